/* Who takes part, and how long a vote may take: what changes while a session runs. */
#include "session/session.h"

#include <assert.h>

#include "base/words.h"
#include "session/step.h"

/* --- seats --------------------------------------------------------------------------------------
 */

/* The first place where nobody has ever sat. */
static int free_seat(const struct session *session)
{
    for (int seat = 0; seat < SEATS_MAX; seat++)
        if (!session->game.seats[seat].present && !session->game.seats[seat].left)
            return seat;
    return NO_SEAT;
}

enum refusal session_can_join(const struct session *session)
{
    if (!game_is_group(session->setup.game.way))
        return REFUSED_ONE_SHIP;
    if (session->setup.game.way == WAY_OWN_WATCH)
        return REFUSED_CARDS_DEALT;
    int seat = free_seat(session);
    return seat == NO_SEAT ? REFUSED_SEATS_FULL
                           : game_check(&session->game, session->deck,
                                        (struct move){.kind = MOVE_JOIN, .seat = seat});
}

enum refusal session_can_leave(const struct session *session, int seat)
{
    if (!game_is_group(session->setup.game.way))
        return REFUSED_ONE_SHIP;
    /* Counts that were shown would shrink by the vote of whoever left. */
    if (session->game.phase == GAME_TALK || session->game.phase == GAME_REVOTING)
        return REFUSED_KEY_NOT_SHOWN;
    return game_check(&session->game, session->deck,
                      (struct move){.kind = MOVE_LEAVE, .seat = seat});
}

static bool refused(enum refusal refusal, struct error *error)
{
    return refusal == REFUSED_NOT || error_set(error, FAULT_INPUT, "%s", refusal_words(refusal));
}

/* Everybody who is there may be waiting for the one who left, or for nobody. */
static void seats_changed(struct session *session)
{
    bool voting = session->phase == SESSION_HANDOVER || session->phase == SESSION_VOTE ||
                  session->phase == SESSION_ALL_IN;
    bool there = session->seat != NO_SEAT && session->game.seats[session->seat].present;
    if (voting && (session->phase == SESSION_ALL_IN || !there)) {
        session_begin_votes(session);
        session_go_on(session);
    }
}

bool session_join(struct session *session, const char *name, struct error *error)
{
    struct roster *roster = &session->setup.roster;
    int seat = free_seat(session);
    if (!refused(session_can_join(session), error) || !roster_add(roster, name, error))
        return false;
    /* The roster's places are the game's: neither is ever given to somebody else. */
    session_play(session, (struct move){.kind = MOVE_JOIN, .seat = seat});
    seats_changed(session);
    return true;
}

bool session_rename(struct session *session, int seat, const char *name, struct error *error)
{
    if (seat < 0 || seat >= session->setup.roster.seat_count)
        return refused(REFUSED_NO_SUCH_SEAT, error);
    return roster_rename(&session->setup.roster, seat, name, error);
}

enum refusal session_leave(struct session *session, int seat)
{
    enum refusal refusal = session_can_leave(session, seat);
    if (refusal != REFUSED_NOT)
        return refusal;
    session_play(session, (struct move){.kind = MOVE_LEAVE, .seat = seat});
    if (session->missed_seat == seat)
        session->missed_seat = NO_SEAT;
    seats_changed(session);
    return REFUSED_NOT;
}

bool session_set_pin(struct session *session, int seat, const char *pin, struct error *error)
{
    if (!game_is_group(session->setup.game.way))
        return refused(REFUSED_ONE_SHIP, error);
    if (seat < 0 || seat >= session->setup.roster.seat_count)
        return refused(REFUSED_NO_SUCH_SEAT, error);
    return roster_set_pin(&session->setup.roster, seat, pin, error);
}

/* --- the timer ----------------------------------------------------------------------------------
 */

bool session_timer_runs(const struct session *session)
{
    return session->setup.options.timer != TIMER_OFF &&
           (session->phase == SESSION_VOTE || session->phase == SESSION_CHOOSE);
}

static long long milliseconds_left(const struct session *session)
{
    return session->setup.options.timer_seconds * 1000LL + session->extension -
           (session->now - session->vote_began);
}

bool session_seconds_left(const struct session *session, int *seconds)
{
    if (!session_timer_runs(session))
        return false;
    long long left = milliseconds_left(session);
    *seconds = (int)(left > 0 ? (left + 999) / 1000 : left / 1000);
    return true;
}

void session_set_timer(struct session *session, enum timer_kind kind, int seconds)
{
    int within = seconds < TIMER_SECONDS_LEAST  ? TIMER_SECONDS_LEAST
                 : seconds > TIMER_SECONDS_MOST ? TIMER_SECONDS_MOST
                                                : seconds;
    session->setup.options.timer = kind;
    session->setup.options.timer_seconds = within;
}

bool session_clock(struct session *session, long long now)
{
    /* The first time is the beginning, and a clock that was set back stands still. */
    if (session->clock != 0 && now > session->clock && !session->paused)
        session->now += now - session->clock;
    session->clock = now;
    if (session->paused || !session_timer_runs(session) ||
        session->setup.options.timer != TIMER_HARD || milliseconds_left(session) > 0)
        return false;
    int seat = session->seat;
    enum refusal refusal = session_command(session, COMMAND_NO_ANSWER);
    assert(refusal == REFUSED_NOT); /* a vote runs */
    session->missed_seat = seat;
    return true;
}
