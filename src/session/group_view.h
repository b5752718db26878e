/* What the debrief may tell of a group, once the session is over: the rounds to talk about, the
 * readings of every seat in the order of the seats, and what the group is like through each lens.
 * Nothing in here ranks. */
#ifndef EVENKEEL_SESSION_GROUP_VIEW_H
#define EVENKEEL_SESSION_GROUP_VIEW_H

#include "rules/group.h"
#include "session/explain.h"
#include "session/session.h"

struct group_debrief_seat {
    const char *name;
    bool left;
    struct reading reading;
    int level; /* seats of the same number stand level; LEVEL_UNKNOWN: too few cards */
};

struct group_debrief_view {
    int rounds_planned, rounds_played;
    int seat_count; /* with those who have left */
    struct group_debrief_seat seats[SEATS_MAX];

    /* The card that divided the group most; ROUND_NONE, CARD_NONE: none did. */
    int divided_round, divided_card;
    int divided_counts[COUNT_PLACES];
    /* The card with the largest shift between two votes. */
    int shift_round, shift_card;
    struct group_shift shift;
    bool something_paid, something_cost;
    struct group_choice paid_most, cost_most;

    int lens_fit[LENS_COUNT]; /* percent over all seats, or READING_UNDEFINED */
    bool levels_known;        /* at least one seat has a band */
    bool all_level;           /* all seats that have one stand level */
};

void group_debrief_view_of(struct group_debrief_view *view, const struct session *session);

/* --- sentences, for every front end -------------------------------------------------------------
 */

/* What the facilitator alone is told after the first vote. */
const char *explain_group_hint(enum group_hint hint);

/* "After the second vote 3 seats fit better, 2 the same, 1 worse." */
void explain_shift(char text[EXPLAIN_BYTES], const struct group_shift *shift);

/* "“Night shift”: A 2, C 3." and "“Night shift”: 3 better, 2 the same, 0 worse." */
void explain_divided(char text[EXPLAIN_BYTES], const struct group_debrief_view *view,
                     const struct deck *deck);
void explain_largest_shift(char text[EXPLAIN_BYTES], const struct group_debrief_view *view,
                           const struct deck *deck);

/* "“Night shift”: B, chosen by 3 seats." */
void explain_group_choice(char text[EXPLAIN_BYTES], const struct group_choice *choice,
                          const struct deck *deck);

#endif
