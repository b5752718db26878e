#include "fuzz/fuzz.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64], path[128];

char *fuzz_copy(const char *bytes, size_t byte_count)
{
    char *copy = malloc(byte_count + 1);
    if (copy == NULL)
        abort();
    if (byte_count > 0)
        memcpy(copy, bytes, byte_count);
    copy[byte_count] = '\0';
    return copy;
}

static int remove_one(const char *name, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(name);
}

static void remove_folder(void)
{
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

const char *fuzz_folder(void)
{
    if (folder[0] != '\0')
        return folder;
    /* In memory where there is such a place: a file is written for every try. */
    const char *above = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    snprintf(folder, sizeof folder, "%s/evenkeel-fuzz-XXXXXX", above);
    if (mkdtemp(folder) == NULL)
        abort();
    atexit(remove_folder);
    return folder;
}

const char *fuzz_file(const char *name, const char *bytes, size_t byte_count)
{
    snprintf(path, sizeof path, "%s/%s", fuzz_folder(), name);
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0 || write(descriptor, bytes, byte_count) != (ssize_t)byte_count)
        abort();
    close(descriptor);
    return path;
}

void fuzz_check_at(bool good, const char *what, const char *file, int line)
{
    if (good)
        return;
    fprintf(stderr, "%s:%d: not true: %s\n", file, line, what);
    abort();
}
