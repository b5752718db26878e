/* The functions are called by their names from here too, so they must not be others' in disguise.
 */
#undef _FORTIFY_SOURCE
#include "support/faults.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* As the C library has it, which does not tell. */
enum { STREAM_ERROR = 0x20 };

/* --- counting -----------------------------------------------------------------------------------
 */

static atomic_bool counting;
static atomic_long calls;
static long refused_number;
static enum faults_kind counted;
static const char *refused_name = "";

void faults_start(enum faults_kind kind, long number)
{
    counted = kind;
    refused_number = number;
    refused_name = "";
    calls = 0;
    counting = true;
}

long faults_stop(void)
{
    counting = false;
    return calls;
}

const char *faults_refused(void)
{
    return refused_name;
}

static bool is_refused(enum faults_kind kind, const char *name)
{
    if (!counting || counted != kind || ++calls != refused_number)
        return false;
    refused_name = name;
    return true;
}

/* --- memory: the allocator beneath is the sanitizer's where there is one ------------------------
 */

#define ALLOCATOR(name, ...)                                                                       \
    extern void *__interceptor_##name(__VA_ARGS__) __attribute__((weak));                          \
    extern void *__libc_##name(__VA_ARGS__)

ALLOCATOR(malloc, size_t);
ALLOCATOR(calloc, size_t, size_t);
ALLOCATOR(realloc, void *, size_t);

static void *no_memory(void)
{
    errno = ENOMEM;
    return NULL;
}

void *malloc(size_t size)
{
    if (is_refused(FAULTS_MEMORY, "malloc"))
        return no_memory();
    return __interceptor_malloc != NULL ? __interceptor_malloc(size) : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    if (is_refused(FAULTS_MEMORY, "calloc"))
        return no_memory();
    return __interceptor_calloc != NULL ? __interceptor_calloc(count, size)
                                        : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    if (is_refused(FAULTS_MEMORY, "realloc"))
        return no_memory();
    return __interceptor_realloc != NULL ? __interceptor_realloc(old, size)
                                         : __libc_realloc(old, size);
}

/* --- the disk -----------------------------------------------------------------------------------
 */

/* The function behind ours. */
static void *real(const char *name, void *_Atomic *kept)
{
    void *function = *kept;
    if (function == NULL)
        *kept = function = dlsym(RTLD_NEXT, name);
    return function;
}

#define REAL(name)                                                                                 \
    static void *_Atomic kept;                                                                     \
    __typeof__(&name) real_##name = (__typeof__(&name))(uintptr_t)real(#name, &kept)

