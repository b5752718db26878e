/* A group's session in plain lines: the machine goes round for secret votes, the room sees the
 * rest. Crew, too: one ship with a captain. */
#ifndef EVENKEEL_TEXT_GROUP_GAME_H
#define EVENKEEL_TEXT_GROUP_GAME_H

#include "text/text_game.h"

/* Plays until the session is over or somebody stops it. */
void group_game(struct text_game *game);

#endif
