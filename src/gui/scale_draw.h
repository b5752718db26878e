/* Weather, responses and approaches on one scale: five columns, three rows, the column of the
 * weather that was marked. */
#ifndef EVENKEEL_GUI_SCALE_DRAW_H
#define EVENKEEL_GUI_SCALE_DRAW_H

#include "gui/draw.h"
#include "session/view.h"

/* The view's key must be shown. What was chosen has a ring; nothing where it was no one seat's. */
void scale_draw(struct draw *draw, struct box scale, const struct view *view);

#endif
