/* What happens in the deck editor when something is pressed. */
#include "gui/editor_scene.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "gui/form.h"
#include "gui/scenes.h"

void editor_follow(struct app *app, struct editor_state *state)
{
    int last = state->editor->edit.document.card_count - 1;
    if (state->editor->card > last)
        state->editor->card = last;
    state->editor->note[0] = '\0';
    editor_touch(state->editor, app->now);
    /* Without a window time stands still. */
    editor_check(state->editor, app->headless ? state->editor->due : app->now, false);
    app_touch(app);
}

void editor_go(struct app *app, struct editor_state *state, struct edit_place place)
{
    struct page *page = app_page(app);
    if (place.card != state->editor->card)
        page->scroll.offset = 0;
    editor_close_area(state);
    editor_show(state->editor, place.card);
    if (state->frame.mode != EDITOR_WIDE)
        state->view = VIEW_FORM;
    if (place.card != EDIT_DECK && editor_place_in_list(state, place.card) < 0)
        state->filter[0] = '\0';
    editor_fill_form(app, state,
                     layout_editor_field_width(&app->draw.metrics, state->frame.form_w));
    int row = editor_row_of(&state->form, place);
    if (row >= 0) {
        int first_option = state->form.rows[row].kind == EDITOR_CHOICE ? 1 : 0;
        app_focus(app, editor_control(&state->form.rows[row]) + first_option);
        app_show_focus(app);
    }
    state->follow = true;
    app_touch(app);
}

void editor_undo(struct app *app, struct editor_state *state, bool redo)
{
    struct edit_place place;
    if (!(redo ? deck_edit_redo(&state->editor->edit, &place)
               : deck_edit_undo(&state->editor->edit, &place)))
        return;
    editor_follow(app, state);
    editor_fill_list(state);
    editor_go(app, state, place);
}

void editor_add_card(struct app *app, struct editor_state *state)
{
    struct edit_place title = {state->editor->card + 1, EDIT_CARD,
                               field_find(&CARD_FIELDS, "title")};
    editor_close_area(state);
    deck_edit_add_card(&state->editor->edit, title.card);
    editor_follow(app, state);
    editor_fill_list(state);
    editor_go(app, state, title);
}

static bool use_tool(struct editor_state *state, struct edit_place *place, enum editor_tool tool)
{
    struct deck_edit *edit = &state->editor->edit;
    int card = place->card, response = place->response;
    bool of_card = response == EDIT_CARD;
    int step = tool == TOOL_UP ? -1 : 1;
    switch (tool) {
    case TOOL_COPY:
        *(of_card ? &place->card : &place->response) += 1;
        return of_card ? deck_edit_copy_card(edit, card)
                       : deck_edit_copy_response(edit, card, response);
    case TOOL_UP:
    case TOOL_DOWN:
        *(of_card ? &place->card : &place->response) += step;
        return of_card ? deck_edit_move_card(edit, card, card + step)
                       : deck_edit_move_response(edit, card, response, response + step);
    case TOOL_REMOVE:
        return of_card ? deck_edit_remove_card(edit, card)
                       : deck_edit_remove_response(edit, card, response);
    }
    return false;
}

void editor_tool(struct app *app, struct editor_state *state, struct edit_place place,
                 enum editor_tool tool)
{
    editor_close_area(state);
    if (place.card == EDIT_DECK || !use_tool(state, &place, tool))
        return;
    editor_follow(app, state);
    editor_fill_list(state);
    if (tool == TOOL_REMOVE)
        snprintf(state->editor->note, sizeof state->editor->note, "%s",
                 place.response == EDIT_CARD
                     ? _("The card is removed. Ctrl+Z brings it back.")
                     : _("The response is removed. Ctrl+Z brings it back."));
    const struct deck_document *document = &state->editor->edit.document;
    if (place.card >= document->card_count)
        place.card = document->card_count - 1;
    if (place.card != EDIT_DECK && place.response >= raw_card_kept(&document->cards[place.card]))
        place.response = raw_card_kept(&document->cards[place.card]) - 1;
    editor_go(app, state, place);
}

/* --- saving and leaving -------------------------------------------------------------------------
 */

static bool show_stack_back(struct editor_state *state)
{
    bool stacked = state->frame.mode == EDITOR_STACKED && state->view != VIEW_LIST;
    bool preview = state->frame.mode == EDITOR_PANES && state->view == VIEW_PREVIEW;
    if (stacked || preview)
        state->view = preview || state->view == VIEW_PREVIEW ? VIEW_FORM : VIEW_LIST;
    return stacked || preview;
}

