/* RULES, "The end": the honest error of a fit. The figures are computed here once more, straight
 * from the definitions, and a few by hand. */
#include "rules/reading.h"

#include <math.h>

#include "base/random.h"
#include "support/cards.h"
#include "support/check.h"

enum { TURNS_MAX = 60 };

struct turns {
    struct card cards[TURNS_MAX];
    int responses[TURNS_MAX];
    int count;
};

static struct reading read_turns(const struct turns *turns)
{
    struct tally tally = {0};
    struct ship ship = ship_new(), par = ship_new();
    for (int i = 0; i < turns->count; i++)
        tally_add(&tally, &turns->cards[i], turns->responses[i]);
    return reading_of(&tally, &ship, &par);
}

static void add_turn(struct turns *turns, struct card card, int response)
{
    assert_true(turns->count < TURNS_MAX);
    turns->cards[turns->count] = card;
    turns->responses[turns->count++] = response;
}

/* A mixed card whose responses fit 10, 8, 4 and 0. */
static struct card usual_card(void)
{
    static const int approaches[] = {0, 1, 2, -2};
    struct card card = card_offering(0, approaches, 4);
    card.responses[3].quality = QUALITY_HARMFUL;
    return card;
}

static void fewer_than_eight_turns_say_nothing(void **state)
{
    (void)state;
    struct turns turns = {0};
    for (int i = 1; i <= 8; i++) {
        add_turn(&turns, usual_card(), i % 3);
        struct reading reading = read_turns(&turns);
        check_int(reading.band.known, i == 8, "%d turns", i);
        check_int(reading.blind.known, i == 8, "%d turns", i);
    }
}

static void all_best_reaches_from_100n_over_n_and_3_84_to_100(void **state)
{
    (void)state;
    /* 67.57, 75.76, 83.86, 92.87 */
    static const struct {
        int turns, low;
    } rows[] = {{8, 68}, {12, 76}, {20, 84}, {50, 93}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct turns turns = {0};
        for (int j = 0; j < rows[i].turns; j++)
            add_turn(&turns, usual_card(), 0);
        struct reading reading = read_turns(&turns);
        check_int(reading.band.low, rows[i].low, "%d turns", rows[i].turns);
        check_int(reading.band.high, 100, "%d turns", rows[i].turns);
    }
}

static void equal_turns_that_are_not_best_have_no_width(void **state)
{
    (void)state;
    struct turns turns = {0};
    for (int i = 0; i < 9; i++)
        add_turn(&turns, usual_card(), 1);
    struct reading reading = read_turns(&turns);
    assert_int_equal(reading.band.low, 80);
    assert_int_equal(reading.band.high, 80);
}

static void an_ordinary_band_by_hand(void **state)
{
    (void)state;
    /* Four of 1.0 and four of 0.8: mean 0.9, s = √(8·0.01/7) = 0.10690, half 1.96·s/√8 = 0.07408:
     * 82.59 to 97.41. Blind choice: m = 0.55, var = 0.1475, half 1.96·√(8·0.1475)/8 = 0.26614:
     * 28.39 to 81.61. */
    struct turns turns = {0};
    for (int i = 0; i < 8; i++)
        add_turn(&turns, usual_card(), i % 2);
    struct reading reading = read_turns(&turns);
    assert_int_equal(reading.band.low, 83);
    assert_int_equal(reading.band.high, 97);
    assert_int_equal(reading.blind.low, 28);
    assert_int_equal(reading.blind.high, 82);
}

static void a_card_that_is_worth_one_point_counts_as_any_other(void **state)
{
    (void)state;
    static const int approaches[] = {-1, -2}; /* 1 and 0 */
    struct turns turns = {0};
    for (int i = 0; i < 8; i++)
        add_turn(&turns, card_offering(2, approaches, 2), i % 2);
    struct reading reading = read_turns(&turns);
    assert_int_equal(reading.band.low, 13); /* 0.5 - 1.96·√(2/7/8) */
    assert_int_equal(reading.band.high, 87);
    assert_int_equal(reading.blind.low, 15); /* 0.5 - 1.96·√2/8 */
    assert_int_equal(reading.blind.high, 85);
}

/* Decks with such a card are refused, but nothing may be divided by its best fit. */
static void a_card_that_is_worth_nothing_spoils_no_band(void **state)
{
    (void)state;
    static const int approaches[] = {-2, -2};
    struct turns turns = {0};
    for (int i = 0; i < 8; i++)
        add_turn(&turns, usual_card(), 1);
    add_turn(&turns, card_offering(2, approaches, 2), 0);
    struct reading reading = read_turns(&turns);
    assert_int_equal(reading.band.low, 54); /* 6.4/9 - 1.96·√(0.0711/9) */
    assert_int_equal(reading.band.high, 89);
}

