#include "rules/bot.h"

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
        return 0;
    }
    return 0;
}

/* The response with the highest value, one of them by the seed when several have it. */
static int take_highest(const struct card *card, const int values[], struct random *random)
{
    int highest[RESPONSES_MAX], count = 0;
    for (int i = 0; i < card->response_count; i++) {
        if (count > 0 && values[i] < values[highest[0]])
            continue;
        if (count > 0 && values[i] > values[highest[0]])
            count = 0;
        highest[count++] = i;
    }
    return count == 1 ? highest[0] : highest[random_below(random, (uint32_t)count)];
}

static int take_random(const struct card *card, struct random *random)
{
    return (int)random_below(random, (uint32_t)card->response_count);
}

static int take_fit(const struct card *card, int sign, struct random *random)
{
    int values[RESPONSES_MAX];
    for (int i = 0; i < card->response_count; i++)
        values[i] = sign * card_fit(card, i);
    return take_highest(card, values, random);
}

/* The approach nearest to `wanted`, blind to quality. */
static int take_approach(const struct card *card, int wanted, struct random *random)
{
    int values[RESPONSES_MAX];
    for (int i = 0; i < card->response_count; i++)
        values[i] = -abs(card->responses[i].approach - wanted);
    return take_highest(card, values, random);
}

static int take_longest(const struct card *card, struct random *random)
{
    int values[RESPONSES_MAX];
    for (int i = 0; i < card->response_count; i++)
        values[i] = card->responses[i].text_letters;
    return take_highest(card, values, random);
}

static int approach_of_act(enum act act)
{
    switch (act) {
    case ACT_CALM:
        return SCALE_MIN;
    case ACT_STORM:
        return SCALE_MAX;
    case ACT_OPEN_SEA:
        return 0;
    }
    return 0;
}

int bot_choose(enum policy policy, const struct card *card, const struct ship *ship, enum act act,
               struct random *random)
{
    switch (policy) {
    case POLICY_BEST:
        return take_fit(card, 1, random);
    case POLICY_WORST:
        return take_fit(card, -1, random);
    case POLICY_RANDOM:
        return take_random(card, random);
    case POLICY_LEAD:
        return take_approach(card, SCALE_MAX, random);
    case POLICY_MANAGE:
        return take_approach(card, SCALE_MIN, random);
    case POLICY_COMPROMISE:
        return take_approach(card, 0, random);
    case POLICY_LONGEST:
        return take_longest(card, random);
    case POLICY_ACT:
        return take_approach(card, approach_of_act(act), random);
    case POLICY_GAUGES:
        return take_approach(card, ship->direction < ship->order ? SCALE_MAX : SCALE_MIN, random);
    case POLICY_MOSTLY_RIGHT:
        return random_below(random, 4) < 3 ? take_fit(card, 1, random) : take_random(card, random);
    }
    return 0;
}
