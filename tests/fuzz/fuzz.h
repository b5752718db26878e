/* What a fuzz target is made of. A target is one file, NAME.c, with a fuzz_one(): it hands the
 * bytes to a reader and checks what must hold whatever they are. Build with EVENKEEL_FUZZ (the
 * dev-clang preset) and libFuzzer makes up bytes without end; in every other build the bytes that
 * were kept in corpus/NAME are tried, one after the other. */
#ifndef EVENKEEL_TESTS_FUZZ_FUZZ_H
#define EVENKEEL_TESTS_FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The target. The bytes are its own for as long as it runs: one too many is seen by a sanitizer. */
void fuzz_one(const char *bytes, size_t byte_count);

/* A copy with a NUL behind it, for readers that change their bytes or want a text; free() it. */
char *fuzz_copy(const char *bytes, size_t byte_count);

/* Writes the bytes to a file of this name in a folder of this process' own, which is removed at its
 * end. The path is good until the next call. */
const char *fuzz_file(const char *name, const char *bytes, size_t byte_count);
const char *fuzz_folder(void);

/* Ends the program, and with it the test, unless it is true. */
#define fuzz_check(what) fuzz_check_at((what), #what, __FILE__, __LINE__)
void fuzz_check_at(bool good, const char *what, const char *file, int line);

#endif
