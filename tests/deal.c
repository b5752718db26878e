/* RULES, "Dealing": acts, contexts, lenses. */
#include "rules/deal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support/cards.h"
#include "support/check.h"

static struct sample_deck sample;
static struct deal deal;

static int context_at(int row, int round)
{
    return sample.cards[deal.cards[row][round]].context;
}

/* A deck so large that no context runs out: what is dealt is what is wanted. */
static int use_plenty(void **state)
{
    (void)state;
    sample_deck_even(&sample, SAMPLE_CARDS_MAX);
    return 0;
}

static void the_three_acts_share_the_rounds(void **state)
{
    (void)state;
    for (int rounds = 1; rounds <= ROUNDS_MAX; rounds++) {
        int calm = act_length(rounds, ACT_CALM), storm = act_length(rounds, ACT_STORM);
        int open_sea = act_length(rounds, ACT_OPEN_SEA);
        check_int(calm, (rounds + 2) / 3, "%d rounds", rounds);
        check_int(storm, (rounds + 1) / 3, "%d rounds", rounds);
        check_int(open_sea, rounds / 3, "%d rounds", rounds);
        check_int(calm + storm + open_sea, rounds, "%d rounds", rounds);
        for (int round = 0; round < rounds; round++) {
            enum act act = round < calm           ? ACT_CALM
                           : round < calm + storm ? ACT_STORM
                                                  : ACT_OPEN_SEA;
            bool ends = round == calm - 1 || round == calm + storm - 1 || round == rounds - 1;
            check_int(act_of_round(rounds, round), act, "round %d of %d", round, rounds);
            check_int(act_ends_after(rounds, round), ends, "round %d of %d", round, rounds);
        }
    }
}

/* How many of the rounds from `first` have a context below, at and above 0. */
static void count_sides(int first, int length, int *steady, int *mixed, int *changing)
{
    *steady = *mixed = *changing = 0;
    for (int round = first; round < first + length; round++) {
        *steady += context_at(0, round) < 0;
        *mixed += context_at(0, round) == 0;
        *changing += context_at(0, round) > 0;
    }
}

static int three_quarters(int length)
{
    return (int)floor(0.75 * length + 0.5);
}

static void each_act_has_its_weather(void **state)
{
    (void)state;
    for (int rounds = 1; rounds <= ROUNDS_MAX; rounds++) {
        deal_cards(&deal, &sample.deck, WAY_VOYAGE, 1, rounds, (uint32_t)rounds * 7919);
        int steady, mixed, changing;
        int calm = act_length(rounds, ACT_CALM), storm = act_length(rounds, ACT_STORM);
        int open_sea = act_length(rounds, ACT_OPEN_SEA);
        assert_int_equal(deal.rows, 1);
        assert_int_equal(deal.rounds, rounds);

        count_sides(0, calm, &steady, &mixed, &changing);
        check_int(steady, three_quarters(calm), "calm, %d rounds", rounds);
        check_int(mixed, 0, "calm, %d rounds", rounds);

        count_sides(calm, storm, &steady, &mixed, &changing);
        check_int(changing, three_quarters(storm), "storm, %d rounds", rounds);
        check_int(mixed, 0, "storm, %d rounds", rounds);

        int mixed_first = (open_sea + 1) / 2, last_side = 0;
        for (int i = 0; i < open_sea; i++) {
            int context = context_at(0, calm + storm + i);
            check_int(context == 0, i < mixed_first, "open sea, card %d, %d rounds", i, rounds);
            int side = (context > 0) - (context < 0);
            if (i > mixed_first)
                check_int(side, -last_side, "open sea, card %d, %d rounds", i, rounds);
            last_side = side;
        }
    }
}

static void no_card_comes_twice(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < 40; seed++) {
        bool seen[SAMPLE_CARDS_MAX] = {false};
        deal_cards(&deal, &sample.deck, WAY_VOYAGE, 1, ROUNDS_MAX, seed);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            check_int(seen[deal.cards[0][round]], false, "seed %u, round %d", seed, round);
            seen[deal.cards[0][round]] = true;
        }
    }
}

static void the_same_seed_deals_the_same_and_another_does_not(void **state)
{
    (void)state;
    struct deal *again = test_malloc(sizeof *again);
    int different = 0;
    for (uint32_t seed = 0; seed < 50; seed++) {
        deal_cards(&deal, &sample.deck, WAY_VOYAGE, 1, 12, seed);
        deal_cards(again, &sample.deck, WAY_VOYAGE, 1, 12, seed);
        assert_memory_equal(deal.cards[0], again->cards[0], 12 * sizeof(int));
        deal_cards(again, &sample.deck, WAY_VOYAGE, 1, 12, seed + 1);
        different += memcmp(deal.cards[0], again->cards[0], 12 * sizeof(int)) != 0;
    }
    assert_int_equal(different, 50);
    test_free(again);
}

