/* A session is kept while it is played, and is where it was when it is taken up again. */
#include "session/resume.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "session/record.h"
#include "store/library.h"
#include "store/query.h"
#include "support/check.h"
#include "support/disk.h"
#include "support/faults.h"
#include "support/group_session.h"
#include "support/home.h"
#include "support/old_databases.h"

static struct deck_mix decks;
static struct session played, again;
static struct autosave autosave;
static struct play play;

static int load_deck(void **state)
{
    (void)state;
    struct error error = {0};
    const char *paths[] = {TESTS_FOLDER "/vectors/deck.yaml"};
    if (!deck_mix_open(&decks, paths, 1, NULL, &error))
        fail_msg("%s", error.words);
    disk_install();
    return 0;
}

static int release_deck(void **state)
{
    (void)state;
    deck_mix_release(&decks);
    return 0;
}

static void start(struct history_writer *writer, const struct group_case *how)
{
    group_start(&played, &decks.deck, how);
    autosave_start(&autosave, writer, &played, &decks);
}

static void note(void)
{
    struct error error;
    autosave_note(&autosave);
    assert_true(autosave_wait(&autosave, -1));
    if (autosave_complaint(&autosave, &error))
        fail_msg("%s", error.words);
}

/* Somebody does something. */
static void step(struct random *random)
{
    char name[32];
    snprintf(name, sizeof name, "Späte %u", random_below(random, 100));
    if (random_below(random, 15) == 0)
        session_join(&played, name, NULL);
    if (random_below(random, 25) == 0)
        session_leave(&played, (int)random_below(random, 4));
    if (random_below(random, 25) == 0)
        session_rename(&played, (int)random_below(random, 4), name, NULL);
    if (random_below(random, 25) == 0)
        session_set_pin(&played, (int)random_below(random, 4), "1234", NULL);
    if (random_below(random, 20) == 0)
        session_set_timer(&played, TIMER_SOFT, 10 + (int)random_below(random, 90));
    if (random_below(random, 20) == 0)
        session_command(&played, COMMAND_SKIP);
    if (random_below(random, 12) == 0)
        session_command(&played, COMMAND_TALK);
    if (random_below(random, 12) == 0)
        session_command(&played, COMMAND_BACK);
    if (played.phase != SESSION_DEBRIEF &&
        !group_player_step(&played, (int)random_below(random, 2)))
        assert_int_equal(session_command(&played, COMMAND_NEXT), REFUSED_NOT);
}

static void check_same(const char *where)
{
    enum session_phase phase = played.phase == SESSION_VOTE ? SESSION_HANDOVER : played.phase;
    check_text(group_phase_name(again.phase), group_phase_name(phase), "%s", where);
    check_int(again.move_count, played.move_count, "%s", where);
    assert_memory_equal(&again.game, &played.game, sizeof played.game);
    assert_memory_equal(again.first_tenths, played.first_tenths, sizeof played.first_tenths);
    assert_memory_equal(again.last_tenths, played.last_tenths, sizeof played.last_tenths);
    assert_memory_equal(again.follow_ups, played.follow_ups, sizeof played.follow_ups);
    assert_string_equal(again.started, played.started);
    if (phase == SESSION_HANDOVER || phase == SESSION_RESULT)
        check_int(again.seat, played.seat, "%s", where);
    if (phase == SESSION_RESULT) {
        check_int(again.step, played.step, "%s: the step", where);
        assert_memory_equal(again.before, played.before, sizeof played.before);
    }
    if (phase == SESSION_TALK)
        check_int(again.talk_after_key, played.talk_after_key, "%s", where);
    check_int(again.voted_twice, played.voted_twice, "%s", where);
    check_int(again.setup.options.timer, played.setup.options.timer, "%s: timer", where);
    check_int(again.paused, played.setup.options.timer != TIMER_OFF, "%s: a pause", where);
    for (int seat = 0; seat < played.setup.roster.seat_count; seat++) {
        const struct roster_seat *one = &played.setup.roster.seats[seat];
        assert_string_equal(again.setup.roster.seats[seat].name, one->name);
        assert_string_equal(again.setup.roster.seats[seat].pin, one->pin);
    }
}

