/* Mouse and finger: what lies under them, what is pressed, dragged or scrolled. */
#ifndef EVENKEEL_GUI_APP_POINTER_H
#define EVENKEEL_GUI_APP_POINTER_H

#include "gui/app.h"

/* An event of the mouse's. */
void pointer_event(struct app *app, const SDL_Event *event);

/* Whatever the pointer was doing is over, undone. */
void pointer_let_go(struct app *app);

#endif
