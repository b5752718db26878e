#include "store/play_check.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/words.h"
#include "rules/voyage.h"

void play_check_run(struct play_check *check, const struct deck *deck)
{
    *check = (struct play_check){0};
    if (deal_rounds_max(deck, WAY_VOYAGE, 1) < PLAY_CHECK_CARDS)
        return;
    struct voyage_card *cards = memory_new((size_t)deck->card_count, sizeof *cards);
    struct voyage *voyage = memory_new(1, sizeof *voyage);
    struct passage passage;
    voyage_cards_fill(cards, deck);
    check->voyages = PLAY_CHECK_VOYAGES;
    for (uint32_t seed = 1; seed <= PLAY_CHECK_VOYAGES; seed++) {
        voyage_deal(voyage, deck, cards, PLAY_CHECK_CARDS, seed);
        for (int policy = 0; policy < POLICY_COUNT; policy++) {
            if (!play_check_plays((enum policy)policy))
                continue;
            voyage_sail(voyage, (enum policy)policy, &passage);
            check->score_sums[policy] += passage.score.score;
        }
    }
    free(voyage);
    free(cards);
}

bool play_check_plays(enum policy policy)
{
    return policy == POLICY_BEST || policy_bound(policy) > 0;
}

int play_check_tenths(const struct play_check *check, enum policy policy)
{
    assert(check->voyages > 0);
    return (int)((10 * check->score_sums[policy] + check->voyages - 1) / check->voyages);
}

bool play_check_unfair(const struct play_check *check, enum policy policy)
{
    int bound = policy_bound(policy);
    return bound > 0 && check->score_sums[policy] > (long long)bound * check->voyages;
}

const char *play_check_name(enum policy policy)
{
    switch (policy) {
    case POLICY_BEST:
        return _("reading every card right");
    case POLICY_RANDOM:
        return _("choosing blindly");
    case POLICY_LEAD:
        return _("always leading");
    case POLICY_MANAGE:
        return _("always managing");
    case POLICY_COMPROMISE:
        return _("always taking the middle way");
    case POLICY_LONGEST:
        return _("always taking the longest text");
    case POLICY_ACT:
        return _("guessing by the act");
    case POLICY_WORST:
    case POLICY_GAUGES:
    case POLICY_MOSTLY_RIGHT:
        return "";
    }
    return "";
}

const char *play_check_remedy(enum policy policy)
{
    switch (policy) {
    case POLICY_RANDOM:
        return _("add responses that fit badly");
    case POLICY_LEAD:
        return _("add situations that ask for managing, and ways to lead that are badly done");
    case POLICY_MANAGE:
        return _("add situations that ask for leading, and ways to manage that are badly done");
    case POLICY_COMPROMISE:
        return _("add situations that ask for one side alone, and middle ways that are badly done");
    case POLICY_LONGEST:
        return _("shorten some of the best answers, or lengthen others");
    case POLICY_ACT:
        return _("add ways to lead in a storm and to manage in a calm that are badly done");
    case POLICY_BEST:
    case POLICY_WORST:
    case POLICY_GAUGES:
    case POLICY_MOSTLY_RIGHT:
        return "";
    }
    return "";
}
