/* What was read after a rescue is played again, on whatever decks and whatever fails meanwhile:
 * either all of it is mended, or nothing is touched and the next time does it. */
#include "session/history_open.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/autosave.h"
#include "store/progress.h"
#include "store/query.h"
#include "support/check.h"
#include "support/disk.h"
#include "support/group_session.h"
#include "support/home.h"
#include "support/sanitized.h"

/* Sanitizers make each try ten times as long. */
enum { STEP = SANITIZED ? 7 : 1 };

static const char worked[] = TESTS_FOLDER "/vectors/deck.yaml";
static const char core[] = PROJECT_FOLDER "/cards/core";
static const char rescued[] = "INSERT INTO settings VALUES ('" SETTING_RESCUED "', '1');";

/* A session to its end, kept as the game keeps it, on one deck or two (NULL: one). */
static void play(const char *first, const char *second)
{
    static struct session session;
    static struct autosave autosave;
    const char *paths[] = {first, second};
    struct deck_mix decks;
    struct error error = {0};
    if (!deck_mix_open(&decks, paths, second != NULL ? 2 : 1, NULL, &error))
        fail_msg("%s", error.words);
    struct history_writer *writer = history_writer_new(NULL, NULL);
    group_start(&session, &decks.deck, &group_cases[0]);
    autosave_start(&autosave, writer, &session, &decks);
    group_reach(&session, SESSION_DEBRIEF);
    autosave_end(&autosave);
    history_writer_free(writer);
    deck_mix_release(&decks);
}

/* Sessions 1 and 2 on one deck, 3 on two, 4 on one of them, 5 on the other. */
static void fill(void)
{
    play(worked, NULL);
    play(worked, NULL);
    play(worked, core);
    play(worked, NULL);
    play(core, NULL);
}

/* All that there is, but what says that it is still to be mended. */
static char *everything(void)
{
    return home_ask(
        "SELECT json_array((SELECT json_group_array(json_array(session, number, line)) FROM moves),"
        " (SELECT json_group_array(json_array(session, seat, turns, points, total, fit))"
        "  FROM results),"
        " (SELECT json_group_array(json_array(session, seat, round, card, fit)) FROM turns),"
        " (SELECT json_group_array(json_array(session, number, deck)) FROM session_decks),"
        " (SELECT json_group_array(json_array(id, checksum, content)) FROM decks_kept))");
}

static void mend(int settings_left)
{
    struct database *database = home_open();
    history_mend(database);
    check_int(settings_number(database, SETTING_RESCUED, 0), settings_left, "to be mended");
    database_close(database);
}

static void check_everything(const char *expected, const char *when, long number)
{
    char *now = everything();
    check_text(now, expected, "%s, %ld", when, number);
    free(now);
}

static void each_session_is_played_on_its_own_decks(void **state)
{
    (void)state;
    fill();
    /* The same cards from another place; and no copy at all, though moves of that deck. */
    home_run("INSERT INTO decks_kept (id, deck, checksum, path, content)"
             " SELECT 100, deck, checksum, '/elsewhere', content FROM decks_kept WHERE id = 1;"
             "UPDATE session_decks SET deck = 100 WHERE session = 2");
    play(core, NULL);
    home_run("DELETE FROM session_decks WHERE session = 6");
    char *before = everything();
    home_run(rescued);
    home_run("DELETE FROM results; DELETE FROM turns");
    mend(0);
    check_everything(before, "made anew", 0);
    free(before);
}

/* The cards that are installed are not those it was played on: they may come back. */
static void what_cannot_be_played_on_the_installed_deck_stays(void **state)
{
    (void)state;
    play(core, NULL);
    home_run("DELETE FROM session_decks; UPDATE sessions SET setup = 'code nonsense'");
    char *before = everything();
    home_run(rescued);
    mend(0);
    history_mend(NULL);
    check_everything(before, "stays", 0);
    free(before);
}

static void a_session_without_a_uuid_stays_as_it_is(void **state)
{
    (void)state;
    fill();
    char *before = everything();
    home_run(rescued);
    home_run("UPDATE sessions SET uuid = uuid || 'x' WHERE id = 2;"
             "DELETE FROM results WHERE session = 4; DELETE FROM turns WHERE session = 4");
    mend(0);
    check_everything(before, "the others are mended", 0);
    free(before);
}

/* A checksum as no copy has it. */
static void a_checksum_that_is_none_is_made_anew(void **state)
{
    (void)state;
    fill();
    char *before = everything();
    home_run(rescued);
    home_run("UPDATE decks_kept SET checksum = checksum || checksum || checksum WHERE id = 1");
    mend(0);
    check_everything(before, "mended", 0);
    free(before);
}

