/* What the votes of a group say. Every card of the table game is mixed; A fits 10, B 8 and C 4. */
#include "rules/group.h"

#include <stdio.h>
#include <string.h>

#include "rules/bot.h"
#include "support/check.h"
#include "support/table_game.h"

static struct table_game table;

/* One vote of every seat, as letters: "AAB-". */
static void vote(const char *letters)
{
    for (int seat = 0; letters[seat] != '\0'; seat++) {
        char line[32];
        snprintf(line, sizeof line, "vote %d %c", seat + 1, letters[seat]);
        TABLE_PLAY(&table, line);
    }
    TABLE_PLAY(&table, "show");
}

/* A round with a second vote. */
static void vote_twice(const char *first, const char *last)
{
    vote(first);
    TABLE_PLAY(&table, "vote-again");
    vote(last);
}

static void start(int seats, bool second_vote)
{
    table_game_start(&table, WAY_SAME_BOAT, seats, second_vote);
}

static void votes_are_counted_by_response(void **state)
{
    (void)state;
    int counts[COUNT_PLACES];
    static const int first[] = {2, 1, 1, 0, 1}, last[] = {4, 0, 0, 0, 1};
    start(5, true);
    vote("AAB-C");
    group_counts(&table.game, 0, true, counts);
    assert_memory_equal(counts, first, sizeof first);
    group_counts(&table.game, 0, false, counts);
    assert_memory_equal(counts, first, sizeof first);
    TABLE_PLAY(&table, "vote-again");
    vote("AAA-A");
    group_counts(&table.game, 0, true, counts);
    assert_memory_equal(counts, first, sizeof first);
    group_counts(&table.game, 0, false, counts);
    assert_memory_equal(counts, last, sizeof last);
}

static void the_hint_changes_at_35_and_at_70_percent(void **state)
{
    (void)state;
    static const struct {
        const char *votes;
        enum group_hint hint;
    } rows[] = {
        {"BBB", GROUP_EXPLAIN_FIRST},         /* none */
        {"ABB", GROUP_EXPLAIN_FIRST},         /* 33 % */
        {"AAABBBBB", GROUP_DISCUSS},          /* 37.5 % */
        {"AAAAAAABBB", GROUP_DISCUSS},        /* 70 % to the point */
        {"AAAAABB", GROUP_EXPLAIN_AND_GO_ON}, /* 71 % */
        {"AAA", GROUP_EXPLAIN_AND_GO_ON},
        {"---", GROUP_EXPLAIN_FIRST}, /* no answer is a vote, and not a best one */
        {"A--", GROUP_EXPLAIN_FIRST},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        start((int)strlen(rows[i].votes), true);
        vote(rows[i].votes);
        check_int(group_hint_of(&table.game, &table.sample.deck, 0), rows[i].hint, "%s",
                  rows[i].votes);
    }
}

static void just_above_and_below_35_percent_the_hints_differ(void **state)
{
    (void)state;
    /* Up to twelve seats no share is 35 % exactly: 4 of 12 and 4 of 11 are the nearest. */
    start(12, true);
    vote("AAAABBBBBBBB");
    assert_int_equal(group_hint_of(&table.game, &table.sample.deck, 0), GROUP_EXPLAIN_FIRST);
    start(11, true);
    vote("AAAABBBBBBB");
    assert_int_equal(group_hint_of(&table.game, &table.sample.deck, 0), GROUP_DISCUSS);
}

static void every_best_fitting_response_counts_for_the_hint(void **state)
{
    (void)state;
    start(4, true);
    for (int i = 0; i < table.sample.deck.card_count; i++)
        table.sample.cards[i].responses[2].approach = 0;
    vote("ACAC");
    assert_int_equal(group_hint_of(&table.game, &table.sample.deck, 0), GROUP_EXPLAIN_AND_GO_ON);
}

static void highest_and_lowest_fit_open_the_talk_in_the_decks_order(void **state)
{
    (void)state;
    static const struct {
        const char *votes;
        int count, responses[2];
    } rows[] = {
        {"ABC", 2, {0, 2}}, {"CBA", 2, {0, 2}}, {"BCB", 2, {1, 2}},
        {"BBB", 1, {1, 0}}, {"B--", 1, {1, 0}}, {"---", 0, {0, 0}},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int responses[2] = {0};
        start(3, true);
        vote(rows[i].votes);
        int count = group_openers(&table.game, &table.sample.deck, 0, responses);
        check_int(count, rows[i].count, "%s", rows[i].votes);
        for (int j = 0; j < count; j++)
            check_int(responses[j], rows[i].responses[j], "%s, %d", rows[i].votes, j);
    }
}

