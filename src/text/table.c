#include "text/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "session/explain.h"
#include "session/sitting.h"

enum { PHRASE_BYTES = 160, BAR_CELLS = 20 };

static const char *points_words(char words[PHRASE_BYTES], int points)
{
    snprintf(words, PHRASE_BYTES, ngettext("%d point", "%d points", (unsigned long)points), points);
    return words;
}

static void say_ship(struct output *output, const struct view *view)
{
    char visions[PHRASE_BYTES], points[PHRASE_BYTES];
    points_words(points, view->points);
    snprintf(visions, sizeof visions,
             ngettext("%d vision waiting", "%d visions waiting", (unsigned long)view->visions),
             view->visions);
    if (view->gauges_shown)
        output_say(output, 0, "", _("Direction %d, Order %d. %s, %d delivered. %s."),
                   view->direction, view->order_gauge, visions, view->delivered, points);
    else
        output_say(output, 0, "", _("%s, %d delivered. %s."), visions, view->delivered, points);
}

void table_card(struct output *output, const struct view *view)
{
    output_blank(output);
    output_rule(output);
    char progress[PHRASE_BYTES];
    explain_progress(progress, sizeof progress, view, PROGRESS_FULL);
    output_say(output, 0, "", "%s", progress);
    if (view->way != WAY_PRACTICE)
        say_ship(output, view);
    output_blank(output);
    table_situation(output, view);
    const char *hint = tutorial_hint(view);
    if (hint != NULL) {
        output_blank(output);
        output_say(output, 0, "", "%s", hint);
    }
}

void table_title(struct output *output, const struct view *view)
{
    if (view->follows)
        output_say(output, 0, "", _("This follows from an earlier choice."));
    if (view->lens != LENS_NONE)
        output_say(output, 0, "", "%s (%s)", view->title, lens_name(view->lens));
    else
        output_say(output, 0, "", "%s", view->title);
    output_say(output, 0, "", "%s", view->situation);
}

void table_situation(struct output *output, const struct view *view)
{
    table_title(output, view);
    if (view->context_shown && !view->key_shown)
        output_say(output, 0, "", _("The weather: %s."), _(context_word(view->context)));
    output_blank(output);
    for (int i = 0; i < view->response_count; i++) {
        const char label[] = {' ', ' ', response_letter(i), '\0'};
        output_say(output, RESPONSE_INDENT, label, "%s", view->responses[i].text);
    }
}

void table_whys(struct output *output, const struct view *view)
{
    for (int i = 0; i < view->response_count; i++) {
        int response = view->order[i];
        const struct view_response *one = &view->responses[response];
        const char label[] = {' ', ' ', response_letter(response), '\0'};
        char head[PHRASE_BYTES];
        if (one->chosen)
            snprintf(head, sizeof head,
                     view->alone ? _("Your choice: %s, fit %d of 10. %s")
                                 : _("Chosen: %s, fit %d of 10. %s"),
                     _(approach_word(one->approach)), one->fit, explain_verdict(view, response));
        else
            snprintf(head, sizeof head, _("%s: %s, fit %d of 10"), explain_verdict(view, response),
                     _(approach_word(one->approach)), one->fit);
        output_say(output, RESPONSE_INDENT, label, "%s.%s%s", head, one->why[0] != '\0' ? " " : "",
                   one->why);
    }
}

static void say_played(struct output *output, const struct view *view)
{
    char letter = response_letter(view->chosen);
    int fit = view->turn.fit;
    if (view->chosen == RESPONSE_NONE)
        output_say(output, 0, "", _("No answer: fit 0 of 10."));
    else if (view->alone)
        output_say(output, 0, "", _("You played %c: fit %d of 10."), letter, fit);
    else
        output_say(output, 0, "", _("%s played %c: fit %d of 10."), view->seats[view->seat].name,
                   letter, fit);
}

