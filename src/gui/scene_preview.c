/* A card of the deck that lies open, exactly as it will look at the table: before the choice, and
 * with its key after any choice. It stands in a window of its own, a little lower than the real
 * one, over a bar that leads from card to card. */
#include "gui/button.h"
#include "gui/deck_shelf.h"
#include "gui/scenes.h"
#include "gui/table_scene.h"

#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "base/words.h"
#include "session/preview.h"
#include "store/translation.h"

enum preview_control {
    PREVIEW_BACK = 100,
    PREVIEW_BEFORE,
    PREVIEW_AFTER,
    PREVIEW_KEY,
    PREVIEW_LANGUAGE,
    PREVIEW_EDIT
};

enum { BAR_BUTTONS = 6, GAP = 12, WORDS = 256, PROBLEMS_MAX = 3 };

struct bar_button {
    int control;
    const char *label, *key;
    bool primary;
    int w;
};

struct preview_state {
    struct deck_shelf *shelf;
    int version; /* of the shelf, as it was seen last */
    int card;    /* its index in the deck */
    char id[64]; /* the same card, when the deck has changed */
    int chosen;  /* whose key is shown, or RESPONSE_NONE */
    struct table_state table;
    struct metrics metrics; /* of the table's part of the window */
    struct box bar, number;
    char number_words[WORDS], before[16], after[16];
    struct bar_button buttons[BAR_BUTTONS];
    int button_count;
    int problem_count;
    const struct problem *problems[PROBLEMS_MAX]; /* of this card */
    struct box problem_boxes[PROBLEMS_MAX];
};

/* --- the card -----------------------------------------------------------------------------------
 */

static void find_problems(struct preview_state *state)
{
    const struct problems *problems = shelf_problems(state->shelf);
    state->problem_count = 0;
    for (size_t i = 0; i < problems->count && state->problem_count < PROBLEMS_MAX; i++)
        if (problems->list[i].card != NULL && strcmp(problems->list[i].card, state->id) == 0)
            state->problems[state->problem_count++] = &problems->list[i];
}

/* Shows the card as the deck has it now. */
static void look(struct app *app, struct preview_state *state)
{
    const struct deck_file *file = shelf_file(state->shelf);
    struct card card;
    /* A picture may have been painted anew, and another deck's file may lie where one lay. */
    if (state->version != state->shelf->version)
        card_pictures_clear(app->draw.card_pictures);
    state->version = state->shelf->version;
    state->table = (struct table_state){.lifted = NOTHING_LIFTED, .put_back = NOTHING_LIFTED};
    state->problem_count = 0;
    app_touch(app);
    if (file == NULL || file->deck.card_count == 0) {
        state->card = CARD_NONE;
        return;
    }
    if (state->card < 0 || state->card >= file->deck.card_count)
        state->card = file->deck.card_count - 1;
    translation_card(&card, file, state->card, state->shelf->language);
    snprintf(state->id, sizeof state->id, "%s", card.id);
    if (state->chosen >= card.response_count)
        state->chosen = RESPONSE_NONE;
    struct preview *preview = preview_new(&card);
    preview_view(preview, state->chosen, &state->table.view);
    preview_free(preview);
    if (state->chosen != RESPONSE_NONE)
        explain_ship(state->table.ship_words, &state->table.view);
    find_problems(state);
}

static void preview_open(struct app *app, void *data, int argument)
{
    struct preview_state *state = data;
    state->shelf = app_take_shelf(app);
    state->card = argument;
    state->chosen = RESPONSE_NONE;
    state->version = -1;
    look(app, state);
}

static void preview_close(struct app *app, void *data)
{
    (void)data;
    card_pictures_clear(app->draw.card_pictures);
    app_drop_shelf(app);
}

static void preview_woken(struct app *app, void *data)
{
    struct preview_state *state = data;
    shelf_update(state->shelf);
    if (state->version == state->shelf->version)
        return;
    /* The same card wherever it stands now; where it is gone, what stands in its place. */
    const struct deck_file *file = shelf_file(state->shelf);
    int found = file != NULL ? deck_find(&file->deck, state->id) : CARD_NONE;
    if (found != CARD_NONE)
        state->card = found;
    look(app, state);
}

/* --- the bar ------------------------------------------------------------------------------------
 */

static void add_button(struct app *app, struct preview_state *state, struct bar_button button)
{
    button.w = larger(button_width(app, button.label, button.key), px(&app->draw.metrics, 64));
    state->buttons[state->button_count++] = button;
}

/* Where the card stands among those that are listed. */
static int place_of(const struct preview_state *state)
{
    return card_list_place(&state->shelf->cards, state->card);
}

