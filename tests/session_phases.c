/* The phase machine, walked: every command in every phase of every way to play, and a way out of
 * each with nobody but the facilitator in the room. */
#include "support/group_session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "support/check.h"
#include "support/golden.h"
#include "support/worked_deck.h"

static struct session session, tried;

/* --- every command in every phase ---------------------------------------------------------------
 */

/* A copy of a session may be played without the original: it is a plain value. */
static void try_commands(FILE *stream, const char *state)
{
    fprintf(stream, "  %s\n", state);
    for (int command = 0; command < COMMAND_COUNT; command++) {
        tried = session;
        enum refusal refusal = session_command(&tried, (enum command)command);
        const char *name = group_command_name((enum command)command);
        if (refusal == REFUSED_NOT)
            fprintf(stream, "    %-10s -> %s%s\n", name, group_phase_name(tried.phase),
                    tried.paused ? ", paused" : "");
        else
            fprintf(stream, "    %-10s refused: %s\n", name, refusal_words(refusal));
        /* What is refused changes nothing. */
        if (refusal != REFUSED_NOT)
            assert_memory_equal(&tried, &session, sizeof session);
    }
}

static void every_command_in_every_phase_is_done_or_refused_with_its_sentence(void **state)
{
    char *text = NULL;
    size_t byte_count = 0;
    FILE *stream = open_memstream(&text, &byte_count);
    (void)state;
    assert_non_null(stream);
    for (int i = 0; i < group_case_count; i++) {
        fprintf(stream, "%s\n", group_cases[i].name);
        for (int phase = 0; phase < SESSION_PHASE_COUNT; phase++) {
            group_start(&session, &worked_deck.deck, &group_cases[i]);
            if (!group_reach(&session, (enum session_phase)phase))
                continue;
            try_commands(stream, group_phase_name((enum session_phase)phase));
            if (phase == SESSION_RESULT) {
                if (session_command(&session, COMMAND_TALK) == REFUSED_NOT)
                    try_commands(stream, "talk after the key");
                session_command(&session, COMMAND_BACK);
            }
            if (phase != SESSION_DEBRIEF) {
                assert_int_equal(session_command(&session, COMMAND_PAUSE), REFUSED_NOT);
                try_commands(stream, "paused");
            }
        }
    }
    fclose(stream);
    assert_true(golden_same("golden/phases.txt", text));
    free(text);
}

/* --- with nobody in the room --------------------------------------------------------------------
 */

/* What a facilitator alone would press to get on. */
static bool step_alone(void)
{
    return session_command(&session, COMMAND_NEXT) == REFUSED_NOT ||
           session_command(&session, COMMAND_NO_ANSWER) == REFUSED_NOT;
}

static void the_facilitator_alone_gets_from_any_phase_to_the_debrief(void **state)
{
    enum { STEPS_MAX = 6 * 40 };
    (void)state;
    for (int i = 0; i < group_case_count; i++) {
        for (int phase = 0; phase < SESSION_DEBRIEF; phase++) {
            group_start(&session, &worked_deck.deck, &group_cases[i]);
            if (!group_reach(&session, (enum session_phase)phase))
                continue;
            int steps = 0;
            while (session.phase != SESSION_DEBRIEF && steps++ < STEPS_MAX)
                if (!step_alone())
                    fail_msg("%s: stuck in %s", group_cases[i].name,
                             group_phase_name(session.phase));
            check_int(session.phase, SESSION_DEBRIEF, "%s from %s", group_cases[i].name,
                      group_phase_name((enum session_phase)phase));
        }
    }
}

static void a_seat_with_a_pin_strands_nobody(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    assert_true(roster_set_pin(&session.setup.roster, 0, "4711", NULL));
    assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_WRONG_PIN);
    assert_int_equal(session_take_seat(&session, NULL), REFUSED_WRONG_PIN);
    assert_int_equal(session_take_seat(&session, "4712"), REFUSED_WRONG_PIN);
    assert_int_equal(session_take_seat(&session, ""), REFUSED_WRONG_PIN);
    check_int(session.phase, SESSION_HANDOVER, "after wrong PINs");
    tried = session;
    assert_int_equal(session_take_seat(&tried, "4711"), REFUSED_NOT);
    check_int(tried.phase, SESSION_VOTE, "after the right one");
    assert_int_equal(session_command(&session, COMMAND_NO_ANSWER), REFUSED_NOT);
    check_int(session.seat, 1, "the next seat");
}

