#include "text/text_game.h"

#include <stdlib.h>
#include <string.h>

#include "base/leaving.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "session/explain.h"
#include "session/sitting.h"
#include "store/longest.h"
#include "store/report_words.h"
#include "text/group_debrief.h"
#include "text/group_game.h"
#include "text/group_table.h"
#include "text/keeping.h"
#include "text/resume_dialogue.h"
#include "text/table.h"
#include "text/voyage_game.h"

enum { AGAIN_BYTES = (DECKS_MIXED_MAX + 2) * PATH_BYTES_MAX };

void text_game_rules(struct output *output)
{
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
}

/* --- from the welcome to the debrief ------------------------------------------------------------
 */

static bool is_alone(const struct text_game *game)
{
    return way_is_alone(game->play.setup.game.way);
}

static void welcome_group(struct text_game *game)
{
    struct output *output = &game->dialogue.output;
    const struct game_setup *setup = &game->play.setup.game;
    const struct session_options *options = &game->play.setup.options;
    output_say(output, 0, "",
               ngettext("%s: %d card from “%s”, difficulty: %s.",
                        "%s: %d cards from “%s”, difficulty: %s.", (unsigned long)setup->rounds),
               report_way_name(setup->way), setup->rounds, game->play.decks.deck.title,
               difficulty_name(setup->difficulty));
    if (setup->way == WAY_SAME_BOAT)
        output_say(output, 0, "",
                   _("Everybody answers the same card in secret; the ship is the mean of all."));
    else if (setup->way == WAY_OWN_WATCH)
        output_say(output, 0, "", _("Each seat answers cards of its own, in secret."));
    else
        output_say(output, 0, "", _("One ship: talk, then give one answer together."));
    if (setup->second_vote)
        output_say(output, 0, "", _("Every card is voted on twice, with a talk between."));
    if (options->timer != TIMER_OFF)
        group_table_timer(output, options->timer, options->timer_seconds);
    if (options->rehearsal)
        output_say(output, 0, "", _("This is a rehearsal: nothing is recorded."));
}

static void welcome_alone(struct text_game *game)
{
    struct output *output = &game->dialogue.output;
    const struct game_setup *setup = &game->play.setup.game;
    const char *title = game->play.decks.deck.title;
    const char *difficulty = difficulty_name(setup->difficulty);
    if (setup->way == WAY_ENDLESS)
        output_say(output, 0, "",
                   _("An endless voyage on “%s”, difficulty: %s. The sea wears, and the first "
                     "empty gauge ends it."),
                   title, difficulty);
    else if (setup->way == WAY_PRACTICE)
        output_say(output, 0, "",
                   ngettext("Practice: %d card from “%s”.", "Practice: %d cards from “%s”.",
                            (unsigned long)setup->rounds),
                   setup->rounds, title);
    else
        output_say(output, 0, "",
                   ngettext("A voyage of %d card from “%s”, difficulty: %s.",
                            "A voyage of %d cards from “%s”, difficulty: %s.",
                            (unsigned long)setup->rounds),
                   setup->rounds, title, difficulty);
    if (game->play.daily)
        output_say(output, 0, "",
                   _("These are today's cards, the same for everybody who has this deck."));
    if (game->play.daily && game->play.daily_score >= 0)
        output_say(output, 0, "",
                   _("You have sailed them today, with a score of %d; that one counts."),
                   game->play.daily_score);
}

static void welcome(struct text_game *game, const char *code)
{
    struct output *output = &game->dialogue.output;
    const struct game_setup *setup = &game->play.setup.game;
    output_say(output, 0, "", _("Even Keel"));
    output_say(output, 0, "", _("Lead through change, manage through calm."));
    output_blank(output);
    if (is_alone(game))
        welcome_alone(game);
    else
        welcome_group(game);
    if (setup->way != WAY_PRACTICE)
        output_say(output, 0, "", _("Session code: %s"), code);
    if (game->play.other_way)
        output_say(output, 0, "", _("The session code is one of %s, so that is what is played."),
                   report_way_name(setup->way));
    if (game->play.other_version)
        output_say(
            output, 0, "",
            _("The session code was made for another version of this deck, so the cards will "
              "differ."));
    output_say(output, 0, "", _("Type ? at any time for help."));
}

static void add(char text[AGAIN_BYTES], const char *option, const char *value)
{
    size_t used = strlen(text);
    const char *quote = value[0] != '\0' && strchr(value, ' ') != NULL ? "'" : "";
    snprintf(text + used, AGAIN_BYTES - used, "%s%s%s%s%s%s", used > 0 ? " " : "", option,
             value[0] != '\0' ? " " : "", quote, value, quote);
}

/* The options that play the same cards once more; names are not repeated, whatever is in them. */
static void play_again(char text[AGAIN_BYTES], const struct play_request *request, const char *code)
{
    text[0] = '\0';
    for (int i = 0; i < request->deck_count; i++)
        add(text, "--deck", request->decks[i]);
    add(text, "--code", code);
    if (request->roster != NULL)
        add(text, "--roster", request->roster);
    if (request->seats != NULL)
        add(text, "--seats", "\"…\"");
    if (request->second_vote)
        add(text, "--second-vote", "");
    if (request->discuss)
        add(text, "--discuss", "");
}

