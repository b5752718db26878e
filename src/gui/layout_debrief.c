#include "gui/layout_debrief.h"

#include "base/words.h"

enum {
    MARGIN = DEBRIEF_MARGIN,
    GAP = 20,
    SIDE = 22,
    LEFT_W = 376,
    PLOT_W = 376,
    READINGS_H = 188,
    GRID = 165,
    GRID_LARGE = GRID * 3 / 2,
    LENS_STEP = 35,
    PROMPT_BAR = 18
};

/* --- parts: each is given its place and returns its height --------------------------------------
 */

int debrief_place_story(struct debrief_layout *layout, const struct ruler *ruler,
                        struct story_line story[], int story_count, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, SIDE), x = place.x + side, w = place.w - 2 * side, y = place.y + px(m, 14);
    int title_h = type_line_height(m, TYPE_SECTION);
    layout->story_title = (struct box){x, y, w, title_h};
    y += title_h + px(m, 8);
    for (int i = 0; i < story_count; i++) {
        struct story_line *item = &story[i];
        int head_h = type_line_height(m, TYPE_LABEL);
        int words_h = ruler_height(ruler, item->words, TYPE_WHY, w);
        item->head_box = (struct box){x, y, w, head_h};
        item->words_box = (struct box){x, y + head_h, w, words_h};
        y += head_h + words_h + px(m, 11);
    }
    layout->story = place;
    layout->story.h = y + px(m, 5) - place.y;
    return layout->story.h;
}

int debrief_place_note(struct debrief_layout *layout, const struct ruler *ruler, const char *note,
                       struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, 28);
    int h = ruler_height(ruler, note, TYPE_WHY, place.w - 2 * side);
    layout->note = (struct box){place.x, place.y, place.w, h + 2 * px(m, 11)};
    layout->note_text = (struct box){place.x + side, place.y + px(m, 11), place.w - 2 * side, h};
    return layout->note.h;
}

/* The two sides of Balance, one above the other: words over a bar. */
int debrief_sides_height(const struct metrics *m)
{
    return 2 * (type_line_height(m, TYPE_NOTE) + px(m, 11));
}

static int sides_width(const struct ruler *ruler)
{
    const struct metrics *m = ruler->metrics;
    int name = larger(ruler_width(ruler, _("changing side"), TYPE_NOTE),
                      ruler_width(ruler, _("steady side"), TYPE_NOTE));
    return text_px(m, 30) + px(m, 15) + name + ruler_width(ruler, "100 %", TYPE_SMALL_LABEL);
}

static int place_reading(struct reading_box *reading, const struct ruler *ruler, const char *what,
                         const char *remark, int chart_least_h, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int y = place.y, name_h = type_line_height(m, TYPE_SECTION);
    int number_h = type_line_height(m, TYPE_LARGE_NUMBER);
    int what_h = ruler_height(ruler, what, TYPE_NOTE, place.w);
    int remark_h = ruler_height(ruler, remark, TYPE_SMALL_LABEL, place.w);
    int chart_h = larger(chart_least_h, larger(px(m, 46), text_px(m, 44)));
    reading->name = (struct box){place.x, y, place.w, name_h};
    y += name_h;
    reading->number = (struct box){place.x, y, place.w, number_h};
    y += number_h;
    reading->what = (struct box){place.x, y, place.w, what_h};
    y += what_h + px(m, 6);
    reading->chart = (struct box){place.x, y, place.w, chart_h};
    y += chart_h + px(m, 2);
    reading->remark = (struct box){place.x, y, place.w, remark_h};
    reading->column = place;
    reading->column.h = y + remark_h - place.y;
    return reading->column.h;
}

static int place_readings(struct debrief_layout *layout, const struct ruler *ruler,
                          const struct debrief_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, SIDE), top = px(m, 12), tallest = 0, y = place.y + top;
    bool stacked = layout->list;
    int w = stacked ? place.w - 2 * side : (place.w - 2 * side - 2 * px(m, 38)) / READINGS;
    for (int i = 0; i < READINGS; i++) {
        struct box column = {place.x + side + (stacked ? 0 : i * (w + px(m, 38))), y, w, 0};
        /* In columns an empty remark leaves its line to the sides. */
        bool sides = i == 1 && (stacked || words->remarks[i][0] != '\0');
        int h = place_reading(&layout->reading[i], ruler, words->whats[i], words->remarks[i],
                              sides ? debrief_sides_height(m) : 0, column);
        tallest = larger(tallest, h);
        if (stacked)
            y += h + px(m, 20);
    }
    layout->readings = place;
    layout->readings.h = stacked ? y - place.y : larger(tallest + 2 * top, px(m, READINGS_H));
    return layout->readings.h;
}

