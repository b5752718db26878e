/* How long frames take, without a display, in processor time, so that a busy machine does not
 * matter: a whole frame of each scene with nothing ready, the table while it moves beside the copy
 * of one scene and one card, and every frame of a whole voyage. */
#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "figure.h"
#include "gui/app_frame.h"
#include "gui/app_input.h"
#include "gui/screenshot.h"

enum { FRAMES = 240, RUNS = 5, FRAME_MS = 16 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double times[], int count)
{
    qsort(times, (size_t)count, sizeof *times, compare);
    return times[count / 2];
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
    char name[64];
    snprintf(name, sizeof name, "all of %s, nothing ready", scene);
    struct figure figure = {.name = name, .unit = "ms"};
    struct app *app = stage(scene, DESIGN_W, DESIGN_H);
    for (int i = 0; i < RUNS; i++) {
        pictures_clear(app->draw.pictures);
        app->repaint_all = app->relayout = true;
        double began = now();
        app_draw(app);
        figure_add(&figure, now() - began, 0);
    }
    figure_print(&figure);
    app_free(app);
}

/* --- the table while it moves -------------------------------------------------------------------
 */

/* One frame later; what it took, with what is changed and laid out before it is drawn. */
static double next_frame(struct app *app)
{
    app->now += FRAME_MS;
    app->ambient += FRAME_MS;
    double began = now();
    app_change_scene(app);
    app_draw(app);
    return now() - began;
}

/* A whole card: lifted, played, explained, with the sea moving all the while. Only frames in which
 * something changed count. */
static double table_frame(int w, int h)
{
    static double times[FRAMES];
    int count = 0;
    struct app *app = stage("table", w, h);
    app->headless = false; /* time moves */
    app->now = 1000;
    for (int i = 0; i < FRAMES; i++) {
        if (i == 60)
            app_press(app, (struct key_press){.key = KEY_LETTER, .letter = 'B'});
        if (i == 90)
            app_press(app, (struct key_press){.key = KEY_ENTER});
        double took = next_frame(app);
        if (app->damage_count > 0)
            times[count++] = took;
    }
    app->headless = true;
    app_free(app);
    return median(times, count);
}

/* What no frame can do without: the whole picture copied once, and one card over it. */
static double floor_frame(int w, int h)
{
    static double times[FRAMES];
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
    SDL_FreeSurface(card);
    SDL_FreeSurface(scene);
    SDL_FreeSurface(screen);
    return median(times, FRAMES);
}

static void bench_table(int w, int h)
{
    char name[64];
    snprintf(name, sizeof name, "table while moving, %d x %d", w, h);
    struct figure figure = {.name = name, .unit = "ms", .goal = 1.5};
    for (int i = 0; i < RUNS; i++)
        figure_add(&figure, table_frame(w, h), floor_frame(w, h));
    figure_print(&figure);
}

/* --- a whole voyage -----------------------------------------------------------------------------
 */

static const double limits[] = {0.5, 1, 2, 4, 8, 1000.0 / 60};
enum { BARS = sizeof limits / sizeof *limits + 1 };

struct voyage_frames {
    int bars[BARS], frames;
    int inputs, late; /* inputs, and those that no pixel of the next frame answered */
    double longest, longest_rest;
};

static void count_frame(struct voyage_frames *all, double took)
{
    int bar = 0;
    while (bar < BARS - 1 && took >= limits[bar])
        bar++;
    all->bars[bar]++;
    all->frames++;
    all->longest = took > all->longest ? took : all->longest;
}

/* The key, and the frame after it: what both took is that frame's. */
static void input(struct app *app, struct voyage_frames *all, struct key_press press)
{
    double began = now();
    app_press(app, press);
    double took = now() - began + next_frame(app);
    count_frame(all, took);
    all->inputs++;
    all->late += app->damage_count == 0;
}

/* The result is read, and what comes next is painted ahead meanwhile. */
static void rest(struct app *app, struct voyage_frames *all)
{
    for (int i = 0; i < 2; i++) {
        double began = now();
        app_rest(app);
        double took = now() - began;
        all->longest_rest = took > all->longest_rest ? took : all->longest_rest;
        for (; card_pictures_busy(app->draw.card_pictures); app_tick(app))
            SDL_Delay(1);
        next_frame(app);
    }
}

/* Twelve cards: lifted, played, read; every half second a key, motion shown in full. */
static void sail(struct voyage_frames *all)
{
    enum { PAUSE = 30, INPUTS_MAX = 400 };
    struct app *app = stage("table", DESIGN_W, DESIGN_H);
    app->headless = false;
    card_pictures_wait(app->draw.card_pictures, false);
    app->now = 1000;
    for (int i = 0; i < INPUTS_MAX && app->session->phase != SESSION_DEBRIEF; i++) {
        if (app->session->phase == SESSION_CHOOSE)
            input(app, all, (struct key_press){.key = KEY_LETTER, .letter = "ABC"[i % 3]});
        for (int j = 0; j < PAUSE; j++)
            count_frame(all, next_frame(app));
        rest(app, all);
        input(app, all, (struct key_press){.key = KEY_ENTER});
        for (int j = 0; j < PAUSE; j++)
            count_frame(all, next_frame(app));
    }
    if (app->session->phase != SESSION_DEBRIEF)
        fprintf(stderr, "bench_frames: the voyage did not come to its end\n");
    app->headless = true;
    app_free(app);
}

static void bench_voyage(void)
{
    struct figure longest = {.name = "longest frame of a voyage, 1280 x 720", .unit = "ms"};
    struct figure late = {.name = "inputs that the next frame answered late", .unit = ""};
    struct figure ahead = {.name = "the longest time of painting ahead", .unit = "ms"};
    static struct voyage_frames all;
    double before = 0;
    for (int i = 0; i < RUNS; i++) {
        int late_before = all.late;
        before = all.longest;
        all.longest = 0;
        sail(&all);
        figure_add(&longest, all.longest, 0);
        figure_add(&ahead, all.longest_rest, 0);
        all.longest_rest = 0;
        figure_add(&late, all.late - late_before, 0);
        all.longest = all.longest > before ? all.longest : before;
    }
    figure_print(&longest);
    figure_print(&late);
    figure_print(&ahead);
    if (figure_json())
        return;
    printf("every frame of %d voyages, 1280 x 720: %d frames, %d inputs\n", RUNS, all.frames,
           all.inputs);
    for (int i = 0; i < BARS; i++) {
        char bar[41] = "";
        int length = all.bars[i] > 0 ? 1 + all.bars[i] * 39 / all.frames : 0;
        memset(bar, '#', (size_t)length);
        if (i < BARS - 1)
            printf("  below %5.1f ms %8d %s\n", limits[i], all.bars[i], bar);
        else
            printf("  above         %8d %s\n", all.bars[i], bar);
    }
}

int main(void)
{
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}, {3840, 2160}};
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    bench_first("title");
    bench_first("table");
    bench_first("result");
    bench_first("debrief");
    for (int i = 0; i < 3; i++)
        bench_table(sizes[i][0], sizes[i][1]);
    bench_voyage();
    return 0;
}
