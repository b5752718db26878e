/* What cannot be taken up, and why; what is taken up by other ways than usual; and how a session is
 * told to those who may take it up. */
#include "session/resume.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/library.h"
#include "support/check.h"
#include "support/disk.h"
#include "support/group_session.h"
#include "support/home.h"

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

static struct resumed take_up(struct database *database, const char *uuid)
{
    struct resumed resumed;
    struct error error = {0};
    if (!session_resume(&again, &play, database, uuid, &resumed, &error))
        fail_msg("%s", error.words);
    return resumed;
}

/* A session of the given case, left after its first vote; its uuid. */
static void leave_one(char uuid[UUID_BYTES], const struct group_case *how)
{
    struct history_writer *writer = history_writer_new(NULL, NULL);
    group_start(&played, &decks.deck, how);
    autosave_start(&autosave, writer, &played, &decks);
    snprintf(uuid, UUID_BYTES, "%s", autosave.uuid);
    assert_int_equal(session_choose(&played, 0), REFUSED_NOT);
    autosave_end(&autosave);
    history_writer_free(writer);
}

static void check_not_taken_up(struct database *database, const char *uuid, const char *words)
{
    struct resumed resumed;
    struct error error = {0};
    check_int(session_resume(&again, &play, database, uuid, &resumed, &error), false, "%s", words);
    check_int(strstr(error.words, words) != NULL, true, "'%s', not '%s'", words, error.words);
    check_int(resumed.lease.held, false, "%s", words);
}

/* What somebody else wrote into the database is refused, and the lease let go. */
static void a_session_that_was_tampered_with_is_refused(void **state)
{
    static const struct {
        const char *sql, *words;
    } rows[] = {
        {"UPDATE moves SET line = 'vote 9 A'", "this seat is not taking part"},
        {"UPDATE moves SET line = 'jump'", "this is no move"},
        {"UPDATE decks_kept SET path = '', content = 'nothing'",
         "the session's copy of its cards is damaged"},
        {"UPDATE sessions SET deck = ''; DELETE FROM session_decks",
         "the deck '' is not installed"},
        {"UPDATE sessions SET deck = 'a+b+c+d+e+f+g+h+i+j+k+l+m'; DELETE FROM session_decks",
         "the kept session is damaged"},
        {"UPDATE sessions SET deck = 'no-such-deck'; DELETE FROM session_decks", "no-such-deck"},
        {"UPDATE sessions SET deck = '" TESTS_FOLDER "/vectors/deck.yaml';"
         "DELETE FROM session_decks",
         "vectors/deck.yaml' is not installed"},
    };
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        char uuid[UUID_BYTES];
        struct database *database = home_open();
        leave_one(uuid, &group_cases[0]);
        home_run(rows[i].sql);
        check_not_taken_up(database, uuid, rows[i].words);
        database_close(database);
        home_remove(NULL);
        home_make(NULL);
    }
}

static void a_session_without_copies_is_played_with_the_deck_of_its_id(void **state)
{
    char uuid[UUID_BYTES];
    (void)state;
    struct database *database = home_open();
    char *text = file_text(TESTS_FOLDER "/vectors/deck.yaml");
    assert_non_null(text);
    mkdir(home_file("decks"), 0700);
    folder_write(home_folder(), "evenkeel/decks/worked-3.yaml", text);
    free(text);
    leave_one(uuid, &group_cases[0]);
    home_run("DELETE FROM session_decks");
    struct resumed resumed = take_up(database, uuid);
    check_int(again.move_count, played.move_count, "by its id");
    lease_release(&resumed.lease);
    play_release(&play);
    database_close(database);
}

static void a_copy_takes_the_place_of_a_deck_without_a_path(void **state)
{
    char uuid[UUID_BYTES];
    (void)state;
    struct database *database = home_open();
    leave_one(uuid, &group_cases[0]);
    home_run("UPDATE decks_kept SET path = ''");
    struct resumed resumed = take_up(database, uuid);
    check_int(resumed.deck_changed, true, "its own copy");
    check_int(again.move_count, played.move_count, "its own copy");
    lease_release(&resumed.lease);
    play_release(&play);
    database_close(database);
}

static void a_session_that_is_given_up_is_gone(void **state)
{
    char uuid[UUID_BYTES], folder[PATH_BYTES_MAX];
    struct lease lease = {0};
    struct error error = {0};
    bool gone;
    (void)state;
    struct database *database = home_open();
    leave_one(uuid, &group_cases[0]);
    assert_true(path_user_folder(folder, &error));
    assert_true(lease_take(&lease, folder, uuid));
    assert_false(session_discard(database, uuid, &gone, &error));
    assert_non_null(strstr(error.words, "another window"));
    lease_release(&lease);
    if (!session_discard(database, uuid, &gone, &error))
        fail_msg("%s", error.words);
    check_int(history_count(database, HISTORY_ALL), 0, "gone");
    check_not_taken_up(database, uuid, "this session is no longer kept");
    database_close(database);
}

