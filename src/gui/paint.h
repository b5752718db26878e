/* Painting on surfaces: cards, shadows, bars and lines, composed once on the CPU and then copied
 * (SDL's own geometry is ragged without a GPU). Every surface is ARGB8888 with straight alpha;
 * positions and sizes are pixels, and may be fractions. What lies outside the surface is cut. */
#ifndef EVENKEEL_GUI_PAINT_H
#define EVENKEEL_GUI_PAINT_H

#include <SDL.h>

#include "gui/geometry.h"
#include "gui/theme.h"

struct shape {
    double x, y, w, h;
    double radius; /* of the corners */
};

/* A transparent surface, at least 1 × 1; never NULL. Free with SDL_FreeSurface. */
SDL_Surface *paint_surface(int w, int h);

/* As large, with the same pixels. */
SDL_Surface *paint_copy(const SDL_Surface *picture);

void paint_rounded(SDL_Surface *surface, struct shape shape, struct rgba colour);

/* A line of this width along the inside of the shape's edge. */
void paint_edge(SDL_Surface *surface, struct shape shape, double width, struct rgba colour);

/* A soft shadow of the shape, moved down by `down`; `blur` as in CSS (twice the standard
 * deviation). Nothing is cut out: paint the shape over it. */
void paint_shadow(SDL_Surface *surface, struct shape shape, double down, double blur,
                  struct rgba colour);

/* Slanted stripes of this width and gap, inside the shape. */
void paint_hatch(SDL_Surface *surface, struct shape shape, double stripe, double gap,
                 struct rgba colour);

/* A shape whose edge is dashed. */
void paint_dashed_edge(SDL_Surface *surface, struct shape shape, double width, double dash,
                       struct rgba colour);

/* Takes away what lies outside the shape. */
void paint_cut(SDL_Surface *surface, struct shape shape);

/* A round light that fills the surface: `strong` (0 to 1) from the middle to `inner` (of the
 * radius), fading to nothing at the edge. Dithered: so faint a light would show its steps. The
 * surface is empty before. */
void paint_glow(SDL_Surface *surface, struct rgba colour, double inner, double strong);

/* A straight line with round ends. */
void paint_segment(SDL_Surface *surface, double x0, double y0, double x1, double y1, double width,
                   struct rgba colour);

/* The ornament of the cards: a sine from left to right, centred on y. */
void paint_wave(SDL_Surface *surface, double x, double y, double length, double amplitude,
                double period, double width, struct rgba colour);

/* A picture over what is there, as much of it as `share` (0 to 1). */
void paint_picture(SDL_Surface *surface, const SDL_Surface *picture, int x, int y, double share);

/* A copy of the picture in another size, by averaging; for making things smaller. */
SDL_Surface *paint_resized(const SDL_Surface *picture, int w, int h);

/* How a picture is turned: by `degrees` (clockwise) about its point (x, y), and scaled. */
struct turn_of_picture {
    double degrees, scale;
    double x, y;
};

/* A turned copy, just large enough; its point that was (x, y) is at paint_turned_origin. */
SDL_Surface *paint_turned(const SDL_Surface *picture, const struct turn_of_picture *turn);
struct point paint_turned_origin(const SDL_Surface *picture, const struct turn_of_picture *turn);

#endif
