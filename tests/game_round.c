/* What a round does: votes, the talk and the second vote, the key, skipping, ending. */
#include "rules/game.h"

#include "rules/debrief.h"
#include "support/check.h"
#include "support/table_game.h"

static struct table_game table;

static int points_of(int seat)
{
    return table.game.seats[seat].ship.points;
}

static struct game_turn turn_of(int seat, int round)
{
    return table.game.turns[seat][round];
}

static void a_vote_is_told_without_saying_what_it_was(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 2, false);
    TABLE_PLAY(&table, "vote 2 C");
    assert_true(TABLE_TOLD(&table, EVENT_VOTED));
    assert_int_equal(table.events.list[0].seat, 1);
    assert_int_equal(table.events.list[0].card, CARD_NONE);
    assert_int_equal(table.events.list[0].turn.response, 0);
}

static void a_vote_taken_back_can_be_given_again(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 2, true);
    TABLE_PLAY(&table, "vote 1 C", "take-back 1");
    assert_true(TABLE_TOLD(&table, EVENT_TAKEN_BACK));
    assert_int_equal(turn_of(0, 0).first, VOTE_MISSING);
    assert_int_equal(turn_of(0, 0).last, VOTE_MISSING);
    TABLE_PLAY(&table, "vote 1 A", "vote 2 A");
    assert_int_equal(turn_of(0, 0).first, 0);
    assert_true(game_all_voted(&table.game));
}

static void the_key_plays_a_turn_for_every_seat(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 3, false);
    TABLE_PLAY(&table, "vote 1 A", "vote 2 B", "vote 3 -", "show");
    assert_true(TABLE_TOLD(&table, EVENT_TURN, EVENT_TURN, EVENT_TURN));
    assert_int_equal(table.game.phase, GAME_SHOWN);
    static const int responses[] = {0, 1, RESPONSE_NONE}, fits[] = {10, 8, 0};
    for (int seat = 0; seat < 3; seat++) {
        const struct event *event = &table.events.list[seat];
        check_int(event->seat, seat, "seat %d", seat);
        check_int(event->card, game_card(&table.game, seat), "seat %d", seat);
        check_int(event->round, 0, "seat %d", seat);
        check_int(event->turn.response, responses[seat], "seat %d", seat);
        check_int(event->turn.fit, fits[seat], "seat %d", seat);
        check_int(points_of(seat), fits[seat], "seat %d", seat);
        check_int(table.game.seats[seat].par.points, 10, "seat %d", seat);
        check_int(turn_of(seat, 0).played, true, "seat %d", seat);
    }
}

static void next_begins_a_round_and_tells_an_acts_end(void **state)
{
    (void)state;
    /* Six rounds: acts of two each. */
    table_game_start(&table, WAY_VOYAGE, 1, false);
    for (int round = 0; round < TABLE_ROUNDS; round++) {
        check_int(table.game.round, round, "round %d", round);
        TABLE_PLAY(&table, "vote 1 A", "show", "next");
        if (round == TABLE_ROUNDS - 1)
            check_int(TABLE_TOLD(&table, EVENT_ACT_OVER, EVENT_OVER), true, "round %d", round);
        else if (round % 2 == 1)
            check_int(TABLE_TOLD(&table, EVENT_ACT_OVER, EVENT_ROUND), true, "round %d", round);
        else
            check_int(TABLE_TOLD(&table, EVENT_ROUND), true, "round %d", round);
        if (round % 2 == 1)
            check_int(table.events.list[0].act, round / 2, "round %d", round);
    }
    assert_int_equal(table.game.phase, GAME_OVER);
    assert_int_equal(table.game.round, TABLE_ROUNDS - 1);
    assert_int_equal(game_reading(&table.game, 0).score, 100);
}

