#include "support/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "support/check.h"

void tree_read(yaml_document_t *tree, const char *text)
{
    yaml_parser_t parser;
    assert_true(yaml_parser_initialize(&parser));
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, strlen(text));
    if (!yaml_parser_load(&parser, tree))
        fail_msg("line %zu: %s", parser.problem_mark.line + 1, parser.problem);
    yaml_parser_delete(&parser);
    assert_non_null(yaml_document_get_root_node(tree));
}

static const char *words_of(const yaml_node_t *node)
{
    return (const char *)node->data.scalar.value;
}

static yaml_node_t *find_value(yaml_document_t *tree, const yaml_node_t *mapping, const char *key)
{
    for (yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
         pair < mapping->data.mapping.pairs.top; pair++)
        if (strcmp(words_of(yaml_document_get_node(tree, pair->key)), key) == 0)
            return yaml_document_get_node(tree, pair->value);
    return NULL;
}

static const char *kind_of(const yaml_node_t *node)
{
    switch (node->type) {
    case YAML_SCALAR_NODE:
        return node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? "a bare value" : "a text";
    case YAML_SEQUENCE_NODE:
        return "a list";
    case YAML_MAPPING_NODE:
        return "an object";
    case YAML_NO_NODE:
        break;
    }
    return "nothing";
}

struct comparison {
    yaml_document_t *a, *b;
    char path[256];
    char *where;
    size_t room;
};

static bool differ(struct comparison *one, const char *a, const char *b)
{
    snprintf(one->where, one->room, "%s: %s and %s", one->path, a, b);
    return false;
}

static bool same_node(struct comparison *one, const yaml_node_t *a, const yaml_node_t *b);

static bool same_items(struct comparison *one, const yaml_node_t *a, const yaml_node_t *b)
{
    long a_count = a->data.sequence.items.top - a->data.sequence.items.start;
    long b_count = b->data.sequence.items.top - b->data.sequence.items.start;
    size_t used = strlen(one->path);
    for (long i = 0; i < a_count && i < b_count; i++) {
        snprintf(one->path + used, sizeof one->path - used, "[%ld]", i);
        if (!same_node(one, yaml_document_get_node(one->a, a->data.sequence.items.start[i]),
                       yaml_document_get_node(one->b, b->data.sequence.items.start[i])))
            return false;
        one->path[used] = '\0';
    }
    return a_count == b_count || differ(one, "one has more items", "the other");
}

static bool same_fields(struct comparison *one, const yaml_node_t *a, const yaml_node_t *b)
{
    long a_count = a->data.mapping.pairs.top - a->data.mapping.pairs.start;
    long b_count = b->data.mapping.pairs.top - b->data.mapping.pairs.start;
    size_t used = strlen(one->path);
    for (yaml_node_pair_t *pair = a->data.mapping.pairs.start; pair < a->data.mapping.pairs.top;
         pair++) {
        const char *key = words_of(yaml_document_get_node(one->a, pair->key));
        const yaml_node_t *other = find_value(one->b, b, key);
        snprintf(one->path + used, sizeof one->path - used, ".%s", key);
        if (other == NULL)
            return differ(one, "there", "not there");
        if (!same_node(one, yaml_document_get_node(one->a, pair->value), other))
            return false;
        one->path[used] = '\0';
    }
    return a_count == b_count || differ(one, "one has fewer fields", "the other");
}

static bool same_node(struct comparison *one, const yaml_node_t *a, const yaml_node_t *b)
{
    if (strcmp(kind_of(a), kind_of(b)) != 0)
        return differ(one, kind_of(a), kind_of(b));
    switch (a->type) {
    case YAML_SCALAR_NODE:
        return strcmp(words_of(a), words_of(b)) == 0 || differ(one, words_of(a), words_of(b));
    case YAML_SEQUENCE_NODE:
        return same_items(one, a, b);
    case YAML_MAPPING_NODE:
        return same_fields(one, a, b);
    case YAML_NO_NODE:
        break;
    }
    return true;
}

bool tree_same(yaml_document_t *a, yaml_document_t *b, char where[], size_t room)
{
    struct comparison one = {.a = a, .b = b, .where = where, .room = room};
    where[0] = '\0';
    return same_node(&one, yaml_document_get_root_node(a), yaml_document_get_root_node(b));
}

static void write_node(struct json *json, yaml_document_t *tree, const yaml_node_t *node)
{
    switch (node->type) {
    case YAML_SCALAR_NODE:
        json_text(json, words_of(node));
        break;
    case YAML_SEQUENCE_NODE:
        json_array(json);
        for (yaml_node_item_t *item = node->data.sequence.items.start;
             item < node->data.sequence.items.top; item++)
            write_node(json, tree, yaml_document_get_node(tree, *item));
        json_array_end(json);
        break;
    case YAML_MAPPING_NODE:
        json_object(json);
        for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
             pair < node->data.mapping.pairs.top; pair++) {
            json_key(json, words_of(yaml_document_get_node(tree, pair->key)));
            write_node(json, tree, yaml_document_get_node(tree, pair->value));
        }
        json_object_end(json);
        break;
    case YAML_NO_NODE:
        break;
    }
}

char *tree_as_json(yaml_document_t *tree)
{
    char *text = NULL;
    size_t byte_count;
    struct json json;
    FILE *stream = open_memstream(&text, &byte_count);
    assert_non_null(stream);
    json_start(&json, stream);
    write_node(&json, tree, yaml_document_get_root_node(tree));
    json_end(&json);
    fclose(stream);
    return text;
}
