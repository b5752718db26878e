/* A panel in the middle of the dimmed page: a title, words, buttons one below the other or side by
 * side. */
#ifndef EVENKEEL_GUI_DIALOG_H
#define EVENKEEL_GUI_DIALOG_H

#include "gui/app.h"

enum { DIALOG_BUTTONS_MAX = 6 };

struct dialog_button {
    int control;
    const char *label;
    bool primary;
};

struct dialog {
    const char *title;
    const char *words; /* or NULL */
    int button_count;
    struct dialog_button buttons[DIALOG_BUTTONS_MAX];
    bool column; /* buttons one below the other */
    struct box panel, title_box, words_box;
};

void dialog_layout(struct app *app, struct dialog *dialog, struct page *page);
void dialog_draw(struct app *app, const struct dialog *dialog, const struct page *page);

/* The window's title while it asks, once it has been laid out. */
void dialog_window_title(const struct dialog *dialog, char *title, size_t room);

#endif
