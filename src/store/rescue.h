/* From a damaged database to a whole one: what can be read is copied row by row into a new file,
 * which then takes the damaged one's place; that one is kept under a dated name beside it. Whatever
 * happens on the way, one of the two is there at the next start. */
#ifndef EVENKEEL_STORE_RESCUE_H
#define EVENKEEL_STORE_RESCUE_H

#include <stdbool.h>

#include "base/error.h"

/* Nobody may have the database at `path`, in `folder`, open. False, with words, when the disk
 * refuses; the damaged file then stands where it was. Otherwise the words say what was rescued. */
bool rescue_database(const char *folder, const char *path, struct error *error);

/* Rescues what can be read of the database at `path`, which is not changed, into a new one at
 * `fresh`: `*count` sessions. False, with words, when the disk refuses; nothing is left behind
 * then. */
bool rescue_into(const char *fresh, const char *path, int *count, struct error *error);

/* Whether a rescue was made, but had no time to put the new file in its place. */
bool rescue_was_interrupted(const char *folder);
bool rescue_finish(const char *folder, const char *path);

/* How many damaged databases were set aside and are still there. */
int rescue_kept(const char *folder);

/* Removes all that was ever set aside, and what a rescue that failed left behind, for whoever wants
 * no traces. False when one cannot be. */
bool rescue_forget(const char *folder, struct error *error);

#endif
