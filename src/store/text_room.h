/* How many lines a text takes in a column, guessed without the font that it will be printed in: a
 * page that is printed elsewhere is set in whatever font lies there. The widths are those of wide
 * fonts (DejaVu Sans, Noto), so that a narrower one leaves room and none runs over. */
#ifndef EVENKEEL_STORE_TEXT_ROOM_H
#define EVENKEEL_STORE_TEXT_ROOM_H

#include <stdbool.h>
#include <stddef.h>

/* The lines of `text` in a column of `ems` times the type's size, broken as browsers do: where
 * UAX #14 allows, and within a word that is longer than a line. At least 1. */
int text_room_lines(const char *text, double ems);

/* The bytes of the text's beginning that fit into so many lines, up to the end of a word where
 * there is one; the whole length when all of it fits. */
size_t text_room_beginning(const char *text, double ems, int lines);

/* Whether the text has letters that stand higher or hang lower than Latin ones (Devanagari, Arabic,
 * Thai …) and need more room between the lines. */
bool text_room_is_tall(const char *text);

#endif
