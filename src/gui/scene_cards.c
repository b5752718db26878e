/* The debrief card by card: what was asked, what was chosen (by one ship, or by how many of a
 * group), what would have fitted best, what to talk about. */
#include "gui/button.h"
#include "gui/card_face.h"
#include "gui/form.h"
#include "gui/scenes.h"
#include "gui/votes_draw.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/words.h"
#include "session/report.h"
#include "store/report_words.h"

enum { MARGIN = 40, SIDE = 24, GAP = 14, WORDS = 160 };

/* A response with its votes; RESPONSES_MAX: no answer. */
struct vote_row {
    int response;
    struct box suit, text, track, count;
};

/* One played card on the page: of one ship, or of all that voted on it. */
struct played {
    const struct card *card;
    int round;
    const char *who;         /* Own watch: whose card; else NULL */
    const struct turn *turn; /* of one ship; NULL: all that voted */
    struct box panel, number, title, who_box, weather, points;
    struct box chosen_suit, chosen, best_suit, best, discuss;
    bool has_best; /* the choice was not a best one */
    int voters, first[COUNT_PLACES], last[COUNT_PLACES];
    const char *sentence; /* what the votes did, or NULL */
    struct box sentence_box;
    int row_count;
    struct vote_row rows[COUNT_PLACES];
};

struct cards_state {
    struct report report;
    struct figures figures;
    int played_count;
    struct played *played;
    int header;
};

static struct played *add_played(struct cards_state *cards, int card, int round)
{
    struct played *played = &cards->played[cards->played_count++];
    *played = (struct played){.card = &cards->figures.deck->cards[card], .round = round};
    return played;
}

static void add_votes(struct cards_state *cards, int round)
{
    struct figures *figures = &cards->figures;
    struct played *played = add_played(cards, game_card_at(figures->game, 0, round), round);
    group_counts(figures->game, round, true, played->first);
    group_counts(figures->game, round, false, played->last);
    for (int i = 0; i <= RESPONSES_MAX; i++)
        played->voters += played->last[i];
    played->sentence = report_round(figures, round);
}

/* Of one ship, or in Own watch of each in the order of the seats. */
static void add_turns(struct cards_state *cards, int round)
{
    const struct figures *figures = &cards->figures;
    for (int seat = 0; seat < figures->seat_count; seat++) {
        const struct story *story = &figures->seats[seat].story;
        for (int i = 0; i < story->turn_count; i++) {
            if (story->rounds[i] != round)
                continue;
            struct played *played = add_played(cards, story->turns[i].card, round);
            played->turn = &story->turns[i];
            played->who = figures->group ? figures->seats[seat].label : NULL;
        }
    }
}

static void cards_open(struct app *app, void *state, int argument)
{
    struct cards_state *cards = state;
    struct figures *figures = &cards->figures;
    (void)argument;
    session_report(app->session, &cards->report);
    cards->report.names = true;
    figures_init(figures, &cards->report);
    cards->played = memory_new((size_t)figures->round_count *
                                   (size_t)larger(figures->seat_count, 1),
                               sizeof *cards->played);
    for (int i = 0; i < figures->round_count; i++)
        if (figures->group && figures->shared)
            add_votes(cards, figures->rounds[i]);
        else
            add_turns(cards, figures->rounds[i]);
}

