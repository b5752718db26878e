/* What the facilitator types: the words that work at every prompt of a group's session. */
#ifndef EVENKEEL_TEXT_GROUP_COMMAND_H
#define EVENKEEL_TEXT_GROUP_COMMAND_H

#include "text/text_game.h"

/* Whether the line that was read is one of them. */
bool group_command_is(const struct text_game *game);

/* Does what the line says, or says why not. False when it is none of them. */
bool group_command(struct text_game *game);

/* Gives a command to the session, and prints the reason where it is refused. */
void group_command_give(struct text_game *game, enum command command);

/* "Not now: …" */
void group_command_refused(struct text_game *game, enum refusal refusal);

#endif
