/* What a deck is made of, counted: what deck check warns of and a deck's page shows. */
#ifndef EVENKEEL_STORE_DECK_FIGURES_H
#define EVENKEEL_STORE_DECK_FIGURES_H

#include "rules/card.h"

/* All in cards. */
struct deck_figures {
    int cards, dealable;
    int contexts[SCALE_STEPS]; /* from SCALE_MIN */
    int lenses[LENS_COUNT];
    /* Where the best answer (the first of several) is longer or shorter than every other, and its
     * place. */
    int longest, shortest;
    int places[RESPONSES_MAX];
};

struct deck_figures deck_figures_of(const struct deck *deck);

#endif
