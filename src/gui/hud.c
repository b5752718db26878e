#include "gui/hud.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/words.h"
#include "gui/ease.h"
#include "gui/key.h"
#include "gui/paint.h"
#include "session/explain.h"

enum { PIP_W = 14, PIP_H = 9, PIP_STEP = 18, PIP_ACT_GAP = 8, PIPS_MAX = 24, WORDS = 64 };

/* --- progress -----------------------------------------------------------------------------------
 */

static void draw_pip(struct draw *draw, struct box box, struct rgba fill, struct rgba edge)
{
    double scale = draw->metrics.scale;
    uint64_t key = key_colour(key_colour(key_start("pip"), fill), edge);
    key = key_number(key_number(key, box.w), box.h);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        picture = paint_surface(box.w, box.h);
        struct shape shape = {0, 0, box.w, box.h, 3 * scale};
        paint_rounded(picture, shape, fill);
        paint_edge(picture, shape, fmax(1, 1.3 * scale), edge);
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, box.x, box.y, 1);
}

static void draw_pips(struct draw *draw, const struct view *view, int x, int middle)
{
    const struct metrics *m = &draw->metrics;
    struct rgba ink = draw_colour(draw, COLOUR_INK), none = rgba_with_alpha(ink, 0);
    if (view->rounds > PIPS_MAX)
        return;
    for (int act = 0; act < view->act_count; act++) {
        for (int i = 0; i < view->acts[act].length; i++) {
            int round = view->acts[act].first + i;
            struct box box = {x, middle - px(m, PIP_H) / 2, px(m, PIP_W), px(m, PIP_H)};
            bool here = round == view->round;
            draw_pip(draw, box,
                     here                  ? draw_colour(draw, COLOUR_AMBER)
                     : round < view->round ? ink
                                           : none,
                     ink);
            x += px(m, PIP_STEP);
        }
        x += px(m, PIP_ACT_GAP);
    }
}

static void draw_progress(struct draw *draw, const struct hud_layout *layout,
                          const struct view *view)
{
    const struct metrics *m = &draw->metrics;
    char words[WORDS];
    enum progress_length length = layout->brief     ? PROGRESS_BRIEF
                                  : layout->compact ? PROGRESS_SHORT
                                                    : PROGRESS_FULL;
    explain_progress(words, sizeof words, view, length);
    bool large = layout->compact || view->tutorial;
    draw_label(draw, words, large ? TYPE_SECTION : TYPE_BUTTON, COLOUR_INK, layout->progress,
               ALIGN_LEFT);
    if (large || view->act_count == 0)
        return;
    int w = draw_paragraph(draw, words, TYPE_BUTTON, 0)->w;
    draw_pips(draw, view, layout->progress.x + w + px(m, 10),
              layout->progress.y + layout->progress.h / 2 + px(m, 1));
}

/* --- gauges -------------------------------------------------------------------------------------
 */

struct gauge {
    const char *name, *art;
    enum colour fill, edge;
    int before, after;
    struct box icon, label, number, bar;
};

/* The bar: filled up to the lower of the two values, hatched from there to the higher. */
static void draw_gauge_bar(struct draw *draw, const struct gauge *gauge, double value)
{
    double scale = draw->metrics.scale;
    int thousandths = (int)floor(value * 10 + 0.5);
    uint64_t key = key_number(key_start("gauge"), thousandths);
    key = key_number(key_number(key, gauge->before), gauge->fill);
    key = key_number(key_number(key, gauge->bar.w), gauge->bar.h);
    key = key_number(key, draw->theme);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        int w = gauge->bar.w, h = gauge->bar.h;
        double low = fmin(value, gauge->before) / 100 * w,
               high = fmax(value, gauge->before) / 100 * w;
        struct shape whole = {0, 0, w, h, h / 2.0};
        struct rgba fill = draw_colour(draw, gauge->fill);
        picture = paint_surface(w, h);
        paint_rounded(picture, whole, draw_colour(draw, COLOUR_PAPER));
        paint_rounded(picture, (struct shape){0, 0, low, h, fmin(h / 2.0, 3 * scale)}, fill);
        if (high - low >= 1)
            paint_hatch(picture, (struct shape){low, 0, high - low, h, 0}, 2 * scale, 2 * scale,
                        fill);
        for (int tick = 25; tick < 100; tick += 25) {
            double x = w * tick / 100.0 - scale;
            struct rgba colour = x < low ? rgba_with_alpha(draw_colour(draw, COLOUR_PAPER), 0.75)
                                         : rgba_with_alpha(draw_colour(draw, COLOUR_INK), 0.3);
            paint_rounded(picture, (struct shape){x, 0, 2 * scale, h, 0}, colour);
        }
        /* The fill has square ends: cut what stands over the round ones. */
        paint_cut(picture, whole);
        paint_edge(picture, whole, fmax(1, 1.5 * scale), draw_colour(draw, gauge->edge));
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, gauge->bar.x, gauge->bar.y, 1);
}

