/* The cards of the deck that lies open: a list to search in. However many there are, only those in
 * sight are laid out. */
#include "gui/button.h"
#include "gui/card_face.h"
#include "gui/deck_shelf.h"
#include "gui/field.h"
#include "gui/field_draw.h"
#include "gui/form.h"
#include "gui/scenes.h"

#include <stdio.h>

#include "base/language.h"
#include "base/words.h"
#include "store/translation.h"

enum cards_control { CARDS_FILTER = 1, CARDS_FAULTY, CARDS_LANGUAGE, CARDS_ROW = 1000 };

enum { WIDTH = 1080, SIDE = 20, GAP = 8, TOP = 20, WORDS = 192, ROWS_LEAST = 3 };

struct deck_cards_state {
    struct deck_shelf *shelf;
    int version; /* of the shelf, as it was seen last */
    int card;    /* that has, or had, the focus */
    bool fixed;  /* the tools stand still over the list */
    struct box filter, faulty, language;
    char faulty_label[WORDS], about[WORDS], widest_number[16];
    int header, row_x, row_w, row_h, first_y, step;
};

static struct card_list *list_of(const struct deck_cards_state *cards)
{
    return &cards->shelf->cards;
}

static void deck_cards_open(struct app *app, void *state, int argument)
{
    struct deck_cards_state *cards = state;
    cards->shelf = app_take_shelf(app);
    cards->version = cards->shelf->version;
    cards->card = argument;
}

static void deck_cards_close(struct app *app, void *state)
{
    struct deck_cards_state *cards = state;
    /* What was searched for is not what another page shows. */
    list_of(cards)->filter[0] = '\0';
    list_of(cards)->faulty_only = false;
    shelf_list_cards(cards->shelf);
    app_drop_shelf(app);
}

static bool on_row(struct app *app)
{
    return app_page(app)->controls.focus >= CARDS_ROW;
}

/* The list has changed: the focus stays on its card, or comes to its neighbour. */
static void follow_card(struct app *app, struct deck_cards_state *cards)
{
    int place = card_list_place(list_of(cards), cards->card);
    app_touch(app);
    /* The focus is that of the page on top, which may be another. */
    if (app->stack[app->depth - 1].state != cards)
        return;
    if (place < 0)
        app_focus(app, CARDS_FILTER);
    else if (on_row(app))
        app_focus(app, CARDS_ROW + place);
}

static void deck_cards_woken(struct app *app, void *state)
{
    struct deck_cards_state *cards = state;
    shelf_update(cards->shelf);
    if (cards->version == cards->shelf->version)
        return;
    cards->version = cards->shelf->version;
    follow_card(app, cards);
}

/* --- layout -------------------------------------------------------------------------------------
 */

static int language_count(const struct deck_cards_state *cards)
{
    const char *languages[2];
    const struct deck_file *file = shelf_file(cards->shelf);
    return file != NULL ? deck_file_languages(file, languages, 2) : 0;
}

/* The field and what stands beside it, in as many lines as they need. Returns their height. */
static int layout_tools(struct app *app, struct deck_cards_state *cards, struct box place)
{
    const struct metrics *m = &app->draw.metrics;
    int h = larger(px(m, 44), text_px(m, 40)), gap = px(m, 12);
    int faulty_w = 0, language_w = 0, rest = place.w;
    cards->faulty = cards->language = (struct box){0};
    if (list_of(cards)->faulty_count > 0) {
        snprintf(cards->faulty_label, sizeof cards->faulty_label,
                 list_of(cards)->faulty_only ? _("All cards") : _("Only with problems (%d)"),
                 list_of(cards)->faulty_count);
        faulty_w = button_width(app, cards->faulty_label, NULL);
        rest -= faulty_w + gap;
    }
    if (language_count(cards) > 1) {
        language_w = button_width(app, language_name(cards->shelf->language), NULL);
        rest -= language_w + gap;
    }
    bool one_line = rest >= text_px(m, 220);
    int field_w = one_line ? rest : place.w, x = place.x, y = place.y;
    if (field_w > text_px(m, 460))
        field_w = text_px(m, 460);
    cards->filter = (struct box){x, y, field_w, h};
    x += one_line ? field_w + gap : 0;
    y += one_line ? 0 : h + gap;
    if (faulty_w > 0) {
        cards->faulty = (struct box){x, y, faulty_w < place.w ? faulty_w : place.w, h};
        x += faulty_w + gap;
    }
    if (language_w > 0 && x + language_w > place.x + place.w) {
        x = place.x;
        y += h + gap;
    }
    if (language_w > 0)
        cards->language = (struct box){x, y, language_w, h};
    return y + h - place.y;
}

