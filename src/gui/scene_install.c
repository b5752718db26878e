/* A deck that was dropped on the window, over whatever page is shown: it is read, what is wrong
 * with it is said, and what becomes of a deck of the same id is asked. A good deck that nothing
 * stands in the way of is added without a question. */
#include "gui/dialog.h"
#include "gui/deck_shelf.h"
#include "gui/install_job.h"
#include "gui/scenes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"

enum install_control { INSTALL_CANCEL = 1, INSTALL_ADD, INSTALL_TAKE_PLACE, INSTALL_KEEP_BOTH };

enum { TITLE_BYTES = 256, PROBLEMS_TOLD = 4, PATIENCE_MILLISECONDS = 300 };

struct install_state {
    struct dialog dialog;
    struct install_job *job;
    bool left; /* it is going */
    enum install_stage laid_out;
    double patience;        /* app time until which nothing is said while it is busy */
    char name[TITLE_BYTES]; /* of the file that was dropped */
    char title[TITLE_BYTES], words[4 * ERROR_WORDS_MAX];
};

static const char *title_of(const struct install_state *install, const struct deck_install *found)
{
    return found->file.deck.title[0] != '\0' ? found->file.deck.title : install->name;
}

static void copy(struct app *app, struct install_state *install, enum install_way way);

/* Goes on by itself where there is nothing to ask. */
static void take_stage(struct app *app, struct install_state *install)
{
    const struct deck_install *found = install_job_found(install->job);
    app_touch(app);
    switch (install_job_stage(install->job)) {
    case INSTALL_STAGE_FOUND:
        if (found->rival[0] == '\0' && found->file.playable &&
            found->file.problems.error_count == 0)
            copy(app, install, INSTALL_NEW);
        break;
    case INSTALL_STAGE_DONE:
        /* Not from under a page that lies over it. */
        if (install->left || app->stack[app->depth - 1].state != install)
            break;
        install->left = true;
        app_pop(app);
        app_show_added(app, install_job_installed(install->job));
        app_next_drop(app);
        break;
    case INSTALL_STAGE_READING:
    case INSTALL_STAGE_COPYING:
    case INSTALL_STAGE_FAILED:
        break;
    }
}

static void copy(struct app *app, struct install_state *install, enum install_way way)
{
    install_job_copy(install->job, way);
    install->patience = app->now + PATIENCE_MILLISECONDS;
    if (install_job_stage(install->job) != INSTALL_STAGE_COPYING)
        take_stage(app, install);
}

static void install_open(struct app *app, void *state, int argument)
{
    struct install_state *install = state;
    (void)argument;
    char *path = app_first_drop(app);
    snprintf(install->name, sizeof install->name, "%.200s", path_name(path));
    install->patience = app->now + PATIENCE_MILLISECONDS;
    install->job = install_job_new(path, app->decks_folder, app->headless);
    free(path);
    take_stage(app, install);
}

static void install_close(struct app *app, void *state)
{
    struct install_state *install = state;
    (void)app;
    install_job_free(install->job);
}

static void install_woken(struct app *app, void *state)
{
    take_stage(app, state);
}

/* --- what it says -------------------------------------------------------------------------------
 */

static void add_words(struct install_state *install, const char *words)
{
    size_t length = strlen(install->words);
    snprintf(install->words + length, sizeof install->words - length, "%s", words);
}

/* The first errors, each on a line of its own. */
static void add_problems(struct install_state *install, const struct problems *problems)
{
    int told = 0;
    char line[ERROR_WORDS_MAX];
    for (size_t i = 0; i < problems->count && told < PROBLEMS_TOLD; i++) {
        const struct problem *problem = &problems->list[i];
        if (problem->severity != SEVERITY_ERROR)
            continue;
        if (problem->place.line > 0)
            snprintf(line, sizeof line, _("• line %d: %.300s"), problem->place.line,
                     problem->words);
        else if (problem->place.row > 0)
            snprintf(line, sizeof line, _("• row %d: %.300s"), problem->place.row, problem->words);
        else
            snprintf(line, sizeof line, "• %.300s", problem->words);
        add_words(install, "\n");
        add_words(install, line);
        told++;
    }
    if (problems->error_count > told) {
        snprintf(
            line, sizeof line,
            ngettext("and %d more", "and %d more", (unsigned long)(problems->error_count - told)),
            problems->error_count - told);
        add_words(install, "\n");
        add_words(install, line);
    }
}

static void add_button(struct install_state *install, int control, const char *label)
{
    struct dialog *dialog = &install->dialog;
    dialog->buttons[dialog->button_count] = (struct dialog_button){control, label,
                                                                   dialog->button_count == 0};
    dialog->button_count++;
}

/* What of the deck can be played, and why the rest cannot. */
static void tell_errors(struct install_state *install, const struct deck_install *found)
{
    const struct deck_file *file = &found->file;
    char line[ERROR_WORDS_MAX];
    if (file->problems.error_count == 0)
        return;
    if (install->words[0] != '\0')
        add_words(install, "\n\n");
    if (file->playable)
        snprintf(
            line, sizeof line,
            ngettext("%d card can be played, %d left out:", "%d cards can be played, %d left out:",
                     (unsigned long)file->deck.card_count),
            file->deck.card_count, file->left_out);
    else
        snprintf(line, sizeof line, "%s", _("It cannot be played before this is mended:"));
    add_words(install, line);
    add_problems(install, &file->problems);
}

