/* What is not what it should be, as the program answers it: files that are no files, an output that
 * takes nothing, folders that are not there. Always one sentence and the right status; never a
 * crash, never a wait. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/little_room.h"
#include "support/program.h"

#define WORKED_DECK TESTS_FOLDER "/vectors/deck.yaml"
#define WORKED_PICK TESTS_FOLDER "/vectors/session-01.csv"

static struct folder folder;

static int make_folder(void **state)
{
    (void)state;
    folder_init(&folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    folder_release(&folder);
    return 0;
}

/* Runs the program in the folder: nothing on the output, the complaint after "evenkeel: ", the
 * status. */
static void check_refused(struct program program, const char *complaint, int status)
{
    struct run run;
    char line[512];
    if (program.folder == NULL)
        program.folder = folder.path;
    program_run(&run, &program);
    snprintf(line, sizeof line, "evenkeel: %s\n", complaint);
    check_text(run.complaints, line, "%s", complaint);
    check_text(run.output, "", "%s", complaint);
    check_int(run.status, status, "%s", complaint);
    run_release(&run);
}

/* The same complaint from whoever reads the file: as a deck checked, scored and played, as picks.
 */
static void check_no_file(const char *name, const char *complaint, int status)
{
    check_refused((struct program){.arguments = {"deck", "check", name}}, complaint, status);
    check_refused((struct program){.arguments = {"score", name, WORKED_PICK}}, complaint, status);
    check_refused((struct program){.arguments = {"play", "--text", "--deck", name}}, complaint,
                  status);
    check_refused((struct program){.arguments = {"score", WORKED_DECK, name}}, complaint, status);
}

/* --- files that are none ------------------------------------------------------------------------
 */

static void a_pipe_that_nobody_writes_to_is_not_waited_for(void **state)
{
    (void)state;
    assert_int_equal(mkfifo(folder_file(&folder, "pipe.yaml"), 0600), 0);
    check_no_file("pipe.yaml", "cannot read 'pipe.yaml': nothing comes out of this pipe", 3);
    folder_make_inside(&folder, "deck");
    assert_int_equal(mkfifo(folder_file(&folder, "deck/deck.yaml"), 0600), 0);
    check_refused((struct program){.arguments = {"deck", "check", "deck"}},
                  "cannot open 'deck/deck.yaml': it is not a file", 3);
}

static void a_device_is_not_read(void **state)
{
    (void)state;
    assert_int_equal(symlink("/dev/zero", folder_file(&folder, "zero.yaml")), 0);
    check_no_file("zero.yaml", "cannot open 'zero.yaml': it is a device, not a file", 3);
    check_refused((struct program){.arguments = {"score", WORKED_DECK, "/dev/null"}},
                  "cannot open '/dev/null': it is a device, not a file", 3);
}

static void a_link_that_leads_nowhere_is_said_to_be_one(void **state)
{
    (void)state;
    assert_int_equal(symlink("nothing", folder_file(&folder, "link.yaml")), 0);
    assert_int_equal(symlink("round.yaml", folder_file(&folder, "round.yaml")), 0);
    folder_make_inside(&folder, "deck");
    assert_int_equal(symlink("nothing", folder_file(&folder, "deck/deck.yaml")), 0);
    check_no_file("link.yaml",
                  "cannot open 'link.yaml': it is a link to something that is not there", 3);
    check_no_file("round.yaml", "cannot open 'round.yaml': it is a link that leads in a circle", 3);
    check_refused((struct program){.arguments = {"deck", "check", "deck"}},
                  "'deck/deck.yaml' is a link; put the file itself there", 1);
}

