/* Many voyages added up: what each policy scores, and how each card does. Sums of whole numbers
 * only, so that they come out the same in whatever order, and on however many threads, the voyages
 * are sailed. */
#ifndef EVENKEEL_RULES_SIMULATION_H
#define EVENKEEL_RULES_SIMULATION_H

#include "rules/voyage.h"

/* How often each value came, 0 to 100 percent. */
struct percents {
    long long counts[101];
    long long undefined;
};

/* One policy's voyages. */
struct policy_figures {
    long long voyages;
    struct percents score, fit, balance, follow_through;
    long long rescues[ROUNDS_MAX + 1]; /* voyages with so many */
};

/* One card's turns, of all policies together. */
struct card_figures {
    /* By response: the turns in which it was chosen, and what the voyage's other turns then earned
     * in fit. */
    long long taken[RESPONSES_MAX], rest[RESPONSES_MAX];
    long long rest_squares;
    /* By set of responses (1 for A, 2 for B, …): the turns in which these earned most at once
     * (voyage_most). */
    long long most[1 << RESPONSES_MAX];
};

/* What is sailed; borrowed. The deck is indexed, `cards` filled from it (voyage_cards_fill). */
struct simulation {
    const struct deck *deck;
    const struct voyage_card *cards;
    int rounds;        /* 1 to deal_rounds_max() */
    unsigned policies; /* a set: 1 << POLICY_BEST, … */
};

/* Sails `count` voyages with each of the policies, of the seeds from `first_seed` on (after
 * SEED_MAX comes 0), and adds them to `figures` (POLICY_COUNT of them) and `cards` (one for each of
 * the deck's, or NULL: not wanted). `voyage` is room to work in. */
void simulation_sail(const struct simulation *simulation, uint32_t first_seed, uint32_t count,
                     struct policy_figures figures[], struct card_figures cards[],
                     struct voyage *voyage);

/* Adds one's sums to the other's. */
void policy_figures_add(struct policy_figures *sum, const struct policy_figures *figures);
void card_figures_add(struct card_figures *sum, const struct card_figures *figures);

/* --- what they say ------------------------------------------------------------------------------
 */

/* The mean and the nearest-rank percentiles of counted values, `values` of them from 0 on. Zeroed
 * where nothing was counted (`known` false). */
struct spread {
    bool known;
    double mean;
    int low, high; /* 5 % and 95 % */
};
struct spread spread_of(const long long counts[], int values);

long long card_turns(const struct card_figures *figures);

/* The turns in which nothing would have earned more than this response at once; several may share a
 * turn. */
long long card_most(const struct card_figures *figures, int response);

/* Mean fit, 0 to 10; there were turns. */
double card_mean_fit(const struct card_figures *figures, const struct voyage_card *card);

/* How well a card tells those who read from those who do not: the correlation of its fit with the
 * fit of the voyage's other turns, over all voyages (the corrected item-total correlation). False
 * where one of them is always the same. */
bool card_discrimination(const struct card_figures *figures, const struct voyage_card *card,
                         double *discrimination);

#endif