static void who_opens_the_talk_is_found_wherever_it_is_listed(void **state)
{
    (void)state;
    static const int approaches[] = {2, 1, 0, -2}; /* 4, 8, 10, 4 */
    static const struct {
        const char *votes;
        int responses[2];
    } rows[] = {{"ABC-", {0, 2}}, {"ABCD-", {2, 3}}, {"BD--", {1, 3}}, {"AB-", {0, 1}}};
    for (int i = 0; i < COUNT(rows); i++) {
        int responses[2];
        start((int)strlen(rows[i].votes), true);
        for (int card = 0; card < table.sample.deck.card_count; card++)
            table.sample.cards[card] = card_offering(0, approaches, COUNT(approaches));
        vote(rows[i].votes);
        check_int(group_openers(&table.game, &table.sample.deck, 0, responses), 2, "%s",
                  rows[i].votes);
        check_int(responses[0], rows[i].responses[0], "%s", rows[i].votes);
        check_int(responses[1], rows[i].responses[1], "%s", rows[i].votes);
        check_int(group_hint_of(&table.game, &table.sample.deck, 0), GROUP_EXPLAIN_FIRST, "%s",
                  rows[i].votes);
    }
}

static void two_responses_that_fit_alike_open_the_talk_both(void **state)
{
    (void)state;
    int responses[2];
    start(3, true);
    for (int i = 0; i < table.sample.deck.card_count; i++)
        table.sample.cards[i].responses[2].approach = 1;
    vote("BCB");
    assert_int_equal(group_openers(&table.game, &table.sample.deck, 0, responses), 2);
    assert_int_equal(responses[0], 1);
    assert_int_equal(responses[1], 2);
}

static void the_shift_compares_fit_and_not_letters(void **state)
{
    (void)state;
    start(5, true);
    vote_twice("ABC-A", "BACAA");
    struct group_shift shift = group_shift_of(&table.game, &table.sample.deck, 0);
    assert_int_equal(shift.better, 2);
    assert_int_equal(shift.same, 2);
    assert_int_equal(shift.worse, 1);
}

static void a_single_point_is_a_shift(void **state)
{
    (void)state;
    start(3, true);
    for (int i = 0; i < table.sample.deck.card_count; i++)
        table.sample.cards[i].responses[0].quality = QUALITY_WEAK; /* 5, and C is 4 */
    vote_twice("CAA", "ACA");
    struct group_shift shift = group_shift_of(&table.game, &table.sample.deck, 0);
    assert_int_equal(shift.better, 1);
    assert_int_equal(shift.worse, 1);
    assert_int_equal(shift.same, 1);
}

static void while_the_second_vote_runs_only_those_who_voted_twice_have_shifted(void **state)
{
    (void)state;
    start(3, true);
    vote("CCC");
    TABLE_PLAY(&table, "vote-again");
    TABLE_PLAY(&table, "vote 1 A");
    struct group_shift shift = group_shift_of(&table.game, &table.sample.deck, 0);
    assert_int_equal(shift.better, 1);
    assert_int_equal(shift.same, 0);
    assert_int_equal(shift.worse, 0);
}

static void without_a_second_vote_nothing_shifts(void **state)
{
    (void)state;
    start(3, false);
    vote("ABC");
    struct group_shift shift = group_shift_of(&table.game, &table.sample.deck, 0);
    assert_int_equal(shift.same, 3);
    assert_int_equal(group_largest_shift(&table.game, &table.sample.deck), ROUND_NONE);
}

static void agreement_is_the_share_of_equal_pairs(void **state)
{
    (void)state;
    static const struct {
        const char *votes;
        int agreement;
    } rows[] = {
        {"AAAA", 100}, {"AAAB", 50}, {"AABB", 33}, {"AABC", 17},
        {"ABC", 0},    {"AA-", 100}, {"A--", -1},  {"---", -1},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        start((int)strlen(rows[i].votes), false);
        vote(rows[i].votes);
        check_int(group_agreement(&table.game, 0, true), rows[i].agreement, "%s", rows[i].votes);
    }
}

static void the_most_divided_card_is_known_by_its_first_votes(void **state)
{
    (void)state;
    start(4, true);
    vote_twice("AAAB", "ABCA");
    TABLE_PLAY(&table, "next");
    vote_twice("AABC", "AAAA");
    TABLE_PLAY(&table, "next");
    vote_twice("BBAC", "AAAA"); /* as divided, but later */
    assert_int_equal(group_most_divided(&table.game), 1);
}

static void one_who_differs_is_enough_to_divide_a_group(void **state)
{
    (void)state;
    start(12, false);
    vote("AAAAAAAAAAAA");
    TABLE_PLAY(&table, "next");
    vote("AAAAAAAAAAAB"); /* 83 % of the pairs agree */
    assert_int_equal(group_most_divided(&table.game), 1);
    start(2, false);
    vote("AB");
    assert_int_equal(group_most_divided(&table.game), 0);
}

