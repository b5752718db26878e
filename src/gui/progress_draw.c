#include "gui/progress_draw.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"
#include "gui/card_face.h"
#include "gui/debrief_draw.h"
#include "gui/key.h"
#include "gui/paint.h"

enum { LEAN_MOST = 2, NO_GAME = -1 }; /* LEAN_MOST: what reaches the edge of the chart */

/* The games that are shown, from the oldest. */
static int first_shown(const struct progress *progress)
{
    return progress->game_count > PROGRESS_SHOWN ? progress->game_count - PROGRESS_SHOWN : 0;
}

/* The middle of a game's place on a chart of this width; few games do not lie far apart. */
static double x_of(const struct progress *progress, int index, int width)
{
    int count = progress->game_count - first_shown(progress);
    double step = fmin((double)width / count, width / 8.0);
    return (index - first_shown(progress) + 0.5) * step;
}

static double step_of(const struct progress *progress, int width)
{
    int count = progress->game_count - first_shown(progress);
    return fmin((double)width / count, width / 8.0);
}

/* A chart's picture under its key, or NULL: it is to be painted. */
static SDL_Surface *find_chart(struct draw *draw, uint64_t *key, struct box chart)
{
    *key = key_number(key_number(key_number(*key, chart.w), chart.h), draw->theme);
    return pictures_find(draw->pictures, *key);
}

/* --- games over time ----------------------------------------------------------------------------
 */

static double y_of(struct box chart, int percent)
{
    return chart.h * (1 - percent / 100.0);
}

/* What blind choice would have got, over the games that say so: a strip behind them. */
static void paint_blind(struct draw *draw, SDL_Surface *picture, struct box chart,
                        const struct progress *progress, double pad)
{
    long low = 0, high = 0;
    int count = 0;
    for (int i = first_shown(progress); i < progress->game_count; i++) {
        if (!progress->games[i].blind.known)
            continue;
        low += progress->games[i].blind.low;
        high += progress->games[i].blind.high;
        count++;
    }
    if (count == 0)
        return;
    double top = y_of(chart, (int)(high / count)), bottom = y_of(chart, (int)(low / count));
    double scale = draw->metrics.scale;
    paint_hatch(picture, (struct shape){pad, pad + top, chart.w, fmax(bottom - top, 2), 0},
                1.2 * scale, 5 * scale, rgba_with_alpha(draw_colour(draw, COLOUR_INK2), 0.55));
}

static void paint_games(struct draw *draw, SDL_Surface *picture, struct box chart,
                        const struct progress *progress, double pad)
{
    double scale = draw->metrics.scale, step = step_of(progress, chart.w);
    double band_w = fmin(16 * scale, step * 0.6), radius = fmin(6 * scale, step * 0.42);
    struct rgba line = draw_colour(draw, COLOUR_KEYLINE);
    for (int percent = 0; percent <= 100; percent += 25) {
        double y = pad + y_of(chart, percent);
        paint_segment(picture, pad, y, pad + chart.w, y, scale, line);
    }
    paint_blind(draw, picture, chart, progress, pad);
    for (int i = first_shown(progress); i < progress->game_count; i++) {
        const struct progress_game *game = &progress->games[i];
        double x = pad + x_of(progress, i, chart.w);
        if (!game->band.known)
            continue;
        double top = pad + y_of(chart, game->band.high);
        double h = fmax(y_of(chart, game->band.low) - y_of(chart, game->band.high), 2);
        struct shape band = {x - band_w / 2, top, band_w, h, band_w / 3};
        paint_rounded(picture, band, draw_colour(draw, COLOUR_AMBER));
        paint_edge(picture, band, fmax(1, scale), draw_colour(draw, COLOUR_AMBER_TEXT));
    }
    for (int i = first_shown(progress); i < progress->game_count; i++) {
        const struct progress_game *game = &progress->games[i];
        if (game->fit == READING_UNDEFINED)
            continue;
        double x = pad + x_of(progress, i, chart.w), y = pad + y_of(chart, game->fit);
        struct shape dot = {x - radius, y - radius, 2 * radius, 2 * radius, radius};
        paint_rounded(picture, dot, draw_colour(draw, COLOUR_INK));
        paint_edge(picture, dot, fmax(1, 1.4 * scale), draw_colour(draw, COLOUR_PAPER));
    }
}

/* "2026-11-24" of the day and time. */
static void draw_day(struct draw *draw, const struct progress_game *game, struct box box,
                     enum align align)
{
    char day[16];
    snprintf(day, sizeof day, "%.10s", game->started);
    draw_label(draw, day, TYPE_SMALL_LABEL, COLOUR_INK2, box, align);
}

