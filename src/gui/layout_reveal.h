/* Where things lie when a group sees its votes: bars for each response, the weather on its scale,
 * the whys, or what to talk about. Free of SDL. */
#ifndef EVENKEEL_GUI_LAYOUT_REVEAL_H
#define EVENKEEL_GUI_LAYOUT_REVEAL_H

#include "gui/geometry.h"
#include "gui/ruler.h"
#include "session/view.h"

struct reveal_row {
    struct box row, suit, text, why, names;
    struct box track, count;
    struct box approach_icon, approach_label, fit, fit_word; /* key shown */
};

struct reveal_layout {
    bool list;  /* one column, the page scrolls */
    int header; /* where the strip of sea ends */
    struct box heading, title;
    struct box shift; /* better, same, worse; empty when there is none */
    struct box votes, votes_title, legend;
    int row_count;
    struct reveal_row rows[RESPONSES_MAX];
    struct box side, side_title;                   /* the weather, or what comes next */
    struct box scale, side_text;                   /* one of the two */
    struct box why, why_suit, why_title, why_text; /* the best response's; empty in other steps */
    struct box page;
    int content;
};

struct reveal_words {
    const char *heading, *title;
    const char *side_title, *side_text; /* side_text "": the scale stands there */
    const char *why;                    /* of the best response; "": no panel */
    const char *names[RESPONSES_MAX];   /* who chose it; "" */
    bool has_names;                     /* of anybody */
    bool whys;                          /* every row has its why */
    bool legend;                        /* there are two votes to tell apart */
    int legend_w, shift_w;              /* pixels; 0: not there */
};

/* Between the top of the window and `bottom`. */
void layout_reveal(struct reveal_layout *layout, const struct ruler *ruler, const struct view *view,
                   const struct reveal_words *words, int bottom);

#endif
