/* RULES, "Bots": what each policy takes. */
#include "rules/bot.h"

#include <stdlib.h>

#include "support/bot_voyage.h"
#include "support/cards.h"
#include "support/check.h"
#include "support/worked_deck.h"

static const struct ship even = {.direction = 50, .order = 50};

/* A changing situation: management; both; leadership, harmful; mostly leadership, the longest. */
static struct card usual_card(void)
{
    static const int approaches[] = {-2, 0, 2, 1};
    struct card card = card_offering(2, approaches, 4);
    card.responses[2].quality = QUALITY_HARMFUL;
    card.responses[3].text_letters = 40;
    return card;
}

static int choose(enum policy policy, const struct card *card, const struct ship *ship,
                  enum act act, uint64_t seed)
{
    struct random random = random_seeded(seed, 1);
    return bot_choose(policy, card, ship, act, &random);
}

static void each_policy_takes_what_the_rules_say(void **state)
{
    (void)state;
    static const struct ship little_direction = {.direction = 49, .order = 50};
    static const struct ship little_order = {.direction = 50, .order = 49};
    static const struct {
        enum policy policy;
        const struct ship *ship;
        enum act act;
        int response;
        const char *what;
    } rows[] = {
        {POLICY_BEST, &even, ACT_CALM, 3, "the best fit, 8"},
        {POLICY_LEAD, &even, ACT_CALM, 2, "leads, though it is harmful"},
        {POLICY_MANAGE, &even, ACT_STORM, 0, "manages"},
        {POLICY_COMPROMISE, &even, ACT_STORM, 1, "takes both"},
        {POLICY_LONGEST, &even, ACT_CALM, 3, "the longest text"},
        {POLICY_ACT, &even, ACT_CALM, 0, "manages in the calm"},
        {POLICY_ACT, &even, ACT_STORM, 2, "leads in the storm"},
        {POLICY_ACT, &even, ACT_OPEN_SEA, 1, "compromises in the open sea"},
        {POLICY_GAUGES, &little_direction, ACT_CALM, 2, "leads where Direction is low"},
        {POLICY_GAUGES, &little_order, ACT_CALM, 0, "manages where Order is low"},
        {POLICY_GAUGES, &even, ACT_CALM, 0, "manages where both are alike"},
    };
    struct card card = usual_card();
    for (int i = 0; i < COUNT(rows); i++)
        for (uint64_t seed = 0; seed < 20; seed++)
            check_int(choose(rows[i].policy, &card, rows[i].ship, rows[i].act, seed),
                      rows[i].response, "%s: %s", policy_word(rows[i].policy), rows[i].what);
}

static void worst_takes_the_lowest_fit(void **state)
{
    (void)state;
    struct card card = usual_card();
    card.responses[0].approach = -1; /* 1, and the harmful one is 0 */
    for (uint64_t seed = 0; seed < 20; seed++)
        assert_int_equal(choose(POLICY_WORST, &card, &even, ACT_CALM, seed), 2);
}

static void the_nearest_approach_is_taken_where_none_is_exact(void **state)
{
    (void)state;
    static const int approaches[] = {-1, 1};
    struct card card = card_offering(0, approaches, 2);
    for (uint64_t seed = 0; seed < 20; seed++) {
        assert_int_equal(choose(POLICY_LEAD, &card, &even, ACT_CALM, seed), 1);
        assert_int_equal(choose(POLICY_MANAGE, &card, &even, ACT_CALM, seed), 0);
    }
}

static void ties_are_drawn_by_the_seed(void **state)
{
    (void)state;
    /* B and D are alike in every way, and of what each policy looks for there is nothing better. */
    static const struct {
        enum policy policy;
        int context, twin, other;
    } rows[] = {
        {POLICY_BEST, 0, 1, 2},    {POLICY_WORST, -2, 2, 1},     {POLICY_LEAD, 0, 2, 1},
        {POLICY_MANAGE, 0, -2, 0}, {POLICY_COMPROMISE, 0, 1, 2}, {POLICY_LONGEST, 0, 1, 2},
        {POLICY_ACT, 0, -2, 0},    {POLICY_GAUGES, 0, -2, 0},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        const int approaches[] = {rows[i].other, rows[i].twin, rows[i].other, rows[i].twin};
        struct card card = card_offering(rows[i].context, approaches, 4);
        card.responses[1].text_letters = card.responses[3].text_letters = 12;
        int taken[RESPONSES_MAX] = {0};
        for (uint64_t seed = 0; seed < 400; seed++) {
            int response = choose(rows[i].policy, &card, &even, ACT_CALM, seed);
            check_int(choose(rows[i].policy, &card, &even, ACT_CALM, seed), response,
                      "%s: the same seed", policy_word(rows[i].policy));
            taken[response]++;
        }
        check_int(taken[0] + taken[2], 0, "%s", policy_word(rows[i].policy));
        check_int(taken[1] > 150 && taken[3] > 150, true, "%s: %d and %d",
                  policy_word(rows[i].policy), taken[1], taken[3]);
    }
}

static void of_any_responses_that_are_alike_each_is_as_likely(void **state)
{
    (void)state;
    for (int set = 1; set < 1 << RESPONSES_MAX; set++) {
        int approaches[RESPONSES_MAX], alike = 0, taken[RESPONSES_MAX] = {0};
        for (int i = 0; i < RESPONSES_MAX; i++) {
            approaches[i] = set >> i & 1 ? 2 : -2;
            alike += set >> i & 1;
        }
        struct card card = card_offering(2, approaches, RESPONSES_MAX);
        struct random random = random_seeded(1, 1), untouched = random;
        for (int i = 0; i < 1200; i++)
            taken[bot_choose(POLICY_BEST, &card, &even, ACT_CALM, &random)]++;
        for (int i = 0; i < RESPONSES_MAX; i++)
            if (set >> i & 1)
                check_int(abs(taken[i] - 1200 / alike) < 85, true, "set %d, response %d: %d", set,
                          i, taken[i]);
            else
                check_int(taken[i], 0, "set %d, response %d", set, i);
        check_int(random.state == untouched.state, alike == 1, "set %d: a number was drawn", set);
    }
}

