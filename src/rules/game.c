#include "rules/game.h"

#include <assert.h>
#include <string.h>

#include "base/words.h"

bool game_is_group(enum way way)
{
    return way == WAY_SAME_BOAT || way == WAY_OWN_WATCH;
}

/* --- questions ----------------------------------------------------------------------------------
 */

int game_card_at(const struct game *game, int seat, int round)
{
    assert(round >= 0 && round < game->deal.rounds);
    return game->deal.cards[game->deal.rows > 1 ? seat : 0][round];
}

int game_card(const struct game *game, int seat)
{
    return game_card_at(game, seat, game->round);
}

static bool has_voted(const struct game *game, int seat)
{
    return game->turns[seat][game->round].last != VOTE_MISSING;
}

bool game_all_voted(const struct game *game)
{
    for (int seat = 0; seat < SEATS_MAX; seat++)
        if (game->seats[seat].present && !has_voted(game, seat))
            return false;
    return true;
}

int game_seats_present(const struct game *game)
{
    int count = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        count += game->seats[seat].present;
    return count;
}

int game_survived(const struct game *game)
{
    return game->seats[0].tally.turns - (game->sunk ? 1 : 0);
}

struct reading game_reading(const struct game *game, int seat)
{
    const struct game_seat *one = &game->seats[seat];
    return reading_of(&one->tally, &one->ship, &one->par);
}

/* One turn of a seat by the rules of the way to play. Practice has no gauges: a fresh ship each
 * time, of which only the fit is kept. */
static struct turn play_turn(struct ship *ship, enum way way, const struct deck *deck, int card,
                             int response, int turn_number)
{
    if (way != WAY_PRACTICE)
        return ship_turn(ship, deck, card, response,
                         way == WAY_ENDLESS ? endless_wear(turn_number) : 0);
    struct ship calm = ship_new();
    struct turn turn = ship_turn(&calm, deck, card, response, 0);
    ship->points += turn.fit;
    return (struct turn){
        .card = card, .response = response, .fit = turn.fit, .best = turn.best, .after = *ship};
}

int game_turns(const struct game *game, const struct deck *deck, int seat, struct turn turns[],
               int rounds[])
{
    struct ship ship = ship_new();
    int count = 0;
    for (int round = 0; round <= game->round; round++) {
        const struct game_turn *turn = &game->turns[seat][round];
        if (!turn->played)
            continue;
        turns[count] = play_turn(&ship, game->setup.way, deck, game_card_at(game, seat, round),
                                 turn->last, count + 1);
        rounds[count++] = round;
    }
    return count;
}

/* --- setting up ---------------------------------------------------------------------------------
 */

static int rounds_of(const struct game_setup *setup)
{
    return setup->way == WAY_ENDLESS ? ROUNDS_MAX : setup->rounds;
}

enum setup_refusal game_setup_check(const struct deck *deck, const struct game_setup *setup)
{
    int fewest = game_is_group(setup->way) ? 2 : 1;
    int most = game_is_group(setup->way) ? SEATS_MAX : 1;
    if (setup->seats < fewest)
        return SETUP_SEATS_TOO_FEW;
    if (setup->seats > most)
        return SETUP_SEATS_TOO_MANY;
    if (rounds_of(setup) < 1 || rounds_of(setup) > ROUNDS_MAX)
        return SETUP_ROUNDS_OUT_OF_RANGE;
    if (rounds_of(setup) > deal_rounds_max(deck, setup->way, setup->seats))
        return SETUP_DECK_TOO_SMALL;
    if (setup->seed > SEED_MAX)
        return SETUP_SEED_OUT_OF_RANGE;
    return SETUP_GOOD;
}

static void start(struct game *game, const struct game_setup *setup)
{
    game->setup = *setup;
    game->setup.rounds = rounds_of(setup);
    game->phase = GAME_VOTING;
    game->round = 0;
    game->sunk = false;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        game->seats[seat] = (struct game_seat){
            .present = seat < setup->seats, .ship = ship_new(), .par = ship_new()};
        for (int round = 0; round < ROUNDS_MAX; round++)
            game->turns[seat][round] = (struct game_turn){.first = VOTE_MISSING,
                                                          .last = VOTE_MISSING};
    }
}