static void endless_and_practice_have_no_acts(void **state)
{
    (void)state;
    static const enum way ways[] = {WAY_ENDLESS, WAY_PRACTICE};
    for (int i = 0; i < COUNT(ways); i++) {
        table_game_start(&table, ways[i], 1, false);
        for (int round = 0; round < TABLE_ROUNDS - 1; round++) {
            TABLE_PLAY(&table, "vote 1 A", "show", "next");
            check_int(TABLE_TOLD(&table, EVENT_ROUND), true, "way %d, round %d", ways[i], round);
        }
    }
}

/* --- the second vote ----------------------------------------------------------------------------
 */

static void the_talk_comes_before_the_key_and_plays_no_turn(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 2, true);
    TABLE_PLAY(&table, "vote 1 C", "vote 2 B", "show");
    assert_true(TABLE_TOLD(&table, EVENT_TALK));
    assert_int_equal(table.game.phase, GAME_TALK);
    assert_int_equal(game_reading(&table.game, 0).turns, 0);
    assert_false(turn_of(0, 0).played);
}

static void the_second_vote_keeps_the_first_and_alone_counts(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 2, true);
    TABLE_PLAY(&table, "vote 1 C", "vote 2 A", "show", "vote-again");
    assert_true(TABLE_TOLD(&table, EVENT_REVOTING));
    assert_false(game_all_voted(&table.game));
    TABLE_PLAY(&table, "vote 1 B", "take-back 1", "vote 1 A", "vote 2 C", "show");
    assert_int_equal(turn_of(0, 0).first, 2);
    assert_int_equal(turn_of(0, 0).last, 0);
    assert_int_equal(turn_of(1, 0).first, 0);
    assert_int_equal(turn_of(1, 0).last, 2);
    assert_int_equal(points_of(0), 10);
    assert_int_equal(points_of(1), 4);
    assert_int_equal(game_reading(&table.game, 0).turns, 1);
}

static void the_key_may_be_shown_without_a_second_vote(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 2, true);
    TABLE_PLAY(&table, "vote 1 B", "vote 2 B", "show", "show");
    assert_int_equal(table.game.phase, GAME_SHOWN);
    assert_int_equal(points_of(0), 8);
    assert_int_equal(turn_of(0, 0).first, 1);
    assert_int_equal(turn_of(0, 0).last, 1);
}

static void crew_votes_twice_and_own_watch_does_not(void **state)
{
    (void)state;
    table_game_start(&table, WAY_CREW, 1, true);
    TABLE_PLAY(&table, "vote 1 B", "show");
    assert_int_equal(table.game.phase, GAME_TALK);
    table_game_start(&table, WAY_OWN_WATCH, 2, true);
    TABLE_PLAY(&table, "vote 1 B", "vote 2 B", "show");
    assert_int_equal(table.game.phase, GAME_SHOWN);
}

static void the_next_round_has_a_talk_of_its_own(void **state)
{
    (void)state;
    table_game_start(&table, WAY_SAME_BOAT, 2, true);
    TABLE_PLAY(&table, "vote 1 A", "vote 2 A", "show", "vote-again", "vote 1 A", "vote 2 A", "show",
               "next", "vote 1 A", "vote 2 A", "show");
    assert_int_equal(table.game.phase, GAME_TALK);
}

/* --- skipping and ending ------------------------------------------------------------------------
 */

static void a_skipped_card_is_no_turn_for_anyone(void **state)
{
    (void)state;
    static const char *const before[][6] = {
        {NULL},
        {"vote 1 A", NULL},
        {"vote 1 A", "vote 2 C", NULL},
        {"vote 1 A", "vote 2 C", "show", NULL},
        {"vote 1 A", "vote 2 C", "show", "vote-again", NULL},
        {"vote 1 A", "vote 2 C", "show", "vote-again", "vote 1 A", NULL},
    };
    for (int i = 0; i < COUNT(before); i++) {
        table_game_start(&table, WAY_SAME_BOAT, 2, true);
        table_game_play(&table, before[i]);
        TABLE_PLAY(&table, "skip");
        check_int(TABLE_TOLD(&table, EVENT_SKIPPED, EVENT_ROUND), true, "row %d", i);
        check_int(table.game.phase, GAME_VOTING, "row %d", i);
        check_int(table.game.round, 1, "row %d", i);
        for (int seat = 0; seat < 2; seat++) {
            check_int(game_reading(&table.game, seat).turns, 0, "row %d", i);
            check_int(turn_of(seat, 0).first, VOTE_MISSING, "row %d", i);
            check_int(turn_of(seat, 0).last, VOTE_MISSING, "row %d", i);
            check_int(table.game.seats[seat].ship.direction, 50, "row %d", i);
            check_int(table.game.seats[seat].par.points, 0, "row %d", i);
        }
    }
}

