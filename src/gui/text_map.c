#include "gui/text_map.h"

#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>

#include "base/memory.h"

static const char SOFT_HYPHEN[] = "\xC2\xAD";

/* --- widths -------------------------------------------------------------------------------------
 */

/* How wide the run's first bytes are, as they are drawn: without soft hyphens. */
static int width_within(const struct text_map *map, const struct text_run *run, size_t byte_count)
{
    char *words = memory_new(byte_count + 1, 1);
    size_t out = 0;
    int w = 0, h = 0, size = map->paragraph->look.size;
    for (size_t i = 0; i < byte_count; i++) {
        if (i + 1 < byte_count && strncmp(map->text + run->start + i, SOFT_HYPHEN, 2) == 0) {
            i++;
            continue;
        }
        words[out++] = map->text[run->start + (int)i];
    }
    if (out > 0)
        TTF_SizeUTF8(fonts_handle(map->fonts, run->font, size), words, &w, &h);
    free(words);
    return (int)(w * fonts_emoji_scale(map->fonts, run->font, size) + 0.5);
}

static int space_width(const struct text_map *map)
{
    int w = 0, h = 0;
    const struct text_look *look = &map->paragraph->look;
    TTF_SizeUTF8(fonts_handle(map->fonts, fonts_face(map->fonts, look->face), look->size), " ", &w,
                 &h);
    return w;
}

/* Where in its line the run has this byte of its own. */
static int x_within(const struct text_map *map, const struct text_run *run, size_t byte)
{
    int w = width_within(map, run, byte - (size_t)run->start);
    return run->font.right_to_left ? run->x + run->w - w : run->x + w;
}

/* --- lines --------------------------------------------------------------------------------------
 */

static void add_line(struct text_map *map, size_t *capacity, size_t start, size_t end, int line)
{
    map->lines = memory_grow(map->lines, (size_t)map->line_count, capacity, sizeof *map->lines);
    map->lines[map->line_count++] = (struct text_map_line){start, end, line};
}

void text_map_init(struct text_map *map, struct fonts *fonts, const char *text,
                   const struct paragraph *paragraph, int width)
{
    size_t capacity = 0, length = strlen(text), at = 0;
    *map = (struct text_map){.fonts = fonts, .paragraph = paragraph, .text = text, .width = width};
    for (int i = 0; i < paragraph->line_count; i++) {
        at = (size_t)paragraph->lines[i].end;
        add_line(map, &capacity, (size_t)paragraph->lines[i].start, at, i);
    }
    map->breaks = memory_new(length + 1, 1);
    u8_grapheme_breaks((const uint8_t *)text, length, map->breaks);
    /* The paragraph ends with its last word: the spaces behind it are its line's, and every line
     * end behind it begins a line. */
    if (map->line_count == 0)
        add_line(map, &capacity, 0, 0, -1);
    for (; at < length; at++) {
        map->lines[map->line_count - 1].end = at + 1;
        if (text[at] == '\n')
            add_line(map, &capacity, at + 1, at + 1, -1);
    }
    map->h = map->line_count * paragraph->look.line_height;
}

void text_map_release(struct text_map *map)
{
    free(map->lines);
    free(map->breaks);
    *map = (struct text_map){0};
}

int text_map_line_of(const struct text_map *map, size_t place)
{
    int line = map->line_count - 1;
    while (line > 0 && map->lines[line].start > place)
        line--;
    return line;
}

size_t text_map_line_start(const struct text_map *map, int line)
{
    return map->lines[line].start;
}

size_t text_map_line_end(const struct text_map *map, int line)
{
    size_t start = map->lines[line].start, end = map->lines[line].end;
    if (end > start && map->text[end - 1] == '\n')
        return end - 1;
    /* At the next line's first byte the caret would stand there. */
    if (line + 1 < map->line_count && end > start && map->text[end - 1] == ' ')
        return end - 1;
    return end;
}

/* --- places -------------------------------------------------------------------------------------
 */

/* The paragraph's line, and the bytes that its runs cover. */
static const struct text_line *seen_line(const struct text_map *map, int line)
{
    int number = map->lines[line].line;
    return number >= 0 ? &map->paragraph->lines[number] : NULL;
}

