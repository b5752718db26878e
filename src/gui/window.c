#include "gui/window.h"

#include <SDL.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/leaving.h"
#include "base/path.h"
#include "base/words.h"
#include "gui/app.h"
#include "gui/scenes.h"
#include "gui/wake.h"

bool window_is_possible(void)
{
    const char *driver = getenv("SDL_VIDEODRIVER"), *x11 = getenv("DISPLAY"),
               *wayland = getenv("WAYLAND_DISPLAY");
    return (driver != NULL && driver[0] != '\0') || (x11 != NULL && x11[0] != '\0') ||
           (wayland != NULL && wayland[0] != '\0');
}

/* The session that was asked for on the command line. */
static bool begin(struct app *app, const struct play_request *request, struct error *error)
{
    if (!play_prepare(&app->play, request, app->database, stderr, error) ||
        !app_begin_session(app, error))
        return false;
    if (app->play.other_version)
        app_tell(
            app,
            _("The session code was made for another version of this deck, so the cards differ "
              "from those it was made for."));
    return true;
}

/* SDL asks the session's bus for this and that. Where there is none libdbus would start one, by way
 * of another program; nothing here is worth that. */
static void start_no_bus(void)
{
    const char *runtime = getenv("XDG_RUNTIME_DIR");
    char path[PATH_BYTES_MAX];
    if (runtime == NULL || !path_join(path, runtime, "bus") || access(path, F_OK) != 0)
        setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
}

int window_game(const struct play_request *request)
{
    struct error error, notice = {0};
    const struct app_setup setup = {.first = request == NULL ? &scene_title : NULL,
                                    .notice = &notice};
    start_no_bus();
    leaving_hold();
    leaving_watch(wake_window);
    struct app *app = app_new(&setup, &error);
    if (app == NULL) {
        leaving_unwatch();
        return error_report(&error);
    }
    int status = FAULT_NONE;
    if (request != NULL && !begin(app, request, &error))
        status = error_report(&error);
    if (status == FAULT_NONE) {
        if (notice.fault != FAULT_NONE)
            app_tell(app, notice.words);
        app_change_scene(app);
        app_run(app);
        if (app->lost.fault.fault != FAULT_NONE)
            status = error_report(&app->lost.fault);
    }
    leaving_unwatch();
    app_free(app);
    return status;
}
