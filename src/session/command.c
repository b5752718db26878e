/* What the facilitator may do, in every phase: checked, then done. */
#include "session/session.h"

#include <assert.h>

#include "session/step.h"

static const struct game_turn *turn_of(const struct session *session, int seat)
{
    return &session->game.turns[seat][session->game.round];
}

/* The nearest seat before (-1) or after (+1) the one on show whose result there is. */
static int other_result(const struct session *session, int step)
{
    for (int seat = session->seat + step; seat >= 0 && seat < SEATS_MAX; seat += step)
        if (turn_of(session, seat)->played)
            return seat;
    return NO_SEAT;
}

static bool is_own_watch(const struct session *session)
{
    return session->setup.game.way == WAY_OWN_WATCH;
}

/* --- checking -----------------------------------------------------------------------------------
 */

static enum refusal check_next(const struct session *session)
{
    switch (session->phase) {
    case SESSION_CHOOSE:
        return REFUSED_KEY_NOT_SHOWN;
    case SESSION_VOTE:
        return REFUSED_VOTES_MISSING;
    case SESSION_HANDOVER:
        return session->setup.roster.seats[session->seat].pin[0] == '\0' ? REFUSED_NOT
                                                                         : REFUSED_WRONG_PIN;
    case SESSION_ALL_IN:
    case SESSION_COUNTS:
    case SESSION_TALK:
    case SESSION_RESULT:
    case SESSION_ACT_OVER:
    case SESSION_DEBRIEF:
        return REFUSED_NOT;
    }
    return REFUSED_NOT;
}

static enum refusal check_back(const struct session *session)
{
    bool talk = session->phase == SESSION_TALK &&
                (session->talk_after_key || game_is_group(session->setup.game.way));
    bool step = session->phase == SESSION_RESULT && session->setup.game.way == WAY_SAME_BOAT &&
                session->step > REVEAL_VOTES;
    bool seat = session->phase == SESSION_RESULT && is_own_watch(session) &&
                other_result(session, -1) != NO_SEAT;
    return talk || step || seat ? REFUSED_NOT : REFUSED_NOTHING_BEFORE;
}

/* The second vote and the key: both follow the first vote's end. */
static enum refusal check_after_votes(const struct session *session, bool all_in)
{
    switch (session->phase) {
    case SESSION_RESULT:
        return REFUSED_KEY_SHOWN;
    case SESSION_TALK:
        return session->talk_after_key ? REFUSED_KEY_SHOWN : REFUSED_NOT;
    case SESSION_COUNTS:
        return REFUSED_NOT;
    case SESSION_ALL_IN:
        return all_in ? REFUSED_NOT : REFUSED_NO_TALK;
    case SESSION_CHOOSE:
    case SESSION_HANDOVER:
    case SESSION_VOTE:
        return all_in ? REFUSED_VOTES_MISSING : REFUSED_NO_TALK;
    case SESSION_ACT_OVER:
    case SESSION_DEBRIEF:
        return REFUSED_NOT_NOW;
    }
    return REFUSED_NOT_NOW;
}

static bool seat_is_up(const struct session *session)
{
    return session->phase == SESSION_CHOOSE || session->phase == SESSION_HANDOVER ||
           session->phase == SESSION_VOTE;
}

static bool key_is_shown(const struct session *session)
{
    return session->phase == SESSION_RESULT ||
           (session->phase == SESSION_TALK && session->talk_after_key);
}

enum refusal session_check(const struct session *session, enum command command)
{
    if (session->phase == SESSION_DEBRIEF)
        return REFUSED_GAME_OVER;
    if (session->paused && command != COMMAND_PAUSE && command != COMMAND_END)
        return REFUSED_PAUSED;
    switch (command) {
    case COMMAND_NEXT:
        return check_next(session);
    case COMMAND_BACK:
        return check_back(session);
    case COMMAND_TALK:
        return session->phase == SESSION_COUNTS || session->phase == SESSION_RESULT
                   ? REFUSED_NOT
                   : REFUSED_NOT_NOW;
    case COMMAND_VOTE_AGAIN:
        return check_after_votes(session, false);
    case COMMAND_SHOW_KEY:
        return check_after_votes(session, true);
    case COMMAND_NO_ANSWER:
        return seat_is_up(session) ? REFUSED_NOT : REFUSED_NOBODYS_TURN;
    case COMMAND_SKIP:
        if (session->phase == SESSION_ACT_OVER)
            return REFUSED_NOT_NOW;
        return key_is_shown(session) ? REFUSED_KEY_SHOWN : REFUSED_NOT;
    case COMMAND_EXTEND:
        return session_timer_runs(session) ? REFUSED_NOT : REFUSED_NO_TIMER;
    case COMMAND_UNDO:
        return session_check_undo(session);
    case COMMAND_PAUSE:
    case COMMAND_END:
        return REFUSED_NOT;
    }
    return REFUSED_NOT_NOW;
}

