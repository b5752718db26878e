#include "text/group_table.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "session/explain.h"
#include "session/group_view.h"
#include "text/table.h"

/* --- before the reveal --------------------------------------------------------------------------
 */

/* A seat's name, with who has its mouse where it is a team. */
static void holder_of(char text[EXPLAIN_BYTES], const struct view_seat *seat)
{
    if (strcmp(seat->name, seat->holder) == 0)
        snprintf(text, EXPLAIN_BYTES, "%s", seat->name);
    else
        /* TRANSLATORS: a member of a team, and the team */
        snprintf(text, EXPLAIN_BYTES, _("%s of %s"), seat->holder, seat->name);
}

void group_table_handover(struct output *output, const struct view *view)
{
    char who[EXPLAIN_BYTES];
    holder_of(who, &view->seats[view->seat]);
    output_say(output, 0, "", _("Card %d of %d."), view->round + 1, view->rounds);
    if (view->voting_again)
        output_say(output, 0, "",
                   ngettext("The second vote: %d of %d vote is in.",
                            "The second vote: %d of %d votes are in.", (unsigned long)view->voters),
                   view->votes_in, view->voters);
    else
        output_say(
            output, 0, "",
            ngettext("%d of %d vote is in.", "%d of %d votes are in.", (unsigned long)view->voters),
            view->votes_in, view->voters);
    output_say(output, 0, "", _("Please hand over to %s."), who);
}

void group_table_timer(struct output *output, enum timer_kind kind, int seconds)
{
    switch (kind) {
    case TIMER_OFF:
        output_say(output, 0, "", _("No timer: take the time you need."));
        return;
    case TIMER_SOFT:
        output_say(output, 0, "",
                   ngettext("Soft timer: about %d second for an answer; a later one counts, too.",
                            "Soft timer: about %d seconds for an answer; a later one counts, too.",
                            (unsigned long)seconds),
                   seconds);
        return;
    case TIMER_HARD:
        output_say(output, 0, "",
                   ngettext("Hard timer: %d second for an answer, then it is no answer. The clock "
                            "is read when Enter is pressed.",
                            "Hard timer: %d seconds for an answer, then it is no answer. The clock "
                            "is read when Enter is pressed.",
                            (unsigned long)seconds),
                   seconds);
        return;
    }
}

void group_table_vote(struct output *output, const struct view *view)
{
    table_card(output, view);
    if (view->timer_runs) {
        output_blank(output);
        group_table_timer(output, view->timer, view->seconds_left);
    }
}

void group_table_all_in(struct output *output, const struct view *view)
{
    output_say(output, 0, "", _("Card %d of %d."), view->round + 1, view->rounds);
    output_say(
        output, 0, "",
        ngettext("All %d vote is in.", "All %d votes are in.", (unsigned long)view->votes_in),
        view->votes_in);
}

/* --- the votes ----------------------------------------------------------------------------------
 */

static int sum_of(const int counts[COUNT_PLACES])
{
    int sum = 0;
    for (int i = 0; i <= RESPONSES_MAX; i++)
        sum += counts[i];
    return sum;
}

static void say_bar(struct output *output, const char *label, int count, int all)
{
    fprintf(output->stream, "%*s", RESPONSE_INDENT, "");
    table_bar(output, count, all > 0 ? all : 1);
    if (label[0] != '\0')
        output_say(output, 0, "", " %d, %s", count, label);
    else
        output_say(output, 0, "", " %d", count);
}

static void say_bars(struct output *output, const struct view *view, int place)
{
    if (view->voted_twice)
        say_bar(output, _("first vote"), view->first_counts[place], sum_of(view->first_counts));
    say_bar(output, view->voted_twice ? _("second vote") : "", view->last_counts[place],
            sum_of(view->last_counts));
}

static void say_votes(struct output *output, const struct view *view)
{
    for (int i = 0; i < view->response_count; i++) {
        const char label[] = {' ', ' ', response_letter(i), '\0'};
        output_say(output, RESPONSE_INDENT, label, "%s", view->responses[i].text);
        say_bars(output, view, i);
    }
    if (view->first_counts[COUNT_NO_ANSWER] + view->last_counts[COUNT_NO_ANSWER] == 0)
        return;
    output_say(output, RESPONSE_INDENT, "  -", _("No answer"));
    say_bars(output, view, COUNT_NO_ANSWER);
}

void group_table_counts(struct output *output, const struct view *view)
{
    output_say(output, 0, "", _("Card %d of %d: how many chose what."), view->round + 1,
               view->rounds);
    output_blank(output);
    table_title(output, view);
    if (view->context_shown)
        output_say(output, 0, "", _("The weather: %s."), _(context_word(view->context)));
    output_blank(output);
    say_votes(output, view);
}

