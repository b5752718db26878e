/* The story of a seat: which turns the debrief talks about. */
#include "rules/debrief.h"

#include "support/cards.h"
#include "support/check.h"

static struct sample_deck sample;
static struct game game;
static struct story story;

/* Plays one card after the other: what each turn's context and its chosen approach are. */
struct choice {
    int context, approach; /* approach 99: no answer */
};

static void tell(const struct choice choices[], int count)
{
    int cards[ROUNDS_MAX];
    struct events events;
    sample = (struct sample_deck){0};
    for (int i = 0; i < count; i++) {
        const int approaches[] = {choices[i].approach, choices[i].context};
        cards[i] = sample_deck_add(&sample, card_offering(choices[i].context, approaches, 2));
        if (choices[i].approach == 99)
            sample.cards[i].responses[0].approach = choices[i].context;
    }
    sample_deck_finish(&sample);
    struct game_setup setup = {.way = WAY_VOYAGE, .rounds = count, .seats = 1};
    game_start_with(&game, &setup, cards);
    for (int i = 0; i < count; i++) {
        struct move vote = {.kind = MOVE_VOTE,
                            .response = choices[i].approach == 99 ? RESPONSE_NONE : 0};
        game_apply(&game, &sample.deck, vote, &events);
        game_apply(&game, &sample.deck, (struct move){.kind = MOVE_SHOW}, &events);
        if (i + 1 < count)
            game_apply(&game, &sample.deck, (struct move){.kind = MOVE_NEXT}, &events);
    }
    story_of(&story, &game, &sample.deck, 0);
}

static void a_turns_points_are_fit_and_delivery_less_a_rescue(void **state)
{
    (void)state;
    static const struct {
        struct turn turn;
        int points;
    } rows[] = {
        {{.fit = 10}, 10},
        {{.fit = 8, .delivered = true}, 11},
        {{.fit = 0, .becalmed = true}, -5},
        {{.fit = 8, .delivered = true, .capsized = true}, 6},
        {{.fit = 1, .becalmed = true, .capsized = true}, -4},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_int(turn_points(&rows[i].turn), rows[i].points, "row %d", i);
}

static void the_story_tells_what_paid_cost_and_turned_most(void **state)
{
    (void)state;
    static const struct choice choices[] = {
        {2, 2},   /* 10, raises a vision */
        {0, 2},   /* 4, costs 6, turns by 16 */
        {-2, -2}, /* 10 and delivers: 13 */
        {2, -1},  /* 1, costs 9, turns by 24 */
        {2, -2},  /* 0, costs 10, turns by 32 */
    };
    tell(choices, COUNT(choices));
    assert_int_equal(story.turn_count, 5);
    assert_int_equal(story.paid_most, 2);
    assert_int_equal(story.cost_most, 4);
    assert_int_equal(story.turned_most, 4);
    for (int i = 0; i < 5; i++)
        check_int(story.rounds[i], i, "turn %d", i);
}

static void of_equals_the_earliest_is_told(void **state)
{
    (void)state;
    static const struct choice choices[] = {{0, 0}, {0, 0}, {0, 1}, {0, 1}};
    tell(choices, COUNT(choices));
    assert_int_equal(story.paid_most, 0);
    assert_int_equal(story.cost_most, 2);
    assert_int_equal(story.turned_most, 2);
}

static void where_nothing_is_to_tell_no_turn_is_named(void **state)
{
    (void)state;
    static const struct choice all_best[] = {{-2, -2}, {2, 2}};
    static const struct choice nothing[] = {{0, 99}, {0, 99}};
    tell(all_best, COUNT(all_best));
    assert_int_equal(story.cost_most, TURN_NONE);
    assert_int_equal(story.turned_most, TURN_NONE);
    tell(nothing, COUNT(nothing));
    assert_int_equal(story.paid_most, TURN_NONE);
    assert_int_equal(story.cost_most, 0);
}

static void a_single_point_is_worth_telling(void **state)
{
    (void)state;
    static const struct choice choices[] = {{2, 99}, {2, -1}}; /* 0 and 1 */
    tell(choices, COUNT(choices));
    assert_int_equal(story.paid_most, 1);
}

static void a_rescue_counts_among_what_a_choice_cost(void **state)
{
    (void)state;
    /* Four times the change answered by management: 50, 34, 18, 2, and empty. */
    static const struct choice choices[] = {{2, -2}, {2, -2}, {2, -2}, {2, -2}, {2, -2}};
    tell(choices, COUNT(choices));
    assert_true(story.turns[3].becalmed);
    assert_int_equal(story.cost_most, 3);
}

static void the_plot_counts_answers_by_context_and_approach(void **state)
{
    (void)state;
    static const struct choice choices[] = {{2, 2}, {2, 2}, {-2, 1}, {0, 99}, {0, 0}, {1, -2}};
    int counts[SCALE_STEPS][SCALE_STEPS], sum = 0;
    tell(choices, COUNT(choices));
    story_plot(&story, &sample.deck, counts);
    assert_int_equal(counts[4][4], 2);
    assert_int_equal(counts[0][3], 1);
    assert_int_equal(counts[2][2], 1);
    assert_int_equal(counts[3][0], 1);
    for (int i = 0; i < SCALE_STEPS * SCALE_STEPS; i++)
        sum += counts[i / SCALE_STEPS][i % SCALE_STEPS];
    assert_int_equal(sum, 5);
}

static void a_seat_that_played_nothing_has_an_empty_story(void **state)
{
    (void)state;
    static const struct choice choices[] = {{0, 0}};
    tell(choices, COUNT(choices));
    story_of(&story, &game, &sample.deck, 5);
    assert_int_equal(story.turn_count, 0);
    assert_int_equal(story.paid_most, TURN_NONE);
    assert_int_equal(story.cost_most, TURN_NONE);
    assert_int_equal(story.turned_most, TURN_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_turns_points_are_fit_and_delivery_less_a_rescue),
        cmocka_unit_test(the_story_tells_what_paid_cost_and_turned_most),
        cmocka_unit_test(of_equals_the_earliest_is_told),
        cmocka_unit_test(where_nothing_is_to_tell_no_turn_is_named),
        cmocka_unit_test(a_single_point_is_worth_telling),
        cmocka_unit_test(a_rescue_counts_among_what_a_choice_cost),
        cmocka_unit_test(the_plot_counts_answers_by_context_and_approach),
        cmocka_unit_test(a_seat_that_played_nothing_has_an_empty_story),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
