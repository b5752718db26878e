#include "gui/debrief_draw.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"
#include "gui/card_face.h"
#include "gui/key.h"
#include "gui/paint.h"
#include "gui/sea.h"

enum { FLAGS_MAX = 6, LOW_LENS = 60 };

/* --- words --------------------------------------------------------------------------------------
 */

void debrief_percent(char text[32], int percent)
{
    if (percent == READING_UNDEFINED)
        snprintf(text, 32, "–");
    else
        snprintf(text, 32, _("%d %%"), percent);
}

static void read_follow_through(struct reading_words *words, const struct reading *reading)
{
    *words = (struct reading_words){.name = _("Follow-through"),
                                    .what = _("visions delivered, beside par's")};
    snprintf(words->number, sizeof words->number, _("%d of %d"), reading->delivered,
             reading->par_delivered);
    int open = reading->par_delivered - reading->delivered;
    if (reading->par_delivered == 0)
        snprintf(words->remark, sizeof words->remark, "%s", _("these cards had none to deliver"));
    else if (open <= 0)
        snprintf(words->remark, sizeof words->remark, "%s", _("every vision was put to work"));
    else
        snprintf(words->remark, sizeof words->remark,
                 ngettext("%d vision was never put to work", "%d visions were never put to work",
                          (unsigned long)open),
                 open);
}

static void read_boxes(struct reading_words *words, const struct debrief_view *view)
{
    int misread = view->reading.turns - view->read_well;
    *words = (struct reading_words){.name = _("Boxes"), .what = _("waiting 1, 2, 4, 8, 16 days")};
    snprintf(words->number, sizeof words->number,
             /* TRANSLATORS: cards that have moved one box up. */
             ngettext("%d up", "%d up", (unsigned long)view->read_well), view->read_well);
    if (misread == 0)
        snprintf(words->remark, sizeof words->remark, "%s", _("none was misread"));
    else
        snprintf(words->remark, sizeof words->remark,
                 ngettext("%d misread: it starts again", "%d misread: they start again",
                          (unsigned long)misread),
                 misread);
}

void debrief_read(struct reading_words words[READINGS], const struct debrief_view *view)
{
    const struct reading *reading = &view->reading;
    words[0] = (struct reading_words){.name = _("Fit"), .what = _("nearness of choice to weather")};
    debrief_percent(words[0].number, reading->fit);
    if (reading->band.known)
        snprintf(words[0].remark, sizeof words[0].remark, _("you %d–%d · blind choice %d–%d"),
                 reading->band.low, reading->band.high, reading->blind.low, reading->blind.high);
    else
        snprintf(words[0].remark, sizeof words[0].remark, "%s", _("too few cards to say more"));

    words[1] = (struct reading_words){.name = _("Balance"),
                                      .what = _("as balanced as your weaker side")};
    debrief_percent(words[1].number, reading->balance_shown ? reading->balance : READING_UNDEFINED);
    if (!reading->balance_shown)
        snprintf(words[1].remark, sizeof words[1].remark, "%s",
                 _("needs three cards on each side"));

    if (view->way == WAY_PRACTICE)
        read_boxes(&words[2], view);
    else
        read_follow_through(&words[2], reading);
}

const char *debrief_note(const struct reading *reading)
{
    if (reading->turns < BAND_SHOWN_FROM)
        return _("So few cards say little: a mirror for thinking, not an assessment.");
    return _("The bands are wide: this is a mirror for thinking, not an assessment.");
}

/* --- the strip at the top -----------------------------------------------------------------------
 */

void debrief_draw_header(struct draw *draw, const struct debrief_layout *layout, const char *title,
                         const char *figures, const struct header_ship *ship)
{
    const struct metrics *m = &draw->metrics;
    bool night = theme_is_night(draw->theme);
    struct sea sea = {.kind = SEA_STRIP,
                      .waterline = layout->header - px(m, 24),
                      .bottom = layout->header,
                      .drift = ship->drift};
    if (!layout->list) {
        sea_add(&sea, m, night ? "moon" : "sun", m->w - px(m, 280 + 100), px(m, 30 - 100), 240, 240,
                0.83, 1);
        sea_add(&sea, m, "headland", m->w - px(m, 562), sea.waterline - px(m, 54), 420, 90, 0.6, 1);
        sea.ship = (struct ship_look){.shown = true,
                                      .x = m->w - px(m, 166),
                                      .y = layout->header - px(m, 17),
                                      .scale = 0.29,
                                      .heel = ship->heel};
    }
    sea_draw(draw, &sea);
    draw_text(draw, title, TYPE_PAGE_TITLE, COLOUR_INK, layout->title, ALIGN_LEFT);
    draw_text(draw, figures, TYPE_WHY, COLOUR_INK, layout->figures, ALIGN_LEFT);
}

