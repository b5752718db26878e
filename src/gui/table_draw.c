#include "gui/table_scene.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"
#include "gui/button.h"
#include "gui/card_face.h"
#include "gui/facilitator.h"
#include "gui/key.h"
#include "gui/paint.h"

static const double PI = 3.14159265358979;

/* --- the sea ------------------------------------------------------------------------------------
 */

/* What stands in the sky over the table, alike in every weather: it must give nothing away. */
static void add_sky(struct sea *sea, const struct metrics *m, bool night)
{
    int middle = m->w / 2;
    sea_add(sea, m, night ? "moon" : "sun", middle + px(m, 101 - 120),
            sea->waterline - px(m, 50 + 120), 240, 240, 1, 1);
    sea_add(sea, m, "cloud", middle - px(m, 223), px(m, 75), 230, 70, 0.587, 1);
    sea_add(sea, m, "cloud", middle + px(m, 148), px(m, 65), 230, 70, 0.487, 0.8);
    sea_add(sea, m, "headland", middle + px(m, 92), sea->waterline - px(m, 33), 420, 90, 0.47, 1);
}

void table_draw_sea(struct app *app, const struct table_state *table, const struct hud_layout *hud,
                    const struct view *view)
{
    const struct metrics *m = &app->draw.metrics;
    struct sea sea = {.kind = SEA_CLEAR, .waterline = hud->waterline, .drift = app_loop(app, 9000)};
    if (hud->compact) {
        sea_draw(&app->draw, &sea);
        return;
    }
    add_sky(&sea, m, theme_is_night(app->draw.theme));
    double after = sea_heel(view->direction, view->order_gauge);
    double before = sea_heel(view->direction_before, view->order_before);
    double share = tween_share(table->gauges, app->now);
    bool result = view->phase == SESSION_RESULT;
    sea.ship = (struct ship_look){
        .shown = true,
        .x = hud->ship_x,
        .y = hud->ship_y,
        .scale = hud->ship_scale,
        .flag = (result && share < 1 ? view->visions_before : view->visions) > 0,
        .heel = result ? blend(before, after, ease_overshoot(share)) : after,
        .ghost = result && fabs(after - before) > 1.5,
        .ghost_heel = before,
    };
    sea.ship.heel += 1.2 * sin(2 * PI * app_loop(app, 6000));
    sea_draw(&app->draw, &sea);
}

void table_draw_menu(struct app *app, const struct page *page)
{
    struct draw *draw = &app->draw;
    const struct control *control = controls_find(&page->controls, TABLE_MENU);
    if (control == NULL || app->is_room)
        return;
    const struct button button = {.control = TABLE_MENU, .label = "", .look = BUTTON_PLAIN};
    button_draw(app, page, &button);
    int side = control->box.h * 3 / 5;
    struct box icon = {control->box.x + (control->box.w - side) / 2,
                       control->box.y + (control->box.h - side) / 2, side, side};
    if (page->controls.hover == TABLE_MENU && page->controls.pressed != TABLE_MENU)
        icon.y -= px(&draw->metrics, 2);
    draw_art(draw, "menu", icon, 1);
}

/* --- the hand -----------------------------------------------------------------------------------
 */

static struct response_face face_of(const struct app *app, const struct table_state *table,
                                    const struct view *view, int response)
{
    const struct view_response *one = &view->responses[response];
    const struct table_layout *layout = &table->layout;
    struct response_face face = {
        .response = response,
        .text = one->text,
        .w = layout->hand[response].w,
        .h = layout->hand[response].h,
        .list = layout->list,
        .type = layout->response_type,
    };
    if (view->key_shown && !table_flies(app, table)) {
        face.badge = true;
        face.approach = one->approach;
        face.fit = one->fit;
        face.best = one->best;
        face.state = one->chosen ? FACE_CHOSEN : one->best ? FACE_BEST : FACE_REST;
    }
    return face;
}

static double lift_of(const struct app *app, const struct table_state *table, int response)
{
    if (response == table->lifted)
        return ease_out(tween_share(table->lift, app->now));
    if (response == table->put_back)
        return 1 - ease_out(tween_share(table->fall, app->now));
    return 0;
}

static void draw_response(struct app *app, const struct table_state *table, const struct page *page,
                          const struct view *view, int response)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct table_layout *layout = &table->layout;
    struct box box = layout->hand[response];
    struct response_face face = face_of(app, table, view, response);
    bool choosing = view->phase == SESSION_CHOOSE;
    bool focus = page->controls.focus == TABLE_RESPONSE + response && choosing;
    bool hover = page->controls.hover == TABLE_RESPONSE + response && choosing;
    bool lifted = response == table->lifted && choosing;
    if (layout->list)
        box.y -= page->scroll.offset;
    box.y -= (int)(layout->lift * lift_of(app, table, response) + 0.5);
    if (lifted && table->dragged)
        box = box_moved(box, table->drag_by.x, table->drag_by.y);
    if (lifted || focus)
        face.state = FACE_RAISED;
    else if (hover)
        face.state = FACE_HOVER;
    if (hover && !lifted && !focus && !layout->list)
        box.y -= px(m, 4);
    double dealt = ease_out(tween_share(table->deal[response], app->now));
    /* Not to be seen yet, and not to be painted: four new faces in one frame take too long. */
    if (dealt <= 0)
        return;
    double share = dealt;
    if (table_flies(app, table) && response != view->chosen)
        share = blend(1, 0.6, tween_share(table->flight, app->now));
    box.y += px(m, 24 * (1 - dealt));
    card_face_draw(draw, &face, box.x, box.y, share);
    if (lifted || focus)
        draw_focus(draw, box, 14);
}

