/* Keeps a session while it is played, for every front end: after each verb it looks what is new and
 * hands that to the store's thread. What a verb did may be shown once it is on the disk:
 *
 *     autosave_start(&autosave, writer, &session, &decks);
 *     … a verb …
 *     autosave_note(&autosave);
 *     if (autosave_wait(&autosave, -1)) … show it …
 *
 * A disk that refuses ends nothing: the game goes on, there is one sentence to be told
 * (autosave_complaint), and every later verb tries again with all that has been missed. */
#ifndef EVENKEEL_SESSION_AUTOSAVE_H
#define EVENKEEL_SESSION_AUTOSAVE_H

#include "session/session.h"
#include "store/deck_mix.h"
#include "store/history_writer.h"
#include "store/lease.h"

/* Zeroed keeps nothing, and never makes anybody wait. */
struct autosave {
    struct history_writer *writer; /* borrowed; NULL: nothing is kept */
    const struct session *session; /* borrowed */
    struct lease lease;
    char uuid[UUID_BYTES];
    char *folder; /* where the database is */
    struct arena arena;
    int copy_count;
    struct kept_copy copies[DECKS_MIXED_MAX]; /* of the decks; texts live in the arena */

    /* As it was handed over last. */
    bool begun; /* the store has its head */
    int move_count;
    struct move moves[SESSION_MOVES_MAX];
    struct roster roster;
    char place[PLACE_BYTES];
    int boxed; /* turns whose cards have been put into their boxes */
    int kept;  /* so many moves are on the disk for sure */

    long first, last; /* numbers of the writer's jobs: before the first, and the last */
    bool failed;      /* the last try came to nothing */
    bool complained, recovered;
    struct error complaint;
};

/* Begins to keep a session that has just been started on the decks, both borrowed until
 * autosave_end. Rehearsals and the guided cards are never kept; with a NULL writer nothing is. */
void autosave_start(struct autosave *autosave, struct history_writer *writer,
                    const struct session *session, const struct deck_mix *decks);

/* The same for a session that was taken up again (session/resume.h), which has the lease. */
void autosave_continue(struct autosave *autosave, struct history_writer *writer,
                       const struct session *session, const struct deck_mix *decks,
                       const char *uuid, struct lease *lease);

/* After every verb: hands over what is new, and comes back at once. */
void autosave_note(struct autosave *autosave);

/* Whether all that was noted is on the disk, or (then there is a complaint) will not be. */
bool autosave_done(struct autosave *autosave);

/* Waits for that; below 0: as long as it takes. */
bool autosave_wait(struct autosave *autosave, int milliseconds);

/* What the player has to be told, once: the session is not being kept, and why; or that it is kept
 * again. */
bool autosave_complaint(struct autosave *autosave, struct error *error);

/* Hands over what is left, waits for it, and lets the session go. One in which nothing was played
 * leaves nothing behind. */
void autosave_end(struct autosave *autosave);

/* The same, and says whether all that was played is on the disk; false, with the reason. */
bool autosave_finish(struct autosave *autosave, struct error *error);

#endif
