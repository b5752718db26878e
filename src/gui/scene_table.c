/* The table: a card is chosen, played, explained. What happens here; what it looks like in
 * table_draw.c and result_draw.c. */
#include "gui/scenes.h"
#include "gui/table_scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/words.h"
#include "gui/button.h"
#include "gui/facilitator.h"

/* mockups, "Motion", in milliseconds at normal speed. */
enum {
    DEAL = 220,
    DEAL_STEP = 60,
    LIFT_TIME = 140,
    FALL_TIME = 110,
    FLIGHT_TIME = 320,
    FIT_TIME = 180,
    GAUGES_TIME = 500,
    VISION_TIME = 360,
    ROW_TIME = 160,
    ROW_STEP = 70
};

bool table_flies(const struct app *app, const struct table_state *table)
{
    return tween_runs(table->flight, app->now) || table->holding;
}

bool table_shows_hand(const struct app *app, const struct table_state *table)
{
    return table->view.phase == SESSION_CHOOSE || table_flies(app, table) || table->cards_shown;
}

/* --- steps --------------------------------------------------------------------------------------
 */

static void begin_card(struct app *app, struct table_state *table)
{
    view_of(&table->view, app->session, AUDIENCE_ROOM);
    table->lifted = table->put_back = NOTHING_LIFTED;
    table->cards_shown = table->dragged = false;
    table->flight = (struct tween){0};
    for (int i = 0; i <= RESPONSES_MAX; i++)
        table->deal[i] = app_tween(app, i * DEAL_STEP, DEAL);
    app_page(app)->scroll.offset = 0;
    app_page(app)->controls.focus = TABLE_RESPONSE;
    app_touch(app);
}

/* What is seen once the card has arrived, `start` from now. */
static void begin_showing(struct app *app, struct table_state *table, double start)
{
    table->fit = app_tween(app, start, FIT_TIME);
    table->gauges = app_tween(app, start + FIT_TIME, GAUGES_TIME);
    table->vision = app_tween(app, start + FIT_TIME, VISION_TIME);
    for (int i = 0; i < RESPONSES_MAX; i++)
        table->rows[i] = app_tween(app, start + FIT_TIME / 2.0 + i * ROW_STEP, ROW_TIME);
    app_touch(app);
}

static void begin_result(struct app *app, struct table_state *table)
{
    /* From a list nothing flies: the situation may be far up the page. */
    double start = table->layout.list ? 0 : FLIGHT_TIME;
    view_of(&table->view, app->session, AUDIENCE_ROOM);
    explain_ship(table->ship_words, &table->view);
    table->flight = app_tween(app, 0, start);
    table->holding = !app_noted(app);
    begin_showing(app, table, start);
    app_page(app)->scroll.offset = 0;
    app_page(app)->controls.focus = TABLE_NEXT;
    if (!table->holding)
        app_show_room(app);
}

/* The card lies on the situation until its turn is on the disk: nobody sees a result that a power
 * cut would take back. */
static void look_at_disk(struct app *app, struct table_state *table)
{
    if (!table->holding || !app_noted(app))
        return;
    bool arrived = !tween_runs(table->flight, app->now);
    table->holding = false;
    if (arrived)
        begin_showing(app, table, 0);
    app_show_room(app);
}

/* A group has its facilitator's page where one player has the pause. */
static void open_menu(struct app *app)
{
    app_push(app, facilitator_is_there(app) ? &scene_facilitator : &scene_pause, 0);
}

static void go_on(struct app *app)
{
    if (facilitator_is_there(app)) {
        facilitator_do(app, COMMAND_NEXT);
        return;
    }
    if (session_command(app->session, COMMAND_NEXT) != REFUSED_NOT)
        return;
    if (app->session->phase == SESSION_DEBRIEF && app->session->setup.tutorial) {
        app_replace(app, &scene_title, 0);
        app_push(app, &scene_question, QUESTION_AFTER_TUTORIAL);
        return;
    }
    app_show_session(app);
}

/* While the result is read. */
static void table_rest(struct app *app, void *state)
{
    struct table_state *table = state;
    const struct session *session = app->session;
    bool waits = session->phase == SESSION_RESULT || session->phase == SESSION_ACT_OVER;
    if (!waits || table->next_ready || table->holding || session->setup.tutorial)
        return;
    struct session *next = memory_new(1, sizeof *next);
    *next = *session;
    if (session_command(next, COMMAND_NEXT) == REFUSED_NOT)
        app_paint_ahead(app, next);
    free(next);
    /* Once its picture is there it is painted again, with it. */
    table->next_ready = !card_pictures_busy(app->draw.card_pictures);
}

