#include "session/session.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/words.h"
#include "session/step.h"

/* In Own watch every seat takes cards of its own from the deck. */
static bool too_small(const struct deck *deck, const struct game_setup *setup, int most,
                      struct error *error)
{
    if (setup->way == WAY_OWN_WATCH && most == 0)
        return error_set(error, FAULT_INPUT,
                         _("the deck '%s' has not enough cards for %d seats with their own; choose "
                           "fewer seats or a larger deck"),
                         deck->id, setup->seats);
    if (setup->way == WAY_OWN_WATCH)
        return error_set(
            error, FAULT_INPUT,
            ngettext("the deck '%s' can fill only %d round for %d seats with their own "
                     "cards, not %d; choose fewer",
                     "the deck '%s' can fill only %d rounds for %d seats with their own "
                     "cards, not %d; choose fewer",
                     (unsigned long)most),
            deck->id, most, setup->seats, setup->rounds);
    return error_set(error, FAULT_INPUT,
                     ngettext("the deck '%s' can fill only %d card, not %d; choose fewer",
                              "the deck '%s' can fill only %d cards, not %d; choose fewer",
                              (unsigned long)most),
                     deck->id, most, setup->rounds);
}

static bool setup_error(const struct deck *deck, const struct game_setup *setup,
                        enum setup_refusal refusal, struct error *error)
{
    int most = deal_rounds_max(deck, setup->way, setup->seats);
    switch (refusal) { /* never: SETUP_GOOD is no error */
    case SETUP_GOOD:   /* never: as above */
        return true;   /* never: as above */
    case SETUP_SEATS_TOO_FEW:
        return error_set(error, FAULT_INPUT, _("this way to play needs at least 2 seats"));
    case SETUP_SEATS_TOO_MANY:
        return error_set(error, FAULT_INPUT, _("this way to play has no room for %d seats"),
                         setup->seats);
    case SETUP_ROUNDS_OUT_OF_RANGE:
        return error_set(error, FAULT_INPUT, _("a session has 1 to %d cards, not %d"), ROUNDS_MAX,
                         setup->rounds);
    case SETUP_DECK_TOO_SMALL:
        return too_small(deck, setup, most, error);
    case SETUP_SEED_OUT_OF_RANGE:
        return error_set(error, FAULT_INPUT, _("a seed is a number from 0 to %d"), SEED_MAX);
    }
    return false;
}

/* "Seat 2", unless somebody else calls themselves so. */
static void name_seat(struct roster *roster, int seat)
{
    char name[NAME_BYTES];
    int number = seat;
    /* There are no more names than seats: one of these is free. */
    do
        snprintf(name, sizeof name, _("Seat %d"), ++number);
    while (!roster_rename(roster, seat, name, NULL));
}

/* A name for every seat that has none. */
static void name_seats(struct session *session)
{
    struct roster *roster = &session->setup.roster;
    if (roster->seat_count < session->setup.game.seats)
        roster->seat_count = session->setup.game.seats;
    for (int seat = 0; seat < roster->seat_count; seat++)
        if (roster->seats[seat].name[0] == '\0')
            name_seat(roster, seat);
}

static void note_the_time(struct session *session)
{
    time_t now = time(NULL);
    struct tm local;
    /* There is room for any year an int holds. */
    if (localtime_r(&now, &local) != NULL)
        strftime(session->started, STARTED_BYTES, "%Y-%m-%d %H:%M", &local);
}

/* Deals as the setup says, and begins with the first card. */
static void deal(struct session *session)
{
    const struct session_setup *setup = &session->setup;
    if (setup->tutorial) {
        /* The guided cards come as they stand in their deck. */
        int cards[ROUNDS_MAX];
        for (int i = 0; i < setup->game.rounds; i++)
            cards[i] = i;
        game_start_with(&session->game, &setup->game, cards);
    } else if (setup->game.way == WAY_PRACTICE) {
        int cards[ROUNDS_MAX];
        memcpy(cards, setup->practice_cards, sizeof setup->practice_cards);
        game_start_with(&session->game, &setup->game, cards);
    } else {
        game_start(&session->game, session->deck, &setup->game);
    }
    session_begin_votes(session);
}

/* The cards of a sitting come from outside as well: from a record. */
static bool check_sitting(const struct deck *deck, const struct session_setup *setup,
                          struct error *error)
{
    int count = setup->game.rounds;
    bool good = count <= PRACTICE_CARDS_MOST;
    for (int i = 0; good && i < count; i++) {
        int card = setup->practice_cards[i], box = setup->practice_boxes[i];
        good = card >= 0 && card < deck->card_count && box >= PRACTICE_NEW && box <= PRACTICE_BOXES;
        for (int j = 0; good && j < i; j++)
            good = setup->practice_cards[j] != card;
    }
    return good || error_set(error, FAULT_INPUT,
                             _("practice takes 1 to %d different cards from your boxes"),
                             PRACTICE_CARDS_MOST);
}

