/* The gauges over time: Direction and Order after every card, the acts behind them. */
#include "gui/button.h"
#include "gui/form.h"
#include "gui/key.h"
#include "gui/paint.h"
#include "gui/scenes.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/words.h"
#include "session/report.h"
#include "store/report_figures.h"

enum { MARGIN = 40, MARKERS_MAX = 60 };

enum gauges_control { GAUGES_BEFORE = 1, GAUGES_AFTER };

struct gauges_state {
    struct report report;
    struct figures figures;
    int shown; /* one of the figures' seats, or GAUGES_OF_ALL */
    int count;
    struct gauge_point points[ROUNDS_MAX + 1]; /* the first: before the first card */
    char who[NAME_BYTES + 64];                 /* whose ship; "" for the only one */
    struct box panel, legend, legend_words,
        chart; /* the chart's inside: from 0 to 100, from the start to the last card */
    struct box note, who_box;
};

/* Own watch has a ship for every seat to look at; one boat is looked at as one. */
static bool has_choice(const struct gauges_state *gauges)
{
    return gauges->figures.group && !gauges->figures.shared && gauges->figures.seat_count > 1;
}

static void show_ship(struct gauges_state *gauges, int index)
{
    const struct figures *figures = &gauges->figures;
    gauges->shown = index;
    gauges->count = figures_gauges(figures, index, gauges->points);
    gauges->who[0] = '\0';
    if (index != GAUGES_OF_ALL && figures->group)
        snprintf(gauges->who, sizeof gauges->who, "%s", figures->seats[index].label);
    else if (figures->group)
        snprintf(gauges->who, sizeof gauges->who,
                 ngettext("The mean of %d ship", "The mean of %d ships",
                          (unsigned long)figures->seat_count),
                 figures->seat_count);
}

static void gauges_open(struct app *app, void *state, int argument)
{
    struct gauges_state *gauges = state;
    (void)argument;
    session_report(app->session, &gauges->report);
    gauges->report.names = true;
    figures_init(&gauges->figures, &gauges->report);
    show_ship(gauges, gauges->figures.group || gauges->figures.seat_count == 0 ? GAUGES_OF_ALL : 0);
}

static void gauges_close(struct app *app, void *state)
{
    struct gauges_state *gauges = state;
    (void)app;
    figures_release(&gauges->figures);
}

static const char *note_of(const struct gauges_state *gauges)
{
    for (int i = 0; i < gauges->count; i++)
        if (gauges->points[i].becalmed || gauges->points[i].capsized)
            return _("A cross marks a rescue: a gauge had run empty and was filled to 30, for 5 "
                     "points.");
    if (gauges->shown == GAUGES_OF_ALL && gauges->figures.group)
        return _("Leading feeds Direction, managing feeds Order, and every situation draws on "
                 "both.");
    return _("No gauge ran empty. Leading feeds Direction, managing feeds Order, and every "
             "situation draws on both.");
}

/* Two pictures with their names, as draw_legend() sets them. */
static int names_width(const struct ruler *ruler)
{
    const struct metrics *m = ruler->metrics;
    int icon = type_line_height(m, TYPE_LABEL) + px(m, 8);
    return 2 * (icon + px(m, 38)) + ruler_width(ruler, _("Direction"), TYPE_LABEL) +
           ruler_width(ruler, _("Order"), TYPE_LABEL);
}

static const char *legend_words(void)
{
    return _("after each card; a dotted line ends an act");
}

