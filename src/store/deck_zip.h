/* A deck in a zip: its folder packed as it is, or inside one folder of any name. The zip is checked
 * as a whole when it is opened, and held to what it said when a file is read: what unpacks to more
 * than announced, or to something else, is not read. Nothing is ever written to the disk. */
#ifndef EVENKEEL_STORE_DECK_ZIP_H
#define EVENKEEL_STORE_DECK_ZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/file.h"

struct deck_zip;

/* Opens the zip at `path` and finds the deck in it. NULL, with words, when it is not one that may
 * be read. The file stays open, so that it may be replaced meanwhile. */
struct deck_zip *deck_zip_open(const char *path, struct error *error);
void deck_zip_free(struct deck_zip *zip);

/* The name of the deck file ("deck.yaml"), and the folder in the zip that it lies in, with a slash
 * at its end, or "". */
const char *deck_zip_deck_name(const struct deck_zip *zip);
const char *deck_zip_folder(const struct deck_zip *zip);

/* Reads a file by its name inside the deck, a path_stays_inside() path, as file_read_inside does.
 * There are no links in it. */
enum file_state deck_zip_read(struct deck_zip *zip, const char *name, size_t byte_limit,
                              size_t first_bytes, struct file_content *content,
                              const char **reason);

/* The names of the files beside the deck file, unsorted: `names` and each of them are to be freed.
 */
size_t deck_zip_list(const struct deck_zip *zip, char ***names);

/* Whether two of the names are one on a machine that takes upper and lower case, or an accent in
 * one character and in two, for the same; a slash at the end does not count. */
bool deck_zip_twins(const char *const names[], int count, int *first, int *second);

#endif
