/* Sessions of a group, set up and driven for tests. */
#ifndef EVENKEEL_TESTS_SUPPORT_GROUP_SESSION_H
#define EVENKEEL_TESTS_SUPPORT_GROUP_SESSION_H

#include "session/view.h"

/* A way to play as it is set up: 6 cards of the worked deck, Standard, seed 9. */
struct group_case {
    const char *name;
    enum way way;
    int seats;
    bool second_vote;
    struct session_options options;
};

/* Every way to play there is, with and without a second vote and its talk. */
extern const struct group_case group_cases[];
extern const int group_case_count;

void group_start(struct session *session, const struct deck *deck, const struct group_case *how);

/* Does what the players do in this phase, as `response` says: the seat whose turn it is comes to
 * the machine, or votes. False in a phase in which no player is asked. */
bool group_player_step(struct session *session, int response);

/* Players and facilitator go on until the phase is reached; false when the session ends before. */
bool group_reach(struct session *session, enum session_phase phase);

/* "handover", "vote", … */
const char *group_phase_name(enum session_phase phase);
const char *group_command_name(enum command command);

#endif
