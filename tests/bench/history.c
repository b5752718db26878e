/* What keeping costs, and what a long history does:
 *
 *     bench_history FOLDER SESSIONS GAME   fills FOLDER with so many sessions, opens them, has the
 * GAME begin beside them in a terminal, looks back over them, and keeps choices beside them
 *
 * FOLDER is an empty one on the disk to be measured. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "figure.h"
#include "rules/deal.h"
#include "store/history_writer.h"
#include "store/progress.h"
#include "store/query.h"

enum { CHOICES = 100, TURNS = 12, RUNS = 9, STARTS = 31 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1000 + (double)time.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void fail(const char *words)
{
    fprintf(stderr, "bench_history: %s\n", words);
    exit(1);
}

/* Moves of one vote each, handed to the store's thread and waited for, as the table does. */
static void measure_choices(int run, struct figure *usual, struct figure *slow)
{
    static double took[CHOICES];
    static const struct kept_move move = {"vote 1 B", 42};
    static const struct kept_head head = {.way = "voyage",
                                          .deck = "core",
                                          .deck_title = "Core",
                                          .deck_version = "1",
                                          .deck_mark = "0123456789abcdef",
                                          .started = "2026-11-24 10:00",
                                          .setup = "code 7KQ2-M0XD-94TB\nseats 1\n"};
    static const struct roster roster = {.seat_count = 1};
    struct history_writer *writer = history_writer_new(NULL, NULL);
    for (int i = 0; i < CHOICES; i++) {
        enum history_answer answer;
        struct error error = {0};
        struct history_job *job = calloc(1, sizeof *job);
        struct history_change *change = &job->change;
        snprintf(change->uuid, UUID_BYTES, "ffffffff-0000-4000-8000-00000000%04d", run);
        change->head = i == 0 ? &head : NULL;
        change->roster = i == 0 ? &roster : NULL;
        change->move_start = i;
        change->move_count = 1;
        change->moves = &move;
        change->card = change->cards = 12;
        double start = now();
        history_writer_wait(writer, history_writer_keep(writer, job), -1);
        took[i] = now() - start;
        if (history_writer_failed(writer, 0, &answer, &error))
            fail(error.words);
    }
    history_writer_free(writer);
    qsort(took, CHOICES, sizeof *took, compare);
    figure_add(usual, took[CHOICES / 2], 0);
    figure_add(slow, took[CHOICES * 99 / 100], 0);
}

static bool write_session(struct database *database, int number)
{
    static struct kept_turn turns[TURNS];
    static struct kept_move moves[3 * TURNS];
    const struct kept_result result = {.answered = TURNS,
                                       .lean = number % 9 - 4,
                                       .reading = {.turns = TURNS,
                                                   .score = number % 101,
                                                   .fit = number % 101,
                                                   .balance = READING_UNDEFINED,
                                                   .follow_through = READING_UNDEFINED,
                                                   .band = {true, number % 90, number % 90 + 10},
                                                   .blind = {true, 40, 60}}};
    const struct kept_head head = {.way = "voyage",
                                   .deck = "core",
                                   .deck_title = "Core",
                                   .deck_version = "1",
                                   .deck_mark = "0123456789abcdef",
                                   .started = "2026-11-24 10:00",
                                   .setup = "code 7KQ2-M0XD-94TB\nseats 1\n"};
    struct roster roster = {.seat_count = 1};
    struct history_change change = {.head = &head,
                                    .roster = &roster,
                                    .move_count = 3 * TURNS,
                                    .moves = moves,
                                    .card = TURNS,
                                    .cards = TURNS,
                                    .result_count = 1,
                                    .turn_count = TURNS,
                                    .results = &result,
                                    .turns = turns};
    snprintf(change.uuid, UUID_BYTES, "%08x-0000-4000-8000-000000000000", (unsigned)number);
    snprintf(change.ended, WHEN_BYTES, "2026-11-24 10:20");
    if (number % 4 == 0)
        snprintf(roster.seats[0].name, NAME_BYTES, "Person %d", number / 4 % 20);
    for (int i = 0; i < 3 * TURNS; i++)
        snprintf(moves[i].line, MOVE_BYTES, i % 3 == 0 ? "vote 1 B" : i % 3 == 1 ? "show" : "next");
    for (int i = 0; i < TURNS; i++)
        turns[i] = (struct kept_turn){.round = i,
                                      .card = "yearly-stocktake",
                                      .lens = lens_word((enum lens)(1 + i % (LENS_COUNT - 1))),
                                      .answered = true,
                                      .fit = (number + i) % 11,
                                      .best = 10};
    return history_write(database, &change) == HISTORY_KEPT;
}

