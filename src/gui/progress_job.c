#include "gui/progress_job.h"

#include <SDL.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gui/wake.h"

struct progress_job {
    SDL_mutex *lock; /* of the four below */
    bool wanted, running;
    double share;
    struct progress_filter filter;
    char *name;
    struct database *database; /* borrowed; NULL: the thread opens its own */
    struct progress_found found;
};

static void release(struct progress_job *job)
{
    SDL_DestroyMutex(job->lock);
    progress_names_release(job->found.names, job->found.name_count);
    progress_release(&job->found.progress);
    free(job->name);
    free(job);
}

static bool go_on(void *context, double share)
{
    enum { STEPS = 50 };
    struct progress_job *job = context;
    SDL_LockMutex(job->lock);
    bool wanted = job->wanted;
    bool tell = (int)(share * STEPS) != (int)(job->share * STEPS);
    job->share = share;
    SDL_UnlockMutex(job->lock);
    if (wanted && tell)
        wake_window();
    return wanted;
}

static void look(struct progress_job *job, struct database *database)
{
    struct progress_found *found = &job->found;
    found->failed = !progress_load(&found->progress, database, &job->filter, go_on, job,
                                   &found->error);
    found->name_count = progress_names(database, found->names, PROGRESS_NAMES_MAX);
    found->nameless = progress_has_nameless(database);
}

static int run(void *context)
{
    struct progress_job *job = context;
    struct database *own = job->database == NULL ? database_open(&job->found.error) : NULL;
    struct database *database = own != NULL ? own : job->database;
    if (database != NULL)
        look(job, database);
    else
        job->found.failed = true;
    database_close(own);
    SDL_LockMutex(job->lock);
    job->running = false;
    bool wanted = job->wanted;
    SDL_UnlockMutex(job->lock);
    if (wanted)
        wake_window();
    else
        release(job);
    return 0;
}

struct progress_job *progress_job_new(struct database *database,
                                      const struct progress_filter *filter, bool at_once)
{
    struct progress_job *job = memory_new(1, sizeof *job);
    SDL_Thread *thread = NULL;
    job->lock = SDL_CreateMutex();
    job->wanted = job->running = true;
    job->name = memory_text(filter->name);
    job->filter = (struct progress_filter){.who = filter->who, .name = job->name};
    if (!at_once)
        thread = SDL_CreateThread(run, "progress", job);
    if (thread != NULL) {
        SDL_DetachThread(thread);
    } else {
        job->database = database;
        run(job);
    }
    /* It is wanted, so run() has not released it. NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
    return job;
}

void progress_job_free(struct progress_job *job)
{
    if (job == NULL)
        return;
    SDL_LockMutex(job->lock);
    job->wanted = false;
    bool running = job->running;
    SDL_UnlockMutex(job->lock);
    if (!running)
        release(job);
}

const struct progress_found *progress_job_found(struct progress_job *job, double *share)
{
    SDL_LockMutex(job->lock);
    bool running = job->running;
    *share = job->share;
    SDL_UnlockMutex(job->lock);
    return running ? NULL : &job->found;
}
