/* The play check: the mean scores of bots that do not read, and when they make a deck unfair. */
#include "store/play_check.h"

#include "support/bot_voyage.h"
#include "support/cards.h"
#include "support/check.h"

static struct sample_deck sample;
static struct play_check check;

/* Each card has its match; the other responses lead, manage and take the middle. */
static void run_on_even_deck(int count)
{
    sample_deck_even(&sample, count);
    play_check_run(&check, &sample.deck);
}

static void the_figures_are_those_of_whole_games(void **state)
{
    (void)state;
    run_on_even_deck(60);
    assert_int_equal(check.voyages, PLAY_CHECK_VOYAGES);
    for (int i = 0; i < POLICY_COUNT; i++) {
        int sum = 0, voyages = 300;
        if (!play_check_plays((enum policy)i))
            continue;
        for (int seed = 1; seed <= voyages; seed++)
            sum += bot_voyage((enum policy)i, &sample.deck, (uint32_t)seed).score;
        int mean = play_check_tenths(&check, (enum policy)i), sampled = 10 * sum / voyages;
        check_int(mean - sampled < 30 && sampled - mean < 30, true, "%s: %d and %d tenths",
                  policy_word((enum policy)i), mean, sampled);
    }
    assert_int_equal(play_check_tenths(&check, POLICY_BEST), 1000);
}

static void the_same_deck_gives_the_same_figures(void **state)
{
    (void)state;
    run_on_even_deck(30);
    struct play_check first = check;
    run_on_even_deck(30);
    assert_memory_equal(&check, &first, sizeof check);
}

static void a_deck_that_cannot_fill_a_voyage_is_not_played(void **state)
{
    (void)state;
    run_on_even_deck(PLAY_CHECK_CARDS - 1);
    assert_int_equal(check.voyages, 0);
    for (int i = 0; i < POLICY_COUNT; i++)
        assert_false(play_check_unfair(&check, (enum policy)i));
    run_on_even_deck(PLAY_CHECK_CARDS);
    assert_int_equal(check.voyages, PLAY_CHECK_VOYAGES);
    /* Cards that are only followed up do not fill it. */
    sample.cards[3].only_follow_up = true;
    sample_deck_finish(&sample);
    play_check_run(&check, &sample.deck);
    assert_int_equal(check.voyages, 0);
}

static void a_mean_on_its_bound_is_fair_and_one_above_is_not(void **state)
{
    (void)state;
    for (int i = 0; i < POLICY_COUNT; i++) {
        enum policy policy = (enum policy)i;
        int bound = policy_bound(policy);
        struct play_check made = {.voyages = 1000};
        made.score_sums[i] = 1000LL * bound;
        check_int(play_check_unfair(&made, policy), false, "%s", policy_word(policy));
        check_int(play_check_tenths(&made, policy), 10 * bound, "%s", policy_word(policy));
        made.score_sums[i]++;
        check_int(play_check_unfair(&made, policy), bound > 0, "%s", policy_word(policy));
        check_int(play_check_tenths(&made, policy), 10 * bound + 1, "%s", policy_word(policy));
    }
}

static void every_policy_played_has_a_name_and_every_bound_a_remedy(void **state)
{
    (void)state;
    for (int i = 0; i < POLICY_COUNT; i++) {
        enum policy policy = (enum policy)i;
        check_int(play_check_name(policy)[0] != '\0', play_check_plays(policy), "%s",
                  policy_word(policy));
        check_int(play_check_remedy(policy)[0] != '\0', policy_bound(policy) > 0, "%s",
                  policy_word(policy));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_figures_are_those_of_whole_games),
        cmocka_unit_test(the_same_deck_gives_the_same_figures),
        cmocka_unit_test(a_deck_that_cannot_fill_a_voyage_is_not_played),
        cmocka_unit_test(a_mean_on_its_bound_is_fair_and_one_above_is_not),
        cmocka_unit_test(every_policy_played_has_a_name_and_every_bound_a_remedy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
