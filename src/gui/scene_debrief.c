/* The debrief: first the story, then the readings, the plot, the lenses, and four questions to take
 * along. */
#include "gui/button.h"
#include "gui/card_face.h"
#include "gui/debrief_draw.h"
#include "gui/scenes.h"
#include "gui/sea.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/words.h"

enum debrief_control { DEBRIEF_GAUGES = 1, DEBRIEF_CARDS, DEBRIEF_DONE };

struct debrief_state {
    struct debrief_view *view;
    struct debrief_layout layout;
    struct story_item story[STORY_MAX];
    int story_count;
    char figures[128];
    struct reading_words readings[READINGS];
};

static void add_story(struct debrief_state *debrief, const char *head, const char *words,
                      const char *points)
{
    struct story_item *item = &debrief->story[debrief->story_count++];
    item->head = head;
    snprintf(item->words, sizeof item->words, "%s", words);
    snprintf(item->points, sizeof item->points, "%s", points);
}

static void tell_story(struct app *app, struct debrief_state *debrief)
{
    const struct story *story = &debrief->view->story;
    const struct deck *deck = &app->play.file.deck;
    char words[EXPLAIN_BYTES], points[16];
    debrief->story_count = 0;
    if (story->paid_most != TURN_NONE) {
        explain_story_turn(words, debrief->view, story->paid_most, deck);
        snprintf(points, sizeof points, "+%d", turn_points(&story->turns[story->paid_most]));
        add_story(debrief, _("It paid most"), words, points);
    }
    if (story->cost_most != TURN_NONE) {
        explain_story_turn(words, debrief->view, story->cost_most, deck);
        int earned = turn_points(&story->turns[story->cost_most]);
        snprintf(points, sizeof points, earned < 0 ? "−%d" : "+%d", abs(earned));
        add_story(debrief, _("It cost most"), words, points);
    }
    if (story->turned_most != TURN_NONE) {
        explain_heel(words, debrief->view, story->turned_most, deck);
        add_story(debrief, _("The turn"), words, "");
    }
    if (debrief->view->reading.lean_known) {
        double lean = debrief->view->reading.lean;
        snprintf(words, sizeof words, _("%s%.1f: %s"),
                 lean > 0.05    ? "+"
                 : lean < -0.05 ? "−"
                                : "±",
                 lean < 0 ? -lean : lean, explain_lean(lean));
        add_story(debrief, _("Your lean"), words, "");
    }
}

static void debrief_open(struct app *app, void *state, int argument)
{
    struct debrief_state *debrief = state;
    (void)argument;
    debrief->view = memory_new(1, sizeof *debrief->view);
    debrief_view_of(debrief->view, app->session, 0);
}

static void debrief_close(struct app *app, void *state)
{
    struct debrief_state *debrief = state;
    (void)app;
    free(debrief->view);
}

static void debrief_lay_out(struct app *app, void *state, struct page *page)
{
    struct debrief_state *debrief = state;
    const struct reading *reading = &debrief->view->reading;
    struct ruler ruler = draw_ruler(&app->draw);
    tell_story(app, debrief);
    debrief_read(debrief->readings, reading);
    snprintf(
        debrief->figures, sizeof debrief->figures,
        ngettext(
            "%d card  ·  %d points, %d of them for balance  ·  score %d (100 is par or better)",
            "%d cards  ·  %d points, %d of them for balance  ·  score %d (100 is par or better)",
            (unsigned long)reading->turns),
        reading->turns, reading->total, reading->bonus, reading->score);
    struct debrief_words words = {
        .story = debrief->story,
        .story_count = debrief->story_count,
        .note = debrief_note(reading),
        .title = _("Home from the voyage"),
        .figures = debrief->figures,
        .button_w = {button_width(app, _("Gauges over time"), NULL),
                     button_width(app, _("Card by card"), NULL),
                     button_width(app, _("Done"), NULL)},
        .button_h = button_height(&app->draw.metrics) * 46 / 52,
    };
    for (int i = 0; i < READINGS; i++) {
        words.whats[i] = debrief->readings[i].what;
        words.remarks[i] = debrief->readings[i].remark;
    }
    layout_debrief(&debrief->layout, &ruler, &words);
    page->controls.first = DEBRIEF_DONE;
    for (int i = 0; i < DEBRIEF_BUTTONS; i++)
        controls_add_scrolling(&page->controls, DEBRIEF_GAUGES + i, debrief->layout.buttons[i]);
    page_scrolls(app, page, debrief->layout.page, debrief->layout.content);
}

