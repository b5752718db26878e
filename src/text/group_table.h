/* What the terminal game prints of a group's session: the handover, the votes, the key in steps,
 * who sits where. Prints views, knows no commands. */
#ifndef EVENKEEL_TEXT_GROUP_TABLE_H
#define EVENKEEL_TEXT_GROUP_TABLE_H

#include "session/view.h"
#include "text/output.h"

void group_table_handover(struct output *output, const struct view *view);
void group_table_vote(struct output *output, const struct view *view);
void group_table_all_in(struct output *output, const struct view *view);
void group_table_counts(struct output *output, const struct view *view);
void group_table_talk(struct output *output, const struct view *view);

/* The step of the result that is on show. */
void group_table_result(struct output *output, const struct view *view);

void group_table_seats(struct output *output, const struct view *view);
void group_table_timer(struct output *output, enum timer_kind kind, int seconds);

#endif
