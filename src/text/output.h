/* Plain lines for a terminal, a pipe, a screen reader: wrapped at words (UAX #14), no cursor
 * tricks, no colour. Only a vote that must not be seen is cleared away. */
#ifndef EVENKEEL_TEXT_OUTPUT_H
#define EVENKEEL_TEXT_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

struct output {
    FILE *stream; /* borrowed */
    int columns;
    bool terminal; /* somebody looks at it now */
    bool fresh;    /* cleared, and nothing written since: no blank, no line across */
};

/* As wide as the terminal, 40 to 100 columns; 78 where the stream is none. */
void output_init(struct output *output, FILE *stream);

/* A paragraph, printf-formatted, wrapped and indented by `indent` columns; the first line has
 * `label` in the indentation (or not, when it is too long for it or empty). */
void output_say(struct output *output, int indent, const char *label, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

void output_blank(struct output *output);
void output_rule(struct output *output); /* a line across */

/* A question, to be answered on the same line. */
void output_prompt(struct output *output, const char *words);

/* Takes what stands on a terminal's screen away, for good; elsewhere a blank and a line across. */
void output_clear(struct output *output);

/* False once something could not be written: the terminal is gone. */
bool output_alive(const struct output *output);

#endif
