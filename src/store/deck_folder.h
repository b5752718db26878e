/* A deck copied into a folder of its own, with its own files and no others (deck_files.h). */
#ifndef EVENKEEL_STORE_DECK_FOLDER_H
#define EVENKEEL_STORE_DECK_FOLDER_H

#include <stdbool.h>

#include "base/error.h"
#include "store/deck_source.h"

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
