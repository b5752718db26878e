/* A session is kept while it is played, whatever becomes of the disk meanwhile. */
#include "session/autosave.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/query.h"
#include "support/check.h"
#include "support/faults.h"
#include "support/group_session.h"
#include "support/home.h"
#include "support/played.h"

static void rehearsals_and_guided_cards_are_not_kept(void **state)
{
    (void)state;
    struct database *database = home_open();
    struct history_writer *writer = history_writer_new(NULL, NULL);
    struct group_case how = group_cases[1];
    how.options.rehearsal = true;
    played_start(writer, &how);
    assert_true(group_reach(&played, SESSION_DEBRIEF));
    played_note();
    autosave_end(&played_autosave);
    played_start(writer, &group_cases[0]);
    autosave_end(&played_autosave);
    check_int(history_count(database, HISTORY_ALL), 0, "nothing, and nothing that was not played");
    history_writer_free(writer);
    database_close(database);
}

/* Where XDG_DATA_HOME should be there is a file; `good` is for when it is back. */
static struct history_writer *start_without_a_disk(char good[FOLDER_PATH_BYTES])
{
    char bad[FOLDER_PATH_BYTES + 16];
    snprintf(good, FOLDER_PATH_BYTES, "%s", home_folder()->path);
    folder_write(home_folder(), "file", "");
    snprintf(bad, sizeof bad, "%s/file", good);
    setenv("XDG_DATA_HOME", bad, 1);
    struct history_writer *writer = history_writer_new(NULL, NULL);
    played_start(writer, &group_cases[1]);
    return writer;
}

/* A disk that is not there: one sentence, and everything is kept once it is back. */
static void a_session_is_kept_again_once_that_is_possible(void **state)
{
    struct error error = {0};
    char good[FOLDER_PATH_BYTES];
    struct kept_session kept;
    (void)state;
    struct history_writer *writer = start_without_a_disk(good);
    for (int i = 0; i < 3; i++) {
        group_player_step(&played, 0);
        autosave_note(&played_autosave);
        assert_true(autosave_wait(&played_autosave, -1));
        check_int(autosave_complaint(&played_autosave, &error), i == 0, "told once");
    }
    assert_non_null(strstr(error.words, "this session is not being kept: cannot make the folder"));
    /* Nothing was tried since. */
    assert_true(autosave_done(&played_autosave));
    assert_false(autosave_complaint(&played_autosave, &error));
    setenv("XDG_DATA_HOME", good, 1);
    group_player_step(&played, 0);
    autosave_note(&played_autosave);
    assert_true(autosave_wait(&played_autosave, -1));
    assert_true(autosave_complaint(&played_autosave, &error));
    check_text(error.words, "this session is being kept again", "told");
    struct database *database = home_open();
    assert_true(history_load(database, 0, &kept));
    check_int(kept.move_count, played.move_count, "nothing is missing");
    kept_session_release(&kept);
    database_close(database);
    autosave_end(&played_autosave);
    history_writer_free(writer);
}

/* Somebody else empties the history, or moves the file away. */
static void a_session_that_was_lost_is_kept_anew(void **state)
{
    struct kept_session kept;
    (void)state;
    struct history_writer *writer = history_writer_new(NULL, NULL);
    played_start(writer, &group_cases[1]);
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 0));
    played_note();
    home_run("DELETE FROM sessions");
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 0));
    played_note();
    char *path = strdup(home_database());
    assert_int_equal(rename(path, home_file("moved.db")), 0);
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 0));
    played_note();
    struct database *database = home_open();
    assert_true(history_load(database, 0, &kept));
    check_int(kept.move_count, played.move_count, "nothing is missing");
    kept_session_release(&kept);
    database_close(database);
    autosave_end(&played_autosave);
    history_writer_free(writer);
    free(path);
}

/* Between two hand-overs a vote is taken back and another given. */
static void what_was_taken_back_is_not_kept(void **state)
{
    struct kept_session kept;
    (void)state;
    struct database *database = home_open();
    struct history_writer *writer = history_writer_new(NULL, NULL);
    played_start(writer, &group_cases[1]);
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 0));
    played_note();
    assert_int_equal(session_command(&played, COMMAND_UNDO), REFUSED_NOT);
    played_note();
    assert_true(history_load_uuid(database, played_autosave.uuid, &kept));
    check_int(kept.move_count, 0, "taken back");
    kept_session_release(&kept);
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 0));
    played_note();
    assert_int_equal(session_command(&played, COMMAND_UNDO), REFUSED_NOT);
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 1));
    played_note();
    assert_true(history_load_uuid(database, played_autosave.uuid, &kept));
    check_int(kept.move_count, 1, "given anew");
    check_text(kept.moves[0].line, "vote 1 B", "given anew");
    kept_session_release(&kept);
    autosave_end(&played_autosave);
    history_writer_free(writer);
    database_close(database);
}

/* Another program holds the file for a moment, after the disk had been away. */
static void as_long_as_the_disk_is_busy_nothing_is_said_to_be_kept_again(void **state)
{
    struct error error = {0};
    char good[FOLDER_PATH_BYTES];
    struct query query;
    (void)state;
    struct history_writer *writer = start_without_a_disk(good);
    assert_true(autosave_wait(&played_autosave, -1));
    assert_true(autosave_complaint(&played_autosave, &error));
    setenv("XDG_DATA_HOME", good, 1);
    struct database *database = home_open();
    query_start(&query, database, "BEGIN IMMEDIATE", NO_VALUES);
    query_next(&query);
    assert_true(query_end(&query));
    group_player_step(&played, 0);
    autosave_note(&played_autosave);
    assert_false(autosave_done(&played_autosave));
    assert_false(autosave_complaint(&played_autosave, &error));
    query_start(&query, database, "COMMIT", NO_VALUES);
    query_next(&query);
    assert_true(query_end(&query));
    assert_true(autosave_wait(&played_autosave, -1));
    assert_true(autosave_complaint(&played_autosave, &error));
    check_text(error.words, "this session is being kept again", "told");
    autosave_end(&played_autosave);
    history_writer_free(writer);
    database_close(database);
}

static void without_a_thread_every_move_is_kept_all_the_same(void **state)
{
    struct kept_session kept;
    (void)state;
    struct database *database = home_open();
    faults_start(FAULTS_SYSTEM, 1);
    struct history_writer *writer = history_writer_new(NULL, NULL);
    faults_stop();
    assert_string_equal(faults_refused(), "pthread_create");
    played_start(writer, &group_cases[1]);
    for (int i = 0; i < 2; i++) {
        assert_true(group_player_step(&played, 0));
        played_note();
    }
    assert_true(history_load_uuid(database, played_autosave.uuid, &kept));
    check_int(kept.move_count, played.move_count, "every move");
    kept_session_release(&kept);
    autosave_end(&played_autosave);
    history_writer_free(writer);
    database_close(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rehearsals_and_guided_cards_are_not_kept, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_session_is_kept_again_once_that_is_possible, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_session_that_was_lost_is_kept_anew, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(what_was_taken_back_is_not_kept, home_make, home_remove),
        cmocka_unit_test_setup_teardown(
            as_long_as_the_disk_is_busy_nothing_is_said_to_be_kept_again, home_make, home_remove),
        cmocka_unit_test_setup_teardown(without_a_thread_every_move_is_kept_all_the_same, home_make,
                                        home_remove),
    };
    return cmocka_run_group_tests(tests, played_open, played_close);
}
