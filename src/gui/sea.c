#include "gui/sea.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "gui/key.h"
#include "gui/paint.h"

/* The ship's picture: 400 × 420, its mast meets the water at (200, 300), its top is at 14. The view
 * has room for it turned, and for the flag. */
enum { SHIP_MAST = 200, SHIP_WATER = 300, MAST_TOP = 14 };

/* Its outermost points, the flag's among them: what the turned picture has to have room for. */
static const struct ship_point {
    double x, y;
} ship_points[] = {{58, 258},  {392, 232}, {196, -26}, {236, -8},
                   {172, 398}, {240, 398}, {102, 364}};

/* A row of waves: how far under the waterline its tile begins, how wide one wave and how high the
 * tile is, how far it drifts. The tile is one wave, repeated. */
struct row {
    const char *name;
    double below, wave;
    int height; /* as much of the tile as the next row leaves to be seen */
    double sway;
};

static const struct row far_row = {"wave-1-far", -14, 160, 40, 4};
static const struct row mid_row = {"wave-2-mid", -7, 256, 44, -6};
static const struct row body_row = {"water-body", 1, 320, 620, 5};
static const struct row front_row = {"water-front", 5, 320, 110, -5};

/* Of the nearest row only the crest; below it the water goes down to the ground by itself. */
enum { DEEP_CREST = 44 };

static const struct row deep_far = {"wave-1-far", -12, 160, 64, 4};
static const struct row deep_mid = {"wave-2-mid", 19, 256, 84, -6};
static const struct row deep_near = {"wave-3-near", 64, 320, DEEP_CREST, 6};
static const struct row deep_water = {"water-front", 111, 320, 110, -5};
static const struct row deep_front = {"wave-4-front", 224, 1280.0 / 3, 150, 6};

enum { BODY_CREST = 32 }; /* the part of the body's tile that is not plain gradient */

double sea_heel(int direction, int order)
{
    double heel = (direction - order) * 0.45;
    return heel > 22 ? 22 : heel < -22 ? -22 : heel;
}

void sea_add(struct sea *sea, const struct metrics *metrics, const char *art, int x, int y,
             double art_w, double art_h, double scale, double share)
{
    if (sea->thing_count < SKY_THINGS_MAX)
        sea->things[sea->thing_count++] = (struct sky_thing){
            art, x, y, px(metrics, art_w * scale), px(metrics, art_h * scale), share};
}

/* --- sky ----------------------------------------------------------------------------------------
 */

/* The sun and the light round it, out to the edge of its box; the disc has 58 of the box's 240
 * units. */
static void draw_sun(struct draw *draw, struct box box, double share)
{
    uint64_t key = key_number(key_start("sun"), box.w);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        double middle = box.w / 2.0, radius = box.w * 58.0 / 240;
        picture = paint_surface(box.w, box.h);
        paint_glow(picture, (struct rgba){0xFF, 0xE9, 0xB8, 255}, 0.24, 0.62);
        paint_rounded(
            picture,
            (struct shape){middle - radius, middle - radius, 2 * radius, 2 * radius, radius},
            (struct rgba){0xFF, 0xE3, 0xA3, 255});
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, box.x, box.y, share);
}

static int deep_sky_end(const struct metrics *metrics, const struct sea *sea)
{
    return sea->waterline + px(metrics, 8);
}

static void draw_sky(struct draw *draw, const struct sea *sea)
{
    const struct metrics *metrics = &draw->metrics;
    struct rgba top = draw_colour(draw, COLOUR_SKY_TOP);
    struct rgba horizon = draw_colour(draw, COLOUR_SKY_HORIZON);
    if (sea->sky == SKY_STORM && draw->theme == THEME_DAY) {
        top = (struct rgba){0xA7, 0xB8, 0xC4, 255};
        horizon = (struct rgba){0xDF, 0xE3, 0xDF, 255};
    }
    /* The warm end of the sky lies below the line: a low sea shows less of it. */
    int end = sea->kind == SEA_DEEP ? deep_sky_end(metrics, sea) : sea->waterline * 3 / 2;
    canvas_gradient(draw->canvas, (struct box){0, 0, metrics->w, end}, top, horizon);
    if (draw->theme == THEME_CONTRAST)
        return;
    if (sea->kind == SEA_STRIP)
        canvas_clip(draw->canvas, (struct box){0, 0, metrics->w, sea->bottom});
    for (int i = 0; i < sea->thing_count; i++) {
        const struct sky_thing *thing = &sea->things[i];
        struct box box = {thing->x, thing->y, thing->w, thing->h};
        if (strcmp(thing->art, "sun") == 0)
            draw_sun(draw, box, thing->share);
        else
            draw_art(draw, thing->art, box, thing->share);
    }
    canvas_unclip(draw->canvas);
}

/* --- water --------------------------------------------------------------------------------------
 */

