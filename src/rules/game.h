/* The state of a game as a plain value, and what may be done to it.
 *
 * Every way to play is in here: seats, secret votes, the second vote, late joiners and leavers. A
 * move is checked (game_check), applied (game_apply) and answered with events, never with calls
 * back. Copying the struct is a save; a list of moves replayed on a fresh game gives the same state
 * again. Not in here: names, clocks, who may see what (session/). */
#ifndef EVENKEEL_RULES_GAME_H
#define EVENKEEL_RULES_GAME_H

#include <stdbool.h>
#include <stdint.h>

#include "rules/deal.h"
#include "rules/reading.h"

enum difficulty { DIFFICULTY_GUIDED, DIFFICULTY_STANDARD, DIFFICULTY_EXPERT };
enum { DIFFICULTY_COUNT = 3 };

struct game_setup {
    enum way way;
    int rounds; /* 1 to ROUNDS_MAX; ignored in Endless */
    int seats;  /* 1 to SEATS_MAX; Crew, Voyage, Endless and Practice have 1 */
    enum difficulty difficulty;
    bool second_vote; /* Same boat and Crew only */
    uint32_t seed;    /* 0 to SEED_MAX */
};

enum game_phase {
    GAME_VOTING,
    GAME_TALK,     /* first votes are in, the key is not shown: the group may talk */
    GAME_REVOTING, /* the second vote */
    GAME_SHOWN,    /* the key is shown and the turns are played */
    GAME_OVER
};

/* RESPONSE_NONE is an answer ("no answer"); this is none yet. */
enum { VOTE_MISSING = -2 };

struct game_turn {
    signed char first; /* the first vote, or VOTE_MISSING */
    signed char last;  /* the vote that counts, or VOTE_MISSING */
    bool played;       /* the turn has been applied to the seat's ship */
};

struct game_seat {
    bool present;
    bool left; /* for good: a seat may not miss a round between */
    struct ship ship;
    struct ship par; /* the ship of the best responses to the same cards */
    struct tally tally;
};

struct game {
    struct game_setup setup;
    enum game_phase phase;
    int round; /* from 0; in GAME_OVER the last one begun */
    bool sunk; /* Endless: a gauge ran empty */
    struct deal deal;
    struct game_seat seats[SEATS_MAX];
    struct game_turn turns[SEATS_MAX][ROUNDS_MAX];
};

enum move_kind {
    MOVE_VOTE,
    MOVE_TAKE_BACK,
    MOVE_SHOW, /* closes the vote: on to the talk or to the key */
    MOVE_VOTE_AGAIN,
    MOVE_NEXT,
    MOVE_SKIP,
    MOVE_JOIN,
    MOVE_LEAVE,
    MOVE_END
};
enum { MOVE_KIND_COUNT = 9 };

struct move {
    enum move_kind kind;
    int seat;     /* from 0; vote, take back, join, leave */
    int response; /* vote only; RESPONSE_NONE is "no answer" */
};

enum refusal {
    REFUSED_NOT,
    REFUSED_GAME_OVER,
    REFUSED_NO_SUCH_SEAT,
    REFUSED_SEAT_ABSENT,
    REFUSED_NO_SUCH_RESPONSE,
    REFUSED_NOT_VOTING,
    REFUSED_VOTED_ALREADY,
    REFUSED_NOT_VOTED,
    REFUSED_VOTES_MISSING,
    REFUSED_KEY_SHOWN,
    REFUSED_KEY_NOT_SHOWN,
    REFUSED_NO_TALK,
    REFUSED_SEAT_PRESENT,
    REFUSED_SEAT_LEFT,
    REFUSED_LAST_SEAT,
    /* Of a session (session/), in the same list, so that every refusal has one place. */
    REFUSED_NOT_NOW,
    REFUSED_PAUSED,
    REFUSED_WRONG_PIN,
    REFUSED_NOBODYS_TURN,
    REFUSED_NOTHING_BEFORE,
    REFUSED_NO_TIMER,
    REFUSED_ONE_SHIP,
    REFUSED_SEATS_FULL,
    REFUSED_CARDS_DEALT,
    REFUSED_SEEN
};
enum { REFUSAL_COUNT = 25 };

enum event_kind {
    EVENT_VOTED,      /* seat */
    EVENT_TAKEN_BACK, /* seat */
    EVENT_TALK,
    EVENT_REVOTING,
    EVENT_TURN,      /* seat, turn */
    EVENT_FOLLOW_UP, /* card, round: it will stand there */
    EVENT_SKIPPED,   /* round */
    EVENT_ACT_OVER,  /* act */
    EVENT_ROUND,     /* round: it begins */
    EVENT_JOINED,    /* seat */
    EVENT_LEFT,      /* seat */
    EVENT_SUNK,
    EVENT_OVER
};

struct event {
    enum event_kind kind;
    int seat, card, round;
    enum act act;
    struct turn turn;
};

enum { EVENTS_MAX = SEATS_MAX + 1 }; /* a turn of every seat, and a follow-up */

struct events {
    int count;
    struct event list[EVENTS_MAX];
};

/* Sets up a fresh game and deals it. The setup must be playable: see game_setup_check. The deck
 * must be indexed and is the same one in every later call. */
void game_start(struct game *game, const struct deck *deck, const struct game_setup *setup);

/* The same with cards that were chosen elsewhere (Practice, the tutorial, a session played on
 * paper). */
void game_start_with(struct game *game, const struct game_setup *setup, const int cards[]);

/* What stands in the way of a setup. */
enum setup_refusal {
    SETUP_GOOD,
    SETUP_SEATS_TOO_FEW,
    SETUP_SEATS_TOO_MANY,
    SETUP_ROUNDS_OUT_OF_RANGE,
    SETUP_DECK_TOO_SMALL, /* deal_rounds_max() says how many rounds it can fill */
    SETUP_SEED_OUT_OF_RANGE
};
enum setup_refusal game_setup_check(const struct deck *deck, const struct game_setup *setup);

enum refusal game_check(const struct game *game, const struct deck *deck, struct move move);

/* Applies a move that game_check accepts; `events` says what it did. */
void game_apply(struct game *game, const struct deck *deck, struct move move,
                struct events *events);

/* The sentence for a refusal. */
const char *refusal_words(enum refusal refusal);

/* The card in front of a seat now. */
int game_card(const struct game *game, int seat);
int game_card_at(const struct game *game, int seat, int round);

bool game_is_group(enum way way);
bool game_all_voted(const struct game *game);
int game_seats_present(const struct game *game);

/* Endless: the cards that were survived so far; the one that empties a gauge is not. */
int game_survived(const struct game *game);

/* A seat's readings so far. */
struct reading game_reading(const struct game *game, int seat);

/* Replays the seat's turns: fills `turns` and `rounds` (each room for ROUNDS_MAX) with what each
 * played turn did and in which round, and returns how many there are. */
int game_turns(const struct game *game, const struct deck *deck, int seat, struct turn turns[],
               int rounds[]);

#endif
