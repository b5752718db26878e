/* Sessions whose moves a rescue could not read: what they came to goes out, comes in, is merged and
 * told of, and nothing is made up. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"
#include "session/history_remains.h"
#include "store/progress.h"
#include "store/query.h"
#include "support/check.h"
#include "support/home.h"
#include "support/program.h"
#include "support/traffic.h"

/* Three that are over: of the first the last moves are lost, of the second all, the third is whole.
 */
static void fill(void)
{
    traffic_play(NULL, &group_cases[4], SESSION_DEBRIEF);
    traffic_play(NULL, &group_cases[5], SESSION_DEBRIEF);
    traffic_play(NULL, &group_cases[1], SESSION_DEBRIEF);
    home_run("DELETE FROM moves WHERE session = 1 AND number >"
             " (SELECT number FROM moves WHERE session = 1 AND line = 'next' LIMIT 1);"
             "DELETE FROM moves WHERE session = 2");
}

static char *export_here(void)
{
    struct database *database = home_open();
    char *text = traffic_export(database);
    database_close(database);
    return text;
}

static struct database *import_elsewhere(const char *text, struct import_count *count)
{
    struct error error = {0};
    struct database *database = database_open_in_memory();
    if (!traffic_import(database, text, count, &error))
        fail_msg("%s", error.words);
    return database;
}

/* Each game of everybody, told by its session's own id. */
static void check_same_progress(struct database *a, struct database *b)
{
    const struct progress_filter everybody = {.who = PROGRESS_EVERYBODY};
    struct progress before, after;
    struct error error;
    assert_true(progress_load(&before, a, &everybody, NULL, NULL, &error));
    assert_true(progress_load(&after, b, &everybody, NULL, NULL, &error));
    check_int(after.game_count, before.game_count, "games");
    check_int(progress_fit(&after), progress_fit(&before), "fit over all lenses");
    check_int((int)after.lean, (int)before.lean, "lean");
    for (int i = 0; i < before.game_count; i++) {
        const struct progress_game *game = &before.games[i], *same = NULL;
        for (int j = 0; j < after.game_count; j++)
            if (strcmp(after.games[j].uuid, game->uuid) == 0 && after.games[j].seat == game->seat)
                same = &after.games[j];
        assert_non_null(same);
        check_text(same->name, game->name, "name of %d", i);
        check_text(same->started, game->started, "day of %d", i);
        check_text(same->way, game->way, "way of %d", i);
        check_text(same->deck_title, game->deck_title, "deck of %d", i);
        check_int(same->turns, game->turns, "turns of %d", i);
        check_int(same->total, game->total, "points of %d", i);
        check_int(same->score, game->score, "score of %d", i);
        check_int(same->fit, game->fit, "fit of %d", i);
        check_int(same->balance, game->balance, "balance of %d", i);
        check_int(same->follow_through, game->follow_through, "follow-through of %d", i);
        check_int(same->band.low, game->band.low, "band of %d", i);
        check_int(same->blind.high, game->blind.high, "blind band of %d", i);
    }
    progress_release(&before);
    progress_release(&after);
}

static void results_go_out_and_come_in_without_their_moves(void **state)
{
    struct import_count count;
    struct error error = {0};
    (void)state;
    fill();
    char *text = export_here();
    struct database *here = home_open(), *there = import_elsewhere(text, &count);
    check_int(count.added, 3, "all");
    check_int(count.results_only, 2, "those whose moves are lost");
    check_same_progress(here, there);
    check_int(history_count(there, HISTORY_UNFINISHED), 0, "what was over stays over");
    /* From there it goes on as well. */
    char *again = traffic_export(there);
    struct database *third = import_elsewhere(again, &count);
    check_int(count.results_only, 2, "once more");
    check_same_progress(here, third);
    char *last = traffic_export(third);
    check_text(last, again, "the same");
    assert_true(traffic_import(there, text, &count, &error));
    check_int(count.added, 0, "none twice");
    check_int(count.known, 3, "all known");
    free(last);
    free(again);
    free(text);
    database_close(third);
    database_close(there);
    database_close(here);
}

static void a_history_that_is_whole_goes_out_as_ever(void **state)
{
    (void)state;
    database_close(traffic_fill());
    char *text = export_here();
    assert_null(strstr(text, "results_only"));
    free(text);
}

