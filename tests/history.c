/* What the database keeps of sessions: written in steps, listed, loaded; two windows at once. */
#include "store/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "store/lease.h"
#include "support/check.h"
#include "support/home.h"

static const char uuid_a[] = "11111111-1111-4111-8111-111111111111";
static const char uuid_b[] = "22222222-2222-4222-8222-222222222222";

static const struct kept_copy core = {.deck = "core",
                                      .checksum = "fedcba9876543210",
                                      .path = "/decks/core",
                                      .content = "{\"deck\": \"core\"}"};

static const struct kept_head head = {
    .way = "same-boat",
    .deck = "core",
    .deck_title = "A core\tdeck",
    .deck_version = "1.0",
    .deck_mark = "0123456789abcdef",
    .started = "2026-11-24 10:00",
    .setup = "code 7KQ2-M0XD-94TB\nseats 2\n",
    .copy_count = 1,
    .copies = &core,
};

static const struct roster roster = {
    .seat_count = 2,
    .seats = {{.name = "Asha", .pin = "1234"},
              {.name = "Team Blue", .member_count = 2, .members = {"Ben", "Chidi"}}}};

static const struct kept_move moves[] = {{"vote 1 B", 42}, {"vote 2 A", 7}, {"show", 0}};

static struct history_change change_of(const char *uuid)
{
    struct history_change change = {
        .head = &head, .roster = &roster, .move_count = 3, .moves = moves, .card = 1, .cards = 12};
    snprintf(change.uuid, UUID_BYTES, "%s", uuid);
    snprintf(change.place, PLACE_BYTES, "result step 0 seat 1");
    return change;
}

static void keep(struct database *database, const struct history_change *change)
{
    struct error error = {0};
    if (history_keep(database, change, &error) != HISTORY_KEPT)
        fail_msg("%s", error.words);
}

static void a_session_is_kept_and_comes_back_as_it_was(void **state)
{
    struct kept_session kept;
    (void)state;
    struct database *database = home_open();
    assert_false(history_load(database, 0, &kept));
    const struct history_change change = change_of(uuid_a);
    keep(database, &change);
    database_close(database);
    database = home_open();
    assert_true(history_load(database, 0, &kept));
    check_text(kept.uuid, uuid_a, "uuid");
    check_text(kept.head.way, "same-boat", "way");
    check_text(kept.head.setup, head.setup, "setup");
    check_text(kept.ended, "", "not over");
    check_text(kept.place, "result step 0 seat 1", "place");
    check_int(kept.cards, 12, "cards");
    check_int(kept.roster->seat_count, 2, "seats");
    check_text(kept.roster->seats[0].pin, "1234", "a PIN");
    check_text(kept.roster->seats[1].members[1], "Chidi", "a member");
    check_int(kept.move_count, 3, "moves");
    check_text(kept.moves[0].line, "vote 1 B", "a move");
    check_int(kept.moves[0].tenths, 42, "its time");
    history_load_copies(database, &kept);
    check_int(kept.head.copy_count, 1, "a copy");
    check_text(kept.head.copies[0].content, core.content, "the cards");
    check_text(kept.head.copies[0].path, "/decks/core", "where they were");
    kept_session_release(&kept);
    assert_true(history_load_uuid(database, uuid_a, &kept));
    kept_session_release(&kept);
    assert_false(history_load_uuid(database, uuid_b, &kept));
    kept_session_release(&kept);
    assert_false(history_load(database, 99, &kept));
    kept_session_release(&kept);
    database_close(database);
}

/* Moves are put on at the end, or replace what was taken back. */
static void moves_are_added_and_taken_back(void **state)
{
    static const struct kept_move later[] = {{"next", 0}, {"vote 1 A", 9}};
    static const struct kept_move other[] = {{"vote 2 C", 3}};
    struct kept_session kept;
    (void)state;
    struct database *database = home_open();
    struct history_change change = change_of(uuid_a);
    keep(database, &change);
    change.head = NULL;
    change.roster = NULL;
    change.move_start = 3;
    change.move_count = 2;
    change.moves = later;
    keep(database, &change);
    assert_true(history_load_uuid(database, uuid_a, &kept));
    check_int(kept.move_count, 5, "added");
    check_text(kept.moves[4].line, "vote 1 A", "the last");
    check_int(kept.roster->seat_count, 2, "the seats stay");
    kept_session_release(&kept);
    change.move_start = 1;
    change.move_count = 1;
    change.moves = other;
    keep(database, &change);
    assert_true(history_load_uuid(database, uuid_a, &kept));
    check_int(kept.move_count, 2, "replaced");
    check_text(kept.moves[1].line, "vote 2 C", "by another");
    kept_session_release(&kept);
    database_close(database);
}

