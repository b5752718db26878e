/* A new deck for somebody to write over: a dozen example cards with notes, playable as they stand,
 * made from assets/new-deck. In YAML the schema for editors lies beside it (deck_schema.h), so that
 * nothing has to be fetched from anywhere. */
#ifndef EVENKEEL_STORE_NEW_DECK_H
#define EVENKEEL_STORE_NEW_DECK_H

#include <stdbool.h>

#include "base/error.h"
#include "base/path.h"

struct new_deck {
    char file[PATH_BYTES_MAX];   /* the deck's file */
    char schema[PATH_BYTES_MAX]; /* the schema's that was written, or "" */
};

/* Makes the deck at `path`: a .yaml, .yml or .csv file, or otherwise a folder, which is made if it
 * is not there. Its id and title follow the path's name. `examples` is the path of
 * assets/new-deck. Nothing that is there already is touched: then, and where it cannot be written,
 * it is false, with words. */
bool new_deck_make(struct new_deck *made, const char *path, const char *examples,
                   struct error *error);

#endif
