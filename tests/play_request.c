/* What the command line asks to play: each word understood, each that does not go with the others
 * refused with its reason. */
#include "session/play_request.h"

#include <string.h>

#include "session/play.h"
#include "support/check.h"
#include "support/folder.h"

enum { WORDS_MAX = 12 };

static struct play_request request;

/* Reads words parted by blanks. */
static bool read_line(const char *line, struct error *error)
{
    static char words[2048];
    char *arguments[WORDS_MAX + 1] = {0};
    int count = 0;
    snprintf(words, sizeof words, "%s", line);
    for (char *word = strtok(words, " "); word != NULL; word = strtok(NULL, " "))
        arguments[count++] = word;
    return play_request_read(&request, count, arguments, error);
}

static void each_option_is_kept_and_makes_the_request_less_than_plain(void **state)
{
    static const char *const lines[] = {
        "--mode crew", "--deck core",    "--cards 5",      "--difficulty expert", "--code 7KQ2",
        "--seats A,B", "--roster r.csv", "--timer soft",   "--seconds 20",        "--second-vote",
        "--discuss",   "--names",        "--auto-advance", "--rehearsal",
    };
    struct error error;
    (void)state;
    assert_true(read_line("--text --new --language de", &error));
    assert_true(play_request_is_plain(&request));
    assert_true(request.text && request.fresh && !request.resume);
    assert_string_equal(request.language, "de");
    for (int i = 0; i < COUNT(lines); i++) {
        char line[64];
        check_int(read_line(lines[i], &error), true, "%s", lines[i]);
        check_int(play_request_is_plain(&request), false, "%s", lines[i]);
        snprintf(line, sizeof line, "--continue %s", lines[i]);
        check_int(read_line(line, &error), false, "%s", line);
        check_text(error.words,
                   "--continue goes on with what was left, as it was set up; leave the other "
                   "options out",
                   "%s", line);
    }
    assert_false(read_line("--continue --new", &error));
    assert_true(read_line("--continue", &error));
    assert_true(request.resume);
    assert_false(read_line("--loud", &error));
    check_text(error.words, "unknown option '--loud'; see evenkeel --help", "odd");
    assert_int_equal(error.fault, FAULT_COMMAND_LINE);
    assert_false(read_line("loud", &error));
    check_text(error.words, "play does not know what 'loud' means; see evenkeel --help", "odd");
}

static void the_words_become_a_setup(void **state)
{
    static const struct {
        const char *line;
        enum way way;
        int rounds;
        enum difficulty difficulty;
        enum timer_kind timer;
        int seconds;
    } rows[] = {
        {"", WAY_VOYAGE, 12, DIFFICULTY_STANDARD, TIMER_OFF, 90},
        {"--mode voyage --cards 500", WAY_VOYAGE, 500, DIFFICULTY_STANDARD, TIMER_OFF, 90},
        {"--mode crew --cards 1 --difficulty guided", WAY_CREW, 1, DIFFICULTY_GUIDED, TIMER_OFF,
         90},
        {"--mode endless --difficulty expert", WAY_ENDLESS, 12, DIFFICULTY_EXPERT, TIMER_OFF, 90},
        {"--mode endless --rehearsal", WAY_ENDLESS, 12, DIFFICULTY_STANDARD, TIMER_OFF, 90},
        {"--mode same-boat --difficulty standard --timer off", WAY_SAME_BOAT, 12,
         DIFFICULTY_STANDARD, TIMER_OFF, 90},
        {"--mode own-watch --difficulty expert --timer soft", WAY_OWN_WATCH, 12, DIFFICULTY_EXPERT,
         TIMER_SOFT, 90},
        {"--mode crew --timer hard --seconds 10", WAY_CREW, 12, DIFFICULTY_STANDARD, TIMER_HARD,
         10},
        {"--mode crew --timer hard --seconds 3600", WAY_CREW, 12, DIFFICULTY_STANDARD, TIMER_HARD,
         3600},
    };
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        struct error error = {0};
        struct session_setup setup = {
            .game = {.way = WAY_VOYAGE, .difficulty = DIFFICULTY_STANDARD}};
        check_int(read_line(rows[i].line, &error), true, "%s", rows[i].line);
        check_int(play_request_setup(&setup, &request, &error), true, "%s", rows[i].line);
        check_int(setup.game.way, rows[i].way, "%s", rows[i].line);
        check_int(setup.game.rounds, rows[i].rounds, "%s", rows[i].line);
        check_int(setup.game.difficulty, rows[i].difficulty, "%s", rows[i].line);
        check_int(setup.options.timer, rows[i].timer, "%s", rows[i].line);
        check_int(setup.options.timer_seconds, rows[i].seconds, "%s", rows[i].line);
    }
}

