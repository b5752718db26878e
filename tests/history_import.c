/* A history that went out as one file comes in again: the same, once, or not at all. */
#include "session/history_import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "store/deck_copy.h"
#include "store/progress.h"
#include "store/query.h"
#include "support/check.h"
#include "support/home.h"
#include "support/traffic.h"

static void what_goes_out_comes_in_the_same_and_only_once(void **state)
{
    struct import_count count;
    struct error error = {0};
    struct progress before, after;
    const struct progress_filter everybody = {.who = PROGRESS_EVERYBODY};
    (void)state;
    struct database *database = traffic_fill(), *other = database_open_in_memory();
    char *text = traffic_export(database);
    if (!traffic_import(other, text, &count, &error))
        fail_msg("%s", error.words);
    check_int(count.added, 3, "all of them");
    char *again = traffic_export(other);
    assert_string_equal(again, text);
    /* What was worked out anew is what was worked out when they were played. */
    assert_true(progress_load(&before, database, &everybody, NULL, NULL, &error));
    assert_true(progress_load(&after, other, &everybody, NULL, NULL, &error));
    check_int(after.game_count, before.game_count, "games");
    for (int i = 0; i < before.game_count; i++) {
        check_int(after.games[i].total, before.games[i].total, "points of %d", i);
        check_int(after.games[i].fit, before.games[i].fit, "fit of %d", i);
        check_text(after.games[i].name, before.games[i].name, "name of %d", i);
    }
    progress_release(&before);
    progress_release(&after);
    assert_true(traffic_import(other, text, &count, &error));
    check_int(count.added, 0, "none twice");
    check_int(count.known, 3, "all known");
    free(text);
    free(again);
    database_close(other);
    database_close(database);
}

#define BOXES "'there.json' was not imported: one of its boxes of practice makes no sense"

static void what_is_wrong_is_said_and_nothing_comes_in(void **state)
{
    static const struct {
        const char *from, *to, *words;
    } cases[] = {
        {"{", "",
         "'there.json' was not imported: it is no history that evenkeel history export "
         "wrote"},
        {"evenkeel history 1", "evenkeel report 1",
         "'there.json' was not imported: it is no history that evenkeel history export wrote"},
        {"evenkeel history 1", "evenkeel history 2",
         "'there.json' was not imported: it was exported by a later version of the game"},
        {"\"decks\"", "\"desks\"", "'there.json' was not imported: its decks are missing"},
        {"\"sessions\"", "\"lessons\"", "'there.json' was not imported: its sessions are missing"},
        {"Response A of card-01", "Response Z of card-01",
         "'there.json' was not imported: the cards of one of its decks are not as they were "
         "exported"},
        {"\"deck\"", "\"dock\"", "'there.json' was not imported: one of its decks is incomplete"},
        {"\"content\"", "\"tent\"",
         "'there.json' was not imported: one of its decks is incomplete"},
        {"\"checksum\"", "\"sum\"",
         "'there.json' was not imported: one of its decks is incomplete"},
        {"\"id\"", "\"it\"", "session 1 cannot be played again: its id or its decks are missing"},
        {"\"id\": \"", "\"id\": \"x", "its id or its decks are missing"},
        {"\"deck\": \"worked-3\",\n   \"started\"", "\"started\"",
         "its id or its decks are missing"},
        {"\"copies\": [\n    0", "\"copies\": [\n    []", "its id or its decks are missing"},
        {"\"copies\": [\n    0", "\"copies\": [\n    1", "its id or its decks are missing"},
        {"\"copies\": [\n    0", "\"copies\": [\n    0,0,0,0,0,0,0,0,0,0,0,0,0",
         "its id or its decks are missing"},
        {"\"copies\"", "\"coffees\"", "its id or its decks are missing"},
        {"\"copies\": [\n    0", "\"copies\": [\n    0,0",
         "its session 1 cannot be played again: "},
        {"\"copies\": [\n    0", "\"copies\": [\n    ", "its session 1 cannot be played again: "},
        {"\"move show\"", "[]", "its moves are missing"},
        {"\"record\"", "\"accord\"",
         "'there.json' was not imported: its session 1 cannot be played again: its moves are "
         "missing"},
        {"\"move show\"", "\"move to Paris\"", "this is no move"},
        {"\"move show\"", "\"move vote 1 A\\nmove show\"", "its moves are missing"},
        {"\"move show\"", "\"move next\"", "its session 1 cannot be played again: line "},
        {"\"copies\": [\n    0\n   ]", "\"copies\": []",
         "its session 1 cannot be played again: the deck 'worked-3' is not installed"},
        {"\"code ", "\"code 7", "its session 1 cannot be played again: line "},
        {"\"box\": 1", "\"box\": 9", BOXES},
        {"\"due\": \"2", "\"due\": \"x", BOXES},
        {"\"due\"", "\"dew\"", BOXES},
        {"\"box\"", "\"fox\"", BOXES},
        {"\"box\": 1", "\"box\": 0", BOXES},
        {"\"card\"", "\"yard\"", BOXES},
        {"\"deck\": \"worked-3\",\n   \"card\"", "\"card\"", BOXES},
    };
    (void)state;
    struct database *database = traffic_fill(), *other = database_open_in_memory();
    char *text = traffic_export(database), *empty = traffic_export(other);
    for (int i = 0; i < COUNT(cases); i++) {
        struct import_count count;
        struct error error = {0};
        char *bad = traffic_replaced(text, cases[i].from, cases[i].to);
        check_int(traffic_import(other, bad, &count, &error), false, "case %d", i);
        if (strstr(error.words, cases[i].words) == NULL)
            check_text(error.words, cases[i].words, "case %d", i);
        char *now = traffic_export(other);
        check_text(now, empty, "case %d: nothing came in", i);
        free(now);
        free(bad);
    }
    free(text);
    free(empty);
    database_close(other);
    database_close(database);
}

