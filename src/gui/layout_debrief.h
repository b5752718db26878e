/* Where the parts of the debrief stand: the story, three readings, the plot, the lenses, four
 * questions. Free of SDL. */
#ifndef EVENKEEL_GUI_LAYOUT_DEBRIEF_H
#define EVENKEEL_GUI_LAYOUT_DEBRIEF_H

#include "gui/geometry.h"
#include "gui/ruler.h"
#include "session/explain.h"

enum { STORY_MAX = 5, READINGS = 3, DEBRIEF_BUTTONS_MAX = 5 };

struct story_line {
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
    struct box buttons[DEBRIEF_BUTTONS_MAX];
    struct box page;
    int content;
};

struct debrief_words {
    struct story_line *story;
    int story_count;
    const char *note;
    const char *whats[READINGS], *remarks[READINGS];
    const char *title, *figures;
    int button_count, button_w[DEBRIEF_BUTTONS_MAX], button_h; /* the last one goes on */
};

/* Fills the layout and the story lines' boxes. */
void layout_debrief(struct debrief_layout *layout, const struct ruler *ruler,
                    const struct debrief_words *words);

/* --- parts, for the group's page as well --------------------------------------------------------
 * Each fills its boxes at the place given (whose height does not matter) and returns its height. */
int debrief_place_story(struct debrief_layout *layout, const struct ruler *ruler,
                        struct story_line story[], int story_count, struct box place);
int debrief_place_note(struct debrief_layout *layout, const struct ruler *ruler, const char *note,
                       struct box place);
int debrief_place_plot(struct debrief_layout *layout, const struct ruler *ruler, struct box place);
int debrief_place_lenses(struct debrief_layout *layout, const struct ruler *ruler,
                         struct box place);
int debrief_place_prompts(struct debrief_layout *layout, const struct ruler *ruler, int columns,
                          struct box place);

/* The first buttons from the left, the last one at the right; below each other where they do not
 * fit. */
int debrief_place_buttons(struct box buttons[], const struct ruler *ruler, const int widths[],
                          int count, int h, struct box place);

/* The strip at the top, and the page below it. */
void debrief_place_header(struct debrief_layout *layout, const struct ruler *ruler,
                          const char *title, const char *figures);

/* What two sides of Balance need: height, one above the other, and width with their names. */
int debrief_sides_height(const struct metrics *metrics);

/* The page's width without its margins, and without the scroll bar's room where it scrolls. */
enum { DEBRIEF_MARGIN = 40, DEBRIEF_BAR = 28 };

#endif