static void fill_bar(struct app *app, struct preview_state *state)
{
    const char *languages[2];
    const struct deck_file *file = shelf_file(state->shelf);
    const struct card_list *list = &state->shelf->cards;
    int place = place_of(state);
    state->button_count = 0;
    state->number_words[0] = '\0';
    add_button(app, state, (struct bar_button){PREVIEW_BACK, _("Back"), _("Esc"), false, 0});
    if (file == NULL || state->card == CARD_NONE)
        return;
    snprintf(state->number_words, sizeof state->number_words, _("Card %d of %d"), state->card + 1,
             file->deck.card_count);
    if (place > 0) {
        snprintf(state->before, sizeof state->before, "← %d", list->cards[place - 1] + 1);
        add_button(app, state, (struct bar_button){PREVIEW_BEFORE, state->before, NULL, false, 0});
    }
    if (place + 1 < list->count) {
        snprintf(state->after, sizeof state->after, "%d →", list->cards[place + 1] + 1);
        add_button(app, state, (struct bar_button){PREVIEW_AFTER, state->after, NULL, false, 0});
    }
    add_button(
        app, state,
        (struct bar_button){PREVIEW_KEY,
                            state->chosen == RESPONSE_NONE ? _("Show the key") : _("Show the hand"),
                            "K", true, 0});
    add_button(app, state, (struct bar_button){PREVIEW_EDIT, _("Edit"), "E", false, 0});
    if (deck_file_languages(file, languages, 2) > 1)
        add_button(app, state,
                   (struct bar_button){PREVIEW_LANGUAGE, language_name(state->shelf->language), "L",
                                       false, 0});
}

/* Places the buttons from the left in lines that start at y; their height. */
static int place_buttons(struct app *app, struct preview_state *state, struct page *page, int y)
{
    const struct metrics *m = &app->draw.metrics;
    int margin = page_margin(m), gap = px(m, GAP), h = button_height(m), x = margin, top = y;
    int number_w = draw_paragraph(&app->draw, state->number_words, TYPE_WHY_HEAD, 0)->w;
    for (int i = 0; i < state->button_count; i++) {
        int w = state->buttons[i].w < m->w - 2 * margin ? state->buttons[i].w : m->w - 2 * margin;
        if (x > margin && x + w > m->w - margin) {
            x = margin;
            y += h + gap;
        }
        if (page != NULL)
            controls_add(&page->controls, state->buttons[i].control, (struct box){x, y, w, h});
        x += w + gap;
    }
    /* Where there is room after them. */
    state->number = (struct box){0};
    if (x + number_w <= m->w - margin)
        state->number = (struct box){m->w - margin - number_w, y, number_w, h};
    return y + h - top;
}

static int problem_height(struct app *app, const struct problem *problem)
{
    const struct metrics *m = &app->draw.metrics;
    struct ruler ruler = draw_ruler(&app->draw);
    int w = m->w - 2 * page_margin(m) - text_px(m, 14) - px(m, 10);
    return ruler_height(&ruler, problem->words, TYPE_WHY, larger(w, 1));
}

/* The table as it would be in a window of this height: everything in proportion, so that lines end
 * where they end at the table. Large text stays as large as it is wanted; there the page scrolls.
 */
static struct metrics metrics_of_table(const struct app *app, int h)
{
    const struct metrics *whole = &app->draw.metrics;
    int percent = app->preferences.text_percent;
    struct metrics metrics = metrics_for(whole->w, larger(h, 1), percent);
    if (app->preferences.projector)
        metrics = metrics_for_projector(whole->w, larger(h, 1), percent);
    if (whole->list)
        metrics.text *= whole->scale / metrics.scale;
    metrics.list = whole->list;
    return metrics;
}

/* The bar's height follows from what is in it; the table gets the rest of the window. */
static void layout_bar(struct app *app, struct preview_state *state, struct page *page)
{
    const struct metrics *m = &app->draw.metrics;
    int pad = px(m, 12), h = pad, margin = page_margin(m);
    fill_bar(app, state);
    for (int i = 0; i < state->problem_count; i++)
        h += problem_height(app, state->problems[i]) + px(m, 6);
    h += place_buttons(app, state, NULL, 0) + pad;
    state->bar = (struct box){0, larger(m->h - h, 0), m->w, h};
    int y = state->bar.y + pad;
    for (int i = 0; i < state->problem_count; i++) {
        int one = problem_height(app, state->problems[i]);
        state->problem_boxes[i] = (struct box){margin, y, m->w - 2 * margin, one};
        y += one + px(m, 6);
    }
    place_buttons(app, state, page, y);
    state->metrics = metrics_of_table(app, state->bar.y);
}

/* --- layout and drawing -------------------------------------------------------------------------
 */

