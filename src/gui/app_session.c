/* The session on the screen: how it begins, and which scene its phase has. */
#include "gui/scenes.h"

#include "base/words.h"
#include "gui/app.h"
#include "gui/facilitator.h"
#include "session/history_open.h"
#include "session/resume.h"

static const struct scene *scene_of(const struct session *session)
{
    enum way way = session->setup.game.way;
    switch (session->phase) {
    case SESSION_HANDOVER:
    case SESSION_ALL_IN:
        return &scene_handover;
    case SESSION_VOTE:
        return &scene_vote;
    case SESSION_COUNTS:
    case SESSION_TALK:
        return &scene_reveal;
    case SESSION_RESULT:
        return way == WAY_SAME_BOAT ? &scene_reveal : &scene_table;
    case SESSION_CHOOSE:
    case SESSION_ACT_OVER:
        return &scene_table;
    case SESSION_DEBRIEF:
        return game_is_group(way) ? &scene_together_debrief : &scene_debrief;
    }
    return &scene_title;
}

bool app_session_runs(const struct app *app)
{
    return app->session->deck != NULL && session_timer_runs(app->session);
}

void app_session_tick(struct app *app)
{
    int before = 0, after = 0;
    if (!app_session_runs(app) || app->show_waits)
        return;
    /* What lies over the page is not torn away: a hard timer strikes once it is closed. */
    session_seconds_left(app->session, &before);
    if (app->depth > 1 && app->session->setup.options.timer == TIMER_HARD && before <= 1) {
        app->dirty = true;
        return;
    }
    if (session_clock(app->session, app_milliseconds(app))) {
        app_show_session(app);
    } else if (session_seconds_left(app->session, &after) && after != before) {
        app->dirty = true;
        if (app->room != NULL)
            app->room->dirty = true;
    }
}

static void show_session(struct app *app)
{
    app_replace(app, scene_of(app->session), 0);
    if (app->session->paused)
        app_push(app, &scene_paused, 0);
}

void app_show_room(struct app *app)
{
    if (app->room != NULL)
        show_session(app->room);
}

void app_note(struct app *app)
{
    autosave_note(&app->autosave);
}

bool app_noted(struct app *app)
{
    return autosave_done(&app->autosave);
}

static void show_now(struct app *app)
{
    app->show_waits = false;
    show_session(app);
    app_show_room(app);
}

void app_show_session(struct app *app)
{
    /* A disk answers within a few milliseconds; one that does not must not stop the window. */
    enum { USUAL_MILLISECONDS = 40 };
    app_note(app);
    /* Of a program that was started with a session there is nothing to be seen yet, and of that
     * session nothing to be lost. */
    if (app->depth == 0 || autosave_wait(&app->autosave, USUAL_MILLISECONDS))
        show_now(app);
    else
        app->show_waits = true;
}

void app_undo(struct app *app)
{
    bool shown = app->depth == 1 && app->session->deck != NULL && !app->is_room &&
                 !app->show_waits && app->stack[0].scene == scene_of(app->session);
    if (shown && facilitator_is_there(app))
        facilitator_do(app, COMMAND_UNDO);
    else if (shown && session_command(app->session, COMMAND_UNDO) == REFUSED_NOT)
        app_show_session(app);
}

bool app_is_kept(const struct app *app)
{
    return app->autosave.writer != NULL && !app->autosave.failed;
}

void app_leave_session(struct app *app)
{
    const struct session *session = app->session;
    bool lost = !app_is_kept(app) && session->move_count > 0 && !session->setup.tutorial;
    if (lost)
        app_push(app, &scene_question, QUESTION_LEAVE);
    else
        app_replace(app, &scene_title, 0);
}

void app_end_session(struct app *app)
{
    app->show_waits = false;
    autosave_end(&app->autosave);
}

/* A damaged database is rescued as soon as that is known; nothing else uses it meanwhile. */
static void rescue(struct app *app)
{
    struct error words, error = {0};
    database_close(app->database);
    history_writer_rescue(app->writer, &words);
    app->database = history_open(&error);
    /* What can be continued may be something else by now. */
    if (app->depth == 1 && app->stack[0].scene == &scene_title)
        app_replace(app, &scene_title, 0);
    app_tell(app, words.words);
}

