/* A temporary folder of a test's own, removed with all that is in it. */
#ifndef EVENKEEL_TESTS_SUPPORT_FOLDER_H
#define EVENKEEL_TESTS_SUPPORT_FOLDER_H

#include <stddef.h>

enum { FOLDER_PATH_BYTES = 1024 };

struct folder {
    char path[FOLDER_PATH_BYTES];
    char file[FOLDER_PATH_BYTES + 256]; /* the path folder_file() gave last */
};

/* Makes a folder nobody else has; the test fails where that is impossible. */
void folder_init(struct folder *folder);
void folder_release(struct folder *folder);

/* The path of `name` in the folder, in `folder->file`. */
const char *folder_file(struct folder *folder, const char *name);

/* Makes a folder in it. */
void folder_make_inside(struct folder *folder, const char *name);

/* Writes a file in it. */
void folder_write(struct folder *folder, const char *name, const char *text);
void folder_write_bytes(struct folder *folder, const char *name, const void *bytes,
                        size_t byte_count);

/* A whole file as a text, free() it; NULL when there is no such file. */
char *file_text(const char *path);

#endif