/* What the turn did to the ship. */
static void say_turn(struct output *output, const struct view *view)
{
    const struct turn *turn = &view->turn;
    char ship[EXPLAIN_BYTES];
    if (turn->delivered)
        output_say(output, 0, "", _("A vision was delivered: %d points more."), POINTS_DELIVERED);
    if (turn->vision_created)
        output_say(
            output, 0, "", "%s",
            view->visions > view->visions_before
                ? _("A vision was raised. A fitting management response can deliver it.")
                : _("Three visions are waiting already: deliver one before you raise more."));
    explain_ship(ship, view);
    if (view->gauges_shown)
        output_say(output, 0, "", _("Direction %d → %d, Order %d → %d. %s"), view->direction_before,
                   view->direction, view->order_before, view->order_gauge, ship);
    else
        output_say(output, 0, "", "%s", ship);
}

void table_result(struct output *output, const struct view *view)
{
    output_blank(output);
    say_played(output, view);
    output_say(output, 0, "", _("The weather was %s."), _(context_word(view->context)));
    if (view->way == WAY_PRACTICE) {
        char words[EXPLAIN_BYTES];
        explain_ship(words, view);
        output_say(output, 0, "", "%s", words);
    } else {
        say_turn(output, view);
    }
    output_blank(output);
    table_whys(output, view);
    const char *hint = tutorial_hint(view);
    if (hint != NULL) {
        output_blank(output);
        output_say(output, 0, "", "%s", hint);
    }
}

void table_act_over(struct output *output, const struct view *view)
{
    const struct view_act *act = &view->acts[view->act];
    output_blank(output);
    output_rule(output);
    output_say(output, 0, "", _("Act %d is over. It was: %s."), view->act + 1, act_name(act->act));
    output_say(output, 0, "", "%s", explain_act(act->act));
}

/* --- debrief ------------------------------------------------------------------------------------
 */

void table_bar(struct output *output, int part, int whole)
{
    for (int i = 0; i < BAR_CELLS; i++)
        fputs(i * whole < part * BAR_CELLS ? "█" : "·", output->stream);
}

static void say_percent(struct output *output, const char *name, int percent, const char *remark)
{
    if (percent == READING_UNDEFINED)
        output_say(output, 18, name, "–  %s", remark);
    else
        output_say(output, 18, name, "%d %%  %s", percent, remark);
}

void table_readings(struct output *output, const struct reading *reading, bool voyage)
{
    char remark[PHRASE_BYTES];
    if (reading->band.known)
        snprintf(remark, sizeof remark,
                 voyage ? _("(you %d–%d, blind choice %d–%d)")
                        : _("(band %d–%d, blind choice %d–%d)"),
                 reading->band.low, reading->band.high, reading->blind.low, reading->blind.high);
    else
        snprintf(remark, sizeof remark, _("(too few cards to say more)"));
    say_percent(output, _("Fit"), reading->fit, remark);
    if (reading->change_fit != READING_UNDEFINED && reading->steady_fit != READING_UNDEFINED)
        snprintf(remark, sizeof remark, _("(changing side %d %%, steady side %d %%)"),
                 reading->change_fit, reading->steady_fit);
    else
        remark[0] = '\0';
    say_percent(output, _("Balance"), reading->balance_shown ? reading->balance : READING_UNDEFINED,
                remark);
    output_say(output, 18, _("Follow-through"),
               ngettext("%d of %d vision delivered", "%d of %d visions delivered",
                        (unsigned long)reading->par_delivered),
               reading->delivered, reading->par_delivered);
}

static void say_story_turn(struct output *output, const char *head, const struct debrief_view *view,
                           int index, const struct deck *deck)
{
    if (index == TURN_NONE)
        return;
    char text[EXPLAIN_BYTES];
    const struct turn *turn = &view->story.turns[index];
    explain_story_turn(text, view, index, deck);
    output_say(output, 0, "", "%s: %s %+d", head, text, turn_points(turn));
}

/* The plot as rows of numbers, led above, calm on the left. */
static void say_plot(struct output *output, const struct debrief_view *view)
{
    output_say(output, 0, "",
               _("Weather (from stability on the left to change) against choice; a dot marks the "
                 "perfect fit:"));
    for (int approach = SCALE_MAX; approach >= SCALE_MIN; approach--) {
        fprintf(output->stream, "  %-18s", _(approach_word(approach)));
        for (int context = SCALE_MIN; context <= SCALE_MAX; context++) {
            int count = view->plot[context - SCALE_MIN][approach - SCALE_MIN];
            if (count > 0)
                fprintf(output->stream, " %2d", count);
            else
                fprintf(output->stream, "  %s", context == approach ? "·" : " ");
        }
        output_blank(output);
    }
}

