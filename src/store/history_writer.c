#include "store/history_writer.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

/* The file is looked through once nothing has been kept for so long: SQLite cannot be called away
 * in every moment of that, and whoever is quick is not to be held up. */
enum { IDLE_MILLISECONDS = 150 };

enum task_kind { TASK_KEEP, TASK_RESCUE };

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
    struct task *first, **last;       /* what is to be done */
    bool check_wanted, check_awaited; /* awaited: at once, not when there is time for it */
    bool ending;
    long taken, done; /* numbers of tasks */
    long failed;      /* the last job that came to nothing, or 0 */
    enum history_answer failure;
    struct error failure_words;
    enum database_health health;
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

/* Whether there is something better to do than to look through the file. */
static bool is_called_away(void *context)
{
    struct history_writer *writer = context;
    pthread_mutex_lock(&writer->mutex);
    bool away = writer->first != NULL || writer->ending;
    pthread_mutex_unlock(&writer->mutex);
    return away;
}

/* False when no look is wanted. */
static bool run_check(struct history_writer *writer)
{
    struct error error = {0};
    if (!writer->check_wanted || writer->ending)
        return false;
    pthread_mutex_unlock(&writer->mutex);
    enum database_health health = HEALTH_GOOD;
    if (have_database(writer, &error))
        health = database_look(writer->database, is_called_away, writer);
    if (health == HEALTH_GOOD && writer->database != NULL)
        history_sweep(writer->database);
    pthread_mutex_lock(&writer->mutex);
    writer->check_wanted = health == HEALTH_UNKNOWN;
    if (health != HEALTH_UNKNOWN)
        writer->health = health;
    pthread_cond_broadcast(&writer->changed);
    return true;
}

static struct timespec from_now(int milliseconds)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    time.tv_sec += milliseconds / 1000;
    time.tv_nsec += milliseconds % 1000 * 1000000L;
    if (time.tv_nsec >= 1000000000) {
        time.tv_sec++;
        time.tv_nsec -= 1000000000;
    }
    return time;
}

/* Until there is something to do, and be it the look for which there is time now. */
static void wait_for_work(struct history_writer *writer)
{
    bool idle = false;
    while (writer->first == NULL && !writer->ending &&
           !(writer->check_wanted && (idle || writer->check_awaited))) {
        const struct timespec until = from_now(IDLE_MILLISECONDS);
        if (writer->check_wanted)
            idle = pthread_cond_timedwait(&writer->changed, &writer->mutex, &until) == ETIMEDOUT;
        else
            pthread_cond_wait(&writer->changed, &writer->mutex);
    }
}

static void *work(void *context)
{
    struct history_writer *writer = context;
    pthread_mutex_lock(&writer->mutex);
    for (;;) {
        wait_for_work(writer);
        if (!run_next(writer) && !run_check(writer))
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
    const struct timespec until = from_now(milliseconds);
    int reason = 0;
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
    pthread_mutex_lock(&writer->mutex);
    writer->check_wanted = true;
    writer->check_awaited = false;
    pthread_cond_broadcast(&writer->changed);
    if (!writer->threaded)
        run_check(writer);
    pthread_mutex_unlock(&writer->mutex);
}

enum database_health history_writer_health(struct history_writer *writer)
{
    pthread_mutex_lock(&writer->mutex);
    enum database_health health = writer->health;
    pthread_mutex_unlock(&writer->mutex);
    return health;
}

enum database_health history_writer_checked(struct history_writer *writer)
{
    pthread_mutex_lock(&writer->mutex);
    writer->check_wanted = writer->check_wanted || writer->health == HEALTH_UNKNOWN;
    writer->check_awaited = true;
    if (!writer->threaded)
        run_check(writer);
    pthread_cond_broadcast(&writer->changed);
    while (writer->check_wanted)
        pthread_cond_wait(&writer->changed, &writer->mutex);
    enum database_health health = writer->health;
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
