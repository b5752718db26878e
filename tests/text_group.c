/* A group's session in the terminal: scripts of what is typed, transcripts of what is shown, and
 * what must not be in them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/golden.h"
#include "support/program.h"

#define WORKED_DECK "vectors/deck.yaml"
#define THREE_SEATS "Asha,Ben,Priya"

/* Sessions on the worked deck. */
#define SAME_BOAT_OF_5     "0000-030A-V77V"
#define SAME_BOAT_OF_9     "HTGM-RE0J-V77M"
#define SAME_BOAT_3_GUIDED "WDJQ-1406-S77A"
#define SAME_BOAT_3_EXPERT "N5XR-Q306-X779"
#define OWN_WATCH_OF_4     "VDW9-FH09-377G"
#define CREW_OF_3          "XRJ4-1R07-B774"

#define FORTY_EMOJI        "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"
#define HOSTILE_SEATS      "\x1B[31mRed\x07,מריםم," FORTY_EMOJI

enum { OPTIONS_MAX = 10 };

/* The program with a group's options, on the worked deck. */
static struct program group_program(const char *code, const char *const options[OPTIONS_MAX])
{
    struct program program = {
        .folder = TESTS_FOLDER,
        .arguments = {"play", "--text", "--deck", WORKED_DECK, "--code", code}};
    memcpy(program.arguments + 6, options, OPTIONS_MAX * sizeof options[0]);
    return program;
}

/* --- transcripts --------------------------------------------------------------------------------
 */

static bool transcript_is_same(const char *name, const struct program *program)
{
    char path[512], golden[512], *transcript = NULL;
    size_t byte_count;
    struct program with_input = *program;
    struct run run;
    snprintf(path, sizeof path, "%s/golden/%s.in", TESTS_FOLDER, name);
    snprintf(golden, sizeof golden, "golden/%s.out", name);
    char *script = file_text(path);
    if (script == NULL)
        fail_msg("there is no %s", path);
    struct folder home;
    folder_init(&home);
    with_input.input = script;
    with_input.data_home = home.path;
    program_run(&run, &with_input);
    folder_release(&home);
    FILE *stream = open_memstream(&transcript, &byte_count);
    assert_non_null(stream);
    fprintf(stream, "%s%s[exit status %d]\n", run.output, run.complaints, run.status);
    fclose(stream);
    bool same = golden_same(golden, transcript);
    free(transcript);
    free(script);
    run_release(&run);
    return same;
}

static void every_script_gives_its_transcript(void **state)
{
    (void)state;
    static const struct {
        const char *name, *code;
        const char *options[OPTIONS_MAX];
    } rows[] = {
        {"group-same-boat",
         SAME_BOAT_OF_9,
         {"--seats", THREE_SEATS, "--second-vote", "--discuss", "--names"}},
        {"group-commands", SAME_BOAT_OF_5, {"--seats", THREE_SEATS, "--second-vote"}},
        {"group-commands-reveal",
         SAME_BOAT_OF_5,
         {"--seats", THREE_SEATS, "--second-vote", "--discuss", "--names"}},
        {"group-guided", SAME_BOAT_3_GUIDED, {"--seats", "Asha,Ben", "--timer", "hard"}},
        {"group-expert-auto-advance",
         SAME_BOAT_3_EXPERT,
         {"--seats", "Asha,Ben", "--auto-advance", "--rehearsal", "--mode", "crew"}},
        {"group-own-watch",
         OWN_WATCH_OF_4,
         {"--roster", "golden/roster.csv", "--timer", "soft", "--seconds", "30"}},
        {"group-crew", CREW_OF_3, {"--seats", "Asha,Ben", "--second-vote"}},
        {"group-hostile-names", SAME_BOAT_OF_5, {"--seats", HOSTILE_SEATS, "--names"}},
        {"group-cut-short", SAME_BOAT_OF_5, {"--seats", THREE_SEATS}},
        {"group-empty-input", SAME_BOAT_OF_5, {"--seats", THREE_SEATS}},
    };
    int different = 0;
    for (int i = 0; i < COUNT(rows); i++) {
        struct program program = group_program(rows[i].code, rows[i].options);
        different += !transcript_is_same(rows[i].name, &program);
    }
    assert_int_equal(different, 0);
}

