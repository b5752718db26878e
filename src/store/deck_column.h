/* The columns of a deck in CSV (DECKS, "CSV"): the card's own fields by their names, and for each
 * response its letter and "A approach", "A quality" and so on. Also the fields in a translator's
 * sheet. */
#ifndef EVENKEEL_STORE_DECK_COLUMN_H
#define EVENKEEL_STORE_DECK_COLUMN_H

#include "store/raw_card.h"

enum { DECK_COLUMN_NAME_BYTES = 32 };

/* Zeroed is no column of a deck's. */
struct deck_column {
    const struct field *field;
    int response; /* from 1, or 0: the card itself */
};

/* The column called so, in any case, with spaces, hyphens or underscores alike; "A text" is "A".
 * The letters go on to Z, so that a response too many is seen. */
struct deck_column deck_column_find(const char *name);

/* "B leads to" */
void deck_column_name(char name[DECK_COLUMN_NAME_BYTES], struct deck_column column);

/* The name that was probably meant, in `name`; false when there is none. */
bool deck_column_suggestion(char name[DECK_COLUMN_NAME_BYTES], const char *written);

/* The column's text in a card that has the response. */
struct raw_text *deck_column_text(struct deck_column column, struct raw_card *card);

#endif
