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

/* Once everybody has voted, where that is set: on to the result by itself. For whoever has just
 * done something; what is replayed says itself what came next. */
void session_go_on(struct session *session);

/* Back to where the session was after so many of its moves: the others are forgotten. Names, PINs
 * and the timer stay as they are now. */
void session_rewind(struct session *session, int move_count);

/* COMMAND_UNDO. */
enum refusal session_check_undo(const struct session *session);
void session_undo(struct session *session);

/* The vote of the seat whose turn it is; RESPONSE_NONE: no answer. */
enum refusal session_record_vote(struct session *session, int response);

/* Closes the vote: on to the counts, the talk or the key. */
enum refusal session_show(struct session *session);

#endif
