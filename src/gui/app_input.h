/* From SDL's events to what scenes understand. app_event itself is declared in app.h. */
#ifndef EVENKEEL_GUI_APP_INPUT_H
#define EVENKEEL_GUI_APP_INPUT_H

#include "gui/app.h"

/* Presses the control that has the focus, or goes back, as a key would. */
void app_press(struct app *app, struct key_press press);

#endif
