#include "gui/text_area.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "gui/text_map.h"

enum { SIDE = 14, TOP = 10, LEAST_TARGET = 44, SELECTION_BOXES = 64, CARET = 2, GOAL_NONE = -1 };

static const enum type TYPE = TYPE_WHY;

void text_area_release(struct text_area *area)
{
    text_buffer_release(&area->buffer);
    *area = (struct text_area){0};
}

void text_area_open(struct text_area *area, const char *text, bool one_line)
{
    text_area_release(area);
    area->goal_x = GOAL_NONE;
    area->buffer.one_line = one_line;
    text_buffer_set(&area->buffer, text);
}

/* --- where things are ---------------------------------------------------------------------------
 */

static struct box inside_of(const struct draw *draw, struct box box)
{
    const struct metrics *m = &draw->metrics;
    int side = px(m, SIDE), top = px(m, TOP);
    return (struct box){box.x + side, box.y + top, box.w - 2 * side, box.h - 2 * top};
}

static void map_text(struct text_map *map, struct draw *draw, const char *text, int width)
{
    text_map_init(map, draw->fonts, text, draw_paragraph(draw, text, TYPE, width), width);
}

static void map_area(struct text_map *map, const struct text_area *area, struct draw *draw,
                     struct box box)
{
    map_text(map, draw, text_buffer_text(&area->buffer), inside_of(draw, box).w);
}

int text_area_height(struct draw *draw, const char *text, int width, int lines)
{
    const struct metrics *m = &draw->metrics;
    struct text_map map;
    map_text(&map, draw, text, width - 2 * px(m, SIDE));
    int least = lines * type_line_height(m, TYPE), h = map.h > least ? map.h : least;
    text_map_release(&map);
    return larger(h + 2 * px(m, TOP), px(m, LEAST_TARGET));
}

struct box text_area_caret(const struct text_area *area, struct draw *draw, struct box box)
{
    struct text_map map;
    struct box inside = inside_of(draw, box);
    map_area(&map, area, draw, box);
    struct box caret = box_moved(text_map_caret(&map, area->buffer.caret), inside.x, inside.y);
    text_map_release(&map);
    return caret;
}

/* --- keys ---------------------------------------------------------------------------------------
 */

/* To the line above or below; false where there is none. */
static bool step_line(struct text_area *area, struct draw *draw, struct box box, bool forward,
                      bool select)
{
    struct text_map map;
    struct text_buffer *buffer = &area->buffer;
    map_area(&map, area, draw, box);
    int line = text_map_line_of(&map, buffer->caret) + (forward ? 1 : -1);
    bool is_there = line >= 0 && line < map.line_count;
    if (area->goal_x == GOAL_NONE)
        area->goal_x = text_map_caret(&map, buffer->caret).x;
    if (is_there)
        text_buffer_go(buffer, text_map_place_on_line(&map, line, area->goal_x), select);
    else if (select)
        text_buffer_step(buffer, STEP_ALL, forward, true);
    text_map_release(&map);
    return is_there || select;
}

static void go_to_line_end(struct text_area *area, struct draw *draw, struct box box, bool end,
                           bool select)
{
    struct text_map map;
    map_area(&map, area, draw, box);
    int line = text_map_line_of(&map, area->buffer.caret);
    text_buffer_go(&area->buffer,
                   end ? text_map_line_end(&map, line) : text_map_line_start(&map, line), select);
    text_map_release(&map);
}

static void copy(const struct text_area *area)
{
    char *selected = text_buffer_selected(&area->buffer);
    SDL_SetClipboardText(selected);
    free(selected);
}

/* Ctrl and a letter. */
static enum text_area_use shortcut(struct text_area *area, char letter)
{
    struct text_buffer *buffer = &area->buffer;
    if (letter == 'A') {
        text_buffer_select_all(buffer);
        return AREA_MOVED;
    }
    if ((letter == 'C' || letter == 'X') && text_buffer_has_selection(buffer)) {
        copy(area);
        if (letter == 'C')
            return AREA_MOVED;
        text_buffer_erase(buffer, STEP_CHARACTER, true);
        return AREA_CHANGED;
    }
    if (letter == 'V') {
        char *text = SDL_GetClipboardText();
        enum text_area_use use = text != NULL ? text_area_type(area, text) : AREA_MOVED;
        SDL_free(text);
        return use;
    }
    return letter == 'C' || letter == 'X' ? AREA_MOVED : AREA_NOT_MINE;
}

static enum text_area_use erase(struct text_area *area, struct key_press press)
{
    enum text_step step = press.control ? STEP_WORD : STEP_CHARACTER;
    return text_buffer_erase(&area->buffer, step, press.key == KEY_DELETE) ? AREA_CHANGED
                                                                           : AREA_MOVED;
}

