#include "support/bot_voyage.h"

#include "rules/game.h"

struct reading bot_voyage(enum policy policy, const struct deck *deck, uint32_t seed)
{
    static struct game game;
    struct game_setup setup = {.way = WAY_VOYAGE, .rounds = ROUNDS_USUAL, .seats = 1, .seed = seed};
    struct random random = random_seeded(seed, 2);
    struct events events;
    game_start(&game, deck, &setup);
    while (game.phase != GAME_OVER) {
        struct move vote = {.kind = MOVE_VOTE};
        vote.response = bot_choose(policy, &deck->cards[game_card(&game, 0)], &game.seats[0].ship,
                                   act_of_round(ROUNDS_USUAL, game.round), &random);
        game_apply(&game, deck, vote, &events);
        game_apply(&game, deck, (struct move){.kind = MOVE_SHOW}, &events);
        game_apply(&game, deck, (struct move){.kind = MOVE_NEXT}, &events);
    }
    return game_reading(&game, 0);
}