/* As for a session that is deleted: no byte of a name is left in any file. */
static void what_is_given_up_leaves_no_trace(void **state)
{
    static const char name[] = "Zebedee";
    char uuid[UUID_BYTES];
    struct error error = {0};
    bool gone;
    (void)state;
    struct database *database = home_open();
    struct history_writer *writer = history_writer_new(NULL, NULL);
    group_start(&played, &decks.deck, &group_cases[3]);
    snprintf(played.setup.roster.seats[0].name, NAME_BYTES, "%s", name);
    autosave_start(&autosave, writer, &played, &decks);
    snprintf(uuid, UUID_BYTES, "%s", autosave.uuid);
    assert_true(group_player_step(&played, 0));
    autosave_end(&autosave);
    folder_write(home_folder(), "evenkeel/evenkeel-damaged-2026-11-01-101010.db", "is Zebedee in");
    assert_true(home_files_with(name) >= 2);
    if (!session_discard(database, uuid, &gone, &error))
        fail_msg("%s", error.words);
    assert_true(gone);
    check_int(home_files_with(name), 0, "while the database is open");
    history_writer_free(writer);
    database_close(database);
    check_int(home_files_with(name), 0, "and afterwards");
}

static void without_a_home_nothing_is_taken_up_or_given_up(void **state)
{
    char uuid[UUID_BYTES];
    struct error error = {0};
    bool gone;
    (void)state;
    struct database *database = home_open();
    leave_one(uuid, &group_cases[0]);
    char *home = getenv("HOME") != NULL ? strdup(getenv("HOME")) : NULL;
    char *data = strdup(getenv("XDG_DATA_HOME"));
    unsetenv("HOME");
    unsetenv("XDG_DATA_HOME");
    check_not_taken_up(database, uuid, "home");
    assert_false(session_discard(database, uuid, &gone, &error));
    if (home != NULL)
        setenv("HOME", home, 1);
    setenv("XDG_DATA_HOME", data, 1);
    free(home);
    free(data);
    database_close(database);
}

static void a_row_says_who_plays_and_where_they_are(void **state)
{
    static const struct {
        const char *way, *first, *second;
        int seats;
        const char *words;
    } rows[] = {
        {"voyage", "", "", 1, "Voyage, card 3 of 12"},
        {"endless", "", "", 1, "Endless, card 3"},
        {"of-the-future", "", "", 1, "of-the-future, card 3 of 12"},
        {"crew", "The crew", "", 1, "The crew, card 3 of 12"},
        {"same-boat", "Asha", "Ben", 2, "Asha and Ben, card 3 of 12"},
        {"same-boat", "Asha", "", 2, "Asha and 1 more, card 3 of 12"},
        {"same-boat", "Asha", "Ben", 4, "Asha and 3 more, card 3 of 12"},
    };
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        char words[ROW_WORDS_BYTES];
        struct history_row row = {.first = (char *)rows[i].first,
                                  .second = (char *)rows[i].second,
                                  .seats = rows[i].seats,
                                  .card = 3,
                                  .cards = 12};
        snprintf(row.way, sizeof row.way, "%s", rows[i].way);
        row_words(words, &row);
        check_text(words, rows[i].words, "row %d", i);
    }
}

static void without_a_writer_nothing_is_kept_and_nothing_waits(void **state)
{
    struct error error;
    (void)state;
    group_start(&played, &decks.deck, &group_cases[1]);
    autosave_start(&autosave, NULL, &played, &decks);
    assert_true(group_player_step(&played, 0) && group_player_step(&played, 0));
    autosave_note(&autosave);
    assert_true(autosave_wait(&autosave, -1));
    assert_false(autosave_complaint(&autosave, &error));
    autosave_end(&autosave);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_session_that_was_tampered_with_is_refused, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_session_without_copies_is_played_with_the_deck_of_its_id,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(a_copy_takes_the_place_of_a_deck_without_a_path, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(what_is_given_up_leaves_no_trace, home_make, home_remove),
        cmocka_unit_test_setup_teardown(a_session_that_is_given_up_is_gone, home_make, home_remove),
        cmocka_unit_test_setup_teardown(without_a_home_nothing_is_taken_up_or_given_up, home_make,
                                        home_remove),
        cmocka_unit_test(a_row_says_who_plays_and_where_they_are),
        cmocka_unit_test(without_a_writer_nothing_is_kept_and_nothing_waits),
    };
    return cmocka_run_group_tests(tests, load_deck, release_deck);
}
