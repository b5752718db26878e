/* What the keyboard and the pointer do in the deck editor: texts are typed, and every command has a
 * key. */
#include "gui/editor_scene.h"

#include <string.h>

#include "base/text.h"
#include "gui/field.h"

enum { PAUSE_IN_TYPING = 1500 }; /* milliseconds, after which another step begins */

/* --- the open field -----------------------------------------------------------------------------
 */

static bool same_place(struct edit_place a, struct edit_place b)
{
    return a.card == b.card && a.response == b.response && a.field == b.field;
}

/* A card that still has the id it was made with gets one of its title. */
static void name_after_title(struct editor_state *state)
{
    struct edit_place place = state->area_place;
    struct deck_edit *edit = &state->editor->edit;
    static const char made[] = "new-card";
    if (place.card == EDIT_DECK || place.card >= edit->document.card_count ||
        place.response != EDIT_CARD || place.field != field_find(&CARD_FIELDS, "title"))
        return;
    const char *title = deck_edit_text(edit, place);
    place.field = field_find(&CARD_FIELDS, "id");
    if (title[0] == '\0' || strncmp(deck_edit_text(edit, place), made, strlen(made)) != 0)
        return;
    char id[64];
    deck_edit_new_id(edit, title, id);
    deck_edit_rest(edit);
    deck_edit_type(edit, place, id);
    deck_edit_rest(edit);
}

void editor_close_area(struct editor_state *state)
{
    if (!state->area_open)
        return;
    deck_edit_rest(&state->editor->edit);
    name_after_title(state);
    state->area_open = false;
    text_area_release(&state->area);
}

void editor_open_area(struct app *app, struct editor_state *state)
{
    int option, row = editor_row_of_control(&state->form, app_page(app)->controls.focus, &option);
    const struct editor_row *field = row >= 0 ? &state->form.rows[row] : NULL;
    if (field == NULL || field->kind != EDITOR_TEXT || option >= 0 ||
        field->place.card != state->editor->card) {
        editor_close_area(state);
        return;
    }
    const char *text = deck_edit_text(&state->editor->edit, field->place);
    if (state->area_open && same_place(state->area_place, field->place)) {
        /* Taken back, or read again: the document has the last word. */
        size_t count;
        const char *own = text_buffer_text(&state->area.buffer);
        const char *trimmed = text_trim(own, strlen(own), &count);
        if (strlen(text) != count || strncmp(text, trimmed, count) != 0)
            text_buffer_set(&state->area.buffer, text);
        return;
    }
    editor_close_area(state);
    text_area_open(&state->area, text, field->one_line);
    state->area_place = field->place;
    state->area_open = true;
}

/* --- typing -------------------------------------------------------------------------------------
 */

static struct box area_box(struct app *app, const struct editor_state *state)
{
    int row = editor_row_of(&state->form, state->area_place);
    return box_moved(state->form.rows[row].box, 0, -app_page(app)->scroll.offset);
}

/* What came of a key or of what it typed. */
static void use_area(struct app *app, struct editor_state *state, enum text_area_use use)
{
    struct deck_edit *edit = &state->editor->edit;
    state->follow = true;
    if (use == AREA_CHANGED) {
        if (app->now > state->typed_at + PAUSE_IN_TYPING)
            deck_edit_rest(edit);
        state->typed_at = app->now;
        if (deck_edit_type(edit, state->area_place, text_buffer_text(&state->area.buffer)))
            editor_follow(app, state);
    } else if (use == AREA_MOVED) {
        deck_edit_rest(edit);
    }
    app_touch(app);
}

void editor_type(struct app *app, void *data, const char *text)
{
    struct editor_state *state = data;
    if (app_has_focus(app, EDITOR_FILTER)) {
        field_type(state->filter, EDITOR_FILTER_BYTES, text);
        app_page(app)->aside.offset = 0;
    } else if (state->area_open) {
        use_area(app, state, text_area_type(&state->area, text));
    }
    app_touch(app);
}