static void a_folder_is_no_deck_without_a_deck_in_it(void **state)
{
    (void)state;
    folder_make_inside(&folder, "empty");
    folder_make_inside(&folder, "odd");
    folder_make_inside(&folder, "odd/deck.yaml");
    check_refused((struct program){.arguments = {"deck", "check", "empty"}},
                  "the folder 'empty' has no deck.yaml and no deck.csv", 1);
    check_refused((struct program){.arguments = {"deck", "check", "odd"}},
                  "cannot open 'odd/deck.yaml': it is a folder", 3);
}

static void a_folder_nobody_may_look_into_is_the_machines_fault(void **state)
{
    (void)state;
    if (geteuid() == 0) {
        print_message("skipped: root may look into every folder\n");
        skip();
    }
    folder_make_inside(&folder, "secret");
    assert_int_equal(chmod(folder_file(&folder, "secret"), 0), 0);
    check_refused((struct program){.arguments = {"deck", "check", "secret"}},
                  "cannot open 'secret/deck.yaml': permission denied", 3);
    assert_int_equal(chmod(folder_file(&folder, "secret"), 0700), 0);
}

static void a_gigabyte_is_not_read(void **state)
{
    (void)state;
    folder_write(&folder, "large.yaml", "deck: large\n");
    assert_int_equal(truncate(folder_file(&folder, "large.yaml"), 1L << 30), 0);
    const char *complaint = "'large.yaml' is larger than the 256 MiB allowed";
    check_refused((struct program){.arguments = {"deck", "check", "large.yaml"}}, complaint, 1);
    check_refused((struct program){.arguments = {"score", "large.yaml", WORKED_PICK}}, complaint,
                  1);
    check_refused((struct program){.arguments = {"play", "--text", "--deck", "large.yaml"}},
                  complaint, 1);
}

/* --- texts that a terminal would obey -----------------------------------------------------------
 */

