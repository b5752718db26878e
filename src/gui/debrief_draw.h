/* The parts of the debrief, drawn. */
#ifndef EVENKEEL_GUI_DEBRIEF_DRAW_H
#define EVENKEEL_GUI_DEBRIEF_DRAW_H

#include "gui/draw.h"
#include "gui/layout_debrief.h"
#include "session/view.h"

/* A reading in words. */
struct reading_words {
    const char *name;
    char number[32];
    const char *what;
    char remark[96];
};

/* Fit, balance, follow-through; in Practice, which has no visions, where the cards have gone. */
void debrief_read(struct reading_words words[READINGS], const struct debrief_view *view);

/* How much so few cards can say. */
const char *debrief_note(const struct reading *reading);

/* The strip of sea with the ship as it came home. */
struct header_ship {
    double drift, heel;
};

void debrief_draw_header(struct draw *draw, const struct debrief_layout *layout, const char *title,
                         const char *figures, const struct header_ship *ship);
void debrief_draw_story(struct draw *draw, const struct debrief_layout *layout,
                        const struct story_line story[], int story_count, int scroll);
void debrief_draw_readings(struct draw *draw, const struct debrief_layout *layout,
                           const struct reading_words words[READINGS],
                           const struct debrief_view *view, int scroll);
/* `plot`: how many choices lie on each square, context by context. */
void debrief_draw_plot(struct draw *draw, const struct debrief_layout *layout, const int plot[],
                       int scroll);
void debrief_draw_lenses(struct draw *draw, const struct debrief_layout *layout,
                         const int lens_fit[LENS_COUNT], int scroll);
void debrief_draw_prompts(struct draw *draw, const struct debrief_layout *layout, const char *note,
                          int scroll);

/* "86 %", or "–" for an undefined reading. */
void debrief_percent(char text[32], int percent);

/* Pieces of the readings, for a seat's row as well: the band of fit over that of blind choice; a
 * side of Balance as a bar under its name ("" for none) and its percent; a hatched bar. */
void debrief_draw_fit(struct draw *draw, struct box chart, const struct reading *reading);
void debrief_draw_side(struct draw *draw, const char *name, const char *art, int percent,
                       struct box place);
void debrief_draw_hatched(struct draw *draw, struct box box, struct rgba colour);

#endif
