/* A vote on a screen that others may see: nothing drawn depends on what is chosen. A letter or a
 * click records, Backspace takes back, Enter confirms, and each is answered by the same sign. Where
 * the room has a window of its own, this one shows what is picked, and the room's who votes. */
#include "gui/button.h"
#include "gui/facilitator.h"
#include "gui/scenes.h"
#include "gui/table_scene.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"

enum { VOTE_CONFIRM = 20, NOTHING_PICKED = -1, SIGN_TIME = 400, WORDS = 256 };

struct vote_state {
    struct table_state table; /* laid out and drawn as a hand in which nothing is lifted */
    int picked;               /* drawn only where the room cannot see it */
    struct tween sign;
    char words[WORDS];
    struct box words_box, sign_box;
};

static void vote_open(struct app *app, void *data, int argument)
{
    struct vote_state *state = data;
    (void)argument;
    view_of(&state->table.view, app->session, AUDIENCE_ROOM);
    state->table.lifted = state->table.put_back = NOTHING_LIFTED;
    state->picked = NOTHING_PICKED;
}

static void vote_layout(struct app *app, void *data, struct page *page)
{
    struct vote_state *state = data;
    struct table_state *table = &state->table;
    const struct metrics *m = &app->draw.metrics;
    struct ruler ruler = draw_ruler(&app->draw);
    const struct view *view = &table->view;
    char last = response_letter(view->response_count - 1);
    if (app->is_room)
        snprintf(state->words, WORDS, _("%s votes. %d of %d have voted."),
                 view->seats[view->seat].holder, view->votes_in, view->voters);
    else
        snprintf(state->words, WORDS,
                 _("%s: A–%c or 1–%d choose, Backspace takes back, Enter "
                   "confirms."),
                 view->seats[view->seat].holder, last, view->response_count);
    /* The facilitator has the menu's button and F2 here: the room needs the screen. */
    int h = button_height(m) * 46 / 52;
    const struct table_extras extras = {
        .below = (int)((h + px(m, 28)) / m->scale) + 1,
        .picture_shape = table_picture_shape(app, view),
    };
    layout_table(&table->layout, &ruler, view, &extras);
    controls_add(&page->controls, TABLE_MENU, table->layout.hud.menu);
    bool list = table->layout.list;
    for (int i = 0; i < view->response_count; i++) {
        if (list)
            controls_add_scrolling(&page->controls, TABLE_RESPONSE + i, table->layout.hand[i]);
        else
            controls_add(&page->controls, TABLE_RESPONSE + i, table->layout.hand[i]);
    }
    int w = button_width(app, _("Confirm"), NULL);
    int right = m->w - px(m, 66), y = m->h - h - px(m, 12), left = px(m, 66);
    if (list) {
        right = m->w - px(m, 80);
        left = px(m, 40);
        y = table->layout.page.y + table->layout.content - h - px(m, 16);
    }
    struct box confirm = {right - w, y, w, h};
    if (list)
        controls_add_scrolling(&page->controls, VOTE_CONFIRM, confirm);
    else
        controls_add(&page->controls, VOTE_CONFIRM, confirm);
    state->words_box = (struct box){left, y, confirm.x - left - px(m, 80), h};
    state->sign_box = (struct box){confirm.x - px(m, 60), y + h / 2 - px(m, 8), px(m, 16),
                                   px(m, 16)};
    /* The focus stays where it says nothing: a ring on a response would be a vote in the open. */
    page->controls.first = VOTE_CONFIRM;
    page->controls.focus = VOTE_CONFIRM;
    if (list)
        page_scrolls(app, page, table->layout.page, table->layout.content);
    else
        scroll_set(&page->scroll, (struct box){0, 0, m->w, m->h}, 0);
}

