/* Whole files, in and out. Names from outside are never trusted with more than they asked for: a
 * size limit on reading, and a write that leaves either the old file or the new one, never half of
 * one. */
#ifndef EVENKEEL_BASE_FILE_H
#define EVENKEEL_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct file_content {
    char *bytes; /* NUL-terminated for convenience; may hold NULs of its own */
    size_t byte_count;
};

/* Reads a regular file, a pipe or a terminal of at most `byte_limit` bytes. Never waits for a pipe
 * that nobody writes to: an empty pipe is an error. On failure nothing is allocated. */
bool file_read(struct file_content *content, const char *path, size_t byte_limit,
               struct error *error);
void file_content_release(struct file_content *content);

/* Writes a whole file, by way of a new one beside it: whatever happens, the old one or the new one
 * is there. False, with words. */
bool file_write(const char *path, const char *bytes, size_t byte_count, struct error *error);

bool file_exists(const char *path);
bool folder_exists(const char *path);

/* Makes the folder and the ones above it. True when it is there afterwards. */
bool folder_make(const char *path, struct error *error);

#endif
