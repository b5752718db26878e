/* evenkeel simulate: the table, that threads do not change it, and what cannot be asked for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/golden.h"
#include "support/program.h"

#define DECK "vectors/deck.yaml"

/* What simulate prints for these words; free() it. */
static char *simulated(const char *const words[])
{
    struct run run;
    struct program program = {.folder = TESTS_FOLDER, .arguments = {"simulate"}};
    for (int i = 0; words[i] != NULL; i++)
        program.arguments[1 + i] = words[i];
    program_run(&run, &program);
    check_text(run.complaints, "", "%s", words[0]);
    check_int(run.status, 0, "%s", words[0]);
    char *output = run.output;
    run.output = NULL;
    run_release(&run);
    return output;
}

#define SIMULATED(...) simulated((const char *const[]){__VA_ARGS__, NULL})

static void the_table_is_the_one_that_was_looked_at(void **state)
{
    (void)state;
    char *text = SIMULATED(DECK, "--games", "2000");
    assert_true(golden_same("golden/simulate.txt", text));
    free(text);
    text = SIMULATED("decks/few-cards.yaml", "--games", "500", "--cards", "6", "--policy", "act",
                     "--policy", "mostly-right", "--json");
    assert_true(golden_same("golden/simulate.json", text));
    free(text);
}

static void any_number_of_threads_gives_the_same(void **state)
{
    (void)state;
    static const char *const threads[] = {"2", "3", "16"};
    char *one = SIMULATED(DECK, "--games", "3000", "--threads", "1", "--json");
    for (int i = 0; i < COUNT(threads); i++) {
        char *many = SIMULATED(DECK, "--games", "3000", "--threads", threads[i], "--json");
        check_text(many, one, "%s threads", threads[i]);
        free(many);
    }
    char *other = SIMULATED(DECK, "--games", "3000", "--seed", "2", "--json");
    assert_string_not_equal(other, one);
    free(other);
    free(one);
}

static void decks_are_mixed(void **state)
{
    (void)state;
    char *text = SIMULATED(DECK, "decks/unfair-act.yaml", "--games", "100", "--policy", "random");
    assert_non_null(strstr(text, "fixture/plain-01"));
    assert_non_null(strstr(text, "worked-3/card-13"));
    free(text);
}

static void what_cannot_be_simulated_is_said(void **state)
{
    (void)state;
    static const struct {
        const char *arguments[8];
        const char *complaint;
        int status;
    } rows[] = {
        {{NULL}, "simulate takes a deck, or several to be mixed: evenkeel simulate DECK…", 2},
        {{DECK, "--games", "0"}, "--games takes a number from 1 to 1073741823, not '0'", 2},
        {{DECK, "--games", "many"}, "--games takes a number from 1 to 1073741823, not 'many'", 2},
        {{DECK, "--threads", "257"}, "--threads takes a number from 1 to 256, not '257'", 2},
        {{DECK, "--cards", "501"}, "--cards takes a number from 1 to 500, not '501'", 2},
        {{DECK, "--seed", "-1"}, "--seed takes a number from 0 to 1073741823, not '-1'", 2},
        {{DECK, "--cards", "41"},
         "the deck 'worked-3' can fill only 40 cards, not 41; choose fewer",
         1},
        {{DECK, "--policy", "wurst"},
         "unknown policy 'wurst'; expected best, worst, random, lead, manage, compromise, longest, "
         "act, gauges, mostly right",
         2},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct program program = {.folder = TESTS_FOLDER, .arguments = {"simulate"}};
        struct run run;
        char complaint[512];
        memcpy(program.arguments + 1, rows[i].arguments, sizeof rows[i].arguments);
        program_run(&run, &program);
        snprintf(complaint, sizeof complaint, "evenkeel: %s\n", rows[i].complaint);
        check_text(run.complaints, complaint, "row %d", i);
        check_text(run.output, "", "row %d", i);
        check_int(run.status, rows[i].status, "row %d", i);
        run_release(&run);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_the_one_that_was_looked_at),
        cmocka_unit_test(any_number_of_threads_gives_the_same),
        cmocka_unit_test(decks_are_mixed),
        cmocka_unit_test(what_cannot_be_simulated_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