static void add_control(struct page *page, int id, struct box box, bool scrolls)
{
    if (scrolls)
        controls_add_scrolling(&page->controls, id, box);
    else
        controls_add(&page->controls, id, box);
}

static void layout_hand(struct app *app, struct preview_state *state, struct page *page)
{
    struct table_layout *layout = &state->table.layout;
    struct ruler ruler = draw_ruler(&app->draw);
    const struct table_extras extras = {
        .picture_shape = table_picture_shape(app, &state->table.view)};
    layout_table(layout, &ruler, &state->table.view, &extras);
    layout->keys_y = 0;
    for (int i = 0; i < state->table.view.response_count; i++)
        add_control(page, TABLE_RESPONSE + i, layout->hand[i], layout->list);
    if (layout->list)
        page_scrolls(app, page, layout->page, layout->content);
    else
        scroll_set(&page->scroll, (struct box){0, 0, app->draw.metrics.w, app->draw.metrics.h}, 0);
}

static void layout_key(struct app *app, struct preview_state *state, struct page *page)
{
    struct result_layout *layout = &state->table.result;
    const struct view *view = &state->table.view;
    struct ruler ruler = draw_ruler(&app->draw);
    struct result_words words = {.ship = state->table.ship_words,
                                 .cards_button_w = button_width(app, _("Show the cards"), NULL),
                                 .next_button_w = button_width(app, _("Continue"), _("Enter")),
                                 .button_h = button_height(&app->draw.metrics)};
    for (int i = 0; i < view->response_count; i++)
        words.heads[i] = view->responses[view->order[i]].chosen
                             ? _("Your choice")
                             : explain_verdict(view, view->order[i]);
    layout_result(layout, &ruler, view, &words);
    page_scrolls(app, page, layout->page, layout->content);
}

static void preview_layout(struct app *app, void *data, struct page *page)
{
    struct preview_state *state = data;
    struct metrics whole = app->draw.metrics;
    layout_bar(app, state, page);
    app->draw.metrics = state->metrics;
    if (state->card == CARD_NONE)
        scroll_set(&page->scroll, (struct box){0}, 0);
    else if (state->chosen == RESPONSE_NONE)
        layout_hand(app, state, page);
    else
        layout_key(app, state, page);
    app->draw.metrics = whole;
    page->controls.first = state->card == CARD_NONE ? PREVIEW_BACK : PREVIEW_KEY;
}

static void draw_bar_words(struct app *app, const struct preview_state *state)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    int mark = text_px(m, 14), line = type_line_height(m, TYPE_WHY);
    for (int i = 0; i < state->problem_count; i++) {
        struct box box = state->problem_boxes[i];
        bool error = state->problems[i]->severity == SEVERITY_ERROR;
        draw_art(draw, error ? "mark-bad" : "mark-hint",
                 (struct box){box.x, box.y + (line - mark) / 2, mark, mark}, 1);
        box.x += mark + px(m, 10);
        box.w -= mark + px(m, 10);
        draw_text(draw, state->problems[i]->words, TYPE_WHY, error ? COLOUR_BAD : COLOUR_INK, box,
                  ALIGN_LEFT);
    }
    if (!box_is_empty(state->number))
        draw_label(draw, state->number_words, TYPE_WHY_HEAD, COLOUR_INK, state->number, ALIGN_LEFT);
    if (state->card == CARD_NONE)
        draw_text(draw, _("This card is not there any more."), TYPE_SITUATION, COLOUR_INK,
                  (struct box){page_margin(m), px(m, 40), m->w - 2 * page_margin(m), 0},
                  ALIGN_LEFT);
}

static void preview_draw(struct app *app, void *data, const struct page *page)
{
    struct preview_state *state = data;
    struct draw *draw = &app->draw;
    struct metrics whole = draw->metrics;
    canvas_fill(draw->canvas, (struct box){0, 0, whole.w, whole.h},
                draw_colour(draw, COLOUR_TABLE));
    draw->metrics = state->metrics;
    if (state->card != CARD_NONE && state->chosen == RESPONSE_NONE)
        table_draw_hand(app, &state->table, page);
    else if (state->card != CARD_NONE)
        table_draw_result(app, &state->table, page);
    draw->metrics = whole;
    canvas_fill(draw->canvas, state->bar, draw_colour(draw, COLOUR_TABLE));
    draw_rule(draw, (struct box){0, state->bar.y, state->bar.w, 1}, COLOUR_RULE);
    for (int i = 0; i < state->button_count; i++) {
        const struct button button = {.control = state->buttons[i].control,
                                      .label = state->buttons[i].label,
                                      .key = state->buttons[i].key,
                                      .look = state->buttons[i].primary ? BUTTON_PRIMARY
                                                                        : BUTTON_PLAIN};
        button_draw(app, page, &button);
    }
    draw_bar_words(app, state);
}

