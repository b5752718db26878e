/* Deleting for good: no byte of what was deleted is in any file of the game's folder. */
#include "store/history_delete.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/lease.h"
#include "store/query.h"
#include "support/check.h"
#include "support/home.h"
#include "support/past.h"
#include "support/program.h"

static const char gone[] = "Zebedee";

static void fill(struct database *database)
{
    past_keep(database, &(struct past){.number = 1, .way = "crew", .names = gone, .fit = 60});
    past_keep(database,
              &(struct past){.number = 2, .way = "own-watch", .names = "Asha, Zebedee", .fit = 60});
    past_keep(database,
              &(struct past){
                  .number = 3, .way = "own-watch", .names = "Ben, Zebedee", .unfinished = true});
    past_keep(database, &(struct past){.number = 4, .way = "own-watch", .names = "Asha, Ben"});
    for (int i = 5; i < 12; i++)
        past_keep(database, &(struct past){.number = i, .names = "Zebedee", .way = "crew"});
    assert_true(settings_keep_text(database, SETTING_TOGETHER_NAMES, "Asha, Zebedee", NULL));
    assert_true(settings_keep_number(database, "text size", 150, NULL));
}

static void set_aside_copies(void)
{
    folder_write(home_folder(), "evenkeel/evenkeel-damaged-2026-11-01-101010.db", "is Zebedee in");
    folder_write(home_folder(), "evenkeel/evenkeel-damaged-2026-11-01-101010.db-wal", "Zebedee");
    folder_write(home_folder(), "evenkeel/evenkeel-rescue.db", "Zebedee, half rescued");
}

static void delete (struct database *database, struct deletion deletion)
{
    struct error error = {0};
    bool deleted;
    if (!history_delete(database, &deletion, &deleted, &error))
        fail_msg("%s", error.words);
    assert_true(deleted);
}

static void a_deleted_name_is_in_no_byte_of_any_file(void **state)
{
    struct deletion_extent extent;
    const struct deletion deletion = {.what = DELETE_NAME, .name = gone};
    (void)state;
    struct database *database = home_open();
    fill(database);
    set_aside_copies();
    assert_true(home_files_with(gone) >= 4);
    history_delete_extent(database, &deletion, &extent);
    check_int(extent.sessions, 8, "sessions of nobody else");
    check_int(extent.shared, 2, "sessions of others, too");
    check_int(extent.aside, 1, "a copy set aside");
    delete (database, deletion);
    check_int(home_files_with(gone), 0, "while the database is open");
    check_int(history_count(database, HISTORY_ALL), 3, "the others' sessions are there");
    struct kept_session kept;
    char uuid[UUID_BYTES];
    past_uuid(uuid, 2);
    assert_true(history_load_uuid(database, uuid, &kept));
    check_text(kept.roster->seats[0].name, "Asha", "the other one");
    check_text(kept.roster->seats[1].name, "", "without a name");
    kept_session_release(&kept);
    past_uuid(uuid, 3);
    assert_true(history_load_uuid(database, uuid, &kept));
    check_text(kept.roster->seats[1].name, "Seat 2", "it can be continued, and needs one");
    kept_session_release(&kept);
    check_int(settings_number(database, "text size", 100), 150, "settings stay");
    database_close(database);
    check_int(home_files_with(gone), 0, "and afterwards");
    check_int(home_files_with("Asha") > 0, true, "the test can find a name");
}

static void a_member_of_a_team_goes_and_the_team_stays(void **state)
{
    struct database *database = home_open();
    (void)state;
    past_keep(database, &(struct past){.number = 1, .way = "crew", .names = "The crew"});
    database_close(database);
    home_run("INSERT INTO members VALUES (1, 1, 1, 'Asha'), (1, 1, 2, 'Zebedee')");
    database = home_open();
    delete (database, (struct deletion){.what = DELETE_NAME, .name = gone});
    check_int(history_count(database, HISTORY_OVER), 1, "the team's session");
    check_int(home_files_with(gone), 0, "no trace");
    check_int(home_files_with("Asha") > 0, true, "the others stay");
    database_close(database);
}

static void one_session_goes_and_the_others_stay(void **state)
{
    char uuid[UUID_BYTES];
    (void)state;
    struct database *database = home_open();
    past_keep(database, &(struct past){.number = 1, .way = "crew", .names = gone});
    past_keep(database, &(struct past){.number = 2, .way = "crew", .names = "Asha"});
    past_uuid(uuid, 1);
    delete (database, (struct deletion){.what = DELETE_SESSION, .uuid = uuid});
    check_int(history_count(database, HISTORY_ALL), 1, "one is left");
    check_int(home_files_with(gone), 0, "no trace");
    check_int(home_files_with(uuid), 0, "of its id either");
    database_close(database);
}

static void everything_goes_but_the_settings(void **state)
{
    (void)state;
    struct database *database = home_open();
    fill(database);
    set_aside_copies();
    database_close(database);
    home_run("INSERT INTO practice VALUES ('core', 'a-card', 1, '2026-11-24')");
    database = home_open();
    delete (database, (struct deletion){.what = DELETE_EVERYTHING});
    check_int(history_count(database, HISTORY_ALL), 0, "no session");
    check_int(home_files_with(gone) + home_files_with("Asha") + home_files_with("a-card"), 0,
              "no trace");
    check_int(settings_number(database, "text size", 100), 150, "settings stay");
    database_close(database);
}