void progress_draw_games(struct draw *draw, const struct progress_layout *layout,
                         const struct progress *progress, const char *legend, uint64_t key,
                         int scroll)
{
    const struct metrics *m = &draw->metrics;
    struct box chart = box_moved(layout->games_chart, 0, -scroll);
    int pad = px(m, 12), first = first_shown(progress), last = progress->game_count - 1;
    int label_h = type_line_height(m, TYPE_SMALL_LABEL);
    draw_panel(draw, box_moved(layout->games, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, _("Fit, game by game"), TYPE_SECTION, COLOUR_INK,
              box_moved(layout->games_title, 0, -scroll), ALIGN_LEFT);
    uint64_t picture_key = key_text(key, "games");
    SDL_Surface *picture = find_chart(draw, &picture_key, chart);
    if (picture == NULL) {
        picture = paint_surface(chart.w + 2 * pad, chart.h + 2 * pad);
        paint_games(draw, picture, chart, progress, pad);
        pictures_keep(draw->pictures, picture_key, picture);
    }
    canvas_picture(draw->canvas, picture_key, picture, chart.x - pad, chart.y - pad, 1);
    for (int percent = 0; percent <= 100; percent += 50) {
        char words[16];
        snprintf(words, sizeof words, "%d", percent);
        draw_label(draw, words, TYPE_SMALL_LABEL, COLOUR_INK2,
                   (struct box){chart.x - text_px(m, 44),
                                chart.y + (int)y_of(chart, percent) - label_h / 2, text_px(m, 36),
                                label_h},
                   ALIGN_RIGHT);
    }
    struct box days = {chart.x, chart.y + chart.h + px(m, 4), chart.w, label_h};
    draw_day(draw, &progress->games[first], days, ALIGN_LEFT);
    /* The last one's day, where both have room. */
    if (last > first && x_of(progress, last, chart.w) > text_px(m, 230)) {
        int right = (int)(x_of(progress, last, chart.w) + step_of(progress, chart.w) / 2);
        draw_day(draw, &progress->games[last], (struct box){days.x, days.y, right, days.h},
                 ALIGN_RIGHT);
    }
    draw_text(draw, legend, TYPE_NOTE, COLOUR_INK2, box_moved(layout->games_legend, 0, -scroll),
              ALIGN_LEFT);
}

/* --- lean over time -----------------------------------------------------------------------------
 */

static void paint_lean(struct draw *draw, SDL_Surface *picture, struct box chart,
                       const struct progress *progress, double pad)
{
    double scale = draw->metrics.scale, middle = pad + chart.h / 2.0;
    double w = fmin(14 * scale, step_of(progress, chart.w) * 0.6);
    for (int i = first_shown(progress); i < progress->game_count; i++) {
        const struct progress_game *game = &progress->games[i];
        if (game->answered <= 0)
            continue;
        double lean = fmax(-LEAN_MOST, fmin(LEAN_MOST, (double)game->lean / game->answered));
        double h = fmax(fabs(lean) * chart.h / 2 / LEAN_MOST, 2 * scale);
        double x = pad + x_of(progress, i, chart.w) - w / 2;
        bool led = lean > 0;
        struct shape bar = {x, led ? middle - h : middle, w, h, fmin(w, h) / 3};
        paint_rounded(picture, bar, draw_colour(draw, led ? COLOUR_AMBER : COLOUR_BLUE));
        paint_edge(picture, bar, fmax(1, scale),
                   draw_colour(draw, led ? COLOUR_AMBER_TEXT : COLOUR_BLUE_TEXT));
    }
    paint_segment(picture, pad, middle, pad + chart.w, middle, 1.4 * scale,
                  draw_colour(draw, COLOUR_INK2));
}

void progress_draw_lean(struct draw *draw, const struct progress_layout *layout,
                        const struct progress *progress, uint64_t key, int scroll)
{
    const struct metrics *m = &draw->metrics;
    struct box chart = box_moved(layout->lean_chart, 0, -scroll);
    int pad = px(m, 12), left = text_px(m, LEAN_LABELS), icon = text_px(m, 22), half = chart.h / 2;
    draw_panel(draw, box_moved(layout->lean, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, _("Lean, game by game"), TYPE_SECTION, COLOUR_INK,
              box_moved(layout->lean_title, 0, -scroll), ALIGN_LEFT);
    uint64_t picture_key = key_text(key, "lean");
    SDL_Surface *picture = find_chart(draw, &picture_key, chart);
    if (picture == NULL) {
        picture = paint_surface(chart.w + 2 * pad, chart.h + 2 * pad);
        paint_lean(draw, picture, chart, progress, pad);
        pictures_keep(draw->pictures, picture_key, picture);
    }
    canvas_picture(draw->canvas, picture_key, picture, chart.x - pad, chart.y - pad, 1);
    const char *names[] = {_("led"), _("managed")}, *arts[] = {"sail", "keel"};
    for (int i = 0; i < 2; i++) {
        struct box line = {chart.x - left, chart.y + i * half, left - px(m, 6), half};
        draw_art(draw, arts[i], (struct box){line.x, line.y + (half - icon) / 2, icon, icon}, 1);
        line.x += icon + px(m, 4);
        line.w -= icon + px(m, 4);
        draw_label(draw, names[i], TYPE_NOTE, COLOUR_INK2, line, ALIGN_LEFT);
    }
}

/* --- words and numbers --------------------------------------------------------------------------
 */

void progress_draw_lenses(struct draw *draw, const struct progress_layout *layout,
                          const struct progress *progress, const char *advice, int scroll)
{
    struct debrief_layout places = {.lenses = layout->lenses, .lenses_title = layout->lenses_title};
    int fit[LENS_COUNT];
    for (int i = 0; i < LENS_COUNT; i++)
        fit[i] = progress_lens_fit(&progress->lenses[i]);
    for (int i = 0; i < LENS_COUNT - 1; i++)
        places.lens_rows[i] = layout->lens_rows[i];
    debrief_draw_lenses(draw, &places, fit, scroll);
    draw_text(draw, advice, TYPE_WHY, COLOUR_INK, box_moved(layout->advice, 0, -scroll),
              ALIGN_LEFT);
}

void progress_draw_bests(struct draw *draw, const struct progress_layout *layout,
                         const struct progress *progress, const char *daily_code, int scroll)
{
    const char *names[PROGRESS_BESTS] = {_("Best score"), _("Best fit"),
                                         _("Longest endless voyage"), _("Today's voyage")};
    const struct progress_bests *bests = &progress->bests;
    const int games[PROGRESS_BESTS] = {bests->score, bests->fit, bests->endless, NO_GAME};
    draw_panel(draw, box_moved(layout->bests, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, _("Bests"), TYPE_SECTION, COLOUR_INK,
              box_moved(layout->bests_title, 0, -scroll), ALIGN_LEFT);
    for (int i = 0; i < PROGRESS_BESTS; i++) {
        char words[64] = "–";
        struct box row = box_moved(layout->best_rows[i], 0, -scroll);
        const struct progress_game *game = games[i] >= 0 ? &progress->games[games[i]] : NULL;
        if (game != NULL && i == 0)
            snprintf(words, sizeof words, "%d", game->score);
        else if (game != NULL && i == 1)
            snprintf(words, sizeof words, _("%d %%"), game->fit);
        else if (game != NULL)
            snprintf(words, sizeof words,
                     ngettext("%d card", "%d cards", (unsigned long)progress_survived(game)),
                     progress_survived(game));
        if (i == PROGRESS_BESTS - 1 && daily_code[0] != '\0')
            snprintf(words, sizeof words, "%s", daily_code);
        draw_label(draw, names[i], TYPE_WHY, COLOUR_INK, row, ALIGN_LEFT);
        draw_label(draw, words, TYPE_WHY_HEAD, COLOUR_INK, row, ALIGN_RIGHT);
    }
}

void progress_draw_boxes(struct draw *draw, const struct progress_layout *layout,
                         const struct progress *progress, const char *note, int scroll)
{
    const struct metrics *m = &draw->metrics;
    draw_panel(draw, box_moved(layout->boxes, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, _("Boxes of practice"), TYPE_SECTION, COLOUR_INK,
              box_moved(layout->boxes_title, 0, -scroll), ALIGN_LEFT);
    for (int i = 0; i < PROGRESS_BOXES; i++) {
        char words[32];
        struct box cell = box_moved(layout->box_cells[i], 0, -scroll);
        int number_h = type_line_height(m, TYPE_NUMBER), days = 1 << i;
        snprintf(words, sizeof words, "%d", progress->boxes[i]);
        draw_label(draw, words, TYPE_NUMBER, COLOUR_INK,
                   (struct box){cell.x, cell.y, cell.w, number_h}, ALIGN_LEFT);
        snprintf(words, sizeof words, ngettext("%d day", "%d days", (unsigned long)days), days);
        draw_label(draw, words, TYPE_SMALL_LABEL, COLOUR_INK2,
                   (struct box){cell.x, cell.y + number_h, cell.w, cell.h - number_h}, ALIGN_LEFT);
    }
    draw_text(draw, note, TYPE_NOTE, COLOUR_INK2, box_moved(layout->boxes_note, 0, -scroll),
              ALIGN_LEFT);
}
