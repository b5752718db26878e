#include "gui/layout_progress.h"

#include "base/words.h"

enum { MARGIN = 40, BAR = 28, GAP = 12, SIDE = 22, RIGHT_W = 400, TITLE_GAP = 8 };

/* What the chart of lean takes of the left column; the boxes of practice have the rest. */
enum { LEAN_PERCENT = 58 };

static int title_height(const struct ruler *ruler)
{
    return type_line_height(ruler->metrics, TYPE_SECTION);
}

/* The panel's title; returns where its inside begins. */
static struct box open_panel(const struct ruler *ruler, struct box place, struct box *title)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, SIDE);
    *title = (struct box){place.x + side, place.y + px(m, 14), place.w - 2 * side,
                          title_height(ruler)};
    return (struct box){title->x, title->y + title->h + px(m, TITLE_GAP), title->w, 0};
}

/* Each place_…() fills its boxes and returns the panel's height; `h` is what it should have at
 * least. */
static int place_games(struct progress_layout *layout, const struct ruler *ruler,
                       const struct progress_words *words, struct box place, int h)
{
    const struct metrics *m = ruler->metrics;
    struct box inner = open_panel(ruler, place, &layout->games_title);
    int legend_h = ruler_height(ruler, words->legend, TYPE_NOTE, inner.w);
    int labels_h = type_line_height(m, TYPE_SMALL_LABEL) + px(m, 4);
    int rest = place.y + h - px(m, 12) - legend_h - labels_h - px(m, 6) - inner.y;
    int chart_h = larger(rest, larger(px(m, 130), text_px(m, 120)));
    int left = text_px(m, 44);
    layout->games_chart = (struct box){inner.x + left, inner.y + px(m, 6), inner.w - left,
                                       chart_h - px(m, 6)};
    int y = inner.y + chart_h + labels_h + px(m, 6);
    layout->games_legend = (struct box){inner.x, y, inner.w, legend_h};
    layout->games = place;
    layout->games.h = y + legend_h + px(m, 12) - place.y;
    return layout->games.h;
}

static int place_lean(struct progress_layout *layout, const struct ruler *ruler, struct box place,
                      int h)
{
    const struct metrics *m = ruler->metrics;
    struct box inner = open_panel(ruler, place, &layout->lean_title);
    int rest = place.y + h - px(m, 14) - inner.y, left = text_px(m, LEAN_LABELS);
    layout->lean_chart = (struct box){inner.x + left, inner.y, inner.w - left,
                                      larger(rest, larger(px(m, 80), text_px(m, 64)))};
    layout->lean = place;
    layout->lean.h = inner.y + layout->lean_chart.h + px(m, 14) - place.y;
    return layout->lean.h;
}

static int place_lenses(struct progress_layout *layout, const struct ruler *ruler,
                        const struct progress_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    struct box inner = open_panel(ruler, place, &layout->lenses_title);
    int row_h = text_px(m, 30);
    for (int i = 0; i < LENS_COUNT - 1; i++) {
        layout->lens_rows[i] = (struct box){inner.x, inner.y, inner.w, row_h};
        inner.y += row_h;
    }
    layout->advice = (struct box){inner.x, inner.y + px(m, 8), inner.w,
                                  ruler_height(ruler, words->advice, TYPE_WHY, inner.w)};
    layout->lenses = place;
    layout->lenses.h = layout->advice.y + layout->advice.h + px(m, 14) - place.y;
    return layout->lenses.h;
}

static int place_bests(struct progress_layout *layout, const struct ruler *ruler, struct box place,
                       int h)
{
    const struct metrics *m = ruler->metrics;
    struct box inner = open_panel(ruler, place, &layout->bests_title);
    int row_h = type_line_height(m, TYPE_WHY) + px(m, 4);
    for (int i = 0; i < PROGRESS_BESTS; i++) {
        layout->best_rows[i] = (struct box){inner.x, inner.y, inner.w, row_h};
        inner.y += row_h;
    }
    layout->bests = place;
    layout->bests.h = larger(h, inner.y + px(m, 12) - place.y);
    return layout->bests.h;
}

