#include "gui/layout_table.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"

/* Measures in design units, from the pictures (mockups, "Grid and cards"). */
enum {
    HAND_W = 272,
    HAND_WIDE_W = 330,
    HAND_LEAST_H = 216,
    HAND_GAP = 20,
    HAND_BELOW = 48, /* from the hand to the window's end: the line of keys */
    HAND_BELOW_WIDE = 20,
    LIFT = 28,
    SITUATION_W = 800,
    SITUATION_WIDE_W = 1040,
    SITUATION_LEAST_H = 190,
    SITUATION_BELOW_WATER = 82,
    SITUATION_BELOW_WATER_LEAST = 70, /* the keel clears the card by 8 */
    SITUATION_BELOW_RAISED_WATER = 60,
    SITUATION_TO_HAND = 16,
    CARD_SIDE = 22,
    SUIT = 36,
    LENS_W = 112,
    KEYLINE_INSET = 7,
    PICTURE_LEAST_W = 132,
    PICTURE_MOST_W = 236,
    GAUGE_W = 246,
    LIST_GAP = 22,
    LIST_PADDING = 36,
    BADGE_W = 124, /* in a list the text leaves it free */
    LENS_NAME_BYTES = 128
};

/* --- the strip at the top -----------------------------------------------------------------------
 */

/* One line: progress, the gauges and visions as icons with numbers, points. In a narrow window the
 * words go first. */
static void layout_compact_hud(struct hud_layout *layout, const struct ruler *ruler,
                               const struct view *view)
{
    const struct metrics *m = ruler->metrics;
    int h = larger(px(m, 44), text_px(m, 30)), margin = page_margin(m);
    int pad = px(m, 6), icon = text_px(m, 20), gap = px(m, 10), between = px(m, 36);
    layout->compact = true;
    layout->height = h + 2 * pad + px(m, 16);
    layout->waterline = h + pad;
    layout->menu = (struct box){m->w - margin - h, pad, h, h};
    int number = ruler_width(ruler, "888", TYPE_SECTION), one = icon + gap + number;
    int count = view->gauges_shown ? 3 : 1, icons = count * one + (count - 1) * between;
    int progress = ruler_width(ruler, _("Card 88 of 88"), TYPE_SECTION);
    int points = ruler_width(ruler, _("888 points"), TYPE_SECTION);
    int room = layout->menu.x - px(m, 24) - margin;
    layout->brief = progress + icons + points + 2 * gap > room;
    if (layout->brief) {
        progress = ruler_width(ruler, "88/88", TYPE_SECTION);
        points = number;
        between = (room - progress - points - count * one) / (count + 1);
        if (between < gap / 2)
            between = gap / 2;
        icons = count * one + (count - 1) * between;
    }
    layout->progress = (struct box){margin, pad, progress, h};
    layout->points = (struct box){layout->menu.x - px(m, 24) - points, pad, points, h};
    int x = (m->w - icons) / 2;
    if (x + icons > layout->points.x - gap)
        x = layout->points.x - gap - icons;
    if (x < margin + progress + gap)
        x = margin + progress + gap;
    struct box places[3][2];
    for (int i = 0; i < count; i++, x += one + between) {
        places[i][0] = (struct box){x, pad + (h - icon) / 2, icon, icon};
        places[i][1] = (struct box){x + icon + gap, pad, number, h};
    }
    if (view->gauges_shown) {
        layout->direction_icon = places[0][0];
        layout->direction_number = places[0][1];
        layout->order_icon = places[1][0];
        layout->order_number = places[1][1];
    }
    layout->flags[0] = places[count - 1][0];
    layout->visions = places[count - 1][1];
}

