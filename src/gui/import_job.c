#include "gui/import_job.h"

#include <SDL.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gui/wake.h"

struct import_job {
    SDL_mutex *lock; /* of the three below */
    bool wanted, over;
    double share;
    SDL_Thread *thread;
    char *path;
    struct database *database; /* borrowed; NULL: the thread opens its own */
    /* The thread's own until it is over. */
    bool done;
    struct import_count count;
    struct error error;
};

static bool go_on(void *context, double share)
{
    enum { STEPS = 100 };
    struct import_job *job = context;
    SDL_LockMutex(job->lock);
    bool wanted = job->wanted;
    bool tell = (int)(share * STEPS) != (int)(job->share * STEPS);
    job->share = share;
    SDL_UnlockMutex(job->lock);
    if (wanted && tell)
        wake_window();
    return wanted;
}

static int run(void *context)
{
    struct import_job *job = context;
    struct database *own = job->database == NULL ? database_open(&job->error) : NULL;
    struct database *database = own != NULL ? own : job->database;
    job->done = database != NULL &&
                history_import(database, job->path, go_on, job, &job->count, &job->error);
    database_close(own);
    SDL_LockMutex(job->lock);
    job->over = true;
    SDL_UnlockMutex(job->lock);
    wake_window();
    return 0;
}

struct import_job *import_job_new(struct database *database, const char *path, bool at_once)
{
    struct import_job *job = memory_new(1, sizeof *job);
    job->lock = SDL_CreateMutex();
    job->wanted = true;
    job->path = memory_text(path);
    if (!at_once)
        job->thread = SDL_CreateThread(run, "import", job);
    if (job->thread == NULL) {
        job->database = database;
        run(job);
    }
    return job;
}

void import_job_free(struct import_job *job)
{
    if (job == NULL)
        return;
    SDL_LockMutex(job->lock);
    job->wanted = false;
    SDL_UnlockMutex(job->lock);
    if (job->thread != NULL)
        SDL_WaitThread(job->thread, NULL);
    SDL_DestroyMutex(job->lock);
    free(job->path);
    free(job);
}

bool import_job_over(struct import_job *job, double *share)
{
    SDL_LockMutex(job->lock);
    bool over = job->over;
    *share = job->share;
    SDL_UnlockMutex(job->lock);
    return over;
}

bool import_job_done(const struct import_job *job, struct import_count *count, struct error *error)
{
    *count = job->count;
    *error = job->error;
    return job->done;
}
