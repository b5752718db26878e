/* A group's session: who is next, who comes and goes, and what the clock does. */
#include "support/group_session.h"

#include "support/check.h"
#include "support/worked_deck.h"

static struct session session;
static struct view view;

static void look(void)
{
    view_of(&view, &session, AUDIENCE_ROOM);
}

static void go(enum command command)
{
    assert_int_equal(session_command(&session, command), REFUSED_NOT);
    look();
}

static void vote(int response)
{
    assert_int_equal(session_take_seat(&session, NULL), REFUSED_NOT);
    assert_int_equal(session_vote(&session, response), REFUSED_NOT);
    look();
}

/* --- the round ----------------------------------------------------------------------------------
 */

static void the_machine_goes_from_seat_to_seat_and_then_waits(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    for (int seat = 0; seat < 3; seat++) {
        look();
        check_int(view.phase, SESSION_HANDOVER, "seat %d", seat);
        check_int(view.seat, seat, "seat %d", seat);
        check_int(view.votes_in, seat, "seat %d", seat);
        check_int(view.voters, 3, "seat %d", seat);
        vote(seat);
    }
    check_int(view.phase, SESSION_ALL_IN, "everybody has voted");
    check_int(view.votes_in, 3, "everybody has voted");
    go(COMMAND_NEXT);
    check_int(view.phase, SESSION_RESULT, "shown");
    for (int i = 0; i < 3; i++)
        check_int(view.last_counts[i], 1, "response %d", i);
}

static void with_auto_advance_the_result_comes_with_the_last_vote(void **state)
{
    struct group_case how = group_cases[1];
    (void)state;
    how.options.auto_advance = true;
    group_start(&session, &worked_deck.deck, &how);
    for (int seat = 0; seat < 3; seat++)
        vote(0);
    check_int(view.phase, SESSION_RESULT, "after the last vote");
}

static void the_result_comes_in_steps_and_can_be_gone_back_in(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    assert_true(group_reach(&session, SESSION_RESULT));
    look();
    check_int(view.key_shown, false, "votes only");
    go(COMMAND_NEXT);
    check_int(view.step, REVEAL_KEY, "the key");
    check_int(view.key_shown, true, "the key");
    go(COMMAND_NEXT);
    check_int(view.step, REVEAL_WHYS, "the whys");
    go(COMMAND_BACK);
    check_int(view.step, REVEAL_KEY, "back");
    go(COMMAND_TALK);
    check_int(view.phase, SESSION_TALK, "talk");
    check_int(view.key_shown, true, "the talk after the key");
    go(COMMAND_BACK);
    check_int(view.phase, SESSION_RESULT, "back to the reveal");
    check_int(view.step, REVEAL_KEY, "where it was");
}

static void the_shift_is_told_after_a_second_vote_and_with_the_key(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[2]);
    int best = card_best_response(&worked_deck.deck.cards[game_card(&session.game, 0)]);
    int other = best == 0 ? 1 : 0;
    vote(best);
    vote(other);
    vote(other);
    go(COMMAND_NEXT);
    check_int(view.phase, SESSION_COUNTS, "the counts");
    check_int(view.first_counts[other], 2, "the counts");
    go(COMMAND_NEXT); /* no talk of its own: the second vote */
    check_int(view.phase, SESSION_HANDOVER, "again");
    check_int(view.voting_again, true, "again");
    vote(best);
    vote(best);
    vote(other);
    go(COMMAND_NEXT);
    check_int(view.voted_twice, true, "the votes");
    check_int(view.shift.better, 0, "not yet");
    go(COMMAND_NEXT);
    check_int(view.shift.better, 1, "one came over");
    check_int(view.shift.same, 2, "two stayed");
    check_int(view.first_counts[other], 2, "before");
    check_int(view.last_counts[other], 1, "after");
    go(COMMAND_NEXT);
    go(COMMAND_NEXT);
    check_int(view.voting_again, false, "the next card");
    check_int(session.voted_twice, false, "the next card");
}

static void the_key_can_be_shown_without_the_second_vote(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[2]);
    assert_true(group_reach(&session, SESSION_ALL_IN));
    struct session at_counts = session;
    go(COMMAND_SHOW_KEY);
    check_int(view.phase, SESSION_RESULT, "from everybody's having voted");
    check_int(view.voted_twice, false, "one vote");
    session = at_counts;
    go(COMMAND_NEXT);
    go(COMMAND_SHOW_KEY);
    check_int(view.phase, SESSION_RESULT, "from the counts");
}

