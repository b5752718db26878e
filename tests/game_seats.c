/* Joining late, leaving early: RULES, "No answer" and DESIGN, the picks. */
#include "rules/game.h"

#include <stdio.h>

#include "rules/move.h"
#include "support/check.h"
#include "support/table_game.h"

static struct table_game table;

static struct reading reading_of_seat(int seat)
{
    return game_reading(&table.game, seat);
}

static void a_late_seat_has_turns_and_par_only_for_the_rounds_it_was_there(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 2, false);
    TABLE_PLAY(&table, "vote 1 A", "vote 2 B", "show", "next", "join 5");
    assert_true(TABLE_TOLD(&table, EVENT_JOINED));
    assert_int_equal(table.events.list[0].seat, 4);
    TABLE_PLAY(&table, "vote 1 A", "vote 2 B", "vote 5 A", "show");
    assert_int_equal(reading_of_seat(0).turns, 2);
    assert_int_equal(reading_of_seat(4).turns, 1);
    assert_int_equal(reading_of_seat(4).par, 10 + 2);
    assert_int_equal(reading_of_seat(4).score, 100);
    struct turn turns[ROUNDS_MAX];
    int rounds[ROUNDS_MAX];
    assert_int_equal(game_turns(&table.game, &table.sample.deck, 4, turns, rounds), 1);
    assert_int_equal(rounds[0], 1);
}

static void who_joins_during_a_vote_votes_with_it(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 2, false);
    TABLE_PLAY(&table, "vote 1 A", "vote 2 B", "join 3");
    assert_int_equal(table_game_check(&table, "show"), REFUSED_VOTES_MISSING);
    TABLE_PLAY(&table, "vote 3 A", "show");
    assert_int_equal(reading_of_seat(2).turns, 1);
}

static void who_joins_when_the_key_is_shown_begins_with_the_next_card(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 2, false);
    TABLE_PLAY(&table, "vote 1 A", "vote 2 B", "show", "join 3");
    assert_int_equal(reading_of_seat(2).turns, 0);
    TABLE_PLAY(&table, "next", "vote 1 A", "vote 2 B", "vote 3 C", "show");
    assert_int_equal(reading_of_seat(2).turns, 1);
    assert_false(table.game.turns[2][0].played);
}

static void a_leaver_keeps_the_turns_it_played_and_loses_an_open_vote(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 3, true);
    TABLE_PLAY(&table, "vote 1 A", "vote 2 A", "vote 3 B", "show", "show", "next", "vote 3 C",
               "leave 3");
    assert_true(TABLE_TOLD(&table, EVENT_LEFT));
    assert_int_equal(table.game.turns[2][1].last, VOTE_MISSING);
    TABLE_PLAY(&table, "vote 1 A", "vote 2 A", "show", "show");
    assert_int_equal(reading_of_seat(2).turns, 1);
    assert_int_equal(reading_of_seat(2).points, 8);
    assert_int_equal(reading_of_seat(0).turns, 2);
}

static void the_vote_goes_on_without_a_leaver(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 3, true);
    TABLE_PLAY(&table, "vote 1 A", "vote 2 A");
    assert_int_equal(table_game_check(&table, "show"), REFUSED_VOTES_MISSING);
    TABLE_PLAY(&table, "leave 3", "show", "vote-again", "vote 1 A", "leave 2", "show");
    assert_int_equal(table.game.phase, GAME_SHOWN);
    assert_int_equal(reading_of_seat(1).turns, 0);
}

static void who_leaves_when_the_key_is_shown_has_played_the_card(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 2, false);
    TABLE_PLAY(&table, "vote 1 A", "vote 2 B", "show", "leave 2");
    assert_true(table.game.turns[1][0].played);
    assert_int_equal(reading_of_seat(1).turns, 1);
}

static void who_has_left_does_not_come_back(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 3, false);
    TABLE_PLAY(&table, "leave 3");
    assert_int_equal(table_game_check(&table, "join 3"), REFUSED_SEAT_LEFT);
    assert_int_equal(table_game_check(&table, "vote 3 A"), REFUSED_SEAT_ABSENT);
}

static void the_last_seat_cannot_leave(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 2, false);
    TABLE_PLAY(&table, "leave 1");
    assert_int_equal(table_game_check(&table, "leave 2"), REFUSED_LAST_SEAT);
    TABLE_PLAY(&table, "join 4");
    assert_int_equal(table_game_check(&table, "leave 2"), REFUSED_NOT);
    table_game_start(&table, WAY_VOYAGE, 1, false);
    assert_int_equal(table_game_check(&table, "leave 1"), REFUSED_LAST_SEAT);
}

