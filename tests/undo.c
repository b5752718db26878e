/* The last step is taken back, as long as nobody has seen what followed from it. */
#include "session/session.h"

#include <stdio.h>
#include <string.h>

#include "base/random.h"
#include "support/check.h"
#include "support/group_session.h"
#include "support/worked_deck.h"

static struct session session, before;

static void undo(void)
{
    check_text(refusal_words(session_command(&session, COMMAND_UNDO)), "", "undo");
}

static void next(void)
{
    assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_NOT);
}

static void one_vote(int response)
{
    assert_true(group_player_step(&session, 0) && group_player_step(&session, response));
}

static void check_refused(enum refusal refusal)
{
    check_text(refusal_words(session_command(&session, COMMAND_UNDO)), refusal_words(refusal),
               "undo");
}

static void a_vote_is_taken_back_until_the_votes_are_shown(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[2]);
    check_refused(REFUSED_NOTHING_BEFORE);
    one_vote(0);
    one_vote(1);
    check_int(session.seat, 2, "the third's turn");
    undo();
    check_int(session.phase, SESSION_HANDOVER, "handover");
    check_int(session.seat, 1, "the second's turn again");
    check_int(session.move_count, 1, "one vote is left");
    check_int(session.last_tenths[1][0], 0, "its time is forgotten");
    one_vote(0);
    one_vote(0);
    check_int(session.phase, SESSION_ALL_IN, "everybody in");
    undo();
    check_int(session.seat, 2, "the third's turn again");
    one_vote(0);
    next();
    check_int(session.phase, SESSION_COUNTS, "shown");
    check_refused(REFUSED_SEEN);
}

/* Whoever is at the machine loses no more than the page. */
static void a_seat_that_came_to_the_machine_goes_back_to_the_handover(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[2]);
    one_vote(0);
    assert_true(group_player_step(&session, 0));
    check_int(session.phase, SESSION_VOTE, "at the machine");
    undo();
    check_int(session.phase, SESSION_HANDOVER, "handover");
    check_int(session.seat, 1, "the same seat");
    check_int(session.move_count, 1, "the other vote stays");
}

static void going_on_leads_back_to_the_last_reveal(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[3]);
    assert_true(group_reach(&session, SESSION_TALK));
    undo();
    check_int(session.phase, SESSION_COUNTS, "from the talk to the counts");
    next();
    next();
    check_int(session.phase, SESSION_HANDOVER, "the second vote");
    one_vote(1);
    undo();
    undo();
    check_int(session.phase, SESSION_TALK, "back to the talk");
    check_int(session.voted_twice, false, "as if it had not begun");
    next();
    assert_true(group_reach(&session, SESSION_RESULT));
    check_refused(REFUSED_SEEN);
    int round = session.game.round;
    next();
    next();
    next();
    check_int(session.game.round, round + 1, "the next card");
    one_vote(1);
    undo();
    undo();
    check_int(session.phase, SESSION_RESULT, "back to the result");
    check_int(session.step, REVEAL_WHYS, "at its end");
    check_int(session.game.round, round, "of the last card");
    check_refused(REFUSED_SEEN);
}

static void one_player_may_look_at_the_last_result_again(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[0]);
    check_refused(REFUSED_NOTHING_BEFORE);
    assert_int_equal(session_choose(&session, 1), REFUSED_NOT);
    check_refused(REFUSED_SEEN);
    next();
    undo();
    check_int(session.phase, SESSION_RESULT, "the result");
    check_int(session.turns[0].response, 1, "of the choice");
    assert_true(group_reach(&session, SESSION_ACT_OVER));
    undo();
    check_int(session.phase, SESSION_RESULT, "from an act's end, too");
    assert_true(group_reach(&session, SESSION_DEBRIEF));
    check_refused(REFUSED_GAME_OVER);
}

static void a_crews_first_answer_can_be_taken_back_before_the_key(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[6]);
    assert_int_equal(session_choose(&session, 1), REFUSED_NOT);
    check_int(session.phase, SESSION_TALK, "the talk");
    undo();
    check_int(session.phase, SESSION_CHOOSE, "the choice");
    check_int(session.move_count, 0, "nothing was played");
}

static void who_left_by_mistake_is_there_again(void **state)
{
    (void)state;
    struct error error;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    one_vote(1);
    assert_int_equal(session_leave(&session, 1), REFUSED_NOT);
    undo();
    check_int(session.game.seats[1].present, true, "here");
    check_int(session.seat, 1, "and it is their turn");
    assert_true(session_join(&session, "Late", &error));
    check_int(session.setup.roster.seat_count, 4, "one more");
    undo();
    check_int(session.setup.roster.seat_count, 3, "and not");
    /* Also while a result is on show, which stays. */
    assert_true(group_reach(&session, SESSION_RESULT));
    next();
    assert_int_equal(session_leave(&session, 0), REFUSED_NOT);
    undo();
    check_int(session.phase, SESSION_RESULT, "the result");
    check_int(session.step, REVEAL_KEY, "where it was");
    check_int(session.game.seats[0].present, true, "here");
    check_refused(REFUSED_SEEN);
}