/* --- another window -----------------------------------------------------------------------------
 */

/* Called while the file is another's: that one ends. */
static int commit_other(void *context, int tries)
{
    (void)tries;
    assert_true(query_commit(context));
    return 1;
}

static void what_another_window_has_mended_meanwhile_is_left_alone(void **state)
{
    (void)state;
    fill();
    home_run(rescued);
    home_run("DELETE FROM results WHERE session = 4");
    struct database *other = home_open(), *database = home_open();
    assert_true(query_begin(other));
    assert_true(query_run(other, "DELETE FROM settings", NO_VALUES));
    sqlite3_busy_handler(database->handle, commit_other, other);
    history_mend(database);
    check_int(
        (int)query_one(database, "SELECT count(*) FROM results WHERE session = 4", NO_VALUES, -1),
        0, "not done twice");
    database_close(database);
    database_close(other);
}

/* --- what fails ---------------------------------------------------------------------------------
 */

/* Copies of decks to be mended and to be taken out, moves and results that are not there. */
static char *damage(size_t *byte_count)
{
    fill();
    home_run(rescued);
    home_run("UPDATE decks_kept SET checksum = 'x' WHERE id = 1;"
             "INSERT INTO decks_kept VALUES (100, 'none', 'x', '', 'no deck');"
             "UPDATE session_decks SET deck = 100 WHERE session = 5;"
             "UPDATE moves SET line = 'vote 1 @' WHERE session = 2 AND number = 3;"
             "DELETE FROM results WHERE session > 2; DELETE FROM turns WHERE session > 2");
    return home_bytes(home_database(), byte_count);
}

static void put_back(const char *bytes, size_t byte_count)
{
    home_put_back(bytes, byte_count);
    disk_reset();
}

/* What comes of it where nothing fails. */
static char *mended(const char *bytes, size_t byte_count)
{
    put_back(bytes, byte_count);
    mend(0);
    return everything();
}

/* Either it is all done, or it is as it was. */
static void check_all_or_nothing(const char *before, const char *after, const char *fault,
                                 long number)
{
    char *now = everything();
    if (strcmp(now, after) != 0) {
        check_int(strcmp(now, before), 0, "%s, %ld: as it was", fault, number);
        mend(0);
        check_everything(after, fault, number);
    }
    free(now);
}

static void a_disk_that_refuses_a_call_costs_nothing(void **state)
{
    (void)state;
    size_t byte_count;
    char *bytes = damage(&byte_count), *before = everything();
    char *after = mended(bytes, byte_count);
    bool reached = true;
    for (long number = 1; reached; number += STEP) {
        put_back(bytes, byte_count);
        struct database *database = home_open();
        disk_fail(number, number, DISK_BROKEN);
        history_mend(database);
        reached = disk_calls() >= number;
        disk_mend();
        database_close(database);
        check_all_or_nothing(before, after, "disk call", number);
    }
    free(bytes);
    free(before);
    free(after);
}

static long asked, refused;

static int refuse_one(void *context, int action, const char *a, const char *b, const char *c,
                      const char *d)
{
    (void)context, (void)a, (void)b, (void)c, (void)d;
    bool whole = action != SQLITE_READ && action != SQLITE_FUNCTION;
    return whole && ++asked == refused ? SQLITE_DENY : SQLITE_OK;
}

/* Each statement fails once, before it does anything. */
static void a_statement_that_is_refused_costs_nothing(void **state)
{
    (void)state;
    size_t byte_count;
    char *bytes = damage(&byte_count), *before = everything();
    char *after = mended(bytes, byte_count);
    bool reached = true;
    for (refused = 1; reached; refused += STEP) {
        put_back(bytes, byte_count);
        struct database *database = home_open();
        asked = 0;
        sqlite3_set_authorizer(database->handle, refuse_one, NULL);
        history_mend(database);
        reached = asked >= refused;
        sqlite3_set_authorizer(database->handle, NULL, NULL);
        database_close(database);
        check_all_or_nothing(before, after, "statement", refused);
    }
    free(bytes);
    free(before);
    free(after);
}

int main(void)
{
#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, home_make, home_remove)
    const struct CMUnitTest tests[] = {
        AT_HOME(each_session_is_played_on_its_own_decks),
        AT_HOME(what_cannot_be_played_on_the_installed_deck_stays),
        AT_HOME(a_session_without_a_uuid_stays_as_it_is),
        AT_HOME(a_checksum_that_is_none_is_made_anew),
        AT_HOME(what_another_window_has_mended_meanwhile_is_left_alone),
        AT_HOME(a_disk_that_refuses_a_call_costs_nothing),
        AT_HOME(a_statement_that_is_refused_costs_nothing),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