static void own_watch_shows_one_result_after_the_other(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[4]);
    assert_true(group_reach(&session, SESSION_RESULT));
    look();
    check_int(view.seat, 0, "the first");
    check_int(view.key_shown, true, "the first");
    const char *title = view.title;
    go(COMMAND_NEXT);
    check_int(view.phase, SESSION_RESULT, "the second");
    check_int(view.seat, 1, "the second");
    assert_true(title != view.title);
    go(COMMAND_BACK);
    check_int(view.seat, 0, "back");
    go(COMMAND_NEXT);
    go(COMMAND_NEXT);
    check_int(view.round, 1, "the next round");
}

static void the_captain_and_the_holder_of_the_mouse_go_round(void **state)
{
    struct group_case how = group_cases[5];
    struct error error;
    (void)state;
    struct session_setup setup = {
        .game = {.way = how.way, .rounds = 6, .seats = 1, .seed = 9, .difficulty = 1}};
    assert_true(roster_add(&setup.roster, "The crew", &error));
    assert_true(roster_add_member(&setup.roster, 0, "Asha", &error));
    assert_true(roster_add_member(&setup.roster, 0, "Ben", &error));
    assert_true(session_start(&session, &worked_deck.deck, &setup, &error));
    look();
    check_text(view.captain, "Asha", "first card");
    assert_int_equal(session_choose(&session, 0), REFUSED_NOT);
    go(COMMAND_NEXT);
    if (view.phase == SESSION_ACT_OVER)
        go(COMMAND_NEXT);
    check_text(view.captain, "Ben", "second card");
}

/* --- who takes part -----------------------------------------------------------------------------
 */

static void a_late_joiner_votes_from_the_card_on_that_lies_open(void **state)
{
    struct error error;
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    assert_true(group_reach(&session, SESSION_ALL_IN));
    assert_true(session_join(&session, "Priya", &error));
    look();
    check_int(view.phase, SESSION_HANDOVER, "the machine goes on to the new seat");
    check_int(view.seat, 3, "the new seat");
    check_text(view.seats[3].name, "Priya", "its name");
    vote(0);
    check_int(view.phase, SESSION_ALL_IN, "now");
    assert_false(session_join(&session, "priya", &error));
    go(COMMAND_NEXT);
    assert_true(session_join(&session, "Wei", &error));
    look();
    check_int(view.phase, SESSION_RESULT, "a result stays on show");
}

static void whoever_leaves_is_not_waited_for(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    vote(0);
    assert_int_equal(session_leave(&session, 1), REFUSED_NOT);
    look();
    check_int(view.phase, SESSION_HANDOVER, "it was their turn");
    check_int(view.seat, 2, "the next");
    assert_int_equal(session_take_seat(&session, NULL), REFUSED_NOT);
    assert_int_equal(session_leave(&session, 2), REFUSED_NOT);
    look();
    check_int(view.phase, SESSION_ALL_IN, "nobody is left to vote");
    assert_int_equal(session_leave(&session, 0), REFUSED_LAST_SEAT);
    check_int(view.seats[1].here, false, "gone");
    check_text(view.seats[1].name, "Seat 2", "and not forgotten");
}

static void nobody_leaves_while_the_counts_would_tell_how_they_voted(void **state)
{
    static const enum session_phase phases[] = {SESSION_COUNTS, SESSION_TALK};
    (void)state;
    for (int i = 0; i < COUNT(phases); i++) {
        group_start(&session, &worked_deck.deck, &group_cases[3]);
        assert_true(group_reach(&session, phases[i]));
        check_int(session_leave(&session, 0), REFUSED_KEY_NOT_SHOWN, "%s",
                  group_phase_name(phases[i]));
    }
    go(COMMAND_VOTE_AGAIN);
    check_int(session_leave(&session, 0), REFUSED_KEY_NOT_SHOWN, "the second vote");
    assert_true(group_reach(&session, SESSION_RESULT));
    check_int(session_leave(&session, 0), REFUSED_NOT, "the result");
}

static void there_are_twelve_places_and_no_thirteenth(void **state)
{
    struct error error;
    char name[] = "Guest A";
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    for (int seat = 3; seat < SEATS_MAX; seat++, name[6]++)
        assert_true(session_join(&session, name, &error));
    assert_false(session_join(&session, "One more", &error));
    check_text(error.words, "all twelve seats are taken", "the thirteenth");
    /* A place that was left is not given away: its votes are in the report. */
    assert_int_equal(session_leave(&session, 0), REFUSED_NOT);
    assert_false(session_join(&session, "One more", &error));
}