static struct resumed take_up(struct database *database, const char *uuid)
{
    struct resumed resumed;
    struct error error = {0};
    if (!session_resume(&again, &play, database, uuid, &resumed, &error))
        fail_msg("%s", error.words);
    return resumed;
}

/* Whatever is in somebody's way: the session is left at some point and is there again. */
static void a_session_is_taken_up_where_it_was_left(void **state)
{
    enum { SESSIONS = 28 };
    (void)state;
    struct database *database = home_open();
    struct history_writer *writer = history_writer_new(NULL, NULL);
    for (int i = 0; i < SESSIONS; i++) {
        char where[64], uuid[UUID_BYTES];
        const struct group_case *how = &group_cases[i % group_case_count];
        struct random random = random_seeded((uint64_t)i, 3);
        long long now = 1000;
        session_clock(&played, now);
        start(writer, how);
        snprintf(uuid, sizeof uuid, "%s", autosave.uuid);
        int steps = 1 + (int)random_below(&random, 60);
        for (int j = 0; j < steps && played.phase != SESSION_DEBRIEF; j++) {
            session_clock(&played, now += random_below(&random, 9000));
            step(&random);
            note();
        }
        autosave_end(&autosave);
        if (played.phase == SESSION_DEBRIEF || played.move_count == 0)
            continue;
        snprintf(where, sizeof where, "%s, session %d", how->name, i);
        struct resumed resumed = take_up(database, uuid);
        check_int(resumed.deck_changed, false, "%s", where);
        check_same(where);
        lease_release(&resumed.lease);
        play_release(&play);
    }
    history_writer_free(writer);
    database_close(database);
}

/* The session is the same whether it was left once, or not. */
static void what_is_taken_up_is_kept_on(void **state)
{
    char uuid[UUID_BYTES];
    struct kept_session kept;
    struct history_row row;
    (void)state;
    struct database *database = home_open();
    struct history_writer *writer = history_writer_new(NULL, NULL);
    start(writer, &group_cases[0]);
    snprintf(uuid, sizeof uuid, "%s", autosave.uuid);
    assert_int_equal(session_choose(&played, 0), REFUSED_NOT);
    autosave_end(&autosave);
    struct resumed resumed = take_up(database, uuid);
    autosave_continue(&autosave, writer, &again, &play.decks, resumed.uuid, &resumed.lease);
    assert_true(group_reach(&again, SESSION_DEBRIEF));
    autosave_end(&autosave);
    check_int(history_count(database, HISTORY_ALL), 1, "no double");
    assert_true(history_load_uuid(database, uuid, &kept));
    check_int(kept.move_count, again.move_count, "every move");
    kept_session_release(&kept);
    check_int(history_list(database, HISTORY_OVER, &row, 1), 1, "over");
    check_int(row.score, game_reading(&again.game, 0).score, "its score");
    check_text(row.names, "", "one person alone has no name");
    history_rows_release(&row, 1);
    struct error error = {0};
    assert_false(session_resume(&again, &play, database, uuid, &resumed, &error));
    check_text(error.words, "this session is over; it cannot be continued", "over");
    play_release(&play);
    history_writer_free(writer);
    database_close(database);
}

static void a_session_that_is_played_elsewhere_is_not_taken_up(void **state)
{
    struct resumed resumed;
    struct error error = {0};
    (void)state;
    struct database *database = home_open();
    struct history_writer *writer = history_writer_new(NULL, NULL);
    start(writer, &group_cases[1]);
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 0));
    note();
    assert_false(session_resume(&again, &play, database, autosave.uuid, &resumed, &error));
    assert_non_null(strstr(error.words, "another window"));
    autosave_end(&autosave);
    history_writer_free(writer);
    database_close(database);
}

