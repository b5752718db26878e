/* The user's database: settings and kept sessions, and files of earlier versions. */
#include "store/database.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/folder.h"

static struct folder home;

static int make_home(void **state)
{
    (void)state;
    folder_init(&home);
    setenv("XDG_DATA_HOME", home.path, 1);
    return 0;
}

static int remove_home(void **state)
{
    (void)state;
    folder_release(&home);
    return 0;
}

static struct database *open_database(void)
{
    struct error error = {0};
    struct database *database = database_open(&error);
    if (database == NULL)
        fail_msg("%s", error.words);
    return database;
}

static void run(const char *statements)
{
    char path[FOLDER_PATH_BYTES + 32];
    sqlite3 *handle;
    snprintf(path, sizeof path, "%s/evenkeel/evenkeel.db", home.path);
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, statements, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
}

static void keep(struct database *database, const char *title)
{
    struct error error = {0};
    char started[] = "2026-11-24 10:00", record[] = "even keel session 1\n", name[64];
    snprintf(name, sizeof name, "%s", title);
    const struct kept_session kept = {.started = started, .title = name, .record = record};
    assert_true(sessions_keep(database, &kept, &error));
}

static void sessions_are_kept_listed_and_found(void **state)
{
    struct kept_session list[8], one;
    (void)state;
    struct database *database = open_database();
    check_int(sessions_find(database, 0, &one), false, "none yet");
    kept_session_release(&one);
    keep(database, "first");
    keep(database, "second");
    database_close(database);
    database = open_database();
    check_int(sessions_list(database, list, COUNT(list)), 2, "two");
    check_text(list[0].title, "second", "the newest first");
    check_text(list[0].record, "", "without its record");
    assert_true(sessions_find(database, 0, &one));
    check_text(one.title, "second", "the last");
    kept_session_release(&one);
    assert_true(sessions_find(database, list[1].id, &one));
    check_text(one.title, "first", "by its id");
    check_text(one.record, "even keel session 1\n", "with its record");
    check_text(one.started, "2026-11-24 10:00", "with its time");
    kept_session_release(&one);
    check_int(sessions_find(database, 99, &one), false, "no such id");
    kept_session_release(&list[0]);
    kept_session_release(&list[1]);
    database_close(database);
}

static void a_file_of_the_first_version_keeps_its_settings(void **state)
{
    (void)state;
    database_close(open_database());
    run("DROP TABLE sessions; PRAGMA user_version = 1;"
        "INSERT INTO settings (name, value) VALUES ('text size', '150')");
    struct database *database = open_database();
    check_int(settings_number(database, "text size", 100), 150, "what was set");
    keep(database, "after the step");
    database_close(database);
}

static void a_file_of_a_later_version_is_left_alone(void **state)
{
    struct error error = {0};
    (void)state;
    database_close(open_database());
    static const char *const versions[] = {"PRAGMA user_version = 99", "PRAGMA user_version = -1"};
    for (int i = 0; i < COUNT(versions); i++) {
        run(versions[i]);
        assert_null(database_open(&error));
        assert_non_null(strstr(error.words, "later version"));
    }
}

static void without_a_database_nothing_is_kept_and_nothing_fails(void **state)
{
    struct kept_session one;
    char text[] = "";
    const struct kept_session kept = {.started = text, .title = text, .record = text};
    (void)state;
    assert_true(sessions_keep(NULL, &kept, NULL));
    assert_false(sessions_find(NULL, 0, &one));
    check_int(sessions_list(NULL, &one, 1), 0, "none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sessions_are_kept_listed_and_found, make_home, remove_home),
        cmocka_unit_test_setup_teardown(a_file_of_the_first_version_keeps_its_settings, make_home,
                                        remove_home),
        cmocka_unit_test_setup_teardown(a_file_of_a_later_version_is_left_alone, make_home,
                                        remove_home),
        cmocka_unit_test(without_a_database_nothing_is_kept_and_nothing_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
