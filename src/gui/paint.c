#include "gui/paint.h"

#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/words.h"
#include "gui/paint_pixel.h"

SDL_Surface *paint_surface(int w, int h)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, w > 0 ? w : 1, h > 0 ? h : 1, 32,
                                                          SDL_PIXELFORMAT_ARGB8888);
    if (surface == NULL) {
        struct error error;
        error_set(&error, FAULT_MACHINE, _("no memory for a picture of %d × %d pixels"), w, h);
        exit(error_report(&error));
    }
    SDL_SetSurfaceBlendMode(surface, SDL_BLENDMODE_BLEND);
    return surface;
}

static unsigned divide_by_255(unsigned value)
{
    value += 128;
    return (value + (value >> 8)) >> 8;
}

/* Source over destination, both with straight alpha. */
static uint32_t over(uint32_t below, uint32_t r, uint32_t g, uint32_t b, uint32_t alpha)
{
    if (alpha == 0)
        return below;
    uint32_t below_alpha = below >> 24, rest = 255 - alpha;
    if (below_alpha == 0 || alpha == 255)
        return alpha << 24 | r << 16 | g << 8 | b;
    uint32_t below_r = below >> 16 & 255, below_g = below >> 8 & 255, below_b = below & 255;
    if (below_alpha == 255)
        return 0xFF000000u | divide_by_255(r * alpha + below_r * rest) << 16 |
               divide_by_255(g * alpha + below_g * rest) << 8 |
               divide_by_255(b * alpha + below_b * rest);
    uint32_t kept = divide_by_255(below_alpha * rest), sum = alpha + kept;
    return sum << 24 | ((r * alpha + below_r * kept + sum / 2) / sum) << 16 |
           ((g * alpha + below_g * kept + sum / 2) / sum) << 8 |
           ((b * alpha + below_b * kept + sum / 2) / sum);
}

static void put(uint32_t *pixel, struct rgba colour, double coverage)
{
    if (coverage <= 0)
        return;
    if (coverage >= 1 && colour.a == 255) {
        *pixel = 0xFF000000u | (uint32_t)colour.r << 16 | (uint32_t)colour.g << 8 | colour.b;
        return;
    }
    uint32_t alpha = coverage >= 1 ? colour.a : (uint32_t)(colour.a * coverage + 0.5);
    *pixel = over(*pixel, colour.r, colour.g, colour.b, alpha);
}

static void put_row(uint32_t *pixels, int count, struct rgba colour)
{
    if (colour.a < 255)
        for (int i = 0; i < count; i++)
            put(&pixels[i], colour, 1);
    else
        for (int i = 0; i < count; i++)
            pixels[i] = 0xFF000000u | (uint32_t)colour.r << 16 | (uint32_t)colour.g << 8 | colour.b;
}

/* --- signed distances ---------------------------------------------------------------------------
 */

/* From a point to the edge of a rounded rectangle, negative inside (Quilez, "2D distance
 * functions"). */
static double distance_to(const struct shape *shape, double x, double y)
{
    double half_w = shape->w / 2, half_h = shape->h / 2;
    double radius = least(shape->radius, least(half_w, half_h));
    double qx = fabs(x - shape->x - half_w) - half_w + radius;
    double qy = fabs(y - shape->y - half_h) - half_h + radius;
    if (qx > 0 && qy > 0)
        return sqrt(qx * qx + qy * qy) - radius;
    return most(qx, qy) - radius;
}

static double coverage_of(double distance)
{
    return distance <= -0.5 ? 1 : distance >= 0.5 ? 0 : 0.5 - distance;
}

/* The pixels that the shape, grown by `by`, may touch. */
static SDL_Rect pixels_of(const SDL_Surface *surface, const struct shape *shape, double by)
{
    int left = (int)floor(most(shape->x - by, 0)), top = (int)floor(most(shape->y - by, 0));
    int right = (int)ceil(least(shape->x + shape->w + by, surface->w));
    int bottom = (int)ceil(least(shape->y + shape->h + by, surface->h));
    return (SDL_Rect){left, top, right - left, bottom - top};
}

