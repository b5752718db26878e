#include "store/printout_parts.h"

#include <string.h>

#include "base/words.h"
#include "rules/ship.h"
#include "store/debrief_words.h"
#include "store/report_plot.h"

/* What one turn with this response does to a ship that has a vision to deliver and gauges that
 * neither fill nor empty. */
static struct turn turn_of(const struct deck *deck, int index, int response)
{
    struct ship ship = ship_new();
    ship.visions = 1;
    return ship_turn(&ship, deck, index, response, 0);
}

static const char *signed_number(struct printout *printout, int number)
{
    char text[SIGNED_BYTES];
    return printout_safe(printout, explain_signed(text, number));
}

/* --- at a glance --------------------------------------------------------------------------------
 */

static void glance(struct printout *printout, FILE *stream)
{
    const struct deck *deck = printout->deck;
    fprintf(stream, "<h2>%s</h2>\n<p class=\"small\">%s</p>\n<ol class=\"glance\">\n",
            printout_safe(printout, _("At a glance")),
            printout_safe(printout, _("Number, name for the page of choices, weather, and the fit "
                                      "of each response; the best stands in a frame.")));
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        int best = card_best_fit(card);
        fprintf(stream, "<li><b>%d</b><span class=\"id\">%s</span>", i + 1,
                printout_safe(printout, card->id));
        plot_weather(stream, card->context);
        fputs("<span class=\"fits\">", stream);
        for (int j = 0; j < card->response_count; j++) {
            int fit = card_fit(card, j);
            fprintf(stream, "<span%s>%c %d</span>", fit == best ? " class=\"best\"" : "",
                    response_letter(j), fit);
        }
        fputs("</span></li>\n", stream);
    }
    fputs("</ol>\n", stream);
}

/* --- a card -------------------------------------------------------------------------------------
 */

static void card_head(struct printout *printout, FILE *stream, int index)
{
    const struct card *card = &printout->deck->cards[index];
    const char *lens = lens_name(card->lens);
    fputs("<div class=\"card-head\">", stream);
    plot_weather(stream, card->context);
    fprintf(stream, "<div>\n<h3");
    printout_tongue(printout, stream);
    fprintf(stream, ">%d · <bdi>%s</bdi></h3>\n<p class=\"meta\"><b>%s</b>", index + 1,
            printout_safe(printout, card->title),
            printout_say(printout, _("The weather: %s"), _(context_word(card->context))));
    if (lens != NULL)
        fprintf(stream, " · %s", printout_safe(printout, lens));
    if (card->only_follow_up)
        fprintf(stream, " · <b>%s</b>", printout_safe(printout, _("Follow-up")));
    fprintf(stream, " · <span class=\"id\" dir=\"ltr\">%s</span></p>\n</div></div>\n",
            printout_safe(printout, card->id));
}

static void gauge_cells(struct printout *printout, FILE *stream, const struct turn *turn)
{
    fprintf(stream, "<td class=\"figure\">%s</td>",
            signed_number(printout, turn->direction_change));
    fprintf(stream, "<td class=\"figure\">%s</td>", signed_number(printout, turn->order_change));
    fprintf(stream, "<td class=\"vision\">%s</td></tr>\n",
            turn->vision_created ? printout_safe(printout, _("Raise"))
            : turn->delivered    ? printout_safe(printout, _("Deliver"))
                                 : "");
}

static void response_row(struct printout *printout, FILE *stream, int index, int which)
{
    const struct card *card = &printout->deck->cards[index];
    const struct response *response = &card->responses[which];
    struct turn turn = turn_of(printout->deck, index, which);
    const char *remark = quality_remark(response->quality);
    bool best = turn.fit == turn.best;
    fprintf(stream, "<tr%s><th scope=\"row\">", best ? " class=\"best\"" : "");
    plot_suit(stream, which);
    fputs("</th><td class=\"words\"", stream);
    printout_tongue(printout, stream);
    fputs(">\n", stream);
    printout_element(printout, stream, "p", "response", response->text);
    fputs("<p class=\"why\"><bdi class=\"approach\">", stream);
    plot_approach(stream, response->approach);
    fputs(printout_safe(printout, approach_name(response->approach)), stream);
    if (remark[0] != '\0')
        fprintf(stream, ". %s", printout_safe(printout, remark));
    fprintf(stream, ".</bdi> <bdi>%s</bdi></p>\n", printout_safe(printout, response->why));
    if (response->leads_to != CARD_NONE)
        fprintf(stream, "<p class=\"leads\"><bdi>%s</bdi></p>\n",
                printout_say(printout, _("Leads to card %d, “%s”."), response->leads_to + 1,
                             printout->deck->cards[response->leads_to].title));
    fprintf(stream, "</td><td class=\"figure\">%d", turn.fit);
    if (best)
        plot_star(stream);
    fputs("</td>", stream);
    gauge_cells(printout, stream, &turn);
}

static void no_answer_row(struct printout *printout, FILE *stream, int index)
{
    struct turn turn = turn_of(printout->deck, index, RESPONSE_NONE);
    fprintf(stream,
            "<tr><th scope=\"row\">–</th><td>%s</td><td "
            "class=\"figure\">%d</td>",
            printout_safe(printout, _("No answer")), turn.fit);
    gauge_cells(printout, stream, &turn);
}

static void key_card(struct printout *printout, FILE *stream, int index)
{
    static const char *const heads[] = {N_("Fit"), N_("Direction"), N_("Order"), N_("Vision")};
    const struct card *card = &printout->deck->cards[index];
    fprintf(stream, "<article class=\"card\" data-card=\"%d\">\n<div class=\"opening\">\n",
            index + 1);
    card_head(printout, stream, index);
    fputs("<p class=\"situation\"", stream);
    printout_tongue(printout, stream);
    fprintf(stream,
            ">%s</p>\n</div>\n<table>\n"
            "<colgroup><col class=\"of-suit\"/><col/><col "
            "class=\"of-fit\"/><col class=\"of-gauge\"/><col class=\"of-gauge\"/><col "
            "class=\"of-vision\"/></colgroup>\n<thead><tr><th scope=\"col\" colspan=\"2\">%s</th>",
            printout_safe(printout, card->situation), printout_safe(printout, _("Response")));
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        fprintf(stream, "<th scope=\"col\">%s</th>", printout_safe(printout, _(heads[i])));
    fputs("</tr></thead>\n<tbody>\n", stream);
    for (int i = 0; i < card->response_count; i++)
        response_row(printout, stream, index, i);
    no_answer_row(printout, stream, index);
    fputs("</tbody>\n</table>\n", stream);
    if (card->discuss[0] != '\0')
        fprintf(stream, "<p class=\"discuss\"><b>%s</b> <bdi>%s</bdi></p>\n",
                printout_safe(printout, _("To talk about:")),
                printout_safe(printout, card->discuss));
    fputs("</article>\n", stream);
}

void printout_key(struct printout *printout, FILE *stream)
{
    fprintf(stream, "<section class=\"key\">\n<h1>%s</h1>\n<p class=\"lead\">%s</p>\n",
            printout_safe(printout, _("The facilitator’s key")),
            printout_safe(printout, _("Keep these pages to yourself until a vote is over.")));
    glance(printout, stream);
    fputs("<div class=\"key-cards\">\n", stream);
    for (int i = 0; i < printout->deck->card_count; i++)
        key_card(printout, stream, i);
    fputs("</div>\n</section>\n", stream);
}
