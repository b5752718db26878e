/* How many chose a response, as a bar with a piece for each vote. */
#ifndef EVENKEEL_GUI_VOTES_DRAW_H
#define EVENKEEL_GUI_VOTES_DRAW_H

#include "gui/draw.h"

struct votes_bar {
    int response; /* its suit's colour; RESPONSES_MAX: no answer */
    int voters;   /* the whole bar */
    int last;     /* solid pieces */
    int first;    /* a dashed frame round as many pieces; 0: none */
    double share; /* how far the bar has grown, 0 to 1 */
};

void votes_draw_bar(struct draw *draw, const struct votes_bar *bar, struct box track);

/* The frame of the first vote, for the legend. */
void votes_draw_dashed(struct draw *draw, struct box box);

#endif