static void what_does_not_go_together_is_refused_with_its_reason(void **state)
{
#define DAY "the day's voyage is the same for everybody; leave --cards, --difficulty and --code out"
    static const char *const rows[][2] = {
        {"--difficulty hard", "unknown difficulty 'hard'; expected guided, standard or expert"},
        {"--cards 0", "'--cards 0' is not a number from 1 to 500"},
        {"--cards 501", "'--cards 501' is not a number from 1 to 500"},
        {"--mode crew --timer slow", "unknown timer 'slow'; expected soft, hard or off"},
        {"--mode crew --timer soft --seconds 9",
         "'9' is no time for a timer; give the seconds, from 10 to 3600"},
        {"--mode crew --timer soft --seconds 3601",
         "'3601' is no time for a timer; give the seconds, from 10 to 3600"},
        {"--seconds 20", "--seconds is how long a timer runs; add --timer soft or --timer hard"},
        {"--code 7KQ2-M0XD-94TB --cards 3",
         "a session code holds the number of cards and the difficulty; leave --cards and "
         "--difficulty out"},
        {"--code 7KQ2-M0XD-94TB --difficulty expert",
         "a session code holds the number of cards and the difficulty; leave --cards and "
         "--difficulty out"},
        {"--mode crew --seats A,B --roster r.csv",
         "--seats and --roster both say who plays; leave one of them out"},
        {"--mode crew --discuss", "--discuss is the talk between two votes; add --second-vote"},
        {"--seats A,B",
         "this way to play has one player; leave --seats and --roster out, or choose --mode "
         "same-boat, own-watch or crew"},
        {"--roster r.csv",
         "this way to play has one player; leave --seats and --roster out, or choose --mode "
         "same-boat, own-watch or crew"},
        {"--timer soft",
         "--timer is for the votes of a group; it goes with --mode same-boat, own-watch or crew"},
        {"--mode own-watch --second-vote",
         "a second vote needs one card for everybody; --second-vote goes with --mode same-boat or "
         "crew"},
        {"--mode daily --cards 3", DAY},
        {"--mode daily --difficulty expert", DAY},
        {"--mode endless --cards 3", "Endless goes on until a gauge runs empty; leave --cards out"},
        {"--mode practice --cards 3",
         "Practice deals what is due in your boxes; leave --cards and --difficulty out"},
        {"--mode practice --difficulty expert",
         "Practice deals what is due in your boxes; leave --cards and --difficulty out"},
        {"--mode practice --rehearsal", "Practice is there to be kept; leave --rehearsal out"},
        {"--mode crew --names", "--names shows who chose what; it goes with --mode same-boat"},
        {"--mode crew --auto-advance",
         "--auto-advance shows the result once everybody has voted; it goes with --mode same-boat "
         "or own-watch"},
    };
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        struct error error = {0};
        struct session_setup setup = {0};
        check_int(read_line(rows[i][0], &error), true, "%s", rows[i][0]);
        check_int(play_request_setup(&setup, &request, &error), false, "%s", rows[i][0]);
        check_text(error.words, rows[i][1], "%s", rows[i][0]);
        check_int(error.fault, FAULT_COMMAND_LINE, "%s", rows[i][0]);
    }
    char code[CODE_BYTES], line[64];
    struct error error = {0};
    struct session_setup setup = {0};
    code_write(code, &(struct code){.seed = 1, .rounds = 3});
    snprintf(line, sizeof line, "--mode daily --code %s", code);
    assert_true(read_line(line, &error));
    assert_false(play_request_setup(&setup, &request, &error));
    assert_string_equal(error.words, DAY);
}

static void every_difficulty_is_named_and_explained(void **state)
{
    (void)state;
    for (int i = 0; i < DIFFICULTY_COUNT; i++) {
        check_int(difficulty_name((enum difficulty)i)[0] != '\0', true, "difficulty %d", i);
        check_int(explain_difficulty((enum difficulty)i)[0] != '\0', true, "difficulty %d", i);
    }
    assert_string_equal(difficulty_name(DIFFICULTY_EXPERT), "Expert");
}

/* --- the seats ----------------------------------------------------------------------------------
 */

static struct play play;

static bool prepare(const char *line, struct error *error)
{
    assert_true(read_line(line, error));
    return play_prepare(&play, &request, NULL, NULL, error);
}

