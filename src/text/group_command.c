#include "text/group_command.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "session/group_view.h"
#include "text/group_table.h"
#include "text/keeping.h"
#include "text/table.h"

/* --- what is said back --------------------------------------------------------------------------
 */

static struct output *output_of(struct text_game *game)
{
    return &game->dialogue.output;
}

void group_command_refused(struct text_game *game, enum refusal refusal)
{
    if (refusal != REFUSED_NOT)
        output_say(output_of(game), 0, "", _("Not now: %s."), refusal_words(refusal));
}

void group_command_give(struct text_game *game, enum command command)
{
    group_command_refused(game, session_command(&game->session, command));
}

static void wipe(struct text_game *game)
{
    output_clear(output_of(game));
    game->wiped = true;
}

static void say_error(struct text_game *game, const struct error *error)
{
    output_say(output_of(game), 0, "", _("Not done: %s."), error->words);
}

/* --- seats --------------------------------------------------------------------------------------
 */

/* The seat with this name, or this number as `seats` lists them; -1, with words, when there is
 * none. */
static int seat_named(struct text_game *game, const char *name)
{
    const struct view *view = &game->view;
    long number;
    for (int seat = 0; seat < view->seat_count; seat++)
        if (text_same(view->seats[seat].name, name))
            return seat;
    if (text_to_number(name, view->seat_count, &number) && number >= 1)
        return (int)number - 1;
    output_say(output_of(game), 0, "", _("There is no seat “%.80s”; seats lists them."), name);
    return -1;
}

static void run_seats(struct text_game *game, const char *rest)
{
    (void)rest;
    group_table_seats(output_of(game), &game->view);
}

static void run_join(struct text_game *game, const char *rest)
{
    struct error error;
    if (!session_join(&game->session, rest, &error)) {
        say_error(game, &error);
        return;
    }
    view_of(&game->view, &game->session, AUDIENCE_ROOM);
    output_say(output_of(game), 0, "", _("“%s” has joined, as seat %d."),
               game->view.seats[game->view.seat_count - 1].name, game->view.seat_count);
}

static void run_leave(struct text_game *game, const char *rest)
{
    /* One ship refuses before names are looked at. */
    enum refusal refusal = session_can_leave(&game->session, 0);
    if (refusal == REFUSED_ONE_SHIP) {
        group_command_refused(game, refusal);
        return;
    }
    int seat = seat_named(game, rest);
    if (seat < 0)
        return;
    refusal = session_leave(&game->session, seat);
    group_command_refused(game, refusal);
    if (refusal == REFUSED_NOT)
        output_say(output_of(game), 0, "", _("“%s” has left; what was played counts."),
                   game->view.seats[seat].name);
}

static void run_rename(struct text_game *game, const char *rest)
{
    struct error error;
    char old[INPUT_BYTES];
    const char *equals = strchr(rest, '=');
    if (equals == NULL) {
        output_say(output_of(game), 0, "", _("Type it as in: rename Asha = Asha K."));
        return;
    }
    size_t length;
    const char *name = text_trim(rest, (size_t)(equals - rest), &length);
    snprintf(old, sizeof old, "%.*s", (int)length, name);
    int seat = seat_named(game, old);
    if (seat < 0)
        return;
    if (!session_rename(&game->session, seat, equals + 1, &error)) {
        say_error(game, &error);
        return;
    }
    view_of(&game->view, &game->session, AUDIENCE_ROOM);
    output_say(output_of(game), 0, "", _("Seat %d is now “%s”."), seat + 1,
               game->view.seats[seat].name);
}

/* Nobody but the seat need know its PIN: what is typed is cleared away. */
static void run_pin(struct text_game *game, const char *rest)
{
    struct error error;
    int seat = seat_named(game, rest);
    if (seat < 0)
        return;
    if (!dialogue_read(&game->dialogue, _("Four digits (none: no PIN):")))
        return;
    dialogue_echo(&game->dialogue, "*");
    bool set = session_set_pin(&game->session, seat, game->dialogue.input.line, &error);
    wipe(game);
    if (!set)
        say_error(game, &error);
    else if (game->dialogue.input.line[0] == '\0')
        output_say(output_of(game), 0, "", _("“%s” needs no PIN."), game->view.seats[seat].name);
    else
        output_say(output_of(game), 0, "", _("“%s” needs a PIN to vote from now on."),
                   game->view.seats[seat].name);
}

/* --- time ---------------------------------------------------------------------------------------
 */