static void a_band_is_clipped_to_0_and_100(void **state)
{
    (void)state;
    struct turns low = {0}, high = {0};
    for (int i = 0; i < 8; i++) {
        add_turn(&low, usual_card(), i == 0 ? 0 : 3);  /* 0.125 ± 0.245 */
        add_turn(&high, usual_card(), i == 0 ? 3 : 0); /* 0.875 ± 0.245 */
    }
    assert_int_equal(read_turns(&low).band.low, 0);
    assert_int_equal(read_turns(&low).band.high, 37);
    assert_int_equal(read_turns(&high).band.low, 63);
    assert_int_equal(read_turns(&high).band.high, 100);
}

static void no_answer_counts_as_a_turn_of_0(void **state)
{
    (void)state;
    struct turns answered = {0}, silent = {0};
    for (int i = 0; i < 10; i++) {
        add_turn(&answered, usual_card(), i < 5 ? 0 : 3);
        add_turn(&silent, usual_card(), i < 5 ? 0 : RESPONSE_NONE);
    }
    assert_int_equal(read_turns(&silent).band.low, read_turns(&answered).band.low);
    assert_int_equal(read_turns(&silent).band.high, read_turns(&answered).band.high);
}

static void one_kind_of_blind_choice_has_no_width(void **state)
{
    (void)state;
    static const int approach = 1;
    struct turns turns = {0};
    for (int i = 0; i < 8; i++)
        add_turn(&turns, card_offering(1, &approach, 1), 0);
    struct reading reading = read_turns(&turns);
    assert_int_equal(reading.blind.low, 100);
    assert_int_equal(reading.blind.high, 100);
}

/* --- against the definitions --------------------------------------------------------------------
 */

static double ratio_of(const struct card *card, int response)
{
    return (double)card_fit(card, response) / card_best_fit(card);
}

/* True when the band's end is the share's percentage rounded halves up and clipped; a share that
 * lies on the half but for the last bits may go either way. */
static bool is_rounded(int end, double share)
{
    double percent = share < 0 ? 0 : share > 1 ? 100 : 100 * share;
    return fabs(percent - end) <= 0.5 + 1e-9;
}

static void random_bands_are_those_of_the_definition(void **state)
{
    (void)state;
    struct random random = random_seeded(1, 99);
    struct sample_deck *sample = test_malloc(sizeof *sample);
    for (int trial = 0; trial < 500; trial++) {
        sample_deck_random(sample, TURNS_MAX, &random);
        struct turns turns = {0};
        int n = 8 + (int)random_below(&random, TURNS_MAX - 8);
        double mean = 0, squares = 0, blind_mean = 0, blind_variance = 0;
        bool all_best = true;
        for (int i = 0; i < n; i++) {
            const struct card *card = &sample->cards[i];
            int response = (int)random_below(&random, (uint32_t)card->response_count);
            add_turn(&turns, *card, response);
            mean += ratio_of(card, response) / n;
            all_best = all_best && ratio_of(card, response) == 1;
            double m = 0, variance = 0;
            for (int j = 0; j < card->response_count; j++)
                m += ratio_of(card, j) / card->response_count;
            for (int j = 0; j < card->response_count; j++)
                variance += pow(ratio_of(card, j) - m, 2) / card->response_count;
            blind_mean += m / n;
            blind_variance += variance;
        }
        for (int i = 0; i < n; i++)
            squares += pow(ratio_of(&turns.cards[i], turns.responses[i]) - mean, 2);
        double half = 1.96 * sqrt(squares / (n - 1)) / sqrt(n);
        double blind_half = 1.96 * sqrt(blind_variance) / n;
        struct reading reading = read_turns(&turns);
        assert_false(all_best);
        check_int(is_rounded(reading.band.low, mean - half), true, "trial %d, %d", trial,
                  reading.band.low);
        check_int(is_rounded(reading.band.high, mean + half), true, "trial %d, %d", trial,
                  reading.band.high);
        check_int(is_rounded(reading.blind.low, blind_mean - blind_half), true, "trial %d, %d",
                  trial, reading.blind.low);
        check_int(is_rounded(reading.blind.high, blind_mean + blind_half), true, "trial %d, %d",
                  trial, reading.blind.high);
    }
    test_free(sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fewer_than_eight_turns_say_nothing),
        cmocka_unit_test(all_best_reaches_from_100n_over_n_and_3_84_to_100),
        cmocka_unit_test(equal_turns_that_are_not_best_have_no_width),
        cmocka_unit_test(an_ordinary_band_by_hand),
        cmocka_unit_test(a_card_that_is_worth_one_point_counts_as_any_other),
        cmocka_unit_test(a_card_that_is_worth_nothing_spoils_no_band),
        cmocka_unit_test(a_band_is_clipped_to_0_and_100),
        cmocka_unit_test(no_answer_counts_as_a_turn_of_0),
        cmocka_unit_test(one_kind_of_blind_choice_has_no_width),
        cmocka_unit_test(random_bands_are_those_of_the_definition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
