/* A session played on paper, for people: the table that `evenkeel score` prints, and what
 * spreadsheets make of a picks file. The results themselves: vectors.c; the mistakes: picks.c. */
#include <stdio.h>
#include <string.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/program.h"

#define DECK TESTS_FOLDER "/vectors/deck.yaml"
#define HEAD "round,seat,card,response\n"

static struct folder folder;

static int make_folder(void **state)
{
    (void)state;
    folder_init(&folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    folder_release(&folder);
    return 0;
}

static void check_score(const char *picks, const char *output, const char *complaints, int status)
{
    struct run run;
    folder_write(&folder, "picks.csv", picks);
    program_run(
        &run, &(struct program){.folder = folder.path, .arguments = {"score", DECK, "picks.csv"}});
    check_text(run.complaints, complaints, "%s", picks);
    check_text(run.output, output, "%s", picks);
    check_int(run.status, status, "%s", picks);
    run_release(&run);
}

/* --- the table ----------------------------------------------------------------------------------
 */

static void a_table_has_a_line_a_seat(void **state)
{
    (void)state;
    check_score(HEAD "1,Ann,card-01,B\n1,Bo,card-02,D\n2,Ann,card-03,C\n2,Bo,card-03,-\n",
                "Worked sessions, 2 rounds\n"
                "seat  points  bonus  total  par  score    fit  balance  visions  rescues\n"
                "Ann       16      4     20   20    100  100 %        –   0 of 0        0\n"
                "Bo        10      0     10   22     45   56 %        –   0 of 0        0\n"
                "–: fewer than 3 cards on the changing or on the steady side\n",
                "", 0);
}

static void wide_and_long_names_keep_the_columns_in_line(void **state)
{
    (void)state;
    check_score(HEAD "1,李小龍,card-01,B\n1,The whole night shift of ward 7,card-01,A\n"
                     "1,Zoe\xCC\x88,card-01,-\n",
                "Worked sessions, 1 round\n"
                "seat                             points  bonus  total  par  score    fit  balance"
                "  visions  rescues\n"
                "李小龍                                8      0      8    8    100  100 %        –"
                "   0 of 0        0\n"
                "The whole night shift of ward 7       0      0      0    8      0    0 %        –"
                "   0 of 0        0\n"
                "Zoe\xCC\x88                                   0      0      0    8      0    0 %"
                "        –   0 of 0        0\n"
                "–: fewer than 3 cards on the changing or on the steady side\n",
                "", 0);
}

/* --- what spreadsheets make of it ---------------------------------------------------------------
 */

static const char two_turns[] =
    "Worked sessions, 2 rounds\n"
    "seat  points  bonus  total  par  score   fit  balance  visions  rescues\n"
    "Ann        8      0      8   20     40  50 %        –   0 of 0        0\n"
    "–: fewer than 3 cards on the changing or on the steady side\n";

static void spaces_within_quotes_are_no_part_of_a_cell(void **state)
{
    (void)state;
    check_score("\" round\",\"seat \",card,response\n\"1 \",\" Ann\",\" card-01\",\"B \"\n"
                "2,Ann,card-03,\" - \"\n",
                two_turns, "", 0);
}

static void empty_lines_above_the_header_do_not_hide_the_separator(void **state)
{
    (void)state;
    check_score("\r\n  \r\nround;seat;card;response\r\n1;Ann;card-01;B\r\n2;Ann;card-03;-\r\n",
                two_turns, "", 0);
}

static void a_column_that_stands_twice_is_refused(void **state)
{
    (void)state;
    check_score("round,seat,card,response,Seat\n1,Ann,card-01,B,Bo\n", "",
                "picks.csv: row 1: the header has two columns 'seat'; leave one\n"
                "evenkeel: 'picks.csv' is not scored; mend the rows named above\n",
                1);
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_table_has_a_line_a_seat),
        IN_A_FOLDER(wide_and_long_names_keep_the_columns_in_line),
        IN_A_FOLDER(spaces_within_quotes_are_no_part_of_a_cell),
        IN_A_FOLDER(empty_lines_above_the_header_do_not_hide_the_separator),
        IN_A_FOLDER(a_column_that_stands_twice_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
