/* Plain lines for a terminal, a pipe, a screen reader: wrapped at words (UAX #14), no cursor
 * tricks, no colour. */
#ifndef EVENKEEL_TEXT_OUTPUT_H
#define EVENKEEL_TEXT_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

struct output {
    FILE *stream; /* borrowed */
    int columns;
};

/* As wide as the terminal, 40 to 100 columns; 78 where the stream is none. */
void output_init(struct output *output, FILE *stream);

/* A paragraph, printf-formatted, wrapped and indented by `indent` columns; the first line has
 * `label` in the indentation (or not, when it is too long for it or empty). */
void output_say(struct output *output, int indent, const char *label, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

void output_blank(struct output *output);
void output_rule(struct output *output); /* a line across */

/* False once something could not be written: the terminal is gone. */
bool output_alive(const struct output *output);

#endif
