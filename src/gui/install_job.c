#include "gui/install_job.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gui/job.h"

struct install_job {
    struct job job;
    bool at_once;
    enum install_way way;
    char path[PATH_BYTES_MAX], own_folder[PATH_BYTES_MAX];
    /* A thread's own while it runs. */
    struct deck_install found;
    struct deck_installed installed;
    struct error error;
};

static void release(void *owner)
{
    struct install_job *job = owner;
    deck_install_release(&job->found);
    free(job);
}

static void read_deck(void *owner)
{
    struct install_job *job = owner;
    struct data_folders data;
    data_folders_init(&data);
    bool found = deck_install_read(&job->found, job->path, job->own_folder, &data, &job->error);
    data_folders_release(&data);
    job_reach(&job->job, found ? INSTALL_STAGE_FOUND : INSTALL_STAGE_FAILED);
}

static void copy_deck(void *owner)
{
    struct install_job *job = owner;
    bool done = deck_install_do(&job->found, job->way, &job->installed, &job->error);
    job_reach(&job->job, done ? INSTALL_STAGE_DONE : INSTALL_STAGE_FAILED);
}

struct install_job *install_job_new(const char *path, const char *own_folder, bool at_once)
{
    struct install_job *job = memory_new(1, sizeof *job);
    job_init(&job->job, job, release);
    job->at_once = at_once;
    snprintf(job->path, sizeof job->path, "%s", path);
    snprintf(job->own_folder, sizeof job->own_folder, "%s", own_folder);
    job_start(&job->job, "install", read_deck, INSTALL_STAGE_READING, at_once);
    return job;
}

void install_job_free(struct install_job *job)
{
    if (job != NULL)
        job_leave(&job->job);
}

enum install_stage install_job_stage(struct install_job *job)
{
    return (enum install_stage)job_stage(&job->job);
}

const struct deck_install *install_job_found(const struct install_job *job)
{
    return &job->found;
}

void install_job_copy(struct install_job *job, enum install_way way)
{
    job->way = way;
    job_start(&job->job, "install", copy_deck, INSTALL_STAGE_COPYING, job->at_once);
}

const struct deck_installed *install_job_installed(const struct install_job *job)
{
    return &job->installed;
}

const char *install_job_words(const struct install_job *job)
{
    return job->error.words;
}
