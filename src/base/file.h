/* Whole files, in and out. Names from outside are never trusted with more than they asked for: a
 * size limit on reading, and a write that leaves either the old file or the new one, never half of
 * one. */
#ifndef EVENKEEL_BASE_FILE_H
#define EVENKEEL_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

enum file_state {
    FILE_GOOD,
    FILE_LINK,      /* a link, or a link on the way */
    FILE_TOO_LARGE, /* more than the limit */
    FILE_MISSING,   /* not there, not a plain file */
    FILE_FAILED     /* there, but the machine cannot read it */
};

/* Reads the plain file `name`, a path_stays_inside() path, in `folder`, part by part, so that no
 * link is followed below the folder. Only the first `first_bytes` of it unless that is 0; the limit
 * is the whole file's. When it is FILE_GOOD, release the content; otherwise nothing is allocated.
 * FILE_MISSING and FILE_FAILED set `reason` to words as error_reason's. */
enum file_state file_read_inside(struct file_content *content, const char *folder, const char *name,
                                 size_t byte_limit, size_t first_bytes, const char **reason);

/* Writes a whole file, by way of a new one beside it: whatever happens, the old one or the new one
 * is there. A device or a pipe is written to as it is. False, with words. */
bool file_write(const char *path, const char *bytes, size_t byte_count, struct error *error);

/* Writes a file that must not be there yet, not even as a link; half of one is taken away again.
 * False, with words. */
bool file_create(const char *path, const char *bytes, size_t byte_count, struct error *error);

/* Makes an empty file that only its owner may read and write, where there is none yet: for whoever
 * opens it next. */
void file_make_private(const char *path);

bool file_exists(const char *path);
bool folder_exists(const char *path);

/* A number that becomes another one when a file of the folder whose name begins with `prefix` is
 * saved, added, renamed or taken away; not what lies in folders inside. 0 when the folder is not
 * there. */
uint64_t folder_stamp(const char *path, const char *prefix);

/* Takes the folder away with all that is in it; a link goes, what it points to stays. */
void folder_remove(const char *path);

/* Makes the folder and the ones above it. True when it is there afterwards. */
bool folder_make(const char *path, struct error *error);

#endif
