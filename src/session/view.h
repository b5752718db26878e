/* All that a front end may see of a session. What must not be known yet is not in here: two
 * sessions that differ only in votes nobody may know look the same to the byte. */
#ifndef EVENKEEL_SESSION_VIEW_H
#define EVENKEEL_SESSION_VIEW_H

#include "rules/group.h"
#include "session/session.h"

/* Who looks. The room is what everybody sees; the facilitator's window alone has the hint. */
enum audience { AUDIENCE_ROOM, AUDIENCE_FACILITATOR };

struct view_response {
    const char *text;
    /* Only once the key is shown; zero before. */
    const char *why;
    int approach;
    enum quality quality;
    int fit;
    bool chosen, best;
};

struct view_act {
    int first, length; /* rounds, from 0 */
    enum act act;      /* known once it is over */
    bool over;
};

struct view_seat {
    const char *name;
    const char *holder; /* who has the mouse this round; the name where the seat is one person */
    bool here;          /* takes part now */
    bool voted;         /* in the vote that runs */
    bool has_pin;
    /* RESULT with names on, from the first step on: who chose what; VOTE_MISSING otherwise. */
    int first, last;
};

struct view {
    enum session_phase phase;
    enum way way;
    enum difficulty difficulty;
    bool tutorial, rehearsal;
    bool alone;        /* one player at a desk: "you" */
    int round, rounds; /* from 0; of how many */
    int act;           /* the act's number, from 0 */
    int act_count;     /* Endless and Practice have none */
    struct view_act acts[ACT_COUNT];

    /* The card on the table; in HANDOVER and ALL_IN nothing of it (the title is ""). */
    const char *title, *situation, *discuss;
    const char *picture;              /* path inside the card's deck; NULL when it has none */
    const struct deck_source *source; /* what the picture is read from; NULL when it has none */
    enum lens lens;
    bool follows; /* it follows from an earlier choice */
    int response_count;
    struct view_response responses[RESPONSES_MAX];
    bool context_shown; /* Guided, or the key is shown */
    int context;

    bool key_shown;
    int chosen;               /* one ship or Own watch: the response, or RESPONSE_NONE */
    int order[RESPONSES_MAX]; /* how to list the whys: the chosen one first, then by fit */
    struct turn turn;         /* key_shown only, of the seat on show */

    /* The ship: the only one, the one of the seat on show, or the mean of all in Same boat. Before
     * the turn it is what it was, after it `turn` says how it came there. */
    bool gauges_shown; /* not in Expert, and not in Practice, which has no ship */
    int direction, order_gauge;
    int direction_before, order_before;
    int visions, visions_before, delivered;
    int points, points_before;
    int wear;     /* Endless: what the sea takes from both gauges in this turn */
    int survived; /* Endless: cards */
    bool sunk;    /* Endless: a gauge has run empty; the game is over after this card */
    /* Practice: the box the card came from (0: a new card), and with the key the one it goes to. */
    int box, box_after;

    /* --- a group --- */
    bool group; /* seats that vote in secret */
    bool paused;
    int seat;       /* whose turn or whose result; -1: nobody's */
    int seat_count; /* with those who have left */
    struct view_seat seats[SEATS_MAX];
    int voters, votes_in;
    const char *captain; /* Crew: who speaks for the ship this round */
    int missed_seat;     /* whose time has run out, or -1 */
    bool second_vote;    /* a second vote is part of this session */
    bool voting_again;   /* the vote that runs is the second */
    bool names_shown;
    enum reveal_step step; /* RESULT */

    /* COUNTS, TALK, RESULT in Same boat: how many chose each response, [RESPONSES_MAX]: no answer.
     * `voted_twice`: first and last are two votes, with the shift between them. */
    bool counts_known, voted_twice;
    int first_counts[COUNT_PLACES], last_counts[COUNT_PLACES];
    struct group_shift shift;
    bool talk_after_key; /* TALK: a look back at the result, which comes again after it */
    /* TALK before the key: whom to ask first, in the deck's order. */
    int opener_count, openers[2];

    /* AUDIENCE_FACILITATOR, after the first vote. */
    bool hint_known;
    enum group_hint hint;

    enum timer_kind timer;
    bool timer_runs;
    int seconds_left;
};

void view_of(struct view *view, const struct session *session, enum audience audience);

/* What the debrief may tell of a seat: everything, once the session is over. */
struct debrief_view {
    enum way way;
    struct reading reading;
    struct story story;
    int plot[SCALE_STEPS][SCALE_STEPS]; /* context, approach */
    int rounds_planned;
    bool ended_early;
    int survived; /* Endless */
    bool sunk;
    /* Practice: how many went to which box; [0] is not used. */
    int boxes[PRACTICE_BOXES + 1];
    int read_well;
};

void debrief_view_of(struct debrief_view *view, const struct session *session, int seat);

#endif
