/* The game in a terminal: scripts of what is typed, and transcripts of what is shown. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/golden.h"
#include "support/program.h"

#define WORKED_DECK "vectors/deck.yaml"

/* Sessions on the worked deck: seed 2, 7, 11 and 5. */
#define STANDARD_OF_12 "0000-020R-3777"
#define GUIDED_OF_6    "0000-070C-177Q"
#define EXPERT_OF_6    "0000-0B0C-5775"
#define STANDARD_OF_5  "0000-050A-377W"
#define STANDARD_OF_1  "0000-0302-377H"
#define OTHER_VERSION  "0000-050A-376Y" /* as STANDARD_OF_5, but for the deck's mark */
#define SAME_BOAT      "0000-030A-V77V"
#define FIVE_HUNDRED   "0000-03Z8-177W"

static const struct program usual = {
    .folder = TESTS_FOLDER,
    .arguments = {"play", "--text", "--deck", WORKED_DECK, "--code", STANDARD_OF_5}};

/* --- transcripts --------------------------------------------------------------------------------
 */

/* Plays the script golden/NAME.in; what is printed, complained and returned is golden/NAME.out. */
static bool transcript_is_same(const char *name, const char *code)
{
    char path[512], golden[512], *transcript = NULL;
    size_t byte_count;
    snprintf(path, sizeof path, "%s/golden/%s.in", TESTS_FOLDER, name);
    snprintf(golden, sizeof golden, "golden/%s.out", name);
    char *script = file_text(path);
    if (script == NULL)
        fail_msg("there is no %s", path);
    struct program program = usual;
    struct folder home;
    struct run run;
    folder_init(&home);
    program.arguments[5] = code;
    program.input = script;
    program.data_home = home.path;
    program_run(&run, &program);
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
    } rows[] = {
        {"voyage-standard", STANDARD_OF_12},     {"voyage-guided", GUIDED_OF_6},
        {"voyage-expert", EXPERT_OF_6},          {"voyage-commands", STANDARD_OF_5},
        {"voyage-cut-short", STANDARD_OF_5},     {"voyage-quit-at-once", STANDARD_OF_5},
        {"voyage-empty-input", STANDARD_OF_5},   {"voyage-one-card", STANDARD_OF_1},
        {"voyage-other-version", OTHER_VERSION}, {"voyage-odd-bytes", STANDARD_OF_5},
    };
    int different = 0;
    for (int i = 0; i < COUNT(rows); i++)
        different += !transcript_is_same(rows[i].name, rows[i].code);
    assert_int_equal(different, 0);
}

/* --- what is kept from the player ---------------------------------------------------------------
 */

/* What was shown up to the first choice. */
static char *first_card(const char *code)
{
    struct program program = usual;
    struct run run;
    program.arguments[5] = code;
    program_run(&run, &program);
    char *end = strstr(run.output, "Your choice");
    assert_non_null(end);
    *end = '\0';
    char *text = strdup(run.output);
    run_release(&run);
    return text;
}

static void the_weather_is_shown_before_the_choice_only_to_the_guided(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        bool weather, gauges;
    } rows[] = {
        {GUIDED_OF_6, true, true}, {STANDARD_OF_5, false, true}, {EXPERT_OF_6, false, false}};
    for (int i = 0; i < COUNT(rows); i++) {
        char *text = first_card(rows[i].code);
        check_int(strstr(text, "The weather:") != NULL, rows[i].weather, "%s", rows[i].code);
        check_int(strstr(text, "Direction 50, Order 50") != NULL, rows[i].gauges, "%s",
                  rows[i].code);
        check_int(strstr(text, "is sound") == NULL && strstr(text, "fit ") == NULL, true, "%s",
                  rows[i].code);
        free(text);
    }
}

/* --- homes and ends -----------------------------------------------------------------------------
 */

/* Without a home there is one sentence more. */
static void no_home_an_empty_one_and_a_real_one_play_alike(void **state)
{
    (void)state;
    struct folder folder;
    struct run without, empty, real;
    struct program program = usual;
    folder_init(&folder);
    program.input = "A\n\nquit\nyes\n";
    program_run(&without, &program);
    program.home = program.data_home = "";
    program_run(&empty, &program);
    program.home = folder.path;
    program.data_home = NULL;
    program_run(&real, &program);
    assert_int_equal(without.status, 0);
    assert_string_equal(without.complaints, "");
    assert_string_equal(empty.output, without.output);
    assert_int_equal(empty.status, 0);
    assert_int_equal(real.status, 0);
    char *said = strstr(without.output, "\nThis session is not being kept: no home folder");
    assert_non_null(said);
    char *rest = strstr(said, "step.\n");
    assert_non_null(rest);
    memmove(said, rest + strlen("step.\n"), strlen(rest + strlen("step.\n")) + 1);
    assert_string_equal(real.output, without.output);
    run_release(&without);
    run_release(&empty);
    run_release(&real);
    folder_release(&folder);
}

