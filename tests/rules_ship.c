/* RULES, "One turn, in this order", steps 2 to 6, and the wear of Endless. */
#include "rules/ship.h"

#include "support/cards.h"
#include "support/check.h"

/* One turn with a card of one response. */
static struct turn play_quality(struct ship *ship, int context, int approach, enum quality quality,
                                int wear)
{
    struct card card = card_offering(context, &approach, 1);
    card.responses[0].quality = quality;
    struct deck deck = {.cards = &card, .card_count = 1};
    return ship_turn(ship, &deck, 0, 0, wear);
}

static struct turn play(struct ship *ship, int context, int approach)
{
    return play_quality(ship, context, approach, QUALITY_SOUND, 0);
}

static struct turn play_no_answer(struct ship *ship, int context)
{
    struct card card = card_plain(context);
    struct deck deck = {.cards = &card, .card_count = 1};
    return ship_turn(ship, &deck, 0, RESPONSE_NONE, 0);
}

static void a_ship_starts_half_full_and_empty_handed(void **state)
{
    (void)state;
    struct ship ship = ship_new();
    assert_int_equal(ship.direction, 50);
    assert_int_equal(ship.order, 50);
    assert_int_equal(ship.visions, 0);
    assert_int_equal(ship.delivered, 0);
    assert_int_equal(ship.rescues, 0);
    assert_int_equal(ship.points, 0);
}

/* What a turn does to Direction: supply less demand, and 2 for a fit of 8 or more. A row a context,
 * a column an approach. Order is the mirror image. */
static const int direction_changes[QUALITY_COUNT][SCALE_STEPS][SCALE_STEPS] = {
    [QUALITY_SOUND] = {{2, 6, 8, 12, 16},
                       {-2, 2, 6, 8, 12},
                       {-8, -2, 2, 6, 8},
                       {-12, -8, -2, 2, 6},
                       {-16, -12, -8, -2, 2}},
    [QUALITY_WEAK] = {{0, 2, 4, 6, 8},
                      {-4, -2, 0, 2, 4},
                      {-8, -6, -4, -2, 0},
                      {-12, -10, -8, -6, -4},
                      {-16, -14, -12, -10, -8}},
    [QUALITY_HARMFUL] = {{0, 0, 0, 0, 0},
                         {-4, -4, -4, -4, -4},
                         {-8, -8, -8, -8, -8},
                         {-12, -12, -12, -12, -12},
                         {-16, -16, -16, -16, -16}},
};

static void a_situation_demands_and_a_response_supplies(void **state)
{
    (void)state;
    for (int quality = 0; quality < QUALITY_COUNT; quality++)
        for (int i = 0; i < SCALE_STEPS; i++)
            for (int j = 0; j < SCALE_STEPS; j++) {
                struct ship ship = ship_new();
                struct turn turn = play_quality(&ship, SCALE_MIN + i, SCALE_MIN + j,
                                                (enum quality)quality, 0);
                int direction = direction_changes[quality][i][j];
                int order = direction_changes[quality][SCALE_STEPS - 1 - i][SCALE_STEPS - 1 - j];
                check_int(turn.direction_change, direction, "quality %d, %d against %d", quality,
                          SCALE_MIN + i, SCALE_MIN + j);
                check_int(turn.order_change, order, "quality %d, %d against %d", quality,
                          SCALE_MIN + i, SCALE_MIN + j);
                check_int(ship.direction, 50 + direction, "after it");
                check_int(ship.order, 50 + order, "after it");
                check_int(turn.after.direction, ship.direction, "after it");
            }
}

static void no_answer_supplies_nothing(void **state)
{
    (void)state;
    for (int context = SCALE_MIN; context <= SCALE_MAX; context++) {
        struct ship ship = ship_new();
        ship.visions = 2;
        struct turn turn = play_no_answer(&ship, context);
        check_int(turn.fit, 0, "context %d", context);
        check_int(turn.best, 10, "context %d", context);
        check_int(turn.direction_change, -4 * (2 + context), "context %d", context);
        check_int(turn.order_change, -4 * (2 - context), "context %d", context);
        check_int(ship.points, 0, "context %d", context);
        check_int(ship.visions, 2, "context %d", context);
        check_int(turn.vision_created || turn.delivered, false, "context %d", context);
    }
}

