#include "store/printout_parts.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "rules/ship.h"
#include "store/report_plot.h"

enum { FACT_CHARACTERS_MAX = 160, CARDS_DEALT = 12, LISTED_BYTES = 400 };

/* What an author wrote about a deck may be of any length; the page is not. */
static const char *brief(struct printout *printout, const char *text)
{
    char *copy = arena_text(&printout->arena, text, strlen(text));
    if (strlen(copy) <= FACT_CHARACTERS_MAX)
        return printout_safe(printout, copy);
    text_cut(copy, FACT_CHARACTERS_MAX);
    return printout_say(printout, "%s…", copy);
}

static void item(struct printout *printout, FILE *stream, const char *text)
{
    fprintf(stream, "<li>%s</li>\n", printout_safe(printout, text));
}

static void heading(struct printout *printout, FILE *stream, const char *text)
{
    fprintf(stream, "<h2>%s</h2>\n", printout_safe(printout, text));
}

/* --- page 1: printing and cutting ---------------------------------------------------------------
 */

static void masthead(struct printout *printout, FILE *stream)
{
    const struct deck *deck = printout->deck;
    const char *facts[] = {deck->version, deck->author, deck->license};
    fputs("<header>\n", stream);
    plot_ship(stream);
    fputs("\n<div><p class=\"brand\">Even Keel</p>\n<h1", stream);
    printout_tongue(printout, stream);
    fprintf(stream, ">%s</h1>\n<p class=\"facts\"><bdi>%s</bdi>", brief(printout, deck->title),
            printout_say(printout, ngettext("%d card", "%d cards", (unsigned long)deck->card_count),
                         deck->card_count));
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (facts[i][0] != '\0')
            fprintf(stream, " · <bdi>%s</bdi>", brief(printout, facts[i]));
    fputs("</p>\n</div>\n</header>\n", stream);
}

static void printing(struct printout *printout, FILE *stream)
{
    heading(printout, stream, _("Print it"));
    fputs("<ol>\n", stream);
    item(printout, stream,
         printout->paper == PAPER_A4
             ? _("Print from a browser on A4 paper, upright, at 100 %: not “fit to page”. Switch "
                 "headers and footers off.")
             : _("Print from a browser on letter paper, upright, at 100 %: not “fit to page”. "
                 "Switch headers and footers off."));
    item(printout, stream,
         _("Print on both sides and choose “flip on long edge”. Without a printer that turns the "
           "paper: print the odd pages, put the stack back in, and print the even ones."));
    item(printout, stream,
         _("Take stiff paper for the cards, 160 to 250 g/m², and plain paper for the rest."));
    item(printout, stream,
         _("Try one sheet first. The line below must be 100 mm long, and the numbers on the front "
           "and the back of each card must be the same."));
    item(printout, stream, _("Cut along the grey lines, or from mark to mark in the margins."));
    fputs("</ol>\n<p class=\"measure\" dir=\"ltr\"><span></span>100 mm</p>\n", stream);
}

static void part_row(struct printout *printout, FILE *stream, int first, int last, const char *what,
                     const char *how)
{
    fputs("<tr><td class=\"pages\">", stream);
    if (last == 0)
        fprintf(stream, "%d –", first);
    else if (last == first + 1)
        fprintf(stream, "%d, %d", first, last);
    else if (last > first)
        fprintf(stream, "%d – %d", first, last);
    else
        fprintf(stream, "%d", first);
    fprintf(stream, "</td><th scope=\"row\">%s</th><td>%s</td></tr>\n",
            printout_safe(printout, what), printout_safe(printout, how));
}