static int x_of(const struct text_map *map, int line, size_t place)
{
    const struct text_line *seen = seen_line(map, line);
    size_t covered = map->lines[line].start;
    int x = 0;
    for (int i = 0; seen != NULL && i < seen->run_count; i++) {
        const struct text_run *run = &map->paragraph->runs[seen->first_run + i];
        size_t end = (size_t)run->start + (size_t)run->length;
        if (place >= (size_t)run->start && place <= end)
            return x_within(map, run, place);
        if (end > covered) {
            covered = end;
            x = x_within(map, run, end);
        }
    }
    /* Spaces behind the last word, which may reach over the edge. */
    if (place > covered)
        x += (int)(place - covered) * space_width(map);
    return x < map->width || map->width == 0 ? x : map->width;
}

struct box text_map_caret(const struct text_map *map, size_t place)
{
    int line = text_map_line_of(map, place), h = map->paragraph->look.line_height;
    return (struct box){x_of(map, line, place), line * h, 0, h};
}

/* The place within a run that is nearest to x. */
static size_t nearest_in_run(const struct text_map *map, const struct text_run *run, int x,
                             int *distance)
{
    size_t end = (size_t)run->start + (size_t)run->length, nearest = (size_t)run->start;
    *distance = -1;
    for (size_t at = (size_t)run->start;;) {
        int away = abs(x_within(map, run, at) - x);
        if (*distance < 0 || away < *distance) {
            *distance = away;
            nearest = at;
        }
        if (at >= end)
            break;
        do
            at++;
        while (at < end && map->breaks[at] == 0);
    }
    return nearest;
}

size_t text_map_place_on_line(const struct text_map *map, int line, int x)
{
    const struct text_line *seen = seen_line(map, line);
    size_t nearest = map->lines[line].start, end = text_map_line_end(map, line);
    int least = abs(x);
    for (int i = 0; seen != NULL && i < seen->run_count; i++) {
        const struct text_run *run = &map->paragraph->runs[seen->first_run + i];
        int away;
        size_t place = nearest_in_run(map, run, x, &away);
        if (away <= least) {
            least = away;
            nearest = place;
        }
    }
    /* Among the spaces behind the last word. */
    for (size_t at = end; at > map->lines[line].start && map->text[at - 1] == ' '; at--) {
        int away = abs(x_of(map, line, at) - x);
        if (away < least) {
            least = away;
            nearest = at;
        }
    }
    return nearest < end ? nearest : end;
}

size_t text_map_place(const struct text_map *map, struct point point)
{
    int line = point.y < 0 ? 0 : point.y / map->paragraph->look.line_height;
    if (line >= map->line_count)
        line = map->line_count - 1;
    return text_map_place_on_line(map, line, point.x);
}

/* --- a selection --------------------------------------------------------------------------------
 */

static int add_box(struct box boxes[], int count, int room, struct box box)
{
    if (count < room && box.w > 0)
        boxes[count++] = box;
    return count;
}

int text_map_boxes(const struct text_map *map, size_t start, size_t end, struct box boxes[],
                   int room)
{
    int count = 0, h = map->paragraph->look.line_height;
    for (int i = 0; i < map->line_count && start < end; i++) {
        const struct text_map_line *line = &map->lines[i];
        const struct text_line *seen = seen_line(map, i);
        size_t covered = line->start;
        if (end <= line->start || start >= line->end)
            continue;
        for (int j = 0; seen != NULL && j < seen->run_count; j++) {
            const struct text_run *run = &map->paragraph->runs[seen->first_run + j];
            size_t from = (size_t)run->start, to = from + (size_t)run->length;
            covered = to > covered ? to : covered;
            from = start > from ? start : from;
            to = end < to ? end : to;
            if (from >= to)
                continue;
            int a = x_within(map, run, from), b = x_within(map, run, to);
            count = add_box(boxes, count, room, (struct box){a < b ? a : b, i * h, abs(b - a), h});
        }
        /* The spaces behind it, and the line end as half a space. */
        size_t from = start > covered ? start : covered, to = end < line->end ? end : line->end;
        if (from >= to)
            continue;
        int x = x_of(map, i, from), right = x_of(map, i, to);
        if (map->text[to - 1] == '\n')
            right = x_of(map, i, to - 1) + space_width(map) / 2;
        count = add_box(boxes, count, room, (struct box){x, i * h, right - x, h});
    }
    return count;
}
