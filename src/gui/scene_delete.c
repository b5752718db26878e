/* The question before anything that is kept is deleted for good. */
#include "gui/dialog.h"
#include "gui/scenes.h"

#include <stdio.h>

#include "base/text.h"
#include "base/words.h"

enum delete_control { DELETE_YES = 1, DELETE_NO };

struct delete_state {
    struct dialog dialog;
    char title[NAME_BYTES + 64], words[768];
};

static struct deletion wish(const struct app *app)
{
    return (struct deletion){.what = app->delete_wish.what,
                             .uuid = app->delete_wish.uuid,
                             .name = app->delete_wish.name};
}

static void say(struct app *app, struct delete_state *state)
{
    struct deletion_extent extent = {0};
    const struct deletion deletion = wish(app);
    char what[256] = "";
    if (app->database != NULL)
        history_delete_extent(app->database, &deletion, &extent);
    switch (deletion.what) {
    case DELETE_SESSION:
        snprintf(state->title, sizeof state->title, "%s", _("Delete this session for good?"));
        break;
    case DELETE_NAME:
        snprintf(state->title, sizeof state->title, _("Delete “%.100s” for good?"), deletion.name);
        snprintf(what, sizeof what,
                 ngettext("%d session goes; in %d with others the name is taken out and the votes "
                          "stay. ",
                          "%d sessions go; in %d with others the name is taken out and the votes "
                          "stay. ",
                          (unsigned long)extent.sessions),
                 extent.sessions, extent.shared);
        break;
    case DELETE_EVERYTHING:
        snprintf(state->title, sizeof state->title, "%s", _("Delete everything for good?"));
        snprintf(what, sizeof what,
                 ngettext("%d session goes, with all names and boxes of practice. Your settings "
                          "stay. ",
                          "All %d sessions go, with all names and boxes of practice. Your settings "
                          "stay. ",
                          (unsigned long)extent.sessions),
                 extent.sessions);
        break;
    }
    text_tame(state->title, false);
    snprintf(state->words, sizeof state->words, "%s%s%s", what,
             extent.aside > 0 ? _("Copies of a damaged history that were set aside go, too. ") : "",
             _("It cannot be brought back. Reports and exports that you saved are files of their "
               "own and stay where they are."));
}

static void delete_layout(struct app *app, void *data, struct page *page)
{
    struct delete_state *state = data;
    if (state->title[0] == '\0')
        say(app, state);
    state->dialog = (struct dialog){
        .title = state->title,
        .words = state->words,
        .buttons = {{DELETE_NO, _("Keep it"), true}, {DELETE_YES, _("Delete for good"), false}},
        .button_count = 2,
    };
    page->controls.first = DELETE_NO;
    dialog_layout(app, &state->dialog, page);
}

static void delete_draw(struct app *app, void *data, const struct page *page)
{
    const struct delete_state *state = data;
    dialog_draw(app, &state->dialog, page);
}

/* The pages below show what is no more: they are opened anew. */
static void show_what_is_left(struct app *app)
{
    bool one = app->delete_wish.what == DELETE_SESSION;
    if (!one)
        app->looked_at.who = PROGRESS_EVERYBODY;
    app_pop_over(app);
    app_push(app, &scene_progress, 0);
    if (one)
        app_push(app, &scene_sessions, 0);
}

static void delete_act(struct app *app, void *data, int control)
{
    struct error error = {0};
    const struct deletion deletion = wish(app);
    bool deleted = false;
    (void)data;
    if (control != DELETE_YES || app->database == NULL) {
        app_pop(app);
        return;
    }
    bool done = history_delete(app->database, &deletion, &deleted, &error);
    if (deleted) {
        /* The names of the last setup may be gone, too. */
        preferences_read(&app->preferences, app->database);
        show_what_is_left(app);
    } else {
        app_pop(app);
    }
    if (!done)
        app_tell(app, error.words);
}

static void delete_title(struct app *app, void *data, char *title, size_t room)
{
    const struct delete_state *state = data;
    (void)app;
    dialog_window_title(&state->dialog, title, room);
}

const struct scene scene_delete = {
    .name = "delete",
    .state_size = sizeof(struct delete_state),
    .overlay = true,
    .title = delete_title,
    .layout = delete_layout,
    .draw = delete_draw,
    .act = delete_act,
};
