/* One play-through: its phases, and what a front end may see in each. */
#include "session/view.h"

#include "support/cards.h"
#include "support/check.h"
#include "support/worked_deck.h"

static struct session session;
static struct view view;

static void start(int rounds, enum difficulty difficulty)
{
    struct error error;
    struct session_setup setup = {
        .game = {
            .way = WAY_VOYAGE, .rounds = rounds, .seats = 1, .difficulty = difficulty, .seed = 9}};
    if (!session_start(&session, &worked_deck.deck, &setup, &error))
        fail_msg("%s", error.words);
    view_of(&view, &session, AUDIENCE_ROOM);
}

static void choose(int response)
{
    assert_int_equal(session_choose(&session, response), REFUSED_NOT);
    view_of(&view, &session, AUDIENCE_ROOM);
}

static void go_on(void)
{
    assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_NOT);
    view_of(&view, &session, AUDIENCE_ROOM);
}

static void a_voyage_goes_from_card_to_result_to_debrief(void **state)
{
    (void)state;
    start(6, DIFFICULTY_STANDARD);
    for (int round = 0; round < 6; round++) {
        check_int(view.phase, SESSION_CHOOSE, "round %d", round);
        check_int(view.round, round, "round %d", round);
        check_int(view.rounds, 6, "round %d", round);
        choose(0);
        check_int(view.phase, SESSION_RESULT, "round %d", round);
        check_int(view.round, round, "round %d", round);
        go_on();
        /* Acts of two cards each; the last one ends in the debrief. */
        if (round % 2 == 0 || round == 5)
            continue;
        check_int(view.phase, SESSION_ACT_OVER, "round %d", round);
        check_int(view.act, round / 2, "round %d", round);
        go_on();
    }
    assert_int_equal(view.phase, SESSION_DEBRIEF);
    struct debrief_view debrief;
    debrief_view_of(&debrief, &session, 0);
    assert_int_equal(debrief.reading.turns, 6);
    assert_int_equal(debrief.rounds_planned, 6);
    assert_false(debrief.ended_early);
}

static void guided_cards_come_as_they_stand_and_without_acts(void **state)
{
    (void)state;
    struct error error;
    struct session_setup setup = {
        .game = {.way = WAY_VOYAGE, .rounds = 3, .seats = 1, .difficulty = DIFFICULTY_GUIDED},
        .tutorial = true};
    assert_true(session_start(&session, &worked_deck.deck, &setup, &error));
    for (int round = 0; round < 3; round++) {
        check_int(session.phase, SESSION_CHOOSE, "round %d", round);
        check_int(game_card(&session.game, 0), round, "round %d", round);
        choose(0);
        go_on();
    }
    assert_int_equal(view.phase, SESSION_DEBRIEF);
}

static void a_code_of_practice_is_refused(void **state)
{
    (void)state;
    char code[CODE_BYTES], words[200];
    struct error error = {0};
    struct session_setup setup = {.game = {.way = WAY_VOYAGE, .rounds = 3, .seats = 1}};
    bool other_version;
    code_write(code, &(struct code){.seed = 1, .rounds = 10, .way = WAY_PRACTICE});
    assert_false(session_setup_from_code(&setup, &worked_deck.deck, code, &other_version, &error));
    snprintf(words, sizeof words,
             "the session code '%s' is one of Practice, which deals from your own boxes; start "
             "Practice without a code",
             code);
    assert_string_equal(error.words, words);
    assert_int_equal(setup.game.way, WAY_VOYAGE);
}

static void the_verbs_are_refused_out_of_turn(void **state)
{
    (void)state;
    start(3, DIFFICULTY_STANDARD);
    assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_KEY_NOT_SHOWN);
    assert_int_equal(session_choose(&session, RESPONSES_MAX), REFUSED_NO_SUCH_RESPONSE);
    assert_int_equal(session_take_seat(&session, NULL), REFUSED_NOBODYS_TURN);
    assert_int_equal(session_vote(&session, 0), REFUSED_NOBODYS_TURN);
    choose(0);
    assert_int_equal(session_choose(&session, 1), REFUSED_KEY_SHOWN);
    assert_int_equal(session_command(&session, COMMAND_END), REFUSED_NOT);
    assert_int_equal(session_command(&session, COMMAND_END), REFUSED_GAME_OVER);
    assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_GAME_OVER);
    assert_int_equal(session_choose(&session, 0), REFUSED_GAME_OVER);
}