/* From the right: menu, points, visions with their flags. False when they would reach the ship. */
static bool lay_visions(struct hud_layout *layout, const struct ruler *ruler, int right)
{
    const struct metrics *m = ruler->metrics;
    int points = ruler_width(ruler, _("888 points"), TYPE_NUMBER) * 4 / 5;
    int visions = ruler_width(ruler, _("3 visions  88 delivered"), TYPE_BUTTON);
    layout->menu = (struct box){right - px(m, 44), px(m, 8), px(m, 44), px(m, 44)};
    layout->points = (struct box){layout->menu.x - px(m, 20) - points, px(m, 11), points,
                                  px(m, 35)};
    int flags = layout->menu.x - px(m, 426);
    if (flags + px(m, 98) + visions > layout->points.x)
        flags = layout->points.x - visions - px(m, 98);
    if (flags < m->w / 2 + px(m, 60))
        return false;
    for (int i = 0; i < VISIONS_MAX; i++)
        layout->flags[i] = (struct box){flags + px(m, 30 * i), px(m, 8), px(m, 33), px(m, 33)};
    layout->visions = (struct box){flags + px(m, 98), px(m, 13), visions, px(m, 25)};
    return true;
}

/* Whether a gauge's name, change and number stand side by side over its bar. */
static bool gauges_fit(const struct ruler *ruler)
{
    const struct metrics *m = ruler->metrics;
    int name = larger(ruler_width(ruler, _("Direction"), TYPE_BUTTON),
                      ruler_width(ruler, _("Order"), TYPE_BUTTON));
    return name + ruler_width(ruler, "▲ +28", TYPE_BUTTON) + px(m, 14) +
               ruler_width(ruler, "100", TYPE_NUMBER) <=
           px(m, GAUGE_W);
}

void layout_hud(struct hud_layout *layout, const struct ruler *ruler, const struct view *view,
                bool raised)
{
    const struct metrics *m = ruler->metrics;
    int right = m->w - page_margin(m), left = page_margin(m);
    *layout = (struct hud_layout){.raised = raised};
    if (m->list || !gauges_fit(ruler) || !lay_visions(layout, ruler, right)) {
        *layout = (struct hud_layout){.raised = raised};
        layout_compact_hud(layout, ruler, view);
        return;
    }
    int up = raised ? 6 : 0; /* the second line moves up with the water */
    layout->waterline = px(m, raised ? 120 : 142);
    layout->height = px(m, raised ? 184 : 224);
    layout->progress = (struct box){left, px(m, 14), px(m, 380), px(m, 25)};
    int label_h = px(m, 28), bar_y = px(m, 108 - up), label_y = px(m, 75 - up);
    int gauge = px(m, GAUGE_W), icon = px(m, 44);
    layout->direction_icon = (struct box){left, px(m, 79 - up), icon, icon};
    layout->direction_label = (struct box){left + px(m, 54), label_y, gauge, label_h};
    layout->direction_number = layout->direction_label;
    layout->direction_bar = (struct box){left + px(m, 54), bar_y, gauge, px(m, 15)};
    layout->order_icon = (struct box){right - gauge - px(m, 54), px(m, 79 - up), icon, icon};
    layout->order_label = (struct box){right - gauge, label_y, gauge, label_h};
    layout->order_number = layout->order_label;
    layout->order_bar = (struct box){right - gauge, bar_y, gauge, px(m, 15)};
    layout->ship_scale = raised ? 0.36 : 0.44;
    layout->ship_x = m->w / 2;
    layout->ship_y = layout->waterline + px(m, raised ? 16 : 19);
}

/* --- one response -------------------------------------------------------------------------------
 */

void layout_response(struct response_layout *layout, const struct metrics *m,
                     const struct response_shape *shape)
{
    int w = shape->w, h = shape->h;
    *layout = (struct response_layout){0};
    if (shape->list) {
        int suit = text_px(m, 28), pad = px(m, LIST_PADDING);
        layout->suit = (struct box){pad, pad * 3 / 4, suit, suit};
        layout->text = (struct box){pad + suit + px(m, 32), pad * 3 / 4, 0, 0};
        layout->text.w = w - pad - layout->text.x - (shape->badge ? text_px(m, BADGE_W) : 0);
        return;
    }
    int side = px(m, CARD_SIDE), suit = text_px(m, SUIT);
    layout->suit = (struct box){px(m, 20), px(m, 20), suit, suit};
    layout->text = (struct box){side, px(m, 20) + suit + px(m, 12), w - 2 * side, 0};
    layout->ornament = (struct box){px(m, 20) + suit + px(m, 12), px(m, 20), 0, suit};
    layout->ornament.w = w - px(m, 42) - layout->ornament.x;
    int small = px(m, 12);
    layout->small_suit = (struct box){w - px(m, 20) - small, h - px(m, 20) - small, small, small};
}