/* The deck is edited, and then it is gone. */
static void a_session_goes_on_with_its_own_cards(void **state)
{
    char uuid[UUID_BYTES], path[FOLDER_PATH_BYTES + 32];
    struct deck_mix own;
    const char *paths[] = {path};
    struct error error = {0};
    (void)state;
    struct database *database = home_open();
    struct history_writer *writer = history_writer_new(NULL, NULL);
    char *text = file_text(TESTS_FOLDER "/vectors/deck.yaml");
    assert_non_null(text);
    folder_write(home_folder(), "deck.yaml", text);
    snprintf(path, sizeof path, "%s/deck.yaml", home_folder()->path);
    assert_true(deck_mix_open(&own, paths, 1, NULL, &error));
    group_start(&played, &own.deck, &group_cases[0]);
    autosave_start(&autosave, writer, &played, &own);
    snprintf(uuid, sizeof uuid, "%s", autosave.uuid);
    session_choose(&played, 0);
    autosave_end(&autosave);
    struct resumed resumed = take_up(database, uuid);
    check_int(resumed.deck_changed, false, "the same deck");
    lease_release(&resumed.lease);
    play_release(&play);
    for (int i = 0; i < 2; i++) {
        if (i == 0) {
            /* Only the wording. */
            char *title = strstr(text, "title:");
            memcpy(strstr(title + 6, "title: ") + 7, "XX", 2);
            folder_write(home_folder(), "deck.yaml", text);
        } else {
            assert_int_equal(remove(path), 0);
        }
        resumed = take_up(database, uuid);
        check_int(resumed.deck_changed, true, "another deck");
        check_same("its own cards");
        assert_string_equal(again.deck->cards[0].title, own.deck.cards[0].title);
        assert_string_equal(again.deck->cards[0].responses[1].why,
                            own.deck.cards[0].responses[1].why);
        lease_release(&resumed.lease);
        play_release(&play);
    }
    deck_mix_release(&own);
    free(text);
    history_writer_free(writer);
    database_close(database);
}

/* Each deck of a mix has its own copy; one of them is gone by now. */
static void a_mix_is_taken_up(void **state)
{
    char uuid[UUID_BYTES], path[FOLDER_PATH_BYTES + 32];
    struct deck_mix mix;
    struct error error = {0};
    const char *paths[] = {path, PROJECT_FOLDER "/cards/core"};
    (void)state;
    struct database *database = home_open();
    struct history_writer *writer = history_writer_new(NULL, NULL);
    char *text = file_text(TESTS_FOLDER "/vectors/deck.yaml");
    assert_non_null(text);
    folder_write(home_folder(), "deck.yaml", text);
    free(text);
    snprintf(path, sizeof path, "%s/deck.yaml", home_folder()->path);
    assert_true(deck_mix_open(&mix, paths, 2, NULL, &error));
    group_start(&played, &mix.deck, &group_cases[0]);
    autosave_start(&autosave, writer, &played, &mix);
    snprintf(uuid, sizeof uuid, "%s", autosave.uuid);
    session_choose(&played, 0);
    session_command(&played, COMMAND_NEXT);
    autosave_end(&autosave);
    for (int i = 0; i < 2; i++) {
        struct resumed resumed = take_up(database, uuid);
        check_int(resumed.deck_changed, i == 1, "the decks");
        check_same("a mix");
        assert_string_equal(again.deck->id, mix.deck.id);
        lease_release(&resumed.lease);
        play_release(&play);
        remove(path);
    }
    deck_mix_release(&mix);
    history_writer_free(writer);
    database_close(database);
}

