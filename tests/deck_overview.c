/* What a deck is made of, in numbers. */
#include "store/deck_overview.h"

#include "support/check.h"

static void a_deck_is_counted(void **state)
{
    (void)state;
    struct deck_file file;
    struct deck_overview overview;
    assert_true(
        deck_file_load(&file, PROJECT_FOLDER "/assets/screenshots/decks/nordlicht.yaml", NULL));
    deck_overview(&overview, &file);
    assert_int_equal(overview.cards, 4);
    assert_int_equal(overview.dealable, 4);
    assert_int_equal(overview.left_out, 2);
    assert_int_equal(overview.errors, 2);
    assert_int_equal(overview.warnings, 2);
    assert_int_equal(overview.pictures, 0);
    static const int contexts[SCALE_STEPS] = {1, 1, 0, 1, 1};
    for (int i = 0; i < SCALE_STEPS; i++)
        check_int(overview.contexts[i], contexts[i], "context %d", i);
    static const int lenses[LENS_COUNT] = {0, 1, 1, 0, 0, 1, 1};
    for (int i = 0; i < LENS_COUNT; i++)
        check_int(overview.lenses[i], lenses[i], "lens %d", i);
    deck_file_release(&file);
}

static void of_a_refused_deck_nothing_can_be_dealt(void **state)
{
    (void)state;
    struct deck_file file;
    struct deck_overview overview;
    assert_true(deck_file_load(&file, TESTS_FOLDER "/decks/deck-cards-none.yaml", NULL));
    deck_overview(&overview, &file);
    assert_int_equal(overview.cards, 0);
    assert_int_equal(overview.dealable, 0);
    assert_true(overview.errors > 0);
    deck_file_release(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_deck_is_counted),
        cmocka_unit_test(of_a_refused_deck_nothing_can_be_dealt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
