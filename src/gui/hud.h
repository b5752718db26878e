/* The strip at the top of the table: progress, gauges, visions, points. */
#ifndef EVENKEEL_GUI_HUD_H
#define EVENKEEL_GUI_HUD_H

#include "gui/draw.h"
#include "gui/layout_table.h"

/* How far a result's motion has come; all 1 when it is at rest. */
struct hud_motion {
    double gauges;  /* from the old value to the new */
    double visions; /* the flag rises, or glides to the points */
};

void hud_draw(struct draw *draw, const struct hud_layout *layout, const struct view *view,
              const struct hud_motion *motion);

#endif
