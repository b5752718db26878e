/* Decks in YAML, and in JSON, which is read by the same reader. DECKS, "YAML". */
#ifndef EVENKEEL_STORE_DECK_YAML_H
#define EVENKEEL_STORE_DECK_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "store/raw_card.h"

/* Reads the bytes (which are changed in place where JSON needs it) and calls the sink for every
 * card. False: the syntax, the encoding or a limit was violated and reading stopped there; what was
 * read before it has been handed over. */
bool deck_yaml_read(const struct raw_notes *notes, const struct raw_sink *sink, char *bytes,
                    size_t byte_count, struct raw_deck *deck);

#endif
