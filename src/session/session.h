/* One play-through, for every front end: which phase it is in, what may be done, and what may be
 * seen.
 *
 * A front end holds a session, calls the verbs and draws the view; it never looks into the game.
 * What the view does not contain nobody can show by mistake: the key before the choice, gauges in
 * Expert, the name of an act that is not over. */
#ifndef EVENKEEL_SESSION_SESSION_H
#define EVENKEEL_SESSION_SESSION_H

#include "base/error.h"
#include "rules/code.h"
#include "rules/debrief.h"
#include "rules/move.h"

enum session_phase {
    SESSION_CHOOSE,   /* a card lies open, its responses may be played */
    SESSION_RESULT,   /* the key is shown */
    SESSION_ACT_OVER, /* between two acts */
    SESSION_DEBRIEF
};

enum { SESSION_MOVES_MAX = 3 * ROUNDS_MAX + 1 };

struct session_setup {
    struct game_setup game;
    bool tutorial; /* the three guided cards, with hints */
};

struct session {
    const struct deck *deck; /* borrowed */
    struct session_setup setup;
    struct game game;
    enum session_phase phase;
    enum act act_over;           /* SESSION_ACT_OVER: which */
    struct ship before;          /* the ship before the turn on show */
    struct turn turn;            /* SESSION_RESULT: what it did */
    bool follow_ups[ROUNDS_MAX]; /* rounds whose card follows from an earlier choice */
    int move_count;
    struct move moves[SESSION_MOVES_MAX]; /* all that was played, to replay it */
};

/* Deals and begins. The deck is kept and must outlive the session. False, with words, when the
 * setup cannot be played on this deck (only one seat so far: Voyage). */
bool session_start(struct session *session, const struct deck *deck,
                   const struct session_setup *setup, struct error *error);

/* The setup a session code stands for, on this deck. False, with words, for a mistyped code or one
 * of a way to play that does not fit; `*other_version` says that the code was made for another
 * version of the deck. */
bool session_setup_from_code(struct session_setup *setup, const struct deck *deck, const char *text,
                             bool *other_version, struct error *error);
void session_code(const struct session *session, char text[CODE_BYTES]);

/* The verbs. Each returns REFUSED_NOT when it was done. */
enum refusal session_choose(struct session *session, int response);
enum refusal session_next(struct session *session);
enum refusal session_end(struct session *session);

#endif