int debrief_place_plot(struct debrief_layout *layout, const struct ruler *ruler, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, SIDE), title_h = type_line_height(m, TYPE_SECTION);
    int label = larger(ruler_width(ruler, _("managed"), TYPE_SMALL_LABEL), px(m, 66)) + px(m, 42);
    int grid = px(m, GRID);
    if (layout->list)
        grid = px(m, GRID_LARGE);
    /* "change" stands beside it at the right. */
    int right = larger(side, ruler_width(ruler, _("change"), TYPE_SMALL_LABEL) + px(m, 14));
    if (grid > place.w - side - label - px(m, 6) - right)
        grid = place.w - side - label - px(m, 6) - right;
    grid -= grid % SCALE_STEPS;
    layout->plot_title = (struct box){place.x + side, place.y + px(m, 14), place.w - 2 * side,
                                      title_h};
    layout->grid = (struct box){place.x + side + label + px(m, 6),
                                place.y + px(m, 14) + title_h + px(m, 11), grid, grid};
    layout->plot = place;
    layout->plot.h = layout->grid.y + grid + px(m, 47) - place.y;
    return layout->plot.h;
}

int debrief_place_lenses(struct debrief_layout *layout, const struct ruler *ruler, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, SIDE), title_h = type_line_height(m, TYPE_SECTION);
    int y = place.y + px(m, 14), step = text_px(m, LENS_STEP);
    layout->lenses_title = (struct box){place.x + side, y, place.w - 2 * side, title_h};
    y += title_h + px(m, 3);
    for (int i = 0; i < LENS_COUNT - 1; i++, y += step)
        layout->lens_rows[i] = (struct box){place.x + side, y, place.w - 2 * side + px(m, 4), step};
    layout->lenses = place;
    layout->lenses.h = y + px(m, 8) - place.y;
    return layout->lenses.h;
}

/* The questions in so many columns. */
int debrief_place_prompts(struct debrief_layout *layout, const struct ruler *ruler, int columns,
                          struct box place)
{
    const struct metrics *m = ruler->metrics;
    int w = place.w / columns, y = place.y, tallest = 0;
    for (int i = 0; i < DEBRIEF_PROMPTS; i++) {
        int inner = w - px(m, PROMPT_BAR) - px(m, 8);
        int h = ruler_height(ruler, debrief_prompt_head(i), TYPE_WHY_HEAD, inner) +
                ruler_height(ruler, debrief_prompt(i), TYPE_NOTE, inner) + px(m, 8);
        layout->prompts[i] = (struct box){place.x + i % columns * w, y, w, h};
        tallest = larger(tallest, h);
        if (i % columns == columns - 1) {
            y += tallest + px(m, 12);
            tallest = 0;
        }
    }
    return y - px(m, 12) - place.y;
}

int debrief_place_buttons(struct box buttons[], const struct ruler *ruler, const int widths[],
                          int count, int h, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int x = place.x, y = place.y, last = count - 1, gap = px(m, 12);
    int last_w = larger(widths[last], px(m, 160));
    for (int i = 0; i < last; i++) {
        if (x > place.x && x + widths[i] > place.x + place.w) {
            x = place.x;
            y += h + gap;
        }
        buttons[i] = (struct box){x, y, widths[i], h};
        x += widths[i] + gap;
    }
    if (x + last_w > place.x + place.w)
        y += h + gap;
    buttons[last] = (struct box){place.x + place.w - last_w, y, last_w, h};
    return y + h - place.y;
}

/* --- the page -----------------------------------------------------------------------------------
 */

void debrief_place_header(struct debrief_layout *layout, const struct ruler *ruler,
                          const char *title, const char *figures)
{
    const struct metrics *m = ruler->metrics;
    int x = px(m, MARGIN), w = layout->list ? m->w - 2 * x : m->w - px(m, 640);
    int title_h = ruler_height(ruler, title, TYPE_PAGE_TITLE, w);
    int figures_h = ruler_height(ruler, figures, TYPE_WHY, w);
    layout->title = (struct box){x, px(m, 8), w, title_h};
    layout->figures = (struct box){x, px(m, 8) + title_h, w, figures_h};
    layout->header = larger(px(m, 104), px(m, 8) + title_h + figures_h + px(m, 26));
    layout->page = (struct box){0, layout->header, m->w, m->h - layout->header};
}

