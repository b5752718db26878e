/* Between two votes: the machine goes to the next seat, and nothing of any vote is on the screen.
 * The same page says when everybody has voted. */
#include "gui/button.h"
#include "gui/facilitator.h"
#include "gui/paint.h"
#include "gui/key.h"
#include "gui/scenes.h"
#include "gui/sea.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "store/report_words.h"

enum handover_control { HANDOVER_GO = 1 };
enum { WORDS = 512, CARD_W = 640, CARD_TOP = 120, SIDE = 40, SEATS_A_ROW = 6 };

struct handover_state {
    struct view view;
    char heading[WORDS], button[NAME_BYTES + 32], lead[WORDS], below[WORDS];
    char pin[PIN_BYTES];
    bool pin_wrong;
    struct box card, lead_box, name_box, wave, words_box, pin_box;
    struct box seats[SEATS_MAX];
    int seat_rows_end;
    int page_end; /* where the facilitator's bar begins */
};

static bool all_in(const struct handover_state *state)
{
    return state->view.phase == SESSION_ALL_IN;
}

static const struct view_seat *seat_of(const struct handover_state *state)
{
    return all_in(state) ? NULL : &state->view.seats[state->view.seat];
}

static void handover_open(struct app *app, void *data, int argument)
{
    struct handover_state *state = data;
    (void)argument;
    view_of(&state->view, app->session, AUDIENCE_ROOM);
}

/* --- words --------------------------------------------------------------------------------------
 */

static const char *name_of(const struct handover_state *state)
{
    const struct view_seat *seat = seat_of(state);
    return seat != NULL ? seat->holder : _("Everybody has voted");
}

static void fill_words(struct handover_state *state)
{
    const struct view *view = &state->view;
    const struct view_seat *seat = seat_of(state);
    snprintf(state->heading, WORDS,
             view->voting_again ? _("%s  ·  Card %d of %d  ·  second vote")
                                : _("%s  ·  Card %d of %d"),
             report_way_name(view->way), view->round + 1, view->rounds);
    snprintf(state->below, WORDS, _("%d of %d have voted"), view->votes_in, view->voters);
    if (seat == NULL) {
        snprintf(state->button, sizeof state->button, "%s",
                 view->second_vote && !view->voting_again ? _("Show the votes") : _("Reveal"));
        snprintf(state->lead, WORDS, "%s",
                 _("Turn the screen to the group. Nothing is shown before you go on."));
        return;
    }
    snprintf(state->button, sizeof state->button, _("I am %s"), seat->holder);
    if (view->missed_seat >= 0)
        snprintf(state->lead, WORDS,
                 _("Time is up: no answer for %s. When only you can see the "
                   "screen, go on."),
                 view->seats[view->missed_seat].name);
    else if (strcmp(seat->holder, seat->name) != 0)
        snprintf(state->lead, WORDS, _("%s votes for %s. When only you can see the screen, go on."),
                 seat->holder, seat->name);
    else
        snprintf(state->lead, WORDS, "%s",
                 _("When only you can see the screen, go on.\n"
                   "Nothing here shows what the others chose."));
}

/* --- layout -------------------------------------------------------------------------------------
 */

static void layout_seats(struct app *app, struct handover_state *state, int y)
{
    const struct metrics *m = &app->draw.metrics;
    int shown = 0, h = text_px(m, 34), gap = px(m, 24), mark = text_px(m, 22);
    int widths[SEATS_MAX], order[SEATS_MAX];
    for (int seat = 0; seat < state->view.seat_count; seat++) {
        if (!state->view.seats[seat].here)
            continue;
        int w = mark + px(m, 10) +
                draw_paragraph(&app->draw, state->view.seats[seat].name, TYPE_RESPONSE, 0)->w;
        int most = m->w / 3;
        widths[shown] = w < most ? w : most;
        order[shown++] = seat;
    }
    for (int first = 0; first < shown;) {
        int count = 0, sum = 0, room = m->w - 2 * px(m, SIDE);
        while (first + count < shown && count < SEATS_A_ROW &&
               sum + widths[first + count] <= room) {
            sum += widths[first + count] + gap;
            count++;
        }
        if (count == 0)
            count = 1;
        int x = (m->w - (sum - gap)) / 2;
        for (int i = first; i < first + count; i++) {
            state->seats[order[i]] = (struct box){x, y, widths[i], h};
            x += widths[i] + gap;
        }
        first += count;
        y += h + px(m, 4);
    }
    state->seat_rows_end = y;
}

