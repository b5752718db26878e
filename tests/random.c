/* The seeded generator: the same numbers on every platform, for ever. */
#include "base/random.h"

#include "support/check.h"

static void the_first_numbers_are_those_of_the_pcg32_demo(void **state)
{
    (void)state;
    /* pcg32-demo of pcg-c-basic: seed 42, stream 54. */
    static const uint32_t numbers[] = {0xa15c02b7, 0x7b47f409, 0xba1d3330,
                                       0x83d2f293, 0xbfa4784b, 0xcbed606e};
    struct random random = random_seeded(42, 54);
    for (int i = 0; i < COUNT(numbers); i++)
        check_int(random_next(&random), numbers[i], "number %d", i);
}

static void a_copy_goes_on_alike_and_another_stream_does_not(void **state)
{
    (void)state;
    struct random random = random_seeded(7, 1), other = random_seeded(7, 2);
    random_next(&random);
    struct random copy = random;
    int same_as_other = 0;
    for (int i = 0; i < 1000; i++) {
        uint32_t number = random_next(&random);
        assert_int_equal(random_next(&copy), number);
        same_as_other += random_next(&other) == number;
    }
    assert_true(same_as_other < 3);
}

static void a_number_below_one_is_0(void **state)
{
    (void)state;
    struct random random = random_seeded(1, 1);
    for (int i = 0; i < 100; i++)
        assert_int_equal(random_below(&random, 1), 0);
}

static void every_number_below_a_small_count_is_as_likely(void **state)
{
    (void)state;
    enum { DRAWS_EACH = 2000 };
    struct random random = random_seeded(99, 3);
    for (uint32_t count = 2; count <= 20; count++) {
        int drawn[20] = {0};
        for (uint32_t i = 0; i < DRAWS_EACH * count; i++) {
            uint32_t number = random_below(&random, count);
            assert_true(number < count);
            drawn[number]++;
        }
        /* Five standard deviations of 2000. */
        for (uint32_t i = 0; i < count; i++)
            check_int(drawn[i] > 2000 - 224 && drawn[i] < 2000 + 224, true, "%u of %u: %d", i,
                      count, drawn[i]);
    }
}

/* Every number stands for as many of the 2^32 as the next one: what would be too much is drawn
 * again. With a count of 3/4 of 2^32, every fourth draw is. */
static void what_would_favour_a_number_is_drawn_again(void **state)
{
    (void)state;
    static const uint32_t counts[] = {3, 1000, 3u << 30, (1u << 31) + 1, UINT32_MAX};
    for (int i = 0; i < COUNT(counts); i++) {
        struct random random = random_seeded(5, 5), drawn = random;
        uint32_t too_much = (uint32_t)((UINT64_C(1) << 32) % counts[i]);
        int again = 0;
        for (int j = 0; j < 2000; j++) {
            uint64_t product = (uint64_t)random_next(&random) * counts[i];
            while ((uint32_t)product < too_much) {
                product = (uint64_t)random_next(&random) * counts[i];
                again++;
            }
            check_int(random_below(&drawn, counts[i]), (uint32_t)(product >> 32), "count %u",
                      counts[i]);
        }
        if (counts[i] == 3u << 30)
            check_int(again > 500, true, "%d were drawn again", again);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_numbers_are_those_of_the_pcg32_demo),
        cmocka_unit_test(a_copy_goes_on_alike_and_another_stream_does_not),
        cmocka_unit_test(a_number_below_one_is_0),
        cmocka_unit_test(every_number_below_a_small_count_is_as_likely),
        cmocka_unit_test(what_would_favour_a_number_is_drawn_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
