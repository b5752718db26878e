#include "support/listing.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"

enum { FILES_MAX = 256 };

static char *files[FILES_MAX];
static int file_count;
static size_t root_length;

static int note(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)place;
    if (kind == FTW_D)
        return 0;
    assert_true(file_count < FILES_MAX);
    files[file_count++] = strdup(path + root_length + 1);
    return 0;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char *listing_of(const char *folder)
{
    enum { OPEN_MOST = 8 };
    char *list = NULL;
    size_t byte_count;
    FILE *stream = open_memstream(&list, &byte_count);
    assert_non_null(stream);
    file_count = 0;
    root_length = strlen(folder);
    nftw(folder, note, OPEN_MOST, FTW_PHYS);
    qsort(files, (size_t)file_count, sizeof *files, compare);
    for (int i = 0; i < file_count; i++) {
        fprintf(stream, "%s\n", files[i]);
        free(files[i]);
    }
    fclose(stream);
    return list;
}
