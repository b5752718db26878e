/* The room's window: a second app that borrows the first one's session, shows its phases and is not
 * pressed. Opened and closed by app_open_room and app_close_room. */
#ifndef EVENKEEL_GUI_ROOM_H
#define EVENKEEL_GUI_ROOM_H

#include "gui/app.h"

/* True when the event was the room's window's, and no business of the first one. */
bool room_takes(struct app *app, const SDL_Event *event);

/* After the first window's frame; nothing where there is no room. */
void room_draw(struct app *app);

#endif
