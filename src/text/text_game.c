#include "text/text_game.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "session/explain.h"
#include "text/input.h"
#include "text/output.h"
#include "text/table.h"

enum { AGAIN_BYTES = PATH_BYTES_MAX + 64 };

struct text_game {
    struct play play;
    struct session session;
    struct view view;
    struct input input;
    struct output output;
    bool stopped; /* the player or the input has ended the game */
    bool cut;     /* the input ended by itself */
};

static void prompt(struct text_game *game, const char *words)
{
    output_blank(&game->output);
    fprintf(game->output.stream, "%s ", words);
    fflush(game->output.stream);
}

/* The next line, echoed where nobody sees it typed, so that a transcript can be read. */
static bool answer(struct text_game *game, const char *words)
{
    prompt(game, words);
    if (!input_next(&game->input)) {
        output_blank(&game->output);
        game->stopped = game->cut = true;
        return false;
    }
    if (!game->input.interactive)
        fprintf(game->output.stream, "%s\n", game->input.line);
    return output_alive(&game->output);
}

static bool is_answer(const struct text_game *game, const char *word)
{
    return text_same(game->input.line, word);
}

static void help(struct text_game *game)
{
    struct output *output = &game->output;
    output_blank(output);
    output_say(
        output, 0, "",
        _("Read the situation and judge its weather: is this well-known ground, or is it "
          "moving? Change and open questions ask for leadership: direction, meaning, people who "
          "come along. Steady times ask for management: plans, rules, checks. Many situations "
          "ask for some of both."));
    output_say(
        output, 0, "",
        _("The nearer your response to the weather, the better the fit, 0 to 10. Direction and "
          "Order are the ship's sail and keel: leadership feeds one, management the other, and "
          "every situation draws on them. An empty gauge costs 5 points."));
    output_say(
        output, 0, "",
        _("A fitting leadership response raises a vision; the next fitting management response "
          "delivers it for 3 points more. At the end a bonus rewards reading both kinds of "
          "weather well."));
    output_blank(output);
    output_say(output, 9, _("A to D"), _("plays that response (1 to 4 do, too)"));
    output_say(output, 9, "why", _("tells again why each response fits or does not"));
    output_say(output, 9, "card", _("shows the card again"));
    output_say(output, 9, "quit", _("ends the voyage, with a debrief"));
    output_say(output, 9, "?", _("shows this"));
}

/* True when the player means it. */
static bool confirm_quit(struct text_game *game)
{
    if (!answer(game, _("End the voyage here? (yes or no)")))
        return true;
    return is_answer(game, "yes") || is_answer(game, "y") || is_answer(game, _("yes"));
}

/* The commands that work at every prompt. True when the line was one. */
static bool common_command(struct text_game *game)
{
    if (is_answer(game, "?") || is_answer(game, "help")) {
        help(game);
    } else if (is_answer(game, "quit") || is_answer(game, "q")) {
        if (confirm_quit(game))
            game->stopped = true;
    } else if (is_answer(game, "card")) {
        table_card(&game->output, &game->view);
    } else {
        return false;
    }
    return true;
}

/* The response that the line names by letter or number. */
static bool response_named(const struct text_game *game, int *response)
{
    const char *line = game->input.line;
    const struct card fewer = {.response_count = game->view.response_count};
    return line[0] != '-' && line[0] != '\0' && line[1] == '\0' &&
           response_from_letter(&fewer, line[0], response);
}

static void choose(struct text_game *game)
{
    char words[128];
    char last = response_letter(game->view.response_count - 1);
    snprintf(words, sizeof words, _("Your choice (A to %c, ? explains, quit ends):"), last);
    table_card(&game->output, &game->view);
    while (!game->stopped && answer(game, words)) {
        int response;
        if (response_named(game, &response)) {
            session_choose(&game->session, response);
            return;
        }
        if (game->input.line[0] == '\0')
            output_say(&game->output, 0, "", _("Type A to %c, or ?."), last);
        else if (is_answer(game, "why"))
            output_say(&game->output, 0, "",
                       _("The why of every response comes after your choice."));
        else if (!common_command(game))
            output_say(&game->output, 0, "",
                       _("“%.40s” is none of the responses: type A to %c, or ?."), game->input.line,
                       last);
    }
    game->stopped = true;
}

