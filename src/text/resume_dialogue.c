#include "text/resume_dialogue.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"

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

static void discard(struct text_game *game, struct database *database,
                    const struct history_row *row)
{
    struct output *output = &game->dialogue.output;
    struct error error;
    if (!dialogue_confirm(&game->dialogue,
                          _("Take it out for good, with all that was played? (yes or no)")) ||
        game->dialogue.stopped)
        return;
    if (session_discard(database, row->uuid, &error))
        output_say(output, 0, "", _("It is gone."));
    else
        output_say(output, 0, "", _("Not done: %s."), error.words);
}

/* Asks once; `*choice` stays RESUME_NONE where the question has to be asked again. */
static bool ask(struct text_game *game, struct database *database, const struct history_row rows[],
                int count, struct resumed *resumed, enum resume_choice *choice)
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
    if (row_named(line, count, &row)) {
        if (session_resume(&game->session, &game->play, database, rows[row].uuid, resumed,
                           &error)) {
            *choice = RESUME_TAKEN;
            return true;
        }
        output_say(&dialogue->output, 0, "", _("Not done: %s."), error.words);
    } else if (strncmp(line, "discard", 7) == 0 &&
               row_named(line + 7 + strspn(line + 7, " "), count, &row)) {
        discard(game, database, &rows[row]);
    } else {
        output_say(&dialogue->output, 0, "", _("Press Enter, or type new."));
    }
    return dialogue->stopped;
}

static enum resume_choice take_last(struct text_game *game, struct database *database,
                                    struct resumed *resumed, struct error *error)
{
    struct history_row row;
    if (history_list(database, HISTORY_UNFINISHED, &row, 1) == 0) {
        error_set(error, FAULT_INPUT, _("there is nothing to continue"));
        return RESUME_STOPPED;
    }
    bool taken = session_resume(&game->session, &game->play, database, row.uuid, resumed, error);
    history_rows_release(&row, 1);
    return taken ? RESUME_TAKEN : RESUME_STOPPED;
}

enum resume_choice resume_dialogue(struct text_game *game, struct database *database, bool last,
                                   struct resumed *resumed, struct error *error)
{
    enum resume_choice choice = RESUME_NONE;
    bool decided = false;
    if (last)
        return take_last(game, database, resumed, error);
    while (!decided) {
        struct history_row rows[OFFERED_MAX];
        int count = history_list(database, HISTORY_UNFINISHED, rows, OFFERED_MAX);
        if (count == 0)
            return RESUME_NONE;
        list(&game->dialogue.output, rows, count);
        decided = ask(game, database, rows, count, resumed, &choice);
        history_rows_release(rows, count);
    }
    return choice;
}
