/* How large things are, in windows of any size and at any text size. */
#include "gui/metrics.h"

#include <math.h>

#include "support/check.h"

static const int windows[][2] = {{320, 240},   {500, 900},   {640, 480},   {800, 600},
                                 {1024, 768},  {1280, 720},  {1280, 800},  {1920, 1080},
                                 {2560, 1080}, {1080, 1920}, {3840, 2160}, {7680, 4320}};

/* mockups, "Type": what each role measures at 720 and at 1080 lines, and its line height. Numbers
 * and sections have a range there; these are within it. */
static const struct {
    enum type type;
    enum face face;
    int at_720, at_1080;
    double line_height;
} roles[] = {
    {TYPE_NAME, FACE_DISPLAY_BOLD, 92, 138, 1.13},
    {TYPE_BIG_NAME, FACE_SERIF_BOLD, 64, 96, 1.4},
    {TYPE_PAGE_TITLE, FACE_SERIF_BOLD, 32, 48, 1.4},
    {TYPE_CARD_TITLE, FACE_SERIF_BOLD, 23, 34, 1.4},
    {TYPE_HUGE_NUMBER, FACE_SANS_BOLD, 40, 60, 1.2},
    {TYPE_LARGE_NUMBER, FACE_SANS_BOLD, 36, 54, 1.2},
    {TYPE_NUMBER, FACE_SANS_BOLD, 28, 42, 1.2},
    {TYPE_SECTION, FACE_SANS_BOLD, 18, 27, 1.4},
    {TYPE_BUTTON, FACE_SANS_BOLD, 17, 26, 1.4},
    {TYPE_LEAD, FACE_SANS, 21, 31, 1.4},
    {TYPE_SITUATION, FACE_SANS, 18, 27, 1.5},
    {TYPE_RESPONSE, FACE_SANS, 17, 26, 1.47},
    {TYPE_WHY, FACE_SANS, 16, 24, 1.44},
    {TYPE_WHY_HEAD, FACE_SANS_BOLD, 16, 24, 1.44},
    {TYPE_LABEL, FACE_SANS_BOLD, 15, 22, 1.4},
    {TYPE_SMALL_LABEL, FACE_SANS_BOLD, 14, 21, 1.4},
    {TYPE_NOTE, FACE_SANS, 14, 21, 1.4},
};

static void the_scale_is_that_of_the_shorter_side(void **state)
{
    (void)state;
    static const struct {
        int w, h;
        double scale;
    } rows[] = {{1280, 720, 1},   {1920, 1080, 1.5},        {3840, 2160, 3},
                {7680, 4320, 6},  {2560, 720, 1},           {1280, 1440, 1},
                {640, 720, 0.5},  {500, 900, 500.0 / 1280}, {320, 240, 0.25},
                {1280, 360, 0.5}, {1281, 721, 721.0 / 720}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct metrics metrics = metrics_for(rows[i].w, rows[i].h, 100);
        double expected = rows[i].w == 1281 ? 1281.0 / 1280 : rows[i].scale;
        check_int(fabs(metrics.scale - expected) < 1e-9, true, "%d x %d: %f", rows[i].w, rows[i].h,
                  metrics.scale);
        check_int(metrics.w == rows[i].w && metrics.h == rows[i].h, true, "row %d", i);
    }
}

static void type_has_the_sizes_of_the_pictures(void **state)
{
    (void)state;
    const struct metrics small = metrics_for(1280, 720, 100), large = metrics_for(1920, 1080, 100);
    assert_int_equal(COUNT(roles), TYPE_COUNT);
    for (int i = 0; i < COUNT(roles); i++) {
        enum type type = roles[i].type;
        check_int(type, i, "every role once");
        check_int(type_face(type), roles[i].face, "role %d", i);
        check_int(type_size(&small, type), roles[i].at_720, "role %d at 720", i);
        /* 34.5 and 22.5 are given as 34 and 22. */
        int off = type_size(&large, type) - roles[i].at_1080;
        check_int(off == 0 || off == 1, true, "role %d at 1080: %d", i, type_size(&large, type));
        double height = roles[i].at_720 * roles[i].line_height;
        check_int(fabs(type_line_height(&small, type) - height) <= 0.5, true, "role %d: %d", i,
                  type_line_height(&small, type));
    }
}

static void all_type_but_the_largest_grows_with_the_text_size(void **state)
{
    (void)state;
    const struct metrics usual = metrics_for(1280, 720, 100);
    for (int percent = TEXT_PERCENT_MIN; percent <= TEXT_PERCENT_MAX;
         percent += TEXT_PERCENT_STEP) {
        struct metrics metrics = metrics_for(1280, 720, percent);
        check_int(metrics.scale == 1, true, "%d %%: only text grows", percent);
        for (int type = 0; type < TYPE_COUNT; type++) {
            int size = type_size(&metrics, (enum type)type);
            int grown = (int)floor(type_size(&usual, (enum type)type) * percent / 100.0 + 0.5);
            bool large = type_size(&usual, (enum type)type) >= 28;
            check_int(large ? size <= grown : size == grown, true, "role %d at %d %%: %d", type,
                      percent, size);
            check_int(size >= type_size(&usual, (enum type)type), true, "role %d at %d %%", type,
                      percent);
            check_int(type_line_height(&metrics, (enum type)type) > size, true,
                      "role %d at %d %%: lines apart", type, percent);
        }
    }
    struct metrics twice = metrics_for(1280, 720, 200);
    assert_int_equal(type_size(&twice, TYPE_SITUATION), 36);
}

