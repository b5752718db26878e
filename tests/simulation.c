/* Voyages added up: the sums are those of the voyages one by one, come out the same in whatever
 * parts they are sailed, and say what they should. */
#include "rules/simulation.h"

#include <math.h>
#include <string.h>

#include "support/cards.h"
#include "support/check.h"

enum { ROUNDS = 10, CARDS = 40, VOYAGES = 300 };

static struct sample_deck sample;
static struct voyage_card cards[CARDS];
static struct voyage voyage;
static struct policy_figures policies[POLICY_COUNT], other_policies[POLICY_COUNT];
static struct card_figures figures[CARDS], other_figures[CARDS];

/* A deck by chance, in which some responses lead on. */
static struct simulation simulation_of(unsigned set)
{
    struct random random = random_seeded(21, 4);
    sample_deck_random(&sample, CARDS, &random);
    for (int i = 0; i < CARDS; i++)
        if (i % 3 == 0)
            sample.cards[i].responses[0].leads_to = (int)random_below(&random, CARDS);
    sample_deck_finish(&sample);
    voyage_cards_fill(cards, &sample.deck);
    memset(policies, 0, sizeof policies);
    memset(other_policies, 0, sizeof other_policies);
    memset(figures, 0, sizeof figures);
    memset(other_figures, 0, sizeof other_figures);
    return (struct simulation){
        .deck = &sample.deck, .cards = cards, .rounds = ROUNDS, .policies = set};
}

/* Adds to each card and response what the passage's other turns were worth. */
static void add_rest(long long rest[CARDS][RESPONSES_MAX], const struct passage *passage)
{
    int fits[ROUNDS], all = 0;
    for (int i = 0; i < ROUNDS; i++) {
        fits[i] = card_fit(&sample.cards[passage->cards[i]], passage->responses[i]);
        all += fits[i];
    }
    for (int i = 0; i < ROUNDS; i++)
        rest[passage->cards[i]][passage->responses[i]] += all - fits[i];
}

static void the_sums_are_those_of_the_voyages(void **state)
{
    static long long rest[CARDS][RESPONSES_MAX];
    (void)state;
    static struct passage passage;
    struct simulation simulation = simulation_of(1u << POLICY_RANDOM | 1u << POLICY_LEAD);
    long long scores[101] = {0}, rescues = 0, turns[CARDS] = {0};
    simulation_sail(&simulation, 7, VOYAGES, policies, figures, &voyage);
    for (uint32_t seed = 7; seed < 7 + VOYAGES; seed++) {
        voyage_deal(&voyage, &sample.deck, cards, ROUNDS, seed);
        voyage_sail(&voyage, POLICY_LEAD, &passage);
        scores[passage.score.score]++;
        rescues += passage.rescues;
        for (int i = 0; i < ROUNDS; i++)
            turns[passage.cards[i]]++;
        add_rest(rest, &passage);
        voyage_sail(&voyage, POLICY_RANDOM, &passage);
        for (int i = 0; i < ROUNDS; i++)
            turns[passage.cards[i]]++;
        add_rest(rest, &passage);
    }
    assert_memory_equal(policies[POLICY_LEAD].score.counts, scores, sizeof scores);
    assert_int_equal(policies[POLICY_LEAD].voyages, VOYAGES);
    assert_int_equal(policies[POLICY_BEST].voyages, 0);
    for (int i = 0; i <= ROUNDS_MAX; i++)
        rescues -= i * policies[POLICY_LEAD].rescues[i];
    assert_int_equal(rescues, 0);
    for (int i = 0; i < CARDS; i++) {
        check_int(card_turns(&figures[i]), turns[i], "card %d", i);
        for (int j = 0; j < RESPONSES_MAX; j++)
            check_int(figures[i].rest[j], rest[i][j], "card %d, response %d", i, j);
    }
}

