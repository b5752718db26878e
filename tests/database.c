/* The user's database as a file: settings, files of earlier and later versions, files that are
 * none. What is kept of sessions: history.c; what is damaged: rescue.c. */
#include "store/database.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/history.h"
#include "support/check.h"
#include "support/home.h"
#include "support/old_databases.h"

static void settings_are_kept(void **state)
{
    char text[16];
    (void)state;
    struct database *database = home_open();
    assert_true(settings_keep_number(database, "text size", 125, NULL));
    assert_true(settings_keep_number(database, "text size", 175, NULL));
    assert_true(settings_keep_text(database, "deck", "core", NULL));
    assert_true(settings_keep_text(database, "long", "a text of more than that", NULL));
    database_close(database);
    database = home_open();
    check_int(settings_number(database, "text size", 100), 175, "the last value");
    check_int(settings_number(database, "deck", 7), 7, "no number");
    check_int(settings_number(database, "unknown", 8), 8, "not there");
    settings_text(database, "deck", text, sizeof text, "other");
    check_text(text, "core", "a text");
    settings_text(database, "long", text, sizeof text, "other");
    check_text(text, "other", "one that does not fit");
    database_close(database);
}

static void a_file_of_the_first_version_keeps_its_settings(void **state)
{
    (void)state;
    home_run(old_database_1);
    struct database *database = home_open();
    check_int(settings_number(database, "text size", 100), 150, "what was set");
    check_int(history_count(database, HISTORY_ALL), 0, "no sessions yet");
    database_close(database);
    char *version = home_ask("PRAGMA user_version");
    check_int(atoi(version), DATABASE_VERSION, "the version");
    free(version);
}

static void a_file_of_the_second_version_keeps_its_sessions(void **state)
{
    struct history_row rows[8];
    struct kept_session kept;
    (void)state;
    home_run(old_database_2);
    struct database *database = home_open();
    check_int(settings_number(database, "text size", 100), 150, "what was set");
    check_int(history_list(database, HISTORY_ALL, rows, COUNT(rows)), 2, "two records");
    check_int(rows[0].id, 5, "the same ids, the newest first");
    check_text(rows[0].way, "same-boat", "way");
    check_text(rows[0].names, "Asha, Ben, Team \\Blue", "names");
    check_text(rows[0].started, "2026-11-24 10:00", "started");
    check_int(rows[0].ended[0] != '\0', true, "over");
    check_text(rows[1].way, "voyage", "way");
    check_text(rows[1].names, "", "one person alone has no name");
    check_int(rows[1].card, 2, "two cards");
    assert_true(uuid_is(rows[0].uuid));
    assert_string_not_equal(rows[0].uuid, rows[1].uuid);
    history_rows_release(rows, 2);

    assert_true(history_load(database, 5, &kept));
    check_text(kept.head.setup, "code XFFD-WA06-V77X\nseats 3\nvotes 2\n", "setup");
    check_text(kept.head.deck, "worked-3", "deck");
    check_text(kept.head.deck_mark, "f334ef350991bbd2", "mark");
    check_int(kept.move_count, 11, "moves");
    check_text(kept.moves[2].line, "vote 3 C", "a move");
    check_int(kept.moves[2].tenths, 13, "the first vote's time");
    check_int(kept.moves[7].tenths, 43, "the second vote's time");
    check_int(kept.moves[3].tenths, 0, "what is no vote has none");
    check_int(kept.roster->seats[2].member_count, 2, "members");
    check_text(kept.roster->seats[2].members[1], "Dee", "a member");
    kept_session_release(&kept);
    assert_true(history_load(database, 3, &kept));
    check_int(kept.moves[0].tenths, 37, "the only vote's time");
    check_int(kept.moves[3].tenths, 0, "no answer has none");
    kept_session_release(&kept);
    database_close(database);
}

/* Byte for byte, and nothing beside it. */
static void a_file_of_a_later_version_is_left_alone(void **state)
{
    static const char *const versions[] = {"PRAGMA user_version = 99", "PRAGMA user_version = -1"};
    (void)state;
    database_close(home_open());
    for (int i = 0; i < COUNT(versions); i++) {
        struct error error = {0};
        size_t before_count, after_count;
        home_run(versions[i]);
        char *before = home_bytes(home_database(), &before_count);
        assert_null(database_open(&error));
        assert_non_null(strstr(error.words, "later version"));
        check_int(error.fault, FAULT_MACHINE, "fault");
        assert_null(database_open_checked(&error));
        char *after = home_bytes(home_database(), &after_count);
        check_int(after_count, before_count, "size");
        assert_memory_equal(after, before, before_count);
        check_int(home_count("evenkeel-"), 0, "nothing was set aside");
        free(before);
        free(after);
    }
}

/* A window that is still open has its changes in the log: those count, too. */
static void a_later_version_that_is_open_is_left_alone(void **state)
{
    struct error error = {0};
    (void)state;
    struct database *other = home_open();
    home_run("PRAGMA user_version = 99");
    assert_null(database_open(&error));
    database_close(other);
}

static void without_a_home_there_is_none_and_it_says_so(void **state)
{
    struct error error = {0};
    (void)state;
    unsetenv("XDG_DATA_HOME");
    char *home = getenv("HOME") != NULL ? strdup(getenv("HOME")) : NULL;
    unsetenv("HOME");
    assert_null(database_open(&error));
    assert_true(error.words[0] != '\0');
    if (home != NULL)
        setenv("HOME", home, 1);
    free(home);
}

/* Root may write everywhere, so a file stands where the folder would be made. */
static void where_nothing_can_be_made_it_says_so(void **state)
{
    struct error error = {0};
    char path[FOLDER_PATH_BYTES + 16];
    (void)state;
    folder_write(home_folder(), "file", "");
    snprintf(path, sizeof path, "%s/file", home_folder()->path);
    setenv("XDG_DATA_HOME", path, 1);
    assert_null(database_open(&error));
    assert_non_null(strstr(error.words, "cannot make the folder"));
}

static void a_folder_that_may_not_be_written_is_said_to_be_so(void **state)
{
    struct error error = {0};
    (void)state;
    if (geteuid() == 0)
        skip();
    database_close(home_open());
    chmod(home_database(), 0400);
    chmod(home_file(""), 0500);
    assert_null(database_open(&error));
    assert_non_null(strstr(error.words, "cannot open"));
    chmod(home_file(""), 0700);
}

static void without_a_database_nothing_is_kept_and_nothing_fails(void **state)
{
    struct kept_session kept;
    struct history_row row;
    (void)state;
    assert_true(settings_keep_number(NULL, "text size", 3, NULL));
    check_int(settings_number(NULL, "text size", 100), 100, "as usual");
    assert_false(history_load(NULL, 0, &kept));
    check_int(history_list(NULL, HISTORY_ALL, &row, 1), 0, "none");
    database_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(settings_are_kept, home_make, home_remove),
        cmocka_unit_test_setup_teardown(a_file_of_the_first_version_keeps_its_settings, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_file_of_the_second_version_keeps_its_sessions, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_file_of_a_later_version_is_left_alone, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_later_version_that_is_open_is_left_alone, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(without_a_home_there_is_none_and_it_says_so, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(where_nothing_can_be_made_it_says_so, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_folder_that_may_not_be_written_is_said_to_be_so,
                                        home_make, home_remove),
        cmocka_unit_test(without_a_database_nothing_is_kept_and_nothing_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
