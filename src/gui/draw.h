/* What scenes draw with: texts, pictures, panels, buttons, in the theme's colours and the window's
 * measure. Each call puts ready-made pictures on the canvas and makes those that are not there yet.
 */
#ifndef EVENKEEL_GUI_DRAW_H
#define EVENKEEL_GUI_DRAW_H

#include "gui/art.h"
#include "gui/canvas.h"
#include "gui/card_pictures.h"
#include "gui/pictures.h"
#include "gui/ruler.h"

struct draw {
    struct canvas *canvas;
    struct pictures *pictures;
    struct fonts *fonts;
    struct art *art;
    struct card_pictures *card_pictures;
    struct metrics metrics;
    enum theme theme;
};

struct rgba draw_colour(const struct draw *draw, enum colour colour);

/* Measures texts for the layouts, which know no fonts. */
struct ruler draw_ruler(struct draw *draw);

/* A text from the box's upper left corner down, in lines of its width (0: one line), aligned in it;
 * its height is returned. The box's height does not matter. */
int draw_text(struct draw *draw, const char *text, enum type type, enum colour colour,
              struct box box, enum align align);
int draw_text_in(struct draw *draw, const char *text, enum type type, struct rgba colour,
                 struct box box, enum align align, double share);

/* The same in at most so many lines: a text that needs more ends in "…". */
void draw_text_cut(struct draw *draw, const char *text, enum type type, enum colour colour,
                   struct box box, int lines);

/* A line of text in the middle of the box's height. */
void draw_label(struct draw *draw, const char *text, enum type type, enum colour colour,
                struct box box, enum align align);

/* A paragraph's lines, from the store of pictures. */
const struct paragraph *draw_paragraph(struct draw *draw, const char *text, enum type type,
                                       int width);

/* An SVG of assets/art in the middle of the box. `share` is its opacity. */
void draw_art(struct draw *draw, const char *name, struct box box, double share);
SDL_Surface *draw_art_surface(struct draw *draw, const char *name, int w, int h, uint64_t *key);

/* How a box of paper looks. */
enum panel {
    PANEL_FLAT,    /* paper, no shadow */
    PANEL_REST,    /* a panel or a card at rest */
    PANEL_RAISED,  /* hovered, focused, lifted */
    PANEL_CHOSEN,  /* the one of a list that is shown beside it */
    PANEL_EDGED,   /* paper with a button's edge, no shadow */
    PANEL_DASHED,  /* not to be had now */
    PANEL_PRIMARY, /* the one button that goes on */
    PANEL_TINT,    /* the list's chosen row */
    PANEL_AMBER    /* amber tint with its edge: a delivered vision, the weather that was */
};

void draw_panel(struct draw *draw, struct box box, enum panel panel, double radius);

/* A panel's picture with its shadow, for composing more on it: the caller's own, free it or keep it
 * (pictures.h). The panel's corner is (*pad, *pad) in it. */
SDL_Surface *draw_panel_surface(struct draw *draw, int w, int h, enum panel panel, double radius,
                                int *pad);

/* The ring round what has the focus: outside the box, never changing the layout. */
void draw_focus(struct draw *draw, struct box box, double radius);

/* A thin line across the box's middle, along its longer side. */
void draw_rule(struct draw *draw, struct box box, enum colour colour);

/* The ornament of the cards, across the box. */
void draw_wave(struct draw *draw, struct box box);

/* A rounded bar. */
void draw_bar(struct draw *draw, struct box box, struct rgba colour);
void draw_dim(struct draw *draw, double share); /* darkens everything drawn so far */

/* A key's cap, "Enter"; its width is returned. `x` is its left end, or its right end when
 * `from_right`. */
int draw_key_cap(struct draw *draw, const char *name, int x, int middle, bool from_right,
                 enum colour colour);
int draw_key_cap_width(struct draw *draw, const char *name);

#endif
