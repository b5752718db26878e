/* Looking back over the whole history in a thread of its own, with a connection of its own: ten
 * thousand sessions never hold up the window. */
#ifndef EVENKEEL_GUI_PROGRESS_JOB_H
#define EVENKEEL_GUI_PROGRESS_JOB_H

#include "rules/code.h"
#include "store/progress.h"

enum { PROGRESS_NAMES_MAX = 200 };

struct progress_job;

/* What was found; borrowed from the job. */
struct progress_found {
    struct progress progress;
    struct progress_name names[PROGRESS_NAMES_MAX];
    int name_count;
    bool nameless;               /* something was played without a name */
    char daily_code[CODE_BYTES]; /* of the day's voyage; "": there is none */
    bool failed;                 /* the words say why */
    struct error error;
};

/* Starts to look, and wakes the window (wake.h) now and then, and when it is done. `at_once` does
 * all of it before returning, with `database` (borrowed; NULL: there is none). The filter's name is
 * copied, and so are the names of the decks ("core/school") of which the day's voyage is. */
struct progress_job *progress_job_new(struct database *database,
                                      const struct progress_filter *filter, const char *decks,
                                      int today, bool at_once);

/* Lets go of it, at once: a thread that is still busy stops by itself. NULL is fine. */
void progress_job_free(struct progress_job *job);

/* NULL while it is busy; `*share` (0 to 1) is then how much is done. */
const struct progress_found *progress_job_found(struct progress_job *job, double *share);

#endif
