/* The decks: a list of all that were found, and everything about the one that lies open. */
#include "gui/button.h"
#include "gui/decks_scene.h"
#include "gui/form.h"
#include "gui/scenes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/words.h"

static bool shows_list(const struct decks_state *decks)
{
    return decks->frame.panes || !decks->alone;
}

bool decks_shows_deck(const struct decks_state *decks)
{
    return (decks->frame.panes || decks->alone) && shelf_open_index(decks->shelf) >= 0;
}

/* --- opening a deck -----------------------------------------------------------------------------
 */

/* The deck at a place of the list lies open from now on. */
void decks_open_place(struct app *app, struct decks_state *decks, int place)
{
    struct deck_shelf *shelf = decks->shelf;
    if (place < 0 || place >= shelf->shown_count || place == shelf_open_place(shelf))
        return;
    shelf_open(shelf, shelf->shown[place]);
    decks->place = larger(shelf_open_place(shelf), 0);
    decks->copied = false;
    decks->version = shelf->version;
    app_page(app)->scroll.offset = decks->frame.panes ? 0 : app_page(app)->scroll.offset;
}

/* Where no deck lies open any more, the one that came into its place does. */
static void keep_open(struct decks_state *decks)
{
    struct deck_shelf *shelf = decks->shelf;
    if (shelf_open_index(shelf) >= 0 || shelf->shown_count == 0)
        return;
    int last = shelf->shown_count - 1;
    decks->alone = false;
    shelf_open(shelf, shelf->shown[decks->place < last ? decks->place : last]);
}

static void decks_open(struct app *app, void *state, int argument)
{
    struct decks_state *decks = state;
    struct deck_shelf *shelf = decks->shelf = app_take_shelf(app);
    (void)argument;
    shelf->sort = (enum deck_sort)app->preferences.deck_sort;
    shelf_arrange(shelf);
    int index = shelf_find_name(shelf, app->preferences.decks);
    if (index < 0 && shelf->shown_count > 0)
        index = shelf->shown[0];
    if (index >= 0)
        shelf_open(shelf, index);
    decks->place = larger(shelf_open_place(shelf), 0);
}

static void decks_close(struct app *app, void *state)
{
    struct decks_state *decks = state;
    free(decks->tops);
    app_drop_shelf(app);
}

static void decks_woken(struct app *app, void *state)
{
    struct decks_state *decks = state;
    if (shelf_update(decks->shelf))
        app_touch(app);
}

/* Whether another page lies over this one. */
static bool is_covered(const struct app *app, const struct decks_state *decks)
{
    int i = app->depth - 1;
    while (i > 0 && app->stack[i].scene->overlay && app->stack[i].state != decks)
        i--;
    return app->stack[i].state != decks;
}

/* The shelf is another one than it was: something lies open again, and the focus stays on its deck
 * when the rows change places. */
static void follow_shelf(struct app *app, struct decks_state *decks, struct page *page)
{
    struct deck_shelf *shelf = decks->shelf;
    if (app->added.path[0] != '\0') {
        shelf_show_added(shelf, &app->added);
        app->added = (struct deck_installed){0};
        page->scroll.offset = 0;
        decks->alone = decks->reveal = true;
    }
    /* A page over this one shows the deck that was opened, or that it is gone, and no other. */
    if (decks->version == shelf->version || is_covered(app, decks))
        return;
    keep_open(decks);
    decks->version = shelf->version;
    int place = shelf_open_place(shelf);
    decks->place = larger(place, 0);
    if (page->controls.focus >= DECKS_ROW && place >= 0)
        page->controls.focus = DECKS_ROW + place;
}

/* --- layout -------------------------------------------------------------------------------------
 */

