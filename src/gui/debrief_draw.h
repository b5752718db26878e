/* The parts of the debrief, drawn. */
#ifndef EVENKEEL_GUI_DEBRIEF_DRAW_H
#define EVENKEEL_GUI_DEBRIEF_DRAW_H

#include "gui/draw.h"
#include "gui/layout_debrief.h"

/* A reading in words. */
struct reading_words {
    const char *name;
    char number[32];
    const char *what;
    char remark[96];
};

/* Fit, balance, follow-through. */
void debrief_read(struct reading_words words[READINGS], const struct reading *reading);

/* How much so few cards can say. */
const char *debrief_note(const struct reading *reading);

void debrief_draw_story(struct draw *draw, const struct debrief_layout *layout,
                        const struct story_item story[], int story_count, int scroll);
void debrief_draw_readings(struct draw *draw, const struct debrief_layout *layout,
                           const struct reading_words words[READINGS],
                           const struct reading *reading, int scroll);
void debrief_draw_plot(struct draw *draw, const struct debrief_layout *layout,
                       const struct debrief_view *view, int scroll);
void debrief_draw_lenses(struct draw *draw, const struct debrief_layout *layout,
                         const struct reading *reading, int scroll);
void debrief_draw_prompts(struct draw *draw, const struct debrief_layout *layout, const char *note,
                          int scroll);

#endif
