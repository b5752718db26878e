/* The thread on which sessions are kept while they are played: it has a connection of its own,
 * takes one change after the other, and says when each is on the disk. So a window need not stand
 * still while a disk takes its time, and a front end knows what may be shown. */
#ifndef EVENKEEL_STORE_HISTORY_WRITER_H
#define EVENKEEL_STORE_HISTORY_WRITER_H

#include "store/history.h"

struct history_writer;

/* A change with all that it points to, in its own arena. */
struct history_job {
    struct arena arena;
    struct history_change change;
};

/* Starts the thread. `wake` (may be NULL) is called on it whenever something is done. */
struct history_writer *history_writer_new(void (*wake)(void *context), void *context);

/* Does what is still to be done, and ends. NULL is fine. */
void history_writer_free(struct history_writer *writer);

/* Takes the job over, and gives it a number: from 1, one more each time. */
long history_writer_keep(struct history_writer *writer, struct history_job *job);

/* The number of the last job that was done, one way or the other. */
long history_writer_done(struct history_writer *writer);

/* Waits until the job of this number is done, at most so long (below 0: as long as it takes). */
bool history_writer_wait(struct history_writer *writer, long number, int milliseconds);

/* Whether a job after number `since` came to nothing; of several the last one is told. */
bool history_writer_failed(struct history_writer *writer, long since, enum history_answer *answer,
                           struct error *error);

/* --- the file's health --------------------------------------------------------------------------
 * Looking through the whole file takes a while, and is nobody's wait: it begins when there is time
 * for it, and what is to be kept breaks it off, to be begun anew. */

/* Asks for a look through the whole file; comes back at once. Whoever frees the writer before it
 * is done does without it. */
void history_writer_check(struct history_writer *writer);
enum database_health history_writer_health(struct history_writer *writer);

/* Has the look begin at once, where it was not made yet, waits for it, and says what it found. */
enum database_health history_writer_checked(struct history_writer *writer);

/* Rescues the damaged file, and waits for it. Nobody else in this process may have it open. The
 * words are for the player, in either case. */
bool history_writer_rescue(struct history_writer *writer, struct error *error);

#endif
