/* After a rescue what could be read is played again: what was lost and follows from the moves is
 * there again, whichever way the history is opened. */
#include "session/history_open.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/history_writer.h"
#include "store/progress.h"
#include "store/query.h"
#include "support/check.h"
#include "support/home.h"
#include "support/program.h"
#include "support/traffic.h"

enum { SESSIONS = 12 };

/* All but the last are over. */
static void fill(void)
{
    for (int i = 0; i < SESSIONS; i++)
        traffic_play(NULL, &group_cases[i % 3], SESSION_DEBRIEF);
    traffic_play(NULL, &group_cases[0], SESSION_RESULT);
}

static char *numbers(const char *table, const char *columns)
{
    char sql[300];
    snprintf(sql, sizeof sql,
             "SELECT group_concat(row, ' / ') FROM (SELECT json_array(%s) AS row FROM %s"
             " ORDER BY 1)",
             columns, table);
    return home_ask(sql);
}

static char *results(void)
{
    return numbers("results", "session, seat, turns, answered, points, total, par, score, fit,"
                              " balance, follow_through, lean, led, both, managed, band_low");
}

static char *turns(void)
{
    return numbers("turns", "session, seat, round, card, lens, context, approach, fit, best");
}

/* One page of nonsense where the table begins: none of its rows can be read. */
static void break_table(const char *table)
{
    char sql[100];
    size_t byte_count;
    snprintf(sql, sizeof sql, "SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
    char *page = home_ask(sql), *bytes = home_bytes(home_database(), &byte_count);
    size_t offset = ((size_t)atoi(page) - 1) * 4096;
    assert_true(offset + 4096 <= byte_count);
    memset(bytes + offset, 0x5a, 4096);
    folder_write_bytes(home_folder(), "evenkeel/evenkeel.db", bytes, byte_count);
    free(page);
    free(bytes);
}

static struct database *open_by_the_terminal(struct error *error)
{
    return history_open_checked(error);
}

/* The window finds it on its thread, lets that rescue, and opens what came of it. */
static struct database *open_by_the_window(struct error *error)
{
    struct error other = {0};
    struct history_writer *writer = history_writer_new(NULL, NULL);
    assert_true(history_writer_rescue(writer, error));
    struct database *database = history_open(&other);
    check_text(other.words, "", "the second time");
    history_writer_free(writer);
    return database;
}

static void lost_results_and_turns_are_made_anew_from_the_moves(void **state)
{
    struct database *(*const ways[])(struct error *) = {open_by_the_terminal, open_by_the_window};
    (void)state;
    fill();
    char *results_before = results(), *turns_before = turns();
    for (int i = 0; i < 4; i++) {
        struct error error = {0};
        break_table(i % 2 == 0 ? "results" : "turns");
        struct database *database = ways[i / 2](&error);
        assert_non_null(database);
        check_int(strstr(error.words, "13 sessions in it could be read") != NULL, true, "%d: %s", i,
                  error.words);
        check_int(settings_number(database, SETTING_RESCUED, 0), 0, "%d: it is done", i);
        database_close(database);
        char *results_now = results(), *turns_now = turns();
        check_text(results_now, results_before, "%d: results", i);
        check_text(turns_now, turns_before, "%d: turns", i);
        free(results_now);
        free(turns_now);
    }
    free(results_before);
    free(turns_before);
}

static void the_command_shows_them_at_once(void **state)
{
    struct run run;
    (void)state;
    fill();
    break_table("results");
    program_run(&run,
                &(struct program){.arguments = {"history"}, .data_home = home_folder()->path});
    check_int(run.status, 0, "%s", run.complaints);
    assert_non_null(strstr(run.complaints, "your history was damaged"));
    assert_non_null(strstr(run.output, "12 sessions to their end"));
    run_release(&run);
}

/* Whoever opens it where the deck is not sees no less than before. */
static void what_ends_with_its_results_alone_keeps_them(void **state)
{
    (void)state;
    fill();
    home_run("DELETE FROM moves WHERE session = 2 AND number > 5");
    char *results_before = results(), *turns_before = turns();
    home_run("INSERT INTO settings VALUES ('" SETTING_RESCUED "', '1')");
    struct database *database = history_open(NULL);
    assert_non_null(database);
    database_close(database);
    char *results_now = results(), *turns_now = turns();
    check_text(results_now, results_before, "results");
    check_text(turns_now, turns_before, "turns");
    free(results_now);
    free(turns_now);
    free(results_before);
    free(turns_before);
}

/* It could neither be continued nor go out to another machine. */
static void moves_end_before_the_first_that_makes_no_sense(void **state)
{
    (void)state;
    fill();
    home_run("INSERT INTO settings VALUES ('" SETTING_RESCUED "', '1');"
             "UPDATE moves SET line = 'vote 1 @' WHERE number = 3 AND session IN (3, 13)");
    struct database *database = history_open(NULL), *other = database_open_in_memory();
    struct import_count count;
    struct error error = {0};
    struct kept_session kept;
    assert_true(history_load(database, 13, &kept));
    check_int(kept.move_count, 2, "of the one that can be continued");
    kept_session_release(&kept);
    assert_true(history_load(database, 3, &kept));
    check_int(kept.move_count, 2, "of the one that is over");
    kept_session_release(&kept);
    char *text = traffic_export(database);
    check_int(traffic_import(other, text, &count, &error), true, "%s", error.words);
    check_int(count.added, SESSIONS + 1, "all");
    free(text);
    database_close(other);
    database_close(database);
}

/* Of the session that is over its results go out; the other can nowhere be gone on with. */
static void moves_without_a_setup_do_not_keep_the_rest_at_home(void **state)
{
    (void)state;
    fill();
    home_run("INSERT INTO settings VALUES ('" SETTING_RESCUED "', '1');"
             "UPDATE sessions SET ended = NULL WHERE id = 5;"
             "UPDATE sessions SET setup = 'code nonsense' WHERE id IN (2, 5)");
    struct database *database = history_open(NULL), *other = database_open_in_memory();
    struct import_count count;
    struct error error = {0};
    char *text = traffic_export(database);
    check_int(traffic_import(other, text, &count, &error), true, "%s", error.words);
    check_int(count.added, SESSIONS, "all but the one that was not over");
    check_int(count.results_only, 1, "the one without a setup");
    free(text);
    database_close(other);
    database_close(database);
}

/* With them nothing would come in elsewhere. */
static void copies_of_decks_that_are_not_as_they_were_kept_are_mended_or_go(void **state)
{
    static const struct {
        const char *damage;
        int copies;
    } rows[] = {
        {"UPDATE decks_kept SET content = replace(content, 'Response A of card-01',"
         " 'Response a of card-01')",
         1},
        {"UPDATE decks_kept SET content = substr(content, 2)", 0},
    };
    (void)state;
    fill();
    for (int i = 0; i < COUNT(rows); i++) {
        home_run("INSERT INTO settings VALUES ('" SETTING_RESCUED "', '1')");
        home_run(rows[i].damage);
        struct database *database = history_open(NULL), *other = database_open_in_memory();
        struct import_count count;
        struct error error = {0};
        check_int(settings_number(database, SETTING_RESCUED, 0), 0, "%d: done", i);
        check_int((int)query_one(database, "SELECT count(*) FROM decks_kept", NO_VALUES, -1),
                  rows[i].copies, "%d: copies", i);
        char *text = traffic_export(database);
        bool done = traffic_import(other, text, &count, &error);
        /* Nobody has this deck installed. */
        check_int(done, rows[i].copies > 0, "%d: %s", i, error.words);
        free(text);
        database_close(other);
        database_close(database);
    }
}

static void a_disk_that_refuses_leaves_it_for_the_next_time(void **state)
{
    (void)state;
    fill();
    home_run("INSERT INTO settings VALUES ('" SETTING_RESCUED "', '1');"
             "DELETE FROM results WHERE session > 3;"
             "CREATE TRIGGER no AFTER INSERT ON turns BEGIN SELECT RAISE(ABORT, 'no'); END");
    char *before = results();
    struct database *database = history_open(NULL);
    check_int(settings_number(database, SETTING_RESCUED, 0), 1, "still to be done");
    database_close(database);
    char *now = results();
    check_text(now, before, "as it was");
    free(before);
    free(now);
    home_run("DROP TRIGGER no");
    database = history_open(NULL);
    check_int(settings_number(database, SETTING_RESCUED, 0), 0, "done");
    check_int((int)query_one(database, "SELECT count(DISTINCT session) FROM results", NO_VALUES, 0),
              SESSIONS, "all are there");
    database_close(database);
}

int main(void)
{
#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, home_make, home_remove)
    const struct CMUnitTest tests[] = {
        AT_HOME(lost_results_and_turns_are_made_anew_from_the_moves),
        AT_HOME(the_command_shows_them_at_once),
        AT_HOME(what_ends_with_its_results_alone_keeps_them),
        AT_HOME(moves_end_before_the_first_that_makes_no_sense),
        AT_HOME(moves_without_a_setup_do_not_keep_the_rest_at_home),
        AT_HOME(copies_of_decks_that_are_not_as_they_were_kept_are_mended_or_go),
        AT_HOME(a_disk_that_refuses_leaves_it_for_the_next_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
