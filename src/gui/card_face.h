/* The faces of cards: paper, printed keyline, suit, text; composed once for each size and state,
 * then copied. */
#ifndef EVENKEEL_GUI_CARD_FACE_H
#define EVENKEEL_GUI_CARD_FACE_H

#include "gui/draw.h"
#include "gui/layout_table.h"

enum face_state { FACE_REST, FACE_HOVER, FACE_RAISED, FACE_CHOSEN, FACE_BEST };

struct response_face {
    int response; /* 0 to 3: its suit and letter */
    const char *text;
    int w, h;
    bool list; /* a row of the list */
    enum type type;
    enum face_state state;
    /* After the choice: what it was and what it earned. */
    bool badge;
    int approach, fit;
    bool best;
};

/* Draws a response with its corner at (x, y); `share` is its opacity. */
void card_face_draw(struct draw *draw, const struct response_face *face, int x, int y,
                    double share);

/* The same picture, to be turned or moved by other means: its corner is at (*pad, *pad). */
SDL_Surface *card_face_surface(struct draw *draw, const struct response_face *face, uint64_t *key,
                               int *pad);

void situation_draw(struct draw *draw, const struct situation_layout *layout,
                    const struct view *view, bool list, int scroll);

/* A suit with its letter, in the middle of the box. */
void suit_draw(struct draw *draw, int response, struct box box);

/* The names of the art for values of the scales. */
const char *approach_art(int approach);
const char *weather_art(int context);
const char *lens_art(enum lens lens);

#endif
