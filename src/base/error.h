/* What went wrong, in words, and whose fault it is.
 *
 * The sentence is written where the cause is known and shown where the user is; nobody in between
 * rewords it. Lower case, no full stop, the subject in single quotes, what to do next at the end.
 */
#ifndef EVENKEEL_BASE_ERROR_H
#define EVENKEEL_BASE_ERROR_H

#include <stdbool.h>

enum { ERROR_WORDS_MAX = 1024 };

/* The values are the program's exit statuses. */
enum fault {
    FAULT_NONE = 0,
    FAULT_INPUT = 1,        /* a deck, picks, a session code */
    FAULT_COMMAND_LINE = 2, /* an option or argument */
    FAULT_MACHINE = 3       /* a file, the display, the disk */
};

struct error {
    enum fault fault;
    char words[ERROR_WORDS_MAX]; /* UTF-8; cut at a character when too long */
};

/* Fills `error` (which may be NULL: then only the result counts) and returns false, so that a
 * caller can write `return error_set(...)`. */
bool error_set(struct error *error, enum fault fault, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Prints "evenkeel: words" to standard error and returns the exit status for the fault. */
int error_report(const struct error *error);

/* The reason behind errno in lower-case words, as in "permission denied". */
const char *error_reason(int errno_value);

#endif
