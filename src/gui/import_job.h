/* A history that comes in, in a thread of its own with a connection of its own: each of its
 * sessions is played again, which takes a while where there are many. */
#ifndef EVENKEEL_GUI_IMPORT_JOB_H
#define EVENKEEL_GUI_IMPORT_JOB_H

#include "session/history_import.h"

struct import_job;

/* Starts on the file, and wakes the window (wake.h) now and then, and when it is done. `at_once`
 * does all of it before returning, into `database` (borrowed). */
struct import_job *import_job_new(struct database *database, const char *path, bool at_once);

/* Stops it, waits for that, and lets go of it: what was not done leaves nothing. NULL is fine. */
void import_job_free(struct import_job *job);

/* True when it is over; until then `*share` (0 to 1) is how much is done. */
bool import_job_over(struct import_job *job, double *share);

/* Of one that is over: false, with words. */
bool import_job_done(const struct import_job *job, struct import_count *count, struct error *error);

#endif
