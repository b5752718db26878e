/* Where things are: the program's own files, the user's, by the XDG base directory specification.
 */
#ifndef EVENKEEL_BASE_PATH_H
#define EVENKEEL_BASE_PATH_H

#include <stdbool.h>

#include "base/error.h"

enum { PATH_BYTES_MAX = 4096, DATA_FOLDERS_MAX = 32 };

/* "a/b" from "a" (or "a/") and "b", in `path` (PATH_BYTES_MAX bytes). False when it does not fit.
 */
bool path_join(char path[PATH_BYTES_MAX], const char *folder, const char *name);

/* The last part of a path: "deck.yaml" of "cards/core/deck.yaml". Points into `path`. */
const char *path_name(const char *path);

/* A relative path that stays inside its folder: no empty part, no "." or "..", no backslash, colon
 * or control character, not absolute, at most 8 deep. */
bool path_stays_inside(const char *path);

/* The folders the program's own files are looked for in, best first: $EVENKEEL_DATADIR (alone, when
 * set), beside the binary, the installed prefix, XDG_DATA_DIRS. */
struct data_folders {
    int count;
    char *folders[DATA_FOLDERS_MAX];
};

void data_folders_init(struct data_folders *data);
void data_folders_release(struct data_folders *data);

/* The first of them that holds `name` ("cards/core"), as a whole path in `path`. */
bool data_folders_find(const struct data_folders *data, const char *name,
                       char path[PATH_BYTES_MAX]);

/* The user's folder for decks and the database, $XDG_DATA_HOME/evenkeel or ~/.local/share/evenkeel;
 * not made. False, with words, when there is neither variable nor home. */
bool path_user_folder(char path[PATH_BYTES_MAX], struct error *error);

/* The user's documents, as user-dirs.dirs of the desktop's configuration says, else ~/Documents;
 * not made. False, with words, when there is no home. */
bool path_documents_folder(char path[PATH_BYTES_MAX], struct error *error);

#endif
