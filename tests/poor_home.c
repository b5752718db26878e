/* A voyage where nothing can be kept, or only so much: it is played to its end, with one sentence
 * about what is not kept, and whoever leaves it is told no more than is true. */
#include <sched.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/little_room.h"
#include "support/program.h"

static struct folder folder;

static int make_folder(void **state)
{
    (void)state;
    folder_init(&folder);
    folder_make_inside(&folder, "home");
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    umount(folder_file(&folder, "home"));
    folder_release(&folder);
    return 0;
}

/* A disk of our own in place of the home: it goes when this process does. False where nobody may
 * make one. */
static bool mount_home(unsigned long flags, const char *options)
{
    return unshare(CLONE_NEWNS) == 0 && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount("none", folder_file(&folder, "home"), "tmpfs", flags, options) == 0;
}

static void check_voyage(const char *home, const char *sentence, const char *reason)
{
    struct program program = {.arguments = {"play", "--text", "--new", "--deck",
                                            TESTS_FOLDER "/vectors/deck.yaml", "--cards", "3"},
                              .input = "a\n\n\na\n\n\na\n\n\n",
                              .home = home,
                              .data_home = home};
    struct run run;
    program_run(&run, &program);
    check_int(run.status, 0, "%s: %s", reason, run.complaints);
    if (strstr(run.output, "Home from the voyage") == NULL)
        fail_msg("%s: not played to its end:\n%s", reason, run.output);
    const char *told = strstr(run.output, sentence);
    if (told == NULL || strstr(told, reason) == NULL)
        fail_msg("%s: not said:\n%s%s", reason, run.output, run.complaints);
    if (strstr(told + 1, sentence) != NULL)
        fail_msg("%s: said twice:\n%s", reason, run.output);
    run_release(&run);
}

static const char not_kept[] = "This session is not being kept: ";

static void a_full_disk_ends_no_voyage(void **state)
{
    (void)state;
    if (!mount_home(0, "size=8k"))
        skip();
    check_voyage(folder_file(&folder, "home"), not_kept, "disk is full");
}

static void a_disk_that_may_not_be_written_ends_no_voyage(void **state)
{
    (void)state;
    if (!mount_home(MS_RDONLY, ""))
        skip();
    check_voyage(folder_file(&folder, "home"), not_kept, "read-only");
}

/* Somebody else takes what is left of 400 KiB. */
static void fill_up(void)
{
    FILE *other = fopen(folder_file(&folder, "home/other"), "w");
    assert_non_null(other);
    for (int i = 0; i < 400 && fputc('x', other) != EOF; i++)
        for (int j = 0; j < 1024; j++)
            fputc('x', other);
    fclose(other);
}

/* There is room for the database and for some of the moves. */
static void a_disk_that_fills_up_on_the_way_keeps_what_it_could(void **state)
{
    (void)state;
    struct program history = {.arguments = {"history", "--json"}};
    struct run run;
    if (!mount_home(0, "size=400k"))
        skip();
    check_voyage(folder_file(&folder, "home"), "Home from the voyage", "Home from the voyage");
    fill_up();
    check_voyage(folder_file(&folder, "home"), not_kept, "disk is full");
    unlink(folder_file(&folder, "home/other"));
    history.data_home = folder_file(&folder, "home");
    program_run(&run, &history);
    check_int(run.status, 0, "the history: %s", run.complaints);
    run_release(&run);
}

static void a_home_that_is_a_file_ends_no_voyage(void **state)
{
    (void)state;
    folder_write(&folder, "file", "no folder\n");
    check_voyage(folder_file(&folder, "file"), not_kept, "file");
}

static void without_a_home_a_voyage_is_played(void **state)
{
    (void)state;
    check_voyage(NULL, not_kept, "HOME");
}

/* --- leaving it for later -----------------------------------------------------------------------
 */

/* Plays `arguments` with what is typed; whoever leaves is asked first, and told the truth. */
static void check_left(const char *const arguments[], const char *input, const char *sentence,
                       const char *reason)
{
    struct program program = {.input = input,
                              .home = folder_file(&folder, "home"),
                              .data_home = folder_file(&folder, "home")};
    struct run run;
    for (int i = 0; arguments[i] != NULL; i++)
        program.arguments[i] = arguments[i];
    program_run(&run, &program);
    check_int(run.status, 0, "%s: %s", reason, run.complaints);
    const char *asked = strstr(run.output, "Leave it all the same? (yes or no)");
    if (asked == NULL || strstr(asked + 1, "Leave it all the same?") == NULL)
        fail_msg("%s: not asked twice:\n%s", reason, run.output);
    const char *told = strstr(asked, sentence);
    if (told == NULL || strstr(told, reason) == NULL ||
        strstr(told, "The same cards again: evenkeel play --text") == NULL ||
        strstr(told, "--code") == NULL)
        fail_msg("%s: not said:\n%s%s", reason, run.output, run.complaints);
    if (strstr(run.output, "It is kept") != NULL)
        fail_msg("%s: it is not:\n%s", reason, run.output);
    run_release(&run);
}