/* Whose ship it is: a name between two arrows, or what the mean is of. Returns its height. */
static int place_who(struct app *app, struct gauges_state *gauges, struct page *page,
                     struct box place)
{
    const struct metrics *m = &app->draw.metrics;
    struct ruler ruler = draw_ruler(&app->draw);
    int side = 0, gap = 0;
    gauges->who_box = (struct box){0};
    if (gauges->who[0] == '\0')
        return 0;
    if (has_choice(gauges)) {
        side = larger(px(m, 46), text_px(m, 40));
        gap = px(m, 12);
    }
    int w = place.w - 2 * (side + gap);
    if (has_choice(gauges) && w > text_px(m, 420)) {
        place.x += (w - text_px(m, 420)) / 2;
        w = text_px(m, 420);
    }
    int h = ruler_height(&ruler, gauges->who, TYPE_SECTION, w), tall = larger(h, side);
    gauges->who_box = (struct box){place.x + side + gap, place.y + (tall - h) / 2, w, h};
    if (side > 0) {
        int y = place.y + (tall - side) / 2;
        controls_add_scrolling(&page->controls, GAUGES_BEFORE,
                               (struct box){place.x, y, side, side});
        controls_add_scrolling(&page->controls, GAUGES_AFTER,
                               (struct box){place.x + side + 2 * gap + w, y, side, side});
    }
    return tall + px(m, 10);
}

static void gauges_layout(struct app *app, void *state, struct page *page)
{
    struct gauges_state *gauges = state;
    const struct metrics *m = &app->draw.metrics;
    struct ruler ruler = draw_ruler(&app->draw);
    int header = page_header_layout(app, page), x = px(m, MARGIN), w = m->w - 2 * x - px(m, 24);
    int side = px(m, 28), legend_h = type_line_height(m, TYPE_LABEL) + px(m, 8);
    int note_h = ruler_height(&ruler, note_of(gauges), TYPE_WHY, w - 2 * side);
    int h = m->h - header - px(m, 48), inner = w - 2 * side;
    /* In a narrow window the legend's words stand below its pictures. */
    int words_h = ruler_height(&ruler, legend_words(), TYPE_WHY, inner);
    bool beside = names_width(&ruler) + ruler_width(&ruler, legend_words(), TYPE_WHY) <= inner;
    int who_h = place_who(app, gauges, page,
                          (struct box){x + side, header + px(m, 24 + 18), inner, 0});
    int top_h = who_h + (beside ? legend_h : legend_h + words_h + text_px(m, 8));
    if (h < top_h + note_h + px(m, 280))
        h = top_h + note_h + px(m, 280);
    gauges->panel = (struct box){x, header + px(m, 24), w, h};
    gauges->legend = (struct box){x + side, gauges->panel.y + px(m, 18) + who_h, w - 2 * side,
                                  legend_h};
    gauges->note = (struct box){x + side, gauges->panel.y + h - px(m, 20) - note_h, w - 2 * side,
                                note_h};
    gauges->legend_words = gauges->legend;
    if (!beside)
        gauges->legend_words = (struct box){x + side, gauges->legend.y + legend_h, inner, words_h};
    int left = x + side + text_px(m, 40), top = gauges->panel.y + px(m, 18) + top_h + px(m, 14);
    gauges->chart = (struct box){left, top, x + w - side - left,
                                 gauges->note.y - px(m, 20) - text_px(m, 26) - top};
    page->controls.first = has_choice(gauges) ? GAUGES_AFTER : FORM_BACK;
    page_scrolls(app, page, (struct box){0, header, m->w, m->h - header}, h + px(m, 48));
}

/* Where a value after `turns` turns is on the chart, from its upper left corner. */
static double x_of(const struct gauges_state *gauges, int turns)
{
    int last = gauges->count - 1;
    return last > 0 ? (double)gauges->chart.w * turns / last : 0;
}

static double y_of(const struct gauges_state *gauges, int value)
{
    return gauges->chart.h * (1 - value / 100.0);
}

/* Direction has round markers, Order square ones: never colour alone. */
static void paint_marker(SDL_Surface *picture, double x, double y, double radius, bool round,
                         struct rgba fill, struct rgba edge, double width)
{
    struct shape shape = {x - radius, y - radius, 2 * radius, 2 * radius, round ? radius : 1};
    paint_rounded(picture, shape, fill);
    paint_edge(picture, shape, width, edge);
}