static int response_height(const struct ruler *ruler, const char *text, enum type type,
                           const struct response_shape *shape)
{
    struct response_layout parts;
    layout_response(&parts, ruler->metrics, shape);
    int text_h = ruler_height(ruler, text, type, parts.text.w);
    if (shape->list)
        return larger(parts.suit.y + parts.suit.h, parts.text.y + text_h) + parts.text.y;
    /* The last line may run beside the small suit, but not the whole text into the edge. */
    return parts.text.y + text_h + px(ruler->metrics, 22);
}

/* --- the situation ------------------------------------------------------------------------------
 */

/* As wide as the longest name of a lens needs, which may be broken only at a space or hyphen. */
static int lens_names_width(const struct ruler *ruler)
{
    char part[LENS_NAME_BYTES];
    int widest = 0;
    for (int lens = LENS_NONE + 1; lens < LENS_COUNT; lens++) {
        for (const char *at = lens_name((enum lens)lens); *at != '\0';) {
            size_t length = strcspn(at, " -");
            length += at[length] == '-';
            snprintf(part, sizeof part, "%.*s", (int)length, at);
            widest = larger(widest, ruler_width(ruler, part, TYPE_LABEL));
            at += length;
            at += *at == ' ';
        }
    }
    return widest;
}

static void layout_situation(struct situation_layout *layout, const struct ruler *ruler,
                             const struct view *view, int picture_w, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, 24), x = place.x;
    bool list = m->list;
    *layout = (struct situation_layout){.card = place};
    if (!list && view->lens != LENS_NONE) {
        int inset = px(m, KEYLINE_INSET), icon = text_px(m, 56);
        int panel = larger(larger(px(m, LENS_W), text_px(m, 100)),
                           lens_names_width(ruler) + 2 * px(m, 6));
        layout->lens_panel = (struct box){x + inset, place.y + inset, panel, 0};
        layout->lens_icon = (struct box){x + inset + (panel - icon) / 2, 0, icon, icon};
        layout->lens_label = (struct box){x + inset, 0, panel, 0};
        x += inset + panel;
    }
    if (list)
        side = px(m, LIST_PADDING);
    int right = place.x + place.w;
    if (picture_w > 0) {
        right -= px(m, KEYLINE_INSET) + picture_w;
        layout->picture = (struct box){right, place.y + px(m, KEYLINE_INSET), picture_w, 0};
    }
    int w = right - side - (x + side), y = place.y + px(m, list ? 24 : 20);
    /* A list's first line: the lens, and the weather where it is shown. */
    if (list && (view->lens != LENS_NONE || view->context_shown)) {
        int icon = text_px(m, 26);
        if (view->lens != LENS_NONE) {
            layout->lens_icon = (struct box){x + side, y, icon, icon};
            layout->lens_label = (struct box){x + side + icon + px(m, 14), y, w, icon};
        }
        y += icon + px(m, 10);
    }
    if (view->follows) {
        int h = ruler_height(ruler, _("This follows from an earlier choice"), TYPE_LABEL, w);
        layout->follows = (struct box){x + side, y, w, h};
        y += h;
    }
    /* The wave stands at the right end of the title's line, if that leaves room for the title. */
    int wave = list ? 0 : px(m, 72), title_w = w - wave - px(m, 20);
    layout->title = (struct box){x + side, y, title_w, 0};
    layout->title.h = ruler_height(ruler, view->title, TYPE_CARD_TITLE, title_w);
    layout->ornament = (struct box){x + side + w - wave + px(m, 4), y, wave, layout->title.h};
    y += layout->title.h + px(m, 8);
    layout->text = (struct box){x + side, y, w, 0};
    layout->text.h = ruler_height(ruler, view->situation, TYPE_SITUATION, w);
    layout->card.h = y + layout->text.h + px(m, list ? 28 : 22) - place.y;
    int least_h = px(m, view->tutorial ? SITUATION_LEAST_H - 40 : SITUATION_LEAST_H);
    if (!list && layout->card.h < least_h)
        layout->card.h = least_h;
    if (list)
        return;
    int label_h = view->lens == LENS_NONE ? 0
                                          : ruler_height(ruler, lens_name(view->lens), TYPE_LABEL,
                                                         layout->lens_label.w);
    layout->lens_panel.h = layout->card.h - 2 * px(m, KEYLINE_INSET);
    if (picture_w > 0)
        layout->picture.h = layout->lens_panel.h;
    int block = layout->lens_icon.h + px(m, 10) + label_h;
    layout->lens_icon.y = place.y + (layout->card.h - block) / 2 - px(m, 4);
    layout->lens_label.y = layout->lens_icon.y + layout->lens_icon.h + px(m, 10);
    layout->lens_label.h = label_h;
}