static void go_on(struct text_game *game, const char *words)
{
    while (!game->stopped && answer(game, words)) {
        if (game->input.line[0] == '\0') {
            session_command(&game->session, COMMAND_NEXT);
            return;
        }
        if (is_answer(game, "why") && game->view.key_shown)
            table_whys(&game->output, &game->view);
        else if (!common_command(game))
            output_say(&game->output, 0, "", _("Press Enter to go on, or type ?."));
    }
    game->stopped = true;
}

static void play_voyage(struct text_game *game)
{
    while (!game->stopped) {
        view_of(&game->view, &game->session, AUDIENCE_ROOM);
        switch (game->view.phase) {
        case SESSION_CHOOSE:
            choose(game);
            break;
        case SESSION_RESULT:
            table_result(&game->output, &game->view);
            go_on(game, _("Enter goes on (why repeats, ? explains, quit ends):"));
            break;
        case SESSION_ACT_OVER:
            table_act_over(&game->output, &game->view);
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

static void welcome(struct text_game *game, const char *code)
{
    const struct game_setup *setup = &game->play.setup.game;
    output_say(&game->output, 0, "", _("Even Keel"));
    output_say(&game->output, 0, "", _("Lead through change, manage through calm."));
    output_blank(&game->output);
    output_say(&game->output, 0, "",
               ngettext("A voyage of %d card from “%s”, difficulty: %s.",
                        "A voyage of %d cards from “%s”, difficulty: %s.",
                        (unsigned long)setup->rounds),
               setup->rounds, game->play.file.deck.title, difficulty_name(setup->difficulty));
    output_say(&game->output, 0, "", _("Session code: %s"), code);
    if (game->play.other_version)
        output_say(
            &game->output, 0, "",
            _("The session code was made for another version of this deck, so the cards will "
              "differ."));
    output_say(&game->output, 0, "", _("Type ? at any time for help."));
}

static void debrief(struct text_game *game, const char *deck_name, const char *code)
{
    char again[AGAIN_BYTES];
    if (game->session.phase != SESSION_DEBRIEF)
        session_command(&game->session, COMMAND_END);
    if (deck_name == NULL)
        snprintf(again, sizeof again, "--code %s", code);
    else
        snprintf(again, sizeof again,
                 strchr(deck_name, ' ') ? "--deck '%s' --code %s" : "--deck %s --code %s",
                 deck_name, code);
    struct debrief_view *view = memory_new(1, sizeof *view);
    debrief_view_of(view, &game->session, 0);
    table_debrief(&game->output, view, &game->play.file.deck, again);
    free(view);
}

int text_game(const struct play_request *request, FILE *input, FILE *output)
{
    struct error error;
    struct text_game *game = memory_new(1, sizeof *game);
    int status = FAULT_NONE;
    input_init(&game->input, input);
    output_init(&game->output, output);
    if (!play_prepare(&game->play, request, stderr, &error) ||
        !session_start(&game->session, &game->play.file.deck, &game->play.setup, &error)) {
        status = error_report(&error);
    } else {
        char code[CODE_BYTES];
        session_code(&game->session, code);
        welcome(game, code);
        play_voyage(game);
        int round = game->session.game.round + 1;
        if (output_alive(&game->output))
            debrief(game, request->deck, code);
        if (!output_alive(&game->output)) {
            error_set(&error, FAULT_MACHINE, _("the terminal is gone; the voyage ends at card %d"),
                      round);
            status = error_report(&error);
        } else if (game->cut && !game->input.interactive) {
            error_set(&error, FAULT_INPUT, _("the input ended at card %d of %d"), round,
                      game->play.setup.game.rounds);
            status = error_report(&error);
        }
    }
    play_release(&game->play);
    free(game);
    return status;
}
