/* The floor that the game's start is held against: a window with one card and two texts, through
 * SDL2, SDL2_ttf and the software renderer, and nothing else. Ends at its first key or when it is
 * told to. */
#include <SDL.h>
#include <SDL_ttf.h>
#include <stdio.h>

static SDL_Texture *text(SDL_Renderer *renderer, TTF_Font *font, const char *words, int width,
                         SDL_Rect *place)
{
    const SDL_Color ink = {20, 40, 60, 255};
    SDL_Surface *surface = TTF_RenderUTF8_Blended_Wrapped(font, words, ink, (Uint32)width);
    if (surface == NULL)
        return NULL;
    SDL_Texture *texture = SDL_CreateTextureFromSurface(renderer, surface);
    place->w = surface->w;
    place->h = surface->h;
    SDL_FreeSurface(surface);
    return texture;
}

int main(int argument_count, char *arguments[])
{
    const char *path = argument_count > 1 ? arguments[1]
                                          : "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0 || TTF_Init() != 0)
        return 1;
    TTF_Font *body = TTF_OpenFont(path, 20), *head = TTF_OpenFont(path, 32);
    SDL_Window *window = SDL_CreateWindow("bare", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                          1280, 720, SDL_WINDOW_RESIZABLE);
    SDL_Renderer *renderer = window != NULL ? SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE)
                                            : NULL;
    if (renderer == NULL || body == NULL || head == NULL) {
        fprintf(stderr, "bare: %s\n", SDL_GetError());
        return 1;
    }
    SDL_Rect card = {240, 110, 800, 500}, title = {280, 130, 0, 0}, words = {280, 200, 0, 0};
    SDL_Texture *first = text(renderer, head, "Situation 7", 700, &title);
    SDL_Texture *second = text(
        renderer, body,
        "A member of the team misses a deadline for the second time this month. The customer "
        "has noticed, and asks in front of the others what you intend to do about it.",
        700, &words);
    SDL_SetRenderDrawColor(renderer, 32, 64, 96, 255);
    SDL_RenderClear(renderer);
    SDL_SetRenderDrawColor(renderer, 244, 239, 224, 255);
    SDL_RenderFillRect(renderer, &card);
    SDL_RenderCopy(renderer, first, NULL, &title);
    SDL_RenderCopy(renderer, second, NULL, &words);
    SDL_RenderPresent(renderer);
    SDL_Event event;
    while (SDL_WaitEvent(&event))
        if (event.type == SDL_QUIT || event.type == SDL_KEYDOWN)
            break;
    SDL_Quit();
    return 0;
}
