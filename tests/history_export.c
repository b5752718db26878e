/* A history goes out as one file, wherever that is to lie. And several machines' are merged without
 * a byte of theirs being touched. */
#include "session/history_export.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/query.h"
#include "support/check.h"
#include "support/home.h"
#include "support/program.h"
#include "support/traffic.h"

static int count_of(const char *text, const char *part)
{
    int count = 0;
    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
        count++;
    return count;
}

static void pins_and_paths_stay_at_home(void **state)
{
    (void)state;
    database_close(traffic_fill());
    home_run("UPDATE seats SET pin = '4711'");
    struct database *database = home_open();
    char *text = traffic_export(database);
    assert_null(strstr(text, "4711"));
    assert_null(strstr(text, TESTS_FOLDER));
    assert_non_null(strstr(text, "Seat 2"));
    free(text);
    database_close(database);
}

/* It would be refused where it is imported. */
static void what_makes_no_sense_stays_at_home(void **state)
{
    (void)state;
    database_close(traffic_fill());
    home_run("DELETE FROM practice");
    home_run("INSERT INTO practice VALUES ('d', 'good', 5, '2026-01-01')");
    home_run("INSERT INTO practice VALUES ('d', 'bad-1', 0, '2026-01-01')");
    home_run("INSERT INTO practice VALUES ('d', 'bad-2', 6, '2026-01-01')");
    home_run("INSERT INTO practice VALUES ('d', 'bad-3', 1, 'soon')");
    home_run("INSERT INTO practice VALUES ('d', 'bad-4', 1, '2026-01-01 and a half')");
    home_run("UPDATE sessions SET uuid = uuid || '-and-more' WHERE id = 2");
    struct database *database = home_open();
    char *text = traffic_export(database);
    check_int(count_of(text, "\"record\""), 2, "sessions");
    check_int(count_of(text, "\"box\""), 1, "boxes");
    assert_non_null(strstr(text, "\"good\""));
    free(text);
    database_close(database);
}

static void what_cannot_be_read_does_not_go_out(void **state)
{
    static const char *const hindrances[] = {"BEGIN", "DROP TABLE decks_kept",
                                             "DROP TABLE session_decks", "DROP TABLE moves",
                                             "DROP TABLE practice"};
    (void)state;
    for (int i = 0; i < COUNT(hindrances); i++) {
        struct error error = {0};
        struct database *database = database_open_in_memory();
        traffic_play(NULL, &group_cases[0], SESSION_DEBRIEF);
        struct database *kept = home_open();
        struct import_count count;
        char *text = traffic_export(kept);
        database_close(kept);
        assert_true(traffic_import(database, text, &count, &error));
        free(text);
        assert_true(query_script(database, "PRAGMA foreign_keys = OFF"));
        check_int(query_script(database, hindrances[i]), true, "%s", hindrances[i]);
        check_int(history_export(database, home_file("out.json"), &error), false, "%s",
                  hindrances[i]);
        check_int(strncmp(error.words, "cannot read '", 13), 0, "%s: %s", hindrances[i],
                  error.words);
        check_int(home_count("out.json"), 0, "%s: no half of a file", hindrances[i]);
        database_close(database);
    }
}

/* --- among the documents ------------------------------------------------------------------------
 */

static void set_home(const char *path)
{
    setenv("HOME", path, 1);
    unsetenv("XDG_CONFIG_HOME");
}

static void each_export_of_a_day_has_a_name_of_its_own(void **state)
{
    (void)state;
    struct database *database = traffic_fill();
    char paths[2][PATH_BYTES_MAX], expected[PATH_BYTES_MAX + 64];
    struct error error = {0};
    set_home(home_folder()->path);
    for (int i = 0; i < 2; i++)
        if (!history_export_save(database, paths[i], &error))
            fail_msg("%s", error.words);
    snprintf(expected, sizeof expected, "%s/Documents/Even Keel/even-keel-history-20",
             home_folder()->path);
    check_int(strncmp(paths[0], expected, strlen(expected)), 0, "%s", paths[0]);
    snprintf(expected, sizeof expected, "%.*s-2.json", (int)strlen(paths[0]) - 5, paths[0]);
    check_text(paths[1], expected, "the second");
    char *text = traffic_export(database), *saved = file_text(paths[1]);
    assert_string_equal(saved, text);
    free(saved);
    free(text);
    database_close(database);
}

static void where_no_file_can_be_made_it_is_said(void **state)
{
    (void)state;
    struct database *database = traffic_fill();
    char path[PATH_BYTES_MAX];
    struct error error = {0};
    set_home(home_folder()->path);
    folder_write(home_folder(), "Documents", "a file where the folder should be");
    assert_false(history_export_save(database, path, &error));
    assert_non_null(strstr(error.words, "Documents/Even Keel"));
    assert_false(history_export(database, home_file("no/such/folder.json"), &error));
    assert_non_null(strstr(error.words, "no/such/folder.json"));
    unsetenv("HOME");
    assert_false(history_export_save(database, path, &error));
    assert_non_null(strstr(error.words, "HOME"));
    database_close(database);
}

