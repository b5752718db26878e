#include "support/group_session.h"

#include "support/check.h"

const struct group_case group_cases[] = {
    {"voyage", WAY_VOYAGE, 1, false, {0}},
    {"same boat", WAY_SAME_BOAT, 3, false, {0}},
    {"same boat, second vote", WAY_SAME_BOAT, 3, true, {0}},
    {"same boat, second vote after a talk", WAY_SAME_BOAT, 3, true, {.discussion = true}},
    {"own watch", WAY_OWN_WATCH, 2, false, {0}},
    {"crew", WAY_CREW, 1, false, {0}},
    {"crew, second vote", WAY_CREW, 1, true, {.discussion = true}},
};
const int group_case_count = COUNT(group_cases);

void group_start(struct session *session, const struct deck *deck, const struct group_case *how)
{
    struct error error;
    const struct session_setup setup = {.game = {.way = how->way,
                                                 .rounds = 6,
                                                 .seats = how->seats,
                                                 .difficulty = DIFFICULTY_STANDARD,
                                                 .second_vote = how->second_vote,
                                                 .seed = 9},
                                        .options = how->options};
    if (!session_start(session, deck, &setup, &error))
        fail_msg("%s: %s", how->name, error.words);
}

bool group_player_step(struct session *session, int response)
{
    switch (session->phase) {
    case SESSION_HANDOVER: {
        const char *pin = session->setup.roster.seats[session->seat].pin;
        return session_take_seat(session, pin) == REFUSED_NOT;
    }
    case SESSION_VOTE:
        return session_vote(session, response) == REFUSED_NOT;
    case SESSION_CHOOSE:
        return session_choose(session, response) == REFUSED_NOT;
    case SESSION_ALL_IN:
    case SESSION_COUNTS:
    case SESSION_TALK:
    case SESSION_RESULT:
    case SESSION_ACT_OVER:
    case SESSION_DEBRIEF:
        return false;
    }
    return false;
}

bool group_reach(struct session *session, enum session_phase phase)
{
    while (session->phase != phase && session->phase != SESSION_DEBRIEF)
        if (!group_player_step(session, 0))
            assert_int_equal(session_command(session, COMMAND_NEXT), REFUSED_NOT);
    return session->phase == phase;
}

const char *group_phase_name(enum session_phase phase)
{
    static const char *const names[SESSION_PHASE_COUNT] = {
        "choose", "handover", "vote", "all in", "counts", "talk", "result", "act over", "debrief"};
    return names[phase];
}

const char *group_command_name(enum command command)
{
    static const char *const names[COMMAND_COUNT] = {"next",     "back",      "talk", "vote again",
                                                     "show key", "no answer", "skip", "pause",
                                                     "extend",   "undo",      "end"};
    return names[command];
}
