/* How the deck editor looks. */
#include "gui/editor_scene.h"

#include <stdio.h>

#include "base/words.h"
#include "gui/button.h"
#include "gui/card_face.h"
#include "gui/field_draw.h"
#include "gui/form.h"

enum { LABEL_BYTES = 512 };

/* --- a button ---------------------------------------------------------------------------------
 */

static void draw_option(struct app *app, const struct page *page,
                        const struct editor_option *option, int control, struct box box)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    bool hover = page->controls.hover == control;
    bool filled = option->chosen && option->art == NULL;
    if (hover && !option->chosen && page->controls.pressed != control)
        box.y -= px(m, 2);
    draw_panel(draw, box,
               option->disabled ? PANEL_DASHED
               : filled         ? PANEL_PRIMARY
               : option->chosen ? PANEL_CHOSEN
                                : PANEL_EDGED,
               10);
    if (page->controls.focus == control)
        draw_focus(draw, box, 10);
    int icon = box.h - px(m, 12);
    if (option->art != NULL)
        draw_art(draw, option->art,
                 (struct box){box.x + (box.w - icon) / 2, box.y + px(m, 6), icon, icon}, 1);
    else
        draw_label(draw, option->label, TYPE_LABEL,
                   option->disabled ? COLOUR_INK2
                   : filled         ? COLOUR_PRIMARY_TEXT
                                    : COLOUR_INK,
                   box, ALIGN_CENTRE);
}

/* --- header -------------------------------------------------------------------------------------
 */

static void draw_header(struct app *app, const struct editor_state *state, const struct page *page)
{
    struct draw *draw = &app->draw;
    const struct deck_edit *edit = &state->editor->edit;
    char title[LABEL_BYTES];
    bool changed = deck_edit_changed(edit);
    snprintf(title, sizeof title, changed ? _("%s · not saved") : "%s",
             editor_title(state->editor));
    page_header_draw(app, page, "");
    struct box place = state->frame.title;
    place.y += (place.h - type_line_height(&draw->metrics, TYPE_PAGE_TITLE)) / 2;
    draw_text_cut(draw, title, TYPE_PAGE_TITLE, COLOUR_INK, place, 1);
    const char *const labels[EDITOR_BUTTONS_MAX] = {
        _("Undo"), _("Redo"), state->view == VIEW_PREVIEW ? _("Edit") : _("Preview"), _("Save as…"),
        _("Save")};
    for (int i = 0; i < EDITOR_BUTTONS_MAX; i++) {
        const struct control *control = controls_find(&page->controls, EDITOR_UNDO + i);
        if (control == NULL)
            continue;
        const struct editor_option option = {
            .label = labels[i],
            .disabled = control->disabled,
            .chosen = control->id == EDITOR_SAVE && (changed || state->editor->home.path == NULL)};
        draw_option(app, page, &option, control->id, control->box);
    }
}

/* --- the list -----------------------------------------------------------------------------------
 */

static void draw_mark(struct draw *draw, enum editor_mark mark, struct box box)
{
    if (mark != MARK_NONE)
        draw_art(draw, mark == MARK_WRONG ? "mark-bad" : "mark-hint", box, 1);
}

static void draw_list_row(struct app *app, const struct editor_state *state,
                          const struct page *page, int place, struct box box)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct editor *editor = state->editor;
    int card = editor_card_at(state, place), control = EDITOR_LIST + place;
    int side = px(m, 12), mark_w = text_px(m, 16);
    bool open = card == editor->card && state->frame.mode != EDITOR_STACKED;
    char label[LABEL_BYTES];
    enum editor_mark mark = editor_mark_of(editor, card);
    enum colour ink = COLOUR_INK;
    if (card == EDIT_DECK) {
        snprintf(label, sizeof label, "%s", _("The deck itself"));
        mark = editor->deck_errors > 0  ? MARK_WRONG
               : editor->deck_hints > 0 ? MARK_HINT
                                        : MARK_NONE;
    } else {
        const struct raw_card *raw = &editor->edit.document.cards[card];
        const char *title = raw->title.text;
        ink = title != NULL ? COLOUR_INK : COLOUR_INK2;
        snprintf(label, sizeof label, "%d  %s", card + 1,
                 title != NULL ? title : _("without a title"));
    }
    if (open || page->controls.hover == control)
        draw_panel(draw, box, open ? PANEL_CHOSEN : PANEL_REST, 10);
    if (page->controls.focus == control)
        draw_focus(draw, box, 10);
    struct box words = {box.x + side, box.y + (box.h - type_line_height(m, TYPE_WHY)) / 2,
                        box.w - 3 * side - mark_w, 0};
    draw_text_cut(draw, label, open ? TYPE_WHY_HEAD : TYPE_WHY, ink, words, 1);
    draw_mark(draw, mark, (struct box){box.x + box.w - side - mark_w, box.y, mark_w, box.h});
}