static void above_150_percent_the_hand_becomes_a_list(void **state)
{
    (void)state;
    static const struct {
        int w, h, percent;
        bool list;
    } rows[] = {{1280, 720, 100, false}, {1280, 720, 125, false}, {1280, 720, 150, false},
                {1280, 720, 175, true},  {1280, 720, 200, true},  {3840, 2160, 150, false},
                {3840, 2160, 175, true}, {1024, 600, 150, false}, {800, 600, 100, false},
                {500, 900, 100, true},   {320, 240, 100, true},   {640, 480, 100, true}};
    for (int i = 0; i < COUNT(rows); i++)
        check_int(metrics_for(rows[i].w, rows[i].h, rows[i].percent).list, rows[i].list,
                  "%d x %d at %d %%", rows[i].w, rows[i].h, rows[i].percent);
}

static void text_stays_legible_in_a_small_window(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(windows); i++) {
        struct metrics metrics = metrics_for(windows[i][0], windows[i][1], 100);
        for (int type = 0; type < TYPE_COUNT; type++)
            check_int(type_size(&metrics, (enum type)type) >= 11, true, "role %d in %d x %d: %d",
                      type, windows[i][0], windows[i][1], type_size(&metrics, (enum type)type));
    }
    /* From the size that the pictures have on, nothing is below 14. */
    for (int i = 0; i < COUNT(windows); i++) {
        struct metrics metrics = metrics_for(windows[i][0], windows[i][1], 100);
        if (metrics.scale < 1)
            continue;
        for (int type = 0; type < TYPE_COUNT; type++)
            check_int(type_size(&metrics, (enum type)type) >= 14, true, "role %d", type);
    }
}

static void a_larger_text_size_is_never_smaller_in_any_window(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(windows); i++) {
        struct metrics last = metrics_for(windows[i][0], windows[i][1], TEXT_PERCENT_MIN);
        for (int percent = TEXT_PERCENT_MIN; percent <= TEXT_PERCENT_MAX; percent++) {
            struct metrics now = metrics_for(windows[i][0], windows[i][1], percent);
            for (int type = 0; type < TYPE_COUNT; type++)
                check_int(type_size(&now, (enum type)type) >= type_size(&last, (enum type)type),
                          true, "role %d at %d %% in %d x %d", type, percent, windows[i][0],
                          windows[i][1]);
            check_int(text_px(&now, 40) >= text_px(&last, 40), true, "%d %%", percent);
            check_int(last.list && !now.list, false, "%d %%: once a list, always a list", percent);
            last = now;
        }
    }
}

static void a_window_of_any_size_has_a_measure(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1},    {0, 0},     {-5, -5},    {1, 4320},
                                   {7680, 1}, {32, 32},   {16384, 1},  {16384, 16384},
                                   {3, 2000}, {100, 100}, {8192, 8192}};
    for (int i = 0; i < COUNT(sizes); i++) {
        for (int percent = 100; percent <= 200; percent += 100) {
            struct metrics metrics = metrics_for(sizes[i][0], sizes[i][1], percent);
            check_int(metrics.w >= 1 && metrics.h >= 1, true, "size %d", i);
            check_int(metrics.scale > 0 && metrics.text >= 1 && metrics.text <= 4, true, "size %d",
                      i);
            for (int type = 0; type < TYPE_COUNT; type++)
                check_int(type_size(&metrics, (enum type)type) > 0 &&
                              type_line_height(&metrics, (enum type)type) > 0,
                          true, "role %d in size %d", type, i);
        }
    }
}

static void design_units_are_rounded_to_the_nearest_pixel(void **state)
{
    (void)state;
    const struct metrics half = metrics_for(1920, 1080, 100), twice = metrics_for(1280, 720, 200);
    static const struct {
        double units;
        int pixels;
    } rows[] = {{0, 0},   {1, 2},   {2, 3},    {10, 15}, {-1, -1},
                {-2, -3}, {0.3, 0}, {0.34, 1}, {27, 41}};
    for (int i = 0; i < COUNT(rows); i++)
        check_int(px(&half, rows[i].units), rows[i].pixels, "%f", rows[i].units);
    assert_int_equal(text_px(&half, 10), 15);
    assert_int_equal(text_px(&twice, 10), 20);
    assert_int_equal(px(&twice, 10), 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_scale_is_that_of_the_shorter_side),
        cmocka_unit_test(type_has_the_sizes_of_the_pictures),
        cmocka_unit_test(all_type_but_the_largest_grows_with_the_text_size),
        cmocka_unit_test(above_150_percent_the_hand_becomes_a_list),
        cmocka_unit_test(text_stays_legible_in_a_small_window),
        cmocka_unit_test(a_larger_text_size_is_never_smaller_in_any_window),
        cmocka_unit_test(a_window_of_any_size_has_a_measure),
        cmocka_unit_test(design_units_are_rounded_to_the_nearest_pixel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
