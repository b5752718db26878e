/* A disk of the test's own between SQLite and the real one: it counts what is asked of it, refuses
 * when it is told to, and knows what a power cut would leave of its files.
 *
 * Nothing is really synchronised, so that tests are quick: what the disk holds for sure is what it
 * remembers from the last synchronisation of each file. */
#ifndef EVENKEEL_TESTS_SUPPORT_DISK_H
#define EVENKEEL_TESTS_SUPPORT_DISK_H

#include <stdbool.h>

#include "base/random.h"

/* From now on SQLite's files lie on it. */
void disk_install(void);

/* Forgets all files and faults. */
void disk_reset(void);

/* How many calls there were, those that cannot fail not counted. */
long disk_calls(void);

/* Call number `first` from now, and all up to `last`, fails: as a full disk, or as a broken one. */
enum disk_fault { DISK_BROKEN, DISK_FULL };
void disk_fail(long first, long last, enum disk_fault fault);
void disk_mend(void);

/* Called before each synchronisation of a file and after it; NULL: not. */
void disk_watch(void (*watch)(void *context), void *context);

/* Writes the files as a power cut in this moment would leave them into the folder: what was
 * synchronised is there; of the rest each sector may have arrived or not, as `random` has it. */
void disk_power_cut(const char *folder, struct random *random);

#endif