static void draw_list(struct app *app, const struct editor_state *state, const struct page *page)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct editor_frame *frame = &state->frame;
    int row_h = layout_editor_row_height(m), count = state->shown_count + 1;
    const struct field_look filter = {.box = frame->filter,
                                      .clip = {0, 0, m->w, m->h},
                                      .text = state->filter,
                                      .placeholder = _("Find a card"),
                                      .open = page->controls.focus == EDITOR_FILTER};
    field_draw(draw, &filter);
    /* Shadows and the ring of the focus reach a little over the rows. */
    canvas_clip(draw->canvas, (struct box){0, frame->list.y, frame->list_bar.x - 1, frame->list.h});
    int first = page->aside.offset / row_h;
    for (int i = first > 0 ? first - 1 : 0; i < count; i++) {
        struct box box = box_moved(layout_editor_row(frame, m, i), 0, -page->aside.offset);
        if (box.y > frame->list.y + frame->list.h)
            break;
        draw_list_row(app, state, page, i, box);
    }
    canvas_unclip(draw->canvas);
    const struct button add = {.control = EDITOR_ADD, .label = _("New card")};
    button_draw(app, page, &add);
    aside_bar_draw(app, page);
}

/* --- the form -----------------------------------------------------------------------------------
 */

static void draw_note(struct draw *draw, const struct editor_row *row, int up)
{
    bool error = row->severity == SEVERITY_ERROR;
    if (row->note == NULL)
        return;
    draw_mark(draw, error ? MARK_WRONG : MARK_HINT, box_moved(row->mark_box, 0, -up));
    draw_text(draw, row->note, TYPE_NOTE, error ? COLOUR_BAD : COLOUR_INK2,
              box_moved(row->note_box, 0, -up), ALIGN_LEFT);
}

static void draw_row(struct app *app, const struct editor_state *state, const struct page *page,
                     int index)
{
    struct draw *draw = &app->draw;
    const struct editor_row *row = &state->form.rows[index];
    int up = page->scroll.offset, control = editor_control(row);
    bool head = row->kind == EDITOR_HEAD;
    if (head && row->box.w > 0)
        suit_draw(draw, row->place.response, box_moved(row->box, 0, -up));
    if (head)
        draw_label(draw, row->label, TYPE_SECTION, COLOUR_INK, box_moved(row->label_box, 0, -up),
                   ALIGN_LEFT);
    else if (row->label[0] != '\0')
        draw_text(draw, row->label, TYPE_LABEL, COLOUR_INK, box_moved(row->label_box, 0, -up),
                  ALIGN_LEFT);
    if (row->value != NULL)
        draw_label(draw, row->value, TYPE_NOTE, row->over ? COLOUR_BAD : COLOUR_INK2,
                   box_moved(row->value_box, 0, -up), ALIGN_LEFT);
    if (row->kind == EDITOR_TEXT) {
        bool open = page->controls.focus == control && state->area_open;
        const struct text_area_look look = {.box = box_moved(row->box, 0, -up),
                                            .text = row->text,
                                            .placeholder = row->placeholder,
                                            .area = open ? &state->area : NULL};
        text_area_draw(draw, &look);
    }
    for (int i = 0; i < row->option_count; i++)
        draw_option(app, page, &row->options[i], control + 1 + i,
                    box_moved(row->option_boxes[i], 0, -up));
    draw_note(draw, row, up);
}

static struct box row_box(const struct editor_row *row)
{
    struct box box = box_together(box_together(row->label_box, row->box), row->note_box);
    for (int i = 0; i < row->option_count; i++)
        box = box_together(box, row->option_boxes[i]);
    return box;
}

static void draw_form(struct app *app, const struct editor_state *state, const struct page *page)
{
    struct draw *draw = &app->draw;
    const struct editor_form *form = &state->form;
    int up = page->scroll.offset, edge = px(&draw->metrics, 24);
    struct box clip = state->frame.form;
    clip.x -= px(&draw->metrics, 14);
    clip.w += 2 * px(&draw->metrics, 14);
    canvas_clip(draw->canvas, clip);
    for (int i = 0; i < form->panel_count; i++) {
        struct box panel = box_moved(form->panels[i], 0, -up);
        if (boxes_meet(box_grown(panel, edge), state->frame.form))
            draw_panel(draw, panel, PANEL_REST, 14);
    }
    for (int i = 0; i < form->row_count; i++)
        if (boxes_meet(box_grown(box_moved(row_box(&form->rows[i]), 0, -up), edge),
                       state->frame.form))
            draw_row(app, state, page, i);
    canvas_unclip(draw->canvas);
}

