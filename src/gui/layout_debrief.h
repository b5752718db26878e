/* Where the parts of the debrief stand: the story, three readings, the plot, the lenses, four
 * questions. Free of SDL. */
#ifndef EVENKEEL_GUI_LAYOUT_DEBRIEF_H
#define EVENKEEL_GUI_LAYOUT_DEBRIEF_H

#include "gui/geometry.h"
#include "gui/ruler.h"
#include "session/explain.h"

enum { STORY_MAX = 4, READINGS = 3, DEBRIEF_BUTTONS = 3 };

struct story_item {
    const char *head;
    char words[EXPLAIN_BYTES];
    char points[16]; /* "+13", or empty */
    struct box head_box, words_box;
};

/* One of the three readings: a name, a large number, what it is, a picture of it, a remark. */
struct reading_box {
    struct box column, name, number, what, chart, remark;
};

struct debrief_layout {
    bool list;  /* one column, the page scrolls */
    int header; /* height of the strip at the top */
    struct box title, figures;
    struct box story, story_title;
    struct box note, note_text;
    struct box readings;
    struct reading_box reading[READINGS];
    struct box plot, plot_title, grid; /* the grid of 5 × 5 squares */
    struct box lenses, lenses_title;
    struct box lens_rows[LENS_COUNT - 1];
    struct box prompts[DEBRIEF_PROMPTS];
    struct box buttons[DEBRIEF_BUTTONS]; /* gauges, cards, done */
    struct box page;
    int content;
};

struct debrief_words {
    struct story_item *story;
    int story_count;
    const char *note;
    const char *whats[READINGS], *remarks[READINGS];
    const char *title, *figures;
    int button_w[DEBRIEF_BUTTONS], button_h;
};

/* Fills the layout and the story items' boxes. */
void layout_debrief(struct debrief_layout *layout, const struct ruler *ruler,
                    const struct debrief_words *words);

#endif
