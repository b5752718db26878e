#include "rules/bot.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char *const words[POLICY_COUNT] = {
    [POLICY_BEST] = "best",       [POLICY_WORST] = "worst",
    [POLICY_RANDOM] = "random",   [POLICY_LEAD] = "lead",
    [POLICY_MANAGE] = "manage",   [POLICY_COMPROMISE] = "compromise",
    [POLICY_LONGEST] = "longest", [POLICY_ACT] = "act",
    [POLICY_GAUGES] = "gauges",   [POLICY_MOSTLY_RIGHT] = "mostly right",
};

const char *policy_word(enum policy policy)
{
    return words[policy];
}

bool policy_from_word(const char *word, enum policy *policy)
{
    for (int i = 0; i < POLICY_COUNT; i++) {
        if (strcmp(word, words[i]) != 0)
            continue;
        *policy = (enum policy)i;
        return true;
    }
    return false;
}

int policy_bound(enum policy policy)
{
    switch (policy) {
    case POLICY_LEAD:
    case POLICY_MANAGE:
        return 55;
    case POLICY_COMPROMISE:
        return 70;
    case POLICY_RANDOM:
        return 58;
    case POLICY_LONGEST:
        return 60;
    case POLICY_ACT:
        return 75;
    case POLICY_BEST:
    case POLICY_WORST:
    case POLICY_GAUGES:
    case POLICY_MOSTLY_RIGHT:
        break;
    }
    return 0;
}

/* The responses with the highest value. */
static unsigned char highest(const struct card *card, const int values[])
{
    unsigned found = 0;
    int most = INT_MIN;
    for (int i = 0; i < card->response_count; i++) {
        if (values[i] > most) {
            most = values[i];
            found = 0;
        }
        if (values[i] == most)
            found |= 1u << i;
    }
    return (unsigned char)found;
}

static unsigned char highest_fit(const struct card *card, int sign)
{
    int values[RESPONSES_MAX];
    for (int i = 0; i < card->response_count; i++)
        values[i] = sign * card_fit(card, i);
    return highest(card, values);
}

/* The approach nearest to `wanted`, blind to quality. */
static unsigned char nearest_approach(const struct card *card, int wanted)
{
    int values[RESPONSES_MAX];
    for (int i = 0; i < card->response_count; i++)
        values[i] = -abs(card->responses[i].approach - wanted);
    return highest(card, values);
}

static unsigned char longest_text(const struct card *card)
{
    int values[RESPONSES_MAX];
    for (int i = 0; i < card->response_count; i++)
        values[i] = card->responses[i].text_letters;
    return highest(card, values);
}

struct bot_card bot_card_of(const struct card *card)
{
    return (struct bot_card){.answers = {
                                 [WISH_BEST] = highest_fit(card, 1),
                                 [WISH_WORST] = highest_fit(card, -1),
                                 [WISH_ANY] = (unsigned char)((1u << card->response_count) - 1),
                                 [WISH_MANAGE] = nearest_approach(card, SCALE_MIN),
                                 [WISH_MIDDLE] = nearest_approach(card, 0),
                                 [WISH_LEAD] = nearest_approach(card, SCALE_MAX),
                                 [WISH_LONGEST] = longest_text(card),
                             }};
}

static enum wish wish_of_act(enum act act)
{
    switch (act) {
    case ACT_CALM:
        return WISH_MANAGE;
    case ACT_STORM:
        return WISH_LEAD;
    case ACT_OPEN_SEA:
        return WISH_MIDDLE;
    }
    return WISH_MIDDLE;
}

static enum wish wish_of(enum policy policy, int heel, enum act act, struct random *random)
{
    switch (policy) {
    case POLICY_BEST:
        return WISH_BEST;
    case POLICY_WORST:
        return WISH_WORST;
    case POLICY_RANDOM:
        return WISH_ANY;
    case POLICY_LEAD:
        return WISH_LEAD;
    case POLICY_MANAGE:
        return WISH_MANAGE;
    case POLICY_COMPROMISE:
        return WISH_MIDDLE;
    case POLICY_LONGEST:
        return WISH_LONGEST;
    case POLICY_ACT:
        return wish_of_act(act);
    case POLICY_GAUGES:
        return heel < 0 ? WISH_LEAD : WISH_MANAGE;
    case POLICY_MOSTLY_RIGHT:
        return random_below(random, 4) < 3 ? WISH_BEST : WISH_ANY;
    }
    return WISH_ANY;
}

/* One of the responses of a set, each as likely as the others. */
static int draw(unsigned set, struct random *random)
{
    /* How many are in the set, and which. */
    static const unsigned char counts[] = {0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4};
    static const unsigned char members[][RESPONSES_MAX] = {
        {0}, {0},    {1},    {0, 1},    {2},    {0, 2},    {1, 2},    {0, 1, 2},
        {3}, {0, 3}, {1, 3}, {0, 1, 3}, {2, 3}, {0, 2, 3}, {1, 2, 3}, {0, 1, 2, 3}};
    return members[set][counts[set] == 1 ? 0 : random_below(random, counts[set])];
}

int bot_take(enum policy policy, const struct bot_card *card, int heel, enum act act,
             struct random *random)
{
    return draw(card->answers[wish_of(policy, heel, act, random)], random);
}

int bot_choose(enum policy policy, const struct card *card, const struct ship *ship, enum act act,
               struct random *random)
{
    struct bot_card prepared = bot_card_of(card);
    return bot_take(policy, &prepared, ship->direction - ship->order, act, random);
}