static void handover_layout(struct app *app, void *data, struct page *page)
{
    struct handover_state *state = data;
    const struct metrics *m = &app->draw.metrics;
    struct ruler ruler = draw_ruler(&app->draw);
    fill_words(state);
    int corner = larger(px(m, 44), text_px(m, 40));
    state->page_end = facilitator_layout(
        app, page, (struct box){m->w - px(m, 64) - corner, px(m, 10), corner, corner});
    int w = px(m, CARD_W * (1 + (m->text - 1) * 0.6)), pad = px(m, SIDE);
    if (w > m->w - 2 * px(m, SIDE))
        w = m->w - 2 * px(m, SIDE);
    int inner = w - 2 * pad, button_w = button_width(app, state->button, _("Enter"));
    if (button_w < px(m, 260))
        button_w = px(m, 260);
    if (button_w > inner)
        button_w = inner;
    int lead_h = type_line_height(m, TYPE_LEAD);
    int name_h = ruler_height(&ruler, name_of(state), TYPE_BIG_NAME, inner);
    int words_h = ruler_height(&ruler, state->lead, TYPE_SITUATION, inner);
    const struct view_seat *seat = seat_of(state);
    int pin_h = seat != NULL && seat->has_pin ? text_px(m, 56) + px(m, 12) : 0;
    int h = px(m, 40) + lead_h + px(m, 8) + name_h + px(m, 40) + words_h + px(m, 20) + pin_h +
            button_height(m) + px(m, 36);
    int x = (m->w - w) / 2, y = px(m, CARD_TOP), most = state->page_end - px(m, 120) - h;
    if (y > most)
        y = most > px(m, 60) ? most : px(m, 60);
    state->card = (struct box){x, y, w, h};
    y += px(m, 40);
    state->lead_box = (struct box){x + pad, y, inner, lead_h};
    y += lead_h + px(m, 8);
    state->name_box = (struct box){x + pad, y, inner, name_h};
    y += name_h;
    state->wave = (struct box){m->w / 2 - px(m, 90), y, px(m, 180), px(m, 40)};
    y += px(m, 40);
    state->words_box = (struct box){x + pad, y, inner, words_h};
    y += words_h + px(m, 20);
    state->pin_box = (struct box){m->w / 2 - text_px(m, 110), y, text_px(m, 220), pin_h};
    y += pin_h;
    controls_add_scrolling(&page->controls, HANDOVER_GO,
                           (struct box){(m->w - button_w) / 2, y, button_w, button_height(m)});
    page->controls.first = HANDOVER_GO;
    layout_seats(app, state, state->card.y + h + px(m, 28));
    int content = state->seat_rows_end + text_px(m, 34);
    page_scrolls(app, page, (struct box){0, 0, m->w, state->page_end},
                 content > state->page_end ? content : 0);
}

/* --- drawing ------------------------------------------------------------------------------------
 */

/* A ring, filled where the seat has voted, with a dot where it is its turn: shapes, no colours. */
static void draw_mark(struct app *app, struct box box, bool voted, bool turn)
{
    struct draw *draw = &app->draw;
    uint64_t key = key_number(key_number(key_start("seat mark"), box.h), draw->theme);
    key = key_number(key, voted * 2 + turn);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        double side = box.h, line = side / 10;
        struct rgba ink = draw_colour(draw, COLOUR_INK), paper = draw_colour(draw, COLOUR_PAPER);
        struct shape ring = {0, 0, side, side, side / 2};
        picture = paint_surface(box.h, box.h);
        paint_rounded(picture, ring, voted ? ink : paper);
        paint_edge(picture, ring, line, ink);
        if (voted) {
            paint_segment(picture, side * 0.28, side * 0.52, side * 0.44, side * 0.68, line * 1.2,
                          paper);
            paint_segment(picture, side * 0.44, side * 0.68, side * 0.74, side * 0.34, line * 1.2,
                          paper);
        } else if (turn) {
            double dot = side * 0.44;
            paint_rounded(picture,
                          (struct shape){(side - dot) / 2, (side - dot) / 2, dot, dot, dot / 2},
                          ink);
        }
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, box.x, box.y, 1);
}

static void draw_seats(struct app *app, const struct handover_state *state, int scroll)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    for (int seat = 0; seat < state->view.seat_count; seat++) {
        const struct view_seat *one = &state->view.seats[seat];
        struct box box = box_moved(state->seats[seat], 0, -scroll);
        if (!one->here || box.w <= 0)
            continue;
        int mark = text_px(m, 22);
        bool turn = seat == state->view.seat && !all_in(state);
        draw_mark(app, (struct box){box.x, box.y + (box.h - mark) / 2, mark, mark}, one->voted,
                  turn);
        int x = box.x + mark + px(m, 10);
        canvas_clip(draw->canvas, box);
        draw_label(draw, one->name, turn ? TYPE_WHY_HEAD : TYPE_RESPONSE, COLOUR_INK,
                   (struct box){x, box.y, 0, box.h}, ALIGN_LEFT);
        canvas_unclip(draw->canvas);
    }
    draw_label(draw, state->below, TYPE_WHY, COLOUR_INK,
               (struct box){0, state->seat_rows_end - scroll, m->w, text_px(m, 28)}, ALIGN_CENTRE);
}