static void skipping_the_last_card_ends_the_session(void **state)
{
    (void)state;
    table_game_start(&table, WAY_VOYAGE, 1, false);
    TABLE_PLAY(&table, "skip", "skip", "skip", "skip", "vote 1 A", "show", "next", "skip");
    assert_true(TABLE_TOLD(&table, EVENT_SKIPPED, EVENT_ACT_OVER, EVENT_OVER));
    assert_int_equal(table.game.phase, GAME_OVER);
    assert_int_equal(game_reading(&table.game, 0).turns, 1);
    assert_int_equal(game_reading(&table.game, 0).score, 100);
}

static void a_session_can_be_ended_from_everywhere(void **state)
{
    (void)state;
    static const struct {
        const char *before[8];
        int turns;
    } rows[] = {
        {{NULL}, 0},
        {{"vote 1 A", "vote 2 A", NULL}, 0},
        {{"vote 1 A", "vote 2 A", "show", NULL}, 0},
        {{"vote 1 A", "vote 2 A", "show", "vote-again", NULL}, 0},
        {{"vote 1 A", "vote 2 A", "show", "show", NULL}, 1},
        {{"vote 1 A", "vote 2 A", "show", "show", "next", "vote 1 A", NULL}, 1},
        {{"skip", "skip", "skip", NULL}, 0},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        table_game_start(&table, WAY_SAME_BOAT, 2, true);
        table_game_play(&table, rows[i].before);
        TABLE_PLAY(&table, "end");
        check_int(TABLE_TOLD(&table, EVENT_OVER), true, "row %d", i);
        check_int(table.game.phase, GAME_OVER, "row %d", i);
        check_int(game_reading(&table.game, 0).turns, rows[i].turns, "row %d", i);
        struct turn turns[ROUNDS_MAX];
        int rounds[ROUNDS_MAX];
        check_int(game_turns(&table.game, &table.sample.deck, 0, turns, rounds), rows[i].turns,
                  "row %d", i);
    }
}

static void practice_has_no_gauges_only_fit(void **state)
{
    (void)state;
    table_game_start(&table, WAY_PRACTICE, 1, false);
    for (int round = 0; round < TABLE_ROUNDS; round++) {
        TABLE_PLAY(&table, "vote 1 C", "show");
        const struct turn *turn = &table.events.list[0].turn;
        check_int(turn->fit, 4, "round %d", round);
        check_int(turn->direction_change, 0, "round %d", round);
        check_int(turn->vision_created, false, "round %d", round);
        check_int(points_of(0), 4 * (round + 1), "round %d", round);
        check_int(table.game.seats[0].ship.direction, 50, "round %d", round);
        TABLE_PLAY(&table, "next");
    }
    assert_int_equal(game_reading(&table.game, 0).fit, 40);
}

