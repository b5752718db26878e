#include "gui/layout_together_debrief.h"

#include "base/words.h"

enum {
    SIDE = 22,
    GAP = 20,
    STORY_W = 340,
    PLOT_W = 372,
    COLUMN_GAP = 22,
    NAME_LEAST = 116,
    CHART_W = 124,
    CHART_H = 42,
    ROW_PAD = 5,
    LANE = 9
};

int together_lane(const struct metrics *metrics)
{
    return px(metrics, LANE);
}

/* --- the table ----------------------------------------------------------------------------------
 */

/* How wide the columns are; the name has what is left. */
struct columns {
    int number, chart, side, gap, follow, gutter;
};

static struct columns measure_columns(const struct ruler *ruler, const struct together_words *words)
{
    const struct metrics *m = ruler->metrics;
    int icon = text_px(m, 30) + px(m, 9);
    return (struct columns){
        .number = ruler_width(ruler, "100 %", TYPE_SECTION) + px(m, 12),
        .chart = px(m, CHART_W),
        .side = icon + ruler_width(ruler, "100 %", TYPE_SMALL_LABEL) + px(m, 4),
        .gap = px(m, COLUMN_GAP),
        .follow = larger(ruler_width(ruler, words->heads[COLUMN_FOLLOW], TYPE_SMALL_LABEL),
                         ruler_width(ruler, "88 of 88", TYPE_SECTION)),
        .gutter = words->lanes > 0 ? words->lanes * together_lane(m) + px(m, 8) : 0,
    };
}

static int columns_width(const struct columns *c)
{
    return c->gutter + c->number + c->chart + c->number + 2 * c->side + c->gap / 2 + c->follow +
           3 * c->gap;
}

static int name_width(const struct ruler *ruler, const struct together_words *words, int table_w)
{
    struct columns c = measure_columns(ruler, words);
    return table_w - 2 * px(ruler->metrics, SIDE) - columns_width(&c);
}

static int place_row(struct seat_row *row, const struct ruler *ruler, const struct columns *c,
                     const char *name, const char *band, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int name_w = place.w - columns_width(c), pad = px(m, ROW_PAD);
    int name_h = ruler_height(ruler, name, TYPE_WHY_HEAD, name_w);
    int band_h = band[0] == '\0' ? 0 : ruler_height(ruler, band, TYPE_NOTE, c->chart);
    int inner = larger(larger(px(m, CHART_H), debrief_sides_height(m) / 2 + px(m, 4)),
                       larger(name_h, band_h));
    int x = place.x + c->gutter, y = place.y + pad, middle = y + inner / 2;
    *row = (struct seat_row){.row = {place.x, place.y, place.w, inner + 2 * pad}};
    row->name = (struct box){x, middle - name_h / 2, name_w, name_h};
    x += name_w + c->gap;
    row->fit = (struct box){x, y, c->number, inner};
    x += c->number;
    int chart_h = band_h > 0 ? band_h : px(m, CHART_H);
    row->chart = (struct box){x, middle - chart_h / 2, c->chart, chart_h};
    x += c->chart + c->gap;
    row->balance = (struct box){x, y, c->number, inner};
    x += c->number;
    int side_h = debrief_sides_height(m) / 2 + px(m, 2);
    for (int i = 0; i < 2; i++) {
        row->sides[i] = (struct box){x, middle - side_h / 2, c->side, side_h};
        x += c->side + (i == 0 ? c->gap / 2 : c->gap);
    }
    row->follow = (struct box){x, y, c->follow, inner};
    return row->row.h;
}

static int place_rows(struct together_layout *layout, const struct ruler *ruler,
                      const struct together_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    struct columns c = measure_columns(ruler, words);
    int h = type_line_height(m, TYPE_SMALL_LABEL), y = place.y + h + px(m, 4);
    for (int i = 0; i < words->seat_count; i++)
        y += place_row(&layout->rows[i], ruler, &c, words->names[i], words->bands[i],
                       (struct box){place.x, y, place.w, 0});
    const struct seat_row *first = &layout->rows[0];
    const int xs[TABLE_COLUMNS + 1] = {first->fit.x, first->balance.x, first->follow.x,
                                       place.x + place.w + c.gap};
    for (int i = 0; i < TABLE_COLUMNS; i++)
        layout->heads[i] = (struct box){xs[i], place.y, xs[i + 1] - xs[i] - c.gap, h};
    return y - place.y;
}