/* The played card: a gentle arc to the situation, turning a little. */
static void draw_flight(struct app *app, const struct table_state *table)
{
    struct draw *draw = &app->draw;
    const struct view *view = &table->played;
    double share = ease_in_out(tween_share(table->flight, app->now));
    int chosen = table->view.chosen;
    struct response_face face = face_of(app, table, view, chosen);
    struct box target = table->layout.situation.card;
    face.state = FACE_RAISED;
    uint64_t key;
    int pad;
    SDL_Surface *picture = card_face_surface(draw, &face, &key, &pad);
    double x = blend(table->flight_from.x, target.x + (target.w - face.w) / 2.0, share);
    double y = blend(table->flight_from.y, target.y + (target.h - face.h) / 2.0, share) -
               px(&draw->metrics, 26) * sin(PI * share);
    struct turn_of_picture turn = {
        .degrees = 2 * sin(PI * share), .scale = 1, .x = picture->w / 2.0, .y = picture->h / 2.0};
    key = key_number(key, (int)(turn.degrees * 100));
    SDL_Surface *turned = pictures_find(draw->pictures, key);
    if (turned == NULL)
        turned = pictures_keep(draw->pictures, key, paint_turned(picture, &turn));
    struct point origin = paint_turned_origin(picture, &turn);
    canvas_picture(draw->canvas, key, turned, (int)x - pad + picture->w / 2 - origin.x,
                   (int)y - pad + picture->h / 2 - origin.y, 1);
}

/* "A – D lift a card", and under the lifted card what to do with it. */
static void draw_keys(struct app *app, const struct table_state *table)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct table_layout *layout = &table->layout;
    if (layout->keys_y == 0 || !app->preferences.keys_shown)
        return;
    int gap = px(m, 9), y = layout->keys_y;
    int h = type_line_height(m, TYPE_LABEL);
    const struct box *first = &layout->hand[0];
    const char last[] = {response_letter(table->view.response_count - 1), '\0'};
    int x = first->x;
    if (table->lifted != 0) {
        x += draw_key_cap(draw, "A", x, y, false, COLOUR_INK) + gap / 2;
        draw_label(draw, "–", TYPE_LABEL, COLOUR_INK, (struct box){x, y - h / 2, 0, h}, ALIGN_LEFT);
        x += px(m, 11);
        x += draw_key_cap(draw, last, x, y, false, COLOUR_INK) + gap;
        draw_label(draw, _("lift a card"), TYPE_LABEL, COLOUR_INK, (struct box){x, y - h / 2, 0, h},
                   ALIGN_LEFT);
    }
    if (table->lifted == NOTHING_LIFTED || table->dragged)
        return;
    const struct box *card = &layout->hand[table->lifted];
    int middle = card->y + card->h - layout->lift + px(m, 38);
    const char *play = _("play"), *back = _("put back");
    int w = draw_key_cap_width(draw, _("Enter")) + draw_key_cap_width(draw, _("Esc")) +
            draw_paragraph(draw, play, TYPE_LABEL, 0)->w +
            draw_paragraph(draw, back, TYPE_LABEL, 0)->w + 2 * gap + px(m, 16);
    x = card->x + (card->w - w) / 2;
    x += draw_key_cap(draw, _("Enter"), x, middle, false, COLOUR_INK) + gap;
    draw_label(draw, play, TYPE_LABEL, COLOUR_INK, (struct box){x, middle - h / 2, 0, h},
               ALIGN_LEFT);
    x += draw_paragraph(draw, play, TYPE_LABEL, 0)->w + px(m, 16);
    x += draw_key_cap(draw, _("Esc"), x, middle, false, COLOUR_INK) + gap;
    draw_label(draw, back, TYPE_LABEL, COLOUR_INK, (struct box){x, middle - h / 2, 0, h},
               ALIGN_LEFT);
}

/* Who speaks for the ship, where a group has one. */
static void draw_captain(struct app *app, const struct table_state *table)
{
    const struct table_layout *layout = &table->layout;
    const struct metrics *m = &app->draw.metrics;
    const struct view *view = &table->view;
    char words[NAME_BYTES + 64];
    if (view->captain == NULL || layout->keys_y == 0 || view->phase != SESSION_CHOOSE)
        return;
    int h = type_line_height(m, TYPE_WHY_HEAD);
    const struct box *last = &layout->hand[view->response_count - 1];
    snprintf(words, sizeof words, _("Captain: %s"), view->captain);
    draw_label(&app->draw, words, TYPE_WHY_HEAD, COLOUR_INK,
               (struct box){m->w / 2, layout->keys_y - h / 2, last->x + last->w - m->w / 2, h},
               ALIGN_RIGHT);
}

