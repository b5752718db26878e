#include "base/random.h"

static const uint64_t MULTIPLIER = UINT64_C(6364136223846793005);

struct random random_seeded(uint64_t seed, uint64_t stream)
{
    struct random random = {.state = 0, .stream = stream << 1 | 1};
    random_next(&random);
    random.state += seed;
    random_next(&random);
    return random;
}

uint32_t random_next(struct random *random)
{
    uint64_t old = random->state;
    random->state = old * MULTIPLIER + random->stream;
    uint32_t shifted = (uint32_t)((old >> 18 ^ old) >> 27);
    uint32_t turn = (uint32_t)(old >> 59);
    return shifted >> turn | shifted << (-turn & 31);
}

uint32_t random_below(struct random *random, uint32_t count)
{
    /* Lemire's multiplication (2019): the remainder is rejected only where it would favour some. */
    uint64_t product = (uint64_t)random_next(random) * count;
    uint32_t low = (uint32_t)product;
    if (low < count) {
        uint32_t bound = -count % count;
        while (low < bound) {
            product = (uint64_t)random_next(random) * count;
            low = (uint32_t)product;
        }
    }
    return (uint32_t)(product >> 32);
}
