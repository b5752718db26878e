/* What the history comes to, as a text and as JSON; of the user's own and of several merged. */
#ifndef EVENKEEL_TOOLS_HISTORY_PRINT_H
#define EVENKEEL_TOOLS_HISTORY_PRINT_H

#include <stdio.h>

#include "store/progress.h"

/* One line a session, what they come to, what to practise. */
void history_print(FILE *stream, struct database *database, const struct progress *progress);

/* Says of a file that came in that the sessions' moves are lost there, and their results are not;
 * nothing for 0. */
void history_print_results_only(const char *name, int count);

/* One document: {"format", "sessions": [...], "lenses", "bests", "practice"}. */
void history_print_json(FILE *stream, const struct progress *progress);

#endif
