/* Databases that are damaged: what can be read is rescued, what was there is kept aside, and the
 * player is told. EVENKEEL_SOAK makes it ten times as many. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/random.h"
#include "store/history_writer.h"
#include "support/check.h"
#include "support/disk.h"
#include "support/home.h"
#include "support/weeks.h"

/* What is in the history is nobody else's business, before a rescue and after it. */
static void check_private(const char *where)
{
    struct stat status;
    assert_int_equal(stat(home_database(), &status), 0);
    check_int(status.st_mode & 0777, 0600, "%s: who may read it", where);
}

/* Opens what is damaged. What was rescued is told, and the damaged file is there to the last byte;
 * otherwise it is where it was. Returns how many sessions there are. */
static int open_damaged(const char *bytes, size_t byte_count, const char *where)
{
    struct error error = {0};
    size_t now_count;
    int aside = home_count("evenkeel-damaged-");
    struct database *database = database_open_checked(&error);
    bool rescued = home_count("evenkeel-damaged-") > aside;
    int count = database != NULL ? weeks_sessions(database) : 0;
    check_int(error.words[0] != '\0', rescued || database == NULL, "%s: %s", where, error.words);
    if (rescued) {
        assert_non_null(database);
        assert_non_null(strstr(error.words, "your history was damaged"));
        assert_true(database_check(database));
        check_private(where);
        char *name = home_find("evenkeel-damaged-");
        char *now = home_bytes(home_file(name), &now_count);
        check_int(now_count, byte_count, "%s: the size", where);
        assert_memory_equal(now, bytes, byte_count);
        remove(home_file(name));
        free(now);
        free(name);
    }
    if (database == NULL) {
        char *now = home_bytes(home_database(), &now_count);
        assert_memory_equal(now, bytes, byte_count);
        free(now);
    }
    database_close(database);
    return count;
}

static int times(int usual)
{
    return getenv("EVENKEEL_SOAK") != NULL ? 10 * usual : usual;
}

static void a_file_that_is_no_database_is_set_aside(void **state)
{
    static const char text[] = "Dear diary,\n";
    (void)state;
    database_close(home_open());
    weeks_write(text, sizeof text);
    check_int(open_damaged(text, sizeof text, "a diary"), 0, "nothing to rescue");
    check_int(open_damaged(NULL, 0, "a new one"), 0, "and it is a good one now");
}

static void a_truncated_file_is_rescued(void **state)
{
    size_t byte_count;
    int most = 0;
    (void)state;
    weeks_make();
    char *bytes = home_bytes(home_database(), &byte_count);
    for (int i = 1; i < 20; i++) {
        char where[32];
        size_t length = byte_count * (size_t)i / 20 + (size_t)(i % 3) * 100;
        snprintf(where, sizeof where, "%d of 20 parts", i);
        weeks_write(bytes, length);
        int count = open_damaged(bytes, length, where);
        most = count > most ? count : most;
    }
    assert_true(most > WEEKS_SESSIONS / 2);
    free(bytes);
}

static void flipped_bytes_are_survived(void **state)
{
    struct random random = random_seeded(3, 1);
    size_t byte_count;
    int all = 0, copies = times(20);
    (void)state;
    weeks_make();
    char *bytes = home_bytes(home_database(), &byte_count);
    char *copy = malloc(byte_count);
    assert_non_null(copy);
    for (int i = 0; i < copies; i++) {
        char where[32];
        snprintf(where, sizeof where, "copy %d", i);
        memcpy(copy, bytes, byte_count);
        for (uint32_t j = 1 + random_below(&random, 40); j > 0; j--)
            copy[random_below(&random, (uint32_t)byte_count)] ^= (char)(1 +
                                                                        random_below(&random, 255));
        weeks_write(copy, byte_count);
        all += open_damaged(copy, byte_count, where);
    }
    /* Most of most of them. */
    check_int(all > copies * WEEKS_SESSIONS / 2, true, "%d of %d", all, copies * WEEKS_SESSIONS);
    free(copy);
    free(bytes);
}

/* What a page of nonsense may cost, at most: the rows that lie on it, of moves those after them as
 * well. Only the page that leads to all of a table costs it all, and so does the only one it has.
 */
