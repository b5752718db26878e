/* The game in a terminal: the same session as in the window, in plain lines; also the way in for
 * screen readers, remote shells and scripts. */
#ifndef EVENKEEL_TEXT_TEXT_GAME_H
#define EVENKEEL_TEXT_TEXT_GAME_H

#include <stdio.h>

#include "session/play.h"

/* Plays what the request asks for, from `input` to `output`; complaints go to standard error.
 * Returns the exit status. */
int text_game(const struct play_request *request, FILE *input, FILE *output);

#endif
