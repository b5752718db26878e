#include "store/report_markdown.h"

#include "base/words.h"
#include "store/debrief_words.h"
#include "store/escape.h"
#include "store/report_words.h"

static const char *safe(struct figures *figures, const char *text)
{
    return escape_markdown(&figures->arena, text);
}

static void heading(struct figures *figures, FILE *stream, int level, const char *text)
{
    fprintf(stream, "%.*s %s\n\n", level, "######", safe(figures, text));
}

static void items(struct figures *figures, FILE *stream, const struct story_item list[], int count)
{
    for (int i = 0; i < count; i++)
        fprintf(stream, "- **%s:** %s\n", safe(figures, list[i].head), safe(figures, list[i].text));
    if (count > 0)
        fputc('\n', stream);
}

static void top(struct figures *figures, FILE *stream)
{
    const char *facts[FACTS_MAX], *score = report_score(figures);
    int count = report_facts(figures, facts);
    heading(figures, stream, 1, figures_say(figures, "Even Keel: %s", report_title(figures)));
    for (int i = 0; i < count; i++)
        fprintf(stream, "%s%s", i > 0 ? " · " : "", safe(figures, facts[i]));
    fputs("\n\n", stream);
    if (score != NULL)
        fprintf(stream, "%s\n\n", safe(figures, score));
}

/* --- readings -----------------------------------------------------------------------------------
 */

static void readings(struct figures *figures, FILE *stream)
{
    const char *levels = report_levels(figures);
    heading(figures, stream, 2, figures->sailed ? _("Three readings") : _("Readings"));
    fprintf(stream, "| %s | %s | %s |", safe(figures, _("Seat")), safe(figures, _("Fit")),
            safe(figures, _("Balance")));
    if (figures->sailed)
        fprintf(stream, " %s |", safe(figures, _("Follow-through")));
    fprintf(stream, "\n|---|---|---|%s\n", figures->sailed ? "---|" : "");
    for (int i = 0; i < figures->seat_count; i++) {
        const struct figure_seat *seat = &figures->seats[i];
        const struct reading *reading = &seat->reading;
        const char *members = report_members(figures, seat->seat);
        fprintf(stream, "| %s%s%s%s | %s (%s) | %s |", safe(figures, seat->label),
                members == NULL ? "" : " (", members == NULL ? "" : safe(figures, members),
                members == NULL ? "" : ")", safe(figures, report_percent(figures, reading->fit)),
                safe(figures, report_bands(figures, reading)),
                safe(figures, report_percent(figures, reading->balance_shown ? reading->balance
                                                                             : READING_UNDEFINED)));
        if (figures->sailed)
            fprintf(stream, " %s |", safe(figures, report_follow_through(figures, reading)));
        fputc('\n', stream);
    }
    fprintf(stream, "\n%s%s%s\n\n", levels == NULL ? "" : safe(figures, levels),
            levels == NULL ? "" : "\n\n", safe(figures, report_mirror()));
}

static void squares(struct figures *figures, FILE *stream)
{
    heading(figures, stream, 2, _("Weather against choice"));
    fputs("| |", stream);
    for (int context = SCALE_MIN; context <= SCALE_MAX; context++)
        fprintf(stream, " %s |", safe(figures, context_name(context)));
    fputs("\n|---|---|---|---|---|---|\n", stream);
    for (int approach = SCALE_MAX; approach >= SCALE_MIN; approach--) {
        fprintf(stream, "| %s |", safe(figures, approach_name(approach)));
        for (int context = SCALE_MIN; context <= SCALE_MAX; context++) {
            int count = figures->plot[context - SCALE_MIN][approach - SCALE_MIN];
            const char *star = context == approach ? "**" : "";
            if (count > 0)
                fprintf(stream, " %s%d%s |", star, count, star);
            else
                fputs(context == approach ? " · |" : " |", stream);
        }
        fputc('\n', stream);
    }
    fprintf(stream, "\n%s\n\n", safe(figures, _("Bold: on the diagonal of perfect fit.")));
}

static void lenses(struct figures *figures, FILE *stream)
{
    heading(figures, stream, 2, _("Fit by lens"));
    for (int lens = LENS_NONE + 1; lens < LENS_COUNT; lens++)
        if (figures->lens_fit[lens] != READING_UNDEFINED)
            fprintf(stream, "- %s: %s\n", safe(figures, lens_name((enum lens)lens)),
                    safe(figures, report_percent(figures, figures->lens_fit[lens])));
    fputc('\n', stream);
}

static void ship(struct figures *figures, FILE *stream, const char *name, int index)
{
    struct gauge_point points[ROUNDS_MAX + 1];
    int count = figures_gauges(figures, index, points);
    const char *dots[] = {_("Direction"), _("Order")};
    for (int gauge = 0; gauge < 2 && count > 0; gauge++) {
        fprintf(stream, "- %s%s%s: ", name == NULL ? "" : safe(figures, name),
                name == NULL ? "" : ", ", safe(figures, dots[gauge]));
        for (int i = 0; i < count; i++)
            fprintf(stream, "%s%d", i > 0 ? ", " : "",
                    gauge == 0 ? points[i].direction : points[i].order);
        fputc('\n', stream);
    }
}

static void gauges(struct figures *figures, FILE *stream)
{
    if (!figures->sailed)
        return;
    heading(figures, stream, 2, _("Direction and Order over time"));
    if (figures->game->setup.way == WAY_SAME_BOAT)
        ship(figures, stream, _("The mean of all seats' ships"), GAUGES_OF_ALL);
    else
        for (int i = 0; i < figures->seat_count; i++)
            ship(figures, stream, figures->group ? figures->seats[i].label : NULL, i);
    fputc('\n', stream);
}

