/* One frame after the other: events in, scenes laid out, recorded, painted. What app.h shows of it
 * is for scenes; this is for the program's beginning and for tests. */
#ifndef EVENKEEL_GUI_APP_FRAME_H
#define EVENKEEL_GUI_APP_FRAME_H

#include "gui/app.h"

enum { PICTURE_BYTES_LEAST = 8 << 20 };

/* The screen is so many pixels large, or the settings are others: all is measured and made anew. */
void app_measure(struct app *app, int w, int h);

/* Places everything, and paints nothing. */
void app_lay_out(struct app *app);

/* Puts on the canvas what the scenes show now, laid out anew where that is due. */
void app_record(struct app *app);

/* The same of scenes that are laid out, in the frame that has begun. */
void app_record_scenes(struct app *app);

/* What the loop does with an event, of whichever window. */
void app_take(struct app *app, const SDL_Event *event);

/* What the clock and other threads have to say; then the pending change of scene. */
void app_tick(struct app *app);

#endif
