#include "gui/layout_editor.h"

/* Measures in design units; LIST_W, FORM_W and PREVIEW_W grow with the text. */
enum {
    GAP = 24,
    LIST_W = 264,
    FORM_LEAST_W = 470,
    FORM_MOST_W = 760,
    PREVIEW_W = 350,
    BAR_W = 10,
    PAD = 20,
    ROW_GAP = 4,
    LEAST_TARGET = 44,
    OPTION_SIDE = 14,
    ICON = 30,
    SUIT = 34
};

/* --- the frame ----------------------------------------------------------------------------------
 */

/* From the right, as many as leave room for a title. */
static void place_buttons(struct editor_frame *frame, const struct metrics *m,
                          const struct editor_frame_words *words)
{
    int right = m->w - page_margin(m), left = px(m, 96), gap = px(m, 10);
    int least_title = text_px(m, 120);
    int y = (frame->header - px(m, 8) - words->button_h) / 2;
    for (int i = words->button_count - 1; i >= 0; i--) {
        int w = words->button_w[i];
        frame->buttons[i] = (struct box){0};
        if (w == 0 || right - w - gap - least_title < left)
            continue;
        frame->buttons[i] = (struct box){right - w, y, w, words->button_h};
        right -= w + gap;
    }
    /* Undo and redo come together or not at all. */
    if (words->button_count > 1 && frame->buttons[0].w == 0) {
        right = frame->buttons[1].w > 0 ? frame->buttons[1].x + frame->buttons[1].w : right;
        frame->buttons[1] = (struct box){0};
    }
    frame->title = (struct box){left, 0, larger(right - gap - left, px(m, 40)),
                                frame->header - px(m, 8)};
}

enum editor_mode layout_editor_mode(const struct metrics *m)
{
    int inner = m->w - 2 * page_margin(m), gap = px(m, GAP);
    int panes = text_px(m, LIST_W) + gap + text_px(m, FORM_LEAST_W) + px(m, BAR_W + 10);
    if (panes + gap + text_px(m, PREVIEW_W) <= inner)
        return EDITOR_WIDE;
    return panes <= inner ? EDITOR_PANES : EDITOR_STACKED;
}

void layout_editor_frame(struct editor_frame *frame, const struct metrics *m,
                         const struct editor_frame_words *words, int header)
{
    int margin = page_margin(m), gap = px(m, GAP), bar = px(m, BAR_W), edge = px(m, 10);
    int y = header, bottom = m->h, right = m->w - margin;
    int field_h = larger(px(m, LEAST_TARGET), type_line_height(m, TYPE_BUTTON) + px(m, 16));
    int add_h = larger(words->button_h, px(m, LEAST_TARGET));
    *frame = (struct editor_frame){.mode = layout_editor_mode(m), .header = header};
    place_buttons(frame, m, words);
    int list_w = frame->mode == EDITOR_STACKED ? right - margin : text_px(m, LIST_W);
    int list_y = y + px(m, 16) + field_h + px(m, 10), list_end = bottom - add_h - px(m, 24);
    frame->filter = (struct box){margin, y + px(m, 16), list_w, field_h};
    frame->add = (struct box){margin, bottom - add_h - px(m, 12), list_w, add_h};
    frame->list_bar = (struct box){margin + list_w - bar, list_y, bar,
                                   larger(list_end - list_y, px(m, LEAST_TARGET))};
    frame->list = (struct box){margin - edge, list_y, list_w - bar - px(m, 4) + edge,
                               frame->list_bar.h};
    int left = frame->mode == EDITOR_STACKED ? margin : margin + list_w + gap;
    if (frame->mode == EDITOR_WIDE) {
        int preview_w = text_px(m, PREVIEW_W);
        frame->preview = (struct box){right - preview_w, y, preview_w, bottom - y};
        right -= preview_w + gap;
    }
    frame->form_x = left;
    frame->form_w = right - left - bar - px(m, 10);
    if (frame->form_w > text_px(m, FORM_MOST_W))
        frame->form_w = text_px(m, FORM_MOST_W);
    frame->form_bar = (struct box){left + frame->form_w + px(m, 10), y + px(m, 8), bar,
                                   bottom - y - px(m, 16)};
    frame->form = (struct box){left - edge, y, frame->form_w + 2 * edge, bottom - y};
    if (frame->mode != EDITOR_WIDE)
        frame->preview = frame->form;
}

