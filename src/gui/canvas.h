/* The picture of a frame, as a list of what stands where; and the screen, of which only what has
 * changed since the last frame is painted again. Scenes draw everything every time and need not
 * know what moved.
 *
 * Painting goes through the window's own surface: no renderer, so nothing can be lost, two windows
 * may share pictures, and a frame that changes one card costs one card. */
#ifndef EVENKEEL_GUI_CANVAS_H
#define EVENKEEL_GUI_CANVAS_H

#include <SDL.h>
#include <stdbool.h>
#include <stdint.h>

#include "gui/geometry.h"
#include "gui/theme.h"

enum { DAMAGE_MAX = 12 };

struct canvas;

struct canvas *canvas_new(void);
void canvas_free(struct canvas *canvas);

/* Starts a frame of this size. */
void canvas_start(struct canvas *canvas, int w, int h);

/* A picture whose look is named by its key (pictures.h), with its upper left corner at (x, y);
 * `share` is its opacity, 0 to 1. The surface must live until the next frame is finished. */
void canvas_picture(struct canvas *canvas, uint64_t key, SDL_Surface *picture, int x, int y,
                    double share);

/* Only this part of it (in its own pixels), with the part's corner at (x, y). */
void canvas_picture_part(struct canvas *canvas, uint64_t key, SDL_Surface *picture, struct box part,
                         int x, int y);

void canvas_fill(struct canvas *canvas, struct box box, struct rgba colour);

/* From `top` above to `bottom` below, opaque. */
void canvas_gradient(struct canvas *canvas, struct box box, struct rgba top, struct rgba bottom);

/* What follows is cut to the box, until canvas_unclip. Not nested. */
void canvas_clip(struct canvas *canvas, struct box box);
void canvas_unclip(struct canvas *canvas);

/* Ends the frame: paints what has changed on the screen (everything when `all`, or when the
 * screen's size is another). The boxes painted, at most DAMAGE_MAX, are in `damage`; returns how
 * many. */
int canvas_finish(struct canvas *canvas, SDL_Surface *screen, bool all,
                  struct box damage[DAMAGE_MAX]);

#endif
