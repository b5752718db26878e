/* The deck editor: cards to the left, the form of the one that lies open, and how players will see
 * it. Every change is in the document at once, and can be taken back. */
#include "gui/editor_scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "gui/form.h"
#include "gui/scenes.h"

static bool shows_list(const struct editor_state *state)
{
    return state->frame.mode != EDITOR_STACKED || state->view == VIEW_LIST;
}

static bool shows_form(const struct editor_state *state)
{
    return state->frame.mode == EDITOR_WIDE || state->view == VIEW_FORM ||
           (state->frame.mode == EDITOR_PANES && state->view == VIEW_LIST);
}

static void editor_open_scene(struct app *app, void *data, int argument)
{
    struct editor_state *state = data;
    (void)argument;
    state->editor = app->editor;
    state->view = VIEW_LIST;
    editor_touch(state->editor, app->now);
    editor_check(state->editor, app->now, app->headless);
}

static void editor_close(struct app *app, void *data)
{
    struct editor_state *state = data;
    text_area_release(&state->area);
    free(state->shown);
    /* The page of decks, where it is below, opens what was written. */
    if (app->editor->home.path != NULL)
        app_show_deck(app, app->editor->home.path);
    editor_free(app->editor);
    app->editor = NULL;
}

/* --- layout -------------------------------------------------------------------------------------
 */

static void layout_header(struct editor_state *state, struct page *page)
{
    const struct deck_edit *edit = &state->editor->edit;
    const bool disabled[EDITOR_BUTTONS_MAX] = {!deck_edit_can_undo(edit), !deck_edit_can_redo(edit),
                                               false, false, false};
    for (int i = 0; i < EDITOR_BUTTONS_MAX; i++) {
        struct box box = state->frame.buttons[i];
        if (box_is_empty(box))
            continue;
        controls_add_control(
            &page->controls,
            (struct control){.id = EDITOR_UNDO + i, .box = box, .disabled = disabled[i]});
    }
}

static void layout_list(struct app *app, struct editor_state *state, struct page *page)
{
    const struct metrics *m = &app->draw.metrics;
    const struct editor_frame *frame = &state->frame;
    int row_h = layout_editor_row_height(m), count = state->shown_count + 1;
    int current = editor_place_in_list(state, state->editor->card);
    controls_add_control(
        &page->controls,
        (struct control){.id = EDITOR_FILTER, .box = frame->filter, .types = true});
    scroll_set(&page->aside, frame->list, count * row_h + 2 * px(m, 8));
    page->aside_bar = frame->list_bar;
    if (current >= 0 && current != state->place_in_sight)
        scroll_to_show(&page->aside, layout_editor_row(frame, m, current), px(m, 8));
    state->place_in_sight = current;
    int first = page->aside.offset / row_h, last = (page->aside.offset + frame->list.h) / row_h;
    for (int i = 0; i < count; i++) {
        /* The rows in sight, the one that Tab comes to, and the one that has the focus. */
        if ((i < first || i > last) && i != current && page->controls.focus != EDITOR_LIST + i)
            continue;
        struct box box = layout_editor_row(frame, m, i);
        controls_add_control(&page->controls, (struct control){.id = EDITOR_LIST + i,
                                                               .box = box,
                                                               .aside = true,
                                                               .by_keys = i != larger(current, 0)});
    }
    controls_add(&page->controls, EDITOR_ADD, frame->add);
}

/* What a text may be lies below it: the arrows reach that, and Tab goes to the next field. */
static void add_row_controls(const struct editor_row *row, struct page *page)
{
    int control = editor_control(row);
    if (row->kind == EDITOR_TEXT)
        controls_add_field(&page->controls, control, row->box);
    for (int i = 0; i < row->option_count; i++)
        controls_add_control(&page->controls,
                             (struct control){.id = control + 1 + i,
                                              .box = row->option_boxes[i],
                                              .scrolls = true,
                                              .by_keys = row->kind == EDITOR_TEXT,
                                              .disabled = row->options[i].disabled});
}

static void layout_form(struct app *app, struct editor_state *state, struct page *page)
{
    const struct metrics *m = &app->draw.metrics;
    const struct editor_frame *frame = &state->frame;
    struct ruler ruler = draw_ruler(&app->draw);
    editor_open_area(app, state);
    editor_fill_form(app, state, layout_editor_field_width(m, frame->form_w));
    layout_editor_form(&state->form, &ruler, frame, frame->form.y + px(m, 16));
    scroll_set(&page->scroll, frame->form, state->form.content + px(m, 60) - frame->form.y);
    page->scroll_bar = frame->form_bar;
    for (int i = 0; i < state->form.row_count; i++)
        add_row_controls(&state->form.rows[i], page);
    if (!state->follow || !state->area_open)
        return;
    state->follow = false;
    int row = editor_row_of(&state->form, state->area_place);
    struct box caret = text_area_caret(&state->area, &app->draw, state->form.rows[row].box);
    scroll_to_show(&page->scroll, caret, px(m, 40));
}