/* A reading's name with its number at the right, and below them its picture. */
static int place_block(struct seat_row *row, const struct ruler *ruler, const struct columns *c,
                       const char *name, const char *band, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int x = place.x + c->gutter, w = place.w - c->gutter, y = place.y + px(m, 10);
    int line = type_line_height(m, TYPE_SECTION), half = (w - px(m, 16)) / 2;
    int name_h = ruler_height(ruler, name, TYPE_SECTION, w);
    *row = (struct seat_row){.name = {x, y, w, name_h}};
    y += name_h + px(m, 4);
    row->labels[COLUMN_FIT] = row->fit = (struct box){x, y, w, line};
    y += line;
    int chart_h = band[0] == '\0' ? larger(px(m, CHART_H), text_px(m, 36))
                                  : ruler_height(ruler, band, TYPE_NOTE, w);
    row->chart = (struct box){x, y, w, chart_h};
    y += chart_h + px(m, 6);
    row->labels[COLUMN_BALANCE] = row->balance = (struct box){x, y, w, line};
    y += line + px(m, 2);
    int side_h = debrief_sides_height(m) / 2 + px(m, 2);
    for (int i = 0; i < 2; i++)
        row->sides[i] = (struct box){x + i * (half + px(m, 16)), y, half, side_h};
    y += side_h + px(m, 6);
    row->labels[COLUMN_FOLLOW] = row->follow = (struct box){x, y, w, line};
    y += line + px(m, 10);
    row->row = (struct box){place.x, place.y, place.w, y - place.y};
    return row->row.h;
}

static int place_table(struct together_layout *layout, const struct ruler *ruler,
                       const struct together_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, SIDE), x = place.x + side, w = place.w - 2 * side, y = place.y + px(m, 14);
    struct columns c = measure_columns(ruler, words);
    layout->blocks = name_width(ruler, words, place.w) < text_px(m, NAME_LEAST);
    bool beside = ruler_width(ruler, words->table_title, TYPE_SECTION) + px(m, 24) +
                      words->legend_w <=
                  w;
    int title_h = ruler_height(ruler, words->table_title, TYPE_SECTION,
                               beside ? w - words->legend_w - px(m, 24) : w);
    int legend_h = type_line_height(m, TYPE_NOTE);
    layout->table_title = (struct box){x, y, w, title_h};
    layout->legend = (struct box){x + w - words->legend_w, y + (title_h - legend_h) / 2,
                                  words->legend_w, legend_h};
    y += title_h;
    if (beside) {
        layout->table_title.w = w - words->legend_w - px(m, 24);
    } else {
        /* In a narrow window it has a line for each of its two entries. */
        int lines = words->legend_w <= w ? 1 : 2;
        layout->legend = (struct box){x, y + px(m, 4), w, lines * legend_h};
        y += px(m, 4) + lines * legend_h;
    }
    y += px(m, 10);
    int top = y;
    layout->row_count = words->seat_count;
    if (!layout->blocks) {
        y += place_rows(layout, ruler, words, (struct box){x, y, w, 0});
    } else {
        for (int i = 0; i < words->seat_count; i++)
            y += place_block(&layout->rows[i], ruler, &c, words->names[i], words->bands[i],
                             (struct box){x, y, w, 0});
    }
    layout->gutter = (struct box){x, top, c.gutter, y - top};
    if (words->levels[0] != '\0') {
        y += px(m, 8);
        layout->levels = (struct box){x, y, w, ruler_height(ruler, words->levels, TYPE_WHY, w)};
        y += layout->levels.h;
    }
    layout->table = place;
    layout->table.h = y + px(m, 14) - place.y;
    return layout->table.h;
}

/* --- the page -----------------------------------------------------------------------------------
 */

/* Which charts stand under the story; the others stand under the table. */
enum charts_left { NO_CHART_LEFT, PLOT_LEFT, BOTH_LEFT, CHARTS_LEFT_COUNT };

/* Story and table side by side, the charts under them, the note under the story. Both columns end
 * on one line: story, charts or table get what is left. Returns their height, or 0 where the table
 * is too narrow. */
static int place_columns(struct together_layout *layout, const struct ruler *ruler,
                         const struct together_words *words, int right, enum charts_left charts)
{
    const struct metrics *m = ruler->metrics;
    struct debrief_layout *parts = &layout->parts;
    int margin = px(m, DEBRIEF_MARGIN), gap = px(m, GAP), small = px(m, 16);
    int y = parts->header + small;
    struct box left = {margin, y, px(m, STORY_W), 0};
    struct box rest = {left.x + left.w + gap, y, right - left.x - left.w - gap, 0};
    if (name_width(ruler, words, rest.w) < text_px(m, NAME_LEAST))
        return 0;
    int table_h = place_table(layout, ruler, words, rest);
    int story_h = debrief_place_story(parts, ruler, words->parts.story, words->parts.story_count,
                                      left);
    int note_h = debrief_place_note(parts, ruler, words->parts.note, left);
    int plot_w = charts == NO_CHART_LEFT ? px(m, PLOT_W) : left.w;
    int plot_h = debrief_place_plot(parts, ruler, (struct box){left.x, y, plot_w, 0});
    int lenses_h = debrief_place_lenses(parts, ruler, left);
    int left_h = story_h + small + note_h, right_h = table_h;
    if (charts == NO_CHART_LEFT)
        right_h += small + larger(plot_h, lenses_h);
    else if (charts == PLOT_LEFT)
        right_h += small + lenses_h;
    left_h += charts >= PLOT_LEFT ? plot_h + small : 0;
    left_h += charts == BOTH_LEFT ? lenses_h + small : 0;
    int column = larger(left_h, right_h), charts_h = column - table_h - small;
    parts->story.h += column - left_h;
    left.y += parts->story.h + small;
    rest.y += table_h + small;
    if (charts == BOTH_LEFT)
        layout->table.h = column;
    if (charts >= PLOT_LEFT) {
        left.y += debrief_place_plot(parts, ruler, left) + small;
    } else {
        rest.w = plot_w;
        debrief_place_plot(parts, ruler, rest);
        parts->plot.h = charts_h;
        rest.x += rest.w + gap;
        rest.w = right - rest.x;
    }
    if (charts == BOTH_LEFT) {
        left.y += debrief_place_lenses(parts, ruler, left) + small;
    } else {
        debrief_place_lenses(parts, ruler, rest);
        parts->lenses.h = charts_h;
    }
    debrief_place_note(parts, ruler, words->parts.note, left);
    return column;
}