enum text_area_use text_area_key(struct text_area *area, struct draw *draw, struct box box,
                                 struct key_press press)
{
    struct text_buffer *buffer = &area->buffer;
    enum text_step step = press.control ? STEP_WORD : STEP_CHARACTER;
    bool forward = press.key == KEY_RIGHT || press.key == KEY_DOWN || press.key == KEY_END;
    int goal_x = area->goal_x;
    area->goal_x = GOAL_NONE;
    switch (press.key) {
    case KEY_LETTER:
        return press.control ? shortcut(area, press.letter) : AREA_WAITS;
    case KEY_SPACE:
        return press.control ? AREA_NOT_MINE : AREA_WAITS;
    case KEY_ENTER:
        return buffer->one_line || press.control ? AREA_NOT_MINE : text_area_type(area, "\n");
    case KEY_BACKSPACE:
    case KEY_DELETE:
        return erase(area, press);
    case KEY_LEFT:
    case KEY_RIGHT:
        text_buffer_step(buffer, step, forward, press.shift);
        return AREA_MOVED;
    case KEY_UP:
    case KEY_DOWN:
        area->goal_x = goal_x;
        return !press.control && step_line(area, draw, box, forward, press.shift) ? AREA_MOVED
                                                                                  : AREA_NOT_MINE;
    case KEY_HOME:
    case KEY_END:
        if (press.control)
            text_buffer_step(buffer, STEP_ALL, forward, press.shift);
        else
            go_to_line_end(area, draw, box, forward, press.shift);
        return AREA_MOVED;
    case KEY_ESCAPE:
    case KEY_OTHER:
    case KEY_PAGE_UP:
    case KEY_PAGE_DOWN:
    case KEY_FACILITATOR:
        return AREA_NOT_MINE;
    }
    return AREA_NOT_MINE;
}

enum text_area_use text_area_type(struct text_area *area, const char *text)
{
    area->goal_x = GOAL_NONE;
    area->composition[0] = '\0';
    return text_buffer_insert(&area->buffer, text) ? AREA_CHANGED : AREA_MOVED;
}

/* --- pointer ------------------------------------------------------------------------------------
 */

static size_t place_at(const struct text_area *area, struct draw *draw, struct box box,
                       struct point point)
{
    struct text_map map;
    struct box inside = inside_of(draw, box);
    map_area(&map, area, draw, box);
    size_t place = text_map_place(&map, (struct point){point.x - inside.x, point.y - inside.y});
    text_map_release(&map);
    return place;
}

void text_area_press(struct text_area *area, struct draw *draw, struct box box, struct point point,
                     int clicks, bool select)
{
    size_t place = place_at(area, draw, box, point);
    area->goal_x = GOAL_NONE;
    area->select = clicks < 2;
    if (clicks == 2)
        text_buffer_select_word(&area->buffer, place);
    else if (clicks > 2)
        text_buffer_select_all(&area->buffer);
    else
        text_buffer_go(&area->buffer, place, select);
}

void text_area_drag(struct text_area *area, struct draw *draw, struct box box, struct point point)
{
    if (area->select)
        text_buffer_go(&area->buffer, place_at(area, draw, box, point), true);
}

/* --- drawing ------------------------------------------------------------------------------------
 */

/* The text with what an input method is about to type in its place. free() it. */
static char *composed(const struct text_area *area)
{
    const char *text = text_buffer_text(&area->buffer);
    size_t at = area->buffer.caret, count = strlen(area->composition);
    char *whole = memory_new(area->buffer.length + count + 1, 1);
    memcpy(whole, text, at);
    memcpy(whole + at, area->composition, count);
    memcpy(whole + at + count, text + at, area->buffer.length - at);
    return whole;
}

static void draw_boxes(struct draw *draw, const struct text_map *map, size_t start, size_t end,
                       struct box inside, bool underline)
{
    struct box boxes[SELECTION_BOXES];
    int count = text_map_boxes(map, start, end, boxes, SELECTION_BOXES);
    struct rgba colour = underline ? draw_colour(draw, COLOUR_INK)
                                   : rgba_mix(draw_colour(draw, COLOUR_PAPER),
                                              draw_colour(draw, COLOUR_BLUE), 0.3);
    for (int i = 0; i < count; i++) {
        struct box box = box_moved(boxes[i], inside.x, inside.y);
        if (underline)
            box = (struct box){box.x, box.y + box.h - px(&draw->metrics, CARET), box.w,
                               px(&draw->metrics, CARET)};
        canvas_fill(draw->canvas, box, colour);
    }
}

static void draw_open(struct draw *draw, const struct text_area *area, struct box inside)
{
    const struct text_buffer *buffer = &area->buffer;
    char *text = composed(area);
    size_t caret = buffer->caret, typed = strlen(area->composition);
    struct text_map map;
    map_text(&map, draw, text, inside.w);
    if (typed == 0)
        draw_boxes(draw, &map, text_buffer_start(buffer), text_buffer_end(buffer), inside, false);
    draw_text(draw, text, TYPE, COLOUR_INK, inside, ALIGN_LEFT);
    if (typed > 0)
        draw_boxes(draw, &map, caret, caret + typed, inside, true);
    struct box box = box_moved(text_map_caret(&map, caret + typed), inside.x, inside.y);
    int h = box.h * 4 / 5;
    canvas_fill(draw->canvas,
                (struct box){box.x, box.y + (box.h - h) / 2, px(&draw->metrics, CARET), h},
                draw_colour(draw, COLOUR_INK));
    text_map_release(&map);
    free(text);
}

void text_area_draw(struct draw *draw, const struct text_area_look *look)
{
    struct box inside = inside_of(draw, look->box);
    draw_panel(draw, look->box, PANEL_EDGED, 10);
    if (look->area != NULL)
        draw_focus(draw, look->box, 10);
    if (look->area != NULL)
        draw_open(draw, look->area, inside);
    else if (look->text[0] != '\0')
        draw_text(draw, look->text, TYPE, COLOUR_INK, inside, ALIGN_LEFT);
    bool empty = look->area != NULL
                     ? look->area->buffer.length == 0 && look->area->composition[0] == '\0'
                     : look->text[0] == '\0';
    if (empty && look->placeholder != NULL)
        draw_text(draw, look->placeholder, TYPE, COLOUR_INK2, inside, ALIGN_LEFT);
}