static void endless_ends_with_the_first_empty_gauge(void **state)
{
    (void)state;
    /* Reading every card right: 43 cards survived, the 44th empties both gauges. */
    table_game_start(&table, WAY_ENDLESS, 1, false);
    for (int turn = 1; turn <= 43; turn++) {
        TABLE_PLAY(&table, "vote 1 A", "show");
        check_int(TABLE_TOLD(&table, EVENT_TURN), true, "turn %d", turn);
        check_int(game_survived(&table.game), turn, "turn %d", turn);
        TABLE_PLAY(&table, "next");
        check_int(table.game.phase, GAME_VOTING, "turn %d", turn);
    }
    TABLE_PLAY(&table, "vote 1 A", "show");
    assert_true(TABLE_TOLD(&table, EVENT_TURN, EVENT_SUNK));
    assert_true(table.events.list[0].turn.becalmed);
    assert_true(table.events.list[0].turn.capsized);
    assert_true(table.game.sunk);
    assert_int_equal(game_survived(&table.game), 43);
    TABLE_PLAY(&table, "next");
    assert_true(TABLE_TOLD(&table, EVENT_OVER));
    assert_int_equal(game_reading(&table.game, 0).turns, 44);
    /* Told once more, turn by turn, it is the same voyage. */
    static struct turn turns[ROUNDS_MAX];
    int rounds[ROUNDS_MAX];
    assert_int_equal(game_turns(&table.game, &table.sample.deck, 0, turns, rounds), 44);
    for (int i = 0; i < 43; i++)
        check_int(turns[i].direction_change, 2 - i / 6, "turn %d", i + 1);
    assert_memory_equal(&turns[43].after, &table.game.seats[0].ship, sizeof turns[43].after);
    assert_int_equal(game_reading(&table.game, 0).rescues, 1);
}

static void one_empty_gauge_is_enough_to_end_it(void **state)
{
    (void)state;
    /* Leading where both was asked for takes 8 from Order each time, and from turn 7 on the sea 1.
     */
    table_game_start(&table, WAY_ENDLESS, 1, false);
    for (int turn = 1; turn <= 6; turn++)
        TABLE_PLAY(&table, "vote 1 C", "show", "next");
    assert_int_equal(table.game.seats[0].ship.order, 2);
    TABLE_PLAY(&table, "vote 1 C", "show");
    assert_true(TABLE_TOLD(&table, EVENT_TURN, EVENT_SUNK));
    assert_false(table.events.list[0].turn.becalmed);
    assert_true(table.events.list[0].turn.capsized);
}

static void the_sea_wears_by_turns_not_by_rounds(void **state)
{
    (void)state;
    table_game_start(&table, WAY_ENDLESS, 1, false);
    for (int i = 0; i < 20; i++)
        TABLE_PLAY(&table, "skip");
    for (int turn = 1; turn <= 6; turn++)
        TABLE_PLAY(&table, "vote 1 A", "show", "next");
    assert_int_equal(table.game.seats[0].ship.direction, 50 + 12);
    TABLE_PLAY(&table, "vote 1 A", "show");
    assert_int_equal(table.game.seats[0].ship.direction, 50 + 13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_vote_is_told_without_saying_what_it_was),
        cmocka_unit_test(a_vote_taken_back_can_be_given_again),
        cmocka_unit_test(the_key_plays_a_turn_for_every_seat),
        cmocka_unit_test(next_begins_a_round_and_tells_an_acts_end),
        cmocka_unit_test(endless_and_practice_have_no_acts),
        cmocka_unit_test(the_talk_comes_before_the_key_and_plays_no_turn),
        cmocka_unit_test(the_second_vote_keeps_the_first_and_alone_counts),
        cmocka_unit_test(the_key_may_be_shown_without_a_second_vote),
        cmocka_unit_test(crew_votes_twice_and_own_watch_does_not),
        cmocka_unit_test(the_next_round_has_a_talk_of_its_own),
        cmocka_unit_test(a_skipped_card_is_no_turn_for_anyone),
        cmocka_unit_test(skipping_the_last_card_ends_the_session),
        cmocka_unit_test(a_session_can_be_ended_from_everywhere),
        cmocka_unit_test(practice_has_no_gauges_only_fit),
        cmocka_unit_test(endless_ends_with_the_first_empty_gauge),
        cmocka_unit_test(one_empty_gauge_is_enough_to_end_it),
        cmocka_unit_test(the_sea_wears_by_turns_not_by_rounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
