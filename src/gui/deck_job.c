#include "gui/deck_job.h"

#include <stdlib.h>

#include "base/memory.h"
#include "gui/job.h"

struct deck_job {
    struct job job;
    enum deck_wish wish;
    char *path; /* NULL: the file is there already */
    /* The thread's own until the stage says that they can be looked at; not changed after that. */
    struct deck_file file;
    struct problems problems;
    struct play_check play_check;
    struct error error;
};

static void release(void *owner)
{
    struct deck_job *job = owner;
    problems_release(&job->problems);
    deck_file_release(&job->file);
    free(job->path);
    free(job);
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
    job_reach(&job->job, DECK_STAGE_CHECKED);
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

static void work(void *owner)
{
    struct deck_job *job = owner;
    if (job->path == NULL)
        check(job);
    else if (!deck_file_load(&job->file, job->path, &job->error))
        job_reach(&job->job, DECK_STAGE_FAILED);
    else if (job_reach(&job->job, DECK_STAGE_READ) && wants_check(job))
        check(job);
}

struct deck_job *deck_job_new(const char *path, enum deck_wish wish, bool at_once)
{
    struct deck_job *job = memory_new(1, sizeof *job);
    job_init(&job->job, job, release);
    job->path = memory_text(path);
    job->wish = wish;
    job_start(&job->job, "deck", work, DECK_STAGE_READING, at_once);
    return job;
}

struct deck_job *deck_job_of_file(struct deck_file *file, bool at_once)
{
    struct deck_job *job = memory_new(1, sizeof *job);
    job_init(&job->job, job, release);
    job->file = *file;
    *file = (struct deck_file){0};
    job_start(&job->job, "deck", work, DECK_STAGE_READING, at_once);
    return job;
}

void deck_job_free(struct deck_job *job)
{
    if (job != NULL)
        job_leave(&job->job);
}

enum deck_stage deck_job_stage(struct deck_job *job)
{
    return (enum deck_stage)job_stage(&job->job);
}

bool deck_job_is_over(struct deck_job *job)
{
    return !job_runs(&job->job);
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