static void debrief(struct text_game *game, const struct play_request *request, const char *code)
{
    char again[AGAIN_BYTES];
    if (game->session.phase != SESSION_DEBRIEF)
        session_command(&game->session, COMMAND_END);
    play_again(again, request, code);
    if (game_is_group(game->play.setup.game.way)) {
        group_debrief(game, code, again);
        return;
    }
    struct debrief_view *view = memory_new(1, sizeof *view);
    debrief_view_of(view, &game->session, 0);
    if (view->way == WAY_PRACTICE) {
        char next[SITTING_WORDS_BYTES];
        sitting_next(next, &game->play.decks.deck, game->database);
        table_practice_debrief(&game->dialogue.output, view, next);
        free(view);
        return;
    }
    char longest[EXPLAIN_BYTES] = "";
    if (view->way == WAY_ENDLESS)
        explain_longest(longest, view, longest_endless(game->database, game->autosave.uuid));
    table_debrief(&game->dialogue.output, view, &game->play.decks.deck,
                  &(struct table_words){.again = again, .longest = longest});
    free(view);
}

/* A group takes its report home. */
static void say_report(struct text_game *game)
{
    struct output *output = &game->dialogue.output;
    if (is_alone(game) || game->autosave.writer == NULL || game->autosave.failed)
        return;
    output_blank(output);
    output_say(output, 0, "", _("For a report to take home: evenkeel report -o report.html"));
}

/* An input that has ended ends no session, nor does who left it for later, or a signal: what was
 * played can be continued. A script that was too short is shown what there was. */
static void finish(struct text_game *game, const struct play_request *request, const char *code)
{
    struct output *output = &game->dialogue.output;
    game->left = game->left || leaving_asked();
    bool unfinished = game->left || game->dialogue.cut || !output_alive(output);
    bool played = game->autosave.writer != NULL && game->session.move_count > 0;
    /* What was found in the history is told before the end, but keeps nobody who has played
     * nothing, or is told to leave: the next start looks again. */
    if (played && !leaving_asked() && keeping_mend(game))
        keeping_look(game);
    if (unfinished && played && (game->left || game->dialogue.input.interactive)) {
        char again[AGAIN_BYTES] = "";
        if (game->play.setup.game.way != WAY_PRACTICE)
            play_again(again, request, code);
        keeping_say_left(game, again);
    } else if (!game->left && output_alive(output)) {
        if (unfinished)
            autosave_end(&game->autosave);
        debrief(game, request, code);
        keeping_look(game);
        keeping_tell(game);
        if (!unfinished)
            say_report(game);
    }
    autosave_end(&game->autosave);
}

static int play(struct text_game *game, const struct play_request *request,
                const struct resumed *resumed)
{
    struct error error;
    char code[CODE_BYTES];
    session_code(&game->session, code);
    welcome(game, code);
    if (resumed != NULL && resumed->deck_changed)
        output_say(&game->dialogue.output, 0, "",
                   _("The deck has changed since; this session goes on with its own copy of the "
                     "cards."));
    keeping_look(game);
    keeping_tell(game);
    keeping_check(game);
    if (is_alone(game))
        voyage_game(game);
    else
        group_game(game);
    int round = game->session.game.round + 1;
    finish(game, request, code);
    if (!output_alive(&game->dialogue.output)) {
        error_set(&error, FAULT_MACHINE,
                  is_alone(game) ? _("the terminal is gone; the voyage ends at card %d")
                                 : _("the terminal is gone; the session ends at card %d"),
                  round);
        return error_report(&error);
    }
    if (game->dialogue.cut && !game->left && !game->dialogue.input.interactive) {
        error_set(&error, FAULT_INPUT,
                  game->play.setup.game.way == WAY_ENDLESS ? _("the input ended at card %d")
                                                           : _("the input ended at card %d of %d"),
                  round, game->play.setup.game.rounds);
        return error_report(&error);
    }
    return FAULT_NONE;
}

static int begin(struct text_game *game, const struct play_request *request)
{
    struct error error;
    struct resumed resumed;
    bool ask = game->dialogue.input.interactive && !request->fresh &&
               play_request_is_plain(request);
    enum resume_choice choice = RESUME_NONE;
    if (request->resume || ask)
        choice = resume_dialogue(game, request->resume, &resumed, &error);
    if (choice == RESUME_STOPPED && game->dialogue.stopped)
        return FAULT_NONE;
    if (choice == RESUME_TAKEN) {
        /* The decks to name, for whoever wants the same cards once more. */
        struct play_request again = *request;
        const struct deck_mix *decks = &game->play.decks;
        if (!text_same(decks->deck.id, "core"))
            while (again.deck_count < decks->file_count) {
                again.decks[again.deck_count] = decks->files[again.deck_count]->source.path;
                again.deck_count++;
            }
        autosave_continue(&game->autosave, game->writer, &game->session, &game->play.decks,
                          resumed.uuid, &resumed.lease);
        return play(game, &again, &resumed);
    }
    if (choice == RESUME_STOPPED ||
        !play_prepare(&game->play, request, game->database, stderr, &error) ||
        !session_start(&game->session, &game->play.decks.deck, &game->play.setup, &error))
        return error_report(&error);
    autosave_start(&game->autosave, game->writer, &game->session, &game->play.decks);
    return play(game, request, NULL);
}

int text_game(const struct play_request *request, FILE *input, FILE *output)
{
    struct error error;
    leaving_hold();
    struct text_game *game = memory_new(1, sizeof *game);
    keeping_begin(game, &error);
    dialogue_init(&game->dialogue, input, output);
    /* Where nothing is kept the session says so, but then nothing can be continued. */
    int status = request->resume && game->database == NULL ? error_report(&error)
                                                           : begin(game, request);
    keeping_release(game);
    play_release(&game->play);
    free(game);
    return status;
}