void game_start(struct game *game, const struct deck *deck, const struct game_setup *setup)
{
    assert(game_setup_check(deck, setup) == SETUP_GOOD);
    start(game, setup);
    deal_cards(&game->deal, deck, setup->way, setup->seats, rounds_of(setup), setup->seed);
}

void game_start_with(struct game *game, const struct game_setup *setup, const int cards[])
{
    assert(setup->rounds >= 1 && setup->rounds <= ROUNDS_MAX);
    start(game, setup);
    game->deal.rows = 1;
    game->deal.rounds = setup->rounds;
    memcpy(game->deal.cards[0], cards, (size_t)setup->rounds * sizeof *cards);
}

/* --- checking -----------------------------------------------------------------------------------
 */

static bool is_voting(const struct game *game)
{
    return game->phase == GAME_VOTING || game->phase == GAME_REVOTING;
}

static enum refusal check_seat(const struct game *game, int seat)
{
    if (seat < 0 || seat >= SEATS_MAX)
        return REFUSED_NO_SUCH_SEAT;
    if (game->deal.rows > 1 && seat >= game->deal.rows)
        return REFUSED_NO_SUCH_SEAT;
    return game->seats[seat].present ? REFUSED_NOT : REFUSED_SEAT_ABSENT;
}

static enum refusal check_vote(const struct game *game, const struct deck *deck, struct move move)
{
    enum refusal refusal = check_seat(game, move.seat);
    if (refusal != REFUSED_NOT)
        return refusal;
    if (!is_voting(game))
        return game->phase == GAME_SHOWN ? REFUSED_KEY_SHOWN : REFUSED_NOT_VOTING;
    if (move.kind == MOVE_TAKE_BACK)
        return has_voted(game, move.seat) ? REFUSED_NOT : REFUSED_NOT_VOTED;
    const struct card *card = &deck->cards[game_card(game, move.seat)];
    if (move.response < RESPONSE_NONE || move.response >= card->response_count)
        return REFUSED_NO_SUCH_RESPONSE;
    return has_voted(game, move.seat) ? REFUSED_VOTED_ALREADY : REFUSED_NOT;
}

static enum refusal check_join(const struct game *game, int seat)
{
    enum refusal refusal = check_seat(game, seat);
    if (refusal == REFUSED_NOT)
        return REFUSED_SEAT_PRESENT;
    if (refusal != REFUSED_SEAT_ABSENT)
        return refusal;
    if (!game_is_group(game->setup.way))
        return REFUSED_NO_SUCH_SEAT;
    if (game->seats[seat].left)
        return REFUSED_SEAT_LEFT;
    /* Between rounds: before the first vote's end, or once the key is shown. */
    return game->phase == GAME_VOTING || game->phase == GAME_SHOWN ? REFUSED_NOT
                                                                   : REFUSED_KEY_NOT_SHOWN;
}

enum refusal game_check(const struct game *game, const struct deck *deck, struct move move)
{
    if (game->phase == GAME_OVER)
        return REFUSED_GAME_OVER;
    switch (move.kind) {
    case MOVE_VOTE:
    case MOVE_TAKE_BACK:
        return check_vote(game, deck, move);
    case MOVE_SHOW:
        if (game->phase == GAME_SHOWN)
            return REFUSED_KEY_SHOWN;
        return game_all_voted(game) ? REFUSED_NOT : REFUSED_VOTES_MISSING;
    case MOVE_VOTE_AGAIN:
        if (game->phase == GAME_SHOWN)
            return REFUSED_KEY_SHOWN;
        return game->phase == GAME_TALK ? REFUSED_NOT : REFUSED_NO_TALK;
    case MOVE_NEXT:
        return game->phase == GAME_SHOWN ? REFUSED_NOT : REFUSED_KEY_NOT_SHOWN;
    case MOVE_SKIP:
        return game->phase == GAME_SHOWN ? REFUSED_KEY_SHOWN : REFUSED_NOT;
    case MOVE_JOIN:
        return check_join(game, move.seat);
    case MOVE_LEAVE: {
        enum refusal refusal = check_seat(game, move.seat);
        if (refusal == REFUSED_NOT && game_seats_present(game) == 1)
            return REFUSED_LAST_SEAT;
        return refusal;
    }
    case MOVE_END:
        return REFUSED_NOT;
    }
    return REFUSED_NOT;
}

