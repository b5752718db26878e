/* Boxes: what they hold, share and become together. */
#include "gui/geometry.h"

#include "base/random.h"
#include "support/boxes.h"
#include "support/check.h"

enum { RANDOM_PAIRS = 5000 };

static void a_box_without_width_or_height_is_empty(void **state)
{
    (void)state;
    static const struct {
        struct box box;
        bool empty;
    } rows[] = {{{0, 0, 1, 1}, false},   {{-5, -5, 2, 3}, false}, {{0, 0, 0, 1}, true},
                {{0, 0, 1, 0}, true},    {{3, 3, -1, 4}, true},   {{3, 3, 4, -1}, true},
                {{9, 9, -20, -20}, true}};
    for (int i = 0; i < COUNT(rows); i++)
        check_int(box_is_empty(rows[i].box), rows[i].empty, "row %d", i);
}

static void a_box_contains_its_first_pixel_and_not_the_one_past_its_end(void **state)
{
    (void)state;
    static const struct box box = {10, 20, 30, 40};
    static const struct {
        struct point point;
        bool inside;
    } rows[] = {{{10, 20}, true},  {{39, 59}, true},  {{25, 40}, true},  {{9, 20}, false},
                {{10, 19}, false}, {{40, 20}, false}, {{10, 60}, false}, {{-25, -40}, false}};
    for (int i = 0; i < COUNT(rows); i++)
        check_int(box_contains(box, rows[i].point), rows[i].inside, "row %d", i);
}

static void boxes_that_only_touch_do_not_meet(void **state)
{
    (void)state;
    static const struct box box = {10, 10, 10, 10};
    static const struct {
        struct box other;
        bool meet;
    } rows[] = {{{20, 10, 5, 10}, false}, {{10, 20, 10, 5}, false}, {{0, 10, 10, 10}, false},
                {{19, 10, 5, 10}, true},  {{10, 19, 10, 5}, true},  {{19, 19, 1, 1}, true},
                {{20, 20, 1, 1}, false},  {{12, 12, 3, 3}, true},   {{0, 0, 100, 100}, true},
                {{12, 12, 0, 5}, false},  {{12, 12, 5, 0}, false}};
    for (int i = 0; i < COUNT(rows); i++) {
        check_int(boxes_meet(box, rows[i].other), rows[i].meet, "row %d", i);
        check_int(boxes_meet(rows[i].other, box), rows[i].meet, "row %d, the other way", i);
    }
}

static void what_two_boxes_share_and_span(void **state)
{
    (void)state;
    static const struct {
        struct box a, b, common, together;
    } rows[] = {
        {{0, 0, 10, 10}, {5, 5, 10, 10}, {5, 5, 5, 5}, {0, 0, 15, 15}},
        {{0, 0, 10, 10}, {2, 3, 4, 5}, {2, 3, 4, 5}, {0, 0, 10, 10}},
        {{0, 0, 10, 10}, {20, 0, 10, 10}, {20, 0, 0, 0}, {0, 0, 30, 10}},
        {{-10, -10, 5, 5}, {-7, -20, 4, 30}, {-7, -10, 2, 5}, {-10, -20, 7, 30}},
        /* An empty one has no place. */
        {{0, 0, 10, 10}, {50, 50, 0, 9}, {50, 50, 0, 0}, {0, 0, 10, 10}},
        {{50, 50, 9, -1}, {0, 0, 10, 10}, {50, 50, 0, 0}, {0, 0, 10, 10}},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        check_box(box_common(rows[i].a, rows[i].b), rows[i].common, "common, row %d", i);
        check_box(box_common(rows[i].b, rows[i].a), rows[i].common, "common, row %d turned", i);
        check_box(box_together(rows[i].a, rows[i].b), rows[i].together, "together, row %d", i);
        check_box(box_together(rows[i].b, rows[i].a), rows[i].together, "together, row %d turned",
                  i);
    }
}

static void a_box_grows_and_moves_on_all_sides(void **state)
{
    (void)state;
    const struct box box = {10, 20, 30, 40};
    check_box(box_grown(box, 5), (struct box){5, 15, 40, 50}, "grown");
    check_box(box_grown(box, -5), (struct box){15, 25, 20, 30}, "shrunk");
    check_box(box_moved(box, -7, 9), (struct box){3, 29, 30, 40}, "moved");
    assert_true(boxes_equal(box_moved(box_moved(box, 4, -4), -4, 4), box));
    assert_false(boxes_equal(box, box_moved(box, 0, 1)));
    assert_false(boxes_equal(box, box_grown(box, 1)));
    assert_int_equal(box_centre(box).x, 25);
    assert_int_equal(box_centre(box).y, 40);
}

static struct box random_box(struct random *random)
{
    return (struct box){(int)random_below(random, 60) - 30, (int)random_below(random, 60) - 30,
                        1 + (int)random_below(random, 40), 1 + (int)random_below(random, 40)};
}

/* Each of the functions against what box_contains says of every pixel. */
static void common_and_together_agree_with_the_pixels(void **state)
{
    (void)state;
    struct random random = random_seeded(1, 1);
    for (int i = 0; i < RANDOM_PAIRS; i++) {
        struct box a = random_box(&random), b = random_box(&random);
        struct box common = box_common(a, b), together = box_together(a, b);
        struct point point = {(int)random_below(&random, 110) - 35,
                              (int)random_below(&random, 110) - 35};
        bool in_a = box_contains(a, point), in_b = box_contains(b, point);
        check_int(box_contains(common, point), in_a && in_b, "pair %d", i);
        check_int((in_a || in_b) && !box_contains(together, point), false, "pair %d", i);
        check_int(boxes_meet(a, b), !box_is_empty(common), "pair %d", i);
        check_int(box_holds(together, a) && box_holds(together, b), true, "pair %d", i);
        check_int(box_holds(a, b), boxes_equal(common, b), "pair %d", i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_box_without_width_or_height_is_empty),
        cmocka_unit_test(a_box_contains_its_first_pixel_and_not_the_one_past_its_end),
        cmocka_unit_test(boxes_that_only_touch_do_not_meet),
        cmocka_unit_test(what_two_boxes_share_and_span),
        cmocka_unit_test(a_box_grows_and_moves_on_all_sides),
        cmocka_unit_test(common_and_together_agree_with_the_pixels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