/* A home whose path has so many bytes, in folders of 200. */
static void set_long_home(int byte_count, bool make)
{
    static char path[PATH_BYTES_MAX];
    snprintf(path, sizeof path, "%s", home_folder()->path);
    for (int length = (int)strlen(path); length < byte_count; length = (int)strlen(path)) {
        int part = byte_count - length > 202 ? 200 : byte_count - length;
        memset(path + length, 'x', (size_t)part);
        path[length] = '/';
        path[length + part] = '\0';
        if (make)
            mkdir(path, 0700);
    }
    set_home(path);
}

static void a_home_too_deep_for_an_export_is_said_so(void **state)
{
    static const struct {
        int byte_count;
        bool made;
        const char *words;
    } rows[] = {
        {PATH_BYTES_MAX - 15, false, "the path of the documents folder is too long"},
        {PATH_BYTES_MAX - 40, true, "no name is free for an export in '"},
    };
    (void)state;
    struct database *database = traffic_fill();
    for (int i = 0; i < COUNT(rows); i++) {
        char path[PATH_BYTES_MAX];
        struct error error = {0};
        set_long_home(rows[i].byte_count, rows[i].made);
        check_int(history_export_save(database, path, &error), false, "row %d", i);
        check_int(strncmp(error.words, rows[i].words, strlen(rows[i].words)), 0, "row %d: %s", i,
                  error.words);
        check_int(error.fault, FAULT_MACHINE, "row %d", i);
    }
    database_close(database);
}

static void after_ten_thousand_exports_of_a_day_no_name_is_free(void **state)
{
    (void)state;
    struct database *database = database_open_in_memory();
    char path[PATH_BYTES_MAX], name[PATH_BYTES_MAX + 32];
    struct error error = {0};
    set_home(home_folder()->path);
    assert_true(history_export_save(database, path, &error));
    for (int i = 2; i < 10000; i++) {
        snprintf(name, sizeof name, "%.*s-%d.json", (int)strlen(path) - 5, path, i);
        assert_int_equal(symlink("nowhere", name), 0);
    }
    assert_false(history_export_save(database, path, &error));
    assert_non_null(strstr(error.words, "no name is free for an export in '"));
    database_close(database);
}

/* --- several machines ---------------------------------------------------------------------------
 */

static void run(struct run *one, const char *verb, const char *first, const char *second)
{
    program_run(one, &(struct program){.arguments = {"history", verb, first, second},
                                       .data_home = home_folder()->path});
}

static void several_machines_are_merged_and_none_is_touched(void **state)
{
    struct run one;
    size_t before_count, after_count, log_count;
    char file[FOLDER_PATH_BYTES + 64], log[FOLDER_PATH_BYTES + 72], path[FOLDER_PATH_BYTES + 64];
    (void)state;
    struct database *database = traffic_fill();
    snprintf(file, sizeof file, "%s", home_database());
    snprintf(log, sizeof log, "%s-wal", file);
    snprintf(path, sizeof path, "%s", home_file("even-keel-history.json"));
    run(&one, "export", path, NULL);
    check_int(one.status, 0, "%s", one.complaints);
    run_release(&one);
    /* A log beside it that holds a part of it. */
    assert_true(settings_keep_number(database, "text size", 150, NULL));
    char *before = home_bytes(file, &before_count), *log_before = home_bytes(log, &log_count);
    assert_true(log_count > 0);
    run(&one, "merge", file, path);
    check_int(one.status, 0, "%s", one.complaints);
    assert_non_null(strstr(one.output, "2 sessions to their end"));
    run_release(&one);
    run(&one, "merge", home_file(""), "--json");
    check_int(one.status, 0, "%s", one.complaints);
    assert_non_null(strstr(one.output, "\"format\": \"evenkeel progress 1\""));
    run_release(&one);
    char *after = home_bytes(file, &after_count);
    check_int(after_count, before_count, "the file");
    assert_memory_equal(after, before, before_count);
    free(after);
    after = home_bytes(log, &after_count);
    check_int(after_count, log_count, "its log");
    assert_memory_equal(after, log_before, log_count);
    free(after);
    free(before);
    free(log_before);
    database_close(database);
}

/* Another laptop's, in a folder of its own. */
static const char *other_file(const char *bytes, size_t byte_count)
{
    static char path[FOLDER_PATH_BYTES + 64];
    mkdir(folder_file(home_folder(), "other"), 0700);
    folder_write_bytes(home_folder(), "other/evenkeel.db", bytes, byte_count);
    snprintf(path, sizeof path, "%s", folder_file(home_folder(), "other/evenkeel.db"));
    return path;
}

