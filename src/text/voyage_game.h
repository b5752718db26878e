/* A voyage in plain lines: one player, one ship. */
#ifndef EVENKEEL_TEXT_VOYAGE_GAME_H
#define EVENKEEL_TEXT_VOYAGE_GAME_H

#include "text/text_game.h"

/* Plays until the session is over or the player stops. */
void voyage_game(struct text_game *game);

#endif