/* --- the hand -----------------------------------------------------------------------------------
 */

static int hint_height(const struct ruler *ruler, const char *hint, int w)
{
    return ruler_height(ruler, hint, TYPE_WHY, w - 2 * px(ruler->metrics, 24)) +
           2 * px(ruler->metrics, 12);
}

static void layout_hint(struct table_layout *layout, const struct ruler *ruler, const char *hint,
                        struct box place)
{
    const struct metrics *m = ruler->metrics;
    layout->hint = place;
    layout->hint.h = hint_height(ruler, hint, place.w);
    layout->hint_text = (struct box){place.x + px(m, 24), place.y + px(m, 12),
                                     place.w - 2 * px(m, 24), layout->hint.h - 2 * px(m, 12)};
}

/* How much wider the card becomes by the picture; 0: there is none, or it has no room there. */
static int picture_width(const struct metrics *m, double shape, int card_w)
{
    if (shape <= 0)
        return 0;
    double w = shape * (SITUATION_LEAST_H - 2 * KEYLINE_INSET);
    w = w < PICTURE_LEAST_W ? PICTURE_LEAST_W : w > PICTURE_MOST_W ? PICTURE_MOST_W : w;
    bool fits = card_w + px(m, w) + px(m, KEYLINE_INSET) <= m->w - 2 * page_margin(m);
    return fits ? px(m, w) : 0;
}

/* One way of laying the hand out: the cards of the picture, or wider ones for larger text. */
struct hand_try {
    bool wide;
    enum type type;
};

/* Tries to lay the hand out as cards side by side. False when it does not fit. */
static bool lay_hand(struct table_layout *layout, const struct ruler *ruler,
                     const struct view *view, const struct table_extras *extras,
                     struct hand_try attempt)
{
    const struct metrics *m = ruler->metrics;
    enum type type = attempt.type;
    const char *hint = extras->hint;
    int below = extras->below;
    int count = view->response_count;
    int w = px(m, HAND_W), gap = px(m, attempt.wide ? HAND_GAP - 6 : HAND_GAP);
    int h = px(m, HAND_LEAST_H);
    if (attempt.wide) {
        w = (m->w - 2 * page_margin(m) - (count - 1) * gap) / count;
        if (w > px(m, HAND_WIDE_W))
            w = px(m, HAND_WIDE_W);
        if (below == 0)
            below = HAND_BELOW_WIDE;
    }
    const struct response_shape shape = {.w = w};
    for (int i = 0; i < count; i++)
        h = larger(h, response_height(ruler, view->responses[i].text, type, &shape));
    int bottom = m->h - px(m, below > 0 ? below : HAND_BELOW), top = bottom - h;
    int x = (m->w - count * w - (count - 1) * gap) / 2;
    layout->response_type = type;
    for (int i = 0; i < count; i++)
        layout->hand[i] = (struct box){x + i * (w + gap), top, w, h};

