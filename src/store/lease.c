#include "store/lease.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

#include "base/path.h"

enum { ALONE_TRIES = 100, ALONE_PAUSE_MILLISECONDS = 50 };

/* The byte of the database itself; sessions have the ones after it. */
enum { DATABASE_BYTE = 0 };

/* Locks of an open file description: two of one process do not share theirs, and closing another
 * descriptor of the file lets none go. */
static bool set_lock(int descriptor, short kind, off_t byte)
{
    struct flock lock = {.l_type = kind, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1};
    int result;
    do
        result = fcntl(descriptor, F_OFD_SETLK, &lock);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

static bool is_refused(int reason)
{
    return reason == EAGAIN || reason == EACCES;
}

static int open_file(const char *folder)
{
    char path[PATH_BYTES_MAX];
    if (!path_join(path, folder, "evenkeel.lock")) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

int lease_open(const char *folder)
{
    int lock = open_file(folder);
    if (lock < 0)
        return -1;
    for (int i = 0; !set_lock(lock, F_RDLCK, DATABASE_BYTE); i++) {
        const struct timespec pause = {.tv_nsec = ALONE_PAUSE_MILLISECONDS * 1000000L};
        /* A file system without locks: SQLite will say whether it can do without. */
        if (!is_refused(errno))
            break;
        if (i == ALONE_TRIES) {
            close(lock);
            errno = EAGAIN;
            return -1;
        }
        nanosleep(&pause, NULL);
    }
    return lock;
}

void lease_close(int lock)
{
    if (lock >= 0)
        close(lock);
}

bool lease_alone(int lock)
{
    return set_lock(lock, F_WRLCK, DATABASE_BYTE) || !is_refused(errno);
}

void lease_share(int lock)
{
    set_lock(lock, F_RDLCK, DATABASE_BYTE);
}

/* FNV-1a of the uuid, kept below what an offset may be. */
static off_t byte_of(const char *uuid)
{
    uint64_t hash = 14695981039346656037u;
    for (const char *c = uuid; *c != '\0'; c++)
        hash = (hash ^ (unsigned char)*c) * 1099511628211u;
    return (off_t)(hash >> 2) + 1;
}

bool lease_take(struct lease *lease, const char *folder, const char *uuid)
{
    lease_release(lease);
    int descriptor = open_file(folder);
    if (descriptor < 0)
        return true;
    if (!set_lock(descriptor, F_WRLCK, byte_of(uuid)) && is_refused(errno)) {
        close(descriptor);
        return false;
    }
    *lease = (struct lease){.descriptor = descriptor, .held = true};
    return true;
}

void lease_release(struct lease *lease)
{
    if (lease->held)
        close(lease->descriptor);
    *lease = (struct lease){0};
}

bool lease_is_taken(int lock, const char *uuid)
{
    struct flock held = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = byte_of(uuid), .l_len = 1};
    return lock >= 0 && fcntl(lock, F_OFD_GETLK, &held) == 0 && held.l_type != F_UNLCK;
}
