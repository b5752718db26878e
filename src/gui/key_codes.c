#include "gui/key_codes.h"

struct key_press key_of(const SDL_Keysym *symbol)
{
    SDL_Keycode code = symbol->sym;
    if (code >= SDLK_a && code <= SDLK_z)
        return (struct key_press){.key = KEY_LETTER, .letter = (char)(code - SDLK_a + 'A')};
    if (code >= SDLK_0 && code <= SDLK_9)
        return (struct key_press){.key = KEY_LETTER, .letter = (char)(code - SDLK_0 + '0')};
    if (code >= SDLK_KP_1 && code <= SDLK_KP_9)
        return (struct key_press){.key = KEY_LETTER, .letter = (char)(code - SDLK_KP_1 + '1')};
    /* On other alphabets A to D are where they are on a Latin keyboard. */
    if (symbol->scancode >= SDL_SCANCODE_A && symbol->scancode <= SDL_SCANCODE_Z && code > 127)
        return (struct key_press){.key = KEY_LETTER,
                                  .letter = (char)(symbol->scancode - SDL_SCANCODE_A + 'A')};
    if (code == SDLK_KP_0)
        return (struct key_press){.key = KEY_LETTER, .letter = '0'};
    /* The row of digits, also where it types other signs unless shifted. */
    if (symbol->scancode >= SDL_SCANCODE_1 && symbol->scancode <= SDL_SCANCODE_0)
        return (struct key_press){.key = KEY_LETTER,
                                  .letter = "1234567890"[symbol->scancode - SDL_SCANCODE_1]};
    static const struct {
        SDL_Keycode code;
        enum key key;
    } keys[] = {
        {SDLK_RETURN, KEY_ENTER},  {SDLK_KP_ENTER, KEY_ENTER}, {SDLK_SPACE, KEY_SPACE},
        {SDLK_ESCAPE, KEY_ESCAPE}, {SDLK_AC_BACK, KEY_ESCAPE}, {SDLK_BACKSPACE, KEY_BACKSPACE},
        {SDLK_LEFT, KEY_LEFT},     {SDLK_RIGHT, KEY_RIGHT},    {SDLK_UP, KEY_UP},
        {SDLK_DOWN, KEY_DOWN},     {SDLK_PAGEUP, KEY_PAGE_UP}, {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
        {SDLK_HOME, KEY_HOME},     {SDLK_END, KEY_END},        {SDLK_F2, KEY_FACILITATOR},
        {SDLK_DELETE, KEY_DELETE},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].code == code)
            return (struct key_press){.key = keys[i].key};
    return (struct key_press){.key = KEY_OTHER};
}
