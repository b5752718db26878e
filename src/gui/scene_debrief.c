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
#include "session/report.h"
#include "session/sitting.h"
#include "store/longest.h"

enum debrief_control { DEBRIEF_GAUGES = 1, DEBRIEF_CARDS, DEBRIEF_DONE, DEBRIEF_SAVE };

struct debrief_state {
    struct debrief_view *view;
    struct debrief_layout layout;
    struct story_line story[STORY_MAX];
    int story_count;
    char next[SITTING_WORDS_BYTES]; /* Practice: when to come back */
    char longest[EXPLAIN_BYTES];    /* Endless: beside the longest before it */
    char figures[EXPLAIN_BYTES + 128];
    struct reading_words readings[READINGS];
    int button_count;
    struct button buttons[DEBRIEF_BUTTONS_MAX];
};

static void add_story(struct debrief_state *debrief, const char *head, const char *words,
                      const char *points)
{
    struct story_line *item = &debrief->story[debrief->story_count++];
    item->head = head;
    snprintf(item->words, sizeof item->words, "%s", words);
    snprintf(item->points, sizeof item->points, "%s", points);
}

static void tell_story(struct app *app, struct debrief_state *debrief)
{
    const struct story *story = &debrief->view->story;
    const struct deck *deck = &app->play.decks.deck;
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
    if (debrief->view->way == WAY_PRACTICE)
        sitting_next(debrief->next, app->session->deck, app->database);
    if (debrief->view->way == WAY_ENDLESS)
        explain_longest(debrief->longest, debrief->view,
                        longest_endless(app->database, app->autosave.uuid));
}

static void debrief_close(struct app *app, void *state)
{
    struct debrief_state *debrief = state;
    (void)app;
    free(debrief->view);
}

static void add_button(struct debrief_state *debrief, int control, const char *label,
                       enum button_look look)
{
    debrief->buttons[debrief->button_count++] = (struct button){
        .control = control, .label = label, .look = look};
}

static void fill_buttons(const struct app *app, struct debrief_state *debrief)
{
    debrief->button_count = 0;
    if (session_has_report(app->session))
        add_button(debrief, DEBRIEF_SAVE, _("Save report…"), BUTTON_PLAIN);
    if (debrief->view->way != WAY_PRACTICE)
        add_button(debrief, DEBRIEF_GAUGES, _("Gauges over time"), BUTTON_PLAIN);
    add_button(debrief, DEBRIEF_CARDS, _("Card by card"), BUTTON_PLAIN);
    add_button(debrief, DEBRIEF_DONE, _("Done"), BUTTON_PRIMARY);
}

static void tell_figures(struct debrief_state *debrief)
{
    const struct debrief_view *view = debrief->view;
    const struct reading *reading = &view->reading;
    size_t room = sizeof debrief->figures;
    switch (view->way) {
    case WAY_ENDLESS:
        snprintf(debrief->figures, room,
                 ngettext("%d card survived  ·  %d points%s%s",
                          "%d cards survived  ·  %d points%s%s", (unsigned long)view->survived),
                 view->survived, reading->points, debrief->longest[0] != '\0' ? "  ·  " : "",
                 debrief->longest);
        break;
    case WAY_PRACTICE:
        snprintf(debrief->figures, room,
                 ngettext("%d of %d card read well%s%s", "%d of %d cards read well%s%s",
                          (unsigned long)reading->turns),
                 view->read_well, reading->turns, debrief->next[0] != '\0' ? "  ·  " : "",
                 debrief->next);
        break;
    case WAY_VOYAGE:
    case WAY_SAME_BOAT:
    case WAY_OWN_WATCH:
    case WAY_CREW:
        snprintf(debrief->figures, room,
                 ngettext("%d card  ·  %d points, %d of them for balance  ·  score %d (100 is par "
                          "or better)",
                          "%d cards  ·  %d points, %d of them for balance  ·  score %d (100 is par "
                          "or better)",
                          (unsigned long)reading->turns),
                 reading->turns, reading->total, reading->bonus, reading->score);
        break;
    }
}

static void debrief_lay_out(struct app *app, void *state, struct page *page)
{
    struct debrief_state *debrief = state;
    const struct reading *reading = &debrief->view->reading;
    struct ruler ruler = draw_ruler(&app->draw);
    fill_buttons(app, debrief);
    tell_story(app, debrief);
    debrief_read(debrief->readings, debrief->view);
    tell_figures(debrief);
    struct debrief_words words = {
        .story = debrief->story,
        .story_count = debrief->story_count,
        .note = debrief_note(reading),
        .title = explain_home(debrief->view),
        .figures = debrief->figures,
        .button_count = debrief->button_count,
        .button_h = button_height(&app->draw.metrics) * 46 / 52,
    };
    for (int i = 0; i < debrief->button_count; i++)
        words.button_w[i] = button_width(app, debrief->buttons[i].label, NULL);
    for (int i = 0; i < READINGS; i++) {
        words.whats[i] = debrief->readings[i].what;
        words.remarks[i] = debrief->readings[i].remark;
    }
    layout_debrief(&debrief->layout, &ruler, &words);
    page->controls.first = DEBRIEF_DONE;
    for (int i = 0; i < debrief->button_count; i++)
        controls_add_scrolling(&page->controls, debrief->buttons[i].control,
                               debrief->layout.buttons[i]);
    page_scrolls(app, page, debrief->layout.page, debrief->layout.content);
}

static void debrief_draw(struct app *app, void *state, const struct page *page)
{
    const struct debrief_state *debrief = state;
    struct draw *draw = &app->draw;
    const struct debrief_layout *layout = &debrief->layout;
    int scroll = page->scroll.offset;
    const struct ship *ship = &app->session->game.seats[0].ship;
    debrief_draw_header(
        draw, layout, explain_home(debrief->view), debrief->figures,
        &(struct header_ship){app_loop(app, 9000), sea_heel(ship->direction, ship->order)});
    canvas_clip(draw->canvas, layout->page);
    debrief_draw_story(draw, layout, debrief->story, debrief->story_count, scroll);
    debrief_draw_readings(draw, layout, debrief->readings, debrief->view, scroll);
    debrief_draw_plot(draw, layout, &debrief->view->plot[0][0], scroll);
    debrief_draw_lenses(draw, layout, debrief->view->reading.lens_fit, scroll);
    debrief_draw_prompts(draw, layout, debrief_note(&debrief->view->reading), scroll);
    for (int i = 0; i < debrief->button_count; i++)
        button_draw(app, page, &debrief->buttons[i]);
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
    case DEBRIEF_SAVE:
        app_push(app, &scene_save, 0);
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
