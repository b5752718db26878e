#include "store/report_html.h"

#include "base/words.h"
#include "store/debrief_words.h"
#include "store/escape.h"
#include "store/report_cards.h"
#include "store/report_plot.h"
#include "store/report_style.h"
#include "store/report_words.h"

static const char *safe(struct figures *figures, const char *text)
{
    return escape_html(&figures->arena, text);
}

static void head(struct figures *figures, FILE *stream)
{
    const char *facts[FACTS_MAX];
    int count = report_facts(figures, facts);
    const char *title = figures_say(figures, "%s – %s – %s", report_title(figures), facts[0],
                                    count > 3 ? facts[count - 1] : "Even Keel");
    fprintf(stream,
            /* The code of the language that this catalogue translates into. */
            "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            "<meta name=\"generator\" content=\"Even Keel\"/>\n"
            "<title>%s</title>\n",
            safe(figures, _("en")), safe(figures, title));
    report_style(stream);
    fputs("</head>\n<body>\n", stream);
    plot_symbols(stream);
}

static void masthead(struct figures *figures, FILE *stream)
{
    const char *facts[FACTS_MAX], *score = report_score(figures);
    int count = report_facts(figures, facts);
    fputs("<header class=\"masthead\">\n"
          "<svg class=\"waves\" viewBox=\"0 0 1200 64\" preserveAspectRatio=\"none\" "
          "aria-hidden=\"true\">"
          "<path class=\"far\" d=\"M0 12C100 0 200 0 300 11C400 22 500 22 600 11C700 0 800 0 900 "
          "11C1000 22 1100 22 1200 11L1200 64L0 64Z\"/>"
          "<path class=\"near\" d=\"M0 20C100 30 200 30 300 20C400 10 500 10 600 20C700 30 800 30 "
          "900 20C1000 10 1100 10 1200 20L1200 64L0 64Z\"/></svg>\n<div class=\"wrap\">\n",
          stream);
    plot_ship(stream);
    fprintf(stream,
            "\n<div class=\"text\">\n<p class=\"brand\">Even Keel</p>\n<h1>%s</h1>\n"
            "<p class=\"facts\">",
            safe(figures, report_title(figures)));
    for (int i = 0; i < count; i++)
        fprintf(stream, "%s%s", i > 0 ? " · " : "", safe(figures, facts[i]));
    fputs("</p>\n", stream);
    if (score != NULL)
        fprintf(stream, "<p class=\"score\">%s</p>\n", safe(figures, score));
    fputs("</div>\n</div>\n</header>\n", stream);
}

static void items(struct figures *figures, FILE *stream, const char *class,
                  const struct story_item items[], int count)
{
    fprintf(stream, "<dl class=\"%s\">\n", class);
    for (int i = 0; i < count; i++)
        fprintf(stream, "<div><dt>%s</dt><dd dir=\"auto\">%s</dd></div>\n",
                safe(figures, items[i].head), safe(figures, items[i].text));
    fputs("</dl>\n", stream);
}

static void story(struct figures *figures, FILE *stream)
{
    struct story_item list[STORY_ITEMS_MAX];
    int count = report_story(figures, list);
    if (count == 0)
        return;
    fprintf(stream, "<section class=\"sheet\">\n<h2>%s</h2>\n", safe(figures, _("The story")));
    items(figures, stream, "story", list, count);
    fputs("</section>\n", stream);
}

/* --- readings -----------------------------------------------------------------------------------
 */

static const char *balance_of(struct figures *figures, const struct reading *reading)
{
    return report_percent(figures, reading->balance_shown ? reading->balance : READING_UNDEFINED);
}

static const char *sides_of(struct figures *figures, const struct reading *reading)
{
    return figures_say(figures, _("changing side %s, steady side %s"),
                       report_percent(figures, reading->change_fit),
                       report_percent(figures, reading->steady_fit));
}

static void tile(struct figures *figures, FILE *stream, const char *name, const char *number,
                 const char *remark)
{
    fprintf(stream, "<h3>%s</h3>\n<p class=\"number\">%s</p>\n<p class=\"small\">%s</p>\n",
            safe(figures, name), safe(figures, number), safe(figures, remark));
}

