#include "store/printout_parts.h"

#include "base/words.h"
#include "rules/ship.h"
#include "store/picks.h"

enum { CHOICES_ON_PAGE = 2, CHOICES_ROWS = 29, LOGS_ON_PAGE = 2, LOG_ROWS = 12 };

static void empty_cells(FILE *stream, int count)
{
    fputs("<tr>", stream);
    for (int i = 0; i < count; i++)
        fputs("<td></td>", stream);
    fputs("</tr>\n", stream);
}

/* Page 3: the rows of a PICKS.csv. The heads are the file's own words, in every language. */
static void choices(struct printout *printout, FILE *stream)
{
    fprintf(stream,
            "<section class=\"page text choices\">\n<h1>%s</h1>\n<p class=\"lead\">%s</p>\n",
            printout_safe(printout, _("The choices")),
            printout_safe(printout,
                          _("One row for each choice. Round: 1, 2, 3 … Seat: always the same name. "
                            "Card: the small word at the foot of the card’s front. Response: A to "
                            "D, or - for no answer.")));
    fputs("<div class=\"two\">\n", stream);
    for (int i = 0; i < CHOICES_ON_PAGE; i++) {
        fputs("<table class=\"form\" dir=\"ltr\">\n<thead><tr>", stream);
        for (int column = 0; column < PICKS_COLUMNS; column++)
            fprintf(stream, "<th scope=\"col\">%s</th>",
                    picks_column_name((enum picks_column)column));
        fputs("</tr></thead>\n<tbody>\n", stream);
        for (int row = 0; row < CHOICES_ROWS; row++)
            empty_cells(stream, PICKS_COLUMNS);
        fputs("</tbody>\n</table>\n", stream);
    }
    fputs("</div>\n", stream);
    fprintf(
        stream,
        "<p class=\"note\">%s <span class=\"command\" dir=\"ltr\">evenkeel score %s "
        "choices.csv</span></p>\n</section>\n",
        printout_safe(printout, _("Typed in with these four heads in the first row and saved as "
                                  "CSV:")),
        printout_safe(printout, printout->name));
}

static void ships_log(struct printout *printout, FILE *stream)
{
    static const char *const heads[] = {N_("Round"),     N_("Card"),  N_("Response"), N_("Fit"),
                                        N_("Direction"), N_("Order"), N_("Visions"),  N_("Points")};
    enum { COLUMNS = sizeof heads / sizeof *heads, AT_START = 4 };
    fprintf(stream, "<div class=\"log\">\n<h2>%s</h2>\n<p class=\"name\">%s</p>\n",
            printout_safe(printout, _("Ship’s log")), printout_safe(printout, _("Seat")));
    fputs("<table class=\"form\">\n<thead><tr>", stream);
    for (int i = 0; i < COLUMNS; i++)
        fprintf(stream, "<th scope=\"col\">%s</th>", printout_safe(printout, _(heads[i])));
    fprintf(stream,
            "</tr></thead>\n<tbody>\n<tr class=\"start\"><td colspan=\"%d\">%s</td><td>%d</td>"
            "<td>%d</td><td>0</td><td>0</td></tr>\n",
            AT_START, printout_safe(printout, _("At the start")), GAUGE_START, GAUGE_START);
    for (int row = 0; row < LOG_ROWS; row++) {
        fprintf(stream, "<tr><td>%d</td>", row + 1);
        for (int i = 1; i < COLUMNS; i++)
            fputs("<td></td>", stream);
        fputs("</tr>\n", stream);
    }
    fputs("</tbody>\n</table>\n</div>\n", stream);
}

void printout_forms(struct printout *printout, FILE *stream)
{
    choices(printout, stream);
    /* Page 4. */
    fputs("<section class=\"page text logs\">\n", stream);
    for (int i = 0; i < LOGS_ON_PAGE; i++)
        ships_log(printout, stream);
    fputs("</section>\n", stream);
}
