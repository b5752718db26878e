/* A cell of a deck's table, and what spreadsheets do to it. */
#ifndef EVENKEEL_STORE_DECK_CELL_H
#define EVENKEEL_STORE_DECK_CELL_H

#include <stdio.h>

#include "store/raw_card.h"

/* A cell's text without what spreadsheets do to it: line ends become "\n", and the
 * apostrophe before a text that looks like a formula is taken off. In place; the text's start. */
char *deck_cell_text(char *cell);

/* The same as a field's text. */
void deck_cell_read(const struct raw_notes *notes, const struct field *field, char *cell,
                    struct place place, struct raw_text *text);

/* Writes a cell of a deck's table, so that deck_cell_read gets the same text; NULL is empty. */
void deck_cell_write(FILE *stream, const char *text);

#endif