static void add_tool(struct page *page, int id, struct box box, bool scrolls, bool types)
{
    if (!box_is_empty(box))
        controls_add_control(
            &page->controls,
            (struct control){.id = id, .box = box, .scrolls = scrolls, .types = types});
}

static struct box row_box(const struct deck_cards_state *cards, int place)
{
    return (struct box){cards->row_x, cards->first_y + place * cards->step, cards->row_w,
                        cards->row_h};
}

static void add_row(struct page *page, const struct deck_cards_state *cards, int place, int current)
{
    controls_add_control(&page->controls, (struct control){.id = CARDS_ROW + place,
                                                           .box = row_box(cards, place),
                                                           .scrolls = true,
                                                           .by_keys = place != current});
}

static void layout_rows(struct deck_cards_state *cards, struct page *page)
{
    const struct card_list *list = list_of(cards);
    int current = card_list_place(list, cards->card);
    int focus = page->controls.focus - CARDS_ROW;
    int first = (page->scroll.page.y + page->scroll.offset - cards->first_y) / cards->step - 1;
    int last = first + page->scroll.page.h / cards->step + 3;
    for (int i = first < 0 ? 0 : first; i <= last && i < list->count; i++)
        if (i != current && page->controls.count < CONTROLS_MAX - 4)
            add_row(page, cards, i, current);
    if (current >= 0)
        add_row(page, cards, current, current);
    if (focus >= 0 && focus < list->count &&
        controls_find(&page->controls, CARDS_ROW + focus) == NULL)
        add_row(page, cards, focus, current);
}

static void fill_about(struct deck_cards_state *cards)
{
    int index = shelf_open_index(cards->shelf), count = list_of(cards)->count;
    const struct shelf_deck *deck = index >= 0 ? &cards->shelf->decks[index] : NULL;
    int all = deck != NULL ? deck->overview.cards : 0;
    cards->about[0] = '\0';
    snprintf(cards->widest_number, sizeof cards->widest_number, "%d", all);
    if (deck == NULL)
        return;
    if (count < all)
        snprintf(cards->about, sizeof cards->about, _("%.100s · %d of %d cards"), deck->title,
                 count, all);
    else if (all > 0)
        snprintf(cards->about, sizeof cards->about,
                 ngettext("%.100s · %d card", "%.100s · %d cards", (unsigned long)all), deck->title,
                 all);
}

static void deck_cards_layout(struct app *app, void *state, struct page *page)
{
    struct deck_cards_state *cards = state;
    const struct metrics *m = &app->draw.metrics;
    int header = page_header_layout(app, page), margin = page_margin(m);
    cards->header = header;
    fill_about(cards);
    int w = m->w - margin - px(m, 64), x = margin;
    if (!m->list && w > px(m, WIDTH)) {
        x += (w - px(m, WIDTH)) / 2;
        w = px(m, WIDTH);
    }
    cards->row_x = x;
    cards->row_w = w;
    cards->row_h = larger(
        type_line_height(m, TYPE_BUTTON) + type_line_height(m, TYPE_WHY) + px(m, 24), px(m, 44));
    cards->step = cards->row_h + px(m, GAP);
    int y = header + px(m, TOP), tools_h = layout_tools(app, cards, (struct box){x, y, w, 0});
    y += tools_h + px(m, 12);
    cards->fixed = m->h - y >= ROWS_LEAST * cards->step;
    add_tool(page, CARDS_FILTER, cards->filter, !cards->fixed, true);
    add_tool(page, CARDS_FAULTY, cards->faulty, !cards->fixed, false);
    add_tool(page, CARDS_LANGUAGE, cards->language, !cards->fixed, false);
    int top = cards->fixed ? y : header;
    cards->first_y = y + px(m, 8);
    page_scrolls(app, page, (struct box){0, top, m->w, m->h - top},
                 cards->first_y + larger(list_of(cards)->count, 1) * cards->step + px(m, 16) - top);
    layout_rows(cards, page);
    int place = card_list_place(list_of(cards), cards->card);
    page->controls.first = place >= 0 ? CARDS_ROW + place : CARDS_FILTER;
}

/* --- drawing ------------------------------------------------------------------------------------
 */

