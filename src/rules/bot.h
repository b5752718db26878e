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

/* What a policy may look for in a card. */
enum wish { WISH_BEST, WISH_WORST, WISH_ANY, WISH_MANAGE, WISH_MIDDLE, WISH_LEAD, WISH_LONGEST };
enum { WISH_COUNT = 7 };

/* The responses that answer a wish, worked out once: a set of bits, 1 for A, 2 for B, 4, 8. More
 * than one where several answer it alike. */
struct bot_card {
    unsigned char answers[WISH_COUNT];
};

struct bot_card bot_card_of(const struct card *card);

/* The response a bot takes; ties by `random`, which is not drawn from where there is nothing to
 * choose. `heel` is Direction less Order. */
int bot_take(enum policy policy, const struct bot_card *card, int heel, enum act act,
             struct random *random);

/* The same of a card as it stands in its deck. */
int bot_choose(enum policy policy, const struct card *card, const struct ship *ship, enum act act,
               struct random *random);

#endif