static struct loss {
    const char *table;
    const char *rows;   /* those that are to be there for the sessions that are */
    int page;           /* rows on one of several pages, at most */
    int all;            /* after weeks_make() */
    int worst, another; /* by whichever page, and by any other */
} losses[] = {
    {"sessions", "SELECT 60", 30, WEEKS_SESSIONS, 0, 0},
    {"seats", "SELECT 3 * count(*) FROM sessions", 0, WEEKS_SEATS *WEEKS_SESSIONS, 0, 0},
    {"moves", "SELECT 30 * count(*) FROM sessions", 240, WEEKS_MOVES *WEEKS_SESSIONS, 0, 0},
    {"results", "SELECT 3 * count(*) FROM sessions WHERE ended IS NOT NULL", 0,
     WEEKS_SEATS *WEEKS_SESSIONS / 2, 0, 0},
    {"turns", "SELECT 30 * count(*) FROM sessions WHERE ended IS NOT NULL", 120,
     WEEKS_SEATS *WEEKS_ROUNDS *WEEKS_SESSIONS / 2, 0, 0},
};

static void count_losses(void)
{
    for (int i = 0; i < COUNT(losses); i++) {
        struct loss *loss = &losses[i];
        char sql[200];
        snprintf(sql, sizeof sql, "SELECT (%s) - count(*) FROM %s", loss->rows, loss->table);
        char *lost = home_ask(sql);
        int count = atoi(lost);
        free(lost);
        if (count > loss->worst) {
            loss->another = loss->worst;
            loss->worst = count;
        } else if (count > loss->another) {
            loss->another = count;
        }
    }
}

/* One page of nonsense after the other: the rows before and after it are there. */
static void what_lies_around_a_broken_page_is_rescued(void **state)
{
    size_t byte_count;
    (void)state;
    weeks_make();
    char *bytes = home_bytes(home_database(), &byte_count);
    char *copy = malloc(byte_count);
    assert_non_null(copy);
    for (size_t page = 1; page < byte_count / 4096; page++) {
        char where[32];
        snprintf(where, sizeof where, "page %zu", page + 1);
        memcpy(copy, bytes, byte_count);
        memset(copy + page * 4096, 0xA5, 4096);
        weeks_write(copy, byte_count);
        open_damaged(copy, byte_count, where);
        count_losses();
    }
    for (int i = 0; i < COUNT(losses); i++) {
        check_int(losses[i].worst, losses[i].all, "%s: the page that leads to all of it",
                  losses[i].table);
        check_int(losses[i].another <= losses[i].page, true, "%s: %d rows are lost with a page",
                  losses[i].table, losses[i].another);
    }
    free(copy);
    free(bytes);
}

static void a_lost_table_is_made_anew_and_the_others_are_rescued(void **state)
{
    struct error error = {0};
    (void)state;
    weeks_make();
    home_run("PRAGMA foreign_keys = OFF; DROP TABLE decks_kept; DROP TABLE turns");
    struct database *database = database_open(&error);
    assert_non_null(database);
    assert_non_null(strstr(error.words, "60 sessions in it could be read"));
    check_private("a lost table");
    check_int(weeks_sessions(database), WEEKS_SESSIONS, "all of them");
    check_int(settings_number(database, "text size", 100), 150, "the settings");
    weeks_keep_one(database, WEEKS_SESSIONS + 1);
    database_close(database);
}

/* SQLite would take it for a new one, and throw the log away. */
static void an_emptied_file_does_not_cost_its_log(void **state)
{
    struct error error = {0};
    size_t byte_count;
    (void)state;
    weeks_make();
    struct database *other = home_open();
    weeks_keep_one(other, WEEKS_SESSIONS + 1);
    char path[FOLDER_PATH_BYTES + 64];
    snprintf(path, sizeof path, "%s-wal", home_database());
    char *log = home_bytes(path, &byte_count);
    assert_true(byte_count > 0);
    database_close(other);
    weeks_write("", 0);
    folder_write_bytes(home_folder(), "evenkeel/evenkeel.db-wal", log, byte_count);
    free(log);
    struct database *database = database_open(&error);
    assert_non_null(database);
    assert_non_null(strstr(error.words, "your history was damaged"));
    database_close(database);
    check_int(home_count("evenkeel-damaged-"), 2, "the file and its log");
    /* Once more, within the same second: nothing is written over. */
    weeks_write("damaged", 7);
    database = database_open(&error);
    assert_non_null(database);
    database_close(database);
    check_int(home_count("evenkeel-damaged-"), 3, "another one");
}