static void rehearsals_and_guided_cards_are_not_kept(void **state)
{
    (void)state;
    struct database *database = home_open();
    struct history_writer *writer = history_writer_new(NULL, NULL);
    struct group_case how = group_cases[1];
    how.options.rehearsal = true;
    start(writer, &how);
    assert_true(group_reach(&played, SESSION_DEBRIEF));
    note();
    autosave_end(&autosave);
    start(writer, &group_cases[0]);
    autosave_end(&autosave);
    check_int(history_count(database, HISTORY_ALL), 0, "nothing, and nothing that was not played");
    history_writer_free(writer);
    database_close(database);
}

/* A disk that is not there: one sentence, and everything is kept once it is back. */
static void a_session_is_kept_again_once_that_is_possible(void **state)
{
    struct error error = {0};
    char good[FOLDER_PATH_BYTES], bad[FOLDER_PATH_BYTES + 16];
    struct kept_session kept;
    (void)state;
    snprintf(good, sizeof good, "%s", home_folder()->path);
    folder_write(home_folder(), "file", "");
    snprintf(bad, sizeof bad, "%s/file", good);
    setenv("XDG_DATA_HOME", bad, 1);
    struct history_writer *writer = history_writer_new(NULL, NULL);
    start(writer, &group_cases[1]);
    for (int i = 0; i < 3; i++) {
        group_player_step(&played, 0);
        autosave_note(&autosave);
        assert_true(autosave_wait(&autosave, -1));
        check_int(autosave_complaint(&autosave, &error), i == 0, "told once");
    }
    assert_non_null(strstr(error.words, "this session is not being kept: cannot make the folder"));
    setenv("XDG_DATA_HOME", good, 1);
    group_player_step(&played, 0);
    autosave_note(&autosave);
    assert_true(autosave_wait(&autosave, -1));
    assert_true(autosave_complaint(&autosave, &error));
    check_text(error.words, "this session is being kept again", "told");
    struct database *database = home_open();
    assert_true(history_load(database, 0, &kept));
    check_int(kept.move_count, played.move_count, "nothing is missing");
    kept_session_release(&kept);
    database_close(database);
    autosave_end(&autosave);
    history_writer_free(writer);
}

/* Somebody else empties the history, or moves the file away. */
static void a_session_that_was_lost_is_kept_anew(void **state)
{
    struct kept_session kept;
    (void)state;
    struct history_writer *writer = history_writer_new(NULL, NULL);
    start(writer, &group_cases[1]);
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 0));
    note();
    home_run("DELETE FROM sessions");
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 0));
    note();
    char *path = strdup(home_database());
    assert_int_equal(rename(path, home_file("moved.db")), 0);
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 0));
    note();
    struct database *database = home_open();
    assert_true(history_load(database, 0, &kept));
    check_int(kept.move_count, played.move_count, "nothing is missing");
    kept_session_release(&kept);
    database_close(database);
    autosave_end(&autosave);
    history_writer_free(writer);
    free(path);
}

/* Version 2 kept records; they replay to what was played then. */
static void sessions_of_the_second_version_can_be_replayed(void **state)
{
    struct kept_session kept;
    struct error error = {0};
    (void)state;
    home_run(old_database_2);
    struct database *database = home_open();
    for (long long id = 3; id <= 5; id += 2) {
        assert_true(history_load(database, id, &kept));
        char *record = record_of_kept(&kept);
        if (!record_replay(&again, &decks.deck, record, &error))
            fail_msg("%s\n%s", error.words, record);
        check_int(again.phase, SESSION_DEBRIEF, "over");
        free(record);
        kept_session_release(&kept);
    }
    check_int(again.first_tenths[1][0], 12, "a first vote");
    check_int(again.last_tenths[1][0], 42, "a last vote");
    assert_string_equal(again.started, "2026-11-24 10:00");
    assert_string_equal(again.setup.roster.seats[2].name, "Team \\Blue");
    database_close(database);
}

