#include "gui/layout_reveal.h"

#include "session/explain.h"

/* Measures in design units, from the picture of the reveal. */
enum {
    HEADER = 96,
    TOP_GAP = 16,
    COLUMN_GAP = 24,
    SIDE_W = 400,
    PAD = 24,
    ROW_SIDE = 28,
    SUIT = 44,
    TRACK_H = 22,
    APPROACH_W = 104,
    FIT_W = 88,
    ROW_GAP = 10,
    SCALE_H = 196
};

static void layout_header(struct reveal_layout *layout, const struct ruler *ruler,
                          const struct reveal_words *words)
{
    const struct metrics *m = ruler->metrics;
    int margin = page_margin(m), heading_h = type_line_height(m, TYPE_LABEL);
    int shift_h = words->shift_w > 0 ? larger(px(m, 58), text_px(m, 44)) : 0;
    bool beside = words->shift_w > 0 && !layout->list;
    int w = m->w - 2 * margin - px(m, 64) - (beside ? words->shift_w + px(m, 24) : 0);
    int y = px(m, 12);
    layout->heading = (struct box){margin, y, w, heading_h};
    y += heading_h + px(m, 4);
    int title_h = ruler_height(ruler, words->title, TYPE_CARD_TITLE, w);
    layout->title = (struct box){margin, y, w, title_h};
    y += title_h;
    layout->header = larger(px(m, HEADER), y + px(m, 24));
    if (shift_h == 0)
        return;
    if (beside)
        layout->shift = (struct box){m->w - margin - words->shift_w, px(m, 20), words->shift_w,
                                     shift_h};
    else
        layout->shift = (struct box){margin, 0, words->shift_w, shift_h}; /* in the page */
}

/* One response: its text, its bar or its why, and what it was when that is known. */
static int layout_row(struct reveal_row *row, const struct ruler *ruler, const struct view *view,
                      int response, const struct reveal_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    const struct view_response *one = &view->responses[response];
    int suit = text_px(m, SUIT) < px(m, 64) ? text_px(m, SUIT) : px(m, 64);
    int pad = px(m, 10), x = place.x + px(m, 16) + suit + px(m, 16);
    int approach_w = text_px(m, APPROACH_W), fit_w = text_px(m, FIT_W);
    bool key = view->key_shown, beside = key && !m->list;
    int right = place.x + place.w - px(m, 16) - (beside ? approach_w + fit_w : 0);
    int w = right - x, y = place.y + pad;
    row->suit = (struct box){place.x + px(m, 16), place.y + pad, suit, suit};
    int text_h = ruler_height(ruler, one->text, TYPE_WHY, w);
    row->text = (struct box){x, y, w, text_h};
    y += text_h + px(m, 8);
    if (words->whys && one->why != NULL && one->why[0] != '\0') {
        int why_h = ruler_height(ruler, one->why, TYPE_WHY, w);
        row->why = (struct box){x, y, w, why_h};
        y += why_h + px(m, 8);
    } else if (view->counts_known) {
        int h = larger(px(m, TRACK_H), text_px(m, 18)), count_w = text_px(m, 88);
        int names_w = words->has_names ? w / 3 : 0, gap = px(m, 16);
        row->track = (struct box){x, y + px(m, 3), w - names_w - count_w - gap, h};
        row->count = (struct box){row->track.x + row->track.w + gap, y, count_w, h + px(m, 6)};
        y += h + px(m, 10);
        /* Names that fit stand beside the count. */
        int one_line = type_line_height(m, TYPE_SMALL_LABEL);
        if (ruler_width(ruler, words->names[response], TYPE_SMALL_LABEL) <= names_w)
            row->names = (struct box){row->count.x + count_w,
                                      row->count.y + (row->count.h - one_line) / 2, names_w,
                                      one_line};
    }
    if (words->names[response][0] != '\0' && row->names.w == 0) {
        int names_h = ruler_height(ruler, words->names[response], TYPE_SMALL_LABEL, w);
        row->names = (struct box){x, y, w, names_h};
        y += names_h + px(m, 6);
    }
    int icon = text_px(m, 40);
    if (beside) {
        int label_h = ruler_height(ruler, approach_name(one->approach), TYPE_SMALL_LABEL,
                                   approach_w);
        int number_h = type_line_height(m, TYPE_NUMBER),
            word_h = type_line_height(m, TYPE_SMALL_LABEL);
        y = larger(y, place.y + pad + icon + px(m, 2) + label_h);
        row->approach_icon = (struct box){right + (approach_w - icon) / 2, place.y + pad, icon,
                                          icon};
        row->approach_label = (struct box){right, place.y + pad + icon + px(m, 2), approach_w,
                                           label_h};
        row->fit = (struct box){right + approach_w, place.y + pad, fit_w, number_h};
        row->fit_word = (struct box){right + approach_w, place.y + pad + number_h, fit_w, word_h};
    } else if (key) {
        /* Below the words: the approach to the left, the fit to the right of it. */
        int label_w = w - icon - px(m, 12) - 2 * fit_w;
        if (label_w < text_px(m, 60))
            label_w = text_px(m, 60);
        int label_h = ruler_height(ruler, approach_name(one->approach), TYPE_SMALL_LABEL, label_w);
        int h = larger(icon, label_h);
        row->approach_icon = (struct box){x, y + (h - icon) / 2, icon, icon};
        row->approach_label = (struct box){x + icon + px(m, 12), y + (h - label_h) / 2, label_w,
                                           label_h};
        row->fit = (struct box){right - 2 * fit_w, y, fit_w, h};
        row->fit_word = (struct box){right - fit_w + px(m, 8), y, fit_w - px(m, 8), h};
        y += h + px(m, 4);
    }
    y = larger(y, row->suit.y + suit) + pad;
    row->row = (struct box){place.x, place.y, place.w, y - place.y};
    return row->row.h;
}

