#include "text/keeping.h"

#include <ctype.h>

#include "base/leaving.h"
#include "base/words.h"
#include "session/history_open.h"

void keeping_begin(struct text_game *game, struct error *error)
{
    *error = (struct error){0};
    game->database = history_open(error);
    game->writer = history_writer_new(NULL, NULL);
    if (game->database != NULL && error->fault != FAULT_NONE)
        error_report(error);
}

void keeping_release(struct text_game *game)
{
    history_writer_free(game->writer);
    database_close(game->database);
}

void keeping_check(struct text_game *game)
{
    if (history_writer_health(game->writer) == HEALTH_UNKNOWN)
        history_writer_check(game->writer);
}

/* Nothing else uses the damaged file meanwhile. */
static void rescue(struct text_game *game)
{
    struct error words, error = {0};
    database_close(game->database);
    history_writer_rescue(game->writer, &words);
    game->database = history_open(&error);
    error_report(&words);
}

bool keeping_mend(struct text_game *game)
{
    bool damaged = history_writer_checked(game->writer) == HEALTH_DAMAGED;
    if (damaged)
        rescue(game);
    return damaged;
}

static void keep(struct text_game *game)
{
    autosave_note(&game->autosave);
    autosave_wait(&game->autosave, -1);
}

void keeping_look(struct text_game *game)
{
    keep(game);
    /* Damage may be why it could not be kept: then it can be, once that is mended. */
    enum database_health health = game->autosave.failed ? history_writer_checked(game->writer)
                                                        : history_writer_health(game->writer);
    if (health == HEALTH_DAMAGED) {
        rescue(game);
        keep(game);
    }
    view_of(&game->view, &game->session, AUDIENCE_ROOM);
}

void keeping_tell(struct text_game *game)
{
    struct error error;
    if (!autosave_complaint(&game->autosave, &error))
        return;
    error.words[0] = (char)toupper((unsigned char)error.words[0]);
    output_blank(&game->dialogue.output);
    output_say(&game->dialogue.output, 0, "", "%s.", error.words);
}

void keeping_leave(struct text_game *game)
{
    struct dialogue *dialogue = &game->dialogue;
    keeping_look(game);
    if (game->autosave.failed && game->session.move_count > 0) {
        /* Said here, it need not be said again. */
        struct error told;
        autosave_complaint(&game->autosave, &told);
        output_say(&dialogue->output, 0, "", _("This session is not being kept: %s."),
                   game->autosave.complaint.words);
        if (!dialogue_confirm(dialogue, _("Leave it all the same? (yes or no)")))
            return;
    }
    dialogue->stopped = game->left = true;
}

void keeping_say_left(struct text_game *game, const char *again)
{
    struct output *output = &game->dialogue.output;
    struct error error;
    bool some = game->autosave.kept > 0;
    bool all = autosave_finish(&game->autosave, &error);
    output_blank(output);
    if (all)
        output_say(output, 0, "", _("It is kept. To go on: evenkeel play --text --continue"));
    else if (some)
        output_say(output, 0, "",
                   _("Not all of it is kept: %s. To go on from where it could be kept last: "
                     "evenkeel play --text --continue"),
                   error.words);
    else
        output_say(output, 0, "", _("It is not kept: %s."), error.words);
    if (!all && again[0] != '\0')
        output_say(output, 0, "", _("The same cards again: evenkeel play --text %s"), again);
}