void app_history_tick(struct app *app)
{
    struct error error;
    if (app->writer == NULL)
        return;
    if (app->show_waits && app_noted(app))
        show_now(app);
    if (autosave_complaint(&app->autosave, &error))
        app_tell(app, error.words);
    if (history_writer_health(app->writer) == HEALTH_DAMAGED)
        rescue(app);
}

void app_keep_page(struct app *app)
{
    /* What lies over the page goes; what was picked on it stays. */
    app_note(app);
    if (app->depth > 1)
        app_pop_over(app);
    if (app->session->paused)
        app_push(app, &scene_paused, 0);
    app_show_room(app);
}

/* The session is there, and kept: on to its first page, in the room as well. */
static bool show_begun(struct app *app, struct error *error)
{
    card_pictures_clear(app->draw.card_pictures);
    session_clock(app->session, app_milliseconds(app));
    bool two = app->preferences.two_screens && facilitator_is_there(app) && !app->headless;
    if (two && !app_open_room(app, error))
        return false;
    if (!two)
        app_close_room(app);
    app_show_session(app);
    return true;
}

bool app_begin_session(struct app *app, struct error *error)
{
    if (!session_start(app->session, &app->play.decks.deck, &app->play.setup, error))
        return false;
    app_end_session(app);
    autosave_start(&app->autosave, app->writer, app->session, &app->play.decks);
    return show_begun(app, error);
}

bool app_resume_session(struct app *app, const char *uuid, struct error *error)
{
    struct resumed resumed;
    app_end_session(app);
    play_release(&app->play);
    if (!session_resume(app->session, &app->play, app->database, uuid, &resumed, error)) {
        app->session->deck = NULL;
        return false;
    }
    autosave_continue(&app->autosave, app->writer, app->session, &app->play.decks, uuid,
                      &resumed.lease);
    if (!show_begun(app, error))
        return false;
    if (resumed.deck_changed)
        app_tell(app, _("The deck has changed since; this session goes on with its own copy of the "
                        "cards."));
    return true;
}

bool app_look_back(struct app *app, const char *uuid, struct error *error)
{
    struct kept_session kept;
    bool changed, found = history_load_uuid(app->database, uuid, &kept);
    app_end_session(app);
    play_release(&app->play);
    app->session->deck = NULL;
    bool replayed = found ? kept_replay(app->session, &app->play.decks, app->database, &kept,
                                        &changed, error)
                          : error_set(error, FAULT_INPUT, _("this session is no longer kept"));
    kept_session_release(&kept);
    /* Nobody plays on where the rest of the moves is lost. */
    if (replayed && app->session->phase != SESSION_DEBRIEF) {
        play_release(&app->play);
        replayed = error_set(error, FAULT_INPUT,
                             _("the last moves of this session were lost when a history was "
                               "damaged; evenkeel report tells what is left of it"));
    }
    if (!replayed) {
        app->session->deck = NULL;
        return false;
    }
    app->play.setup = app->session->setup;
    card_pictures_clear(app->draw.card_pictures);
    show_session(app);
    return true;
}

bool app_open_decks(struct app *app, const char *const paths[], int count, struct error *error)
{
    struct error other;
    if (!deck_mix_open(&app->play.decks, paths, count, NULL, error))
        return false;
    /* Decks that lack the chosen language are played in the system's, or their own. */
    if (!play_use_language(&app->play, app->preferences.language, &other))
        play_use_language(&app->play, NULL, &other);
    return true;
}

void app_begin_tutorial(struct app *app)
{
    char path[PATH_BYTES_MAX];
    struct error error;
    play_release(&app->play);
    app->play.setup = (struct session_setup){
        .game = {.way = WAY_VOYAGE, .rounds = 3, .seats = 1, .difficulty = DIFFICULTY_STANDARD},
        .tutorial = true};
    if (!data_folders_find(&app->data, "assets/tutorial", path)) {
        app_tell(app, _("the guided cards (assets/tutorial) are missing; install the game again"));
        return;
    }
    if (!app_open_decks(app, (const char *const[]){path}, 1, &error) ||
        !app_begin_session(app, &error))
        app_tell(app, error.words);
}
