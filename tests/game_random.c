/* Ten thousand games of random legal moves, over every way to play: what must always hold, holds
 * after every move, and the moves written down give the same game again. */
#include "rules/game.h"

#include <stddef.h>
#include <string.h>

#include "rules/move.h"
#include "support/cards.h"
#include "support/check.h"

enum { GAMES = 10000, DECKS = 20, DECK_CARDS = 60, MOVES_MAX = 4000, NO_SEAT = -1 };

static struct sample_deck decks[DECKS];

/* Twenty decks of random cards, some of them only for following up, many of them leading on. */
static int make_decks(void **state)
{
    (void)state;
    struct random random = random_seeded(2024, 1);
    for (int i = 0; i < DECKS; i++) {
        sample_deck_random(&decks[i], DECK_CARDS, &random);
        for (int j = 0; j < DECK_CARDS; j++) {
            struct card *card = &decks[i].cards[j];
            card->only_follow_up = random_below(&random, 10) == 0;
            for (int k = 0; k < card->response_count; k++)
                if (random_below(&random, 3) == 0)
                    card->responses[k].leads_to = (int)random_below(&random, DECK_CARDS);
        }
        sample_deck_finish(&decks[i]);
    }
    return 0;
}

/* --- one game -----------------------------------------------------------------------------------
 */

struct trial {
    int number;
    const struct deck *deck;
    struct random random;
    struct game game;
    int best_seat; /* always takes the first best response; or NO_SEAT */
    int move_count;
    char moves[MOVES_MAX][MOVE_BYTES];
};

static struct trial trial;
static struct game again;

static int below(int count)
{
    return (int)random_below(&trial.random, (uint32_t)count);
}

static struct game_setup random_setup(int number)
{
    struct game_setup setup = {.way = (enum way)(number % WAY_COUNT),
                               .seats = 1,
                               .difficulty = (enum difficulty)below(DIFFICULTY_COUNT),
                               .second_vote = below(2) == 1,
                               .seed = random_below(&trial.random, (uint32_t)SEED_MAX + 1)};
    if (game_is_group(setup.way))
        setup.seats = 2 + below(SEATS_MAX - 1);
    int most = deal_rounds_max(trial.deck, setup.way, setup.seats);
    setup.rounds = 1 + below(most < 14 ? most : 14);
    return setup;
}

static struct move random_move(void)
{
    static const enum move_kind usual[] = {MOVE_VOTE, MOVE_VOTE, MOVE_VOTE, MOVE_VOTE, MOVE_VOTE,
                                           MOVE_SHOW, MOVE_SHOW, MOVE_NEXT, MOVE_NEXT};
    static const enum move_kind others[] = {MOVE_TAKE_BACK, MOVE_VOTE_AGAIN, MOVE_VOTE_AGAIN,
                                            MOVE_SKIP,      MOVE_JOIN,       MOVE_LEAVE};
    struct move move = {.kind = below(6) > 0 ? usual[below(COUNT(usual))]
                                             : others[below(COUNT(others))],
                        .seat = below(SEATS_MAX)};
    if (below(2000) == 0)
        move.kind = MOVE_END;
    if (move.kind != MOVE_VOTE)
        return move;
    move.response = below(RESPONSES_MAX + 1) - 1;
    if (move.seat == trial.best_seat)
        move.response = card_best_response(&trial.deck->cards[game_card(&trial.game, move.seat)]);
    return move;
}

/* --- what always holds --------------------------------------------------------------------------
 */

static void check_ship(const struct ship *ship)
{
    check_int(ship->direction >= 1 && ship->direction <= 100, true, "game %d", trial.number);
    check_int(ship->order >= 1 && ship->order <= 100, true, "game %d", trial.number);
    check_int(ship->visions >= 0 && ship->visions <= 3, true, "game %d", trial.number);
    check_int(ship->points >= 0, true, "game %d", trial.number);
    check_int(ship->delivered >= 0 && ship->rescues >= 0, true, "game %d", trial.number);
}

