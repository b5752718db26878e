/* Decks in CSV (DECKS, "CSV"): rows that begin with # carry the deck's own fields, then a header
 * row names the columns, then each row is a card. */
#ifndef EVENKEEL_STORE_DECK_CSV_H
#define EVENKEEL_STORE_DECK_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "store/raw_card.h"

/* Reads the bytes, which are changed and have room for one more, and calls the sink for every card.
 * False: the syntax, the encoding or a limit was violated and reading stopped there; what was read
 * before it has been handed over. A table that a translator was given (translation_sheet.h) is
 * known by its columns and read as what it is. */
bool deck_csv_read(const struct raw_notes *notes, const struct raw_sink *sink, char *bytes,
                   size_t byte_count, struct raw_deck *deck);

/* A cell of a deck's table without what spreadsheets do to it: line ends become "\n", and the
 * apostrophe before a text that looks like a formula is taken off. In place; the text's start. */
char *deck_csv_cell(char *cell);

/* The same as a field's text. */
void deck_csv_read_cell(const struct raw_notes *notes, const struct field *field, char *cell,
                        struct place place, struct raw_text *text);

/* Writes a cell of a deck's table, so that deck_csv_read_cell gets the same text; NULL is empty. */
void deck_csv_write_cell(FILE *stream, const char *text);

#endif