    int situation_w = px(m, attempt.wide ? SITUATION_WIDE_W : SITUATION_W);
    struct box hint_place = {(m->w - situation_w) / 2, 0, situation_w, 0};
    int picture_w = picture_width(m, extras->picture_shape, situation_w);
    if (picture_w > 0)
        situation_w += picture_w + px(m, KEYLINE_INSET);
    struct box place = {(m->w - situation_w) / 2, 0, situation_w, 0};
    int hint_h = hint != NULL ? hint_height(ruler, hint, hint_place.w) + px(m, 10) : 0;
    layout_situation(&layout->situation, ruler, view, picture_w, place);
    int least = layout->hud.waterline + px(m, layout->hud.raised ? SITUATION_BELOW_RAISED_WATER
                                                                 : SITUATION_BELOW_WATER_LEAST);
    int most = top - px(m, SITUATION_TO_HAND) - layout->situation.card.h - hint_h;
    if (most < least)
        return false;
    /* Its place in the picture; with room to spare, nearer to the middle of it. */
    int y = layout->hud.waterline + px(m, SITUATION_BELOW_WATER);
    if (y > most)
        y = most;
    int spare = most - px(m, 26) - y;
    if (spare > 0)
        y += spare / 2;
    hint_place.y = y;
    if (hint != NULL)
        layout_hint(layout, ruler, hint, hint_place);
    place.y = y + hint_h;
    layout_situation(&layout->situation, ruler, view, picture_w, place);
    layout->lift = px(m, LIFT);
    layout->keys_y = below > 0 ? 0 : m->h - px(m, 24);
    if (layout->lift > top - (layout->situation.card.y + layout->situation.card.h))
        layout->lift = px(m, SITUATION_TO_HAND);
    return true;
}

static void lay_list(struct table_layout *layout, const struct ruler *ruler,
                     const struct view *view, const char *hint)
{
    const struct metrics *m = ruler->metrics;
    int x = page_margin(m), w = m->w - 2 * page_margin(m) - px(m, 40);
    int y = layout->hud.height + px(m, 16);
    layout->list = true;
    layout->response_type = TYPE_RESPONSE;
    layout->page = (struct box){0, layout->hud.height, m->w, m->h - layout->hud.height};
    if (hint != NULL) {
        layout_hint(layout, ruler, hint, (struct box){x, y, w, 0});
        y += layout->hint.h + px(m, LIST_GAP);
    }
    layout_situation(&layout->situation, ruler, view, 0, (struct box){x, y, w, 0});
    y += layout->situation.card.h + px(m, LIST_GAP);
    const struct response_shape shape = {.list = true, .badge = view->key_shown, .w = w};
    for (int i = 0; i < view->response_count; i++) {
        int h = response_height(ruler, view->responses[i].text, TYPE_RESPONSE, &shape);
        layout->hand[i] = (struct box){x, y, w, h};
        y += h + px(m, LIST_GAP);
    }
    layout->content = y + px(m, 12) - layout->page.y;
}

void layout_table(struct table_layout *layout, const struct ruler *ruler, const struct view *view,
                  const struct table_extras *extras)
{
    const char *hint = extras->hint;
    int below = extras->below;
    static const struct hand_try tries[] = {
        {false, TYPE_RESPONSE}, {false, TYPE_WHY}, {true, TYPE_RESPONSE}, {true, TYPE_WHY}};
    for (size_t i = 0; !ruler->metrics->list && i < sizeof tries / sizeof *tries; i++) {
        /* What needs more room than a card alone raises the sea. */
        *layout = (struct table_layout){0};
        layout_hud(&layout->hud, ruler, view, hint != NULL || below > 0 || tries[i].wide);
        if (lay_hand(layout, ruler, view, extras, tries[i]))
            return;
    }
    /* Text that is too much for the hand gets the list's page, also below 150 %. */
    struct metrics list = *ruler->metrics;
    struct ruler of_list = *ruler;
    list.list = true;
    of_list.metrics = &list;
    *layout = (struct table_layout){0};
    layout_hud(&layout->hud, &of_list, view, false);
    lay_list(layout, &of_list, view, hint);
    layout->content += px(&list, below);
}
