/* Which formats a deck may be written in, how their files are called, and who reads them. */
#ifndef EVENKEEL_STORE_DECK_FORMAT_H
#define EVENKEEL_STORE_DECK_FORMAT_H

#include "store/raw_card.h"

enum deck_format { DECK_FORMAT_NONE, DECK_YAML, DECK_JSON, DECK_CSV };

/* The format that a file's name ends in (.yaml, .yml, .json, .csv, in any case), or
 * DECK_FORMAT_NONE; also for ".schema.json". */
enum deck_format deck_format_of(const char *path);

/* The format called "yaml", "json" or "csv", in any case, or DECK_FORMAT_NONE. */
enum deck_format deck_format_named(const char *name);

/* What a folder's deck may be called, best first; a NULL ends the list. */
extern const char *const DECK_FILE_NAMES[];

/* Reads a deck or a translation in any format (DECK_FORMAT_NONE: YAML) and calls the sink for every
 * card. The bytes are changed and have room for one more. False: the syntax, the encoding or a
 * limit was violated and reading stopped there; what was read before it has been handed over. */
bool deck_format_read(enum deck_format format, const struct raw_notes *notes,
                      const struct raw_sink *sink, char *bytes, size_t byte_count,
                      struct raw_deck *deck);

#endif