static void ways_without_free_places_say_so(void **state)
{
    struct error error;
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[4]);
    assert_false(session_join(&session, "Late", &error));
    check_text(error.words, refusal_words(REFUSED_CARDS_DEALT), "own watch");
    group_start(&session, &worked_deck.deck, &group_cases[5]);
    assert_false(session_join(&session, "Late", &error));
    check_text(error.words, refusal_words(REFUSED_ONE_SHIP), "crew");
    check_int(session_leave(&session, 0), REFUSED_ONE_SHIP, "crew");
}

/* Two seats of one name would not be let in again when the session is continued. */
static void a_seat_without_a_name_is_not_called_like_another(void **state)
{
    static const char *const names[] = {"seat 2", "", "Seat 4", ""};
    struct error error;
    (void)state;
    struct session_setup setup = {
        .game = {.way = WAY_SAME_BOAT, .seats = COUNT(names), .rounds = 6, .seed = 9}};
    for (int seat = 0; seat < COUNT(names); seat++)
        if (names[seat][0] == '\0')
            setup.roster.seat_count++;
        else
            assert_true(roster_add(&setup.roster, names[seat], &error));
    assert_true(session_start(&session, &worked_deck.deck, &setup, &error));
    look();
    check_text(view.seats[0].name, "seat 2", "as it is called");
    check_text(view.seats[1].name, "Seat 3", "the next that is free");
    check_text(view.seats[3].name, "Seat 5", "the next that is free");
}

static void a_seat_can_be_renamed_at_any_time(void **state)
{
    struct error error;
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    assert_true(session_rename(&session, 1, "  Tomás ", &error));
    assert_false(session_rename(&session, 1, "Seat 1", &error));
    assert_false(session_rename(&session, 7, "Nobody", &error));
    assert_false(session_rename(&session, -1, "Nobody", &error));
    check_text(error.words, refusal_words(REFUSED_NO_SUCH_SEAT), "no such seat");
    assert_false(session_set_pin(&session, -1, "1234", &error));
    assert_false(session_set_pin(&session, 7, "1234", &error));
    check_text(error.words, refusal_words(REFUSED_NO_SUCH_SEAT), "no such seat");
    look();
    check_text(view.seats[1].name, "Tomás", "trimmed");
}

/* --- the clock ----------------------------------------------------------------------------------
 */

static void start_timed(enum timer_kind kind)
{
    struct group_case how = group_cases[1];
    how.options.timer = kind;
    how.options.timer_seconds = 30;
    group_start(&session, &worked_deck.deck, &how);
    session_clock(&session, 1000);
}

static void a_soft_timer_runs_below_nothing_and_does_nothing(void **state)
{
    (void)state;
    start_timed(TIMER_SOFT);
    look();
    check_int(view.timer_runs, false, "nobody is at the machine");
    assert_int_equal(session_take_seat(&session, NULL), REFUSED_NOT);
    look();
    check_int(view.seconds_left, 30, "at first");
    assert_false(session_clock(&session, 1000 + 29500));
    look();
    check_int(view.seconds_left, 1, "rounded up");
    assert_false(session_clock(&session, 1000 + 45000));
    look();
    check_int(view.seconds_left, -15, "over");
    check_int(view.phase, SESSION_VOTE, "still");
}

static void a_hard_timer_records_no_answer_and_says_whose(void **state)
{
    (void)state;
    start_timed(TIMER_HARD);
    assert_int_equal(session_take_seat(&session, NULL), REFUSED_NOT);
    assert_false(session_clock(&session, 1000 + 29999));
    assert_true(session_clock(&session, 1000 + 30000));
    look();
    check_int(view.missed_seat, 0, "whose");
    check_int(view.phase, SESSION_HANDOVER, "the next");
    check_int(session.game.turns[0][0].last, RESPONSE_NONE, "no answer");
    vote(1);
    check_int(view.missed_seat, -1, "said once");
}