static void vote_draw(struct app *app, void *data, const struct page *page)
{
    struct vote_state *state = data;
    struct draw *draw = &app->draw;
    /* The same picture whatever the pointer is over and whatever was picked. */
    struct page neutral = *page;
    bool open = app->room != NULL;
    if (!open) {
        neutral.controls.hover = neutral.controls.pressed = CONTROL_NONE;
        neutral.controls.focus = CONTROL_NONE;
    }
    state->table.lifted = open ? state->picked : NOTHING_LIFTED;
    if (open && state->picked != NOTHING_PICKED)
        neutral.controls.focus = TABLE_RESPONSE + state->picked;
    table_draw_hand(app, &state->table, &neutral); /* with the menu's button */
    bool list = state->table.layout.list;
    int scroll = list ? page->scroll.offset : 0;
    if (list)
        canvas_clip(draw->canvas, page->scroll.page);
    struct box words = box_moved(state->words_box, 0, -scroll);
    draw_label(draw, state->words, TYPE_WHY_HEAD, COLOUR_INK, words, ALIGN_LEFT);
    const struct button confirm = {
        .control = VOTE_CONFIRM, .label = _("Confirm"), .look = BUTTON_PRIMARY};
    button_draw(app, &neutral, &confirm);
    if (tween_runs(state->sign, app->now))
        draw_bar(draw, box_moved(state->sign_box, 0, -scroll), draw_colour(draw, COLOUR_INK));
    canvas_unclip(draw->canvas);
    facilitator_draw_clock(app, &state->table.layout.hud);
}

static void answer_with_sign(struct app *app, struct vote_state *state)
{
    /* Whatever the motion is set to: it is an answer, and the only one. */
    state->sign = (struct tween){.start = app->now, .length = app->headless ? 0 : SIGN_TIME};
    app->dirty = true;
}

static void confirm(struct app *app, struct vote_state *state)
{
    if (state->picked == NOTHING_PICKED) {
        answer_with_sign(app, state);
        return;
    }
    session_clock(app->session, app_milliseconds(app));
    /* The hard timer may have run out in this very moment: then the vote is not this seat's any
     * more. */
    if (app->session->phase == SESSION_VOTE && app->session->seat == state->table.view.seat) {
        enum refusal refusal = session_vote(app->session, state->picked);
        snprintf(app->note, sizeof app->note, "%s", refusal_words(refusal));
        if (refusal != REFUSED_NOT)
            return;
    }
    app_show_session(app);
}

static void vote_act(struct app *app, void *data, int control)
{
    struct vote_state *state = data;
    if (facilitator_act(app, control))
        return;
    if (control == TABLE_MENU) {
        app_push(app, &scene_facilitator, 0);
        return;
    }
    if (control == VOTE_CONFIRM) {
        confirm(app, state);
        return;
    }
    state->picked = control - TABLE_RESPONSE;
    answer_with_sign(app, state);
}

static bool vote_key(struct app *app, void *data, struct key_press press)
{
    struct vote_state *state = data;
    const struct card fewer = {.response_count = state->table.view.response_count};
    int response;
    switch (press.key) {
    case KEY_LETTER:
        if (response_from_letter(&fewer, press.letter, &response))
            state->picked = response;
        answer_with_sign(app, state);
        return true;
    case KEY_BACKSPACE:
    case KEY_DELETE:
        state->picked = NOTHING_PICKED;
        answer_with_sign(app, state);
        return true;
    case KEY_ENTER:
        confirm(app, state);
        return true;
    case KEY_SPACE:
    case KEY_LEFT:
    case KEY_RIGHT:
        answer_with_sign(app, state);
        return true;
    case KEY_OTHER:
    case KEY_ESCAPE:
    case KEY_UP:
    case KEY_DOWN:
    case KEY_PAGE_UP:
    case KEY_PAGE_DOWN:
    case KEY_HOME:
    case KEY_END:
    case KEY_FACILITATOR:
        return false;
    }
    return false;
}

static void vote_title(struct app *app, void *data, char *title, size_t room)
{
    struct vote_state *state = data;
    const struct view *view = &state->table.view;
    (void)app;
    snprintf(title, room, _("Vote of %s, card %d of %d – Even Keel"), view->seats[view->seat].name,
             view->round + 1, view->rounds);
}

static void vote_back(struct app *app, void *data)
{
    (void)data;
    app_push(app, &scene_facilitator, 0);
}

static double vote_moves_until(struct app *app, void *data)
{
    const struct vote_state *state = data;
    (void)app;
    return tween_end(state->sign);
}

const struct scene scene_vote = {
    .name = "vote",
    .state_size = sizeof(struct vote_state),
    .open = vote_open,
    .title = vote_title,
    .layout = vote_layout,
    .draw = vote_draw,
    .act = vote_act,
    .key = vote_key,
    .back = vote_back,
    .moves_until = vote_moves_until,
};