static void a_skipped_card_comes_back_with_its_votes(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    one_vote(1);
    one_vote(0);
    assert_int_equal(session_command(&session, COMMAND_SKIP), REFUSED_NOT);
    check_int(session.game.round, 1, "the next card");
    undo();
    check_int(session.game.round, 0, "the card");
    check_int(session.seat, 2, "the third's turn");
    check_int(session.game.turns[0][0].last, 1, "the first's vote");
}

static void with_a_pause_nothing_is_taken_back(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    one_vote(1);
    session_command(&session, COMMAND_PAUSE);
    check_refused(REFUSED_PAUSED);
}

/* When everybody's being in shows the result by itself, the way back is the same. */
static void a_vote_is_final_where_the_result_comes_by_itself(void **state)
{
    (void)state;
    struct group_case how = group_cases[1];
    how.options.auto_advance = true;
    group_start(&session, &worked_deck.deck, &how);
    one_vote(0);
    one_vote(0);
    undo();
    one_vote(0);
    one_vote(0);
    check_int(session.phase, SESSION_RESULT, "by itself");
    check_refused(REFUSED_SEEN);
}

/* The last move, whatever it was, leaves nothing behind; and played again it leads to the same. */
static void what_is_taken_back_leaves_nothing_behind(void **state)
{
    enum { SESSIONS = 70, STEPS = 60 };
    int undone = 0;
    (void)state;
    for (int i = 0; i < SESSIONS; i++) {
        struct random random = random_seeded((uint64_t)i, 8);
        group_start(&session, &worked_deck.deck, &group_cases[i % group_case_count]);
        for (int j = 0; j < STEPS && session.phase != SESSION_DEBRIEF; j++) {
            int count = session.move_count;
            before = session;
            if (random_below(&random, 12) == 0)
                session_command(&session, COMMAND_SKIP);
            else if (random_below(&random, 12) == 0)
                session_leave(&session, (int)random_below(&random, 3));
            else if (!group_player_step(&session, (int)random_below(&random, 2)))
                session_command(&session, COMMAND_NEXT);
            if (session.move_count == count || random_below(&random, 2) == 0 ||
                session_check(&session, COMMAND_UNDO) != REFUSED_NOT)
                continue;
            struct session after = session;
            undo();
            undone++;
            /* Who left while a vote or a talk ran is found behind that page. */
            bool page_first = session.move_count != count;
            if (page_first)
                undo();
            check_int(session.move_count, count, "session %d, step %d", i, j);
            assert_memory_equal(&session.game, &before.game, sizeof before.game);
            assert_memory_equal(session.last_tenths, before.last_tenths, sizeof before.last_tenths);
            enum session_phase phase = before.phase == SESSION_VOTE ? SESSION_HANDOVER
                                                                    : before.phase;
            /* The talk is a page without a move: the counts before it may come back instead. */
            if (phase != SESSION_TALK)
                check_text(group_phase_name(session.phase), group_phase_name(phase),
                           "session %d, step %d", i, j);
            for (; session.move_count < after.move_count;)
                assert_int_equal(session_replay(&session, after.moves[session.move_count], 0),
                                 REFUSED_NOT);
            assert_memory_equal(&session.game, &after.game, sizeof after.game);
            session = after;
        }
    }
    assert_true(undone > SESSIONS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_vote_is_taken_back_until_the_votes_are_shown),
        cmocka_unit_test(a_seat_that_came_to_the_machine_goes_back_to_the_handover),
        cmocka_unit_test(going_on_leads_back_to_the_last_reveal),
        cmocka_unit_test(one_player_may_look_at_the_last_result_again),
        cmocka_unit_test(a_crews_first_answer_can_be_taken_back_before_the_key),
        cmocka_unit_test(who_left_by_mistake_is_there_again),
        cmocka_unit_test(a_skipped_card_comes_back_with_its_votes),
        cmocka_unit_test(with_a_pause_nothing_is_taken_back),
        cmocka_unit_test(a_vote_is_final_where_the_result_comes_by_itself),
        cmocka_unit_test(what_is_taken_back_leaves_nothing_behind),
    };
    return cmocka_run_group_tests(tests, worked_deck_open, worked_deck_close);
}
