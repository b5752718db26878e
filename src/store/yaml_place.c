#include "store/yaml_place.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Both are characters' numbers in the text. */
struct odd_break {
    size_t index;
    size_t line_start; /* of the line, as editors see it, that the break stands in */
};

static bool starts_character(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

static bool is_odd_break(const char *bytes, size_t left)
{
    return (left >= 2 && memcmp(bytes, "\xC2\x85", 2) == 0) ||
           (left >= 3 &&
            (memcmp(bytes, "\xE2\x80\xA8", 3) == 0 || memcmp(bytes, "\xE2\x80\xA9", 3) == 0));
}

/* Whether there is any: in most files there is none, and nothing to be counted. */
static bool has_odd_break(const char *bytes, size_t byte_count)
{
    static const char starts[] = {'\xC2', '\xE2'};
    for (size_t i = 0; i < sizeof starts; i++) {
        const char *at = bytes, *end = bytes + byte_count;
        while ((at = memchr(at, starts[i], (size_t)(end - at))) != NULL) {
            if (is_odd_break(at, (size_t)(end - at)))
                return true;
            at++;
        }
    }
    return false;
}

void yaml_places_find(struct yaml_places *places, const char *bytes, size_t byte_count)
{
    if (!has_odd_break(bytes, byte_count))
        return;
    size_t index = 0, line_start = 0;
    for (size_t i = 0; i < byte_count; i++) {
        if (!starts_character(bytes[i]))
            continue;
        /* Of CR LF, the LF has the last word. */
        if (bytes[i] == '\n' || bytes[i] == '\r')
            line_start = index + 1;
        if (is_odd_break(bytes + i, byte_count - i)) {
            places->breaks = memory_grow(places->breaks, places->break_count,
                                         &places->break_capacity, sizeof *places->breaks);
            places->breaks[places->break_count++] = (struct odd_break){index, line_start};
        }
        index++;
    }
}

void yaml_places_release(struct yaml_places *places)
{
    json_escapes_release(&places->escapes);
    free(places->breaks);
    *places = (struct yaml_places){0};
}

/* How many odd breaks stand before the character. */
static size_t breaks_before(const struct yaml_places *places, size_t index)
{
    size_t start = 0, end = places->break_count;
    while (start < end) {
        size_t middle = start + (end - start) / 2;
        if (places->breaks[middle].index < index)
            start = middle + 1;
        else
            end = middle;
    }
    return start;
}

/* All from 0; the line and its start as an editor sees them. */
static struct place place_at(const struct yaml_places *places, size_t line, size_t line_start,
                             size_t index)
{
    int column = (int)(index - line_start) + 1;
    column += json_escapes_shift(&places->escapes, line_start, index);
    return (struct place){.line = (int)line + 1, .column = column};
}

/* The odd break that begins the mark's line, or NULL. */
static const struct odd_break *break_before_line(const struct yaml_places *places,
                                                 const yaml_mark_t *mark)
{
    size_t odd = breaks_before(places, mark->index);
    if (odd == 0 || places->breaks[odd - 1].index + 1 != mark->index - mark->column)
        return NULL;
    return &places->breaks[odd - 1];
}

bool yaml_place_after_odd_break(const struct yaml_places *places, const yaml_mark_t *mark)
{
    return break_before_line(places, mark) != NULL;
}

struct place yaml_place(const struct yaml_places *places, const yaml_mark_t *mark)
{
    const struct odd_break *odd = break_before_line(places, mark);
    size_t line_start = odd != NULL ? odd->line_start : mark->index - mark->column;
    size_t line = mark->line - breaks_before(places, mark->index);
    return place_at(places, line, line_start, mark->index);
}

struct place yaml_place_of_byte(const struct yaml_places *places, const char *bytes, size_t offset)
{
    size_t line = 0, line_start = 0, index = 0;
    for (size_t i = 0; i < offset; i++) {
        index += starts_character(bytes[i]);
        /* The byte after a CR is the offset's at the latest. */
        if (bytes[i] != '\n' && !(bytes[i] == '\r' && bytes[i + 1] != '\n'))
            continue;
        line++;
        line_start = index;
    }
    return place_at(places, line, line_start, index);
}