/* --- the story ----------------------------------------------------------------------------------
 */

void debrief_draw_story(struct draw *draw, const struct debrief_layout *layout,
                        const struct story_line story[], int story_count, int scroll)
{
    draw_panel(draw, box_moved(layout->story, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, _("The story"), TYPE_SECTION, COLOUR_INK,
              box_moved(layout->story_title, 0, -scroll), ALIGN_LEFT);
    for (int i = 0; i < story_count; i++) {
        struct box head = box_moved(story[i].head_box, 0, -scroll);
        draw_text(draw, story[i].head, TYPE_LABEL, COLOUR_AMBER_TEXT, head, ALIGN_LEFT);
        draw_label(draw, story[i].points, TYPE_WHY_HEAD, COLOUR_INK, head, ALIGN_RIGHT);
        draw_text(draw, story[i].words, TYPE_WHY, COLOUR_INK,
                  box_moved(story[i].words_box, 0, -scroll), ALIGN_LEFT);
    }
}

/* --- the readings -------------------------------------------------------------------------------
 */

/* From `low` to `high` percent of the bar. */
static struct box part_of_bar(struct box bar, int low, int high)
{
    int from = bar.w * low / 100, to = bar.w * high / 100;
    return (struct box){bar.x + from, bar.y, to - from > bar.h ? to - from : bar.h, bar.h};
}

void debrief_draw_hatched(struct draw *draw, struct box box, struct rgba colour)
{
    uint64_t key = key_colour(key_start("hatched bar"), colour);
    key = key_number(key_number(key, box.w), box.h);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        double scale = draw->metrics.scale;
        struct shape shape = {0, 0, box.w, box.h, box.h / 2.0};
        picture = paint_surface(box.w, box.h);
        paint_hatch(picture, shape, 1.6 * scale, 1.6 * scale, colour);
        paint_edge(picture, shape, fmax(1, scale), colour);
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, box.x, box.y, 1);
}

void debrief_draw_fit(struct draw *draw, struct box chart, const struct reading *reading)
{
    const struct metrics *m = &draw->metrics;
    struct rgba track = draw_colour(draw, COLOUR_TRACK);
    int mine_h = px(m, 11), blind_h = px(m, 7);
    struct box mine = {chart.x, chart.y + chart.h / 2 - mine_h - px(m, 3), chart.w, mine_h};
    struct box blind = {chart.x, chart.y + chart.h / 2 + px(m, 9), chart.w, blind_h};
    draw_bar(draw, mine, track);
    if (reading->band.known) {
        draw_bar(draw, blind, track);
        draw_bar(draw, part_of_bar(mine, reading->band.low, reading->band.high),
                 draw_colour(draw, COLOUR_AMBER));
        debrief_draw_hatched(draw, part_of_bar(blind, reading->blind.low, reading->blind.high),
                             draw_colour(draw, COLOUR_INK2));
    }
    if (reading->fit == READING_UNDEFINED)
        return;
    int w = px(m, 5), x = mine.x + mine.w * reading->fit / 100 - w / 2;
    struct box tick = {x, mine.y - px(m, 4), w, mine.h + px(m, 8)};
    draw_bar(draw, box_grown(tick, px(m, 1)), draw_colour(draw, COLOUR_PAPER));
    draw_bar(draw, tick, draw_colour(draw, COLOUR_INK));
}

void debrief_draw_side(struct draw *draw, const char *name, const char *art, int percent,
                       struct box place)
{
    const struct metrics *m = &draw->metrics;
    char words[32];
    int icon = place.h < text_px(m, 30) ? place.h : text_px(m, 30), gap = px(m, 9);
    draw_art(draw, art, (struct box){place.x, place.y + (place.h - icon) / 2, icon, icon}, 1);
    struct box rest = {place.x + icon + gap, place.y, place.w - icon - gap, place.h};
    int bar_h = px(m, 7);
    struct box bar = {rest.x, rest.y + rest.h - bar_h - px(m, 2), rest.w, bar_h};
    struct box line = {rest.x, rest.y, rest.w, bar.y - rest.y - px(m, 1)};
    draw_label(draw, name, TYPE_NOTE, COLOUR_INK2, line, ALIGN_LEFT);
    debrief_percent(words, percent);
    draw_label(draw, words, TYPE_SMALL_LABEL, COLOUR_INK, line, ALIGN_RIGHT);
    draw_bar(draw, bar, draw_colour(draw, COLOUR_TRACK));
    if (percent > 0)
        draw_bar(draw, part_of_bar(bar, 0, percent), draw_colour(draw, COLOUR_BAR));
}