static void a_crew_is_one_seat_with_or_without_names(void **state)
{
    char line[512];
    struct folder folder;
    struct error error = {0};
    (void)state;
    assert_true(prepare("--mode crew", &error));
    check_int(play.setup.game.seats, 1, "no names");
    check_text(play.setup.roster.seats[0].name, "The crew", "no names");
    check_int(play.setup.roster.seats[0].member_count, 0, "no names");
    play_release(&play);
    folder_init(&folder);
    folder_write(&folder, "r.csv", "seat,member\nBlue,Asha\nBlue,Ben\nCleo,\n");
    snprintf(line, sizeof line, "--mode crew --roster %s", folder_file(&folder, "r.csv"));
    if (!prepare(line, &error))
        fail_msg("%s", error.words);
    check_int(play.setup.game.seats, 1, "a roster");
    check_int(play.setup.roster.seats[0].member_count, 3, "everybody of the roster");
    check_text(play.setup.roster.seats[0].members[2], "Cleo", "who is in no team");
    play_release(&play);
    /* A crew has room for twenty. */
    char many[1024] = "seat,member\n";
    for (int i = 0; i < 24; i++)
        snprintf(many + strlen(many), sizeof many - strlen(many), "%s,M%d\n",
                 i < 12 ? "Blue" : "Red", i);
    folder_write(&folder, "r.csv", many);
    assert_false(prepare(line, &error));
    folder_write(&folder, "r.csv", "seat,member\n\xff,\n");
    assert_false(prepare(line, &error));
    assert_int_equal(error.fault, FAULT_INPUT);
    folder_release(&folder);
}

static void a_group_of_one_is_asked_for_another(void **state)
{
    static const struct {
        const char *line, *words;
    } rows[] = {
        {"--mode same-boat", "same-boat needs 2 to 12 seats; name them, as in --seats "
                             "\"Asha,Ben\""},
        {"--mode own-watch --seats Asha",
         "own-watch needs 2 to 12 seats, and 'Asha' is only one; name another"},
    };
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        struct error error = {0};
        check_int(prepare(rows[i].line, &error), false, "row %d", i);
        check_text(error.words, rows[i].words, "row %d", i);
        check_int(error.fault, FAULT_COMMAND_LINE, "row %d", i);
    }
    struct folder folder;
    struct error error = {0};
    char line[512];
    folder_init(&folder);
    folder_write(&folder, "r.csv", "seat,member\nAsha,\n");
    snprintf(line, sizeof line, "--mode same-boat --roster %s", folder_file(&folder, "r.csv"));
    assert_false(prepare(line, &error));
    check_text(error.words, "same-boat needs 2 to 12 seats, and 'Asha' is only one; name another",
               "a roster of one");
    check_int(error.fault, FAULT_INPUT, "the file is at fault");
    folder_release(&folder);
}

static void a_language_that_no_deck_has_is_refused(void **state)
{
    struct error error = {0};
    (void)state;
    assert_false(prepare("--language tlh", &error));
    assert_non_null(strstr(error.words, "tlh"));
}

static void a_codes_way_counts_and_another_that_was_asked_for_is_noted(void **state)
{
    char code[CODE_BYTES], line[128];
    struct error error = {0};
    (void)state;
    assert_true(prepare("--cards 6", &error));
    code_write(code, &(struct code){.seed = 77,
                                    .rounds = 6,
                                    .way = WAY_CREW,
                                    .difficulty = DIFFICULTY_EXPERT,
                                    .deck_mark = code_deck_mark(&play.decks.deck)});
    play_release(&play);
    static const struct {
        const char *mode;
        bool other;
    } rows[] = {{"", false}, {"--mode crew", false}, {"--mode same-boat --seats A,B", true}};
    for (int i = 0; i < COUNT(rows); i++) {
        snprintf(line, sizeof line, "%s --code %s", rows[i].mode, code);
        if (!prepare(line, &error))
            fail_msg("%s", error.words);
        check_int(play.setup.game.way, WAY_CREW, "row %d", i);
        check_int(play.setup.game.seed, 77, "row %d", i);
        check_int(play.setup.game.difficulty, DIFFICULTY_EXPERT, "row %d", i);
        check_int(play.other_way, rows[i].other, "row %d", i);
        check_int(play.other_version, false, "row %d", i);
        play_release(&play);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_option_is_kept_and_makes_the_request_less_than_plain),
        cmocka_unit_test(the_words_become_a_setup),
        cmocka_unit_test(what_does_not_go_together_is_refused_with_its_reason),
        cmocka_unit_test(every_difficulty_is_named_and_explained),
        cmocka_unit_test(a_crew_is_one_seat_with_or_without_names),
        cmocka_unit_test(a_group_of_one_is_asked_for_another),
        cmocka_unit_test(a_language_that_no_deck_has_is_refused),
        cmocka_unit_test(a_codes_way_counts_and_another_that_was_asked_for_is_noted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
