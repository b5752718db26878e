/* What a session comes to, as the history keeps it: so that nobody need replay it to look back. */
#ifndef EVENKEEL_SESSION_RESULTS_H
#define EVENKEEL_SESSION_RESULTS_H

#include "session/session.h"
#include "store/history.h"

/* Fills the change's results and turns; they live in the arena, and borrow the deck's texts. */
void session_results(const struct session *session, struct arena *arena,
                     struct history_change *change);

#endif
