/* A deck that is put into the user's folder: read in a thread of its own, and copied in another one
 * once it has been said how. */
#ifndef EVENKEEL_GUI_INSTALL_JOB_H
#define EVENKEEL_GUI_INSTALL_JOB_H

#include "store/deck_install.h"

enum install_stage {
    INSTALL_STAGE_READING,
    INSTALL_STAGE_FOUND, /* it can be looked at; install_job_copy goes on */
    INSTALL_STAGE_COPYING,
    INSTALL_STAGE_DONE,
    INSTALL_STAGE_FAILED
};

struct install_job;

/* Starts to read what lies at `path`. The window is woken when a stage is reached; `at_once` does
 * it before returning. */
struct install_job *install_job_new(const char *path, const char *own_folder, bool at_once);

/* Lets go of it, at once: a thread that is still busy ends by itself; a copy that has begun is
 * made. NULL is fine. */
void install_job_free(struct install_job *job);

enum install_stage install_job_stage(struct install_job *job);

/* From FOUND on; nobody changes it. */
const struct deck_install *install_job_found(const struct install_job *job);

/* FOUND: makes the copy. */
void install_job_copy(struct install_job *job, enum install_way way);

/* DONE: what came of it. FAILED: why. */
const struct deck_installed *install_job_installed(const struct install_job *job);
const char *install_job_words(const struct install_job *job);

#endif