static int layout_votes(struct reveal_layout *layout, const struct ruler *ruler,
                        const struct view *view, const struct reveal_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int title_h = type_line_height(m, TYPE_SECTION), y = place.y + px(m, 14);
    layout->votes_title = (struct box){place.x + px(m, ROW_SIDE), y, place.w - 2 * px(m, ROW_SIDE),
                                       title_h};
    layout->legend = (struct box){place.x + place.w - px(m, ROW_SIDE) - words->legend_w, y,
                                  words->legend_w, title_h};
    y += title_h;
    if (words->legend && layout->list) {
        layout->legend = (struct box){place.x + px(m, ROW_SIDE), y, words->legend_w, title_h};
        y += title_h;
    }
    y += px(m, 6);
    layout->row_count = view->response_count;
    for (int i = 0; i < view->response_count; i++) {
        struct box row = {place.x + px(m, 12), y, place.w - px(m, 24), 0};
        y += layout_row(&layout->rows[i], ruler, view, i, words, row) + px(m, ROW_GAP) / 2;
    }
    layout->votes = (struct box){place.x, place.y, place.w, y + px(m, 12) - place.y};
    return layout->votes.h;
}

static int layout_side(struct reveal_layout *layout, const struct ruler *ruler,
                       const struct reveal_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int pad = px(m, PAD), w = place.w - 2 * pad, y = place.y + px(m, 14);
    int title_h = ruler_height(ruler, words->side_title, TYPE_SECTION, w);
    layout->side_title = (struct box){place.x + pad, y, w, title_h};
    y += title_h + px(m, 12);
    if (words->side_text[0] != '\0') {
        int text_h = ruler_height(ruler, words->side_text, TYPE_SITUATION, w);
        layout->side_text = (struct box){place.x + pad, y, w, text_h};
        y += text_h;
    } else {
        layout->scale = (struct box){place.x + pad, y, w, text_px(m, SCALE_H)};
        y += layout->scale.h;
    }
    layout->side = (struct box){place.x, place.y, place.w, y + px(m, 18) - place.y};
    y += px(m, 18) + px(m, TOP_GAP);
    if (words->why[0] == '\0')
        return y - place.y;
    int suit = text_px(m, 28), top = y;
    y += px(m, 18);
    layout->why_suit = (struct box){place.x + pad, y, suit, suit};
    layout->why_title = (struct box){place.x + pad + suit + px(m, 12), y, w - suit - px(m, 12),
                                     suit};
    y += suit + px(m, 12);
    int text_h = ruler_height(ruler, words->why, TYPE_WHY, w);
    layout->why_text = (struct box){place.x + pad, y, w, text_h};
    y += text_h + px(m, 20);
    layout->why = (struct box){place.x, top, place.w, y - top};
    return y + px(m, TOP_GAP) - place.y;
}

void layout_reveal(struct reveal_layout *layout, const struct ruler *ruler, const struct view *view,
                   const struct reveal_words *words, int bottom)
{
    const struct metrics *m = ruler->metrics;
    int margin = page_margin(m);
    *layout = (struct reveal_layout){.list = m->list || m->w < px(m, 900)};
    layout_header(layout, ruler, words);
    int y = layout->header + px(m, TOP_GAP), w = m->w - 2 * margin - px(m, 24);
    layout->page = (struct box){0, layout->header, m->w, bottom - layout->header};
    if (layout->list) {
        if (words->shift_w > 0) {
            layout->shift.y = y;
            y += layout->shift.h + px(m, TOP_GAP);
        }
        bool first = words->side_text[0] != '\0'; /* what to talk about comes before the bars */
        if (first)
            y += layout_side(layout, ruler, words, (struct box){margin, y, w, 0});
        y += layout_votes(layout, ruler, view, words, (struct box){margin, y, w, 0}) +
             px(m, TOP_GAP);
        if (!first)
            y += layout_side(layout, ruler, words, (struct box){margin, y, w, 0});
        layout->content = y - layout->header;
        return;
    }
    int side_w = px(m, SIDE_W), gap = px(m, COLUMN_GAP), all = m->w - 2 * margin;
    /* A page that is too long for the window gives a strip at the right to its bar. */
    for (int i = 0; i < 2; i++) {
        int votes_w = all - side_w - gap;
        int left = layout_votes(layout, ruler, view, words, (struct box){margin, y, votes_w, 0});
        int right = layout_side(layout, ruler, words,
                                (struct box){margin + votes_w + gap, y, side_w, 0});
        layout->content = larger(left + px(m, TOP_GAP), right) + px(m, TOP_GAP);
        if (layout->content <= layout->page.h)
            break;
        all = m->w - 2 * margin - px(m, 28);
    }
}
