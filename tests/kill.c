/* The program is killed at any moment, and started again: no move that was said to be kept is
 * missing, and none is twice. 50 times; EVENKEEL_SOAK makes it 500. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/random.h"
#include "session/resume.h"
#include "support/check.h"
#include "support/group_session.h"
#include "support/home.h"

/* A step takes about a millisecond, a start about twenty; the machine may have other things to do.
 */
enum {
    KILLS = 50,
    STARTING_MICROSECONDS = 40000,
    STEPPING_MICROSECONDS = 3000,
    STEPS_MAX = 8,
};

/* When the child is killed: so long after so many steps that it played. */
struct moment {
    int steps;
    long microseconds; /* TO_THE_END: never */
};
enum { TO_THE_END = -1 };

static struct deck_mix decks;
static struct session played, whole;
static struct autosave autosave;
static struct play play;

static int set_up(void **state)
{
    (void)state;
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

/* Always the same session: what is done next depends on nothing but what was done. */
static void step(struct session *session)
{
    if (!group_player_step(session, session->move_count % 2))
        assert_int_equal(session_command(session, COMMAND_NEXT), REFUSED_NOT);
}

/* --- the child ----------------------------------------------------------------------------------
 */

static void say(int pipe_end, int count)
{
    if (write(pipe_end, &count, sizeof count) != (ssize_t)sizeof count)
        _exit(3);
}

/* Goes on where the session was left, or begins one, and says after each step how many moves are
 * kept. */
static void live(int pipe_end)
{
    struct history_row row;
    struct error error = {0};
    struct database *database = database_open_checked(&error);
    if (database == NULL || error.words[0] != '\0')
        _exit(4);
    struct history_writer *writer = history_writer_new(NULL, NULL);
    if (history_list(database, HISTORY_UNFINISHED, &row, 1) == 1) {
        struct resumed resumed;
        if (!session_resume(&played, &play, database, row.uuid, &resumed, &error))
            _exit(5);
        autosave_continue(&autosave, writer, &played, &play.decks, row.uuid, &resumed.lease);
    } else {
        group_start(&played, &decks.deck, &group_cases[3]);
        autosave_start(&autosave, writer, &played, &decks);
    }
    while (played.phase != SESSION_DEBRIEF) {
        step(&played);
        autosave_note(&autosave);
        if (!autosave_wait(&autosave, -1) || autosave.failed)
            _exit(6);
        say(pipe_end, played.move_count);
    }
    _exit(0);
}

/* --- the killer ---------------------------------------------------------------------------------
 */

static void wait_microseconds(long microseconds)
{
    const struct timespec time = {microseconds / 1000000, microseconds % 1000000 * 1000};
    nanosleep(&time, NULL);
}

/* The last of so many numbers (below 0: of all) that the child said; `otherwise` where it said
 * none. */
static int last_said(int pipe_end, int most, int otherwise)
{
    int count, last = otherwise;
    for (int i = 0; i != most && read(pipe_end, &count, sizeof count) == (ssize_t)sizeof count; i++)
        last = count;
    return last;
}

/* Lives and kills once, or not at all; returns how many moves were said to be kept, or -1. */
static int live_and_kill(struct moment moment, int number)
{
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        live(ends[1]);
    }
    close(ends[1]);
    int said = last_said(ends[0], moment.steps, -1);
    if (moment.microseconds != TO_THE_END) {
        wait_microseconds(moment.microseconds);
        kill(child, SIGKILL);
    }
    said = last_said(ends[0], -1, said);
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    check_int(WIFSIGNALED(status) || WEXITSTATUS(status) == 0, true, "kill %d: it said %d", number,
              WIFEXITED(status) ? WEXITSTATUS(status) : 0);
    return said;
}

/* The last session: at least what was said, and nothing that was not played. */
static void check_last(int said, int number)
{
    struct error error = {0};
    struct kept_session kept;
    char line[MOVE_BYTES];
    struct database *database = database_open_checked(&error);
    if (database == NULL || error.words[0] != '\0')
        fail_msg("kill %d: %s", number, error.words);
    history_load(database, 0, &kept);
    check_int(kept.move_count >= said, true, "kill %d: %d of %d", number, kept.move_count, said);
    assert_true(kept.move_count <= whole.move_count);
    for (int i = 0; i < kept.move_count; i++) {
        move_write(line, whole.moves[i]);
        check_text(kept.moves[i].line, line, "kill %d, move %d", number, i + 1);
    }
    kept_session_release(&kept);
    database_close(database);
}

/* One in four while it starts, the others on its way. */
static struct moment some_moment(struct random *random)
{
    struct moment moment = {.steps = 0, .microseconds = STARTING_MICROSECONDS};
    if (random_below(random, 4) > 0)
        moment = (struct moment){1 + (int)random_below(random, STEPS_MAX), STEPPING_MICROSECONDS};
    moment.microseconds = random_below(random, (uint32_t)moment.microseconds);
    return moment;
}

static void no_move_is_lost_and_none_is_doubled(void **state)
{
    struct random random = random_seeded((uint64_t)time(NULL), 1);
    int kills = getenv("EVENKEEL_SOAK") != NULL ? 10 * KILLS : KILLS, played_on = 0;
    (void)state;
    group_start(&whole, &decks.deck, &group_cases[3]);
    while (whole.phase != SESSION_DEBRIEF)
        step(&whole);
    for (int number = 1; number <= kills; number++) {
        int said = live_and_kill(some_moment(&random), number);
        check_last(said, number);
        played_on += said > 0;
    }
    /* Kills before the first move prove little: of those there are about one in four. */
    if (played_on < kills / 3)
        fail_msg("only %d of %d had played", played_on, kills);
    /* Left alone, it comes to its end. */
    check_last(live_and_kill((struct moment){.microseconds = TO_THE_END}, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_move_is_lost_and_none_is_doubled, home_make,
                                        home_remove),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
