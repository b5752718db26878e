#include "text/group_game.h"

#include <string.h>
#include <time.h>

#include "base/words.h"
#include "session/explain.h"
#include "text/group_command.h"
#include "text/group_table.h"
#include "text/keeping.h"
#include "text/table.h"

enum { PROMPT_BYTES = EXPLAIN_BYTES };

static struct output *output_of(struct text_game *game)
{
    return &game->dialogue.output;
}

/* Whether one person is at the machine, or about to be: what is typed is nobody else's business,
 * a PIN or a vote that comes too early among it. */
static bool is_secret(const struct view *view)
{
    return view->phase == SESSION_VOTE || view->phase == SESSION_HANDOVER;
}

/* Whether a vote or a PIN may stand on the screen. */
static bool leaves_traces(const struct view *before, const struct view *now)
{
    bool pin = before->phase == SESSION_HANDOVER && before->seats[before->seat].has_pin;
    return is_secret(before) && (pin || now->phase != SESSION_VOTE);
}

/* --- what is shown ------------------------------------------------------------------------------
 */

static void begin_screen(struct text_game *game)
{
    output_blank(output_of(game));
    output_rule(output_of(game));
}

static void show(struct text_game *game)
{
    const struct view *view = &game->view;
    struct output *output = output_of(game);
    switch (view->phase) {
    case SESSION_CHOOSE:
    case SESSION_VOTE:
        group_table_vote(output, view);
        break;
    case SESSION_HANDOVER:
        begin_screen(game);
        group_table_handover(output, view);
        break;
    case SESSION_ALL_IN:
        begin_screen(game);
        group_table_all_in(output, view);
        break;
    case SESSION_COUNTS:
        begin_screen(game);
        group_table_counts(output, view);
        break;
    case SESSION_TALK:
        begin_screen(game);
        group_table_talk(output, view);
        break;
    case SESSION_RESULT:
        if (view->way == WAY_SAME_BOAT && view->step == REVEAL_VOTES)
            begin_screen(game);
        group_table_result(output, view);
        break;
    case SESSION_ACT_OVER:
        table_act_over(output, view);
        break;
    case SESSION_DEBRIEF:
        break;
    }
}

/* --- the prompts --------------------------------------------------------------------------------
 */

static void prompt_for_vote(char text[PROMPT_BYTES], const struct text_game *game)
{
    const struct view *view = &game->view;
    char last = response_letter(view->response_count - 1);
    if (game->noted != RESPONSE_NONE)
        snprintf(text, PROMPT_BYTES, "%s", _("Noted. Enter confirms it, back takes it back:"));
    else if (view->phase == SESSION_VOTE)
        snprintf(text, PROMPT_BYTES, _("%s, your vote (A to %c, ? explains):"),
                 view->seats[view->seat].holder, last);
    else
        snprintf(text, PROMPT_BYTES, _("%s answers for all (A to %c, ? explains, end ends):"),
                 view->captain, last);
}

static void prompt(char text[PROMPT_BYTES], const struct text_game *game)
{
    const struct view *view = &game->view;
    const char *words = "";
    if (view->paused) {
        snprintf(text, PROMPT_BYTES, "%s", _("Paused (pause goes on):"));
        return;
    }
    switch (view->phase) {
    case SESSION_CHOOSE:
    case SESSION_VOTE:
        prompt_for_vote(text, game);
        return;
    case SESSION_HANDOVER:
        words = view->seats[view->seat].has_pin ? _("Your PIN, when you are alone with the screen:")
                                                : _("Enter when you are alone with the screen:");
        break;
    case SESSION_ALL_IN:
        words = view->second_vote && !view->voting_again ? _("Enter shows how many chose what:")
                                                         : _("Enter shows the result:");
        break;
    case SESSION_COUNTS:
        words = _("Enter goes on (discuss, again, show, ? explains):");
        break;
    case SESSION_TALK:
        words = view->talk_after_key ? _("Enter goes back to the result:")
                                     : _("Enter starts the second vote (show, ? explains):");
        break;
    case SESSION_RESULT:
        words = _("Enter goes on (back, why, discuss, ? explains, end ends):");
        break;
    case SESSION_ACT_OVER:
        words = _("Enter goes on:");
        break;
    case SESSION_DEBRIEF:
        break;
    }
    snprintf(text, PROMPT_BYTES, "%s", words);
}

/* A secret line shows in a transcript only when it is a command. */
static void echo(struct text_game *game)
{
    const char *line = game->dialogue.input.line;
    bool seen = !is_secret(&game->view) || line[0] == '\0' || group_command_is(game);
    dialogue_echo(&game->dialogue, seen ? line : "*");
}

/* --- the answers --------------------------------------------------------------------------------
 */

/* The clock goes on only here: between two lines nobody is asked. True when a hard timer has run
 * out. */
