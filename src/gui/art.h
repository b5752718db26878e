/* The game's own pictures: SVG files of assets/art, rasterised at the size they are shown in. */
#ifndef EVENKEEL_GUI_ART_H
#define EVENKEEL_GUI_ART_H

#include <SDL.h>
#include <stdbool.h>

#include "base/error.h"
#include "base/path.h"

struct art;

/* Looks for the folder of pictures. NULL, with words, when it is not there. */
struct art *art_new(const struct data_folders *data, struct error *error);
void art_free(struct art *art);

/* The picture in a box of w × h pixels, its aspect kept; `night` takes its -night twin where there
 * is one. A new surface: an empty one when the file is missing or broken, so that the game goes on.
 */
SDL_Surface *art_raster(const struct art *art, const char *name, bool night, int w, int h);

/* A picture as part of a composition: moved, scaled and turned by an SVG transform ("rotate(3 200
 * 300)"). */
struct art_part {
    const char *name;
    const char *transform; /* or NULL */
};

/* What of the composition's plane is shown, in its own units. */
struct art_view {
    double x, y, w, h;
};

/* Parts one over the other, the view of them stretched to w × h pixels. */
SDL_Surface *art_compose(const struct art *art, const struct art_part parts[], int part_count,
                         bool night, struct art_view view, int w, int h);

#endif
