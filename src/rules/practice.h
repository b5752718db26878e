/* Practice: a card is in one of five boxes, and comes again when its box's days are over. RULES,
 * "Ways to play"; the boxes are Sebastian Leitner's. */
#ifndef EVENKEEL_RULES_PRACTICE_H
#define EVENKEEL_RULES_PRACTICE_H

#include <stdbool.h>
#include <stdint.h>

#include "rules/card.h"

enum {
    PRACTICE_NEW = 0, /* in no box yet */
    PRACTICE_BOXES = 5,
    PRACTICE_CARDS_MOST = 20, /* in one sitting */
    PRACTICE_CARDS_FEW = 10   /* where fewer are due, new ones come along up to so many */
};

/* Whether a fit counts as read well. */
bool practice_read_well(int fit);

/* The box a card goes to from `box`, or from no box. */
int practice_box_after(int box, int fit);

/* The days a card waits in a box from 1: 1, 2, 4, 8, 16. */
int practice_days(int box);

/* Where a card of the deck is. */
struct practice_place {
    int box; /* PRACTICE_NEW or 1 to PRACTICE_BOXES */
    int due; /* a day (base/day.h) */
};

/* Whether the card is due. A day further off than its box lets a card wait was written by a clock
 * that has been set back since; then the card is due as well. */
bool practice_is_due(struct practice_place place, int today);

struct practice_sitting {
    int count;
    int cards[PRACTICE_CARDS_MOST], boxes[PRACTICE_CARDS_MOST];
    int due_count; /* of them; the others are new */
    int waiting;   /* due, but left for the next sitting */
    int next_due;  /* where nothing is dealt: the day the first card is due; -1: none ever */
};

/* Deals a sitting. What is due comes first, the lowest box before the others, in a box what has
 * waited longest; then new cards in an order drawn by the seed. Cards that only follow from others
 * are left out: alone they have no sense. `places` has one for each card of the deck, which must be
 * indexed. */
void practice_deal(struct practice_sitting *sitting, const struct deck *deck,
                   const struct practice_place places[], int today, uint32_t seed);

#endif
