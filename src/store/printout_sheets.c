#include "store/printout_parts.h"

#include <string.h>

#include "base/words.h"
#include "store/report_plot.h"

enum side { SIDE_FRONT, SIDE_BACK };

static const char *side_word(enum side side)
{
    return side == SIDE_FRONT ? "front" : "back";
}

static void begin_sheet(FILE *stream, const struct card_size *size, enum side side,
                        const char *kind)
{
    int on_sheet = size->columns * size->rows;
    fprintf(stream,
            "<section class=\"page %s %ss\">\n<svg class=\"cuts\" aria-hidden=\"true\">"
            "<use href=\"#%s-%d\"/></svg>\n<div class=\"cards of-%d\">\n",
            kind, side_word(side), side_word(side), on_sheet, on_sheet);
}

static void end_sheet(FILE *stream)
{
    fputs("</div>\n</section>\n", stream);
}

/* The place of card number `at` of a sheet. A back lies behind its front when its column is
 * mirrored. */
static void place(FILE *stream, const struct card_size *size, int at, enum side side)
{
    int row = at / size->columns, column = at % size->columns;
    if (side == SIDE_BACK)
        column = size->columns - 1 - column;
    fprintf(stream, "grid-area: %d / %d", row + 1, column + 1);
}

/* --- the deck's cards ---------------------------------------------------------------------------
 */

/* A text or, when the card is too small for it, its beginning and where the rest stands. */
static void card_text(struct printout *printout, FILE *stream, const char *tag, const char *class,
                      const char *text, size_t shown)
{
    bool whole = text[shown] == '\0';
    fprintf(stream, "<%s class=\"%s\" dir=\"auto\">%s", tag, class,
            printout_safe_part(printout, text, shown));
    if (!whole)
        fprintf(stream, " <span class=\"more\">%s</span>", printout_safe(printout, _("… see key")));
    fprintf(stream, "</%s>\n", tag);
}

static void front(struct printout *printout, FILE *stream, int index)
{
    const struct card *card = &printout->deck->cards[index];
    const struct card_fit *fit = &printout->fits[index];
    const char *lens = lens_name(card->lens);
    fprintf(stream, "--title: %gpt; --text: %gpt; --lead: %g\"", fit->title, fit->situation,
            fit->front_leading);
    printout_tongue(printout, stream);
    fputs(">\n<div class=\"head\">", stream);
    if (lens != NULL)
        fprintf(stream, "<svg class=\"lens\" aria-hidden=\"true\"><use href=\"#lens-%d\"/></svg>",
                card->lens);
    fputs("<span class=\"label\">", stream);
    if (lens != NULL)
        fputs(printout_safe(printout, lens), stream);
    if (card->only_follow_up)
        fprintf(stream, "%s<b>%s</b>", lens != NULL ? "<br/>" : "",
                printout_safe(printout, _("Follow-up")));
    fprintf(stream, "</span><span class=\"number\">%d</span></div>\n", index + 1);
    card_text(printout, stream, "h3", "title", card->title, fit->title_shown);
    fputs("<svg class=\"ripple\" aria-hidden=\"true\"><use href=\"#ripple\"/></svg>\n", stream);
    if (fit->picture)
        printout_picture(printout, stream, index);
    card_text(printout, stream, "p", "situation", card->situation, fit->situation_shown);
    fprintf(stream, "<p class=\"id\" dir=\"ltr\">%s</p>\n", printout_safe(printout, card->id));
}

