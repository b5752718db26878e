/* Files and folders that were dropped on the window. */
#include "gui/app.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

char *app_first_drop(struct app *app)
{
    assert(app->drop_count > 0);
    char *path = app->drops[0];
    app->drop_count--;
    memmove(&app->drops[0], &app->drops[1], app->drop_count * sizeof app->drops[0]);
    return path;
}

void app_forget_drops(struct app *app)
{
    for (size_t i = 0; i < app->drop_count; i++)
        free(app->drops[i]);
    free(app->drops);
    app->drops = NULL;
    app->drop_count = app->drop_capacity = 0;
}

void app_take_drop(struct app *app, const char *path)
{
    app->drops = memory_grow(app->drops, app->drop_count, &app->drop_capacity,
                             sizeof app->drops[0]);
    app->drops[app->drop_count++] = memory_text(path);
}

/* Once for all that wait, and not over words that nobody has read yet. */
static void tell_waiting(struct app *app)
{
    char words[256];
    if (app->stack[app->depth - 1].scene == &scene_message || app->push_count > 0)
        return;
    if (app->drop_count == 1)
        snprintf(words, sizeof words,
                 _("“%.100s” waits until the game is over: it is offered on the title."),
                 path_name(app->drops[0]));
    else
        snprintf(words, sizeof words,
                 ngettext("%d file waits until the game is over: it is offered on the title.",
                          "%d files wait until the game is over: they are offered on the title.",
                          (unsigned long)app->drop_count),
                 (int)app->drop_count);
    app_tell(app, words);
}

void app_end_drop(struct app *app)
{
    if (app->drop_count == 0 || app->depth == 0)
        return;
    if (in_a_game(app))
        tell_waiting(app);
    else if (!is_asking(app))
        app_next_drop(app);
}

void app_show_added(struct app *app, const struct deck_installed *added)
{
    /* What lies under the dialog that asked. */
    const struct scene *under = app->depth > 1 ? app->stack[app->depth - 2].scene : NULL;
    if (under == &scene_title || under == &scene_decks) {
        app->added = *added;
        if (under == &scene_title)
            app_push(app, &scene_decks, 0);
        return;
    }
    for (int i = 0; i < app->depth; i++)
        if (app->stack[i].scene->decks_changed != NULL)
            app->stack[i].scene->decks_changed(app, app->stack[i].state);
    char words[256];
    snprintf(words, sizeof words, _("“%.100s” was added to your decks."), added->title);
    app_tell(app, words);
}
