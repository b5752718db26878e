/* Secrets hold: what may not be known yet is not in the view. Two sessions that differ in nothing
 * but hidden votes look the same, byte for byte, to the room and to the facilitator. */
#include "support/group_session.h"

#include <string.h>

#include "base/random.h"
#include "support/check.h"
#include "support/worked_deck.h"

static struct session one, two;

/* --- the same to the byte -----------------------------------------------------------------------
 */

static void check_look_alike(const struct session *a, const struct session *b, const char *where)
{
    static struct view first, second;
    for (int audience = AUDIENCE_ROOM; audience <= AUDIENCE_FACILITATOR; audience++) {
        view_of(&first, a, (enum audience)audience);
        view_of(&second, b, (enum audience)audience);
        /* Texts are pointers into the same deck; names stand in each session's own roster. */
        for (int seat = 0; seat < SEATS_MAX; seat++) {
            first.seats[seat].name = second.seats[seat].name = NULL;
            first.seats[seat].holder = second.seats[seat].holder = NULL;
        }
        first.captain = second.captain = NULL;
        if (memcmp(&first, &second, sizeof first) != 0)
            fail_msg("%s, %s: the views differ in %s", where,
                     audience == AUDIENCE_ROOM ? "room" : "facilitator",
                     group_phase_name(a->phase));
    }
}

/* While a vote runs both sessions vote differently; nothing may show it. */
static void vote_apart(const char *where)
{
    while (one.phase == SESSION_HANDOVER || one.phase == SESSION_VOTE) {
        check_look_alike(&one, &two, where);
        assert_true(group_player_step(&one, 0));
        assert_true(group_player_step(&two, 1));
        check_look_alike(&one, &two, where);
    }
    check_int(one.phase, SESSION_ALL_IN, "%s", where);
    check_look_alike(&one, &two, where);
}

static void while_a_vote_runs_no_view_tells_how_anybody_voted(void **state)
{
    (void)state;
    for (int i = 0; i < group_case_count; i++) {
        if (!game_is_group(group_cases[i].way))
            continue;
        group_start(&one, &worked_deck.deck, &group_cases[i]);
        group_start(&two, &worked_deck.deck, &group_cases[i]);
        vote_apart(group_cases[i].name);
    }
}

static void in_the_second_vote_no_view_tells_how_anybody_votes_again(void **state)
{
    (void)state;
    group_start(&one, &worked_deck.deck, &group_cases[3]);
    assert_true(group_reach(&one, SESSION_TALK));
    assert_int_equal(session_command(&one, COMMAND_VOTE_AGAIN), REFUSED_NOT);
    two = one;
    vote_apart("second vote");
}

/* --- who chose what -----------------------------------------------------------------------------
 */

/* Two sessions in which two seats have exchanged their votes. */
static void vote_exchanged(enum session_phase phase, bool names)
{
    struct group_case how = group_cases[3];
    how.options.names_shown = names;
    group_start(&one, &worked_deck.deck, &how);
    group_start(&two, &worked_deck.deck, &how);
    for (int seat = 0; seat < how.seats; seat++) {
        assert_true(group_player_step(&one, 0) && group_player_step(&two, 0));
        assert_int_equal(session_vote(&one, seat == 0 ? 1 : 0), REFUSED_NOT);
        assert_int_equal(session_vote(&two, seat == 2 ? 1 : 0), REFUSED_NOT);
    }
    while (one.phase != phase) {
        enum command command = one.phase == SESSION_TALK ? COMMAND_SHOW_KEY : COMMAND_NEXT;
        assert_int_equal(session_command(&one, command), REFUSED_NOT);
        assert_int_equal(session_command(&two, command), REFUSED_NOT);
    }
}

static void counts_talk_and_result_tell_how_many_and_not_who(void **state)
{
    static const enum session_phase phases[] = {SESSION_COUNTS, SESSION_TALK, SESSION_RESULT};
    (void)state;
    for (int i = 0; i < COUNT(phases); i++) {
        vote_exchanged(phases[i], false);
        check_look_alike(&one, &two, "votes exchanged");
    }
    for (int step = REVEAL_VOTES; step < REVEAL_WHYS; step++) {
        assert_int_equal(session_command(&one, COMMAND_NEXT), REFUSED_NOT);
        assert_int_equal(session_command(&two, COMMAND_NEXT), REFUSED_NOT);
        check_look_alike(&one, &two, "a later step of the result");
    }
}

static void names_come_with_the_result_and_only_when_they_are_on(void **state)
{
    static const enum session_phase phases[] = {SESSION_COUNTS, SESSION_TALK, SESSION_RESULT};
    struct view view;
    (void)state;
    for (int i = 0; i < COUNT(phases); i++) {
        for (int names = 0; names < 2; names++) {
            vote_exchanged(phases[i], names == 1);
            view_of(&view, &one, AUDIENCE_FACILITATOR);
            bool known = names == 1 && phases[i] == SESSION_RESULT;
            check_int(view.seats[0].last, known ? 1 : VOTE_MISSING, "%s, names %d",
                      group_phase_name(phases[i]), names);
            check_int(view.seats[1].last, known ? 0 : VOTE_MISSING, "%s, names %d",
                      group_phase_name(phases[i]), names);
        }
    }
}