/* --- cards --------------------------------------------------------------------------------------
 */

/* What stands behind a response's letter: how many chose it, or that the seat did. */
static const char *votes_text(struct figures *figures, int round, int seat, int response)
{
    if (seat >= 0) {
        const struct game_turn *turn = &figures->game->turns[seat][round];
        if (turn->last == response)
            return figures_say(figures, " (%s)", _("chosen"));
        return figures->twice && turn->first == response
                   ? figures_say(figures, " (%s)", _("first vote"))
                   : "";
    }
    int first[COUNT_PLACES], last[COUNT_PLACES];
    int place = response == RESPONSE_NONE ? COUNT_NO_ANSWER : response;
    group_counts(figures->game, round, true, first);
    group_counts(figures->game, round, false, last);
    const char *who = report_choosers(figures, round, response);
    const char *text =
        figures->twice
            ? figures_say(figures, _("first vote %d, last %d"), first[place], last[place])
            : figures_say(figures, ngettext("%d vote", "%d votes", (unsigned long)last[place]),
                          last[place]);
    return who == NULL ? figures_say(figures, " (%s)", text)
                       : figures_say(figures, " (%s: %s)", text, who);
}

/* `seat` below 0: all together. */
static void card(struct figures *figures, FILE *stream, const struct card *card, int round,
                 int seat)
{
    const char *lens = lens_name(card->lens);
    heading(figures, stream, 3, figures_say(figures, "%d. %s", round + 1, card->title));
    fprintf(
        stream, "*%s%s%s*\n\n", lens == NULL ? "" : safe(figures, lens), lens == NULL ? "" : " · ",
        safe(figures, figures_say(figures, _("The weather: %s"), _(context_word(card->context)))));
    fprintf(stream, "> %s\n\n", safe(figures, card->situation));
    for (int i = 0; i < card->response_count; i++) {
        const struct response *response = &card->responses[i];
        int fit = card_fit(card, i);
        fprintf(stream, "- **%c**%s %s\n  *%s · %s*%s%s\n", response_letter(i),
                safe(figures, votes_text(figures, round, seat, i)), safe(figures, response->text),
                safe(figures, report_approach(figures, response)),
                safe(figures,
                     figures_say(figures,
                                 fit == card_best_fit(card) ? _("%d of 10, best") : _("%d of 10"),
                                 fit)),
                response->why[0] == '\0' ? "" : " ", safe(figures, response->why));
    }
    int unanswered[COUNT_PLACES];
    group_counts(figures->game, round, false, unanswered);
    if (seat < 0 ? unanswered[COUNT_NO_ANSWER] > 0
                 : figures->game->turns[seat][round].last == RESPONSE_NONE)
        fprintf(stream, "- **–** %s%s\n", safe(figures, _("No answer")),
                seat < 0 ? safe(figures, votes_text(figures, round, seat, RESPONSE_NONE)) : "");
    fputc('\n', stream);
    const char *votes = seat < 0 ? report_round(figures, round) : NULL;
    if (votes != NULL)
        fprintf(stream, "%s\n\n", safe(figures, votes));
    if (card->discuss[0] != '\0')
        fprintf(stream, "**%s** %s\n\n", safe(figures, _("To talk about:")),
                safe(figures, card->discuss));
}

static void cards(struct figures *figures, FILE *stream)
{
    bool many = figures->group && figures->shared;
    heading(figures, stream, 2, _("Card by card"));
    for (int i = 0; many && i < figures->round_count; i++) {
        int round = figures->rounds[i];
        card(figures, stream, &figures->deck->cards[game_card_at(figures->game, 0, round)], round,
             -1);
    }
    for (int i = 0; !many && i < figures->seat_count; i++) {
        const struct figure_seat *seat = &figures->seats[i];
        if (figures->group)
            fprintf(stream, "**%s**\n\n", safe(figures, seat->label));
        for (int j = 0; j < seat->story.turn_count; j++)
            card(figures, stream, &figures->deck->cards[seat->story.turns[j].card],
                 seat->story.rounds[j], seat->seat);
    }
}

void report_markdown(struct figures *figures, FILE *stream)
{
    struct story_item list[STORY_ITEMS_MAX], lines[GUIDE_MAX];
    top(figures, stream);
    if (figures->seat_count == 0) {
        fprintf(stream, "%s\n\n",
                safe(figures, _("No card was played, so there is nothing to tell.")));
    } else {
        heading(figures, stream, 2, _("The story"));
        items(figures, stream, list, report_story(figures, list));
        readings(figures, stream);
        squares(figures, stream);
        lenses(figures, stream);
        gauges(figures, stream);
        heading(figures, stream, 2, _("Four questions"));
        for (int i = 0; i < DEBRIEF_PROMPTS; i++)
            fprintf(stream, "- **%s** %s\n", safe(figures, debrief_prompt_head(i)),
                    safe(figures, debrief_prompt(i)));
        fputc('\n', stream);
        cards(figures, stream);
        heading(figures, stream, 2, _("How to read this"));
        items(figures, stream, lines, report_guide(figures, lines));
    }
    fprintf(stream, "---\n\n%s\n",
            safe(figures, figures_say(figures, _("Deck: %s."), report_deck_line(figures))));
    if (figures->report->code[0] != '\0')
        fprintf(stream, "%s %s\n",
                safe(figures, _("The same cards again in Even Keel, with the session code")),
                safe(figures, figures->report->code));
}
