/* A history goes out as one file and comes in again: the same, once, or not at all. And several
 * machines' are merged without a byte of theirs being touched. */
#include "session/history_import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "session/autosave.h"
#include "session/history_export.h"
#include "store/progress.h"
#include "support/check.h"
#include "support/group_session.h"
#include "support/home.h"
#include "support/program.h"

static struct deck_mix decks;
static struct session played;
static struct autosave autosave;

static int load_deck(void **state)
{
    (void)state;
    struct error error = {0};
    const char *paths[] = {TESTS_FOLDER "/vectors/deck.yaml"};
    if (!deck_mix_open(&decks, paths, 1, NULL, &error))
        fail_msg("%s", error.words);
    return 0;
}

static int release_deck(void **state)
{
    (void)state;
    deck_mix_release(&decks);
    return 0;
}

/* A group, its way to the phase, kept as the game keeps it. */
static void play(const struct group_case *how, enum session_phase phase)
{
    struct history_writer *writer = history_writer_new(NULL, NULL);
    group_start(&played, &decks.deck, how);
    autosave_start(&autosave, writer, &played, &decks);
    group_reach(&played, phase);
    autosave_end(&autosave);
    history_writer_free(writer);
}

/* Two sessions that are over, one that is not. */
static struct database *fill(void)
{
    play(&group_cases[0], SESSION_DEBRIEF);
    play(&group_cases[1], SESSION_DEBRIEF);
    play(&group_cases[2], SESSION_RESULT);
    struct database *database = home_open();
    assert_true(history_count(database, HISTORY_ALL) == 3);
    return database;
}

/* free() it. */
static char *export(struct database *database)
{
    static char *text; /* the stream's */
    static size_t byte_count;
    struct error error = {0};
    FILE *stream = memory_stream(&text, &byte_count);
    if (!history_export_print(database, stream, &error))
        fail_msg("%s", error.words);
    fclose(stream);
    return text;
}

static bool import(struct database *database, const char *text, struct import_count *count,
                   struct error *error)
{
    char *bytes = memory_text(text);
    bool done = history_import_bytes(database, "there.json", bytes, strlen(bytes), NULL, NULL,
                                     count, error);
    free(bytes);
    return done;
}

static void what_goes_out_comes_in_the_same_and_only_once(void **state)
{
    struct import_count count;
    struct error error = {0};
    struct progress before, after;
    const struct progress_filter everybody = {.who = PROGRESS_EVERYBODY};
    (void)state;
    struct database *database = fill(), *other = database_open_in_memory();
    char *text = export(database);
    if (!import(other, text, &count, &error))
        fail_msg("%s", error.words);
    check_int(count.added, 3, "all of them");
    char *again = export(other);
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
    assert_true(import(other, text, &count, &error));
    check_int(count.added, 0, "none twice");
    check_int(count.known, 3, "all known");
    free(text);
    free(again);
    database_close(other);
    database_close(database);
}

static void pins_and_paths_stay_at_home(void **state)
{
    (void)state;
    struct database *database = fill();
    database_close(database);
    home_run("UPDATE seats SET pin = '4711'");
    database = home_open();
    char *text = export(database);
    assert_null(strstr(text, "4711"));
    assert_null(strstr(text, TESTS_FOLDER));
    assert_non_null(strstr(text, "Seat 2"));
    free(text);
    database_close(database);
}

/* The text with its first `from` replaced, free() it. */
static char *replaced(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    static char *made; /* the stream's */
    static size_t byte_count;
    assert_non_null(at);
    FILE *stream = memory_stream(&made, &byte_count);
    fprintf(stream, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    fclose(stream);
    return made;
}

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
        {"\"record\"", "\"accord\"",
         "'there.json' was not imported: its session 1 cannot be played again: its moves are "
         "missing"},
        {"\"move show\"", "\"move to Paris\"", "this is no move"},
        {"\"move show\"", "\"move vote 1 A\\nmove show\"", "its moves are missing"},
        {"\"move show\"", "\"move next\"", "its session 1 cannot be played again: line "},
        {"\"copies\": [\n    0\n   ]", "\"copies\": []",
         "its session 1 cannot be played again: the deck 'worked-3' is not installed"},
        {"\"code ", "\"code 7", "its session 1 cannot be played again: line "},
        {"\"box\": 1", "\"box\": 9",
         "'there.json' was not imported: one of its boxes of practice makes no sense"},
        {"\"due\": \"2", "\"due\": \"x",
         "'there.json' was not imported: one of its boxes of practice makes no sense"},
    };
    (void)state;
    struct database *database = fill(), *other = database_open_in_memory();
    char *text = export(database), *empty = export(other);
    for (int i = 0; i < COUNT(cases); i++) {
        struct import_count count;
        struct error error = {0};
        char *bad = replaced(text, cases[i].from, cases[i].to);
        check_int(import(other, bad, &count, &error), false, "case %d", i);
        if (strstr(error.words, cases[i].words) == NULL)
            check_text(error.words, cases[i].words, "case %d", i);
        char *now = export(other);
        check_text(now, empty, "case %d: nothing came in", i);
        free(now);
        free(bad);
    }
    free(text);
    free(empty);
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
    struct database *database = fill(), *other = database_open_in_memory();
    char *text = export(database), *bad = without_moves(text);
    assert_false(import(other, bad, &count, &error));
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
    struct database *database = fill(), *other = database_open_in_memory();
    char *text = export(database);
    char *bare = replaced(text, "\"copies\": [\n    0\n   ]", "\"copies\": []");
    char *bad = replaced(bare, "\"deck\": \"worked-3\",\n   \"started\"",
                         "\"deck\": \"" TESTS_FOLDER "/vectors/deck.yaml\",\n   \"started\"");
    assert_false(import(other, bad, &count, &error));
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
    struct database *database = fill(), *other = database_open_in_memory();
    char *text = export(database);
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
    struct database *database = fill();
    char *text = export(database);
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
            char *now = export(other);
            struct database *third = database_open_in_memory();
            check_int(import(third, now, &count, &error), true, "try %d: %s", i, error.words);
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