static void layout_list(struct app *app, struct decks_state *decks, struct page *page)
{
    const struct metrics *m = &app->draw.metrics;
    const struct deck_shelf *shelf = decks->shelf;
    const struct decks_frame *frame = &decks->frame;
    struct ruler ruler = draw_ruler(&app->draw);
    int x = page_margin(m), gap = px(m, 12), current = shelf_open_place(shelf);
    int y = frame->panes ? frame->list.y + px(m, 8) : frame->sort.y + frame->sort.h + px(m, 16);
    struct scroll *scroll = frame->panes ? &page->aside : &page->scroll;
    decks->row_w = frame->panes ? frame->list_bar.x - px(m, 10) - x : m->w - x - px(m, 64);
    decks->tops = memory_resize(decks->tops, (size_t)shelf->shown_count + 1, sizeof *decks->tops);
    for (int i = 0; i < shelf->shown_count; i++) {
        struct decks_row row;
        layout_decks_row(&row, &ruler, shelf->decks[shelf->shown[i]].title, decks->row_w);
        decks->tops[i] = y;
        y += row.h + gap;
    }
    decks->tops[shelf->shown_count] = y;
    if (shelf->shown_count == 0)
        y += 4 * type_line_height(m, TYPE_WHY);
    if (frame->panes) {
        scroll_set(scroll, frame->list, y + px(m, 8) - frame->list.y);
        page->aside_bar = frame->list_bar;
    } else {
        page_scrolls(app, page, frame->list, y + px(m, 8) - frame->list.y);
    }
    if (decks->reveal && current >= 0) {
        struct box row = {0, decks->tops[current], 1,
                          decks->tops[current + 1] - decks->tops[current] - gap};
        scroll_to_show(scroll, row, gap);
        decks->reveal = false;
    }
    /* The rows in sight; the one that Tab comes to; and the one that has the focus. */
    struct box seen = box_moved(scroll->page, 0, scroll->offset);
    for (int i = 0; i < shelf->shown_count; i++) {
        struct box box = {x, decks->tops[i], decks->row_w,
                          decks->tops[i + 1] - decks->tops[i] - gap};
        int control = DECKS_ROW + i;
        bool wanted = boxes_meet(seen, box) || i == current || page->controls.focus == control;
        if (wanted && page->controls.count < CONTROLS_MAX / 2)
            controls_add_control(&page->controls,
                                 (struct control){.id = control,
                                                  .box = box,
                                                  .scrolls = !frame->panes,
                                                  .aside = frame->panes,
                                                  .by_keys = i != (current >= 0 ? current : 0)});
    }
}

static void layout_tools(struct decks_state *decks, struct page *page)
{
    const struct decks_frame *frame = &decks->frame;
    if (!box_is_empty(frame->filter))
        controls_add_control(&page->controls, (struct control){.id = DECKS_FILTER,
                                                               .box = frame->filter,
                                                               .scrolls = !frame->panes,
                                                               .types = true});
    controls_add_control(
        &page->controls,
        (struct control){.id = DECKS_SORT, .box = frame->sort, .scrolls = !frame->panes});
}

static void layout_open(struct app *app, struct decks_state *decks, struct page *page)
{
    const struct metrics *m = &app->draw.metrics;
    const struct decks_frame *frame = &decks->frame;
    struct ruler ruler = draw_ruler(&app->draw);
    int x = frame->panes ? frame->details.x + px(m, 24) : page_margin(m);
    struct box place = {x, frame->header + px(m, 20), m->w - x - px(m, 64), 0};
    decks_fill(app, decks);
    layout_deck(&decks->layout, &ruler, &decks->words, place);
    page_scrolls(app, page, frame->details, decks->layout.content + px(m, 20));
    if (!box_is_empty(decks->layout.undo))
        controls_add_scrolling(&page->controls, DECKS_UNDO, decks->layout.undo);
    controls_add_scrolling(&page->controls, DECKS_COPY, decks->layout.copy);
    for (int i = 0; i < decks->words.button_count; i++)
        controls_add_scrolling(&page->controls, decks->buttons[i].control,
                               decks->layout.buttons[i]);
    for (int i = 0; i < decks->words.problem_count; i++)
        if (decks_problem_card(decks, i) != CARD_NONE && page->controls.count < CONTROLS_MAX)
            controls_add_scrolling(&page->controls, DECKS_PROBLEM + i,
                                   decks->layout.problem_rows[i].row);
}

static void decks_layout(struct app *app, void *state, struct page *page)
{
    struct decks_state *decks = state;
    struct deck_shelf *shelf = decks->shelf;
    struct ruler ruler = draw_ruler(&app->draw);
    int header = page_header_layout(app, page);
    int sort_w = 0;
    follow_shelf(app, decks, page);
    for (int i = 0; i < DECK_SORT_COUNT; i++)
        sort_w = larger(sort_w, button_width(app, decks_sort_label((enum deck_sort)i), NULL));
    const struct decks_frame_words words = {.title = _("Decks"),
                                            .hint = decks_hint(),
                                            .fresh_w = button_width(app, _("New deck"), "N"),
                                            .sort_w = sort_w,
                                            .filter = shelf->count > DECKS_FILTER_FROM ||
                                                      shelf->filter[0] != '\0'};
    layout_decks_frame(&decks->frame, &ruler, &words, header);
    if (!box_is_empty(decks->frame.fresh))
        controls_add(&page->controls, DECKS_NEW, decks->frame.fresh);
    if (!decks->frame.panes)
        scroll_set(&page->aside, (struct box){0}, 0);
    else if (!decks_shows_deck(decks))
        scroll_set(&page->scroll, decks->frame.details, 0);
    if (shows_list(decks)) {
        layout_tools(decks, page);
        layout_list(app, decks, page);
    }
    if (decks_shows_deck(decks))
        layout_open(app, decks, page);
    int place = shelf_open_place(shelf);
    page->controls.first = shows_list(decks) && shelf->shown_count > 0
                               ? DECKS_ROW + (place >= 0 ? place : 0)
                               : DECKS_CARDS;
}

