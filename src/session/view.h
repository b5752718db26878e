/* All that a front end may see of a session. What must not be known yet is not in here. */
#ifndef EVENKEEL_SESSION_VIEW_H
#define EVENKEEL_SESSION_VIEW_H

#include "session/session.h"

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

struct view {
    enum session_phase phase;
    enum difficulty difficulty;
    bool tutorial;
    int round, rounds; /* from 0; of how many */
    int act;           /* the act's number, from 0 */
    int act_count;
    struct view_act acts[ACT_COUNT];

    /* The card on the table. */
    const char *title, *situation, *discuss, *picture;
    enum lens lens;
    bool follows; /* it follows from an earlier choice */
    int response_count;
    struct view_response responses[RESPONSES_MAX];
    bool context_shown; /* Guided, or the key is shown */
    int context;

    bool key_shown;
    int chosen;               /* response, or RESPONSE_NONE */
    int order[RESPONSES_MAX]; /* how to list the whys: the chosen one first, then by fit */
    struct turn turn;         /* key_shown only */

    /* The ship. Before the turn it is what it was, after it `turn` says how it came there. */
    bool gauges_shown; /* not in Expert */
    int direction, order_gauge;
    int direction_before, order_before;
    int visions, visions_before, delivered;
    int points, points_before;
};

void view_of(struct view *view, const struct session *session);

/* What the debrief may tell: everything, once the session is over. */
struct debrief_view {
    struct reading reading;
    struct story story;
    int plot[SCALE_STEPS][SCALE_STEPS]; /* context, approach */
    int rounds_planned;
    bool ended_early;
};

void debrief_view_of(struct debrief_view *view, const struct session *session);

#endif
