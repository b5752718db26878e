#include "gui/app.h"

#include <SDL_image.h>
#include <SDL_ttf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/leaving.h"
#include "base/memory.h"
#include "base/words.h"
#include "gui/app_input.h"
#include "gui/paint.h"
#include "gui/room.h"
#include "gui/wake.h"
#include "store/library.h"

enum {
    PICTURE_BYTES_LEAST = 8 << 20,
    FRAME_MILLISECONDS = 16,
    AMBIENT_MILLISECONDS = 33, /* the sea is slow: half the frames are enough */
    AMBIENT_REST = 5000,       /* after the last input the sea comes to rest */
    CLOCK_MILLISECONDS = 200   /* while a timer runs */
};

/* --- making and ending --------------------------------------------------------------------------
 */

static void set_metrics(struct app *app, int w, int h)
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

/* Where no display answers, SDL takes a driver that shows nothing to anybody. Only who asked for
 * one by name wants it. */
static bool shows_nothing(const char *driver)
{
    const char *asked = SDL_getenv("SDL_VIDEODRIVER");
    return (asked == NULL || asked[0] == '\0') &&
           (strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0 ||
            strcmp(driver, "evdev") == 0);
}

static bool open_window(struct app *app, const struct app_setup *setup, struct error *error)
{
    const char *reason = NULL, *driver = NULL;
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        reason = SDL_GetError();
    else if ((driver = SDL_GetCurrentVideoDriver()) == NULL || shows_nothing(driver))
        reason = _("nothing answers at DISPLAY or WAYLAND_DISPLAY");
    if (reason != NULL)
        return error_set(error, FAULT_MACHINE,
                         _("no display (%s); play in the terminal: evenkeel play --text"), reason);
    /* Without it SDL shows a window's surface through OpenGL, at ten times the cost without a GPU;
     * with it it crashes on Wayland (SDL 2.26). */
    if (strcmp(driver, "x11") == 0)
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    uint32_t flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    if (app->preferences.full_screen)
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    /* The room's window goes to another display when there is one. */
    int display = app->is_room && SDL_GetNumVideoDisplays() > 1 ? 1 : 0;
    if (display > 0)
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    app->window = SDL_CreateWindow(_("Even Keel"), SDL_WINDOWPOS_CENTERED_DISPLAY(display),
                                   SDL_WINDOWPOS_CENTERED_DISPLAY(display),
                                   setup->w > 0 ? setup->w : DESIGN_W,
                                   setup->h > 0 ? setup->h : DESIGN_H, flags);
    if (app->window == NULL)
        return error_set(error, FAULT_MACHINE,
                         _("cannot open a window (%s); play in the terminal: evenkeel play --text"),
                         SDL_GetError());
    SDL_SetWindowMinimumSize(app->window, 320, 240);
    return true;
}

static bool open_screen(struct app *app, const struct app_setup *setup, struct error *error)
{
    if (setup->headless) {
        app->screen = paint_surface(setup->w > 0 ? setup->w : DESIGN_W,
                                    setup->h > 0 ? setup->h : DESIGN_H);
        SDL_SetSurfaceBlendMode(app->screen, SDL_BLENDMODE_NONE);
        return true;
    }
    if (!open_window(app, setup, error))
        return false;
    app->screen = SDL_GetWindowSurface(app->window);
    return app->screen != NULL ||
           error_set(error, FAULT_MACHINE, _("cannot draw in the window (%s)"), SDL_GetError());
}

/* --- the first frame ----------------------------------------------------------------------------
 */

/* Opening a display takes a while, mostly waiting: meanwhile a second thread draws the first scene,
 * for the size the window will most likely have. Nothing else touches what it uses until it is
 * joined. */
struct preparation {
    struct app *app;
    SDL_Thread *thread;
    SDL_Surface *picture; /* of the whole window */
};

static void lay_out(struct app *app);
static void record(struct app *app);

static int prepare(void *context)
{
    struct preparation *preparation = context;
    struct app *app = preparation->app;
    struct box damage[DAMAGE_MAX];
    preparation->picture = paint_surface(app->draw.metrics.w, app->draw.metrics.h);
    SDL_SetSurfaceBlendMode(preparation->picture, SDL_BLENDMODE_NONE);
    record(app);
    canvas_finish(app->draw.canvas, preparation->picture, true, damage);
    return 0;
}