static void draw_row(struct app *app, const struct deck_cards_state *cards, const struct page *page,
                     int place, struct box box)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct card_list *list = list_of(cards);
    int index = list->cards[place], control = CARDS_ROW + place;
    struct card card;
    char number[16];
    translation_card(&card, shelf_file(cards->shelf), index, cards->shelf->language);
    draw_panel(draw, box, page->controls.hover == control ? PANEL_RAISED : PANEL_REST, 10);
    if (page->controls.focus == control)
        draw_focus(draw, box, 10);
    snprintf(number, sizeof number, "%d", index + 1);
    int side = px(m, SIDE), y = box.y + px(m, 12), title_h = type_line_height(m, TYPE_BUTTON);
    int number_w = larger(draw_paragraph(draw, cards->widest_number, TYPE_LABEL, 0)->w,
                          text_px(m, 14));
    draw_label(draw, number, TYPE_LABEL, COLOUR_INK2,
               (struct box){box.x + side, y, number_w, title_h}, ALIGN_LEFT);
    int mark = text_px(m, 14);
    if (list->marks[index] != CARD_FINE)
        draw_art(draw, list->marks[index] == CARD_FAULT ? "mark-bad" : "mark-hint",
                 (struct box){box.x + side, y + title_h + px(m, 3), mark, mark}, 1);
    int icon = text_px(m, 30), right = box.x + box.w - side, middle = box.y + (box.h - icon) / 2;
    draw_art(draw, weather_art(card.context), (struct box){right - icon, middle, icon, icon}, 1);
    if (card.lens != LENS_NONE)
        draw_art(draw, lens_art(card.lens),
                 (struct box){right - 2 * icon - px(m, 14), middle, icon, icon}, 1);
    int x = box.x + side + number_w + px(m, 14), w = right - 2 * icon - px(m, 34) - x;
    if (w < px(m, 20))
        return;
    draw_text_cut(draw, card.title, TYPE_BUTTON, COLOUR_INK, (struct box){x, y, w, 0}, 1);
    draw_text_cut(draw, card.situation, TYPE_WHY, COLOUR_INK2, (struct box){x, y + title_h, w, 0},
                  1);
}

static void draw_tools(struct app *app, const struct deck_cards_state *cards,
                       const struct page *page)
{
    const struct metrics *m = &app->draw.metrics;
    struct box whole = {0, 0, m->w, m->h};
    struct field_look look = {.box = cards->filter,
                              .clip = cards->fixed ? whole : page->scroll.page,
                              .text = list_of(cards)->filter,
                              .placeholder = _("Find a card"),
                              .open = page->controls.focus == CARDS_FILTER};
    if (!cards->fixed)
        look.box.y -= page->scroll.offset;
    canvas_clip(app->draw.canvas, look.clip);
    field_draw(&app->draw, &look);
    const struct button faulty = {.control = CARDS_FAULTY, .label = cards->faulty_label};
    const struct button language = {.control = CARDS_LANGUAGE,
                                    .label = language_name(cards->shelf->language)};
    button_draw(app, page, &faulty);
    button_draw(app, page, &language);
    canvas_unclip(app->draw.canvas);
}

/* Which deck, and how many cards of it are listed: at the right of the header, where it fits. */
static void draw_about(struct draw *draw, const struct deck_cards_state *cards)
{
    const struct metrics *m = &draw->metrics;
    int w = draw_paragraph(draw, cards->about, TYPE_WHY, 0)->w, right = m->w - page_margin(m);
    int left = px(m, 120) + draw_paragraph(draw, _("Cards"), TYPE_PAGE_TITLE, 0)->w;
    if (right - w > left)
        draw_label(draw, cards->about, TYPE_WHY, COLOUR_INK,
                   (struct box){left, 0, right - left, cards->header - px(m, 8)}, ALIGN_RIGHT);
}

static void deck_cards_draw(struct app *app, void *state, const struct page *page)
{
    const struct deck_cards_state *cards = state;
    struct draw *draw = &app->draw;
    const struct card_list *list = list_of(cards);
    const struct metrics *m = &draw->metrics;
    page_header_draw(app, page, _("Cards"));
    draw_about(draw, cards);
    canvas_clip(draw->canvas, page->scroll.page);
    for (int i = 0; i < page->controls.count; i++) {
        const struct control *control = &page->controls.list[i];
        struct box box = box_moved(control->box, 0, -page->scroll.offset);
        if (control->id >= CARDS_ROW && boxes_meet(box_grown(box, px(m, 40)), page->scroll.page))
            draw_row(app, cards, page, control->id - CARDS_ROW, box);
    }
    if (list->count == 0)
        draw_text(draw,
                  shelf_file(cards->shelf) != NULL ? _("No card fits these words.")
                                                   : _("This deck is not there any more."),
                  TYPE_WHY, COLOUR_INK2, box_moved(row_box(cards, 0), 0, -page->scroll.offset),
                  ALIGN_LEFT);
    canvas_unclip(draw->canvas);
    draw_tools(app, cards, page);
    scroll_bar_draw(app, page);
}

/* --- what happens -------------------------------------------------------------------------------
 */