static void run_timer(struct text_game *game, const char *rest)
{
    const struct session_options *options = &game->session.setup.options;
    struct error error;
    char word[8];
    size_t length = strcspn(rest, " ");
    enum timer_kind kind;
    int seconds = options->timer_seconds > 0 ? options->timer_seconds : TIMER_SECONDS_USUAL;
    snprintf(word, sizeof word, "%.*s", (int)(length < sizeof word ? length : 0), rest);
    const char *number = rest + length + strspn(rest + length, " ");
    if (!timer_from_word(word, &kind) || (kind == TIMER_OFF && number[0] != '\0')) {
        output_say(output_of(game), 0, "",
                   _("Type it as in: timer soft 90, timer hard 60, or timer off."));
        return;
    }
    if (number[0] != '\0' && !timer_seconds_read(number, &seconds, &error)) {
        say_error(game, &error);
        return;
    }
    session_set_timer(&game->session, kind, seconds);
    group_table_timer(output_of(game), kind, seconds);
}

static void run_more(struct text_game *game, const char *rest)
{
    (void)rest;
    enum refusal refusal = session_command(&game->session, COMMAND_EXTEND);
    group_command_refused(game, refusal);
    if (refusal == REFUSED_NOT)
        output_say(output_of(game), 0, "", _("%d seconds more for this vote."),
                   TIMER_EXTENSION_SECONDS);
}

static void run_pause(struct text_game *game, const char *rest)
{
    (void)rest;
    group_command_give(game, COMMAND_PAUSE);
    output_say(output_of(game), 0, "", "%s",
               game->session.paused ? _("Paused: no clock runs, and nothing is played.")
                                    : _("On we go."));
}

/* --- what is shown ------------------------------------------------------------------------------
 */

static void run_card(struct text_game *game, const char *rest)
{
    (void)rest;
    if (game->view.title[0] == '\0')
        output_say(output_of(game), 0, "", _("No card lies open now."));
    else
        table_card(output_of(game), &game->view);
}

static void run_why(struct text_game *game, const char *rest)
{
    (void)rest;
    if (game->view.key_shown)
        table_whys(output_of(game), &game->view);
    else
        output_say(output_of(game), 0, "", _("The why of every response comes with the key."));
}

static void run_hint(struct text_game *game, const char *rest)
{
    struct view view;
    (void)rest;
    view_of(&view, &game->session, AUDIENCE_FACILITATOR);
    if (!view.hint_known || view.key_shown) {
        output_say(output_of(game), 0, "",
                   _("A hint comes between everybody's first vote and the key."));
        return;
    }
    output_say(output_of(game), 0, "",
               _("The hint is for the facilitator alone: the others look away, please."));
    if (!dialogue_confirm(&game->dialogue, _("Show it? (yes or no)")) || game->dialogue.stopped)
        return;
    output_say(output_of(game), 0, "", "%s", explain_group_hint(view.hint));
    dialogue_ask(&game->dialogue, _("Enter takes it away:"));
    wipe(game);
}

/* --- the words ----------------------------------------------------------------------------------
 */

static void run_next(struct text_game *game, const char *rest)
{
    (void)rest;
    group_command_give(game, COMMAND_NEXT);
}

static void run_back(struct text_game *game, const char *rest)
{
    (void)rest;
    group_command_give(game, COMMAND_BACK);
}

static void run_discuss(struct text_game *game, const char *rest)
{
    (void)rest;
    group_command_give(game, COMMAND_TALK);
}

static void run_again(struct text_game *game, const char *rest)
{
    (void)rest;
    group_command_give(game, COMMAND_VOTE_AGAIN);
}

static void run_show(struct text_game *game, const char *rest)
{
    (void)rest;
    group_command_give(game, COMMAND_SHOW_KEY);
}

static void run_pass(struct text_game *game, const char *rest)
{
    (void)rest;
    group_command_give(game, COMMAND_NO_ANSWER);
}

static void run_skip(struct text_game *game, const char *rest)
{
    (void)rest;
    group_command_give(game, COMMAND_SKIP);
}

static void run_end(struct text_game *game, const char *rest)
{
    (void)rest;
    if (dialogue_confirm(&game->dialogue, _("End the session here, with its debrief? (yes or no)")))
        game->dialogue.stopped = true;
}

static void run_undo(struct text_game *game, const char *rest)
{
    (void)rest;
    game->wiped = session_check(&game->session, COMMAND_UNDO) == REFUSED_NOT;
    group_command_give(game, COMMAND_UNDO);
}

