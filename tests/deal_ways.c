/* RULES, "Dealing" and "Ways to play": what differs from way to way. */
#include "rules/deal.h"

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

static void ways_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        bool alone, acts;
        const char *word;
    } rows[WAY_COUNT] = {
        [WAY_VOYAGE] = {true, true, "voyage"},        [WAY_ENDLESS] = {true, false, "endless"},
        [WAY_PRACTICE] = {true, false, "practice"},   [WAY_SAME_BOAT] = {false, true, "same-boat"},
        [WAY_OWN_WATCH] = {false, true, "own-watch"}, [WAY_CREW] = {false, true, "crew"},
    };
    for (int way = 0; way < WAY_COUNT; way++) {
        check_text(way_word((enum way)way), rows[way].word, "way %d", way);
        check_int(way_is_alone((enum way)way), rows[way].alone, "%s", rows[way].word);
        check_int(way_has_acts((enum way)way), rows[way].acts, "%s", rows[way].word);
    }
}

static void a_deck_fills_so_many_rounds(void **state)
{
    (void)state;
    static const struct {
        int cards, follow_ups;
        enum way way;
        int seats, rounds;
    } rows[] = {
        {12, 0, WAY_VOYAGE, 1, 12},       {12, 2, WAY_VOYAGE, 1, 10},
        {12, 2, WAY_PRACTICE, 1, 10},     {12, 2, WAY_CREW, 1, 10},
        {12, 0, WAY_SAME_BOAT, 12, 12},   {600, 0, WAY_VOYAGE, 1, 500},
        {12, 0, WAY_OWN_WATCH, 2, 6},     {13, 0, WAY_OWN_WATCH, 2, 6},
        {14, 1, WAY_OWN_WATCH, 3, 4},     {11, 0, WAY_OWN_WATCH, 12, 0},
        {2400, 0, WAY_OWN_WATCH, 2, 500}, {12, 0, WAY_OWN_WATCH, 0, 0},
        {12, 0, WAY_OWN_WATCH, 1, 12},    {1, 0, WAY_ENDLESS, 1, 500},
        {12, 12, WAY_ENDLESS, 1, 0},      {12, 12, WAY_VOYAGE, 1, 0},
        {0, 0, WAY_VOYAGE, 1, 0},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        sample_deck_even(&sample, rows[i].cards);
        for (int j = 0; j < rows[i].follow_ups; j++)
            sample.cards[j].only_follow_up = true;
        sample_deck_finish(&sample);
        check_int(deal_rounds_max(&sample.deck, rows[i].way, rows[i].seats), rows[i].rounds,
                  "row %d", i);
    }
}

static void a_card_only_for_following_up_is_never_dealt(void **state)
{
    (void)state;
    sample_deck_even(&sample, 60);
    for (int i = 0; i < 60; i += 3)
        sample.cards[i].only_follow_up = true;
    sample_deck_finish(&sample);
    for (int way = 0; way < WAY_COUNT; way++)
        for (uint32_t seed = 0; seed < 20; seed++) {
            int seats = way == WAY_OWN_WATCH ? 4 : way == WAY_SAME_BOAT ? 2 : 1;
            int rounds = deal_rounds_max(&sample.deck, (enum way)way, seats);
            deal_cards(&deal, &sample.deck, (enum way)way, seats, rounds, seed);
            for (int row = 0; row < deal.rows; row++)
                for (int round = 0; round < rounds; round++)
                    check_int(sample.cards[deal.cards[row][round]].only_follow_up, false,
                              "way %d, seed %u, round %d", way, seed, round);
        }
}

static void voyage_practice_crew_and_same_boat_deal_one_row_alike(void **state)
{
    (void)state;
    static const enum way ways[] = {WAY_PRACTICE, WAY_CREW, WAY_SAME_BOAT};
    struct deal *voyage = test_malloc(sizeof *voyage);
    sample_deck_even(&sample, 60);
    deal_cards(voyage, &sample.deck, WAY_VOYAGE, 1, 24, 4711);
    for (int i = 0; i < COUNT(ways); i++) {
        deal_cards(&deal, &sample.deck, ways[i], ways[i] == WAY_SAME_BOAT ? 5 : 1, 24, 4711);
        check_int(deal.rows, 1, "way %d", ways[i]);
        assert_memory_equal(deal.cards[0], voyage->cards[0], 24 * sizeof(int));
    }
    test_free(voyage);
}

/* --- Own watch ----------------------------------------------------------------------------------
 */

static void in_own_watch_no_card_is_dealt_twice_to_anybody(void **state)
{
    (void)state;
    for (int seats = 2; seats <= SEATS_MAX; seats++) {
        bool seen[120] = {false};
        sample_deck_even(&sample, 120);
        int rounds = deal_rounds_max(&sample.deck, WAY_OWN_WATCH, seats);
        deal_cards(&deal, &sample.deck, WAY_OWN_WATCH, seats, rounds, (uint32_t)seats);
        check_int(deal.rows, seats, "%d seats", seats);
        for (int row = 0; row < seats; row++)
            for (int round = 0; round < rounds; round++) {
                check_int(seen[deal.cards[row][round]], false, "%d seats, round %d", seats, round);
                seen[deal.cards[row][round]] = true;
            }
    }
}

