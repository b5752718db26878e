/* A kept session: written, read back and replayed to the same state; hostile records are refused.
 */
#include "session/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "support/check.h"
#include "support/group_session.h"
#include "support/worked_deck.h"

static struct session played, again;

static char *record_of(const struct session *session)
{
    static char *text;
    static size_t byte_count;
    FILE *stream = open_memstream(&text, &byte_count);
    assert_non_null(stream);
    record_write(stream, session);
    fclose(stream);
    return text;
}

/* Players answer anyhow, people come and go, and the clock runs. */
static void play_anyhow(uint64_t seed)
{
    struct random random = random_seeded(seed, 7);
    long long now = 1000;
    session_clock(&played, now);
    while (played.phase != SESSION_DEBRIEF) {
        char name[32];
        session_clock(&played, now += random_below(&random, 9000));
        snprintf(name, sizeof name, "Späte %u", random_below(&random, 100));
        if (random_below(&random, 25) == 0)
            session_join(&played, name, NULL);
        if (random_below(&random, 40) == 0)
            session_leave(&played, (int)random_below(&random, 4));
        if (random_below(&random, 30) == 0 && session_command(&played, COMMAND_SKIP) == REFUSED_NOT)
            continue;
        if (!group_player_step(&played, (int)random_below(&random, 2)))
            assert_int_equal(session_command(&played, COMMAND_NEXT), REFUSED_NOT);
    }
}

static void a_session_replays_to_the_same_state(void **state)
{
    enum { SESSIONS = 200 };
    (void)state;
    for (int seed = 0; seed < SESSIONS; seed++) {
        struct error error = {0};
        group_start(&played, &worked_deck.deck, &group_cases[seed % group_case_count]);
        play_anyhow((uint64_t)seed);
        char *record = record_of(&played);
        if (!record_replay(&again, &worked_deck.deck, record, &error))
            fail_msg("seed %d: %s\n%s", seed, error.words, record);
        check_int(again.phase, SESSION_DEBRIEF, "seed %d", seed);
        assert_memory_equal(&again.game, &played.game, sizeof played.game);
        assert_memory_equal(again.last_tenths, played.last_tenths, sizeof played.last_tenths);
        assert_memory_equal(again.first_tenths, played.first_tenths, sizeof played.first_tenths);
        assert_string_equal(again.started, played.started);
        for (int seat = 0; seat < played.setup.roster.seat_count; seat++)
            assert_string_equal(again.setup.roster.seats[seat].name,
                                played.setup.roster.seats[seat].name);
        char *twice = record_of(&again);
        assert_string_equal(twice, record);
        free(twice);
        free(record);
    }
}

static void another_version_of_the_deck_is_refused(void **state)
{
    struct error error = {0};
    (void)state;
    group_start(&played, &worked_deck.deck, &group_cases[1]);
    char *record = record_of(&played);
    /* The first digit of the fingerprint. */
    char *digit = strstr(record, worked_deck.deck.id) + strlen(worked_deck.deck.id) + 1;
    *digit = *digit == '0' ? '1' : '0';
    assert_false(record_replay(&again, &worked_deck.deck, record, &error));
    check_text(error.words,
               "line 2 of the kept session: it was played with another version of the deck",
               "fingerprint");
    free(record);
}