/* One ship: three large numbers. */
static void tiles(struct figures *figures, FILE *stream)
{
    const struct reading *reading = &figures->seats[0].reading;
    fputs("<div class=\"tiles\">\n<div class=\"tile\">\n", stream);
    tile(figures, stream, _("Fit"), report_percent(figures, reading->fit),
         report_bands(figures, reading));
    plot_band(figures, stream, reading);
    fputs("</div>\n<div class=\"tile\">\n", stream);
    tile(figures, stream, _("Balance"), balance_of(figures, reading), sides_of(figures, reading));
    fputs("</div>\n", stream);
    if (figures->sailed) {
        fputs("<div class=\"tile\">\n", stream);
        tile(figures, stream, _("Follow-through"), report_follow_through(figures, reading),
             _("visions delivered"));
        plot_flags(stream, reading->delivered, reading->par_delivered);
        fputs("</div>\n", stream);
    }
    fputs("</div>\n", stream);
}

/* Begins a cell. On a narrow screen its name stands before the number. */
static void value(struct figures *figures, FILE *stream, const char *name, const char *number)
{
    fprintf(stream, "<td data-name=\"%s\"><span class=\"value\">%s</span>", safe(figures, name),
            safe(figures, number));
}

static void seat_row(struct figures *figures, FILE *stream, const struct figure_seat *seat)
{
    const struct reading *reading = &seat->reading;
    const char *members = report_members(figures, seat->seat);
    fprintf(stream, "<tr>\n<th scope=\"row\"><bdi>%s</bdi>", safe(figures, seat->label));
    if (members != NULL)
        fprintf(stream, " <span class=\"small\" dir=\"auto\">%s</span>", safe(figures, members));
    fputs("</th>\n", stream);
    value(figures, stream, _("Fit"), report_percent(figures, reading->fit));
    if (!reading->band.known)
        fprintf(stream, "<br/><span class=\"small\">%s</span>",
                safe(figures, report_bands(figures, reading)));
    plot_band(figures, stream, reading);
    fputs("</td>\n", stream);
    value(figures, stream, _("Balance"), balance_of(figures, reading));
    fprintf(stream, "<br/><span class=\"small\">%s</span></td>\n",
            safe(figures, sides_of(figures, reading)));
    value(figures, stream, _("Follow-through"), report_follow_through(figures, reading));
    plot_flags(stream, reading->delivered, reading->par_delivered);
    fputs("</td>\n</tr>\n", stream);
}

static void seats(struct figures *figures, FILE *stream)
{
    const char *levels = report_levels(figures);
    fprintf(stream,
            "<table class=\"figures\">\n<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s"
            "</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n<tbody>\n",
            safe(figures, _("Seat")), safe(figures, _("Fit")), safe(figures, _("Balance")),
            safe(figures, _("Follow-through")));
    for (int i = 0; i < figures->seat_count; i++)
        seat_row(figures, stream, &figures->seats[i]);
    fputs("</tbody>\n</table>\n", stream);
    fprintf(stream, "<p class=\"note\">%s</p>\n",
            safe(figures, _("Amber: the band around the fit, with the fit as a mark. Hatched: what "
                            "blind choice would give on the same cards.")));
    if (levels != NULL)
        fprintf(stream, "<p class=\"note\" dir=\"auto\">%s</p>\n", safe(figures, levels));
}

static void readings(struct figures *figures, FILE *stream)
{
    fprintf(stream, "<section class=\"sheet readings\">\n<h2>%s</h2>\n",
            safe(figures, figures->sailed ? _("Three readings") : _("Readings")));
    if (figures->group)
        seats(figures, stream);
    else
        tiles(figures, stream);
    fputs("</section>\n", stream);
}

/* --- pictures -----------------------------------------------------------------------------------
 */

static void squares_and_lenses(struct figures *figures, FILE *stream)
{
    fprintf(stream, "<div class=\"two\">\n<section class=\"sheet\">\n<h2>%s</h2>\n",
            safe(figures, _("Weather against choice")));
    plot_squares(figures, stream);
    fprintf(stream, "<p class=\"note\">%s</p>\n</section>\n",
            safe(figures, _("The nearer to the diagonal, the better the fit. Hollow: two or more "
                            "steps off.")));
    fprintf(stream, "<section class=\"sheet\">\n<h2>%s</h2>\n<table class=\"lenses\">\n<tbody>\n",
            safe(figures, _("Fit by lens")));
    for (int lens = LENS_NONE + 1; lens < LENS_COUNT; lens++) {
        int percent = figures->lens_fit[lens];
        if (percent == READING_UNDEFINED)
            continue;
        fprintf(stream, "<tr><th scope=\"row\">%s</th><td>",
                safe(figures, lens_name((enum lens)lens)));
        plot_bar(stream, percent);
        fprintf(stream, "</td><td class=\"value\">%s</td></tr>\n",
                safe(figures, report_percent(figures, percent)));
    }
    fputs("</tbody>\n</table>\n</section>\n</div>\n", stream);
}

