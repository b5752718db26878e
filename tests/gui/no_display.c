/* The window where there is none to be had: said in words, with the way that is left. */
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/program.h"

static void check_no_window(struct program program, const char *complaint)
{
    struct run run;
    program.data_folder = PROJECT_FOLDER;
    program_run(&run, &program);
    /* The display's libraries may have had their say before. */
    if (strstr(run.complaints, complaint) == NULL)
        fail_msg("'%s' is not in '%s'", complaint, run.complaints);
    check_text(run.output, "", "%s", complaint);
    check_int(run.status, 3, "%s", complaint);
    run_release(&run);
}

static void without_a_display_the_terminal_is_named(void **state)
{
    (void)state;
    check_no_window(
        (struct program){.arguments = {NULL}},
        "evenkeel: no display to open a window on; play in the terminal: evenkeel play --text\n");
    check_no_window(
        (struct program){.arguments = {"play"}},
        "evenkeel: no display to open a window on; play in the terminal: evenkeel play --text\n");
    check_no_window(
        (struct program){.arguments = {"play", "--cards", "3"}},
        "evenkeel: no display to open a window on; add --text to play in the terminal\n");
}

static void a_display_that_does_not_answer_is_none(void **state)
{
    (void)state;
    /* The reason is SDL's where it has one. */
    const char *complaint = "evenkeel: no display (";
    check_no_window((struct program){.arguments = {NULL}, .display = ":64999"}, complaint);
    check_no_window((struct program){.arguments = {"play", "--cards", "3"}, .display = ":64999"},
                    complaint);
}

int main(void)
{
    /* The display's libraries leak. */
    setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_display_the_terminal_is_named),
        cmocka_unit_test(a_display_that_does_not_answer_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
