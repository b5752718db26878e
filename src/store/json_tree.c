#include "store/json_tree.h"

#include <stdlib.h>
#include <string.h>

#include "store/json_events.h"

enum { DEPTH_MAX = 16 };

struct reading {
    struct json_events events;
    struct arena *arena;
};

static struct json_tree *read_value(struct reading *reading, const yaml_event_t *event, int depth);

/* A text without a NUL inside, in the arena; NULL for one that has. */
static const char *text_of(struct reading *reading, const yaml_event_t *event)
{
    const char *bytes = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    return strlen(bytes) == length ? arena_text(reading->arena, bytes, length) : NULL;
}

/* Items up to the end of the list or fields. */
static bool read_items(struct reading *reading, struct json_tree *tree, yaml_event_type_t end,
                       int depth)
{
    struct json_tree **items = NULL;
    const char **keys = NULL;
    size_t item_capacity = 0, key_capacity = 0;
    bool good = true;
    while (good) {
        yaml_event_t event;
        json_events_next(&reading->events, &event);
        if (event.type == end)
            break;
        if (tree->kind == JSON_FIELDS) {
            keys = memory_grow(keys, (size_t)tree->count, &key_capacity, sizeof *keys);
            keys[tree->count] = text_of(reading, &event);
            good = keys[tree->count] != NULL;
            json_events_next(&reading->events, &event);
        }
        items = memory_grow(items, (size_t)tree->count, &item_capacity, sizeof(*items));
        struct json_tree *item = good ? read_value(reading, &event, depth + 1) : NULL;
        good = item != NULL;
        items[tree->count] = item;
        tree->count += good;
    }
    if (good) {
        tree->items = arena_new(reading->arena, (size_t)(tree->count + 1) * sizeof(*items));
        if (tree->count > 0 && items != NULL)
            memcpy(tree->items, items, (size_t)tree->count * sizeof(*items));
        tree->keys = arena_new(reading->arena, (size_t)(tree->count + 1) * sizeof *keys);
        if (tree->count > 0 && keys != NULL)
            memcpy(tree->keys, keys, (size_t)tree->count * sizeof *keys);
    }
    free(items);
    free(keys);
    return good;
}

static struct json_tree *read_value(struct reading *reading, const yaml_event_t *event, int depth)
{
    struct json_tree *tree = arena_new(reading->arena, sizeof *tree);
    if (depth > DEPTH_MAX)
        return NULL;
    if (event->type == YAML_SCALAR_EVENT) {
        tree->text = text_of(reading, event);
        return tree->text != NULL ? tree : NULL;
    }
    if (event->type != YAML_SEQUENCE_START_EVENT && event->type != YAML_MAPPING_START_EVENT)
        return NULL;
    bool list = event->type == YAML_SEQUENCE_START_EVENT;
    tree->kind = list ? JSON_LIST : JSON_FIELDS;
    return read_items(reading, tree, list ? YAML_SEQUENCE_END_EVENT : YAML_MAPPING_END_EVENT, depth)
               ? tree
               : NULL;
}

struct json_tree *json_tree_read(struct arena *arena, char *bytes, size_t byte_count)
{
    struct reading reading = {.arena = arena};
    yaml_event_t event;
    if (!json_events_init(&reading.events, bytes, byte_count))
        return NULL;
    do
        json_events_next(&reading.events, &event);
    while (event.type == YAML_STREAM_START_EVENT || event.type == YAML_DOCUMENT_START_EVENT);
    return read_value(&reading, &event, 0);
}

static const struct json_tree *field(const struct json_tree *tree, const char *key)
{
    for (int i = 0; tree != NULL && tree->kind == JSON_FIELDS && i < tree->count; i++)
        if (strcmp(tree->keys[i], key) == 0)
            return tree->items[i];
    return NULL;
}

const struct json_tree *json_tree_list(const struct json_tree *tree, const char *key)
{
    const struct json_tree *found = field(tree, key);
    return found != NULL && found->kind == JSON_LIST ? found : NULL;
}

const struct json_tree *json_tree_fields(const struct json_tree *tree, const char *key)
{
    const struct json_tree *found = field(tree, key);
    return found != NULL && found->kind == JSON_FIELDS ? found : NULL;
}

const char *json_tree_text(const struct json_tree *tree, const char *key)
{
    const struct json_tree *found = field(tree, key);
    return found != NULL && found->kind == JSON_SCALAR ? found->text : NULL;
}
