/* A session's own copy of its cards: one text that holds a deck as it was when the session began,
 * so that it can be played on and replayed when the deck has changed since, or is gone. JSON as
 * DECKS has it, read by the reader that decks have, and as strictly checked. */
#ifndef EVENKEEL_STORE_DECK_COPY_H
#define EVENKEEL_STORE_DECK_COPY_H

#include "store/deck.h"
#include "store/history.h"

/* The copy of a deck, free() it; and the 16 digits that tell it from most others (FNV-1a, 64 bit).
 */
char *deck_copy_text(const struct deck *deck);
void deck_copy_checksum(char checksum[MARK_BYTES], const char *content);

/* The absolute path from which the deck was read, free() it; "" for a deck that is itself a copy.
 */
char *deck_copy_path(const struct deck_file *file);

/* Makes the deck of a copy. Its pictures come from the deck at `path`, where that is still there.
 * False, with words, when the copy is no deck. Release in either case. */
bool deck_copy_open(struct deck_file *file, const char *content, const char *path,
                    struct error *error);

#endif