static void fill(int sessions)
{
    struct error error = {0};
    struct database *database = database_open(&error);
    if (database == NULL)
        fail(error.words);
    bool done = query_begin(database);
    for (int i = 0; done && i < sessions; i++)
        done = write_session(database, i);
    if (!done || !query_commit(database))
        fail("cannot fill the history");
    database_close(database);
}

/* What the window does with the history before its first frame. */
static double open_once(void)
{
    struct error error = {0};
    struct history_row row;
    double start = now();
    struct database *database = database_open(&error);
    if (database == NULL)
        fail(error.words);
    history_rows_release(&row, history_list(database, HISTORY_UNFINISHED, &row, 1));
    double took = now() - start;
    database_close(database);
    return took;
}

/* A game in the terminal that nobody plays: from fork to its end, with the first card shown. */
static double start_once(const char *game)
{
    int status;
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        int nothing = open("/dev/null", O_RDWR);
        for (int i = 0; i < 3; i++)
            dup2(nothing, i);
        execl(game, game, "play", "--text", (char *)NULL);
        _exit(127);
    }
    /* An input that ended too early is what it complains about. */
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 1)
        fail("the game does not begin");
    return now() - start;
}

static double look_once(enum progress_who who, const char *name)
{
    struct error error = {0};
    struct progress progress;
    struct database *database = database_open(&error);
    if (database == NULL)
        fail(error.words);
    double start = now();
    const struct progress_filter filter = {.who = who, .name = name};
    if (!progress_load(&progress, database, &filter, NULL, NULL, &error))
        fail(error.words);
    double took = now() - start;
    progress_release(&progress);
    database_close(database);
    return took;
}

static void use_folder(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    mkdir(path, 0700);
    setenv("XDG_DATA_HOME", path, 1);
}

int main(int argument_count, char *arguments[])
{
    struct figure usual = {.name = "from a choice to the disk, median", .unit = "ms"};
    struct figure slow = {.name = "from a choice to the disk, 99 of 100", .unit = "ms"};
    struct figure opened = {
        .name = "history opened, beside an empty one", .unit = "ms", .goal = 1.1};
    struct figure started = {
        .name = "terminal game, beside an empty history", .unit = "ms", .goal = 1.1};
    struct figure looked = {.name = "progress read, on its thread", .unit = "ms"};
    struct figure named = {.name = "progress read, one name of 21", .unit = "ms"};
    if (argument_count != 4)
        return 2;
    use_folder(arguments[1], "evenkeel-full");
    fill(atoi(arguments[2]));
    for (int i = 0; i < RUNS; i++) {
        use_folder(arguments[1], "evenkeel-empty");
        double empty = open_once();
        use_folder(arguments[1], "evenkeel-full");
        figure_add(&opened, open_once(), empty);
        figure_add(&looked, look_once(PROGRESS_EVERYBODY, NULL), 0);
        figure_add(&named, look_once(PROGRESS_NAME, "Person 7"), 0);
    }
    for (int i = -1; i < STARTS; i++) {
        use_folder(arguments[1], "evenkeel-empty");
        double empty = start_once(arguments[3]);
        use_folder(arguments[1], "evenkeel-full");
        double full = start_once(arguments[3]);
        /* One run of each beforehand does not count: it fills the caches. */
        if (i >= 0)
            figure_add(&started, full, empty);
    }
    for (int i = 0; i < RUNS; i++)
        measure_choices(i, &usual, &slow);
    figure_print(&usual);
    figure_print(&slow);
    figure_print(&opened);
    figure_print(&started);
    figure_print(&looked);
    figure_print(&named);
    return 0;
}