bool session_start(struct session *session, const struct deck *deck,
                   const struct session_setup *setup, struct error *error)
{
    enum setup_refusal refusal = game_setup_check(deck, &setup->game);
    if (refusal != SETUP_GOOD)
        return setup_error(deck, &setup->game, refusal, error);
    if (setup->game.way == WAY_PRACTICE && !check_sitting(deck, setup, error))
        return false;
    *session = (struct session){.deck = deck, .setup = *setup, .missed_seat = NO_SEAT};
    /* Nobody says how many; a code has to say something. */
    if (setup->game.way == WAY_ENDLESS)
        session->setup.game.rounds = ROUNDS_MAX;
    note_the_time(session);
    name_seats(session);
    deal(session);
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
    if (code.way == WAY_PRACTICE)
        return error_set(error, FAULT_INPUT,
                         _("the session code '%.40s' is one of Practice, which deals from your own "
                           "boxes; start Practice without a code"),
                         text);
    setup->game.seed = code.seed;
    setup->game.rounds = code.rounds;
    setup->game.way = code.way;
    setup->game.difficulty = code.difficulty;
    *other_version = code.deck_mark != code_deck_mark(deck);
    enum setup_refusal refusal = game_setup_check(deck, &setup->game);
    return refusal == SETUP_GOOD || setup_error(deck, &setup->game, refusal, error);
}

/* --- from phase to phase ------------------------------------------------------------------------
 */

static int next_voter(const struct game *game)
{
    for (int seat = 0; seat < SEATS_MAX; seat++)
        if (game->seats[seat].present && game->turns[seat][game->round].last == VOTE_MISSING)
            return seat;
    return NO_SEAT;
}

static void begin_vote(struct session *session, enum session_phase phase)
{
    session->phase = phase;
    session->vote_began = session->now;
    session->extension = 0;
}

void session_begin_votes(struct session *session)
{
    if (!game_is_group(session->setup.game.way)) {
        session->seat = ONLY_SEAT;
        begin_vote(session, SESSION_CHOOSE);
        return;
    }
    session->seat = next_voter(&session->game);
    session->phase = session->seat == NO_SEAT ? SESSION_ALL_IN : SESSION_HANDOVER;
}

void session_go_on(struct session *session)
{
    if (session->phase == SESSION_ALL_IN && session->setup.options.auto_advance)
        session_show(session);
}

static void begin_result(struct session *session)
{
    session->phase = SESSION_RESULT;
    session->step = session->setup.game.way == WAY_SAME_BOAT ? REVEAL_VOTES : REVEAL_WHYS;
    session->talk_after_key = false;
    session->seat = 0;
    while (!session->game.turns[session->seat][session->game.round].played)
        session->seat++;
}

/* Crew has one answer, which everybody has seen: there is nothing to count. */
static void begin_talk(struct session *session)
{
    session->talk_after_key = false;
    session->phase = game_is_group(session->setup.game.way) ? SESSION_COUNTS : SESSION_TALK;
}