void group_table_talk(struct output *output, const struct view *view)
{
    output_say(output, 0, "", _("Time to talk about “%s”."), view->title);
    if (view->discuss[0] != '\0')
        output_say(output, 0, "", "%s", view->discuss);
    else
        output_say(output, 0, "", _("What in the situation speaks for your answer?"));
    for (int i = 0; i < view->opener_count; i++)
        output_say(output, 0, "",
                   i == 0 ? _("Someone who chose %c, tell us why.")
                          : _("Then someone who chose %c, tell us why."),
                   response_letter(view->openers[i]));
}

/* --- the key ------------------------------------------------------------------------------------
 */

static void letter_of(char text[EXPLAIN_BYTES], int response)
{
    if (response == RESPONSE_NONE)
        snprintf(text, EXPLAIN_BYTES, "%s", _("no answer"));
    else
        snprintf(text, EXPLAIN_BYTES, "%c", response_letter(response));
}

static void say_names(struct output *output, const struct view *view)
{
    char first[EXPLAIN_BYTES], last[EXPLAIN_BYTES];
    bool begun = false;
    for (int seat = 0; seat < view->seat_count; seat++) {
        const struct view_seat *one = &view->seats[seat];
        if (one->last == VOTE_MISSING)
            continue;
        if (!begun)
            output_blank(output);
        begun = true;
        letter_of(first, one->first);
        letter_of(last, one->last);
        if (view->voted_twice && one->first != VOTE_MISSING)
            output_say(output, 2, "  ", _("%s: %s, then %s"), one->name, first, last);
        else
            output_say(output, 2, "  ", _("%s: %s"), one->name, last);
    }
}

static void say_key(struct output *output, const struct view *view)
{
    output_say(output, 0, "", _("The weather was %s."), _(context_word(view->context)));
    for (int i = 0; i < view->response_count; i++) {
        const char label[] = {' ', ' ', response_letter(i), '\0'};
        output_say(
            output, RESPONSE_INDENT, label, "%s%s%s", _(approach_word(view->responses[i].approach)),
            view->responses[i].best ? ": " : "", view->responses[i].best ? _("best fit") : "");
    }
}

/* The ship of all: its gauges are means, and so is what became of them. */
static void say_boat(struct output *output, const struct view *view)
{
    char text[EXPLAIN_BYTES];
    struct view mean = *view;
    if (!view->gauges_shown)
        return;
    mean.turn.direction_change = view->direction - view->direction_before;
    mean.turn.order_change = view->order_gauge - view->order_before;
    explain_ship(text, &mean);
    output_blank(output);
    output_say(output, 0, "", _("On average: Direction %d → %d, Order %d → %d. %s"),
               view->direction_before, view->direction, view->order_before, view->order_gauge,
               text);
}

static void say_step(struct output *output, const struct view *view)
{
    char text[EXPLAIN_BYTES];
    switch (view->step) {
    case REVEAL_VOTES:
        output_say(output, 0, "", _("Card %d of %d: the votes."), view->round + 1, view->rounds);
        output_blank(output);
        table_title(output, view);
        output_blank(output);
        say_votes(output, view);
        say_names(output, view);
        return;
    case REVEAL_KEY:
        output_blank(output);
        say_key(output, view);
        return;
    case REVEAL_WHYS:
        output_blank(output);
        table_whys(output, view);
        say_boat(output, view);
        if (!view->voted_twice)
            return;
        explain_shift(text, &view->shift);
        output_say(output, 0, "", "%s", text);
        return;
    }
}

void group_table_result(struct output *output, const struct view *view)
{
    if (view->way == WAY_SAME_BOAT) {
        say_step(output, view);
        return;
    }
    if (view->way == WAY_OWN_WATCH) {
        output_blank(output);
        output_rule(output);
        output_say(output, 0, "", _("Card %d of %d, dealt to %s."), view->round + 1, view->rounds,
                   view->seats[view->seat].name);
        output_blank(output);
        table_situation(output, view);
    }
    table_result(output, view);
}

/* --- seats --------------------------------------------------------------------------------------
 */

void group_table_seats(struct output *output, const struct view *view)
{
    if (view->way == WAY_CREW) {
        output_say(output, 0, "", _("One ship. This round %s speaks for it."), view->captain);
        return;
    }
    for (int seat = 0; seat < view->seat_count; seat++) {
        const struct view_seat *one = &view->seats[seat];
        char label[16], who[EXPLAIN_BYTES];
        holder_of(who, one);
        snprintf(label, sizeof label, " %2d", seat + 1);
        output_say(output, RESPONSE_INDENT, label, "%s%s%s", who,
                   one->here && !one->voted ? "" : ", ",
                   !one->here   ? _("has left")
                   : one->voted ? _("has voted")
                                : "");
    }
}
