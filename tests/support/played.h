/* A session on the deck of the worked sessions that is kept in the history while it is played. */
#ifndef EVENKEEL_TESTS_SUPPORT_PLAYED_H
#define EVENKEEL_TESTS_SUPPORT_PLAYED_H

#include "session/autosave.h"
#include "support/group_session.h"

/* One for all tests of a file: the setup and the teardown of their group. SQLite's files lie on the
 * disk of support/disk.h then. */
extern struct deck_mix played_decks;
extern struct session played;
extern struct autosave played_autosave;
int played_open(void **state);
int played_close(void **state);

/* Begins it. */
void played_start(struct history_writer *writer, const struct group_case *how);

/* Keeps what was played so far and waits for it; the test fails where that is complained of. */
void played_note(void);

#endif
