/* Files and folders that were dropped on the window. */
#include "gui/app.h"

#include <stdio.h>

#include "base/memory.h"
#include "base/words.h"
#include "gui/scenes.h"

/* Pages that lead back to the title are no game: there a deck is offered at once. */
static bool in_a_game(const struct app *app)
{
    return app->depth > 0 && app->stack[0].scene != &scene_title;
}

static bool is_asking(const struct app *app)
{
    for (int i = 0; i < app->depth; i++)
        if (app->stack[i].scene == &scene_install)
            return true;
    for (int i = 0; i < app->push_count; i++)
        if (app->pushes[i].scene == &scene_install)
            return true;
    return false;
}

void app_next_drop(struct app *app)
{
    if (app->drop_count > 0)
        app_push(app, &scene_install, 0);
}

void app_take_drop(struct app *app, const char *path)
{
    if (app->drop_count == DROPS_MAX)
        return;
    app->drops[app->drop_count++] = memory_text(path);
    if (in_a_game(app)) {
        char words[256];
        snprintf(words, sizeof words,
                 _("“%.100s” waits until the game is over: it is offered on the title."),
                 path_name(path));
        app_tell(app, words);
    } else if (!is_asking(app)) {
        app_next_drop(app);
    }
}

void app_show_added(struct app *app, const char *path, const char *title)
{
    /* What lies under the dialog that asked. */
    const struct scene *under = app->depth > 1 ? app->stack[app->depth - 2].scene : NULL;
    if (under == &scene_title || under == &scene_decks) {
        snprintf(app->added, sizeof app->added, "%s", path);
        if (under == &scene_title)
            app_push(app, &scene_decks, 0);
        return;
    }
    char words[256];
    snprintf(words, sizeof words, _("“%.100s” was added to your decks."), title);
    app_tell(app, words);
}
