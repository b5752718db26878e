/* Which formats a deck may be written in, and how their files are called. */
#ifndef EVENKEEL_STORE_DECK_FORMAT_H
#define EVENKEEL_STORE_DECK_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

enum deck_format { DECK_FORMAT_NONE, DECK_YAML, DECK_JSON, DECK_CSV };

/* The format that a file's name ends in (.yaml, .yml, .json, .csv, in any case), or
 * DECK_FORMAT_NONE. */
enum deck_format deck_format_of(const char *path);

/* The format called "yaml", "json" or "csv", in any case, or DECK_FORMAT_NONE. */
enum deck_format deck_format_named(const char *name);

/* What a folder's deck may be called, best first; a NULL ends the list. */
extern const char *const DECK_FILE_NAMES[];

#endif
