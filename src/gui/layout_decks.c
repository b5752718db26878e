#include "gui/layout_decks.h"

#include "base/words.h"

/* Measures in design units. */
enum {
    LIST_W = 340,
    PANES_LEAST_W = 1000,
    GAP = 20,
    SIDE = 24,
    ROW_SIDE = 18,
    ICON = 52,
    BAR = 40, /* room of a scroll bar at the right of the page */
    HINT_LEFT = 300
};

void layout_decks_frame(struct decks_frame *frame, const struct ruler *ruler,
                        const struct decks_frame_words *words, int header)
{
    const struct metrics *m = ruler->metrics;
    int margin = page_margin(m), gap = px(m, 12), h = larger(px(m, 44), text_px(m, 40));
    *frame = (struct decks_frame){.panes = !m->list && m->w >= px(m, PANES_LEAST_W),
                                  .header = header};
    int hint_w = ruler_width(ruler, words->hint, TYPE_WHY);
    int title_end = px(m, 96) + ruler_width(ruler, words->title, TYPE_PAGE_TITLE) + px(m, 40);
    int right = m->w - margin, fresh_h = larger(px(m, 44), header - px(m, 40));
    if (title_end + words->fresh_w < right) {
        right -= words->fresh_w;
        frame->fresh = (struct box){right, (header - px(m, 8) - fresh_h) / 2, words->fresh_w,
                                    fresh_h};
        right -= px(m, 20);
    }
    if (title_end + hint_w < right)
        frame->hint = (struct box){right - hint_w, 0, hint_w, header - px(m, 8)};
    int w = frame->panes ? px(m, LIST_W * (1 + (m->text - 1) * 0.5))
                         : m->w - 2 * margin - px(m, BAR);
    struct box tools = {margin, header + px(m, GAP), w, h};
    int sort_w = words->sort_w < w ? words->sort_w : w;
    if (words->filter && w - sort_w - gap >= text_px(m, 150)) {
        frame->filter = (struct box){tools.x, tools.y, w - sort_w - gap, h};
        frame->sort = (struct box){tools.x + w - sort_w, tools.y, sort_w, h};
    } else if (words->filter) {
        frame->filter = tools;
        tools.y += h + gap;
        frame->sort = (struct box){tools.x, tools.y, sort_w, h};
    } else {
        frame->sort = (struct box){tools.x, tools.y, sort_w, h};
    }
    int top = tools.y + h + px(m, 8);
    if (!frame->panes) {
        frame->list = frame->details = (struct box){0, header, m->w, larger(m->h - header, 0)};
        return;
    }
    /* With room for shadows and the focus ring. */
    int middle = margin + w + px(m, 24);
    frame->list = (struct box){0, top, middle, larger(m->h - top, 0)};
    frame->list_bar = (struct box){margin + w + px(m, 10), top + px(m, 12), px(m, 10),
                                   larger(m->h - top - px(m, 24), 0)};
    frame->details = (struct box){middle, header, m->w - middle, larger(m->h - header, 0)};
}

void layout_decks_row(struct decks_row *row, const struct ruler *ruler, const char *title, int w)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, ROW_SIDE), icon = text_px(m, ICON), x = side + icon + px(m, 16);
    int inner = w - x - side, y = px(m, 12), line = type_line_height(m, TYPE_BUTTON);
    int title_h = ruler_height(ruler, title, TYPE_BUTTON, inner);
    *row = (struct decks_row){.title_lines = title_h > line ? 2 : 1};
    row->title = (struct box){x, y, inner, row->title_lines * line};
    y += row->title.h;
    row->counts = (struct box){x, y, inner, type_line_height(m, TYPE_NOTE)};
    y += row->counts.h + px(m, 2);
    int mark = text_px(m, 14), state_h = type_line_height(m, TYPE_LABEL);
    row->mark = (struct box){x, y + (state_h - mark) / 2, mark, mark};
    row->state = (struct box){x + mark + px(m, 8), y, inner - mark - px(m, 8), state_h};
    row->h = larger(y + state_h + px(m, 12), icon + px(m, 16));
    row->icon = (struct box){side, (row->h - icon) / 2, icon, icon};
}

/* --- a deck -------------------------------------------------------------------------------------
 */

static int place_text(const struct ruler *ruler, const char *text, enum type type, struct box *box,
                      struct box place)
{
    *box = place;
    box->h = text[0] != '\0' ? ruler_height(ruler, text, type, place.w) : 0;
    return box->h;
}

static int place_buttons(struct deck_layout *layout, const struct ruler *ruler,
                         const struct deck_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int x = place.x, y = place.y, gap = px(m, 12);
    for (int i = 0; i < words->button_count; i++) {
        int w = words->button_w[i] < place.w ? words->button_w[i] : place.w;
        if (x > place.x && x + w > place.x + place.w) {
            x = place.x;
            y += words->button_h + gap;
        }
        layout->buttons[i] = (struct box){x, y, w, words->button_h};
        x += w + gap;
    }
    return words->button_count > 0 ? y + words->button_h - place.y : 0;
}

