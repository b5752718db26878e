/* Pages of choices: a header with the way back, rows of options, buttons below. Settings and setup
 * are made of it. */
#ifndef EVENKEEL_GUI_FORM_H
#define EVENKEEL_GUI_FORM_H

#include "gui/app.h"

enum { FORM_ROWS_MAX = 18, FORM_OPTIONS_MAX = 24, FORM_BACK = 200 };

struct form_option {
    int control;
    const char *label;
    bool chosen, disabled;
};

struct form_row {
    const char *label;
    const char *note; /* what the chosen option means, or why one is not to be had; NULL for none */
    int option_count;
    struct form_option options[FORM_OPTIONS_MAX];
    /* A field to type in, before the options or instead of them. */
    int field; /* control, or 0 */
    const char *text, *placeholder;
    bool wide;  /* for more than a word */
    bool wrong; /* the note says why */
    /* Set by the layout. */
    struct box label_box, note_box, field_box, option_boxes[FORM_OPTIONS_MAX];
};

struct form {
    const char *title;
    int row_count;
    struct form_row rows[FORM_ROWS_MAX];
    /* The button that goes on, or NULL. */
    const char *button;
    int button_control;
    bool button_disabled;
    struct box panel;
};

struct form_row *form_add(struct form *form, const char *label);
void form_option(struct form_row *row, int control, const char *label, bool chosen);

/* Places the form on the page and adds its controls. */
void form_layout(struct app *app, struct form *form, struct page *page);
void form_draw(struct app *app, const struct form *form, const struct page *page);

/* The header of a page with a strip of sea: back button and title. Its height; what lies below
 * starts there. */
int page_header_layout(struct app *app, struct page *page);
void page_header_draw(struct app *app, const struct page *page, const char *title);

#endif