static void run(struct run *one, const char *verb, const char *first, const char *second)
{
    program_run(one, &(struct program){.arguments = {"history", verb, first, second},
                                       .data_home = home_folder()->path});
}

static void several_machines_are_merged_and_none_is_touched(void **state)
{
    struct run one;
    size_t before_count, after_count, log_count;
    char file[FOLDER_PATH_BYTES + 64], log[FOLDER_PATH_BYTES + 72], path[FOLDER_PATH_BYTES + 64];
    (void)state;
    struct database *database = fill();
    snprintf(file, sizeof file, "%s", home_database());
    snprintf(log, sizeof log, "%s-wal", file);
    snprintf(path, sizeof path, "%s", home_file("even-keel-history.json"));
    run(&one, "export", path, NULL);
    check_int(one.status, 0, "%s", one.complaints);
    run_release(&one);
    /* A log beside it that holds a part of it. */
    assert_true(history_discard(database, "no such one", NULL));
    assert_true(settings_keep_number(database, "text size", 150, NULL));
    char *before = home_bytes(file, &before_count), *log_before = home_bytes(log, &log_count);
    assert_true(log_count > 0);
    run(&one, "merge", file, path);
    check_int(one.status, 0, "%s", one.complaints);
    assert_non_null(strstr(one.output, "2 sessions to their end"));
    run_release(&one);
    run(&one, "merge", home_file(""), "--json");
    check_int(one.status, 0, "%s", one.complaints);
    assert_non_null(strstr(one.output, "\"format\": \"evenkeel progress 1\""));
    run_release(&one);
    char *after = home_bytes(file, &after_count);
    check_int(after_count, before_count, "the file");
    assert_memory_equal(after, before, before_count);
    free(after);
    after = home_bytes(log, &after_count);
    check_int(after_count, log_count, "its log");
    assert_memory_equal(after, log_before, log_count);
    free(after);
    free(before);
    free(log_before);
    database_close(database);
}

static void what_cannot_be_merged_is_named(void **state)
{
    struct run one;
    (void)state;
    database_close(fill());
    home_run("PRAGMA user_version = 99");
    run(&one, "merge", home_database(), NULL);
    check_int(one.status, 3, "%s", one.complaints);
    assert_non_null(
        strstr(one.complaints, "was written by a later version of the game; it is left as it is"));
    run_release(&one);
    folder_write(home_folder(), "evenkeel/half.db", "SQLite format 3");
    run(&one, "merge", home_file("half.db"), NULL);
    check_int(one.status != 0, true, "half a database");
    run_release(&one);
    folder_make_inside(home_folder(), "nothing");
    run(&one, "merge", folder_file(home_folder(), "nothing"), NULL);
    check_int(one.status, 1, "%s", one.complaints);
    assert_non_null(strstr(one.complaints, "holds no history"));
    run_release(&one);
    run(&one, "merge", NULL, NULL);
    check_int(one.status, 2, "nothing to merge");
    run_release(&one);
    run(&one, "import", home_file("no such file"), NULL);
    check_int(one.status, 3, "%s", one.complaints);
    run_release(&one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_goes_out_comes_in_the_same_and_only_once, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(pins_and_paths_stay_at_home, home_make, home_remove),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_said_and_nothing_comes_in, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_session_that_was_not_played_does_not_come_in, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_sessions_deck_is_no_path, home_make, home_remove),
        cmocka_unit_test_setup_teardown(an_import_that_is_stopped_leaves_everything_as_it_was,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(changed_bytes_do_no_harm, home_make, home_remove),
        cmocka_unit_test_setup_teardown(several_machines_are_merged_and_none_is_touched, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(what_cannot_be_merged_is_named, home_make, home_remove),
    };
    return cmocka_run_group_tests(tests, load_deck, release_deck);
}
