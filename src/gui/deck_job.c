#include "gui/deck_job.h"

#include <SDL.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gui/wake.h"

struct deck_job {
    SDL_mutex *lock; /* of the stage, and of who still needs the job */
    enum deck_stage stage;
    bool wanted, running;
    enum deck_wish wish;
    char *path; /* NULL: the file is there already */
    /* The thread's own until the stage says that they can be looked at; not changed after that. */
    struct deck_file file;
    struct problems problems;
    struct play_check play_check;
    struct error error;
};

static void release(struct deck_job *job)
{
    SDL_DestroyMutex(job->lock);
    problems_release(&job->problems);
    deck_file_release(&job->file);
    free(job->path);
    free(job);
}

/* True when somebody still waits for more. */
static bool reach(struct deck_job *job, enum deck_stage stage)
{
    SDL_LockMutex(job->lock);
    job->stage = stage;
    bool wanted = job->wanted;
    SDL_UnlockMutex(job->lock);
    if (wanted)
        wake_window();
    return wanted;
}

/* The check looks at the deck and writes nothing but its problems, here into a list of their own:
 * the deck is looked at by others meanwhile. */
static void check(struct deck_job *job)
{
    struct deck_file looked_at = job->file;
    looked_at.arena = (struct arena){0};
    problems_copy(&looked_at.problems, &job->file.problems);
    deck_file_check(&looked_at);
    deck_file_play(&looked_at);
    job->problems = looked_at.problems;
    job->play_check = looked_at.play_check;
    arena_release(&looked_at.arena);
    reach(job, DECK_STAGE_CHECKED);
}

static bool wants_check(const struct deck_job *job)
{
    switch (job->wish) {
    case DECK_READ:
        return false;
    case DECK_READ_AND_CHECK_SMALL:
        return job->file.deck.card_count <= DECK_SMALL_CARDS;
    case DECK_READ_AND_CHECK:
        return true;
    }
    return false;
}

static void work(struct deck_job *job)
{
    if (job->path == NULL)
        check(job);
    else if (!deck_file_load(&job->file, job->path, &job->error))
        reach(job, DECK_STAGE_FAILED);
    else if (reach(job, DECK_STAGE_READ) && wants_check(job))
        check(job);
}

static int run(void *context)
{
    struct deck_job *job = context;
    work(job);
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

static struct deck_job *start(struct deck_job *job, bool at_once)
{
    SDL_Thread *thread = NULL;
    job->lock = SDL_CreateMutex();
    job->wanted = job->running = true;
    if (!at_once)
        thread = SDL_CreateThread(run, "deck", job);
    if (thread != NULL)
        SDL_DetachThread(thread);
    else
        run(job);
    /* It is wanted, so run() has not released it. NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
    return job;
}

struct deck_job *deck_job_new(const char *path, enum deck_wish wish, bool at_once)
{
    struct deck_job *job = memory_new(1, sizeof *job);
    job->path = memory_text(path);
    job->wish = wish;
    return start(job, at_once);
}

struct deck_job *deck_job_of_file(struct deck_file *file, bool at_once)
{
    struct deck_job *job = memory_new(1, sizeof *job);
    job->file = *file;
    *file = (struct deck_file){0};
    return start(job, at_once);
}

void deck_job_free(struct deck_job *job)
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

enum deck_stage deck_job_stage(struct deck_job *job)
{
    SDL_LockMutex(job->lock);
    enum deck_stage stage = job->stage;
    SDL_UnlockMutex(job->lock);
    return stage;
}

bool deck_job_is_over(struct deck_job *job)
{
    SDL_LockMutex(job->lock);
    bool running = job->running;
    SDL_UnlockMutex(job->lock);
    return !running;
}

const struct deck_file *deck_job_file(struct deck_job *job)
{
    enum deck_stage stage = deck_job_stage(job);
    return stage == DECK_STAGE_READ || stage == DECK_STAGE_CHECKED ? &job->file : NULL;
}

const struct problems *deck_job_problems(struct deck_job *job)
{
    switch (deck_job_stage(job)) {
    case DECK_STAGE_READ:
        return &job->file.problems;
    case DECK_STAGE_CHECKED:
        return &job->problems;
    case DECK_STAGE_READING:
    case DECK_STAGE_FAILED:
        return NULL;
    }
    return NULL;
}

const struct play_check *deck_job_play_check(struct deck_job *job)
{
    return deck_job_stage(job) == DECK_STAGE_CHECKED ? &job->play_check : NULL;
}

const char *deck_job_words(struct deck_job *job)
{
    return job->error.words;
}
