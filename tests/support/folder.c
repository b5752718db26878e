#include "support/folder.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/check.h"

void folder_init(struct folder *folder)
{
    const char *above = getenv("TMPDIR");
    *folder = (struct folder){0};
    snprintf(folder->path, sizeof folder->path, "%s/evenkeel-test-XXXXXX",
             above != NULL && above[0] == '/' ? above : "/tmp");
    assert_non_null(mkdtemp(folder->path));
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

void folder_release(struct folder *folder)
{
    if (folder->path[0] != '\0')
        nftw(folder->path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    *folder = (struct folder){0};
}

const char *folder_file(struct folder *folder, const char *name)
{
    snprintf(folder->file, sizeof folder->file, "%s/%s", folder->path, name);
    return folder->file;
}

void folder_make_inside(struct folder *folder, const char *name)
{
    assert_int_equal(mkdir(folder_file(folder, name), 0700), 0);
}

void folder_write(struct folder *folder, const char *name, const char *text)
{
    folder_write_bytes(folder, name, text, strlen(text));
}

void folder_write_bytes(struct folder *folder, const char *name, const void *bytes,
                        size_t byte_count)
{
    FILE *stream = fopen(folder_file(folder, name), "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(bytes, 1, byte_count, stream), byte_count);
    assert_int_equal(fclose(stream), 0);
}

char *file_text(const char *path)
{
    FILE *stream = fopen(path, "rb");
    if (stream == NULL)
        return NULL;
    char *text = NULL;
    size_t room = 0;
    /* No file that a test reads holds a NUL, so this takes all of it. */
    if (getdelim(&text, &room, '\0', stream) < 0) {
        free(text);
        text = calloc(1, 1);
    }
    fclose(stream);
    return text;
}
