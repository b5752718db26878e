#include "gui/app_frame.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/leaving.h"
#include "base/words.h"
#include "gui/app_input.h"
#include "gui/room.h"

enum {
    FRAME_MILLISECONDS = 16,
    AMBIENT_MILLISECONDS = 33,  /* the sea is slow: half the frames are enough */
    AMBIENT_REST = 5000,        /* after the last input the sea comes to rest */
    CLOCK_MILLISECONDS = 200,   /* while a timer runs */
    SLEPT_MILLISECONDS = 10000, /* a wait for a timer that took so long: the machine was asleep */
    LOST_MILLISECONDS = 100,    /* between two tries to find something to draw on */
    LOST_TRIES_MAX = 100
};

void app_measure(struct app *app, int w, int h)
{
    int percent = app->preferences.text_percent;
    app->draw.metrics = app->preferences.projector ? metrics_for_projector(w, h, percent)
                                                   : metrics_for(w, h, percent);
    app->draw.theme = app->preferences.theme;
    pictures_clear(app->draw.pictures);
    size_t screen_bytes = (size_t)w * (size_t)h * 4;
    size_t limit = 3 * screen_bytes;
    pictures_limit(app->draw.pictures, limit > PICTURE_BYTES_LEAST ? limit : PICTURE_BYTES_LEAST);
    app->relayout = app->repaint_all = app->dirty = true;
}

static bool on_show(const struct app *app)
{
    return app->window == NULL ||
           (SDL_GetWindowFlags(app->window) & (SDL_WINDOW_HIDDEN | SDL_WINDOW_MINIMIZED)) == 0;
}

static bool sea_moves(const struct app *app)
{
    return app->depth > 0 && app->stack[app->depth - 1].scene->ambient && !app->headless &&
           preferences_motion(&app->preferences) > 0 && app->now < app->last_input + AMBIENT_REST &&
           on_show(app);
}

static double moves_until(struct app *app)
{
    double until = 0;
    for (int i = 0; i < app->depth; i++) {
        const struct scene *scene = app->stack[i].scene;
        double one = scene->moves_until != NULL ? scene->moves_until(app, app->stack[i].state) : 0;
        if (one > until)
            until = one;
    }
    return until;
}

static int lowest_shown(const struct app *app)
{
    int lowest = app->depth - 1;
    while (lowest > 0 && app->stack[lowest].scene->overlay)
        lowest--;
    return lowest;
}

static void lay_out_pages(struct app *app)
{
    for (int i = 0; i < app->depth; i++) {
        struct page *page = &app->stack[i].page;
        controls_start(&page->controls);
        app->stack[i].scene->layout(app, app->stack[i].state, page);
        controls_finish(&page->controls);
    }
}

void app_lay_out(struct app *app)
{
    lay_out_pages(app);
    /* Of a long page only what is in sight is laid out: once more, then. */
    if (app->focus_moved && app->depth > 0 && app_scroll_to_focus(app))
        lay_out_pages(app);
    app->relayout = app->focus_moved = false;
}

void app_show_title(struct app *app)
{
    char title[256] = "";
    int top = app->depth - 1;
    if (app->window == NULL || top < 0)
        return;
    if (app->stack[top].scene->title != NULL)
        app->stack[top].scene->title(app, app->stack[top].state, title, sizeof title);
    if (title[0] == '\0')
        SDL_strlcpy(title, _("Even Keel"), sizeof title);
    if (strcmp(SDL_GetWindowTitle(app->window), title) != 0)
        SDL_SetWindowTitle(app->window, title);
}

void app_record_scenes(struct app *app)
{
    canvas_start(app->draw.canvas, app->draw.metrics.w, app->draw.metrics.h);
    /* Of several dialogs one over the other only the top one shows, over the page. */
    for (int i = lowest_shown(app); i < app->depth; i++)
        if (!app->stack[i].scene->overlay || i + 1 == app->depth)
            app->stack[i].scene->draw(app, app->stack[i].state, &app->stack[i].page);
}

/* Puts on the canvas what the scenes show now. */
void app_record(struct app *app)
{
    pictures_frame(app->draw.pictures);
    if (app->relayout)
        app_lay_out(app);
    app->focus_moved = false;
    app_record_scenes(app);
}

/* Typing is on while a field has the focus, and only then: an input method would take the letters
 * that lift a card. */
static void follow_focus(const struct app *app)
{
    const struct controls *controls = &app->stack[app->depth - 1].page.controls;
    const struct control *focus = controls_find(controls, controls->focus);
    bool wanted = focus != NULL && focus->types, active = SDL_IsTextInputActive() == SDL_TRUE;
    /* Typing is the first window's: the room has no field. */
    if (app->is_room || app->window == NULL || wanted == active)
        return;
    if (wanted)
        SDL_StartTextInput();
    else
        SDL_StopTextInput();
}

void app_draw(struct app *app)
{
    if (app->depth == 0 || app->screen == NULL)
        return;
    app_record(app);
    follow_focus(app);
    struct box damage[DAMAGE_MAX];
    int count = canvas_finish(app->draw.canvas, app->screen, app->repaint_all, damage);
    app->damage_count = count;
    app->repaint_all = app->dirty = false;
    if (app->window == NULL || count == 0)
        return;
    SDL_Rect rects[DAMAGE_MAX];
    for (int i = 0; i < count; i++)
        rects[i] = (SDL_Rect){damage[i].x, damage[i].y, damage[i].w, damage[i].h};
    /* It has another size by now, or is another one's. */
    if (SDL_UpdateWindowSurfaceRects(app->window, rects, count) != 0)
        app->screen = NULL;
}

