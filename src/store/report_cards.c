#include "store/report_cards.h"

#include "base/words.h"
#include "store/debrief_words.h"
#include "store/escape.h"
#include "store/report_plot.h"
#include "store/report_words.h"

static const char *safe(struct figures *figures, const char *text)
{
    return escape_html(&figures->arena, text);
}

static void element(struct figures *figures, FILE *stream, const char *tag, const char *class,
                    const char *text)
{
    fprintf(stream, "<%s class=\"%s\" dir=\"auto\">%s</%s>\n", tag, class, safe(figures, text),
            tag);
}

/* A card as it was played in a round: by all together, or by one seat. */
struct played {
    const struct card *card;
    int round;
    bool many;       /* votes are counted, else `first` and `last` are the seat's */
    int first, last; /* responses */
};

static void card_head(struct figures *figures, FILE *stream, const struct played *played)
{
    const struct card *card = played->card;
    const char *lens = lens_name(card->lens);
    fputs("<div class=\"card-head\">", stream);
    plot_weather(stream, card->context);
    fprintf(stream, "<div>\n<h3 dir=\"auto\">%s</h3>\n<p class=\"meta\">",
            safe(figures, card->title));
    fputs(safe(figures, figures_say(figures, _("Card %d"), played->round + 1)), stream);
    if (lens != NULL)
        fprintf(stream, " · %s", safe(figures, lens));
    fprintf(
        stream, " · <span class=\"weather\">%s</span></p>\n</div></div>\n",
        safe(figures, figures_say(figures, _("The weather: %s"), _(context_word(card->context)))));
    element(figures, stream, "p", "situation", card->situation);
}

static void poll_cell(struct figures *figures, FILE *stream, const struct played *played,
                      int response)
{
    fputs("<td class=\"poll\">", stream);
    if (played->many) {
        int first[COUNT_PLACES], last[COUNT_PLACES], seats = 0;
        group_counts(figures->game, played->round, true, first);
        group_counts(figures->game, played->round, false, last);
        for (int i = 0; i <= RESPONSES_MAX; i++)
            seats += last[i];
        int place = response == RESPONSE_NONE ? COUNT_NO_ANSWER : response;
        plot_votes(figures, stream, figures->twice ? first[place] : -1, last[place], seats);
        const char *who = report_choosers(figures, played->round, response);
        if (who != NULL)
            element(figures, stream, "p", "who", who);
    } else {
        if (played->last == response)
            fprintf(stream, "<p class=\"tag\">%s</p>", safe(figures, _("✓ Chosen")));
        if (figures->twice && played->first == response && played->first != played->last)
            fprintf(stream, "<p class=\"small\">%s</p>", safe(figures, _("First vote")));
    }
    fputs("</td>\n", stream);
}

static void response_row(struct figures *figures, FILE *stream, const struct played *played,
                         int index)
{
    const struct response *response = &played->card->responses[index];
    int fit = card_fit(played->card, index), best = card_best_fit(played->card);
    bool chosen = !played->many && played->last == index;
    fprintf(stream, "<tr%s>\n<th scope=\"row\">", chosen ? " class=\"chosen\"" : "");
    plot_suit(stream, index);
    fputs("</th>\n<td class=\"words\">\n", stream);
    element(figures, stream, "p", "response", response->text);
    if (response->why[0] != '\0')
        element(figures, stream, "p", "why", response->why);
    fputs("</td>\n", stream);
    poll_cell(figures, stream, played, index);
    fputs("<td class=\"approach\"><div class=\"pair\">", stream);
    plot_approach(stream, response->approach);
    fprintf(stream, "<div>\n<p>%s</p>\n", safe(figures, approach_name(response->approach)));
    if (response->quality != QUALITY_SOUND)
        element(figures, stream, "p", "small", quality_remark(response->quality));
    fputs("<p class=\"tag\">", stream);
    if (fit == best)
        plot_star(stream);
    fprintf(stream, "%s</p>\n</div></div></td>\n</tr>\n",
            safe(figures,
                 figures_say(figures, fit == best ? _("%d of 10, best") : _("%d of 10"), fit)));
}

