/* What it costs to keep a move: through the store's thread, as the game does, beside a bare loop
 * that puts a row of the same text on the same disk with the same promise (write-ahead log, full
 * synchronisation). Both wait until the row is on the disk. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "figure.h"
#include "session/autosave.h"
#include "store/database.h"

enum { RUNS = 9, ROUNDS = 100 };

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec * 1e-6;
}

static void run_sql(sqlite3 *handle, const char *sql)
{
    if (sqlite3_exec(handle, sql, NULL, NULL, NULL) != SQLITE_OK) {
        fprintf(stderr, "bench_store: %s\n", sqlite3_errmsg(handle));
        exit(3);
    }
}

static double bare_row(const char *path)
{
    sqlite3 *handle;
    if (sqlite3_open(path, &handle) != SQLITE_OK)
        exit(3);
    run_sql(handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                    "CREATE TABLE IF NOT EXISTS bare (number INTEGER PRIMARY KEY, line TEXT, "
                    "tenths INTEGER)");
    double began = milliseconds();
    for (int i = 0; i < 2 * ROUNDS; i++)
        run_sql(handle, "INSERT INTO bare (line, tenths) VALUES ('vote 1 B', 42)");
    double took = (milliseconds() - began) / (2 * ROUNDS);
    sqlite3_close(handle);
    return took;
}

/* As many cards as the deck has, each chosen and gone on from: two steps to keep. */
static double kept_step(struct history_writer *writer, const struct deck_mix *decks)
{
    static struct session session;
    static struct autosave autosave;
    struct error error;
    const struct session_setup setup = {
        .game = {
            .way = WAY_CREW, .seats = 1, .rounds = deal_rounds_max(&decks->deck, WAY_CREW, 1)}};
    if (!session_start(&session, &decks->deck, &setup, &error))
        exit(error_report(&error));
    autosave_start(&autosave, writer, &session, decks);
    autosave_wait(&autosave, -1);
    int steps = 0;
    double began = milliseconds();
    while (session.phase != SESSION_DEBRIEF) {
        if (session.phase == SESSION_CHOOSE)
            session_choose(&session, steps % 3);
        else
            session_command(&session, COMMAND_NEXT);
        autosave_note(&autosave);
        autosave_wait(&autosave, -1);
        steps++;
    }
    double took = (milliseconds() - began) / steps;
    autosave_end(&autosave);
    return took;
}

int main(void)
{
    struct deck_mix decks;
    struct error error = {0};
    const char *paths[] = {"cards/core"};
    char folder[PATH_BYTES_MAX], path[PATH_BYTES_MAX];
    struct figure figure = {.name = "a step of a session, on the disk", .unit = "ms"};
    if (!deck_mix_open(&decks, paths, 1, stderr, &error) || !path_user_folder(folder, &error))
        return error_report(&error);
    struct database *database = database_open(&error);
    if (database == NULL || !path_join(path, folder, "bare.db"))
        return error_report(&error);
    struct history_writer *writer = history_writer_new(NULL, NULL);
    for (int i = 0; i < RUNS; i++) {
        double bare = bare_row(path);
        figure_add(&figure, kept_step(writer, &decks), bare);
    }
    figure_print(&figure);
    history_writer_free(writer);
    database_close(database);
    deck_mix_release(&decks);
    return 0;
}