static int place_boxes(struct progress_layout *layout, const struct ruler *ruler,
                       const struct progress_words *words, struct box place, int h)
{
    const struct metrics *m = ruler->metrics;
    struct box inner = open_panel(ruler, place, &layout->boxes_title);
    int cell_h = type_line_height(m, TYPE_NUMBER) + type_line_height(m, TYPE_SMALL_LABEL);
    for (int i = 0; i < PROGRESS_BOXES; i++)
        layout->box_cells[i] = (struct box){inner.x + inner.w * i / PROGRESS_BOXES, inner.y,
                                            inner.w / PROGRESS_BOXES, cell_h};
    inner.y += cell_h + px(m, 4);
    layout->boxes_note = (struct box){inner.x, inner.y, inner.w,
                                      ruler_height(ruler, words->boxes, TYPE_NOTE, inner.w)};
    layout->boxes = place;
    layout->boxes.h = larger(h, inner.y + layout->boxes_note.h + px(m, 12) - place.y);
    return layout->boxes.h;
}

/* Whose games: the name between two arrows, what they come to beside or below it. */
static int place_who(struct progress_layout *layout, const struct ruler *ruler,
                     const struct progress_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = words->choice ? larger(px(m, 46), text_px(m, 40)) : 0;
    int gap = words->choice ? px(m, 12) : 0, x = place.x;
    int name_w = ruler_width(ruler, words->who, TYPE_SECTION);
    int most = layout->list ? place.w - 2 * (side + gap) : place.w / 2 - 2 * (side + gap);
    name_w = name_w > most ? most : larger(name_w, words->choice ? text_px(m, 160) : 0);
    name_w = name_w > most ? most : name_w;
    int name_h = title_height(ruler), tall = larger(side, name_h);
    if (words->choice) {
        layout->before = (struct box){x, place.y + (tall - side) / 2, side, side};
        layout->after = (struct box){x + side + 2 * gap + name_w, layout->before.y, side, side};
    }
    layout->who = (struct box){x + side + gap, place.y + (tall - name_h) / 2, name_w, name_h};
    x += 2 * (side + gap) + name_w + px(m, 20);
    int rest = place.x + place.w - x, line = type_line_height(m, TYPE_WHY);
    if (ruler_width(ruler, words->summary, TYPE_WHY) <= rest) {
        layout->summary = (struct box){x, place.y + (tall - line) / 2, rest, line};
        return tall;
    }
    int h = ruler_height(ruler, words->summary, TYPE_WHY, place.w);
    layout->summary = (struct box){place.x, place.y + tall + px(m, 6), place.w, h};
    return tall + px(m, 6) + h;
}

static int place_buttons(struct progress_layout *layout, const struct ruler *ruler,
                         const struct progress_words *words, struct box place)
{
    int gap = px(ruler->metrics, GAP), x = place.x, y = place.y;
    for (int i = 0; i < PROGRESS_BUTTONS; i++) {
        int w = words->button_w[i] < place.w ? words->button_w[i] : place.w;
        if (i > 0 && x + w > place.x + place.w) {
            x = place.x;
            y += words->button_h + gap;
        }
        layout->buttons[i] = (struct box){x, y, w, words->button_h};
        x += w + gap;
    }
    return y + words->button_h - place.y;
}

static int place_column(struct progress_layout *layout, const struct ruler *ruler,
                        const struct progress_words *words, struct box place)
{
    int gap = px(ruler->metrics, GAP), y = place.y;
    place.y += place_games(layout, ruler, words, place, 0) + gap;
    place.y += place_lenses(layout, ruler, words, place) + gap;
    place.y += place_lean(layout, ruler, place, 0) + gap;
    place.y += place_bests(layout, ruler, place, 0) + gap;
    place.y += place_boxes(layout, ruler, words, place, 0) + gap;
    return place.y - y;
}

