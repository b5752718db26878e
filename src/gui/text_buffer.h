/* A text while it is typed: a caret, what is selected, and what keys do to them. Characters are
 * what a reader calls so (grapheme clusters, UAX #29). Where lines end on the screen is not known
 * here. Free of SDL. */
#ifndef EVENKEEL_GUI_TEXT_BUFFER_H
#define EVENKEEL_GUI_TEXT_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

enum { TEXT_BUFFER_BYTES_MAX = 1 << 16 };

/* Zeroed is empty. Places are bytes, always between two characters. */
struct text_buffer {
    char *text; /* NUL-terminated UTF-8, without control characters but '\n'; NULL: nothing yet */
    size_t length, capacity;
    size_t caret, anchor; /* what lies between them is selected */
    bool one_line;        /* line ends are spaces */
};

enum text_step { STEP_CHARACTER, STEP_WORD, STEP_ALL };

void text_buffer_release(struct text_buffer *buffer);

const char *text_buffer_text(const struct text_buffer *buffer);

/* Another text from outside; caret and selection stay as far as they can. */
void text_buffer_set(struct text_buffer *buffer, const char *text);

bool text_buffer_has_selection(const struct text_buffer *buffer);
size_t text_buffer_start(const struct text_buffer *buffer); /* of what is selected */
size_t text_buffer_end(const struct text_buffer *buffer);

/* A copy of what is selected, free() it. */
char *text_buffer_selected(const struct text_buffer *buffer);

/* Types or pastes in place of what is selected; false when nothing of it can be. */
bool text_buffer_insert(struct text_buffer *buffer, const char *text);

/* Takes away what is selected or, where nothing is, one step before or behind the caret. */
bool text_buffer_erase(struct text_buffer *buffer, enum text_step step, bool forward);

/* Moves the caret; with `select` the other end of the selection stays. A step sideways out of a
 * selection goes to its end. */
void text_buffer_step(struct text_buffer *buffer, enum text_step step, bool forward, bool select);
void text_buffer_go(struct text_buffer *buffer, size_t place, bool select);

void text_buffer_select_all(struct text_buffer *buffer);
void text_buffer_select_word(struct text_buffer *buffer, size_t place); /* the one at the place */

#endif
