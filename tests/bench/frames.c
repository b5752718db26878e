/* How long frames take, without a display: the first frame of the title, and the table's frames
 * while it moves. One line a figure: name, median and 99th percentile in milliseconds. */
#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>

#include "gui/app_input.h"
#include "gui/screenshot.h"

enum { FRAMES = 240, FIRSTS = 9 };

static double now(void)
{
    return (double)SDL_GetPerformanceCounter() * 1000 / (double)SDL_GetPerformanceFrequency();
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void report(const char *name, double times[], int count)
{
    qsort(times, (size_t)count, sizeof *times, compare);
    printf("%-36s %8.3f ms   99 %% within %7.3f\n", name, times[count / 2],
           times[count * 99 / 100]);
}

static struct app *stage(const char *scene, int w, int h)
{
    struct error error;
    struct screenshot screenshot = {.scene = scene, .w = w, .h = h, .text_percent = 100};
    struct app *app = screenshot_stage(&screenshot, &error);
    if (app == NULL)
        exit(error_report(&error));
    return app;
}

static void bench_first(const char *scene)
{
    double times[FIRSTS];
    char name[64];
    struct app *app = stage(scene, DESIGN_W, DESIGN_H);
    for (int i = 0; i < FIRSTS; i++) {
        pictures_clear(app->draw.pictures);
        app->repaint_all = app->relayout = true;
        double began = now();
        app_draw(app);
        times[i] = now() - began;
    }
    snprintf(name, sizeof name, "all of %s, nothing ready", scene);
    report(name, times, FIRSTS);
    printf("%-28s %8.1f MiB of pictures\n", "",
           (double)pictures_bytes(app->draw.pictures) / (1 << 20));
    app_free(app);
}

/* A whole card: lifted, played, explained, with the sea moving all the while, a frame every 16 ms.
 * Only frames in which something changed count. */
static void bench_table(int w, int h)
{
    static double times[FRAMES];
    char name[64];
    int count = 0;
    struct app *app = stage("table", w, h);
    app->headless = false; /* time moves */
    app->now = 1000;
    for (int i = 0; i < FRAMES; i++) {
        app->now += 16;
        app->ambient += 16;
        if (i == 60)
            app_press(app, (struct key_press){.key = KEY_LETTER, .letter = 'B'});
        if (i == 90)
            app_press(app, (struct key_press){.key = KEY_ENTER});
        app_change_scene(app);
        double began = now();
        app_draw(app);
        if (app->damage_count > 0)
            times[count++] = now() - began;
    }
    app->headless = true;
    snprintf(name, sizeof name, "table while moving, %d x %d", w, h);
    report(name, times, count);
    app_free(app);
}

/* What no frame can do without: the whole picture copied once, and one card over it. */
static void bench_floor(int w, int h)
{
    static double times[FRAMES];
    char name[64];
    SDL_Surface *screen = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_RGB888);
    SDL_Surface *scene = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_RGB888);
    SDL_Surface *card = SDL_CreateRGBSurfaceWithFormat(0, w * 36 / 128, h * 39 / 72, 32,
                                                       SDL_PIXELFORMAT_ARGB8888);
    SDL_FillRect(card, NULL, 0x80FFFDF8);
    for (int i = 0; i < FRAMES; i++) {
        SDL_Rect place = {i, i / 2, 0, 0};
        double began = now();
        SDL_BlitSurface(scene, NULL, screen, NULL);
        SDL_BlitSurface(card, NULL, screen, &place);
        times[i] = now() - began;
    }
    snprintf(name, sizeof name, "one scene and one card, %d x %d", w, h);
    report(name, times, FRAMES);
    SDL_FreeSurface(card);
    SDL_FreeSurface(scene);
    SDL_FreeSurface(screen);
}

int main(void)
{
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    bench_first("title");
    bench_first("table");
    bench_first("result");
    bench_first("debrief");
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}, {3840, 2160}};
    for (int i = 0; i < 3; i++) {
        bench_floor(sizes[i][0], sizes[i][1]);
        bench_table(sizes[i][0], sizes[i][1]);
    }
    return 0;
}