static void a_gauge_is_full_at_100(void **state)
{
    (void)state;
    struct ship ship = ship_new();
    ship.direction = 97;
    ship.order = 99;
    struct turn turn = play(&ship, -1, 1); /* +8 and -8 */
    assert_int_equal(ship.direction, 100);
    assert_int_equal(ship.order, 91);
    assert_int_equal(turn.direction_change, 3);
    turn = play(&ship, 0, 0);
    assert_int_equal(ship.direction, 100);
    assert_int_equal(turn.direction_change, 0);
    assert_int_equal(ship.order, 93);
}

static void the_gain_of_a_fit_comes_before_the_gauges_are_found_empty(void **state)
{
    (void)state;
    struct ship ship = ship_new();
    ship.direction = 4;
    ship.order = 50;
    play(&ship, 2, 1); /* Direction -4 + 2 */
    assert_int_equal(ship.direction, 2);
    assert_int_equal(ship.rescues, 0);
    struct turn turn = play(&ship, 2, 1);
    assert_true(turn.becalmed);
    assert_int_equal(ship.direction, 30);
}

static void an_empty_gauge_is_set_to_30_and_costs_5_points(void **state)
{
    (void)state;
    static const struct {
        int direction, order, context, approach; /* before; the turn */
        int direction_after, order_after;
        bool becalmed, capsized;
    } rows[] = {
        {17, 50, 2, -2, 1, 66, false, false}, /* 1 is not empty */
        {16, 50, 2, -2, 30, 66, true, false}, /* 0 is */
        {5, 50, 2, -2, 30, 66, true, false},  {50, 16, -2, 2, 66, 30, false, true},
        {50, 17, -2, 2, 66, 1, false, false}, {50, 8, -1, 1, 58, 30, false, true},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct ship ship = {.direction = rows[i].direction, .order = rows[i].order, .points = 20};
        struct turn turn = play(&ship, rows[i].context, rows[i].approach);
        bool rescued = rows[i].becalmed || rows[i].capsized;
        check_int(ship.direction, rows[i].direction_after, "row %d", i);
        check_int(ship.order, rows[i].order_after, "row %d", i);
        check_int(turn.becalmed, rows[i].becalmed, "row %d", i);
        check_int(turn.capsized, rows[i].capsized, "row %d", i);
        check_int(ship.rescues, rescued, "row %d", i);
        check_int(ship.points, 20 + turn.fit - (rescued ? 5 : 0), "row %d", i);
        check_int(turn.direction_change, rows[i].direction_after - rows[i].direction, "row %d", i);
    }
}

static void both_gauges_empty_at_once_are_one_rescue(void **state)
{
    (void)state;
    struct ship ship = {.direction = 8, .order = 7, .points = 20};
    struct turn turn = play_quality(&ship, 0, 0, QUALITY_HARMFUL, 0);
    assert_true(turn.becalmed);
    assert_true(turn.capsized);
    assert_int_equal(ship.direction, 30);
    assert_int_equal(ship.order, 30);
    assert_int_equal(ship.rescues, 1);
    assert_int_equal(ship.points, 15);
}

static void a_gauge_at_1_is_not_empty_though_the_other_is(void **state)
{
    (void)state;
    struct ship ship = {.direction = 9, .order = 7, .points = 20};
    struct turn turn = play_quality(&ship, 0, 0, QUALITY_HARMFUL, 0);
    assert_true(!turn.becalmed && turn.capsized);
    assert_int_equal(ship.direction, 1);
    assert_int_equal(ship.order, 30);
    ship = (struct ship){.direction = 7, .order = 9, .points = 20};
    turn = play_quality(&ship, 0, 0, QUALITY_HARMFUL, 0);
    assert_true(turn.becalmed && !turn.capsized);
    assert_int_equal(ship.direction, 30);
    assert_int_equal(ship.order, 1);
}

static void points_never_fall_below_zero(void **state)
{
    (void)state;
    static const struct {
        int before, after;
    } rows[] = {{0, 0}, {4, 0}, {5, 0}, {6, 1}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct ship ship = {.direction = 1, .order = 50, .points = rows[i].before};
        play_quality(&ship, 2, 2, QUALITY_HARMFUL, 0);
        check_int(ship.points, rows[i].after, "%d points", rows[i].before);
    }
}