static void back(struct printout *printout, FILE *stream, int index)
{
    const struct card *card = &printout->deck->cards[index];
    const struct card_fit *fit = &printout->fits[index];
    fprintf(stream, "--title: %gpt; --text: %gpt; --lead: %g\"", fit->back_title, fit->responses,
            fit->back_leading);
    printout_tongue(printout, stream);
    fprintf(stream, ">\n<div class=\"head\"><span class=\"number\">%d</span>\n", index + 1);
    card_text(printout, stream, "h3", "title", card->title, fit->back_title_shown);
    fputs("</div>\n<div class=\"responses\">\n", stream);
    for (int i = 0; i < card->response_count; i++) {
        fputs("<div class=\"response\">", stream);
        plot_suit(stream, i);
        fputs("\n", stream);
        card_text(printout, stream, "p", "words", card->responses[i].text, fit->responses_shown[i]);
        fputs("</div>\n", stream);
    }
    fputs("</div>\n", stream);
}

static void sheet(struct printout *printout, FILE *stream, int number, enum side side)
{
    const struct card_size *size = printout->size;
    int on_sheet = size->columns * size->rows, first = number * on_sheet;
    int count = printout->deck->card_count - first;
    if (count > on_sheet)
        count = on_sheet;
    begin_sheet(stream, size, side, "sheet");
    for (int i = 0; i < count; i++) {
        fprintf(stream, "<article class=\"face %s\" data-card=\"%d\" style=\"", side_word(side),
                first + i + 1);
        place(stream, size, i, side);
        fputs("; ", stream);
        if (side == SIDE_FRONT)
            front(printout, stream, first + i);
        else
            back(printout, stream, first + i);
        fputs("</article>\n", stream);
    }
    end_sheet(stream);
}

/* --- votes --------------------------------------------------------------------------------------
 */

static void vote(FILE *stream, int response)
{
    fputs("\">\n<div class=\"corner\">", stream);
    plot_suit(stream, response);
    fputs("</div>\n<div class=\"large\">", stream);
    plot_suit(stream, response);
    fputs("</div>\n<div class=\"corner far\">", stream);
    plot_suit(stream, response);
    fputs("</div>\n", stream);
}

static void cover(struct printout *printout, FILE *stream)
{
    const struct deck *deck = printout->deck;
    size_t shown;
    fprintf(stream, "; --title: %gpt\"", card_fit_cover(deck->title, &shown));
    printout_tongue(printout, stream);
    fputs(">\n", stream);
    plot_ship(stream);
    fprintf(stream, "\n<h3 class=\"title\" dir=\"auto\">%s%s</h3>\n",
            printout_safe_part(printout, deck->title, shown),
            deck->title[shown] != '\0' ? " …" : "");
    fputs("<svg class=\"ripple\" aria-hidden=\"true\"><use href=\"#ripple\"/></svg>\n", stream);
    fprintf(stream, "<p class=\"label\">%s</p>\n",
            printout_say(printout, ngettext("%d card", "%d cards", (unsigned long)deck->card_count),
                         deck->card_count));
    fputs("<p class=\"label\">Even Keel</p>\n", stream);
}

/* Two seats' voting cards, and a cover for the pile. */
static void votes(struct printout *printout, FILE *stream, enum side side)
{
    const struct card_size *size = &CARD_SIZE_SMALL;
    int count = size->columns * size->rows;
    begin_sheet(stream, size, side, "votes");
    for (int i = 0; i < count; i++) {
        bool is_cover = i == count - 1;
        fprintf(stream, "<article class=\"face %s\" style=\"",
                side == SIDE_BACK ? "neutral"
                : is_cover        ? "cover"
                                  : "vote");
        place(stream, size, i, side);
        if (side == SIDE_BACK)
            fputs("\"><svg aria-hidden=\"true\"><use href=\"#neutral\"/></svg>", stream);
        else if (is_cover)
            cover(printout, stream);
        else
            vote(stream, i % RESPONSES_MAX);
        fputs("</article>\n", stream);
    }
    end_sheet(stream);
}

void printout_sheets(struct printout *printout, FILE *stream)
{
    votes(printout, stream, SIDE_FRONT);
    votes(printout, stream, SIDE_BACK);
    for (int i = 0; i < printout->sheet_count; i++) {
        sheet(printout, stream, i, SIDE_FRONT);
        sheet(printout, stream, i, SIDE_BACK);
    }
}
