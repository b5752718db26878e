/* A deck copied into a folder of its own: its deck file, its translations, its licence and schema,
 * and the pictures that its cards name, and nothing else that happens to lie there. Everything is
 * read through deck_source, so that a link or a path that leaves the deck leads nowhere. */
#ifndef EVENKEEL_STORE_DECK_FOLDER_H
#define EVENKEEL_STORE_DECK_FOLDER_H

#include <stdbool.h>

#include "base/error.h"
#include "store/deck_source.h"

enum { COPY_BYTES_MAX = 512 << 20, COPY_FILES_MAX = 10000 };

/* What the copy is called; NULL: as the deck is. */
struct deck_naming {
    const char *id, *title;
};

/* Makes the folder, which must not be there, and copies the deck into it as deck.yaml (or .json,
 * .csv). A new name is written into deck and translations; of a YAML file the rest stays as it is,
 * comments and all. False, with words: then nothing is left of it. */
bool deck_folder_copy(const struct deck_source *source, const char *folder,
               const struct deck_naming *naming, struct error *error);

#endif