static void control_characters_in_a_deck_reach_no_terminal(void **state)
{
    (void)state;
    folder_make_inside(&folder, "cards");
    folder_write(
        &folder, "cards/red.yaml",
        "deck: red\ntitle: \"\\e[31mRed\\x9b\\e\"\nlanguage: en\nversion: \"\\a1\"\ncards:\n"
        "  - {id: \"a\\e[1m\", title: \"\\eA\", situation: \"S\\e\", context: change, responses: ["
        "{text: \"\\eL\", approach: leadership}, {text: M, approach: management}]}\n");
    folder_write(&folder, "picks.csv", "round,seat,card,response\n1,\x1B[32mAnn,a\x1B[1m,A\n");
    static const char *const rows[][4] = {
        {"decks"},
        {"decks", "--json"},
        {"deck", "check", "red"},
        {"score", "red", "picks.csv"},
        {"score", "red", "picks.csv", "--json"},
        {"play", "--text", "--deck", "red"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct program program = {.folder = folder.path, .data_folder = folder.path};
        struct run run;
        program.input = "A\n\nwhy\n\n";
        memcpy(program.arguments, rows[i], sizeof rows[i]);
        program_run(&run, &program);
        check_int(run.status, 0, "row %d: %s", i, run.complaints);
        check_int(strpbrk(run.output, "\x1B\a") == NULL && strstr(run.output, "\xC2\x9B") == NULL,
                  true, "row %d: %s", i, run.output);
        check_text(run.complaints, "", "row %d", i);
        run_release(&run);
    }
}

/* --- an output that takes nothing ---------------------------------------------------------------
 */

static void output_that_does_not_arrive_is_never_a_success(void **state)
{
    (void)state;
    static const char *const rows[][6] = {
        {"--help"},
        {"--version"},
        {"decks"},
        {"decks", "--json"},
        {"deck", "check", WORKED_DECK},
        {"score", WORKED_DECK, WORKED_PICK},
        {"score", WORKED_DECK, WORKED_PICK, "--json"},
        {"-h"},
        {"deck", "check", WORKED_DECK, "--json"},
        {"deck", "schema"},
        {"deck", "schema", "--translation"},
        {"deck", "convert", WORKED_DECK, "-", "--to", "json"},
        {"deck", "convert", WORKED_DECK, "-", "--to", "csv"},
        {"simulate", WORKED_DECK, "--games", "20"},
        {"simulate", WORKED_DECK, "--games", "20", "--json"},
        {"history"},
        {"history", "--json"},
        {"report", "--list"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct program program = {
            .data_folder = PROJECT_FOLDER, .data_home = folder.path, .output_file = "/dev/full"};
        memcpy(program.arguments, rows[i], sizeof rows[i]);
        check_refused(program, "cannot write all of the output: the disk is full", 3);
        program.output_file = NULL;
        program.output_closed = true;
        check_refused(program,
                      "cannot write all of the output: whoever was reading it has gone away", 3);
    }
}

static void a_mistake_is_reported_once_where_the_output_takes_nothing(void **state)
{
    (void)state;
    check_refused((struct program){.arguments = {"play", "--text", "--deck", WORKED_DECK},
                                   .output_file = "/dev/full"},
                  "the terminal is gone; the voyage ends at card 1", 3);
    check_refused((struct program){.arguments = {"decks", "core"}, .output_file = "/dev/full"},
                  "decks takes no deck; try evenkeel deck check core", 2);
}

/* --- a disk that fills up -----------------------------------------------------------------------
 */

static int count_names(const char *path)
{
    int count = 0;
    DIR *entries = opendir(path);
    assert_non_null(entries);
    for (const struct dirent *entry = readdir(entries); entry != NULL; entry = readdir(entries))
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(entries);
    return count;
}

static void a_disk_that_fills_up_keeps_the_old_file_and_no_half_of_the_new(void **state)
{
    (void)state;
#define DECK PROJECT_FOLDER "/cards/core"
    static const struct {
        const char *name, *arguments[PROGRAM_ARGUMENTS_MAX];
    } rows[] = {
        {"old.zip", {"deck", "pack", DECK, "old.zip", "--force"}},
        {"old.html", {"deck", "print", DECK, "-o", "old.html"}},
        {"old.csv", {"deck", "convert", DECK "/deck.yaml", "old.csv", "--force"}},
    };
    char path[FOLDER_PATH_BYTES + 16], name[64], complaint[128];
    folder_make_inside(&folder, "little");
    snprintf(path, sizeof path, "%s", folder_file(&folder, "little"));
    const char *reason = little_room_make(path);
    for (int i = 0; i < COUNT(rows); i++) {
        struct program program = {.folder = path};
        memcpy(program.arguments, rows[i].arguments, sizeof program.arguments);
        snprintf(name, sizeof name, "little/%s", rows[i].name);
        snprintf(complaint, sizeof complaint, "cannot write '%s': %s", rows[i].name, reason);
        folder_write(&folder, name, "old\n");
        check_refused(program, complaint, 3);
        char *text = file_text(folder_file(&folder, name));
        check_text(text, "old\n", "%s", name);
        free(text);
        check_int(count_names(path), 1, "%s alone", name);
        unlink(folder_file(&folder, name));
    }
    little_room_end(path);
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_pipe_that_nobody_writes_to_is_not_waited_for),
        IN_A_FOLDER(a_device_is_not_read),
        IN_A_FOLDER(a_link_that_leads_nowhere_is_said_to_be_one),
        IN_A_FOLDER(a_folder_is_no_deck_without_a_deck_in_it),
        IN_A_FOLDER(a_folder_nobody_may_look_into_is_the_machines_fault),
        IN_A_FOLDER(a_gigabyte_is_not_read),
        IN_A_FOLDER(control_characters_in_a_deck_reach_no_terminal),
        IN_A_FOLDER(output_that_does_not_arrive_is_never_a_success),
        IN_A_FOLDER(a_mistake_is_reported_once_where_the_output_takes_nothing),
        IN_A_FOLDER(a_disk_that_fills_up_keeps_the_old_file_and_no_half_of_the_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
