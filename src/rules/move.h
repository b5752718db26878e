/* A move as one line of text, and back: for undo, autosave, replays, golden tests and traces.
 *
 *     vote 1 B    vote 1 -    take-back 1    show    vote-again    next    skip    join 4    leave
 * 3    end
 *
 * Seats count from 1, responses are letters. */
#ifndef EVENKEEL_RULES_MOVE_H
#define EVENKEEL_RULES_MOVE_H

#include <stdbool.h>

#include "rules/game.h"

enum { MOVE_BYTES = 24 };

void move_write(char text[MOVE_BYTES], struct move move);

/* Reads exactly one move; false for anything else (white space at the end is forgiven). Whether the
 * game accepts it is game_check's business. */
bool move_read(const char *text, struct move *move);

#endif
