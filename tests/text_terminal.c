/* The game on a real terminal: a vote that was typed there is wiped away, and what was left
 * unfinished is offered. */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/check.h"
#include "support/home.h"
#include "support/program.h"

#define WIPED "\x1b[2J\x1b[3J\x1b[H"

enum { SCREEN_BYTES = 1 << 16, PATIENCE_MILLISECONDS = 20000 };

struct terminal {
    int descriptor;
    pid_t child;
    size_t byte_count;
    char bytes[SCREEN_BYTES];
};

static struct terminal terminal;

static void become_the_game(const char *path, const char *const arguments[])
{
    char *all[32] = {(char *)PROGRAM_FILE};
    for (int i = 0; arguments[i] != NULL; i++)
        all[i + 1] = (char *)arguments[i];
    int side = open(path, O_RDWR);
    if (side < 0 || dup2(side, 0) < 0 || dup2(side, 1) < 0 || dup2(side, 2) < 0 ||
        chdir(TESTS_FOLDER) != 0)
        _exit(126);
    execv(PROGRAM_FILE, all);
    _exit(127);
}

static void begin(const char *const arguments[])
{
    terminal = (struct terminal){.descriptor = posix_openpt(O_RDWR | O_NOCTTY)};
    assert_true(terminal.descriptor >= 0);
    assert_int_equal(grantpt(terminal.descriptor), 0);
    assert_int_equal(unlockpt(terminal.descriptor), 0);
    const char *path = ptsname(terminal.descriptor);
    assert_non_null(path);
    terminal.child = fork();
    assert_true(terminal.child >= 0);
    if (terminal.child == 0)
        become_the_game(path, arguments);
}

/* Waits until the screen has got this text since the last line was typed, and returns where it
 * stands. */
static const char *wait_for(const char *text)
{
    const char *found;
    while ((found = strstr(terminal.bytes, text)) == NULL) {
        struct pollfd wait = {.fd = terminal.descriptor, .events = POLLIN};
        if (poll(&wait, 1, PATIENCE_MILLISECONDS) != 1)
            fail_msg("“%s” does not come after: %s", text, terminal.bytes);
        ssize_t got = read(terminal.descriptor, terminal.bytes + terminal.byte_count,
                           sizeof terminal.bytes - terminal.byte_count - 1);
        if (got <= 0)
            fail_msg("the game has ended before “%s”: %s", text, terminal.bytes);
        terminal.byte_count += (size_t)got;
        terminal.bytes[terminal.byte_count] = '\0';
    }
    return found;
}

static void type(const char *line)
{
    memset(terminal.bytes, 0, terminal.byte_count + 1);
    terminal.byte_count = 0;
    assert_int_equal(write(terminal.descriptor, line, strlen(line)), (ssize_t)strlen(line));
}

static void check_ended(void)
{
    int ended;
    /* The rest is read until the game goes, so that it never waits for us. */
    while (read(terminal.descriptor, terminal.bytes, sizeof terminal.bytes) > 0)
        continue;
    assert_int_equal(waitpid(terminal.child, &ended, 0), terminal.child);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), 0);
    close(terminal.descriptor);
}

static void a_vote_is_wiped_from_the_screen_before_the_next_seat_comes(void **state)
{
    static const char *const arguments[] = {
        "play",     "--text",  "--deck", "vectors/deck.yaml", "--mode", "same-boat", "--seats",
        "Asha,Ben", "--cards", "3",      "--second-vote",     NULL};
    (void)state;
    begin(arguments);
    wait_for("alone with the screen:");
    type("\n");
    wait_for("your vote");
    type("B\n");
    assert_null(strstr(wait_for("Noted."), WIPED));
    type("\n");
    const char *next = wait_for("Please hand over to Ben.");
    const char *wiped = strstr(terminal.bytes, WIPED);
    assert_true(wiped != NULL && wiped < next);
    wait_for("alone with the screen:");
    type("\n");
    wait_for("your vote");
    /* A voter who goes away leaves nothing behind, either. */
    type("pass\n");
    wait_for(WIPED);
    wait_for("Enter shows");
    type("\n");
    wait_for("Enter goes on");
    type("hint\n");
    wait_for("Show it?");
    type("yes\n");
    wait_for("takes it away:");
    type("\n");
    wait_for(WIPED);
    wait_for("how many chose what.");
    type("end\n");
    wait_for("yes or no");
    type("yes\n");
    wait_for("Home before the end");
    check_ended();
}

/* --- what was left ------------------------------------------------------------------------------
 */

