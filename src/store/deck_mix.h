/* One deck or several, dealt as one: what a session plays.
 *
 *     struct deck_mix mix;
 *     if (deck_mix_open(&mix, paths, count, stderr, &error))   (library.h has it by names, too)
 *         session_start(session, &mix.deck, &setup, &error);
 *     …
 *     deck_mix_release(&mix);
 *
 * One deck alone stays what it is. Of several, the cards are put together in the order of the
 * decks' ids, however they were named: so a session code deals the same cards to everybody who
 * mixes the same decks. The mix's id is "core+school", a card's is "school/late-bus", and its title
 * joins the decks' titles; deck.parts says which cards come from where (deck_part_of). Pictures are
 * found by each card's own source, follow-ups stay within their deck. */
#ifndef EVENKEEL_STORE_DECK_MIX_H
#define EVENKEEL_STORE_DECK_MIX_H

#include "store/deck.h"

enum { DECKS_MIXED_MAX = 12, MIX_ID_BYTES = DECKS_MIXED_MAX * 41 };

/* Zeroed is empty. `deck` borrows from the rest. */
struct deck_mix {
    struct deck deck;         /* what can be played; indexed */
    struct deck_file **files; /* by id */
    int file_count;
    struct deck_part *parts;
    struct card *cards; /* of several decks */
    int *by_kind;
    char *title;
    struct arena arena;
};

/* Opens the decks at `paths`, 1 to DECKS_MIXED_MAX; one that is named twice is there once. What is
 * wrong inside them goes to `problem_stream` (NULL: nowhere). False, with words, when one cannot be
 * opened or played, when two have the same id, and when they are too many; then nothing is left to
 * release. */
bool deck_mix_open(struct deck_mix *mix, const char *const paths[], int path_count,
                   FILE *problem_stream, struct error *error);

/* The same of decks that are open and can be played, 1 to DECKS_MIXED_MAX, each in memory of its
 * own (memory_new): the mix takes them over, also where it is false. */
bool deck_mix_take(struct deck_mix *mix, struct deck_file *const files[], int file_count,
                   struct error *error);
void deck_mix_release(struct deck_mix *mix);

/* As deck_file_choose_language for each of the decks: those that lack the language keep the
 * system's, or their own. False, with words, only when none has the one that was asked for; they
 * speak something in either case. Not while a session is going on: its texts are borrowed. */
bool deck_mix_choose_language(struct deck_mix *mix, const char *asked, struct error *error);

/* Splits a mix's id ("core+school") in place; returns how many ids there are, 0 for more than
 * DECKS_MIXED_MAX. */
int deck_mix_split_id(char *id, const char *ids[DECKS_MIXED_MAX]);

#endif
