/* A session is where it was left when it is taken up again. */
#include "session/resume.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "session/record.h"
#include "store/library.h"
#include "support/check.h"
#include "support/group_session.h"
#include "support/home.h"
#include "support/old_databases.h"
#include "support/played.h"

static struct session again;
static struct play play;

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
        played_start(writer, how);
        snprintf(uuid, sizeof uuid, "%s", played_autosave.uuid);
        int steps = 1 + (int)random_below(&random, 60);
        for (int j = 0; j < steps && played.phase != SESSION_DEBRIEF; j++) {
            session_clock(&played, now += random_below(&random, 9000));
            step(&random);
            played_note();
        }
        autosave_end(&played_autosave);
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
    played_start(writer, &group_cases[0]);
    snprintf(uuid, sizeof uuid, "%s", played_autosave.uuid);
    assert_int_equal(session_choose(&played, 0), REFUSED_NOT);
    autosave_end(&played_autosave);
    struct resumed resumed = take_up(database, uuid);
    autosave_continue(&played_autosave, writer, &again, &play.decks, resumed.uuid, &resumed.lease);
    assert_true(group_reach(&again, SESSION_DEBRIEF));
    autosave_end(&played_autosave);
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
    played_start(writer, &group_cases[1]);
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 0));
    played_note();
    assert_false(session_resume(&again, &play, database, played_autosave.uuid, &resumed, &error));
    assert_non_null(strstr(error.words, "another window"));
    autosave_end(&played_autosave);
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
    autosave_start(&played_autosave, writer, &played, &own);
    snprintf(uuid, sizeof uuid, "%s", played_autosave.uuid);
    session_choose(&played, 0);
    autosave_end(&played_autosave);
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
    autosave_start(&played_autosave, writer, &played, &mix);
    snprintf(uuid, sizeof uuid, "%s", played_autosave.uuid);
    session_choose(&played, 0);
    session_command(&played, COMMAND_NEXT);
    autosave_end(&played_autosave);
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
        if (!record_replay(&again, &played_decks.deck, record, &error))
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
        cmocka_unit_test_setup_teardown(sessions_of_the_second_version_can_be_replayed, home_make,
                                        home_remove),
    };
    return cmocka_run_group_tests(tests, played_open, played_close);
}
