/* A group's debrief: the story of all, every seat's readings beside each other and never ranked,
 * the plot and the lenses of all choices, four questions to take along. */
#include "gui/button.h"
#include "gui/debrief_draw.h"
#include "gui/scenes.h"
#include "gui/sea.h"
#include "gui/together_draw.h"

#include <stdio.h>

#include "base/text.h"
#include "base/words.h"
#include "session/report.h"
#include "store/report_words.h"

/* The first ones as in the debrief of one ship. */
enum together_control {
    TOGETHER_GAUGES = 1,
    TOGETHER_CARDS,
    TOGETHER_DONE,
    TOGETHER_SAVE,
    TOGETHER_WINNER
};

struct together_state {
    struct report report;
    struct figures figures;
    struct story_line story[STORY_MAX];
    int story_count;
    char figures_words[256];
    const char *levels; /* in the figures' arena */
    int button_count;
    struct button buttons[DEBRIEF_BUTTONS_MAX];
    struct together_words words;
    struct together_layout layout;
};

/* --- words --------------------------------------------------------------------------------------
 */

static void tell_story(struct together_state *together)
{
    struct story_item items[STORY_ITEMS_MAX];
    int count = report_story(&together->figures, items);
    for (int i = 0; i < count && i < STORY_MAX; i++) {
        struct story_line *line = &together->story[together->story_count++];
        line->head = items[i].head;
        snprintf(line->words, sizeof line->words, "%s", items[i].brief);
        text_tame(line->words, false);
        if (items[i].points != 0)
            explain_signed(line->points, items[i].points);
    }
}

/* "Same boat  ·  12 cards  ·  5 seats": no points, which would make a race of it. */
static void tell_figures(struct together_state *together)
{
    const char *facts[FACTS_MAX];
    char *text = together->figures_words;
    size_t room = sizeof together->figures_words, used = 0;
    int count = report_facts(&together->figures, facts);
    enum { FACTS_TOLD = 3 };
    for (int i = 0; i < count && i < FACTS_TOLD && used < room; i++)
        used += (size_t)snprintf(text + used, room - used, "%s%s", i > 0 ? "  ·  " : "", facts[i]);
}

static const char *note_of(const struct figures *figures)
{
    return figures->round_count < BAND_SHOWN_FROM
               ? _("So few cards say little: a mirror for talking, not an assessment.")
               : _("The bands are wide: this is a mirror for talking, not an assessment.");
}

static void together_open(struct app *app, void *state, int argument)
{
    struct together_state *together = state;
    (void)argument;
    session_report(app->session, &together->report);
    together->report.names = true;
    figures_init(&together->figures, &together->report);
    tell_story(together);
    tell_figures(together);
    together->levels = report_levels(&together->figures);
}

static void together_close(struct app *app, void *state)
{
    struct together_state *together = state;
    (void)app;
    figures_release(&together->figures);
}

/* --- layout -------------------------------------------------------------------------------------
 */

static void add_button(struct together_state *together, int control, const char *label,
                       enum button_look look)
{
    together->buttons[together->button_count++] = (struct button){
        .control = control, .label = label, .look = look};
}

static void fill_buttons(const struct app *app, struct together_state *together)
{
    together->button_count = 0;
    if (session_has_report(app->session))
        add_button(together, TOGETHER_SAVE, _("Save report…"), BUTTON_PLAIN);
    add_button(together, TOGETHER_GAUGES, _("Gauges over time"), BUTTON_PLAIN);
    add_button(together, TOGETHER_CARDS, _("Card by card"), BUTTON_PLAIN);
    if (app->preferences.winner_shown && together->figures.seat_count > 0)
        add_button(together, TOGETHER_WINNER, _("Who sailed closest?"), BUTTON_PLAIN);
    add_button(together, TOGETHER_DONE, _("Done"), BUTTON_PRIMARY);
}

static void fill_words(struct app *app, struct together_state *together)
{
    struct figures *figures = &together->figures;
    int lanes[SEATS_MAX];
    together->words = (struct together_words){
        .parts = {.story = together->story,
                  .story_count = together->story_count,
                  .note = note_of(figures),
                  .title = report_title(figures),
                  .figures = together->figures_words,
                  .button_count = together->button_count,
                  .button_h = button_height(&app->draw.metrics) * 46 / 52},
        .seat_count = figures->seat_count,
        .heads = {_("Fit"), _("Balance"), _("Follow-through")},
        .levels = together->levels != NULL ? together->levels : "",
        .table_title = _("The seats, side by side"),
        .lanes = together_lanes(figures, lanes)};
    for (int i = 0; i < together->button_count; i++)
        together->words.parts.button_w[i] = button_width(app, together->buttons[i].label, NULL);
    for (int i = 0; i < figures->seat_count; i++) {
        together->words.names[i] = figures->seats[i].label;
        /* The legend is for bands: where there are none it would only puzzle. */
        if (figures->seats[i].reading.band.known)
            together->words.legend_w = together_legend_width(&app->draw);
        together->words.bands[i] = figures->seats[i].reading.band.known ? ""
                                                                        : _("too few cards to say");
    }
}