void paint_rounded(SDL_Surface *surface, struct shape shape, struct rgba colour)
{
    SDL_Rect pixels = pixels_of(surface, &shape, 1);
    /* Most of a card is far from its corners; there the distance need not be computed. */
    double inner = most(shape.radius, 1);
    int from = (int)ceil(most(shape.x + 1, pixels.x));
    int until = (int)floor(least(shape.x + shape.w - 1, pixels.x + pixels.w));
    for (int y = pixels.y; y < pixels.y + pixels.h; y++) {
        uint32_t *row = row_of(surface, y);
        bool middle = y >= shape.y + inner && y + 1 <= shape.y + shape.h - inner;
        int end = pixels.x + pixels.w;
        for (int x = pixels.x; x < end; x++) {
            if (middle && x == from && from < until) {
                put_row(row + from, until - from, colour);
                x = until - 1;
                continue;
            }
            put(&row[x], colour, coverage_of(distance_to(&shape, x + 0.5, y + 0.5)));
        }
    }
}

void paint_edge(SDL_Surface *surface, struct shape shape, double width, struct rgba colour)
{
    SDL_Rect pixels = pixels_of(surface, &shape, 1);
    double inner = most(shape.radius, width) + 1;
    for (int y = pixels.y; y < pixels.y + pixels.h; y++) {
        uint32_t *row = row_of(surface, y);
        bool middle = y >= shape.y + inner && y + 1 <= shape.y + shape.h - inner;
        for (int x = pixels.x; x < pixels.x + pixels.w; x++) {
            if (middle && x >= shape.x + width + 1 && x + 1 <= shape.x + shape.w - width - 1)
                continue;
            double distance = distance_to(&shape, x + 0.5, y + 0.5);
            put(&row[x], colour, coverage_of(distance) - coverage_of(distance + width));
        }
    }
}

/* How much of a blurred edge is left at each pixel along one axis, for a side from `start` on,
 * `length` long. */
static double *blurred_side(double start, double length, double blur, int from, int count)
{
    double *shares = memory_new((size_t)count, sizeof *shares), width = blur * 0.70710678;
    for (int i = 0; i < count; i++) {
        double at = from + i + 0.5;
        shares[i] = 0.5 * (erfc((start - at) / width) - erfc((start + length - at) / width));
    }
    return shares;
}

/* How much of a blurred edge is left at a distance from it, in steps over three times the blur. */
enum { EDGE_STEPS = 64 };

static void blurred_edge(double shares[EDGE_STEPS + 1])
{
    for (int i = 0; i <= EDGE_STEPS; i++)
        shares[i] = 0.5 * erfc(1.5 * (2.0 * i / EDGE_STEPS - 1) / 0.70710678);
}

/* A Gaussian blur of a rectangle is the product of its two sides'; of a rounded one it is nearly
 * that while the blur is large beside the corners, and goes by the distance to the edge while it is
 * small. */
