/* A table for whoever translates a deck: a row for each text, with the original beside the
 * translation. It is itself a translation that can lie beside its deck (deck.de.csv), and
 * `deck convert` makes deck.de.yaml of it.
 *
 * Rows that begin with # say which deck and which language; the header is id, field, and the two
 * languages; a field is called as its column in a deck's table ("B why"), the deck's own are "deck
 * title" and "deck about", without an id. Other columns and the original are not read. */
#ifndef EVENKEEL_STORE_TRANSLATION_SHEET_H
#define EVENKEEL_STORE_TRANSLATION_SHEET_H

#include <stdbool.h>
#include <stdio.h>

#include "store/csv.h"
#include "store/deck_document.h"

/* Writes the sheet for a deck. What `translation` (an empty document: nothing yet) has is filled
 * in, also where the deck has no such text any more. */
void translation_sheet_write(FILE *stream, const struct deck_document *deck,
                             const struct deck_document *translation, const char *language,
                             char separator);

/* Whether the present row is the header of such a sheet. */
bool translation_sheet_is_header(const struct csv *csv);

/* For deck_csv_read, with the rows before the header in `deck`: reads the rest and calls the sink
 * for every card that has a text, in the order in which they first come. False: reading stopped. */
bool translation_sheet_read(const struct raw_notes *notes, const struct raw_sink *sink,
                            struct csv *csv, struct raw_deck *deck);

#endif
