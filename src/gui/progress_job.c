#include "gui/progress_job.h"

#include <stdlib.h>

#include "base/memory.h"
#include "gui/job.h"
#include "session/history_open.h"
#include "session/sitting.h"

struct progress_job {
    struct job job;
    struct progress_filter filter;
    char *name, *decks;
    int today;
    struct database *database; /* borrowed; NULL: the thread opens its own */
    struct progress_found found;
};

static void release(void *owner)
{
    struct progress_job *job = owner;
    progress_names_release(job->found.names, job->found.name_count);
    progress_release(&job->found.progress);
    free(job->name);
    free(job->decks);
    free(job);
}

static void look(struct progress_job *job, struct database *database)
{
    struct progress_found *found = &job->found;
    found->failed = !progress_load(&found->progress, database, &job->filter, job_go_on, &job->job,
                                   &found->error);
    found->name_count = progress_names(database, found->names, PROGRESS_NAMES_MAX);
    found->nameless = progress_has_nameless(database);
    if (!sitting_daily_code(found->daily_code, job->decks, job->today))
        found->daily_code[0] = '\0';
}

static void work(void *owner)
{
    struct progress_job *job = owner;
    struct database *own = job->database == NULL ? history_open(&job->found.error) : NULL;
    struct database *database = own != NULL ? own : job->database;
    if (database != NULL)
        look(job, database);
    else
        job->found.failed = true;
    database_close(own);
}

struct progress_job *progress_job_new(struct database *database,
                                      const struct progress_filter *filter, const char *decks,
                                      int today, bool at_once)
{
    struct progress_job *job = memory_new(1, sizeof *job);
    job_init(&job->job, job, release);
    job->name = memory_text(filter->name);
    job->filter = (struct progress_filter){.who = filter->who, .name = job->name};
    job->decks = memory_text(decks);
    job->today = today;
    job->database = at_once ? database : NULL;
    job_start(&job->job, "progress", work, 0, at_once);
    return job;
}

void progress_job_free(struct progress_job *job)
{
    if (job != NULL)
        job_leave(&job->job);
}

const struct progress_found *progress_job_found(struct progress_job *job, double *share)
{
    *share = job_share(&job->job);
    return job_runs(&job->job) ? NULL : &job->found;
}
