/* From SDL's events to what scenes understand. app_event itself is declared in app.h. */
#ifndef EVENKEEL_GUI_APP_INPUT_H
#define EVENKEEL_GUI_APP_INPUT_H

#include "gui/app.h"

/* What a notch of the wheel scrolls, in design units. */
enum { WHEEL_STEP = 60 };

/* Presses the control that has the focus, or goes back, as a key would. */
void app_press(struct app *app, struct key_press press);

/* Presses a control; CONTROL_NONE is fine. */
void app_act(struct app *app, int control);

/* What moves goes to its end. True when the input is used up by that. */
bool app_finish_motion(struct app *app);

/* Scrolls the page, and what the room sees of it; true when it moved. */
bool app_scroll_all(struct app *app, int by);

/* Scrolls to what has the focus, where it was laid out; true when it moved. */
bool app_scroll_to_focus(struct app *app);

/* Something that no event tells has changed: every scene of the stack looks (`woken`). */
void app_wake_scenes(struct app *app);

/* What is in sight has changed. */
void app_scrolled(struct app *app);

#endif