void editor_back(struct app *app, void *data)
{
    struct editor_state *state = data;
    editor_close_area(state);
    if (show_stack_back(state)) {
        int place = editor_place_in_list(state, state->editor->card);
        app_focus(app, state->view == VIEW_LIST ? EDITOR_LIST + larger(place, 0) : EDITOR_ROW);
    } else if (deck_edit_changed(&state->editor->edit)) {
        app_push(app, &scene_editor_question, EDITOR_ASKS_LEAVE);
    } else {
        app_pop(app);
    }
    app_touch(app);
}

bool editor_may_close(struct app *app, void *data)
{
    struct editor_state *state = data;
    /* The page still shows the field's own text. */
    editor_close_area(state);
    app_touch(app);
    if (!deck_edit_changed(&state->editor->edit))
        return true;
    app_push(app, &scene_editor_question, EDITOR_ASKS_CLOSE);
    return false;
}

/* --- pressed ------------------------------------------------------------------------------------
 */

static void choose(struct app *app, struct editor_state *state, struct editor_row *row, int option)
{
    struct deck_edit *edit = &state->editor->edit;
    const struct editor_option *chosen = &row->options[option];
    /* What need not be there goes when it is chosen once more. */
    bool takes_back = chosen->chosen && !row->place.field->required && chosen->art != NULL;
    deck_edit_rest(edit);
    deck_edit_type(edit, row->place, takes_back ? "" : chosen->value);
    deck_edit_rest(edit);
    /* What a text may be is a list that is over now. */
    if (row->kind == EDITOR_TEXT)
        app_focus(app, editor_control(row));
    editor_follow(app, state);
}

static void press_row(struct app *app, struct editor_state *state, int index, int option)
{
    struct editor_row *row = &state->form.rows[index];
    if (option < 0 || option >= row->option_count || row->options[option].disabled)
        return;
    if (row->kind == EDITOR_HEAD && row->option_count == TOOL_COUNT) {
        editor_tool(app, state, row->place, (enum editor_tool)option);
    } else if (row->kind == EDITOR_HEAD) {
        struct edit_place place = row->place;
        editor_close_area(state);
        place.response = raw_card_kept(&state->editor->edit.document.cards[place.card]);
        deck_edit_add_response(&state->editor->edit, place.card);
        editor_follow(app, state);
        place.field = field_find(&RESPONSE_FIELDS, "text");
        editor_go(app, state, place);
    } else {
        choose(app, state, row, option);
        if (row->kind == EDITOR_TEXT)
            editor_go(app, state, row->place);
    }
}

static void press_list(struct app *app, struct editor_state *state, int place)
{
    editor_show_card(app, state, editor_card_at(state, place));
    if (state->frame.mode != EDITOR_STACKED)
        return;
    state->view = VIEW_FORM;
    app_focus(app, EDITOR_ROW);
}

void editor_show_card(struct app *app, struct editor_state *state, int card)
{
    editor_close_area(state);
    if (card != state->editor->card)
        app_page(app)->scroll.offset = 0;
    editor_show(state->editor, card);
    if (state->frame.mode == EDITOR_PANES && state->view == VIEW_LIST)
        state->view = VIEW_FORM;
    state->editor->note[0] = '\0';
    app_touch(app);
}

static void press_header(struct app *app, struct editor_state *state, int control)
{
    switch (control) {
    case EDITOR_UNDO:
    case EDITOR_REDO:
        editor_undo(app, state, control == EDITOR_REDO);
        break;
    case EDITOR_SHOW_PREVIEW:
        editor_close_area(state);
        state->view = state->view == VIEW_PREVIEW ? VIEW_FORM : VIEW_PREVIEW;
        app_page(app)->scroll.offset = 0;
        break;
    case EDITOR_SAVE_AS:
        editor_close_area(state);
        app_push(app, &scene_editor_name, 0);
        break;
    case EDITOR_SAVE:
        editor_close_area(state);
        editor_save(app, false);
        break;
    case EDITOR_ADD:
        editor_add_card(app, state);
        break;
    default:
        break;
    }
}

void editor_act(struct app *app, void *data, int control)
{
    struct editor_state *state = data;
    int option, row = editor_row_of_control(&state->form, control, &option);
    if (control == FORM_BACK)
        editor_back(app, state);
    else if (control >= EDITOR_LIST)
        press_list(app, state, control - EDITOR_LIST);
    else if (row >= 0)
        press_row(app, state, row, option);
    else
        press_header(app, state, control);
    app_touch(app);
}
