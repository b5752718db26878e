/* Players without a head: the policies that the play check and the simulator set against a deck.
 * RULES, "Bots". */
#ifndef EVENKEEL_RULES_BOT_H
#define EVENKEEL_RULES_BOT_H

#include <stdbool.h>

#include "base/random.h"
#include "rules/deal.h"
#include "rules/ship.h"

enum policy {
    POLICY_BEST,
    POLICY_WORST,
    POLICY_RANDOM,
    POLICY_LEAD,
    POLICY_MANAGE,
    POLICY_COMPROMISE,
    POLICY_LONGEST,
    POLICY_ACT,
    POLICY_GAUGES,
    POLICY_MOSTLY_RIGHT
};
enum { POLICY_COUNT = 10 };

/* "best" to "mostly right", as simulate's table and --policy name them. */
const char *policy_word(enum policy policy);
bool policy_from_word(const char *word, enum policy *policy);

/* The mean score over 12-card voyages above which a deck is unfair to those who read it; 0: no
 * bound. */
int policy_bound(enum policy policy);

/* The response a bot takes; ties by `random`. */
int bot_choose(enum policy policy, const struct card *card, const struct ship *ship, enum act act,
               struct random *random);

#endif
