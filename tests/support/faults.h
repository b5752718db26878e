/* Calls to the C library that are refused when a test says so: memory, and what is asked of the
 * disk. A test whose executable has faults.c in it makes all of its calls through here, those of
 * the libraries it uses too.
 *
 * Memory is malloc, calloc and realloc, which open_memstream, fopen and strdup come to as well;
 * the disk is open, read, write, fsync, rename, readdir and their like. */
#ifndef EVENKEEL_TESTS_SUPPORT_FAULTS_H
#define EVENKEEL_TESTS_SUPPORT_FAULTS_H

enum faults_kind {
    FAULTS_MEMORY,
    FAULTS_DISK,        /* refused, as a disk that is broken, full, or full of open files does */
    FAULTS_LOOKS,       /* stat, access, realpath and their like: whether something is there */
    FAULTS_INTERRUPTED, /* reads and writes alone: a signal comes first, the call is to be repeated
                         */
    FAULTS_SHORT,       /* reads and writes alone: one byte of what was wanted */
    FAULTS_SYSTEM, /* threads, children, pipes, watched folders, chance; a wait is interrupted */
    FAULTS_KINDS
};

/* From now on calls of the kind are counted, those of every thread; call number `number` (from 1)
 * is refused, none when it is 0. */
void faults_start(enum faults_kind kind, long number);

/* Nothing is refused any more. Returns how many calls there were. */
long faults_stop(void);

/* The name of the function that was refused last; "" for none. */
const char *faults_refused(void);

#endif