static void nothing_of_the_key_is_in_the_view_before_the_choice(void **state)
{
    (void)state;
    static const enum difficulty difficulties[] = {DIFFICULTY_GUIDED, DIFFICULTY_STANDARD,
                                                   DIFFICULTY_EXPERT};
    for (int i = 0; i < COUNT(difficulties); i++) {
        start(12, difficulties[i]);
        for (int round = 0; round < 4; round++) {
            bool guided = difficulties[i] == DIFFICULTY_GUIDED;
            check_int(view.key_shown, false, "difficulty %d", i);
            check_int(view.context_shown, guided, "difficulty %d", i);
            check_int(guided || view.context == 0, true, "difficulty %d", i);
            for (int j = 0; j < view.response_count; j++) {
                const struct view_response *one = &view.responses[j];
                check_int(one->why == NULL && one->approach == 0 && one->quality == QUALITY_SOUND,
                          true, "difficulty %d", i);
                check_int(one->fit == 0 && !one->chosen && !one->best, true, "difficulty %d", i);
            }
            choose(0);
            check_int(view.key_shown && view.context_shown, true, "difficulty %d", i);
            check_int(view.responses[0].why != NULL && view.responses[0].chosen, true,
                      "difficulty %d", i);
            go_on();
        }
    }
}

static void expert_never_sees_a_gauge(void **state)
{
    (void)state;
    start(12, DIFFICULTY_EXPERT);
    for (int round = 0; round < 12; round++) {
        choose(1);
        check_int(view.gauges_shown, false, "round %d", round);
        check_int(view.direction == 50 && view.order_gauge == 50, true, "round %d", round);
        check_int(view.direction_before == 50 && view.order_before == 50, true, "round %d", round);
        check_int(view.turn.direction_change == 0 && view.turn.order_change == 0, true, "round %d",
                  round);
        check_int(view.turn.after.direction == 50 && view.turn.after.order == 50, true, "round %d",
                  round);
        go_on();
        if (view.phase == SESSION_ACT_OVER)
            go_on();
    }
    assert_int_equal(view.phase, SESSION_DEBRIEF);
}

static void an_act_is_named_only_when_it_is_over(void **state)
{
    (void)state;
    start(6, DIFFICULTY_GUIDED);
    for (int round = 0; round < 6; round++) {
        check_int(view.act_count, 3, "round %d", round);
        check_int(view.act, round / 2, "round %d", round);
        for (int act = 0; act < 3; act++) {
            check_int(view.acts[act].over, round >= 2 * act + 2, "round %d, act %d", round, act);
            check_int(view.acts[act].first, 2 * act, "round %d, act %d", round, act);
            check_int(view.acts[act].act, view.acts[act].over ? act : 0, "round %d, act %d", round,
                      act);
        }
        choose(0);
        go_on();
        if (view.phase == SESSION_ACT_OVER)
            go_on();
    }
}

static void the_whys_are_listed_with_the_chosen_one_first_then_by_fit(void **state)
{
    (void)state;
    start(12, DIFFICULTY_STANDARD);
    for (int round = 0; round < 4; round++) {
        choose(view.response_count - 1);
        check_int(view.order[0], view.chosen, "round %d", round);
        for (int i = 2; i < view.response_count; i++) {
            int before = view.order[i - 1], after = view.order[i];
            int higher = view.responses[before].fit - view.responses[after].fit;
            check_int(higher > 0 || (higher == 0 && before < after), true, "round %d", round);
        }
        go_on();
    }
}

static void ending_early_tells_of_the_cards_that_were_played(void **state)
{
    (void)state;
    struct debrief_view debrief;
    start(12, DIFFICULTY_STANDARD);
    choose(0);
    go_on();
    assert_int_equal(session_command(&session, COMMAND_END), REFUSED_NOT);
    debrief_view_of(&debrief, &session, 0);
    assert_true(debrief.ended_early);
    assert_int_equal(debrief.story.turn_count, 1);
    int plotted = 0;
    for (int i = 0; i < SCALE_STEPS * SCALE_STEPS; i++)
        plotted += debrief.plot[i / SCALE_STEPS][i % SCALE_STEPS];
    assert_int_equal(plotted, 1);
}

static void the_moves_kept_play_the_same_voyage_again(void **state)
{
    (void)state;
    static struct game again;
    struct events events;
    start(12, DIFFICULTY_STANDARD);
    while (view.phase != SESSION_DEBRIEF) {
        if (view.phase == SESSION_CHOOSE)
            choose(view.round % view.response_count);
        else
            go_on();
    }
    game_start(&again, &worked_deck.deck, &session.setup.game);
    for (int i = 0; i < session.move_count; i++) {
        char line[MOVE_BYTES];
        struct move move;
        move_write(line, session.moves[i]);
        assert_true(move_read(line, &move));
        check_int(game_check(&again, &worked_deck.deck, move), REFUSED_NOT, "'%s'", line);
        game_apply(&again, &worked_deck.deck, move, &events);
    }
    assert_int_equal(again.phase, GAME_OVER);
    assert_memory_equal(&again.seats[0].ship, &session.game.seats[0].ship, sizeof(struct ship));
}

