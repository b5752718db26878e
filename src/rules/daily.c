#include "rules/daily.h"

#include "base/random.h"

enum { STREAM_DAILY = 4 };

void daily_setup(struct game_setup *setup, const struct deck *deck, int day)
{
    struct random random = random_seeded(deck_fingerprint(deck) ^ (uint64_t)day, STREAM_DAILY);
    int most = deal_rounds_max(deck, WAY_VOYAGE, 1);
    *setup = (struct game_setup){.way = WAY_VOYAGE,
                                 .rounds = most < ROUNDS_USUAL ? most : ROUNDS_USUAL,
                                 .seats = 1,
                                 .difficulty = DIFFICULTY_STANDARD,
                                 .seed = random_next(&random) & SEED_MAX};
}
