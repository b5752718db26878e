#include "gui/table_scene.h"

#include <stdio.h>

#include "base/words.h"
#include "gui/button.h"
#include "gui/card_face.h"
#include "gui/key.h"
#include "gui/paint.h"
#include "gui/scale_draw.h"

enum { WORDS = NAME_BYTES + 64 };

/* --- what was played ----------------------------------------------------------------------------
 */

static void draw_badge(struct app *app, const struct table_state *table, struct box box)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct view *view = &table->view;
    char words[WORDS];
    const char *art = "flag";
    if (view->turn.becalmed || view->turn.capsized) {
        if (view->sunk)
            snprintf(words, sizeof words, "%s",
                     view->turn.becalmed ? _("becalmed") : _("capsized"));
        else
            snprintf(words, sizeof words,
                     view->turn.becalmed ? _("becalmed −%d") : _("capsized −%d"), POINTS_RESCUE);
        art = view->turn.becalmed ? "sail" : "keel";
    } else if (view->turn.delivered) {
        snprintf(words, sizeof words, _("+%d delivered"), POINTS_DELIVERED);
    } else if (view->visions > view->visions_before) {
        snprintf(words, sizeof words, "%s", _("vision raised"));
    } else {
        return;
    }
    int icon = box.h * 2 / 3, text_w = draw_paragraph(draw, words, TYPE_BUTTON, 0)->w;
    int w = text_w + icon + px(m, 30), right = box.x + box.w;
    struct box pill = {right - w, box.y, w, box.h};
    draw_panel(draw, pill, PANEL_AMBER, (double)box.h / 2 / m->scale);
    draw_art(draw, art, (struct box){pill.x + px(m, 10), pill.y + (box.h - icon) / 2, icon, icon},
             1);
    draw_label(draw, words, TYPE_BUTTON, COLOUR_AMBER_TEXT,
               (struct box){pill.x + px(m, 14) + icon, pill.y, 0, box.h}, ALIGN_LEFT);
}

static void draw_panel_words(struct app *app, const struct table_state *table, int scroll)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct result_layout *layout = &table->result;
    const struct view *view = &table->view;
    char words[WORDS];
    double share = ease_out(tween_share(table->fit, app->now));
    draw_panel(draw, box_moved(layout->panel, 0, -scroll), PANEL_REST, 14);
    bool answered = view->chosen != RESPONSE_NONE;
    if (view->group)
        snprintf(words, sizeof words, answered ? _("%s played") : _("%s gave no answer"),
                 view->seats[view->seat].name);
    else
        snprintf(words, sizeof words, "%s", _("You played"));
    draw_text(draw, words, TYPE_LABEL, COLOUR_INK2, box_moved(layout->played_label, 0, -scroll),
              ALIGN_LEFT);
    if (answered)
        suit_draw(draw, view->chosen, box_moved(layout->suit, 0, -scroll));
    snprintf(words, sizeof words, "+%d", view->turn.fit);
    struct box fit = box_moved(layout->fit, answered ? 0 : layout->suit.x - layout->fit.x,
                               px(m, 8 * (1 - share)) - scroll);
    const struct paragraph *number = draw_paragraph(draw, words, TYPE_HUGE_NUMBER, 0);
    draw_text_in(draw, words, TYPE_HUGE_NUMBER, draw_colour(draw, COLOUR_INK),
                 (struct box){fit.x, fit.y + (fit.h - number->h) / 2, 0, 0}, ALIGN_LEFT, share);
    struct box unit = box_moved(fit, number->w + px(m, 14), px(m, 1));
    draw_label(draw, _("fit"), TYPE_SECTION, COLOUR_INK, unit, ALIGN_LEFT);
    draw_badge(app, table, box_moved(layout->badge, 0, -scroll));
    draw_rule(draw, box_moved(layout->rule, 0, -scroll), COLOUR_RULE);
    draw_text(draw, _("The weather was"), TYPE_LABEL, COLOUR_INK2,
              box_moved(layout->weather_label, 0, -scroll), ALIGN_LEFT);
    draw_text(draw, context_name(view->context), TYPE_CARD_TITLE, COLOUR_INK,
              box_moved(layout->weather_name, 0, -scroll), ALIGN_LEFT);
    scale_draw(draw, box_moved(layout->scale, 0, -scroll), view);
    draw_text(draw, table->ship_words, TYPE_WHY, COLOUR_INK,
              box_moved(layout->ship_text, 0, -scroll), ALIGN_LEFT);
}

/* --- why ----------------------------------------------------------------------------------------
 */