static void a_damaged_machine_is_merged_as_far_as_it_can_be_read(void **state)
{
    struct run one;
    size_t byte_count, after_count;
    char file[FOLDER_PATH_BYTES + 64], expected[FOLDER_PATH_BYTES + 300];
    (void)state;
    database_close(traffic_fill());
    char *page = home_ask("SELECT rootpage FROM sqlite_schema WHERE name = 'results'");
    char *bytes = home_bytes(home_database(), &byte_count);
    memset(bytes + ((size_t)atoi(page) - 1) * 4096, 0x5a, 4096);
    free(page);
    const char *other = other_file(bytes, byte_count);
    home_run("DELETE FROM sessions");
    traffic_play(NULL, &group_cases[4], SESSION_DEBRIEF);
    snprintf(file, sizeof file, "%s", home_database());
    run(&one, "merge", file, other);
    check_int(one.status, 0, "%s", one.complaints);
    assert_non_null(strstr(one.output, "3 sessions to their end"));
    snprintf(expected, sizeof expected,
             "evenkeel: '%s' is damaged, and left as it is; 3 sessions in it could be read and are "
             "taken; open Even Keel where it was played, which repairs it\n",
             other);
    check_text(one.complaints, expected, "what was done");
    run_release(&one);
    char *after = home_bytes(other, &after_count);
    check_int(after_count, byte_count, "the file");
    assert_memory_equal(after, bytes, byte_count);
    free(after);
    free(bytes);
}

static void a_machine_of_which_nothing_can_be_read_is_named(void **state)
{
    static const char *const files[] = {"Dear diary, this is no database of any kind", ""};
    struct run one;
    char expected[FOLDER_PATH_BYTES + 300];
    (void)state;
    for (int i = 0; i < COUNT(files); i++) {
        const char *other = other_file(files[i], strlen(files[i]));
        /* Emptied, but for what its log has. */
        if (i == 1)
            folder_write(home_folder(), "other/evenkeel.db-wal", "something");
        run(&one, "merge", other, NULL);
        check_int(one.status, 1, "%s", one.complaints);
        snprintf(expected, sizeof expected,
                 "evenkeel: '%s' is damaged, and no session in it can be read; copy it once more "
                 "from where it was played, or leave it out\n",
                 other);
        check_text(one.complaints, expected, "file %d", i);
        run_release(&one);
    }
}

static void copies_lie_where_the_user_wants_them(void **state)
{
    static const struct {
        const char *folder;
        int status;
        const char *complaints;
    } rows[] = {
        {"/no/such/folder", 3,
         "evenkeel: cannot make a folder in '/no/such/folder': no such file or folder\n"},
        {"no/such/folder", 0, ""},
        {"", 0, ""},
    };
    char *before = getenv("TMPDIR") != NULL ? strdup(getenv("TMPDIR")) : NULL;
    (void)state;
    database_close(traffic_fill());
    for (int i = 0; i < COUNT(rows); i++) {
        struct run one;
        setenv("TMPDIR", rows[i].folder, 1);
        run(&one, "merge", home_database(), NULL);
        if (before != NULL)
            setenv("TMPDIR", before, 1);
        else
            unsetenv("TMPDIR");
        check_int(one.status, rows[i].status, "%s: %s", rows[i].folder, one.complaints);
        check_text(one.complaints, rows[i].complaints, "%s", rows[i].folder);
        run_release(&one);
    }
    free(before);
}

static void what_cannot_be_merged_is_named(void **state)
{
    struct run one;
    (void)state;
    database_close(traffic_fill());
    home_run("PRAGMA user_version = 99");
    run(&one, "merge", home_database(), NULL);
    check_int(one.status, 3, "%s", one.complaints);
    assert_non_null(
        strstr(one.complaints, "was written by a later version of the game; it is left as it is"));
    run_release(&one);
    folder_write(home_folder(), "evenkeel/half.db", "SQLite format 3");
    run(&one, "merge", home_file("half.db"), NULL);
    check_int(one.status, 1, "half a database: %s", one.complaints);
    run_release(&one);
    folder_make_inside(home_folder(), "nothing");
    run(&one, "merge", folder_file(home_folder(), "nothing"), NULL);
    check_int(one.status, 1, "%s", one.complaints);
    assert_non_null(strstr(one.complaints, "holds no history"));
    run_release(&one);
    run(&one, "merge", NULL, NULL);
    check_int(one.status, 2, "nothing to merge");
    run_release(&one);
    run(&one, "import", home_file("no such file"), NULL);
    check_int(one.status, 3, "%s", one.complaints);
    run_release(&one);
}

int main(void)
{
#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, home_make, home_remove)
    const struct CMUnitTest tests[] = {
        AT_HOME(pins_and_paths_stay_at_home),
        AT_HOME(what_makes_no_sense_stays_at_home),
        AT_HOME(what_cannot_be_read_does_not_go_out),
        AT_HOME(each_export_of_a_day_has_a_name_of_its_own),
        AT_HOME(where_no_file_can_be_made_it_is_said),
        AT_HOME(a_home_too_deep_for_an_export_is_said_so),
        AT_HOME(after_ten_thousand_exports_of_a_day_no_name_is_free),
        AT_HOME(several_machines_are_merged_and_none_is_touched),
        AT_HOME(a_damaged_machine_is_merged_as_far_as_it_can_be_read),
        AT_HOME(a_machine_of_which_nothing_can_be_read_is_named),
        AT_HOME(copies_lie_where_the_user_wants_them),
        AT_HOME(what_cannot_be_merged_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
