/* JSON writes a character beyond U+FFFF as two escapes, "\ud83d\ude00"; YAML knows only one,
 * "\U0001f600". This joins them before the YAML reader sees the file, and remembers where, so that
 * the columns in messages are still those of the author's file. */
#ifndef EVENKEEL_STORE_JSON_ESCAPE_H
#define EVENKEEL_STORE_JSON_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

/* Zeroed is none. */
struct json_escapes {
    size_t *joined; /* character index in the new text of each joined escape */
    size_t count, capacity;
};

/* Whether the first thing in the file is a brace. */
bool json_looks_like(const char *bytes, size_t byte_count);

/* Joins the pairs in place; the new number of bytes. A half pair is left for the reader to refuse.
 */
size_t json_escapes_join(struct json_escapes *escapes, char *bytes, size_t byte_count);

/* By how many characters a place in the old text is further right than `index` in the new one,
 * whose line starts at `line_start`. */
int json_escapes_shift(const struct json_escapes *escapes, size_t line_start, size_t index);

void json_escapes_release(struct json_escapes *escapes);

#endif
