#include "store/deck_schema.h"

#include <ctype.h>
#include <string.h>

#include "base/json.h"
#include "store/raw_card.h"

enum { PATTERN_BYTES = 1024 };

/* A pattern for the field's words in any case, with white space around them: draft 7 has no flags.
 */
static void write_pattern(struct json *json, const struct field *field)
{
    char pattern[PATTERN_BYTES] = "^\\s*(";
    size_t used = strlen(pattern);
    for (int i = 0; i < field->word_count; i++) {
        if (i > 0)
            pattern[used++] = '|';
        for (const char *at = field->words[i]; *at != '\0'; at++)
            used += (size_t)(isalpha((unsigned char)*at)
                                 ? snprintf(pattern + used, sizeof pattern - used, "[%c%c]",
                                            toupper((unsigned char)*at), *at)
                                 : snprintf(pattern + used, sizeof pattern - used, "%c", *at));
    }
    snprintf(pattern + used, sizeof pattern - used, ")%s\\s*$", field->required ? "" : "?");
    json_key_text(json, "pattern", pattern);
}

/* The words as an editor offers them, or the same in other letters. */
static void write_words(struct json *json, const struct field *field)
{
    json_key(json, "anyOf");
    json_array(json);
    json_object(json);
    json_key(json, "enum");
    json_array(json);
    for (int i = 0; i < field->word_count; i++)
        json_text(json, field->words[i]);
    json_array_end(json);
    json_object_end(json);
    json_object(json);
    json_key_text(json, "type", "string");
    write_pattern(json, field);
    json_object_end(json);
    if (!field->required) {
        json_object(json);
        json_key_text(json, "type", "null");
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_truth(struct json *json)
{
    json_key(json, "anyOf");
    json_array(json);
    json_object(json);
    json_key_text(json, "type", "boolean");
    json_object_end(json);
    json_object(json);
    json_key_text(json, "type", "string");
    json_key_text(json, "pattern",
                  "^\\s*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo])?\\s*$");
    json_object_end(json);
    json_object(json);
    json_key_text(json, "type", "null");
    json_object_end(json);
    json_array_end(json);
    json_key(json, "default");
    json_bool(json, false);
}

/* YAML takes 1.0 and 2024 for numbers, and the reader takes them for texts. Only an optional field
 * may be empty. */
static void write_text(struct json *json, const struct field *field, bool required)
{
    json_key(json, "type");
    json_array(json);
    json_text(json, "string");
    json_text(json, "number");
    if (!required)
        json_text(json, "null");
    json_array_end(json);
    if (required)
        json_key_text(json, "pattern", "\\S");
    if (field->characters > 0)
        json_key_number(json, "maxLength", (long)FIELD_LENGTH_TIMES * field->characters);
}

/* Ids and languages, as deck_builder has them. */
static void write_deck_word(struct json *json, const char *pattern)
{
    json_key_text(json, "type", "string");
    json_key_text(json, "pattern", pattern);
}

static void write_table(struct json *json, const struct field_table *table, enum schema_kind kind);

static void write_list(struct json *json, const struct field_table *table, enum schema_kind kind)
{
    json_key_text(json, "type", "array");
    json_key(json, "items");
    json_object(json);
    write_table(json, table, kind);
    json_object_end(json);
}

/* In a translation only what says which texts they are has to be there. */
static bool is_required(const struct field_table *table, const struct field *field,
                        enum schema_kind kind)
{
    if (!field->required || kind == SCHEMA_DECK)
        return field->required;
    return (table == &CARD_FIELDS && strcmp(field->name, "id") == 0) ||
           (table == &DECK_FIELDS && strcmp(field->name, "title") != 0);
}

static void write_field(struct json *json, const struct field_table *table,
                        const struct field *field, enum schema_kind kind)
{
    char about[400];
    int used = snprintf(about, sizeof about, "%s", field->about);
    if (field->characters > 0)
        snprintf(about + used, sizeof about - (size_t)used, " Up to %d characters%s.",
                 field->characters, field->kind == FIELD_TEXT ? ", or the page scrolls" : "");
    json_key(json, field->name);
    json_object(json);
    json_key_text(json, "description", about);
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_WORD:
        if (field->words != NULL)
            write_words(json, field);
        else if (table == &DECK_FIELDS && strcmp(field->name, "deck") == 0)
            write_deck_word(json, "^\\s*[A-Za-z0-9-]{1,40}\\s*$");
        else if (table == &DECK_FIELDS && strcmp(field->name, "language") == 0)
            write_deck_word(json, "^\\s*[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\\s*$");
        else
            write_text(json, field, is_required(table, field, kind));
        break;
    case FIELD_TRUTH:
        write_truth(json);
        break;
    case FIELD_RESPONSES:
        write_list(json, &RESPONSE_FIELDS, kind);
        if (kind == SCHEMA_DECK)
            json_key_number(json, "minItems", RESPONSES_MIN);
        json_key_number(json, "maxItems", RESPONSES_MAX);
        break;
    case FIELD_CARDS:
        write_list(json, &CARD_FIELDS, kind);
        json_key_number(json, "minItems", 1);
        json_key_number(json, "maxItems", DECK_CARDS_MAX);
        break;
    }
    json_object_end(json);
}

static void write_table(struct json *json, const struct field_table *table, enum schema_kind kind)
{
    int required = 0;
    json_key_text(json, "type", "object");
    json_key(json, "properties");
    json_object(json);
    for (int i = 0; i < table->count; i++) {
        const struct field *field = &table->fields[i];
        if (kind == SCHEMA_TRANSLATION && field->scope == FIELD_DECK_ONLY)
            continue;
        write_field(json, table, field, kind);
        required += is_required(table, field, kind);
    }
    if (table == &DECK_FIELDS) {
        /* A deck in JSON names its schema itself. */
        json_key(json, "$schema");
        json_object(json);
        json_key_text(json, "type", "string");
        json_object_end(json);
    }
    json_object_end(json);
    if (required > 0) {
        json_key(json, "required");
        json_array(json);
        for (int i = 0; i < table->count; i++)
            if (is_required(table, &table->fields[i], kind))
                json_text(json, table->fields[i].name);
        json_array_end(json);
    }
    json_key(json, "additionalProperties");
    json_bool(json, false);
}

void deck_schema_write(FILE *stream, enum schema_kind kind)
{
    struct json json;
    json_start(&json, stream);
    json_object(&json);
    json_key_text(&json, "$schema", "http://json-schema.org/draft-07/schema#");
    json_key_text(&json, "title",
                  kind == SCHEMA_DECK ? "A deck for Even Keel"
                                      : "A translation of a deck for Even Keel");
    json_key_text(
        &json, "description",
        "evenkeel deck check tells what a schema cannot: whether a response fits, whether an "
        "id is there, whether the deck is fair.");
    write_table(&json, &DECK_FIELDS, kind);
    json_object_end(&json);
    json_end(&json);
}