/* --- doing --------------------------------------------------------------------------------------
 */

static enum refusal vote_again(struct session *session)
{
    session->missed_seat = NO_SEAT;
    enum refusal refusal = session_play(session, (struct move){.kind = MOVE_VOTE_AGAIN});
    assert(refusal == REFUSED_NOT); /* it was checked */
    session_begin_votes(session);
    return refusal;
}

static enum refusal talk(struct session *session)
{
    session->talk_after_key = session->phase == SESSION_RESULT;
    session->phase = SESSION_TALK;
    return REFUSED_NOT;
}

static enum refusal back(struct session *session)
{
    if (session->phase == SESSION_TALK)
        session->phase = session->talk_after_key ? SESSION_RESULT : SESSION_COUNTS;
    else if (is_own_watch(session))
        session->seat = other_result(session, -1);
    else
        session->step--;
    return REFUSED_NOT;
}

static enum refusal next_of_result(struct session *session)
{
    if (session->step < REVEAL_WHYS) {
        session->step++;
        return REFUSED_NOT;
    }
    int seat = is_own_watch(session) ? other_result(session, +1) : NO_SEAT;
    if (seat != NO_SEAT) {
        session->seat = seat;
        return REFUSED_NOT;
    }
    session->missed_seat = NO_SEAT;
    return session_play(session, (struct move){.kind = MOVE_NEXT});
}

static enum refusal next(struct session *session)
{
    switch (session->phase) { /* never: without CHOOSE, VOTE, DEBRIEF; check_next refuses */
    case SESSION_HANDOVER:
        return session_take_seat(session, NULL);
    case SESSION_ALL_IN:
        return session_show(session);
    case SESSION_COUNTS:
        return session->setup.options.discussion ? talk(session) : vote_again(session);
    case SESSION_TALK:
        return session->talk_after_key ? back(session) : vote_again(session);
    case SESSION_RESULT:
        return next_of_result(session);
    case SESSION_ACT_OVER:
        session_begin_votes(session);
        return REFUSED_NOT;
    case SESSION_CHOOSE: /* never: check_next refuses */
    case SESSION_VOTE:
    case SESSION_DEBRIEF:
        break; /* never: as above */
    }
    return REFUSED_NOT_NOW; /* never: check_next refuses */
}

/* From everybody's first vote it is two steps: the counts are passed over. */
static enum refusal show_key(struct session *session)
{
    enum refusal refusal = session_show(session);
    return session->phase == SESSION_COUNTS ? session_show(session) : refusal;
}

static enum refusal no_answer(struct session *session)
{
    if (session->phase == SESSION_CHOOSE)
        return session_choose(session, RESPONSE_NONE);
    enum refusal refusal = session_record_vote(session, RESPONSE_NONE);
    assert(refusal == REFUSED_NOT); /* it was checked */
    session_begin_votes(session);
    session_go_on(session);
    return refusal;
}

enum refusal session_command(struct session *session, enum command command)
{
    enum refusal refusal = session_check(session, command);
    if (refusal != REFUSED_NOT)
        return refusal;
    switch (command) {
    case COMMAND_NEXT:
        return next(session);
    case COMMAND_BACK:
        return back(session);
    case COMMAND_TALK:
        return talk(session);
    case COMMAND_VOTE_AGAIN:
        return vote_again(session);
    case COMMAND_SHOW_KEY:
        return show_key(session);
    case COMMAND_NO_ANSWER:
        return no_answer(session);
    case COMMAND_SKIP:
        session->missed_seat = NO_SEAT;
        return session_play(session, (struct move){.kind = MOVE_SKIP});
    case COMMAND_PAUSE:
        session->paused = !session->paused;
        return REFUSED_NOT;
    case COMMAND_EXTEND:
        session->extension += TIMER_EXTENSION_SECONDS * 1000LL;
        return REFUSED_NOT;
    case COMMAND_UNDO:
        session_undo(session);
        return REFUSED_NOT;
    case COMMAND_END:
        session->paused = false;
        return session_play(session, (struct move){.kind = MOVE_END});
    }
    return REFUSED_NOT_NOW;
}