static bool look_at_the_clock(struct text_game *game)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return session_clock(&game->session, now.tv_sec * 1000LL + now.tv_nsec / 1000000);
}

/* How many seconds a soft timer has been over; 0: it is not. */
static int seconds_late(const struct text_game *game)
{
    int left;
    return session_seconds_left(&game->session, &left) && left < 0 ? -left : 0;
}

static void confirm_vote(struct text_game *game)
{
    int response = game->noted;
    game->noted = RESPONSE_NONE;
    group_command_refused(game, game->view.phase == SESSION_VOTE
                                    ? session_vote(&game->session, response)
                                    : session_choose(&game->session, response));
}

/* VOTE and CHOOSE. True when the line was about the vote. */
static bool answer_vote(struct text_game *game)
{
    struct dialogue *dialogue = &game->dialogue;
    char last = response_letter(game->view.response_count - 1);
    bool empty = dialogue->input.line[0] == '\0', noted = game->noted != RESPONSE_NONE;
    if (game->view.paused)
        return false;
    if (dialogue_response(dialogue, game->view.response_count, &game->noted))
        return true;
    if (empty && noted) {
        confirm_vote(game);
    } else if (noted && dialogue_is(dialogue, "back")) {
        game->noted = RESPONSE_NONE;
        output_say(output_of(game), 0, "", _("Taken back."));
    } else if (empty || !group_command_is(game)) {
        output_say(output_of(game), 0, "", _("Type A to %c, or ?."), last);
    } else {
        return false;
    }
    return true;
}

/* HANDOVER: Enter or the PIN. True when the line was that. */
static bool answer_handover(struct text_game *game)
{
    const char *line = game->dialogue.input.line;
    bool pin = game->view.seats[game->view.seat].has_pin && !group_command_is(game);
    if (game->view.paused || (line[0] != '\0' && !pin))
        return false;
    group_command_refused(game, session_take_seat(&game->session, line));
    return true;
}

static void answer(struct text_game *game)
{
    enum session_phase phase = game->view.phase;
    const char *line = game->dialogue.input.line;
    bool voting = phase == SESSION_CHOOSE || phase == SESSION_VOTE;
    if ((voting && answer_vote(game)) || (phase == SESSION_HANDOVER && answer_handover(game)))
        return;
    if (line[0] == '\0')
        group_command_give(game, COMMAND_NEXT);
    else if (group_command(game))
        return;
    else if (is_secret(&game->view))
        output_say(output_of(game), 0, "", _("That is none of the commands; ? lists them."));
    else
        output_say(output_of(game), 0, "", _("“%.40s” is none of the commands; ? lists them."),
                   line);
}

/* --- the session --------------------------------------------------------------------------------
 */

static bool same_place(const struct view *a, const struct view *b)
{
    return a->phase == b->phase && a->round == b->round && a->seat == b->seat &&
           a->step == b->step && a->voting_again == b->voting_again;
}

/* What the clock has to say, once the screen is clear again. */
static void say_time(struct text_game *game, const struct view *before, bool missed, int late)
{
    if (missed)
        output_say(output_of(game), 0, "", _("The time was over before the answer: %s gives none."),
                   before->phase == SESSION_CHOOSE ? before->captain
                                                   : before->seats[before->seat].name);
    else if (late > 0)
        output_say(output_of(game), 0, "",
                   ngettext("That was %d second over the time; the answer counts.",
                            "That was %d seconds over the time; the answer counts.",
                            (unsigned long)late),
                   late);
}

/* Asks once. True when the session has moved on, so that what is on show has to be shown anew. */
static bool ask(struct text_game *game)
{
    char words[PROMPT_BYTES];
    struct view before = game->view;
    bool missed = false;
    int late = 0;
    prompt(words, game);
    if (dialogue_read(&game->dialogue, words)) {
        echo(game);
        missed = look_at_the_clock(game);
        late = seconds_late(game);
        if (!missed)
            answer(game);
    }
    keeping_look(game);
    bool moved = missed || game->dialogue.stopped || !same_place(&before, &game->view);
    if (moved)
        game->noted = RESPONSE_NONE;
    if (moved && leaves_traces(&before, &game->view))
        output_clear(output_of(game));
    if (moved)
        say_time(game, &before, missed, late);
    keeping_tell(game);
    bool wiped = game->wiped;
    game->wiped = false;
    return moved || wiped;
}

void group_game(struct text_game *game)
{
    bool moved = true;
    game->noted = RESPONSE_NONE;
    look_at_the_clock(game);
    keeping_look(game);
    keeping_tell(game);
    while (!game->dialogue.stopped && game->view.phase != SESSION_DEBRIEF) {
        if (moved)
            show(game);
        moved = ask(game);
    }
}
