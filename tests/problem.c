/* The list of problems: its order, its lines, its limits. */
#include "store/problem.h"

#include <stdlib.h>
#include <string.h>

#include "support/check.h"

/* What `write` makes of the problems, in `*text`; free() it. */
static void put(char **text, const struct problems *problems,
                void (*write)(FILE *stream, const struct problems *problems))
{
    size_t byte_count;
    *text = NULL;
    FILE *stream = open_memstream(text, &byte_count);
    assert_non_null(stream);
    write(stream, problems);
    fclose(stream);
}

static void each_problem_is_a_line_an_editor_can_jump_to(void **state)
{
    (void)state;
    struct problems problems = {0};
    problem_add(&problems, SEVERITY_ERROR, "a.yaml", (struct place){.line = 4, .column = 2}, "%s",
                "one");
    problem_add(&problems, SEVERITY_WARNING, "a.yaml", (struct place){.line = 5, .column = 1},
                "two");
    problem_add(&problems, SEVERITY_ERROR, "a.csv",
                (struct place){.row = 14, .column_name = "B quality"}, "three");
    problem_add(&problems, SEVERITY_WARNING, "a.csv", (struct place){.row = 15}, "four");
    problem_add(&problems, SEVERITY_ERROR, "a.csv", (struct place){0}, "five");
    char *text;
    put(&text, &problems, problems_write);
    assert_string_equal(text, "a.yaml:4:2: one\n"
                              "a.yaml:5:1: warning: two\n"
                              "a.csv: row 14, column 'B quality': three\n"
                              "a.csv: row 15: warning: four\n"
                              "a.csv: five\n");
    free(text);
    put(&text, &problems, problems_write_errors);
    assert_string_equal(text, "a.yaml:4:2: one\n"
                              "a.csv: row 14, column 'B quality': three\n"
                              "a.csv: five\n");
    free(text);
    assert_int_equal(problems.error_count, 3);
    assert_int_equal(problems.warning_count, 2);
    problems_release(&problems);
}

static void problems_are_sorted_by_place_and_the_whole_file_comes_last(void **state)
{
    (void)state;
    struct problems problems = {0};
    static const struct {
        const char *file;
        struct place place;
        const char *words;
    } rows[] = {
        {"b", {0}, "6"},
        {"b", {.line = 2, .column = 9}, "4"},
        {"b", {.line = 2, .column = 1}, "2"},
        {"b", {.line = 10, .column = 1}, "5"},
        {"b", {.line = 1, .column = 5}, "1"},
        {"b", {.line = 2, .column = 1}, "3"}, /* of equals the one found first */
        {"a", {.row = 3}, "8"},               /* files in the order they were seen */
        {"a", {.row = 2}, "7"},
    };
    for (int i = 0; i < COUNT(rows); i++)
        problem_add(&problems, SEVERITY_ERROR, rows[i].file, rows[i].place, "%s", rows[i].words);
    problems_sort(&problems);
    for (int i = 0; i < COUNT(rows); i++) {
        const char number[] = {(char)('1' + i), '\0'};
        check_text(problems.list[i].words, number, "place %d", i);
    }
    problems_release(&problems);
}

static void the_first_hundred_are_written_and_the_rest_counted(void **state)
{
    (void)state;
    static const struct {
        int errors, warnings;
        const char *rest, *rest_of_errors;
    } rows[] = {
        {100, 0, NULL, NULL},
        {101, 0, "and 1 more problem\n", "and 1 more problem\n"},
        {60, 60, "and 20 more problems\n", NULL},
        {200, 5, "and 105 more problems\n", "and 100 more problems\n"},
        {10050, 0, "and 9950 more problems\n", "and 9950 more problems\n"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct problems problems = {0};
        for (int j = 0; j < rows[i].errors; j++)
            problem_add(&problems, SEVERITY_ERROR, "a", (struct place){.line = j + 1}, "x");
        for (int j = 0; j < rows[i].warnings; j++)
            problem_add(&problems, SEVERITY_WARNING, "a", (struct place){.line = j + 1}, "x");
        check_int(problems.error_count, rows[i].errors, "row %d", i);
        char *all, *errors;
        put(&all, &problems, problems_write);
        put(&errors, &problems, problems_write_errors);
        const char *rest = strstr(all, "and "), *rest_of_errors = strstr(errors, "and ");
        check_text(rest, rows[i].rest, "row %d", i);
        check_text(rest_of_errors, rows[i].rest_of_errors, "row %d", i);
        free(all);
        free(errors);
        problems_release(&problems);
    }
}

static void a_hostile_file_does_not_fill_the_memory(void **state)
{
    (void)state;
    struct problems problems = {0};
    for (int i = 0; i < PROBLEMS_KEPT_MAX + 5; i++)
        problem_add(&problems, SEVERITY_ERROR, "a", (struct place){0}, "x");
    problem_add(&problems, SEVERITY_WARNING, "a", (struct place){0}, "kept");
    assert_int_equal(problems.error_count, PROBLEMS_KEPT_MAX + 5);
    assert_int_equal(problems.count, PROBLEMS_KEPT_MAX + 1);
    assert_string_equal(problems.list[PROBLEMS_KEPT_MAX].words, "kept");
    problems_release(&problems);
}

static void words_and_file_are_copied_and_tame(void **state)
{
    (void)state;
    struct problems problems = {0};
    char file[] = "a.yaml", word[] = "one\ntwo\x1B[2J";
    problem_add(&problems, SEVERITY_ERROR, file, (struct place){0}, "unknown '%s'", word);
    memset(file, 'x', sizeof file - 1);
    memset(word, 'x', sizeof word - 1);
    assert_string_equal(problems.list[0].file, "a.yaml");
    assert_string_equal(problems.list[0].words, "unknown 'one two [2J'");
    problems_release(&problems);
    assert_int_equal(problems.count, 0);
    problems_release(&problems);
}

static void a_copy_holds_all_and_lives_by_itself(void **state)
{
    (void)state;
    struct problems problems = {0}, copy;
    problem_about(&problems,
                  problem_add(&problems, SEVERITY_ERROR, "a", (struct place){.line = 2}, "one"),
                  "dock");
    problem_add(&problems, SEVERITY_WARNING, "a", (struct place){.line = 1}, "two");
    problem_about(&problems, NULL, "dock");
    problem_about(&problems, &problems.list[1], NULL);
    problem_add(&problems, SEVERITY_WARNING, "b", (struct place){0}, "three");
    problems_copy(&copy, &problems);
    problems_release(&problems);
    problem_add(&copy, SEVERITY_ERROR, "b", (struct place){0}, "four");
    problems_sort(&copy);
    assert_int_equal(copy.error_count, 2);
    assert_int_equal(copy.warning_count, 2);
    assert_string_equal(copy.list[1].card, "dock");
    assert_null(copy.list[0].card);
    char *text;
    put(&text, &copy, problems_write);
    assert_string_equal(text, "a:1:0: warning: two\na:2:0: one\nb: warning: three\nb: four\n");
    free(text);
    problems_release(&copy);
    problems_copy(&copy, &problems);
    assert_int_equal(copy.count, 0);
    problems_release(&copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_copy_holds_all_and_lives_by_itself),
        cmocka_unit_test(each_problem_is_a_line_an_editor_can_jump_to),
        cmocka_unit_test(problems_are_sorted_by_place_and_the_whole_file_comes_last),
        cmocka_unit_test(the_first_hundred_are_written_and_the_rest_counted),
        cmocka_unit_test(a_hostile_file_does_not_fill_the_memory),
        cmocka_unit_test(words_and_file_are_copied_and_tame),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