static void parts_in_any_order_add_up_to_the_whole(void **state)
{
    (void)state;
    static const uint32_t parts[][2] = {{150, 90}, {0, 1}, {240, 60}, {1, 149}};
    struct simulation simulation = simulation_of((1u << POLICY_COUNT) - 1);
    simulation_sail(&simulation, 0, VOYAGES, policies, figures, &voyage);
    for (int i = 0; i < COUNT(parts); i++) {
        static struct policy_figures some_policies[POLICY_COUNT];
        static struct card_figures some_figures[CARDS];
        memset(some_policies, 0, sizeof some_policies);
        memset(some_figures, 0, sizeof some_figures);
        simulation_sail(&simulation, parts[i][0], parts[i][1], some_policies, some_figures,
                        &voyage);
        for (int j = 0; j < POLICY_COUNT; j++)
            policy_figures_add(&other_policies[j], &some_policies[j]);
        for (int j = 0; j < CARDS; j++)
            card_figures_add(&other_figures[j], &some_figures[j]);
    }
    assert_memory_equal(other_policies, policies, sizeof policies);
    assert_memory_equal(other_figures, figures, sizeof figures);
}

static void every_figure_is_added(void **state)
{
    (void)state;
    /* Nothing but whole numbers of one kind. */
    enum {
        POLICY_NUMBERS = sizeof(struct policy_figures) / sizeof(long long),
        CARD_NUMBERS = sizeof(struct card_figures) / sizeof(long long)
    };
    long long numbers[POLICY_NUMBERS], sums[POLICY_NUMBERS];
    for (int i = 0; i < POLICY_NUMBERS; i++)
        numbers[i] = i + 1;
    memcpy(&policies[0], numbers, sizeof policies[0]);
    memset(&policies[1], 0, sizeof policies[1]);
    policy_figures_add(&policies[1], &policies[0]);
    policy_figures_add(&policies[1], &policies[0]);
    memcpy(sums, &policies[1], sizeof policies[1]);
    for (int i = 0; i < POLICY_NUMBERS; i++)
        check_int(sums[i], 2 * numbers[i], "a policy's number %d", i);
    memcpy(&figures[0], numbers, sizeof figures[0]);
    memset(&figures[1], 0, sizeof figures[1]);
    card_figures_add(&figures[1], &figures[0]);
    card_figures_add(&figures[1], &figures[0]);
    memcpy(sums, &figures[1], sizeof figures[1]);
    for (int i = 0; i < CARD_NUMBERS; i++)
        check_int(sums[i], 2 * numbers[i], "a card's number %d", i);
}

static void after_the_last_seed_comes_the_first(void **state)
{
    (void)state;
    struct simulation simulation = simulation_of(1u << POLICY_RANDOM);
    simulation_sail(&simulation, SEED_MAX, 2, policies, NULL, &voyage);
    simulation_sail(&simulation, SEED_MAX, 1, other_policies, NULL, &voyage);
    simulation_sail(&simulation, 0, 1, other_policies, NULL, &voyage);
    assert_memory_equal(other_policies, policies, sizeof policies);
}

static void a_spread_is_the_mean_and_the_nearest_ranks(void **state)
{
    (void)state;
    static const struct {
        long long counts[5];
        double mean;
        int low, high;
    } rows[] = {
        {{1, 0, 0, 0, 0}, 0, 0, 0},     {{0, 0, 0, 0, 7}, 4, 4, 4},
        {{5, 90, 0, 0, 5}, 1.1, 0, 1},  {{4, 91, 0, 0, 5}, 1.11, 1, 1},
        {{6, 88, 0, 0, 6}, 1.12, 0, 4}, {{0, 19, 0, 1, 0}, 1.1, 1, 1},
        {{1, 1, 1, 1, 1}, 2, 0, 4},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct spread spread = spread_of(rows[i].counts, 5);
        check_int(spread.known, true, "row %d", i);
        check_int(fabs(spread.mean - rows[i].mean) < 1e-9, true, "row %d: %f", i, spread.mean);
        check_int(spread.low, rows[i].low, "row %d", i);
        check_int(spread.high, rows[i].high, "row %d", i);
    }
    static const long long none[5] = {0};
    assert_false(spread_of(none, 5).known);
}

