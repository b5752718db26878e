#include "store/history_writer.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

enum task_kind { TASK_KEEP, TASK_CHECK, TASK_RESCUE };

struct task {
    struct task *next;
    enum task_kind kind;
    struct history_job *job; /* TASK_KEEP */
};

struct history_writer {
    pthread_t thread;
    bool threaded;         /* false where no thread could be had: then everybody waits */
    pthread_mutex_t mutex; /* over all below, but for what only the thread uses */
    pthread_cond_t changed;
    struct task *first, **last; /* what is to be done */
    bool ending;
    long taken, done; /* numbers of tasks */
    long failed;      /* the last job that came to nothing, or 0 */
    enum history_answer failure;
    struct error failure_words;
    enum history_health health;
    bool rescued;
    struct error rescue_words;
    void (*wake)(void *context);
    void *context;

    struct database *database; /* the thread's alone */
};

/* --- on the thread ------------------------------------------------------------------------------
 */

/* Opens it for the first time, again after a failure, or because the file that was opened is no
 * longer the one of that name. */
static bool have_database(struct history_writer *writer, struct error *error)
{
    if (writer->database != NULL && !database_is_in_place(writer->database)) {
        database_close(writer->database);
        writer->database = NULL;
    }
    if (writer->database == NULL)
        writer->database = database_open(error);
    return writer->database != NULL;
}

static void lose_database(struct history_writer *writer)
{
    database_close(writer->database);
    writer->database = NULL;
}

static enum history_answer keep(struct history_writer *writer, const struct history_job *job,
                                struct error *error)
{
    if (!have_database(writer, error))
        return HISTORY_FAILED;
    enum history_answer answer = history_keep(writer->database, &job->change, error);
    if (answer == HISTORY_FAILED)
        lose_database(writer);
    return answer;
}

/* Does the task with the mutex let go, and notes what came of it. */
static void run(struct history_writer *writer, const struct task *task)
{
    struct error error = {0};
    enum history_answer answer = HISTORY_KEPT;
    bool good = true;
    pthread_mutex_unlock(&writer->mutex);
    switch (task->kind) {
    case TASK_KEEP:
        answer = keep(writer, task->job, &error);
        arena_release(&task->job->arena);
        free(task->job);
        break;
    case TASK_CHECK:
        good = !have_database(writer, &error) || database_check(writer->database);
        if (good && writer->database != NULL)
            history_sweep(writer->database);
        break;
    case TASK_RESCUE:
        lose_database(writer);
        good = database_rescue(&error);
        break;
    }
    pthread_mutex_lock(&writer->mutex);
    writer->done++;
    if (answer != HISTORY_KEPT) {
        writer->failed = writer->done;
        writer->failure = answer;
        writer->failure_words = error;
    }
    if (task->kind == TASK_CHECK)
        writer->health = good ? HEALTH_GOOD : HEALTH_DAMAGED;
    if (task->kind == TASK_RESCUE) {
        writer->rescued = good;
        writer->rescue_words = error;
        writer->health = HEALTH_GOOD;
    }
}

/* The next task; false when there is none. */
static bool run_next(struct history_writer *writer)
{
    struct task *task = writer->first;
    if (task == NULL)
        return false;
    writer->first = task->next;
    if (writer->first == NULL)
        writer->last = &writer->first;
    run(writer, task);
    free(task);
    pthread_cond_broadcast(&writer->changed);
    return true;
}

static void *work(void *context)
{
    struct history_writer *writer = context;
    pthread_mutex_lock(&writer->mutex);
    for (;;) {
        while (writer->first == NULL && !writer->ending)
            pthread_cond_wait(&writer->changed, &writer->mutex);
        if (!run_next(writer))
            break;
        if (writer->wake != NULL) {
            pthread_mutex_unlock(&writer->mutex);
            writer->wake(writer->context);
            pthread_mutex_lock(&writer->mutex);
        }
    }
    pthread_mutex_unlock(&writer->mutex);
    return NULL;
}

/* --- for the others -----------------------------------------------------------------------------
 */

struct history_writer *history_writer_new(void (*wake)(void *context), void *context)
{
    struct history_writer *writer = memory_new(1, sizeof *writer);
    pthread_condattr_t attributes;
    writer->last = &writer->first;
    writer->wake = wake;
    writer->context = context;
    pthread_mutex_init(&writer->mutex, NULL);
    /* Waits are as long as they are, whatever becomes of the clock on the wall. */
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&writer->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    writer->threaded = pthread_create(&writer->thread, NULL, work, writer) == 0;
    return writer;
}

void history_writer_free(struct history_writer *writer)
{
    if (writer == NULL)
        return;
    pthread_mutex_lock(&writer->mutex);
    writer->ending = true;
    pthread_cond_broadcast(&writer->changed);
    pthread_mutex_unlock(&writer->mutex);
    if (writer->threaded)
        pthread_join(writer->thread, NULL);
    lose_database(writer);
    pthread_cond_destroy(&writer->changed);
    pthread_mutex_destroy(&writer->mutex);
    free(writer);
}

static long add_task(struct history_writer *writer, enum task_kind kind, struct history_job *job)
{
    struct task *task = memory_new(1, sizeof *task);
    *task = (struct task){.kind = kind, .job = job};
    pthread_mutex_lock(&writer->mutex);
    *writer->last = task;
    writer->last = &task->next;
    long number = ++writer->taken;
    pthread_cond_broadcast(&writer->changed);
    if (!writer->threaded)
        run_next(writer);
    pthread_mutex_unlock(&writer->mutex);
    return number;
}

long history_writer_keep(struct history_writer *writer, struct history_job *job)
{
    return add_task(writer, TASK_KEEP, job);
}

long history_writer_done(struct history_writer *writer)
{
    pthread_mutex_lock(&writer->mutex);
    long done = writer->done;
    pthread_mutex_unlock(&writer->mutex);
    return done;
}

bool history_writer_wait(struct history_writer *writer, long number, int milliseconds)
{
    struct timespec until;
    int reason = 0;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += milliseconds / 1000;
    until.tv_nsec += milliseconds % 1000 * 1000000L;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&writer->mutex);
    while (writer->done < number && reason != ETIMEDOUT)
        reason = milliseconds < 0
                     ? pthread_cond_wait(&writer->changed, &writer->mutex)
                     : pthread_cond_timedwait(&writer->changed, &writer->mutex, &until);
    bool done = writer->done >= number;
    pthread_mutex_unlock(&writer->mutex);
    return done;
}

bool history_writer_failed(struct history_writer *writer, long since, enum history_answer *answer,
                           struct error *error)
{
    pthread_mutex_lock(&writer->mutex);
    bool failed = writer->failed > since;
    if (failed) {
        *answer = writer->failure;
        *error = writer->failure_words;
    }
    pthread_mutex_unlock(&writer->mutex);
    return failed;
}

void history_writer_check(struct history_writer *writer)
{
    add_task(writer, TASK_CHECK, NULL);
}

enum history_health history_writer_health(struct history_writer *writer)
{
    pthread_mutex_lock(&writer->mutex);
    enum history_health health = writer->health;
    pthread_mutex_unlock(&writer->mutex);
    return health;
}

bool history_writer_rescue(struct history_writer *writer, struct error *error)
{
    history_writer_wait(writer, add_task(writer, TASK_RESCUE, NULL), -1);
    pthread_mutex_lock(&writer->mutex);
    bool rescued = writer->rescued;
    *error = writer->rescue_words;
    pthread_mutex_unlock(&writer->mutex);
    return rescued;
}