static void draw_pin(struct app *app, const struct handover_state *state, int scroll)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct view_seat *seat = seat_of(state);
    if (seat == NULL || !seat->has_pin)
        return;
    struct box box = box_moved(state->pin_box, 0, -scroll);
    box.h -= px(m, 12);
    draw_panel(draw, box, PANEL_EDGED, 10);
    size_t typed = strlen(state->pin);
    int dot = text_px(m, 14), step = box.w / (PIN_DIGITS + 2);
    for (int i = 0; i < PIN_DIGITS; i++) {
        struct box place = {box.x + step * (i + 1) + (step - dot) / 2, box.y + (box.h - dot) / 2,
                            dot, dot};
        draw_bar(draw, place, draw_colour(draw, i < (int)typed ? COLOUR_INK : COLOUR_TRACK));
    }
    draw_label(draw, state->pin_wrong ? _("not this PIN") : _("PIN"), TYPE_LABEL,
               state->pin_wrong ? COLOUR_BAD : COLOUR_INK2,
               (struct box){box.x + box.w + px(m, 12), box.y, 0, box.h}, ALIGN_LEFT);
}

static void handover_draw(struct app *app, void *data, const struct page *page)
{
    struct handover_state *state = data;
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    int scroll = page->scroll.offset;
    struct sea sea = {.kind = SEA_CLEAR, .waterline = m->h / 2, .drift = app_loop(app, 9000)};
    sea_draw(draw, &sea);
    draw_label(draw, state->heading, TYPE_SECTION, COLOUR_INK,
               (struct box){page_margin(m), px(m, 10), 0, px(m, 34)}, ALIGN_LEFT);
    canvas_clip(draw->canvas, page->scroll.page);
    draw_panel(draw, box_moved(state->card, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, all_in(state) ? "" : _("Please hand over to"), TYPE_LEAD, COLOUR_INK2,
              box_moved(state->lead_box, 0, -scroll), ALIGN_CENTRE);
    draw_text(draw, name_of(state), TYPE_BIG_NAME, COLOUR_INK,
              box_moved(state->name_box, 0, -scroll), ALIGN_CENTRE);
    if (draw->theme != THEME_CONTRAST)
        draw_wave(draw, box_moved(state->wave, 0, -scroll));
    draw_text(draw, state->lead, TYPE_SITUATION, COLOUR_INK,
              box_moved(state->words_box, 0, -scroll), ALIGN_CENTRE);
    draw_pin(app, state, scroll);
    const struct button go = {
        .control = HANDOVER_GO, .label = state->button, .key = _("Enter"), .look = BUTTON_PRIMARY};
    button_draw(app, page, &go);
    canvas_unclip(draw->canvas);
    draw_seats(app, state, scroll);
    scroll_bar_draw(app, page);
    facilitator_draw(app, page);
}

/* --- what happens -------------------------------------------------------------------------------
 */

static void go_on(struct app *app, struct handover_state *state)
{
    if (all_in(state)) {
        facilitator_do(app, COMMAND_NEXT);
        return;
    }
    session_clock(app->session, app_milliseconds(app));
    enum refusal refusal = session_take_seat(app->session, state->pin);
    if (refusal == REFUSED_NOT) {
        app_show_session(app);
        return;
    }
    state->pin_wrong = refusal == REFUSED_WRONG_PIN && state->pin[0] != '\0';
    state->pin[0] = '\0';
    snprintf(app->note, sizeof app->note, "%s", refusal_words(refusal));
}

static void handover_act(struct app *app, void *data, int control)
{
    if (control == HANDOVER_GO)
        go_on(app, data);
    else
        facilitator_act(app, control);
}

static bool handover_key(struct app *app, void *data, struct key_press press)
{
    struct handover_state *state = data;
    const struct view_seat *seat = seat_of(state);
    size_t length = strlen(state->pin);
    (void)app;
    if (seat == NULL || !seat->has_pin)
        return false;
    if (press.key == KEY_BACKSPACE && length > 0) {
        state->pin[length - 1] = '\0';
        return true;
    }
    if (press.key != KEY_LETTER || press.letter < '0' || press.letter > '9')
        return false;
    state->pin_wrong = false;
    if (length < PIN_DIGITS) {
        state->pin[length] = press.letter;
        state->pin[length + 1] = '\0';
    }
    return true;
}

static void handover_title(struct app *app, void *data, char *title, size_t room)
{
    struct handover_state *state = data;
    (void)app;
    if (all_in(state))
        snprintf(title, room, "%s", _("Everybody has voted – Even Keel"));
    else
        snprintf(title, room, _("Hand over to %s – Even Keel"), seat_of(state)->holder);
}

static void handover_back(struct app *app, void *data)
{
    (void)data;
    app_push(app, &scene_facilitator, 0);
}

const struct scene scene_handover = {
    .name = "handover",
    .state_size = sizeof(struct handover_state),
    .ambient = true,
    .open = handover_open,
    .title = handover_title,
    .layout = handover_layout,
    .draw = handover_draw,
    .act = handover_act,
    .key = handover_key,
    .back = handover_back,
};