static const char *rescues_text(struct figures *figures, bool together, int rescues)
{
    unsigned long count = (unsigned long)rescues;
    if (together)
        return figures_say(figures,
                           ngettext("A gauge of one of them ran empty %d time.",
                                    "A gauge of one of them ran empty %d times.", count),
                           rescues);
    return figures_say(figures,
                       ngettext("A ring marks a rescue: a gauge ran empty %d time.",
                                "A ring marks a rescue: a gauge ran empty %d times.", count),
                       rescues);
}

static void gauges(struct figures *figures, FILE *stream)
{
    bool together = figures->game->setup.way == WAY_SAME_BOAT;
    int rescues = 0;
    for (int i = 0; i < figures->seat_count; i++)
        rescues += figures->seats[i].reading.rescues;
    if (!figures->sailed)
        return;
    fprintf(stream, "<section class=\"sheet\">\n<h2>%s</h2>\n",
            safe(figures, _("Direction and Order over time")));
    if (together || !figures->group)
        plot_gauges(figures, stream, together ? GAUGES_OF_ALL : 0, PLOT_WIDE);
    else {
        fputs("<div class=\"small-plots\">\n", stream);
        for (int i = 0; i < figures->seat_count; i++) {
            fprintf(stream, "<div>\n<h3><bdi>%s</bdi></h3>\n",
                    safe(figures, figures->seats[i].label));
            plot_gauges(figures, stream, i, PLOT_SMALL);
            fputs("</div>\n", stream);
        }
        fputs("</div>\n", stream);
    }
    if (together)
        fprintf(stream, "<p class=\"note\">%s</p>\n",
                safe(figures, _("The mean of all seats' ships.")));
    if (rescues > 0)
        fprintf(stream, "<p class=\"note\">%s</p>\n",
                safe(figures, rescues_text(figures, together, rescues)));
    fputs("</section>\n", stream);
}

/* --- words --------------------------------------------------------------------------------------
 */

static void prompts(struct figures *figures, FILE *stream)
{
    fprintf(stream, "<section class=\"sheet\">\n<h2>%s</h2>\n<dl class=\"prompts\">\n",
            safe(figures, _("Four questions")));
    for (int i = 0; i < DEBRIEF_PROMPTS; i++)
        fprintf(stream,
                "<div><dt>%s</dt><dd>%s</dd><dd class=\"lines\" "
                "aria-hidden=\"true\"><i></i><i></i><i></i></dd></div>\n",
                safe(figures, debrief_prompt_head(i)), safe(figures, debrief_prompt(i)));
    fputs("</dl>\n</section>\n", stream);
}

static void guide(struct figures *figures, FILE *stream)
{
    struct story_item list[GUIDE_MAX];
    int count = report_guide(figures, list);
    fprintf(stream, "<section class=\"sheet\">\n<h2>%s</h2>\n",
            safe(figures, _("How to read this")));
    items(figures, stream, "guide", list, count);
    fputs("</section>\n", stream);
}

static void foot(struct figures *figures, FILE *stream)
{
    fprintf(stream, "<p class=\"mirror\">%s</p>\n</div>\n</main>\n<footer>\n<div class=\"wrap\">\n",
            safe(figures, report_mirror()));
    fprintf(stream, "<p dir=\"auto\">%s</p>\n",
            safe(figures, figures_say(figures, _("Deck: %s."), report_deck_line(figures))));
    if (figures->report->code[0] != '\0')
        fprintf(stream, "<p>%s <span class=\"code\">%s</span></p>\n",
                safe(figures, _("The same cards again in Even Keel, with the session code")),
                safe(figures, figures->report->code));
    fputs("</div>\n</footer>\n</body>\n</html>\n", stream);
}

void report_html(struct figures *figures, FILE *stream)
{
    head(figures, stream);
    masthead(figures, stream);
    fputs("<main>\n<div class=\"wrap\">\n", stream);
    if (figures->seat_count == 0) {
        fprintf(stream, "<p class=\"sheet\">%s</p>\n",
                safe(figures, _("No card was played, so there is nothing to tell.")));
    } else {
        story(figures, stream);
        readings(figures, stream);
        squares_and_lenses(figures, stream);
        gauges(figures, stream);
        prompts(figures, stream);
        report_cards(figures, stream);
        guide(figures, stream);
    }
    foot(figures, stream);
}
