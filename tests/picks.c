/* A session played on paper: every way to write it down, and every mistake with its message. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/program.h"

#define DECK     TESTS_FOLDER "/vectors/deck.yaml" /* card-01 has A to C, card-02 A to D */
#define NOT_DONE "evenkeel: 'picks.csv' is not scored; mend the rows named above\n"

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

static void score(struct run *run, const char *picks)
{
    program_run(run, &(struct program){.folder = folder.path,
                                       .arguments = {"score", DECK, picks, "--json"}});
}

/* --- what is read -------------------------------------------------------------------------------
 */

static const char plain[] = "round,seat,card,response\n"
                            "1,Ann,card-01,B\n1,Bob,card-02,D\n"
                            "2,Ann,card-03,C\n2,Bob,card-03,-\n";

/* The result of `bytes` is that of the plain file. */
static void check_same_result(const void *bytes, size_t byte_count, const char *what)
{
    struct run expected, run;
    folder_write(&folder, "plain.csv", plain);
    folder_write_bytes(&folder, "picks.csv", bytes, byte_count);
    score(&expected, "plain.csv");
    score(&run, "picks.csv");
    check_text(run.complaints, "", "%s", what);
    check_int(run.status, 0, "%s", what);
    check_text(run.output, expected.output, "%s", what);
    run_release(&expected);
    run_release(&run);
}