static void a_code_sets_up_the_same_session_again(void **state)
{
    (void)state;
    char code[CODE_BYTES];
    struct session_setup setup = {.game = {.seats = 1}};
    struct error error;
    bool other_version = true;
    start(7, DIFFICULTY_EXPERT);
    session_code(&session, code);
    assert_true(session_setup_from_code(&setup, &worked_deck.deck, code, &other_version, &error));
    assert_false(other_version);
    assert_int_equal(setup.game.rounds, 7);
    assert_int_equal(setup.game.seed, 9);
    assert_int_equal(setup.game.way, WAY_VOYAGE);
    assert_int_equal(setup.game.difficulty, DIFFICULTY_EXPERT);

    /* Another version of the deck is noticed. */
    struct sample_deck *sample = test_malloc(sizeof *sample);
    sample_deck_even(sample, 20);
    assert_true(session_setup_from_code(&setup, &sample->deck, code, &other_version, &error));
    assert_true(other_version);
    test_free(sample);
}

static void a_setup_that_cannot_be_played_is_refused_with_its_reason(void **state)
{
    (void)state;
    static const struct {
        struct game_setup setup;
        const char *words;
    } rows[] = {
        {{.way = WAY_VOYAGE, .rounds = 12, .seats = 2}, "this way to play has no room for 2 seats"},
        {{.way = WAY_SAME_BOAT, .rounds = 12, .seats = 1},
         "this way to play needs at least 2 seats"},
        {{.way = WAY_VOYAGE, .rounds = 501, .seats = 1}, "a session has 1 to 500 cards, not 501"},
        {{.way = WAY_VOYAGE, .rounds = 0, .seats = 1}, "a session has 1 to 500 cards, not 0"},
        {{.way = WAY_VOYAGE, .rounds = 41, .seats = 1},
         "the deck 'worked-3' can fill only 40 cards, not 41; choose fewer"},
        {{.way = WAY_VOYAGE, .rounds = 12, .seats = 1, .seed = SEED_MAX + 1u},
         "a seed is a number from 0 to 1073741823"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct session_setup setup = {.game = rows[i].setup};
        struct error error;
        check_int(session_start(&session, &worked_deck.deck, &setup, &error), false, "row %d", i);
        check_text(error.words, rows[i].words, "row %d", i);
        check_int(error.fault, FAULT_INPUT, "row %d", i);
    }
}

static void between_two_acts_nothing_can_be_chosen(void **state)
{
    (void)state;
    start(3, DIFFICULTY_STANDARD);
    choose(0);
    go_on();
    assert_int_equal(view.phase, SESSION_ACT_OVER);
    assert_int_equal(session_choose(&session, 0), REFUSED_NOT_VOTING);
}

static void a_choice_that_took_hours_is_kept_as_the_longest_there_is(void **state)
{
    (void)state;
    start(3, DIFFICULTY_STANDARD);
    session_clock(&session, 1000);
    session_clock(&session, 1000 + 100LL * UINT16_MAX + 100);
    choose(0);
    assert_int_equal(session.last_tenths[0][0], UINT16_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_voyage_goes_from_card_to_result_to_debrief),
        cmocka_unit_test(guided_cards_come_as_they_stand_and_without_acts),
        cmocka_unit_test(a_code_of_practice_is_refused),
        cmocka_unit_test(the_verbs_are_refused_out_of_turn),
        cmocka_unit_test(nothing_of_the_key_is_in_the_view_before_the_choice),
        cmocka_unit_test(expert_never_sees_a_gauge),
        cmocka_unit_test(an_act_is_named_only_when_it_is_over),
        cmocka_unit_test(the_whys_are_listed_with_the_chosen_one_first_then_by_fit),
        cmocka_unit_test(ending_early_tells_of_the_cards_that_were_played),
        cmocka_unit_test(the_moves_kept_play_the_same_voyage_again),
        cmocka_unit_test(a_code_sets_up_the_same_session_again),
        cmocka_unit_test(a_setup_that_cannot_be_played_is_refused_with_its_reason),
        cmocka_unit_test(between_two_acts_nothing_can_be_chosen),
        cmocka_unit_test(a_choice_that_took_hours_is_kept_as_the_longest_there_is),
    };
    return cmocka_run_group_tests(tests, worked_deck_open, worked_deck_close);
}