int layout_editor_row_height(const struct metrics *m)
{
    return larger(px(m, LEAST_TARGET) + px(m, ROW_GAP), type_line_height(m, TYPE_WHY) + px(m, 20));
}

struct box layout_editor_row(const struct editor_frame *frame, const struct metrics *m, int row)
{
    int h = layout_editor_row_height(m), x = page_margin(m);
    return (struct box){x, frame->list.y + px(m, 8) + row * h, frame->list_bar.x - px(m, 10) - x,
                        h - px(m, ROW_GAP)};
}

/* --- the form -----------------------------------------------------------------------------------
 */

int layout_editor_field_width(const struct metrics *m, int form_w)
{
    return form_w - 2 * px(m, PAD);
}

/* Boxes of these widths one after the other, in lines. */
struct flow {
    int x, y, w, gap;
    int at, h; /* in the present line; its height */
};

static struct box flow_box(struct flow *flow, int w, int h)
{
    if (w > flow->w)
        w = flow->w;
    if (flow->at > 0 && flow->at + w > flow->w) {
        flow->y += flow->h + flow->gap;
        flow->at = flow->h = 0;
    }
    struct box box = {flow->x + flow->at, flow->y, w, h};
    flow->at += w + flow->gap;
    flow->h = larger(flow->h, h);
    return box;
}

int layout_editor_option_height(const struct metrics *m)
{
    return larger(px(m, LEAST_TARGET), type_line_height(m, TYPE_LABEL) + px(m, 16));
}

int layout_editor_option_width(const struct ruler *ruler, const struct editor_option *option)
{
    const struct metrics *m = ruler->metrics;
    if (option->art != NULL)
        return larger(px(m, LEAST_TARGET + 8), text_px(m, ICON) + px(m, 20));
    int w = ruler_width(ruler, option->label, TYPE_LABEL) + 2 * px(m, OPTION_SIDE);
    return larger(w, px(m, LEAST_TARGET));
}

static int place_options(struct editor_row *row, const struct ruler *ruler, int x, int y, int w)
{
    const struct metrics *m = ruler->metrics;
    struct flow flow = {.x = x, .y = y, .w = w, .gap = px(m, 8)};
    for (int i = 0; i < row->option_count; i++) {
        int h = layout_editor_option_height(m);
        if (row->options[i].art != NULL)
            h = larger(h, text_px(m, ICON) + px(m, 14));
        row->option_boxes[i] = flow_box(&flow, layout_editor_option_width(ruler, &row->options[i]),
                                        h);
    }
    return flow.y + flow.h;
}

/* The title to the left, the tools to the right or below it. */
static int place_head(struct editor_row *row, const struct ruler *ruler, int x, int y, int w)
{
    const struct metrics *m = ruler->metrics;
    int suit = row->place.response != EDIT_CARD ? text_px(m, SUIT) : 0, gap = px(m, 8);
    int tools_w = -gap, h = larger(layout_editor_option_height(m), suit);
    int title_x = x + (suit > 0 ? suit + px(m, 12) : 0);
    int title_w = ruler_width(ruler, row->label, TYPE_SECTION);
    for (int i = 0; i < row->option_count; i++)
        tools_w += layout_editor_option_width(ruler, &row->options[i]) + gap;
    row->box = suit > 0 ? (struct box){x, y + (h - suit) / 2, suit, suit} : (struct box){0};
    row->label_box = (struct box){title_x, y, larger(x + w - title_x, 1), h};
    if (title_x + title_w + gap + tools_w <= x + w)
        place_options(row, ruler, x + w - tools_w, y, tools_w);
    else
        h = place_options(row, ruler, x, y + h + gap, w) - y;
    return y + h;
}

