/* Folders that are watched for changes: a file that is saved, replaced, renamed, added or taken
 * away. A thread of its own sleeps until the system tells of one (inotify), so watching costs
 * nothing while nothing happens; where the system cannot tell, the thread looks once a second. */
#ifndef EVENKEEL_BASE_WATCH_H
#define EVENKEEL_BASE_WATCH_H

#include <stdbool.h>

enum { WATCH_FOLDERS_MAX = 8 };

enum watch_way {
    WATCH_BY_EVENTS, /* where it can be had */
    WATCH_BY_LOOKING /* once a second; for tests, and for systems without events */
};

struct watch;

/* Starts the thread. After a change, once things have been quiet for a moment (an editor writes a
 * file in several steps), it calls `tell` in that thread. NULL when no thread can be started:
 * nothing is watched then. */
struct watch *watch_new(enum watch_way way, void (*tell)(void *context), void *context);

/* Ends the thread; NULL is fine. */
void watch_free(struct watch *watch);

/* Watches these folders, and only these, from now on; not what lies in folders inside. At most
 * WATCH_FOLDERS_MAX; one that is not there is left out. NULL for the watch is fine. */
void watch_folders(struct watch *watch, const char *const folders[], int count);

/* Whether something has changed since the last call. */
bool watch_changed(struct watch *watch);

#endif