static void lift(struct app *app, struct table_state *table, int response)
{
    if (response == table->lifted || response >= table->view.response_count)
        return;
    if (table->lifted != NOTHING_LIFTED) {
        table->put_back = table->lifted;
        table->fall = app_tween(app, 0, FALL_TIME);
    }
    table->lifted = response;
    table->lift = app_tween(app, 0, LIFT_TIME);
    app_focus(app, TABLE_RESPONSE + response);
    const struct control *control = controls_find(&app_page(app)->controls,
                                                  TABLE_RESPONSE + response);
    if (control != NULL && control->scrolls)
        scroll_to_show(&app_page(app)->scroll, control->box, text_px(&app->draw.metrics, 26));
    app_touch(app);
}

static void put_back(struct app *app, struct table_state *table)
{
    table->put_back = table->lifted;
    table->fall = app_tween(app, 0, FALL_TIME);
    table->lifted = NOTHING_LIFTED;
    app_touch(app);
}

static void play(struct app *app, struct table_state *table)
{
    int response = table->lifted;
    table->played = table->view;
    table->flight_from = (struct point){table->layout.hand[response].x,
                                        table->layout.hand[response].y - table->layout.lift};
    if (table->layout.list)
        table->flight_from.y -= app_page(app)->scroll.offset;
    if (table->dragged)
        table->flight_from = (struct point){table->flight_from.x + table->drag_by.x,
                                            table->flight_from.y + table->drag_by.y};
    table->dragged = false;
    /* The time may have run out in this very moment. */
    if (session_clock(app->session, app_milliseconds(app))) {
        app_show_session(app);
        return;
    }
    enum refusal refusal = session_choose(app->session, response);
    snprintf(app->note, sizeof app->note, "%s", refusal_words(refusal));
    if (refusal != REFUSED_NOT)
        return;
    table->lifted = table->put_back = NOTHING_LIFTED;
    /* A crew that votes twice talks first. */
    if (app->session->phase == SESSION_RESULT) {
        app_note(app);
        begin_result(app, table);
    } else {
        app_show_session(app);
    }
}

/* --- the scene's functions ----------------------------------------------------------------------
 */

static void table_open(struct app *app, void *state, int argument)
{
    struct table_state *table = state;
    (void)argument;
    begin_card(app, table);
    if (table->view.phase != SESSION_RESULT)
        return;
    /* A result that is looked at again, or another seat's. */
    explain_ship(table->ship_words, &table->view);
    memset(table->deal, 0, sizeof table->deal);
    app_page(app)->controls.focus = TABLE_NEXT;
}

static void table_title(struct app *app, void *state, char *title, size_t room)
{
    const struct table_state *table = state;
    /* A card on its way is not yet a result. */
    const struct view *view = table_flies(app, table) ? &table->played : &table->view;
    char card[64];
    explain_progress(card, sizeof card, view, PROGRESS_SHORT);
    switch (view->phase) {
    case SESSION_CHOOSE:
        snprintf(title, room, _("%s: %s – Even Keel"), card, view->title);
        break;
    case SESSION_RESULT:
        if (view->way == WAY_ENDLESS)
            snprintf(title, room, _("Result of card %d – Even Keel"), view->round + 1);
        else
            snprintf(title, room, _("Result of card %d of %d – Even Keel"), view->round + 1,
                     view->rounds);
        break;
    case SESSION_ACT_OVER:
        snprintf(title, room, _("Act %d is over – Even Keel"), view->act + 1);
        break;
    case SESSION_HANDOVER:
    case SESSION_VOTE:
    case SESSION_ALL_IN:
    case SESSION_COUNTS:
    case SESSION_TALK:
    case SESSION_DEBRIEF:
        break;
    }
}

static void table_layout(struct app *app, void *state, struct page *page)
{
    table_layout_page(app, state, page);
}

static void table_draw(struct app *app, void *state, const struct page *page)
{
    const struct table_state *table = state;
    if (table->view.phase == SESSION_ACT_OVER) {
        table_draw_act(app, table, page);
        return;
    }
    if (!table_shows_hand(app, table)) {
        table_draw_result(app, table, page);
        return;
    }
    table_draw_hand(app, table, page);
    if (!table->cards_shown)
        return;
    const struct button why = {.control = TABLE_CARDS, .label = _("Show the reasons")};
    const struct button next = {
        .control = TABLE_NEXT, .label = _("Continue"), .key = _("Enter"), .look = BUTTON_PRIMARY};
    if (table->layout.list)
        canvas_clip(app->draw.canvas, page->scroll.page);
    button_draw(app, page, &why);
    button_draw(app, page, &next);
    canvas_unclip(app->draw.canvas);
}

static void table_act(struct app *app, void *state, int control)
{
    struct table_state *table = state;
    if (control == TABLE_MENU) {
        open_menu(app);
    } else if (control == TABLE_NEXT) {
        go_on(app);
    } else if (control == TABLE_CARDS) {
        table->cards_shown = !table->cards_shown;
        app_page(app)->scroll.offset = 0;
    } else if (table->view.phase == SESSION_CHOOSE && control >= TABLE_RESPONSE &&
               control < TABLE_RESPONSE + RESPONSES_MAX) {
        int response = control - TABLE_RESPONSE;
        if (response == table->lifted)
            play(app, table);
        else
            lift(app, table, response);
    }
}