static void decks_draw_page(struct app *app, void *state, const struct page *page)
{
    decks_draw(app, state, page);
}

/* --- what happens -------------------------------------------------------------------------------
 */

static void change_sort(struct app *app, struct decks_state *decks)
{
    struct deck_shelf *shelf = decks->shelf;
    struct preferences preferences = app->preferences;
    shelf->sort = (enum deck_sort)((shelf->sort + 1) % DECK_SORT_COUNT);
    preferences.deck_sort = shelf->sort;
    app_set_preferences(app, &preferences);
    shelf_arrange(shelf);
}

static void play(struct app *app, const struct decks_state *decks)
{
    struct preferences preferences = app->preferences;
    const struct shelf_deck *deck = &decks->shelf->decks[shelf_open_index(decks->shelf)];
    snprintf(preferences.decks, sizeof preferences.decks, "%s", deck->name);
    app_set_preferences(app, &preferences);
    app_push(app, &scene_setup, 0);
}

/* The first press opens a deck, the next one its cards. */
void decks_press_row(struct app *app, struct decks_state *decks, int place)
{
    bool open = place == shelf_open_place(decks->shelf);
    decks_open_place(app, decks, place);
    if (!decks->frame.panes) {
        decks->alone = true;
        app_page(app)->scroll.offset = 0;
        app_focus(app, DECKS_CARDS);
    } else {
        app_focus(app, DECKS_ROW + shelf_open_place(decks->shelf));
        if (open && decks->words.charts)
            app_push(app, &scene_deck_cards, 0);
    }
}

static void decks_back(struct app *app, void *state)
{
    struct decks_state *decks = state;
    if (decks->frame.panes || !decks->alone) {
        app_pop(app);
        return;
    }
    decks->alone = false;
    app_focus(app, DECKS_ROW + decks->place);
    app_touch(app);
}

static void undo(struct app *app, struct decks_state *decks)
{
    struct error error;
    if (!shelf_undo(decks->shelf, &error))
        app_tell(app, error.words);
    decks->reveal = true;
}

static void decks_act(struct app *app, void *state, int control)
{
    struct decks_state *decks = state;
    if (control >= DECKS_ROW)
        decks_press_row(app, decks, control - DECKS_ROW);
    else if (control == FORM_BACK)
        decks_back(app, state);
    else if (control == DECKS_SORT)
        change_sort(app, decks);
    else if (control == DECKS_COPY)
        decks->copied = SDL_SetClipboardText(decks->shelf->open_path) == 0;
    else if (control == DECKS_CARDS)
        app_push(app, &scene_deck_cards, 0);
    else if (control == DECKS_PLAY)
        play(app, decks);
    else if (control == DECKS_EDIT)
        app_edit_deck(app, decks->shelf->open_path, NULL);
    else if (control == DECKS_NEW)
        app_edit_deck(app, NULL, NULL);
    else if (control == DECKS_REMOVE)
        app_push(app, &scene_question, QUESTION_REMOVE_DECK);
    else if (control == DECKS_UNDO)
        undo(app, decks);
    else if (control >= DECKS_PROBLEM &&
             decks_problem_card(decks, control - DECKS_PROBLEM) != CARD_NONE)
        app_push(app, &scene_preview, decks_problem_card(decks, control - DECKS_PROBLEM));
}

static void decks_title(struct app *app, void *state, char *title, size_t room)
{
    const struct decks_state *decks = state;
    int index = shelf_open_index(decks->shelf);
    (void)app;
    const char *name = index >= 0 ? decks->shelf->decks[index].title : "";
    if (index >= 0 && decks_shows_deck(decks) && decks->problems_title[0] != '\0')
        snprintf(title, room, _("Decks: %.120s, %s – Even Keel"), name, decks->problems_title);
    else if (index >= 0)
        snprintf(title, room, _("Decks: %s – Even Keel"), name);
    else
        snprintf(title, room, "%s", _("Decks – Even Keel"));
}

const struct scene scene_decks = {
    .name = "decks",
    .state_size = sizeof(struct decks_state),
    .long_page = true,
    .open = decks_open,
    .close = decks_close,
    .title = decks_title,
    .layout = decks_layout,
    .draw = decks_draw_page,
    .act = decks_act,
    .key = decks_key,
    .type = decks_type,
    .back = decks_back,
    .woken = decks_woken,
};
