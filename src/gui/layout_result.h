/* Where things lie after the choice: what was played, the weather and the approaches on one scale,
 * and the why of every response. Free of SDL. */
#ifndef EVENKEEL_GUI_LAYOUT_RESULT_H
#define EVENKEEL_GUI_LAYOUT_RESULT_H

#include "gui/layout_table.h"

struct why_row {
    int response;
    struct box row, suit, head, why;
    struct box approach_icon, approach_label;
    struct box fit, fit_word;
};

struct result_layout {
    bool list; /* one column, the page scrolls */
    struct hud_layout hud;
    struct box panel; /* on the left: what was played, and what it was to the weather */
    struct box played_label, suit, fit, badge;
    struct box rule, weather_label, weather_name;
    struct box scale; /* five columns, three rows: weather, responses, approaches */
    struct box ship_text;
    int row_count;
    enum type why_type;
    struct why_row rows[RESPONSES_MAX]; /* in the view's order */
    struct box hint, hint_text;
    struct box cards_button, next_button;
    struct box page; /* what scrolls is inside */
    int content;
};

struct result_words {
    const char *hint; /* or NULL */
    const char *ship;
    const char *heads[RESPONSES_MAX]; /* by row */
    const char *cards_button, *next_button;
    int cards_button_w, next_button_w; /* as wide as their words need, pixels */
    int button_h;
};

void layout_result(struct result_layout *layout, const struct ruler *ruler, const struct view *view,
                   const struct result_words *words);

/* The middle of a column (SCALE_MIN to SCALE_MAX) and of a row (0 to 2) of the scale. */
struct point scale_point(struct box scale, int value, int row);

#endif
