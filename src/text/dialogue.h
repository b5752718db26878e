/* Questions and answers in plain lines: a prompt, the line that is typed, what it means. */
#ifndef EVENKEEL_TEXT_DIALOGUE_H
#define EVENKEEL_TEXT_DIALOGUE_H

#include "text/input.h"
#include "text/output.h"

struct dialogue {
    struct input input;
    struct output output;
    bool stopped; /* somebody or the input has ended the game */
    bool cut;     /* the input ended by itself */
};

void dialogue_init(struct dialogue *dialogue, FILE *input, FILE *output);

/* Asks and reads the next line, not echoed. False at the end of the input, or when the output is
 * gone; then `stopped` is set. */
bool dialogue_read(struct dialogue *dialogue, const char *words);

/* Writes what was typed, or what stands for it, where nobody sees it typed: so that a transcript
 * can be read. */
void dialogue_echo(struct dialogue *dialogue, const char *line);

/* Both: the line may be seen by all. */
bool dialogue_ask(struct dialogue *dialogue, const char *words);

/* Whether the line is this word, in either case. */
bool dialogue_is(const struct dialogue *dialogue, const char *word);

/* A question to be answered with yes; the end of the input means it, too, but not that
 * the program is told to leave. */
bool dialogue_confirm(struct dialogue *dialogue, const char *words);

/* The response, of so many, that the line names by letter or number. */
bool dialogue_response(const struct dialogue *dialogue, int response_count, int *response);

#endif
