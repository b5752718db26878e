#include "gui/layout_result.h"

#include <stdio.h>

#include "base/words.h"

enum {
    PANEL_W = 364,
    PANEL_SIDE = 24,
    COLUMN_GAP = 20,
    ROW_GAP = 9,
    ROW_SIDE = 22,
    ROW_SUIT = 32,
    APPROACH_W = 118,
    FIT_W = 84,
    PANEL_TOP = 184,
    FOOT = 34, /* below the buttons */
    BUTTONS_GAP = 16,
    BADGE_BYTES = 96
};

struct point scale_point(struct box scale, int value, int row)
{
    return (struct point){scale.x + scale.w * (2 * (value - SCALE_MIN) + 1) / (2 * SCALE_STEPS),
                          scale.y + scale.h * (row * 36 + 15) / 100};
}

/* What the badge says at its longest, with its picture (result_draw.c). */
static int badge_width(const struct ruler *ruler, int badge_h)
{
    static const char *const words[] = {N_("becalmed −%d"), N_("capsized −%d"), N_("+%d delivered"),
                                        N_("vision raised")};
    char text[BADGE_BYTES];
    int widest = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        snprintf(text, sizeof text, _(words[i]), POINTS_RESCUE);
        widest = larger(widest, ruler_width(ruler, text, TYPE_BUTTON));
    }
    return widest + badge_h * 2 / 3 + px(ruler->metrics, 30);
}

/* "+10 fit" */
static int fit_width(const struct ruler *ruler)
{
    return ruler_width(ruler, "+10", TYPE_HUGE_NUMBER) + px(ruler->metrics, 14) +
           ruler_width(ruler, _("fit"), TYPE_SECTION);
}

/* The panel's parts from its top down; returns its height. */
static int layout_panel(struct result_layout *layout, const struct ruler *ruler,
                        const struct view *view, const char *ship, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, PANEL_SIDE), x = place.x + side, w = place.w - 2 * side;
    int y = place.y + px(m, 18);
    int label_h = type_line_height(m, TYPE_LABEL);
    layout->played_label = (struct box){x, y, w, label_h};
    y += label_h + px(m, 4);
    int suit = text_px(m, 40), badge_h = text_px(m, 38), badge_w = badge_width(ruler, badge_h);
    /* The badge stands over the panel's padding, at the right end of the fit's line; where large
     * words leave no room there, at the end of the line above, or on a line of its own. */
    struct box badge = {x + w + px(m, 12) - badge_w, y + px(m, 5), badge_w, badge_h};
    int fit_x = x + suit + px(m, 14), fit_y = y;
    if (fit_x + fit_width(ruler) + px(m, 8) > badge.x) {
        badge.y = place.y + px(m, 10);
        layout->played_label.w = badge.x - px(m, 8) - x;
        if (ruler_width(ruler, _("You played"), TYPE_LABEL) > layout->played_label.w) {
            layout->played_label.w = w;
            badge.x = badge.x > x ? badge.x : x;
            badge.y = y;
        }
        fit_y = larger(y, badge.y + badge_h + px(m, 4));
    }
    layout->badge = badge;
    layout->suit = (struct box){x, fit_y + px(m, 4), suit, suit};
    layout->fit = (struct box){fit_x, fit_y, larger(w / 2 - suit, fit_width(ruler)),
                               suit + px(m, 8)};
    y = fit_y + suit + px(m, 20);
    layout->rule = (struct box){x, y, w, px(m, 1)};
    y += px(m, 14);
    layout->weather_label = (struct box){x, y, w, label_h};
    y += label_h + px(m, 4);
    int name_h = type_line_height(m, TYPE_CARD_TITLE);
    layout->weather_name = (struct box){x, y, w, name_h};
    y += name_h + px(m, 16);
    int scale_h = layout->list ? text_px(m, 150) : px(m, m->text > 1.1 ? 176 : 204);
    layout->scale = (struct box){x, y, w, scale_h};
    y += scale_h + px(m, 14);
    int text_h = ruler_height(ruler, ship, TYPE_WHY, w);
    layout->ship_text = (struct box){x, y, w, text_h};
    (void)view;
    return y + text_h + px(m, 20) - place.y;
}