/* The path, with the button that copies it after it, or below where that would leave too little. */
static int place_path(struct deck_layout *layout, const struct ruler *ruler,
                      const struct deck_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int gap = px(m, 16), h = larger(px(m, 44), text_px(m, 40));
    int whole = ruler_width(ruler, words->path, TYPE_WHY), room = place.w - words->copy_w - gap;
    if (room < place.w / 2) {
        int path_h = place_text(ruler, words->path, TYPE_WHY, &layout->path, place);
        layout->copy = (struct box){place.x, place.y + path_h + px(m, 8),
                                    words->copy_w < place.w ? words->copy_w : place.w, h};
        return path_h + px(m, 8) + h;
    }
    place.w = whole + px(m, 2) < room ? whole + px(m, 2) : room;
    int path_h = place_text(ruler, words->path, TYPE_WHY, &layout->path, place);
    int all = larger(path_h, h);
    layout->path.y += (all - path_h) / 2;
    layout->copy = (struct box){place.x + place.w + gap, place.y + (all - h) / 2, words->copy_w, h};
    return all;
}

/* The words, with the button beside them or, where that would leave too little, below. */
static int place_news(struct deck_layout *layout, const struct ruler *ruler,
                      const struct deck_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, SIDE), pad = px(m, 12), h = larger(px(m, 44), text_px(m, 40));
    int undo_w = words->undo_w < place.w - 2 * side ? words->undo_w : place.w - 2 * side;
    int rest = place.w - 2 * side - (undo_w > 0 ? undo_w + px(m, 16) : 0);
    bool beside = rest >= text_px(m, 200);
    struct box line = {place.x + side, place.y + pad, beside ? rest : place.w - 2 * side, 0};
    int text_h = place_text(ruler, words->news, TYPE_WHY, &layout->news_text, line);
    int inner = text_h;
    if (undo_w > 0 && beside) {
        inner = larger(text_h, h);
        layout->undo = (struct box){place.x + place.w - side - undo_w, line.y + (inner - h) / 2,
                                    undo_w, h};
        layout->news_text.y += (inner - text_h) / 2;
    } else if (undo_w > 0) {
        layout->undo = (struct box){line.x, line.y + text_h + px(m, 8), undo_w, h};
        inner = text_h + px(m, 8) + h;
    }
    layout->news = (struct box){place.x, place.y, place.w, inner + 2 * pad};
    return layout->news.h;
}

static int place_head(struct deck_layout *layout, const struct ruler *ruler,
                      const struct deck_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, SIDE), y = place.y + px(m, 20);
    struct box line = {place.x + side, y, place.w - 2 * side, 0};
    line.y += place_text(ruler, words->title, TYPE_CARD_TITLE, &layout->title, line);
    if (words->byline[0] != '\0')
        line.y += place_text(ruler, words->byline, TYPE_WHY, &layout->byline, line) + px(m, 2);
    int mark = text_px(m, 16), first = type_line_height(m, TYPE_WHY_HEAD);
    line.y += px(m, 6);
    layout->mark = (struct box){line.x, line.y + (first - mark) / 2, mark, mark};
    struct box beside = {line.x + mark + px(m, 10), line.y, line.w - mark - px(m, 10), 0};
    line.y += place_text(ruler, words->state, TYPE_WHY_HEAD, &layout->state, beside) + px(m, 8);
    if (words->about[0] != '\0')
        line.y += place_text(ruler, words->about, TYPE_WHY, &layout->about, line) + px(m, 8);
    line.y += place_path(layout, ruler, words, line) + px(m, 14);
    int buttons_h = place_buttons(layout, ruler, words, line);
    line.y += buttons_h > 0 ? buttons_h + px(m, 6) : -px(m, 14);
    layout->panel = place;
    layout->panel.h = line.y + px(m, 16) - place.y;
    return layout->panel.h;
}

/* A chart: a bar for each name. */
struct chart {
    struct bar_row *rows;
    int count;
    const char *const *names;
    bool icons;         /* with a picture before the name */
    const char *number; /* the widest after the bar */
};

static int widest_name(const struct ruler *ruler, const struct chart *chart)
{
    int widest = 0;
    for (int i = 0; i < chart->count; i++)
        widest = larger(widest, ruler_width(ruler, chart->names[i], TYPE_LABEL));
    return widest;
}

static int place_bars(const struct ruler *ruler, const struct chart *chart, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int h = text_px(m, 30), icon = chart->icons ? text_px(m, 24) : 0, bar_h = text_px(m, 12);
    int gap = px(m, 10), number_w = ruler_width(ruler, chart->number, TYPE_LABEL);
    int label_w = widest_name(ruler, chart) + px(m, 4), left = chart->icons ? icon + gap : 0;
    int track_w = place.w - left - label_w - number_w - 2 * gap;
    /* A narrow place: the bar under its name. */
    bool below = track_w < text_px(m, 70);
    int step = below ? h + bar_h + gap : h;
    for (int i = 0; i < chart->count; i++) {
        int y = place.y + i * step, x = place.x + left;
        struct bar_row *row = &chart->rows[i];
        *row = (struct bar_row){.icon = {place.x, y + (h - icon) / 2, icon, icon},
                                .label = {x, y, label_w, h},
                                .track = {x + label_w + gap, y + (h - bar_h) / 2, track_w, bar_h},
                                .number = {place.x + place.w - number_w, y, number_w, h}};
        if (below)
            row->track = (struct box){x, y + h, larger(place.w - left, 0), bar_h};
    }
    return chart->count * step;
}

