/* Changes of a text that are collected first and made in one go: everything between them stays byte
 * for byte. */
#ifndef EVENKEEL_STORE_TEXT_EDITS_H
#define EVENKEEL_STORE_TEXT_EDITS_H

#include <stddef.h>

/* The bytes from `start` to `end` become `text`; with start == end it is put in. */
struct text_edit {
    size_t start, end;
    char *text; /* or NULL: nothing */
    size_t byte_count;
    size_t number; /* in the order they were added */
};

/* Zeroed is empty. */
struct text_edits {
    struct text_edit *list;
    size_t count, capacity;
};

/* Takes over `text`, which was allocated with malloc, or NULL. Edits must not overlap; of several
 * at one place, those that only put something in come first, in the order they were added. */
void text_edits_add(struct text_edits *edits, size_t start, size_t end, char *text,
                    size_t byte_count);

/* Adds all edits of `other`, which is empty afterwards. */
void text_edits_take(struct text_edits *edits, struct text_edits *other);

/* The bytes from `start` to `end` with the edits made that lie in there, NUL-terminated, free() it.
 * NULL when two of them overlap. */
char *text_edits_apply(struct text_edits *edits, const char *bytes, size_t start, size_t end,
                       size_t *byte_count);

void text_edits_release(struct text_edits *edits);

#endif