static void draw_flags(struct draw *draw, struct box chart, const struct reading *reading)
{
    int count = reading->par_delivered > reading->delivered ? reading->par_delivered
                                                            : reading->delivered;
    if (count > FLAGS_MAX)
        count = FLAGS_MAX;
    int step = chart.w / FLAGS_MAX < chart.h * 11 / 10 ? chart.w / FLAGS_MAX : chart.h * 11 / 10;
    for (int i = 0; i < count; i++)
        draw_art(draw, i < reading->delivered ? "flag" : "flag-empty",
                 (struct box){chart.x + i * step, chart.y, step, chart.h}, 1);
}

/* A box a column, the first at the left, with the number of cards that lie in it now. */
static void draw_boxes(struct draw *draw, struct box chart, const int boxes[])
{
    const struct metrics *m = &draw->metrics;
    int step = chart.w / PRACTICE_BOXES, w = step - px(m, 8), most = text_px(m, 56);
    w = w < most ? w : most;
    for (int i = 0; i < PRACTICE_BOXES; i++) {
        char words[16];
        int count = boxes[i + 1];
        struct box box = {chart.x + i * (w + px(m, 8)), chart.y, w, chart.h - px(m, 6)};
        draw_panel(draw, box, count > 0 ? PANEL_TINT : PANEL_DASHED, 8);
        snprintf(words, sizeof words, "%d", count);
        if (count > 0)
            draw_label(draw, words, TYPE_SECTION, COLOUR_INK, box, ALIGN_CENTRE);
    }
}

void debrief_draw_readings(struct draw *draw, const struct debrief_layout *layout,
                           const struct reading_words words[READINGS],
                           const struct debrief_view *view, int scroll)
{
    const struct metrics *m = &draw->metrics;
    const struct reading *reading = &view->reading;
    draw_panel(draw, box_moved(layout->readings, 0, -scroll), PANEL_REST, 14);
    for (int i = 0; i < READINGS; i++) {
        const struct reading_box *box = &layout->reading[i];
        draw_text(draw, words[i].name, TYPE_SECTION, COLOUR_INK, box_moved(box->name, 0, -scroll),
                  ALIGN_LEFT);
        draw_text(draw, words[i].number, TYPE_LARGE_NUMBER, COLOUR_INK,
                  box_moved(box->number, 0, -scroll), ALIGN_LEFT);
        draw_text(draw, words[i].what, TYPE_NOTE, COLOUR_INK2, box_moved(box->what, 0, -scroll),
                  ALIGN_LEFT);
        draw_text(draw, words[i].remark, TYPE_SMALL_LABEL, COLOUR_INK2,
                  box_moved(box->remark, 0, -scroll), ALIGN_LEFT);
        struct box chart = box_moved(box->chart, 0, -scroll);
        if (i == 0)
            debrief_draw_fit(draw, chart, reading);
        if (i == 2 && view->way == WAY_PRACTICE)
            draw_boxes(draw, chart, view->boxes);
        else if (i == 2)
            draw_flags(draw, chart, reading);
        if (i == 1) {
            /* Its remark is empty where both sides are shown: they take its line, too. */
            int h = (words[i].remark[0] == '\0' && !layout->list ? chart.h + px(m, 22) : chart.h) /
                    2;
            debrief_draw_side(draw, _("changing side"), weather_art(SCALE_MAX), reading->change_fit,
                              (struct box){chart.x, chart.y - px(m, 3), chart.w, h});
            debrief_draw_side(draw, _("steady side"), weather_art(SCALE_MIN), reading->steady_fit,
                              (struct box){chart.x, chart.y + h - px(m, 1), chart.w, h});
        }
        if (i > 0 && !layout->list)
            draw_rule(draw,
                      (struct box){box->column.x - px(m, 20),
                                   layout->readings.y + px(m, 20) - scroll, px(m, 2),
                                   layout->readings.h - px(m, 40)},
                      COLOUR_RULE);
    }
}

/* --- the plot -----------------------------------------------------------------------------------
 */

