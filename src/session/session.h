/* One play-through, for every front end: which phase it is in, what may be done, and what may be
 * seen.
 *
 * A front end holds a session, calls the verbs and draws the view; it never looks into the game.
 * What the view does not contain nobody can show by mistake: the key before the last vote, another
 * seat's vote, gauges in Expert, the name of an act that is not over.
 *
 * One ship (Voyage, Crew): CHOOSE → RESULT → …; in Crew with a second vote CHOOSE → TALK → CHOOSE →
 * RESULT. Seats that vote in secret: HANDOVER → VOTE for each, then ALL_IN → RESULT, or with a
 * second vote ALL_IN → COUNTS → TALK → HANDOVER … → ALL_IN → RESULT. The facilitator may leave
 * every phase with nobody else in the room. */
#ifndef EVENKEEL_SESSION_SESSION_H
#define EVENKEEL_SESSION_SESSION_H

#include "base/error.h"
#include "rules/code.h"
#include "rules/debrief.h"
#include "rules/move.h"
#include "rules/practice.h"
#include "store/roster.h"

enum session_phase {
    SESSION_CHOOSE,   /* one ship: a card lies open, its responses may be played */
    SESSION_HANDOVER, /* the machine goes to the next seat; nothing is shown */
    SESSION_VOTE,     /* that seat chooses, in secret */
    SESSION_ALL_IN,   /* everybody has voted; nothing is shown yet */
    SESSION_COUNTS,   /* after the first vote: how many chose each response, and no more */
    SESSION_TALK,     /* the group talks; before the key, or looking back at it */
    SESSION_RESULT,   /* the key is shown, in steps */
    SESSION_ACT_OVER, /* between two acts */
    SESSION_DEBRIEF
};
enum { SESSION_PHASE_COUNT = 9 };

/* Same boat shows its result in steps; the other ways have the last one only. */
enum reveal_step { REVEAL_VOTES, REVEAL_KEY, REVEAL_WHYS };

enum timer_kind { TIMER_OFF, TIMER_SOFT, TIMER_HARD };
enum { TIMER_SECONDS_LEAST = 10, TIMER_SECONDS_MOST = 3600, TIMER_SECONDS_USUAL = 90 };
enum { TIMER_EXTENSION_SECONDS = 30 };

/* How a group plays; zeroed is the plainest. All but the timer stay as they are for the session. */
struct session_options {
    bool discussion;   /* the talk between two votes is a step of its own */
    bool names_shown;  /* the result says who chose what */
    bool auto_advance; /* the result comes by itself once everybody has voted */
    bool rehearsal;    /* nothing is recorded */
    enum timer_kind timer;
    int timer_seconds; /* for a vote */
};

enum { SESSION_MOVES_MAX = ROUNDS_MAX * (2 * SEATS_MAX + 5) + 2 * SEATS_MAX };

enum { STARTED_BYTES = 24 };

struct session_setup {
    struct game_setup game;
    bool tutorial; /* the three guided cards, with hints */
    /* Practice: the cards of the sitting, and the boxes they were in; the game's rounds are as
     * many. Made by session/sitting.h, or read from a record. */
    int practice_cards[PRACTICE_CARDS_MOST];
    int practice_boxes[PRACTICE_CARDS_MOST];
    struct session_options options;
    struct roster roster; /* a seat each, in a group; Crew: one, the ship's crew its members */
};

struct session {
    const struct deck *deck;     /* borrowed */
    char started[STARTED_BYTES]; /* "2026-11-24 10:00", local time; "" where the clock is lost */
    struct session_setup setup;
    struct game game;
    enum session_phase phase;
    enum act act_over; /* SESSION_ACT_OVER: which */
    int seat;          /* HANDOVER, VOTE: whose turn; RESULT in Own watch: whose result */
    bool paused;
    enum reveal_step step;
    bool talk_after_key;           /* TALK: the way back leads to the result */
    bool voted_twice;              /* on this card */
    struct ship before[SEATS_MAX]; /* the ships before the turns on show */
    struct turn turns[SEATS_MAX];  /* RESULT: what they did */
    bool follow_ups[ROUNDS_MAX];   /* rounds whose card follows from an earlier choice */
    int missed_seat;               /* whose time ran out last, until the next vote; -1: nobody's */