static void start_preparing(struct app *app, const struct app_setup *setup,
                            struct preparation *preparation)
{
    if (setup->headless || setup->first == NULL || app->preferences.full_screen)
        return;
    set_metrics(app, setup->w > 0 ? setup->w : DESIGN_W, setup->h > 0 ? setup->h : DESIGN_H);
    preparation->app = app;
    preparation->thread = SDL_CreateThread(prepare, "first frame", preparation);
}

/* Shows the picture when the window is as large as was thought. */
static void end_preparing(struct app *app, struct preparation *preparation)
{
    if (preparation->thread != NULL)
        SDL_WaitThread(preparation->thread, NULL);
    bool fits = preparation->thread != NULL && app->screen != NULL &&
                app->screen->w == preparation->picture->w &&
                app->screen->h == preparation->picture->h;
    if (fits) {
        SDL_BlitSurface(preparation->picture, NULL, app->screen, NULL);
        SDL_UpdateWindowSurface(app->window);
        app->repaint_all = app->dirty = false;
    } else if (app->screen != NULL) {
        set_metrics(app, app->screen->w, app->screen->h);
    }
    SDL_FreeSurface(preparation->picture);
}

static bool open_resources(struct app *app, struct error *error)
{
    if (TTF_Init() != 0)
        return error_set(error, FAULT_MACHINE, _("cannot start the text library (%s)"),
                         TTF_GetError());
    app->draw.fonts = fonts_new(error);
    app->draw.art = app->draw.fonts != NULL ? art_new(&app->data, error) : NULL;
    app->draw.canvas = canvas_new();
    app->draw.pictures = pictures_new(PICTURE_BYTES_LEAST);
    app->draw.card_pictures = card_pictures_new();
    return app->draw.art != NULL;
}

static void wake(void *context)
{
    (void)context;
    wake_window();
}

static void open_database(struct app *app, struct error *notice)
{
    struct error error = {0};
    app->database = database_open(&error);
    app->writer = history_writer_new(wake, NULL);
    if (notice == NULL || error.fault == FAULT_NONE)
        return;
    if (app->database != NULL)
        *notice = error;
    else
        error_set(notice, error.fault, _("settings and sessions are not kept: %s"), error.words);
}

struct app *app_new(const struct app_setup *setup, struct error *error)
{
    struct app *app = memory_new(1, sizeof *app);
    struct preparation preparation = {0};
    app->headless = setup->headless;
    app->session_borrowed = setup->session != NULL;
    app->is_room = setup->room;
    app->session = setup->session != NULL ? setup->session : memory_new(1, sizeof *app->session);
    data_folders_init(&app->data);
    if (!library_own_folder(app->decks_folder, NULL))
        app->decks_folder[0] = '\0';
    if (!setup->no_database)
        open_database(app, setup->notice);
    preferences_read(&app->preferences, app->database);
    bool opened = open_resources(app, error);
    if (opened) {
        if (setup->first != NULL)
            app_replace(app, setup->first, 0);
        app_change_scene(app);
        start_preparing(app, setup, &preparation);
        opened = open_screen(app, setup, error);
        end_preparing(app, &preparation);
    }
    if (opened)
        return app;
    app_free(app);
    return NULL;
}

void app_free(struct app *app)
{
    if (app == NULL)
        return;
    app_close_room(app);
    while (app->depth > 0) {
        app->pops = app->depth;
        app_change_scene(app);
    }
    app_end_session(app);
    history_writer_free(app->writer);
    play_release(&app->play);
    card_pictures_free(app->draw.card_pictures);
    pictures_free(app->draw.pictures);
    canvas_free(app->draw.canvas);
    art_free(app->draw.art);
    fonts_free(app->draw.fonts);
    if (TTF_WasInit())
        TTF_Quit();
    if (app->headless)
        SDL_FreeSurface(app->screen);
    if (app->window != NULL)
        SDL_DestroyWindow(app->window);
    /* The libraries are the first window's. */
    if (!app->is_room) {
        IMG_Quit();
        SDL_Quit();
    }
    database_close(app->database);
    data_folders_release(&app->data);
    app_forget_drops(app);
    if (!app->session_borrowed)
        free(app->session);
    free(app);
}

/* --- frames -------------------------------------------------------------------------------------
 */

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