static void draw_header(struct app *app, const struct debrief_state *debrief)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct debrief_layout *layout = &debrief->layout;
    const struct ship *ship = &app->session->game.seats[0].ship;
    bool night = theme_is_night(draw->theme);
    struct sea sea = {.kind = SEA_STRIP,
                      .waterline = layout->header - px(m, 24),
                      .bottom = layout->header,
                      .drift = app_loop(app, 9000)};
    if (!layout->list) {
        sea_add(&sea, m, night ? "moon" : "sun", m->w - px(m, 280 + 100), px(m, 30 - 100), 240, 240,
                0.83, 1);
        sea_add(&sea, m, "headland", m->w - px(m, 562), sea.waterline - px(m, 54), 420, 90, 0.6, 1);
        sea.ship = (struct ship_look){.shown = true,
                                      .x = m->w - px(m, 166),
                                      .y = layout->header - px(m, 17),
                                      .scale = 0.29,
                                      .heel = sea_heel(ship->direction, ship->order)};
    }
    sea_draw(draw, &sea);
    draw_text(draw,
              debrief->view->ended_early ? _("Home before the end") : _("Home from the voyage"),
              TYPE_PAGE_TITLE, COLOUR_INK, layout->title, ALIGN_LEFT);
    draw_text(draw, debrief->figures, TYPE_WHY, COLOUR_INK, layout->figures, ALIGN_LEFT);
}

static void debrief_draw(struct app *app, void *state, const struct page *page)
{
    const struct debrief_state *debrief = state;
    struct draw *draw = &app->draw;
    const struct debrief_layout *layout = &debrief->layout;
    int scroll = page->scroll.offset;
    draw_header(app, debrief);
    canvas_clip(draw->canvas, layout->page);
    debrief_draw_story(draw, layout, debrief->story, debrief->story_count, scroll);
    debrief_draw_readings(draw, layout, debrief->readings, &debrief->view->reading, scroll);
    debrief_draw_plot(draw, layout, debrief->view, scroll);
    debrief_draw_lenses(draw, layout, &debrief->view->reading, scroll);
    debrief_draw_prompts(draw, layout, debrief_note(&debrief->view->reading), scroll);
    static const char *const labels[DEBRIEF_BUTTONS] = {N_("Gauges over time"), N_("Card by card"),
                                                        N_("Done")};
    for (int i = 0; i < DEBRIEF_BUTTONS; i++) {
        const struct button button = {.control = DEBRIEF_GAUGES + i,
                                      .label = _(labels[i]),
                                      .look = i + 1 == DEBRIEF_BUTTONS ? BUTTON_PRIMARY
                                                                       : BUTTON_PLAIN};
        button_draw(app, page, &button);
    }
    canvas_unclip(draw->canvas);
    scroll_bar_draw(app, page);
}

static void debrief_act(struct app *app, void *state, int control)
{
    (void)state;
    switch ((enum debrief_control)control) {
    case DEBRIEF_GAUGES:
        app_push(app, &scene_gauges, 0);
        break;
    case DEBRIEF_CARDS:
        app_push(app, &scene_cards, 0);
        break;
    case DEBRIEF_DONE:
        app_replace(app, &scene_title, 0);
        break;
    }
}

static void debrief_back(struct app *app, void *state)
{
    (void)state;
    app_replace(app, &scene_title, 0);
}

static void debrief_title(struct app *app, void *state, char *title, size_t room)
{
    (void)app;
    (void)state;
    snprintf(title, room, "%s", _("Debrief – Even Keel"));
}

const struct scene scene_debrief = {
    .name = "debrief",
    .state_size = sizeof(struct debrief_state),
    .ambient = true,
    .open = debrief_open,
    .close = debrief_close,
    .title = debrief_title,
    .layout = debrief_lay_out,
    .draw = debrief_draw,
    .act = debrief_act,
    .back = debrief_back,
};
