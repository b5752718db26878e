#include "gui/import_job.h"

#include <stdlib.h>

#include "base/memory.h"
#include "gui/job.h"
#include "session/history_open.h"

struct import_job {
    struct job job;
    char *path;
    struct database *database; /* borrowed; NULL: the thread opens its own */
    /* The thread's own until it is over. */
    bool done;
    struct import_count count;
    struct error error;
};

static void release(void *owner)
{
    struct import_job *job = owner;
    free(job->path);
    free(job);
}

static void work(void *owner)
{
    struct import_job *job = owner;
    struct database *own = job->database == NULL ? history_open(&job->error) : NULL;
    struct database *database = own != NULL ? own : job->database;
    job->done = database != NULL &&
                history_import(database, job->path, job_go_on, &job->job, &job->count, &job->error);
    database_close(own);
}

struct import_job *import_job_new(struct database *database, const char *path, bool at_once)
{
    struct import_job *job = memory_new(1, sizeof *job);
    job_init(&job->job, job, release);
    job->path = memory_text(path);
    job->database = at_once ? database : NULL;
    job_start(&job->job, "import", work, 0, at_once);
    return job;
}

void import_job_free(struct import_job *job)
{
    if (job != NULL)
        job_stop(&job->job);
}

bool import_job_over(struct import_job *job, double *share)
{
    *share = job_share(&job->job);
    return !job_runs(&job->job);
}

bool import_job_done(const struct import_job *job, struct import_count *count, struct error *error)
{
    *count = job->count;
    *error = job->error;
    return job->done;
}
