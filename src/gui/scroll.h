/* A page that may be longer than the window. Free of SDL. */
#ifndef EVENKEEL_GUI_SCROLL_H
#define EVENKEEL_GUI_SCROLL_H

#include <stdbool.h>

#include "gui/geometry.h"

struct scroll {
    struct box page; /* where on the screen it shows */
    int content;     /* the page's full height, pixels */
    int offset;      /* how much of it is above the top */
};

/* Sets the place and the height; the offset is kept as far as it can be. */
void scroll_set(struct scroll *scroll, struct box page, int content);
bool scroll_needed(const struct scroll *scroll);

/* Each true when something moved. */
bool scroll_by(struct scroll *scroll, int pixels);
bool scroll_to_show(struct scroll *scroll, struct box box,
                    int margin); /* a box of the page, not of the screen */

/* The bar's thumb, for a bar in this box; empty when no scrolling is needed. */
struct box scroll_thumb(const struct scroll *scroll, struct box bar);

/* Sets the offset so that the thumb's middle is at `y` of the bar. */
void scroll_to_thumb(struct scroll *scroll, struct box bar, int y);

#endif
