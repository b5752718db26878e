/* A group's debrief: two to twelve seats with names of all kinds, in every window. */
#include "gui/layout_together_debrief.h"

#include <stdio.h>

#include "support/boxes.h"
#include "support/check.h"
#include "support/long_texts.h"

enum { TARGET = 44 };

static const struct {
    int w, h;
} windows[] = {{1280, 720}, {1920, 1080}, {800, 600}, {500, 900}, {320, 240}};
static const int percents[] = {100, 125, 150, 200};

/* Of 40 characters, right to left, with emoji of many parts. */
static const char *const names[SEATS_MAX] = {"Asha",
                                             "Maximiliane von Hohenstein-Wolkenburg-X.",
                                             "مريم عبد الرحمن",
                                             "🚣🏽‍♀️ Team Rudder 🏳️‍🌈",
                                             "Donaudampfschifffahrtsgesellschaftskapit",
                                             "שרה לוי",
                                             "B",
                                             "王小明 and 佐藤花子",
                                             "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
                                             "Ben",
                                             "Priya",
                                             "Tomás"};

struct told {
    struct together_layout layout;
    struct story_line story[STORY_MAX];
    struct together_words words;
};

static void lay_out(struct told *told, const struct ruler *ruler, int seats)
{
    static const char *const buttons[] = {"Save report…", "Gauges over time", "Card by card",
                                          "Who sailed closest?", "Done"};
    const struct metrics *m = ruler->metrics;
    *told = (struct told){0};
    told->words = (struct together_words){
        .parts = {.story = told->story,
                  .story_count = STORY_MAX,
                  .note = "The bands are wide: this is a mirror for talking, not an assessment.",
                  .title = "Home from the voyage",
                  .figures = "Own watch  ·  88 of 100 cards  ·  12 seats",
                  .button_count = COUNT(buttons),
                  .button_h = larger(px(m, 46), text_px(m, 40))},
        .seat_count = seats,
        .heads = {"Fit", "Balance", "Follow-through"},
        .levels = "Seats whose bands overlap stand level: Asha, Ben · Priya, Tomás. The groups are "
                  "in seat order.",
        .table_title = "The seats, side by side",
        .legend_w = 2 * text_px(m, 26) + px(m, 36) +
                    ruler_width(ruler, "a seat's band", TYPE_NOTE) +
                    ruler_width(ruler, "blind choice", TYPE_NOTE),
        .lanes = seats > 3 ? 2 : 1};
    for (int i = 0; i < COUNT(buttons); i++)
        told->words.parts.button_w[i] = ruler_width(ruler, buttons[i], TYPE_BUTTON) +
                                        text_px(m, 44);
    for (int i = 0; i < seats; i++) {
        told->words.names[i] = names[i];
        told->words.bands[i] = i % 4 == 2 ? "too few cards to say" : "";
    }
    for (int i = 0; i < STORY_MAX; i++) {
        told->story[i].head = "The most divided card";
        snprintf(told->story[i].words, sizeof told->story[i].words,
                 "“A title that is about as long as any title of a card may be”: about half of you "
                 "agreed (A 4, B 3, C 2, D 1, no answer 2).");
        snprintf(told->story[i].points, sizeof told->story[i].points, "%s", i < 2 ? "−120" : "");
    }
    layout_together_debrief(&told->layout, ruler, &told->words);
}

static void every_case(void (*check)(const struct told *told, const struct ruler *ruler,
                                     const char *where))
{
    struct app *app = ruler_app();
    static struct told told;
    for (int i = 0; i < COUNT(windows) * COUNT(percents); i++) {
        int w = windows[i / COUNT(percents)].w, h = windows[i / COUNT(percents)].h;
        int percent = percents[i % COUNT(percents)];
        struct ruler ruler = ruler_for(app, w, h, percent);
        for (int seats = 2; seats <= SEATS_MAX; seats++) {
            char where[CASE_BYTES];
            snprintf(where, sizeof where, "%d x %d at %d %%, %d seats", w, h, percent, seats);
            lay_out(&told, &ruler, seats);
            check(&told, &ruler, where);
        }
    }
    app_free(app);
}

static void check_page(const struct told *told, const struct ruler *ruler, const char *where)
{
    const struct metrics *m = ruler->metrics;
    const struct together_layout *layout = &told->layout;
    const struct debrief_layout *parts = &layout->parts;
    struct boxes boxes = {0}, buttons = {0};
    boxes_add(&boxes, parts->story, "story");
    boxes_add(&boxes, layout->table, "table");
    boxes_add(&boxes, parts->note, "note");
    boxes_add(&boxes, parts->plot, "plot");
    boxes_add(&boxes, parts->lenses, "lenses");
    for (int i = 0; i < DEBRIEF_PROMPTS; i++)
        boxes_add(&boxes, parts->prompts[i], "question %d", i);
    for (int i = 0; i < told->words.parts.button_count; i++)
        boxes_add(layout->foot > 0 ? &buttons : &boxes, parts->buttons[i], "button %d", i);
    boxes_check_apart(&boxes, where);
    bool scrolls = parts->content > parts->page.h;
    boxes_check_inside(&boxes,
                       (struct box){0, parts->page.y, scrolls ? m->w - px(m, 48) : m->w,
                                    scrolls ? parts->content : parts->page.h},
                       where);
    if (layout->foot > 0) {
        boxes_check_apart(&buttons, where);
        boxes_check_inside(&buttons, (struct box){0, layout->foot, m->w, m->h - layout->foot},
                           where);
        check_int(parts->page.y + parts->page.h <= layout->foot, true, "%s: the foot", where);
    }
    struct boxes targets = {0};
    for (int i = 0; i < told->words.parts.button_count; i++)
        boxes_add(&targets, parts->buttons[i], "button %d", i);
    boxes_check_large(&targets, px(m, TARGET), px(m, TARGET), where);
    check_int(targets.count, 5, "%s: every button", where);
    for (int i = 0; i < STORY_MAX; i++)
        check_int(ruler_height(ruler, told->story[i].words, TYPE_WHY, told->story[i].words_box.w) <=
                          told->story[i].words_box.h &&
                      box_holds(parts->story, told->story[i].words_box),
                  true, "%s: story %d is told whole", where, i);
}