static void what_is_no_record_is_refused_with_its_line(void **state)
{
    static const struct {
        const char *record, *words;
    } rows[] = {
        {"", "line 0 of the kept session: its session code is missing"},
        {"something else\n", "line 1 of the kept session: this is no kept session"},
        {"even keel session 1\nmove next\n",
         "line 2 of the kept session: its session code is missing"},
        {"even keel session 1\nfoo bar\n", "line 2 of the kept session: this line is not known"},
        {"even keel session 1\ncode 0000-0000-0001\n",
         "line 2 of the kept session: it is mistyped somewhere"},
        {"even keel session 1\nseat 2 Ben\n",
         "line 2 of the kept session: the seats do not count 1, 2, 3, …"},
        {"even keel session 1\nmember 1 Ben\n",
         "line 2 of the kept session: the seats do not count 1, 2, 3, …"},
        {"even keel session 1\ntook 5\n", "line 2 of the kept session: this is no time of a vote"},
        {"even keel session 1\npin 1 1234\n",
         "line 2 of the kept session: the seats do not count 1, 2, 3, …"},
        {"even keel session 1\nseat 1 \xff\n", "the kept session is damaged"},
        {"even keel session 1\nseat 0 Ben\n",
         "line 2 of the kept session: the seats do not count 1, 2, 3, …"},
        {"even keel session 1\nseat 1 Ben\npin 0 1234\n",
         "line 3 of the kept session: the seats do not count 1, 2, 3, …"},
        {"even keel session 1\nseat 1 Ben\npin  1234\n",
         "line 3 of the kept session: the seats do not count 1, 2, 3, …"},
        {"even keel session 1\nseat 0000000000000001 Ben\n",
         "line 2 of the kept session: the seats do not count 1, 2, 3, …"},
        {"even keel session 1\nplace result\n",
         "line 2 of the kept session: its session code is missing"},
    };
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        struct error error = {0};
        check_int(record_replay(&again, &worked_deck.deck, rows[i].record, &error), false, "row %d",
                  i);
        if (i != 4)
            check_text(error.words, rows[i].words, "row %d", i);
    }
}

static void a_move_that_the_rules_refuse_is_refused(void **state)
{
    struct error error = {0};
    char *text = NULL;
    size_t byte_count = 0;
    (void)state;
    group_start(&played, &worked_deck.deck, &group_cases[1]);
    char *record = record_of(&played);
    FILE *stream = open_memstream(&text, &byte_count);
    assert_non_null(stream);
    fprintf(stream, "%smove show\n", record);
    fclose(stream);
    assert_false(record_replay(&again, &worked_deck.deck, text, &error));
    assert_non_null(strstr(error.words, "not everybody has voted yet"));
    free(text);
    free(record);
}

static void votes_taken_back_without_end_are_refused(void **state)
{
    static char *text;
    static size_t byte_count;
    struct error error = {0};
    (void)state;
    group_start(&played, &worked_deck.deck, &group_cases[1]);
    char *record = record_of(&played);
    FILE *stream = open_memstream(&text, &byte_count);
    assert_non_null(stream);
    fputs(record, stream);
    for (int i = 0; i <= SESSION_MOVES_MAX / 2; i++)
        fputs("move vote 1 A\nmove take-back 1\n", stream);
    fclose(stream);
    assert_false(record_replay(&again, &worked_deck.deck, text, &error));
    assert_non_null(strstr(error.words, "this belongs to another part of the round"));
    free(text);
    free(record);
}

/* Bytes changed at random: refused or played, and nothing worse. */
static void a_damaged_record_never_harms(void **state)
{
    enum { TRIES = 4000 };
    struct random random = random_seeded(11, 3);
    (void)state;
    group_start(&played, &worked_deck.deck, &group_cases[3]);
    play_anyhow(5);
    char *record = record_of(&played);
    size_t length = strlen(record);
    char *copy = malloc(length + 1);
    assert_non_null(copy);
    for (int i = 0; i < TRIES; i++) {
        struct error error = {0};
        memcpy(copy, record, length + 1);
        for (uint32_t j = random_below(&random, 4) + 1; j > 0; j--)
            copy[random_below(&random, (uint32_t)length)] = (char)(1 + random_below(&random, 255));
        if (!record_replay(&again, &worked_deck.deck, copy, &error))
            assert_true(error.words[0] != '\0');
    }
    free(copy);
    free(record);
}

