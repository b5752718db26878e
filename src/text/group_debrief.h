/* A group's debrief in plain lines: the story, then every seat's readings in the order of the
 * seats. Nobody is ranked. */
#ifndef EVENKEEL_TEXT_GROUP_DEBRIEF_H
#define EVENKEEL_TEXT_GROUP_DEBRIEF_H

#include "text/text_game.h"

/* `again`: the options that play the same cards once more. */
void group_debrief(struct text_game *game, const char *code, const char *again);

#endif
