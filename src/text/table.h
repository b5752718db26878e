/* What the terminal game prints: the card, the result, an act's end, the debrief. Prints views,
 * knows no commands. */
#ifndef EVENKEEL_TEXT_TABLE_H
#define EVENKEEL_TEXT_TABLE_H

#include "session/view.h"
#include "text/output.h"

void table_card(struct output *output, const struct view *view);
void table_result(struct output *output, const struct view *view);
void table_whys(struct output *output, const struct view *view);
void table_act_over(struct output *output, const struct view *view);
/* `again`: the options that play the same cards once more. */
void table_debrief(struct output *output, const struct debrief_view *view, const struct deck *deck,
                   const char *again);

#endif
