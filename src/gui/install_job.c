#include "gui/install_job.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gui/wake.h"

struct install_job {
    SDL_mutex *lock; /* of the next three */
    enum install_stage stage;
    bool wanted, running;
    bool at_once;
    enum install_way way;
    char path[PATH_BYTES_MAX], own_folder[PATH_BYTES_MAX];
    /* A thread's own while it runs. */
    struct deck_install found;
    struct deck_installed installed;
    struct error error;
};

static void release(struct install_job *job)
{
    SDL_DestroyMutex(job->lock);
    deck_install_release(&job->found);
    free(job);
}

/* The thread's last words. */
static void reach(struct install_job *job, enum install_stage stage)
{
    SDL_LockMutex(job->lock);
    job->stage = stage;
    job->running = false;
    bool wanted = job->wanted;
    SDL_UnlockMutex(job->lock);
    if (wanted)
        wake_window();
    else
        release(job);
}

static int read_deck(void *context)
{
    struct install_job *job = context;
    struct data_folders data;
    data_folders_init(&data);
    bool found = deck_install_read(&job->found, job->path, job->own_folder, &data, &job->error);
    data_folders_release(&data);
    reach(job, found ? INSTALL_STAGE_FOUND : INSTALL_STAGE_FAILED);
    return 0;
}

static int copy_deck(void *context)
{
    struct install_job *job = context;
    bool done = deck_install_do(&job->found, job->way, &job->installed, &job->error);
    reach(job, done ? INSTALL_STAGE_DONE : INSTALL_STAGE_FAILED);
    return 0;
}

static void start(struct install_job *job, enum install_stage stage, SDL_ThreadFunction work)
{
    SDL_Thread *thread = NULL;
    job->stage = stage;
    job->running = true;
    if (!job->at_once)
        thread = SDL_CreateThread(work, "install", job);
    if (thread != NULL)
        SDL_DetachThread(thread);
    else
        work(job);
}

struct install_job *install_job_new(const char *path, const char *own_folder, bool at_once)
{
    struct install_job *job = memory_new(1, sizeof *job);
    job->lock = SDL_CreateMutex();
    job->wanted = true;
    job->at_once = at_once;
    snprintf(job->path, sizeof job->path, "%s", path);
    snprintf(job->own_folder, sizeof job->own_folder, "%s", own_folder);
    start(job, INSTALL_STAGE_READING, read_deck);
    /* It is wanted: nobody released it. NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
    return job;
}

void install_job_free(struct install_job *job)
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

enum install_stage install_job_stage(struct install_job *job)
{
    SDL_LockMutex(job->lock);
    enum install_stage stage = job->stage;
    SDL_UnlockMutex(job->lock);
    return stage;
}

const struct deck_install *install_job_found(const struct install_job *job)
{
    return &job->found;
}

void install_job_copy(struct install_job *job, enum install_way way)
{
    job->way = way;
    start(job, INSTALL_STAGE_COPYING, copy_deck);
}

const struct deck_installed *install_job_installed(const struct install_job *job)
{
    return &job->installed;
}

const char *install_job_words(const struct install_job *job)
{
    return job->error.words;
}
