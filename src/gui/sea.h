/* The sea: sky, sun, waves, ship. One idea carries the look: a cut through the water, the sail
 * above the line, the keel below it. */
#ifndef EVENKEEL_GUI_SEA_H
#define EVENKEEL_GUI_SEA_H

#include "gui/draw.h"

enum sea_kind {
    SEA_DEEP,  /* the title: rows of waves down to the ground */
    SEA_CLEAR, /* the table: clear water for cards to lie on */
    SEA_STRIP  /* a strip at the top of a page, ending at `bottom` */
};

enum sky { SKY_FAIR, SKY_STORM };

/* The ship: where its mast meets the water, how large it is beside its picture (400 × 420), how it
 * lies. */
struct ship_look {
    bool shown;
    int x, y;     /* pixels */
    double scale; /* design units a unit of the picture */
    double heel;  /* degrees, to the right when positive */
    bool flag;    /* a vision flies from the mast */
    bool ghost;   /* its shadow, as it lay before */
    double ghost_heel;
};

/* A thing in the sky or at the horizon, by its upper left corner and its width in pixels. */
struct sky_thing {
    const char *art;
    int x, y, w, h;
    double share;
};

enum { SKY_THINGS_MAX = 6 };

struct sea {
    enum sea_kind kind;
    enum sky sky;
    int waterline; /* pixels from the top */
    int bottom;    /* SEA_STRIP: where it ends */
    double drift;  /* where the waves are in their loop, 0 to 1 */
    struct ship_look ship;
    struct sky_thing things[SKY_THINGS_MAX]; /* in drawing order; all but in high contrast */
    int thing_count;
};

void sea_draw(struct draw *draw, const struct sea *sea);

/* Adds a thing; measures are design units but for the pixel position of the corner. */
void sea_add(struct sea *sea, const struct metrics *metrics, const char *art, int x, int y,
             double art_w, double art_h, double scale, double share);

/* Direction - Order, as the ship shows it (mockups, "Motion"): 0.45 degrees a point, at most 22. */
double sea_heel(int direction, int order);

#endif