static void together_lay_out(struct app *app, void *state, struct page *page)
{
    struct together_state *together = state;
    struct debrief_layout *parts = &together->layout.parts;
    struct ruler ruler = draw_ruler(&app->draw);
    fill_buttons(app, together);
    fill_words(app, together);
    layout_together_debrief(&together->layout, &ruler, &together->words);
    page->controls.first = TOGETHER_DONE;
    for (int i = 0; i < together->button_count; i++) {
        if (together->layout.foot > 0)
            controls_add(&page->controls, together->buttons[i].control, parts->buttons[i]);
        else
            controls_add_scrolling(&page->controls, together->buttons[i].control,
                                   parts->buttons[i]);
    }
    page_scrolls(app, page, parts->page, parts->content);
}

/* --- drawing ------------------------------------------------------------------------------------
 */

/* The mean of the ships, as it came home. */
static double heel_of(const struct figures *figures)
{
    int sum = 0;
    for (int i = 0; i < figures->seat_count; i++) {
        const struct ship *ship = &figures->game->seats[figures->seats[i].seat].ship;
        sum += ship->direction - ship->order;
    }
    return figures->seat_count > 0 ? sea_heel(sum / figures->seat_count, 0) : 0;
}

static void draw_buttons(struct app *app, const struct together_state *together,
                         const struct page *page)
{
    for (int i = 0; i < together->button_count; i++)
        button_draw(app, page, &together->buttons[i]);
}

static void together_debrief_draw(struct app *app, void *state, const struct page *page)
{
    const struct together_state *together = state;
    const struct debrief_layout *parts = &together->layout.parts;
    const struct figures *figures = &together->figures;
    struct draw *draw = &app->draw;
    int scroll = page->scroll.offset, foot = together->layout.foot;
    debrief_draw_header(draw, parts, together->words.parts.title, together->figures_words,
                        &(struct header_ship){app_loop(app, 9000), heel_of(figures)});
    canvas_clip(draw->canvas, parts->page);
    debrief_draw_story(draw, parts, together->story, together->story_count, scroll);
    together_draw_table(draw, &together->layout, &together->words, figures, scroll);
    debrief_draw_plot(draw, parts, &figures->plot[0][0], scroll);
    debrief_draw_lenses(draw, parts, figures->lens_fit, scroll);
    debrief_draw_prompts(draw, parts, together->words.parts.note, scroll);
    if (foot == 0)
        draw_buttons(app, together, page);
    canvas_unclip(draw->canvas);
    if (foot > 0) {
        if (scroll_needed(&page->scroll))
            draw_rule(draw,
                      (struct box){0, foot - px(&draw->metrics, 1), draw->metrics.w,
                                   px(&draw->metrics, 2)},
                      COLOUR_BUTTON_EDGE);
        draw_buttons(app, together, page);
    }
    scroll_bar_draw(app, page);
}

/* --- what happens -------------------------------------------------------------------------------
 */

static void together_back(struct app *app, void *state)
{
    (void)state;
    app_replace(app, &scene_title, 0);
}

static void together_act(struct app *app, void *state, int control)
{
    switch ((enum together_control)control) {
    case TOGETHER_SAVE:
        app_push(app, &scene_save, 0);
        break;
    case TOGETHER_GAUGES:
        app_push(app, &scene_gauges, 0);
        break;
    case TOGETHER_CARDS:
        app_push(app, &scene_cards, 0);
        break;
    case TOGETHER_WINNER:
        app_push(app, &scene_winner, 0);
        break;
    case TOGETHER_DONE:
        together_back(app, state);
        break;
    }
}

static void together_title(struct app *app, void *state, char *title, size_t room)
{
    (void)app;
    (void)state;
    snprintf(title, room, "%s", _("Debrief – Even Keel"));
}

const struct scene scene_together_debrief = {
    .name = "together-debrief",
    .state_size = sizeof(struct together_state),
    .ambient = true,
    .open = together_open,
    .close = together_close,
    .title = together_title,
    .layout = together_lay_out,
    .draw = together_debrief_draw,
    .act = together_act,
    .back = together_back,
};