/* What is left out, or told in a way that no game writes, and can be done without. */
static void what_is_odd_but_can_be_played_comes_in(void **state)
{
    static const struct {
        const char *from, *to;
        int added;
    } cases[] = {
        {"\"practice\"", "\"theory\"", 3},
        {"\"ended\": \"2", "\"bended\": \"2", 3},
        {"\"ended\": \"2", "\"ended\": \"\", \"x\": \"2", 3},
        {"\"ended\": \"2", "\"ended\": null, \"x\": \"2", 3},
        {"\"ended\": \"2", "\"ended\": \"much too long to be a day and a time 2", 3},
    };
    (void)state;
    struct database *database = traffic_fill();
    char *text = traffic_export(database);
    for (int i = 0; i < COUNT(cases); i++) {
        struct import_count count;
        struct error error = {0};
        struct database *other = database_open_in_memory();
        char *odd = traffic_replaced(text, cases[i].from, cases[i].to);
        check_int(traffic_import(other, odd, &count, &error), true, "case %d: %s", i, error.words);
        check_int(count.added, cases[i].added, "case %d", i);
        char *now = traffic_export(other);
        check_int(strstr(now, "\"ended\": \"?\"") != NULL, i > 0, "case %d: when it ended", i);
        free(now);
        free(odd);
        database_close(other);
    }
    free(text);
    database_close(database);
}

static void the_same_session_twice_in_a_file_comes_in_once(void **state)
{
    struct import_count count;
    struct error error = {0};
    (void)state;
    struct database *database = traffic_fill(), *other = database_open_in_memory();
    char *text = traffic_export(database);
    char *first = strstr(text, "\"id\": \"") + 7, *second = strstr(first, "\"id\": \"") + 7;
    memcpy(second, first, UUID_BYTES - 1);
    assert_true(traffic_import(other, text, &count, &error));
    check_int(count.added, 2, "the first and the last");
    check_int(count.known, 1, "the one that comes twice");
    free(text);
    database_close(other);
    database_close(database);
}

static void sessions_of_several_decks_come_in_each_with_its_own(void **state)
{
    struct import_count count;
    struct error error = {0};
    (void)state;
    traffic_play(NULL, &group_cases[0], SESSION_DEBRIEF);
    traffic_play(PROJECT_FOLDER "/cards/core", &group_cases[0], SESSION_DEBRIEF);
    traffic_play(NULL, &group_cases[0], SESSION_DEBRIEF);
    struct database *database = home_open(), *other = database_open_in_memory();
    char *text = traffic_export(database);
    if (!traffic_import(other, text, &count, &error))
        fail_msg("%s", error.words);
    check_int(count.added, 3, "all of them");
    char *again = traffic_export(other);
    assert_string_equal(again, text);
    free(again);
    free(text);
    database_close(other);
    database_close(database);
}