static void paint_grid(struct draw *draw, SDL_Surface *picture, double x, double y, double cell)
{
    double scale = draw->metrics.scale, side = cell * SCALE_STEPS;
    struct rgba line = draw_colour(draw, COLOUR_KEYLINE);
    struct rgba good = draw_colour(draw, COLOUR_GOOD);
    paint_segment(picture, x, y + side, x + side, y, 24 * scale, rgba_with_alpha(good, 0.13));
    for (int i = 0; i <= SCALE_STEPS; i++) {
        paint_segment(picture, x + i * cell, y, x + i * cell, y + side, 1.3 * scale, line);
        paint_segment(picture, x, y + i * cell, x + side, y + i * cell, 1.3 * scale, line);
    }
    for (double at = 0; at < side; at += 9 * scale) {
        double end = fmin(at + 5 * scale, side);
        paint_segment(picture, x + at, y + side - at, x + end, y + side - end, 1.8 * scale, good);
    }
}

/* Up to three cards a square have sizes of their own; where a group's lie more densely the area
 * says how many. */
static double dot_radius(int count, int most)
{
    if (most <= 3)
        return count == 1 ? 6.8 : count == 2 ? 9 : 11.5;
    return fmax(5, 15.5 * sqrt((double)count / most));
}

static void paint_dots(struct draw *draw, SDL_Surface *picture, const int plot[], int most,
                       double pad, double cell)
{
    double scale = cell / 33;
    struct rgba ink = draw_colour(draw, COLOUR_INK);
    for (int context = 0; context < SCALE_STEPS; context++) {
        for (int approach = 0; approach < SCALE_STEPS; approach++) {
            int count = plot[context * SCALE_STEPS + approach];
            if (count == 0)
                continue;
            double radius = dot_radius(count, most) * scale;
            struct shape dot = {pad + (context + 0.5) * cell - radius,
                                pad + (SCALE_STEPS - 0.5 - approach) * cell - radius, 2 * radius,
                                2 * radius, radius};
            bool far = context - approach >= 2 || approach - context >= 2;
            paint_rounded(picture, dot, far ? draw_colour(draw, COLOUR_PAPER) : ink);
            paint_edge(picture, dot, 2.4 * scale, ink);
        }
    }
}

/* How many, in every dot that has room for it: a group's dots are too many to count. */
static void draw_counts(struct draw *draw, struct box grid, const int plot[], int most)
{
    int cell = grid.w / SCALE_STEPS, digit_h = type_size(&draw->metrics, TYPE_SMALL_LABEL) * 3 / 4;
    for (int square = 0; most > 3 && square < SCALE_STEPS * SCALE_STEPS; square++) {
        char words[16];
        int context = square / SCALE_STEPS, approach = square % SCALE_STEPS, count = plot[square];
        bool far = context - approach >= 2 || approach - context >= 2;
        double inside = 2 * (dot_radius(count, most) - 2.6) * cell / 33;
        snprintf(words, sizeof words, "%d", count);
        if (count > 1 &&
            hypot(draw_paragraph(draw, words, TYPE_SMALL_LABEL, 0)->w, digit_h) <= inside)
            draw_label(draw, words, TYPE_SMALL_LABEL, far ? COLOUR_INK : COLOUR_PAPER,
                       (struct box){grid.x + context * cell,
                                    grid.y + (SCALE_STEPS - 1 - approach) * cell, cell, cell},
                       ALIGN_CENTRE);
    }
}

void debrief_draw_plot(struct draw *draw, const struct debrief_layout *layout, const int plot[],
                       int scroll)
{
    const struct metrics *m = &draw->metrics;
    int most = 0;
    struct box grid = box_moved(layout->grid, 0, -scroll);
    int cell = grid.w / SCALE_STEPS, pad = px(m, 16), icon = cell < px(m, 30) ? cell : px(m, 30);
    draw_panel(draw, box_moved(layout->plot, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, _("Weather against choice"), TYPE_SECTION, COLOUR_INK,
              box_moved(layout->plot_title, 0, -scroll), ALIGN_LEFT);
    uint64_t key = key_number(key_number(key_start("plot"), grid.w), draw->theme);
    for (int i = 0; i < SCALE_STEPS * SCALE_STEPS; i++)
        key = key_number(key, plot[i]);
    for (int i = 0; i < SCALE_STEPS * SCALE_STEPS; i++)
        most = larger(most, plot[i]);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        picture = paint_surface(grid.w + 2 * pad, grid.h + 2 * pad);
        paint_grid(draw, picture, pad, pad, cell);
        paint_dots(draw, picture, plot, most, pad, cell);
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, grid.x - pad, grid.y - pad, 1);
    draw_counts(draw, grid, plot, most);
    for (int i = 0; i < SCALE_STEPS; i++) {
        struct box left = {grid.x - icon - px(m, 8), grid.y + (SCALE_STEPS - 1 - i) * cell, icon,
                           cell};
        struct box below = {grid.x + i * cell, grid.y + grid.h + px(m, 5), cell, icon};
        draw_art(draw, approach_art(i + SCALE_MIN), left, 1);
        draw_art(draw, weather_art(i + SCALE_MIN), below, 1);
    }
    int labels_w = grid.x - icon - px(m, 14) - layout->plot.x, left = layout->plot.x + px(m, 8);
    draw_label(draw, _("led"), TYPE_SMALL_LABEL, COLOUR_INK2,
               (struct box){left, grid.y, labels_w - px(m, 10), cell}, ALIGN_RIGHT);
    draw_label(draw, _("managed"), TYPE_SMALL_LABEL, COLOUR_INK2,
               (struct box){left, grid.y + 4 * cell, labels_w - px(m, 10), cell}, ALIGN_RIGHT);
    struct box below = {left, grid.y + grid.h + px(m, 5), grid.x - px(m, 6) - left, icon};
    draw_label(draw, _("calm"), TYPE_SMALL_LABEL, COLOUR_INK2, below, ALIGN_RIGHT);
    below.x = grid.x + grid.w + px(m, 6);
    draw_label(draw, _("change"), TYPE_SMALL_LABEL, COLOUR_INK2, below, ALIGN_LEFT);
}