    /* Milliseconds: the clock as it was last said, and the session's own time, which stands still
     * while it is paused. */
    long long clock, now, vote_began, extension;
    /* From the card's showing to the vote, tenths of a second; 0: unknown. */
    uint16_t first_tenths[SEATS_MAX][ROUNDS_MAX], last_tenths[SEATS_MAX][ROUNDS_MAX];

    int move_count;
    struct move moves[SESSION_MOVES_MAX];    /* all that was played, to replay it */
    uint16_t move_tenths[SESSION_MOVES_MAX]; /* what a vote among them took; 0: unknown */
};

/* Deals and begins. The deck is kept and must outlive the session. False, with words, when the
 * setup cannot be played on this deck. A group's roster must have as many seats as the game; names
 * missing from it are filled in ("Seat 3"). */
bool session_start(struct session *session, const struct deck *deck,
                   const struct session_setup *setup, struct error *error);

/* The setup a session code stands for, on this deck; the seats stay as they are. False, with words,
 * for a mistyped code or one of a way to play that does not fit; `*other_version` says that the
 * code was made for another version of the deck. */
bool session_setup_from_code(struct session_setup *setup, const struct deck *deck, const char *text,
                             bool *other_version, struct error *error);
void session_code(const struct session *session, char text[CODE_BYTES]);

/* --- the players' verbs -------------------------------------------------------------------------
 * Each returns REFUSED_NOT when it was done. */

/* CHOOSE: the ship's answer. */
enum refusal session_choose(struct session *session, int response);

/* HANDOVER: the next seat is at the machine. `pin` is what was typed, or NULL. */
enum refusal session_take_seat(struct session *session, const char *pin);

/* VOTE: this seat's vote is in, and the machine goes on. */
enum refusal session_vote(struct session *session, int response);

/* Plays one move that was played before, from a record: no matter whose verb it was. A vote took so
 * many tenths of a second; 0: unknown. */
enum refusal session_replay(struct session *session, struct move move, int tenths);

/* --- the facilitator's --------------------------------------------------------------------------
 */

enum command {
    COMMAND_NEXT,       /* whatever comes next in this phase */
    COMMAND_BACK,       /* back to the reveal: from the talk, or a step back in the result */
    COMMAND_TALK,       /* discuss */
    COMMAND_VOTE_AGAIN, /* the second vote */
    COMMAND_SHOW_KEY,   /* without a second vote */
    COMMAND_NO_ANSWER,  /* the seat whose turn it is does not answer this card */
    COMMAND_SKIP,       /* this card is no turn for anyone */
    COMMAND_PAUSE,      /* or on again */
    COMMAND_EXTEND,     /* TIMER_EXTENSION_SECONDS more for the vote that runs */
    COMMAND_UNDO,       /* the last step, as long as nobody has seen what followed from it */
    COMMAND_END         /* now, with the debrief */
};
enum { COMMAND_COUNT = 11 };

/* Why the command cannot be given now, or REFUSED_NOT. */
enum refusal session_check(const struct session *session, enum command command);
enum refusal session_command(struct session *session, enum command command);

/* Seats come and go between rounds: until the first votes are shown, and once the key is. A new
 * name must differ from the others. */
enum refusal session_can_join(const struct session *session);
enum refusal session_can_leave(const struct session *session, int seat);
bool session_join(struct session *session, const char *name, struct error *error);
bool session_rename(struct session *session, int seat, const char *name, struct error *error);
enum refusal session_leave(struct session *session, int seat);

/* Four digits, or "" for none; asked for from the seat's next handover on. */
bool session_set_pin(struct session *session, int seat, const char *pin, struct error *error);

/* For the votes from now on, the one that runs included. */
void session_set_timer(struct session *session, enum timer_kind kind, int seconds);

/* Says what time it is (milliseconds of a clock that never goes back). True when that changed the
 * session: a hard timer has run out, and "no answer" was recorded. */
bool session_clock(struct session *session, long long now);

/* Whether a vote runs against the timer. */
bool session_timer_runs(const struct session *session);

/* Seconds left for the vote that runs, rounded up, below 0 when a soft timer has run out. False:
 * none runs. */
bool session_seconds_left(const struct session *session, int *seconds);

#endif
