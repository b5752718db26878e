/* Pictures laid over the screen, to the nearest value of each channel. SDL's own blending rounds
 * down, which draws the edge of every faint shadow as a visible line. */
#ifndef EVENKEEL_GUI_BLEND_H
#define EVENKEEL_GUI_BLEND_H

#include <SDL.h>

#include "gui/geometry.h"
#include "gui/theme.h"

/* Lays a part of `picture` (ARGB8888, its corner `from` in the picture's pixels) over the `to` box
 * of the screen, as opaque as `alpha` (255: as the picture says). Both boxes lie inside their
 * surfaces. */
void blend_picture(SDL_Surface *screen, struct box to, SDL_Surface *picture, struct point from,
                   uint8_t alpha);

/* Lays one colour over the box. */
void blend_colour(SDL_Surface *screen, struct box to, struct rgba colour);

#endif
