/* What was played is read, reported, exported, imported, merged and deleted, and settings are kept,
 * while memory or the disk fails: SQLite's own calls among the others. All of them with
 * EVENKEEL_SOAK, a sample without. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "store/database.h"
#include "support/check.h"
#include "support/fault_run.h"
#include "support/program.h"
#include "tools/tool.h"

#define WORKED_DECK TESTS_FOLDER "/vectors/deck.yaml"

static void play(const char *home, const char *way, const char *seats)
{
    struct run run;
    struct program program = {.arguments = {"play", "--text", "--new", "--deck", WORKED_DECK,
                                            "--cards", "2", "--mode", way},
                              .input = "a\n\n\na\n\n\n\n\n",
                              .home = home,
                              .data_home = home};
    if (seats != NULL) {
        program.arguments[9] = "--seats";
        program.arguments[10] = seats;
        program.input = "\na\n\n\nb\n\n\n\n\n\n\na\n\n\nb\n\n\n\n\n\n\n\n\n";
    }
    program_run(&run, &program);
    if (run.status != 0)
        fail_msg("%s: %s%s", way, run.output, run.complaints);
    run_release(&run);
}

static void run(int (*command)(int, char *[]), const char *argument)
{
    char *arguments[] = {(char *)argument, NULL};
    assert_int_equal(command(1, arguments), 0);
}

/* Two voyages here, and what another machine has: the first of them and a group's. */
static void make_history(void)
{
    const char *home = getenv("XDG_DATA_HOME");
    play(home, "voyage", NULL);
    run(tool_history_export, "there.json");
    play(home, "voyage", NULL);
    run(tool_history_export, "here.json");
}

/* What the window does when somebody chooses another size. */
static int keep_setting(int argument_count, char *arguments[])
{
    struct error error = {0};
    (void)argument_count;
    (void)arguments;
    struct database *database = database_open(&error);
    bool done = database != NULL && settings_keep_number(database, "text size", 125, &error);
    database_close(database);
    return done ? FAULT_NONE : error_report(&error);
}

#define RUN(words, function, ...)                                                                  \
    {                                                                                              \
        .name = words, .command = function, .arguments = {__VA_ARGS__}, .history = true            \
    }

static const struct fault_run runs[] = {
    RUN("the sessions are listed", tool_report, "--list"),
    RUN("a report is written", tool_report, "-o", "report.html"),
    RUN("a report is written over another file", tool_report, "-o", "there.json"),
    RUN("the history is summed up", tool_history, "--json"),
    RUN("the history goes out", tool_history_export, "out.json"),
    RUN("the same history comes in", tool_history_import, "here.json"),
    RUN("histories are merged", tool_history_merge, "there.json", "here.json", "-o", "all.json"),
    RUN("a session is deleted", tool_history_delete, "1", "--yes"),
    RUN("everything is deleted", tool_history_delete, "--all", "--yes"),
    RUN("a setting is kept", keep_setting, NULL),
};

static void run_all(enum faults_kind kind, int step)
{
    for (int i = 0; i < COUNT(runs); i++)
        fault_run(&runs[i], kind, step);
}

static void every_call_to_the_disk_is_refused_once(void **state)
{
    (void)state;
    run_all(FAULTS_DISK, 3);
}

static void whether_something_is_there_cannot_be_found_out(void **state)
{
    (void)state;
    run_all(FAULTS_LOOKS, 5);
}

static void a_signal_comes_before_every_read_and_write(void **state)
{
    (void)state;
    run_all(FAULTS_INTERRUPTED, 7);
}

static void every_read_and_write_is_cut_short_once(void **state)
{
    (void)state;
    run_all(FAULTS_SHORT, 7);
}

static void memory_is_refused(void **state)
{
    (void)state;
    run_all(FAULTS_MEMORY, 191);
}

static int begin(void **state)
{
    (void)state;
    fault_runs_begin(make_history);
    return 0;
}

static int end(void **state)
{
    (void)state;
    fault_runs_end();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_to_the_disk_is_refused_once),
        cmocka_unit_test(whether_something_is_there_cannot_be_found_out),
        cmocka_unit_test(a_signal_comes_before_every_read_and_write),
        cmocka_unit_test(every_read_and_write_is_cut_short_once),
        cmocka_unit_test(memory_is_refused),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