static void a_reader_that_has_gone_ends_the_voyage(void **state)
{
    (void)state;
    struct program program = usual;
    struct run run;
    program.input = "A\n\nB\n\n";
    program.output_closed = true;
    program_run(&run, &program);
    assert_string_equal(run.complaints,
                        "evenkeel: the terminal is gone; the voyage ends at card 1\n");
    assert_int_equal(run.status, 3);
    run_release(&run);
}

static void the_same_code_plays_the_same_cards(void **state)
{
    (void)state;
    struct program program = usual;
    struct run run, again;
    program_run(&run, &program);
    program.arguments[5] = "o0oo o5oa 377w"; /* typed in as people do */
    program_run(&again, &program);
    assert_string_equal(run.output, again.output);
    run_release(&run);
    run_release(&again);
}

static void without_a_code_one_is_drawn_that_can_be_played_again(void **state)
{
    (void)state;
    struct program program = usual;
    struct run run, again;
    char code[16];
    program.arguments[4] = "--cards";
    program.arguments[5] = "7";
    program_run(&run, &program);
    const char *drawn = strstr(run.output, "Session code: ");
    assert_non_null(drawn);
    snprintf(code, sizeof code, "%.14s", drawn + strlen("Session code: "));
    program.arguments[4] = "--code";
    program.arguments[5] = code;
    program_run(&again, &program);
    assert_string_equal(run.output, again.output);
    assert_non_null(strstr(run.output, "A voyage of 7 cards"));
    run_release(&run);
    run_release(&again);
}

static void a_small_deck_is_played_as_far_as_it_goes(void **state)
{
    (void)state;
    struct run run;
    program_run(&run,
                &(struct program){.folder = TESTS_FOLDER "/decks",
                                  .input = "quit\nyes\n",
                                  .arguments = {"play", "--text", "--deck", "few-cards.yaml"}});
    assert_non_null(strstr(run.output, "A voyage of 11 cards"));
    assert_int_equal(run.status, 0);
    run_release(&run);
}

/* --- what cannot be played ----------------------------------------------------------------------
 */