/* What comes after the head, of a session that has just begun. */
static bool replay_with(const struct group_case *how, const char *more, struct error *error)
{
    static char *text;
    static size_t byte_count;
    group_start(&played, &worked_deck.deck, how);
    char *record = record_of(&played);
    FILE *stream = open_memstream(&text, &byte_count);
    assert_non_null(stream);
    fprintf(stream, "%s%s", record, more);
    fclose(stream);
    bool good = record_replay(&again, &worked_deck.deck, text, error);
    free(text);
    free(record);
    return good;
}

static void only_a_vote_takes_time(void **state)
{
    struct error error = {0};
    (void)state;
    assert_true(replay_with(&group_cases[0], "move vote 1 A\ntook 12\n", &error));
    assert_int_equal(again.last_tenths[0][0], 12);
    assert_false(replay_with(&group_cases[0], "move vote 1 A\nmove show\ntook 12\n", &error));
    assert_non_null(strstr(error.words, "this is no time of a vote"));
    assert_false(replay_with(&group_cases[0], "move vote 1 A\ntook 65536\n", &error));
    assert_non_null(strstr(error.words, "this is no time of a vote"));
}

static void a_setup_that_the_deck_cannot_fill_is_refused(void **state)
{
    struct error error = {0};
    (void)state;
    const struct group_case *how = &group_cases[1];
    group_start(&played, &worked_deck.deck, how);
    char *record = record_of(&played);
    strstr(record, "seats 3")[6] = '1';
    assert_false(record_replay(&again, &worked_deck.deck, record, &error));
    check_text(error.words, "this way to play needs at least 2 seats", "one seat");
    free(record);
}

static void each_option_is_kept_by_itself(void **state)
{
    (void)state;
    for (int i = 0; i < 8; i++) {
        struct error error = {0};
        struct group_case how = group_cases[2];
        how.options.discussion = (i & 1) != 0;
        how.options.names_shown = (i & 2) != 0;
        how.options.auto_advance = (i & 4) != 0;
        group_start(&played, &worked_deck.deck, &how);
        played.started[0] = '\0'; /* the clock was lost */
        char *record = record_of(&played);
        assert_null(strstr(record, "started"));
        assert_true(record_replay(&again, &worked_deck.deck, record, &error));
        check_int(again.setup.options.discussion, how.options.discussion, "options %d", i);
        check_int(again.setup.options.names_shown, how.options.names_shown, "options %d", i);
        check_int(again.setup.options.auto_advance, how.options.auto_advance, "options %d", i);
        assert_string_equal(again.started, "");
        free(record);
    }
}

static void half_a_word_is_no_option(void **state)
{
    static const char *const rows[] = {"options discusses", "options undiscuss nicknames",
                                       "options namesake", "options"};
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        char record[256];
        struct error error = {0};
        struct group_case how = group_cases[2];
        how.options.discussion = true;
        group_start(&played, &worked_deck.deck, &how);
        char *whole = record_of(&played);
        char *line = strstr(whole, "options discuss");
        snprintf(record, sizeof record, "%.*s%s\n", (int)(line - whole), whole, rows[i]);
        check_int(record_replay(&again, &worked_deck.deck, record, &error), i < 3, "row %d: %s", i,
                  error.words);
        if (i < 3)
            check_int(again.setup.options.discussion || again.setup.options.names_shown, false,
                      "row %d", i);
        free(whole);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_replays_to_the_same_state),
        cmocka_unit_test(another_version_of_the_deck_is_refused),
        cmocka_unit_test(what_is_no_record_is_refused_with_its_line),
        cmocka_unit_test(a_move_that_the_rules_refuse_is_refused),
        cmocka_unit_test(votes_taken_back_without_end_are_refused),
        cmocka_unit_test(a_damaged_record_never_harms),
        cmocka_unit_test(only_a_vote_takes_time),
        cmocka_unit_test(a_setup_that_the_deck_cannot_fill_is_refused),
        cmocka_unit_test(each_option_is_kept_by_itself),
        cmocka_unit_test(half_a_word_is_no_option),
    };
    return cmocka_run_group_tests(tests, worked_deck_open, worked_deck_close);
}