/* --- what is kept from the room -----------------------------------------------------------------
 */

static char *transcript_of(const char *input, const char *const options[OPTIONS_MAX])
{
    struct program program = group_program(SAME_BOAT_OF_5, options);
    struct run run;
    program.input = input;
    program_run(&run, &program);
    char *text = strdup(run.output);
    run_release(&run);
    return text;
}

static void two_rooms_that_vote_otherwise_look_the_same_until_the_counts(void **state)
{
    (void)state;
    static const char *const options[OPTIONS_MAX] = {"--seats", THREE_SEATS, "--second-vote",
                                                     "--names"};
    char *one = transcript_of("\nA\n\n\nA\nback\nA\n\nx\n\nA\n\n\n", options);
    char *other = transcript_of("\nB\n\n\nb\nback\n2\n\ny\n\n2\n\n\n", options);
    char *counts = strstr(one, "how many chose what."),
         *others = strstr(other, "how many chose what.");
    assert_non_null(counts);
    assert_non_null(others);
    check_int((int)(counts - one), (int)(others - other), "up to the counts");
    assert_memory_equal(one, other, (size_t)(counts - one));
    free(one);
    free(other);
}

static void a_pin_and_a_vote_are_never_echoed(void **state)
{
    (void)state;
    static const char *const options[OPTIONS_MAX] = {"--seats", THREE_SEATS};
    char *text = transcript_of("pin Asha\n7391\n8264\n5582\n7391\nzebra\nB\n\n", options);
    assert_null(strstr(text, "7391"));
    assert_null(strstr(text, "8264"));
    assert_null(strstr(text, "5582"));
    assert_null(strstr(text, "zebra"));
    assert_non_null(strstr(text, "Please hand over to Ben"));
    free(text);
}

static void the_hint_comes_only_when_it_is_asked_for_twice(void **state)
{
    (void)state;
    static const char *const options[OPTIONS_MAX] = {"--seats", "Asha,Ben", "--second-vote",
                                                     "--discuss"};
#define TO_THE_COUNTS "\nA\n\n\nB\n\n\n"
    static const struct {
        const char *input;
        bool shown;
    } rows[] = {
        {TO_THE_COUNTS, false},
        {TO_THE_COUNTS "hint\nno\n", false},
        {TO_THE_COUNTS "hint\n\n", false},
        {TO_THE_COUNTS "hint\n", false},
        {TO_THE_COUNTS "hint\nyes\n\n", true},
        {TO_THE_COUNTS "\nhint\nyes\n\n", true},
        {"hint\nyes\n", false},
        {TO_THE_COUNTS "\nshow\n\nhint\nyes\n", false},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char *text = transcript_of(rows[i].input, options);
        bool shown = strstr(text, "The room is divided") != NULL;
        check_int(shown, rows[i].shown, "row %d", i);
        free(text);
    }
}

/* --- ends ---------------------------------------------------------------------------------------
 */

static void the_input_may_end_in_every_phase(void **state)
{
    (void)state;
    static const char *const options[OPTIONS_MAX] = {"--seats", "Asha,Ben", "--second-vote",
                                                     "--discuss", "--names"};
    static const char script[] =
        "pin Ben\n1234\n\nA\n\n1234\nB\n\n\nhint\nyes\n\n\n\nB\n\n1234\nB\n\n\n\n\n\nskip\npause\n";
    for (size_t length = 0; length <= strlen(script); length++) {
        char input[sizeof script];
        struct program program = group_program(SAME_BOAT_OF_5, options);
        struct run run;
        if (length > 0 && script[length - 1] != '\n')
            continue;
        snprintf(input, sizeof input, "%.*s", (int)length, script);
        program.input = input;
        program_run(&run, &program);
        check_int(run.status, 1, "after %d bytes", (int)length);
        check_int(strncmp(run.complaints, "evenkeel: the input ended at card ", 34), 0,
                  "after %d bytes: %s", (int)length, run.complaints);
        check_int(strstr(run.output, "Session code: ") != NULL, true, "after %d", (int)length);
        check_int(strstr(run.output, "Home before the end") != NULL, true, "after %d", (int)length);
        run_release(&run);
    }
}

