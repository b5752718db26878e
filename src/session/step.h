/* How a session goes from phase to phase; for the files of session/ alone. */
#ifndef EVENKEEL_SESSION_STEP_H
#define EVENKEEL_SESSION_STEP_H

#include "session/session.h"

/* Voyage, Endless, Practice and Crew have this one seat. */
enum { ONLY_SEAT = 0, NO_SEAT = -1 };

/* Checks and plays one move, and follows its events to the next phase. */
enum refusal session_play(struct session *session, struct move move);

/* On to whoever has not voted on this card yet, or to everybody's having voted. */
void session_begin_votes(struct session *session);

/* The vote of the seat whose turn it is; RESPONSE_NONE: no answer. */
enum refusal session_record_vote(struct session *session, int response);

/* Closes the vote: on to the counts, the talk or the key. */
enum refusal session_show(struct session *session);

#endif