/* Sessions of the first versions: no copies of the deck, which is installed. */
static void sessions_without_copies_come_in_with_the_installed_deck(void **state)
{
    struct import_count count;
    struct error error = {0};
    (void)state;
    traffic_play(PROJECT_FOLDER "/cards/core", &group_cases[0], SESSION_DEBRIEF);
    traffic_play(PROJECT_FOLDER "/cards/core", &group_cases[1], SESSION_DEBRIEF);
    struct database *database = home_open(), *other = database_open_in_memory();
    char *text = traffic_export(database);
    char *half = traffic_replaced(text, "\"copies\": [\n    0\n   ]", "\"copies\": []");
    char *bare = traffic_replaced(half, "\"copies\": [\n    0\n   ]", "\"copies\": []");
    if (!traffic_import(other, bare, &count, &error))
        fail_msg("%s", error.words);
    check_int(count.added, 2, "both");
    free(bare);
    /* One without its copy, the next with it. */
    database_close(other);
    other = database_open_in_memory();
    if (!traffic_import(other, half, &count, &error))
        fail_msg("%s", error.words);
    check_int(count.added, 2, "both");
    free(half);
    /* One of one deck, the next of the same twice. */
    char *at = strstr(strstr(text, "\"copies\"") + 1, "\"copies\"");
    char *twice = traffic_replaced(at, "\"copies\": [\n    0", "\"copies\": [\n    0, 0"), *whole;
    assert_true(asprintf(&whole, "%.*s%s", (int)(at - text), text, twice) > 0);
    assert_false(traffic_import(other, whole, &count, &error));
    assert_non_null(strstr(error.words, "its session 2 cannot be played again: "));
    free(whole);
    free(twice);
    free(text);
    database_close(other);
    database_close(database);
}

static void what_cannot_be_written_leaves_everything_as_it_was(void **state)
{
    static const char *const hindrances[] = {
        "BEGIN",
        "CREATE TRIGGER no AFTER INSERT ON moves BEGIN SELECT RAISE(ABORT, 'no'); END",
        "CREATE TRIGGER no AFTER INSERT ON practice BEGIN SELECT RAISE(ABORT, 'no'); END",
        /* Found out at the very end. */
        "CREATE TABLE debts (to_whom INTEGER REFERENCES sessions (id) DEFERRABLE INITIALLY"
        " DEFERRED); CREATE TRIGGER owe AFTER INSERT ON practice BEGIN"
        " INSERT INTO debts VALUES (-1); END",
    };
    (void)state;
    struct database *database = traffic_fill();
    char *text = traffic_export(database);
    for (int i = 0; i < COUNT(hindrances); i++) {
        struct import_count count;
        struct error error = {0};
        struct database *other = database_open_in_memory();
        check_int(query_script(other, hindrances[i]), true, "hindrance %d", i);
        check_int(traffic_import(other, text, &count, &error), false, "hindrance %d", i);
        check_int(strncmp(error.words, "cannot write to '", 17), 0, "%s", error.words);
        check_int(history_count(other, HISTORY_ALL), 0, "hindrance %d: nothing came in", i);
        database_close(other);
    }
    free(text);
    database_close(database);
}

static void a_file_that_is_not_there_is_not_imported(void **state)
{
    struct import_count count = {.added = 7};
    struct error error = {0};
    (void)state;
    struct database *other = database_open_in_memory();
    assert_false(history_import(other, home_file("no such file"), NULL, NULL, &count, &error));
    assert_non_null(strstr(error.words, "no such file"));
    check_int(count.added, 0, "nothing");
    database_close(other);
}

/* Its cards are as they were exported, and no deck. */
static void a_deck_that_cannot_be_read_is_told_with_its_session(void **state)
{
    struct import_count count;
    struct error error = {0};
    char checksum[MARK_BYTES], sql[200];
    (void)state;
    struct database *database = traffic_fill(), *other = database_open_in_memory();
    database_close(database);
    deck_copy_checksum(checksum, "{}");
    snprintf(sql, sizeof sql, "UPDATE decks_kept SET content = '{}', checksum = '%s'", checksum);
    home_run(sql);
    database = home_open();
    char *text = traffic_export(database);
    assert_false(traffic_import(other, text, &count, &error));
    assert_non_null(strstr(error.words, "its session 1 cannot be played again: "));
    free(text);
    database_close(other);
    database_close(database);
}

/* The session's text up to its first move, and nothing after it; free() it. */
static char *without_moves(const char *text)
{
    const char *first = strstr(text, ",\n    \"move "), *end = strstr(text, "\n   ]\n  }");
    static char *made; /* the stream's */
    static size_t byte_count;
    assert_non_null(first);
    while (end < first)
        end = strstr(end + 1, "\n   ]\n  }");
    FILE *stream = memory_stream(&made, &byte_count);
    fprintf(stream, "%.*s%s", (int)(first - text), text, end);
    fclose(stream);
    return made;
}

static void a_session_that_was_not_played_does_not_come_in(void **state)
{
    struct import_count count;
    struct error error = {0};
    (void)state;
    struct database *database = traffic_fill(), *other = database_open_in_memory();
    char *text = traffic_export(database), *bad = without_moves(text);
    assert_false(traffic_import(other, bad, &count, &error));
    check_text(error.words,
               "'there.json' was not imported: its session 1 cannot be played again: its moves are "
               "missing",
               "words");
    check_int(history_count(other, HISTORY_ALL), 0, "nothing came in");
    free(bad);
    free(text);
    database_close(other);
    database_close(database);
}

