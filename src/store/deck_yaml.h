/* Decks in YAML, and in JSON, which is read by the same reader. DECKS, "YAML". */
#ifndef EVENKEEL_STORE_DECK_YAML_H
#define EVENKEEL_STORE_DECK_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "store/raw_card.h"

struct deck_builder;

/* Where the reader hands what it has read: a deck is built, a translation is laid over one. */
struct deck_sink {
    void *context;
    void (*card)(void *context,
                 struct raw_card *card); /* the card may be kept until the call returns */
    bool translation;                    /* only the translated fields are known */
};

/* Reads the bytes (which are changed in place where JSON needs it) and calls the sink for every
 * card. False: the syntax, the encoding or a limit was violated and reading stopped there; what was
 * read before it has been handed over. Problems go to the builder's file under the builder's name.
 */
bool deck_yaml_read(struct deck_builder *builder, const struct deck_sink *sink, char *bytes,
                    size_t byte_count, struct raw_deck *deck);

#endif