static int place_label(struct editor_row *row, const struct ruler *ruler, int x, int y, int w)
{
    const struct metrics *m = ruler->metrics;
    int h = type_line_height(m, TYPE_LABEL), gap = px(m, 12);
    int label_w = ruler_width(ruler, row->label, TYPE_LABEL);
    int value_w = row->value != NULL ? ruler_width(ruler, row->value, TYPE_NOTE) : 0;
    row->label_box = (struct box){x, y, w, h};
    row->value_box = (struct box){x + w - value_w, y, value_w, h};
    /* Beside the label where there is room, else below it. */
    if (value_w > 0 && label_w + gap + value_w > w) {
        h = ruler_height(ruler, row->label, TYPE_LABEL, w);
        row->label_box.h = h;
        row->value_box = (struct box){x, y + h, w, type_line_height(m, TYPE_NOTE)};
        h += row->value_box.h;
    } else if (row->kind == EDITOR_CHOICE) {
        row->value_box.x = x + label_w + gap;
    }
    return y + h + px(m, 7);
}

static int place_note(struct editor_row *row, const struct ruler *ruler, int x, int y, int w)
{
    const struct metrics *m = ruler->metrics;
    int mark = text_px(m, 16), indent = mark + px(m, 8);
    if (row->note == NULL)
        return y;
    int h = ruler_height(ruler, row->note, TYPE_NOTE, w - indent);
    int line = type_line_height(m, TYPE_NOTE);
    y += px(m, 4);
    row->mark_box = (struct box){x, y + (line - mark) / 2, mark, mark};
    row->note_box = (struct box){x + indent, y, w - indent, h};
    return y + h;
}

static int place_row(struct editor_row *row, const struct ruler *ruler, int x, int y, int w)
{
    switch (row->kind) {
    case EDITOR_HEAD:
        y = place_head(row, ruler, x, y, w);
        break;
    case EDITOR_TEXT:
        y = place_label(row, ruler, x, y, w);
        row->box = (struct box){x, y, w, row->text_h};
        y += row->text_h;
        if (row->option_count > 0)
            y = place_options(row, ruler, x, y + px(ruler->metrics, 8), w);
        break;
    case EDITOR_CHOICE:
        y = place_label(row, ruler, x, y, w);
        y = place_options(row, ruler, x, y, w);
        break;
    case EDITOR_PROBLEM:
        break;
    }
    return place_note(row, ruler, x, y, w);
}

void layout_editor_form(struct editor_form *form, const struct ruler *ruler,
                        const struct editor_frame *frame, int y)
{
    const struct metrics *m = ruler->metrics;
    int pad = px(m, PAD), w = layout_editor_field_width(m, frame->form_w);
    form->panel_count = 0;
    for (int i = 0; i < form->row_count; i++) {
        struct editor_row *row = &form->rows[i];
        if (row->starts_panel || i == 0) {
            if (form->panel_count > 0)
                y += pad + px(m, 16);
            form->panels[form->panel_count++] = (struct box){frame->form_x, y, frame->form_w, 0};
            y += px(m, 16);
        } else {
            y += px(m, row->kind == EDITOR_PROBLEM ? 6 : 14);
        }
        y = place_row(row, ruler, frame->form_x + pad, y, w);
        struct box *panel = &form->panels[form->panel_count - 1];
        panel->h = y + pad - panel->y;
    }
    form->content = y + pad;
}

/* --- the preview --------------------------------------------------------------------------------
 */

