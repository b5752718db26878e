/* Writing JSON (RFC 8259): keeps the commas, the indentation and the escapes right. Reading JSON is
 * the business of store/json_events.h and store/json_tree.h. */
#ifndef EVENKEEL_BASE_JSON_H
#define EVENKEEL_BASE_JSON_H

#include <stdbool.h>
#include <stdio.h>

enum { JSON_DEPTH_MAX = 16 };

struct json {
    FILE *stream; /* borrowed */
    int depth;
    bool has_items[JSON_DEPTH_MAX + 1];
    bool after_key;
};

void json_start(struct json *json, FILE *stream);
void json_end(struct json *json); /* a last line end; the stream stays open */

void json_object(struct json *json);
void json_object_end(struct json *json);
void json_array(struct json *json);
void json_array_end(struct json *json);

void json_key(struct json *json, const char *key);
void json_text(struct json *json, const char *text); /* UTF-8; NULL writes null */
void json_number(struct json *json, long number);
void json_decimal(struct json *json, double number, int digits);
void json_bool(struct json *json, bool value);
void json_null(struct json *json);

/* A key with its value. */
void json_key_text(struct json *json, const char *key, const char *text); /* NULL writes null */
void json_key_number(struct json *json, const char *key, long number);

#endif
