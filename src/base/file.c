#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/words.h"

enum { FIRST_READ_BYTES = 64 * 1024, READ_TRIES = 3 };

static bool too_large(const char *path, size_t byte_limit, struct error *error)
{
    return error_set(error, FAULT_INPUT, _("'%s' is larger than the %zu MiB allowed"), path,
                     (byte_limit + (1 << 20) - 1) >> 20);
}

enum reading { READING_DONE, READING_FAILED, READING_TOO_LARGE };

/* Reads on to the end of the file or until there is more than the limit. */
static enum reading read_all(int descriptor, struct file_content *content, size_t first_bytes,
                             size_t byte_limit)
{
    size_t capacity = first_bytes;
    content->bytes = memory_resize(content->bytes, capacity + 1, 1);
    content->byte_count = 0;
    for (;;) {
        ssize_t got = read(descriptor, content->bytes + content->byte_count,
                           capacity - content->byte_count);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return READING_FAILED;
        if (got == 0)
            break;
        content->byte_count += (size_t)got;
        if (content->byte_count > byte_limit)
            return READING_TOO_LARGE;
        if (content->byte_count == capacity) {
            /* One byte past the limit tells that there are too many. */
            capacity = 2 * capacity <= byte_limit ? 2 * capacity : byte_limit + 1;
            content->bytes = memory_resize(content->bytes, capacity + 1, 1);
        }
    }
    content->bytes[content->byte_count] = '\0';
    return READING_DONE;
}

/* The first bytes of a file that has at least so many, or had them a moment ago. */
static enum reading read_first(int descriptor, struct file_content *content, size_t first_bytes)
{
    content->bytes = memory_resize(NULL, first_bytes + 1, 1);
    content->byte_count = 0;
    while (content->byte_count < first_bytes) {
        ssize_t got = read(descriptor, content->bytes + content->byte_count,
                           first_bytes - content->byte_count);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return READING_FAILED;
        if (got == 0)
            break;
        content->byte_count += (size_t)got;
    }
    content->bytes[content->byte_count] = '\0';
    return READING_DONE;
}