static void draw_row(struct app *app, const struct table_state *table, int index, int scroll)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct why_row *row = &table->result.rows[index];
    const struct view_response *response = &table->view.responses[row->response];
    double share = tween_share(table->rows[index], app->now);
    if (share <= 0)
        return;
    struct box box = box_moved(row->row, 0, -scroll + px(m, 10 * (1 - ease_out(share))));
    int dy = box.y - row->row.y;
    draw_panel(draw, box, PANEL_REST, 12);
    if (response->chosen) {
        uint64_t key = key_number(key_number(key_start("chosen row"), box.w), box.h);
        key = key_number(key, draw->theme);
        SDL_Surface *edge = pictures_find(draw->pictures, key);
        if (edge == NULL) {
            edge = paint_surface(box.w, box.h);
            paint_edge(edge, (struct shape){0, 0, box.w, box.h, 12 * m->scale}, 2.5 * m->scale,
                       draw_colour(draw, COLOUR_INK));
            pictures_keep(draw->pictures, key, edge);
        }
        canvas_picture(draw->canvas, key, edge, box.x, box.y, 1);
    }
    suit_draw(draw, row->response, box_moved(row->suit, 0, dy));
    draw_text(draw,
              response->chosen ? _("Your choice") : explain_verdict(&table->view, row->response),
              TYPE_WHY_HEAD, COLOUR_INK, box_moved(row->head, 0, dy), ALIGN_LEFT);
    draw_text(draw, response->why, table->result.why_type, COLOUR_INK, box_moved(row->why, 0, dy),
              ALIGN_LEFT);
    bool list = table->result.list;
    draw_art(draw, approach_art(response->approach), box_moved(row->approach_icon, 0, dy), 1);
    draw_text(draw, approach_name(response->approach), TYPE_SMALL_LABEL, COLOUR_INK2,
              box_moved(row->approach_label, 0, dy), list ? ALIGN_LEFT : ALIGN_CENTRE);
    char words[WORDS];
    snprintf(words, sizeof words, "+%d", response->fit);
    draw_label(draw, words, TYPE_NUMBER, COLOUR_INK, box_moved(row->fit, 0, dy),
               list ? ALIGN_RIGHT : ALIGN_CENTRE);
    draw_label(draw, response->best ? _("★ best") : _("fit"), TYPE_SMALL_LABEL,
               response->best ? COLOUR_AMBER_TEXT : COLOUR_INK2, box_moved(row->fit_word, 0, dy),
               list ? ALIGN_LEFT : ALIGN_CENTRE);
}

static void draw_hint(struct app *app, const struct table_state *table, int scroll)
{
    struct draw *draw = &app->draw;
    const char *hint = tutorial_hint(&table->view);
    if (hint == NULL || box_is_empty(table->result.hint))
        return;
    draw_panel(draw, box_moved(table->result.hint, 0, -scroll), PANEL_AMBER, 12);
    draw_text(draw, hint, TYPE_WHY, COLOUR_INK, box_moved(table->result.hint_text, 0, -scroll),
              ALIGN_LEFT);
}

void table_draw_result(struct app *app, const struct table_state *table, const struct page *page)
{
    struct draw *draw = &app->draw;
    const struct result_layout *layout = &table->result;
    const struct hud_motion motion = {
        .gauges = ease_in_out(tween_share(table->gauges, app->now)),
        .visions = ease_in_out(tween_share(table->vision, app->now)),
    };
    int scroll = page->scroll.offset;
    table_draw_sea(app, table, &layout->hud, &table->view);
    hud_draw(draw, &layout->hud, &table->view, &motion);
    table_draw_menu(app, page);
    if (layout->list)
        canvas_clip(draw->canvas, layout->page);
    draw_panel_words(app, table, layout->list ? scroll : 0);
    if (!layout->list && scroll_needed(&page->scroll))
        canvas_clip(draw->canvas, layout->page);
    for (int i = 0; i < layout->row_count; i++)
        draw_row(app, table, i, scroll);
    draw_hint(app, table, scroll);
    if (!layout->list)
        canvas_unclip(draw->canvas);
    const struct button cards = {.control = TABLE_CARDS, .label = _("Show the cards")};
    const struct button next = {
        .control = TABLE_NEXT, .label = _("Continue"), .key = _("Enter"), .look = BUTTON_PRIMARY};
    button_draw(app, page, &cards);
    button_draw(app, page, &next);
    canvas_unclip(draw->canvas);
    scroll_bar_draw(app, page);
}

