/* A field to type in, drawn. What is typed is the business of field.h. */
#ifndef EVENKEEL_GUI_FIELD_DRAW_H
#define EVENKEEL_GUI_FIELD_DRAW_H

#include "gui/draw.h"

struct field_look {
    struct box box;
    struct box clip; /* what is cut to while it is drawn, and left so */
    const char *text, *placeholder;
    bool open; /* it has the focus */
};

void field_draw(struct draw *draw, const struct field_look *look);

#endif
