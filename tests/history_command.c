/* What the commands over the history say and write, and with which status: report, history export,
 * history import, history delete. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/home.h"
#include "support/program.h"

#define DECK TESTS_FOLDER "/vectors/deck.yaml"

/* The words are parted by single spaces; "OUT" begins a path in the home. */
static void run_words(struct run *run, const char *words, const char *input)
{
    static char line[1024], out[FOLDER_PATH_BYTES + 64];
    struct program program = {.data_home = home_folder()->path, .input = input};
    int count = 0;
    snprintf(out, sizeof out, "%s", folder_file(home_folder(), "out"));
    snprintf(line, sizeof line, "%s", words);
    for (char *rest = line; rest != NULL;) {
        char *word = strsep(&rest, " ");
        static char paths[PROGRAM_ARGUMENTS_MAX][FOLDER_PATH_BYTES + 96];
        if (strncmp(word, "OUT", 3) == 0)
            snprintf(paths[count], sizeof paths[count], "%s%s", out, word + 3);
        else
            snprintf(paths[count], sizeof paths[count], "%s", word);
        program.arguments[count] = paths[count];
        count++;
    }
    program_run(run, &program);
}

static void check_run(const char *words, int status, const char *output, const char *complaints)
{
    struct run run;
    run_words(&run, words, NULL);
    check_int(run.status, status, "%s: %s", words, run.complaints);
    if (strstr(run.output, output) == NULL || (output[0] == '\0' && run.output[0] != '\0'))
        check_text(run.output, output, "%s", words);
    if (strstr(run.complaints, complaints) == NULL ||
        (complaints[0] == '\0' && run.complaints[0] != '\0'))
        check_text(run.complaints, complaints, "%s", words);
    run_release(&run);
}

static void play_two(void)
{
    struct run run;
    run_words(&run, "play --text --deck " DECK " --cards 2",
              "a\n\na\n\n\na\n\na\n\n\na\n\na\n\n\na\n\na\n\n\n");
    check_int(run.status == 0 || run.status == 1, true, "%s", run.complaints);
    run_release(&run);
    run_words(&run, "play --text --deck " DECK " --cards 3", "a\n");
    check_text(run.complaints, "evenkeel: the input ended at card 1 of 3\n", "the second is left");
    run_release(&run);
}

/* free() it. */
static char *written(const char *ending)
{
    char name[16];
    snprintf(name, sizeof name, "out%s", ending);
    return file_text(folder_file(home_folder(), name));
}

static void where_nothing_was_played_it_is_said(void **state)
{
    (void)state;
    check_run("report --list", 0, "No session has been kept yet.\n", "");
    check_run("report -o OUT.html", 1, "", "evenkeel: no session has been kept yet\n");
    check_run("history", 0, "Nothing that was played to its end is in the history.\n", "");
}

static void sessions_are_listed_and_reported_by_their_number(void **state)
{
    (void)state;
    play_two();
    check_run("report --list", 0, ": Worked sessions\n    1  ", "");
    check_run("report 2 -o OUT.md", 0, "", "");
    char *second = written(".md");
    assert_non_null(strstr(second, "Worked sessions"));
    /* The last one, unless it is told which. */
    check_run("report -o OUT.md", 0, "", "");
    char *last = written(".md");
    assert_string_equal(last, second);
    check_run("report 1 -o OUT.md --names", 0, "", "");
    char *first = written(".md");
    assert_string_not_equal(first, second);
    free(first);
    free(last);
    free(second);
}

/* Killed before the first answer, or ended then: nothing was played, and there is nothing to tell.
 */
