/* Where the parts of the page of progress stand: whose games, the games over time, lean over time,
 * the lenses, the bests, the boxes of practice. Free of SDL. */
#ifndef EVENKEEL_GUI_LAYOUT_PROGRESS_H
#define EVENKEEL_GUI_LAYOUT_PROGRESS_H

#include "gui/geometry.h"
#include "gui/ruler.h"
#include "store/progress.h"

/* LEAN_LABELS: what the names beside the chart of lean take, in design units. */
enum { PROGRESS_BESTS = 4, PROGRESS_BUTTONS = 2, LEAN_LABELS = 104 };

struct progress_words {
    const char *who;
    bool choice;           /* there are others to look at: arrows beside it */
    const char *summary;   /* under the name: how many games, their fit */
    const char *advice;    /* what to practise */
    const char *legend;    /* of the games over time */
    const char *boxes;     /* what the boxes are, or that there are none */
    const char *box_label; /* the longest of those below them */
    bool empty;            /* nothing to show but the advice */
    int button_w[PROGRESS_BUTTONS], button_h;
};

struct progress_layout {
    bool list; /* one column */
    int header;
    struct box before, after, who, summary;
    struct box games, games_title, games_chart, games_legend;
    struct box lean, lean_title, lean_chart;
    struct box lenses, lenses_title, lens_rows[LENS_COUNT - 1], advice;
    struct box bests, bests_title, best_rows[PROGRESS_BESTS];
    struct box boxes, boxes_title, boxes_note, box_cells[PROGRESS_BOXES];
    struct box buttons[PROGRESS_BUTTONS];
    int content; /* height of the page below the header */
};

/* `header` is the height of the page's header. */
void layout_progress(struct progress_layout *layout, const struct ruler *ruler,
                     const struct progress_words *words, int header);

#endif