static void in_own_watch_all_seats_get_the_same_contexts(void **state)
{
    (void)state;
    /* The least a sequence needs for a voyage of twelve: eight of each context a seat. */
    for (int seats = 2; seats <= SEATS_MAX; seats++) {
        sample_deck_even(&sample, seats * 8 * SCALE_STEPS);
        for (uint32_t seed = 0; seed < 30; seed++) {
            deal_cards(&deal, &sample.deck, WAY_OWN_WATCH, seats, 12, seed);
            for (int row = 1; row < seats; row++)
                for (int round = 0; round < 12; round++)
                    check_int(context_at(row, round), context_at(0, round),
                              "%d seats, seed %u, round %d", seats, seed, round);
        }
    }
}

static void in_own_watch_a_context_too_short_for_all_is_replaced_alike(void **state)
{
    (void)state;
    /* Two changing cards are not enough for three seats; the mixed ones stand in, for everyone. */
    memset(&sample, 0, sizeof sample);
    for (int i = 0; i < 92; i++)
        sample_deck_add(&sample, card_plain(i < 2 ? 2 : i < 40 ? 0 : -2));
    sample_deck_finish(&sample);
    for (uint32_t seed = 0; seed < 30; seed++) {
        deal_cards(&deal, &sample.deck, WAY_OWN_WATCH, 3, 12, seed);
        for (int round = 0; round < 12; round++) {
            check_int(context_at(1, round), context_at(0, round), "seed %u", seed);
            check_int(context_at(2, round), context_at(0, round), "seed %u", seed);
            check_int(context_at(0, round) <= 0, true, "seed %u, round %d", seed, round);
        }
    }
}

static void in_own_watch_seats_balance_their_own_lenses(void **state)
{
    (void)state;
    sample_deck_even(&sample, 1200);
    deal_cards(&deal, &sample.deck, WAY_OWN_WATCH, 4, 60, 11);
    for (int row = 0; row < 4; row++) {
        int used[LENS_COUNT] = {0};
        for (int round = 0; round < 60; round++)
            used[sample.cards[deal.cards[row][round]].lens]++;
        for (int lens = 1; lens < LENS_COUNT; lens++)
            check_int(used[lens], 10, "seat %d, lens %d", row, lens);
    }
}

/* --- Endless ------------------------------------------------------------------------------------
 */

static void endless_never_repeats_a_card_within_half_a_deck(void **state)
{
    (void)state;
    static const int sizes[] = {1, 2, 3, 4, 5, 12, 41, 42, 499, 500, 600};
    for (int i = 0; i < COUNT(sizes); i++) {
        sample_deck_even(&sample, sizes[i]);
        for (uint32_t seed = 0; seed < 25; seed++) {
            int last[600];
            for (int card = 0; card < sizes[i]; card++)
                last[card] = -10000;
            deal_cards(&deal, &sample.deck, WAY_ENDLESS, 1, ROUNDS_MAX, seed);
            for (int round = 0; round < ROUNDS_MAX; round++) {
                int card = deal.cards[0][round];
                check_int(2 * (round - last[card]) >= sizes[i], true,
                          "deck of %d, seed %u: card %d in rounds %d and %d", sizes[i], seed, card,
                          last[card], round);
                last[card] = round;
            }
        }
    }
}

static void each_shuffle_of_endless_is_complete(void **state)
{
    (void)state;
    static const int sizes[] = {1, 2, 3, 12, 42, 100};
    for (int i = 0; i < COUNT(sizes); i++) {
        sample_deck_even(&sample, sizes[i]);
        deal_cards(&deal, &sample.deck, WAY_ENDLESS, 1, ROUNDS_MAX, 99);
        for (int start = 0; start + sizes[i] <= ROUNDS_MAX; start += sizes[i]) {
            bool seen[100] = {false};
            for (int round = start; round < start + sizes[i]; round++)
                seen[deal.cards[0][round]] = true;
            for (int card = 0; card < sizes[i]; card++)
                check_int(seen[card], true, "deck of %d, shuffle at %d", sizes[i], start);
        }
    }
}

static void endless_is_shuffled_and_not_forecast(void **state)
{
    (void)state;
    /* Every card is as likely to come first, and no act is in the way. */
    int first[10] = {0};
    sample_deck_even(&sample, 10);
    for (uint32_t seed = 0; seed < 2000; seed++) {
        deal_cards(&deal, &sample.deck, WAY_ENDLESS, 1, 10, seed);
        first[deal.cards[0][0]]++;
    }
    for (int card = 0; card < 10; card++)
        assert_in_range(first[card], 200 - 67, 200 + 67);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ways_are_told_apart),
        cmocka_unit_test(a_deck_fills_so_many_rounds),
        cmocka_unit_test(a_card_only_for_following_up_is_never_dealt),
        cmocka_unit_test(voyage_practice_crew_and_same_boat_deal_one_row_alike),
        cmocka_unit_test(in_own_watch_no_card_is_dealt_twice_to_anybody),
        cmocka_unit_test(in_own_watch_all_seats_get_the_same_contexts),
        cmocka_unit_test(in_own_watch_a_context_too_short_for_all_is_replaced_alike),
        cmocka_unit_test(in_own_watch_seats_balance_their_own_lenses),
        cmocka_unit_test(endless_never_repeats_a_card_within_half_a_deck),
        cmocka_unit_test(each_shuffle_of_endless_is_complete),
        cmocka_unit_test(endless_is_shuffled_and_not_forecast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