/* Neither the cards nor, elsewhere, a deck of this name. */
static void results_come_in_where_the_cards_are_lost(void **state)
{
    struct import_count count;
    (void)state;
    fill();
    home_run("DELETE FROM session_decks; DELETE FROM decks_kept");
    char *text = export_here();
    struct database *here = home_open(), *there = import_elsewhere(text, &count);
    check_int(count.added, 3, "all");
    check_int(count.results_only, 3, "by their results");
    check_same_progress(here, there);
    free(text);
    database_close(there);
    database_close(here);
}

/* As the exports before had it: nothing but the end's day told that it was over. */
static void a_session_that_was_over_is_not_to_be_continued(void **state)
{
    struct import_count count;
    (void)state;
    fill();
    home_run("DELETE FROM results; DELETE FROM turns; DELETE FROM sessions WHERE id = 2");
    char *text = export_here();
    assert_null(strstr(text, "results_only"));
    struct database *there = import_elsewhere(text, &count);
    check_int(count.added, 2, "both");
    check_int(history_count(there, HISTORY_OVER), 2, "both are over");
    free(text);
    database_close(there);
}

#define NONSENSE                                                                                   \
    "'there.json' was not imported: the results of its session without moves 1 make no sense"

static void what_makes_no_sense_stays_at_home(void **state)
{
    struct import_count count;
    (void)state;
    fill();
    home_run("UPDATE results SET score = 101 WHERE session = 1 AND seat = 1;"
             "UPDATE results SET band_high = NULL, band_low = 1 WHERE session = 2;"
             "UPDATE turns SET lens = 'no such' WHERE session = 1 AND round = 1;"
             "UPDATE turns SET fit = 11 WHERE session = 1 AND round = 2;"
             "UPDATE sessions SET started = 'in May', card = 0, cards = 501 WHERE id = 2;"
             "UPDATE seats SET name = '' WHERE session = 1");
    char *text = export_here();
    struct database *there = import_elsewhere(text, &count);
    check_int(count.results_only, 2, "the rest of them");
    check_int(
        (int)query_one(there, "SELECT count(*) FROM results WHERE score > 100", NO_VALUES, -1), 0,
        "the score");
    check_int((int)query_one(there, "SELECT count(*) FROM turns WHERE fit > 10", NO_VALUES, -1), 0,
              "the turn");
    free(text);
    database_close(there);
}

static void what_a_broken_head_says_is_left_out_or_unknown(void **state)
{
    struct import_count count;
    (void)state;
    fill();
    traffic_play(NULL, &group_cases[5], SESSION_DEBRIEF);
    traffic_play(NULL, &group_cases[5], SESSION_DEBRIEF);
    traffic_play(NULL, &group_cases[5], SESSION_DEBRIEF);
    traffic_play(NULL, &group_cases[5], SESSION_DEBRIEF);
    home_run("DELETE FROM moves WHERE session > 3;"
             "UPDATE sessions SET ended = 'in May' WHERE id = 1;"
             "UPDATE sessions SET ended = '', started = '2026-11-25 10:00:00:00:00:00'"
             " WHERE id = 2;"
             "INSERT INTO members VALUES (2, 1, 1, 'Priya'), (2, 1, 2, 'Wei');"
             "UPDATE turns SET fit = 10, best = 9 WHERE session = 2 AND round = 1;"
             "UPDATE turns SET lens = '', approach = NULL WHERE session = 2 AND round = 2;"
             "UPDATE results SET band_low = 9, band_high = 5 WHERE session = 1 AND seat = 1;"
             "UPDATE results SET blind_low = 9, blind_high = 5, fit = NULL, band_low = NULL,"
             " band_high = NULL WHERE session = 1 AND seat = 2;"
             "UPDATE results SET fit = NULL, band_low = 5, band_high = 60 WHERE session = 2;"
             "UPDATE turns SET context = -3 WHERE session = 2 AND round = 3;"
             "UPDATE sessions SET uuid = '0000000000000000000000000000000000000' WHERE id = 4;"
             "UPDATE sessions SET uuid = 'zzzzzzzz-0000-4000-8000-000000000000' WHERE id = 5;"
             "UPDATE sessions SET way = 'raft' WHERE id = 6");
    char *text = export_here();
    struct database *there = import_elsewhere(text, &count);
    check_int(count.results_only, 3, "those that have an id and a way");
    check_int(
        (int)query_one(there, "SELECT count(*) FROM members WHERE name = 'Wei'", NO_VALUES, 0), 1,
        "who was in the crew");
    check_int(
        (int)query_one(there, "SELECT count(*) FROM sessions WHERE ended = '?'", NO_VALUES, 0), 1,
        "when is unknown");
    free(text);
    database_close(there);
}