/* In high contrast the sea is white and its waves are lines. */
static void draw_line_row(struct draw *draw, int y, double period)
{
    const struct metrics *metrics = &draw->metrics;
    struct rgba ink = draw_colour(draw, COLOUR_INK);
    uint64_t key = key_number(key_start("line of waves"), metrics->w);
    key = key_number(key, (int64_t)period);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    int h = px(metrics, 16);
    if (picture == NULL) {
        picture = paint_surface(metrics->w, h);
        paint_wave(picture, 0, h / 2.0, metrics->w, px(metrics, 4), period * metrics->scale,
                   1.5 * metrics->scale, ink);
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, 0, y, 1);
}

/* One wave of the row, as high as it is seen. */
static SDL_Surface *row_tile(struct draw *draw, const struct row *row, int height, uint64_t *key)
{
    const struct metrics *metrics = &draw->metrics;
    int w = px(metrics, row->wave), h = px(metrics, height);
    *key = key_number(key_number(key_text(key_start("wave"), row->name), w), h);
    *key = key_number(*key, theme_is_night(draw->theme));
    SDL_Surface *tile = pictures_find(draw->pictures, *key);
    if (tile != NULL)
        return tile;
    const struct art_part part = {.name = row->name};
    return pictures_keep(draw->pictures, *key,
                         art_compose(draw->art, &part, 1, theme_is_night(draw->theme),
                                     (struct art_view){0, 0, row->wave, height}, w > 0 ? w : 1,
                                     h > 0 ? h : 1));
}

/* A row's wave repeated across the window, shifted by the drift; cut below `bottom`. */
static void draw_row(struct draw *draw, const struct sea *sea, const struct row *row, int bottom)
{
    const struct metrics *metrics = &draw->metrics;
    int y = sea->waterline + px(metrics, row->below);
    if (draw->theme == THEME_CONTRAST) {
        if (strcmp(row->name, "wave-2-mid") == 0 || strcmp(row->name, "water-front") == 0)
            draw_line_row(draw, y, row == &mid_row || row == &deep_mid ? 180 : 260);
        return;
    }
    uint64_t key;
    int height = row == &body_row ? BODY_CREST : row->height;
    /* What lies below the window's end need not be made. */
    int seen = (int)ceil((bottom - y) / metrics->scale);
    SDL_Surface *tile = row_tile(draw, row, height < seen ? height : seen, &key);
    int shift = (int)floor(metrics->scale * row->sway * sin(2 * 3.14159265358979 * sea->drift) +
                           0.5);
    struct box part = {0, 0, tile->w, tile->h};
    if (y + part.h > bottom)
        part.h = bottom - y;
    for (int x = shift > 0 ? shift - tile->w : shift; part.h > 0 && x < metrics->w; x += tile->w)
        canvas_picture_part(draw->canvas, key, tile, part, x, y);
}

static void draw_clear_water(struct draw *draw, const struct sea *sea)
{
    const struct metrics *metrics = &draw->metrics;
    int top = sea->waterline + px(metrics, body_row.below);
    int h = px(metrics, body_row.height);
    struct box water = {0, top, metrics->w, h > metrics->h - top ? h : metrics->h - top};
    int crest = top + px(metrics, BODY_CREST);
    canvas_clip(draw->canvas, (struct box){0, crest, metrics->w, metrics->h});
    canvas_gradient(draw->canvas, water, draw_colour(draw, COLOUR_WATER_LINE),
                    draw_colour(draw, COLOUR_WATER_BOTTOM));
    canvas_unclip(draw->canvas);
    draw_row(draw, sea, &body_row, metrics->h);
}

static void draw_deep_water(struct draw *draw, const struct sea *sea)
{
    const struct metrics *metrics = &draw->metrics;
    struct rgba near = {0x58, 0xA0, 0xB7, 255}, ground = {0x2E, 0x7A, 0x99, 255};
    if (draw->theme == THEME_NIGHT) {
        near = (struct rgba){0x17, 0x40, 0x5F, 255};
        ground = (struct rgba){0x0A, 0x20, 0x36, 255};
    } else if (draw->theme == THEME_CONTRAST) {
        near = ground = draw_colour(draw, COLOUR_WATER_LINE);
    }
    int top = sea->waterline + px(metrics, deep_near.below + DEEP_CREST);
    /* Waves that are lines hide nothing: the water begins where the sky ends. */
    if (draw->theme == THEME_CONTRAST)
        top = deep_sky_end(metrics, sea);
    canvas_gradient(draw->canvas, (struct box){0, top, metrics->w, metrics->h - top}, near, ground);
    draw_row(draw, sea, &deep_near, metrics->h);
}

/* --- ship ---------------------------------------------------------------------------------------
 */