/* One row at (x, y), `w` wide, its text with `padding` above and below; returns its height. */
static int layout_row(struct why_row *row, const struct ruler *ruler, const struct view *view,
                      const char *head, enum type why_type, int padding, struct box place)
{
    const struct metrics *m = ruler->metrics;
    const struct view_response *response = &view->responses[row->response];
    int side = px(m, ROW_SIDE), suit = text_px(m, ROW_SUIT), gap = px(m, 18);
    int x = place.x + side + suit + gap, right = place.x + place.w - px(m, 16);
    int fit_w = text_px(m, FIT_W), approach_w = text_px(m, APPROACH_W);
    bool stacked = m->list; /* in a list, approach and fit stand below the words */
    int w = (stacked ? right : right - fit_w - approach_w - px(m, 12)) - x;
    int head_h = ruler_height(ruler, head, TYPE_WHY_HEAD, w);
    int why_h = response->why[0] != '\0' ? ruler_height(ruler, response->why, why_type, w) : 0;
    row->head = (struct box){x, place.y + padding, w, head_h};
    row->why = (struct box){x, place.y + padding + head_h, w, why_h};
    int icon = text_px(m, 40);
    const char *approach = approach_name(response->approach);
    int h = head_h + why_h + 2 * padding;
    if (stacked) {
        int y = row->why.y + why_h + px(m, 12), label_x = x + icon + px(m, 12);
        int label_w = right - 2 * fit_w - px(m, 24) - label_x;
        bool narrow = label_w < ruler_width(ruler, approach, TYPE_SMALL_LABEL);
        /* Then the fit has a line of its own. */
        if (narrow)
            label_w = right - label_x;
        int label_h = ruler_height(ruler, approach, TYPE_SMALL_LABEL, label_w);
        int line_h = larger(icon, label_h);
        row->approach_icon = (struct box){x, y + (line_h - icon) / 2, icon, icon};
        row->approach_label = (struct box){label_x, y + (line_h - label_h) / 2, label_w, label_h};
        y += narrow ? line_h : (line_h - icon) / 2;
        row->fit = (struct box){right - fit_w * 2 - px(m, 12), y, fit_w, icon};
        row->fit_word = (struct box){right - fit_w, y, fit_w, icon};
        h = y + icon + padding - place.y;
    } else {
        int label_h = ruler_height(ruler, approach, TYPE_SMALL_LABEL, approach_w);
        h = larger(h, icon + label_h + px(m, 4) + 2 * px(m, 6));
        int block = icon + px(m, 4) + label_h, top = place.y + (h - block) / 2;
        int left = right - fit_w - approach_w;
        row->approach_icon = (struct box){left + (approach_w - icon) / 2, top, icon, icon};
        row->approach_label = (struct box){left, top + icon + px(m, 4), approach_w, label_h};
        int number_h = type_line_height(m, TYPE_NUMBER),
            word_h = type_line_height(m, TYPE_SMALL_LABEL);
        int fit_top = place.y + (h - number_h - word_h) / 2;
        row->fit = (struct box){right - fit_w, fit_top, fit_w, number_h};
        row->fit_word = (struct box){right - fit_w, fit_top + number_h, fit_w, word_h};
        int words_h = head_h + why_h;
        row->head.y = place.y + (h - words_h) / 2;
        row->why.y = row->head.y + head_h;
    }
    row->suit = (struct box){place.x + side, stacked ? place.y + padding : place.y + (h - suit) / 2,
                             suit, suit};
    row->row = (struct box){place.x, place.y, place.w, h};
    return h;
}

/* All rows from the place down; returns their height. */
static int layout_rows(struct result_layout *layout, const struct ruler *ruler,
                       const struct view *view, const struct result_words *words, int padding,
                       struct box place)
{
    const struct metrics *m = ruler->metrics;
    int y = place.y;
    layout->row_count = view->response_count;
    for (int i = 0; i < view->response_count; i++) {
        layout->rows[i].response = view->order[i];
        place.y = y;
        y += layout_row(&layout->rows[i], ruler, view, words->heads[i], layout->why_type, padding,
                        place) +
             px(m, ROW_GAP);
    }
    return y - px(m, ROW_GAP) - layout->rows[0].row.y;
}

static int layout_hint(struct result_layout *layout, const struct ruler *ruler, const char *hint,
                       struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, 20), pad = px(m, 12);
    int h = ruler_height(ruler, hint, TYPE_WHY, place.w - 2 * side);
    layout->hint = (struct box){place.x, place.y, place.w, h + 2 * pad};
    layout->hint_text = (struct box){place.x + side, place.y + pad, place.w - 2 * side, h};
    return layout->hint.h;
}