static void draw_gauge(struct draw *draw, const struct gauge *gauge, bool compact, double share)
{
    const struct metrics *m = &draw->metrics;
    char words[WORDS];
    draw_art(draw, gauge->art, gauge->icon, 1);
    snprintf(words, sizeof words, "%d", gauge->after);
    if (compact) {
        draw_label(draw, words, TYPE_SECTION, COLOUR_INK, gauge->number, ALIGN_LEFT);
        return;
    }
    draw_label(draw, gauge->name, TYPE_BUTTON, COLOUR_INK, gauge->label, ALIGN_LEFT);
    draw_label(draw, words, TYPE_NUMBER, COLOUR_INK, gauge->number, ALIGN_RIGHT);
    int change = gauge->after - gauge->before;
    if (change != 0 && share > 0) {
        struct box box = gauge->number;
        box.w -= draw_paragraph(draw, words, TYPE_NUMBER, 0)->w + px(m, 14);
        snprintf(words, sizeof words, "%s %s%d", change > 0 ? "▲" : "▼", change > 0 ? "+" : "−",
                 abs(change));
        draw_label(draw, words, TYPE_BUTTON, change > 0 ? COLOUR_GOOD : COLOUR_BAD, box,
                   ALIGN_RIGHT);
    }
    draw_gauge_bar(draw, gauge, blend(gauge->before, gauge->after, share));
}

static void draw_gauges(struct draw *draw, const struct hud_layout *layout, const struct view *view,
                        double share)
{
    const struct gauge gauges[2] = {
        {.name = _("Direction"),
         .art = "sail",
         .fill = COLOUR_AMBER,
         .edge = COLOUR_AMBER_TEXT,
         .before = view->direction_before,
         .after = view->direction,
         .icon = layout->direction_icon,
         .label = layout->direction_label,
         .number = layout->direction_number,
         .bar = layout->direction_bar},
        {.name = _("Order"),
         .art = "keel",
         .fill = COLOUR_BLUE,
         .edge = COLOUR_BLUE_TEXT,
         .before = view->order_before,
         .after = view->order_gauge,
         .icon = layout->order_icon,
         .label = layout->order_label,
         .number = layout->order_number,
         .bar = layout->order_bar},
    };
    for (int i = 0; i < 2; i++)
        draw_gauge(draw, &gauges[i], layout->compact, share);
}

/* --- visions and points -------------------------------------------------------------------------
 */

static void draw_visions(struct draw *draw, const struct hud_layout *layout,
                         const struct view *view, double share)
{
    const struct metrics *m = &draw->metrics;
    char words[WORDS];
    if (layout->compact) {
        draw_art(draw, "flag", layout->flags[0], 1);
        snprintf(words, sizeof words, "%d", view->visions);
        draw_label(draw, words, TYPE_SECTION, COLOUR_INK, layout->visions, ALIGN_LEFT);
        return;
    }
    for (int i = 0; i < VISIONS_MAX; i++) {
        struct box box = layout->flags[i];
        bool rises = i >= view->visions_before && i < view->visions;
        bool leaves = i < view->visions_before && i >= view->visions;
        draw_art(draw, i < view->visions && !rises ? "flag" : "flag-empty", box, 1);
        if (rises)
            draw_art(draw, "flag", box_moved(box, 0, px(m, 26 * (1 - share))), share);
        if (leaves && share < 1)
            /* It glides to the points, and is gone there. */
            draw_art(draw, "flag",
                     box_moved(box, (int)((layout->points.x - box.x) * share), px(m, 3 * share)),
                     1 - share * share);
    }
    snprintf(words, sizeof words, ngettext("%d vision", "%d visions", (unsigned long)view->visions),
             view->visions);
    draw_label(draw, words, TYPE_BUTTON, COLOUR_INK, layout->visions, ALIGN_LEFT);
    struct box rest = layout->visions;
    rest.x += draw_paragraph(draw, words, TYPE_BUTTON, 0)->w + px(m, 9);
    snprintf(words, sizeof words, _("%d delivered"), view->delivered);
    draw_label(draw, words, TYPE_WHY, COLOUR_INK2, rest, ALIGN_LEFT);
}

static void draw_points(struct draw *draw, const struct hud_layout *layout, const struct view *view)
{
    char words[WORDS];
    if (layout->brief) {
        snprintf(words, sizeof words, "%d", view->points);
        draw_label(draw, words, TYPE_SECTION, COLOUR_INK, layout->points, ALIGN_RIGHT);
        return;
    }
    if (layout->compact) {
        snprintf(words, sizeof words,
                 ngettext("%d point", "%d points", (unsigned long)view->points), view->points);
        draw_label(draw, words, TYPE_SECTION, COLOUR_INK, layout->points, ALIGN_RIGHT);
        return;
    }
    const char *unit = ngettext("point", "points", (unsigned long)view->points);
    struct box box = layout->points;
    draw_label(draw, unit, TYPE_BUTTON, COLOUR_INK, box_moved(box, 0, px(&draw->metrics, 1)),
               ALIGN_RIGHT);
    box.w -= draw_paragraph(draw, unit, TYPE_BUTTON, 0)->w + px(&draw->metrics, 9);
    snprintf(words, sizeof words, "%d", view->points);
    draw_label(draw, words, TYPE_NUMBER, COLOUR_INK, box, ALIGN_RIGHT);
}

void hud_draw(struct draw *draw, const struct hud_layout *layout, const struct view *view,
              const struct hud_motion *motion)
{
    draw_progress(draw, layout, view);
    if (view->gauges_shown)
        draw_gauges(draw, layout, view, motion->gauges);
    /* Practice has no ship, and so nothing to raise or to earn. */
    if (view->way == WAY_PRACTICE)
        return;
    draw_visions(draw, layout, view, motion->visions);
    draw_points(draw, layout, view);
}
