/* UTF-8 text: checking, counting and comparing. What the window or the terminal draws from it
 * (shaping, lines) lives there, not here. */
#ifndef EVENKEEL_BASE_TEXT_H
#define EVENKEEL_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the bytes are well-formed UTF-8 (NUL counts as well-formed); if not, `*bad` is the offset
 * of the first byte that is not. */
bool text_is_utf8(const char *bytes, size_t byte_count, size_t *bad);

/* What a reader would call characters: grapheme clusters (UAX #29). */
size_t text_characters(const char *text);

/* How many columns of a terminal the text takes: two for a Chinese character, none for an accent.
 */
int text_columns(const char *text, size_t byte_count);

/* Makes a text fit to be shown, whatever it came from: control characters, which a terminal would
 * obey, become spaces (line ends stay where `keep_line_ends` says so), and what is left of a
 * character that a printf precision has cut is dropped. */
void text_tame(char *text, bool keep_line_ends);

/* Cuts to at most `byte_count` bytes, never inside a character. */
void text_cut(char *text, size_t byte_count);

/* ASCII letters in either case are the same; everything else byte for byte. */
bool text_same(const char *a, const char *b);

/* The text as it is compared where "Deck.YAML" and "deck.yaml", or an accent in one character and
 * in two, are the same: case-folded and composed (Unicode 3.13, D145). free() it. */
char *text_folded(const char *text);

/* Less than, equal to or greater than 0 as `a` comes before `b` in a list for people: letters in
 * either case are the same, in every script; otherwise by code points. */
int text_compare(const char *a, const char *b);

/* Whether `part` occurs in the text, letters in either case being the same. */
bool text_contains(const char *text, const char *part);

/* The span without white space (space, tab, line ends) on either side. */
const char *text_trim(const char *bytes, size_t byte_count, size_t *trimmed_count);

/* The next word of the text, in letters, marks and digits of any script; NULL when there is none.
 * Go on behind it. */
const char *text_word(const char *text, size_t *byte_count);

/* Whether there is nothing but white space; a no-break space (U+00A0) is some. */
bool text_is_blank(const char *text);

/* The candidate nearest to `word` by edit distance (Damerau-Levenshtein, ASCII case ignored), or
 * NULL when none is near enough to be what was meant: at most a third of the word's length away. */
const char *text_closest(const char *word, const char *const candidates[], size_t candidate_count);

/* The text's whole number, digits only, 0 to `highest`. False for anything else. */
bool text_to_number(const char *text, long highest, long *number);

#endif