static void run_later(struct text_game *game, const char *rest)
{
    (void)rest;
    if (game->play.setup.options.rehearsal)
        output_say(output_of(game), 0, "", _("A rehearsal is not kept; end ends it."));
    else
        keeping_leave(game);
}

static void run_help(struct text_game *game, const char *rest);

static const struct word {
    const char *word, *other; /* another way to say it, or NULL */
    const char *label;        /* as the help has it; NULL: not listed */
    const char *explanation;
    bool with_rest; /* something follows the word */
    void (*run)(struct text_game *game, const char *rest);
} words[] = {
    {"next", NULL, "next", N_("goes on, as Enter does"), false, run_next},
    {"back", NULL, "back",
     N_("goes back: a step of the result, from the talk, from a vote that "
        "is not confirmed yet"),
     false, run_back},
    {"discuss", "talk", "discuss", N_("time to talk"), false, run_discuss},
    {"again", "vote again", "again", N_("the second vote"), false, run_again},
    {"show", NULL, "show", N_("shows the key without a second vote"), false, run_show},
    {"pass", NULL, "pass", N_("no answer from the seat whose turn it is"), false, run_pass},
    {"skip", NULL, "skip", N_("leaves this card out for everybody"), false, run_skip},
    {"card", NULL, "card", N_("shows the card again"), false, run_card},
    {"why", NULL, "why", N_("tells again why each response fits or does not"), false, run_why},
    {"pause", "go on", "pause", N_("stops the clock and the play; again: on we go"), false,
     run_pause},
    {"more", NULL, "more", N_("more time for the vote that runs"), false, run_more},
    {"timer", NULL, N_("timer soft 90"), N_("a timer from now on; also timer hard 60, timer off"),
     true, run_timer},
    {"seats", NULL, "seats", N_("who is here, and who has voted"), false, run_seats},
    {"join", NULL, N_("join NAME"), N_("a new seat"), true, run_join},
    {"leave", NULL, N_("leave NAME"), N_("a seat leaves for good"), true, run_leave},
    {"rename", NULL, N_("rename A = B"), N_("another name for a seat"), true, run_rename},
    {"pin", NULL, N_("pin NAME"), N_("four digits without which that seat cannot vote"), true,
     run_pin},
    {"hint", NULL, "hint", N_("what to do after the first vote, for the facilitator alone"), false,
     run_hint},
    {"undo", NULL, "undo",
     N_("takes the last step back, until everybody has seen what followed from it"), false,
     run_undo},
    {"later", NULL, "later", N_("leaves the session here, to go on another time"), false,
     run_later},
    {"end", "quit", "end", N_("ends the session, with its debrief"), false, run_end},
    {"q", NULL, NULL, NULL, false, run_end},
    {"?", "help", "?", N_("shows this"), false, run_help},
};
enum { WORD_COUNT = sizeof words / sizeof *words };

static void run_help(struct text_game *game, const char *rest)
{
    enum { INDENT = 15 };
    struct output *output = output_of(game);
    (void)rest;
    output_blank(output);
    text_game_rules(output);
    output_blank(output);
    output_say(output, INDENT, _("A to D"),
               _("notes that answer (1 to 4 do, too); Enter confirms it"));
    for (int i = 0; i < WORD_COUNT; i++)
        if (words[i].label != NULL)
            output_say(output, INDENT, _(words[i].label), "%s", _(words[i].explanation));
    output_blank(output);
    output_say(output, 0, "",
               _("Nothing goes on by itself. A timer is looked at when Enter is pressed."));
}

/* The word that the line begins with, and what follows it; NULL when there is none. */
static const struct word *find_word(const struct text_game *game, const char **rest)
{
    const char *line = game->dialogue.input.line;
    size_t length = strcspn(line, " ");
    char first[INPUT_BYTES];
    snprintf(first, sizeof first, "%.*s", (int)length, line);
    *rest = line + length + strspn(line + length, " ");
    for (int i = 0; i < WORD_COUNT; i++) {
        const struct word *word = &words[i];
        if (text_same(line, word->word) || (word->other != NULL && text_same(line, word->other)) ||
            (word->with_rest && text_same(first, word->word)))
            return word;
    }
    return NULL;
}

bool group_command_is(const struct text_game *game)
{
    const char *rest;
    return find_word(game, &rest) != NULL;
}

bool group_command(struct text_game *game)
{
    const char *rest;
    const struct word *word = find_word(game, &rest);
    if (word != NULL)
        word->run(game, rest);
    return word != NULL;
}
