#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/words.h"

enum { FIRST_READ_BYTES = 64 * 1024 };

static bool too_large(const char *path, size_t byte_limit, struct error *error)
{
    return error_set(error, FAULT_INPUT, _("'%s' is larger than the %zu MiB allowed"), path,
                     (byte_limit + (1 << 20) - 1) >> 20);
}

static bool read_all(int descriptor, struct file_content *content, const char *path,
                     size_t first_bytes, size_t byte_limit, struct error *error)
{
    size_t capacity = first_bytes;
    content->bytes = memory_resize(NULL, capacity + 1, 1);
    content->byte_count = 0;
    for (;;) {
        ssize_t got = read(descriptor, content->bytes + content->byte_count,
                           capacity - content->byte_count);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set(error, FAULT_MACHINE, _("cannot read '%s': %s"), path,
                             error_reason(errno));
        if (got == 0)
            break;
        content->byte_count += (size_t)got;
        if (content->byte_count > byte_limit)
            return too_large(path, byte_limit, error);
        if (content->byte_count == capacity) {
            /* One byte past the limit tells that there are too many. */
            capacity = 2 * capacity <= byte_limit ? 2 * capacity : byte_limit + 1;
            content->bytes = memory_resize(content->bytes, capacity + 1, 1);
        }
    }
    content->bytes[content->byte_count] = '\0';
    return true;
}

static bool cannot_open(const char *path, int reason, struct error *error)
{
    struct stat status;
    const char *words = error_reason(reason);
    if (reason == ENOENT && lstat(path, &status) == 0)
        words = _("it is a link to something that is not there");
    else if (reason == ELOOP)
        words = _("it is a link that leads in a circle");
    return error_set(error, FAULT_MACHINE, _("cannot open '%s': %s"), path, words);
}

/* A device may never end; a terminal does, when the user says so. */
static bool is_device(int descriptor, mode_t mode)
{
    return S_ISBLK(mode) || (S_ISCHR(mode) && isatty(descriptor) != 1);
}

bool file_read(struct file_content *content, const char *path, size_t byte_limit,
               struct error *error)
{
    *content = (struct file_content){0};
    /* O_NONBLOCK: opening a named pipe must not wait for somebody who may never write to it. */
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return cannot_open(path, errno, error);
    struct stat status;
    bool done = false;
    if (fstat(descriptor, &status) != 0 || fcntl(descriptor, F_SETFL, O_RDONLY) != 0)
        cannot_open(path, errno, error);
    else if (S_ISDIR(status.st_mode))
        cannot_open(path, EISDIR, error);
    else if (is_device(descriptor, status.st_mode))
        error_set(error, FAULT_MACHINE, _("cannot open '%s': it is a device, not a file"), path);
    else if (S_ISREG(status.st_mode) && (size_t)status.st_size > byte_limit)
        too_large(path, byte_limit, error);
    else
        /* One byte more than the size, so that a file that did not grow is read in one go. */
        done = read_all(descriptor, content, path,
                        S_ISREG(status.st_mode) ? (size_t)status.st_size + 1 : FIRST_READ_BYTES,
                        byte_limit, error);
    if (done && S_ISFIFO(status.st_mode) && content->byte_count == 0)
        done = error_set(error, FAULT_MACHINE,
                         _("cannot read '%s': nothing comes out of this pipe"), path);
    close(descriptor);
    if (!done)
        file_content_release(content);
    return done;
}

void file_content_release(struct file_content *content)
{
    free(content->bytes);
    *content = (struct file_content){0};
}

static bool write_all(int descriptor, const char *bytes, size_t byte_count)
{
    while (byte_count > 0) {
        ssize_t written = write(descriptor, bytes, byte_count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        byte_count -= (size_t)written;
    }
    return true;
}

/* The name of the new file for as long as it is not whole: short, so that it fits where `path`
 * does.
 */
static char *partial_path(const char *path)
{
    enum { NAME_BYTES = 48 };
    const char *slash = strrchr(path, '/');
    int folder = slash == NULL ? 0 : (int)(slash - path) + 1;
    size_t room = (size_t)folder + NAME_BYTES;
    char *partial = memory_new(room, 1);
    snprintf(partial, room, "%.*s.evenkeel-%ld.part", folder, path, (long)getpid());
    return partial;
}

bool file_write(const char *path, const char *bytes, size_t byte_count, struct error *error)
{
    /* What a link points to is replaced, not the link; and not what is there to be read only. */
    char *real = realpath(path, NULL);
    const char *target = real == NULL ? path : real;
    char *partial = partial_path(target);
    int reason = 0;
    if (folder_exists(target))
        reason = EISDIR;
    else if (real != NULL && access(target, W_OK) != 0)
        reason = errno;
    if (reason == 0) {
        int descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (descriptor < 0)
            reason = errno;
        else if (!write_all(descriptor, bytes, byte_count) || fsync(descriptor) != 0)
            reason = errno;
        if (descriptor >= 0 && close(descriptor) != 0 && reason == 0)
            reason = errno;
        if (reason == 0 && rename(partial, target) != 0)
            reason = errno;
        if (reason != 0 && descriptor >= 0)
            unlink(partial);
    }
    free(partial);
    free(real);
    return reason == 0 ||
           error_set(error, FAULT_MACHINE, _("cannot write '%s': %s"), path, error_reason(reason));
}

static bool is_kind(const char *path, mode_t kind)
{
    struct stat status;
    return stat(path, &status) == 0 && (status.st_mode & S_IFMT) == kind;
}

bool file_exists(const char *path)
{
    return is_kind(path, S_IFREG);
}

bool folder_exists(const char *path)
{
    return is_kind(path, S_IFDIR);
}

bool folder_make(const char *path, struct error *error)
{
    char *partial = memory_text(path);
    bool done = true;
    for (char *slash = partial + 1; done && *slash != '\0'; slash++) {
        if (*slash != '/')
            continue;
        *slash = '\0';
        /* A parent that exists but may not be looked into is found out by the last mkdir. */
        mkdir(partial, 0700);
        *slash = '/';
    }
    if (mkdir(partial, 0700) != 0 && !(errno == EEXIST && folder_exists(partial)))
        done = error_set(error, FAULT_MACHINE, _("cannot make the folder '%s': %s"), path,
                         error_reason(errno));
    free(partial);
    return done;
}