void table_lenses(struct output *output, const int lens_fit[LENS_COUNT])
{
    output_say(output, 0, "", _("Fit by lens, in percent:"));
    for (int lens = LENS_NONE + 1; lens < LENS_COUNT; lens++) {
        int percent = lens_fit[lens];
        if (percent == READING_UNDEFINED)
            continue;
        fprintf(output->stream, "  %-18s ", lens_name((enum lens)lens));
        table_bar(output, percent, 100);
        fprintf(output->stream, " %3d\n", percent);
    }
}

static void say_endless(struct output *output, const struct debrief_view *view, const char *longest)
{
    char points[PHRASE_BYTES];
    output_say(
        output, 0, "",
        ngettext("%d card survived, %s.", "%d cards survived, %s.", (unsigned long)view->survived),
        view->survived, points_words(points, view->reading.points));
    if (longest[0] != '\0')
        output_say(output, 0, "", "%s", longest);
}

void table_practice_debrief(struct output *output, const struct debrief_view *view,
                            const char *next)
{
    output_blank(output);
    output_rule(output);
    output_say(output, 0, "", "%s", explain_home(view));
    if (view->reading.turns == 0) {
        output_say(output, 0, "", _("No card was played, so there is nothing to tell."));
        return;
    }
    output_say(output, 0, "",
               ngettext("%d of %d card read well.", "%d of %d cards read well.",
                        (unsigned long)view->reading.turns),
               view->read_well, view->reading.turns);
    for (int box = 1; box <= PRACTICE_BOXES; box++)
        if (view->boxes[box] > 0)
            output_say(output, 0, "",
                       ngettext("%d card is in box %d now.", "%d cards are in box %d now.",
                                (unsigned long)view->boxes[box]),
                       view->boxes[box], box);
    if (next[0] != '\0')
        output_say(output, 0, "", "%s", next);
    output_blank(output);
    table_lenses(output, view->reading.lens_fit);
}

void table_debrief(struct output *output, const struct debrief_view *view, const struct deck *deck,
                   const struct table_words *words)
{
    const struct reading *reading = &view->reading;
    char points[PHRASE_BYTES];
    output_blank(output);
    output_rule(output);
    output_say(output, 0, "", "%s", explain_home(view));
    if (reading->turns == 0) {
        output_say(output, 0, "", _("No card was played, so there is nothing to tell."));
        return;
    }
    if (view->way == WAY_ENDLESS)
        say_endless(output, view, words->longest);
    else
        output_say(output, 0, "",
                   ngettext("%d card, %s and %d for balance, score %d (100 is par or better).",
                            "%d cards, %s and %d for balance, score %d (100 is par or better).",
                            (unsigned long)reading->turns),
                   reading->turns, points_words(points, reading->points), reading->bonus,
                   reading->score);
    output_blank(output);
    say_story_turn(output, _("It paid most"), view, view->story.paid_most, deck);
    say_story_turn(output, _("It cost most"), view, view->story.cost_most, deck);
    if (reading->lean_known)
        output_say(output, 0, "", _("Your lean is %+.1f: %s"), reading->lean,
                   explain_lean(reading->lean));
    output_blank(output);
    table_readings(output, reading, true);
    output_blank(output);
    say_plot(output, view);
    output_blank(output);
    table_lenses(output, reading->lens_fit);
    output_blank(output);
    table_farewell(output, words->again);
}

void table_farewell(struct output *output, const char *again)
{
    for (int i = 0; i < DEBRIEF_PROMPTS; i++)
        output_say(output, 0, "", "%s %s", debrief_prompt_head(i), debrief_prompt(i));
    output_blank(output);
    output_say(output, 0, "",
               _("This is a mirror for thinking, not an assessment. The same cards again: evenkeel "
                 "play --text %s"),
               again);
}