/* The textbook's formula, turn by turn. */
static void discrimination_is_the_correlation_with_the_other_turns(void **state)
{
    (void)state;
    static struct passage passage;
    static double x[CARDS][VOYAGES * 2], y[CARDS][VOYAGES * 2];
    static const enum policy set[] = {POLICY_BEST, POLICY_RANDOM};
    int counts[CARDS] = {0}, checked = 0;
    struct simulation simulation = simulation_of(1u << POLICY_BEST | 1u << POLICY_RANDOM);
    simulation_sail(&simulation, 0, VOYAGES, policies, figures, &voyage);
    for (uint32_t seed = 0; seed < VOYAGES; seed++)
        for (int i = 0; i < COUNT(set); i++) {
            double all = 0;
            voyage_deal(&voyage, &sample.deck, cards, ROUNDS, seed);
            voyage_sail(&voyage, set[i], &passage);
            for (int j = 0; j < ROUNDS; j++)
                all += card_fit(&sample.cards[passage.cards[j]], passage.responses[j]);
            for (int j = 0; j < ROUNDS; j++) {
                int card = passage.cards[j];
                double fit = card_fit(&sample.cards[card], passage.responses[j]);
                x[card][counts[card]] = fit;
                y[card][counts[card]++] = all - fit;
            }
        }
    for (int i = 0; i < CARDS; i++) {
        double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0, found;
        for (int j = 0; j < counts[i]; j++) {
            mean_x += x[i][j] / counts[i];
            mean_y += y[i][j] / counts[i];
        }
        for (int j = 0; j < counts[i]; j++) {
            xx += (x[i][j] - mean_x) * (x[i][j] - mean_x);
            yy += (y[i][j] - mean_y) * (y[i][j] - mean_y);
            xy += (x[i][j] - mean_x) * (y[i][j] - mean_y);
        }
        if (!card_discrimination(&figures[i], &cards[i], &found))
            continue;
        checked++;
        check_int(fabs(found - xy / sqrt(xx * yy)) < 1e-9, true, "card %d: %f", i, found);
        check_int(fabs(card_mean_fit(&figures[i], &cards[i]) - mean_x) < 1e-9, true, "card %d", i);
    }
    assert_true(checked > 30);
}

static void where_nothing_differs_no_card_tells_anything(void **state)
{
    (void)state;
    struct simulation simulation = simulation_of(1u << POLICY_BEST);
    double discrimination;
    simulation_sail(&simulation, 0, 50, policies, figures, &voyage);
    for (int i = 0; i < CARDS; i++)
        check_int(card_discrimination(&figures[i], &cards[i], &discrimination), false, "card %d",
                  i);
}

/* One card of two fits, and what the other turns earned with each. */
static void a_card_whose_voyages_end_alike_tells_nothing(void **state)
{
    (void)state;
    double found;
    struct voyage_card card = {.response_count = 2};
    struct card_figures one = {.taken = {2, 2}, .rest = {20, 20}, .rest_squares = 400};
    card.strokes[0].fit = 10;
    card.strokes[1].fit = 4;
    assert_false(card_discrimination(&one, &card, &found));
    one = (struct card_figures){.taken = {1, 1}, .rest = {30, 10}, .rest_squares = 1000};
    assert_true(card_discrimination(&one, &card, &found));
    assert_true(fabs(found - 1) < 1e-9);
    card.strokes[1].fit = 10;
    assert_false(card_discrimination(&one, &card, &found));
    /* The least that two voyages can differ by. */
    card.strokes[0].fit = 1;
    card.strokes[1].fit = 0;
    one = (struct card_figures){.taken = {1, 1}, .rest = {1, 0}, .rest_squares = 1};
    assert_true(card_discrimination(&one, &card, &found));
    assert_true(fabs(found - 1) < 1e-9);
}