/* The part of the picture's plane that the ship takes when it is turned. */
static struct art_view ship_view(double degrees)
{
    enum { MARGIN = 4 };
    double angle = degrees * 3.14159265358979 / 180, c = cos(angle), s = sin(angle);
    double left = 0, right = 0, top = 0, bottom = 0;
    for (size_t i = 0; i < sizeof ship_points / sizeof *ship_points; i++) {
        double dx = ship_points[i].x - SHIP_MAST, dy = ship_points[i].y - SHIP_WATER;
        left = fmin(left, c * dx - s * dy);
        right = fmax(right, c * dx - s * dy);
        top = fmin(top, s * dx + c * dy);
        bottom = fmax(bottom, s * dx + c * dy);
    }
    return (struct art_view){SHIP_MAST + left - MARGIN, SHIP_WATER + top - MARGIN,
                             right - left + 2 * MARGIN, bottom - top + 2 * MARGIN};
}

/* Turned by whole tenths of a degree: finer steps cannot be seen, and each is kept. */
static SDL_Surface *ship_picture(struct draw *draw, const struct ship_look *ship, int tenths,
                                 struct art_view view, uint64_t *key)
{
    double unit = draw->metrics.scale * ship->scale;
    int w = (int)ceil(view.w * unit), h = (int)ceil(view.h * unit);
    view.w = w / unit;
    view.h = h / unit;
    *key = key_number(key_number(key_start("ship"), w), tenths);
    *key = key_number(key_number(*key, ship->flag), theme_is_night(draw->theme));
    SDL_Surface *picture = pictures_find(draw->pictures, *key);
    if (picture != NULL)
        return picture;
    char turn[64], flag[128];
    snprintf(turn, sizeof turn, "rotate(%.1f %d %d)", tenths / 10.0, SHIP_MAST, SHIP_WATER);
    /* On a small ship the flag is drawn larger, to be seen. */
    double larger = ship->scale < 0.6 ? 1.45 : 0.84;
    snprintf(flag, sizeof flag, "%s translate(%.2f %.2f) scale(%.2f)", turn,
             SHIP_MAST - 2 - 8 * larger, MAST_TOP + 4 - 33 * larger, larger);
    const struct art_part parts[] = {{"ship", turn}, {"flag", flag}};
    picture = art_compose(draw->art, parts, ship->flag ? 2 : 1, theme_is_night(draw->theme), view,
                          w > 0 ? w : 1, h > 0 ? h : 1);
    return pictures_keep(draw->pictures, *key, picture);
}

static void draw_ship(struct draw *draw, const struct ship_look *ship, double heel, double share)
{
    uint64_t key;
    double unit = draw->metrics.scale * ship->scale;
    int tenths = (int)floor(heel * 10 + 0.5);
    /* The corner lies on a whole pixel, so that the ship does not tremble as its view changes. */
    struct art_view view = ship_view(tenths / 10.0);
    int x = (int)ceil((SHIP_MAST - view.x) * unit), y = (int)ceil((SHIP_WATER - view.y) * unit);
    view.x = SHIP_MAST - x / unit;
    view.y = SHIP_WATER - y / unit;
    SDL_Surface *picture = ship_picture(draw, ship, tenths, view, &key);
    canvas_picture(draw->canvas, key, picture, ship->x - x, ship->y - y, share);
}

static void draw_ships(struct draw *draw, const struct ship_look *ship)
{
    if (!ship->shown)
        return;
    if (ship->ghost)
        draw_ship(draw, ship, ship->ghost_heel, 0.2);
    draw_ship(draw, ship, ship->heel, 1);
}

void sea_draw(struct draw *draw, const struct sea *sea)
{
    const struct metrics *metrics = &draw->metrics;
    draw_sky(draw, sea);
    switch (sea->kind) {
    case SEA_DEEP:
        draw_row(draw, sea, &deep_far, metrics->h);
        draw_row(draw, sea, &deep_mid, metrics->h);
        draw_deep_water(draw, sea);
        draw_ships(draw, &sea->ship);
        draw_row(draw, sea, &deep_water, metrics->h);
        draw_row(draw, sea, &deep_front, metrics->h);
        break;
    case SEA_CLEAR:
        draw_row(draw, sea, &far_row, metrics->h);
        draw_row(draw, sea, &mid_row, metrics->h);
        draw_clear_water(draw, sea);
        draw_ships(draw, &sea->ship);
        draw_row(draw, sea, &front_row, metrics->h);
        break;
    case SEA_STRIP:
        draw_row(draw, sea, &far_row, sea->bottom);
        draw_ships(draw, &sea->ship);
        draw_row(draw, sea, &mid_row, sea->bottom);
        canvas_fill(draw->canvas,
                    (struct box){0, sea->bottom, metrics->w, metrics->h - sea->bottom},
                    draw_colour(draw, COLOUR_TABLE));
        break;
    }
}