static void one_who_changes_is_enough_for_a_shift(void **state)
{
    (void)state;
    start(3, true);
    vote_twice("AAA", "AAA");
    TABLE_PLAY(&table, "next");
    vote_twice("AAB", "AAA");
    TABLE_PLAY(&table, "next");
    vote_twice("BAA", "AAA"); /* as many, but later */
    assert_int_equal(group_largest_shift(&table.game, &table.sample.deck), 1);
    start(3, true);
    vote_twice("AAB", "AAA");
    assert_int_equal(group_largest_shift(&table.game, &table.sample.deck), 0);
}

static void a_group_that_always_agreed_has_no_divided_card(void **state)
{
    (void)state;
    start(3, false);
    vote("AAA");
    TABLE_PLAY(&table, "next");
    vote("BB-");
    assert_int_equal(group_most_divided(&table.game), ROUND_NONE);
}

static void a_round_is_played_when_any_seat_has_played_it(void **state)
{
    (void)state;
    table_game_start(&table, WAY_CREW, 1, false);
    assert_false(group_round_played(&table.game, 0));
    vote("A");
    assert_true(group_round_played(&table.game, 0));
    start(12, false);
    for (int seat = 1; seat < 12; seat++) {
        char line[32];
        snprintf(line, sizeof line, "leave %d", seat);
        TABLE_PLAY(&table, line);
    }
    TABLE_PLAY(&table, "vote 12 A", "show");
    assert_true(group_round_played(&table.game, 0));
    assert_false(group_round_played(&table.game, 1));
}

static void a_card_that_was_skipped_is_not_told(void **state)
{
    (void)state;
    start(3, true);
    vote("ABC");
    TABLE_PLAY(&table, "skip");
    vote_twice("AAB", "AAA");
    assert_false(group_round_played(&table.game, 0));
    assert_int_equal(group_most_divided(&table.game), 1);
    assert_int_equal(group_largest_shift(&table.game, &table.sample.deck), 1);
}

static void the_largest_shift_moved_most_seats(void **state)
{
    (void)state;
    start(4, true);
    vote_twice("AAAB", "AAAA");
    TABLE_PLAY(&table, "next");
    vote_twice("ABCA", "BAAB"); /* two better, two worse */
    TABLE_PLAY(&table, "next");
    vote_twice("BBBB", "AAAA");
    assert_int_equal(group_largest_shift(&table.game, &table.sample.deck), 1);
}

static void what_paid_and_cost_most_is_a_choice_of_all_who_made_it(void **state)
{
    (void)state;
    struct group_choice choice;
    start(4, false);
    vote("AABB");
    TABLE_PLAY(&table, "next");
    vote("ACCC");
    assert_true(group_paid_most(&table.game, &table.sample.deck, &choice));
    assert_int_equal(choice.round, 0);
    assert_int_equal(choice.response, 0);
    assert_int_equal(choice.seats, 2);
    assert_int_equal(choice.points, 20);
    assert_true(group_cost_most(&table.game, &table.sample.deck, &choice));
    assert_int_equal(choice.round, 1);
    assert_int_equal(choice.response, 2);
    assert_int_equal(choice.seats, 3);
    assert_int_equal(choice.points, 18);
}

static void no_answer_can_cost_most_and_a_perfect_group_paid_nothing(void **state)
{
    (void)state;
    struct group_choice choice;
    start(2, false);
    vote("A-");
    assert_true(group_cost_most(&table.game, &table.sample.deck, &choice));
    assert_int_equal(choice.response, RESPONSE_NONE);
    assert_int_equal(choice.points, 10);
    start(2, false);
    vote("AA");
    assert_false(group_cost_most(&table.game, &table.sample.deck, &choice));
    start(2, false);
    vote("--");
    assert_false(group_paid_most(&table.game, &table.sample.deck, &choice));
}

static void with_one_seat_it_is_the_storys_choice(void **state)
{
    (void)state;
    struct group_choice choice;
    static struct story story;
    static const char *const picks[] = {"C", "B", "A", "-", "A", "C"};
    table_game_start(&table, WAY_VOYAGE, 1, false);
    for (int i = 0; i < COUNT(picks); i++) {
        vote(picks[i]);
        TABLE_PLAY(&table, "next");
    }
    story_of(&story, &table.game, &table.sample.deck, 0);
    assert_true(group_paid_most(&table.game, &table.sample.deck, &choice));
    assert_int_equal(choice.round, story.rounds[story.paid_most]);
    assert_true(group_cost_most(&table.game, &table.sample.deck, &choice));
    assert_int_equal(choice.round, story.rounds[story.cost_most]);
}

