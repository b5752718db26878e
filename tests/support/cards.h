/* Cards and decks made by hand, without a file: just what a rule looks at. */
#ifndef EVENKEEL_TESTS_SUPPORT_CARDS_H
#define EVENKEEL_TESTS_SUPPORT_CARDS_H

#include "base/random.h"
#include "rules/card.h"

/* A card that offers one sound response of each of these approaches. */
struct card card_offering(int context, const int approaches[], int count);

/* The usual three: -2, 0 and +2 and, where the context lies between, the one that matches. */
struct card card_plain(int context);

enum { SAMPLE_CARDS_MAX = 3000 };

/* A deck with the memory it needs. `deck` borrows from the rest: do not move it. */
struct sample_deck {
    struct deck deck;
    struct card cards[SAMPLE_CARDS_MAX];
    char ids[SAMPLE_CARDS_MAX][16];
    int by_kind[SAMPLE_CARDS_MAX];
};

/* Adds a card under the id "c1", "c2", … and returns its index. */
int sample_deck_add(struct sample_deck *sample, struct card card);

/* Indexes the deck: call when the cards are complete, and again after a change. */
void sample_deck_finish(struct sample_deck *sample);

/* `count` cards whose contexts and lenses go round in turn: an even supply of each. */
void sample_deck_even(struct sample_deck *sample, int count);

/* `count` cards by chance, 2 to 4 responses of any approach and quality, one of them fitting. */
void sample_deck_random(struct sample_deck *sample, int count, struct random *random);

#endif