static void both_intensities_sides_and_places_are_equally_likely(void **state)
{
    (void)state;
    enum { SEEDS = 2000 };
    int strong = 0, sided = 0, odd_place[4] = {0}, open_sea_steady_first = 0;
    for (uint32_t seed = 0; seed < SEEDS; seed++) {
        deal_cards(&deal, &sample.deck, WAY_VOYAGE, 1, 12, seed);
        for (int round = 0; round < 12; round++) {
            strong += abs(context_at(0, round)) == 2;
            sided += context_at(0, round) != 0;
        }
        for (int round = 0; round < 4; round++)
            odd_place[round] += context_at(0, round) > 0;
        open_sea_steady_first += context_at(0, 10) < 0;
    }
    /* Five standard deviations: the seeds are fixed, so this passes always or never. */
    assert_int_equal(sided, SEEDS * 10);
    assert_in_range(strong, sided / 2 - 354, sided / 2 + 354);
    assert_in_range(open_sea_steady_first, SEEDS / 2 - 112, SEEDS / 2 + 112);
    for (int i = 0; i < 4; i++)
        assert_in_range(odd_place[i], SEEDS / 4 - 97, SEEDS / 4 + 97);
}

/* Whether `lens` is, among the lenses that still have a card of the context, one used least. */
static bool is_least_used(const bool dealt[], const int used[], int context, enum lens lens)
{
    for (int card = 0; card < sample.deck.card_count; card++)
        if (!dealt[card] && sample.cards[card].context == context &&
            used[sample.cards[card].lens] < used[lens])
            return false;
    return true;
}

static void the_least_used_lens_comes_first(void **state)
{
    (void)state;
    struct random random = random_seeded(5, 5);
    for (uint32_t seed = 0; seed < 100; seed++) {
        sample_deck_random(&sample, 120, &random);
        bool dealt[120] = {false};
        int used[LENS_COUNT] = {0};
        deal_cards(&deal, &sample.deck, WAY_VOYAGE, 1, 100, seed);
        for (int round = 0; round < 100; round++) {
            int card = deal.cards[0][round];
            enum lens lens = sample.cards[card].lens;
            check_int(is_least_used(dealt, used, sample.cards[card].context, lens), true,
                      "seed %u, round %d", seed, round);
            dealt[card] = true;
            used[lens]++;
        }
    }
}

static void ties_of_lens_are_drawn_by_the_seed(void **state)
{
    (void)state;
    sample_deck_even(&sample, 60);
    int first_lens[LENS_COUNT] = {0};
    for (uint32_t seed = 0; seed < 600; seed++) {
        deal_cards(&deal, &sample.deck, WAY_VOYAGE, 1, 12, seed);
        first_lens[sample.cards[deal.cards[0][0]].lens]++;
    }
    for (int lens = 1; lens < LENS_COUNT; lens++)
        assert_in_range(first_lens[lens], 55, 145);
}

/* --- when a context has run out -----------------------------------------------------------------
 */

/* A deck with so many cards of each context, from -2. */
static void use_supply(const int supply[SCALE_STEPS])
{
    memset(&sample, 0, sizeof sample);
    for (int i = 0; i < SCALE_STEPS; i++)
        for (int j = 0; j < supply[i]; j++) {
            struct card card = card_plain(SCALE_MIN + i);
            card.lens = (enum lens)(1 + j % (LENS_COUNT - 1));
            sample_deck_add(&sample, card);
        }
    sample_deck_finish(&sample);
}

/* What a seed wants, whatever the deck has. */
static void wanted_contexts(int wanted[], int rounds, uint32_t seed)
{
    sample_deck_even(&sample, SAMPLE_CARDS_MAX);
    deal_cards(&deal, &sample.deck, WAY_VOYAGE, 1, rounds, seed);
    for (int round = 0; round < rounds; round++)
        wanted[round] = context_at(0, round);
}

/* Whether `context` is as near to `wanted` as any that is left, and of two the one towards 0. */
static bool is_nearest(const int left[SCALE_STEPS], int wanted, int context)
{
    for (int other = SCALE_MIN; other <= SCALE_MAX; other++) {
        int distance = abs(context - wanted), other_distance = abs(other - wanted);
        if (left[other - SCALE_MIN] == 0)
            continue;
        if (other_distance < distance)
            return false;
        if (other_distance == distance && abs(other) < abs(context))
            return false;
    }
    return left[context - SCALE_MIN] > 0;
}

