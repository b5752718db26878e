/* From a text's bytes to places on the screen and back, for a text that is laid out in lines while
 * it is typed: where the caret stands, what lies under the pointer, which boxes a selection fills.
 *
 * Unlike a paragraph it has the spaces at the lines' ends and the lines behind the last word. */
#ifndef EVENKEEL_GUI_TEXT_MAP_H
#define EVENKEEL_GUI_TEXT_MAP_H

#include "gui/geometry.h"
#include "gui/paragraph.h"

struct text_map_line {
    size_t start, end; /* bytes; the spaces and the line end behind it are its own */
    int line;          /* of the paragraph, or -1: nothing to be seen in it */
};

struct text_map {
    struct fonts *fonts; /* borrowed, as the paragraph is */
    const struct paragraph *paragraph;
    const char *text;            /* borrowed */
    char *breaks;                /* for each byte, whether a character begins there */
    struct text_map_line *lines; /* at least one */
    int line_count;
    int width, h;
};

/* Maps a text that was laid out as the paragraph, in lines of `width`. The text holds no control
 * characters but '\n' (text_buffer.h). Release it. */
void text_map_init(struct text_map *map, struct fonts *fonts, const char *text,
                   const struct paragraph *paragraph, int width);
void text_map_release(struct text_map *map);

/* The line on which the caret stands when it is at this byte. */
int text_map_line_of(const struct text_map *map, size_t place);

/* Where the caret stands, from the text's corner: a line high and without width. */
struct box text_map_caret(const struct text_map *map, size_t place);

/* The place between two characters that is nearest to a point. */
size_t text_map_place(const struct text_map *map, struct point point);

/* The line's place that is nearest to x. */
size_t text_map_place_on_line(const struct text_map *map, int line, int x);

/* Where the line begins, and where the caret goes at its end: before what breaks it. */
size_t text_map_line_start(const struct text_map *map, int line);
size_t text_map_line_end(const struct text_map *map, int line);

/* The boxes of what lies between two bytes, at most `room`; how many they are. */
int text_map_boxes(const struct text_map *map, size_t start, size_t end, struct box boxes[],
                   int room);

#endif
