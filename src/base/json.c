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

static void quote(struct json *json, const char *text)
{
    fputc('"', json->stream);
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            fprintf(json->stream, "\\%c", byte);
        else if (byte == '\n')
            fputs("\\n", json->stream);
        else if (byte == '\t')
            fputs("\\t", json->stream);
        else if (byte < 0x20 || byte == 0x7F)
            fprintf(json->stream, "\\u%04x", byte);
        else
            fputc(byte, json->stream);
    }
    fputc('"', json->stream);
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
