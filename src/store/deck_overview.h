/* What a deck is made of, in numbers: for the deck's page and its row in a list. */
#ifndef EVENKEEL_STORE_DECK_OVERVIEW_H
#define EVENKEEL_STORE_DECK_OVERVIEW_H

#include "store/deck.h"

/* A plain value. */
struct deck_overview {
    int cards;    /* that can be played */
    int dealable; /* of them: the others only follow from a choice */
    int left_out; /* because of errors */
    int errors, warnings;
    int pictures;              /* cards that name one */
    int contexts[SCALE_STEPS]; /* cards of each, from stability */
    int lenses[LENS_COUNT];
};

void deck_overview(struct deck_overview *overview, const struct deck_file *file);

#endif