static void what_another_window_plays_is_not_deleted(void **state)
{
    struct error error = {0};
    struct lease lease = {0};
    char uuid[UUID_BYTES];
    bool deleted;
    (void)state;
    struct database *database = home_open();
    fill(database);
    past_uuid(uuid, 3);
    assert_true(lease_take(&lease, home_file(""), uuid));
    for (int what = DELETE_SESSION; what <= DELETE_EVERYTHING; what++) {
        const struct deletion deletion = {
            .what = (enum delete_what)what, .uuid = uuid, .name = gone};
        assert_false(history_delete(database, &deletion, &deleted, &error));
        assert_false(deleted);
        assert_non_null(strstr(error.words, "another window is playing"));
    }
    check_int(history_count(database, HISTORY_ALL), 11, "all are there");
    lease_release(&lease);
    database_close(database);
}

/* Killed, or out of room, between the deletion and the wiping. */
static void an_interrupted_deletion_is_finished_at_the_next_start(void **state)
{
    (void)state;
    struct database *database = home_open();
    fill(database);
    database_close(database);
    set_aside_copies();
    home_run("PRAGMA secure_delete = OFF; DELETE FROM seats WHERE name = 'Zebedee';"
             "DELETE FROM settings WHERE name = 'together names';"
             "INSERT INTO settings VALUES ('wipe', '1')");
    assert_true(home_files_with(gone) > 0);
    database_close(home_open());
    check_int(home_files_with(gone), 0, "wiped");
    char *left = home_ask("SELECT count(*) FROM settings WHERE name = 'wipe'");
    check_text(left, "0", "and no longer to be wiped");
    free(left);
}

static void somebody_who_reads_delays_the_wiping_and_is_named(void **state)
{
    struct error error = {0};
    struct query reader;
    bool deleted;
    (void)state;
    struct database *database = home_open();
    fill(database);
    struct database *other = home_open();
    query_start(&reader, other, "SELECT id FROM sessions", NO_VALUES);
    assert_true(query_next(&reader));
    const struct deletion deletion = {.what = DELETE_NAME, .name = gone};
    assert_false(history_delete(database, &deletion, &deleted, &error));
    assert_true(deleted);
    assert_non_null(strstr(error.words, "close all windows and start again to wipe them"));
    assert_true(query_end(&reader));
    database_close(other);
    database_close(database);
    database_close(home_open());
    check_int(home_files_with(gone), 0, "no trace");
}

static void run(struct run *one, const char *first, const char *second, const char *third)
{
    program_run(one, &(struct program){.arguments = {"history", "delete", first, second, third},
                                       .data_home = home_folder()->path});
}

static void the_command_asks_first_and_says_what_stays(void **state)
{
    struct run one;
    (void)state;
    struct database *database = home_open();
    fill(database);
    database_close(database);
    run(&one, "--name", gone, NULL);
    check_int(one.status, 2, "not yet");
    check_text(one.complaints,
               "evenkeel: nothing was deleted: 8 sessions would go for good, and 2 would stay "
               "without the name; add --yes\n",
               "what it would do");
    run_release(&one);
    /* What was set aside goes too, and nothing of that is kept quiet. */
    set_aside_copies();
    run(&one, "--name", gone, NULL);
    check_text(one.complaints,
               "evenkeel: nothing was deleted: 8 sessions would go for good, and 2 would stay "
               "without the name, and 1 copy of a damaged history that was set aside; add --yes\n",
               "a name, and what was set aside");
    run_release(&one);
    run(&one, "2", NULL, NULL);
    check_text(one.complaints,
               "evenkeel: nothing was deleted: 1 session would go for good, and 1 copy of a "
               "damaged history that was set aside; add --yes\n",
               "a session, and what was set aside");
    run_release(&one);
    run(&one, "--name", gone, "--yes");
    check_int(one.status, 0, "%s", one.complaints);
    check_text(one.output,
               "Deleted: 8 sessions, and the name in 2 others, and 1 copy of a damaged history "
               "that was set aside. Reports and exports that were saved are files of their own and "
               "stay.\n",
               "what it did");
    run_release(&one);
    check_int(home_files_with(gone), 0, "no trace");
    run(&one, "--name", gone, "--yes");
    check_int(one.status, 1, "nothing of that name");
    check_text(one.complaints, "evenkeel: nothing in the history is called 'Zebedee'\n", "words");
    run_release(&one);
    run(&one, "2", "--yes", NULL);
    check_int(one.status, 0, "%s", one.complaints);
    run_release(&one);
    run(&one, "2", "--yes", NULL);
    check_int(one.status, 1, "no such session");
    run_release(&one);
    run(&one, "2", "--all", "--yes");
    check_int(one.status, 2, "one of them");
    run_release(&one);
    run(&one, "--all", "--yes", NULL);
    check_int(one.status, 0, "%s", one.complaints);
    run_release(&one);
    check_int(home_files_with("Asha"), 0, "nothing is left");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_deleted_name_is_in_no_byte_of_any_file, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_member_of_a_team_goes_and_the_team_stays, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(one_session_goes_and_the_others_stay, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(everything_goes_but_the_settings, home_make, home_remove),
        cmocka_unit_test_setup_teardown(what_another_window_plays_is_not_deleted, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(an_interrupted_deletion_is_finished_at_the_next_start,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(somebody_who_reads_delays_the_wiping_and_is_named,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(the_command_asks_first_and_says_what_stays, home_make,
                                        home_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