static void paint_gauge(struct draw *draw, SDL_Surface *picture, const struct gauges_state *gauges,
                        bool direction, double pad)
{
    double scale = draw->metrics.scale;
    struct rgba fill = draw_colour(draw, direction ? COLOUR_AMBER : COLOUR_BLUE);
    struct rgba edge = draw_colour(draw, direction ? COLOUR_AMBER_TEXT : COLOUR_BLUE_TEXT);
    for (int pass = 0; pass < 2; pass++) {
        double x = pad, y = pad + y_of(gauges, GAUGE_START);
        for (int i = 1; i < gauges->count; i++) {
            const struct gauge_point *point = &gauges->points[i];
            double to_x = pad + x_of(gauges, i);
            double to_y = pad + y_of(gauges, direction ? point->direction : point->order);
            bool rescued = direction ? point->becalmed : point->capsized;
            if (pass == 0) {
                paint_segment(picture, x, y, to_x, to_y, 3.4 * scale, fill);
            } else if (rescued) {
                double arm = 8 * scale;
                paint_segment(picture, to_x - arm, to_y - arm, to_x + arm, to_y + arm, 3 * scale,
                              edge);
                paint_segment(picture, to_x - arm, to_y + arm, to_x + arm, to_y - arm, 3 * scale,
                              edge);
            } else if (gauges->count <= MARKERS_MAX + 1) {
                paint_marker(picture, to_x, to_y, 5.5 * scale, direction, fill, edge, 1.6 * scale);
            }
            x = to_x;
            y = to_y;
        }
    }
}

static void paint_chart(struct draw *draw, SDL_Surface *picture, const struct gauges_state *gauges,
                        double pad)
{
    double scale = draw->metrics.scale;
    struct rgba line = draw_colour(draw, COLOUR_KEYLINE);
    for (int value = 0; value <= 100; value += 25) {
        double y = pad + y_of(gauges, value);
        paint_segment(picture, pad, y, pad + gauges->chart.w, y, scale, line);
    }
    int planned = gauges->figures.game->deal.rounds;
    for (int i = 1; i + 1 < gauges->count; i++) {
        if (!act_ends_after(planned, gauges->points[i].round))
            continue;
        double x = pad + x_of(gauges, i);
        for (double y = 0; y < gauges->chart.h; y += 10 * scale)
            paint_segment(picture, x, pad + y, x, pad + y + 4 * scale, 1.4 * scale,
                          draw_colour(draw, COLOUR_INK2));
    }
    paint_gauge(draw, picture, gauges, false, pad);
    paint_gauge(draw, picture, gauges, true, pad);
}

static void draw_axes(struct draw *draw, const struct gauges_state *gauges, struct box chart)
{
    const struct metrics *m = &draw->metrics;
    char words[32];
    int label_h = type_line_height(m, TYPE_SMALL_LABEL);
    for (int value = 0; value <= 100; value += 25) {
        snprintf(words, sizeof words, "%d", value);
        draw_label(draw, words, TYPE_SMALL_LABEL, COLOUR_INK2,
                   (struct box){chart.x - text_px(m, 48),
                                chart.y + (int)y_of(gauges, value) - label_h / 2, text_px(m, 40),
                                label_h},
                   ALIGN_RIGHT);
    }
    int every = 1;
    while (gauges->count / every > 24)
        every *= 2;
    for (int i = every; i < gauges->count; i += every) {
        snprintf(words, sizeof words, "%d", gauges->points[i].round + 1);
        draw_label(draw, words, TYPE_SMALL_LABEL, COLOUR_INK2,
                   (struct box){chart.x + (int)x_of(gauges, i) - px(m, 30),
                                chart.y + chart.h + px(m, 6), px(m, 60), label_h},
                   ALIGN_CENTRE);
    }
}

