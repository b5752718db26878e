/* RULES, "The end": total, par, score, the three readings and the description. */
#include "rules/reading.h"

#include "support/cards.h"
#include "support/check.h"

/* A seat on its voyage: cards and what it chose, played beside par. */
struct voyage {
    struct ship ship, par;
    struct tally tally;
};

static struct voyage voyage_new(void)
{
    return (struct voyage){.ship = ship_new(), .par = ship_new()};
}

static void play(struct voyage *voyage, struct card card, int response)
{
    struct deck deck = {.cards = &card, .card_count = 1};
    ship_turn(&voyage->ship, &deck, 0, response, 0);
    ship_turn(&voyage->par, &deck, 0, card_best_response(&card), 0);
    tally_add(&voyage->tally, &card, response);
}

static struct reading reading(const struct voyage *voyage)
{
    return reading_of(&voyage->tally, &voyage->ship, &voyage->par);
}

/* A card whose response A is the best (10) and B has the fit given: 10, 8, 4, 1 or 0. */
static struct card card_with_fit(int context, int fit)
{
    static const int fits[] = {10, 8, 4, 1, 0};
    int distance = 0;
    while (fits[distance] != fit)
        distance++;
    /* Towards the far side of the scale, where there is room for the distance. */
    int approaches[] = {context, context <= 0 ? context + distance : context - distance};
    struct card card = card_offering(context, approaches, 2);
    if (approaches[1] > SCALE_MAX || approaches[1] < SCALE_MIN)
        fail_msg("no response is %d steps from context %d", distance, context);
    return card;
}

static void play_fit(struct voyage *voyage, int context, int fit)
{
    play(voyage, card_with_fit(context, fit), 1);
}

static void rounding_is_halves_up(void **state)
{
    (void)state;
    static const struct {
        long long p, q, rounded;
    } rows[] = {{0, 1, 0}, {1, 2, 1}, {1, 3, 0}, {2, 3, 1},   {3, 2, 2},
                {5, 2, 3}, {7, 5, 1}, {8, 5, 2}, {99, 2, 50}, {1000000007, 2, 500000004}};
    for (int i = 0; i < COUNT(rows); i++)
        check_int(round_ratio(rows[i].p, rows[i].q), rows[i].rounded, "row %d", i);
}

static void a_seat_without_turns_has_a_total_of_0_and_no_readings(void **state)
{
    (void)state;
    struct voyage voyage = voyage_new();
    struct reading none = reading(&voyage);
    assert_int_equal(none.turns, 0);
    assert_int_equal(none.total, 0);
    assert_int_equal(none.par, 0);
    assert_int_equal(none.score, 0);
    assert_int_equal(none.fit, READING_UNDEFINED);
    assert_int_equal(none.balance, READING_UNDEFINED);
    assert_int_equal(none.follow_through, READING_UNDEFINED);
    assert_int_equal(none.change_fit, READING_UNDEFINED);
    assert_int_equal(none.steady_fit, READING_UNDEFINED);
    assert_false(none.lean_known);
    assert_false(none.balance_shown);
    assert_false(none.band.known);
    assert_false(none.blind.known);
    for (int lens = 0; lens < LENS_COUNT; lens++)
        check_int(none.lens_fit[lens], READING_UNDEFINED, "lens %d", lens);
}

/* --- balance ------------------------------------------------------------------------------------
 */

/* Turns on the changing side and on the steady side, all with the fit given of 10. */
static struct reading two_sided(int change_turns, int change_fit, int steady_turns, int steady_fit)
{
    struct voyage voyage = voyage_new();
    for (int i = 0; i < change_turns; i++)
        play_fit(&voyage, 2, change_fit);
    for (int i = 0; i < steady_turns; i++)
        play_fit(&voyage, -2, steady_fit);
    return reading(&voyage);
}

static void balance_is_the_harmonic_mean_of_both_sides(void **state)
{
    (void)state;
    static const struct {
        int change_turns, change_fit, steady_turns, steady_fit;
        int balance, bonus; /* 100 and 2T times 2xy / (x + y), halves up */
    } rows[] = {
        {3, 10, 3, 10, 100, 12}, {3, 8, 3, 8, 80, 10}, /* 9.6 */
        {4, 10, 4, 4, 57, 9},                          /* 2·0.4/1.4 = 0.5714; 9.14 */
        {2, 10, 2, 0, 0, 0},     {2, 0, 2, 0, 0, 0},   /* the denominator is 0 */
        {5, 8, 1, 1, 18, 2},                           /* 0.16/0.9 = 0.1778; 2.13 */
        {1, 10, 7, 8, 89, 14},                         /* 1.6/1.8 = 0.8889; 14.2 */
        {1, 4, 4, 1, 16, 2},                           /* 0.08/0.5 = 0.16; 1.6 */
        {1, 1, 1, 1, 10, 0},                           /* 0.4 */
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct reading one = two_sided(rows[i].change_turns, rows[i].change_fit,
                                       rows[i].steady_turns, rows[i].steady_fit);
        check_int(one.balance, rows[i].balance, "row %d", i);
        check_int(one.bonus, rows[i].bonus, "row %d", i);
        check_int(one.total, one.points + one.bonus, "row %d", i);
        check_int(one.change_fit, 10 * rows[i].change_fit, "row %d", i);
        check_int(one.steady_fit, 10 * rows[i].steady_fit, "row %d", i);
    }
}

