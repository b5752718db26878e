/* Saving a deck from the editor: under which name, and what is asked before something is lost. */
#include "gui/editor_scene.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "gui/dialog.h"
#include "gui/field.h"
#include "gui/form.h"
#include "store/library.h"

/* --- saving -------------------------------------------------------------------------------------
 */

static void say_saved(struct editor *editor)
{
    snprintf(editor->note, sizeof editor->note, _("Saved in %s"), editor->home.path);
}

static void say_failed(struct app *app, const struct error *error)
{
    char words[ERROR_WORDS_MAX + 128];
    snprintf(words, sizeof words,
             _("The deck could not be saved: %s. Your changes are still here: put that right and "
               "save again, or save under another name."),
             error->words);
    app_tell(app, words);
}

static void ask(struct app *app, enum editor_asks asks, const struct error *error)
{
    if (snprintf(app->message, sizeof app->message, _("Nothing was saved: %s."), error->words) >=
        (int)sizeof app->message)
        text_cut(app->message, sizeof app->message - 1);
    app_push(app, &scene_editor_question, asks);
}

bool editor_save(struct app *app, bool over)
{
    struct editor *editor = app->editor;
    struct error error;
    switch (deck_home_save(&editor->home, &editor->edit, over, &error)) {
    case SAVING_DONE:
        say_saved(editor);
        app_touch(app);
        return true;
    case SAVING_NOWHERE:
        app_push(app, &scene_editor_name, 0);
        break;
    case SAVING_CHANGED:
        ask(app, EDITOR_ASKS_CHANGED, &error);
        break;
    case SAVING_REFUSED:
        ask(app, EDITOR_ASKS_REFUSED, &error);
        break;
    case SAVING_EXISTS:
    case SAVING_FAILED:
        say_failed(app, &error);
        break;
    }
    return false;
}

/* --- a question ---------------------------------------------------------------------------------
 */

enum question_control { ASK_SAVE = 1, ASK_DROP, ASK_STAY, ASK_OVER, ASK_RELOAD, ASK_NAME };

struct question_state {
    struct dialog dialog;
    enum editor_asks asks;
    char words[ERROR_WORDS_MAX];
};

static void question_open(struct app *app, void *data, int argument)
{
    struct question_state *question = data;
    question->asks = (enum editor_asks)argument;
    snprintf(question->words, sizeof question->words, "%s", app->message);
}

static void question_layout(struct app *app, void *data, struct page *page)
{
    struct question_state *question = data;
    switch (question->asks) {
    case EDITOR_ASKS_LEAVE:
    case EDITOR_ASKS_CLOSE:
        question->dialog = (struct dialog){
            .title = _("Save your changes?"),
            .words = _("The deck was changed and is not saved yet."),
            .buttons = {{ASK_SAVE, _("Save"), true},
                        {ASK_STAY, _("Go on editing"), false},
                        {ASK_DROP, _("Leave without saving"), false}},
            .button_count = 3,
        };
        page->controls.first = ASK_SAVE;
        break;
    case EDITOR_ASKS_CHANGED:
        question->dialog = (struct dialog){
            .title = _("The file is another one now"),
            .words = question->words,
            .column = true,
            .buttons = {{ASK_NAME, _("Save under another name"), true},
                        {ASK_OVER, _("Keep mine: write over it"), false},
                        {ASK_RELOAD, _("Keep theirs: read it again"), false},
                        {ASK_STAY, _("Go on editing"), false}},
            .button_count = 4,
        };
        page->controls.first = ASK_NAME;
        break;
    case EDITOR_ASKS_REFUSED:
        question->dialog = (struct dialog){
            .title = _("Not in this file"),
            .words = question->words,
            .buttons = {{ASK_NAME, _("Save under another name"), true},
                        {ASK_STAY, _("Go on editing"), false}},
            .button_count = 2,
        };
        page->controls.first = ASK_NAME;
        break;
    }
    dialog_layout(app, &question->dialog, page);
}

static void question_draw(struct app *app, void *data, const struct page *page)
{
    const struct question_state *question = data;
    dialog_draw(app, &question->dialog, page);
}

