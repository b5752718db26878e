/* The page of progress in every size: nothing lies over anything else, nothing sticks out. */
#include "gui/layout_progress.h"

#include <stdio.h>
#include <string.h>

#include "support/boxes.h"
#include "support/check.h"

/* A ruler of the test's own: letters are half as wide as they are high. */
static int text_width(void *context, const char *text, enum type type)
{
    return (int)strlen(text) * type_size(context, type) / 2;
}

static int text_height(void *context, const char *text, enum type type, int width)
{
    int lines = width > 0 ? text_width(context, text, type) * 5 / 4 / width + 1 : 1;
    return lines * type_line_height(context, type);
}

static const char long_words[] = "Worth practising: Problem-solving. Over all games you manage a "
                                 "little where leading was asked for.";

static void check_layout(int w, int h, int text, bool choice, bool empty)
{
    struct metrics metrics = metrics_for(w, h, text);
    const struct ruler ruler = {&metrics, &metrics, text_height, text_width};
    const struct progress_words words = {.who = "Wilhelmina Bartholomew-Featherstonehaugh",
                                         .choice = choice,
                                         .summary = "12345 games, fit 100 %",
                                         .advice = long_words,
                                         .legend = long_words,
                                         .boxes = long_words,
                                         .box_label = "16 days",
                                         .empty = empty,
                                         .button_w = {px(&metrics, 120), px(&metrics, 260)},
                                         .button_h = px(&metrics, 52)};
    struct progress_layout layout;
    struct boxes boxes = {0}, panels = {0}, presses = {0};
    char where[96];
    int header = px(&metrics, 84);
    snprintf(where, sizeof where, "%d x %d, text %d, choice %d, empty %d", w, h, text, choice,
             empty);
    layout_progress(&layout, &ruler, &words, header);
    boxes_add(&boxes, layout.before, "before");
    boxes_add(&boxes, layout.after, "after");
    boxes_add(&boxes, layout.who, "who");
    boxes_add(&boxes, layout.summary, "summary");
    boxes_add(&boxes, layout.games_title, "games' title");
    boxes_add(&boxes, layout.games_chart, "games");
    boxes_add(&boxes, layout.games_legend, "legend");
    boxes_add(&boxes, layout.lean_title, "lean's title");
    boxes_add(&boxes, layout.lean_chart, "lean");
    boxes_add(&boxes, layout.lenses_title, "lenses' title");
    for (int i = 0; i < LENS_COUNT - 1; i++)
        boxes_add(&boxes, layout.lens_rows[i], "lens %d", i + 1);
    boxes_add(&boxes, layout.advice, "advice");
    boxes_add(&boxes, layout.bests_title, "bests' title");
    for (int i = 0; i < PROGRESS_BESTS; i++)
        boxes_add(&boxes, layout.best_rows[i], "best %d", i + 1);
    boxes_add(&boxes, layout.boxes_title, "boxes' title");
    for (int i = 0; i < PROGRESS_BOXES; i++)
        boxes_add(&boxes, layout.box_cells[i], "box %d", i + 1);
    boxes_add(&boxes, layout.boxes_note, "boxes' note");
    for (int i = 0; i < PROGRESS_BUTTONS; i++) {
        boxes_add(&boxes, layout.buttons[i], "button %d", i + 1);
        boxes_add(&presses, layout.buttons[i], "button %d", i + 1);
    }
    boxes_add(&presses, layout.before, "before");
    boxes_add(&presses, layout.after, "after");
    boxes_add(&panels, layout.games, "games' panel");
    boxes_add(&panels, layout.lean, "lean's panel");
    boxes_add(&panels, layout.lenses, "lenses' panel");
    boxes_add(&panels, layout.bests, "bests' panel");
    boxes_add(&panels, layout.boxes, "boxes' panel");
    boxes_check_apart(&boxes, where);
    boxes_check_apart(&panels, where);
    boxes_check_inside(&boxes, (struct box){0, header, w, layout.content}, where);
    boxes_check_inside(&panels, (struct box){0, header, w, layout.content}, where);
    boxes_check_large(&presses, px(&metrics, 44), px(&metrics, 44), where);
}

static void nothing_lies_over_anything_else_in_any_size(void **state)
{
    static const int sizes[][2] = {
        {1280, 720}, {1920, 1080}, {1024, 768}, {800, 600}, {3840, 2160}};
    (void)state;
    for (int i = 0; i < COUNT(sizes); i++)
        for (int text = 100; text <= 200; text += 25)
            for (int kind = 0; kind < 4; kind++)
                check_layout(sizes[i][0], sizes[i][1], text, kind % 2 == 1, kind > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_lies_over_anything_else_in_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
