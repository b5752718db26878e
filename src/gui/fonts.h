/* Font files and their handles. A text is drawn run by run, each with the first face that has its
 * glyphs: Noto Sans, then the Noto face of the script, then whatever fontconfig names, which is
 * asked only then (its first start costs up to 1.6 s). One handle for each file, size, script and
 * direction: changing a handle's size costs 6 ms. */
#ifndef EVENKEEL_GUI_FONTS_H
#define EVENKEEL_GUI_FONTS_H

#include <SDL_ttf.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "gui/metrics.h"

struct fonts;

struct font_choice {
    int file;        /* of the fonts' list of files */
    uint32_t script; /* ISO 15924, four letters in one number; 0 for Latin and the like */
    bool right_to_left;
    bool emoji; /* coloured glyphs of one size, to be scaled */
};

/* Looks for the faces. False, with words, when not even one sans face is found. SDL_ttf must be
 * running. */
struct fonts *fonts_new(struct error *error);
void fonts_free(struct fonts *fonts);

/* The face's own choice, and the one that can draw the character (a grapheme cluster of UTF-32). */
struct font_choice fonts_face(const struct fonts *fonts, enum face face);
struct font_choice fonts_for(struct fonts *fonts, enum face face, const uint32_t *cluster,
                             int count);

bool font_choices_equal(struct font_choice a, struct font_choice b);

/* The handle for a choice in a size (em, pixels); borrowed, never NULL: a face that cannot be
 * opened gives the sans face's. Emoji have one size only; `fonts_emoji_scale` says how much they
 * are to be scaled. */
TTF_Font *fonts_handle(struct fonts *fonts, struct font_choice choice, int size);
double fonts_emoji_scale(struct fonts *fonts, struct font_choice choice, int size);

#endif
