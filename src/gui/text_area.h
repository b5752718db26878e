/* A field of one or many lines: as high as its text, with a caret, a selection, the clipboard and
 * the composition of an input method. There is one of it, for the field that is open; the others
 * are drawn as texts. Undoing is the owner's, who keeps the texts. */
#ifndef EVENKEEL_GUI_TEXT_AREA_H
#define EVENKEEL_GUI_TEXT_AREA_H

#include "gui/app.h"
#include "gui/text_buffer.h"

enum { COMPOSITION_BYTES = 256 };

struct text_area {
    struct text_buffer buffer;
    int goal_x;  /* where the caret wants to be on the next line; -1: where it is */
    bool select; /* the pointer is down: moving it selects */
    char composition[COMPOSITION_BYTES]; /* what an input method is about to type */
};

enum text_area_use {
    AREA_NOT_MINE, /* the key is somebody else's */
    AREA_WAITS,    /* its character comes as a text, after the key */
    AREA_MOVED,    /* caret or selection */
    AREA_CHANGED
};

/* How a field is drawn. */
struct text_area_look {
    struct box box;
    const char *text, *placeholder;
    const struct text_area *area; /* the field is open: its text, caret and selection; or NULL */
};

void text_area_release(struct text_area *area);

/* Opens another field with this text; the caret goes to its end. */
void text_area_open(struct text_area *area, const char *text, bool one_line);

/* How high a field of this width is for its text, at least `lines` of them. */
int text_area_height(struct draw *draw, const char *text, int width, int lines);

/* Keys and what they type. `box` is where the field stands. */
enum text_area_use text_area_key(struct text_area *area, struct draw *draw, struct box box,
                                 struct key_press press);
enum text_area_use text_area_type(struct text_area *area, const char *text);

/* The pointer goes down at a point for the first, second or third time, and moves. */
void text_area_press(struct text_area *area, struct draw *draw, struct box box, struct point point,
                     int clicks, bool select);
void text_area_drag(struct text_area *area, struct draw *draw, struct box box, struct point point);

/* Where the caret is, on the page. */
struct box text_area_caret(const struct text_area *area, struct draw *draw, struct box box);

void text_area_draw(struct draw *draw, const struct text_area_look *look);

#endif
