/* A history that is damaged while somebody plays in a terminal: it is mended before the game's end,
 * and what was played is kept. */
#include <stdlib.h>
#include <string.h>

#include "store/database.h"
#include "support/check.h"
#include "support/disk.h"
#include "support/home.h"
#include "support/program.h"
#include "support/weeks.h"

static void play_in_a_terminal(struct run *run, const char *input)
{
    program_run(run,
                &(struct program){.arguments = {"play", "--text", "--new", "--deck",
                                                TESTS_FOLDER "/vectors/deck.yaml", "--cards", "3"},
                                  .data_home = home_folder()->path,
                                  .input = input});
}

static void a_game_in_a_terminal_mends_the_history_before_its_end(void **state)
{
    static const char *const inputs[] = {"a\n\n\na\n\n\na\n\n\n", "a\nlater\n", "a\n",
                                         "a\nquit\nyes\n"};
    (void)state;
    for (int i = 0; i < COUNT(inputs); i++) {
        struct error error = {0};
        struct run run;
        weeks_damage();
        play_in_a_terminal(&run, inputs[i]);
        if (strstr(run.complaints, "evenkeel: your history was damaged") == NULL)
            fail_msg("game %d: %s%s", i, run.output, run.complaints);
        assert_null(strstr(run.output, "not being kept"));
        run_release(&run);
        check_int(home_count("evenkeel-damaged-"), 1, "game %d: set aside", i);
        struct database *database = database_open_checked(&error);
        assert_non_null(database);
        check_text(error.words, "", "game %d", i);
        check_int(weeks_sessions(database) > 0, true, "game %d: rescued", i);
        char *played = home_ask("SELECT count(*) FROM moves WHERE line = 'vote 1 A' AND session ="
                                " (SELECT max(id) FROM sessions)");
        check_text(played, i == 0 ? "3" : "1", "game %d: and this one is kept", i);
        free(played);
        database_close(database);
        home_remove(NULL);
        disk_reset();
        home_make(NULL);
    }
}

/* Nothing was played, so that nobody waits: the next one looks again. */
static void a_game_that_nobody_plays_leaves_the_look_to_the_next(void **state)
{
    struct run run;
    (void)state;
    weeks_damage();
    play_in_a_terminal(&run, NULL);
    run_release(&run);
    play_in_a_terminal(&run, "a\n");
    assert_int_equal(home_count("evenkeel-damaged-"), 1);
    run_release(&run);
}

/* The count of free pages is wrong: all can be read, and nothing new be written. */
static void what_damage_keeps_from_being_kept_is_kept_once_it_is_mended(void **state)
{
    struct run run;
    size_t byte_count;
    (void)state;
    weeks_make();
    char *bytes = home_bytes(home_database(), &byte_count);
    bytes[39] = 7;
    weeks_write(bytes, byte_count);
    free(bytes);
    play_in_a_terminal(&run, "a\nlater\n");
    check_int(run.status, 0, "%s", run.complaints);
    assert_non_null(strstr(run.complaints, "60 sessions in it could be read"));
    assert_non_null(strstr(run.output, "It is kept. To go on:"));
    assert_null(strstr(run.output, "not being kept"));
    run_release(&run);
    char *played = home_ask("SELECT count(*) FROM sessions");
    check_text(played, "61", "and this one");
    free(played);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_game_in_a_terminal_mends_the_history_before_its_end,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(a_game_that_nobody_plays_leaves_the_look_to_the_next,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(what_damage_keeps_from_being_kept_is_kept_once_it_is_mended,
                                        home_make, home_remove),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
