/* What can be pressed on a page, in the order of the Tab key, and which of it has the focus. The
 * focus belongs to a control's id, not to its place: a redraw never moves it. Free of SDL. */
#ifndef EVENKEEL_GUI_CONTROL_H
#define EVENKEEL_GUI_CONTROL_H

#include <stdbool.h>

#include "gui/geometry.h"
#include "gui/scroll.h"

enum { CONTROLS_MAX = 192, CONTROL_NONE = 0 };

struct control {
    int id; /* from 1, the scene's own */
    struct box box;
    bool scrolls; /* lies on the page that scrolls */
    bool aside;   /* lies on the list beside it, which scrolls by itself */
    bool by_keys; /* an item of a list: the arrows reach it, Tab passes over it */
    bool disabled;
    bool types; /* a field: with the focus, what is typed goes there */
};

struct controls {
    struct control list[CONTROLS_MAX];
    int count;
    int focus, hover, pressed; /* ids, or CONTROL_NONE */
    int first;                 /* the id that has the focus when none has been chosen */
};

enum direction { TOWARDS_LEFT, TOWARDS_RIGHT, TOWARDS_TOP, TOWARDS_BOTTOM };

/* A page is laid out anew: forgets the list, keeps focus, hover and what is pressed. */
void controls_start(struct controls *controls);
void controls_add(struct controls *controls, int id, struct box box);
void controls_add_scrolling(struct controls *controls, int id, struct box box);
void controls_add_disabled(struct controls *controls, int id, struct box box);
void controls_add_field(struct controls *controls, int id, struct box box); /* scrolls */
void controls_add_control(struct controls *controls, struct control control);

/* The layout is complete: a focus on what is not there any more goes to `first`. */
void controls_finish(struct controls *controls);

const struct control *controls_find(const struct controls *controls, int id);

/* The control under a point, the last added first; CONTROL_NONE for none and for disabled ones.
 * What scrolls is looked for at the point moved by its scroll, and only inside its page. */
int controls_at(const struct controls *controls, struct point point, const struct scroll *scroll,
                const struct scroll *aside);

/* Moves the focus to the next or previous in order, round the end. */
void controls_step(struct controls *controls, int step);

/* Moves the focus to the nearest control that lies in this direction; false when there is none. */
bool controls_move(struct controls *controls, enum direction direction);

#endif