/* Whether there is room for two columns: the boxes' labels are the first to lie over each other. */
static bool fits_in_columns(const struct ruler *ruler, const struct progress_words *words, int w)
{
    const struct metrics *m = ruler->metrics;
    int left_w = w - text_px(m, RIGHT_W) - 2 * px(m, GAP);
    int boxes_w = PROGRESS_BOXES *
                      (ruler_width(ruler, words->box_label, TYPE_SMALL_LABEL) + px(m, 4)) +
                  2 * px(m, SIDE);
    return !m->list && m->w >= px(m, 1000) && text_px(m, RIGHT_W) <= m->w * 2 / 5 &&
           left_w * (100 - LEAN_PERCENT) / 100 >= boxes_w;
}

/* The right column is as high as its words; the charts of the left one fill the same height. */
static int place_columns(struct progress_layout *layout, const struct ruler *ruler,
                         const struct progress_words *words, struct box place, int bottom)
{
    const struct metrics *m = ruler->metrics;
    int gap = px(m, GAP), right_w = text_px(m, RIGHT_W);
    struct box left = {place.x, place.y, place.w - right_w - gap, 0};
    struct box right = {left.x + left.w + gap, place.y, right_w, 0};
    int lenses_h = place_lenses(layout, ruler, words, right);
    right.y += lenses_h + gap;
    int low = place_bests(layout, ruler, right, bottom - right.y);
    int end = right.y + low;
    struct box lean = {left.x, 0, (left.w - gap) * LEAN_PERCENT / 100, 0}, boxes = {0};
    int low_h = larger(
        place_boxes(layout, ruler, words, (struct box){0, 0, left.w - gap - lean.w, 0}, 0),
        px(m, 166));
    lean.y = end - low_h;
    boxes = (struct box){lean.x + lean.w + gap, lean.y, left.w - gap - lean.w, 0};
    int games_h = place_games(layout, ruler, words, left, lean.y - gap - left.y);
    if (left.y + games_h + gap > lean.y)
        lean.y = boxes.y = left.y + games_h + gap;
    int lean_h = place_lean(layout, ruler, lean, larger(low_h, end - lean.y));
    place_boxes(layout, ruler, words, boxes, lean_h);
    if (lean.y + lean_h > end)
        place_bests(layout, ruler, right, lean.y + lean_h - right.y);
    return larger(end, lean.y + lean_h) - place.y + gap;
}

/* With so much room at the right for the bar. */
static void place_all(struct progress_layout *layout, const struct ruler *ruler,
                      const struct progress_words *words, int header, int bar)
{
    const struct metrics *m = ruler->metrics;
    *layout = (struct progress_layout){.header = header};
    struct box place = {px(m, MARGIN), header + px(m, 14), m->w - 2 * px(m, MARGIN) - bar, 0};
    layout->list = !fits_in_columns(ruler, words, place.w);
    place.y += place_who(layout, ruler, words, place) + px(m, GAP);
    int foot = m->h - px(m, 16) - words->button_h;
    if (words->empty) {
        layout->lenses = (struct box){place.x, place.y, place.w, 0};
        layout->advice = (struct box){place.x + px(m, SIDE), place.y + px(m, 20),
                                      place.w - 2 * px(m, SIDE), 0};
        layout->advice.h = ruler_height(ruler, words->advice, TYPE_SITUATION, layout->advice.w);
        layout->lenses.h = layout->advice.h + px(m, 40);
        place.y += layout->lenses.h + px(m, GAP);
    } else if (layout->list) {
        place.y += place_column(layout, ruler, words, place);
    } else {
        place.y += place_columns(layout, ruler, words, place, foot - px(m, GAP));
    }
    if (place.y < foot && !layout->list)
        place.y = foot;
    place.y += place_buttons(layout, ruler, words, place);
    layout->content = place.y + px(m, 16) - header;
}

void layout_progress(struct progress_layout *layout, const struct ruler *ruler,
                     const struct progress_words *words, int header)
{
    const struct metrics *m = ruler->metrics;
    place_all(layout, ruler, words, header, 0);
    /* One column has a bar in any case; so have two that are longer than the window. */
    if (layout->list || header + layout->content > m->h)
        place_all(layout, ruler, words, header, px(m, BAR));
}