static void the_same_session_may_be_written_in_many_ways(void **state)
{
    (void)state;
    static const struct {
        const char *what, *text;
    } rows[] = {
        {"columns in another order, and in capitals",
         "RESPONSE,Card,SEAT,Round\nB,card-01,Ann,1\nD,card-02,Bob,1\nC,card-03,Ann,2\n"
         "-,card-03,Bob,2\n"},
        {"extra columns", "time,round,seat,note,card,response,more\n9:00,1,Ann,,card-01,B,x\n9:01,"
                          "1,Bob,late,card-02,"
                          "D\n9:05,2,Ann,,card-03,C,,,\n9:06,2,Bob,,card-03,-,\n"},
        {"semicolons",
         "round;seat;card;response\n1;Ann;card-01;B\n1;Bob;card-02;D\n2;Ann;card-03;C\n"
         "2;Bob;card-03;-\n"},
        {"tabs",
         "round\tseat\tcard\tresponse\n1\tAnn\tcard-01\tB\n1\tBob\tcard-02\tD\n2\tAnn\tcard-03\tC\n"
         "2\tBob\tcard-03\t-\n"},
        {"quotes", "\"round\",\"seat\",\"card\",\"response\"\n\"1\",\"Ann\",\"card-01\",\"B\"\n"
                   "1,\"Bob\" ,card-02, \"D\"\n2,Ann,card-03,C\n2,Bob,card-03,\"-\"\n"},
        {"a byte order mark",
         "\xEF\xBB\xBFround,seat,card,response\n1,Ann,card-01,B\n1,Bob,card-02,D\n2,Ann,card-03,C\n"
         "2,Bob,card-03,-\n"},
        {"CR LF",
         "round,seat,card,response\r\n1,Ann,card-01,B\r\n1,Bob,card-02,D\r\n2,Ann,card-03,C\r\n"
         "2,Bob,card-03,-\r\n"},
        {"CR alone", "round,seat,card,response\r1,Ann,card-01,B\r1,Bob,card-02,D\r2,Ann,card-03,C\r"
                     "2,Bob,card-03,-\r"},
        {"no line end at the end, and spaces",
         "round , seat,card ,response\n 1,Ann ,card-01,B \n1, Bob,card-02,D\n2,Ann,card-03,C\n"
         "2,Bob,card-03,-"},
        {"digits and small letters",
         "round,seat,card,response\n1,Ann,card-01,2\n1,Bob,card-02,4\n2,Ann,card-03,c\n"
         "2,Bob,card-03,-\n"},
        {"empty lines and empty rows",
         "\nround,seat,card,response\n\n1,Ann,card-01,B\n,,,\n1,Bob,card-02,D\n2,Ann,card-03,C\n"
         "2,Bob,card-03,-\n\n\n"},
        {"seat by seat",
         "round,seat,card,response\n1,Ann,card-01,B\n2,Ann,card-03,C\n1,Bob,card-02,D\n"
         "2,Bob,card-03,-\n"},
        {"backwards, but for who comes first",
         "round,seat,card,response\n2,Ann,card-03,C\n2,Bob,card-03,-\n1,Bob,card-02,D\n"
         "1,Ann,card-01,B\n"},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_same_result(rows[i].text, strlen(rows[i].text), rows[i].what);
}

static void a_seat_may_start_late_and_stop_early(void **state)
{
    (void)state;
    struct run run;
    folder_write(&folder, "picks.csv",
                 "round,seat,card,response\n1,Ann,card-01,B\n2,Bob,card-02,D\n3,Bob,card-03,C\n"
                 "4,Cy,card-04,B\n");
    score(&run, "picks.csv");
    assert_string_equal(run.complaints, "");
    assert_int_equal(run.status, 0);
    assert_non_null(strstr(run.output, "\"rounds\": 4"));
    assert_non_null(strstr(run.output, "\"round\": 4"));
    run_release(&run);
}

static void five_hundred_rounds_of_twelve_seats_are_read(void **state)
{
    (void)state;
    struct run run;
    FILE *stream = fopen(folder_file(&folder, "picks.csv"), "w");
    assert_non_null(stream);
    fputs("round,seat,card,response\n", stream);
    for (int round = 1; round <= 500; round++)
        for (int seat = 1; seat <= 12; seat++)
            fprintf(stream, "%d,Seat %d,card-%02d,A\n", round, seat, 1 + round % 40);
    fclose(stream);
    score(&run, "picks.csv");
    assert_string_equal(run.complaints, "");
    assert_int_equal(run.status, 0);
    assert_non_null(strstr(run.output, "\"rounds\": 500"));
    assert_non_null(strstr(run.output, "\"seat\": \"Seat 12\""));
    run_release(&run);
}

/* --- what is refused ----------------------------------------------------------------------------
 */

/* The messages for `bytes`, one line each. */
static void check_messages(const void *bytes, size_t byte_count, const char *expected,
                           const char *what)
{
    struct run run;
    char all[4096];
    folder_write_bytes(&folder, "picks.csv", bytes, byte_count);
    score(&run, "picks.csv");
    snprintf(all, sizeof all, "%s" NOT_DONE, expected);
    check_text(run.complaints, all, "%s", what);
    check_text(run.output, "", "%s", what);
    check_int(run.status, 1, "%s", what);
    run_release(&run);
}

#define HEAD "round,seat,card,response\n"

static void every_wrong_cell_has_its_message(void **state)
{
    (void)state;
    static const struct {
        const char *what, *text, *messages;
    } rows[] = {
        {"an unknown card", HEAD "1,Ann,card-99,A\n",
         "picks.csv: row 2, column 'card': the deck 'worked-3' has no card 'card-99'\n"},
        {"an unknown card is no missed round",
         HEAD "1,Ann,card-01,A\n2,Ann,card-1,A\n3,Ann,card-03,A\n",
         "picks.csv: row 3, column 'card': the deck 'worked-3' has no card 'card-1'\n"},
        {"a card that only one can be meant by", HEAD "1,Ann,Crad-03,A\n",
         "picks.csv: row 2, column 'card': the deck 'worked-3' has no card 'Crad-03'; did you mean "
         "'card-03'?\n"},
        {"a response no card has", HEAD "1,Ann,card-02,E\n",
         "picks.csv: row 2, column 'response': card 'card-02' has no response 'E'; expected A to "
         "D, "
         "1 to 4, or - for no answer\n"},
        {"a response past the card's last", HEAD "1,Ann,card-01,D\n",
         "picks.csv: row 2, column 'response': card 'card-01' has no response 'D'; expected A to "
         "C, "
         "1 to 3, or - for no answer\n"},
        {"a digit past the card's last", HEAD "1,Ann,card-01,4\n",
         "picks.csv: row 2, column 'response': card 'card-01' has no response '4'; expected A to "
         "C, "
         "1 to 3, or - for no answer\n"},
        {"two letters", HEAD "1,Ann,card-01,AB\n",
         "picks.csv: row 2, column 'response': card 'card-01' has no response 'AB'; expected A to "
         "C, "
         "1 to 3, or - for no answer\n"},
        {"two cards in one round", HEAD "1,Ann,card-01,A\n1,Ann,card-02,A\n",
         "picks.csv: row 3, column 'round': 'Ann' has played round 1 already, in row 2; a seat "
         "plays "
         "one card a round\n"},
        {"a missed round", HEAD "1,Ann,card-01,A\n3,Ann,card-03,A\n",
         "picks.csv: 'Ann' misses round 2; a seat may start late or stop early, but not miss a "
         "round "
         "between (write - for no answer)\n"},
        {"two missed rounds of two seats",
         HEAD "1,Ann,card-01,A\n3,Ann,card-03,A\n2,Bob,card-01,A\n4,Bob,card-03,A\n",
         "picks.csv: 'Ann' misses round 2; a seat may start late or stop early, but not miss a "
         "round "
         "between (write - for no answer)\n"
         "picks.csv: 'Bob' misses round 3; a seat may start late or stop early, but not miss a "
         "round "
         "between (write - for no answer)\n"},
        {"round 501", HEAD "501,Ann,card-01,A\n",
         "picks.csv: row 2, column 'round': round 501 is too many; a session has at most 500 "
         "rounds\n"},
        {"round 0", HEAD "0,Ann,card-01,A\n",
         "picks.csv: row 2, column 'round': '0' is not a round; rounds count 1, 2, 3, …\n"},
        {"a round in words", HEAD "one,Ann,card-01,A\n",
         "picks.csv: row 2, column 'round': 'one' is not a round; rounds count 1, 2, 3, …\n"},
        {"a round below 0", HEAD "-1,Ann,card-01,A\n",
         "picks.csv: row 2, column 'round': '-1' is not a round; rounds count 1, 2, 3, …\n"},
        {"a round of many digits", HEAD "99999999999999999999,Ann,card-01,A\n",
         "picks.csv: row 2, column 'round': '99999999999999999999' is not a round; rounds count 1, "
         "2, "
         "3, …\n"},
        {"empty cells",
         HEAD ",Ann,card-01,A\n1,,card-01,A\n1,Ann,,A\n1,Bob,card-01,\n1,Cy,card-01\n",
         "picks.csv: row 2, column 'round': the cell is empty\n"
         "picks.csv: row 3, column 'seat': the cell is empty\n"
         "picks.csv: row 4, column 'card': the cell is empty\n"
         "picks.csv: row 5, column 'response': the cell is empty\n"
         "picks.csv: row 6, column 'response': the cell is empty\n"},
        {"everything wrong in one row", HEAD "x,,card-99,Z\n",
         "picks.csv: row 2, column 'round': 'x' is not a round; rounds count 1, 2, 3, …\n"
         "picks.csv: row 2, column 'seat': the cell is empty\n"
         "picks.csv: row 2, column 'card': the deck 'worked-3' has no card 'card-99'\n"},
        {"rows are counted as a spreadsheet shows them",
         "\n" HEAD "\n1,\"An\nn\",card-01,A\n1,Bob,card-99,A\n",
         "picks.csv: row 5, column 'card': the deck 'worked-3' has no card 'card-99'\n"},
        {"a long value is cut at a character",
         HEAD "xööööööööööööööööööööööööööööööööööööööööö,Ann,card-01,A\n",
         "picks.csv: row 2, column 'round': 'xööööööööööööööööööö' is not a round; rounds count 1, "
         "2, "
         "3, …\n"},
        {"control characters reach no terminal", HEAD "\x1B[31m1\x07,Ann,card-01,A\n",
         "picks.csv: row 2, column 'round': ' [31m1 ' is not a round; rounds count 1, 2, 3, …\n"},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_messages(rows[i].text, strlen(rows[i].text), rows[i].messages, rows[i].what);
}

static void every_wrong_file_has_its_message(void **state)
{
    (void)state;
#define SAVE_AGAIN                                                                                 \
    "save the file again, in Excel as 'CSV UTF-8 (Comma delimited)', in LibreOffice with the "     \
    "character "                                                                                   \
    "set 'Unicode (UTF-8)'\n"
#define BYTES(text) (text), sizeof(text) - 1
    static const struct {
        const char *what, *bytes;
        size_t byte_count;
        const char *messages;
    } rows[] = {
        {"an empty file", BYTES(""),
         "picks.csv: the file is empty; it needs the header round,seat,card,response and a row for "
         "each choice\n"},
        {"a file of a byte order mark", BYTES("\xEF\xBB\xBF"),
         "picks.csv: the file is empty; it needs the header round,seat,card,response and a row for "
         "each choice\n"},
        {"empty rows", BYTES("\n,,,\n\n"),
         "picks.csv: the file is empty; it needs the header round,seat,card,response and a row for "
         "each choice\n"},
        {"the header alone", BYTES(HEAD), "picks.csv: there is no choice below the header\n"},
        {"a missing column", BYTES("round,seat,response\n1,Ann,A\n"),
         "picks.csv: row 1: the header has no column 'card'; expected round,seat,card,response\n"},
        {"no header", BYTES("1,Ann,card-01,A\n"),
         "picks.csv: row 1: the header has no column 'round'; expected round,seat,card,response\n"
         "picks.csv: row 1: the header has no column 'seat'; expected round,seat,card,response\n"
         "picks.csv: row 1: the header has no column 'card'; expected round,seat,card,response\n"
         "picks.csv: row 1: the header has no column 'response'; expected "
         "round,seat,card,response\n"},
        {"not UTF-8", BYTES(HEAD "1,Ann,card-01,A\n2,J\xFCrg,card-02,A\n"),
         "picks.csv: row 3: the byte 0xFC ('ü' in Windows-1252) is not UTF-8; " SAVE_AGAIN},
        {"not UTF-8, below cells of several lines",
         BYTES("\xEF\xBB\xBF" HEAD "\r\n1,\"An\nn\",card-01,A\r\n2,J\xFCrg,card-02,A\r\n"),
         "picks.csv: row 4: the byte 0xFC ('ü' in Windows-1252) is not UTF-8; " SAVE_AGAIN},
        {"not UTF-8, with CR for a line end",
         BYTES("round,seat,card,response\r1,J\xFCrg,card-02,A\r"),
         "picks.csv: row 2: the byte 0xFC ('ü' in Windows-1252) is not UTF-8; " SAVE_AGAIN},
        {"UTF-16", BYTES("\xFF\xFEr\0o\0u\0"),
         "picks.csv: row 1: the file is in UTF-16 (Excel's 'Unicode Text'); " SAVE_AGAIN},
        {"a NUL", BYTES(HEAD "1,An\0n,card-01,A\n"),
         "picks.csv: row 2: there is a NUL character; " SAVE_AGAIN},
        {"an open quote", BYTES(HEAD "1,Ann,card-01,A\n2,\"Ann,card-02,A\n3,Ann,card-03,A\n"),
         "picks.csv: row 3: a quote is opened here and never closed\n"},
        {"an open quote in the header", BYTES("round,\"seat\n1,Ann\n"),
         "picks.csv: row 1: a quote is opened here and never closed\n"},
        {"text after a quote", BYTES(HEAD "1,\"Ann\" B,card-01,A\n"),
         "picks.csv: row 2: there is text after a closing quote; a quote inside a cell is written "
         "twice\n"},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_messages(rows[i].bytes, rows[i].byte_count, rows[i].messages, rows[i].what);
}

static void thirteen_seats_are_one_too_many(void **state)
{
    (void)state;
    char text[2048] = HEAD;
    for (int seat = 1; seat <= 13; seat++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "1,Seat %d,card-01,A\n", seat);
    check_messages(text, strlen(text),
                   "picks.csv: row 14, column 'seat': 'Seat 13' would be seat 13; a session has at "
                   "most 12 seats\n",
                   "13 seats");
}

static void a_name_of_more_than_200_characters_is_refused(void **state)
{
    (void)state;
    char name[201 * 2 + 1] = "", text[1024];
    for (int i = 0; i < 200; i++)
        strcat(name, "ä");
    snprintf(text, sizeof text, HEAD "1,%s,card-01,A\n", name);
    struct run run;
    folder_write(&folder, "picks.csv", text);
    score(&run, "picks.csv");
    assert_int_equal(run.status, 0);
    run_release(&run);
    snprintf(text, sizeof text, HEAD "1,%sä,card-01,A\n", name);
    check_messages(
        text, strlen(text),
        "picks.csv: row 2, column 'seat': the name 'ääääääääääääääääääää…' has more than "
        "200 characters\n",
        "201 characters");
}

static void too_many_columns_are_refused(void **state)
{
    (void)state;
    char text[4096] = HEAD "1,Ann,card-01,A";
    size_t used = strlen(text);
    memset(text + used, ',', 1023);
    text[used + 1022] = 'x';
    text[used + 1023] = '\n';
    check_messages(text, used + 1024, "picks.csv: row 2: more than 1024 columns\n", "1026 columns");
}

static void the_first_hundred_mistakes_are_shown_and_the_rest_counted(void **state)
{
    (void)state;
    struct run run;
    FILE *stream = fopen(folder_file(&folder, "picks.csv"), "w");
    assert_non_null(stream);
    fputs(HEAD, stream);
    for (int round = 1; round <= 120; round++)
        fprintf(stream, "%d,Ann,nothing,A\n", round);
    fclose(stream);
    score(&run, "picks.csv");
    int lines = 0;
    for (const char *byte = run.complaints; *byte != '\0'; byte++)
        lines += *byte == '\n';
    assert_int_equal(lines, 102);
    assert_non_null(strstr(run.complaints, "\nand 20 more problems\n" NOT_DONE));
    run_release(&run);
}

/* --- files --------------------------------------------------------------------------------------
 */

static void check_file(const char *name, const char *complaint, int status)
{
    struct run run;
    score(&run, name);
    check_text(run.complaints, complaint, "%s", name);
    check_text(run.output, "", "%s", name);
    check_int(run.status, status, "%s", name);
    run_release(&run);
}

static void a_file_of_a_gigabyte_is_not_read(void **state)
{
    (void)state;
    folder_write(&folder, "large.csv", HEAD);
    assert_int_equal(truncate(folder_file(&folder, "large.csv"), 1L << 30), 0);
    check_file("large.csv", "evenkeel: 'large.csv' is larger than the 16 MiB allowed\n", 1);
}

static void a_file_that_cannot_be_opened_is_the_machines_fault(void **state)
{
    (void)state;
    folder_make_inside(&folder, "folder.csv");
    check_file("none.csv", "evenkeel: cannot open 'none.csv': no such file or folder\n", 3);
    check_file("folder.csv", "evenkeel: cannot open 'folder.csv': it is a folder\n", 3);
}

static void a_file_nobody_may_read_is_the_machines_fault(void **state)
{
    (void)state;
    if (geteuid() == 0) {
        print_message("skipped: root may read every file\n");
        skip();
    }
    folder_write(&folder, "secret.csv", HEAD);
    assert_int_equal(chmod(folder_file(&folder, "secret.csv"), 0), 0);
    check_file("secret.csv", "evenkeel: cannot open 'secret.csv': permission denied\n", 3);
}

static void a_broken_deck_is_not_scored_against(void **state)
{
    (void)state;
    struct run run;
    folder_write(&folder, "deck.yaml", "deck: broken\ntitle: B\nlanguage: en\ncards: none\n");
    folder_write(&folder, "picks.csv", plain);
    program_run(&run, &(struct program){.folder = folder.path,
                                        .arguments = {"score", "deck.yaml", "picks.csv"}});
    assert_string_equal(run.complaints,
                        "deck.yaml:4:8: 'cards' must be a list, each item on a line that starts "
                        "with '- '\n"
                        "deck.yaml: deck not loaded, 1 error\n"
                        "evenkeel: the deck 'deck.yaml' cannot be played; mend the errors in it "
                        "first\n");
    assert_string_equal(run.output, "");
    assert_int_equal(run.status, 1);
    run_release(&run);
}

static void score_takes_a_deck_and_picks(void **state)
{
    (void)state;
    struct run run;
    program_run(&run, &(struct program){.arguments = {"score", DECK}});
    assert_string_equal(run.complaints, "evenkeel: score takes a deck and a picks file: evenkeel "
                                        "score DECK PICKS.csv [--json]\n");
    assert_int_equal(run.status, 2);
    run_release(&run);
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(the_same_session_may_be_written_in_many_ways),
        IN_A_FOLDER(a_seat_may_start_late_and_stop_early),
        IN_A_FOLDER(five_hundred_rounds_of_twelve_seats_are_read),
        IN_A_FOLDER(every_wrong_cell_has_its_message),
        IN_A_FOLDER(every_wrong_file_has_its_message),
        IN_A_FOLDER(thirteen_seats_are_one_too_many),
        IN_A_FOLDER(a_name_of_more_than_200_characters_is_refused),
        IN_A_FOLDER(too_many_columns_are_refused),
        IN_A_FOLDER(the_first_hundred_mistakes_are_shown_and_the_rest_counted),
        IN_A_FOLDER(a_file_of_a_gigabyte_is_not_read),
        IN_A_FOLDER(a_file_that_cannot_be_opened_is_the_machines_fault),
        IN_A_FOLDER(a_file_nobody_may_read_is_the_machines_fault),
        IN_A_FOLDER(a_broken_deck_is_not_scored_against),
        IN_A_FOLDER(score_takes_a_deck_and_picks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
