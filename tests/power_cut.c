/* The power fails at any moment: every move that was said to be kept is there, and none is twice.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "session/resume.h"
#include "support/check.h"
#include "support/disk.h"
#include "support/group_session.h"
#include "support/home.h"

enum { CUTS_MAX = 1000 };

static struct deck_mix decks;
static struct session played, again;
static struct autosave autosave;
static struct play play;
static struct random random_cuts;

static char uuid[UUID_BYTES];
static int acknowledged; /* moves said to be kept, so far */
static int cut_count;
static struct {
    int acknowledged;
} cuts[CUTS_MAX];

static int set_up(void **state)
{
    (void)state;
    disk_install();
    struct error error = {0};
    const char *paths[] = {TESTS_FOLDER "/vectors/deck.yaml"};
    if (!deck_mix_open(&decks, paths, 1, NULL, &error))
        fail_msg("%s", error.words);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    deck_mix_release(&decks);
    return 0;
}

static void name_cut(char name[64], int cut, const char *rest)
{
    snprintf(name, 64, "cut-%d%s", cut, rest);
}

/* On the store's thread, around every synchronisation. */
static void cut_power(void *context)
{
    char name[64], path[FOLDER_PATH_BYTES + 64];
    (void)context;
    assert_true(cut_count < CUTS_MAX);
    cuts[cut_count].acknowledged = acknowledged;
    name_cut(name, cut_count, "");
    snprintf(path, sizeof path, "%s/%s", home_folder()->path, name);
    mkdir(path, 0700);
    name_cut(name, cut_count++, "/evenkeel");
    snprintf(path, sizeof path, "%s/%s", home_folder()->path, name);
    mkdir(path, 0700);
    disk_power_cut(path, &random_cuts);
}

static void note(void)
{
    struct error error;
    autosave_note(&autosave);
    assert_true(autosave_wait(&autosave, -1));
    if (autosave_complaint(&autosave, &error))
        fail_msg("%s", error.words);
    acknowledged = played.move_count;
}

static void play_on(int steps)
{
    for (int i = 0; i < steps && played.phase != SESSION_DEBRIEF; i++) {
        if (!group_player_step(&played, i % 2))
            assert_int_equal(session_command(&played, COMMAND_NEXT), REFUSED_NOT);
        note();
    }
}

/* Plays to the end; on the way the window is closed once, and the session taken up again. */
static void play_session(void)
{
    struct history_writer *writer = history_writer_new(NULL, NULL);
    group_start(&played, &decks.deck, &group_cases[2]);
    autosave_start(&autosave, writer, &played, &decks);
    snprintf(uuid, sizeof uuid, "%s", autosave.uuid);
    play_on(20);
    autosave_end(&autosave);
    history_writer_free(writer);

    struct resumed resumed;
    struct error error = {0};
    struct database *database = home_open();
    writer = history_writer_new(NULL, NULL);
    if (!session_resume(&played, &play, database, uuid, &resumed, &error))
        fail_msg("%s", error.words);
    autosave_continue(&autosave, writer, &played, &play.decks, uuid, &resumed.lease);
    play_on(1000);
    autosave_end(&autosave);
    history_writer_free(writer);
    database_close(database);
}

/* What is on the disk after the cut: the moves as they were played, and at least so many. */
static void check_cut(int cut)
{
    char name[64], path[FOLDER_PATH_BYTES + 64], line[MOVE_BYTES];
    struct error error = {0};
    struct kept_session kept;
    name_cut(name, cut, "");
    snprintf(path, sizeof path, "%s/%s", home_folder()->path, name);
    setenv("XDG_DATA_HOME", path, 1);
    disk_reset();
    struct database *database = database_open_checked(&error);
    if (database == NULL || error.words[0] != '\0')
        fail_msg("cut %d: %s", cut, error.words);
    bool found = history_load_uuid(database, uuid, &kept);
    check_int(kept.move_count >= cuts[cut].acknowledged, true, "cut %d: %d of %d", cut,
              kept.move_count, cuts[cut].acknowledged);
    assert_true(kept.move_count <= played.move_count);
    for (int i = 0; i < kept.move_count; i++) {
        move_write(line, played.moves[i]);
        check_text(kept.moves[i].line, line, "cut %d", cut);
    }
    if (found && kept.ended[0] == '\0' && kept.move_count > 0) {
        struct resumed resumed;
        if (!session_resume(&again, &play, database, uuid, &resumed, &error))
            fail_msg("cut %d: %s", cut, error.words);
        lease_release(&resumed.lease);
        play_release(&play);
    }
    kept_session_release(&kept);
    database_close(database);
}

static void every_move_that_was_kept_survives_a_power_cut(void **state)
{
    (void)state;
    random_cuts = random_seeded(5, 5);
    cut_count = acknowledged = 0;
    disk_reset();
    disk_watch(cut_power, NULL);
    play_session();
    play_release(&play);
    assert_true(cut_count > played.move_count);
    for (int i = 0; i < cut_count; i++)
        check_cut(i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_move_that_was_kept_survives_a_power_cut, home_make,
                                        home_remove),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
