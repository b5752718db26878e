/* What the player may do with all that is kept: take it elsewhere, bring it in, delete it. */
#include "gui/form.h"
#include "gui/import_job.h"
#include "gui/scenes.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "session/history_export.h"

enum data_control {
    DATA_DELETE_NAME = 1,
    DATA_DELETE_ALL,
    DATA_EXPORT,
    DATA_COPY,
    DATA_STOP,
    DATA_IMPORT /* the exports that were found, and those after it */
};
enum { EXPORTS_SHOWN = 4 };

struct data_state {
    struct form form;
    char name[NAME_BYTES + 32];
    bool exported, failed, copied;
    char path[PATH_BYTES_MAX], export_words[ERROR_WORDS_MAX];
    char *exports[EXPORTS_SHOWN]; /* paths, the newest first */
    int export_count;
    struct import_job *job; /* that runs, or NULL */
    char import_words[ERROR_WORDS_MAX];
};

/* --- exports there are --------------------------------------------------------------------------
 */

static void forget_exports(struct data_state *state)
{
    while (state->export_count > 0)
        free(state->exports[--state->export_count]);
}

/* Puts the path where it belongs by its name, which begins with the day. */
static void keep_export(struct data_state *state, const char *path)
{
    int at = state->export_count;
    while (at > 0 && strcmp(state->exports[at - 1], path) < 0)
        at--;
    if (at == EXPORTS_SHOWN)
        return;
    if (state->export_count == EXPORTS_SHOWN)
        free(state->exports[--state->export_count]);
    memmove(&state->exports[at + 1], &state->exports[at],
            (size_t)(state->export_count - at) * sizeof *state->exports);
    state->exports[at] = memory_text(path);
    state->export_count++;
}

static void find_exports(struct app *app, struct data_state *state)
{
    static const char prefix[] = "even-keel-history";
    char documents[PATH_BYTES_MAX], folder[PATH_BYTES_MAX], path[PATH_BYTES_MAX];
    forget_exports(state);
    /* A picture shows nobody's files. */
    if (app->headless || !path_documents_folder(documents, NULL) ||
        !path_join(folder, documents, "Even Keel"))
        return;
    DIR *listing = opendir(folder);
    for (const struct dirent *entry; listing != NULL && (entry = readdir(listing)) != NULL;)
        if (strncmp(entry->d_name, prefix, strlen(prefix)) == 0 &&
            path_join(path, folder, entry->d_name))
            keep_export(state, path);
    if (listing != NULL)
        closedir(listing);
}

static void data_open(struct app *app, void *data, int argument)
{
    (void)argument;
    find_exports(app, data);
}

static void data_close(struct app *app, void *data)
{
    struct data_state *state = data;
    (void)app;
    import_job_free(state->job);
    forget_exports(state);
}

/* --- the page -----------------------------------------------------------------------------------
 */

static void add_export(struct data_state *state)
{
    struct form_row *row = form_add(&state->form, _("Export"));
    form_option(row, DATA_EXPORT, _("Everything as a file"), false);
    row->note = _("Into the folder “Even Keel” in your documents: every session, with its names. "
                  "Nothing is overwritten.");
    if (state->exported) {
        row = form_add(&state->form, _("Exported"));
        form_option(row, DATA_COPY, state->copied ? _("Copied") : _("Copy the path"), false);
        row->note = state->path;
    } else if (state->failed) {
        row = form_add(&state->form, _("Not exported"));
        row->note = state->export_words;
        row->wrong = true;
    }
}

static void add_import(struct data_state *state)
{
    struct form_row *row = form_add(&state->form, _("Import"));
    if (state->job != NULL)
        form_option(row, DATA_STOP, _("Stop"), false);
    else
        for (int i = 0; i < state->export_count; i++)
            form_option(row, DATA_IMPORT + i, path_name(state->exports[i]), false);
    row->note = state->import_words[0] != '\0'
                    ? state->import_words
                    : _("Drop an exported file on this page. Every session in it is checked, and "
                        "none comes in twice.");
}

static void add_delete(struct app *app, struct data_state *state)
{
    struct form_row *row = form_add(&state->form, _("Delete"));
    bool named = app->looked_at.who == PROGRESS_NAME;
    if (named) {
        snprintf(state->name, sizeof state->name, _("The name “%s” …"), app->looked_at.name);
        text_tame(state->name, false);
        form_option(row, DATA_DELETE_NAME, state->name, false);
    }
    form_option(row, DATA_DELETE_ALL, _("Everything …"), false);
    row->note = named ? _("You are asked once more. A single session is deleted in the list of "
                          "sessions.")
                      : _("You are asked once more. A single session is deleted in the list of "
                          "sessions, a name on its page of progress.");
}