/* Out of the editor, or out of the program. */
static void leave(struct app *app, enum editor_asks asks)
{
    if (asks == EDITOR_ASKS_CLOSE)
        app->quit = true;
    else
        app_pop_two(app);
}

static void read_again(struct app *app)
{
    struct error error;
    app_pop(app);
    if (!editor_reload(app->editor, &error))
        app_tell(app, error.words);
    else
        snprintf(app->editor->note, sizeof app->editor->note, "%s",
                 _("This is how the file is now."));
    editor_touch(app->editor, app->now);
}

static void question_act(struct app *app, void *data, int control)
{
    const struct question_state *question = data;
    switch (control) {
    case ASK_SAVE:
        app_pop(app);
        if (editor_save(app, false))
            leave(app, question->asks);
        break;
    case ASK_DROP:
        leave(app, question->asks);
        break;
    case ASK_OVER:
        app_pop(app);
        editor_save(app, true);
        break;
    case ASK_RELOAD:
        read_again(app);
        break;
    case ASK_NAME:
        app_pop(app);
        app_push(app, &scene_editor_name, 0);
        break;
    default:
        app_pop(app);
        break;
    }
}

static void question_title(struct app *app, void *data, char *title, size_t room)
{
    const struct question_state *question = data;
    (void)app;
    dialog_window_title(&question->dialog, title, room);
}

const struct scene scene_editor_question = {
    .name = "editor question",
    .state_size = sizeof(struct question_state),
    .overlay = true,
    .open = question_open,
    .title = question_title,
    .layout = question_layout,
    .draw = question_draw,
    .act = question_act,
};

/* --- a name -------------------------------------------------------------------------------------
 */

enum name_control { NAME_FIELD = 1, NAME_FORMAT = 10, NAME_SAVE = 20 };
enum { FORMATS = 3, NAME_FIELD_BYTES = 512 };

static const char *const endings[FORMATS] = {".yaml", ".csv", ".json"};

struct name_state {
    struct form form;
    char name[NAME_FIELD_BYTES];
    char path[PATH_BYTES_MAX];       /* what it stands for */
    char note[PATH_BYTES_MAX + 128]; /* said below the name */
    bool wrong, exists;
};

/* Where a name without a folder goes: beside the deck's file when that is the user's, else to the
 * user's decks. */
static bool find_folder(const struct app *app, char folder[PATH_BYTES_MAX], struct error *error)
{
    const char *path = app->editor->home.path;
    if (path == NULL && app->decks_folder[0] == '\0')
        return library_own_folder(folder, error);
    if (path == NULL) {
        snprintf(folder, PATH_BYTES_MAX, "%s", app->decks_folder);
        return true;
    }
    snprintf(folder, PATH_BYTES_MAX, "%s", path);
    char *name = (char *)path_name(folder);
    if (name > folder)
        name[name > folder + 1 ? -1 : 0] = '\0';
    else
        snprintf(folder, PATH_BYTES_MAX, ".");
    return true;
}

static int format_of_name(const char *name)
{
    enum deck_format format = deck_format_of(name);
    return format == DECK_CSV ? 1 : format == DECK_JSON ? 2 : format == DECK_YAML ? 0 : -1;
}

static void set_ending(struct name_state *state, int format)
{
    char *dot = format_of_name(state->name) >= 0 ? strrchr(state->name, '.') : NULL;
    size_t length = dot != NULL ? (size_t)(dot - state->name) : strlen(state->name);
    snprintf(state->name + length, sizeof state->name - length, "%s", endings[format]);
}

/* What the typed name stands for. */
static void read_name(struct app *app, struct name_state *state)
{
    struct error error;
    char folder[PATH_BYTES_MAX], name[NAME_FIELD_BYTES + 8];
    state->wrong = false;
    state->path[0] = '\0';
    snprintf(name, sizeof name, "%s%s", state->name,
             state->name[0] != '\0' && format_of_name(state->name) < 0 ? endings[0] : "");
    if (name[0] == '/') {
        snprintf(state->path, sizeof state->path, "%s", name);
    } else if (name[0] != '\0') {
        if (!find_folder(app, folder, &error) || !path_join(state->path, folder, name)) {
            snprintf(state->note, sizeof state->note, "%s", error.words);
            state->wrong = true;
            return;
        }
    }
    snprintf(state->note, sizeof state->note, "%s", state->path);
}

