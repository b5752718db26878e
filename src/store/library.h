/* The decks that are installed: the program's own and the user's. */
#ifndef EVENKEEL_STORE_LIBRARY_H
#define EVENKEEL_STORE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/path.h"
#include "store/deck.h"
#include "store/deck_mix.h"

struct paths {
    char **list;
    size_t count, capacity;
};

/* Zeroed is empty. Paths of decks, the user's first, each name once: a user's deck hides an
 * installed one of the same name. Not read yet. */
struct library {
    char **paths;
    size_t count, capacity;
    size_t own_count; /* of them the user's */
    /* What is not among them although somebody may look for it: in the user's folder what is no
     * deck, or bears the name of another one; and installed decks that are hidden. */
    struct paths odd;
    struct error trouble; /* a folder of decks that is there and could not be read, or zeroed */
};

/* `own_folder` holds the user's decks (library_own_folder); NULL: there is none. */
void library_init_from(struct library *library, const char *own_folder,
                       const struct data_folders *data);

/* The same with the user's own folder. */
void library_init(struct library *library, const struct data_folders *data);

/* Where the user's decks are; not made. False, with words, when there is no home. */
bool library_own_folder(char path[PATH_BYTES_MAX], struct error *error);

/* Whether two paths would be one deck's: the same name without the ending. */
bool library_same_name(const char *a, const char *b);

void library_release(struct library *library);

/* The path of the deck a user names: a path as it is when there is something, otherwise an
 * installed deck's folder or file name ("core"), or else its id, for which they are read. False,
 * with words that list what there is. */
bool library_find(const struct library *library, const char *name, char path[PATH_BYTES_MAX],
                  struct error *error);

/* Finds the deck a user names and opens it as deck_file_open does. */
bool library_open_deck(struct deck_file *file, const char *name, FILE *problem_stream,
                       struct error *error);

/* The same of several, mixed (deck_mix.h). */
bool library_open_mix(struct deck_mix *mix, const char *const names[], int name_count,
                      FILE *problem_stream, struct error *error);

/* The same of installed decks alone, by their names or ids: for names that a file gives, which must
 * not lead to whatever lies at a path. Nothing is said of their problems. */
bool library_open_installed(struct deck_mix *mix, const char *const names[], int name_count,
                            struct error *error);

#endif
