/* The command line's options, in one way for every command. */
#ifndef EVENKEEL_BASE_OPTIONS_H
#define EVENKEEL_BASE_OPTIONS_H

#include <stdbool.h>

#include "base/error.h"

/* The words of an option that may be there several times. */
struct option_list {
    const char **words;
    int count, room;
};

/* An option of a command; a table of them ends with a NULL name. Exactly one of flag, value and
 * list is given. */
struct option_spec {
    const char *name;   /* "--json" */
    bool *flag;         /* set when the option is there */
    const char **value; /* set to the word after it (or after '=') */
    struct option_list *list;
};

/* Takes the options out of `arguments`, wherever they stand; what is left is in front, and its
 * number is returned. -1, with words, for an option that is not in the table, lacks its value, or
 * is there more often than its list has room.
 * "--" ends the options. */
int options_take(int argument_count, char *arguments[], const struct option_spec options[],
                 struct error *error);

#endif
