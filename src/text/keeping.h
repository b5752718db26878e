/* What the terminal game has to do with the disk: what is played is kept before anything follows
 * from it, a damaged history is mended, and whoever leaves is told the truth. */
#ifndef EVENKEEL_TEXT_KEEPING_H
#define EVENKEEL_TEXT_KEEPING_H

#include "text/text_game.h"

/* Opens the history. Without it (the words say why) the game is played all the same. What was
 * rescued is told on standard error. */
void keeping_begin(struct text_game *game, struct error *error);
void keeping_release(struct text_game *game);

/* Has the history looked through, once, while the player reads what is shown: not before there is
 * something. */
void keeping_check(struct text_game *game);

/* After every verb: waits until it is kept, and looks at the session anew. */
void keeping_look(struct text_game *game);

/* Says, once, that the session cannot be kept, or that it is again. */
void keeping_tell(struct text_game *game);

/* Waits until the history was looked through, and mends what was found: true when there was
 * something. */
bool keeping_mend(struct text_game *game);

/* "later": stops the game, after a question where what was played would be lost. */
void keeping_leave(struct text_game *game);

/* Lets the session go, and says how to go on with it, or that it is not kept. `again`: the options
 * that play the same cards once more, or "". */
void keeping_say_left(struct text_game *game, const char *again);

#endif
