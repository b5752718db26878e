#include "gui/wake.h"

#include <SDL.h>

void wake_window(void)
{
    SDL_Event event = {.type = SDL_USEREVENT};
    SDL_PushEvent(&event);
}
