/* A changed deck back into its YAML file: only the lines of what was changed are replaced.
 * Comments, blank lines, order, quotes, indentation, line ends and the byte order mark of
 * everything else stay byte for byte. */
#ifndef EVENKEEL_STORE_YAML_PATCH_H
#define EVENKEEL_STORE_YAML_PATCH_H

#include "base/error.h"
#include "store/deck_document.h"

/* `was` was read from the bytes; `wanted` is what it has become. Cards and responses are the same
 * ones where their keys are the same; without a key (0) they are new ones. A comment right above a
 * card's dash, in the dash's column, goes where the card goes; so does one that is indented deeper.
 *
 * On success the new bytes (free() them) read as `wanted`: that was tried. False, with words, where
 * it cannot be done, because the deck is written in { } or in another way that is not followed:
 * then the deck has to be written anew, elsewhere. */
bool yaml_patch(const char *bytes, size_t byte_count, const struct deck_document *was,
                const struct deck_document *wanted, char **patched, size_t *patched_count,
                struct error *error);

#endif