static void a_reader_that_has_gone_ends_the_session(void **state)
{
    (void)state;
    static const char *const options[OPTIONS_MAX] = {"--seats", THREE_SEATS};
    struct program program = group_program(SAME_BOAT_OF_5, options);
    struct run run;
    program.input = "\nA\n\n\nB\n\n";
    program.output_closed = true;
    program_run(&run, &program);
    assert_string_equal(run.complaints,
                        "evenkeel: the terminal is gone; the session ends at card 1\n");
    assert_int_equal(run.status, 3);
    run_release(&run);
}

/* --- a large session ----------------------------------------------------------------------------
 */

enum { LARGE_SEATS = 12, LARGE_ROUNDS = 40, LARGE_CARDS = 500 };

static const char *const contexts[] = {"stability", "mostly stability", "mixed", "mostly change",
                                       "change"};
static const char *const approaches[] = {"management", "mostly management", "both",
                                         "mostly leadership", "leadership"};
static const char *const lenses[] = {"orientation",   "influence", "problem-solving",
                                     "relationships", "vision",    "success"};

/* A deck of so many cards, with every context and lens in turn. */
static void write_deck(struct folder *folder, int card_count)
{
    char *text = NULL;
    size_t byte_count;
    FILE *stream = open_memstream(&text, &byte_count);
    assert_non_null(stream);
    fputs("deck: large\ntitle: A large deck\nlanguage: en\nlicense: CC0-1.0\ncards:\n", stream);
    for (int i = 0; i < card_count; i++) {
        fprintf(stream,
                "  - id: card-%d\n    title: Card %d\n    situation: Situation number %d.\n"
                "    context: %s\n    lens: %s\n    responses:\n",
                i, i, i, contexts[i % 5], lenses[i / 5 % 6]);
        for (int k = 0; k < 4; k++)
            fprintf(stream,
                    "      - text: Response %d to number %d.\n        approach: %s\n"
                    "        why: It is %s.\n",
                    k, i, approaches[(i + k) % 5], approaches[(i + k) % 5]);
    }
    fclose(stream);
    folder_write(folder, "large.yaml", text);
    free(text);
}

/* Everybody's votes on every card, as long as Enter goes on in between. */
static char *large_script(bool same_boat)
{
    char *text = NULL;
    size_t byte_count;
    FILE *stream = open_memstream(&text, &byte_count);
    assert_non_null(stream);
    for (int round = 0; round < LARGE_ROUNDS; round++) {
        for (int seat = 0; seat < LARGE_SEATS; seat++)
            fprintf(stream, "\n%c\n\n", 'A' + (round + seat * seat) % 4);
        /* All in; then three steps, or a result for each seat. */
        for (int i = 0; i < 1 + (same_boat ? 3 : LARGE_SEATS); i++)
            fputc('\n', stream);
        if (round == 13 || round == 26)
            fputc('\n', stream);
    }
    fclose(stream);
    return text;
}

static void twelve_seats_play_forty_cards(void **state)
{
    (void)state;
    static const char *const modes[] = {"same-boat", "own-watch"};
    struct folder folder;
    folder_init(&folder);
    write_deck(&folder, LARGE_CARDS);
    for (int i = 0; i < COUNT(modes); i++) {
        char *script = large_script(i == 0);
        struct run run;
        program_run(&run, &(struct program){.folder = folder.path,
                                            .input = script,
                                            .arguments = {"play", "--text", "--deck", "large.yaml",
                                                          "--mode", modes[i], "--cards", "40",
                                                          "--seats", "A,B,C,D,E,F,G,H,I,J,K,L"}});
        check_text(run.complaints, "", "%s", modes[i]);
        check_int(run.status, 0, "%s", modes[i]);
        check_int(strstr(run.output, "Home from the voyage") != NULL, true, "%s", modes[i]);
        check_int(strstr(run.output, "40 cards were played.") != NULL, true, "%s", modes[i]);
        check_int(strstr(run.output, "L, 40 cards") != NULL, true, "%s", modes[i]);
        run_release(&run);
        free(script);
    }
    folder_release(&folder);
}

