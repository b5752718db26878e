/* A voyage where nothing can be kept, or only so much: it is played to its end, with one sentence
 * about what is not kept. */
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/check.h"
#include "support/folder.h"
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

/* There is room for the database and for some of the moves. */
static void a_disk_that_fills_up_on_the_way_keeps_what_it_could(void **state)
{
    (void)state;
    struct program history = {.arguments = {"history", "--json"}};
    struct run run;
    if (!mount_home(0, "size=400k"))
        skip();
    check_voyage(folder_file(&folder, "home"), "Home from the voyage", "Home from the voyage");
    /* Somebody else takes what is left. */
    FILE *other = fopen(folder_file(&folder, "home/other"), "w");
    assert_non_null(other);
    for (int i = 0; i < 400 && fputc('x', other) != EOF; i++)
        for (int j = 0; j < 1024; j++)
            fputc('x', other);
    fclose(other);
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

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_full_disk_ends_no_voyage),
        IN_A_FOLDER(a_disk_that_may_not_be_written_ends_no_voyage),
        IN_A_FOLDER(a_disk_that_fills_up_on_the_way_keeps_what_it_could),
        IN_A_FOLDER(a_home_that_is_a_file_ends_no_voyage),
        IN_A_FOLDER(without_a_home_a_voyage_is_played),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
