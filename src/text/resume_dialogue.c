#include "text/resume_dialogue.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "store/history_delete.h"
#include "text/keeping.h"

enum { OFFERED_MAX = 9 };

static void list(struct output *output, const struct history_row rows[], int count)
{
    output_blank(output);
    output_say(
        output, 0, "",
        ngettext("This was left unfinished:", "These were left unfinished:", (unsigned long)count));
    for (int i = 0; i < count; i++) {
        char number[16], words[ROW_WORDS_BYTES];
        snprintf(number, sizeof number, "%d", i + 1);
        row_words(words, &rows[i]);
        output_say(output, 3, number, _("%s (%s, “%s”)"), words, rows[i].started,
                   rows[i].deck_title);
    }
}

/* The row that a text names by its number, from 1; an empty one names the first. */
static bool row_named(const char *text, int count, int *row)
{
    long number = 1;
    if (text[0] != '\0' && (!text_to_number(text, count, &number) || number < 1))
        return false;
    *row = (int)number - 1;
    return true;
}

static void discard(struct text_game *game, const struct history_row *row)
{
    struct output *output = &game->dialogue.output;
    const struct deletion deletion = {.what = DELETE_SESSION, .uuid = row->uuid};
    struct deletion_extent extent;
    struct error error;
    bool gone;
    history_delete_extent(game->database, &deletion, &extent);
    if (extent.aside > 0)
        output_say(output, 0, "", _("Copies of a damaged history that were set aside go, too."));
    if (!dialogue_confirm(&game->dialogue,
                          _("Take it out for good, with all that was played? (yes or no)")) ||
        game->dialogue.stopped)
        return;
    if (session_discard(game->database, row->uuid, &gone, &error))
        output_say(output, 0, "", _("It is gone."));
    else if (gone)
        output_say(output, 0, "", _("It is gone: %s."), error.words);
    else
        output_say(output, 0, "", _("Not done: %s."), error.words);
}

/* Asks once; false where the question has to be asked again. */
static bool ask(struct text_game *game, const struct history_row rows[], int count,
                struct resumed *resumed, enum resume_choice *choice)
{
    struct dialogue *dialogue = &game->dialogue;
    struct error error;
    int row;
    const char *line = dialogue->input.line;
    if (!dialogue_ask(dialogue, count > 1 ? _("Its number goes on with it, Enter with the first "
                                              "(new begins another game, discard 1 gives it up):")
                                          : _("Enter goes on with it (new begins another game, "
                                              "discard gives it up):"))) {
        *choice = RESUME_STOPPED;
        return true;
    }
    if (dialogue_is(dialogue, "new")) {
        *choice = RESUME_NONE;
        return true;
    }
    /* By now the history was looked through; of a damaged one other rows may be left. */
    if (keeping_mend(game))
        return false;
    if (row_named(line, count, &row)) {
        if (session_resume(&game->session, &game->play, game->database, rows[row].uuid, resumed,
                           &error)) {
            *choice = RESUME_TAKEN;
            return true;
        }
        output_say(&dialogue->output, 0, "", _("Not done: %s."), error.words);
    } else if (strncmp(line, "discard", 7) == 0 &&
               row_named(line + 7 + strspn(line + 7, " "), count, &row)) {
        discard(game, &rows[row]);
    } else {
        output_say(&dialogue->output, 0, "", _("Press Enter, or type new."));
    }
    return dialogue->stopped;
}

static bool take_last(struct text_game *game, struct resumed *resumed, struct error *error)
{
    struct history_row row;
    if (history_list(game->database, HISTORY_UNFINISHED, &row, 1) == 0)
        return error_set(error, FAULT_INPUT, _("there is nothing to continue"));
    bool taken = session_resume(&game->session, &game->play, game->database, row.uuid, resumed,
                                error);
    history_rows_release(&row, 1);
    return taken;
}

/* What is offered, out of a mended history where this one could not be read. */
static int find(struct text_game *game, struct history_row rows[])
{
    if (game->database == NULL)
        return 0;
    long failures = database_failures(game->database);
    int count = history_list(game->database, HISTORY_UNFINISHED, rows, OFFERED_MAX);
    if (database_read_well(game->database, failures, NULL) || !keeping_mend(game))
        return count;
    history_rows_release(rows, count);
    return history_list(game->database, HISTORY_UNFINISHED, rows, OFFERED_MAX);
}

enum resume_choice resume_dialogue(struct text_game *game, bool last, struct resumed *resumed,
                                   struct error *error)
{
    enum resume_choice choice = RESUME_NONE;
    bool decided = false;
    if (last) {
        /* What could not be taken up may only be damaged. */
        bool taken = take_last(game, resumed, error) ||
                     (keeping_mend(game) && take_last(game, resumed, error));
        return taken ? RESUME_TAKEN : RESUME_STOPPED;
    }
    while (!decided) {
        struct history_row rows[OFFERED_MAX];
        int count = find(game, rows);
        if (count == 0)
            return RESUME_NONE;
        list(&game->dialogue.output, rows, count);
        keeping_check(game);
        decided = ask(game, rows, count, resumed, &choice);
        history_rows_release(rows, count);
    }
    return choice;
}
