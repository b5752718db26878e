/* The table of a group's debrief, drawn: every seat's readings, and who stands level. */
#ifndef EVENKEEL_GUI_TOGETHER_DRAW_H
#define EVENKEEL_GUI_TOGETHER_DRAW_H

#include "gui/draw.h"
#include "gui/layout_together_debrief.h"
#include "store/report_figures.h"

/* The brackets that link seats which stand level: each row's lane from the right, or -1 for a seat
 * that is linked to none. Returns how many lanes there are. */
int together_lanes(const struct figures *figures, int lanes[SEATS_MAX]);

/* The legend's width in one line, pixels. */
int together_legend_width(struct draw *draw);

void together_draw_table(struct draw *draw, const struct together_layout *layout,
                         const struct together_words *words, const struct figures *figures,
                         int scroll);

#endif