static void data_layout(struct app *app, void *data, struct page *page)
{
    struct data_state *state = data;
    state->form = (struct form){.title = _("Your data")};
    add_export(state);
    add_import(state);
    add_delete(app, state);
    page->controls.first = DATA_EXPORT;
    form_layout(app, &state->form, page);
}

static void data_draw(struct app *app, void *data, const struct page *page)
{
    const struct data_state *state = data;
    form_draw(app, &state->form, page);
}

/* --- doing --------------------------------------------------------------------------------------
 */

static void export_all(struct app *app, struct data_state *state)
{
    struct error error = {0};
    state->copied = false;
    state->exported = app->database != NULL
                          ? history_export_save(app->database, state->path, &error)
                          : error_set(&error, FAULT_MACHINE, _("there is no history"));
    state->failed = !state->exported;
    snprintf(state->export_words, sizeof state->export_words, "%s", error.words);
    find_exports(app, state);
}

/* How far it is; and once it is over, what came of it. */
static void look_at_import(struct app *app, struct data_state *state)
{
    struct import_count count;
    struct error error;
    double share;
    if (state->job == NULL)
        return;
    app_touch(app);
    if (!import_job_over(state->job, &share)) {
        snprintf(state->import_words, sizeof state->import_words,
                 _("%d %% is checked. Nothing has come in yet."), (int)(share * 100));
        return;
    }
    if (import_job_done(state->job, &count, &error)) {
        int length = snprintf(state->import_words, sizeof state->import_words,
                              ngettext("%d session came in; %d were here already.",
                                       "%d sessions came in; %d were here already.",
                                       (unsigned long)count.added),
                              count.added, count.known);
        if (count.results_only > 0)
            snprintf(state->import_words + length, sizeof state->import_words - (size_t)length,
                     ngettext(" Of %d the moves are lost; its results came in.",
                              " Of %d the moves are lost; their results came in.",
                              (unsigned long)count.results_only),
                     count.results_only);
    } else {
        snprintf(state->import_words, sizeof state->import_words, "%s", error.words);
    }
    text_tame(state->import_words, false);
    import_job_free(state->job);
    state->job = NULL;
}

static void import_file(struct app *app, struct data_state *state, const char *path)
{
    if (state->job != NULL || app->database == NULL)
        return;
    state->job = import_job_new(app->database, path, app->headless);
    look_at_import(app, state);
}

static bool data_drop(struct app *app, void *data, const char *path)
{
    size_t length = strlen(path);
    if (length < 5 || !text_same(path + length - 5, ".json"))
        return false;
    import_file(app, data, path);
    return true;
}

static void data_woken(struct app *app, void *data)
{
    look_at_import(app, data);
}

/* What came in is to be seen on the page below. */
static void data_back(struct app *app, void *data)
{
    (void)data;
    app_pop_over(app);
    app_push(app, &scene_progress, 0);
}

static void ask_to_delete(struct app *app, enum delete_what what)
{
    app->delete_wish.what = what;
    memcpy(app->delete_wish.name, app->looked_at.name, NAME_BYTES);
    app_push(app, &scene_delete, 0);
}

static void data_act(struct app *app, void *data, int control)
{
    struct data_state *state = data;
    if (control == FORM_BACK) {
        data_back(app, state);
    } else if (control == DATA_DELETE_NAME || control == DATA_DELETE_ALL) {
        ask_to_delete(app, control == DATA_DELETE_NAME ? DELETE_NAME : DELETE_EVERYTHING);
    } else if (control == DATA_EXPORT) {
        export_all(app, state);
    } else if (control == DATA_COPY) {
        state->copied = SDL_SetClipboardText(state->path) == 0;
    } else if (control == DATA_STOP) {
        import_job_free(state->job);
        state->job = NULL;
        snprintf(state->import_words, sizeof state->import_words, "%s",
                 _("It was stopped; everything is as it was."));
    } else if (state->job == NULL) {
        import_file(app, state, state->exports[control - DATA_IMPORT]);
    }
}

static void data_title(struct app *app, void *data, char *title, size_t room)
{
    (void)app;
    (void)data;
    snprintf(title, room, "%s", _("Your data – Even Keel"));
}

const struct scene scene_history_data = {
    .name = "history-data",
    .state_size = sizeof(struct data_state),
    .open = data_open,
    .close = data_close,
    .title = data_title,
    .layout = data_layout,
    .draw = data_draw,
    .act = data_act,
    .drop = data_drop,
    .back = data_back,
    .woken = data_woken,
};
