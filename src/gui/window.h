/* The two ways into the window: to play, and to take a picture of a scene. */
#ifndef EVENKEEL_GUI_WINDOW_H
#define EVENKEEL_GUI_WINDOW_H

#include "session/play.h"

/* Opens the window and runs until the player quits; with a request (not NULL) straight to its
 * voyage, otherwise to the title. Returns the exit status. */
int window_game(const struct play_request *request);

/* Whether there seems to be a display to open a window on. */
bool window_is_possible(void);

/* `--screenshot SCENE OUT.png [--size WxH] [--theme day|night|contrast] [--text PERCENT]`, without
 * a display. */
int window_screenshot(int argument_count, char *arguments[]);

#endif
