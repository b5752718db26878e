#include "base/json.h"

#include <assert.h>

static void indent(struct json *json)
{
    fputc('\n', json->stream);
    for (int i = 0; i < json->depth; i++)
        fputc(' ', json->stream);
}

/* What has to stand before a value: nothing after its key, a comma after its elder sibling. */
static void before_value(struct json *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (json->depth == 0)
        return;
    if (json->has_items[json->depth])
        fputc(',', json->stream);
    json->has_items[json->depth] = true;
    indent(json);
}

/* Characters that are lost, refused or taken for line ends by some readers of JSON, which is YAML
 * to them: written as escapes. `*length` is how many bytes the character has. */
static unsigned special_character(const unsigned char *at, size_t *length)
{
    *length = 1;
    if (at[0] < 0x20 || at[0] == 0x7F)
        return at[0];
    *length = 2;
    if (at[0] == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0)
        return at[1];
    *length = 3;
    if (at[0] == 0xE2 && at[1] == 0x80 && (at[2] == 0xA8 || at[2] == 0xA9))
        return 0x2000u | (at[2] - 0x80u);
    if (at[0] == 0xEF && at[1] == 0xBB && at[2] == 0xBF)
        return 0xFEFF;
    if (at[0] == 0xEF && at[1] == 0xBF && at[2] >= 0xBE)
        return 0xFFC0u | (at[2] - 0x80u);
    return 0;
}

static void quote(struct json *json, const char *text)
{
    const char *start = text; /* of what is written as it stands */
    putc('"', json->stream);
    while (*text != '\0') {
        size_t length;
        unsigned special = special_character((const unsigned char *)text, &length);
        if (special == 0 && *text != '"' && *text != '\\') {
            text++;
            continue;
        }
        fwrite(start, 1, (size_t)(text - start), json->stream);
        if (special == 0) {
            fprintf(json->stream, "\\%c", *text);
            length = 1;
        } else if (special == '\n' || special == '\t') {
            fputs(special == '\n' ? "\\n" : "\\t", json->stream);
        } else {
            fprintf(json->stream, "\\u%04x", special);
        }
        start = text += length;
    }
    fwrite(start, 1, (size_t)(text - start), json->stream);
    putc('"', json->stream);
}

static void open_bracket(struct json *json, char bracket)
{
    before_value(json);
    fputc(bracket, json->stream);
    assert(json->depth < JSON_DEPTH_MAX);
    json->depth++;
    json->has_items[json->depth] = false;
}

static void close_bracket(struct json *json, char bracket)
{
    assert(json->depth > 0);
    json->depth--;
    if (json->has_items[json->depth + 1])
        indent(json);
    fputc(bracket, json->stream);
}

void json_start(struct json *json, FILE *stream)
{
    *json = (struct json){.stream = stream};
}

void json_end(struct json *json)
{
    assert(json->depth == 0);
    fputc('\n', json->stream);
}

void json_object(struct json *json)
{
    open_bracket(json, '{');
}

void json_object_end(struct json *json)
{
    close_bracket(json, '}');
}

void json_array(struct json *json)
{
    open_bracket(json, '[');
}

void json_array_end(struct json *json)
{
    close_bracket(json, ']');
}

void json_key(struct json *json, const char *key)
{
    before_value(json);
    quote(json, key);
    fputs(": ", json->stream);
    json->after_key = true;
}

void json_text(struct json *json, const char *text)
{
    if (text == NULL) {
        json_null(json);
        return;
    }
    before_value(json);
    quote(json, text);
}

void json_number(struct json *json, long number)
{
    before_value(json);
    fprintf(json->stream, "%ld", number);
}

void json_decimal(struct json *json, double number, int digits)
{
    before_value(json);
    fprintf(json->stream, "%.*f", digits, number);
}

void json_bool(struct json *json, bool value)
{
    before_value(json);
    fputs(value ? "true" : "false", json->stream);
}

void json_null(struct json *json)
{
    before_value(json);
    fputs("null", json->stream);
}

void json_key_text(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

void json_key_number(struct json *json, const char *key, long number)
{
    json_key(json, key);
    json_number(json, number);
}
