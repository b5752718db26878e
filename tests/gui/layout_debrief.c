/* The debrief, in windows and text sizes of all kinds, with long stories. */
#include "gui/layout_debrief.h"

#include <stdio.h>
#include <string.h>

#include "rules/scale.h"
#include "support/boxes.h"
#include "support/check.h"
#include "support/long_texts.h"

enum { TARGET = 44 };

static const char *const stories[TEXTS_COUNT] = {
    [TEXTS_SHORT] = "Rain: you waited.",
    [TEXTS_USUAL] = "Card 7, “The night shift hears it last”: you walked through the hall, and it "
                    "fitted best.",
    [TEXTS_LONG] =
        "Card 7, “A title that is about as long as any title of a card may be”: “Put "
        "both lists on one wall, let each side mark what it would rather lose than "
        "defend, and begin on Monday with the three lines that nobody has marked, all of "
        "you” was mostly leadership where stability asked for management.",
    [TEXTS_GERMAN] = "Karte 7, „Donaudampfschifffahrtsgesellschaftskapitän“: "
                     "Verkehrsinfrastrukturfinanzierungsgesellschaftsprotokolle gemeinsam lesen.",
};

/* The layout of a debrief with so many stories, and the stories with their places. */
struct told {
    struct debrief_layout layout;
    struct story_line story[STORY_MAX];
    struct debrief_words words;
};

static void lay_out(struct told *told, const struct layout_case *one)
{
    const struct metrics *m = one->ruler.metrics;
    int buttons[] = {ruler_width(&one->ruler, "Save report…", TYPE_BUTTON),
                     ruler_width(&one->ruler, "Gauges over time", TYPE_BUTTON),
                     ruler_width(&one->ruler, "Card by card", TYPE_BUTTON),
                     ruler_width(&one->ruler, "Done", TYPE_BUTTON)};
    *told = (struct told){0};
    told->words = (struct debrief_words){
        .story = told->story,
        .story_count = one->view.response_count, /* 2 to 4 */
        .note = "The bands are wide: this is a mirror for thinking, not an assessment.",
        .whats = {"nearness of choice to weather", "as balanced as your weaker side",
                  "visions delivered, beside par's"},
        .remarks = {"you 58–91 · blind choice 34–64", "needs three cards on each side",
                    "2 visions were never put to work"},
        .title = "Home from the voyage",
        .figures = "88 cards  ·  888 points, 40 of them for balance  ·  score 100 (100 is par or "
                   "better)",
        .button_count = COUNT(buttons),
        .button_h = px(m, 46) > text_px(m, 40) ? px(m, 46) : text_px(m, 40)};
    for (int i = 0; i < told->words.button_count; i++)
        told->words.button_w[i] = buttons[i] + text_px(m, 44);
    for (int i = 0; i < told->words.story_count; i++) {
        told->story[i].head = "It cost most";
        snprintf(told->story[i].words, sizeof told->story[i].words, "%s", stories[one->texts]);
        snprintf(told->story[i].points, sizeof told->story[i].points, "+13");
    }
    layout_debrief(&told->layout, &one->ruler, &told->words);
}

static void check_page(const struct layout_case *one)
{
    const struct metrics *m = one->ruler.metrics;
    struct told told;
    lay_out(&told, one);
    const struct debrief_layout *layout = &told.layout;
    struct boxes boxes = {0}, targets = {0}, header = {0};
    boxes_add(&boxes, layout->story, "story");
    boxes_add(&boxes, layout->note, "note");
    boxes_add(&boxes, layout->readings, "readings");
    boxes_add(&boxes, layout->plot, "plot");
    boxes_add(&boxes, layout->lenses, "lenses");
    for (int i = 0; i < DEBRIEF_PROMPTS; i++)
        boxes_add(&boxes, layout->prompts[i], "question %d", i);
    for (int i = 0; i < told.words.button_count; i++) {
        boxes_add(&boxes, layout->buttons[i], "button %d", i);
        boxes_add(&targets, layout->buttons[i], "button %d", i);
    }
    check_int(boxes.count, 5 + DEBRIEF_PROMPTS + told.words.button_count, "%s: all is there",
              one->where);
    boxes_check_apart(&boxes, one->where);
    bool scrolls = layout->content > layout->page.h;
    boxes_check_inside(&boxes,
                       (struct box){0, layout->page.y, scrolls ? m->w - px(m, 48) : m->w,
                                    scrolls ? layout->content : layout->page.h},
                       one->where);
    boxes_check_large(&targets, px(m, TARGET), px(m, TARGET), one->where);
    boxes_add(&header, layout->title, "title");
    boxes_add(&header, layout->figures, "figures");
    boxes_check_apart(&header, one->where);
    boxes_check_inside(&header, (struct box){0, 0, m->w, layout->header}, one->where);
    check_int(words_fit(&one->ruler, told.words.title, TYPE_PAGE_TITLE, layout->title.w) ||
                  ruler_height(&one->ruler, told.words.title, TYPE_PAGE_TITLE, layout->title.w) <=
                      layout->title.h,
              true, "%s: the title", one->where);
    check_int(layout->page.h > 0, true, "%s: something of the page is in sight", one->where);
}

static void panels_and_buttons_cover_nothing(void **state)
{
    (void)state;
    every_layout_case(SESSION_DEBRIEF, check_page);
}

