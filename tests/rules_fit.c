/* RULES, "Scales" and "One turn", step 1: fit and best; and the letters and words around them. */
#include "rules/card.h"

#include "support/cards.h"
#include "support/check.h"

/* The three tables by hand: a row a context, a column an approach, both from -2 to +2. */
static const int sound_fit[SCALE_STEPS][SCALE_STEPS] = {
    {10, 8, 4, 1, 0}, {8, 10, 8, 4, 1}, {4, 8, 10, 8, 4}, {1, 4, 8, 10, 8}, {0, 1, 4, 8, 10}};
static const int weak_fit[SCALE_STEPS][SCALE_STEPS] = {
    {5, 4, 2, 0, 0}, {4, 5, 4, 2, 0}, {2, 4, 5, 4, 2}, {0, 2, 4, 5, 4}, {0, 0, 2, 4, 5}};

static void every_context_approach_and_quality_has_its_fit(void **state)
{
    (void)state;
    for (int i = 0; i < SCALE_STEPS; i++) {
        for (int j = 0; j < SCALE_STEPS; j++) {
            int context = SCALE_MIN + i, approach = SCALE_MIN + j;
            struct card card = card_offering(context, &approach, 1);
            check_int(card_fit(&card, 0), sound_fit[i][j], "sound, %d against %d", context,
                      approach);
            card.responses[0].quality = QUALITY_WEAK;
            check_int(card_fit(&card, 0), weak_fit[i][j], "weak, %d against %d", context, approach);
            card.responses[0].quality = QUALITY_HARMFUL;
            check_int(card_fit(&card, 0), 0, "harmful, %d against %d", context, approach);
        }
    }
}

static void a_weak_answer_earns_half_rounded_down(void **state)
{
    (void)state;
    const int three_away = 1;
    struct card card = card_offering(-2, &three_away, 1);
    assert_int_equal(card_fit(&card, 0), 1);
    card.responses[0].quality = QUALITY_WEAK;
    assert_int_equal(card_fit(&card, 0), 0);
}

static void no_answer_fits_nothing(void **state)
{
    (void)state;
    for (int context = SCALE_MIN; context <= SCALE_MAX; context++) {
        struct card card = card_plain(context);
        assert_int_equal(card_fit(&card, RESPONSE_NONE), 0);
    }
}

static void best_is_the_highest_fit_and_the_first_that_has_it(void **state)
{
    (void)state;
    static const struct {
        int context, count;
        int approaches[RESPONSES_MAX];
        enum quality qualities[RESPONSES_MAX];
        int best_response, best_fit;
    } rows[] = {
        {0, 3, {-2, 0, 2}, {0}, 1, 10},
        {1, 3, {2, 0, -2}, {0}, 0, 8},
        {-2, 2, {-2, -2}, {QUALITY_WEAK, QUALITY_SOUND}, 1, 10},
        {-2, 2, {-1, -2}, {QUALITY_SOUND, QUALITY_HARMFUL}, 0, 8},
        {2, 4, {-2, 1, 1, 1}, {0}, 1, 8},
        {2, 4, {2, 2, 1, 0}, {QUALITY_HARMFUL, QUALITY_WEAK, QUALITY_WEAK, QUALITY_SOUND}, 1, 5},
        {2, 2, {-2, -2}, {0}, 0, 0},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct card card = card_offering(rows[i].context, rows[i].approaches, rows[i].count);
        for (int j = 0; j < rows[i].count; j++)
            card.responses[j].quality = rows[i].qualities[j];
        check_int(card_best_response(&card), rows[i].best_response, "row %d", i);
        check_int(card_best_fit(&card), rows[i].best_fit, "row %d", i);
    }
}

static void responses_are_named_by_letters_or_numbers(void **state)
{
    (void)state;
    static const struct {
        char letter;
        int response;
    } rows[] = {{'A', 0}, {'C', 2}, {'a', 0}, {'c', 2}, {'1', 0}, {'3', 2}, {'-', RESPONSE_NONE}};
    const int approaches[] = {-2, 0, 2};
    struct card card = card_offering(0, approaches, 3);
    for (int i = 0; i < COUNT(rows); i++) {
        int response = 99;
        check_int(response_from_letter(&card, rows[i].letter, &response), true, "'%c'",
                  rows[i].letter);
        check_int(response, rows[i].response, "'%c'", rows[i].letter);
    }
    for (const char *refused = "Dd4E05 \t"; *refused != '\0'; refused++) {
        int response = 99;
        check_int(response_from_letter(&card, *refused, &response), false, "'%c'", *refused);
        check_int(response, 99, "'%c' leaves the result alone", *refused);
    }
    int response = 99;
    assert_false(response_from_letter(&card, '\0', &response));
    assert_int_equal(response_letter(0), 'A');
    assert_int_equal(response_letter(3), 'D');
    assert_int_equal(response_letter(RESPONSE_NONE), '-');
}

