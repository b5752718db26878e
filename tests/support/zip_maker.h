/* Zips as somebody might make them who means no good: byte by byte, with whatever each field says.
 * Left alone, what comes out is a good zip. */
#ifndef EVENKEEL_TESTS_SUPPORT_ZIP_MAKER_H
#define EVENKEEL_TESTS_SUPPORT_ZIP_MAKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One file for a zip; zeroed fields are as they should be. */
struct zip_part {
    const char *name;
    size_t name_bytes; /* 0: up to the NUL */
    const void *bytes;
    size_t byte_count; /* 0: up to the NUL */
    bool deflated;
    unsigned flags;
    unsigned method;           /* instead of 0 and 8 */
    unsigned mode;             /* st_mode, as Unix writes it */
    uint32_t unpacked, packed; /* what is claimed; 0: the truth */
    bool wrong_sum;            /* the check sum is another file's */
    bool shared;               /* no bytes of its own: those of the part before */
};

/* Zeroed is empty. */
struct zip_maker {
    unsigned char *bytes, *directory;
    size_t byte_count, directory_bytes;
    size_t last_start; /* of the last part with bytes of its own */
    int count;
};

void zip_maker_add(struct zip_maker *maker, const struct zip_part *part);

/* Adds raw bytes, as they are. */
void zip_maker_bytes(struct zip_maker *maker, const void *bytes, size_t byte_count);

/* The directory and the end; `count` instead of the truth unless -1. */
void zip_maker_end(struct zip_maker *maker, int count);

/* Another with the same files so far; release it, too. */
void zip_maker_copy(struct zip_maker *copy, const struct zip_maker *maker);

void zip_maker_save(const struct zip_maker *maker, const char *path);
void zip_maker_release(struct zip_maker *maker);

#endif