void paint_shadow(SDL_Surface *surface, struct shape shape, double down, double blur,
                  struct rgba colour)
{
    struct shape cover = shape;
    shape.y += down;
    SDL_Rect pixels = pixels_of(surface, &shape, 1.5 * blur);
    /* A shape of less than nothing, as a sliver of a window may have, has no shadow. */
    if (pixels.w <= 0 || pixels.h <= 0 || shape.w <= 0 || shape.h <= 0)
        return;
    bool sharp = blur < shape.radius;
    double *across = blurred_side(shape.x, shape.w, blur, pixels.x, pixels.w);
    double *upright = blurred_side(shape.y, shape.h, blur, pixels.y, pixels.h);
    double edge[EDGE_STEPS + 1];
    blurred_edge(edge);
    for (int y = pixels.y; y < pixels.y + pixels.h; y++) {
        uint32_t *row = row_of(surface, y);
        /* What the shape itself will cover need not be painted. */
        bool covered = y > cover.y + cover.radius && y + 1 < cover.y + cover.h - cover.radius;
        for (int x = pixels.x; x < pixels.x + pixels.w; x++) {
            if (covered && x > cover.x + 1 && x + 2 < cover.x + cover.w) {
                x = (int)(cover.x + cover.w - 2);
                continue;
            }
            double share = upright[y - pixels.y] * across[x - pixels.x];
            if (sharp) {
                double step = (distance_to(&shape, x + 0.5, y + 0.5) / (1.5 * blur) + 1) / 2;
                share = step <= 0 ? 1 : step >= 1 ? 0 : edge[(int)(step * EDGE_STEPS)];
            }
            uint32_t alpha = (uint32_t)(colour.a * share + 0.5);
            row[x] = over(row[x], colour.r, colour.g, colour.b, alpha);
        }
    }
    free(across);
    free(upright);
}

void paint_hatch(SDL_Surface *surface, struct shape shape, double stripe, double gap,
                 struct rgba colour)
{
    SDL_Rect pixels = pixels_of(surface, &shape, 1);
    double period = (stripe + gap) * 1.41421356;
    for (int y = pixels.y; y < pixels.y + pixels.h; y++) {
        uint32_t *row = row_of(surface, y);
        for (int x = pixels.x; x < pixels.x + pixels.w; x++) {
            double along = fmod(x + y + 1.0, period) / 1.41421356;
            double off = fabs(along - stripe / 2) - stripe / 2;
            double wrapped = fabs(along - stripe / 2 - (stripe + gap)) - stripe / 2;
            double inside = coverage_of(distance_to(&shape, x + 0.5, y + 0.5));
            put(&row[x], colour, inside * coverage_of(least(off, wrapped)));
        }
    }
}

/* How far along the edge of the shape the point nearest to (x, y) is, from the middle of the top,
 * clockwise, in pixels; good enough for dashes. */
static double along_edge(const struct shape *shape, double x, double y)
{
    double left = x - shape->x, top = y - shape->y;
    double right = shape->w - left, bottom = shape->h - top;
    double nearest = least(least(left, right), least(top, bottom));
    if (nearest == top)
        return left;
    if (nearest == right)
        return shape->w + top;
    if (nearest == bottom)
        return shape->w + shape->h + right;
    return 2 * shape->w + shape->h + bottom;
}

void paint_dashed_edge(SDL_Surface *surface, struct shape shape, double width, double dash,
                       struct rgba colour)
{
    SDL_Rect pixels = pixels_of(surface, &shape, 1);
    for (int y = pixels.y; y < pixels.y + pixels.h; y++) {
        uint32_t *row = row_of(surface, y);
        for (int x = pixels.x; x < pixels.x + pixels.w; x++) {
            double distance = distance_to(&shape, x + 0.5, y + 0.5);
            double coverage = coverage_of(distance) - coverage_of(distance + width);
            if (coverage <= 0)
                continue;
            double along = fmod(along_edge(&shape, x + 0.5, y + 0.5), dash * 1.8);
            put(&row[x], colour, coverage * coverage_of(along - dash));
        }
    }
}

void paint_cut(SDL_Surface *surface, struct shape shape)
{
    for (int y = 0; y < surface->h; y++) {
        uint32_t *row = row_of(surface, y);
        for (int x = 0; x < surface->w; x++) {
            double kept = coverage_of(distance_to(&shape, x + 0.5, y + 0.5));
            if (kept < 1)
                row[x] = (row[x] & 0xFFFFFF) | (uint32_t)((row[x] >> 24) * kept + 0.5) << 24;
        }
    }
}

