/* Text laid out in lines: the window's only way to text. Lines break where Unicode says (UAX #14,
 * libunistring), a word that is too long between its characters; every run of one font, script and
 * direction is shaped by itself. Runs carry a direction; putting them in visual order comes with
 * right-to-left languages. */
#ifndef EVENKEEL_GUI_PARAGRAPH_H
#define EVENKEEL_GUI_PARAGRAPH_H

#include <SDL.h>

#include "gui/fonts.h"
#include "gui/theme.h"

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct text_look {
    enum face face;
    int size;        /* em, pixels */
    int line_height; /* pixels */
};

struct text_look text_look(const struct metrics *metrics, enum type type);

struct text_run {
    struct font_choice font;
    int start, length; /* bytes of the paragraph's text */
    int x, w;          /* pixels, from the line's left end */
};

struct text_line {
    int first_run, run_count;
    int start, end; /* bytes of the text, with the spaces and the line end behind it */
    int w;
    bool hyphen; /* a hyphen is drawn at the end, which is not in the text */
};

struct paragraph {
    char *text; /* without control characters; lines end at '\n' */
    struct text_look look;
    struct text_run *runs;
    struct text_line *lines;
    int run_count, line_count;
    int w, h; /* the widest line; all lines */
};

/* Lays the text out in lines of at most `width` pixels (0: lines end only where the text says so).
 * Free with paragraph_free. */
struct paragraph *paragraph_new(struct fonts *fonts, const char *text, struct text_look look,
                                int width);
void paragraph_free(struct paragraph *paragraph);

/* Paints it with its upper left corner at (x, y); lines are aligned within `width` pixels. */
void paragraph_paint(const struct paragraph *paragraph, struct fonts *fonts, SDL_Surface *surface,
                     int x, int y, int width, enum align align, struct rgba colour);

#endif