/* A function that answers with `answer` and this errno when it is refused. */
#define CALL(kind, type, name, parameters, arguments, answer, reason)                              \
    type name parameters                                                                           \
    {                                                                                              \
        REAL(name);                                                                                \
        if (is_refused(kind, #name)) {                                                             \
            errno = reason;                                                                        \
            return answer;                                                                         \
        }                                                                                          \
        return real_##name arguments;                                                              \
    }

#define DISK_CALL(...) CALL(FAULTS_DISK, __VA_ARGS__)
#define LOOK_CALL(...) CALL(FAULTS_LOOKS, __VA_ARGS__)

/* With a mode where a file may be made. */
#define OPEN_CALL(name, parameters, ...)                                                           \
    int name parameters                                                                            \
    {                                                                                              \
        REAL(name);                                                                                \
        va_list list;                                                                              \
        va_start(list, flags);                                                                     \
        mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;                           \
        va_end(list);                                                                              \
        if (is_refused(FAULTS_DISK, #name)) {                                                      \
            errno = (flags & O_CREAT) != 0 ? ENOSPC : EMFILE;                                      \
            return -1;                                                                             \
        }                                                                                          \
        return real_##name(__VA_ARGS__, flags, mode);                                              \
    }

/* Reads and writes may also be cut short, or be interrupted. */
#define DATA_CALL(name, parameters, arguments, short_arguments, reason)                            \
    ssize_t name parameters                                                                        \
    {                                                                                              \
        REAL(name);                                                                                \
        bool refused = is_refused(FAULTS_DISK, #name);                                             \
        if (refused || is_refused(FAULTS_INTERRUPTED, #name)) {                                    \
            errno = refused ? reason : EINTR;                                                      \
            return -1;                                                                             \
        }                                                                                          \
        if (count > 1 && is_refused(FAULTS_SHORT, #name))                                          \
            return real_##name short_arguments;                                                    \
        return real_##name arguments;                                                              \
    }

OPEN_CALL(open, (const char *path, int flags, ...), path)
OPEN_CALL(open64, (const char *path, int flags, ...), path)
OPEN_CALL(openat, (int folder, const char *path, int flags, ...), folder, path)
/* What a hardened build makes of openat where the flags are not known when it is compiled. */
int __openat_2(int folder, const char *path, int flags);
int __openat_2(int folder, const char *path, int flags)
{
    return openat(folder, path, flags);
}

DATA_CALL(read, (int file, void *bytes, size_t count), (file, bytes, count), (file, bytes, 1), EIO)
DATA_CALL(pread, (int file, void *bytes, size_t count, off_t start), (file, bytes, count, start),
          (file, bytes, 1, start), EIO)
DATA_CALL(pread64, (int file, void *bytes, size_t count, off64_t start),
          (file, bytes, count, start), (file, bytes, 1, start), EIO)
DATA_CALL(write, (int file, const void *bytes, size_t count), (file, bytes, count),
          (file, bytes, 1), ENOSPC)
DATA_CALL(pwrite64, (int file, const void *bytes, size_t count, off64_t start),
          (file, bytes, count, start), (file, bytes, 1, start), ENOSPC)

DISK_CALL(off_t, lseek, (int file, off_t start, int from), (file, start, from), -1, EIO)
DISK_CALL(int, fstat, (int file, struct stat *status), (file, status), -1, EIO)
LOOK_CALL(int, stat, (const char *path, struct stat *status), (path, status), -1, EIO)
LOOK_CALL(int, lstat, (const char *path, struct stat *status), (path, status), -1, EIO)
DISK_CALL(int, fstat64, (int file, struct stat64 *status), (file, status), -1, EIO)
LOOK_CALL(int, stat64, (const char *path, struct stat64 *status), (path, status), -1, EIO)
LOOK_CALL(int, lstat64, (const char *path, struct stat64 *status), (path, status), -1, EIO)
LOOK_CALL(int, fstatat, (int folder, const char *path, struct stat *status, int flags),
          (folder, path, status, flags), -1, EIO)
LOOK_CALL(int, access, (const char *path, int mode), (path, mode), -1, EACCES)
DISK_CALL(int, fchmod, (int file, mode_t mode), (file, mode), -1, EPERM)
DISK_CALL(int, ftruncate64, (int file, off64_t size), (file, size), -1, EIO)
DISK_CALL(int, mkdir, (const char *path, mode_t mode), (path, mode), -1, ENOSPC)
DISK_CALL(int, unlink, (const char *path), (path), -1, EIO)
DISK_CALL(int, rmdir, (const char *path), (path), -1, EIO)
DISK_CALL(int, remove, (const char *path), (path), -1, EIO)
DISK_CALL(int, rename, (const char *from, const char *to), (from, to), -1, EIO)
DISK_CALL(int, renameat2,
          (int from_folder, const char *from, int to_folder, const char *to, unsigned flags),
          (from_folder, from, to_folder, to, flags), -1, EIO)
LOOK_CALL(ssize_t, readlink, (const char *path, char *bytes, size_t count), (path, bytes, count),
          -1, EIO)
LOOK_CALL(char *, realpath, (const char *path, char *found), (path, found), NULL, EIO)
LOOK_CALL(char *, getcwd, (char *bytes, size_t count), (bytes, count), NULL, EACCES)
DISK_CALL(void *, mmap64, (void *at, size_t count, int access, int flags, int file, off64_t start),
          (at, count, access, flags, file, start), MAP_FAILED, ENOMEM)
DISK_CALL(char *, mkdtemp, (char *pattern), (pattern), NULL, ENOSPC)
DISK_CALL(DIR *, opendir, (const char *path), (path), NULL, EMFILE)
DISK_CALL(struct dirent *, readdir, (DIR * folder), (folder), NULL, EIO)
DISK_CALL(FILE *, fdopen, (int file, const char *mode), (file, mode), NULL, ENOMEM)
DISK_CALL(int, fseeko, (FILE * stream, off_t start, int from), (stream, start, from), -1, EIO)

size_t fread(void *bytes, size_t size, size_t count, FILE *stream)
{
    REAL(fread);
    if (!is_refused(FAULTS_DISK, "fread"))
        return real_fread(bytes, size, count, stream);
    /* As a stream has it whose file cannot be read: ferror() knows. */
    stream->_flags |= STREAM_ERROR;
    errno = EIO;
    return 0;
}

/* Nothing is really synchronised, so that tests are quick. */
static int synchronise(const char *name)
{
    if (!is_refused(FAULTS_DISK, name))
        return 0;
    errno = EIO;
    return -1;
}

int fsync(int file)
{
    (void)file;
    return synchronise("fsync");
}

int fdatasync(int file)
{
    (void)file;
    return synchronise("fdatasync");
}

/* Nobody waits for a lock that is refused; for another thread they do. */
static bool sleeps(void)
{
    return !counting || counted == FAULTS_SYSTEM;
}

int usleep(useconds_t length)
{
    REAL(usleep);
    return sleeps() ? real_usleep(length) : 0;
}

int nanosleep(const struct timespec *length, struct timespec *left)
{
    REAL(nanosleep);
    return sleeps() ? real_nanosleep(length, left) : 0;
}

/* It is closed all the same, as on Linux it always is. */
int close(int file)
{
    REAL(close);
    int answer = real_close(file);
    if (!is_refused(FAULTS_DISK, "close"))
        return answer;
    errno = EIO;
    return -1;
}

static bool fcntl_is_refused(const char *name)
{
    if (!is_refused(FAULTS_DISK, name))
        return false;
    errno = ENOLCK;
    return true;
}

int fcntl(int file, int command, ...)
{
    REAL(fcntl);
    va_list list;
    va_start(list, command);
    void *argument = va_arg(list, void *);
    va_end(list);
    return fcntl_is_refused("fcntl") ? -1 : real_fcntl(file, command, argument);
}

int fcntl64(int file, int command, ...)
{
    REAL(fcntl64);
    va_list list;
    va_start(list, command);
    void *argument = va_arg(list, void *);
    va_end(list);
    return fcntl_is_refused("fcntl64") ? -1 : real_fcntl64(file, command, argument);
}

/* --- what is asked of the system ----------------------------------------------------------------
 */

#define SYSTEM_CALL(...) CALL(FAULTS_SYSTEM, __VA_ARGS__)

SYSTEM_CALL(pid_t, fork, (void), (), -1, EAGAIN)
SYSTEM_CALL(int, pipe2, (int ends[2], int flags), (ends, flags), -1, EMFILE)
SYSTEM_CALL(int, poll, (struct pollfd polled[], nfds_t count, int milliseconds),
            (polled, count, milliseconds), -1, EINTR)
SYSTEM_CALL(int, inotify_init1, (int flags), (flags), -1, EMFILE)
SYSTEM_CALL(int, inotify_add_watch, (int events, const char *path, uint32_t kinds),
            (events, path, kinds), -1, ENOSPC)
SYSTEM_CALL(ssize_t, getrandom, (void *bytes, size_t count, unsigned flags), (bytes, count, flags),
            -1, ENOSYS)

/* The sanitizer's where there is one, which has to hear of threads. */
extern int __interceptor_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                                        void *(*run)(void *), void *context) __attribute__((weak));

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                   void *context)
{
    REAL(pthread_create);
    if (is_refused(FAULTS_SYSTEM, "pthread_create"))
        return EAGAIN;
    if (__interceptor_pthread_create != NULL)
        return __interceptor_pthread_create(thread, attributes, run, context);
    return real_pthread_create(thread, attributes, run, context);
}
