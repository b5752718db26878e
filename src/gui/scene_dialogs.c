/* The dialogs over other pages: pause, a question, a message. */
#include "gui/deck_shelf.h"
#include "gui/dialog.h"
#include "gui/facilitator.h"
#include "gui/scenes.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"

/* --- pause --------------------------------------------------------------------------------------
 */

enum pause_control { PAUSE_ON = 1, PAUSE_HELP, PAUSE_SETTINGS, PAUSE_END, PAUSE_LEAVE };

struct pause_state {
    struct dialog dialog;
    char words[128];
};

static void pause_layout(struct app *app, void *state, struct page *page)
{
    struct pause_state *pause = state;
    char code[CODE_BYTES];
    session_code(app->session, code);
    if (app->session->setup.game.way == WAY_PRACTICE)
        snprintf(pause->words, sizeof pause->words, "%s",
                 _("What you have answered is in its box already."));
    else
        snprintf(pause->words, sizeof pause->words, _("Session code %s: the same cards again."),
                 code);
    bool tutorial = app->session->setup.tutorial;
    pause->dialog = (struct dialog){
        .title = _("Pause"),
        .words = tutorial ? NULL : pause->words,
        .column = true,
        .buttons = {{PAUSE_ON, _("Back to the game"), true},
                    {PAUSE_HELP, _("How to play"), false},
                    {PAUSE_SETTINGS, _("Settings"), false}},
        .button_count = 3,
    };
    struct dialog_button *buttons = pause->dialog.buttons;
    if (!tutorial)
        buttons[pause->dialog.button_count++] = (struct dialog_button){
            PAUSE_END, _("End now, with debrief"), false};
    buttons[pause->dialog.button_count++] = (struct dialog_button){
        PAUSE_LEAVE, app_is_kept(app) ? _("Leave it for later") : _("Leave, back to the title"),
        false};
    page->controls.first = PAUSE_ON;
    dialog_layout(app, &pause->dialog, page);
}

static void pause_draw(struct app *app, void *state, const struct page *page)
{
    const struct pause_state *pause = state;
    dialog_draw(app, &pause->dialog, page);
}

static void pause_act(struct app *app, void *state, int control)
{
    (void)state;
    switch ((enum pause_control)control) {
    case PAUSE_ON:
        app_pop(app);
        break;
    case PAUSE_HELP:
        app_push(app, &scene_help, 0);
        break;
    case PAUSE_SETTINGS:
        app_push(app, &scene_settings, 0);
        break;
    case PAUSE_END:
        app_push(app, &scene_question, QUESTION_END_VOYAGE);
        break;
    case PAUSE_LEAVE:
        app_leave_session(app);
        break;
    }
}

static bool pause_key(struct app *app, void *state, struct key_press press)
{
    (void)state;
    if (press.key != KEY_LETTER || press.letter != 'P')
        return false;
    app_pop(app);
    return true;
}

static void pause_title(struct app *app, void *state, char *title, size_t room)
{
    (void)app;
    (void)state;
    snprintf(title, room, "%s", _("Pause – Even Keel"));
}

const struct scene scene_pause = {
    .name = "pause",
    .state_size = sizeof(struct pause_state),
    .overlay = true,
    .title = pause_title,
    .layout = pause_layout,
    .draw = pause_draw,
    .act = pause_act,
    .key = pause_key,
};

/* --- a group's pause ----------------------------------------------------------------------------
 */

enum { PAUSED_ON = 1 };

static void paused_layout(struct app *app, void *state, struct page *page)
{
    struct dialog *dialog = state;
    *dialog = (struct dialog){
        .title = _("A pause"),
        .words = _("The clock stands still, and nothing is lost."),
        .buttons = {{PAUSED_ON, _("Go on"), true}, {FACILITATOR_MORE, _("Facilitator"), false}},
        .button_count = 2,
    };
    page->controls.first = PAUSED_ON;
    dialog_layout(app, dialog, page);
}

static void paused_draw(struct app *app, void *state, const struct page *page)
{
    const struct dialog *dialog = state;
    dialog_draw(app, dialog, page);
}

static void paused_back(struct app *app, void *state)
{
    (void)state;
    facilitator_do(app, COMMAND_PAUSE);
}

static void paused_act(struct app *app, void *state, int control)
{
    if (control == PAUSED_ON)
        paused_back(app, state);
    else
        facilitator_act(app, control);
}

const struct scene scene_paused = {
    .name = "paused",
    .state_size = sizeof(struct dialog),
    .overlay = true,
    .title = pause_title,
    .layout = paused_layout,
    .draw = paused_draw,
    .act = paused_act,
    .back = paused_back,
};

/* --- a question ---------------------------------------------------------------------------------
 */

enum question_control { QUESTION_YES = 1, QUESTION_NO };

struct question_state {
    struct dialog dialog;
    char title[160];
    enum question question;
};

static void question_open(struct app *app, void *state, int argument)
{
    struct question_state *question = state;
    question->question = (enum question)argument;
    if (question->question != QUESTION_AFTER_TUTORIAL || app->preferences.tutorial_done)
        return;
    struct preferences preferences = app->preferences;
    preferences.tutorial_done = true;
    app_set_preferences(app, &preferences);
}