static void names_stay_while_the_result_is_talked_about_and_belong_to_same_boat_alone(void **state)
{
    struct view view;
    struct group_case how = group_cases[4];
    (void)state;
    vote_exchanged(SESSION_RESULT, true);
    assert_int_equal(session_command(&one, COMMAND_TALK), REFUSED_NOT);
    view_of(&view, &one, AUDIENCE_ROOM);
    check_int(view.seats[0].last, 1, "the talk after the key");
    /* In Own watch each seat's result is its own. */
    how.options.names_shown = true;
    group_start(&one, &worked_deck.deck, &how);
    assert_true(group_reach(&one, SESSION_RESULT));
    view_of(&view, &one, AUDIENCE_ROOM);
    check_int(view.seats[1].last, VOTE_MISSING, "own watch");
}

/* --- the key ------------------------------------------------------------------------------------
 */

static void check_no_key(const struct view *view, const char *where)
{
    const char *phase = group_phase_name(view->phase);
    check_int(view->key_shown, false, "%s, %s", where, phase);
    check_int(view->context_shown, false, "%s, %s", where, phase);
    check_int(view->context, 0, "%s, %s", where, phase);
    check_int(view->direction, view->direction_before, "%s, %s", where, phase);
    check_int(view->order_gauge, view->order_before, "%s, %s", where, phase);
    check_int(view->points, view->points_before, "%s, %s", where, phase);
    for (int i = 0; i < RESPONSES_MAX; i++) {
        const struct view_response *response = &view->responses[i];
        assert_null(response->why);
        assert_true(response->approach == 0 && response->fit == 0 && !response->best &&
                    !response->chosen && response->quality == QUALITY_SOUND);
    }
    const struct group_shift none = {0};
    assert_memory_equal(&view->shift, &none, sizeof none);
}

static void before_the_last_vote_is_shown_there_is_no_key_in_any_view(void **state)
{
    struct view view;
    (void)state;
    for (int i = 0; i < group_case_count; i++) {
        group_start(&one, &worked_deck.deck, &group_cases[i]);
        while (one.phase != SESSION_DEBRIEF) {
            bool key = one.phase == SESSION_RESULT &&
                       (one.setup.game.way != WAY_SAME_BOAT || one.step >= REVEAL_KEY);
            for (int audience = AUDIENCE_ROOM; audience <= AUDIENCE_FACILITATOR; audience++) {
                view_of(&view, &one, (enum audience)audience);
                if (key)
                    check_int(view.key_shown, true, "%s", group_cases[i].name);
                else
                    check_no_key(&view, group_cases[i].name);
            }
            if (!group_player_step(&one, 0))
                assert_int_equal(session_command(&one, COMMAND_NEXT), REFUSED_NOT);
        }
    }
}

static void the_handover_shows_nothing_of_the_card(void **state)
{
    static const enum session_phase phases[] = {SESSION_HANDOVER, SESSION_ALL_IN};
    struct view view;
    (void)state;
    for (int i = 0; i < COUNT(phases); i++) {
        group_start(&one, &worked_deck.deck, &group_cases[2]);
        assert_true(group_reach(&one, phases[i]));
        view_of(&view, &one, AUDIENCE_ROOM);
        check_text(view.title, "", "%s", group_phase_name(phases[i]));
        check_text(view.situation, "", "%s", group_phase_name(phases[i]));
        check_text(view.discuss, "", "%s", group_phase_name(phases[i]));
        check_int(view.response_count, 0, "%s", group_phase_name(phases[i]));
    }
}

static void the_hint_is_for_the_facilitator_alone_and_not_while_votes_run(void **state)
{
    struct view view;
    (void)state;
    group_start(&one, &worked_deck.deck, &group_cases[3]);
    while (one.phase != SESSION_DEBRIEF) {
        view_of(&view, &one, AUDIENCE_ROOM);
        check_int(view.hint_known, false, "room, %s", group_phase_name(one.phase));
        view_of(&view, &one, AUDIENCE_FACILITATOR);
        bool known = one.phase == SESSION_COUNTS || one.phase == SESSION_TALK ||
                     one.phase == SESSION_RESULT;
        check_int(view.hint_known, known, "facilitator, %s", group_phase_name(one.phase));
        if (!group_player_step(&one, 0))
            assert_int_equal(session_command(&one, COMMAND_NEXT), REFUSED_NOT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(while_a_vote_runs_no_view_tells_how_anybody_voted),
        cmocka_unit_test(in_the_second_vote_no_view_tells_how_anybody_votes_again),
        cmocka_unit_test(counts_talk_and_result_tell_how_many_and_not_who),
        cmocka_unit_test(names_come_with_the_result_and_only_when_they_are_on),
        cmocka_unit_test(names_stay_while_the_result_is_talked_about_and_belong_to_same_boat_alone),
        cmocka_unit_test(before_the_last_vote_is_shown_there_is_no_key_in_any_view),
        cmocka_unit_test(the_handover_shows_nothing_of_the_card),
        cmocka_unit_test(the_hint_is_for_the_facilitator_alone_and_not_while_votes_run),
    };
    return cmocka_run_group_tests(tests, worked_deck_open, worked_deck_close);
}
