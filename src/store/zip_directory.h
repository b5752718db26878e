/* What a zip says it holds, read and checked before a library is let near it.
 *
 * libzip believes a zip's own count of entries before it has seen them, tries every place that
 * looks like the zip's end, and shows neither where an entry lies nor a NUL in its name. So the end
 * record and the central directory are read here first (APPNOTE 4.3.12 to 4.3.16), and what no
 * honest deck is like goes no further: too many entries, too much in them, entries over each other,
 * encryption, compression that not every machine knows, links, zip64, several disks. The names' own
 * rules are the deck's (deck_zip.h). */
#ifndef EVENKEEL_STORE_ZIP_DIRECTORY_H
#define EVENKEEL_STORE_ZIP_DIRECTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum {
    ZIP_UNPACKED_BYTES_MAX = 512 << 20,
    ZIP_ENTRIES_MAX = 10000,
    ZIP_RATIO_MAX = 200,
    ZIP_SMALL_BYTES = 1 << 20 /* a whole of no more may have any ratio */
};

struct zip_entry {
    const char *name; /* as it stands there, not ended by a NUL */
    size_t name_bytes;
    uint32_t packed, unpacked; /* in bytes, as the zip says */
    uint32_t start;            /* of its local header in the file */
};

/* Zeroed is empty. */
struct zip_directory {
    struct zip_entry *entries; /* in the order of the central directory, as libzip numbers them */
    int count;
    char *bytes; /* the names live in it */
};

/* Reads the directory of the zip in the file; `shown` is its name in the words of an error. Release
 * in either case. */
bool zip_directory_read(struct zip_directory *directory, int descriptor, const char *shown,
                        struct error *error);
/* Whether so many bytes packed into so few are more than ZIP_RATIO_MAX allows. */
bool zip_directory_over_ratio(uint64_t unpacked, uint64_t packed);

void zip_directory_release(struct zip_directory *directory);

#endif