/* Nothing of it can be played, so nothing is added. */
static void refuse(struct install_state *install)
{
    snprintf(install->title, sizeof install->title, _("“%s” cannot be added"), install->name);
    add_button(install, INSTALL_CANCEL, _("Close"));
}

static void ask(struct install_state *install, const struct deck_install *found)
{
    char line[ERROR_WORDS_MAX];
    const char *title = title_of(install, found);
    bool rival = found->rival[0] != '\0';
    snprintf(install->title, sizeof install->title,
             rival ? _("There is a deck “%.40s” already") : _("Add “%.100s” with its mistakes?"),
             rival ? found->file.deck.id : title);
    install->words[0] = '\0';
    if (rival && found->rival_own)
        snprintf(line, sizeof line,
                 _("“%.100s” has the same id as “%.100s” in your decks. What is replaced is kept "
                   "and can be brought back."),
                 title, found->rival_title);
    else if (rival)
        snprintf(line, sizeof line,
                 _("“%.100s” has the same id as “%.100s”, which comes with the game. Yours would "
                   "be taken instead; when you remove it, the game's own is there again."),
                 title, found->rival_title);
    if (rival)
        add_words(install, line);
    tell_errors(install, found);
    if (rival) {
        add_button(install, INSTALL_KEEP_BOTH, _("Keep both"));
        add_button(install, INSTALL_TAKE_PLACE,
                   found->rival_own ? _("Replace the old one") : _("Take mine instead"));
    } else {
        add_button(install, INSTALL_ADD, _("Add it"));
    }
    add_button(install, INSTALL_CANCEL, _("Cancel"));
}

static void fill(struct install_state *install)
{
    const struct deck_install *found = install_job_found(install->job);
    install->words[0] = '\0';
    switch (install_job_stage(install->job)) {
    case INSTALL_STAGE_READING:
        snprintf(install->title, sizeof install->title, _("Reading “%s” …"), install->name);
        add_button(install, INSTALL_CANCEL, _("Cancel"));
        break;
    case INSTALL_STAGE_FOUND:
        if (found->file.playable) {
            ask(install, found);
        } else {
            tell_errors(install, found);
            refuse(install);
        }
        break;
    case INSTALL_STAGE_COPYING:
    case INSTALL_STAGE_DONE:
        snprintf(install->title, sizeof install->title, _("Adding “%s” …"), install->name);
        break;
    case INSTALL_STAGE_FAILED:
        add_words(install, install_job_words(install->job));
        refuse(install);
        break;
    }
}

/* --- the scene's functions ----------------------------------------------------------------------
 */

static void install_layout(struct app *app, void *state, struct page *page)
{
    struct install_state *install = state;
    if (install_job_stage(install->job) == INSTALL_STAGE_DONE)
        take_stage(app, install);
    /* Another stage is another dialog: what had the focus in the last one means nothing here. */
    if (install->laid_out != install_job_stage(install->job))
        page->controls.focus = CONTROL_NONE;
    install->laid_out = install_job_stage(install->job);
    install->dialog = (struct dialog){0};
    fill(install);
    install->dialog.title = install->title;
    install->dialog.words = install->words[0] != '\0' ? install->words : NULL;
    page->controls.first = install->dialog.button_count > 0 ? install->dialog.buttons[0].control
                                                            : CONTROL_NONE;
    dialog_layout(app, &install->dialog, page);
}

static bool is_busy(const struct install_state *install)
{
    const enum install_stage stage = install_job_stage(install->job);
    return stage == INSTALL_STAGE_READING || stage == INSTALL_STAGE_COPYING;
}

/* Most decks are read before anybody could read that they are. */
static double install_moves_until(struct app *app, void *state)
{
    const struct install_state *install = state;
    (void)app;
    return is_busy(install) ? install->patience : 0;
}

static void install_draw(struct app *app, void *state, const struct page *page)
{
    const struct install_state *install = state;
    if (is_busy(install) && app->now < install->patience)
        return;
    dialog_draw(app, &install->dialog, page);
}

/* What was dropped together with it comes next; once, though it may be going already. */
static void leave(struct app *app, struct install_state *install)
{
    if (install->left)
        return;
    install->left = true;
    app_pop(app);
    app_next_drop(app);
}

static void install_back(struct app *app, void *state)
{
    struct install_state *install = state;
    /* A copy is made in a moment, and then said. */
    if (install_job_stage(install->job) != INSTALL_STAGE_COPYING)
        leave(app, install);
}

static void install_act(struct app *app, void *state, int control)
{
    struct install_state *install = state;
    if (install->left)
        return;
    switch ((enum install_control)control) {
    case INSTALL_CANCEL:
        leave(app, install);
        break;
    case INSTALL_ADD:
        copy(app, install, INSTALL_NEW);
        break;
    case INSTALL_TAKE_PLACE:
        copy(app, install, INSTALL_REPLACE);
        break;
    case INSTALL_KEEP_BOTH:
        copy(app, install, INSTALL_BOTH);
        break;
    }
}

static void install_title(struct app *app, void *state, char *title, size_t room)
{
    const struct install_state *install = state;
    (void)app;
    dialog_window_title(&install->dialog, title, room);
}

const struct scene scene_install = {
    .name = "install",
    .state_size = sizeof(struct install_state),
    .overlay = true,
    .open = install_open,
    .close = install_close,
    .title = install_title,
    .layout = install_layout,
    .draw = install_draw,
    .act = install_act,
    .back = install_back,
    .moves_until = install_moves_until,
    .woken = install_woken,
};
