/* The sessions that are over, the newest first: each can be looked at once more, or deleted. */
#include "gui/form.h"
#include "gui/scenes.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "session/resume.h"

enum { SESSIONS_SHOWN = 10 };
enum sessions_control {
    SESSIONS_LOOK = 1,
    SESSIONS_DELETE = 40,
    SESSIONS_NEWER = 80,
    SESSIONS_OLDER
};

struct sessions_state {
    struct form form;
    int from, count; /* `count` may be one more than are shown: there are older ones */
    struct history_row rows[SESSIONS_SHOWN + 1];
    char labels[SESSIONS_SHOWN][ROW_WORDS_BYTES], notes[SESSIONS_SHOWN][ROW_WORDS_BYTES];
};

static void sessions_close(struct app *app, void *data)
{
    struct sessions_state *state = data;
    (void)app;
    history_rows_release(state->rows, state->count);
    state->count = 0;
}

static void say(struct sessions_state *state, int index)
{
    const struct history_row *row = &state->rows[index];
    row_players(state->labels[index], row);
    /* Of several seats none stands for all. */
    if (row->fit != READING_UNDEFINED && row->seats == 1)
        snprintf(state->notes[index], ROW_WORDS_BYTES, _("%s, “%.300s”, fit %d %%"), row->started,
                 row->deck_title, row->fit);
    else
        snprintf(state->notes[index], ROW_WORDS_BYTES, _("%s, “%.300s”"), row->started,
                 row->deck_title);
    text_tame(state->labels[index], false);
    text_tame(state->notes[index], false);
}

static void show_from(struct app *app, struct sessions_state *state, int from)
{
    const char *names[] = {
        [PROGRESS_EVERYBODY] = NULL, [PROGRESS_ALONE] = "", [PROGRESS_NAME] = app->looked_at.name};
    sessions_close(app, state);
    state->from = from;
    state->count = history_page(app->database, HISTORY_OVER, names[app->looked_at.who], from,
                                state->rows, SESSIONS_SHOWN + 1);
    for (int i = 0; i < state->count && i < SESSIONS_SHOWN; i++)
        say(state, i);
}

static void sessions_open(struct app *app, void *data, int argument)
{
    show_from(app, data, argument);
}

static void sessions_layout(struct app *app, void *data, struct page *page)
{
    struct sessions_state *state = data;
    bool older = state->count > SESSIONS_SHOWN, newer = state->from > 0;
    state->form = (struct form){.title = _("Sessions")};
    for (int i = 0; i < state->count && i < SESSIONS_SHOWN; i++) {
        struct form_row *row = form_add(&state->form, state->labels[i]);
        form_option(row, SESSIONS_LOOK + i, _("Debrief and report"), false);
        form_option(row, SESSIONS_DELETE + i, _("Delete …"), false);
        row->note = state->notes[i];
    }
    if (state->count == 0)
        form_add(&state->form, "")->note = app->looked_at.who == PROGRESS_EVERYBODY
                                               ? _("Nothing has been played to its end yet.")
                                               : _("Nothing has been played to its end here yet.");
    if (older || newer) {
        struct form_row *row = form_add(&state->form, "");
        if (newer)
            form_option(row, SESSIONS_NEWER, _("Newer ones"), false);
        if (older)
            form_option(row, SESSIONS_OLDER, _("Older ones"), false);
    }
    page->controls.first = state->count > 0 ? SESSIONS_LOOK : FORM_BACK;
    form_layout(app, &state->form, page);
}

static void sessions_draw(struct app *app, void *data, const struct page *page)
{
    const struct sessions_state *state = data;
    form_draw(app, &state->form, page);
}

static void turn_page(struct app *app, struct sessions_state *state, int by)
{
    show_from(app, state, larger(state->from + by, 0));
    app_page(app)->scroll.offset = 0;
    app_focus(app, SESSIONS_LOOK);
    app_touch(app);
}

static void sessions_act(struct app *app, void *data, int control)
{
    struct sessions_state *state = data;
    struct error error;
    if (control == FORM_BACK) {
        app_pop(app);
    } else if (control == SESSIONS_NEWER) {
        turn_page(app, state, -SESSIONS_SHOWN);
    } else if (control == SESSIONS_OLDER) {
        turn_page(app, state, SESSIONS_SHOWN);
    } else if (control >= SESSIONS_DELETE) {
        app->delete_wish.what = DELETE_SESSION;
        memcpy(app->delete_wish.uuid, state->rows[control - SESSIONS_DELETE].uuid, UUID_BYTES);
        app_push(app, &scene_delete, 0);
    } else if (!app_look_back(app, state->rows[control - SESSIONS_LOOK].uuid, &error)) {
        app_tell(app, error.words);
    }
}

static bool sessions_key(struct app *app, void *data, struct key_press press)
{
    struct sessions_state *state = data;
    if (press.key == KEY_PAGE_UP && state->from > 0)
        turn_page(app, state, -SESSIONS_SHOWN);
    else if (press.key == KEY_PAGE_DOWN && state->count > SESSIONS_SHOWN &&
             !scroll_needed(&app_page(app)->scroll))
        turn_page(app, state, SESSIONS_SHOWN);
    else
        return false;
    return true;
}

static void sessions_title(struct app *app, void *data, char *title, size_t room)
{
    (void)app;
    (void)data;
    snprintf(title, room, "%s", _("Sessions – Even Keel"));
}

const struct scene scene_sessions = {
    .name = "sessions",
    .state_size = sizeof(struct sessions_state),
    .open = sessions_open,
    .close = sessions_close,
    .title = sessions_title,
    .layout = sessions_layout,
    .draw = sessions_draw,
    .act = sessions_act,
    .key = sessions_key,
};
