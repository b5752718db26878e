/* Seeded random numbers, the same on every platform: PCG32 (O'Neill 2014, XSH-RR 64/32). A small
 * value that is copied with the state it belongs to. Not for secrets. */
#ifndef EVENKEEL_BASE_RANDOM_H
#define EVENKEEL_BASE_RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state;
    uint64_t stream; /* odd; two generators with one seed and two streams are independent */
};

struct random random_seeded(uint64_t seed, uint64_t stream);

/* 0 to 2^32 - 1. */
uint32_t random_next(struct random *random);

/* 0 to `count` - 1, each exactly as likely as the others; `count` at least 1. */
uint32_t random_below(struct random *random, uint32_t count);

#endif
