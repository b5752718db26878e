#include "gui/form.h"

#include <assert.h>

#include "base/words.h"
#include "gui/button.h"
#include "gui/field_draw.h"
#include "gui/key.h"
#include "gui/paint.h"
#include "gui/sea.h"

enum {
    MARGIN = 40,
    HEADER = 84,
    BACK = 44,
    FORM_W = 1000,
    LABEL_W = 260,
    SIDE = 32,
    ROW_GAP = 22,
    OPTION_SIDE = 18,
    OPTION_GAP = 8
};

/* --- the header ---------------------------------------------------------------------------------
 */

int page_header_layout(struct app *app, struct page *page)
{
    const struct metrics *m = &app->draw.metrics;
    int title_h = type_line_height(m, TYPE_PAGE_TITLE);
    int h = px(m, HEADER) > title_h + px(m, 24) ? px(m, HEADER) : title_h + px(m, 24);
    int side = px(m, BACK);
    controls_add(&page->controls, FORM_BACK,
                 (struct box){px(m, 36), (h - px(m, 8) - side) / 2, side, side});
    return h;
}

void page_header_draw(struct app *app, const struct page *page, const char *title)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    int title_h = type_line_height(m, TYPE_PAGE_TITLE);
    int h = px(m, HEADER) > title_h + px(m, 24) ? px(m, HEADER) : title_h + px(m, 24);
    struct sea sea = {
        .kind = SEA_STRIP, .waterline = h - px(m, 15), .bottom = h, .drift = app_loop(app, 9000)};
    sea_draw(draw, &sea);
    const struct button back = {.control = FORM_BACK, .label = ""};
    button_draw(app, page, &back);
    const struct control *control = controls_find(&page->controls, FORM_BACK);
    struct box icon = box_grown(control->box, -control->box.w / 5);
    if (page->controls.hover == FORM_BACK && page->controls.pressed != FORM_BACK)
        icon.y -= px(m, 2);
    draw_art(draw, "back", icon, 1);
    draw_label(draw, title, TYPE_PAGE_TITLE, COLOUR_INK,
               (struct box){px(m, 96), 0, 0, h - px(m, 8)}, ALIGN_LEFT);
}

/* --- filling ------------------------------------------------------------------------------------
 */

struct form_row *form_add(struct form *form, const char *label)
{
    assert(form->row_count < FORM_ROWS_MAX);
    struct form_row *row = &form->rows[form->row_count++];
    *row = (struct form_row){.label = label};
    return row;
}

void form_option(struct form_row *row, int control, const char *label, bool chosen)
{
    assert(row->option_count < FORM_OPTIONS_MAX);
    row->options[row->option_count++] = (struct form_option){
        .control = control, .label = label, .chosen = chosen};
}

/* --- layout -------------------------------------------------------------------------------------
 */

static int option_height(const struct metrics *m)
{
    int h = text_px(m, 36);
    return h > px(m, 44) ? h : px(m, 44);
}

/* Options from left to right, in as many lines as they need. */
static int layout_options(struct app *app, struct form_row *row, struct box place)
{
    const struct metrics *m = &app->draw.metrics;
    int x = place.x, y = place.y, h = option_height(m), gap = px(m, OPTION_GAP);
    if (row->option_count == 0)
        return 0;
    for (int i = 0; i < row->option_count; i++) {
        int w = draw_paragraph(&app->draw, row->options[i].label, TYPE_BUTTON, 0)->w +
                2 * text_px(m, OPTION_SIDE);
        if (w < px(m, 64))
            w = px(m, 64);
        if (w > place.w)
            w = place.w;
        if (x > place.x && x + w > place.x + place.w) {
            x = place.x;
            y += h + gap;
        }
        row->option_boxes[i] = (struct box){x, y, w, h};
        x += w + gap;
    }
    return y + h - place.y;
}

static int layout_row(struct app *app, struct form_row *row, struct box place, bool stacked)
{
    const struct metrics *m = &app->draw.metrics;
    struct ruler ruler = draw_ruler(&app->draw);
    int label_w = stacked ? place.w : px(m, LABEL_W);
    int label_h = ruler_height(&ruler, row->label, TYPE_SECTION, label_w);
    struct box rest = place;
    if (stacked) {
        rest.y += label_h + px(m, 8);
    } else {
        rest.x += label_w + px(m, 16);
        rest.w -= label_w + px(m, 16);
    }
    int h = option_height(m);
    if (row->field != 0) {
        int wide = text_px(m, row->wide ? 620 : 300);
        row->field_box = (struct box){rest.x, rest.y, rest.w < wide ? rest.w : wide, h};
        struct box beside = {rest.x + row->field_box.w + px(m, OPTION_GAP), rest.y, 0, 0};
        beside.w = rest.x + rest.w - beside.x;
        if (row->option_count > 0)
            h = layout_options(app, row, beside);
    } else {
        h = layout_options(app, row, rest);
    }
    int down = stacked || h == 0 ? 0 : (option_height(m) - label_h) / 2;
    row->label_box = (struct box){place.x, place.y + down, label_w, label_h};
    int y = rest.y + h;
    if (row->note != NULL) {
        y += h > 0 ? px(m, 6) : 0;
        row->note_box = (struct box){rest.x, y, rest.w, 0};
        row->note_box.h = ruler_height(&ruler, row->note, TYPE_WHY, rest.w);
        y += row->note_box.h;
    }
    return y - place.y;
}