/* In a list the keys stand on the lifted row's lower edge. */
static void draw_list_keys(struct app *app, const struct table_state *table, int scroll)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    if (table->lifted == NOTHING_LIFTED || !app->preferences.keys_shown)
        return;
    struct box row = box_moved(table->layout.hand[table->lifted], 0, -scroll);
    const char *words[] = {_("play"), _("put back")}, *keys[] = {_("Enter"), _("Esc")};
    int gap = px(m, 10), w = gap, h = text_px(m, 34);
    for (int i = 0; i < 2; i++)
        w += draw_key_cap_width(draw, keys[i]) + draw_paragraph(draw, words[i], TYPE_LABEL, 0)->w +
             3 * gap;
    struct box pill = {row.x + row.w - w - px(m, 24), row.y + row.h - h / 2, w, h};
    draw_panel(draw, pill, PANEL_EDGED, (double)h / 2 / m->scale);
    int x = pill.x + 2 * gap;
    for (int i = 0; i < 2; i++) {
        x += draw_key_cap(draw, keys[i], x, pill.y + h / 2, false, COLOUR_INK) + gap;
        draw_label(draw, words[i], TYPE_LABEL, COLOUR_INK, (struct box){x, pill.y, 0, h},
                   ALIGN_LEFT);
        x += draw_paragraph(draw, words[i], TYPE_LABEL, 0)->w + 2 * gap;
    }
}

static void draw_hint(struct app *app, const struct table_state *table, const struct view *view,
                      int scroll)
{
    struct draw *draw = &app->draw;
    const char *hint = tutorial_hint(view);
    if (hint == NULL || box_is_empty(table->layout.hint))
        return;
    draw_panel(draw, box_moved(table->layout.hint, 0, -scroll), PANEL_AMBER, 12);
    draw_text(draw, hint, TYPE_WHY, COLOUR_INK, box_moved(table->layout.hint_text, 0, -scroll),
              ALIGN_LEFT);
}

/* Guided: the weather is shown on the card. */
static void draw_weather(struct app *app, const struct table_state *table, const struct view *view,
                         int scroll)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    if (!view->context_shown)
        return;
    const char *name = context_name(view->context);
    const struct box *card = &table->layout.situation.card;
    int h = text_px(m, 36), icon = text_px(m, 30);
    int w = draw_paragraph(draw, name, TYPE_LABEL, 0)->w + icon + px(m, 36);
    /* On the card's upper edge; in a list that edge lies under the strip at the top. */
    int above = table->layout.list ? -px(m, 18) : h / 2;
    struct box badge = {card->x + card->w - w - px(m, 18), card->y - above - scroll, w, h};
    draw_panel(draw, badge, PANEL_AMBER, 18 * m->text);
    draw_art(draw, weather_art(view->context),
             (struct box){badge.x + px(m, 12), badge.y + (h - icon) / 2, icon, icon}, 1);
    draw_label(draw, name, TYPE_LABEL, COLOUR_AMBER_TEXT,
               (struct box){badge.x + icon + px(m, 18), badge.y, 0, h}, ALIGN_LEFT);
}

double table_picture_shape(struct app *app, const struct view *view)
{
    /* In a list it has no place, and need not be decoded. */
    return app->draw.metrics.list
               ? 0
               : card_pictures_shape(app->draw.card_pictures, view->source, view->picture);
}

void table_draw_hand(struct app *app, const struct table_state *table, const struct page *page)
{
    struct draw *draw = &app->draw;
    bool flies = table_flies(app, table);
    const struct view *view = flies ? &table->played : &table->view;
    const struct table_layout *layout = &table->layout;
    const struct hud_motion still = {1, 1};
    int scroll = layout->list ? page->scroll.offset : 0;
    table_draw_sea(app, table, &layout->hud, view);
    hud_draw(draw, &layout->hud, view, &still);
    table_draw_menu(app, page);
    if (layout->list)
        canvas_clip(draw->canvas, layout->page);
    draw_hint(app, table, view, scroll);
    situation_draw(draw, &layout->situation, view, layout->list, scroll);
    draw_weather(app, table, view, scroll);
    for (int i = 0; i < view->response_count; i++)
        if (i != table->lifted && !(flies && i == table->view.chosen))
            draw_response(app, table, page, view, i);
    if (table->lifted != NOTHING_LIFTED && !flies)
        draw_response(app, table, page, view, table->lifted);
    if (flies)
        draw_flight(app, table);
    if (layout->list && view->phase == SESSION_CHOOSE)
        draw_list_keys(app, table, scroll);
    canvas_unclip(draw->canvas);
    if (layout->list)
        scroll_bar_draw(app, page);
    else if (view->phase == SESSION_CHOOSE && !flies)
        draw_keys(app, table);
    draw_captain(app, table);
    if (table->view.phase == SESSION_CHOOSE)
        facilitator_draw_clock(app, &layout->hud);
}
