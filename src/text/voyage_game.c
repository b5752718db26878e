#include "text/voyage_game.h"

#include <stdlib.h>

#include "base/words.h"
#include "text/keeping.h"
#include "text/table.h"

static void help(struct text_game *game)
{
    struct output *output = &game->dialogue.output;
    output_blank(output);
    text_game_rules(output);
    output_blank(output);
    output_say(output, 9, _("A to D"), _("plays that response (1 to 4 do, too)"));
    output_say(output, 9, "why", _("tells again why each response fits or does not"));
    output_say(output, 9, "card", _("shows the card again"));
    output_say(output, 9, "undo", _("goes back to the last result, until the next choice"));
    output_say(output, 9, "later", _("leaves it here, to go on another time"));
    output_say(output, 9, "quit", _("ends the voyage, with a debrief"));
    output_say(output, 9, "?", _("shows this"));
}

/* The commands that work at every prompt. True when the line was one. */
static bool common_command(struct text_game *game)
{
    struct dialogue *dialogue = &game->dialogue;
    if (dialogue_is(dialogue, "?") || dialogue_is(dialogue, "help")) {
        help(game);
    } else if (dialogue_is(dialogue, "quit") || dialogue_is(dialogue, "q")) {
        if (dialogue_confirm(dialogue, _("End the voyage here? (yes or no)")))
            dialogue->stopped = true;
    } else if (dialogue_is(dialogue, "later")) {
        keeping_leave(game);
    } else if (dialogue_is(dialogue, "card")) {
        table_card(&dialogue->output, &game->view);
    } else {
        return false;
    }
    return true;
}

/* "undo": true when the line was that, and the session is elsewhere now. */
static bool went_back(struct text_game *game)
{
    return dialogue_is(&game->dialogue, "undo") &&
           session_command(&game->session, COMMAND_UNDO) == REFUSED_NOT;
}

/* A line that is no answer. */
static void answer_otherwise(struct text_game *game, const char *otherwise)
{
    if (dialogue_is(&game->dialogue, "undo"))
        output_say(&game->dialogue.output, 0, "", _("Not now: %s."),
                   refusal_words(session_check(&game->session, COMMAND_UNDO)));
    else if (!common_command(game))
        output_say(&game->dialogue.output, 0, "", "%s", otherwise);
}

static void choose(struct text_game *game)
{
    char words[128];
    char last = response_letter(game->view.response_count - 1);
    snprintf(words, sizeof words, _("Your choice (A to %c, ? explains, quit ends):"), last);
    table_card(&game->dialogue.output, &game->view);
    while (!game->dialogue.stopped && dialogue_ask(&game->dialogue, words)) {
        int response;
        if (dialogue_response(&game->dialogue, game->view.response_count, &response)) {
            session_choose(&game->session, response);
            return;
        }
        if (went_back(game))
            return;
        if (game->dialogue.input.line[0] == '\0')
            output_say(&game->dialogue.output, 0, "", _("Type A to %c, or ?."), last);
        else if (dialogue_is(&game->dialogue, "why"))
            output_say(&game->dialogue.output, 0, "",
                       _("The why of every response comes after your choice."));
        else {
            char otherwise[256];
            snprintf(otherwise, sizeof otherwise,
                     _("“%.40s” is none of the responses: type A to %c, or ?."),
                     game->dialogue.input.line, last);
            answer_otherwise(game, otherwise);
        }
    }
    game->dialogue.stopped = true;
}

static void go_on(struct text_game *game, const char *words)
{
    while (!game->dialogue.stopped && dialogue_ask(&game->dialogue, words)) {
        if (game->dialogue.input.line[0] == '\0') {
            session_command(&game->session, COMMAND_NEXT);
            return;
        }
        if (went_back(game))
            return;
        if (dialogue_is(&game->dialogue, "why") && game->view.key_shown)
            table_whys(&game->dialogue.output, &game->view);
        else
            answer_otherwise(game, _("Press Enter to go on, or type ?."));
    }
    game->dialogue.stopped = true;
}

void voyage_game(struct text_game *game)
{
    while (!game->dialogue.stopped) {
        keeping_look(game);
        keeping_tell(game);
        switch (game->view.phase) {
        case SESSION_CHOOSE:
            choose(game);
            break;
        case SESSION_RESULT:
            table_result(&game->dialogue.output, &game->view);
            go_on(game, _("Enter goes on (why repeats, ? explains, quit ends):"));
            break;
        case SESSION_ACT_OVER:
            table_act_over(&game->dialogue.output, &game->view);
            go_on(game, _("Enter goes on:"));
            break;
        case SESSION_HANDOVER:
        case SESSION_VOTE:
        case SESSION_ALL_IN:
        case SESSION_COUNTS:
        case SESSION_TALK:
        case SESSION_DEBRIEF:
            return;
        }
    }
}