static void a_context_that_has_run_out_is_replaced_by_the_nearest(void **state)
{
    (void)state;
    static const int supplies[][SCALE_STEPS] = {
        {40, 0, 40, 0, 40}, {0, 40, 40, 40, 0}, {40, 40, 0, 40, 40},
        {40, 0, 0, 0, 0},   {0, 0, 0, 0, 40},   {0, 40, 0, 0, 40},
        {8, 8, 8, 8, 8},    {3, 9, 20, 1, 7},   {40, 0, 0, 0, 40},
    };
    for (int i = 0; i < COUNT(supplies); i++) {
        for (uint32_t seed = 0; seed < 30; seed++) {
            int wanted[40], left[SCALE_STEPS];
            wanted_contexts(wanted, 40, seed);
            use_supply(supplies[i]);
            memcpy(left, supplies[i], sizeof left);
            deal_cards(&deal, &sample.deck, WAY_VOYAGE, 1, 40, seed);
            for (int round = 0; round < 40; round++) {
                int context = context_at(0, round);
                check_int(is_nearest(left, wanted[round], context), true,
                          "supply %d, seed %u, round %d: %d for %d", i, seed, round, context,
                          wanted[round]);
                left[context - SCALE_MIN]--;
            }
        }
    }
}

static void between_both_sides_of_0_the_seed_decides(void **state)
{
    (void)state;
    static const int no_mixed[SCALE_STEPS] = {40, 40, 0, 40, 40};
    int steady = 0;
    use_supply(no_mixed);
    for (uint32_t seed = 0; seed < 400; seed++) {
        deal_cards(&deal, &sample.deck, WAY_VOYAGE, 1, 12, seed);
        assert_int_equal(abs(context_at(0, 8)), 1); /* the open sea's first, wanted mixed */
        steady += context_at(0, 8) < 0;
    }
    assert_in_range(steady, 150, 250);
}

static void a_deck_is_dealt_to_its_last_card(void **state)
{
    (void)state;
    struct random random = random_seeded(3, 3);
    for (int size = 1; size <= 60; size++) {
        bool seen[60] = {false};
        sample_deck_random(&sample, size, &random);
        deal_cards(&deal, &sample.deck, WAY_CREW, 1, size, (uint32_t)size);
        for (int round = 0; round < size; round++)
            seen[deal.cards[0][round]] = true;
        for (int card = 0; card < size; card++)
            check_int(seen[card], true, "deck of %d, card %d", size, card);
    }
}

static void the_last_cards_of_the_largest_deck_are_dealt(void **state)
{
    (void)state;
    enum { DEALABLE = 12, FIRST = DECK_CARDS_MAX - DEALABLE };
    struct card *cards = test_calloc(DECK_CARDS_MAX, sizeof *cards);
    int by_kind[DEALABLE];
    struct deck deck = {.cards = cards, .card_count = DECK_CARDS_MAX};
    for (int i = 0; i < FIRST; i++)
        cards[i].only_follow_up = true;
    deck_index(&deck, by_kind);
    deal_cards(&deal, &deck, WAY_VOYAGE, 1, DEALABLE, 1);
    bool seen[DEALABLE] = {false};
    for (int round = 0; round < DEALABLE; round++) {
        assert_in_range(deal.cards[0][round], FIRST, DECK_CARDS_MAX - 1);
        seen[deal.cards[0][round] - FIRST] = true;
    }
    for (int i = 0; i < DEALABLE; i++)
        check_int(seen[i], true, "card %d of the last", i);
    test_free(cards);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_three_acts_share_the_rounds),
        cmocka_unit_test_setup(each_act_has_its_weather, use_plenty),
        cmocka_unit_test_setup(no_card_comes_twice, use_plenty),
        cmocka_unit_test_setup(the_same_seed_deals_the_same_and_another_does_not, use_plenty),
        cmocka_unit_test_setup(both_intensities_sides_and_places_are_equally_likely, use_plenty),
        cmocka_unit_test(the_least_used_lens_comes_first),
        cmocka_unit_test(ties_of_lens_are_drawn_by_the_seed),
        cmocka_unit_test(a_context_that_has_run_out_is_replaced_by_the_nearest),
        cmocka_unit_test(between_both_sides_of_0_the_seed_decides),
        cmocka_unit_test(a_deck_is_dealt_to_its_last_card),
        cmocka_unit_test(the_last_cards_of_the_largest_deck_are_dealt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