static void a_rescue_is_paid_from_the_points_of_its_own_turn(void **state)
{
    (void)state;
    /* A fit of 8 that delivers: 8 + 3 - 5. */
    struct ship ship = {.direction = 3, .order = 50, .visions = 1};
    struct turn turn = play(&ship, 1, 0);
    assert_int_equal(turn.fit, 8);
    assert_true(turn.delivered);
    assert_int_equal(ship.direction, 1);
    assert_int_equal(ship.points, 11);
    ship.visions = 1;
    turn = play(&ship, 1, 0);
    assert_true(turn.becalmed);
    assert_int_equal(ship.points, 11 + 8 + 3 - 5);
}

/* --- visions ------------------------------------------------------------------------------------
 */

static void visions_are_created_by_leading_and_delivered_by_the_rest(void **state)
{
    (void)state;
    static const struct {
        int visions, context, approach;
        enum quality quality;
        int visions_after, points;
        bool created, delivered;
    } rows[] = {
        /* leading with a fit of 8 or more creates, at most three */
        {0, 2, 2, QUALITY_SOUND, 1, 10, true, false},
        {1, 1, 2, QUALITY_SOUND, 2, 8, true, false},
        {2, 0, 1, QUALITY_SOUND, 3, 8, true, false},
        {3, 1, 1, QUALITY_SOUND, 3, 10, true, false},
        /* managing, or both, with a fit of 8 or more delivers one, where there is one */
        {0, -2, -2, QUALITY_SOUND, 0, 10, false, false},
        {1, -2, -2, QUALITY_SOUND, 0, 13, false, true},
        {3, -1, -2, QUALITY_SOUND, 2, 11, false, true},
        {2, 0, 0, QUALITY_SOUND, 1, 13, false, true},
        {2, 1, 0, QUALITY_SOUND, 1, 11, false, true},
        {0, 0, 0, QUALITY_SOUND, 0, 10, false, false},
        /* anything less does neither */
        {1, 0, 2, QUALITY_SOUND, 1, 4, false, false},
        {1, -2, 0, QUALITY_SOUND, 1, 4, false, false},
        {1, 2, 2, QUALITY_WEAK, 1, 5, false, false},
        {1, -2, -2, QUALITY_WEAK, 1, 5, false, false},
        {1, -2, -2, QUALITY_HARMFUL, 1, 0, false, false},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct ship ship = ship_new();
        ship.visions = rows[i].visions;
        struct turn turn = play_quality(&ship, rows[i].context, rows[i].approach, rows[i].quality,
                                        0);
        check_int(ship.visions, rows[i].visions_after, "row %d", i);
        check_int(ship.points, rows[i].points, "row %d", i);
        check_int(turn.vision_created, rows[i].created, "row %d", i);
        check_int(turn.delivered, rows[i].delivered, "row %d", i);
        check_int(ship.delivered, rows[i].delivered, "row %d", i);
    }
}

static void a_fit_of_8_is_where_gain_and_visions_begin(void **state)
{
    (void)state;
    /* 4 is the highest fit below 8, 5 the highest of a weak response. */
    struct ship ship = ship_new();
    struct turn turn = play(&ship, 0, 1);
    assert_int_equal(turn.fit, 8);
    assert_true(turn.vision_created);
    assert_int_equal(turn.direction_change + turn.order_change, 4);
    ship = ship_new();
    turn = play(&ship, 0, 2);
    assert_int_equal(turn.fit, 4);
    assert_false(turn.vision_created);
    assert_int_equal(turn.direction_change + turn.order_change, 0);
}

/* --- Endless ------------------------------------------------------------------------------------
 */

static void the_sea_wears_one_more_every_six_turns(void **state)
{
    (void)state;
    static const struct {
        int turn, wear;
    } rows[] = {{1, 0}, {6, 0}, {7, 1}, {12, 1}, {13, 2}, {43, 7}, {44, 7}, {500, 83}};
    for (int i = 0; i < COUNT(rows); i++)
        check_int(endless_wear(rows[i].turn), rows[i].wear, "turn %d", rows[i].turn);
}