/* Arrows walk along the hand, lifting as they go; in a list they walk up and down. */
static bool walk(struct app *app, struct table_state *table, int step)
{
    int focus = app_page(app)->controls.focus - TABLE_RESPONSE;
    int count = table->view.response_count;
    if (focus < 0 || focus >= count)
        return false;
    int next = table->lifted == NOTHING_LIFTED ? focus : table->lifted + step;
    if (next < 0 || next >= count)
        return false;
    lift(app, table, next);
    return true;
}

static bool table_key(struct app *app, void *state, struct key_press press)
{
    struct table_state *table = state;
    if (press.key == KEY_LETTER && press.letter == 'P') {
        open_menu(app);
        return true;
    }
    if (table->view.phase != SESSION_CHOOSE)
        return false;
    switch (press.key) {
    case KEY_LETTER: {
        const struct card fewer = {.response_count = table->view.response_count};
        int response;
        if (!response_from_letter(&fewer, press.letter, &response))
            return false;
        lift(app, table, response);
        return true;
    }
    case KEY_ENTER:
        if (table->lifted == NOTHING_LIFTED || app_has_focus(app, TABLE_MENU))
            return false;
        play(app, table);
        return true;
    case KEY_BACKSPACE:
    case KEY_DELETE:
    case KEY_ESCAPE:
        if (table->lifted == NOTHING_LIFTED)
            return false;
        put_back(app, table);
        return true;
    case KEY_LEFT:
        return !table->layout.list && walk(app, table, -1);
    case KEY_RIGHT:
        return !table->layout.list && walk(app, table, 1);
    case KEY_UP:
        return table->layout.list && walk(app, table, -1);
    case KEY_DOWN:
        return table->layout.list && walk(app, table, 1);
    case KEY_OTHER:
    case KEY_SPACE:
    case KEY_PAGE_UP:
    case KEY_PAGE_DOWN:
    case KEY_HOME:
    case KEY_END:
    case KEY_FACILITATOR:
        return false;
    }
    return false;
}

static bool table_drag(struct app *app, void *state, enum drag drag, int control,
                       struct point point, struct point from)
{
    struct table_state *table = state;
    int response = control - TABLE_RESPONSE;
    switch (drag) {
    case DRAG_START:
        if (table->view.phase != SESSION_CHOOSE || table->layout.list || response < 0 ||
            response >= table->view.response_count)
            return false;
        lift(app, table, response);
        table->lift = (struct tween){0};
        table->dragged = true;
        table->drag_by = (struct point){point.x - from.x, point.y - from.y};
        return true;
    case DRAG_MOVE:
        table->drag_by = (struct point){point.x - from.x, point.y - from.y};
        return true;
    case DRAG_DROP:
        if (box_contains(table->layout.situation.card, point)) {
            play(app, table);
            return true;
        }
        table->dragged = false;
        put_back(app, table);
        return true;
    case DRAG_CANCEL:
        table->dragged = false;
        put_back(app, table);
        return true;
    }
    return false;
}

static void table_back(struct app *app, void *state)
{
    (void)state;
    open_menu(app);
}

static bool table_finish(struct app *app, void *state)
{
    struct table_state *table = state;
    bool flies = table_flies(app, table);
    memset(table->deal, 0, sizeof table->deal);
    memset(table->rows, 0, sizeof table->rows);
    table->lift = table->fall = table->flight = (struct tween){0};
    table->fit = table->gauges = table->vision = (struct tween){0};
    return flies;
}

static double later(double a, double b)
{
    return a > b ? a : b;
}

static double table_moves_until(struct app *app, void *state)
{
    struct table_state *table = state;
    look_at_disk(app, table);
    double until = later(tween_end(table->lift), tween_end(table->fall));
    for (int i = 0; i <= RESPONSES_MAX; i++)
        until = later(until, tween_end(table->deal[i]));
    for (int i = 0; i < RESPONSES_MAX; i++)
        until = later(until, tween_end(table->rows[i]));
    until = later(until, later(tween_end(table->gauges), tween_end(table->vision)));
    return later(until, later(tween_end(table->flight), tween_end(table->fit)));
}

const struct scene scene_table = {
    .name = "table",
    .state_size = sizeof(struct table_state),
    .ambient = true,
    .open = table_open,
    .title = table_title,
    .layout = table_layout,
    .draw = table_draw,
    .act = table_act,
    .key = table_key,
    .drag = table_drag,
    .back = table_back,
    .finish = table_finish,
    .moves_until = table_moves_until,
    .rest = table_rest,
};