/* --- at random ----------------------------------------------------------------------------------
 */

/* The game's phase that belongs to a session's. */
static void check_legal(int seed)
{
    enum game_phase game = session.game.phase;
    switch (session.phase) {
    case SESSION_CHOOSE:
    case SESSION_HANDOVER:
    case SESSION_VOTE:
    case SESSION_ALL_IN:
        assert_true(game == GAME_VOTING || game == GAME_REVOTING);
        break;
    case SESSION_COUNTS:
        check_int(game, GAME_TALK, "seed %d", seed);
        break;
    case SESSION_TALK:
        check_int(game, session.talk_after_key ? GAME_SHOWN : GAME_TALK, "seed %d", seed);
        break;
    case SESSION_RESULT:
        check_int(game, GAME_SHOWN, "seed %d", seed);
        break;
    case SESSION_ACT_OVER:
        check_int(game, GAME_VOTING, "seed %d", seed);
        break;
    case SESSION_DEBRIEF:
        check_int(game, GAME_OVER, "seed %d", seed);
        break;
    }
    if (session.phase == SESSION_HANDOVER || session.phase == SESSION_VOTE)
        assert_true(session.game.seats[session.seat].present);
}

static void do_anything(struct random *random)
{
    char name[32];
    switch (random_below(random, 8)) {
    case 0:
    case 1:
    case 2:
    case 3:
        group_player_step(&session, (int)random_below(random, 5) - 1);
        break;
    case 4:
        session_clock(&session, session.clock + 1 + (long long)random_below(random, 40000));
        break;
    case 5:
        snprintf(name, sizeof name, "Late %u", random_below(random, 1000));
        if (random_below(random, 2) == 0)
            session_join(&session, name, NULL);
        else
            session_leave(&session, (int)random_below(random, SEATS_MAX));
        break;
    default:
        /* The end comes soon enough. */
        session_command(&session, (enum command)random_below(random, COMMAND_END));
        break;
    }
}

static void whatever_is_pressed_the_session_stays_legal_and_its_moves_replay(void **state)
{
    enum { SESSIONS = 1500, ACTIONS = 160 };
    static struct game replayed;
    struct events events;
    (void)state;
    for (int seed = 0; seed < SESSIONS; seed++) {
        struct random random = random_seeded((uint64_t)seed, 1);
        struct group_case how = group_cases[seed % group_case_count];
        how.options.timer = (enum timer_kind)random_below(&random, 3);
        how.options.timer_seconds = 30;
        how.options.auto_advance = random_below(&random, 2) == 0;
        group_start(&session, &worked_deck.deck, &how);
        struct view view;
        for (int i = 0; i < ACTIONS; i++) {
            do_anything(&random);
            check_legal(seed);
            view_of(&view, &session, AUDIENCE_FACILITATOR);
        }
        game_start(&replayed, &worked_deck.deck, &session.setup.game);
        for (int i = 0; i < session.move_count; i++) {
            check_int(game_check(&replayed, &worked_deck.deck, session.moves[i]), REFUSED_NOT,
                      "seed %d, move %d", seed, i);
            game_apply(&replayed, &worked_deck.deck, session.moves[i], &events);
        }
        check_int(replayed.phase, session.game.phase, "seed %d", seed);
        for (int seat = 0; seat < SEATS_MAX; seat++)
            assert_memory_equal(&replayed.seats[seat].ship, &session.game.seats[seat].ship,
                                sizeof(struct ship));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_in_every_phase_is_done_or_refused_with_its_sentence),
        cmocka_unit_test(the_facilitator_alone_gets_from_any_phase_to_the_debrief),
        cmocka_unit_test(a_seat_with_a_pin_strands_nobody),
        cmocka_unit_test(whatever_is_pressed_the_session_stays_legal_and_its_moves_replay),
    };
    return cmocka_run_group_tests(tests, worked_deck_open, worked_deck_close);
}
