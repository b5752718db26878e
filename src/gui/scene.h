/* A screen: a constant struct of functions over a state of its own. Scenes lie in a stack: a dialog
 * over the table over nothing. Changes of scene take effect between two frames. */
#ifndef EVENKEEL_GUI_SCENE_H
#define EVENKEEL_GUI_SCENE_H

#include <stdbool.h>
#include <stddef.h>

#include "gui/control.h"
#include "gui/scroll.h"

struct app;

/* Keys that mean the same on every page are handled by the app; what a scene may want is passed on.
 */
enum key {
    KEY_OTHER,
    KEY_LETTER, /* `letter`: 'A' to 'Z', '0' to '9' */
    KEY_ENTER,
    KEY_SPACE,
    KEY_ESCAPE,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_UP,
    KEY_DOWN,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_HOME,
    KEY_END,
    KEY_FACILITATOR /* F2 */
};

struct key_press {
    enum key key;
    char letter;
    bool shift, control;
};

/* Of the pointer: mouse or finger. */
enum drag { DRAG_START, DRAG_MOVE, DRAG_DROP, DRAG_CANCEL };
enum press { PRESS_DOWN, PRESS_MOVE, PRESS_UP };

struct page {
    struct controls controls;
    struct scroll scroll; /* the part of the page that scrolls, if any */
    struct box scroll_bar;
    struct scroll aside; /* a list beside it that scrolls by itself, if any */
    struct box aside_bar;
};

/* Functions may be NULL where a scene has nothing to do; `state` is zeroed before `open`. */
struct scene {
    const char *name;
    size_t state_size;
    bool overlay; /* the scene below shows through */
    void (*open)(struct app *app, void *state, int argument);
    void (*close)(struct app *app, void *state);
    /* The window's title while the scene is on top: for task bars, screen readers and tests. */
    void (*title)(struct app *app, void *state, char *title, size_t room);
    /* Places everything: fills the page's controls and scroll. Called before a frame when something
     * changed. */
    void (*layout)(struct app *app, void *state, struct page *page);
    void (*draw)(struct app *app, void *state, const struct page *page);
    /* A control was pressed. */
    void (*act)(struct app *app, void *state, int control);
    /* True when the key was used. Comes before the app's own use of it. */
    bool (*key)(struct app *app, void *state, struct key_press press);
    /* The same for a key that comes with Ctrl. */
    bool (*shortcut)(struct app *app, void *state, struct key_press press);
    /* The text typed, when the scene has a field open; and what an input method is about to type.
     */
    void (*type)(struct app *app, void *state, const char *text);
    void (*compose)(struct app *app, void *state, const char *text);
    /* The pointer goes down on a control, so many times in a row, moves, and comes up. True for
     * PRESS_DOWN: it is the scene's until it comes up, and presses nothing. */
    bool (*press)(struct app *app, void *state, enum press press, int control, struct point point,
                  int clicks);
    /* A control is being dragged. False for DRAG_START: it cannot be. */
    bool (*drag)(struct app *app, void *state, enum drag drag, int control, struct point point,
                 struct point from);
    /* A file was dropped on the window; `path` is borrowed. False when it is nothing for this page:
     * then it is offered as a deck. */
    bool (*drop)(struct app *app, void *state, const char *path);
    /* Escape, or the back button: NULL pops the scene. */
    void (*back)(struct app *app, void *state);
    /* The window is to be closed. False keeps it open: the scene has something to ask first. */
    bool (*may_close)(struct app *app, void *state);
    /* Any input comes: motion goes to its end. True when the input has done its work with that,
     * because what it would act on could not be seen yet. */
    bool (*finish)(struct app *app, void *state);
    /* Until when (app time) frames must follow each other. */
    double (*moves_until)(struct app *app, void *state);
    /* Nothing moves, and a frame is not due: what comes next can be made ready (app_paint_ahead).
     * May be called again and again. */
    void (*rest)(struct app *app, void *state);
    bool ambient; /* the sea may move while nothing else does */
    /* The page is too long to be laid out whole: only what is in sight is, so that scrolling lays
     * it out anew. */
    bool long_page;
    /* The installed decks are others than they were. Goes to every scene of the stack. */
    void (*decks_changed)(struct app *app, void *state);
    /* Another thread has something to tell (wake.h). Goes to every scene of the stack. */
    void (*woken)(struct app *app, void *state);
};

#endif