/* The phase that the events lead to, and what the view needs of them. */
static void follow(struct session *session, const struct events *events)
{
    bool turn = false, act_over = false, round = false, over = false;
    for (int i = 0; i < events->count; i++) {
        const struct event *event = &events->list[i];
        switch (event->kind) {
        case EVENT_TURN:
            session->turns[event->seat] = event->turn;
            turn = true;
            break;
        case EVENT_TALK:
            begin_talk(session);
            break;
        case EVENT_FOLLOW_UP:
            session->follow_ups[event->round] = true;
            break;
        case EVENT_ACT_OVER:
            session->act_over = event->act;
            act_over = true;
            break;
        case EVENT_ROUND:
            round = true;
            session->voted_twice = false;
            break;
        case EVENT_OVER:
            over = true;
            break;
        case EVENT_REVOTING:
            session->voted_twice = true;
            break;
        case EVENT_VOTED:
        case EVENT_TAKEN_BACK:
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
    else if (round)
        session_begin_votes(session);
    else if (turn)
        begin_result(session);
}

enum refusal session_play(struct session *session, struct move move)
{
    struct events events;
    enum refusal refusal = game_check(&session->game, session->deck, move);
    if (refusal != REFUSED_NOT) /* never: every verb has asked before */
        return refusal;
    game_apply(&session->game, session->deck, move, &events);
    assert(session->move_count < SESSION_MOVES_MAX);
    session->move_tenths[session->move_count] = 0;
    session->moves[session->move_count++] = move;
    follow(session, &events);
    return REFUSED_NOT;
}

enum refusal session_show(struct session *session)
{
    for (int seat = 0; seat < SEATS_MAX; seat++)
        session->before[seat] = session->game.seats[seat].ship;
    return session_play(session, (struct move){.kind = MOVE_SHOW});
}

/* --- the players' verbs -------------------------------------------------------------------------
 */

/* What a vote took, before it is played; who never came to the machine has no time. */
static void keep_time(struct session *session, int seat, uint16_t tenths)
{
    int round = session->game.round;
    if (tenths == 0)
        return;
    if (session->game.phase == GAME_VOTING)
        session->first_tenths[seat][round] = tenths;
    session->last_tenths[seat][round] = tenths;
}

static uint16_t time_taken(const struct session *session)
{
    long long tenths = (session->now - session->vote_began) / 100;
    return (uint16_t)(tenths < 1 ? 1 : tenths > UINT16_MAX ? UINT16_MAX : tenths);
}

enum refusal session_record_vote(struct session *session, int response)
{
    const struct move vote = {.kind = MOVE_VOTE, .seat = session->seat, .response = response};
    uint16_t tenths = session->phase != SESSION_HANDOVER ? time_taken(session) : 0;
    enum refusal refusal = game_check(&session->game, session->deck, vote);
    if (refusal != REFUSED_NOT)
        return refusal;
    keep_time(session, session->seat, tenths);
    session->missed_seat = NO_SEAT;
    session_play(session, vote);
    session->move_tenths[session->move_count - 1] = tenths;
    return REFUSED_NOT;
}

enum refusal session_choose(struct session *session, int response)
{
    if (session->paused)
        return REFUSED_PAUSED;
    if (session->phase == SESSION_RESULT)
        return REFUSED_KEY_SHOWN;
    if (session->phase == SESSION_DEBRIEF)
        return REFUSED_GAME_OVER;
    if (session->phase != SESSION_CHOOSE)
        return REFUSED_NOT_VOTING;
    enum refusal refusal = session_record_vote(session, response);
    return refusal == REFUSED_NOT ? session_show(session) : refusal;
}

enum refusal session_take_seat(struct session *session, const char *pin)
{
    if (session->paused)
        return REFUSED_PAUSED;
    if (session->phase != SESSION_HANDOVER)
        return REFUSED_NOBODYS_TURN;
    const char *right = session->setup.roster.seats[session->seat].pin;
    if (right[0] != '\0' && (pin == NULL || strcmp(pin, right) != 0))
        return REFUSED_WRONG_PIN;
    begin_vote(session, SESSION_VOTE);
    return REFUSED_NOT;
}

enum refusal session_vote(struct session *session, int response)
{
    if (session->paused)
        return REFUSED_PAUSED;
    if (session->phase != SESSION_VOTE)
        return REFUSED_NOBODYS_TURN;
    enum refusal refusal = session_record_vote(session, response);
    if (refusal == REFUSED_NOT) {
        session_begin_votes(session);
        session_go_on(session);
    }
    return refusal;
}

enum refusal session_replay(struct session *session, struct move move, int tenths)
{
    /* Votes and take-backs without end are no session that was played. */
    if (session->move_count == SESSION_MOVES_MAX)
        return REFUSED_NOT_NOW;
    enum refusal refusal = game_check(&session->game, session->deck, move);
    if (refusal != REFUSED_NOT)
        return refusal;
    for (int seat = 0; move.kind == MOVE_SHOW && seat < SEATS_MAX; seat++)
        session->before[seat] = session->game.seats[seat].ship;
    bool vote = move.kind == MOVE_VOTE;
    if (vote)
        keep_time(session, move.seat, (uint16_t)tenths);
    session_play(session, move);
    session->move_tenths[session->move_count - 1] = vote ? (uint16_t)tenths : 0;
    /* Between two acts, and while a vote runs, a phase changes without a move. */
    if (move.kind == MOVE_VOTE || move.kind == MOVE_VOTE_AGAIN || move.kind == MOVE_TAKE_BACK ||
        move.kind == MOVE_JOIN || move.kind == MOVE_LEAVE)
        if (session->game.phase == GAME_VOTING || session->game.phase == GAME_REVOTING)
            session_begin_votes(session);
    return REFUSED_NOT;
}

void session_rewind(struct session *session, int move_count)
{
    session->missed_seat = NO_SEAT;
    session->talk_after_key = session->voted_twice = false;
    memset(session->follow_ups, 0, sizeof session->follow_ups);
    memset(session->first_tenths, 0, sizeof session->first_tenths);
    memset(session->last_tenths, 0, sizeof session->last_tenths);
    session->move_count = 0;
    deal(session);
    /* Each move is written where it was read. */
    while (session->move_count < move_count) {
        int next = session->move_count;
        enum refusal refusal = session_replay(session, session->moves[next],
                                              session->move_tenths[next]);
        assert(refusal == REFUSED_NOT);
    }
}
