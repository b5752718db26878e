/* The decks that were found, shared by the pages that show them. */
#include "gui/app.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "gui/app_input.h"
#include "gui/deck_shelf.h"

struct deck_shelf *app_take_shelf(struct app *app)
{
    if (app->shelf_users++ == 0) {
        app->shelf = memory_new(1, sizeof *app->shelf);
        shelf_init(app->shelf, &(struct shelf_setup){.own_folder = app->decks_folder,
                                                     .wanted_language = app->preferences.language,
                                                     .data = &app->data,
                                                     .installed_only = app->installed_only,
                                                     .at_once = app->headless});
    }
    return app->shelf;
}

void app_drop_shelf(struct app *app)
{
    assert(app->shelf_users > 0);
    if (--app->shelf_users > 0)
        return;
    shelf_release(app->shelf);
    free(app->shelf);
    app->shelf = NULL;
}

void app_show_deck(struct app *app, const char *file)
{
    struct deck_shelf *shelf = app->shelf;
    if (shelf == NULL)
        return;
    char folder[PATH_BYTES_MAX];
    shelf_refresh(shelf);
    int index = shelf_find_path(shelf, file);
    if (index < 0) {
        snprintf(folder, sizeof folder, "%s", file);
        char *slash = strrchr(folder, '/');
        if (slash == NULL)
            return;
        *slash = '\0';
        index = shelf_find_path(shelf, folder);
    }
    if (index < 0)
        return;
    shelf_open(shelf, index);
    /* What they showed of the deck before is gone. */
    app_wake_scenes(app);
}