static bool same_version(const struct stat *a, const struct stat *b)
{
    return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Reads a plain file until nobody has changed it meanwhile: half of an old text and half of a new
 * one is nobody's. errno is EBUSY when it never rests. */
static enum reading read_plain(int descriptor, struct file_content *content, struct stat *before,
                               size_t byte_limit)
{
    for (int i = 0; i < READ_TRIES; i++) {
        struct stat after;
        if ((size_t)before->st_size > byte_limit)
            return READING_TOO_LARGE;
        /* One byte more than the size, so that a file that did not grow is read in one go. */
        enum reading reading = read_all(descriptor, content, (size_t)before->st_size + 1,
                                        byte_limit);
        if (reading != READING_DONE)
            return reading;
        if (fstat(descriptor, &after) != 0 || lseek(descriptor, 0, SEEK_SET) != 0)
            return READING_FAILED;
        if (same_version(before, &after))
            return READING_DONE;
        *before = after;
    }
    errno = EBUSY;
    return READING_FAILED;
}

static const char *reading_reason(int reason)
{
    return reason == EBUSY ? _("it is changing all the time; try again when it rests")
                           : error_reason(reason);
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
    else
        switch (S_ISREG(status.st_mode)
                    ? read_plain(descriptor, content, &status, byte_limit)
                    : read_all(descriptor, content, FIRST_READ_BYTES, byte_limit)) {
        case READING_DONE:
            done = true;
            break;
        case READING_FAILED:
            error_set(error, FAULT_MACHINE, _("cannot read '%s': %s"), path, reading_reason(errno));
            break;
        case READING_TOO_LARGE:
            too_large(path, byte_limit, error);
            break;
        }
    if (done && S_ISFIFO(status.st_mode) && content->byte_count == 0)
        done = error_set(error, FAULT_MACHINE,
                         _("cannot read '%s': nothing comes out of this pipe"), path);
    close(descriptor);
    if (!done)
        file_content_release(content);
    return done;
}

/* Part by part, so that no part of the name may be a link. A descriptor, or -1 and errno, ELOOP of
 * a link. */
static int open_inside(const char *folder, const char *name)
{
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (at >= 0) {
        char part[NAME_MAX + 1];
        size_t length = strcspn(name, "/");
        bool last = name[length] == '\0';
        int next = -1, reason = ENAMETOOLONG;
        if (length < sizeof part) {
            memcpy(part, name, length);
            part[length] = '\0';
            /* O_NONBLOCK: a named pipe must not hang the game. */
            next = openat(at, part,
                          O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY |
                              (last ? O_NONBLOCK : O_DIRECTORY));
            reason = errno;
            struct stat status;
            /* Linux says "not a folder" of a link where a folder is wanted. */
            if (next < 0 && fstatat(at, part, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                S_ISLNK(status.st_mode))
                reason = ELOOP;
        }
        close(at);
        errno = reason;
        if (next < 0 || last)
            return next;
        at = next;
        name += length + 1;
    }
    return -1;
}

enum file_state file_read_inside(struct file_content *content, const char *folder, const char *name,
                                 size_t byte_limit, size_t first_bytes, const char **reason)
{
    *content = (struct file_content){0};
    int descriptor = open_inside(folder, name);
    if (descriptor < 0 && errno == ELOOP)
        return FILE_LINK;
    struct stat status;
    enum file_state state = FILE_FAILED;
    enum reading reading = READING_FAILED;
    if (descriptor < 0 || fstat(descriptor, &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG)
            state = FILE_MISSING;
        *reason = error_reason(errno);
    } else if (!S_ISREG(status.st_mode)) {
        state = FILE_MISSING;
        *reason = S_ISDIR(status.st_mode) ? error_reason(EISDIR) : _("it is not a file");
    } else if ((size_t)status.st_size > byte_limit)
        state = FILE_TOO_LARGE;
    else {
        bool whole = first_bytes == 0 || (size_t)status.st_size <= first_bytes;
        reading = whole ? read_plain(descriptor, content, &status, byte_limit)
                        : read_first(descriptor, content, first_bytes);
        *reason = reading_reason(errno);
        state = reading == READING_DONE        ? FILE_GOOD
                : reading == READING_TOO_LARGE ? FILE_TOO_LARGE
                                               : FILE_FAILED;
    }
    if (descriptor >= 0)
        close(descriptor);
    if (state != FILE_GOOD)
        file_content_release(content);
    return state;
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

/* To a device or a pipe (/dev/stdout), which is not to be replaced. What went wrong, as errno has
 * it, or 0. */
static int write_through(const char *path, const char *bytes, size_t byte_count)
{
    /* O_NONBLOCK: a pipe that nobody reads is refused, not waited for. */
    int descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), reason = 0;
    if (descriptor < 0)
        return errno;
    if (fcntl(descriptor, F_SETFL, O_WRONLY) != 0 || !write_all(descriptor, bytes, byte_count))
        reason = errno;
    if (close(descriptor) != 0 && reason == 0)
        reason = errno;
    return reason;
}

static int write_beside(const char *path, const char *bytes, size_t byte_count)
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
        struct stat old;
        if (descriptor < 0)
            reason = errno;
        /* Whoever may not read the old one may not read the new one. */
        else if (real != NULL && stat(target, &old) == 0 && fchmod(descriptor, old.st_mode) != 0)
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
    return reason;
}

bool file_write(const char *path, const char *bytes, size_t byte_count, struct error *error)
{
    struct stat status;
    bool special = stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
    int reason = special ? write_through(path, bytes, byte_count)
                         : write_beside(path, bytes, byte_count);
    return reason == 0 ||
           error_set(error, FAULT_MACHINE, _("cannot write '%s': %s"), path, error_reason(reason));
}

bool file_create(const char *path, const char *bytes, size_t byte_count, struct error *error)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    int reason = descriptor < 0 ? errno : 0;
    if (reason == EEXIST)
        return error_set(error, FAULT_INPUT, _("'%s' is there already, and is left as it is"),
                         path);
    if (reason == 0 && (!write_all(descriptor, bytes, byte_count) || fsync(descriptor) != 0))
        reason = errno;
    if (descriptor >= 0 && close(descriptor) != 0 && reason == 0)
        reason = errno;
    if (reason != 0 && descriptor >= 0)
        unlink(path);
    return reason == 0 ||
           error_set(error, FAULT_MACHINE, _("cannot write '%s': %s"), path, error_reason(reason));
}

void file_make_private(const char *path)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        close(descriptor);
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

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    remove(path);
    return 0;
}

void folder_remove(const char *path)
{
    enum { OPEN_MOST = 16 };
    nftw(path, remove_one, OPEN_MOST, FTW_DEPTH | FTW_PHYS);
}

static uint64_t mix(uint64_t hash, uint64_t number)
{
    /* FNV-1a, a word at a time. */
    return (hash ^ number) * 0x100000001B3u;
}

uint64_t folder_stamp(const char *path, const char *prefix)
{
    DIR *folder = opendir(path);
    if (folder == NULL)
        return 0;
    uint64_t stamp = 1;
    size_t prefix_length = strlen(prefix);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        struct stat status;
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
            strncmp(name, prefix, prefix_length) != 0 ||
            fstatat(dirfd(folder), name, &status, 0) != 0)
            continue;
        uint64_t hash = 0xCBF29CE484222325u;
        for (const char *letter = name; *letter != '\0'; letter++)
            hash = mix(hash, (unsigned char)*letter);
        hash = mix(mix(hash, (uint64_t)status.st_size), (uint64_t)status.st_ino);
        hash = mix(mix(hash, (uint64_t)status.st_mtim.tv_sec), (uint64_t)status.st_mtim.tv_nsec);
        /* A sum: the order of a folder's entries says nothing. */
        stamp += mix(hash, status.st_mode);
    }
    closedir(folder);
    return stamp;
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