static void draw_legend(struct draw *draw, struct box legend, struct box words)
{
    const struct metrics *m = &draw->metrics;
    int icon = legend.h, x = legend.x;
    const char *names[] = {_("Direction"), _("Order")}, *arts[] = {"sail", "keel"};
    for (int i = 0; i < 2; i++) {
        draw_art(draw, arts[i], (struct box){x, legend.y, icon, icon}, 1);
        x += icon + px(m, 8);
        draw_label(draw, names[i], TYPE_LABEL, COLOUR_INK, (struct box){x, legend.y, 0, legend.h},
                   ALIGN_LEFT);
        x += draw_paragraph(draw, names[i], TYPE_LABEL, 0)->w + px(m, 30);
    }
    if (words.y == legend.y)
        draw_label(draw, legend_words(), TYPE_WHY, COLOUR_INK2, words, ALIGN_RIGHT);
    else
        draw_text(draw, legend_words(), TYPE_WHY, COLOUR_INK2, words, ALIGN_LEFT);
}

static void draw_who(struct app *app, const struct gauges_state *gauges, const struct page *page)
{
    if (gauges->who[0] == '\0')
        return;
    draw_text(&app->draw, gauges->who, TYPE_SECTION, COLOUR_INK,
              box_moved(gauges->who_box, 0, -page->scroll.offset),
              has_choice(gauges) ? ALIGN_CENTRE : ALIGN_LEFT);
    const struct button before = {.control = GAUGES_BEFORE, .label = "‹"},
                        after = {.control = GAUGES_AFTER, .label = "›"};
    if (!has_choice(gauges))
        return;
    button_draw(app, page, &before);
    button_draw(app, page, &after);
}

static void gauges_draw(struct app *app, void *state, const struct page *page)
{
    const struct gauges_state *gauges = state;
    struct draw *draw = &app->draw;
    int scroll = page->scroll.offset, pad = px(&draw->metrics, 12);
    page_header_draw(app, page, _("Gauges over time"));
    canvas_clip(draw->canvas, page->scroll.page);
    draw_panel(draw, box_moved(gauges->panel, 0, -scroll), PANEL_REST, 14);
    draw_who(app, gauges, page);
    draw_legend(draw, box_moved(gauges->legend, 0, -scroll),
                box_moved(gauges->legend_words, 0, -scroll));
    struct box chart = box_moved(gauges->chart, 0, -scroll);
    draw_axes(draw, gauges, chart);
    uint64_t key = key_number(key_number(key_start("gauges"), chart.w), chart.h);
    key = key_number(key_number(key, draw->theme), app->session->move_count);
    key = key_number(key, gauges->shown);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        picture = paint_surface(chart.w + 2 * pad, chart.h + 2 * pad);
        paint_chart(draw, picture, gauges, pad);
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, chart.x - pad, chart.y - pad, 1);
    draw_text(draw, note_of(gauges), TYPE_WHY, COLOUR_INK2, box_moved(gauges->note, 0, -scroll),
              ALIGN_LEFT);
    canvas_unclip(draw->canvas);
    scroll_bar_draw(app, page);
}

/* All the ships' mean stands before the first seat and after the last. */
static void show_other(struct gauges_state *gauges, int step)
{
    int places = gauges->figures.seat_count + 1, place = gauges->shown + 1;
    show_ship(gauges, (place + step + places) % places - 1);
}

static void gauges_act(struct app *app, void *state, int control)
{
    struct gauges_state *gauges = state;
    if (control == GAUGES_BEFORE || control == GAUGES_AFTER)
        show_other(gauges, control == GAUGES_AFTER ? 1 : -1);
    else
        app_pop(app);
}

static bool gauges_key(struct app *app, void *state, struct key_press press)
{
    (void)app;
    if (!has_choice(state) || (press.key != KEY_LEFT && press.key != KEY_RIGHT))
        return false;
    show_other(state, press.key == KEY_RIGHT ? 1 : -1);
    return true;
}

static void gauges_title(struct app *app, void *state, char *title, size_t room)
{
    (void)app;
    (void)state;
    snprintf(title, room, "%s", _("Gauges over time – Even Keel"));
}

const struct scene scene_gauges = {
    .name = "gauges",
    .state_size = sizeof(struct gauges_state),
    .open = gauges_open,
    .close = gauges_close,
    .title = gauges_title,
    .layout = gauges_layout,
    .draw = gauges_draw,
    .act = gauges_act,
    .key = gauges_key,
};