static void scale_words_are_read_back_in_any_case(void **state)
{
    (void)state;
    for (int value = SCALE_MIN; value <= SCALE_MAX; value++) {
        int read = 99;
        assert_true(context_from_word(context_word(value), &read));
        check_int(read, value, "context %d", value);
        assert_true(approach_from_word(approach_word(value), &read));
        check_int(read, value, "approach %d", value);
        assert_non_null(context_name(value));
        assert_non_null(approach_name(value));
    }
    for (int i = 0; i < QUALITY_COUNT; i++) {
        enum quality read = (enum quality)QUALITY_COUNT;
        assert_true(quality_from_word(quality_word((enum quality)i), &read));
        check_int(read, i, "quality %d", i);
    }
    for (int i = 1; i < LENS_COUNT; i++) {
        enum lens read = LENS_NONE;
        assert_true(lens_from_word(lens_word((enum lens)i), &read));
        check_int(read, i, "lens %d", i);
        assert_non_null(lens_name((enum lens)i));
    }
    int read = 99;
    enum lens lens = LENS_VISION;
    assert_true(context_from_word("MOSTLY Change", &read));
    assert_int_equal(read, 1);
    assert_true(approach_from_word("Both", &read));
    assert_int_equal(read, 0);
    assert_true(lens_from_word("Problem-Solving", &lens));
    assert_int_equal(lens, LENS_PROBLEM_SOLVING);
    assert_null(lens_word(LENS_NONE));
    assert_null(lens_name(LENS_NONE));
}

static void unknown_scale_words_write_nothing(void **state)
{
    (void)state;
    static const char *const words[] = {"", "leadreship", "mostly", "change ", "mixed up"};
    for (int i = 0; i < COUNT(words); i++) {
        int read = 99;
        enum quality quality = QUALITY_WEAK;
        enum lens lens = LENS_VISION;
        check_int(context_from_word(words[i], &read), false, "'%s'", words[i]);
        check_int(approach_from_word(words[i], &read), false, "'%s'", words[i]);
        check_int(quality_from_word(words[i], &quality), false, "'%s'", words[i]);
        check_int(lens_from_word(words[i], &lens), false, "'%s'", words[i]);
        check_int(read, 99, "'%s'", words[i]);
        check_int(quality, QUALITY_WEAK, "'%s'", words[i]);
        check_int(lens, LENS_VISION, "'%s'", words[i]);
    }
}

static void a_card_is_found_by_its_id(void **state)
{
    (void)state;
    struct sample_deck *sample = test_malloc(sizeof *sample);
    sample_deck_even(sample, 30);
    assert_int_equal(deck_find(&sample->deck, "c1"), 0);
    assert_int_equal(deck_find(&sample->deck, "c30"), 29);
    assert_int_equal(deck_find(&sample->deck, "c31"), CARD_NONE);
    assert_int_equal(deck_find(&sample->deck, ""), CARD_NONE);
    test_free(sample);
}

static void the_index_sorts_what_may_be_dealt_by_context_and_lens(void **state)
{
    (void)state;
    struct sample_deck *sample = test_malloc(sizeof *sample);
    sample_deck_even(sample, 100);
    for (int i = 0; i < 100; i += 7)
        sample->cards[i].only_follow_up = true;
    sample_deck_finish(sample);

    const struct deck *deck = &sample->deck;
    int seen[100] = {0};
    for (int kind = 0; kind < DECK_KINDS; kind++)
        for (int i = deck->kind_start[kind]; i < deck->kind_start[kind + 1]; i++) {
            check_int(card_kind(&deck->cards[deck->by_kind[i]]), kind, "place %d", i);
            seen[deck->by_kind[i]]++;
        }
    for (int i = 0; i < 100; i++)
        check_int(seen[i], i % 7 != 0, "card %d", i);
    assert_int_equal(deck_dealable(deck), 100 - 15);
    assert_int_equal(deck->kind_start[DECK_KINDS], 100 - 15);
    test_free(sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_context_approach_and_quality_has_its_fit),
        cmocka_unit_test(a_weak_answer_earns_half_rounded_down),
        cmocka_unit_test(no_answer_fits_nothing),
        cmocka_unit_test(best_is_the_highest_fit_and_the_first_that_has_it),
        cmocka_unit_test(responses_are_named_by_letters_or_numbers),
        cmocka_unit_test(scale_words_are_read_back_in_any_case),
        cmocka_unit_test(unknown_scale_words_write_nothing),
        cmocka_unit_test(a_card_is_found_by_its_id),
        cmocka_unit_test(the_index_sorts_what_may_be_dealt_by_context_and_lens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
