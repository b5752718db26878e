/* From the history back to a session: its deck is opened, its moves are replayed through the same
 * checks that let them in. */
#ifndef EVENKEEL_SESSION_RESUME_H
#define EVENKEEL_SESSION_RESUME_H

#include "session/autosave.h"
#include "session/play.h"

/* Opens the decks of a kept session: each where it was, as long as it is still the same to the
 * letter, otherwise the session's own copy (`*changed`). False, with words; there is nothing to
 * release then. */
bool kept_open_decks(struct deck_mix *decks, struct database *database, struct kept_session *kept,
                     bool *changed, struct error *error);

/* The same where the copies are in the kept session's head already. */
bool kept_open_copies(struct deck_mix *decks, const struct kept_session *kept, bool *changed,
                      struct error *error);

/* Replays a kept session on its decks, which are opened and must outlive the session. Of one that
 * is over the last moves may be lost (session/history_open.h): it is not in its debrief then.
 * False, with words, also where all its moves are lost; then there is nothing to release. */
bool kept_replay(struct session *session, struct deck_mix *decks, struct database *database,
                 struct kept_session *kept, bool *changed, struct error *error);

/* What was taken up. */
struct resumed {
    char uuid[UUID_BYTES];
    struct lease lease; /* the session's, until autosave_continue takes it over */
    bool deck_changed;  /* it goes on with its own copy of the cards */
};

/* Takes up an unfinished session: it is where it was, a vote at the handover, and paused when its
 * votes are timed. False, with words, when another window plays it, it is over, or cannot be
 * replayed. */
bool session_resume(struct session *session, struct play *play, struct database *database,
                    const char *uuid, struct resumed *resumed, struct error *error);

/* Takes an unfinished session that is given up out of the history, as history_delete does: no trace
 * stays, and the copies of a damaged history that were set aside go, too. False, with words, when
 * another window plays it or the disk refuses; `*gone` where only traces of it are left. */
bool session_discard(struct database *database, const char *uuid, bool *gone, struct error *error);

/* Who plays, for people: "Asha and Ben", "Asha and 3 more", "Voyage"; and with its place, "Asha and
 * 3 more, card 7 of 12". */
enum { ROW_WORDS_BYTES = 768 };
void row_players(char words[ROW_WORDS_BYTES], const struct history_row *row);
void row_words(char words[ROW_WORDS_BYTES], const struct history_row *row);

#endif
