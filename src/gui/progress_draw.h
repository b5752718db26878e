/* The parts of the page of progress, drawn. */
#ifndef EVENKEEL_GUI_PROGRESS_DRAW_H
#define EVENKEEL_GUI_PROGRESS_DRAW_H

#include "gui/draw.h"
#include "gui/layout_progress.h"

/* Of the last PROGRESS_SHOWN games. `key` names whose and which games they are. */
enum { PROGRESS_SHOWN = 40 };

void progress_draw_games(struct draw *draw, const struct progress_layout *layout,
                         const struct progress *progress, const char *legend, uint64_t key,
                         int scroll);
void progress_draw_lean(struct draw *draw, const struct progress_layout *layout,
                        const struct progress *progress, uint64_t key, int scroll);
void progress_draw_lenses(struct draw *draw, const struct progress_layout *layout,
                          const struct progress *progress, const char *advice, int scroll);
void progress_draw_bests(struct draw *draw, const struct progress_layout *layout,
                         const struct progress *progress, const char *daily_code, int scroll);
void progress_draw_boxes(struct draw *draw, const struct progress_layout *layout,
                         const struct progress *progress, const char *note, int scroll);

#endif
