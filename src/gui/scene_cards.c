/* The debrief card by card: what was asked, what was chosen, what would have fitted best, what to
 * talk about. */
#include "gui/card_face.h"
#include "gui/form.h"
#include "gui/button.h"
#include "gui/scenes.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/words.h"
#include "session/explain.h"

enum { MARGIN = 40, SIDE = 24, GAP = 14, WORDS = 160 };

/* One played card on the page. */
struct played {
    const struct turn *turn;
    int round;
    struct box panel, number, title, weather, points;
    struct box chosen_suit, chosen, best_suit, best, discuss;
    bool has_best; /* the choice was not a best one */
};

struct cards_state {
    struct debrief_view *view;
    struct played *played;
    int header;
};

static void cards_open(struct app *app, void *state, int argument)
{
    struct cards_state *cards = state;
    (void)argument;
    cards->view = memory_new(1, sizeof *cards->view);
    debrief_view_of(cards->view, app->session, 0);
    int count = cards->view->story.turn_count;
    cards->played = memory_new((size_t)count, sizeof *cards->played);
    for (int i = 0; i < count; i++)
        cards->played[i] = (struct played){.turn = &cards->view->story.turns[i],
                                           .round = cards->view->story.rounds[i]};
}

static void cards_close(struct app *app, void *state)
{
    struct cards_state *cards = state;
    (void)app;
    free(cards->played);
    free(cards->view);
}

static const struct card *card_of(const struct app *app, const struct played *played)
{
    return &app->play.file.deck.cards[played->turn->card];
}

/* The response in words: its text, or that there was none. */
static const char *text_of(const struct card *card, int response)
{
    return response == RESPONSE_NONE ? _("No answer") : card->responses[response].text;
}

static int place_response(const struct ruler *ruler, const char *text, struct box place,
                          struct box *suit, struct box *words)
{
    int side = text_px(ruler->metrics, 26), x = place.x + side + px(ruler->metrics, 14);
    int h = ruler_height(ruler, text, TYPE_WHY, place.x + place.w - x);
    *suit = (struct box){place.x, place.y, side, side};
    *words = (struct box){x, place.y, place.x + place.w - x, h};
    return (h > side ? h : side) + px(ruler->metrics, 8);
}

static int place_card(struct app *app, const struct ruler *ruler, struct played *played,
                      struct box place)
{
    const struct metrics *m = ruler->metrics;
    const struct card *card = card_of(app, played);
    int side = px(m, SIDE), y = place.y + px(m, 16), inner = place.w - 2 * side;
    int number_w = text_px(m, 44), points_w = text_px(m, 120);
    struct box rest = {place.x + side + number_w, y, inner - number_w - points_w, 0};
    int title_h = ruler_height(ruler, card->title, TYPE_CARD_TITLE, rest.w);
    played->number = (struct box){place.x + side, y, number_w,
                                  type_line_height(m, TYPE_CARD_TITLE)};
    played->title = (struct box){rest.x, y, rest.w, title_h};
    played->points = (struct box){place.x + place.w - side - points_w, y, points_w,
                                  type_line_height(m, TYPE_CARD_TITLE)};
    y += title_h;
    int weather_h = text_px(m, 30);
    played->weather = (struct box){rest.x, y, rest.w, weather_h};
    y += weather_h + px(m, 8);
    struct box line = {rest.x, y, place.x + place.w - side - rest.x, 0};
    line.y += place_response(ruler, text_of(card, played->turn->response), line,
                             &played->chosen_suit, &played->chosen);
    played->has_best = played->turn->fit < played->turn->best;
    if (played->has_best)
        line.y += place_response(ruler, text_of(card, card_best_response(card)), line,
                                 &played->best_suit, &played->best);
    y = line.y;
    played->discuss = (struct box){rest.x, y, line.w, 0};
    if (card->discuss[0] != '\0')
        played->discuss.h = ruler_height(ruler, card->discuss, TYPE_WHY, line.w);
    y += played->discuss.h + px(m, 16);
    played->panel = place;
    played->panel.h = y - place.y;
    return played->panel.h;
}