/* Beside the deck's own page: where the deck is, and how it is. */
static void draw_deck_side(struct app *app, const struct editor_state *state)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct editor *editor = state->editor;
    struct box place = state->frame.preview;
    int pad = px(m, 20), y = place.y + px(m, 16) + px(m, 18), w = place.w - 2 * pad;
    char words[LABEL_BYTES];
    int count = editor->edit.document.card_count;
    char path[PATH_BYTES_MAX];
    if (editor->home.path != NULL)
        snprintf(path, sizeof path, _("Kept in the file %s"), path_name(editor->home.path));
    else
        snprintf(path, sizeof path, "%s", _("It has no file yet: save it under a name."));
    struct ruler ruler = draw_ruler(draw);
    int path_h = ruler_height(&ruler, path, TYPE_NOTE, w);
    int line = type_line_height(m, TYPE_LABEL);
    struct box panel = {place.x, place.y + px(m, 16), place.w, 0};
    panel.h = px(m, 36) + 3 * line + px(m, 16) + path_h;
    draw_panel(draw, panel, PANEL_REST, 14);
    snprintf(words, sizeof words, ngettext("%d card", "%d cards", (unsigned long)count), count);
    draw_text(draw, words, TYPE_LABEL, COLOUR_INK, (struct box){place.x + pad, y, w, 0},
              ALIGN_LEFT);
    y += line;
    int errors = editor->card_errors + editor->deck_errors;
    snprintf(words, sizeof words,
             ngettext("%d thing to mend", "%d things to mend", (unsigned long)errors), errors);
    draw_text(draw, words, TYPE_LABEL, errors > 0 ? COLOUR_BAD : COLOUR_GOOD,
              (struct box){place.x + pad, y, w, 0}, ALIGN_LEFT);
    y += line;
    int hints = editor->card_hints + editor->deck_hints;
    snprintf(words, sizeof words, ngettext("%d hint", "%d hints", (unsigned long)hints), hints);
    draw_text(draw, words, TYPE_LABEL, COLOUR_INK2, (struct box){place.x + pad, y, w, 0},
              ALIGN_LEFT);
    y += line + px(m, 16);
    draw_text(draw, path, TYPE_NOTE, COLOUR_INK2, (struct box){place.x + pad, y, w, 0}, ALIGN_LEFT);
}

static void draw_side(struct app *app, const struct editor_state *state)
{
    struct box clip = box_grown(state->frame.preview, px(&app->draw.metrics, 24));
    clip.y = state->frame.preview.y;
    canvas_clip(app->draw.canvas, clip);
    if (state->editor->card == EDIT_DECK)
        draw_deck_side(app, state);
    else
        editor_draw_preview(app, state, state->preview_offset);
    canvas_unclip(app->draw.canvas);
}

/* What has just happened, over the foot of the page. */
static void draw_toast(struct app *app, const struct editor_state *state)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const char *words = state->editor->note;
    if (words[0] == '\0')
        return;
    int most = m->w - 2 * page_margin(m) - px(m, 48);
    const struct paragraph *line = draw_paragraph(draw, words, TYPE_LABEL, most);
    int w = line->w + px(m, 48), h = line->h + px(m, 24);
    struct box box = {(m->w - w) / 2, m->h - h - px(m, 20), w, h};
    draw_panel(draw, box, PANEL_AMBER, 12);
    draw_text(draw, words, TYPE_LABEL, COLOUR_INK,
              (struct box){box.x + px(m, 24), box.y + px(m, 12), most, 0}, ALIGN_LEFT);
}

void editor_draw(struct app *app, void *data, const struct page *page)
{
    const struct editor_state *state = data;
    enum editor_mode mode = state->frame.mode;
    draw_header(app, state, page);
    if (mode != EDITOR_STACKED || state->view == VIEW_LIST)
        draw_list(app, state, page);
    if (mode == EDITOR_WIDE || state->view == VIEW_FORM ||
        (mode == EDITOR_PANES && state->view == VIEW_LIST)) {
        draw_form(app, state, page);
        scroll_bar_draw(app, page);
    }
    if (mode == EDITOR_WIDE || state->view == VIEW_PREVIEW)
        draw_side(app, state);
    draw_toast(app, state);
}