static void nobody_joins_who_plays_alone(void **state)
{
    (void)state;
    static const enum way ways[] = {WAY_VOYAGE, WAY_ENDLESS, WAY_PRACTICE, WAY_CREW};
    for (int i = 0; i < COUNT(ways); i++) {
        table_game_start(&table, ways[i], 1, false);
        check_int(table_game_check(&table, "join 2"), REFUSED_NO_SUCH_SEAT, "way %d", ways[i]);
        check_int(table_game_check(&table, "join 1"), REFUSED_SEAT_PRESENT, "way %d", ways[i]);
        check_int(table_game_check(&table, "vote 2 A"), REFUSED_SEAT_ABSENT, "way %d", ways[i]);
    }
}

static void in_own_watch_there_are_only_the_seats_that_were_dealt_to(void **state)
{
    (void)state;
    table_game_start(&table, WAY_OWN_WATCH, 3, false);
    assert_int_equal(table_game_check(&table, "join 4"), REFUSED_NO_SUCH_SEAT);
    assert_int_equal(table_game_check(&table, "vote 4 A"), REFUSED_NO_SUCH_SEAT);
    assert_int_equal(table_game_check(&table, "leave 4"), REFUSED_NO_SUCH_SEAT);
    TABLE_PLAY(&table, "leave 3");
    assert_int_equal(table_game_check(&table, "join 3"), REFUSED_SEAT_LEFT);
    table_game_start(&table, WAY_OWN_WATCH, 2, false);
    assert_int_equal(table_game_check(&table, "join 3"), REFUSED_NO_SUCH_SEAT);
    assert_int_equal(table_game_check(&table, "vote 3 A"), REFUSED_NO_SUCH_SEAT);
}

static void in_own_watch_each_seat_plays_its_own_card(void **state)
{
    (void)state;
    table_game_start(&table, WAY_OWN_WATCH, 3, false);
    TABLE_PLAY(&table, "vote 1 A", "vote 2 B", "vote 3 C", "show");
    for (int seat = 0; seat < 3; seat++) {
        check_int(table.events.list[seat].card, table.game.deal.cards[seat][0], "seat %d", seat);
        check_int(table.events.list[seat].turn.card, table.game.deal.cards[seat][0], "seat %d",
                  seat);
    }
    assert_int_not_equal(table.events.list[0].card, table.events.list[1].card);
}

static void twelve_seats_play_and_a_thirteenth_does_not(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 2, false);
    for (int seat = 3; seat <= SEATS_MAX; seat++) {
        char line[MOVE_BYTES];
        snprintf(line, sizeof line, "join %d", seat);
        TABLE_PLAY(&table, line);
    }
    assert_int_equal(game_seats_present(&table.game), SEATS_MAX);
    struct move thirteenth = {.kind = MOVE_JOIN, .seat = SEATS_MAX};
    assert_int_equal(game_check(&table.game, &table.sample.deck, thirteenth), REFUSED_NO_SUCH_SEAT);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        struct move vote = {.kind = MOVE_VOTE, .seat = seat, .response = seat % 3};
        game_apply(&table.game, &table.sample.deck, vote, &table.events);
    }
    TABLE_PLAY(&table, "show");
    assert_int_equal(table.events.count, SEATS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_late_seat_has_turns_and_par_only_for_the_rounds_it_was_there),
        cmocka_unit_test(who_joins_during_a_vote_votes_with_it),
        cmocka_unit_test(who_joins_when_the_key_is_shown_begins_with_the_next_card),
        cmocka_unit_test(a_leaver_keeps_the_turns_it_played_and_loses_an_open_vote),
        cmocka_unit_test(the_vote_goes_on_without_a_leaver),
        cmocka_unit_test(who_leaves_when_the_key_is_shown_has_played_the_card),
        cmocka_unit_test(who_has_left_does_not_come_back),
        cmocka_unit_test(the_last_seat_cannot_leave),
        cmocka_unit_test(nobody_joins_who_plays_alone),
        cmocka_unit_test(in_own_watch_there_are_only_the_seats_that_were_dealt_to),
        cmocka_unit_test(in_own_watch_each_seat_plays_its_own_card),
        cmocka_unit_test(twelve_seats_play_and_a_thirteenth_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
