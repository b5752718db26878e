/* base/leaving, from within: what a signal does while it is held, in a process of its own. */
#include "base/leaving.h"

#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/check.h"

static sem_t told;

static void tell(void)
{
    sem_post(&told);
}

/* Ends the child with the number of the line that was not true. */
#define must_be(what)                                                                              \
    do {                                                                                           \
        if (!(what)) {                                                                             \
            fprintf(stderr, "line %d: %s\n", __LINE__, #what);                                     \
            exit(1);                                                                               \
        }                                                                                          \
    } while (false)

/* How the child ended, which does this and nothing else. */
static int ended(void (*work)(void))
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        /* A test that waits for ever has failed. */
        alarm(20);
        signal(SIGTERM, SIG_DFL);
        signal(SIGINT, SIG_DFL);
        signal(SIGHUP, SIG_DFL);
        work();
        exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void hold_and_ask(void)
{
    int pipes[2];
    must_be(pipe(pipes) == 0);
    leaving_hold();
    must_be(!leaving_asked() && leaving_wait(-1));
    must_be(write(pipes[1], "x", 1) == 1);
    must_be(leaving_wait(pipes[0]));
    raise(SIGTERM);
    must_be(!leaving_wait(pipes[0]) && leaving_asked() && !leaving_wait(-1));
    /* The first one is the one that counts. */
    raise(SIGHUP);
    must_be(!leaving_wait(pipes[0]));
}

static void hold_and_obey(void)
{
    hold_and_ask();
    leaving_obey();
    must_be(false);
}

static void *signal_later(void *context)
{
    static const struct timespec moment = {.tv_nsec = 50000000};
    nanosleep(&moment, NULL);
    pthread_kill(*(pthread_t *)context, SIGINT);
    return NULL;
}

static void wait_for_nothing(void)
{
    int pipes[2];
    pthread_t other, self = pthread_self();
    must_be(pipe(pipes) == 0);
    leaving_hold();
    must_be(pthread_create(&other, NULL, signal_later, &self) == 0);
    must_be(!leaving_wait(pipes[0]) && leaving_asked());
    pthread_join(other, NULL);
}

static void be_watched(void)
{
    sem_init(&told, 0, 0);
    leaving_hold();
    leaving_watch(tell);
    kill(getpid(), SIGTERM);
    must_be(sem_wait(&told) == 0 && leaving_asked());
    leaving_unwatch();
    leaving_unwatch();
}

static void be_watched_in_vain(void)
{
    sem_init(&told, 0, 0);
    leaving_hold();
    leaving_watch(tell);
    leaving_unwatch();
    must_be(sem_trywait(&told) != 0 && !leaving_asked());
    leaving_obey();
}

static void be_deaf(void)
{
    signal(SIGHUP, SIG_IGN);
    leaving_hold();
    raise(SIGHUP);
    must_be(!leaving_asked() && leaving_wait(-1));
}

static void a_signal_waits_until_it_is_obeyed(void **state)
{
    (void)state;
    check_int(ended(hold_and_ask), 0, "held");
    check_int(ended(hold_and_obey), 128 + SIGTERM, "obeyed");
    check_int(ended(wait_for_nothing), 0, "a wait is cut short");
}

static void a_thread_that_watches_tells_of_it_once(void **state)
{
    (void)state;
    check_int(ended(be_watched), 0, "told");
    check_int(ended(be_watched_in_vain), 0, "nothing to tell");
}

static void what_was_ignored_stays_ignored(void **state)
{
    (void)state;
    check_int(ended(be_deaf), 0, "nohup");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_signal_waits_until_it_is_obeyed),
        cmocka_unit_test(a_thread_that_watches_tells_of_it_once),
        cmocka_unit_test(what_was_ignored_stays_ignored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
