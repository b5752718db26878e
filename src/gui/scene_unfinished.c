/* What was left unfinished: to go on with, or to give up. */
#include "gui/form.h"
#include "gui/scenes.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "session/resume.h"
#include "store/history_delete.h"

enum { UNFINISHED_CONTINUE = 1, UNFINISHED_DISCARD = 40, UNFINISHED_MOST = 12, NOT_ASKED = -1 };

struct unfinished_state {
    struct form form;
    int count;
    struct history_row rows[UNFINISHED_MOST];
    char labels[UNFINISHED_MOST][ROW_WORDS_BYTES], notes[UNFINISHED_MOST][ROW_WORDS_BYTES];
    int asked; /* the row that is to be given up, if it is pressed once more */
    char warning[ROW_WORDS_BYTES];
};

static void unfinished_close(struct app *app, void *data)
{
    struct unfinished_state *state = data;
    (void)app;
    history_rows_release(state->rows, state->count);
    state->count = 0;
}

static void unfinished_open(struct app *app, void *data, int argument)
{
    struct unfinished_state *state = data;
    (void)argument;
    unfinished_close(app, state);
    state->asked = NOT_ASKED;
    state->count = history_list(app->database, HISTORY_UNFINISHED, state->rows, UNFINISHED_MOST);
    for (int i = 0; i < state->count; i++) {
        const struct history_row *row = &state->rows[i];
        row_players(state->labels[i], row);
        if (strcmp(row->way, way_word(WAY_ENDLESS)) == 0)
            snprintf(state->notes[i], ROW_WORDS_BYTES, _("Endless, card %d, begun %s, “%.400s”"),
                     row->card, row->started, row->deck_title);
        else
            snprintf(state->notes[i], ROW_WORDS_BYTES, _("Card %d of %d, begun %s, “%.400s”"),
                     row->card, row->cards, row->started, row->deck_title);
        text_tame(state->notes[i], false);
    }
}

static void unfinished_layout(struct app *app, void *data, struct page *page)
{
    struct unfinished_state *state = data;
    state->form = (struct form){.title = _("Left unfinished")};
    for (int i = 0; i < state->count; i++) {
        struct form_row *row = form_add(&state->form, state->labels[i]);
        form_option(row, UNFINISHED_CONTINUE + i, _("Continue"), false);
        form_option(row, UNFINISHED_DISCARD + i,
                    i == state->asked ? _("Give up for good?") : _("Give up"), i == state->asked);
        row->note = i == state->asked ? state->warning : state->notes[i];
    }
    if (state->count == 0)
        form_add(&state->form, "")->note = _("Nothing is left unfinished.");
    page->controls.first = state->count > 0 ? UNFINISHED_CONTINUE : FORM_BACK;
    form_layout(app, &state->form, page);
}

static void unfinished_draw(struct app *app, void *data, const struct page *page)
{
    const struct unfinished_state *state = data;
    form_draw(app, &state->form, page);
}

/* To the title, which looks anew at what there is. */
static void unfinished_back(struct app *app, void *data)
{
    (void)data;
    app_replace(app, &scene_title, 0);
}

static void discard(struct app *app, struct unfinished_state *state, int row)
{
    const struct deletion deletion = {.what = DELETE_SESSION, .uuid = state->rows[row].uuid};
    struct deletion_extent extent;
    struct error error;
    bool gone;
    if (state->asked != row) {
        state->asked = row;
        history_delete_extent(app->database, &deletion, &extent);
        snprintf(state->warning, sizeof state->warning, "%s%s%s",
                 _("All that was played in it is taken out for good."), extent.aside > 0 ? " " : "",
                 extent.aside > 0 ? _("Copies of a damaged history that were set aside go, too.")
                                  : "");
        return;
    }
    if (!session_discard(app->database, state->rows[row].uuid, &gone, &error))
        app_tell(app, error.words);
    if (!gone)
        return;
    unfinished_open(app, state, 0);
    app_page(app)->controls.focus = state->count > 0 ? UNFINISHED_CONTINUE : FORM_BACK;
}

static void unfinished_act(struct app *app, void *data, int control)
{
    struct unfinished_state *state = data;
    struct error error;
    if (control == FORM_BACK) {
        unfinished_back(app, state);
    } else if (control >= UNFINISHED_DISCARD) {
        discard(app, state, control - UNFINISHED_DISCARD);
    } else if (!app_resume_session(app, state->rows[control - UNFINISHED_CONTINUE].uuid, &error)) {
        app_tell(app, error.words);
    }
}

static void unfinished_title(struct app *app, void *data, char *title, size_t room)
{
    (void)app;
    (void)data;
    snprintf(title, room, "%s", _("Left unfinished – Even Keel"));
}

const struct scene scene_unfinished = {
    .name = "unfinished",
    .state_size = sizeof(struct unfinished_state),
    .open = unfinished_open,
    .close = unfinished_close,
    .title = unfinished_title,
    .layout = unfinished_layout,
    .draw = unfinished_draw,
    .act = unfinished_act,
    .back = unfinished_back,
};
