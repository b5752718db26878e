/* A deck taken away from the user's folder, and brought back. Nothing is deleted: what is removed
 * goes into a folder beside it, "removed", where it is found again. */
#ifndef EVENKEEL_STORE_DECK_REMOVE_H
#define EVENKEEL_STORE_DECK_REMOVE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/path.h"

/* Where a removed deck went, and where from. Zeroed: none. */
struct deck_removed {
    char from[PATH_BYTES_MAX];   /* its path in the user's folder */
    char folder[PATH_BYTES_MAX]; /* that holds it now, with its translations */
};

/* Moves a deck, or whatever lies there, from the user's folder of decks; of a single file its
 * translations go with it. False, with words: then nothing has changed. */
bool deck_remove(const char *path, const char *own_folder, struct deck_removed *removed,
                 struct error *error);

/* The same for what has another name by now: it is kept as `name`, and goes back to it. */
bool deck_remove_as(const char *path, const char *name, const char *own_folder,
                    struct deck_removed *removed, struct error *error);

/* Moves it back. False, with words, where something else has come into its place. */
bool deck_bring_back(const struct deck_removed *removed, struct error *error);

#endif
