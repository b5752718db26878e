/* Where things stand in the deck editor: the list of cards, the form of the one that lies open, and
 * its preview. With room for it they stand side by side; in large text and small windows the list
 * and one of the others, or one of them at a time. Free of SDL. */
#ifndef EVENKEEL_GUI_LAYOUT_EDITOR_H
#define EVENKEEL_GUI_LAYOUT_EDITOR_H

#include <stdbool.h>

#include "gui/geometry.h"
#include "gui/ruler.h"
#include "rules/card.h"
#include "store/deck_edit.h"

/* --- the frame ----------------------------------------------------------------------------------
 */

enum editor_mode {
    EDITOR_WIDE,   /* list, form and preview */
    EDITOR_PANES,  /* list and one of the others */
    EDITOR_STACKED /* one of them */
};

enum { EDITOR_BUTTONS_MAX = 5 };

struct editor_frame {
    enum editor_mode mode;
    int header;
    struct box title;                       /* in the header */
    struct box buttons[EDITOR_BUTTONS_MAX]; /* in the header; empty: no room */
    struct box filter, add;                 /* above and below the list */
    struct box list, list_bar;              /* where its rows show */
    struct box form, form_bar;              /* where the form's rows show */
    struct box preview;
    int form_x, form_w; /* of the form's panels */
};

struct editor_frame_words {
    int button_count;
    int button_w[EDITOR_BUTTONS_MAX]; /* the last one is the last to be left out; 0: not wanted */
    int button_h;
};

enum editor_mode layout_editor_mode(const struct metrics *m);

void layout_editor_frame(struct editor_frame *frame, const struct metrics *m,
                         const struct editor_frame_words *words, int header);

/* How far the rows of the list are apart, and where one stands in the list's scrolling measure. */
int layout_editor_row_height(const struct metrics *m);
struct box layout_editor_row(const struct editor_frame *frame, const struct metrics *m, int row);

/* --- the form -----------------------------------------------------------------------------------
 */

enum { EDITOR_OPTIONS_MAX = 8, EDITOR_ROWS_MAX = 44, EDITOR_PANELS_MAX = 8 };

enum editor_row_kind {
    EDITOR_HEAD,   /* a panel's title with its tools */
    EDITOR_TEXT,   /* a field to type in */
    EDITOR_CHOICE, /* one of a few */
    EDITOR_PROBLEM /* what is wrong with the whole */
};

struct editor_option {
    const char *label;
    const char *art;   /* shown instead of the label, or NULL */
    const char *value; /* what choosing it writes */
    bool chosen, disabled;
};

struct editor_row {
    enum editor_row_kind kind;
    struct edit_place place;
    bool starts_panel;
    const char *label;
    const char *value; /* beside the label: what is chosen, how long a text is; or NULL */
    const char *note;  /* what is wrong with it, or NULL */
    enum severity severity;
    /* A text. */
    const char *text, *placeholder;
    int text_h; /* of the field, pixels */
    bool one_line, over;
    /* Options, or the tools of a head. */
    int option_count;
    struct editor_option options[EDITOR_OPTIONS_MAX];
    /* Set by the layout, in the scrolling page's measure. */
    struct box label_box, value_box, note_box, mark_box;
    struct box box; /* the field, or a head's suit */
    struct box option_boxes[EDITOR_OPTIONS_MAX];
};

struct editor_form {
    int row_count, panel_count;
    struct editor_row rows[EDITOR_ROWS_MAX];
    struct box panels[EDITOR_PANELS_MAX];
    int content; /* where the last panel ends */
};

/* How large a button of the editor is: options, tools, those of the header. */
int layout_editor_option_height(const struct metrics *m);
int layout_editor_option_width(const struct ruler *ruler, const struct editor_option *option);

/* How wide the fields are in a form of this width. */
int layout_editor_field_width(const struct metrics *m, int form_w);

/* Places the rows from `y` down. */
void layout_editor_form(struct editor_form *form, const struct ruler *ruler,
                        const struct editor_frame *frame, int y);

/* --- the preview --------------------------------------------------------------------------------
 */

struct preview_response {
    struct box row, suit, text, icon, fit, why;
};

struct editor_preview {
    struct box panel, label, key, title, picture;
    struct box weather_icon, weather, lens_icon, lens;
    struct box situation, discuss;
    int response_count;
    struct preview_response responses[RESPONSES_MAX];
    int content; /* height of it all */
};

/* Texts are "" where there is none. */
struct editor_preview_words {
    const char *label, *key, *title, *weather, *lens, *situation, *discuss;
    bool picture;
    int response_count;
    const char *texts[RESPONSES_MAX], *whys[RESPONSES_MAX]; /* a why is shown where it is not "" */
};

/* From the place's corner down, as wide as the place. */
void layout_editor_preview(struct editor_preview *preview, const struct ruler *ruler,
                           const struct editor_preview_words *words, struct box place);

#endif