static int title_width(struct app *app, const struct form *form)
{
    return draw_paragraph(&app->draw, form->title, TYPE_PAGE_TITLE, 0)->w;
}

void form_layout(struct app *app, struct form *form, struct page *page)
{
    const struct metrics *m = &app->draw.metrics;
    int header = page_header_layout(app, page), side = px(m, SIDE);
    bool stacked = m->list || m->w < px(m, 900);
    int w = stacked ? m->w - 2 * px(m, MARGIN) - px(m, 24) : px(m, FORM_W);
    int x = stacked ? px(m, MARGIN) : (m->w - w) / 2;
    struct box place = {x + side, header + px(m, 24) + px(m, 24), w - 2 * side, 0};
    for (int i = 0; i < form->row_count; i++)
        place.y += layout_row(app, &form->rows[i], place, stacked) + px(m, ROW_GAP);
    form->panel = (struct box){x, header + px(m, 24), w, place.y + px(m, 2) - header - px(m, 24)};
    int y = form->panel.y + form->panel.h + px(m, 20);
    for (int i = 0; i < form->row_count; i++) {
        const struct form_row *row = &form->rows[i];
        if (row->field != 0)
            controls_add_field(&page->controls, row->field, row->field_box);
        for (int j = 0; j < row->option_count; j++)
            if (!row->options[j].disabled)
                controls_add_scrolling(&page->controls, row->options[j].control,
                                       row->option_boxes[j]);
    }
    if (form->button != NULL) {
        int h = button_height(m), button_w = button_width(app, form->button, _("Enter"));
        if (button_w < px(m, 220))
            button_w = px(m, 220);
        struct box box = {x + w - button_w, y, button_w, h};
        /* The way on is never out of sight: of a page that scrolls it stands in the header. */
        bool above = y + h + px(m, 24) > m->h && h + px(m, 12) <= header &&
                     m->w - px(m, MARGIN) - button_w > px(m, 96) + title_width(app, form);
        if (above)
            box = (struct box){m->w - px(m, MARGIN) - button_w, (header - px(m, 8) - h) / 2,
                               button_w, h};
        else
            y += h;
        if (form->button_disabled)
            controls_add_disabled(&page->controls, form->button_control, box);
        else if (above)
            controls_add(&page->controls, form->button_control, box);
        else
            controls_add_scrolling(&page->controls, form->button_control, box);
    }
    struct box body = {0, header, m->w, m->h - header};
    page_scrolls(app, page, body, y + px(m, 24) - header);
}

/* --- drawing ------------------------------------------------------------------------------------
 */

static void draw_option(struct app *app, const struct form_option *option, struct box box,
                        const struct page *page)
{
    struct draw *draw = &app->draw;
    bool hover = page->controls.hover == option->control;
    enum panel panel = option->disabled ? PANEL_DASHED
                       : option->chosen ? PANEL_PRIMARY
                                        : PANEL_EDGED;
    if (hover && !option->chosen && page->controls.pressed != option->control)
        box.y -= px(&draw->metrics, 2);
    draw_panel(draw, box, panel, 10);
    if (page->controls.focus == option->control && !option->disabled)
        draw_focus(draw, box, 10);
    draw_label(draw, option->label, TYPE_BUTTON,
               option->disabled ? COLOUR_INK2
               : option->chosen ? COLOUR_PRIMARY_TEXT
                                : COLOUR_INK,
               box, ALIGN_CENTRE);
}

void form_draw(struct app *app, const struct form *form, const struct page *page)
{
    struct draw *draw = &app->draw;
    int scroll = page->scroll.offset;
    page_header_draw(app, page, form->title);
    canvas_clip(draw->canvas, page->scroll.page);
    draw_panel(draw, box_moved(form->panel, 0, -scroll), PANEL_REST, 14);
    for (int i = 0; i < form->row_count; i++) {
        const struct form_row *row = &form->rows[i];
        draw_text(draw, row->label, TYPE_SECTION, COLOUR_INK, box_moved(row->label_box, 0, -scroll),
                  ALIGN_LEFT);
        for (int j = 0; j < row->option_count; j++)
            draw_option(app, &row->options[j], box_moved(row->option_boxes[j], 0, -scroll), page);
        if (row->field != 0)
            field_draw(draw, &(struct field_look){.box = box_moved(row->field_box, 0, -scroll),
                                                  .clip = page->scroll.page,
                                                  .text = row->text,
                                                  .placeholder = row->placeholder,
                                                  .open = page->controls.focus == row->field});
        if (row->note != NULL)
            draw_text(draw, row->note, TYPE_WHY, row->wrong ? COLOUR_BAD : COLOUR_INK2,
                      box_moved(row->note_box, 0, -scroll), ALIGN_LEFT);
    }
    if (form->button != NULL) {
        const struct button button = {.control = form->button_control,
                                      .label = form->button,
                                      .key = _("Enter"),
                                      .look = BUTTON_PRIMARY};
        const struct control *control = controls_find(&page->controls, button.control);
        if (control != NULL && control->box.y < page->scroll.page.y)
            canvas_unclip(draw->canvas);
        button_draw(app, page, &button);
    }
    canvas_unclip(draw->canvas);
    scroll_bar_draw(app, page);
}