static void layout_buttons(struct result_layout *layout, const struct metrics *m,
                           const struct result_words *words, int left, int right, int y)
{
    int next_w = larger(words->next_button_w, px(m, 220));
    layout->cards_button = (struct box){left, y, words->cards_button_w, words->button_h};
    layout->next_button = (struct box){right - next_w, y, next_w, words->button_h};
    if (layout->cards_button.x + layout->cards_button.w + px(m, 12) > layout->next_button.x) {
        /* Large words: one above the other. */
        layout->next_button.x = layout->cards_button.x;
        layout->next_button.y += words->button_h + px(m, 12);
    }
}

static void layout_columns(struct result_layout *layout, const struct ruler *ruler,
                           const struct view *view, const struct result_words *words)
{
    const struct metrics *m = ruler->metrics;
    int top = px(m, PANEL_TOP), margin = page_margin(m), bottom = m->h - px(m, FOOT);
    struct box left = {margin, top, px(m, PANEL_W), 0};
    left.h = layout_panel(layout, ruler, view, words->ship, left);
    layout->panel = left;
    layout->panel.h = larger(left.h, m->h - px(m, 32) - top);
    int x = left.x + left.w + px(m, COLUMN_GAP), w = m->w - margin - x;
    layout_buttons(layout, m, words, x, x + w, bottom - words->button_h);
    int room = layout->cards_button.y - px(m, BUTTONS_GAP) - top;
    int hint_h = words->hint != NULL
                     ? layout_hint(layout, ruler, words->hint, (struct box){x, top, w, 0}) +
                           px(m, 12)
                     : 0;
    static const int paddings[] = {14, 10, 7};
    static const enum type types[] = {TYPE_WHY, TYPE_WHY, TYPE_WHY};
    int h = 0;
    for (int i = 0; i < 3; i++) {
        layout->why_type = types[i];
        h = layout_rows(layout, ruler, view, words, px(m, paddings[i]), (struct box){x, top, w, 0});
        if (h + hint_h <= room)
            break;
    }
    if (words->hint != NULL)
        layout_hint(layout, ruler, words->hint, (struct box){x, top + h + px(m, 12), w, 0});
    /* Rows that are too many for the room scroll under their own edge. */
    layout->page = (struct box){x - px(m, 24), top - px(m, 8), m->w - x + px(m, 24),
                                room + px(m, BUTTONS_GAP)};
    layout->content = h + hint_h + px(m, 24);
    if (layout->content <= layout->page.h)
        return;
    /* Room for the bar. */
    int narrow = w - px(m, 24);
    h = layout_rows(layout, ruler, view, words, px(m, 10), (struct box){x, top, narrow, 0});
    if (words->hint != NULL)
        layout_hint(layout, ruler, words->hint, (struct box){x, top + h + px(m, 12), narrow, 0});
    layout->content = h + hint_h + px(m, 24);
}

static void layout_one_column(struct result_layout *layout, const struct ruler *ruler,
                              const struct view *view, const struct result_words *words)
{
    const struct metrics *m = ruler->metrics;
    int x = page_margin(m), w = m->w - 2 * page_margin(m) - px(m, 40);
    int y = layout->hud.height + px(m, 16), gap = px(m, 20);
    layout->list = true;
    layout->why_type = TYPE_WHY;
    layout->page = (struct box){0, layout->hud.height, m->w, m->h - layout->hud.height};
    layout->panel = (struct box){x, y, w, 0};
    layout->panel.h = layout_panel(layout, ruler, view, words->ship, layout->panel);
    y += layout->panel.h + gap;
    if (words->hint != NULL)
        y += layout_hint(layout, ruler, words->hint, (struct box){x, y, w, 0}) + gap;
    y += layout_rows(layout, ruler, view, words, px(m, 20), (struct box){x, y, w, 0}) + gap;
    layout_buttons(layout, m, words, x, x + w, y);
    layout->content = larger(layout->cards_button.y, layout->next_button.y) + words->button_h +
                      px(m, 24) - layout->page.y;
}

void layout_result(struct result_layout *layout, const struct ruler *ruler, const struct view *view,
                   const struct result_words *words)
{
    const struct metrics *m = ruler->metrics;
    *layout = (struct result_layout){0};
    layout_hud(&layout->hud, ruler, view, true);
    if (!m->list) {
        layout_columns(layout, ruler, view, words);
        bool fits = layout->ship_text.y + layout->ship_text.h < m->h - px(m, 16);
        if (fits && layout->content <= layout->page.h * 3 / 2)
            return;
    }
    struct metrics list = *m;
    struct ruler of_list = *ruler;
    list.list = true;
    of_list.metrics = &list;
    *layout = (struct result_layout){.list = true};
    layout_hud(&layout->hud, &of_list, view, true);
    layout_one_column(layout, &of_list, view, words);
}
