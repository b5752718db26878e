/* Practice and the day's voyage as the program plays them, one after the other on one history. */
#include "session/sitting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "support/check.h"
#include "support/home.h"
#include "support/program.h"

static char *run_deck(const char *deck, const char *mode, const char *input, int status)
{
    struct program program = {
        .arguments = {"play", "--text", "--new", "--deck", deck, "--mode", mode},
        .input = input,
        .data_home = home_folder()->path,
        .data_folder = PROJECT_FOLDER};
    struct run done;
    program_run(&done, &program);
    check_int(done.status, status, "%s: %s", mode, done.complaints);
    char *all;
    assert_true(asprintf(&all, "%s%s", done.output, done.complaints) > 0);
    run_release(&done);
    return all;
}

static char *run(const char *mode, const char *input, int status)
{
    return run_deck(TESTS_FOLDER "/vectors/deck.yaml", mode, input, status);
}

static void check_says(const char *mode, const char *input, int status, const char *words)
{
    char *all = run(mode, input, status);
    if (strstr(all, words) == NULL)
        fail_msg("%s: no '%s' in:\n%s", mode, words, all);
    free(all);
}

static void the_days_voyage_is_sailed_once_and_then_again(void **state)
{
    (void)state;
    char input[400] = "";
    for (int i = 0; i < 20; i++)
        strcat(input, "a\n\n\n");
    check_says("daily", input, 0, "These are today's cards");
    check_says("daily", input, 0, "You have sailed them today, with a score of ");
}

static void a_days_voyage_that_is_ended_early_was_the_first_try(void **state)
{
    (void)state;
    check_says("daily", "a\n\n\na\n\n\nquit\nyes\n", 0, "These are today's cards");
    check_says("daily", "", 1, "You have sailed them today, with a score of ");
}

/* It is what Progress shows, without the decks having been opened. */
static void the_days_code_is_known_by_the_names_of_decks(void **state)
{
    (void)state;
    char code[CODE_BYTES], other[CODE_BYTES];
    setenv("EVENKEEL_DATADIR", PROJECT_FOLDER, 1);
    assert_true(sitting_daily_code(code, "", day_today()));
    char *all = run_deck("core", "daily", "", 1);
    if (strstr(all, code) == NULL)
        fail_msg("no '%s' in:\n%s", code, all);
    free(all);
    assert_true(sitting_daily_code(other, "core", day_today()));
    assert_string_equal(code, other);
    assert_true(sitting_daily_code(other, "core", day_today() + 1));
    assert_string_not_equal(code, other);
    assert_true(sitting_daily_code(other, "core/hospital", day_today()));
    assert_string_not_equal(code, other);
    assert_false(sitting_daily_code(other, "core/nowhere", day_today()));
    assert_false(sitting_daily_code(other, "1/2/3/4/5/6/7/8/9/10/11/12/13", day_today()));
}

static void practice_goes_on_until_nothing_is_due(void **state)
{
    (void)state;
    char input[400] = "";
    for (int i = 0; i < 20; i++)
        strcat(input, "a\n\n");
    check_says("practice", input, 0, "Practice is over");
    /* The deck has 40 cards, of which a sitting brings ten new ones. */
    for (int i = 1; i < 4; i++)
        check_says("practice", input, 0, " now in box 1: it comes again tomorrow.");
    check_says("practice", input, 1, "nothing is due today; come back tomorrow");
}

int main(void)
{
#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, home_make, home_remove)
    const struct CMUnitTest tests[] = {
        AT_HOME(the_days_voyage_is_sailed_once_and_then_again),
        AT_HOME(a_days_voyage_that_is_ended_early_was_the_first_try),
        AT_HOME(the_days_code_is_known_by_the_names_of_decks),
        AT_HOME(practice_goes_on_until_nothing_is_due),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