static void cards_layout(struct app *app, void *state, struct page *page)
{
    struct cards_state *cards = state;
    const struct metrics *m = &app->draw.metrics;
    struct ruler ruler = draw_ruler(&app->draw);
    cards->header = page_header_layout(app, page);
    struct box place = {px(m, MARGIN), cards->header + px(m, 20),
                        m->w - 2 * px(m, MARGIN) - px(m, 30), 0};
    if (place.w > px(m, 1000) && !m->list) {
        place.x += (place.w - px(m, 1000)) / 2;
        place.w = px(m, 1000);
    }
    for (int i = 0; i < cards->view->story.turn_count; i++)
        place.y += place_card(app, &ruler, &cards->played[i], place) + px(m, GAP);
    page->controls.first = FORM_BACK;
    page_scrolls(app, page, (struct box){0, cards->header, m->w, m->h - cards->header},
                 place.y + px(m, 10) - cards->header);
}

static void draw_played(struct app *app, const struct played *played, int scroll)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct card *card = card_of(app, played);
    char words[WORDS];
    draw_panel(draw, box_moved(played->panel, 0, -scroll), PANEL_REST, 14);
    snprintf(words, sizeof words, "%d", played->round + 1);
    draw_label(draw, words, TYPE_SECTION, COLOUR_INK2, box_moved(played->number, 0, -scroll),
               ALIGN_LEFT);
    draw_text(draw, card->title, TYPE_CARD_TITLE, COLOUR_INK, box_moved(played->title, 0, -scroll),
              ALIGN_LEFT);
    snprintf(words, sizeof words, _("fit %d of %d"), played->turn->fit, played->turn->best);
    draw_label(draw, words, TYPE_WHY_HEAD, COLOUR_INK, box_moved(played->points, 0, -scroll),
               ALIGN_RIGHT);
    struct box weather = box_moved(played->weather, 0, -scroll);
    int icon = weather.h;
    draw_art(draw, weather_art(card->context), (struct box){weather.x, weather.y, icon, icon}, 1);
    draw_label(draw, context_name(card->context), TYPE_LABEL, COLOUR_INK2,
               box_moved(weather, icon + px(m, 10), 0), ALIGN_LEFT);
    if (played->turn->response != RESPONSE_NONE)
        suit_draw(draw, played->turn->response, box_moved(played->chosen_suit, 0, -scroll));
    draw_text(draw, text_of(card, played->turn->response), TYPE_WHY, COLOUR_INK,
              box_moved(played->chosen, 0, -scroll), ALIGN_LEFT);
    if (played->has_best) {
        struct box suit = box_moved(played->best_suit, 0, -scroll);
        suit_draw(draw, card_best_response(card), suit);
        int star = suit.h * 3 / 5;
        draw_art(draw, "star",
                 (struct box){suit.x - star - px(m, 6), suit.y + (suit.h - star) / 2, star, star},
                 1);
        draw_text(draw, text_of(card, card_best_response(card)), TYPE_WHY, COLOUR_INK2,
                  box_moved(played->best, 0, -scroll), ALIGN_LEFT);
    }
    if (played->discuss.h > 0)
        draw_text(draw, card->discuss, TYPE_WHY, COLOUR_BLUE_TEXT,
                  box_moved(played->discuss, 0, -scroll), ALIGN_LEFT);
}

static void cards_draw(struct app *app, void *state, const struct page *page)
{
    const struct cards_state *cards = state;
    struct draw *draw = &app->draw;
    int scroll = page->scroll.offset;
    page_header_draw(app, page, _("Card by card"));
    canvas_clip(draw->canvas, page->scroll.page);
    for (int i = 0; i < cards->view->story.turn_count; i++) {
        struct box panel = box_moved(cards->played[i].panel, 0, -scroll);
        if (boxes_meet(panel, page->scroll.page))
            draw_played(app, &cards->played[i], scroll);
    }
    canvas_unclip(draw->canvas);
    scroll_bar_draw(app, page);
}

static void cards_act(struct app *app, void *state, int control)
{
    (void)state;
    (void)control;
    app_pop(app);
}

static void cards_title(struct app *app, void *state, char *title, size_t room)
{
    (void)app;
    (void)state;
    snprintf(title, room, "%s", _("Card by card – Even Keel"));
}

const struct scene scene_cards = {
    .name = "cards",
    .state_size = sizeof(struct cards_state),
    .open = cards_open,
    .close = cards_close,
    .title = cards_title,
    .layout = cards_layout,
    .draw = cards_draw,
    .act = cards_act,
};