static void of_choices_worth_the_same_the_first_is_told(void **state)
{
    (void)state;
    struct group_choice choice;
    start(3, false);
    vote("CBC"); /* C brings 8 and B as well: the deck's order */
    assert_true(group_paid_most(&table.game, &table.sample.deck, &choice));
    assert_int_equal(choice.response, 1);
    TABLE_PLAY(&table, "next");
    vote("BCC");
    assert_true(group_paid_most(&table.game, &table.sample.deck, &choice));
    assert_int_equal(choice.round, 0);
    /* The first seat's 10 come later than the others', and the second seat's before the third's. */
    table_game_start(&table, WAY_OWN_WATCH, 3, false);
    vote("CAA");
    TABLE_PLAY(&table, "next");
    vote("ABB");
    assert_true(group_paid_most(&table.game, &table.sample.deck, &choice));
    assert_int_equal(choice.round, 0);
    assert_int_equal(choice.card, game_card_at(&table.game, 1, 0));
}

static void a_single_point_is_enough_to_have_cost_most(void **state)
{
    (void)state;
    struct group_choice choice;
    start(2, false);
    for (int i = 0; i < table.sample.deck.card_count; i++) {
        table.sample.cards[i].responses[0].quality = QUALITY_WEAK; /* 5 */
        table.sample.cards[i].responses[1].approach = 2;           /* 4, as C */
    }
    vote("AC");
    assert_true(group_cost_most(&table.game, &table.sample.deck, &choice));
    assert_int_equal(choice.response, 2);
    assert_int_equal(choice.points, 1);
}

static void twelve_seats_are_all_counted_in_what_paid_most(void **state)
{
    (void)state;
    struct group_choice choice;
    start(12, false);
    vote("CCCCCCCCCCCC");
    assert_true(group_paid_most(&table.game, &table.sample.deck, &choice));
    assert_int_equal(choice.seats, 12);
    assert_int_equal(choice.points, 48);
}

static void own_watches_are_compared_choice_by_choice(void **state)
{
    (void)state;
    struct group_choice choice;
    table_game_start(&table, WAY_OWN_WATCH, 3, false);
    vote("BCA");
    assert_false(group_shares_cards(&table.game));
    assert_int_equal(group_most_divided(&table.game), ROUND_NONE);
    assert_true(group_paid_most(&table.game, &table.sample.deck, &choice));
    assert_int_equal(choice.card, game_card_at(&table.game, 2, 0));
    assert_int_equal(choice.seats, 1);
    assert_true(group_cost_most(&table.game, &table.sample.deck, &choice));
    assert_int_equal(choice.card, game_card_at(&table.game, 1, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(votes_are_counted_by_response),
        cmocka_unit_test(the_hint_changes_at_35_and_at_70_percent),
        cmocka_unit_test(just_above_and_below_35_percent_the_hints_differ),
        cmocka_unit_test(every_best_fitting_response_counts_for_the_hint),
        cmocka_unit_test(highest_and_lowest_fit_open_the_talk_in_the_decks_order),
        cmocka_unit_test(who_opens_the_talk_is_found_wherever_it_is_listed),
        cmocka_unit_test(two_responses_that_fit_alike_open_the_talk_both),
        cmocka_unit_test(the_shift_compares_fit_and_not_letters),
        cmocka_unit_test(a_single_point_is_a_shift),
        cmocka_unit_test(while_the_second_vote_runs_only_those_who_voted_twice_have_shifted),
        cmocka_unit_test(without_a_second_vote_nothing_shifts),
        cmocka_unit_test(agreement_is_the_share_of_equal_pairs),
        cmocka_unit_test(the_most_divided_card_is_known_by_its_first_votes),
        cmocka_unit_test(one_who_differs_is_enough_to_divide_a_group),
        cmocka_unit_test(one_who_changes_is_enough_for_a_shift),
        cmocka_unit_test(a_group_that_always_agreed_has_no_divided_card),
        cmocka_unit_test(a_round_is_played_when_any_seat_has_played_it),
        cmocka_unit_test(a_card_that_was_skipped_is_not_told),
        cmocka_unit_test(the_largest_shift_moved_most_seats),
        cmocka_unit_test(what_paid_and_cost_most_is_a_choice_of_all_who_made_it),
        cmocka_unit_test(no_answer_can_cost_most_and_a_perfect_group_paid_nothing),
        cmocka_unit_test(with_one_seat_it_is_the_storys_choice),
        cmocka_unit_test(of_choices_worth_the_same_the_first_is_told),
        cmocka_unit_test(a_single_point_is_enough_to_have_cost_most),
        cmocka_unit_test(twelve_seats_are_all_counted_in_what_paid_most),
        cmocka_unit_test(own_watches_are_compared_choice_by_choice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