static void a_missed_vote_is_not_told_again_and_has_no_time(void **state)
{
    struct group_case how = group_cases[2];
    (void)state;
    group_start(&session, &worked_deck.deck, &how);
    session_clock(&session, 1000);
    vote(0);
    vote(0);
    session_set_timer(&session, TIMER_HARD, 30);
    assert_int_equal(session_take_seat(&session, NULL), REFUSED_NOT);
    assert_true(session_clock(&session, 1000 + 30000));
    look();
    check_int(view.missed_seat, 2, "whose");
    go(COMMAND_NEXT);
    go(COMMAND_VOTE_AGAIN);
    check_int(view.missed_seat, -1, "the second vote");
    session_clock(&session, 1000 + 50000);
    go(COMMAND_NO_ANSWER);
    check_int(session.last_tenths[0][0], 1, "nobody came: no time but the first vote's");
}

static void a_timer_is_extended_paused_and_changed(void **state)
{
    (void)state;
    start_timed(TIMER_HARD);
    check_int(session_command(&session, COMMAND_EXTEND), REFUSED_NO_TIMER, "at the handover");
    assert_int_equal(session_take_seat(&session, NULL), REFUSED_NOT);
    go(COMMAND_EXTEND);
    check_int(view.seconds_left, 60, "extended");
    go(COMMAND_PAUSE);
    assert_false(session_clock(&session, 1000 + 600000));
    assert_int_equal(session_vote(&session, 0), REFUSED_PAUSED);
    go(COMMAND_PAUSE);
    check_int(view.seconds_left, 60, "it stood still");
    assert_false(session_clock(&session, 1000 + 600000 + 20000));
    session_set_timer(&session, TIMER_HARD, 45);
    look();
    check_int(view.seconds_left, 55, "45 and 30, less 20");
    session_set_timer(&session, TIMER_OFF, 45);
    look();
    check_int(view.timer_runs, false, "off");
}

static void a_clock_that_is_set_back_costs_nobody_time(void **state)
{
    (void)state;
    start_timed(TIMER_HARD);
    assert_int_equal(session_take_seat(&session, NULL), REFUSED_NOT);
    assert_false(session_clock(&session, 11000));
    assert_false(session_clock(&session, 500));
    assert_false(session_clock(&session, 5500));
    look();
    check_int(view.seconds_left, 15, "ten seconds and five");
}

static void the_seconds_of_each_vote_are_kept(void **state)
{
    (void)state;
    struct group_case how = group_cases[2];
    group_start(&session, &worked_deck.deck, &how);
    session_clock(&session, 1000);
    assert_int_equal(session_take_seat(&session, NULL), REFUSED_NOT);
    session_clock(&session, 5250);
    assert_int_equal(session_vote(&session, 0), REFUSED_NOT);
    check_int(session.first_tenths[0][0], 42, "the first");
    check_int(session.last_tenths[0][0], 42, "and last so far");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_machine_goes_from_seat_to_seat_and_then_waits),
        cmocka_unit_test(with_auto_advance_the_result_comes_with_the_last_vote),
        cmocka_unit_test(the_result_comes_in_steps_and_can_be_gone_back_in),
        cmocka_unit_test(the_shift_is_told_after_a_second_vote_and_with_the_key),
        cmocka_unit_test(the_key_can_be_shown_without_the_second_vote),
        cmocka_unit_test(own_watch_shows_one_result_after_the_other),
        cmocka_unit_test(the_captain_and_the_holder_of_the_mouse_go_round),
        cmocka_unit_test(a_late_joiner_votes_from_the_card_on_that_lies_open),
        cmocka_unit_test(whoever_leaves_is_not_waited_for),
        cmocka_unit_test(nobody_leaves_while_the_counts_would_tell_how_they_voted),
        cmocka_unit_test(there_are_twelve_places_and_no_thirteenth),
        cmocka_unit_test(ways_without_free_places_say_so),
        cmocka_unit_test(a_seat_without_a_name_is_not_called_like_another),
        cmocka_unit_test(a_seat_can_be_renamed_at_any_time),
        cmocka_unit_test(a_soft_timer_runs_below_nothing_and_does_nothing),
        cmocka_unit_test(a_hard_timer_records_no_answer_and_says_whose),
        cmocka_unit_test(a_missed_vote_is_not_told_again_and_has_no_time),
        cmocka_unit_test(a_timer_is_extended_paused_and_changed),
        cmocka_unit_test(a_clock_that_is_set_back_costs_nobody_time),
        cmocka_unit_test(the_seconds_of_each_vote_are_kept),
    };
    return cmocka_run_group_tests(tests, worked_deck_open, worked_deck_close);
}
