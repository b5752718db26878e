/* Which key of a keyboard is which of the game's, whatever its layout. */
#ifndef EVENKEEL_GUI_KEY_CODES_H
#define EVENKEEL_GUI_KEY_CODES_H

#include <SDL.h>

#include "gui/scene.h"

struct key_press key_of(const SDL_Keysym *symbol);

#endif