static void list_changed(struct app *app, struct deck_cards_state *cards)
{
    shelf_list_cards(cards->shelf);
    app_page(app)->scroll.offset = 0;
    follow_card(app, cards);
}

static void deck_cards_act(struct app *app, void *state, int control)
{
    struct deck_cards_state *cards = state;
    if (control == FORM_BACK) {
        app_pop(app);
    } else if (control == CARDS_FAULTY) {
        list_of(cards)->faulty_only = !list_of(cards)->faulty_only;
        list_changed(app, cards);
    } else if (control == CARDS_LANGUAGE) {
        shelf_next_language(cards->shelf);
        follow_card(app, cards);
    } else if (control >= CARDS_ROW && control - CARDS_ROW < list_of(cards)->count) {
        cards->card = list_of(cards)->cards[control - CARDS_ROW];
        app_push(app, &scene_preview, cards->card);
    }
}

static void go_to_row(struct app *app, struct deck_cards_state *cards, int place)
{
    const struct card_list *list = list_of(cards);
    if (list->count == 0)
        return;
    place = place < list->count ? larger(place, 0) : list->count - 1;
    cards->card = list->cards[place];
    app_focus(app, CARDS_ROW + place);
    scroll_to_show(&app_page(app)->scroll, row_box(cards, place), px(&app->draw.metrics, 16));
}

static bool list_key(struct app *app, struct deck_cards_state *cards, enum key key)
{
    int place = app_page(app)->controls.focus - CARDS_ROW;
    int rows = larger(app_page(app)->scroll.page.h / cards->step - 1, 1);
    switch (key) {
    case KEY_UP:
        if (place == 0)
            return false; /* to what stands above the list */
        go_to_row(app, cards, place - 1);
        return true;
    case KEY_DOWN:
        go_to_row(app, cards, place + 1);
        return true;
    case KEY_PAGE_UP:
        go_to_row(app, cards, place - rows);
        return true;
    case KEY_PAGE_DOWN:
        go_to_row(app, cards, place + rows);
        return true;
    case KEY_HOME:
        go_to_row(app, cards, 0);
        return true;
    case KEY_END:
        go_to_row(app, cards, list_of(cards)->count - 1);
        return true;
    case KEY_OTHER:
    case KEY_LETTER:
    case KEY_ENTER:
    case KEY_SPACE:
    case KEY_ESCAPE:
    case KEY_BACKSPACE:
    case KEY_DELETE:
    case KEY_LEFT:
    case KEY_RIGHT:
    case KEY_FACILITATOR:
        return false;
    }
    return false;
}

static bool filter_key(struct app *app, struct deck_cards_state *cards, enum key key)
{
    char *filter = list_of(cards)->filter;
    if (key == KEY_BACKSPACE) {
        field_erase(filter);
        list_changed(app, cards);
        return true;
    }
    if (key == KEY_ESCAPE && filter[0] != '\0') {
        filter[0] = '\0';
        list_changed(app, cards);
        return true;
    }
    if (key == KEY_DOWN || key == KEY_ENTER) {
        go_to_row(app, cards, card_list_place(list_of(cards), cards->card));
        return true;
    }
    return field_takes(key);
}

static bool deck_cards_key(struct app *app, void *state, struct key_press press)
{
    struct deck_cards_state *cards = state;
    if (app_has_focus(app, CARDS_FILTER))
        return filter_key(app, cards, press.key);
    if (on_row(app))
        return list_key(app, cards, press.key);
    if (press.key == KEY_DOWN && !app_has_focus(app, FORM_BACK)) {
        go_to_row(app, cards, card_list_place(list_of(cards), cards->card));
        return true;
    }
    return false;
}

static void deck_cards_type(struct app *app, void *state, const char *text)
{
    struct deck_cards_state *cards = state;
    if (!app_has_focus(app, CARDS_FILTER))
        return;
    field_type(list_of(cards)->filter, CARD_FILTER_BYTES, text);
    list_changed(app, cards);
}

static void deck_cards_title(struct app *app, void *state, char *title, size_t room)
{
    const struct deck_cards_state *cards = state;
    (void)app;
    snprintf(title, room, _("Cards: %s – Even Keel"), cards->about);
}

const struct scene scene_deck_cards = {
    .name = "deck-cards",
    .state_size = sizeof(struct deck_cards_state),
    .long_page = true,
    .open = deck_cards_open,
    .close = deck_cards_close,
    .title = deck_cards_title,
    .layout = deck_cards_layout,
    .draw = deck_cards_draw,
    .act = deck_cards_act,
    .key = deck_cards_key,
    .type = deck_cards_type,
    .woken = deck_cards_woken,
};