static void parts(struct printout *printout, FILE *stream)
{
    int key = printout_key_page(printout);
    heading(printout, stream, _("What is in here"));
    fprintf(stream,
            "<table class=\"parts\">\n<thead><tr><th scope=\"col\">%s</th><th "
            "scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n<tbody>\n",
            printout_safe(printout, _("Pages")), printout_safe(printout, _("What")),
            printout_safe(printout, _("How many")));
    part_row(printout, stream, PAGE_OF_GUIDE, PAGE_OF_RULES,
             _("This sheet, and how to play on paper"), _("one"));
    part_row(printout, stream, PAGE_OF_CHOICES, PAGE_OF_CHOICES,
             _("The choices: who chose what, to be scored by the program"),
             _("one for every sixty choices"));
    part_row(printout, stream, PAGE_OF_LOGS, PAGE_OF_LOGS, _("Ships’ logs, two on a page"),
             _("one for every two seats"));
    part_row(printout, stream, PAGE_OF_VOTES, PAGE_OF_VOTES + 1,
             _("Voting cards A to D for two seats, and a cover for the pile"),
             _("one for every two seats; both sides"));
    part_row(printout, stream, PAGE_OF_CARDS, key - 1,
             printout->size == &CARD_SIZE_LARGE ? _("The cards, four on a page, to be cut")
                                                : _("The cards, nine on a page, to be cut"),
             _("one; both sides"));
    part_row(printout, stream, key, 0, _("The key, for the facilitator’s eyes only"), _("one"));
    fputs("</tbody>\n</table>\n", stream);
}

/* "3, 9, 12 …" for the cards that `is_one` picks; NULL when there are none. */
static const char *numbers(struct printout *printout,
                           bool (*is_one)(const struct printout *printout, int index))
{
    char list[LISTED_BYTES] = "";
    size_t used = 0;
    for (int i = 0; i < printout->deck->card_count && used + 16 < sizeof list; i++)
        if (is_one(printout, i))
            used += (size_t)snprintf(list + used, sizeof list - used, "%s%d", used > 0 ? ", " : "",
                                     i + 1);
    if (used == 0)
        return NULL;
    if (used + 16 >= sizeof list)
        snprintf(list + used, sizeof list - used, " …");
    return arena_text(&printout->arena, list, strlen(list));
}

static bool is_follow_up(const struct printout *printout, int index)
{
    return printout->deck->cards[index].only_follow_up;
}

static bool is_continued(const struct printout *printout, int index)
{
    return printout->fits[index].continued;
}

static void notes(struct printout *printout, FILE *stream)
{
    const char *follow_ups = numbers(printout, is_follow_up);
    const char *continued = numbers(printout, is_continued);
    if (follow_ups != NULL)
        fprintf(stream, "<p class=\"note\">%s</p>\n",
                printout_say(printout,
                             _("Cards that only follow from another card: %s. Keep them beside the "
                               "pile; the key says when they come."),
                             follow_ups));
    if (continued != NULL)
        fprintf(stream, "<p class=\"note\">%s</p>\n",
                printout_say(printout,
                             _("Cards whose texts are longer than the card: %s. Where it says “see "
                               "key”, the facilitator reads the rest aloud."),
                             continued));
}

/* --- page 2: playing ----------------------------------------------------------------------------
 */

/* How the pile is made: a deck may have fewer cards than a voyage. */
static const char *pile(struct printout *printout)
{
    int dealable = deck_dealable(printout->deck);
    if (dealable >= CARDS_DEALT)
        return printout_say(printout,
                            _("Put the cards marked “Follow-up” aside. Shuffle the others, count "
                              "off %d (for Own watch so many for each seat), and lay them down "
                              "with the responses up and the cover card on top."),
                            CARDS_DEALT);
    return printout_say(printout,
                        _("Put the cards marked “Follow-up” aside. Shuffle the others, %d in all "
                          "(for Own watch share them out evenly), and lay them down with the "
                          "responses up and the cover card on top."),
                        dealable);
}

