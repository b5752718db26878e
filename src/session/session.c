#include "session/session.h"

#include <assert.h>

#include "base/words.h"

/* Voyage, Endless, Practice and Crew have this one seat. */
enum { ONLY_SEAT = 0 };

static bool setup_error(const struct deck *deck, const struct game_setup *setup,
                        enum setup_refusal refusal, struct error *error)
{
    int most = deal_rounds_max(deck, setup->way, setup->seats);
    switch (refusal) {
    case SETUP_GOOD:
        return true;
    case SETUP_SEATS_TOO_FEW:
        return error_set(error, FAULT_INPUT, _("this way to play needs at least 2 seats"));
    case SETUP_SEATS_TOO_MANY:
        return error_set(error, FAULT_INPUT, _("this way to play has no room for %d seats"),
                         setup->seats);
    case SETUP_ROUNDS_OUT_OF_RANGE:
        return error_set(error, FAULT_INPUT, _("a session has 1 to %d cards, not %d"), ROUNDS_MAX,
                         setup->rounds);
    case SETUP_DECK_TOO_SMALL:
        return error_set(error, FAULT_INPUT,
                         ngettext("the deck '%s' can fill only %d card, not %d; choose fewer",
                                  "the deck '%s' can fill only %d cards, not %d; choose fewer",
                                  (unsigned long)most),
                         deck->id, most, setup->rounds);
    case SETUP_SEED_OUT_OF_RANGE:
        return error_set(error, FAULT_INPUT, _("a seed is a number from 0 to %d"), SEED_MAX);
    }
    return false;
}

bool session_start(struct session *session, const struct deck *deck,
                   const struct session_setup *setup, struct error *error)
{
    if (setup->game.way != WAY_VOYAGE)
        return error_set(error, FAULT_INPUT, _("only the voyage can be played so far"));
    enum setup_refusal refusal = game_setup_check(deck, &setup->game);
    if (refusal != SETUP_GOOD)
        return setup_error(deck, &setup->game, refusal, error);
    *session = (struct session){.deck = deck, .setup = *setup};
    if (setup->tutorial) {
        /* The guided cards come as they stand in their deck. */
        int cards[ROUNDS_MAX];
        for (int i = 0; i < setup->game.rounds; i++)
            cards[i] = i;
        game_start_with(&session->game, &setup->game, cards);
    } else {
        game_start(&session->game, deck, &setup->game);
    }
    return true;
}

void session_code(const struct session *session, char text[CODE_BYTES])
{
    const struct game_setup *setup = &session->setup.game;
    struct code code = {.seed = setup->seed,
                        .rounds = setup->rounds,
                        .way = setup->way,
                        .difficulty = setup->difficulty,
                        .deck_mark = code_deck_mark(session->deck)};
    code_write(text, &code);
}

bool session_setup_from_code(struct session_setup *setup, const struct deck *deck, const char *text,
                             bool *other_version, struct error *error)
{
    struct code code;
    enum code_fault fault = code_read(text, &code);
    if (fault != CODE_GOOD)
        return error_set(error, FAULT_INPUT, _("the session code '%.40s' is not right: %s"), text,
                         code_fault_words(fault));
    setup->game.seed = code.seed;
    setup->game.rounds = code.rounds;
    setup->game.way = code.way;
    setup->game.difficulty = code.difficulty;
    *other_version = code.deck_mark != code_deck_mark(deck);
    enum setup_refusal refusal = game_setup_check(deck, &setup->game);
    return refusal == SETUP_GOOD || setup_error(deck, &setup->game, refusal, error);
}

/* Checks and applies one move; what it did comes back in `events`. */
static enum refusal play(struct session *session, struct move move, struct events *events)
{
    enum refusal refusal = game_check(&session->game, session->deck, move);
    if (refusal != REFUSED_NOT)
        return refusal;
    game_apply(&session->game, session->deck, move, events);
    assert(session->move_count < SESSION_MOVES_MAX);
    session->moves[session->move_count++] = move;
    return REFUSED_NOT;
}

/* The phase that the events lead to, and what the view needs of them. */
static void follow(struct session *session, const struct events *events)
{
    bool act_over = false, over = false;
    for (int i = 0; i < events->count; i++) {
        const struct event *event = &events->list[i];
        switch (event->kind) {
        case EVENT_TURN:
            session->turn = event->turn;
            session->phase = SESSION_RESULT;
            break;
        case EVENT_FOLLOW_UP:
            session->follow_ups[event->round] = true;
            break;
        case EVENT_ACT_OVER:
            session->act_over = event->act;
            act_over = true;
            break;
        case EVENT_ROUND:
            session->phase = SESSION_CHOOSE;
            break;
        case EVENT_OVER:
            over = true;
            break;
        case EVENT_VOTED:
        case EVENT_TAKEN_BACK:
        case EVENT_TALK:
        case EVENT_REVOTING:
        case EVENT_SKIPPED:
        case EVENT_JOINED:
        case EVENT_LEFT:
        case EVENT_SUNK:
            break;
        }
    }
    if (over)
        session->phase = SESSION_DEBRIEF;
    else if (act_over && !session->setup.tutorial)
        session->phase = SESSION_ACT_OVER;
}

enum refusal session_choose(struct session *session, int response)
{
    struct events events;
    struct ship before = session->game.seats[ONLY_SEAT].ship;
    struct move vote = {.kind = MOVE_VOTE, .seat = ONLY_SEAT, .response = response};
    enum refusal refusal = play(session, vote, &events);
    if (refusal != REFUSED_NOT)
        return refusal;
    session->before = before;
    refusal = play(session, (struct move){.kind = MOVE_SHOW}, &events);
    assert(refusal == REFUSED_NOT);
    follow(session, &events);
    return refusal;
}

enum refusal session_next(struct session *session)
{
    struct events events;
    if (session->phase == SESSION_ACT_OVER) {
        session->phase = SESSION_CHOOSE;
        return REFUSED_NOT;
    }
    enum refusal refusal = play(session, (struct move){.kind = MOVE_NEXT}, &events);
    if (refusal == REFUSED_NOT)
        follow(session, &events);
    return refusal;
}

enum refusal session_end(struct session *session)
{
    struct events events;
    enum refusal refusal = play(session, (struct move){.kind = MOVE_END}, &events);
    if (refusal == REFUSED_NOT)
        follow(session, &events);
    return refusal;
}
