/* Where in a session somebody was, as a line of words: written, read back, and whatever makes no
 * sense there ignored. */
#include "session/place.h"

#include "support/check.h"
#include "support/group_session.h"
#include "support/worked_deck.h"

static struct session session, again;

/* The session's moves played again, and taken to its place by the line. */
static void go_again(const char *place)
{
    const struct group_case how = {"again", session.setup.game.way, session.setup.game.seats,
                                   session.setup.game.second_vote, session.setup.options};
    group_start(&again, &worked_deck.deck, &how);
    for (int i = 0; i < session.move_count; i++)
        assert_int_equal(session_replay(&again, session.moves[i], 0), REFUSED_NOT);
    place_read(&again, place);
}

static void check_again(const char *where)
{
    char place[PLACE_BYTES];
    place_write(place, &session);
    go_again(place);
    check_text(group_phase_name(again.phase), group_phase_name(session.phase), "%s", where);
    if (session.phase == SESSION_TALK)
        check_int(again.talk_after_key, session.talk_after_key, "%s", where);
    check_int(again.step, session.step, "%s", where);
    check_int(again.seat, session.seat, "%s", where);
    check_int(again.setup.options.timer, session.setup.options.timer, "%s", where);
}

static void a_talk_and_the_steps_of_a_result_are_found_again(void **state)
{
    (void)state;
    for (int i = 0; i < group_case_count; i++) {
        group_start(&session, &worked_deck.deck, &group_cases[i]);
        if (group_cases[i].second_vote && group_cases[i].way == WAY_SAME_BOAT) {
            assert_true(group_reach(&session, SESSION_COUNTS));
            check_again(group_cases[i].name);
            assert_int_equal(session_command(&session, COMMAND_TALK), REFUSED_NOT);
            check_again(group_cases[i].name);
        }
        assert_true(group_reach(&session, SESSION_RESULT));
        for (int step = session.step; step <= REVEAL_WHYS; step++) {
            check_again(group_cases[i].name);
            assert_int_equal(session_command(&session, COMMAND_TALK), REFUSED_NOT);
            check_again(group_cases[i].name);
            assert_int_equal(session_command(&session, COMMAND_BACK), REFUSED_NOT);
            if (step < REVEAL_WHYS)
                assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_NOT);
        }
    }
}

static void in_own_watch_the_seat_on_show_is_found_again(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[4]);
    assert_true(group_reach(&session, SESSION_RESULT));
    assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_NOT);
    check_int(session.seat, 1, "the second");
    check_again("the second seat's result");
}

static void what_makes_no_sense_is_ignored(void **state)
{
    static const char *const same_boat[] = {
        "",
        "nowhere",
        "result",
        "resulting step 2",
        "result step 3",
        "result step -1",
        "result step 00000000000001",
        "result step two",
        "vote step 2x",
        "handover",
        "counts",
        "result step",
        "result timer soft x",
    };
    static const char *const own_watch[] = {"result seat 2 step 1", "result step 1 seat 13",
                                            "result step 1 seat 0", "result step 1 seat 3"};
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    assert_true(group_reach(&session, SESSION_RESULT));
    for (int i = 0; i < COUNT(same_boat); i++) {
        go_again(same_boat[i]);
        check_text(group_phase_name(again.phase), "result", "'%s'", same_boat[i]);
        check_int(again.step, REVEAL_VOTES, "'%s'", same_boat[i]);
        check_int(again.setup.options.timer, TIMER_OFF, "'%s'", same_boat[i]);
        check_int(again.talk_after_key, false, "'%s'", same_boat[i]);
    }
    group_start(&session, &worked_deck.deck, &group_cases[4]);
    assert_true(group_reach(&session, SESSION_RESULT));
    for (int i = 0; i < COUNT(own_watch); i++) {
        go_again(own_watch[i]);
        check_int(again.step, REVEAL_WHYS, "'%s'", own_watch[i]);
        check_int(again.seat, i == 0 ? 1 : 0, "'%s'", own_watch[i]);
    }
    /* A talk before anything was voted on. */
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    go_again("talk");
    check_text(group_phase_name(again.phase), "handover", "a talk in the first vote");
}

static void the_end_of_an_act_is_left_where_it_was_read(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[0]);
    assert_true(group_reach(&session, SESSION_ACT_OVER));
    check_again("not read yet");
    assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_NOT);
    check_again("read");
}

static void a_timer_is_kept_within_its_bounds(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    session_set_timer(&session, TIMER_HARD, 45);
    check_again("a hard timer");
    check_int(again.setup.options.timer_seconds, 45, "seconds");
    go_again("handover timer soft 3");
    check_int(again.setup.options.timer_seconds, TIMER_SECONDS_LEAST, "too short");
    session_set_timer(&session, TIMER_SOFT, 100000);
    check_int(session.setup.options.timer_seconds, TIMER_SECONDS_MOST, "too long");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_talk_and_the_steps_of_a_result_are_found_again),
        cmocka_unit_test(in_own_watch_the_seat_on_show_is_found_again),
        cmocka_unit_test(what_makes_no_sense_is_ignored),
        cmocka_unit_test(the_end_of_an_act_is_left_where_it_was_read),
        cmocka_unit_test(a_timer_is_kept_within_its_bounds),
    };
    return cmocka_run_group_tests(tests, worked_deck_open, worked_deck_close);
}