static void wear_is_taken_after_a_full_gauge_has_been_capped(void **state)
{
    (void)state;
    struct ship ship = {.direction = 99, .order = 60};
    struct turn turn = play_quality(&ship, 0, 0, QUALITY_SOUND, 3);
    assert_int_equal(ship.direction, 97);
    assert_int_equal(ship.order, 59);
    assert_int_equal(turn.direction_change, -2);
}

static void wear_can_empty_a_gauge(void **state)
{
    (void)state;
    struct ship ship = {.direction = 5, .order = 60};
    struct turn turn = play_quality(&ship, 0, 0, QUALITY_SOUND, 7);
    assert_true(turn.becalmed);
    assert_false(turn.capsized);
    assert_int_equal(ship.direction, 30);
}

/* Perfect play gains 2 and loses the wear: 50 + 2t - Σ⌊(i-1)/6⌋ is 3 after turn 43 and -2 after
 * turn 44, where both gauges run empty at once. */
static void reading_every_card_right_sinks_in_turn_44(void **state)
{
    (void)state;
    struct ship ship = ship_new();
    int gauge = 50;
    for (int t = 1; t <= 43; t++) {
        int context = SCALE_MIN + t % SCALE_STEPS;
        struct turn turn = play_quality(&ship, context, context, QUALITY_SOUND, endless_wear(t));
        gauge += 2 - (t - 1) / 6;
        check_int(ship.direction, gauge, "turn %d", t);
        check_int(ship.order, gauge, "turn %d", t);
        check_int(turn.becalmed || turn.capsized, false, "turn %d", t);
    }
    assert_int_equal(ship.direction, 3);
    struct turn last = play_quality(&ship, 2, 2, QUALITY_SOUND, endless_wear(44));
    assert_true(last.becalmed);
    assert_true(last.capsized);
    assert_int_equal(ship.rescues, 1);
}

/* One is enough to sail on, and nothing is not. */
static void a_gauge_at_one_is_not_empty(void **state)
{
    (void)state;
    for (int left = 0; left <= 1; left++) {
        struct ship ship = ship_new();
        ship.direction = 16 + left;
        struct turn turn = play_no_answer(&ship, 2);
        check_int(turn.becalmed, left == 0, "Direction %d", left);
        check_int(ship.direction, left == 0 ? GAUGE_AFTER_RESCUE : 1, "Direction %d", left);
        check_int(ship.rescues, left == 0, "Direction %d", left);
        ship = ship_new();
        ship.order = 16 + left;
        turn = play_no_answer(&ship, -2);
        check_int(turn.capsized, left == 0, "Order %d", left);
        check_int(ship.order, left == 0 ? GAUGE_AFTER_RESCUE : 1, "Order %d", left);
        check_int(ship.rescues, left == 0, "Order %d", left);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ship_starts_half_full_and_empty_handed),
        cmocka_unit_test(a_situation_demands_and_a_response_supplies),
        cmocka_unit_test(no_answer_supplies_nothing),
        cmocka_unit_test(a_gauge_is_full_at_100),
        cmocka_unit_test(the_gain_of_a_fit_comes_before_the_gauges_are_found_empty),
        cmocka_unit_test(an_empty_gauge_is_set_to_30_and_costs_5_points),
        cmocka_unit_test(both_gauges_empty_at_once_are_one_rescue),
        cmocka_unit_test(a_gauge_at_1_is_not_empty_though_the_other_is),
        cmocka_unit_test(points_never_fall_below_zero),
        cmocka_unit_test(a_rescue_is_paid_from_the_points_of_its_own_turn),
        cmocka_unit_test(visions_are_created_by_leading_and_delivered_by_the_rest),
        cmocka_unit_test(a_fit_of_8_is_where_gain_and_visions_begin),
        cmocka_unit_test(the_sea_wears_one_more_every_six_turns),
        cmocka_unit_test(wear_is_taken_after_a_full_gauge_has_been_capped),
        cmocka_unit_test(wear_can_empty_a_gauge),
        cmocka_unit_test(reading_every_card_right_sinks_in_turn_44),
        cmocka_unit_test(a_gauge_at_one_is_not_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
