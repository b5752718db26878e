/* Work that a window does not wait for: a thread of its own, that says how far it has come and
 * wakes the window with it (wake.h). The life of it, for whoever has something to be done; embedded
 * in the owner's struct. */
#ifndef EVENKEEL_GUI_JOB_H
#define EVENKEEL_GUI_JOB_H

#include <SDL.h>
#include <stdbool.h>

struct job {
    SDL_mutex *lock; /* of the five below */
    SDL_Thread *thread;
    bool wanted, running;
    int stage;
    double share;
    void *owner;
    void (*work)(void *owner);
    void (*release)(void *owner);
};

/* Once, before anything else. `release` frees the owner; its job is over then. */
void job_init(struct job *job, void *owner, void (*release)(void *owner));

/* Starts `work` in a thread of this name, at `stage`. It is done before this returns when
 * `at_once`, or where no thread is to be had. A job that is over may be started again. */
void job_start(struct job *job, const char *name, void (*work)(void *owner), int stage,
               bool at_once);

/* Lets go of it, at once: what is not busy is released, what is busy when its work has ended. */
void job_leave(struct job *job);

/* Tells the work to stop, waits for that, and releases it. */
void job_stop(struct job *job);

bool job_runs(struct job *job);
int job_stage(struct job *job);
double job_share(struct job *job);

/* --- for the work -------------------------------------------------------------------------------
 * Both wake the window, and say whether somebody still waits for more. */

bool job_reach(struct job *job, int stage);

/* So much is done, 0 to 1; the window is woken a hundred times in all. For `context` of functions
 * that tell how far they are, this is the job. */
bool job_go_on(void *job, double share);

#endif