void paint_glow(SDL_Surface *surface, struct rgba colour, double inner, double strong)
{
    /* Bayer's 4 × 4 matrix, in sixteenths. */
    static const double thresholds[4][4] = {
        {0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};
    enum { STEPS = 512 };
    /* By the square of the distance, so that no root is needed for a pixel. */
    double table[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
        double out = (sqrt((double)i / STEPS) - inner) / (1 - inner);
        double left = out > 0 ? 1 - out : 1;
        table[i] = 255 * strong * left * left;
    }
    double radius = (surface->w < surface->h ? surface->w : surface->h) / 2.0;
    uint32_t rgb = (uint32_t)colour.r << 16 | (uint32_t)colour.g << 8 | colour.b;
    for (int y = 0; y < surface->h; y++) {
        uint32_t *row = row_of(surface, y);
        double dy = y + 0.5 - surface->h / 2.0;
        for (int x = 0; x < surface->w; x++) {
            double dx = x + 0.5 - surface->w / 2.0;
            double step = (dx * dx + dy * dy) / (radius * radius) * STEPS;
            if (step < STEPS)
                row[x] = (uint32_t)(table[(int)step] + thresholds[y & 3][x & 3] / 16) << 24 | rgb;
        }
    }
}

void paint_segment(SDL_Surface *surface, double x0, double y0, double x1, double y1, double width,
                   struct rgba colour)
{
    struct shape around = {
        .x = least(x0, x1), .y = least(y0, y1), .w = fabs(x1 - x0), .h = fabs(y1 - y0)};
    SDL_Rect pixels = pixels_of(surface, &around, width / 2 + 1);
    double dx = x1 - x0, dy = y1 - y0, length = dx * dx + dy * dy;
    for (int y = pixels.y; y < pixels.y + pixels.h; y++) {
        uint32_t *row = row_of(surface, y);
        for (int x = pixels.x; x < pixels.x + pixels.w; x++) {
            double px = x + 0.5 - x0, py = y + 0.5 - y0;
            double at = length > 0 ? most(0, least(1, (px * dx + py * dy) / length)) : 0;
            double qx = px - at * dx, qy = py - at * dy;
            put(&row[x], colour, coverage_of(sqrt(qx * qx + qy * qy) - width / 2));
        }
    }
}

void paint_wave(SDL_Surface *surface, double x, double y, double length, double amplitude,
                double period, double width, struct rgba colour)
{
    double turn = 2 * 3.14159265358979 / period;
    struct shape around = {.x = x, .y = y - amplitude, .w = length, .h = 2 * amplitude};
    SDL_Rect pixels = pixels_of(surface, &around, width + 1);
    for (int column = pixels.x; column < pixels.x + pixels.w; column++) {
        double along = column + 0.5 - x;
        double ends = least(along, length - along);
        if (ends < -0.5)
            continue;
        double height = -amplitude * sin(along * turn);
        double slope = -amplitude * turn * cos(along * turn);
        double flatten = 1 / sqrt(1 + slope * slope);
        for (int line = pixels.y; line < pixels.y + pixels.h; line++) {
            double distance = fabs(line + 0.5 - y - height) * flatten - width / 2;
            put(&row_of(surface, line)[column], colour, coverage_of(distance) * coverage_of(-ends));
        }
    }
}

/* --- pictures -----------------------------------------------------------------------------------
 */

void paint_picture(SDL_Surface *surface, const SDL_Surface *picture, int x, int y, double share)
{
    uint32_t alpha = share >= 1 ? 255 : share <= 0 ? 0 : (uint32_t)(share * 255 + 0.5);
    for (int row = 0; row < picture->h; row++) {
        if (y + row < 0 || y + row >= surface->h)
            continue;
        const uint32_t *from = row_of(picture, row);
        uint32_t *to = row_of(surface, y + row);
        for (int column = 0; column < picture->w; column++) {
            uint32_t pixel = from[column];
            if (pixel >> 24 == 0 || x + column < 0 || x + column >= surface->w)
                continue;
            to[x + column] = over(to[x + column], pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255,
                                  divide_by_255((pixel >> 24) * alpha));
        }
    }
}