const char *refusal_words(enum refusal refusal)
{
    static const char *const words[REFUSAL_COUNT] = {
        [REFUSED_NOT] = "",
        [REFUSED_GAME_OVER] = N_("the session is over"),
        [REFUSED_NO_SUCH_SEAT] = N_("there is no such seat"),
        [REFUSED_SEAT_ABSENT] = N_("this seat is not taking part"),
        [REFUSED_NO_SUCH_RESPONSE] = N_("the card has no such response"),
        [REFUSED_NOT_VOTING] = N_("nobody is voting now; choose \"vote again\" first"),
        [REFUSED_VOTED_ALREADY] = N_("this seat has voted; take the vote back first"),
        [REFUSED_NOT_VOTED] = N_("this seat has not voted yet"),
        [REFUSED_VOTES_MISSING] = N_("not everybody has voted yet"),
        [REFUSED_KEY_SHOWN] = N_("the key has been shown; go on to the next card"),
        [REFUSED_KEY_NOT_SHOWN] = N_("this card is not finished yet"),
        [REFUSED_NO_TALK] = N_("a second vote comes after the first, before the key is shown"),
        [REFUSED_SEAT_PRESENT] = N_("this seat is taking part already"),
        [REFUSED_SEAT_LEFT] = N_("this seat has left; take a new one"),
        [REFUSED_LAST_SEAT] = N_("this is the last seat; end the session instead"),
        [REFUSED_NOT_NOW] = N_("this belongs to another part of the round"),
        [REFUSED_PAUSED] = N_("the session is paused; go on first"),
        [REFUSED_WRONG_PIN] = N_("this is not the seat's PIN; without it the seat can only give no "
                                 "answer"),
        [REFUSED_NOBODYS_TURN] = N_("it is no seat's turn now"),
        [REFUSED_NOTHING_BEFORE] = N_("there is nothing before this to go back to"),
        [REFUSED_NO_TIMER] = N_("no timer runs now"),
        [REFUSED_ONE_SHIP] = N_("this way to play has one ship; its crew is a list of names"),
        [REFUSED_SEATS_FULL] = N_("all twelve seats are taken"),
        [REFUSED_CARDS_DEALT] = N_("in Own watch every seat's cards are dealt at the start; nobody "
                                   "can join later"),
        [REFUSED_SEEN] = N_("everybody has seen this; it stays as it is"),
    };
    return refusal == REFUSED_NOT ? "" : _(words[refusal]);
}

/* --- applying -----------------------------------------------------------------------------------
 */

static struct event *add_event(struct events *events, enum event_kind kind)
{
    assert(events->count < EVENTS_MAX);
    struct event *event = &events->list[events->count++];
    *event = (struct event){.kind = kind, .card = CARD_NONE};
    return event;
}

static void finish(struct game *game, struct events *events)
{
    game->phase = GAME_OVER;
    add_event(events, EVENT_OVER);
}

static void next_round(struct game *game, struct events *events)
{
    if (way_has_acts(game->setup.way) && act_ends_after(game->deal.rounds, game->round))
        add_event(events, EVENT_ACT_OVER)->act = act_of_round(game->deal.rounds, game->round);
    if (game->sunk || game->round + 1 == game->deal.rounds) {
        finish(game, events);
        return;
    }
    game->round++;
    game->phase = GAME_VOTING;
    add_event(events, EVENT_ROUND)->round = game->round;
}

/* The follow-up that most seats' choices lead to; a tie brings none. */
static int chosen_follow_up(const struct game *game, const struct deck *deck)
{
    const struct card *card = &deck->cards[game_card(game, 0)];
    int votes[RESPONSES_MAX] = {0};
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const struct game_turn *turn = &game->turns[seat][game->round];
        if (turn->played && turn->last != RESPONSE_NONE)
            votes[(int)turn->last]++;
    }
    int target = CARD_NONE, most = 0;
    bool tie = false;
    for (int i = 0; i < card->response_count; i++) {
        int leads_to = card->responses[i].leads_to;
        int count = 0;
        bool seen = leads_to == CARD_NONE;
        for (int j = 0; j < card->response_count; j++) {
            bool same = card->responses[j].leads_to == leads_to;
            seen = seen || (same && j < i);
            count += same ? votes[j] : 0;
        }
        if (seen || count == 0 || count < most)
            continue;
        tie = count == most;
        most = count;
        target = leads_to;
    }
    return tie ? CARD_NONE : target;
}

