/* Two programs play on one database at the same time: both sessions are kept whole, each by itself,
 * and the file is sound. */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/check.h"
#include "support/home.h"
#include "support/program.h"

/* A voyage of all 40 cards of the worked deck. */
#define DECK  TESTS_FOLDER "/vectors/deck.yaml"
#define CODE  "8EKH-2V2G-3779"
#define CARDS "40"

enum { PLAYERS = 2, PATIENCE_MILLISECONDS = 60000, SCREEN_BYTES = 1 << 17, SCRIPT_BYTES = 1024 };

/* A game between two pipes. */
struct player {
    int input, output;
    pid_t child;
    bool ended;
    size_t byte_count;
    char screen[SCREEN_BYTES];
};

static struct player players[PLAYERS];

static void sit_down(struct player *player)
{
    int in[2], out[2];
    assert_int_equal(pipe2(in, O_CLOEXEC) + pipe2(out, O_CLOEXEC), 0);
    *player = (struct player){.input = in[1], .output = out[0], .child = fork()};
    assert_true(player->child >= 0);
    if (player->child == 0) {
        if (dup2(in[0], 0) < 0 || dup2(out[1], 1) < 0 || dup2(out[1], 2) < 0)
            _exit(126);
        execl(PROGRAM_FILE, PROGRAM_FILE, "play", "--text", "--new", "--deck", DECK, "--code", CODE,
              (char *)NULL);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
}

static bool has_said(const struct player *player, const char *words)
{
    return player->ended || (words != NULL && strstr(player->screen, words) != NULL);
}

/* Listens to all until each has said the words, or (NULL) has ended: nobody waits for us. */
static void listen_to_all(const char *words)
{
    for (;;) {
        struct pollfd waits[PLAYERS];
        int waited = 0;
        for (int i = 0; i < PLAYERS; i++) {
            waits[i] = (struct pollfd){.fd = players[i].ended ? -1 : players[i].output,
                                       .events = POLLIN};
            waited += !has_said(&players[i], words);
        }
        if (waited == 0)
            return;
        if (poll(waits, PLAYERS, PATIENCE_MILLISECONDS) < 1)
            fail_msg("nothing more comes after: %s", players[0].screen);
        for (int i = 0; i < PLAYERS; i++) {
            struct player *player = &players[i];
            if (waits[i].revents == 0)
                continue;
            ssize_t got = read(player->output, player->screen + player->byte_count,
                               sizeof player->screen - player->byte_count - 1);
            player->ended = got <= 0;
            player->byte_count += got > 0 ? (size_t)got : 0;
        }
    }
}

/* Each card, its result, and the end of an act where there is one. */
static const char *script(void)
{
    static char lines[SCRIPT_BYTES];
    lines[0] = '\0';
    for (int i = 0; i < atoi(CARDS); i++)
        strcat(lines, "a\n\n\n");
    return lines;
}

static void play_alone(void)
{
    struct run run;
    program_run(&run, &(struct program){
                          .arguments = {"play", "--text", "--new", "--deck", DECK, "--code", CODE},
                          .data_home = home_folder()->path,
                          .input = script()});
    check_int(run.status, 0, "%s", run.complaints);
    run_release(&run);
}

static void check_answer(const char *sql, const char *expected, const char *what)
{
    char *answer = home_ask(sql);
    check_text(answer, expected, "%s", what);
    free(answer);
}

static void check_both_are_whole(void)
{
    check_answer("PRAGMA integrity_check", "ok", "the file");
    check_answer("SELECT count(*) FROM pragma_foreign_key_check", "0", "what belongs to what");
    check_answer("SELECT count(*) FROM sessions WHERE ended IS NOT NULL", "3", "sessions");
    check_answer("SELECT count(*) FROM sessions WHERE ended IS NULL", "0", "nothing else");
    check_answer("SELECT count(DISTINCT uuid) FROM sessions", "3", "each its own");
    check_answer("SELECT count(*) FROM results WHERE turns = " CARDS, "3", "their results");
    check_answer("SELECT count(*) FROM turns", "120", "their turns");
    /* Each has the moves of the one that was played alone, in their order, and no others. */
    check_answer("SELECT count(DISTINCT line) || ' ' || count(DISTINCT count) FROM"
                 " (SELECT group_concat(line) AS line, count(*) AS count FROM"
                 "  (SELECT session, line FROM moves ORDER BY session, number) GROUP BY session)",
                 "1 1", "their moves");
    check_answer("SELECT count(*) FROM moves WHERE session = 2 AND line LIKE 'vote %'", CARDS,
                 "votes");
    check_answer("SELECT count(*) FROM decks_kept", "1", "the cards are kept once");
}

static void two_who_play_at_once_are_both_kept_whole(void **state)
{
    (void)state;
    play_alone();
    for (int i = 0; i < PLAYERS; i++)
        sit_down(&players[i]);
    /* Both have begun before either goes on. */
    listen_to_all("Your choice");
    const char *lines = script();
    for (int i = 0; i < PLAYERS; i++)
        assert_int_equal(write(players[i].input, lines, strlen(lines)), (ssize_t)strlen(lines));
    listen_to_all(NULL);
    for (int i = 0; i < PLAYERS; i++) {
        int ended;
        assert_int_equal(waitpid(players[i].child, &ended, 0), players[i].child);
        check_int(WIFEXITED(ended) ? WEXITSTATUS(ended) : -1, 0, "player %d: %s", i,
                  players[i].screen);
        check_int(strstr(players[i].screen, "not being kept") == NULL, true, "player %d: %s", i,
                  players[i].screen);
        close(players[i].input);
        close(players[i].output);
    }
    check_both_are_whole();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(two_who_play_at_once_are_both_kept_whole, home_make,
                                        home_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
