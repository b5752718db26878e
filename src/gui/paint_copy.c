/* Copies of pictures: as they are, in another size, turned. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "gui/paint.h"
#include "gui/paint_pixel.h"

SDL_Surface *paint_copy(const SDL_Surface *picture)
{
    SDL_Surface *copy = paint_surface(picture->w, picture->h);
    memcpy(copy->pixels, picture->pixels, (size_t)picture->h * (size_t)picture->pitch);
    return copy;
}

struct sum {
    double a, r, g, b; /* colours weighted by alpha */
};

static void add_pixel(struct sum *sum, uint32_t pixel, double weight)
{
    double alpha = (pixel >> 24) * weight;
    sum->a += alpha;
    sum->r += (pixel >> 16 & 255) * alpha;
    sum->g += (pixel >> 8 & 255) * alpha;
    sum->b += (pixel & 255) * alpha;
}

static void add_sum(struct sum *sum, const struct sum *other, double weight)
{
    sum->a += other->a * weight;
    sum->r += other->r * weight;
    sum->g += other->g * weight;
    sum->b += other->b * weight;
}

static uint32_t pixel_of(const struct sum *sum)
{
    if (sum->a < 0.5)
        return 0;
    uint32_t alpha = (uint32_t)(sum->a + 0.5);
    return (alpha > 255 ? 255 : alpha) << 24 | (uint32_t)(sum->r / sum->a + 0.5) << 16 |
           (uint32_t)(sum->g / sum->a + 0.5) << 8 | (uint32_t)(sum->b / sum->a + 0.5);
}

/* How much of each pixel from `*first` on lies between `start` and `end`; returns how many do. */
static int shares_of(double start, double end, int length, int *first, double shares[])
{
    int count = 0;
    *first = (int)start;
    for (int i = *first; i < end && i < length; i++)
        shares[count++] = (least(end, i + 1) - most(start, i)) / (end - start);
    return count;
}

SDL_Surface *paint_resized(const SDL_Surface *picture, int w, int h)
{
    SDL_Surface *copy = paint_surface(w, h);
    double across = (double)picture->w / copy->w, down = (double)picture->h / copy->h;
    struct sum *sums = memory_new((size_t)picture->w, sizeof *sums);
    double *shares = memory_new((size_t)(most(across, down) + 3), sizeof *shares);
    for (int y = 0; y < copy->h; y++) {
        int first;
        int count = shares_of(y * down, (y + 1) * down, picture->h, &first, shares);
        memset(sums, 0, (size_t)picture->w * sizeof *sums);
        for (int i = 0; i < count; i++) {
            const uint32_t *from = row_of(picture, first + i);
            for (int x = 0; x < picture->w; x++)
                add_pixel(&sums[x], from[x], shares[i]);
        }
        uint32_t *row = row_of(copy, y);
        for (int x = 0; x < copy->w; x++) {
            struct sum sum = {0};
            count = shares_of(x * across, (x + 1) * across, picture->w, &first, shares);
            for (int i = 0; i < count; i++)
                add_sum(&sum, &sums[first + i], shares[i]);
            row[x] = pixel_of(&sum);
        }
    }
    free(shares);
    free(sums);
    return copy;
}

/* Where the turned picture's corners are, seen from the point it is turned about. */
struct turned_extent {
    double left, top, right, bottom;
};

static struct turned_extent extent_of(const SDL_Surface *picture,
                                      const struct turn_of_picture *turn)
{
    struct turned_extent extent = {0};
    double angle = turn->degrees * 3.14159265358979 / 180, c = cos(angle), s = sin(angle);
    for (int i = 0; i < 4; i++) {
        double dx = ((i & 1 ? picture->w : 0) - turn->x) * turn->scale;
        double dy = ((i & 2 ? picture->h : 0) - turn->y) * turn->scale;
        double x = c * dx - s * dy, y = s * dx + c * dy;
        extent.left = least(extent.left, x);
        extent.right = most(extent.right, x);
        extent.top = least(extent.top, y);
        extent.bottom = most(extent.bottom, y);
    }
    return extent;
}

struct point paint_turned_origin(const SDL_Surface *picture, const struct turn_of_picture *turn)
{
    struct turned_extent extent = extent_of(picture, turn);
    return (struct point){(int)ceil(-extent.left) + 1, (int)ceil(-extent.top) + 1};
}

/* The mean of four pixels, weighted by (u, v) in 256ths, colours weighted by their alpha. */
static uint32_t mix_four(const uint32_t pixels[4], unsigned u, unsigned v)
{
    const unsigned weights[4] = {(256 - u) * (256 - v), u * (256 - v), (256 - u) * v, u * v};
    uint64_t a = 0, r = 0, g = 0, b = 0;
    for (int i = 0; i < 4; i++) {
        uint64_t alpha = (uint64_t)(pixels[i] >> 24) * weights[i];
        a += alpha;
        r += (pixels[i] >> 16 & 255) * alpha;
        g += (pixels[i] >> 8 & 255) * alpha;
        b += (pixels[i] & 255) * alpha;
    }
    if (a < 1 << 15)
        return 0;
    return (uint32_t)(a >> 16) << 24 | (uint32_t)(r / a) << 16 | (uint32_t)(g / a) << 8 |
           (uint32_t)(b / a);
}

static uint32_t pixel_at(const SDL_Surface *picture, int x, int y)
{
    return x >= 0 && y >= 0 && x < picture->w && y < picture->h ? row_of(picture, y)[x] : 0;
}

SDL_Surface *paint_turned(const SDL_Surface *picture, const struct turn_of_picture *turn)
{
    struct turned_extent extent = extent_of(picture, turn);
    struct point origin = paint_turned_origin(picture, turn);
    double angle = turn->degrees * 3.14159265358979 / 180;
    double c = cos(angle) / turn->scale, s = sin(angle) / turn->scale;
    SDL_Surface *copy = paint_surface(origin.x + (int)ceil(extent.right) + 1,
                                      origin.y + (int)ceil(extent.bottom) + 1);
    for (int row = 0; row < copy->h; row++) {
        uint32_t *to = row_of(copy, row);
        double dx = 0.5 - origin.x, dy = row + 0.5 - origin.y;
        double u = turn->x + c * dx + s * dy - 0.5, v = turn->y + c * dy - s * dx - 0.5;
        for (int column = 0; column < copy->w; column++, u += c, v -= s) {
            int x = (int)floor(u), y = (int)floor(v);
            if (x < -1 || y < -1 || x >= picture->w || y >= picture->h)
                continue;
            const uint32_t pixels[4] = {pixel_at(picture, x, y), pixel_at(picture, x + 1, y),
                                        pixel_at(picture, x, y + 1),
                                        pixel_at(picture, x + 1, y + 1)};
            if ((pixels[0] | pixels[1] | pixels[2] | pixels[3]) >> 24 != 0)
                to[column] = mix_four(pixels, (unsigned)((u - x) * 256), (unsigned)((v - y) * 256));
        }
    }
    return copy;
}
