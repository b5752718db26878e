/* Buttons and the other controls of a page, drawn by their state. */
#ifndef EVENKEEL_GUI_BUTTON_H
#define EVENKEEL_GUI_BUTTON_H

#include "gui/app.h"

enum button_look {
    BUTTON_PLAIN,
    BUTTON_PRIMARY, /* the one that goes on */
    BUTTON_TITLE,   /* a large choice on the title page, with a shadow */
    BUTTON_REFUSED  /* cannot be had now; pressed, it says why */
};

struct button {
    int control;
    const char *label;
    const char *art; /* a picture before the label, or NULL */
    const char *key; /* a key's name, shown as a cap, or NULL */
    enum button_look look;
};

/* Draws the button at its control's place on the page. */
void button_draw(struct app *app, const struct page *page, const struct button *button);

/* How wide a button must be for its label (and key), and how high buttons are; pixels. */
int button_width(struct app *app, const char *label, const char *key);
int button_height(const struct metrics *metrics);

/* The bar of a page that scrolls, and of a list beside it. */
void scroll_bar_draw(struct app *app, const struct page *page);
void aside_bar_draw(struct app *app, const struct page *page);

/* Where a scroll bar stands beside the page: sets page->scroll and page->scroll_bar. */
void page_scrolls(struct app *app, struct page *page, struct box box, int content);

#endif
