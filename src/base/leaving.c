#include "base/leaving.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <time.h>

static const int kinds[] = {SIGHUP, SIGINT, SIGTERM};

enum { KINDS = sizeof kinds / sizeof *kinds };

static sigset_t held;
static atomic_int asked; /* the signal that came first; 0: none */

static struct {
    pthread_t thread;
    bool running;
    atomic_bool ending;
    void (*tell)(void);
} watch;

static void note(int signal_number)
{
    int none = 0;
    atomic_compare_exchange_strong(&asked, &none, signal_number);
}

void leaving_hold(void)
{
    sigemptyset(&held);
    for (int i = 0; i < KINDS; i++) {
        /* A handler, so that a wait is cut short; without SA_RESTART for the same reason. */
        struct sigaction before, action = {.sa_handler = note};
        sigemptyset(&action.sa_mask);
        if (sigaction(kinds[i], NULL, &before) != 0 || before.sa_handler == SIG_IGN)
            continue;
        sigaction(kinds[i], &action, NULL);
        sigaddset(&held, kinds[i]);
    }
    pthread_sigmask(SIG_BLOCK, &held, NULL);
}

bool leaving_asked(void)
{
    return atomic_load(&asked) != 0;
}

bool leaving_wait(int descriptor)
{
    if (descriptor < 0)
        return !leaving_asked();
    struct pollfd wait = {.fd = descriptor, .events = POLLIN};
    const struct timespec at_once = {0};
    sigset_t meanwhile;
    int came = sigtimedwait(&held, NULL, &at_once);
    if (came > 0)
        note(came);
    pthread_sigmask(SIG_SETMASK, NULL, &meanwhile);
    for (int i = 0; i < KINDS; i++)
        if (sigismember(&held, kinds[i]) == 1)
            sigdelset(&meanwhile, kinds[i]);
    /* They come in between the look and the sleep, or not at all. */
    while (!leaving_asked())
        if (ppoll(&wait, 1, NULL, &meanwhile) > 0)
            return true;
    return false;
}

static void *wait_for_it(void *context)
{
    int came = 0;
    (void)context;
    if (sigwait(&held, &came) != 0 || atomic_load(&watch.ending))
        return NULL;
    note(came);
    watch.tell();
    return NULL;
}

void leaving_watch(void (*tell)(void))
{
    watch.tell = tell;
    atomic_store(&watch.ending, false);
    watch.running = pthread_create(&watch.thread, NULL, wait_for_it, NULL) == 0;
    if (!watch.running) {
        for (int i = 0; i < KINDS; i++)
            if (sigismember(&held, kinds[i]) == 1)
                signal(kinds[i], SIG_DFL);
        pthread_sigmask(SIG_UNBLOCK, &held, NULL);
    }
}

void leaving_unwatch(void)
{
    if (!watch.running)
        return;
    atomic_store(&watch.ending, true);
    /* Wakes the thread, and nobody else: the signal is its own. */
    for (int i = 0; i < KINDS; i++)
        if (sigismember(&held, kinds[i]) == 1) {
            pthread_kill(watch.thread, kinds[i]);
            break;
        }
    pthread_join(watch.thread, NULL);
    watch.running = false;
}

void leaving_obey(void)
{
    int came = atomic_load(&asked);
    if (came == 0)
        return;
    signal(came, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &held, NULL);
    raise(came);
}
