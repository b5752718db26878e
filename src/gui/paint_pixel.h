/* What the painting files share: a surface's rows, and the smaller and the larger of two. */
#ifndef EVENKEEL_GUI_PAINT_PIXEL_H
#define EVENKEEL_GUI_PAINT_PIXEL_H

#include <SDL.h>

static inline uint32_t *row_of(const SDL_Surface *surface, int y)
{
    return (uint32_t *)((uint8_t *)surface->pixels + (size_t)y * (size_t)surface->pitch);
}

/* fmin and fmax are calls, for the sake of NaN. */
static inline double least(double a, double b)
{
    return a < b ? a : b;
}

static inline double most(double a, double b)
{
    return a > b ? a : b;
}

#endif
