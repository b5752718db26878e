/* A command that is lived through again and again, in a child process and a folder made anew, with
 * another of its calls refused each time, until it makes no more calls.
 *
 * Whatever is refused: it does not crash, leaks nothing, leaves no file open, and either says what
 * is wrong and has changed nothing, or has done all that it does without faults. Where it cannot
 * know what is there it loses nothing at least. */
#ifndef EVENKEEL_TESTS_SUPPORT_FAULT_RUN_H
#define EVENKEEL_TESTS_SUPPORT_FAULT_RUN_H

#include <stdbool.h>

#include "support/faults.h"

enum { FAULT_ARGUMENTS_MAX = 8 };

struct fault_run {
    const char *name;
    int (*command)(int argument_count, char *arguments[]); /* in the work folder */
    const char *arguments[FAULT_ARGUMENTS_MAX];            /* up to a NULL */
    bool history;   /* the database is looked at, by what it says, not by its bytes */
    bool two_steps; /* where memory runs out in the second, the first is done */
    bool others;    /* it depends on other decks that may not be readable: only nothing is lost */
};

/* The tests of a file of runs: each kind of fault in each run. Of its calls one in so many
 * (`steps`) is refused, all of them with EVENKEEL_SOAK.
 *
 * Every life begins with a copy of one folder. It is the user's, too: HOME and XDG_DATA_HOME.
 * `make` fills it and is in it then. What main() is to return. */
int fault_runs(const struct fault_run runs[], int count, void (*make)(void),
               const int steps[FAULTS_KINDS]);

#endif
