#include "support/long_texts.h"

#include <stdio.h>

#include "support/check.h"
#include "support/stage.h"

static const int windows[][2] = {{1280, 720}, {1920, 1080}, {3840, 2160}, {1024, 768}, {800, 600},
                                 {640, 480},  {320, 240},   {500, 900},   {2560, 1080}};
static const int percents[] = {100, 125, 150, 175, 200};

/* 420 and 160 characters: what a deck may have at most. The German ones have words no line of a
 * small window can hold. */
static const struct {
    const char *title, *situation, *response, *why;
} texts[TEXTS_COUNT] = {
    [TEXTS_SHORT] = {"Rain", "It rains.", "Wait.", "Fine."},
    [TEXTS_USUAL] = {"The night shift hears it last",
                     "The plant has two weeks left before the audit. Nobody has told the night "
                     "shift, and the inspectors have asked for the same papers twice.",
                     "Walk through the hall at four in the morning and ask what they need to know.",
                     "People carry what they have been told by somebody who came in person."},
    [TEXTS_LONG] =
        {"A title that is about as long as any title of a card may be",
         "The two halves of the company have been one for a year on paper, and for not one day in "
         "the canteen: the old names stand on the doors, both payrolls run, each side keeps its "
         "own "
         "list of customers, and every meeting begins with the question whose process it is going "
         "to be. The board wants one plan by Friday, the works council wants to see the people's "
         "names on it first, and your best engineer has an offer from elsewhere, until Mon",
         "Put both lists on one wall, let each side mark what it would rather lose than defend, "
         "and "
         "begin on Monday with the three lines that nobody has marked, all of you",
         "It gives people who know the ground the say about the ground, keeps the date, and shows "
         "in the open what each side is ready to give up; the plan comes last."},
    [TEXTS_GERMAN] =
        {"Donaudampfschifffahrtsgesellschaftskapit\xC3\xA4n",
         "Rechtsschutzversicherungsgesellschaften und "
         "Betriebsverfassungsgesetzgebungskommissionen verhandeln seit der "
         "Gesch\xC3\xA4"
         "ftsf\xC3\xBChrungssitzung \xC3\xBC"
         "ber "
         "Arbeitsunf\xC3\xA4higkeitsbescheinigungsvordrucke. Die "
         "Verkehrsinfrastrukturfinanzierungsgesellschaft widerspricht, die "
         "Kraftfahrzeughaftpflichtversicherung schweigt, und alle warten auf die "
         "Grundst\xC3\xBC"
         "cksverkehrsgenehmigungszust\xC3\xA4ndigkeits\xC3\xBC"
         "bertragungsverordnung.",
         "Die Gesch\xC3\xA4"
         "ftsf\xC3\xBChrungssitzungsprotokolle der "
         "Verkehrsinfrastrukturfinanzierungsgesellschaft gemeinsam lesen und "
         "Verantwortlichkeiten neu zuordnen.",
         "Verantwortlichkeitszuordnungen brauchen "
         "Gesch\xC3\xA4"
         "ftsf\xC3\xBChrungssitzungsbeschl\xC3\xBCsse, nicht nur Absichtserkl\xC3\xA4rungen."},
};

static const char hint_words[] =
    "Read the situation first: is the ground known, or is it moving? Then lift the card that fits, "
    "look at it once more, and play it with a second click or Enter.";

/* Responses of every length up to the case's, so that the longest decides. */
static void fill(struct layout_case *one, enum session_phase phase, int responses)
{
    one->view = (struct view){
        .phase = phase,
        .round = 87,
        .rounds = 88,
        .act = 2,
        .act_count = 3,
        .title = texts[one->texts].title,
        .situation = texts[one->texts].situation,
        .discuss = "",
        .lens = one->texts == TEXTS_SHORT ? LENS_NONE : LENS_PROBLEM_SOLVING,
        .follows = one->follows,
        .tutorial = one->hint,
        .response_count = responses,
        .gauges_shown = one->percent != 125,
        .direction = 100,
        .order_gauge = 100,
        .visions = 3,
        .delivered = 88,
        .points = 888,
        .key_shown = phase == SESSION_RESULT,
        .context_shown = phase == SESSION_RESULT,
    };
    for (int i = 0; i < responses; i++)
        one->view.responses[i] = (struct view_response){
            .text = texts[i == 0 ? one->texts : one->texts * i / responses].response,
            .why = texts[i == 1 ? one->texts : one->texts * i / responses].why,
            .approach = i % 2 == 0 ? -1 : 1,
            .fit = 10,
            .best = i == 0,
            .chosen = i == 1};
    for (int i = 0; i < responses; i++)
        one->view.order[i] = responses - 1 - i;
    one->view.chosen = 1;
    one->hint_words = one->hint ? hint_words : NULL;
}

struct app *ruler_app(void)
{
    return stage_open("title", 64, 48, 100, THEME_DAY);
}

struct ruler ruler_for(struct app *app, int w, int h, int percent)
{
    app->draw.metrics = metrics_for(w, h, percent);
    pictures_frame(app->draw.pictures);
    pictures_clear(app->draw.pictures);
    return draw_ruler(&app->draw);
}

void every_layout_case(enum session_phase phase, void (*check)(const struct layout_case *one))
{
    struct app *app = ruler_app();
    for (int i = 0; i < COUNT(windows) * COUNT(percents); i++) {
        struct layout_case one = {.w = windows[i / COUNT(percents)][0],
                                  .h = windows[i / COUNT(percents)][1],
                                  .percent = percents[i % COUNT(percents)]};
        one.ruler = ruler_for(app, one.w, one.h, one.percent);
        for (int kind = 0; kind < TEXTS_COUNT * 3 * 2; kind++) {
            int responses = RESPONSES_MIN + kind / 2 % 3;
            one.texts = (enum texts)(kind / 6);
            one.hint = kind % 2 == 1 && one.texts != TEXTS_GERMAN;
            one.follows = kind % 2 == 1 && !one.hint;
            fill(&one, phase, responses);
            snprintf(one.where, sizeof one.where, "%d x %d at %d %%, texts %d, %d responses%s%s",
                     one.w, one.h, one.percent, (int)one.texts, responses,
                     one.hint ? ", a hint" : "", one.follows ? ", a follow-up" : "");
            check(&one);
        }
    }
    app_free(app);
}

bool words_fit(const struct ruler *ruler, const char *words, enum type type, int width)
{
    return ruler_width(ruler, words, type) <= width;
}
