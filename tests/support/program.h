/* The real program, run as a user runs it: arguments in, exit status, output and complaints out.
 * Its environment is made here, so that nothing of the machine's gets in. */
#ifndef EVENKEEL_TESTS_SUPPORT_PROGRAM_H
#define EVENKEEL_TESTS_SUPPORT_PROGRAM_H

#include <stdbool.h>

enum { PROGRAM_ARGUMENTS_MAX = 16 };

/* Zeroed but for the arguments: no input, in the present folder, no home, no installed deck. */
struct program {
    const char *arguments[PROGRAM_ARGUMENTS_MAX]; /* without the program's name, up to a NULL */
    const char *folder;                           /* to run in; NULL: the present one */
    const char *input;                            /* NULL: none */
    const char *home;                             /* HOME; NULL: not set */
    const char *data_home;                        /* XDG_DATA_HOME; NULL: not set */
    const char *data_folder;                      /* EVENKEEL_DATADIR; NULL: a folder that is not */
    const char *display;                          /* DISPLAY; NULL: not set */
    const char *output_file; /* where the output goes instead of into the run; NULL: nowhere else */
    bool output_closed;      /* whoever reads the output has gone away already */
};

struct run {
    int status; /* the exit status; 128 and more: killed by a signal */
    char *output, *complaints;
};

/* Runs it to its end. Release the run. */
void program_run(struct run *run, const struct program *program);
void run_release(struct run *run);

#endif