/* Between two hand-overs a vote is taken back and another given. */
static void what_was_taken_back_is_not_kept(void **state)
{
    struct kept_session kept;
    (void)state;
    struct database *database = home_open();
    struct history_writer *writer = history_writer_new(NULL, NULL);
    start(writer, &group_cases[1]);
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 0));
    note();
    assert_int_equal(session_command(&played, COMMAND_UNDO), REFUSED_NOT);
    note();
    assert_true(history_load_uuid(database, autosave.uuid, &kept));
    check_int(kept.move_count, 0, "taken back");
    kept_session_release(&kept);
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 0));
    note();
    assert_int_equal(session_command(&played, COMMAND_UNDO), REFUSED_NOT);
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 1));
    note();
    assert_true(history_load_uuid(database, autosave.uuid, &kept));
    check_int(kept.move_count, 1, "given anew");
    check_text(kept.moves[0].line, "vote 1 B", "given anew");
    kept_session_release(&kept);
    autosave_end(&autosave);
    history_writer_free(writer);
    database_close(database);
}

/* Another program holds the file for a moment, after the disk had been away. */
static void as_long_as_the_disk_is_busy_nothing_is_said_to_be_kept_again(void **state)
{
    struct error error = {0};
    char good[FOLDER_PATH_BYTES], bad[FOLDER_PATH_BYTES + 16];
    struct query query;
    (void)state;
    snprintf(good, sizeof good, "%s", home_folder()->path);
    folder_write(home_folder(), "file", "");
    snprintf(bad, sizeof bad, "%s/file", good);
    setenv("XDG_DATA_HOME", bad, 1);
    struct history_writer *writer = history_writer_new(NULL, NULL);
    start(writer, &group_cases[1]);
    assert_true(autosave_wait(&autosave, -1));
    assert_true(autosave_complaint(&autosave, &error));
    setenv("XDG_DATA_HOME", good, 1);
    struct database *database = home_open();
    query_start(&query, database, "BEGIN IMMEDIATE", NO_VALUES);
    query_next(&query);
    assert_true(query_end(&query));
    group_player_step(&played, 0);
    autosave_note(&autosave);
    assert_false(autosave_done(&autosave));
    assert_false(autosave_complaint(&autosave, &error));
    query_start(&query, database, "COMMIT", NO_VALUES);
    query_next(&query);
    assert_true(query_end(&query));
    assert_true(autosave_wait(&autosave, -1));
    assert_true(autosave_complaint(&autosave, &error));
    check_text(error.words, "this session is being kept again", "told");
    autosave_end(&autosave);
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
    start(writer, &group_cases[1]);
    for (int i = 0; i < 2; i++) {
        assert_true(group_player_step(&played, 0));
        note();
    }
    assert_true(history_load_uuid(database, autosave.uuid, &kept));
    check_int(kept.move_count, played.move_count, "every move");
    kept_session_release(&kept);
    autosave_end(&autosave);
    history_writer_free(writer);
    database_close(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_session_is_taken_up_where_it_was_left, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(what_is_taken_up_is_kept_on, home_make, home_remove),
        cmocka_unit_test_setup_teardown(a_session_that_is_played_elsewhere_is_not_taken_up,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(a_session_goes_on_with_its_own_cards, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_mix_is_taken_up, home_make, home_remove),
        cmocka_unit_test_setup_teardown(rehearsals_and_guided_cards_are_not_kept, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_session_is_kept_again_once_that_is_possible, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_session_that_was_lost_is_kept_anew, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(sessions_of_the_second_version_can_be_replayed, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(what_was_taken_back_is_not_kept, home_make, home_remove),
        cmocka_unit_test_setup_teardown(
            as_long_as_the_disk_is_busy_nothing_is_said_to_be_kept_again, home_make, home_remove),
        cmocka_unit_test_setup_teardown(without_a_thread_every_move_is_kept_all_the_same, home_make,
                                        home_remove),
    };
    return cmocka_run_group_tests(tests, load_deck, release_deck);
}
