/* What the debrief tells of a group, and the sentences that tell it. */
#include "session/group_view.h"

#include <string.h>

#include "support/check.h"
#include "support/group_session.h"
#include "support/worked_deck.h"

static struct session session;
static struct group_debrief_view view;

/* Plays to the end: seat 0 takes the best response, the others the last that is none; in the second
 * vote all take the best. */
static void play(enum way way, int seats, int rounds, bool second_vote)
{
    struct error error;
    const struct session_setup setup = {.game = {.way = way,
                                                 .rounds = rounds,
                                                 .seats = seats,
                                                 .difficulty = DIFFICULTY_STANDARD,
                                                 .second_vote = second_vote,
                                                 .seed = 9}};
    if (!session_start(&session, &worked_deck.deck, &setup, &error))
        fail_msg("%s", error.words);
    while (session.phase != SESSION_DEBRIEF) {
        int seat = session.seat >= 0 ? session.seat : 0;
        const struct card *card = &worked_deck.deck.cards[game_card(&session.game, seat)];
        int response = card_best_response(card);
        if (seat > 0 && session.game.phase == GAME_VOTING)
            for (int i = 0; i < card->response_count; i++)
                if (card_fit(card, i) < card_best_fit(card))
                    response = i;
        if (!group_player_step(&session, response))
            assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_NOT);
    }
    group_debrief_view_of(&view, &session);
}

static void the_view_has_what_the_rules_say_of_the_group(void **state)
{
    (void)state;
    play(WAY_SAME_BOAT, 3, 12, false);
    assert_int_equal(view.rounds_played, 12);
    assert_int_equal(view.seat_count, 3);
    assert_string_equal(view.seats[1].name, "Seat 2");
    for (int seat = 0; seat < 3; seat++)
        check_int(view.seats[seat].reading.fit, game_reading(&session.game, seat).fit, "seat %d",
                  seat);
    assert_int_equal(view.seats[0].reading.fit, 100);
    assert_int_equal(view.divided_round, group_most_divided(&session.game));
    assert_true(view.divided_card != CARD_NONE);
    assert_int_equal(view.divided_counts[0] + view.divided_counts[1] + view.divided_counts[2] +
                         view.divided_counts[3],
                     3);
    assert_int_equal(view.shift_card, CARD_NONE);
    assert_true(view.something_paid && view.something_cost);
}

static void seats_are_level_or_not_by_their_bands(void **state)
{
    (void)state;
    play(WAY_SAME_BOAT, 3, 20, false);
    assert_true(view.levels_known);
    assert_false(view.all_level);
    assert_int_equal(view.seats[1].level, view.seats[2].level);
    play(WAY_SAME_BOAT, 2, 4, false);
    assert_false(view.levels_known);
    play(WAY_SAME_BOAT, 2, 20, true);
    assert_true(view.levels_known && view.all_level);
}

static void a_groups_lens_is_the_mean_of_its_answers(void **state)
{
    (void)state;
    play(WAY_SAME_BOAT, 2, 12, true);
    for (int lens = LENS_NONE + 1; lens < LENS_COUNT; lens++)
        check_int(view.lens_fit[lens], 100, "lens %d", lens);
    play(WAY_SAME_BOAT, 2, 12, false);
    for (int lens = LENS_NONE + 1; lens < LENS_COUNT; lens++)
        check_int(
            view.lens_fit[lens],
            (view.seats[0].reading.lens_fit[lens] + view.seats[1].reading.lens_fit[lens] + 1) / 2,
            "lens %d", lens);
}

static void the_largest_shift_is_told_after_a_second_vote(void **state)
{
    (void)state;
    char text[EXPLAIN_BYTES], expected[EXPLAIN_BYTES];
    play(WAY_SAME_BOAT, 3, 4, true);
    assert_int_equal(view.shift_round, 0);
    assert_int_equal(view.shift.better, 2);
    explain_largest_shift(text, &view, &worked_deck.deck);
    snprintf(expected, sizeof expected, "“%s”: 2 better, 1 the same, 0 worse.",
             worked_deck.deck.cards[view.shift_card].title);
    assert_string_equal(text, expected);
    explain_shift(text, &view.shift);
    assert_string_equal(text, "From the first vote to the second: 2 better, 1 the same, 0 worse.");
}

static void own_cards_are_never_called_divided(void **state)
{
    (void)state;
    play(WAY_OWN_WATCH, 2, 6, false);
    assert_int_equal(view.divided_card, CARD_NONE);
    assert_int_equal(view.shift_card, CARD_NONE);
    assert_int_equal(view.paid_most.seats, 1);
}

static void a_session_that_is_ended_at_once_tells_nothing(void **state)
{
    (void)state;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    assert_int_equal(session_command(&session, COMMAND_END), REFUSED_NOT);
    group_debrief_view_of(&view, &session);
    assert_int_equal(view.rounds_played, 0);
    assert_int_equal(view.rounds_planned, 6);
    assert_false(view.something_paid || view.something_cost || view.levels_known);
    assert_int_equal(view.lens_fit[LENS_VISION], READING_UNDEFINED);
}

static void choices_are_told_with_their_seats(void **state)
{
    (void)state;
    char text[EXPLAIN_BYTES];
    const struct group_choice choice = {.card = 0, .response = 1, .seats = 3, .points = 8};
    explain_group_choice(text, &choice, &worked_deck.deck);
    assert_string_equal(text, "“Card-01”: B, chosen by 3 seats.");
    explain_group_choice(text, &(struct group_choice){.response = RESPONSE_NONE, .seats = 1},
                         &worked_deck.deck);
    assert_string_equal(text, "“Card-01”: no answer, of 1 seat.");
}

static void a_pin_is_set_while_the_session_runs(void **state)
{
    (void)state;
    struct error error;
    group_start(&session, &worked_deck.deck, &group_cases[1]);
    assert_true(session_set_pin(&session, 0, "4711", &error));
    assert_int_equal(session_take_seat(&session, NULL), REFUSED_WRONG_PIN);
    assert_false(session_set_pin(&session, 0, "47", &error));
    assert_false(session_set_pin(&session, SEATS_MAX, "4711", &error));
    assert_string_equal(error.words, "there is no such seat");
    assert_int_equal(session_take_seat(&session, "4711"), REFUSED_NOT);
    assert_true(session_set_pin(&session, 0, "", &error));
    assert_string_equal(session.setup.roster.seats[0].pin, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_view_has_what_the_rules_say_of_the_group),
        cmocka_unit_test(seats_are_level_or_not_by_their_bands),
        cmocka_unit_test(a_groups_lens_is_the_mean_of_its_answers),
        cmocka_unit_test(the_largest_shift_is_told_after_a_second_vote),
        cmocka_unit_test(own_cards_are_never_called_divided),
        cmocka_unit_test(a_session_that_is_ended_at_once_tells_nothing),
        cmocka_unit_test(choices_are_told_with_their_seats),
        cmocka_unit_test(a_pin_is_set_while_the_session_runs),
    };
    return cmocka_run_group_tests(tests, worked_deck_open, worked_deck_close);
}