static void check_votes(const struct game *game, int seat)
{
    const struct game_turn *turn = &game->turns[seat][game->round];
    bool none = turn->first == VOTE_MISSING && turn->last == VOTE_MISSING;
    if (turn->played)
        check_int(turn->first != VOTE_MISSING && turn->last != VOTE_MISSING, true, "game %d",
                  trial.number);
    else if (game->phase == GAME_OVER || !game->seats[seat].present)
        check_int(none, true, "game %d, seat %d", trial.number, seat);
    else if (game->phase == GAME_TALK)
        check_int(turn->first == turn->last && !none, true, "game %d", trial.number);
    else if (game->phase == GAME_REVOTING)
        check_int(turn->first != VOTE_MISSING, true, "game %d", trial.number);
}

static void check_invariants(const struct game *game)
{
    check_int(game->round >= 0 && game->round < game->deal.rounds, true, "game %d", trial.number);
    check_int(game_seats_present(game) >= 1, true, "game %d", trial.number);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const struct game_seat *one = &game->seats[seat];
        check_int(one->tally.turns <= game->round + 1, true, "game %d", trial.number);
        check_int(one->present && one->left, false, "game %d", trial.number);
        if (!one->present && !one->left)
            continue;
        check_ship(&one->ship);
        check_ship(&one->par);
        check_votes(game, seat);
    }
    if (game->phase == GAME_SHOWN)
        check_int(game->sunk && game->setup.way != WAY_ENDLESS, false, "game %d", trial.number);
    else if (game->sunk)
        check_int(game->phase, GAME_OVER, "game %d", trial.number);
}

/* No card stands twice in a voyage, whatever followed up; Endless comes round again. */
static void check_no_repeats(const struct game *game)
{
    int seen[DECK_CARDS] = {0};
    if (game->setup.way == WAY_ENDLESS)
        return;
    for (int row = 0; row < game->deal.rows; row++)
        for (int round = 0; round < game->deal.rounds; round++)
            check_int(seen[game->deal.cards[row][round]]++, 0, "game %d, round %d", trial.number,
                      round);
}

static void check_reading(const struct game *game, int seat)
{
    struct reading reading = game_reading(game, seat);
    check_int(reading.total, reading.points + reading.bonus, "game %d", trial.number);
    check_int(reading.score >= 0 && reading.score <= 100, true, "game %d", trial.number);
    check_int(reading.fit >= READING_UNDEFINED && reading.fit <= 100, true, "game %d",
              trial.number);
    check_int(reading.balance >= READING_UNDEFINED && reading.balance <= 100, true, "game %d",
              trial.number);
    check_int(reading.bonus >= 0 && reading.bonus <= 2 * reading.turns, true, "game %d",
              trial.number);
    check_int(reading.band.known, reading.turns >= 8, "game %d", trial.number);
    check_int(reading.band.low <= reading.band.high, true, "game %d", trial.number);
    check_int(reading.blind.low <= reading.blind.high, true, "game %d", trial.number);
    if (seat != trial.best_seat || reading.turns == 0)
        return;
    check_int(reading.total, reading.par, "game %d: the best responses are par", trial.number);
    check_int(reading.score, 100, "game %d: the best responses are par", trial.number);
    check_int(reading.fit, 100, "game %d", trial.number);
}

/* The turns told again end in the ship the seat has. */
static void check_retold(const struct game *game, int seat)
{
    static struct turn turns[ROUNDS_MAX];
    static int rounds[ROUNDS_MAX];
    int count = game_turns(game, trial.deck, seat, turns, rounds);
    check_int(count, game->seats[seat].tally.turns, "game %d", trial.number);
    if (count > 0)
        assert_memory_equal(&turns[count - 1].after, &game->seats[seat].ship, sizeof(struct ship));
    for (int i = 1; i < count; i++)
        check_int(rounds[i] > rounds[i - 1], true, "game %d", trial.number);
}

/* --- the same again -----------------------------------------------------------------------------
 */

