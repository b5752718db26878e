/* Every text can be read in every theme: WCAG 2.1, 4.5 to 1 for text, 3 to 1 for what is large or
 * shows the focus. */
#include "gui/theme.h"

#include "support/check.h"

struct pair {
    enum colour front, back;
    double least;
};

static const struct pair pairs[] = {
    {COLOUR_INK, COLOUR_PAPER, 4.5},
    {COLOUR_INK, COLOUR_TABLE, 4.5},
    {COLOUR_INK, COLOUR_TINT, 4.5},
    {COLOUR_INK, COLOUR_AMBER_TINT, 4.5},
    {COLOUR_INK2, COLOUR_PAPER, 4.5},
    {COLOUR_INK2, COLOUR_TABLE, 4.5},
    {COLOUR_AMBER_TEXT, COLOUR_PAPER, 4.5},
    {COLOUR_BLUE_TEXT, COLOUR_PAPER, 4.5},
    {COLOUR_GOOD, COLOUR_PAPER, 4.5},
    {COLOUR_BAD, COLOUR_PAPER, 4.5},
    {COLOUR_PRIMARY_TEXT, COLOUR_PRIMARY, 4.5},
    {COLOUR_SUIT_LETTER, COLOUR_SUIT_A, 3},
    {COLOUR_SUIT_LETTER, COLOUR_SUIT_B, 3},
    {COLOUR_SUIT_LETTER, COLOUR_SUIT_C, 3},
    {COLOUR_SUIT_LETTER, COLOUR_SUIT_D, 3},
    {COLOUR_FOCUS, COLOUR_PAPER, 3},
    {COLOUR_FOCUS, COLOUR_TABLE, 3},
};

static void text_stands_out_from_what_it_stands_on(void **state)
{
    (void)state;
    for (int theme = 0; theme < THEME_COUNT; theme++)
        for (int i = 0; i < COUNT(pairs); i++) {
            double ratio = contrast_ratio(theme_colour((enum theme)theme, pairs[i].front),
                                          theme_colour((enum theme)theme, pairs[i].back));
            if (ratio < pairs[i].least)
                fail_msg("theme %d: colour %d on %d: %.2f to 1", theme, (int)pairs[i].front,
                         (int)pairs[i].back, ratio);
        }
}

static void a_ratio_is_what_the_standard_says(void **state)
{
    const struct rgba black = {0, 0, 0, 255}, white = {255, 255, 255, 255},
                      grey = {119, 119, 119, 255};
    (void)state;
    assert_float_equal(contrast_ratio(black, white), 21, 0.001);
    assert_float_equal(contrast_ratio(white, black), 21, 0.001);
    assert_float_equal(contrast_ratio(grey, white), 4.48, 0.005);
    assert_float_equal(contrast_ratio(grey, grey), 1, 0.001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_stands_out_from_what_it_stands_on),
        cmocka_unit_test(a_ratio_is_what_the_standard_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