static void leave_a_voyage(const char *cards)
{
    struct run run;
    program_run(
        &run, &(struct program){.arguments = {"play", "--text", "--new", "--deck",
                                              TESTS_FOLDER "/vectors/deck.yaml", "--cards", cards},
                                .data_home = home_folder()->path,
                                .input = "a\n"});
    check_int(run.status, 1, "%s", run.complaints);
    run_release(&run);
}

static void what_was_left_is_offered_and_one_of_it_goes_on(void **state)
{
    static const char *const arguments[] = {"play", "--text", NULL};
    (void)state;
    leave_a_voyage("4");
    leave_a_voyage("5");
    begin(arguments);
    wait_for("These were left unfinished:");
    wait_for("1  Voyage, card 1 of 5");
    wait_for("2  Voyage, card 1 of 4");
    wait_for("discard 1 gives it up):");
    type("3\n");
    wait_for("Press Enter, or type new.");
    wait_for("discard 1 gives it up):");
    type("discard 1\n");
    wait_for("Take it out for good");
    type("no\n");
    wait_for("1  Voyage, card 1 of 5");
    wait_for("discard 1 gives it up):");
    type("discard 1\n");
    wait_for("Take it out for good");
    type("yes\n");
    wait_for("It is gone.");
    wait_for("This was left unfinished:");
    wait_for("1  Voyage, card 1 of 4");
    wait_for("discard gives it up):");
    type("\n");
    wait_for("A voyage of 4 cards");
    wait_for("You played A:");
    type("quit\n");
    wait_for("yes or no");
    type("yes\n");
    wait_for("Home before the end");
    check_ended();
}

static void what_is_given_up_leaves_no_trace_while_the_game_runs(void **state)
{
    static const char *const arguments[] = {"play", "--text", NULL};
    struct run run;
    (void)state;
    program_run(&run, &(struct program){.arguments = {"play", "--text", "--new", "--deck",
                                                      TESTS_FOLDER "/vectors/deck.yaml", "--mode",
                                                      "crew", "--seats", "Zebedee"},
                                        .data_home = home_folder()->path,
                                        .input = "a\n\n"});
    check_int(run.status, 1, "%s", run.complaints);
    run_release(&run);
    folder_write(home_folder(), "evenkeel/evenkeel-damaged-2026-11-01-101010.db", "is Zebedee in");
    check_int(home_files_with("Zebedee"), 2, "the history, and what was set aside");
    begin(arguments);
    wait_for("discard gives it up):");
    type("discard\n");
    wait_for("Copies of a damaged history that were set aside go, too.");
    wait_for("Take it out for good");
    type("yes\n");
    wait_for("It is gone.");
    wait_for("Your choice");
    check_int(home_files_with("Zebedee"), 0, "while the game runs");
    type("quit\n");
    wait_for("yes or no");
    type("yes\n");
    check_ended();
    check_int(home_files_with("Zebedee"), 0, "and afterwards");
}

/* The count of free pages is wrong: only a look through the whole file finds that. */
static void what_was_left_in_a_damaged_history_is_offered_once_more(void **state)
{
    static const char *const arguments[] = {"play", "--text", NULL};
    size_t byte_count;
    (void)state;
    leave_a_voyage("4");
    char *bytes = home_bytes(home_database(), &byte_count);
    bytes[39] = 7;
    folder_write_bytes(home_folder(), "evenkeel/evenkeel.db", bytes, byte_count);
    free(bytes);
    begin(arguments);
    wait_for("This was left unfinished:");
    wait_for("discard gives it up):");
    type("\n");
    wait_for("your history was damaged; 1 session");
    wait_for("This was left unfinished:");
    wait_for("discard gives it up):");
    type("\n");
    wait_for("You played A:");
    type("later\n");
    wait_for("It is kept.");
    check_ended();
}

static void another_game_may_be_begun_instead(void **state)
{
    static const char *const arguments[] = {"play", "--text", NULL};
    (void)state;
    leave_a_voyage("4");
    begin(arguments);
    wait_for("discard gives it up):");
    type("new\n");
    wait_for("A voyage of 12 cards");
    type("quit\n");
    wait_for("yes or no");
    type("yes\n");
    check_ended();
    char *left = home_ask("SELECT count(*) FROM sessions WHERE ended IS NULL");
    assert_string_equal(left, "1");
    free(left);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_vote_is_wiped_from_the_screen_before_the_next_seat_comes),
        cmocka_unit_test_setup_teardown(what_was_left_is_offered_and_one_of_it_goes_on, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(what_is_given_up_leaves_no_trace_while_the_game_runs,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(what_was_left_in_a_damaged_history_is_offered_once_more,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(another_game_may_be_begun_instead, home_make, home_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