static void what_counts_on_more_than_there_is_is_not_kept(void **state)
{
    struct error error = {0};
    struct kept_session kept;
    (void)state;
    struct database *database = home_open();
    struct history_change change = change_of(uuid_a);
    change.head = NULL;
    check_int(history_keep(database, &change, &error), HISTORY_UNKNOWN, "no such session");
    change.head = &head;
    keep(database, &change);
    change.head = NULL;
    change.move_start = 4;
    check_int(history_keep(database, &change, &error), HISTORY_UNKNOWN, "a move is missing");
    assert_true(history_load_uuid(database, uuid_a, &kept));
    check_int(kept.move_count, 3, "as it was");
    kept_session_release(&kept);
    database_close(database);
}

static void a_session_given_whole_again_keeps_its_number(void **state)
{
    struct kept_session kept;
    (void)state;
    struct database *database = home_open();
    struct history_change change = change_of(uuid_a);
    keep(database, &change);
    assert_true(history_load_uuid(database, uuid_a, &kept));
    long long id = kept.id;
    kept_session_release(&kept);
    const struct history_change other = change_of(uuid_b);
    keep(database, &other);
    change.move_count = 1;
    keep(database, &change);
    check_int(history_count(database, HISTORY_ALL), 2, "no double");
    assert_true(history_load(database, id, &kept));
    check_text(kept.uuid, uuid_a, "the same number");
    check_int(kept.move_count, 1, "its moves are the new ones");
    kept_session_release(&kept);
    database_close(database);
}

static void forget(struct database *database, const char *uuid)
{
    struct history_change change = {.forgotten = true};
    snprintf(change.uuid, UUID_BYTES, "%s", uuid);
    keep(database, &change);
}

static void equal_cards_are_kept_once_and_go_with_their_last_session(void **state)
{
    const struct kept_copy both[] = {
        core, {.deck = "other", .checksum = core.checksum, .path = "", .content = "{}"}};
    struct kept_head changed = head;
    (void)state;
    struct database *database = home_open();
    struct history_change change = change_of(uuid_a);
    keep(database, &change);
    change = change_of(uuid_b);
    keep(database, &change);
    char *count = home_ask("SELECT count(*) FROM decks_kept");
    check_text(count, "1", "one deck");
    free(count);
    /* A mix; and the same checksum for other cards, as an enemy would make it. */
    changed.copy_count = 2;
    changed.copies = both;
    change.head = &changed;
    keep(database, &change);
    count = home_ask("SELECT count(*) FROM decks_kept");
    check_text(count, "2", "two decks");
    free(count);
    forget(database, uuid_a);
    count = home_ask("SELECT count(*) FROM decks_kept");
    check_text(count, "2", "both are still needed");
    free(count);
    forget(database, uuid_b);
    count = home_ask("SELECT (SELECT count(*) FROM decks_kept) + (SELECT count(*) FROM moves) +"
                     " (SELECT count(*) FROM seats) + (SELECT count(*) FROM members) +"
                     " (SELECT count(*) FROM session_decks)");
    check_text(count, "0", "nothing is left behind");
    free(count);
    database_close(database);
}

static void results_are_kept_at_the_end_and_pins_forgotten(void **state)
{
    const struct kept_result results[] = {
        {.seat = 0,
         .answered = 1,
         .lean = -2,
         .reading = {.turns = 1,
                     .points = 8,
                     .total = 9,
                     .par = 10,
                     .score = 90,
                     .fit = 80,
                     .balance = READING_UNDEFINED,
                     .follow_through = READING_UNDEFINED}},
        {.seat = 1, .reading = {.turns = 1, .fit = READING_UNDEFINED}},
    };
    const struct kept_turn turns[] = {
        {.seat = 0,
         .card = "a",
         .lens = "vision",
         .context = 2,
         .answered = true,
         .approach = 0,
         .fit = 8,
         .best = 10},
        {.seat = 1, .card = "a", .lens = "", .context = 2, .fit = 0, .best = 10}};
    struct history_row rows[2];
    (void)state;
    struct database *database = home_open();
    struct history_change change = change_of(uuid_a);
    keep(database, &change);
    check_int(history_list(database, HISTORY_UNFINISHED, rows, 2), 1, "can be continued");
    check_int(rows[0].score, READING_UNDEFINED, "no result yet");
    history_rows_release(rows, 1);
    change.head = NULL;
    change.roster = NULL;
    change.move_start = 3;
    change.move_count = 0;
    change.result_count = 2;
    change.turn_count = 2;
    change.results = results;
    change.turns = turns;
    snprintf(change.ended, WHEN_BYTES, "2026-11-24 10:20");
    keep(database, &change);
    check_int(history_list(database, HISTORY_UNFINISHED, rows, 2), 0, "over");
    check_int(history_list(database, HISTORY_OVER, rows, 2), 1, "over");
    check_text(rows[0].ended, "2026-11-24 10:20", "when");
    check_int(rows[0].score, 90, "score");
    check_int(rows[0].fit, 80, "fit");
    check_text(rows[0].names, "Asha, Team Blue", "names");
    check_text(rows[0].deck_title, "A core deck", "a text from outside is tamed");
    history_rows_release(rows, 1);
    char *pins = home_ask("SELECT group_concat(pin, '') FROM seats");
    check_text(pins, "", "PINs");
    free(pins);
    char *missing = home_ask("SELECT count(*) FROM turns WHERE approach IS NULL AND fit = 0");
    check_text(missing, "1", "no answer");
    free(missing);
    database_close(database);
}

