/* A clock that is far off, and a kernel that has no random numbers yet: the session starts all the
 * same. The C library's functions are this test's own. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "session/autosave.h"
#include "session/history_export.h"
#include "session/play.h"
#include "support/check.h"
#include "support/disk.h"
#include "support/group_session.h"
#include "support/home.h"
#include "support/worked_deck.h"

static time_t clock_says;
static ssize_t random_gives;

time_t time(time_t *now)
{
    if (now != NULL)
        *now = clock_says;
    return clock_says;
}

ssize_t getrandom(void *bytes, size_t count, unsigned flags)
{
    (void)flags;
    memset(bytes, 0xA5, count);
    return random_gives;
}

static const struct {
    time_t clock;
    const char *started;
} clocks[] = {
    {1764064800, "2025-11-25 10:00"},
    {0, "1970-01-01 00:00"},
    {-1, "1969-12-31 23:59"},
    {253402300800, "10000-01-01 00:00"},
    {67767976233532799, "2147483647-12-31 23:59"}, /* the last year of an int */
    {-67768040609740800, "-2147481748-01-01 00:00"},
    {INT64_MAX, ""}, /* no year that a calendar has */
    {INT64_MIN, ""},
};

static void a_session_starts_whatever_the_clock_says(void **state)
{
    static struct deck_file file;
    static struct session session;
    (void)state;
    worked_deck_load(&file);
    for (int i = 0; i < COUNT(clocks); i++) {
        clock_says = clocks[i].clock;
        group_start(&session, &file.deck, &group_cases[0]);
        check_text(session.started, clocks[i].started, "clock %d", i);
    }
    deck_file_release(&file);
}

static void a_session_that_ends_when_the_clock_is_lost_is_kept_as_over(void **state)
{
    static struct deck_mix decks;
    static struct session session;
    static struct autosave autosave;
    const char *paths[] = {TESTS_FOLDER "/vectors/deck.yaml"};
    struct error error = {0};
    struct history_row row;
    (void)state;
    disk_install();
    assert_true(deck_mix_open(&decks, paths, 1, NULL, &error));
    struct database *database = home_open();
    struct history_writer *writer = history_writer_new(NULL, NULL);
    clock_says = INT64_MAX;
    group_start(&session, &decks.deck, &group_cases[0]);
    autosave_start(&autosave, writer, &session, &decks);
    assert_true(group_reach(&session, SESSION_DEBRIEF));
    autosave_end(&autosave);
    check_int(history_list(database, HISTORY_OVER, &row, 1), 1, "over");
    history_rows_release(&row, 1);
    char *ended = home_ask("SELECT ended FROM sessions");
    check_text(ended, "?", "nobody knows when");
    free(ended);
    history_writer_free(writer);
    database_close(database);
    deck_mix_release(&decks);
}

static void without_a_clock_an_export_has_no_day_in_its_name(void **state)
{
    char path[PATH_BYTES_MAX];
    struct error error = {0};
    (void)state;
    struct database *database = home_open();
    setenv("HOME", home_folder()->path, 1);
    unsetenv("XDG_CONFIG_HOME");
    clock_says = INT64_MAX;
    if (!history_export_save(database, path, &error))
        fail_msg("%s", error.words);
    check_text(strrchr(path, '/'), "/even-keel-history.json", "its name");
    database_close(database);
}

static void a_seed_comes_from_the_kernel_or_else_from_the_clock(void **state)
{
    (void)state;
    clock_says = 12345;
    random_gives = sizeof(uint32_t);
    assert_int_equal(play_fresh_seed(), 0xA5A5A5A5u & SEED_MAX);
    random_gives = -1;
    assert_int_equal(play_fresh_seed(), 12345);
    clock_says = INT64_MAX;
    assert_in_range(play_fresh_seed(), 0, SEED_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_starts_whatever_the_clock_says),
        cmocka_unit_test_setup_teardown(a_session_that_ends_when_the_clock_is_lost_is_kept_as_over,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(without_a_clock_an_export_has_no_day_in_its_name, home_make,
                                        home_remove),
        cmocka_unit_test(a_seed_comes_from_the_kernel_or_else_from_the_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
