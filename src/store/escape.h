/* Text that somebody else wrote, made harmless: in HTML, in Markdown, in a spreadsheet. Control
 * characters become spaces and broken UTF-8 is dropped on the way. */
#ifndef EVENKEEL_STORE_ESCAPE_H
#define EVENKEEL_STORE_ESCAPE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/memory.h"

/* For the text of an element or a value in double quotes. The copy lives in the arena. */
const char *escape_html(struct arena *arena, const char *text);

/* For a stretch of a line in Markdown (CommonMark and GitHub's tables), which must not begin a
 * line: no mark-up, no HTML, no link of its own. */
const char *escape_markdown(struct arena *arena, const char *text);

/* Writes a cell of a CSV table (RFC 4180), quoted where it has to be. A text that a spreadsheet
 * could take for a formula (it begins with = + - @, a tab or a line end, white space before them
 * counted in, or their full-width forms) gets an apostrophe in front. */
void escape_csv(FILE *stream, const char *text);

/* Whether a spreadsheet could take the text for a formula, as above. */
bool escape_is_formula(const char *text);

#endif