static void panels_and_buttons_cover_nothing(void **state)
{
    (void)state;
    every_case(check_page);
}

static void check_table(const struct told *told, const struct ruler *ruler, const char *where)
{
    const struct together_layout *layout = &told->layout;
    struct boxes rows = {0};
    boxes_add(&rows, layout->table_title, "title");
    boxes_add(&rows, layout->levels, "who stands level");
    for (int i = 0; i < layout->row_count; i++)
        boxes_add(&rows, layout->rows[i].row, "row %d", i);
    check_int(rows.count, layout->row_count + 2, "%s: everybody is there", where);
    boxes_check_apart(&rows, where);
    boxes_check_inside(&rows, layout->table, where);
    for (int i = 0; i < TABLE_COLUMNS && !layout->blocks; i++)
        check_int(words_fit(ruler, told->words.heads[i], TYPE_SMALL_LABEL, layout->heads[i].w),
                  true, "%s: head %d", where, i);
}

static void check_charts(const struct told *told, const struct ruler *ruler, const char *where)
{
    const struct metrics *m = ruler->metrics;
    const struct debrief_layout *parts = &told->layout.parts;
    struct box below = parts->grid;
    below.h += px(m, 5 + 30); /* the weather's pictures */
    check_int(box_holds(parts->plot, below), true, "%s: the plot", where);
    check_int(box_holds(parts->note, parts->note_text), true, "%s: the note", where);
    for (int i = 0; i < LENS_COUNT - 1; i++) {
        int words = text_px(m, 28) + px(m, 10) +
                    ruler_width(ruler, lens_name((enum lens)(i + 1)), TYPE_WHY) +
                    ruler_width(ruler, "100", TYPE_WHY_HEAD);
        check_int(box_holds(parts->lenses, parts->lens_rows[i]) && words <= parts->lens_rows[i].w,
                  true, "%s: lens %d", where, i);
    }
}

static void plot_and_lenses_have_room(void **state)
{
    (void)state;
    every_case(check_charts);
}

static void every_seat_has_its_row(void **state)
{
    (void)state;
    every_case(check_table);
}

static void check_rows(const struct told *told, const struct ruler *ruler, const char *where)
{
    const struct together_layout *layout = &told->layout;
    for (int i = 0; i < layout->row_count; i++) {
        const struct seat_row *row = &layout->rows[i];
        struct boxes parts = {0};
        boxes_add(&parts, row->name, "name %d", i);
        boxes_add(&parts, row->fit, "fit %d", i);
        boxes_add(&parts, row->chart, "band %d", i);
        boxes_add(&parts, row->balance, "balance %d", i);
        boxes_add(&parts, row->sides[0], "changing side %d", i);
        boxes_add(&parts, row->sides[1], "steady side %d", i);
        boxes_add(&parts, row->follow, "follow-through %d", i);
        check_int(parts.count, 7, "%s: row %d is whole", where, i);
        boxes_check_apart(&parts, where);
        boxes_check_inside(&parts, row->row, where);
        enum type name = layout->blocks ? TYPE_SECTION : TYPE_WHY_HEAD;
        check_int(ruler_height(ruler, names[i], name, row->name.w) <= row->name.h, true,
                  "%s: name %d is told whole", where, i);
        int label = layout->blocks ? ruler_width(ruler, told->words.heads[2], TYPE_WHY) : 0;
        check_int(label + ruler_width(ruler, "88 of 88", TYPE_SECTION) <= row->follow.w, true,
                  "%s: follow-through %d", where, i);
        check_int(words_fit(ruler, "100 %", TYPE_SECTION, row->fit.w) &&
                      words_fit(ruler, "100 %", TYPE_SECTION, row->balance.w),
                  true, "%s: numbers %d", where, i);
        check_int(text_px(ruler->metrics, 30) + px(ruler->metrics, 9) +
                          ruler_width(ruler, "100 %", TYPE_SMALL_LABEL) <=
                      row->sides[0].w,
                  true, "%s: a side of %d", where, i);
        if (told->words.bands[i][0] != '\0')
            check_int(ruler_height(ruler, told->words.bands[i], TYPE_NOTE, row->chart.w) <=
                          row->chart.h,
                      true, "%s: words %d", where, i);
    }
}

static void a_row_is_told_whole(void **state)
{
    (void)state;
    every_case(check_rows);
}

static void on_a_usual_screen_seats_are_rows_and_the_buttons_in_sight(void **state)
{
    (void)state;
    struct app *app = ruler_app();
    static struct told told;
    for (int i = 0; i < 2; i++) {
        struct ruler ruler = ruler_for(app, windows[i].w, windows[i].h, 100);
        for (int seats = 2; seats <= SEATS_MAX; seats++) {
            lay_out(&told, &ruler, seats);
            check_int(told.layout.blocks, false, "%d seats in window %d", seats, i);
            check_int(told.layout.foot > 0, true, "%d seats in window %d", seats, i);
        }
    }
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(panels_and_buttons_cover_nothing),
        cmocka_unit_test(plot_and_lenses_have_room),
        cmocka_unit_test(every_seat_has_its_row),
        cmocka_unit_test(a_row_is_told_whole),
        cmocka_unit_test(on_a_usual_screen_seats_are_rows_and_the_buttons_in_sight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
