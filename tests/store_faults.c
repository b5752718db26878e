/* Every call that the store makes to the disk, and every piece of memory that SQLite asks for, is
 * refused once: what is said to be kept is kept, what was there before stays, and nothing crashes.
 * Without EVENKEEL_SOAK memory is refused at every seventh place only. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "store/history_writer.h"
#include "support/check.h"
#include "support/disk.h"
#include "support/home.h"
#include "support/sanitized.h"

static const char uuid_before[] = "11111111-1111-4111-8111-111111111111";
static const char uuid_now[] = "22222222-2222-4222-8222-222222222222";

static const struct kept_move moves[] = {{"vote 1 A", 3}, {"show", 0}, {"next", 0}, {"end", 0}};

static char content[9000]; /* a deck of some pages */

static const struct kept_copy core = {
    .deck = "core", .checksum = "fedcba9876543210", .path = "/decks/core", .content = content};

static const struct kept_head head = {.way = "voyage",
                                      .deck = "core",
                                      .deck_title = "Core",
                                      .deck_version = "1",
                                      .deck_mark = "0123456789abcdef",
                                      .started = "2026-11-24 10:00",
                                      .setup = "code 7KQ2-M0XD-94TB\n",
                                      .copy_count = 1,
                                      .copies = &core};

/* --- memory -------------------------------------------------------------------------------------
 */

static sqlite3_mem_methods real_memory;
static long requests, refused;

static bool refuses(void)
{
    return ++requests == refused;
}

static void *take(int size)
{
    return refuses() ? NULL : real_memory.xMalloc(size);
}

static void *take_again(void *old, int size)
{
    return refuses() ? NULL : real_memory.xRealloc(old, size);
}

/* --- what is done -------------------------------------------------------------------------------
 */

static struct roster roster = {.seat_count = 2, .seats = {{.name = "Asha"}, {.name = "Ben"}}};

static struct history_change change_of(const char *uuid, int start, int count)
{
    struct history_change change = {.head = start == 0 ? &head : NULL,
                                    .roster = start == 0 ? &roster : NULL,
                                    .move_start = start,
                                    .move_count = count,
                                    .moves = moves + start,
                                    .card = 1,
                                    .cards = 12};
    snprintf(change.uuid, UUID_BYTES, "%s", uuid);
    return change;
}

/* A window's whole life; returns how many moves were said to be kept. */
static int live(void)
{
    struct error error = {0};
    struct history_row rows[4];
    struct kept_session kept;
    int kept_count = 0;
    struct database *database = database_open(&error);
    assert_true(database != NULL || error.words[0] != '\0');
    if (database == NULL)
        return 0;
    history_rows_release(rows, history_list(database, HISTORY_UNFINISHED, rows, COUNT(rows)));
    history_load_uuid(database, uuid_before, &kept);
    kept_session_release(&kept);
    settings_number(database, "text size", 100);
    settings_keep_number(database, "text size", 125, &error);
    for (int start = 0; start < 4; start += 2) {
        const struct history_change change = change_of(uuid_now, start, 2);
        error.words[0] = '\0';
        enum history_answer answer = history_keep(database, &change, &error);
        if (answer == HISTORY_KEPT)
            kept_count = start + 2;
        assert_true(answer != HISTORY_FAILED || error.words[0] != '\0');
    }
    database_check(database);
    history_sweep(database);
    database_close(database);
    return kept_count;
}

/* With everything as it should be again. */
static void check_what_is_there(int kept_count, const char *fault, long number)
{
    struct error error = {0};
    struct kept_session kept;
    struct database *database = database_open_checked(&error);
    if (database == NULL || error.words[0] != '\0')
        fail_msg("%s at call %ld: %s", fault, number, error.words);
    assert_true(history_load_uuid(database, uuid_before, &kept));
    check_int(kept.move_count, 4, "%s at call %ld: the earlier session", fault, number);
    kept_session_release(&kept);
    history_load_uuid(database, uuid_now, &kept);
    check_int(kept.move_count >= kept_count, true, "%s at call %ld: %d of %d", fault, number,
              kept.move_count, kept_count);
    for (int i = 0; i < kept.move_count; i++)
        check_text(kept.moves[i].line, moves[i].line, "%s at call %ld", fault, number);
    kept_session_release(&kept);
    assert_true(history_count(database, HISTORY_ALL) <= 2);
    database_close(database);
}