/* Of a preview that is too high, the response that is written is in sight. */
static void follow_preview(struct editor_state *state)
{
    const struct box place = state->frame.preview;
    int over = state->preview.content - place.h, response = state->area_place.response;
    state->preview_offset = 0;
    if (over <= 0 || !state->area_open || response < 0 || response >= state->preview.response_count)
        return;
    const struct box row = state->preview.responses[response].row;
    int middle = row.y + row.h / 2 - place.y - place.h / 2;
    state->preview_offset = middle < 0 ? 0 : middle < over ? middle : over;
}

static void layout_preview(struct app *app, struct editor_state *state, struct page *page)
{
    const struct metrics *m = &app->draw.metrics;
    struct box place = state->frame.preview;
    bool wide = state->frame.mode == EDITOR_WIDE;
    if (!wide)
        place = (struct box){state->frame.form_x, place.y, state->frame.form_w, place.h};
    place.y += px(m, 16);
    int content = editor_layout_preview(app, state, place);
    if (wide) {
        follow_preview(state);
        return;
    }
    scroll_set(&page->scroll, state->frame.form, content + px(m, 32));
    page->scroll_bar = state->frame.form_bar;
    state->preview_offset = page->scroll.offset;
}

static void editor_layout(struct app *app, void *data, struct page *page)
{
    struct editor_state *state = data;
    const struct metrics *m = &app->draw.metrics;
    const char *const labels[EDITOR_BUTTONS_MAX] = {_("Undo"), _("Redo"), _("Preview"),
                                                    _("Save as…"), _("Save")};
    struct ruler ruler = draw_ruler(&app->draw);
    struct editor_frame_words words = {.button_count = EDITOR_BUTTONS_MAX,
                                       .button_h = layout_editor_option_height(m)};
    int header = page_header_layout(app, page);
    for (int i = 0; i < EDITOR_BUTTONS_MAX; i++)
        words.button_w[i] = layout_editor_option_width(&ruler,
                                                       &(struct editor_option){.label = labels[i]});
    if (layout_editor_mode(m) == EDITOR_WIDE)
        words.button_w[EDITOR_SHOW_PREVIEW - EDITOR_UNDO] = 0;
    layout_editor_frame(&state->frame, m, &words, header);
    editor_fill_list(state);
    layout_header(state, page);
    if (shows_list(state))
        layout_list(app, state, page);
    else
        scroll_set(&page->aside, (struct box){0}, 0);
    if (shows_form(state))
        layout_form(app, state, page);
    if (state->frame.mode == EDITOR_WIDE || state->view == VIEW_PREVIEW)
        layout_preview(app, state, page);
    int place = editor_place_in_list(state, state->editor->card);
    page->controls.first = shows_list(state) ? EDITOR_LIST + larger(place, 0) : EDITOR_ROW;
}

static void editor_title_words(struct app *app, void *data, char *title, size_t room)
{
    const struct editor_state *state = data;
    (void)app;
    snprintf(title, room,
             deck_edit_changed(&state->editor->edit) ? _("*%s – Even Keel") : _("%s – Even Keel"),
             editor_title(state->editor));
}

/* Frames follow each other until what was changed has been looked at. */
static double editor_moves_until(struct app *app, void *data)
{
    const struct editor_state *state = data;
    (void)app;
    return state->editor->due;
}

static void editor_draw_page(struct app *app, void *data, const struct page *page)
{
    struct editor_state *state = data;
    if (editor_check(state->editor, app->now, false))
        app_touch(app);
    editor_draw(app, state, page);
}

static void editor_woken(struct app *app, void *data)
{
    struct editor_state *state = data;
    if (editor_check(state->editor, app->now, false))
        app_touch(app);
}

const struct scene scene_editor = {
    .name = "editor",
    .state_size = sizeof(struct editor_state),
    .long_page = true,
    .open = editor_open_scene,
    .close = editor_close,
    .title = editor_title_words,
    .layout = editor_layout,
    .draw = editor_draw_page,
    .act = editor_act,
    .key = editor_key,
    .shortcut = editor_shortcut,
    .type = editor_type,
    .compose = editor_compose,
    .press = editor_press,
    .back = editor_back,
    .may_close = editor_may_close,
    .moves_until = editor_moves_until,
    .woken = editor_woken,
};