static void a_damaged_file_that_is_open_elsewhere_is_left_alone(void **state)
{
    struct error error = {0};
    (void)state;
    weeks_make();
    struct database *other = home_open();
    home_run("PRAGMA foreign_keys = OFF; DROP TABLE decks_kept");
    assert_null(database_open(&error));
    assert_non_null(strstr(error.words, "another window has it open"));
    check_int(home_count("evenkeel-damaged-"), 0, "nothing was set aside");
    database_close(other);
    struct database *database = database_open(&error);
    assert_non_null(database);
    check_int(weeks_sessions(database), WEEKS_SESSIONS, "and all is rescued later");
    database_close(database);
}

/* The power went between the damaged file's going and the new one's coming. */
static void a_rescue_that_was_interrupted_is_finished(void **state)
{
    struct error error = {0};
    char path[FOLDER_PATH_BYTES + 64];
    (void)state;
    weeks_make();
    snprintf(path, sizeof path, "%s", home_database());
    for (int i = 0; i < 2; i++) {
        assert_int_equal(rename(path, home_file("evenkeel-rescued.db")), 0);
        if (i == 1)
            weeks_write("damaged", 7);
        struct database *database = database_open(&error);
        assert_non_null(database);
        check_int(weeks_sessions(database), WEEKS_SESSIONS, "all of them");
        database_close(database);
        check_int(home_count("evenkeel-rescue"), 0, "nothing is left over");
    }
    check_int(home_count("evenkeel-damaged-"), 1, "the damaged one");
    /* And one that was not made to its end is begun anew. */
    folder_write(home_folder(), "evenkeel/evenkeel-rescue.db", "half");
    weeks_write("damaged", 7);
    struct database *database = database_open(&error);
    assert_non_null(database);
    database_close(database);
    check_int(home_count("evenkeel-rescue"), 0, "nothing is left over");
}

/* What only a look through the whole file finds, the window finds on its thread. */
static void a_window_finds_the_damage_later(void **state)
{
    struct error error = {0};
    (void)state;
    weeks_damage();
    struct database *database = home_open();
    struct history_writer *writer = history_writer_new(NULL, NULL);
    check_int(history_writer_health(writer), HEALTH_UNKNOWN, "not yet");
    history_writer_check(writer);
    check_int(history_writer_checked(writer), HEALTH_DAMAGED, "found");
    check_int(history_writer_health(writer), HEALTH_DAMAGED, "and still known");
    assert_false(history_writer_rescue(writer, &error));
    assert_non_null(strstr(error.words, "another window has it open"));
    database_close(database);
    assert_true(history_writer_rescue(writer, &error));
    assert_non_null(strstr(error.words, "your history was damaged"));
    check_int(history_writer_health(writer), HEALTH_GOOD, "mended");
    history_writer_free(writer);
    database = home_open();
    assert_true(weeks_sessions(database) > 0);
    database_close(database);
}

static bool is_called_away(void *context)
{
    return --*(int *)context < 0;
}

static void a_look_that_is_broken_off_knows_nothing(void **state)
{
    int patience = 0;
    (void)state;
    weeks_make();
    struct database *database = home_open();
    check_int(database_look(database, is_called_away, &patience), HEALTH_UNKNOWN, "at once");
    patience = 1000000;
    check_int(database_look(database, is_called_away, &patience), HEALTH_GOOD, "never");
    check_int(database_check(database), true, "nobody is asked any more");
    database_close(database);
    /* Whoever goes does not wait for it, and whoever keeps something is served first. */
    struct history_writer *writer = history_writer_new(NULL, NULL);
    history_writer_check(writer);
    history_writer_free(writer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_that_is_no_database_is_set_aside, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_truncated_file_is_rescued, home_make, home_remove),
        cmocka_unit_test_setup_teardown(flipped_bytes_are_survived, home_make, home_remove),
        cmocka_unit_test_setup_teardown(what_lies_around_a_broken_page_is_rescued, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_lost_table_is_made_anew_and_the_others_are_rescued,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(an_emptied_file_does_not_cost_its_log, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_damaged_file_that_is_open_elsewhere_is_left_alone,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(a_rescue_that_was_interrupted_is_finished, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_window_finds_the_damage_later, home_make, home_remove),
        cmocka_unit_test_setup_teardown(a_look_that_is_broken_off_knows_nothing, home_make,
                                        home_remove),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