static bool has_no_answer(const struct figures *figures, const struct played *played)
{
    int first[COUNT_PLACES], last[COUNT_PLACES];
    if (!played->many)
        return played->last == RESPONSE_NONE;
    group_counts(figures->game, played->round, true, first);
    group_counts(figures->game, played->round, false, last);
    return first[COUNT_NO_ANSWER] > 0 || last[COUNT_NO_ANSWER] > 0;
}

static void card_sheet(struct figures *figures, FILE *stream, const struct played *played)
{
    const struct card *card = played->card;
    fprintf(stream, "<article class=\"sheet card\" lang=\"%s\">\n",
            safe(figures, figures->deck->language));
    card_head(figures, stream, played);
    fprintf(stream,
            "<table class=\"responses\">\n<thead><tr><th scope=\"col\" colspan=\"2\">%s</th>"
            "<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n<tbody>\n",
            safe(figures, _("Response")), safe(figures, played->many ? _("Votes") : _("Choice")),
            safe(figures, _("Approach and fit")));
    for (int i = 0; i < card->response_count; i++)
        response_row(figures, stream, played, i);
    if (has_no_answer(figures, played)) {
        fputs("<tr>\n<th scope=\"row\">", stream);
        plot_suit(stream, RESPONSE_NONE);
        fprintf(stream, "</th>\n<td class=\"words\">%s</td>\n", safe(figures, _("No answer")));
        poll_cell(figures, stream, played, RESPONSE_NONE);
        fputs("<td class=\"approach\"></td>\n</tr>\n", stream);
    }
    fputs("</tbody>\n</table>\n", stream);
    const char *round = played->many ? report_round(figures, played->round) : NULL;
    if (round != NULL)
        element(figures, stream, "p", "round", round);
    if (card->discuss[0] != '\0')
        fprintf(stream, "<p class=\"discuss\" dir=\"auto\"><b>%s</b> %s</p>\n",
                safe(figures, _("To talk about:")), safe(figures, card->discuss));
    fputs("</article>\n", stream);
}

static void seat_cards(struct figures *figures, FILE *stream, const struct figure_seat *seat)
{
    for (int i = 0; i < seat->story.turn_count; i++) {
        int round = seat->story.rounds[i];
        const struct game_turn *turn = &figures->game->turns[seat->seat][round];
        card_sheet(figures, stream,
                   &(struct played){.card = &figures->deck->cards[seat->story.turns[i].card],
                                    .round = round,
                                    .first = turn->first,
                                    .last = turn->last});
    }
}

void report_cards(struct figures *figures, FILE *stream)
{
    bool many = figures->group && figures->shared;
    fprintf(stream, "<section class=\"cards\">\n<h2>%s</h2>\n", safe(figures, _("Card by card")));
    if (many)
        fprintf(stream, "<p class=\"legend\">%s</p>\n",
                safe(figures, figures->twice ? _("Solid bars are the last vote, dashed bars the "
                                                 "first. A star marks the best fit.")
                                             : _("Bars are votes. A star marks the best fit.")));
    for (int i = 0; many && i < figures->round_count; i++) {
        int round = figures->rounds[i];
        card_sheet(
            figures, stream,
            &(struct played){.card = &figures->deck->cards[game_card_at(figures->game, 0, round)],
                             .round = round,
                             .many = true});
    }
    for (int i = 0; !many && i < figures->seat_count; i++) {
        const struct figure_seat *seat = &figures->seats[i];
        fputs("<div class=\"seat-cards\">\n", stream);
        if (figures->group)
            element(figures, stream, "h3", "seat", seat->label);
        seat_cards(figures, stream, seat);
        fputs("</div>\n", stream);
    }
    fputs("</section>\n", stream);
}