static void check_story(const struct layout_case *one)
{
    struct told told;
    lay_out(&told, one);
    struct boxes boxes = {0}, note = {0};
    boxes_add(&boxes, told.layout.story_title, "title");
    for (int i = 0; i < told.words.story_count; i++) {
        const struct story_line *item = &told.story[i];
        boxes_add(&boxes, item->head_box, "head %d", i);
        boxes_add(&boxes, item->words_box, "words %d", i);
        check_int(ruler_height(&one->ruler, item->words, TYPE_WHY, item->words_box.w) <=
                      item->words_box.h,
                  true, "%s: words %d", one->where, i);
        check_int(ruler_width(&one->ruler, item->head, TYPE_LABEL) +
                          ruler_width(&one->ruler, item->points, TYPE_WHY_HEAD) <=
                      item->head_box.w,
                  true, "%s: head %d beside its points", one->where, i);
    }
    boxes_check_apart(&boxes, one->where);
    boxes_check_inside(&boxes, told.layout.story, one->where);
    boxes_add(&note, told.layout.note_text, "note's text");
    boxes_check_inside(&note, told.layout.note, one->where);
}

static void a_story_is_told_whole(void **state)
{
    (void)state;
    every_layout_case(SESSION_DEBRIEF, check_story);
}

static void check_readings(const struct layout_case *one)
{
    struct told told;
    lay_out(&told, one);
    const struct debrief_layout *layout = &told.layout;
    struct boxes columns = {0};
    for (int i = 0; i < READINGS; i++) {
        const struct reading_box *reading = &layout->reading[i];
        struct boxes parts = {0};
        boxes_add(&parts, reading->name, "name");
        boxes_add(&parts, reading->number, "number");
        boxes_add(&parts, reading->what, "what it is");
        boxes_add(&parts, reading->chart, "picture");
        boxes_add(&parts, reading->remark, "remark");
        boxes_check_apart(&parts, one->where);
        boxes_check_inside(&parts, reading->column, one->where);
        boxes_add(&columns, reading->column, "reading %d", i);
        check_int(words_fit(&one->ruler, "Follow-through", TYPE_SECTION, reading->name.w), true,
                  "%s: a reading's name", one->where);
        check_int(words_fit(&one->ruler, "88 of 88", TYPE_LARGE_NUMBER, reading->number.w), true,
                  "%s: a reading's number", one->where);
    }
    /* Balance tells its two sides beside their pictures. */
    const struct metrics *m = one->ruler.metrics;
    int side = text_px(m, 30) + px(m, 9) + ruler_width(&one->ruler, "changing side", TYPE_NOTE) +
               ruler_width(&one->ruler, "100 %", TYPE_SMALL_LABEL);
    check_int(side <= layout->reading[1].chart.w, true, "%s: a side is %d wide, not %d", one->where,
              side, layout->reading[1].chart.w);
    int line = type_line_height(m, TYPE_NOTE) + px(m, 10); /* words over a bar */
    check_int(2 * line <= layout->reading[1].chart.h, true, "%s: the sides are cut", one->where);
    boxes_check_apart(&columns, one->where);
    boxes_check_inside(&columns, layout->readings, one->where);
}

static void the_readings_stand_beside_or_below_each_other(void **state)
{
    (void)state;
    every_layout_case(SESSION_DEBRIEF, check_readings);
}

static void check_charts(const struct layout_case *one)
{
    const struct metrics *m = one->ruler.metrics;
    struct told told;
    lay_out(&told, one);
    const struct debrief_layout *layout = &told.layout;
    struct boxes plot = {0}, lenses = {0};
    boxes_add(&plot, layout->plot_title, "title");
    boxes_add(&plot, layout->grid, "grid");
    /* The words beside and below the grid. */
    int left = ruler_width(&one->ruler, "managed", TYPE_SMALL_LABEL);
    int right = ruler_width(&one->ruler, "change", TYPE_SMALL_LABEL);
    check_int(layout->grid.x - px(m, 30) - left >= layout->plot.x, true, "%s: 'managed' sticks out",
              one->where);
    check_int(layout->grid.x + layout->grid.w + px(m, 6) + right <= layout->plot.x + layout->plot.w,
              true, "%s: 'change' sticks out", one->where);
    boxes_check_apart(&plot, one->where);
    boxes_check_inside(&plot, layout->plot, one->where);
    check_int(layout->grid.w == layout->grid.h && layout->grid.w % SCALE_STEPS == 0 &&
                  layout->grid.w >= px(m, 60),
              true, "%s: a grid of %d squares in %d pixels", one->where, SCALE_STEPS,
              layout->grid.w);
    boxes_add(&lenses, layout->lenses_title, "title");
    for (int i = 0; i < LENS_COUNT - 1; i++) {
        boxes_add(&lenses, layout->lens_rows[i], "lens %d", i);
        int words = text_px(m, 28) + px(m, 10) +
                    ruler_width(&one->ruler, lens_name((enum lens)(i + 1)), TYPE_WHY) +
                    ruler_width(&one->ruler, "100", TYPE_WHY_HEAD);
        check_int(words <= layout->lens_rows[i].w, true, "%s: lens %d is %d wide, not %d",
                  one->where, i, words, layout->lens_rows[i].w);
        check_int(type_line_height(m, TYPE_WHY) <= layout->lens_rows[i].h, true, "%s: lens %d",
                  one->where, i);
    }
    boxes_check_apart(&lenses, one->where);
    boxes_check_inside(&lenses, layout->lenses, one->where);
}

static void plot_and_lenses_have_room(void **state)
{
    (void)state;
    every_layout_case(SESSION_DEBRIEF, check_charts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(panels_and_buttons_cover_nothing),
        cmocka_unit_test(a_story_is_told_whole),
        cmocka_unit_test(the_readings_stand_beside_or_below_each_other),
        cmocka_unit_test(plot_and_lenses_have_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
