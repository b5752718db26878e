/* A program that is told to leave (a terminal that closes, Ctrl+C, the end of a session) keeps what
 * was played and ends by that signal; a reader that goes away brings nothing down. */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/check.h"
#include "support/home.h"

enum { SCREEN_BYTES = 1 << 16, PATIENCE_MILLISECONDS = 8000, ARGUMENTS_MAX = 16 };

/* The game at the other end of a terminal, or of a pipe that stays open. */
struct player {
    int descriptor, input;
    pid_t child;
    size_t byte_count;
    char screen[SCREEN_BYTES];
};

static struct player player;

static void become(const char *const arguments[], int input, int output, bool deaf)
{
    const char *all[ARGUMENTS_MAX + 2] = {PROGRAM_FILE};
    for (int i = 0; arguments[i] != NULL; i++)
        all[i + 1] = arguments[i];
    /* Whoever runs the tests in the background has it ignored. */
    signal(SIGINT, SIG_DFL);
    if (deaf)
        signal(SIGHUP, SIG_IGN);
    if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0 ||
        chdir(TESTS_FOLDER) != 0)
        _exit(126);
    execv(PROGRAM_FILE, (char *const *)all);
    _exit(127);
}

static void sit_down(const char *const arguments[], bool deaf)
{
    player = (struct player){.descriptor = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)};
    assert_true(player.descriptor >= 0);
    player.input = player.descriptor;
    assert_int_equal(grantpt(player.descriptor) + unlockpt(player.descriptor), 0);
    int side = open(ptsname(player.descriptor), O_RDWR | O_NOCTTY);
    assert_true(side >= 0);
    player.child = fork();
    assert_true(player.child >= 0);
    if (player.child == 0)
        become(arguments, side, side, deaf);
    close(side);
}

static void connect_pipes(const char *const arguments[])
{
    int in[2], out[2];
    assert_int_equal(pipe2(in, O_CLOEXEC) + pipe2(out, O_CLOEXEC), 0);
    player = (struct player){.descriptor = out[0], .input = in[1], .child = fork()};
    assert_true(player.child >= 0);
    if (player.child == 0)
        become(arguments, in[0], out[1], false);
    close(in[0]);
    close(out[1]);
}

/* False at the end of what the game says. */
static bool listen_on(void)
{
    struct pollfd wait = {.fd = player.descriptor, .events = POLLIN};
    if (poll(&wait, 1, PATIENCE_MILLISECONDS) != 1)
        fail_msg("nothing more comes after: %s", player.screen);
    ssize_t got = read(player.descriptor, player.screen + player.byte_count,
                       sizeof player.screen - player.byte_count - 1);
    player.byte_count += got > 0 ? (size_t)got : 0;
    player.screen[player.byte_count] = '\0';
    return got > 0;
}

static void wait_for(const char *text)
{
    while (strstr(player.screen, text) == NULL)
        if (!listen_on())
            fail_msg("the game has ended before “%s”: %s", text, player.screen);
}

static void type(const char *line)
{
    memset(player.screen, 0, player.byte_count + 1);
    player.byte_count = 0;
    assert_int_equal(write(player.input, line, strlen(line)), (ssize_t)strlen(line));
}

/* The status, as a shell would have it. */
static int wait_for_the_end(void)
{
    int ended;
    while (listen_on())
        continue;
    assert_int_equal(waitpid(player.child, &ended, 0), player.child);
    if (player.input != player.descriptor)
        close(player.input);
    close(player.descriptor);
    return WIFSIGNALED(ended) ? 128 + WTERMSIG(ended) : WEXITSTATUS(ended);
}

static const char *const voyage[] = {"play",    "--text", "--deck", "vectors/deck.yaml",
                                     "--cards", "6",      "--new",  NULL};
static const char *const again[] = {"play", "--text", "--continue", NULL};

static void play_one_card(void)
{
    wait_for("Your choice");
    type("A\n");
    wait_for("Enter");
    type("\n");
    wait_for("Your choice");
}

static const int kinds[] = {SIGHUP, SIGINT, SIGTERM};

static void a_voyage_in_the_terminal_is_kept_when_it_is_told_to_leave(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(kinds); i++) {
        sit_down(voyage, false);
        play_one_card();
        kill(player.child, kinds[i]);
        check_int(wait_for_the_end(), 128 + kinds[i], "signal %d", kinds[i]);
        if (strstr(player.screen, "It is kept. To go on:") == NULL)
            fail_msg("signal %d: %s", kinds[i], player.screen);
        if (strstr(player.screen, "evenkeel:") != NULL)
            fail_msg("signal %d: %s", kinds[i], player.screen);
        sit_down(again, false);
        wait_for("Card 2 of 6");
        wait_for("Your choice");
        type("quit\n");
        wait_for("yes or no");
        type("yes\n");
        check_int(wait_for_the_end(), 0, "after signal %d", kinds[i]);
    }
}

