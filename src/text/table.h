/* What the terminal game prints: the card, the result, an act's end, the debrief. Prints views,
 * knows no commands. */
#ifndef EVENKEEL_TEXT_TABLE_H
#define EVENKEEL_TEXT_TABLE_H

#include "session/view.h"
#include "text/output.h"

enum { RESPONSE_INDENT = 5 };

void table_card(struct output *output, const struct view *view);
void table_result(struct output *output, const struct view *view);
void table_whys(struct output *output, const struct view *view);
void table_act_over(struct output *output, const struct view *view);

struct table_words {
    const char *again;   /* the options that play the same cards once more */
    const char *longest; /* Endless: how it compares, or "" */
};
void table_debrief(struct output *output, const struct debrief_view *view, const struct deck *deck,
                   const struct table_words *words);
/* `next`: when the first of the cards is due. */
void table_practice_debrief(struct output *output, const struct debrief_view *view,
                            const char *next);

/* Parts of these, for a group. */
void table_title(struct output *output, const struct view *view);     /* and the situation */
void table_situation(struct output *output, const struct view *view); /* and the responses */
void table_readings(struct output *output, const struct reading *reading, bool voyage);
void table_lenses(struct output *output, const int lens_fit[LENS_COUNT]);
void table_farewell(struct output *output, const char *again);
void table_bar(struct output *output, int part, int whole); /* no line end; whole is above 0 */

#endif