/* A database with a session in it, and its bytes, to begin anew from. */
static char *make_first(size_t *byte_count)
{
    const struct history_change change = change_of(uuid_before, 0, 4);
    struct error error = {0};
    memset(content, 'x', sizeof content - 1);
    struct database *database = home_open();
    if (history_keep(database, &change, &error) != HISTORY_KEPT)
        fail_msg("%s", error.words);
    database_close(database);
    return home_bytes(home_database(), byte_count);
}

static void put_back(const char *bytes, size_t byte_count)
{
    home_put_back(bytes, byte_count);
    disk_reset();
}

/* From a call on: that one alone, or all that follow until the window is closed. */
static void refuse_every_call(enum disk_fault fault, bool on, const char *name)
{
    size_t byte_count;
    char *bytes = make_first(&byte_count);
    bool reached = true;
    for (long number = 1; reached; number++) {
        put_back(bytes, byte_count);
        disk_fail(number, on ? 1000000 : number, fault);
        int kept_count = live();
        reached = disk_calls() >= number;
        disk_mend();
        check_what_is_there(kept_count, name, number);
    }
    free(bytes);
}

static void a_disk_that_refuses_once_costs_nothing_that_was_kept(void **state)
{
    (void)state;
    refuse_every_call(DISK_BROKEN, false, "refused once");
}

static void a_disk_that_breaks_costs_nothing_that_was_kept(void **state)
{
    (void)state;
    refuse_every_call(DISK_BROKEN, true, "broken");
}

static void a_disk_that_fills_up_costs_nothing_that_was_kept(void **state)
{
    (void)state;
    refuse_every_call(DISK_FULL, true, "full");
}

/* A first start, with every call refused once. */
static void a_first_start_fails_with_words_or_not_at_all(void **state)
{
    (void)state;
    bool reached = true;
    for (long number = 1; reached; number++) {
        remove(home_database());
        remove(home_file("evenkeel.db-wal"));
        remove(home_file("evenkeel.db-shm"));
        remove(home_file("evenkeel.db-journal"));
        disk_reset();
        disk_fail(number, number, DISK_BROKEN);
        struct error error = {0};
        struct database *database = database_open(&error);
        check_int(database != NULL || error.words[0] != '\0', true, "call %ld", number);
        reached = disk_calls() >= number;
        disk_mend();
        database_close(database);
        database = home_open();
        check_int(history_count(database, HISTORY_ALL), 0, "call %ld", number);
        database_close(database);
    }
}

static void memory_that_is_refused_costs_nothing_that_was_kept(void **state)
{
    (void)state;
    size_t byte_count;
    char *bytes = make_first(&byte_count);
    long step = SANITIZED && getenv("EVENKEEL_SOAK") == NULL ? 7 : 1;
    bool reached = true;
    for (long number = 1; reached; number += step) {
        put_back(bytes, byte_count);
        requests = 0;
        refused = number;
        int kept_count = live();
        reached = requests >= number;
        refused = 0;
        check_what_is_there(kept_count, "no memory", number);
    }
    free(bytes);
}

/* What a window does about it: it plays on, and everything is there in the end. */
static void the_thread_tries_again_with_all_that_was_missed(void **state)
{
    (void)state;
    size_t byte_count;
    char *bytes = make_first(&byte_count);
    enum history_answer answer;
    struct error error = {0};
    put_back(bytes, byte_count);
    struct history_writer *writer = history_writer_new(NULL, NULL);
    disk_fail(1, 1000000, DISK_FULL);
    for (int i = 0; i < 2; i++) {
        struct history_job *job = memory_new(1, sizeof *job);
        job->change = change_of(uuid_now, 0, 4);
        long number = history_writer_keep(writer, job);
        assert_true(history_writer_wait(writer, number, -1));
        check_int(history_writer_failed(writer, number - 1, &answer, &error), i == 0, "try %d", i);
        disk_mend();
    }
    assert_non_null(strstr(error.words, "cannot open"));
    history_writer_free(writer);
    check_what_is_there(4, "tried again", 0);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_disk_that_refuses_once_costs_nothing_that_was_kept,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(a_disk_that_breaks_costs_nothing_that_was_kept, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_disk_that_fills_up_costs_nothing_that_was_kept, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_first_start_fails_with_words_or_not_at_all, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(memory_that_is_refused_costs_nothing_that_was_kept,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(the_thread_tries_again_with_all_that_was_missed, home_make,
                                        home_remove),
    };
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory);
    sqlite3_mem_methods refusing = real_memory;
    refusing.xMalloc = take;
    refusing.xRealloc = take_again;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &refusing);
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