static void cards_close(struct app *app, void *state)
{
    struct cards_state *cards = state;
    (void)app;
    free(cards->played);
    figures_release(&cards->figures);
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

/* The choice of one ship, and what would have fitted best. Returns the height. */
static int place_turn(const struct ruler *ruler, struct played *played, struct box line)
{
    const struct card *card = played->card;
    int top = line.y;
    line.y += place_response(ruler, text_of(card, played->turn->response), line,
                             &played->chosen_suit, &played->chosen);
    played->has_best = played->turn->fit < played->turn->best;
    if (played->has_best)
        line.y += place_response(ruler, text_of(card, card_best_response(card)), line,
                                 &played->best_suit, &played->best);
    return line.y - top;
}

/* Every response with a bar for its votes, beside it or, in a narrow window, below it. */
static int place_votes(const struct ruler *ruler, struct played *played, struct box line)
{
    const struct metrics *m = ruler->metrics;
    int top = line.y, bar_h = text_px(m, 14), count_w = text_px(m, 96), bar_w = px(m, 190);
    bool beside = line.w - bar_w - count_w > text_px(m, 360);
    played->row_count = 0;
    for (int i = 0; i <= RESPONSES_MAX; i++) {
        bool none = i == COUNT_NO_ANSWER, votes = played->first[i] + played->last[i] > 0;
        if (none ? !votes : i >= played->card->response_count)
            continue;
        struct vote_row *row = &played->rows[played->row_count++];
        struct box words = line;
        *row = (struct vote_row){.response = i};
        if (beside)
            words.w -= bar_w + count_w + px(m, 20);
        int h = place_response(ruler, text_of(played->card, none ? RESPONSE_NONE : i), words,
                               &row->suit, &row->text);
        row->track = beside ? (struct box){line.x + line.w - bar_w - count_w,
                                           row->suit.y + (row->suit.h - bar_h) / 2, bar_w, bar_h}
                            : (struct box){row->text.x, line.y + h, line.w - count_w, bar_h};
        if (!beside) {
            row->track.w -= row->text.x - line.x;
            h += bar_h + px(m, 14);
        }
        row->count = (struct box){row->track.x + row->track.w + px(m, 12),
                                  row->track.y + bar_h / 2 - text_px(m, 13), count_w - px(m, 12),
                                  text_px(m, 26)};
        line.y += h;
    }
    if (played->sentence != NULL) {
        int h = ruler_height(ruler, played->sentence, TYPE_WHY, line.w);
        played->sentence_box = (struct box){line.x, line.y, line.w, h};
        line.y += h + px(m, 8);
    }
    return line.y - top;
}

static int place_card(const struct ruler *ruler, struct played *played, struct box place)
{
    const struct metrics *m = ruler->metrics;
    const struct card *card = played->card;
    int side = px(m, SIDE), y = place.y + px(m, 16), inner = place.w - 2 * side;
    int number_w = text_px(m, 44), points_w = played->turn != NULL ? text_px(m, 120) : 0;
    struct box rest = {place.x + side + number_w, y, inner - number_w - points_w, 0};
    int title_h = ruler_height(ruler, card->title, TYPE_CARD_TITLE, rest.w);
    played->number = (struct box){place.x + side, y, number_w,
                                  type_line_height(m, TYPE_CARD_TITLE)};
    played->title = (struct box){rest.x, y, rest.w, title_h};
    played->points = (struct box){place.x + place.w - side - points_w, y, points_w,
                                  type_line_height(m, TYPE_CARD_TITLE)};
    y += title_h;
    if (played->who != NULL) {
        int h = ruler_height(ruler, played->who, TYPE_WHY_HEAD, rest.w);
        played->who_box = (struct box){rest.x, y, rest.w, h};
        y += h;
    }
    int weather_h = text_px(m, 30);
    played->weather = (struct box){rest.x, y, rest.w, weather_h};
    y += weather_h + px(m, 8);
    struct box line = {rest.x, y, place.x + place.w - side - rest.x, 0};
    y += played->turn != NULL ? place_turn(ruler, played, line) : place_votes(ruler, played, line);
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
    for (int i = 0; i < cards->played_count; i++)
        place.y += place_card(&ruler, &cards->played[i], place) + px(m, GAP);
    page->controls.first = FORM_BACK;
    page_scrolls(app, page, (struct box){0, cards->header, m->w, m->h - cards->header},
                 place.y + px(m, 10) - cards->header);
}

static void draw_star(struct draw *draw, struct box suit)
{
    int star = suit.h * 3 / 5;
    draw_art(draw, "star",
             (struct box){suit.x - star - px(&draw->metrics, 6), suit.y + (suit.h - star) / 2, star,
                          star},
             1);
}

static void draw_turn(struct draw *draw, const struct played *played, int scroll)
{
    const struct card *card = played->card;
    char words[WORDS];
    snprintf(words, sizeof words, _("fit %d of %d"), played->turn->fit, played->turn->best);
    draw_label(draw, words, TYPE_WHY_HEAD, COLOUR_INK, box_moved(played->points, 0, -scroll),
               ALIGN_RIGHT);
    if (played->turn->response != RESPONSE_NONE)
        suit_draw(draw, played->turn->response, box_moved(played->chosen_suit, 0, -scroll));
    draw_text(draw, text_of(card, played->turn->response), TYPE_WHY, COLOUR_INK,
              box_moved(played->chosen, 0, -scroll), ALIGN_LEFT);
    if (!played->has_best)
        return;
    struct box suit = box_moved(played->best_suit, 0, -scroll);
    suit_draw(draw, card_best_response(card), suit);
    draw_star(draw, suit);
    draw_text(draw, text_of(card, card_best_response(card)), TYPE_WHY, COLOUR_INK2,
              box_moved(played->best, 0, -scroll), ALIGN_LEFT);
}

static void draw_votes(struct draw *draw, const struct played *played, bool twice, int scroll)
{
    const struct card *card = played->card;
    char words[WORDS];
    for (int i = 0; i < played->row_count; i++) {
        const struct vote_row *row = &played->rows[i];
        int response = row->response == COUNT_NO_ANSWER ? RESPONSE_NONE : row->response;
        int last = played->last[row->response], first = played->first[row->response];
        struct box suit = box_moved(row->suit, 0, -scroll);
        if (response != RESPONSE_NONE)
            suit_draw(draw, response, suit);
        if (response != RESPONSE_NONE && card_fit(card, response) == card_best_fit(card))
            draw_star(draw, suit);
        draw_text(draw, text_of(card, response), TYPE_WHY, last > 0 ? COLOUR_INK : COLOUR_INK2,
                  box_moved(row->text, 0, -scroll), ALIGN_LEFT);
        const struct votes_bar bar = {.response = row->response,
                                      .voters = played->voters,
                                      .last = last,
                                      .first = twice ? first : 0,
                                      .share = 1};
        votes_draw_bar(draw, &bar, box_moved(row->track, 0, -scroll));
        struct box count = box_moved(row->count, 0, -scroll);
        snprintf(words, sizeof words, "%d", last);
        draw_label(draw, words, TYPE_WHY_HEAD, COLOUR_INK, count, ALIGN_LEFT);
        if (twice && first != last) {
            count.x += draw_paragraph(draw, words, TYPE_WHY_HEAD, 0)->w + px(&draw->metrics, 8);
            snprintf(words, sizeof words, _("was %d"), first);
            draw_label(draw, words, TYPE_NOTE, COLOUR_INK2, count, ALIGN_LEFT);
        }
    }
    if (played->sentence != NULL)
        draw_text(draw, played->sentence, TYPE_WHY, COLOUR_INK2,
                  box_moved(played->sentence_box, 0, -scroll), ALIGN_LEFT);
}

static void draw_played(struct draw *draw, const struct played *played, bool twice, int scroll)
{
    const struct metrics *m = &draw->metrics;
    const struct card *card = played->card;
    char words[WORDS];
    draw_panel(draw, box_moved(played->panel, 0, -scroll), PANEL_REST, 14);
    snprintf(words, sizeof words, "%d", played->round + 1);
    draw_label(draw, words, TYPE_SECTION, COLOUR_INK2, box_moved(played->number, 0, -scroll),
               ALIGN_LEFT);
    draw_text(draw, card->title, TYPE_CARD_TITLE, COLOUR_INK, box_moved(played->title, 0, -scroll),
              ALIGN_LEFT);
    if (played->who != NULL)
        draw_text(draw, played->who, TYPE_WHY_HEAD, COLOUR_AMBER_TEXT,
                  box_moved(played->who_box, 0, -scroll), ALIGN_LEFT);
    struct box weather = box_moved(played->weather, 0, -scroll);
    int icon = weather.h;
    draw_art(draw, weather_art(card->context), (struct box){weather.x, weather.y, icon, icon}, 1);
    draw_label(draw, context_name(card->context), TYPE_LABEL, COLOUR_INK2,
               box_moved(weather, icon + px(m, 10), 0), ALIGN_LEFT);
    if (played->turn != NULL)
        draw_turn(draw, played, scroll);
    else
        draw_votes(draw, played, twice, scroll);
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
    for (int i = 0; i < cards->played_count; i++) {
        struct box panel = box_moved(cards->played[i].panel, 0, -scroll);
        if (boxes_meet(panel, page->scroll.page))
            draw_played(draw, &cards->played[i], cards->figures.twice, scroll);
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