/* Of mixed cards alone both sides are the same; of changing ones alone there is no steady side. */
static void a_reading_that_is_undefined_is_counted_apart(void **state)
{
    (void)state;
    memset(&sample, 0, sizeof sample);
    memset(policies, 0, sizeof policies);
    for (int i = 0; i < 6; i++)
        sample_deck_add(&sample, card_plain(2));
    sample_deck_finish(&sample);
    voyage_cards_fill(cards, &sample.deck);
    struct simulation simulation = {
        .deck = &sample.deck, .cards = cards, .rounds = 3, .policies = 1u << POLICY_BEST};
    simulation_sail(&simulation, 0, 4, policies, NULL, &voyage);
    assert_int_equal(policies[POLICY_BEST].balance.undefined, 4);
    assert_int_equal(policies[POLICY_BEST].follow_through.undefined, 4);
    assert_int_equal(policies[POLICY_BEST].fit.undefined, 0);
    assert_int_equal(policies[POLICY_BEST].fit.counts[100], 4);
}

/* Against every response played from the same ship. */
static void what_earns_most_counts_visions_and_rescues(void **state)
{
    (void)state;
    struct random random = random_seeded(2, 9);
    int rescues = 0, deliveries = 0;
    simulation_of(1);
    for (int i = 0; i < 20000; i++) {
        int index = (int)random_below(&random, CARDS), most = -1;
        const struct card *card = &sample.cards[index];
        struct ship ship = {.direction = 1 + (int)random_below(&random, 100),
                            .order = 1 + (int)random_below(&random, 100),
                            .visions = (int)random_below(&random, 4),
                            .points = (int)random_below(&random, 20)};
        unsigned expected = 0;
        for (int j = 0; j < card->response_count; j++) {
            struct ship after = ship;
            struct turn turn = ship_turn(&after, &sample.deck, index, j, 0);
            rescues += turn.becalmed || turn.capsized;
            deliveries += turn.delivered;
            if (after.points > most)
                expected = 0;
            if (after.points >= most) {
                most = after.points;
                expected |= 1u << j;
            }
        }
        check_int(voyage_most(&cards[index], &ship), expected, "trial %d", i);
    }
    assert_true(rescues > 1000 && deliveries > 1000);
}

/* What earns most of one card's responses from this ship. */
static unsigned most_of(struct card card, struct ship ship)
{
    struct deck deck = {.cards = &card, .card_count = 1};
    struct voyage_card prepared;
    voyage_cards_fill(&prepared, &deck);
    return voyage_most(&prepared, &ship);
}

static void to_the_point_a_gauge_that_runs_empty_costs_points(void **state)
{
    (void)state;
    /* Two responses of fit 4: A, weak, takes 10 from the gauge that is asked for, B takes 8. */
    static const int changing[] = {1, 0}, steady[] = {-1, 0}, poor[] = {-1, -2};
    struct card change = card_offering(2, changing, 2), stay = card_offering(-2, steady, 2);
    change.responses[0].quality = stay.responses[0].quality = QUALITY_WEAK;
    for (int gauge = 8; gauge <= 11; gauge++) {
        unsigned expected = gauge == 9 || gauge == 10 ? 2 : 3; /* up to 8 both run empty */
        struct ship low = {.direction = gauge, .order = 60, .points = 20};
        struct ship high = {.direction = 60, .order = gauge, .points = 20};
        check_int(most_of(change, low), expected, "Direction %d", gauge);
        check_int(most_of(stay, high), expected, "Order %d", gauge);
    }
    /* Points are never below 0: then all responses earn the same. */
    struct ship empty_handed = {.direction = 1, .order = 60};
    check_int(most_of(card_offering(2, poor, 2), empty_handed), 3, "nothing to lose");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sums_are_those_of_the_voyages),
        cmocka_unit_test(parts_in_any_order_add_up_to_the_whole),
        cmocka_unit_test(every_figure_is_added),
        cmocka_unit_test(after_the_last_seed_comes_the_first),
        cmocka_unit_test(a_spread_is_the_mean_and_the_nearest_ranks),
        cmocka_unit_test(discrimination_is_the_correlation_with_the_other_turns),
        cmocka_unit_test(where_nothing_differs_no_card_tells_anything),
        cmocka_unit_test(a_card_whose_voyages_end_alike_tells_nothing),
        cmocka_unit_test(a_reading_that_is_undefined_is_counted_apart),
        cmocka_unit_test(to_the_point_a_gauge_that_runs_empty_costs_points),
        cmocka_unit_test(what_earns_most_counts_visions_and_rescues),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
