/* A copy of a deck to be changed: the program's own decks, and those in a zip, are not. */
#ifndef EVENKEEL_STORE_DECK_DUPLICATE_H
#define EVENKEEL_STORE_DECK_DUPLICATE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/path.h"

/* Copies the deck at `path` (a folder, a file or a zip) into a new folder inside `folder`: the deck
 * file, its translations, its pictures, and in a folder of its own what lies beside them. It gets a
 * name, an id and a title that say it is a copy. The new folder's path is in `copied`. False, with
 * words; then nothing is left behind but what could not be removed. */
bool deck_duplicate(const char *path, const char *folder, char copied[PATH_BYTES_MAX],
                    struct error *error);

#endif
