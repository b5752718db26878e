/* What keys do on the page of decks: along the list, into the open deck and back, and in the field
 * that filters the list. */
#include "gui/decks_scene.h"
#include "gui/field.h"

static bool on_row(struct app *app)
{
    return app_page(app)->controls.focus >= DECKS_ROW;
}

/* The focus goes along the list, and the decks open as it comes to them. Opening one may move it in
 * the order, where it is by problems. */
static void go_to_row(struct app *app, struct decks_state *decks, int place)
{
    struct page *page = app_page(app);
    int last = decks->shelf->shown_count - 1, gap = px(&app->draw.metrics, 12);
    place = place < 0 ? 0 : place > last ? last : place;
    if (last < 0)
        return;
    decks_open_place(app, decks, place);
    place = decks->place;
    app_focus(app, DECKS_ROW + place);
    struct box box = {0, decks->tops[place], 1, decks->tops[place + 1] - decks->tops[place] - gap};
    scroll_to_show(decks->frame.panes ? &page->aside : &page->scroll, box, gap);
}

/* How many rows a page of the list has, about. */
static int rows_a_page(const struct decks_state *decks, const struct page *page)
{
    int count = decks->shelf->shown_count;
    int h = decks->frame.panes ? page->aside.page.h : page->scroll.page.h;
    int all = decks->tops[count] - decks->tops[0];
    return all > 0 ? larger(h * count / all - 1, 1) : 1;
}

static bool list_key(struct app *app, struct decks_state *decks, enum key key)
{
    const struct page *page = app_page(app);
    int place = page->controls.focus - DECKS_ROW;
    switch (key) {
    case KEY_UP:
        if (place == 0)
            return false;
        go_to_row(app, decks, place - 1);
        return true;
    case KEY_DOWN:
        go_to_row(app, decks, place + 1);
        return true;
    case KEY_PAGE_UP:
        go_to_row(app, decks, place - rows_a_page(decks, page));
        return true;
    case KEY_PAGE_DOWN:
        go_to_row(app, decks, place + rows_a_page(decks, page));
        return true;
    case KEY_HOME:
        go_to_row(app, decks, 0);
        return true;
    case KEY_END:
        go_to_row(app, decks, decks->shelf->shown_count - 1);
        return true;
    case KEY_RIGHT:
        if (!decks->frame.panes)
            decks_press_row(app, decks, place);
        else if (decks_shows_deck(decks))
            app_focus(app, decks->words.button_count > 0 ? decks->buttons[0].control : DECKS_COPY);
        return true;
    case KEY_OTHER:
    case KEY_LETTER:
    case KEY_ENTER:
    case KEY_SPACE:
    case KEY_ESCAPE:
    case KEY_BACKSPACE:
    case KEY_DELETE:
    case KEY_LEFT:
    case KEY_FACILITATOR:
        return false;
    }
    return false;
}

static void filter_changed(struct app *app, struct decks_state *decks)
{
    shelf_arrange(decks->shelf);
    app_page(app)->aside.offset = 0;
    app_touch(app);
}

static bool filter_key(struct app *app, struct decks_state *decks, enum key key)
{
    char *filter = decks->shelf->filter;
    if (key == KEY_BACKSPACE) {
        field_erase(filter);
        filter_changed(app, decks);
        return true;
    }
    if (key == KEY_ESCAPE && filter[0] != '\0') {
        filter[0] = '\0';
        filter_changed(app, decks);
        return true;
    }
    if ((key == KEY_DOWN || key == KEY_ENTER) && decks->shelf->shown_count > 0) {
        int place = shelf_open_place(decks->shelf);
        go_to_row(app, decks, place >= 0 ? place : 0);
        return true;
    }
    return field_takes(key);
}

/* Within the deck's page, or from it to its row in the list. */
static bool go_left(struct app *app, struct decks_state *decks)
{
    struct controls *controls = &app_page(app)->controls;
    const struct control *from = controls_find(controls, controls->focus);
    int place = shelf_open_place(decks->shelf);
    if (from == NULL || !from->scrolls || place < 0)
        return false;
    controls_move(controls, TOWARDS_LEFT);
    const struct control *to = controls_find(controls, controls->focus);
    if (to == from || !to->scrolls)
        go_to_row(app, decks, place);
    else
        scroll_to_show(&app_page(app)->scroll, to->box, px(&app->draw.metrics, 16));
    return true;
}

static bool letter_key(struct app *app, struct decks_state *decks, char letter)
{
    if (letter == 'N')
        app_edit_deck(app, NULL, NULL);
    else if (letter == 'E' && decks_shows_deck(decks) && shelf_file(decks->shelf) != NULL)
        app_edit_deck(app, decks->shelf->open_path, NULL);
    else
        return false;
    return true;
}

bool decks_key(struct app *app, void *state, struct key_press press)
{
    struct decks_state *decks = state;
    if (app_has_focus(app, DECKS_FILTER))
        return filter_key(app, decks, press.key);
    if (press.key == KEY_LETTER)
        return letter_key(app, decks, press.letter);
    if (on_row(app))
        return list_key(app, decks, press.key);
    return press.key == KEY_LEFT && decks->frame.panes && go_left(app, decks);
}

void decks_type(struct app *app, void *state, const char *text)
{
    struct decks_state *decks = state;
    if (!app_has_focus(app, DECKS_FILTER))
        return;
    field_type(decks->shelf->filter, SHELF_FILTER_BYTES, text);
    filter_changed(app, decks);
}