/* --- an act's end -------------------------------------------------------------------------------
 */

void table_layout_act(struct app *app, const struct table_state *table, struct act_layout *layout)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    struct ruler ruler = draw_ruler(draw);
    const struct view_act *act = &table->view.acts[table->view.act];
    int w = px(m, 640) * (m->text > 1.25 ? 3 : 2) / 2;
    if (w > m->w - px(m, 80))
        w = m->w - px(m, 80);
    int side = px(m, 40), inner = w - 2 * side;
    int label_h = type_line_height(m, TYPE_LABEL), name_h = type_line_height(m, TYPE_PAGE_TITLE);
    int text_h = ruler_height(&ruler, explain_act(act->act), TYPE_SITUATION, inner);
    int button_h = button_height(m),
        h = px(m, 32) + label_h + name_h + px(m, 14) + text_h + px(m, 24) + button_h + px(m, 32);
    int x = (m->w - w) / 2, y = m->h * 36 / 100 + px(m, 112);
    if (y + h > m->h - px(m, 12))
        y = m->h - px(m, 12) - h;
    if (y < px(m, 12))
        y = px(m, 12);
    layout->panel = (struct box){x, y, w, h};
    y += px(m, 32);
    layout->label = (struct box){x + side, y, inner, label_h};
    y += label_h;
    layout->name = (struct box){x + side, y, inner, name_h};
    y += name_h + px(m, 14);
    layout->text = (struct box){x + side, y, inner, text_h};
    y += text_h + px(m, 24);
    int button_w = button_width(app, _("Continue"), _("Enter"));
    if (button_w < px(m, 220))
        button_w = px(m, 220);
    layout->button = (struct box){x + (w - button_w) / 2, y, button_w, button_h};
}

/* The weather that was, shown now that it is over. */
static void draw_act_sea(struct app *app, const struct table_state *table, enum act act)
{
    const struct metrics *m = &app->draw.metrics;
    bool night = theme_is_night(app->draw.theme);
    int middle = m->w / 2;
    struct sea sea = {.kind = SEA_CLEAR,
                      .sky = act == ACT_STORM ? SKY_STORM : SKY_FAIR,
                      .waterline = m->h * 36 / 100,
                      .drift = app_loop(app, 9000)};
    if (act != ACT_STORM)
        sea_add(&sea, m, night ? "moon" : "sun", middle + px(m, 250), px(m, 10), 240, 240, 1, 1);
    if (act != ACT_CALM) {
        sea_add(&sea, m, "cloud", middle - px(m, 520), px(m, 40), 230, 70, 1.3, 0.9);
        sea_add(&sea, m, "cloud", middle - px(m, 120), px(m, 26), 230, 70, 0.9, 0.8);
        sea_add(&sea, m, "cloud", middle + px(m, 330), px(m, 56), 230, 70, 1.1, 0.9);
    }
    sea_add(&sea, m, "headland", px(m, 40), sea.waterline - px(m, 66), 420, 90, 0.8, 1);
    const struct view *view = &table->view;
    struct act_layout layout;
    table_layout_act(app, table, &layout);
    sea.ship = (struct ship_look){.shown = layout.panel.y > sea.waterline + px(m, 70),
                                  .x = middle,
                                  .y = sea.waterline + px(m, 24),
                                  .scale = 0.62,
                                  .flag = view->visions > 0,
                                  .heel = sea_heel(view->direction, view->order_gauge)};
    sea_draw(&app->draw, &sea);
}

void table_draw_act(struct app *app, const struct table_state *table, const struct page *page)
{
    struct draw *draw = &app->draw;
    const struct view_act *act = &table->view.acts[table->view.act];
    struct act_layout layout;
    char words[WORDS];
    table_layout_act(app, table, &layout);
    draw_act_sea(app, table, act->act);
    draw_panel(draw, layout.panel, PANEL_RAISED, 14);
    snprintf(words, sizeof words, _("Act %d is over. It was"), table->view.act + 1);
    draw_text(draw, words, TYPE_LABEL, COLOUR_INK2, layout.label, ALIGN_CENTRE);
    draw_text(draw, act_name(act->act), TYPE_PAGE_TITLE, COLOUR_INK, layout.name, ALIGN_CENTRE);
    draw_text(draw, explain_act(act->act), TYPE_SITUATION, COLOUR_INK, layout.text, ALIGN_LEFT);
    const struct button next = {
        .control = TABLE_NEXT, .label = _("Continue"), .key = _("Enter"), .look = BUTTON_PRIMARY};
    button_draw(app, page, &next);
}
