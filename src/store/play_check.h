/* The play check: bots that do not read sail many seeded voyages through a deck, by the rules that
 * hold in the window. Where one of them scores too well on average, whoever reads the cards gains
 * too little by it, and the deck is unfair (RULES, "Bots"). The same deck gives the same figures on
 * every machine. */
#ifndef EVENKEEL_STORE_PLAY_CHECK_H
#define EVENKEEL_STORE_PLAY_CHECK_H

#include "rules/bot.h"

enum { PLAY_CHECK_VOYAGES = 20000, PLAY_CHECK_CARDS = ROUNDS_USUAL };

struct play_check {
    int voyages; /* of each policy; 0: not played, the deck cannot fill a voyage */
    long long score_sums[POLICY_COUNT];
};

/* Plays the check. A deck with fewer cards to be dealt than PLAY_CHECK_CARDS is not played: the
 * bounds say nothing about shorter voyages. The deck must be indexed. */
void play_check_run(struct play_check *check, const struct deck *deck);

/* Whether the check plays the policy: those with a bound, and the best for comparison. The figures
 * of the others are 0. */
bool play_check_plays(enum policy policy);

/* The mean score in tenths, 0 to 1000. Rounded up, so that a mean above a bound never looks like
 * it. */
int play_check_tenths(const struct play_check *check, enum policy policy);

/* Whether the policy's mean is above its bound. */
bool play_check_unfair(const struct play_check *check, enum policy policy);

/* What the policy does, for people: "always leading". Translated; "" for those it does not play. */
const char *play_check_name(enum policy policy);

/* What makes a deck fairer where this policy scores too well. Translated; "" for those without a
 * bound. */
const char *play_check_remedy(enum policy policy);

#endif