/* The clock was set back between the two. */
static void sessions_come_in_the_order_in_which_they_were_played(void **state)
{
    struct kept_head earlier = head;
    struct history_row rows[4];
    (void)state;
    struct database *database = home_open();
    struct history_change change = change_of(uuid_a);
    keep(database, &change);
    change = change_of(uuid_b);
    earlier.started = "1999-01-01 00:00";
    change.head = &earlier;
    keep(database, &change);
    check_int(history_list(database, HISTORY_ALL, rows, COUNT(rows)), 2, "two");
    check_text(rows[0].uuid, uuid_b, "the last one first");
    history_rows_release(rows, 2);
    database_close(database);
}

static void what_another_window_plays_is_not_offered(void **state)
{
    struct lease lease = {0}, other = {0};
    struct history_row rows[4];
    (void)state;
    struct database *database = home_open();
    struct history_change change = change_of(uuid_a);
    keep(database, &change);
    change = change_of(uuid_b);
    keep(database, &change);
    char *folder = strdup(home_file(""));
    assert_true(lease_take(&lease, folder, uuid_a));
    assert_false(lease_take(&other, folder, uuid_a));
    check_int(history_list(database, HISTORY_UNFINISHED, rows, COUNT(rows)), 1, "one is free");
    check_text(rows[0].uuid, uuid_b, "the other");
    history_rows_release(rows, 1);
    lease_release(&lease);
    assert_true(lease_take(&other, folder, uuid_a));
    lease_release(&other);
    check_int(history_list(database, HISTORY_UNFINISHED, rows, COUNT(rows)), 2, "both are free");
    history_rows_release(rows, 2);
    free(folder);
    database_close(database);
}

static void what_was_begun_and_never_played_is_swept_out(void **state)
{
    struct lease lease = {0};
    struct history_row row;
    (void)state;
    struct database *database = home_open();
    struct history_change change = change_of(uuid_a);
    change.move_count = 0;
    keep(database, &change);
    check_int(history_list(database, HISTORY_UNFINISHED, &row, 1), 0, "nothing to continue");
    char *folder = strdup(home_file(""));
    assert_true(lease_take(&lease, folder, uuid_a));
    history_sweep(database);
    check_int(history_count(database, HISTORY_ALL), 1, "it is being played");
    lease_release(&lease);
    history_sweep(database);
    check_int(history_count(database, HISTORY_ALL), 0, "its window is gone");
    free(folder);
    database_close(database);
}

/* Every kind of nonsense that a STRICT table lets in. */
static void odd_rows_do_no_harm(void **state)
{
    struct kept_session kept;
    struct history_row rows[4];
    (void)state;
    struct database *database = home_open();
    struct history_change change = change_of(uuid_a);
    keep(database, &change);
    home_run("UPDATE sessions SET card = 9223372036854775807, started = printf('%.*c', 500, 'x'),"
             " place = CAST(x'ff' AS TEXT);"
             "UPDATE seats SET name = printf('%.*c', 500, 'n') WHERE seat = 1;"
             "UPDATE moves SET line = printf('%.*c', 500, 'm'), tenths = -5 WHERE number = 1;"
             "INSERT INTO seats SELECT session, 99, 'far', '' FROM seats WHERE seat = 1;"
             "INSERT INTO members SELECT session, 7, 1, 'nobody' FROM seats WHERE seat = 1;"
             "DELETE FROM moves WHERE number = 2");
    assert_true(history_load(database, 0, &kept));
    check_int(kept.move_count, 1, "up to the gap");
    check_text(kept.moves[0].line, "", "no move");
    check_int(kept.roster->seat_count, 2, "seats");
    check_text(kept.roster->seats[0].name, "", "no name");
    check_text(kept.place, "", "no place");
    kept_session_release(&kept);
    check_int(history_list(database, HISTORY_ALL, rows, COUNT(rows)), 1, "listed");
    check_text(rows[0].started, "", "no time");
    history_rows_release(rows, 1);
    database_close(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_session_is_kept_and_comes_back_as_it_was, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(moves_are_added_and_taken_back, home_make, home_remove),
        cmocka_unit_test_setup_teardown(what_counts_on_more_than_there_is_is_not_kept, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_session_given_whole_again_keeps_its_number, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(equal_cards_are_kept_once_and_go_with_their_last_session,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(results_are_kept_at_the_end_and_pins_forgotten, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(sessions_come_in_the_order_in_which_they_were_played,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(what_another_window_plays_is_not_offered, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(what_was_begun_and_never_played_is_swept_out, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(odd_rows_do_no_harm, home_make, home_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