static void seats_that_differ_clearly_stand_on_two_lines(void **state)
{
    (void)state;
    struct folder folder;
    struct run run;
    char script[4096] = "";
    folder_init(&folder);
    write_deck(&folder, LARGE_CARDS);
    /* A fits every card of this deck; C fits none, whoever chooses it. */
    for (int round = 0; round < 12; round++)
        strcat(strcat(script, "\nA\n\n\nC\n\n\nC\n\n\n\n\n\n"), round % 4 == 3 ? "\n" : "");
    program_run(&run,
                &(struct program){.folder = folder.path,
                                  .input = script,
                                  .arguments = {"play", "--text", "--deck", "large.yaml", "--mode",
                                                "same-boat", "--seats", "Asha,Ben,Priya"}});
    assert_string_equal(run.complaints, "");
    assert_non_null(strstr(run.output, "Seats on one line stand level"));
    assert_non_null(strstr(run.output, "\n  – Asha\n  – Ben, Priya\n"));
    run_release(&run);
    folder_release(&folder);
}

/* --- what cannot be played ----------------------------------------------------------------------
 */

#define TWELVE "A,B,C,D,E,F,G,H,I,J,K,L"
#define LONG_NAME                                                                                  \
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" \
    "xxxxxxx"                                                                                      \
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" \
    "xxxxx"

static void what_a_group_cannot_play_is_said_why(void **state)
{
    (void)state;
    static const struct {
        const char *arguments[OPTIONS_MAX];
        const char *complaint;
        int status;
    } rows[] = {
        {{"--mode", "same-boat"},
         "same-boat needs 2 to 12 seats; name them, as in --seats \"Asha,Ben\"",
         2},
        {{"--mode", "own-watch", "--seats", "Asha"},
         "own-watch needs 2 to 12 seats, and 'Asha' is only one; name another",
         2},
        {{"--mode", "same-boat", "--seats", TWELVE ",M"},
         "'M' would be seat 13; a session has at most 12 seats, so let some play as a team",
         2},
        {{"--mode", "same-boat", "--seats", "Asha, asha "},
         "'asha' is the name of seat 1 already; give each seat a name of its own",
         2},
        {{"--mode", "crew", "--seats", "Asha, asha "},
         "'asha' is in the crew twice; give each member a name of their own",
         2},
        {{"--mode", "crew", "--seats",
          TWELVE ","
                 "M,N,O,P,Q,R,S,T,U"},
         "'U' would be member 21 of 'The crew'; a team has at most 20 members, so make two of it",
         2},
        {{"--mode", "same-boat", "--seats", "Asha,,Ben"},
         "name 2 of the list 'Asha,,Ben' is empty; put one name between two commas",
         2},
        {{"--mode", "same-boat", "--seats", ""},
         "name 1 of the list '' is empty; put one name between two commas",
         2},
        {{"--mode", "same-boat", "--seats", "Asha," LONG_NAME},
         "the name 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' has more than 40 characters; "
         "shorten it",
         2},
        {{"--seats", "Asha,Ben"},
         "this way to play has one player; leave --seats and --roster out, or choose --mode "
         "same-boat, own-watch or crew",
         2},
        {{"--roster", "golden/roster.csv"},
         "this way to play has one player; leave --seats and --roster out, or choose --mode "
         "same-boat, own-watch or crew",
         2},
        {{"--mode", "crew", "--seats", "A,B", "--roster", "golden/roster.csv"},
         "--seats and --roster both say who plays; leave one of them out",
         2},
        {{"--mode", "crew", "--roster", "none.csv"},
         "cannot open 'none.csv': no such file or folder",
         3},
        {{"--mode", "own-watch", "--seats", "A,B", "--second-vote"},
         "a second vote needs one card for everybody; --second-vote goes with --mode same-boat or "
         "crew",
         2},
        {{"--second-vote"},
         "a second vote needs one card for everybody; --second-vote goes with --mode same-boat or "
         "crew",
         2},
        {{"--mode", "same-boat", "--seats", "A,B", "--discuss"},
         "--discuss is the talk between two votes; add --second-vote",
         2},
        {{"--mode", "crew", "--names"},
         "--names shows who chose what; it goes with --mode same-boat",
         2},
        {{"--mode", "crew", "--auto-advance"},
         "--auto-advance shows the result once everybody has voted; it goes with --mode same-boat "
         "or own-watch",
         2},
        {{"--timer", "hard"},
         "--timer is for the votes of a group; it goes with --mode same-boat, own-watch or crew",
         2},
        {{"--mode", "crew", "--timer", "egg"},
         "unknown timer 'egg'; expected soft, hard or off",
         2},
        {{"--mode", "crew", "--seconds", "60"},
         "--seconds is how long a timer runs; add --timer soft or --timer hard",
         2},
        {{"--mode", "crew", "--timer", "soft", "--seconds", "9"},
         "'9' is no time for a timer; give the seconds, from 10 to 3600",
         2},
        {{"--mode", "crew", "--timer", "soft", "--seconds", "soon"},
         "'soon' is no time for a timer; give the seconds, from 10 to 3600",
         2},
        {{"--mode", "own-watch", "--seats", "A,B,C,D,E", "--cards", "12"},
         "the deck 'worked-3' can fill only 8 rounds for 5 seats with their own cards, not 12; "
         "choose fewer",
         1},
        {{"--mode", "same-boat", "--seats", "A,B,C,D,E", "--cards", "41"},
         "the deck 'worked-3' can fill only 40 cards, not 41; choose fewer",
         1},
        {{"--deck", "decks/few-cards.yaml", "--mode", "own-watch", "--seats", TWELVE},
         "the deck 'fixture' has not enough cards for 12 seats with their own; choose fewer seats "
         "or a larger deck",
         1},
        {{"--code", OWN_WATCH_OF_4, "--seats", "A,B", "--names"},
         "--names shows who chose what; it goes with --mode same-boat",
         2},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct program program = {.folder = TESTS_FOLDER,
                                  .arguments = {"play", "--text", "--deck", WORKED_DECK}};
        int usual = strcmp(rows[i].arguments[0], "--deck") == 0 ? 2 : 4;
        memcpy(program.arguments + usual, rows[i].arguments, sizeof rows[i].arguments);
        struct run run;
        char complaint[512];
        program_run(&run, &program);
        snprintf(complaint, sizeof complaint, "evenkeel: %s\n", rows[i].complaint);
        check_text(run.complaints, complaint, "row %d", i);
        check_text(run.output, "", "row %d", i);
        check_int(run.status, rows[i].status, "row %d", i);
        run_release(&run);
    }
}