static void layout_columns(struct debrief_layout *layout, const struct ruler *ruler,
                           const struct debrief_words *words, int right)
{
    const struct metrics *m = ruler->metrics;
    int margin = px(m, MARGIN), gap = px(m, GAP), small = px(m, 16);
    int y = layout->header + small;
    struct box left = {margin, y, px(m, LEFT_W), 0};
    struct box rest = {left.x + left.w + gap, y, right - left.x - left.w - gap, 0};
    int readings_h = place_readings(layout, ruler, words, rest);
    struct box plot = {rest.x, y + readings_h + small, px(m, PLOT_W), 0};
    struct box lenses = {plot.x + plot.w + gap, plot.y, right - plot.x - plot.w - gap, 0};
    int lower = larger(debrief_place_plot(layout, ruler, plot),
                       debrief_place_lenses(layout, ruler, lenses));
    layout->plot.h = layout->lenses.h = lower;
    int story_h = debrief_place_story(layout, ruler, words->story, words->story_count, left);
    left.y += story_h + small;
    int note_h = debrief_place_note(layout, ruler, words->note, left);
    int column = larger(story_h + small + note_h, readings_h + small + lower);
    /* Both columns end on one line: the story gets what is left. */
    layout->story.h = column - small - note_h;
    debrief_place_note(layout, ruler, words->note,
                       (struct box){left.x, y + layout->story.h + small, left.w, 0});
    layout->plot.h = layout->lenses.h = column - readings_h - small;
    y += column + small;
    y += debrief_place_prompts(layout, ruler, DEBRIEF_PROMPTS,
                               (struct box){margin, y, right - margin, 0});
    y += px(m, 10);
    /* With room to spare the buttons stand at the window's end. */
    int foot = m->h - px(m, 8) - words->button_h;
    y += debrief_place_buttons(layout->buttons, ruler, words->button_w, words->button_count,
                               words->button_h,
                               (struct box){margin, larger(y, foot), right - margin, 0}) +
         larger(0, foot - y);
    layout->content = y + px(m, 8) - layout->page.y;
}

static void layout_one_column(struct debrief_layout *layout, const struct ruler *ruler,
                              const struct debrief_words *words)
{
    const struct metrics *m = ruler->metrics;
    int gap = px(m, 18);
    struct box place = {px(m, MARGIN), layout->header + gap, m->w - 2 * px(m, MARGIN) - px(m, 40),
                        0};
    place.y += place_readings(layout, ruler, words, place) + gap;
    place.y += debrief_place_story(layout, ruler, words->story, words->story_count, place) + gap;
    place.y += debrief_place_plot(layout, ruler, place) + gap;
    place.y += debrief_place_lenses(layout, ruler, place) + gap;
    place.y += debrief_place_note(layout, ruler, words->note, place) + gap;
    place.y += debrief_place_prompts(layout, ruler, 1, place) + gap;
    place.y += debrief_place_buttons(layout->buttons, ruler, words->button_w, words->button_count,
                                     words->button_h, place);
    layout->content = place.y + gap - layout->page.y;
}

void layout_debrief(struct debrief_layout *layout, const struct ruler *ruler,
                    const struct debrief_words *words)
{
    const struct metrics *m = ruler->metrics;
    *layout = (struct debrief_layout){.list = m->list};
    if (!m->list) {
        debrief_place_header(layout, ruler, words->title, words->figures);
        layout_columns(layout, ruler, words, m->w - px(m, MARGIN));
        /* A page that scrolls leaves room for its bar. */
        if (layout->content > layout->page.h)
            layout_columns(layout, ruler, words, m->w - px(m, MARGIN + DEBRIEF_BAR));
        if (layout->content <= layout->page.h * 5 / 4 &&
            layout->reading[1].chart.w >= sides_width(ruler))
            return;
        *layout = (struct debrief_layout){.list = true};
    }
    debrief_place_header(layout, ruler, words->title, words->figures);
    layout_one_column(layout, ruler, words);
}