static void what_was_begun_and_not_played_is_no_session_to_report(void **state)
{
    static const char begun[] =
        "INSERT INTO sessions (id, uuid, way, deck, deck_title, deck_version, deck_mark, started,"
        " card, cards, setup, place) SELECT id + 70, 'ffffffff-0000-4000-8000-00000000000' || id,"
        " way, deck, deck_title, deck_version, deck_mark, started, 1, cards, setup, ''"
        " FROM sessions WHERE id = 2";
    struct run run;
    (void)state;
    play_two();
    check_run("report 2 -o OUT.md", 0, "", "");
    char *second = written(".md");
    run_words(&run, "play --text --new --deck " DECK " --cards 3", "quit\nyes\n");
    check_int(run.status, 0, "%s", run.complaints);
    run_release(&run);
    home_run(begun);
    check_run("report -o OUT.md", 0, "", "");
    char *last = written(".md");
    assert_string_equal(last, second);
    run_words(&run, "report --list", NULL);
    assert_non_null(strstr(run.output, "    2  "));
    assert_null(strstr(run.output, "    3  "));
    assert_null(strstr(run.output, "   72  "));
    run_release(&run);
    home_run("DELETE FROM sessions WHERE id < 3");
    check_run("report --list", 0, "No session has been kept yet.\n", "");
    check_run("report -o OUT.md", 1, "", "evenkeel: no session has been kept yet\n");
    free(last);
    free(second);
}

static void what_no_report_can_be_made_of_is_named(void **state)
{
    static const char usage[] = "evenkeel: report takes a session and a file: evenkeel report "
                                "[SESSION] -o OUT.html, or evenkeel report --list\n";
    static const struct {
        const char *words;
        int status;
        const char *complaints;
    } rows[] = {
        {"report", 2, usage},
        {"report 1 2 -o OUT.md", 2, usage},
        {"report --list -o OUT.md", 2, usage},
        {"report 99 -o OUT.md", 1, "evenkeel: there is no session 99; see evenkeel report --list"},
        {"report x -o OUT.md", 2, "evenkeel: 'x' is not a session's number"},
        {"report 0 -o OUT.md", 2, "evenkeel: '0' is not a session's number"},
        {"report -o OUT.doc", 2, "end its name in .html, .csv, .md or .json\n"},
        {"report --nonsense", 2, "evenkeel: unknown option '--nonsense'; see evenkeel --help\n"},
        {"report 1 -o OUT/no-such-folder/a.md", 3, "evenkeel: cannot write '"},
    };
    (void)state;
    play_two();
    for (int i = 0; i < COUNT(rows); i++)
        check_run(rows[i].words, rows[i].status, "", rows[i].complaints);
}

static void a_history_is_moved_by_two_commands(void **state)
{
    (void)state;
    play_two();
    check_run("history export OUT.json", 0, "", "");
    check_run("history import OUT.json", 0, "0 sessions imported, 2 were here already.\n", "");
    check_run("history delete 1 --yes", 0, "Deleted: 1 session. ", "");
    check_run("history import OUT.json", 0, "1 session imported, 1 was here already.\n", "");
    check_run("history delete --all --yes", 0, "Deleted: 2 sessions. ", "");
    check_run("history import OUT.json", 0, "2 sessions imported.\n", "");
}

static void what_cannot_be_moved_is_named(void **state)
{
    static const struct {
        const char *words;
        int status;
        const char *complaints;
    } rows[] = {
        {"history export", 2, "history export takes one file: evenkeel history export OUT.json"},
        {"history export a b", 2, "history export takes one file"},
        {"history export --x", 2, "evenkeel: unknown option '--x'; see evenkeel --help\n"},
        {"history import", 2, "history import takes one file: evenkeel history import FILE.json"},
        {"history import OUT.no", 3, ": no such file or folder\n"},
        {"history import " DECK, 1, "it is no history that evenkeel history export wrote\n"},
        {"history export OUT/no-such-folder/x.json", 3, "evenkeel: cannot write '"},
        {"history all", 2, "evenkeel: history takes no 'all'; see evenkeel --help"},
        {"history --nonsense", 2, "evenkeel: unknown option '--nonsense'"},
        {"history delete", 2, "history delete takes one of: a session's number"},
        {"deck schema x", 2, "evenkeel: deck schema takes no deck: evenkeel deck schema "},
        {"deck schema --x", 2, "evenkeel: unknown option '--x'"},
    };
    (void)state;
    for (int i = 0; i < COUNT(rows); i++)
        check_run(rows[i].words, rows[i].status, "", rows[i].complaints);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(where_nothing_was_played_it_is_said, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(sessions_are_listed_and_reported_by_their_number, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(what_was_begun_and_not_played_is_no_session_to_report,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(what_no_report_can_be_made_of_is_named, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_history_is_moved_by_two_commands, home_make, home_remove),
        cmocka_unit_test_setup_teardown(what_cannot_be_moved_is_named, home_make, home_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
