#include "support/disk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "support/check.h"

enum { FILES_MAX = 64, SECTOR = 512 };

/* What the disk holds of a file for sure. */
struct shadow {
    char path[1024];
    bool there; /* its name is in the folder for sure */
    char *bytes;
    size_t byte_count;
};

struct file {
    sqlite3_file base;
    struct shadow *shadow; /* NULL: not one that outlives its program */
    bool syncs_folder;     /* with its first synchronisation: a journal that is new */
    sqlite3_file *real;
};

static struct {
    sqlite3_vfs *real;
    sqlite3_vfs vfs;
    pthread_mutex_t mutex;
    struct shadow files[FILES_MAX];
    int file_count;
    long calls, fail_first, fail_last;
    enum disk_fault fault;
    void (*watch)(void *context);
    void *context;
} disk = {.mutex = PTHREAD_MUTEX_INITIALIZER};

/* --- faults -------------------------------------------------------------------------------------
 */

/* Whether this call fails. */
static bool fails(void)
{
    pthread_mutex_lock(&disk.mutex);
    long call = ++disk.calls;
    bool failing = call >= disk.fail_first && call <= disk.fail_last;
    pthread_mutex_unlock(&disk.mutex);
    return failing;
}

static int code(int broken)
{
    return disk.fault == DISK_FULL ? SQLITE_FULL : broken;
}

/* --- what is sure -------------------------------------------------------------------------------
 */

static struct shadow *shadow_of(const char *path)
{
    struct shadow *found = NULL;
    pthread_mutex_lock(&disk.mutex);
    for (int i = 0; i < disk.file_count && found == NULL; i++)
        if (strcmp(disk.files[i].path, path) == 0)
            found = &disk.files[i];
    if (found == NULL) {
        assert_true(disk.file_count < FILES_MAX);
        found = &disk.files[disk.file_count++];
        memset(found, 0, sizeof *found);
        snprintf(found->path, sizeof found->path, "%s", path);
    }
    pthread_mutex_unlock(&disk.mutex);
    return found;
}

/* The file as programs see it now. */
static char *read_now(const char *path, size_t *byte_count)
{
    FILE *stream = fopen(path, "rb");
    *byte_count = 0;
    if (stream == NULL)
        return NULL;
    fseek(stream, 0, SEEK_END);
    *byte_count = (size_t)ftell(stream);
    rewind(stream);
    char *bytes = malloc(*byte_count + 1);
    assert_non_null(bytes);
    *byte_count = fread(bytes, 1, *byte_count, stream);
    fclose(stream);
    return bytes;
}

static void make_sure(struct shadow *shadow)
{
    free(shadow->bytes);
    shadow->bytes = read_now(shadow->path, &shadow->byte_count);
}

/* The folder is synchronised: names that came are there, and those that went are gone. */
static void make_names_sure(void)
{
    for (int i = 0; i < disk.file_count; i++) {
        struct shadow *shadow = &disk.files[i];
        size_t byte_count;
        char *now = read_now(shadow->path, &byte_count);
        shadow->there = now != NULL;
        if (now == NULL) {
            free(shadow->bytes);
            shadow->bytes = NULL;
            shadow->byte_count = 0;
        }
        free(now);
    }
}

static void copy_sector(char *into, const char *from, size_t start, size_t byte_count)
{
    size_t length = byte_count - start < SECTOR ? byte_count - start : SECTOR;
    memcpy(into + start, from + start, length);
}

static void cut(const struct shadow *shadow, const char *folder, struct random *random)
{
    size_t now_count;
    char path[PATH_BYTES_MAX];
    char *now = read_now(shadow->path, &now_count);
    bool named = shadow->there || (now != NULL && random_below(random, 2) == 0);
    size_t most = now_count > shadow->byte_count ? now_count : shadow->byte_count;
    /* The file's length is one of both. */
    size_t length = shadow->there && random_below(random, 2) == 0 ? shadow->byte_count : now_count;
    char *bytes = calloc(1, most + 1);
    assert_non_null(bytes);
    for (size_t start = 0; start < most; start += SECTOR) {
        bool old = start < shadow->byte_count && (start >= now_count || random_below(random, 2));
        if (old)
            copy_sector(bytes, shadow->bytes, start, shadow->byte_count);
        else if (start < now_count && (random_below(random, 2) || start < shadow->byte_count))
            copy_sector(bytes, now, start, now_count);
    }
    if (named && path_join(path, folder, path_name(shadow->path))) {
        FILE *stream = fopen(path, "wb");
        assert_non_null(stream);
        assert_int_equal(fwrite(bytes, 1, length, stream), length);
        fclose(stream);
    }
    free(bytes);
    free(now);
}

void disk_power_cut(const char *folder, struct random *random)
{
    for (int i = 0; i < disk.file_count; i++)
        cut(&disk.files[i], folder, random);
}

/* --- files --------------------------------------------------------------------------------------
 */

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct file *)file)->real;
}

static int disk_close(sqlite3_file *file)
{
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int disk_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset)
{
    return fails() ? SQLITE_IOERR_READ
                   : real_of(file)->pMethods->xRead(real_of(file), bytes, count, offset);
}