/* --- what happens -------------------------------------------------------------------------------
 */

static void go(struct app *app, struct preview_state *state, int place)
{
    const struct card_list *list = &state->shelf->cards;
    const struct deck_file *file = shelf_file(state->shelf);
    place = place < 0 ? 0 : place < list->count ? place : list->count - 1;
    /* The list is that of the deck as it was read last; the deck may be gone since. */
    if (place < 0 || file == NULL || list->cards[place] >= file->deck.card_count ||
        list->cards[place] == state->card)
        return;
    state->card = list->cards[place];
    /* The key of another card begins with its best answer. */
    if (state->chosen != RESPONSE_NONE)
        state->chosen = card_best_response(&file->deck.cards[state->card]);
    app_page(app)->scroll.offset = 0;
    look(app, state);
}

static void show_key(struct app *app, struct preview_state *state, int response)
{
    if (state->card == CARD_NONE)
        return;
    state->chosen = response;
    app_page(app)->scroll.offset = 0;
    look(app, state);
}

static void toggle_key(struct app *app, struct preview_state *state)
{
    if (state->card == CARD_NONE)
        return;
    show_key(app, state,
             state->chosen != RESPONSE_NONE
                 ? RESPONSE_NONE
                 : card_best_response(&shelf_file(state->shelf)->deck.cards[state->card]));
}

static void next_language(struct app *app, struct preview_state *state)
{
    shelf_next_language(state->shelf);
    look(app, state);
}

static void edit(struct app *app, const struct preview_state *state)
{
    const struct deck_file *file = shelf_file(state->shelf);
    if (state->card != CARD_NONE && file != NULL)
        app_edit_deck(app, file->source.path, file->deck.cards[state->card].id);
}

static void preview_act(struct app *app, void *data, int control)
{
    struct preview_state *state = data;
    if (control == PREVIEW_BACK)
        app_pop(app);
    else if (control == PREVIEW_BEFORE)
        go(app, state, place_of(state) - 1);
    else if (control == PREVIEW_AFTER)
        go(app, state, place_of(state) + 1);
    else if (control == PREVIEW_KEY)
        toggle_key(app, state);
    else if (control == PREVIEW_LANGUAGE)
        next_language(app, state);
    else if (control == PREVIEW_EDIT)
        edit(app, state);
    else if (control >= TABLE_RESPONSE && control < TABLE_RESPONSE + RESPONSES_MAX)
        show_key(app, state, control - TABLE_RESPONSE);
}

static bool letter_key(struct app *app, struct preview_state *state, char letter)
{
    const struct deck_file *file = shelf_file(state->shelf);
    int response;
    if (letter == 'K')
        toggle_key(app, state);
    else if (letter == 'L')
        next_language(app, state);
    else if (letter == 'E')
        edit(app, state);
    else if (state->card != CARD_NONE && file != NULL &&
             response_from_letter(&file->deck.cards[state->card], letter, &response) &&
             response != RESPONSE_NONE)
        show_key(app, state, response);
    else
        return false;
    return true;
}

static bool preview_key(struct app *app, void *data, struct key_press press)
{
    struct preview_state *state = data;
    switch (press.key) {
    case KEY_LETTER:
        return letter_key(app, state, press.letter);
    case KEY_LEFT:
        go(app, state, place_of(state) - 1);
        return true;
    case KEY_RIGHT:
        go(app, state, place_of(state) + 1);
        return true;
    case KEY_BACKSPACE:
    case KEY_DELETE:
        if (state->chosen != RESPONSE_NONE)
            show_key(app, state, RESPONSE_NONE);
        return true;
    case KEY_OTHER:
    case KEY_ENTER:
    case KEY_SPACE:
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

static void preview_title(struct app *app, void *data, char *title, size_t room)
{
    const struct preview_state *state = data;
    (void)app;
    if (state->card != CARD_NONE)
        snprintf(title, room,
                 state->chosen == RESPONSE_NONE ? _("Preview of card %d: %s – Even Keel")
                                                : _("Key of card %d: %s – Even Keel"),
                 state->card + 1, state->table.view.title);
    else
        snprintf(title, room, "%s", _("Preview – Even Keel"));
}

const struct scene scene_preview = {
    .name = "preview",
    .state_size = sizeof(struct preview_state),
    .open = preview_open,
    .close = preview_close,
    .title = preview_title,
    .layout = preview_layout,
    .draw = preview_draw,
    .act = preview_act,
    .key = preview_key,
    .woken = preview_woken,
};