static int place_names(struct editor_preview *preview, const struct ruler *ruler,
                       const struct editor_preview_words *words, int x, int y, int w)
{
    const struct metrics *m = ruler->metrics;
    int icon = text_px(m, 34), gap = px(m, 8);
    int line = larger(icon, type_line_height(m, TYPE_LABEL));
    int weather_w = icon + gap + ruler_width(ruler, words->weather, TYPE_LABEL);
    int lens_w = icon + gap + ruler_width(ruler, words->lens, TYPE_LABEL);
    bool lens = words->lens[0] != '\0', weather = words->weather[0] != '\0';
    struct flow flow = {.x = x, .y = y, .w = w, .gap = px(m, 20)};
    if (weather) {
        struct box box = flow_box(&flow, weather_w, line);
        preview->weather_icon = (struct box){box.x, box.y, icon, line};
        preview->weather = (struct box){box.x + icon + gap, box.y, box.w - icon - gap, line};
    }
    if (lens) {
        struct box box = flow_box(&flow, lens_w, line);
        preview->lens_icon = (struct box){box.x, box.y, icon, line};
        preview->lens = (struct box){box.x + icon + gap, box.y, box.w - icon - gap, line};
    }
    return weather || lens ? flow.y + flow.h + px(m, 8) : y;
}

static int place_response(struct preview_response *row, const struct ruler *ruler, const char *text,
                          const char *why, int x, int y, int w)
{
    const struct metrics *m = ruler->metrics;
    int suit = text_px(m, 28), icon = text_px(m, 36), gap = px(m, 12);
    int text_w = w - suit - icon - 2 * gap, text_x = x + suit + gap;
    int fit_h = type_line_height(m, TYPE_SMALL_LABEL);
    int text_h = ruler_height(ruler, text, TYPE_WHY, text_w);
    row->suit = (struct box){x, y, suit, suit};
    row->text = (struct box){text_x, y, text_w, text_h};
    row->icon = (struct box){x + w - icon, y, icon, icon};
    row->fit = (struct box){x + w - icon - gap, y + icon, icon + gap, fit_h};
    row->why = (struct box){0};
    int h = larger(larger(suit, text_h), icon + fit_h);
    if (why[0] != '\0') {
        int why_h = ruler_height(ruler, why, TYPE_NOTE, w - suit - gap);
        row->why = (struct box){text_x, y + h + px(m, 2), w - suit - gap, why_h};
        h += px(m, 2) + why_h;
    }
    row->row = (struct box){x, y, w, h};
    return y + h;
}

void layout_editor_preview(struct editor_preview *preview, const struct ruler *ruler,
                           const struct editor_preview_words *words, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int pad = px(m, 20), x = place.x + pad, w = place.w - 2 * pad, y = place.y + px(m, 18);
    int label_h = type_line_height(m, TYPE_LABEL);
    *preview = (struct editor_preview){.response_count = words->response_count};
    preview->label = (struct box){x, y, w, label_h};
    int key_w = ruler_width(ruler, words->key, TYPE_NOTE);
    if (key_w + ruler_width(ruler, words->label, TYPE_LABEL) + px(m, 12) <= w)
        preview->key = (struct box){x + w - key_w, y, key_w, label_h};
    y += label_h + px(m, 6);
    int title_h = ruler_height(ruler, words->title, TYPE_CARD_TITLE, w);
    preview->title = (struct box){x, y, w, title_h};
    y += title_h + px(m, 8);
    y = place_names(preview, ruler, words, x, y, w);
    if (words->picture) {
        preview->picture = (struct box){x, y, w, w * 9 / 16};
        y += preview->picture.h + px(m, 10);
    }
    int situation_h = ruler_height(ruler, words->situation, TYPE_WHY, w);
    preview->situation = (struct box){x, y, w, situation_h};
    y += situation_h + px(m, 18);
    for (int i = 0; i < words->response_count; i++)
        y = place_response(&preview->responses[i], ruler, words->texts[i], words->whys[i], x, y,
                           w) +
            px(m, 12);
    if (words->discuss[0] != '\0') {
        int discuss_h = ruler_height(ruler, words->discuss, TYPE_NOTE, w);
        preview->discuss = (struct box){x, y, w, discuss_h};
        y += discuss_h + px(m, 8);
    }
    y += px(m, 10);
    preview->panel = (struct box){place.x, place.y, place.w, y - place.y};
    preview->content = y - place.y;
}