static void of_many_only_the_first_are_named(void **state)
{
    char numbers[REMAINS_NUMBERS_BYTES];
    (void)state;
    for (int i = 0; i < 12; i++)
        traffic_play(NULL, &group_cases[5], SESSION_DEBRIEF);
    home_run("DELETE FROM moves");
    struct database *database = home_open();
    check_int(remains_count(database, numbers), 12, "all are counted");
    check_text(numbers, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …", "ten are named");
    database_close(database);
}

/* Its end is told by the other list alone. */
static void results_tell_that_a_session_was_over(void **state)
{
    struct import_count count;
    (void)state;
    fill();
    char *text = export_here(), *bad = traffic_replaced(text, "\"ended\": \"", "\"x\": \"");
    struct database *there = import_elsewhere(bad, &count);
    check_int(history_count(there, HISTORY_UNFINISHED), 0, "it is over");
    database_close(there);
    free(bad);
    free(text);
}

static void of_two_with_one_id_the_first_comes_in(void **state)
{
    struct import_count count;
    (void)state;
    fill();
    home_run("DELETE FROM moves WHERE session = 1");
    char *first = home_ask("SELECT uuid FROM sessions WHERE id = 1");
    char *second = home_ask("SELECT uuid FROM sessions WHERE id = 2");
    char *text = export_here(), *twice = traffic_replaced(text, second, first);
    struct database *there = import_elsewhere(twice, &count);
    check_int(count.results_only, 1, "one of them");
    check_int(count.known, 1, "the other is the same");
    database_close(there);
    free(twice);
    free(text);
    free(second);
    free(first);
}

static char *many(const char *one, int count)
{
    char *text = memory_new(strlen(one) * (size_t)count + 3, 1), *at = text;
    *at++ = '[';
    for (int i = 0; i < count; i++)
        at = stpcpy(at, one);
    at[-1] = ']';
    return text;
}

/* Lists and texts that are longer than any session has. */
static void what_is_too_much_is_refused(void **state)
{
    static const struct {
        const char *from, *one;
        int count;
    } cases[] = {
        {"\"seats\": ", "{\"name\": \"\", \"members\": []},", SEATS_MAX + 1},
        {"\"results\": ", "{},", SEATS_MAX + 1},
        {"\"turns\": [", "{},", SEATS_MAX * ROUNDS_MAX + 1},
        {"\"deck_title\": ", "x", 1002},
    };
    (void)state;
    fill();
    char *text = export_here(), *start = strstr(text, "\"results_only\"");
    for (int i = 0; i < COUNT(cases); i++) {
        struct import_count count;
        struct error error = {0};
        struct database *other = database_open_in_memory();
        char *list = many(cases[i].one, cases[i].count), *to, *whole;
        /* A text, not a list. */
        if (cases[i].one[0] == 'x')
            list[0] = list[strlen(list) - 1] = '"';
        int key = (int)strcspn(cases[i].from, ":");
        bool open = cases[i].from[strlen(cases[i].from) - 1] == '[';
        assert_true(
            asprintf(&to, "%.*s: %s, \"x\": %s", key, cases[i].from, list, open ? "[" : "") > 0);
        char *bad = traffic_replaced(start, cases[i].from, to);
        assert_true(asprintf(&whole, "%.*s%s", (int)(start - text), text, bad) > 0);
        check_int(traffic_import(other, whole, &count, &error), false, "case %d", i);
        check_text(error.words, NONSENSE, "case %d", i);
        free(whole);
        free(bad);
        free(to);
        free(list);
        database_close(other);
    }
    free(text);
}

static void what_cannot_be_believed_is_refused_and_nothing_comes_in(void **state)
{
    static const struct {
        const char *from, *to;
    } cases[] = {
        {"\"way\": \"", "\"way\": \"no-"},
        {"\"way\"", "\"day\""},
        {"\"ended\": \"", "\"ended\": \"\", \"x\": \""},
        {"\"ended\": \"", "\"ended\": \"2026-11-25 10:00:00:00:00:00"},
        {"\"deck\": \"", "\"deck\": [], \"x\": \""},
        {"\"card\": ", "\"card\": 0, \"x\": "},
        {"\"card\": \"", "\"card\": [], \"x\": \""},
        {"\"name\"", "\"called\""},
        {"\"members\": []", "\"members\": [\"   \"]"},
        {"\"members\": []", "\"members\": [{}]"},
        {"\"band_low\": ", "\"band_low\": 9, \"band_high\": 5, \"x\": "},
        {"\"blind_low\": ", "\"blind_low\": 9, \"blind_high\": 5, \"x\": "},
        {"\"context\": ", "\"fit\": 10, \"best\": 9, \"context\": "},
        {"\"deck_title\"", "\"title\""},
        {"\"deck_version\": \"", "\"deck_version\": [], \"x\": \""},
        {"\"deck_mark\"", "\"mark\""},
        {"\"card\": ", "\"card\": 9999"},
        {"\"cards\": ", "\"cards\": -"},
        {"\"seats\"", "\"chairs\""},
        {"\"members\"", "\"friends\""},
        {"\"members\": []", "\"members\": [[]]"},
        {"\"name\": \"Seat 2\"", "\"name\": \"Seat 1\""},
        {"\"name\": \"Seat 2\"", "\"name\": \"   \""},
        {"\"results\"", "\"outcomes\""},
        {"\"seat\": 1", "\"seat\": 0"},
        {"\"seat\": 1", "\"seat\": 13"},
        {"\"seat\": 1", "\"seat\": 2"},
        {"\"seat\": 1", "\"seat\": \"one\""},
        {"\"seat\": 1", "\"seat\": null"},
        {"\"turns\": ", "\"turns\": 0, \"x\": "},
        {"\"turns\": ", "\"turns\": 501, \"x\": "},
        {"\"answered\": ", "\"answered\": 400"},
        {"\"answered\": ", "\"answered\": 400, \"x\": "},
        {"\"points\": ", "\"points\": 99999999"},
        {"\"points\": ", "\"points\": \"-\", \"x\": "},
        {"\"score\": ", "\"score\": 101, \"x\": "},
        {"\"fit\": ", "\"fit\": -1, \"x\": "},
        {"\"lean\"", "\"slope\""},
        {"\"band_low\": ", "\"band_low\": 1, \"x\": "},
        {"\"blind_high\": ", "\"blind_high\": [], \"x\": "},
        {"\"round\": 1", "\"round\": 2"},
        {"\"round\": 1", "\"round\": 501"},
        {"\"context\": ", "\"context\": 3, \"x\": "},
        {"\"approach\": ", "\"approach\": -3, \"x\": "},
        {"\"best\": ", "\"best\": -1, \"x\": "},
        {"\"best\": ", "\"best\": 11, \"x\": "},
        {"\"lens\": \"", "\"lens\": \"no "},
    };
    (void)state;
    fill();
    char *text = export_here(), *start = strstr(text, "\"results_only\"");
    assert_non_null(start);
    for (int i = 0; i < COUNT(cases); i++) {
        struct import_count count;
        struct error error = {0};
        struct database *other = database_open_in_memory();
        char *bad = traffic_replaced(start, cases[i].from, cases[i].to), *whole;
        assert_true(asprintf(&whole, "%.*s%s", (int)(start - text), text, bad) > 0);
        check_int(traffic_import(other, whole, &count, &error), false, "case %d", i);
        check_text(error.words, NONSENSE, "case %d", i);
        check_int(history_count(other, HISTORY_ALL), 0, "case %d: nothing came in", i);
        free(whole);
        free(bad);
        database_close(other);
    }
    free(text);
}

/* Whatever bytes change, it is refused with words, or what came in goes out and in again. */
static void changed_bytes_do_no_harm(void **state)
{
    const int tries = getenv("EVENKEEL_SOAK") != NULL ? 10000 : 400;
    struct random random = random_seeded(11, 1);
    int refused = 0;
    (void)state;
    fill();
    char *text = export_here();
    size_t length = strlen(text), start = (size_t)(strstr(text, "\"results_only\"") - text);
    for (int i = 0; i < tries; i++) {
        struct import_count count;
        struct error error = {0};
        struct database *other = database_open_in_memory();
        char *bytes = memory_text(text);
        for (uint32_t j = 1 + random_below(&random, 3); j > 0; j--)
            bytes[start + random_below(&random, (uint32_t)(length - start))] =
                (char)(' ' + random_below(&random, 95));
        bool done = traffic_import(other, bytes, &count, &error);
        refused += !done;
        check_int(error.words[0] != '\0', !done, "try %d: %s", i, error.words);
        if (done) {
            char *now = traffic_export(other);
            struct database *third = import_elsewhere(now, &count);
            char *last = traffic_export(third);
            check_text(last, now, "try %d: the same elsewhere", i);
            free(last);
            free(now);
            database_close(third);
        }
        free(bytes);
        database_close(other);
    }
    check_int(refused > tries / 4 && refused < tries, true, "%d of %d", refused, tries);
    free(text);
}

/* --- what is said -------------------------------------------------------------------------------
 */

static void check_run(const char *const arguments[], int status, const char *output,
                      const char *complaints)
{
    struct run run;
    struct program program = {.data_home = home_folder()->path};
    for (int i = 0; arguments[i] != NULL; i++)
        program.arguments[i] = arguments[i];
    program_run(&run, &program);
    check_int(run.status, status, "%s %s: %s", arguments[0], arguments[1], run.complaints);
    if (strstr(run.output, output) == NULL)
        check_text(run.output, output, "%s %s", arguments[0], arguments[1]);
    if (strstr(run.complaints, complaints) == NULL ||
        (complaints[0] == '\0') != (run.complaints[0] == '\0'))
        check_text(run.complaints, complaints, "%s %s", arguments[0], arguments[1]);
    run_release(&run);
}

#define RUN(status, output, complaints, ...)                                                       \
    check_run((const char *const[]){__VA_ARGS__, NULL}, status, output, complaints)

static void the_commands_say_what_is_lost(void **state)
{
    char file[FOLDER_PATH_BYTES + 64], report[FOLDER_PATH_BYTES + 64];
    (void)state;
    fill();
    snprintf(file, sizeof file, "%s", folder_file(home_folder(), "out.json"));
    snprintf(report, sizeof report, "%s", folder_file(home_folder(), "out.md"));
    RUN(0, "", "of 2 sessions (1, 2) moves were lost when a history was damaged; '", "history",
        "export", file);
    RUN(0, "3 sessions to their end", "of 2 sessions in '", "history", "merge", file);
    RUN(0, "3 sessions to their end", "of 2 sessions in '", "history", "merge", home_database());
    RUN(1, "",
        "evenkeel: the moves of this session were lost when a history was damaged; what is left "
        "of it is in the history\n",
        "report", "2", "-o", report);
    assert_false(file_exists(report));
    RUN(0, "", "the report tells of its first card alone; evenkeel history has its results\n",
        "report", "1", "-o", report);
    assert_true(file_exists(report));
    home_run("DELETE FROM moves WHERE session = 1 AND number > 1");
    RUN(1, "", "evenkeel: the moves of this session were lost", "report", "1", "-o", report);
    RUN(0, "", "", "report", "3", "-o", report);
    RUN(0, "", "", "history", "delete", "--all", "--yes");
    RUN(0, "3 sessions imported.\n", "of 2 sessions in '", "history", "import", file);
    RUN(0, "3 sessions to their end", "", "history");
}

int main(void)
{
#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, home_make, home_remove)
    const struct CMUnitTest tests[] = {
        AT_HOME(results_go_out_and_come_in_without_their_moves),
        AT_HOME(a_history_that_is_whole_goes_out_as_ever),
        AT_HOME(results_come_in_where_the_cards_are_lost),
        AT_HOME(a_session_that_was_over_is_not_to_be_continued),
        AT_HOME(what_makes_no_sense_stays_at_home),
        AT_HOME(what_a_broken_head_says_is_left_out_or_unknown),
        AT_HOME(of_many_only_the_first_are_named),
        AT_HOME(results_tell_that_a_session_was_over),
        AT_HOME(of_two_with_one_id_the_first_comes_in),
        AT_HOME(what_is_too_much_is_refused),
        AT_HOME(what_cannot_be_believed_is_refused_and_nothing_comes_in),
        AT_HOME(changed_bytes_do_no_harm),
        AT_HOME(the_commands_say_what_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