/* A panel with a heading and the chart's rows. */
static int place_chart(struct box *panel, struct box *title, const struct ruler *ruler,
                       const struct chart *chart, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, SIDE), y = place.y + px(m, 16), h = type_line_height(m, TYPE_SECTION);
    *title = (struct box){place.x + side, y, place.w - 2 * side, h};
    y += h + px(m, 8);
    y += place_bars(ruler, chart, (struct box){place.x + side, y, place.w - 2 * side, 0});
    *panel = place;
    panel->h = y + px(m, 14) - place.y;
    return panel->h;
}

static int place_charts(struct deck_layout *layout, const struct ruler *ruler, const char *number,
                        struct box place)
{
    const struct metrics *m = ruler->metrics;
    const char *contexts[SCALE_STEPS], *lenses[DECKS_LENSES];
    for (int i = 0; i < SCALE_STEPS; i++)
        contexts[i] = context_name(SCALE_MIN + i);
    for (int i = 0; i < DECKS_LENSES; i++)
        lenses[i] = lens_name((enum lens)(LENS_ORIENTATION + i));
    const struct chart weather = {layout->context_rows, SCALE_STEPS, contexts, true, number};
    const struct chart lens = {layout->lens_rows, DECKS_LENSES, lenses, true, number};
    int gap = px(m, GAP), half = (place.w - gap) / 2;
    bool beside = half >= text_px(m, 330);
    struct box left = place, right = place;
    if (beside) {
        left.w = right.w = half;
        right.x += half + gap;
    }
    int left_h = place_chart(&layout->contexts, &layout->contexts_title, ruler, &weather, left);
    if (!beside)
        right.y += left_h + gap;
    int right_h = place_chart(&layout->lenses, &layout->lenses_title, ruler, &lens, right);
    if (!beside)
        return left_h + gap + right_h;
    layout->contexts.h = layout->lenses.h = larger(left_h, right_h);
    return layout->lenses.h;
}

static int place_languages(struct deck_layout *layout, const struct ruler *ruler,
                           const struct deck_words *words, struct box place)
{
    const struct chart chart = {layout->language_rows, words->language_count, words->languages,
                                false, "100 %"};
    return place_chart(&layout->languages, &layout->languages_title, ruler, &chart, place);
}

static int place_problems(struct deck_layout *layout, const struct ruler *ruler,
                          const struct deck_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, SIDE), y = place.y + px(m, 16), mark = text_px(m, 14), gap = px(m, 10);
    struct box line = {place.x + side, y, place.w - 2 * side, 0};
    line.y += place_text(ruler, words->problems_title, TYPE_SECTION, &layout->problems_title, line);
    line.y += px(m, 6);
    for (int i = 0; i < words->problem_count; i++) {
        struct problem_row *row = &layout->problem_rows[i];
        row->row = (struct box){line.x - px(m, 12), line.y, line.w + 2 * px(m, 12), 0};
        struct box inner = {line.x + mark + gap, line.y + px(m, 8), line.w - mark - gap, 0};
        int first = type_line_height(m, TYPE_WHY_HEAD);
        row->mark = (struct box){line.x, inner.y + (first - mark) / 2, mark, mark};
        inner.y += place_text(ruler, words->problem_places[i], TYPE_WHY_HEAD, &row->place, inner);
        inner.y += place_text(ruler, words->problem_words[i], TYPE_WHY, &row->words, inner);
        row->row.h = larger(inner.y + px(m, 8) - line.y, px(m, 44));
        line.y += row->row.h + px(m, 8);
    }
    if (words->problems_note[0] != '\0') {
        line.y += px(m, 2);
        line.y += place_text(ruler, words->problems_note, TYPE_WHY, &layout->problems_note, line);
    }
    layout->problems = place;
    layout->problems.h = line.y + px(m, 14) - place.y;
    return layout->problems.h;
}

void layout_deck(struct deck_layout *layout, const struct ruler *ruler,
                 const struct deck_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int top = place.y, gap = px(m, GAP);
    *layout = (struct deck_layout){0};
    if (words->news[0] != '\0')
        place.y += place_news(layout, ruler, words, place) + gap;
    place.y += place_head(layout, ruler, words, place) + gap;
    /* Before the charts: what is wrong is why an author looks at this page. */
    if (words->problems_title[0] != '\0')
        place.y += place_problems(layout, ruler, words, place) + gap;
    if (words->charts)
        place.y += place_charts(layout, ruler, words->number, place) + gap;
    if (words->language_count > 0)
        place.y += place_languages(layout, ruler, words, place) + gap;
    layout->content = place.y - top;
}