/* --- lenses and questions -----------------------------------------------------------------------
 */

void debrief_draw_lenses(struct draw *draw, const struct debrief_layout *layout,
                         const int lens_fit[LENS_COUNT], int scroll)
{
    const struct metrics *m = &draw->metrics;
    char words[32];
    draw_panel(draw, box_moved(layout->lenses, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, _("Fit by lens"), TYPE_SECTION, COLOUR_INK,
              box_moved(layout->lenses_title, 0, -scroll), ALIGN_LEFT);
    for (int i = 0; i < LENS_COUNT - 1; i++) {
        enum lens lens = (enum lens)(i + 1);
        struct box row = box_moved(layout->lens_rows[i], 0, -scroll);
        int percent = lens_fit[lens], icon = text_px(m, 28);
        draw_art(draw, lens_art(lens), (struct box){row.x, row.y + (row.h - icon) / 2, icon, icon},
                 percent == READING_UNDEFINED ? 0.5 : 1);
        struct box name = {row.x + icon + px(m, 10), row.y, 0, row.h};
        draw_label(draw, lens_name(lens), TYPE_WHY, COLOUR_INK, name, ALIGN_LEFT);
        debrief_percent(words, percent);
        if (percent != READING_UNDEFINED)
            snprintf(words, sizeof words, "%d", percent);
        draw_label(draw, words, TYPE_WHY_HEAD, COLOUR_INK, row, ALIGN_RIGHT);
        int bar_w = px(m, 150), bar_h = px(m, 11), right = row.x + row.w - text_px(m, 44);
        int names_w = icon + px(m, 10) + draw_paragraph(draw, _("Problem-solving"), TYPE_WHY, 0)->w;
        int room = right - row.x - names_w - px(m, 12);
        /* In a wide panel the bars follow their names. */
        if (bar_w > room || room > px(m, 200))
            bar_w = room;
        struct box bar = {right - bar_w, row.y + (row.h - bar_h) / 2, bar_w, bar_h};
        draw_bar(draw, bar, draw_colour(draw, COLOUR_TRACK));
        if (percent > 0)
            draw_bar(draw, part_of_bar(bar, 0, percent),
                     draw_colour(draw, percent < LOW_LENS ? COLOUR_BAD : COLOUR_BAR));
    }
}

void debrief_draw_prompts(struct draw *draw, const struct debrief_layout *layout, const char *note,
                          int scroll)
{
    const struct metrics *m = &draw->metrics;
    for (int i = 0; i < DEBRIEF_PROMPTS; i++) {
        struct box box = box_moved(layout->prompts[i], 0, -scroll);
        canvas_fill(draw->canvas, (struct box){box.x, box.y, px(m, 4), box.h},
                    draw_colour(draw, COLOUR_AMBER));
        struct box text = {box.x + px(m, 18), box.y + px(m, 4), box.w - px(m, 26), 0};
        text.y += draw_text(draw, debrief_prompt_head(i), TYPE_WHY_HEAD, COLOUR_INK, text,
                            ALIGN_LEFT);
        draw_text(draw, debrief_prompt(i), TYPE_NOTE, COLOUR_INK2, text, ALIGN_LEFT);
    }
    draw_panel(draw, box_moved(layout->note, 0, -scroll), PANEL_EDGED, 12);
    draw_text(draw, note, TYPE_WHY, COLOUR_INK, box_moved(layout->note_text, 0, -scroll),
              ALIGN_CENTRE);
}