static const char *const voyage[] = {"play",    "--text", "--mode",
                                     "voyage",  "--deck", TESTS_FOLDER "/vectors/deck.yaml",
                                     "--cards", "3",      NULL};
static const char *const crew[] = {
    "play",    "--text", "--new", "--mode", "crew", "--deck", TESTS_FOLDER "/vectors/deck.yaml",
    "--cards", "3",      NULL};

static const char leaves[] = "a\n\nlater\nno\nlater\nyes\n";

static void whoever_leaves_with_a_full_disk_is_told_that_nothing_is_kept(void **state)
{
    (void)state;
    const char *reason = little_room_make(folder_file(&folder, "home"));
    check_left(voyage, leaves, "It is not kept: ", reason);
    check_left(crew, leaves, "It is not kept: ", reason);
    little_room_end(folder_file(&folder, "home"));
}

static void make_newer(int version)
{
    char sql[64];
    sqlite3 *handle;
    folder_make_inside(&folder, "home/evenkeel");
    assert_int_equal(sqlite3_open(folder_file(&folder, "home/evenkeel/evenkeel.db"), &handle),
                     SQLITE_OK);
    snprintf(sql, sizeof sql, "PRAGMA user_version = %d", version);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
}

static void beside_a_newer_history_nothing_is_said_to_be_kept(void **state)
{
    (void)state;
    static const char *const again[] = {"play", "--text", "--continue", NULL};
    make_newer(9);
    check_left(voyage, leaves, "It is not kept: ", "written");
    check_left(crew, leaves, "It is not kept: ", "written");
    /* There may be something to go on with, only not for us. */
    struct program program = {.data_home = folder_file(&folder, "home")};
    struct run run;
    memcpy(program.arguments, again, sizeof again);
    program_run(&run, &program);
    check_int(run.status, 3, "%s", run.complaints);
    assert_non_null(strstr(run.complaints, "a later version of the game"));
    run_release(&run);
}

/* What was kept before the disk was full can be continued, and only that. */
static void what_is_kept_of_a_session_is_told_from_what_is_not(void **state)
{
    (void)state;
    static const char *const again[] = {"play", "--text", "--continue", NULL};
    struct program program = {.input = "a\n", .data_home = folder_file(&folder, "home")};
    struct run run;
    struct stat other;
    if (!mount_home(0, "size=400k"))
        skip();
    for (int i = 0; voyage[i] != NULL; i++)
        program.arguments[i] = voyage[i];
    program_run(&run, &program);
    check_int(run.status, 1, "%s", run.complaints);
    run_release(&run);
    fill_up();
    /* Enough to open the history, and not enough to write to it. */
    assert_int_equal(stat(folder_file(&folder, "home/other"), &other), 0);
    assert_int_equal(truncate(folder_file(&folder, "home/other"), other.st_size - 36 * 1024), 0);
    check_left(again, "\nb\nlater\nno\nlater\nyes\n", "Not all of it is kept: ", "disk is full");
    unlink(folder_file(&folder, "home/other"));
    program = (struct program){.arguments = {"play", "--text", "--continue"},
                               .data_home = folder_file(&folder, "home"),
                               .input = "later\n"};
    program_run(&run, &program);
    check_int(run.status, 0, "%s", run.complaints);
    assert_non_null(strstr(run.output, "You played A"));
    assert_non_null(strstr(run.output, "It is kept. To go on:"));
    run_release(&run);
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_full_disk_ends_no_voyage),
        IN_A_FOLDER(a_disk_that_may_not_be_written_ends_no_voyage),
        IN_A_FOLDER(a_disk_that_fills_up_on_the_way_keeps_what_it_could),
        IN_A_FOLDER(a_home_that_is_a_file_ends_no_voyage),
        IN_A_FOLDER(without_a_home_a_voyage_is_played),
        IN_A_FOLDER(whoever_leaves_with_a_full_disk_is_told_that_nothing_is_kept),
        IN_A_FOLDER(beside_a_newer_history_nothing_is_said_to_be_kept),
        IN_A_FOLDER(what_is_kept_of_a_session_is_told_from_what_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