void editor_compose(struct app *app, void *data, const char *text)
{
    struct editor_state *state = data;
    if (!state->area_open)
        return;
    size_t room = sizeof state->area.composition;
    strncpy(state->area.composition, text, room - 1);
    state->area.composition[room - 1] = '\0';
    text_cut(state->area.composition, room - 1);
    app_touch(app);
}

bool editor_press(struct app *app, void *data, enum press press, int control, struct point point,
                  int clicks)
{
    struct editor_state *state = data;
    int option, row = editor_row_of_control(&state->form, control, &option);
    if (row < 0 || option >= 0 || state->form.rows[row].kind != EDITOR_TEXT)
        return false;
    if (press == PRESS_DOWN) {
        app_focus(app, control);
        editor_open_area(app, state);
        deck_edit_rest(&state->editor->edit);
        text_area_press(&state->area, &app->draw, area_box(app, state), point, clicks,
                        (SDL_GetModState() & KMOD_SHIFT) != 0);
    } else if (press == PRESS_MOVE && state->area_open) {
        text_area_drag(&state->area, &app->draw, area_box(app, state), point);
        state->follow = true;
    }
    app_touch(app);
    return true;
}

/* --- keys ---------------------------------------------------------------------------------------
 */

static bool area_key(struct app *app, struct editor_state *state, struct key_press press)
{
    enum text_area_use use = text_area_key(&state->area, &app->draw, area_box(app, state), press);
    if (use != AREA_NOT_MINE) {
        use_area(app, state, use);
        return true;
    }
    if (press.control)
        return false;
    if (press.key == KEY_ENTER) {
        controls_step(&app_page(app)->controls, 1);
        app_show_focus(app);
        return true;
    }
    /* Out of the field first, then out of the page. */
    if (press.key == KEY_ESCAPE && state->frame.mode != EDITOR_STACKED) {
        int place = editor_place_in_list(state, state->editor->card);
        editor_close_area(state);
        app_focus(app, place >= 0 ? EDITOR_LIST + place : EDITOR_ADD);
        app_show_focus(app);
        return true;
    }
    return false;
}

static bool filter_key(struct app *app, struct editor_state *state, enum key key)
{
    if (key == KEY_BACKSPACE) {
        field_erase(state->filter);
        return true;
    }
    if (key == KEY_ESCAPE && state->filter[0] != '\0') {
        state->filter[0] = '\0';
        return true;
    }
    if (key == KEY_DOWN || key == KEY_ENTER) {
        editor_fill_list(state);
        if (state->shown_count > 0 && editor_place_in_list(state, state->editor->card) < 1)
            editor_show_card(app, state, state->shown[0]);
        app_focus(app, EDITOR_LIST + larger(editor_place_in_list(state, state->editor->card), 0));
        app_show_focus(app);
        return true;
    }
    return field_takes(key);
}

static void go_to_place(struct app *app, struct editor_state *state, int place)
{
    struct page *page = app_page(app);
    const struct metrics *m = &app->draw.metrics;
    place = place < 0 ? 0 : place > state->shown_count ? state->shown_count : place;
    if (state->frame.mode != EDITOR_STACKED)
        editor_show_card(app, state, editor_card_at(state, place));
    app_focus(app, EDITOR_LIST + place);
    scroll_to_show(&page->aside, layout_editor_row(&state->frame, m, place), px(m, 8));
    app_touch(app);
}

