/* A session in the parts that the history keeps (store/history.h), for whoever hands it over: the
 * autosave step by step, an import whole. All texts are copied into the arena. */
#ifndef EVENKEEL_SESSION_SNAPSHOT_H
#define EVENKEEL_SESSION_SNAPSHOT_H

#include "session/session.h"
#include "store/history.h"

/* One person alone has no name; nobody's is kept. */
struct roster snapshot_seats(const struct session *session);

const struct kept_head *snapshot_head(const struct session *session,
                                      const struct kept_copy copies[], int copy_count,
                                      struct arena *arena);

/* The moves from number `start` (from 0) on. */
void snapshot_moves(const struct session *session, int start, struct arena *arena,
                    struct history_change *change);

/* Of a session that is over. */
void snapshot_results(const struct session *session, struct arena *arena,
                      struct history_change *change);

#endif