static void play_round(struct game *game, const struct deck *deck, struct events *events)
{
    enum way way = game->setup.way;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        struct game_seat *one = &game->seats[seat];
        if (!one->present)
            continue;
        struct game_turn *record = &game->turns[seat][game->round];
        int card = game_card(game, seat);
        int number = one->tally.turns + 1;
        struct event *event = add_event(events, EVENT_TURN);
        event->seat = seat;
        event->card = card;
        event->round = game->round;
        event->turn = play_turn(&one->ship, way, deck, card, record->last, number);
        play_turn(&one->par, way, deck, card, card_best_response(&deck->cards[card]), number);
        tally_add(&one->tally, &deck->cards[card], record->last);
        record->played = true;
        if (way == WAY_ENDLESS && (event->turn.becalmed || event->turn.capsized))
            game->sunk = true;
    }
    if (game->sunk)
        add_event(events, EVENT_SUNK);
    if (way != WAY_OWN_WATCH && way != WAY_PRACTICE) {
        int target = chosen_follow_up(game, deck);
        if (target != CARD_NONE &&
            deal_follow_up(game->deal.cards[0], game->deal.rounds, game->round, target)) {
            struct event *event = add_event(events, EVENT_FOLLOW_UP);
            event->card = target;
            event->round = game->round + 2;
        }
    }
    game->phase = GAME_SHOWN;
}

static void show(struct game *game, const struct deck *deck, struct events *events)
{
    bool talk = game->setup.second_vote && game->phase == GAME_VOTING &&
                game->setup.way != WAY_OWN_WATCH;
    if (!talk) {
        play_round(game, deck, events);
        return;
    }
    game->phase = GAME_TALK;
    add_event(events, EVENT_TALK);
}

static void vote(struct game *game, struct move move)
{
    struct game_turn *turn = &game->turns[move.seat][game->round];
    turn->last = (signed char)move.response;
    if (game->phase == GAME_VOTING)
        turn->first = turn->last;
}

static void take_back(struct game *game, int seat)
{
    struct game_turn *turn = &game->turns[seat][game->round];
    turn->last = VOTE_MISSING;
    if (game->phase == GAME_VOTING)
        turn->first = VOTE_MISSING;
}

static void forget_votes(struct game *game, int seat)
{
    struct game_turn *turn = &game->turns[seat][game->round];
    if (!turn->played)
        *turn = (struct game_turn){.first = VOTE_MISSING, .last = VOTE_MISSING};
}

void game_apply(struct game *game, const struct deck *deck, struct move move, struct events *events)
{
    assert(game_check(game, deck, move) == REFUSED_NOT);
    events->count = 0;
    switch (move.kind) {
    case MOVE_VOTE:
        vote(game, move);
        add_event(events, EVENT_VOTED)->seat = move.seat;
        break;
    case MOVE_TAKE_BACK:
        take_back(game, move.seat);
        add_event(events, EVENT_TAKEN_BACK)->seat = move.seat;
        break;
    case MOVE_SHOW:
        show(game, deck, events);
        break;
    case MOVE_VOTE_AGAIN:
        for (int seat = 0; seat < SEATS_MAX; seat++)
            game->turns[seat][game->round].last = VOTE_MISSING;
        game->phase = GAME_REVOTING;
        add_event(events, EVENT_REVOTING);
        break;
    case MOVE_NEXT:
        next_round(game, events);
        break;
    case MOVE_SKIP:
        for (int seat = 0; seat < SEATS_MAX; seat++)
            forget_votes(game, seat);
        add_event(events, EVENT_SKIPPED)->round = game->round;
        next_round(game, events);
        break;
    case MOVE_JOIN:
        game->seats[move.seat].present = true;
        add_event(events, EVENT_JOINED)->seat = move.seat;
        break;
    case MOVE_LEAVE:
        forget_votes(game, move.seat);
        game->seats[move.seat].present = false;
        game->seats[move.seat].left = true;
        add_event(events, EVENT_LEFT)->seat = move.seat;
        break;
    case MOVE_END:
        for (int seat = 0; seat < SEATS_MAX; seat++)
            forget_votes(game, seat);
        finish(game, events);
        break;
    }
}
