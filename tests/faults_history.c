/* What was played is read, reported, exported, imported, merged and deleted, and settings are kept,
 * while memory or the disk fails: SQLite's own calls among the others. All of them with
 * EVENKEEL_SOAK, a sample without. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "store/database.h"
#include "store/query.h"
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

/* A rescue could not read how the first one ended: its results go out by themselves. */
static void lose_moves(void)
{
    struct error error = {0};
    struct database *database = database_open(&error);
    assert_non_null(database);
    assert_true(query_run(
        database, "DELETE FROM moves WHERE session = (SELECT min(id) FROM sessions)", NO_VALUES));
    database_close(database);
}

/* Two voyages here, and what another machine has: the first of them and a group's. */
static void make_history(void)
{
    const char *home = getenv("XDG_DATA_HOME");
    play(home, "voyage", NULL);
    run(tool_history_export, "there.json");
    play(home, "voyage", NULL);
    run(tool_history_export, "here.json");
    lose_moves();
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

int main(void)
{
    static const int steps[FAULTS_KINDS] = {
        [FAULTS_DISK] = 1,  [FAULTS_LOOKS] = 5,  [FAULTS_INTERRUPTED] = 7,
        [FAULTS_SHORT] = 7, [FAULTS_SYSTEM] = 1, [FAULTS_MEMORY] = 191,
    };
    return fault_runs(runs, COUNT(runs), make_history, steps);
}