static int disk_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    return fails() ? code(SQLITE_IOERR_WRITE)
                   : real_of(file)->pMethods->xWrite(real_of(file), bytes, count, offset);
}

static int disk_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return fails() ? SQLITE_IOERR_TRUNCATE
                   : real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int disk_sync(sqlite3_file *file, int flags)
{
    struct file *own = (struct file *)file;
    (void)flags;
    if (fails())
        return SQLITE_IOERR_FSYNC;
    if (disk.watch != NULL)
        disk.watch(disk.context);
    if (own->shadow != NULL)
        make_sure(own->shadow);
    if (own->syncs_folder)
        make_names_sure();
    own->syncs_folder = false;
    if (disk.watch != NULL)
        disk.watch(disk.context);
    return SQLITE_OK;
}

static int disk_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return fails() ? SQLITE_IOERR_FSTAT : real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int disk_lock(sqlite3_file *file, int lock)
{
    return fails() ? SQLITE_IOERR_LOCK : real_of(file)->pMethods->xLock(real_of(file), lock);
}

static int disk_unlock(sqlite3_file *file, int lock)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), lock);
}

static int disk_check_lock(sqlite3_file *file, int *held)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), held);
}

static int disk_control(sqlite3_file *file, int operation, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}

static int disk_sector(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int disk_character(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int disk_shared_map(sqlite3_file *file, int page, int size, int extend,
                           void volatile **memory)
{
    return fails() ? SQLITE_IOERR_SHMMAP
                   : real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, memory);
}

static int disk_shared_lock(sqlite3_file *file, int offset, int n, int flags)
{
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, n, flags);
}

static void disk_shared_barrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int disk_shared_unmap(sqlite3_file *file, int delete_it)
{
    return real_of(file)->pMethods->xShmUnmap(real_of(file), delete_it);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = disk_close,
    .xRead = disk_read,
    .xWrite = disk_write,
    .xTruncate = disk_truncate,
    .xSync = disk_sync,
    .xFileSize = disk_size,
    .xLock = disk_lock,
    .xUnlock = disk_unlock,
    .xCheckReservedLock = disk_check_lock,
    .xFileControl = disk_control,
    .xSectorSize = disk_sector,
    .xDeviceCharacteristics = disk_character,
    .xShmMap = disk_shared_map,
    .xShmLock = disk_shared_lock,
    .xShmBarrier = disk_shared_barrier,
    .xShmUnmap = disk_shared_unmap,
};

/* --- the disk itself ----------------------------------------------------------------------------
 */

static int disk_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out)
{
    struct file *file = (struct file *)base;
    (void)vfs;
    base->pMethods = NULL;
    if (fails())
        return SQLITE_CANTOPEN;
    file->real = (sqlite3_file *)(file + 1);
    int answer = disk.real->xOpen(disk.real, path, file->real, flags, out);
    if (answer != SQLITE_OK) {
        if (file->real->pMethods != NULL)
            file->real->pMethods->xClose(file->real);
        return answer;
    }
    file->shadow = path != NULL && (flags & SQLITE_OPEN_DELETEONCLOSE) == 0 ? shadow_of(path)
                                                                            : NULL;
    /* As unixOpen has it. */
    file->syncs_folder = (flags & SQLITE_OPEN_CREATE) != 0 &&
                         (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    base->pMethods = &methods;
    return SQLITE_OK;
}

static int disk_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
    (void)vfs;
    if (fails())
        return SQLITE_IOERR_DELETE;
    int answer = disk.real->xDelete(disk.real, path, 0);
    if (answer == SQLITE_OK && sync)
        make_names_sure();
    return answer;
}

static int disk_access(sqlite3_vfs *vfs, const char *path, int flags, int *answer)
{
    (void)vfs;
    return fails() ? SQLITE_IOERR_ACCESS : disk.real->xAccess(disk.real, path, flags, answer);
}

void disk_install(void)
{
    assert_int_equal(sqlite3_initialize(), SQLITE_OK);
    disk.real = sqlite3_vfs_find(NULL);
    disk.vfs = *disk.real;
    disk.vfs.zName = "test disk";
    disk.vfs.szOsFile = (int)sizeof(struct file) + disk.real->szOsFile;
    disk.vfs.xOpen = disk_open;
    disk.vfs.xDelete = disk_delete;
    disk.vfs.xAccess = disk_access;
    assert_int_equal(sqlite3_vfs_register(&disk.vfs, 1), SQLITE_OK);
}

void disk_reset(void)
{
    for (int i = 0; i < disk.file_count; i++)
        free(disk.files[i].bytes);
    disk.file_count = 0;
    disk.watch = NULL;
    disk_mend();
    disk.calls = 0;
}

long disk_calls(void)
{
    return disk.calls;
}

void disk_fail(long first, long last, enum disk_fault fault)
{
    pthread_mutex_lock(&disk.mutex);
    disk.calls = 0;
    disk.fail_first = first;
    disk.fail_last = last;
    disk.fault = fault;
    pthread_mutex_unlock(&disk.mutex);
}

void disk_mend(void)
{
    disk_fail(0, -1, DISK_BROKEN);
}

void disk_watch(void (*watch)(void *context), void *context)
{
    disk.watch = watch;
    disk.context = context;
}