static void cards_that_are_worth_a_single_point_are_read_as_well(void **state)
{
    (void)state;
    static const int managing[] = {-1, -2}, leading[] = {1, 2};
    struct voyage voyage = voyage_new();
    play(&voyage, card_offering(2, managing, 2), 0);
    struct reading one = reading(&voyage);
    assert_int_equal(one.par, 1);
    assert_int_equal(one.score, 100);
    assert_int_equal(one.fit, 100);
    assert_int_equal(one.change_fit, 100);
    assert_int_equal(one.balance, READING_UNDEFINED);
    play(&voyage, card_offering(-2, leading, 2), 0);
    one = reading(&voyage);
    assert_int_equal(one.balance, 100);
    assert_int_equal(one.bonus, 4);
    assert_int_equal(one.par, 2 + 4);
    assert_int_equal(one.score, 100);
}

/* A mixed card, on both sides at once, whose responses fit 8, 4, 2 and 0. */
static struct card mixed_card(void)
{
    static const int approaches[] = {1, 2, -2, 0};
    struct card card = card_offering(0, approaches, 4);
    card.responses[2].quality = QUALITY_WEAK;
    card.responses[3].quality = QUALITY_HARMFUL;
    return card;
}

static void bonus_and_balance_are_rounded_halves_up_from_the_exact_fraction(void **state)
{
    (void)state;
    /* All mixed with a best of 8: balance f/8T, bonus f/4. */
    static const struct {
        int responses[6], turns;
        int balance, bonus;
    } rows[] = {
        {{2}, 1, 25, 1},             /* 0.5 */
        {{1, 2, 3}, 3, 25, 2},       /* 1.5 */
        {{0, 2, 3, 3, 3}, 5, 25, 3}, /* 2.5 */
        {{2, 3}, 2, 13, 1},          /* 12.5 %; 0.5 */
        {{1, 3, 3, 3}, 4, 13, 1},    /* 12.5 %; 1 */
        {{2, 3, 3}, 3, 8, 1},        /* 8.33 %; 0.5 */
        {{1, 0, 0, 0}, 4, 88, 7},    /* 87.5 %; 7 */
        {{0, 0, 2}, 3, 75, 5},       /* 4.5 */
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct voyage voyage = voyage_new();
        for (int j = 0; j < rows[i].turns; j++)
            play(&voyage, mixed_card(), rows[i].responses[j]);
        struct reading one = reading(&voyage);
        check_int(one.balance, rows[i].balance, "row %d", i);
        check_int(one.bonus, rows[i].bonus, "row %d", i);
        check_int(one.fit, rows[i].balance, "row %d: the fit is rounded alike", i);
    }
}

static void balance_is_undefined_without_a_card_on_either_side(void **state)
{
    (void)state;
    static const int one_sided[][2] = {{6, 0}, {0, 6}};
    for (int i = 0; i < 2; i++) {
        struct reading one = two_sided(one_sided[i][0], 10, one_sided[i][1], 10);
        check_int(one.balance, READING_UNDEFINED, "row %d", i);
        check_int(one.bonus, 0, "row %d", i);
        check_int(one.balance_shown, false, "row %d", i);
        check_int(one.total, one.points, "row %d", i);
        check_int(one.score, 100, "row %d: par has no bonus either", i);
    }
}

static void a_mixed_card_lies_on_both_sides(void **state)
{
    (void)state;
    struct voyage voyage = voyage_new();
    play(&voyage, mixed_card(), 1);
    struct reading one = reading(&voyage);
    assert_int_equal(one.change_fit, 50);
    assert_int_equal(one.steady_fit, 50);
    assert_int_equal(one.balance, 50);
    assert_int_equal(one.bonus, 1);
}