static void playing(struct printout *printout, FILE *stream)
{
    fprintf(stream, "<h1>%s</h1>\n", printout_safe(printout, _("How to play on paper")));
    fprintf(
        stream, "<p class=\"lead\">%s</p>\n",
        printout_safe(printout, _("A seat is a person or a team. Each seat needs a log, a pencil "
                                  "and four voting cards. One person plays no seat but holds "
                                  "the key: the facilitator.")));
    fprintf(stream, "<p>%s</p>\n", pile(printout));
    fputs("<div class=\"two\">\n<div>\n", stream);
    heading(printout, stream, _("Same boat: one card for everybody"));
    fputs("<ol>\n", stream);
    item(printout, stream,
         _("The facilitator takes the top card, reads the situation aloud, and "
           "lays it on the table with the responses up."));
    item(printout, stream,
         _("Every seat chooses without a word: one voting card, face down. When "
           "all are down, turn them over together."));
    item(printout, stream,
         _("Talk. Ask by letter, not by name: someone who chose B, what did you "
           "see? Vote a second time if you like; the last vote counts."));
    item(printout, stream,
         _("Only now the facilitator reads the key: what the weather was, and "
           "what each response gives and costs."));
    item(printout, stream, _("Every seat writes one row in its log. Next card."));
    fputs("</ol>\n</div>\n<div>\n", stream);
    heading(printout, stream, _("Own watch: each seat its own card"));
    fputs("<ol>\n", stream);
    item(printout, stream,
         _("Seats take turns. The one on watch draws a card, reads the situation "
           "aloud, turns the card over, and names a letter and a reason."));
    item(printout, stream, _("The others may say what they would have done. The choice stands."));
    item(printout, stream,
         _("The facilitator reads the key; the seat writes its row and hands the "
           "watch on. A round is over when every seat has had its card."));
    fputs("</ol>\n</div>\n</div>\n", stream);
}

static void rule(struct printout *printout, FILE *stream, const char *head, const char *text)
{
    fprintf(stream, "<div><dt>%s</dt><dd>%s</dd></div>\n", printout_safe(printout, head), text);
}

static void scoring(struct printout *printout, FILE *stream)
{
    heading(printout, stream, _("What the key’s numbers do"));
    fputs("<dl class=\"rules\">\n", stream);
    rule(printout, stream, _("Fit"),
         printout_safe(printout, _("From 0 to 10: how near the response is to what the situation "
                                   "needs. Add it to your points.")));
    rule(printout, stream, _("Direction and Order"),
         printout_say(printout,
                      _("Both gauges begin at %d. Add or take away what the key says; neither goes "
                        "above %d."),
                      GAUGE_START, GAUGE_FULL));
    rule(
        printout, stream, _("A gauge at 0 or below"),
        printout_say(printout,
                     _("A rescue: set that gauge to %d and take away %d points, but never below 0. "
                       "Two empty gauges in one turn cost %d once."),
                     GAUGE_AFTER_RESCUE, POINTS_RESCUE, POINTS_RESCUE));
    rule(printout, stream, _("Vision"),
         printout_say(printout,
                      _("“Raise”: one vision more, at most %d. “Deliver”: if you have a vision, it "
                        "is done: one less, and %d points more."),
                      VISIONS_MAX, POINTS_DELIVERED));
    rule(
        printout, stream, _("No answer"),
        printout_safe(printout, _("Fit 0, and the gauges change as the key’s last line says. Write "
                                  "“-” as the response.")));
    rule(printout, stream, _("Follow-up"),
         printout_safe(printout, _("Same boat only: if the response that most seats chose leads to "
                                   "another card, put that one in place of the second card of the "
                                   "pile. A tie brings none.")));
    fputs("</dl>\n", stream);
}

static void after(struct printout *printout, FILE *stream)
{
    heading(printout, stream, _("Afterwards"));
    fprintf(stream,
            "<p>%s</p>\n<p class=\"command\" dir=\"ltr\">evenkeel score %s choices.csv</p>\n",
            printout_safe(printout, _("Points are not the point. Ask what happened, why, so what, "
                                      "and what you will do on Monday. For fit, balance and "
                                      "follow-through, type the page of choices into a "
                                      "spreadsheet, save it as CSV, and let the program work them "
                                      "out:")),
            printout_safe(printout, printout->name));
}

void printout_guide(struct printout *printout, FILE *stream)
{
    fputs("<section class=\"page text\">\n", stream);
    masthead(printout, stream);
    printing(printout, stream);
    parts(printout, stream);
    notes(printout, stream);
    fputs("</section>\n<section class=\"page text\">\n", stream);
    playing(printout, stream);
    scoring(printout, stream);
    after(printout, stream);
    fputs("</section>\n", stream);
}
