/* The way back: the last step is taken back as long as nobody has seen what followed from it. A
 * vote until the votes are shown; going on, back to the last reveal; who left or joined, and a card
 * that was skipped. The votes that were shown, and the key, stay. */
#include "session/step.h"

#include "session/session.h"

/* The last move; session->move_count must not be 0. */
static enum move_kind last_move(const struct session *session)
{
    return session->moves[session->move_count - 1].kind;
}

/* Whether the last verb moved no more than the page: to the vote, to the talk. */
static bool is_page_only(const struct session *session)
{
    return session->phase == SESSION_VOTE ||
           (session->phase == SESSION_TALK &&
            (session->talk_after_key || game_is_group(session->setup.game.way)));
}

/* Who came or left last can be taken back whatever is shown. */
static bool is_of_seats(const struct session *session)
{
    return session->move_count > 0 &&
           (last_move(session) == MOVE_JOIN || last_move(session) == MOVE_LEAVE);
}

enum refusal session_check_undo(const struct session *session)
{
    if (is_page_only(session) || is_of_seats(session))
        return REFUSED_NOT;
    switch (session->phase) { /* never: VOTE, which is a page only, and DEBRIEF, refused before */
    case SESSION_COUNTS:
    case SESSION_RESULT:
        return REFUSED_SEEN;
    case SESSION_CHOOSE:
    case SESSION_HANDOVER:
    case SESSION_ALL_IN:
    case SESSION_TALK:
    case SESSION_ACT_OVER:
        return session->move_count > 0 ? REFUSED_NOT : REFUSED_NOTHING_BEFORE;
    case SESSION_VOTE: /* never: as above */
    case SESSION_DEBRIEF:
        break; /* never: as above */
    }
    return REFUSED_GAME_OVER; /* never: as above */
}

static void undo_page(struct session *session)
{
    if (session->phase == SESSION_VOTE)
        session->phase = SESSION_HANDOVER;
    else
        session->phase = session->talk_after_key ? SESSION_RESULT : SESSION_COUNTS;
}

/* The last place in the roster is whose last came. */
static void forget_seat(struct session *session)
{
    struct roster *roster = &session->setup.roster;
    roster->seats[--roster->seat_count] = (struct roster_seat){0};
}

/* Where a result had been looked at to its end, on its last page. */
static void go_to_end_of_result(struct session *session)
{
    if (session->setup.game.way == WAY_SAME_BOAT)
        session->step = REVEAL_WHYS;
    for (int seat = 0; session->setup.game.way == WAY_OWN_WATCH && seat < SEATS_MAX; seat++)
        if (session->game.turns[seat][session->game.round].played)
            session->seat = seat;
}

/* From the end of an act to the next card there is no move: who was on the card stays there. */
static void leave_act_over(struct session *session)
{
    if (session->phase == SESSION_ACT_OVER)
        session_begin_votes(session);
}

static void undo_seats(struct session *session)
{
    enum move_kind kind = last_move(session);
    enum reveal_step step = session->step;
    int seat = session->seat;
    bool act_over = session->phase == SESSION_ACT_OVER;
    session_rewind(session, session->move_count - 1);
    if (!act_over)
        leave_act_over(session);
    if (kind == MOVE_JOIN)
        forget_seat(session);
    if (session->phase == SESSION_RESULT) {
        session->step = step;
        session->seat = seat;
    }
}

void session_undo(struct session *session)
{
    if (is_page_only(session)) {
        undo_page(session);
        return;
    }
    if (is_of_seats(session)) {
        undo_seats(session);
        return;
    }
    enum move_kind kind = last_move(session);
    /* A crew's answer and its being shown to the talk are one step. */
    session_rewind(session, session->move_count - (kind == MOVE_SHOW ? 2 : 1));
    leave_act_over(session);
    if (kind == MOVE_NEXT)
        go_to_end_of_result(session);
    if (kind == MOVE_VOTE_AGAIN && session->phase == SESSION_COUNTS &&
        session->setup.options.discussion)
        session->phase = SESSION_TALK;
}