/* What the clock says, made one that never goes back. */
static double clock_now(struct app *app)
{
    double says = (double)SDL_GetPerformanceCounter() * 1000 /
                  (double)SDL_GetPerformanceFrequency();
    if (says < app->clock_last)
        app->clock_offset += app->clock_last - says;
    app->clock_last = says;
    return says + app->clock_offset;
}

void app_resize(struct app *app)
{
    if (app->headless)
        return;
    app->screen = SDL_GetWindowSurface(app->window);
    if (app->screen == NULL)
        return;
    app->lost.tries = 0;
    app->lost.next = 0;
    if (app->screen->w != app->draw.metrics.w || app->screen->h != app->draw.metrics.h)
        app_measure(app, app->screen->w, app->screen->h);
    app->repaint_all = app->dirty = true;
}

void app_take(struct app *app, const SDL_Event *event)
{
    bool mine = app->room == NULL || event->type != SDL_WINDOWEVENT ||
                event->window.windowID == SDL_GetWindowID(app->window);
    if (mine && event->type == SDL_WINDOWEVENT &&
        (event->window.event == SDL_WINDOWEVENT_EXPOSED ||
         event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED))
        app_resize(app);
    /* SDL may have the window drawn by a graphics card, which forgets. */
    if (event->type == SDL_RENDER_TARGETS_RESET || event->type == SDL_RENDER_DEVICE_RESET) {
        app_resize(app);
        if (app->room != NULL)
            app_resize(app->room);
    }
    if (!room_takes(app, event))
        app_event(app, event);
    app_change_scene(app);
}

static void take_events(struct app *app, int wait)
{
    SDL_Event event;
    double began = clock_now(app);
    int got = wait < 0    ? SDL_WaitEvent(&event)
              : wait == 0 ? SDL_PollEvent(&event)
                          : SDL_WaitEventTimeout(&event, wait);
    app->now = clock_now(app);
    /* Nobody could vote meanwhile. */
    if (wait >= 0 && app->now > began + SLEPT_MILLISECONDS && app_session_runs(app)) {
        app->clock_offset -= app->now - began;
        app->now = began;
    }
    for (; got != 0; got = SDL_PollEvent(&event))
        app_take(app, &event);
}

void app_tick(struct app *app)
{
    app_history_tick(app);
    app_session_tick(app);
    if (card_pictures_arrived(app->draw.card_pictures))
        app_touch(app);
    app_change_scene(app);
}

/* Told to leave by a signal: there is nobody to be asked. */
static void leave_at_once(struct app *app)
{
    app_save_aside(app);
    app->quit = true;
}

/* A window may be without anything to draw on for a moment: while its size changes, or its display
 * is away. Where it stays so there is no game to be seen. */
static void find_screen(struct app *app)
{
    double now = clock_now(app);
    if (app->screen != NULL || now < app->lost.next)
        return;
    app_resize(app);
    if (app->screen != NULL)
        return;
    app->lost.next = now + LOST_MILLISECONDS;
    if (!on_show(app) || ++app->lost.tries < LOST_TRIES_MAX)
        return;
    error_set(&app->lost.fault, FAULT_MACHINE, _("cannot draw in the window (%s)"), SDL_GetError());
    leave_at_once(app);
}

void app_frame(struct app *app)
{
    if (leaving_asked()) {
        leave_at_once(app);
        return;
    }
    find_screen(app);
    bool moving = moves_until(app) > app->now && on_show(app);
    double began = clock_now(app), before = app->now;
    bool sea = sea_moves(app);
    if (!moving)
        app_rest(app);
    take_events(app, app->screen == NULL     ? LOST_MILLISECONDS
                     : app->dirty || moving  ? 0
                     : sea                   ? AMBIENT_MILLISECONDS
                     : app_session_runs(app) ? CLOCK_MILLISECONDS
                                             : -1);
    app->now = clock_now(app);
    app_tick(app);
    if (sea && app->now > before)
        app->ambient += fmin(app->now - before, 2 * AMBIENT_MILLISECONDS);
    moving = moving || (moves_until(app) > app->now && on_show(app));
    if (!app->quit && (app->dirty || moving || sea_moves(app))) {
        app_draw(app);
        app_show_title(app);
    }
    room_draw(app);
    /* The last step of a motion is drawn once it is over. */
    if (moving)
        app->dirty = true;
    double spent = clock_now(app) - began;
    if (moving && spent < FRAME_MILLISECONDS)
        SDL_Delay((uint32_t)(FRAME_MILLISECONDS - spent));
}

/* Once the window is on show: it need not wait for its icon. */
static void set_icon(struct app *app)
{
    enum { ICON_SIDE = 128 };
    if (app->window == NULL)
        return;
    SDL_Surface *icon = art_raster(app->draw.art, "icon", false, ICON_SIDE, ICON_SIDE);
    SDL_SetWindowIcon(app->window, icon);
    SDL_FreeSurface(icon);
}

void app_run(struct app *app)
{
    app->now = app->last_input = clock_now(app);
    if (app->dirty)
        app_draw(app);
    set_icon(app);
    if (app->writer != NULL)
        history_writer_check(app->writer);
    while (!app->quit && app->depth > 0)
        app_frame(app);
}