/* The arrangement with the least height; of equals the one that leaves less of the story's paper
 * empty. */
static int place_best_columns(struct together_layout *layout, const struct ruler *ruler,
                              const struct together_words *words, int right)
{
    int best = NO_CHART_LEFT, least = 0;
    for (int charts = NO_CHART_LEFT; charts < CHARTS_LEFT_COUNT; charts++) {
        int h = place_columns(layout, ruler, words, right, (enum charts_left)charts);
        if (charts == NO_CHART_LEFT || h <= least) {
            least = h;
            best = charts;
        }
    }
    return place_columns(layout, ruler, words, right, (enum charts_left)best);
}

static bool layout_columns(struct together_layout *layout, const struct ruler *ruler,
                           const struct together_words *words)
{
    const struct metrics *m = ruler->metrics;
    struct debrief_layout *parts = &layout->parts;
    int margin = px(m, DEBRIEF_MARGIN), h = words->parts.button_h, foot_h = h + px(m, 18);
    int sum = 0;
    for (int i = 0; i < words->parts.button_count; i++)
        sum += words->parts.button_w[i] + px(m, 12);
    if (sum + px(m, 160) > m->w - 2 * margin || parts->header + foot_h > m->h / 2)
        return false;
    /* The buttons are always in sight: the page scrolls above them. */
    layout->foot = m->h - foot_h;
    parts->page.h = layout->foot - parts->header;
    debrief_place_buttons(parts->buttons, ruler, words->parts.button_w, words->parts.button_count,
                          h, (struct box){margin, layout->foot + px(m, 9), m->w - 2 * margin, 0});
    for (int bar = 0; bar < 2; bar++) {
        int right = m->w - px(m, DEBRIEF_MARGIN + (bar == 0 ? 0 : DEBRIEF_BAR));
        int column = place_best_columns(layout, ruler, words, right);
        if (column == 0)
            return false;
        int y = parts->header + px(m, 16) + column + px(m, 16);
        y += debrief_place_prompts(parts, ruler, DEBRIEF_PROMPTS,
                                   (struct box){margin, y, right - margin, 0});
        parts->content = y + px(m, 12) - parts->page.y;
        if (parts->content <= parts->page.h)
            break;
    }
    return true;
}

static void layout_one_column(struct together_layout *layout, const struct ruler *ruler,
                              const struct together_words *words)
{
    const struct metrics *m = ruler->metrics;
    struct debrief_layout *parts = &layout->parts;
    int gap = px(m, 18), margin = px(m, DEBRIEF_MARGIN);
    struct box place = {margin, parts->header + gap, m->w - 2 * margin - px(m, 40), 0};
    place.y += debrief_place_story(parts, ruler, words->parts.story, words->parts.story_count,
                                   place) +
               gap;
    place.y += place_table(layout, ruler, words, place) + gap;
    place.y += debrief_place_plot(parts, ruler, place) + gap;
    place.y += debrief_place_lenses(parts, ruler, place) + gap;
    place.y += debrief_place_note(parts, ruler, words->parts.note, place) + gap;
    place.y += debrief_place_prompts(parts, ruler, 1, place) + gap;
    place.y += debrief_place_buttons(parts->buttons, ruler, words->parts.button_w,
                                     words->parts.button_count, words->parts.button_h, place);
    parts->content = place.y + gap - parts->page.y;
}

void layout_together_debrief(struct together_layout *layout, const struct ruler *ruler,
                             const struct together_words *words)
{
    *layout = (struct together_layout){.parts = {.list = ruler->metrics->list}};
    debrief_place_header(&layout->parts, ruler, words->parts.title, words->parts.figures);
    if (!layout->parts.list && layout_columns(layout, ruler, words))
        return;
    *layout = (struct together_layout){.parts = {.list = true}};
    debrief_place_header(&layout->parts, ruler, words->parts.title, words->parts.figures);
    layout_one_column(layout, ruler, words);
}