static void balance_is_shown_from_three_cards_a_side_on(void **state)
{
    (void)state;
    static const struct {
        int change, mixed, steady;
        bool shown;
    } rows[] = {{3, 0, 3, true}, {2, 0, 9, false}, {9, 0, 2, false}, {2, 1, 2, true},
                {0, 3, 0, true}, {0, 2, 0, false}, {1, 2, 0, false}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct voyage voyage = voyage_new();
        for (int j = 0; j < rows[i].change; j++)
            play_fit(&voyage, 1, 10);
        for (int j = 0; j < rows[i].mixed; j++)
            play(&voyage, mixed_card(), 0);
        for (int j = 0; j < rows[i].steady; j++)
            play_fit(&voyage, -1, 10);
        struct reading one = reading(&voyage);
        check_int(one.balance_shown, rows[i].shown, "row %d", i);
        check_int(one.balance, 100, "row %d: what is not shown is counted all the same", i);
        check_int(one.bonus, 2 * one.turns, "row %d", i);
    }
}

/* --- par and score ------------------------------------------------------------------------------
 */

static void par_takes_the_first_listed_of_equals(void **state)
{
    (void)state;
    /* Both responses fit 8; only the first creates a vision, and the next card delivers it. */
    static const int leading_first[] = {1, -1}, managing_first[] = {-1, 1}, steady[] = {-2};
    for (int i = 0; i < 2; i++) {
        struct voyage voyage = voyage_new();
        play(&voyage, card_offering(0, i == 0 ? leading_first : managing_first, 2), 1);
        play(&voyage, card_offering(-2, steady, 1), 0);
        struct reading one = reading(&voyage);
        check_int(one.par_delivered, i == 0, "row %d", i);
        check_int(one.par, 8 + 10 + 2 * 2 + (i == 0 ? 3 : 0), "row %d", i);
        check_int(one.points, 18 + (i == 1 ? 3 : 0), "row %d", i);
    }
}

static void a_score_above_par_is_100(void **state)
{
    (void)state;
    static const int managing_first[] = {-1, 1}, steady[] = {-2};
    struct voyage voyage = voyage_new();
    play(&voyage, card_offering(0, managing_first, 2), 1);
    play(&voyage, card_offering(-2, steady, 1), 0);
    struct reading one = reading(&voyage);
    assert_true(one.total > one.par);
    assert_int_equal(one.score, 100);
}

static void a_par_of_0_makes_a_score_of_0(void **state)
{
    (void)state;
    static const int harmful[] = {2};
    struct card card = card_offering(2, harmful, 1);
    card.responses[0].quality = QUALITY_HARMFUL;
    struct voyage voyage = voyage_new();
    play(&voyage, card, 0);
    struct reading one = reading(&voyage);
    assert_int_equal(one.par, 0);
    assert_int_equal(one.score, 0);
    assert_int_equal(one.fit, READING_UNDEFINED);
}

static void the_score_is_the_share_of_par_rounded_halves_up(void **state)
{
    (void)state;
    static const struct {
        int total, par, score;
    } rows[] = {{0, 130, 0},     {65, 130, 50}, {1, 200, 1},    {1, 201, 0},
                {199, 200, 100}, {49, 99, 49},  {131, 130, 100}};
    for (int i = 0; i < COUNT(rows); i++) {
        /* One-sided, so that neither has a bonus. */
        struct tally tally = {.turns = 1, .change_best = 1};
        struct ship played = {.points = rows[i].total}, par = {.points = rows[i].par};
        struct reading one = reading_of(&tally, &played, &par);
        check_int(one.total, rows[i].total, "row %d", i);
        check_int(one.score, rows[i].score, "row %d", i);
    }
}

static void follow_through_is_measured_against_pars_deliveries(void **state)
{
    (void)state;
    static const struct {
        int delivered, par_delivered, follow_through;
    } rows[] = {{0, 0, READING_UNDEFINED},
                {2, 0, READING_UNDEFINED},
                {0, 3, 0},
                {1, 3, 33},
                {2, 3, 67},
                {1, 8, 13},
                {3, 3, 100},
                {4, 3, 100}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct tally tally = {.turns = 1};
        struct ship played = {.delivered = rows[i].delivered};
        struct ship par = {.delivered = rows[i].par_delivered};
        struct reading one = reading_of(&tally, &played, &par);
        check_int(one.follow_through, rows[i].follow_through, "row %d", i);
        check_int(one.delivered, rows[i].delivered, "row %d", i);
        check_int(one.par_delivered, rows[i].par_delivered, "row %d", i);
    }
}