static void lay_out(struct app *app)
{
    for (int i = 0; i < app->depth; i++) {
        struct page *page = &app->stack[i].page;
        controls_start(&page->controls);
        app->stack[i].scene->layout(app, app->stack[i].state, page);
        controls_finish(&page->controls);
    }
    app->relayout = false;
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

/* Puts on the canvas what the scenes show now. */
static void record(struct app *app)
{
    pictures_frame(app->draw.pictures);
    if (app->relayout)
        lay_out(app);
    canvas_start(app->draw.canvas, app->draw.metrics.w, app->draw.metrics.h);
    /* Of several dialogs one over the other only the top one shows, over the page. */
    for (int i = lowest_shown(app); i < app->depth; i++)
        if (!app->stack[i].scene->overlay || i + 1 == app->depth)
            app->stack[i].scene->draw(app, app->stack[i].state, &app->stack[i].page);
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
    if (app->depth == 0)
        return;
    record(app);
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
    SDL_UpdateWindowSurfaceRects(app->window, rects, count);
}

void app_resize(struct app *app)
{
    if (app->headless)
        return;
    app->screen = SDL_GetWindowSurface(app->window);
    if (app->screen == NULL) {
        struct error error;
        error_set(&error, FAULT_MACHINE, _("cannot draw in the window (%s)"), SDL_GetError());
        exit(error_report(&error));
    }
    if (app->screen->w != app->draw.metrics.w || app->screen->h != app->draw.metrics.h)
        set_metrics(app, app->screen->w, app->screen->h);
    app->repaint_all = app->dirty = true;
}

static double clock_now(void)
{
    return (double)SDL_GetPerformanceCounter() * 1000 / (double)SDL_GetPerformanceFrequency();
}

static void take_events(struct app *app, int wait)
{
    SDL_Event event;
    int got = wait < 0    ? SDL_WaitEvent(&event)
              : wait == 0 ? SDL_PollEvent(&event)
                          : SDL_WaitEventTimeout(&event, wait);
    app->now = clock_now();
    for (; got != 0; got = SDL_PollEvent(&event)) {
        bool mine = app->room == NULL || event.type != SDL_WINDOWEVENT ||
                    event.window.windowID == SDL_GetWindowID(app->window);
        if (mine && event.type == SDL_WINDOWEVENT &&
            (event.window.event == SDL_WINDOWEVENT_EXPOSED ||
             event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED))
            app_resize(app);
        if (!room_takes(app, &event))
            app_event(app, &event);
        app_change_scene(app);
    }
}

/* Told to leave by a signal: there is nobody to be asked. */
static void leave_at_once(struct app *app)
{
    app_save_aside(app);
    app->quit = true;
}

void app_frame(struct app *app)
{
    if (leaving_asked()) {
        leave_at_once(app);
        return;
    }
    bool moving = moves_until(app) > app->now && on_show(app);
    double began = clock_now(), before = app->now;
    bool sea = sea_moves(app);
    take_events(app, app->dirty || moving    ? 0
                     : sea                   ? AMBIENT_MILLISECONDS
                     : app_session_runs(app) ? CLOCK_MILLISECONDS
                                             : -1);
    app->now = clock_now();
    app_history_tick(app);
    app_session_tick(app);
    app_change_scene(app);
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
    double spent = clock_now() - began;
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
    app->now = app->last_input = clock_now();
    if (app->dirty)
        app_draw(app);
    set_icon(app);
    if (app->writer != NULL)
        history_writer_check(app->writer);
    while (!app->quit && app->depth > 0)
        app_frame(app);
}

/* --- for scenes ---------------------------------------------------------------------------------
 */

void app_touch(struct app *app)
{
    app->dirty = app->relayout = true;
}

void app_set_preferences(struct app *app, const struct preferences *preferences)
{
    struct error error;
    bool full_screen = preferences->full_screen != app->preferences.full_screen;
    app->preferences = *preferences;
    if (!preferences_keep(preferences, app->database, &error)) {
        /* Said once; then the game goes on without keeping settings. */
        if (!app->settings_lost)
            app_tell(app, error.words);
        app->settings_lost = true;
    }
    if (full_screen && app->window != NULL)
        SDL_SetWindowFullscreen(app->window,
                                preferences->full_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    set_metrics(app, app->screen->w, app->screen->h);
}

void app_toggle_full_screen(struct app *app)
{
    struct preferences preferences = app->preferences;
    preferences.full_screen = !preferences.full_screen;
    app_set_preferences(app, &preferences);
}