static void a_question_is_not_answered_by_a_signal(void **state)
{
    (void)state;
    sit_down(voyage, false);
    play_one_card();
    type("quit\n");
    wait_for("yes or no");
    kill(player.child, SIGTERM);
    assert_int_equal(wait_for_the_end(), 128 + SIGTERM);
    sit_down(again, false);
    wait_for("Card 2 of 6");
    kill(player.child, SIGTERM);
    assert_int_equal(wait_for_the_end(), 128 + SIGTERM);
}

static void a_game_played_through_a_pipe_is_kept_too(void **state)
{
    (void)state;
    connect_pipes(voyage);
    play_one_card();
    kill(player.child, SIGTERM);
    assert_int_equal(wait_for_the_end(), 128 + SIGTERM);
    assert_null(strstr(player.screen, "the input ended"));
    connect_pipes(again);
    wait_for("Card 2 of 6");
    kill(player.child, SIGTERM);
    assert_int_equal(wait_for_the_end(), 128 + SIGTERM);
}

static void a_terminal_that_closes_leaves_the_voyage_to_be_continued(void **state)
{
    (void)state;
    int ended;
    sit_down(voyage, false);
    play_one_card();
    close(player.descriptor);
    assert_int_equal(waitpid(player.child, &ended, 0), player.child);
    sit_down(again, false);
    wait_for("Card 2 of 6");
    kill(player.child, SIGTERM);
    assert_int_equal(wait_for_the_end(), 128 + SIGTERM);
}

static void what_nohup_ignores_stays_ignored(void **state)
{
    (void)state;
    sit_down(voyage, true);
    wait_for("Your choice");
    kill(player.child, SIGHUP);
    play_one_card();
    kill(player.child, SIGTERM);
    assert_int_equal(wait_for_the_end(), 128 + SIGTERM);
}

/* Beside a history of a later version nothing is kept, and nothing is said to be. */
static void what_is_not_kept_is_not_said_to_be_whoever_ends_it(void **state)
{
    enum { CONTROL_D = -1 };
    const int ends[] = {SIGHUP, SIGINT, SIGTERM, CONTROL_D};
    (void)state;
    home_run("PRAGMA user_version = 9");
    for (int i = 0; i < COUNT(ends); i++) {
        sit_down(voyage, false);
        play_one_card();
        if (ends[i] == CONTROL_D)
            type("\x04");
        else
            kill(player.child, ends[i]);
        check_int(wait_for_the_end(), ends[i] == CONTROL_D ? 0 : 128 + ends[i], "end %d", i);
        const char *told = strstr(player.screen, "It is not kept: ");
        if (told == NULL || strstr(told, "written") == NULL || strstr(told, "--code") == NULL ||
            strstr(player.screen, "It is kept") != NULL)
            fail_msg("end %d: %s", i, player.screen);
    }
    home_run("PRAGMA user_version = 3");
}

#ifdef EVENKEEL_WINDOW
static void a_window_is_left_by_a_signal(void **state)
{
    (void)state;
    static const char *const arguments[] = {"play", "--deck", "vectors/deck.yaml", NULL};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    for (int i = 0; i < COUNT(kinds); i++) {
        connect_pipes(arguments);
        /* At any moment of its start, or a while later. */
        poll(NULL, 0, i * 150);
        kill(player.child, kinds[i]);
        int status = wait_for_the_end();
        check_int(status, 128 + kinds[i], "signal %d", kinds[i]);
        check_text(player.screen, "", "signal %d", kinds[i]);
    }
    unsetenv("SDL_VIDEODRIVER");
}
#endif

static void a_reader_that_has_seen_enough_is_answered_with_a_sentence(void **state)
{
    (void)state;
    /* More than a pipe holds, so that the writer is still there when the reader goes. */
    static const char *const arguments[] = {"deck", "convert", "core", "-", "--to", "json", NULL};
    int ended;
    char line[64];
    connect_pipes(arguments);
    assert_true(read(player.descriptor, line, sizeof line) > 0);
    close(player.descriptor);
    close(player.input);
    assert_int_equal(waitpid(player.child, &ended, 0), player.child);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_voyage_in_the_terminal_is_kept_when_it_is_told_to_leave),
        cmocka_unit_test(a_question_is_not_answered_by_a_signal),
        cmocka_unit_test(a_game_played_through_a_pipe_is_kept_too),
        cmocka_unit_test(a_terminal_that_closes_leaves_the_voyage_to_be_continued),
        cmocka_unit_test(what_nohup_ignores_stays_ignored),
        cmocka_unit_test(what_is_not_kept_is_not_said_to_be_whoever_ends_it),
#ifdef EVENKEEL_WINDOW
        cmocka_unit_test(a_window_is_left_by_a_signal),
#endif
        cmocka_unit_test(a_reader_that_has_seen_enough_is_answered_with_a_sentence),
    };
    return cmocka_run_group_tests(tests, home_make, home_remove);
}