/* A session of the first versions has no copy of its deck, and names an installed one. */
static void a_sessions_deck_is_no_path(void **state)
{
    struct import_count count;
    struct error error = {0};
    (void)state;
    struct database *database = traffic_fill(), *other = database_open_in_memory();
    char *text = traffic_export(database);
    char *bare = traffic_replaced(text, "\"copies\": [\n    0\n   ]", "\"copies\": []");
    char *bad = traffic_replaced(bare, "\"deck\": \"worked-3\",\n   \"started\"",
                                 "\"deck\": \"" TESTS_FOLDER
                                 "/vectors/deck.yaml\",\n   \"started\"");
    assert_false(traffic_import(other, bad, &count, &error));
    check_text(error.words,
               "'there.json' was not imported: its session 1 cannot be played again: the deck "
               "'" TESTS_FOLDER "/vectors/deck.yaml' is not installed",
               "words");
    free(bad);
    free(bare);
    free(text);
    database_close(other);
    database_close(database);
}

static bool stop_at_the_second(void *context, double share)
{
    (void)context;
    return share < 0.3;
}

static void an_import_that_is_stopped_leaves_everything_as_it_was(void **state)
{
    struct import_count count;
    struct error error = {0};
    (void)state;
    struct database *database = traffic_fill(), *other = database_open_in_memory();
    char *text = traffic_export(database);
    assert_false(history_import_bytes(other, "there.json", text, strlen(text), stop_at_the_second,
                                      NULL, &count, &error));
    check_text(error.words,
               "'there.json' was not imported: it was stopped; everything is as it was", "words");
    check_int(history_count(other, HISTORY_ALL), 0, "nothing came in");
    free(text);
    database_close(other);
    database_close(database);
}

/* Whatever bytes change, it is refused with words, or what came in goes out and in again. */
static void changed_bytes_do_no_harm(void **state)
{
    const int tries = getenv("EVENKEEL_SOAK") != NULL ? 10000 : 300;
    struct random random = random_seeded(7, 1);
    int refused = 0;
    (void)state;
    struct database *database = traffic_fill();
    char *text = traffic_export(database);
    size_t length = strlen(text);
    for (int i = 0; i < tries; i++) {
        struct import_count count;
        struct error error = {0};
        char *bytes = memory_new(length + 2, 1);
        memcpy(bytes, text, length);
        /* Most of the file is cards, whose checksum finds it: look at the sessions. */
        size_t start = (size_t)(strstr(text, "\"sessions\"") - text);
        for (uint32_t j = 1 + random_below(&random, 3); j > 0; j--)
            bytes[start + random_below(&random, (uint32_t)(length - start))] = (char)random_below(
                &random, 256);
        struct database *other = database_open_in_memory();
        bool done = history_import_bytes(other, "there.json", bytes, length, NULL, NULL, &count,
                                         &error);
        refused += !done;
        check_int(error.words[0] != '\0', !done, "try %d: %s", i, error.words);
        if (done) {
            char *now = traffic_export(other);
            struct database *third = database_open_in_memory();
            check_int(traffic_import(third, now, &count, &error), true, "try %d: %s", i,
                      error.words);
            database_close(third);
            free(now);
        }
        database_close(other);
        free(bytes);
    }
    check_int(refused > tries / 4 && refused < tries, true, "%d of %d", refused, tries);
    free(text);
    database_close(database);
}

int main(void)
{
#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, home_make, home_remove)
    const struct CMUnitTest tests[] = {
        AT_HOME(what_goes_out_comes_in_the_same_and_only_once),
        AT_HOME(what_is_wrong_is_said_and_nothing_comes_in),
        AT_HOME(what_is_odd_but_can_be_played_comes_in),
        AT_HOME(the_same_session_twice_in_a_file_comes_in_once),
        AT_HOME(sessions_of_several_decks_come_in_each_with_its_own),
        AT_HOME(sessions_without_copies_come_in_with_the_installed_deck),
        AT_HOME(what_cannot_be_written_leaves_everything_as_it_was),
        AT_HOME(a_file_that_is_not_there_is_not_imported),
        AT_HOME(a_deck_that_cannot_be_read_is_told_with_its_session),
        AT_HOME(a_session_that_was_not_played_does_not_come_in),
        AT_HOME(a_sessions_deck_is_no_path),
        AT_HOME(an_import_that_is_stopped_leaves_everything_as_it_was),
        AT_HOME(changed_bytes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
