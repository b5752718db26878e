#include "base/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/inotify.h>
#endif

#include "base/file.h"
#include "base/memory.h"

/* Milliseconds. */
enum { QUIET = 60, QUIET_MOST = 300, LOOK = 1000, WAIT_FOR_EVER = -1 };

struct watch {
    pthread_t thread;
    pthread_mutex_t lock; /* of all below it */
    int wake[2];          /* a pipe: the folders are others now, or it is over */
    int events;           /* inotify; -1: there is none */
    bool over, changed, looking;
    int count;
    char *folders[WATCH_FOLDERS_MAX];
    int numbers[WATCH_FOLDERS_MAX]; /* of inotify */
    uint64_t stamps[WATCH_FOLDERS_MAX];
    void (*tell)(void *context);
    void *context;
};

static long long milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* --- what the system tells ----------------------------------------------------------------------
 */

#if defined(__linux__)

static int open_events(void)
{
    return inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
}

static int add_folder(int events, const char *folder)
{
    return inotify_add_watch(events, folder,
                             IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                                 IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR);
}

static void remove_folder(int events, int number)
{
    inotify_rm_watch(events, number);
}

/* Takes what has been told; true when it is a change. That a watch has ended is none: this module
 * ends them itself. */
static bool take_events(int events)
{
    _Alignas(struct inotify_event) char bytes[16 * 1024];
    bool changed = false;
    for (;;) {
        ssize_t got = read(events, bytes, sizeof bytes);
        if (got <= 0)
            return changed;
        for (char *at = bytes; at < bytes + got;) {
            const struct inotify_event *event = (const struct inotify_event *)at;
            changed = changed || (event->mask & IN_IGNORED) == 0;
            at += sizeof *event + event->len;
        }
    }
}

#else

static int open_events(void)
{
    return -1;
}

static int add_folder(int events, const char *folder)
{
    (void)events;
    (void)folder;
    return -1;
}

static void remove_folder(int events, int number)
{
    (void)events;
    (void)number;
}

static bool take_events(int events)
{
    (void)events;
    return false;
}

#endif

/* --- looking ------------------------------------------------------------------------------------
 */

/* Called with the lock. */
static bool look(struct watch *watch)
{
    bool changed = false;
    for (int i = 0; i < watch->count; i++) {
        uint64_t stamp = folder_stamp(watch->folders[i], "");
        changed = changed || stamp != watch->stamps[i];
        watch->stamps[i] = stamp;
    }
    return changed;
}

/* --- the thread ---------------------------------------------------------------------------------
 */

static void drain(int descriptor)
{
    char bytes[64];
    while (read(descriptor, bytes, sizeof bytes) > 0)
        continue;
}

/* Waits for a change, however long that takes; false: it is over. */
static bool wait_for_change(struct watch *watch)
{
    for (;;) {
        pthread_mutex_lock(&watch->lock);
        bool over = watch->over;
        int wait = watch->looking && watch->count > 0 ? LOOK : WAIT_FOR_EVER;
        pthread_mutex_unlock(&watch->lock);
        if (over)
            return false;
        struct pollfd polled[2] = {{.fd = watch->wake[0], .events = POLLIN},
                                   {.fd = watch->events, .events = POLLIN}};
        int ready = poll(polled, 2, wait);
        if (ready < 0 && errno != EINTR)
            return false;
        if (polled[0].revents != 0) {
            drain(watch->wake[0]);
            continue;
        }
        if (ready > 0 && take_events(watch->events))
            return true;
        pthread_mutex_lock(&watch->lock);
        bool changed = wait == LOOK && look(watch);
        pthread_mutex_unlock(&watch->lock);
        if (changed)
            return true;
    }
}

/* A save is several steps: what comes right after the first one belongs to it. */
static void wait_for_quiet(struct watch *watch)
{
    long long end = milliseconds() + QUIET_MOST;
    for (;;) {
        long long left = end - milliseconds();
        struct pollfd polled = {.fd = watch->events, .events = POLLIN};
        if (left <= 0 || poll(&polled, 1, left < QUIET ? (int)left : QUIET) <= 0)
            return;
        take_events(watch->events);
    }
}

