#include "gui/app.h"

#include <SDL_image.h>
#include <SDL_ttf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/words.h"
#include "gui/app_frame.h"
#include "gui/paint.h"
#include "gui/room.h"
#include "gui/wake.h"
#include "session/history_open.h"
#include "store/library.h"

/* --- making and ending --------------------------------------------------------------------------
 */

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
    /* A signal is no quit that may be refused (base/leaving.h). */
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    const char *driver = SDL_Init(SDL_INIT_VIDEO) == 0 ? SDL_GetCurrentVideoDriver() : NULL;
    if (driver == NULL || shows_nothing(driver))
        return error_set(
            error, FAULT_MACHINE, _("no display (%s); play in the terminal: evenkeel play --text"),
            driver == NULL ? SDL_GetError() : _("nothing answers at DISPLAY or WAYLAND_DISPLAY"));
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

static int prepare(void *context)
{
    struct preparation *preparation = context;
    struct app *app = preparation->app;
    struct box damage[DAMAGE_MAX];
    preparation->picture = paint_surface(app->draw.metrics.w, app->draw.metrics.h);
    SDL_SetSurfaceBlendMode(preparation->picture, SDL_BLENDMODE_NONE);
    app_record(app);
    canvas_finish(app->draw.canvas, preparation->picture, true, damage);
    return 0;
}

static void start_preparing(struct app *app, const struct app_setup *setup,
                            struct preparation *preparation)
{
    if (setup->headless || setup->first == NULL || app->preferences.full_screen)
        return;
    app_measure(app, setup->w > 0 ? setup->w : DESIGN_W, setup->h > 0 ? setup->h : DESIGN_H);
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
        app_measure(app, app->screen->w, app->screen->h);
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
    card_pictures_wait(app->draw.card_pictures, app->headless);
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
    app->database = history_open(&error);
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
    /* A thread's event (wake.h) may have gone to the window by a connection of SDL's own, and X
     * ends a program whose message finds no window. To hide it waits for the server's answer, by
     * when that one has arrived. */
    if (app->window != NULL) {
        SDL_HideWindow(app->window);
        SDL_DestroyWindow(app->window);
    }
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
    app_measure(app, app->draw.metrics.w, app->draw.metrics.h);
}

void app_toggle_full_screen(struct app *app)
{
    struct preferences preferences = app->preferences;
    preferences.full_screen = !preferences.full_screen;
    app_set_preferences(app, &preferences);
}
