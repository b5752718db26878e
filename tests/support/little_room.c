#include "support/little_room.h"

#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include "support/check.h"

const char *little_room_make(const char *path)
{
    struct rlimit little;
    if (unshare(CLONE_NEWNS) == 0 && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
        mount("none", path, "tmpfs", 0, "size=8k") == 0)
        return "the disk is full";
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &little), 0);
    little.rlim_cur = 8192;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
    return "file too large";
}

void little_room_end(const char *path)
{
    struct rlimit room;
    umount(path);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &room), 0);
    room.rlim_cur = room.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &room), 0);
}