static void name_open(struct app *app, void *data, int argument)
{
    struct name_state *state = data;
    const struct editor *editor = app->editor;
    (void)argument;
    if (editor->home.path != NULL) {
        snprintf(state->name, sizeof state->name, "%s", path_name(editor->home.path));
    } else {
        char id[64];
        deck_edit_new_id(&editor->edit, editor_title(editor), id);
        snprintf(state->name, sizeof state->name, "%s.yaml", id);
    }
    read_name(app, state);
}

static void name_layout(struct app *app, void *data, struct page *page)
{
    struct name_state *state = data;
    static const char *const labels[FORMATS] = {N_("YAML, for a text editor"),
                                                N_("CSV, for a spreadsheet"), N_("JSON")};
    state->form = (struct form){.title = _("Save as"),
                                .button = state->exists ? _("Write over it") : _("Save"),
                                .button_control = NAME_SAVE,
                                .button_disabled = state->path[0] == '\0'};
    struct form_row *row = form_add(&state->form, _("Name"));
    row->field = NAME_FIELD;
    row->wide = true;
    row->text = state->name;
    row->placeholder = _("my-deck.yaml");
    row->note = state->note;
    row->wrong = state->wrong;
    row = form_add(&state->form, _("Format"));
    int chosen = format_of_name(state->name);
    for (int i = 0; i < FORMATS; i++)
        form_option(row, NAME_FORMAT + i, _(labels[i]), i == (chosen < 0 ? 0 : chosen));
    page->controls.first = NAME_FIELD;
    form_layout(app, &state->form, page);
}

static void name_draw(struct app *app, void *data, const struct page *page)
{
    const struct name_state *state = data;
    form_draw(app, &state->form, page);
}

static void save_under_name(struct app *app, struct name_state *state)
{
    struct error error;
    struct editor *editor = app->editor;
    enum saving saving = deck_home_save_as(&editor->home, &editor->edit, state->path, state->exists,
                                           &error);
    if (saving == SAVING_DONE) {
        say_saved(editor);
        editor_touch(editor, app->now);
        app_pop(app);
        return;
    }
    state->exists = saving == SAVING_EXISTS || saving == SAVING_CHANGED;
    state->wrong = true;
    snprintf(state->note, sizeof state->note, "%s", error.words);
}

static void name_act(struct app *app, void *data, int control)
{
    struct name_state *state = data;
    if (control == FORM_BACK) {
        app_pop(app);
    } else if (control == NAME_SAVE) {
        save_under_name(app, state);
    } else if (control >= NAME_FORMAT && control < NAME_FORMAT + FORMATS) {
        set_ending(state, control - NAME_FORMAT);
        state->exists = false;
        read_name(app, state);
    }
    app_touch(app);
}

static void name_type(struct app *app, void *data, const char *text)
{
    struct name_state *state = data;
    if (!app_has_focus(app, NAME_FIELD))
        return;
    field_type(state->name, sizeof state->name, text);
    state->exists = false;
    read_name(app, state);
}

static bool name_key(struct app *app, void *data, struct key_press press)
{
    struct name_state *state = data;
    if (!app_has_focus(app, NAME_FIELD))
        return false;
    if (press.key == KEY_BACKSPACE) {
        field_erase(state->name);
        state->exists = false;
        read_name(app, state);
    } else if (press.key == KEY_ENTER && state->path[0] != '\0') {
        save_under_name(app, state);
    } else {
        return field_takes(press.key);
    }
    return true;
}

static void name_title(struct app *app, void *data, char *title, size_t room)
{
    (void)app;
    (void)data;
    snprintf(title, room, "%s", _("Save as – Even Keel"));
}

const struct scene scene_editor_name = {
    .name = "editor name",
    .state_size = sizeof(struct name_state),
    .open = name_open,
    .title = name_title,
    .layout = name_layout,
    .draw = name_draw,
    .act = name_act,
    .key = name_key,
    .type = name_type,
};