static void random_takes_each_response_alike(void **state)
{
    (void)state;
    struct card card = usual_card();
    struct random random = random_seeded(1, 1);
    int taken[RESPONSES_MAX] = {0};
    for (int i = 0; i < 4000; i++)
        taken[bot_choose(POLICY_RANDOM, &card, &even, ACT_CALM, &random)]++;
    for (int i = 0; i < RESPONSES_MAX; i++)
        assert_in_range(taken[i], 863, 1137);
}

static void mostly_right_is_best_three_times_in_four(void **state)
{
    (void)state;
    struct card card = usual_card();
    struct random random = random_seeded(1, 1);
    int taken[RESPONSES_MAX] = {0};
    for (int i = 0; i < 4000; i++)
        taken[bot_choose(POLICY_MOSTLY_RIGHT, &card, &even, ACT_CALM, &random)]++;
    /* 3/4 and a quarter of a quarter. */
    assert_in_range(taken[3], 3250 - 123, 3250 + 123);
    for (int i = 0; i < 3; i++)
        assert_in_range(taken[i], 250 - 77, 250 + 77);
}

static void policies_are_named_by_words(void **state)
{
    (void)state;
    static const char *const words[POLICY_COUNT] = {"best",   "worst",       "random",  "lead",
                                                    "manage", "compromise",  "longest", "act",
                                                    "gauges", "mostly right"};
    for (int i = 0; i < POLICY_COUNT; i++) {
        enum policy policy = i == 0 ? POLICY_WORST : POLICY_BEST;
        check_text(policy_word((enum policy)i), words[i], "policy %d", i);
        check_int(policy_from_word(words[i], &policy), true, "%s", words[i]);
        check_int(policy, i, "%s", words[i]);
    }
    enum policy policy;
    assert_false(policy_from_word("better", &policy));
    assert_false(policy_from_word("", &policy));
}

static void unfair_decks_are_told_by_these_bounds(void **state)
{
    (void)state;
    static const int bounds[POLICY_COUNT] = {
        [POLICY_LEAD] = 55,   [POLICY_MANAGE] = 55,  [POLICY_COMPROMISE] = 70,
        [POLICY_RANDOM] = 58, [POLICY_LONGEST] = 60, [POLICY_ACT] = 75};
    for (int i = 0; i < POLICY_COUNT; i++)
        check_int(policy_bound((enum policy)i), bounds[i], "%s", policy_word((enum policy)i));
}

/* --- whole voyages ------------------------------------------------------------------------------
 */

static void best_is_par_where_each_card_has_one_best_response(void **state)
{
    (void)state;
    struct sample_deck *sample = test_malloc(sizeof *sample);
    sample_deck_even(sample, 42);
    for (uint32_t seed = 1; seed <= 200; seed++) {
        struct reading reading = bot_voyage(POLICY_BEST, &sample->deck, seed);
        check_int(reading.total, reading.par, "seed %u", seed);
        check_int(reading.score, 100, "seed %u", seed);
    }
    test_free(sample);
}

/* Of two best responses one may lead and the other manage: by chance the bot then makes other
 * visions than par, which takes the first. */
static void best_always_fits_on_the_worked_deck_and_scores_about_par(void **state)
{
    (void)state;
    struct deck_file file;
    int sum = 0;
    worked_deck_load(&file);
    for (uint32_t seed = 1; seed <= 200; seed++) {
        struct reading reading = bot_voyage(POLICY_BEST, &file.deck, seed);
        check_int(reading.fit, 100, "seed %u", seed);
        check_int(reading.balance, 100, "seed %u", seed);
        check_int(reading.rescues, 0, "seed %u", seed);
        check_int(reading.score >= 90, true, "seed %u: %d", seed, reading.score);
        sum += reading.score;
    }
    assert_true(sum >= 200 * 98);
    deck_file_release(&file);
}

static void the_better_policy_has_the_better_mean(void **state)
{
    (void)state;
    static const enum policy order[] = {POLICY_WORST, POLICY_RANDOM, POLICY_MOSTLY_RIGHT,
                                        POLICY_BEST};
    struct deck_file file;
    int last = -1;
    worked_deck_load(&file);
    for (int i = 0; i < COUNT(order); i++) {
        int sum = 0;
        for (uint32_t seed = 1; seed <= 200; seed++)
            sum += bot_voyage(order[i], &file.deck, seed).score;
        check_int(sum > last, true, "%s: %d", policy_word(order[i]), sum);
        last = sum;
    }
    deck_file_release(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_policy_takes_what_the_rules_say),
        cmocka_unit_test(worst_takes_the_lowest_fit),
        cmocka_unit_test(the_nearest_approach_is_taken_where_none_is_exact),
        cmocka_unit_test(ties_are_drawn_by_the_seed),
        cmocka_unit_test(of_any_responses_that_are_alike_each_is_as_likely),
        cmocka_unit_test(random_takes_each_response_alike),
        cmocka_unit_test(mostly_right_is_best_three_times_in_four),
        cmocka_unit_test(policies_are_named_by_words),
        cmocka_unit_test(unfair_decks_are_told_by_these_bounds),
        cmocka_unit_test(best_is_par_where_each_card_has_one_best_response),
        cmocka_unit_test(best_always_fits_on_the_worked_deck_and_scores_about_par),
        cmocka_unit_test(the_better_policy_has_the_better_mean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
