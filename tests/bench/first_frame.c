/* Loaded into a program before SDL: notes the moment when the program has shown its first frame, on
 * the descriptor that EVENKEEL_BENCH_PIPE names, as seconds of the monotonic clock. */
#include <SDL.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void note(void)
{
    static int done;
    const char *pipe = getenv("EVENKEEL_BENCH_PIPE");
    struct timespec time;
    char text[64];
    if (done || pipe == NULL)
        return;
    done = 1;
    clock_gettime(CLOCK_MONOTONIC, &time);
    int length = snprintf(text, sizeof text, "%.9f\n",
                          (double)time.tv_sec + (double)time.tv_nsec / 1e9);
    if (write(atoi(pipe), text, (size_t)length) < 0)
        done = 0;
}

int SDL_UpdateWindowSurface(SDL_Window *window)
{
    int (*real)(SDL_Window *) = NULL;
    *(void **)&real = dlsym(RTLD_NEXT, "SDL_UpdateWindowSurface");
    int result = real(window);
    note();
    return result;
}

int SDL_UpdateWindowSurfaceRects(SDL_Window *window, const SDL_Rect *rects, int count)
{
    int (*real)(SDL_Window *, const SDL_Rect *, int) = NULL;
    *(void **)&real = dlsym(RTLD_NEXT, "SDL_UpdateWindowSurfaceRects");
    int result = real(window, rects, count);
    note();
    return result;
}

void SDL_RenderPresent(SDL_Renderer *renderer)
{
    void (*real)(SDL_Renderer *) = NULL;
    *(void **)&real = dlsym(RTLD_NEXT, "SDL_RenderPresent");
    real(renderer);
    note();
}