static void what_cannot_be_played_is_said_why(void **state)
{
    (void)state;
    static const struct {
        const char *arguments[8];
        const char *complaint;
        int status;
    } rows[] = {
        {{"--deck", WORKED_DECK, "--code", "0000-050A-377X"},
         "the session code '0000-050A-377X' is not right: a letter is mistyped, or two are "
         "swapped; "
         "compare it with the original",
         1},
        {{"--deck", WORKED_DECK, "--code", "0000"},
         "the session code '0000' is not right: a session code has twelve letters and digits, as "
         "in "
         "7KQ2-M0XD-94TB",
         1},
        {{"--deck", WORKED_DECK, "--code", "UUUU-UUUU-UUUU"},
         "the session code 'UUUU-UUUU-UUUU' is not right: a session code has only letters (no U) "
         "and digits, as in 7KQ2-M0XD-94TB",
         1},
        {{"--deck", WORKED_DECK, "--code", FIVE_HUNDRED},
         "the deck 'worked-3' can fill only 40 cards, not 500; choose fewer",
         1},
        {{"--deck", WORKED_DECK, "--code", SAME_BOAT},
         "same-boat needs 2 to 12 seats; name them, as in --seats \"Asha,Ben\"",
         2},
        {{"--deck", "nobody"},
         "no deck 'nobody'; EVENKEEL_DATADIR is '/nonexistent', where no deck is installed: "
         "correct it, or give the path of a deck",
         1},
        {{NULL},
         "no deck 'core'; EVENKEEL_DATADIR is '/nonexistent', where no deck is installed: correct "
         "it, or give the path of a deck",
         1},
        {{"--deck", "none.yaml"}, "cannot open 'none.yaml': no such file or folder", 3},
        {{"--deck", "golden"}, "the folder 'golden' has no deck.yaml and no deck.csv", 1},
        {{"--deck", WORKED_DECK, "--cards", "41"},
         "the deck 'worked-3' can fill only 40 cards, not 41; choose fewer",
         1},
        {{"--deck", WORKED_DECK, "--cards", "0"}, "'--cards 0' is not a number from 1 to 500", 2},
        {{"--deck", WORKED_DECK, "--cards", "501"},
         "'--cards 501' is not a number from 1 to 500",
         2},
        {{"--deck", WORKED_DECK, "--cards", "many"},
         "'--cards many' is not a number from 1 to 500",
         2},
        {{"--deck", WORKED_DECK, "--difficulty", "hard"},
         "unknown difficulty 'hard'; expected guided, standard or expert",
         2},
        {{"--deck", WORKED_DECK, "--code", STANDARD_OF_5, "--cards", "5"},
         "a session code holds the number of cards and the difficulty; leave --cards and "
         "--difficulty out",
         2},
        {{"--deck", WORKED_DECK, "--mode", "pirates"},
         "unknown way to play 'pirates'; expected voyage, daily, endless, practice, same-boat, "
         "own-watch or crew",
         2},
        {{"--deck", WORKED_DECK, "--mode", "daily", "--cards", "5"},
         "the day's voyage is the same for everybody; leave --cards, --difficulty and --code out",
         2},
        {{"--deck", WORKED_DECK, "--mode", "endless", "--cards", "5"},
         "Endless goes on until a gauge runs empty; leave --cards out",
         2},
        {{"--deck", WORKED_DECK, "--mode", "practice", "--difficulty", "expert"},
         "Practice deals what is due in your boxes; leave --cards and --difficulty out",
         2},
        {{"--deck", WORKED_DECK, "--mode", "practice", "--rehearsal"},
         "Practice is there to be kept; leave --rehearsal out",
         2},
        {{"--deck"}, "the option '--deck' needs a value after it", 2},
        {{"--dek", "x"}, "unknown option '--dek'; see evenkeel --help", 2},
        {{"core"}, "play does not know what 'core' means; see evenkeel --help", 2},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct program program = {.folder = TESTS_FOLDER, .arguments = {"play", "--text"}};
        memcpy(program.arguments + 2, rows[i].arguments, sizeof rows[i].arguments);
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

static void the_program_knows_its_name_and_its_commands(void **state)
{
    (void)state;
    struct run run;
    program_run(&run, &(struct program){.arguments = {"--version"}});
    assert_int_equal(strncmp(run.output, "evenkeel ", 9), 0);
    assert_int_equal(run.status, 0);
    run_release(&run);
    program_run(&run, &(struct program){.arguments = {"--help"}});
    assert_non_null(strstr(run.output, "evenkeel deck check DECK"));
    assert_int_equal(run.status, 0);
    run_release(&run);
}

static void an_unknown_command_is_answered_with_the_closest(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second, *complaint;
    } rows[] = {
        {"paly", NULL, "unknown command 'paly'; did you mean 'play'? see evenkeel --help"},
        {"check", "shop.csv",
         "unknown command 'check'; did you mean 'deck check'? see evenkeel --help"},
        {"deck", "prnt",
         "unknown command 'deck prnt'; did you mean 'deck print'? see evenkeel --help"},
        {"deck", "play", "unknown command 'deck play'; did you mean 'play'? see evenkeel --help"},
        {"sail", "away", "unknown command 'sail'; see evenkeel --help"},
        {"deck", NULL,
         "deck does what? new, check, convert, print, pack or schema; see evenkeel --help"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char complaint[200];
        struct run run;
        snprintf(complaint, sizeof complaint, "evenkeel: %s\n", rows[i].complaint);
        program_run(&run, &(struct program){.arguments = {rows[i].first, rows[i].second}});
        check_text(run.complaints, complaint, "%s", rows[i].complaint);
        check_int(run.status, 2, "%s", rows[i].complaint);
        run_release(&run);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_script_gives_its_transcript),
        cmocka_unit_test(the_weather_is_shown_before_the_choice_only_to_the_guided),
        cmocka_unit_test(no_home_an_empty_one_and_a_real_one_play_alike),
        cmocka_unit_test(a_reader_that_has_gone_ends_the_voyage),
        cmocka_unit_test(the_same_code_plays_the_same_cards),
        cmocka_unit_test(without_a_code_one_is_drawn_that_can_be_played_again),
        cmocka_unit_test(a_small_deck_is_played_as_far_as_it_goes),
        cmocka_unit_test(what_cannot_be_played_is_said_why),
        cmocka_unit_test(the_program_knows_its_name_and_its_commands),
        cmocka_unit_test(an_unknown_command_is_answered_with_the_closest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