static void a_roster_with_mistakes_is_refused_with_all_of_them(void **state)
{
    (void)state;
    struct folder folder;
    struct run run;
    char deck[FOLDER_PATH_BYTES];
    snprintf(deck, sizeof deck, "%s/%s", TESTS_FOLDER, WORKED_DECK);
    folder_init(&folder);
    folder_write(&folder, "seats.csv", "seat,member\nAsha,\nasha,\n,Ben\nPriya,\n");
    program_run(&run, &(struct program){.folder = folder.path,
                                        .arguments = {"play", "--text", "--deck", deck, "--mode",
                                                      "same-boat", "--roster", "seats.csv"}});
    assert_string_equal(
        run.complaints,
        "seats.csv: row 3, column 'seat': 'Asha' stands in row 2 already; leave this row out, or "
        "give its seat another name\n"
        "seats.csv: row 4, column 'seat': the name is empty; give one\n"
        "evenkeel: the roster 'seats.csv' has 2 mistakes; correct them and start again\n");
    assert_string_equal(run.output, "");
    assert_int_equal(run.status, 1);
    run_release(&run);
    folder_release(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_script_gives_its_transcript),
        cmocka_unit_test(two_rooms_that_vote_otherwise_look_the_same_until_the_counts),
        cmocka_unit_test(a_pin_and_a_vote_are_never_echoed),
        cmocka_unit_test(the_hint_comes_only_when_it_is_asked_for_twice),
        cmocka_unit_test(the_input_may_end_in_every_phase),
        cmocka_unit_test(a_reader_that_has_gone_ends_the_session),
        cmocka_unit_test(twelve_seats_play_forty_cards),
        cmocka_unit_test(seats_that_differ_clearly_stand_on_two_lines),
        cmocka_unit_test(what_a_group_cannot_play_is_said_why),
        cmocka_unit_test(a_roster_with_mistakes_is_refused_with_all_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
