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

#endif