static bool list_key(struct app *app, struct editor_state *state, struct key_press press)
{
    int place = app_page(app)->controls.focus - EDITOR_LIST;
    int page = app_page(app)->aside.page.h / layout_editor_row_height(&app->draw.metrics) - 1;
    struct edit_place card = {editor_card_at(state, place), EDIT_CARD, NULL};
    switch (press.key) {
    case KEY_UP:
        if (place == 0)
            return false;
        go_to_place(app, state, place - 1);
        return true;
    case KEY_DOWN:
        if (place == state->shown_count)
            return false;
        go_to_place(app, state, place + 1);
        return true;
    case KEY_PAGE_UP:
        go_to_place(app, state, place - page);
        return true;
    case KEY_PAGE_DOWN:
        go_to_place(app, state, place + page);
        return true;
    case KEY_HOME:
        go_to_place(app, state, 0);
        return true;
    case KEY_END:
        go_to_place(app, state, state->shown_count);
        return true;
    case KEY_ENTER:
    case KEY_RIGHT:
        card.field = field_find(deck_edit_table(card), "title");
        editor_go(app, state, card);
        return true;
    case KEY_DELETE:
        editor_tool(app, state, card, TOOL_REMOVE);
        app_focus(app, EDITOR_LIST + larger(editor_place_in_list(state, state->editor->card), 0));
        return true;
    case KEY_OTHER:
    case KEY_LETTER:
    case KEY_SPACE:
    case KEY_ESCAPE:
    case KEY_BACKSPACE:
    case KEY_LEFT:
    case KEY_FACILITATOR:
        return false;
    }
    return false;
}

bool editor_key(struct app *app, void *data, struct key_press press)
{
    struct editor_state *state = data;
    if (app_has_focus(app, EDITOR_FILTER))
        return filter_key(app, state, press.key);
    if (app_page(app)->controls.focus >= EDITOR_LIST)
        return list_key(app, state, press);
    return state->area_open && area_key(app, state, press);
}

/* --- keys with Ctrl -----------------------------------------------------------------------------
 */

/* The card or response that has the focus. */
static struct edit_place focus_place(struct app *app, const struct editor_state *state)
{
    int option, focus = app_page(app)->controls.focus;
    int row = editor_row_of_control(&state->form, focus, &option);
    return row >= 0 ? state->form.rows[row].place
                    : (struct edit_place){state->editor->card, EDIT_CARD, NULL};
}

static void go_to_next_problem(struct app *app, struct editor_state *state)
{
    struct edit_place place = focus_place(app, state);
    if (editor_next_problem(state->editor, place, &place))
        editor_go(app, state, place);
}

static bool letter_shortcut(struct app *app, struct editor_state *state, struct key_press press)
{
    switch (press.letter) {
    case 'S':
        editor_act(app, state, press.shift ? EDITOR_SAVE_AS : EDITOR_SAVE);
        return true;
    case 'Z':
        editor_undo(app, state, press.shift);
        return true;
    case 'Y':
        editor_undo(app, state, true);
        return true;
    case 'N':
        editor_add_card(app, state);
        return true;
    case 'D':
        editor_tool(app, state, focus_place(app, state), TOOL_COPY);
        return true;
    case 'F':
        if (state->frame.mode == EDITOR_STACKED)
            state->view = VIEW_LIST;
        app_focus(app, EDITOR_FILTER);
        app_touch(app);
        return true;
    case 'J':
        go_to_next_problem(app, state);
        return true;
    default:
        return false;
    }
}

bool editor_shortcut(struct app *app, void *data, struct key_press press)
{
    struct editor_state *state = data;
    bool up = press.key == KEY_UP || press.key == KEY_PAGE_UP;
    if (press.key == KEY_LETTER && letter_shortcut(app, state, press))
        return true;
    if (press.shift && (press.key == KEY_UP || press.key == KEY_DOWN)) {
        editor_tool(app, state, focus_place(app, state), up ? TOOL_UP : TOOL_DOWN);
        return true;
    }
    if (press.key == KEY_PAGE_UP || press.key == KEY_PAGE_DOWN) {
        int place = editor_place_in_list(state, state->editor->card) + (up ? -1 : 1);
        if (place >= 0 && place <= state->shown_count)
            go_to_place(app, state, place);
        return true;
    }
    return state->area_open && area_key(app, state, press);
}