static void *run(void *context)
{
    struct watch *watch = context;
    while (wait_for_change(watch)) {
        wait_for_quiet(watch);
        pthread_mutex_lock(&watch->lock);
        watch->changed = true;
        pthread_mutex_unlock(&watch->lock);
        watch->tell(watch->context);
    }
    return NULL;
}

/* --- from outside -------------------------------------------------------------------------------
 */

static void close_all(struct watch *watch)
{
    if (watch->events >= 0)
        close(watch->events);
    for (int i = 0; i < 2; i++)
        if (watch->wake[i] >= 0)
            close(watch->wake[i]);
    pthread_mutex_destroy(&watch->lock);
    free(watch);
}

struct watch *watch_new(enum watch_way way, void (*tell)(void *context), void *context)
{
    struct watch *watch = memory_new(1, sizeof *watch);
    *watch = (struct watch){.wake = {-1, -1}, .events = -1, .tell = tell, .context = context};
    pthread_mutex_init(&watch->lock, NULL);
    if (way == WATCH_BY_EVENTS)
        watch->events = open_events();
    if (pipe2(watch->wake, O_NONBLOCK | O_CLOEXEC) == 0 &&
        pthread_create(&watch->thread, NULL, run, watch) == 0)
        return watch;
    close_all(watch);
    return NULL;
}

static void nudge(struct watch *watch)
{
    /* A full pipe wakes the thread as well. */
    while (write(watch->wake[1], "", 1) < 0 && errno == EINTR)
        continue;
}

/* All but those with the numbers. */
static void forget_folders(struct watch *watch, const int numbers[], int number_count)
{
    for (int i = 0; i < watch->count; i++) {
        bool kept = watch->numbers[i] < 0;
        for (int j = 0; j < number_count; j++)
            kept = kept || numbers[j] == watch->numbers[i];
        if (!kept)
            remove_folder(watch->events, watch->numbers[i]);
        free(watch->folders[i]);
    }
    watch->count = 0;
}

void watch_free(struct watch *watch)
{
    if (watch == NULL)
        return;
    pthread_mutex_lock(&watch->lock);
    watch->over = true;
    pthread_mutex_unlock(&watch->lock);
    nudge(watch);
    pthread_join(watch->thread, NULL);
    forget_folders(watch, NULL, 0);
    close_all(watch);
}

void watch_folders(struct watch *watch, const char *const folders[], int count)
{
    if (watch == NULL)
        return;
    if (count > WATCH_FOLDERS_MAX)
        count = WATCH_FOLDERS_MAX;
    pthread_mutex_lock(&watch->lock);
    int numbers[WATCH_FOLDERS_MAX];
    bool looking = watch->events < 0;
    /* Added before others are let go, so that what is watched before and after is never unwatched.
     */
    for (int i = 0; i < count; i++) {
        numbers[i] = watch->events >= 0 ? add_folder(watch->events, folders[i]) : -1;
        /* The user's watches, or the system's memory for them, may be used up. */
        looking = looking || (numbers[i] < 0 && (errno == ENOSPC || errno == ENOMEM));
    }
    forget_folders(watch, numbers, count);
    for (int i = 0; i < count; i++) {
        watch->numbers[i] = numbers[i];
        watch->folders[i] = memory_text(folders[i]);
        watch->stamps[i] = looking ? folder_stamp(folders[i], "") : 0;
    }
    watch->count = count;
    watch->looking = looking;
    pthread_mutex_unlock(&watch->lock);
    nudge(watch);
}

bool watch_changed(struct watch *watch)
{
    if (watch == NULL)
        return false;
    pthread_mutex_lock(&watch->lock);
    bool changed = watch->changed;
    watch->changed = false;
    pthread_mutex_unlock(&watch->lock);
    return changed;
}