static void no_answer_counts_in_turns_best_and_par_but_in_no_description(void **state)
{
    (void)state;
    struct voyage voyage = voyage_new();
    play_fit(&voyage, 2, 8);
    play(&voyage, card_with_fit(2, 10), RESPONSE_NONE);
    struct reading one = reading(&voyage);
    assert_int_equal(one.turns, 2);
    assert_int_equal(one.fit, 40);
    assert_int_equal(one.par, 20);
    assert_int_equal(one.led + one.both + one.managed, 1);
    assert_true(one.lean_known);
    assert_true(one.lean == -1);

    struct voyage silent = voyage_new();
    play(&silent, card_with_fit(2, 10), RESPONSE_NONE);
    assert_false(reading(&silent).lean_known);
}

/* --- the description ----------------------------------------------------------------------------
 */

static void lean_is_the_mean_of_approach_less_context(void **state)
{
    (void)state;
    static const struct {
        int contexts[4], approaches[4], turns;
        double lean;
        int led, both, managed;
    } rows[] = {
        {{-2, 2}, {2, 2}, 2, 2.0, 2, 0, 0},
        {{-2, 2}, {-2, -2}, 2, -2.0, 0, 0, 2},
        {{-2, 0, 2}, {-2, 0, 2}, 3, 0.0, 1, 1, 1},
        {{-1, 0, 1, 2}, {0, 1, 0, -1}, 4, -0.5, 1, 2, 1},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct voyage voyage = voyage_new();
        for (int j = 0; j < rows[i].turns; j++)
            play(&voyage, card_offering(rows[i].contexts[j], &rows[i].approaches[j], 1), 0);
        struct reading one = reading(&voyage);
        if (one.lean != rows[i].lean)
            fail_msg("row %d: the lean is %f, expected %f", i, one.lean, rows[i].lean);
        check_int(one.led, rows[i].led, "row %d", i);
        check_int(one.both, rows[i].both, "row %d", i);
        check_int(one.managed, rows[i].managed, "row %d", i);
    }
}

static void each_lens_has_the_fit_of_its_own_cards(void **state)
{
    (void)state;
    static const struct {
        enum lens lens;
        int fit;
    } turns[] = {{LENS_INFLUENCE, 10}, {LENS_INFLUENCE, 4}, {LENS_SUCCESS, 1},
                 {LENS_NONE, 8},       {LENS_INFLUENCE, 8}, {LENS_SUCCESS, 0}};
    struct voyage voyage = voyage_new();
    for (int i = 0; i < COUNT(turns); i++) {
        struct card card = card_with_fit(-2, turns[i].fit);
        card.lens = turns[i].lens;
        play(&voyage, card, 1);
    }
    struct reading one = reading(&voyage);
    assert_int_equal(one.lens_fit[LENS_INFLUENCE], 73); /* 22 of 30 */
    assert_int_equal(one.lens_fit[LENS_SUCCESS], 5);
    assert_int_equal(one.lens_fit[LENS_NONE], 80);
    assert_int_equal(one.lens_fit[LENS_VISION], READING_UNDEFINED);
    assert_int_equal(one.fit, 52); /* 31 of 60 */
}

static void rescues_are_read_from_the_ship(void **state)
{
    (void)state;
    struct voyage voyage = voyage_new();
    for (int i = 0; i < 8; i++)
        play_fit(&voyage, 2, 0);
    struct reading one = reading(&voyage);
    /* 50 less 16 a turn: 2 after three, then 30, 14, 30 (empty again), 14, 30. */
    assert_int_equal(one.rescues, 3);
    assert_int_equal(one.points, 0);
    assert_int_equal(one.score, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounding_is_halves_up),
        cmocka_unit_test(a_seat_without_turns_has_a_total_of_0_and_no_readings),
        cmocka_unit_test(cards_that_are_worth_a_single_point_are_read_as_well),
        cmocka_unit_test(balance_is_the_harmonic_mean_of_both_sides),
        cmocka_unit_test(bonus_and_balance_are_rounded_halves_up_from_the_exact_fraction),
        cmocka_unit_test(balance_is_undefined_without_a_card_on_either_side),
        cmocka_unit_test(a_mixed_card_lies_on_both_sides),
        cmocka_unit_test(balance_is_shown_from_three_cards_a_side_on),
        cmocka_unit_test(par_takes_the_first_listed_of_equals),
        cmocka_unit_test(a_score_above_par_is_100),
        cmocka_unit_test(a_par_of_0_makes_a_score_of_0),
        cmocka_unit_test(the_score_is_the_share_of_par_rounded_halves_up),
        cmocka_unit_test(follow_through_is_measured_against_pars_deliveries),
        cmocka_unit_test(no_answer_counts_in_turns_best_and_par_but_in_no_description),
        cmocka_unit_test(lean_is_the_mean_of_approach_less_context),
        cmocka_unit_test(each_lens_has_the_fit_of_its_own_cards),
        cmocka_unit_test(rescues_are_read_from_the_ship),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
