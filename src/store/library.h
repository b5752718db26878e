/* The decks that are installed: the program's own and the user's. */
#ifndef EVENKEEL_STORE_LIBRARY_H
#define EVENKEEL_STORE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/path.h"
#include "store/deck.h"

/* Zeroed is empty. Paths of decks, the user's first, each name once: a user's deck hides an
 * installed one of the same name. Not read yet. */
struct library {
    char **paths;
    size_t count, capacity;
};

void library_init(struct library *library, const struct data_folders *data);
void library_release(struct library *library);

/* The path of the deck a user names: a path as it is when there is something, otherwise an
 * installed deck's folder or file name ("core"). False, with words that list what there is. */
bool library_find(const struct library *library, const char *name, char path[PATH_BYTES_MAX],
                  struct error *error);

/* Finds the deck a user names and opens it as deck_file_open does. */
bool library_open_deck(struct deck_file *file, const char *name, FILE *problem_stream,
                       struct error *error);

#endif
