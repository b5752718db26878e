/* What must hold of a deck's bytes in whatever format: they are read, written in every format and
 * read again to the same; and a game makes of them a deck or complaints. */
#ifndef EVENKEEL_TESTS_FUZZ_DECK_CHECKS_H
#define EVENKEEL_TESTS_FUZZ_DECK_CHECKS_H

#include "store/deck_format.h"

void check_deck_bytes(const char *bytes, size_t byte_count, enum deck_format format,
                      const char *file_name);

#endif
