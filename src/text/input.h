/* One typed line at a time, from a terminal or a pipe. */
#ifndef EVENKEEL_TEXT_INPUT_H
#define EVENKEEL_TEXT_INPUT_H

#include <stdbool.h>
#include <stdio.h>

enum { INPUT_BYTES = 256 };

struct input {
    FILE *stream;     /* borrowed */
    bool interactive; /* somebody types; what is typed shows on the screen by itself */
    char line[INPUT_BYTES];
};

/* Nothing has been read from the stream yet. */
void input_init(struct input *input, FILE *stream);

/* Reads the next line into `line`, trimmed and tame; a longer one is cut, bytes that are not UTF-8
 * make it empty. False at the end of the input, and when the program
 * is told to leave (base/leaving.h). */
bool input_next(struct input *input);

#endif