static void question_layout(struct app *app, void *state, struct page *page)
{
    struct question_state *question = state;
    const char *title = "", *words = NULL, *yes = "", *no = _("Go on playing");
    int open;
    switch (question->question) {
    case QUESTION_END_VOYAGE:
        title = app->session->setup.game.way == WAY_PRACTICE ? _("End the practice here?")
                                                             : _("End the voyage here?");
        words = _("The cards you have played are told in the debrief; the others stay unplayed.");
        yes = _("End with debrief");
        break;
    case QUESTION_END_SESSION:
        title = _("End the session here?");
        words = _("What has been played is told in the debrief; the other cards stay unplayed.");
        yes = _("End with debrief");
        break;
    case QUESTION_LEAVE:
        title = _("Leave without a debrief?");
        words = app->session->setup.game.way == WAY_PRACTICE
                    ? _("This practice is not being kept.")
                    : _("This game is not being kept. Its session code would deal the same cards "
                        "again.");
        yes = _("Leave");
        break;
    case QUESTION_REMOVE_DECK:
        open = shelf_open_index(app->shelf);
        snprintf(question->title, sizeof question->title, _("Remove “%.100s”?"),
                 open >= 0 ? app->shelf->decks[open].title : "");
        title = question->title;
        words = _("It goes to the folder of removed decks, and can be brought back.");
        yes = _("Remove");
        no = _("Keep it");
        break;
    case QUESTION_AFTER_TUTORIAL:
        title = _("That is all you need");
        words = _("Read the weather, lead through change, manage through calm, and keep both "
                  "gauges alive. "
                  "A voyage has twelve cards.");
        no = _("Set sail");
        yes = _("Later");
        break;
    }
    question->dialog = (struct dialog){
        .title = title,
        .words = words,
        .buttons = {{QUESTION_NO, no, true}, {QUESTION_YES, yes, false}},
        .button_count = 2,
    };
    page->controls.first = QUESTION_NO;
    dialog_layout(app, &question->dialog, page);
}

static void question_draw(struct app *app, void *state, const struct page *page)
{
    const struct question_state *question = state;
    dialog_draw(app, &question->dialog, page);
}

static void remove_deck(struct app *app)
{
    struct error error;
    if (!shelf_remove(app->shelf, &error))
        app_tell(app, error.words);
}

static void question_act(struct app *app, void *state, int control)
{
    const struct question_state *question = state;
    if (control == QUESTION_NO) {
        app_pop(app);
        if (question->question == QUESTION_AFTER_TUTORIAL)
            app_push(app, &scene_setup, 0);
        return;
    }
    switch (question->question) {
    case QUESTION_END_VOYAGE:
        session_command(app->session, COMMAND_END);
        app_show_session(app);
        break;
    case QUESTION_END_SESSION:
        facilitator_do(app, COMMAND_END);
        break;
    case QUESTION_LEAVE:
        app_replace(app, &scene_title, 0);
        break;
    case QUESTION_REMOVE_DECK:
        app_pop(app);
        remove_deck(app);
        break;
    case QUESTION_AFTER_TUTORIAL:
        app_pop(app);
        break;
    }
}

static void question_title(struct app *app, void *state, char *title, size_t room)
{
    const struct question_state *question = state;
    (void)app;
    dialog_window_title(&question->dialog, title, room);
}

const struct scene scene_question = {
    .name = "question",
    .state_size = sizeof(struct question_state),
    .overlay = true,
    .open = question_open,
    .title = question_title,
    .layout = question_layout,
    .draw = question_draw,
    .act = question_act,
};

/* --- a message ----------------------------------------------------------------------------------
 */

enum { MESSAGE_CLOSE = 1 };

struct message_state {
    struct dialog dialog;
    char words[ERROR_WORDS_MAX];
};

static void message_open(struct app *app, void *state, int argument)
{
    struct message_state *message = state;
    (void)argument;
    snprintf(message->words, sizeof message->words, "%s", app->message);
}

static void message_layout(struct app *app, void *state, struct page *page)
{
    struct message_state *message = state;
    message->dialog = (struct dialog){
        .title = _("A word before you go on"),
        .words = message->words,
        .buttons = {{MESSAGE_CLOSE, _("Close"), true}},
        .button_count = 1,
    };
    page->controls.first = MESSAGE_CLOSE;
    dialog_layout(app, &message->dialog, page);
}

static void message_draw(struct app *app, void *state, const struct page *page)
{
    const struct message_state *message = state;
    dialog_draw(app, &message->dialog, page);
}

static void message_act(struct app *app, void *state, int control)
{
    (void)state;
    (void)control;
    app_pop(app);
}

static void message_title(struct app *app, void *state, char *title, size_t room)
{
    const struct message_state *message = state;
    (void)app;
    dialog_window_title(&message->dialog, title, room);
}

const struct scene scene_message = {
    .name = "message",
    .state_size = sizeof(struct message_state),
    .overlay = true,
    .open = message_open,
    .title = message_title,
    .layout = message_layout,
    .draw = message_draw,
    .act = message_act,
};

void app_tell(struct app *app, const char *words)
{
    snprintf(app->message, sizeof app->message, "%s", words);
    app_push(app, &scene_message, 0);
}