static void check_same_seat(const struct game_seat *a, const struct game_seat *b)
{
    check_int(a->present, b->present, "game %d", trial.number);
    check_int(a->left, b->left, "game %d", trial.number);
    assert_memory_equal(&a->ship, &b->ship, sizeof a->ship);
    assert_memory_equal(&a->par, &b->par, sizeof a->par);
    /* Whole numbers first, then the four sums of ratios. */
    assert_memory_equal(&a->tally, &b->tally, offsetof(struct tally, ratio_sum));
    assert_true(a->tally.ratio_sum == b->tally.ratio_sum);
    assert_true(a->tally.ratio_squares == b->tally.ratio_squares);
    assert_true(a->tally.blind_sum == b->tally.blind_sum);
    assert_true(a->tally.blind_variance == b->tally.blind_variance);
}

static void check_replay(void)
{
    const struct game *game = &trial.game;
    struct events events;
    game_start(&again, trial.deck, &game->setup);
    for (int i = 0; i < trial.move_count; i++) {
        struct move move;
        check_int(move_read(trial.moves[i], &move), true, "game %d: '%s'", trial.number,
                  trial.moves[i]);
        check_int(game_check(&again, trial.deck, move), REFUSED_NOT, "game %d: '%s'", trial.number,
                  trial.moves[i]);
        game_apply(&again, trial.deck, move, &events);
    }
    check_int(again.phase, game->phase, "game %d", trial.number);
    check_int(again.round, game->round, "game %d", trial.number);
    check_int(again.sunk, game->sunk, "game %d", trial.number);
    check_int(again.deal.rounds, game->deal.rounds, "game %d", trial.number);
    for (int row = 0; row < game->deal.rows; row++)
        assert_memory_equal(again.deal.cards[row], game->deal.cards[row],
                            (size_t)game->deal.rounds * sizeof(int));
    for (int seat = 0; seat < SEATS_MAX; seat++)
        check_same_seat(&again.seats[seat], &game->seats[seat]);
    assert_memory_equal(again.turns, game->turns, sizeof again.turns);
}

/* --- the games ----------------------------------------------------------------------------------
 */

static void play_game(int number)
{
    struct game *game = &trial.game;
    struct events events;
    trial.number = number;
    trial.random = random_seeded((uint64_t)number, 77);
    trial.deck = &decks[number % DECKS].deck;
    trial.move_count = 0;
    trial.best_seat = below(2) == 0 ? 0 : NO_SEAT;
    struct game_setup setup = random_setup(number);
    game_start(game, trial.deck, &setup);
    check_no_repeats(game);
    for (int tries = 0; game->phase != GAME_OVER; tries++) {
        struct move move = random_move();
        if (tries > MOVES_MAX)
            move = (struct move){.kind = MOVE_END};
        if (game_check(game, trial.deck, move) != REFUSED_NOT)
            continue;
        game_apply(game, trial.deck, move, &events);
        assert_true(trial.move_count < MOVES_MAX);
        move_write(trial.moves[trial.move_count++], move);
        check_invariants(game);
        for (int i = 0; i < events.count; i++)
            if (events.list[i].kind == EVENT_FOLLOW_UP)
                check_no_repeats(game);
    }
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        check_reading(game, seat);
        check_retold(game, seat);
    }
    check_replay();
}

static void ten_thousand_random_games_keep_every_invariant(void **state)
{
    (void)state;
    int endings[WAY_COUNT] = {0}, sunk = 0;
    for (int number = 0; number < GAMES; number++) {
        play_game(number);
        const struct game *game = &trial.game;
        endings[game->setup.way] += game->round + 1 == game->deal.rounds;
        sunk += game->sunk;
    }
    /* The games are worth something only if many of them come to their end. */
    for (int way = 0; way < WAY_COUNT; way++)
        if (way != WAY_ENDLESS)
            check_int(endings[way] > 500, true, "way %d: %d games", way, endings[way]);
    check_int(sunk > 500, true, "%d games sank", sunk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_thousand_random_games_keep_every_invariant),
    };
    return cmocka_run_group_tests(tests, make_decks, NULL);
}
