/* Who sits where: names, teams and PINs as typed, as a list, and as a file. */
#include "store/roster.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/check.h"
#include "support/folder.h"

#define FAMILY   "👨‍👩‍👧" /* one character of 18 bytes */
#define FAMILIES FAMILY FAMILY FAMILY FAMILY FAMILY
#define TEN      "abcdefghij"
#define FORTY    TEN TEN TEN TEN
#define MIXED    FAMILY "🇮🇳e\u0301कि مريم שָׂרָה" TEN TEN "1234567"
#define TOO_LONG                                                                                   \
    "the name 'abcdefghijabcdefghijabcdefghijabcdefghij…' has more than 40 characters; "
#define NO_UTF8   ", which is not UTF-8; type it anew"
#define FULL      "a session has at most 12 seats, so let some play as a team"
#define LEAVE_OUT "leave this row out, or give its seat another name\n"

static struct folder folder;
static struct roster roster; /* of the test that runs */

static int make_empty(void **state)
{
    (void)state;
    folder_init(&folder);
    assert_int_equal(chdir(folder.path), 0); /* messages name files as they were given */
    roster = (struct roster){0};
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    assert_int_equal(chdir("/"), 0);
    folder_release(&folder);
    return 0;
}

/* A seat whose name the test does not look at. */
static void add(const char *name)
{
    assert_true(roster_add(&roster, name, NULL));
}

/* --- names --------------------------------------------------------------------------------------
 */

static void names_are_kept_as_typed_but_for_what_cannot_be_shown(void **state)
{
    (void)state;
    static const struct {
        const char *what, *typed, *kept;
    } rows[] = {
        {"plain", "Asha", "Asha"},
        {"white space on either side", " \t Team Blue\r\n", "Team Blue"},
        {"white space within", "Team  Blue", "Team  Blue"},
        {"commas and quotes", "O'Neil, \"Bo\"; B", "O'Neil, \"Bo\"; B"},
        {"a percent sign", "100 %s %n", "100 %s %n"},
        {"line ends and tabs", "Asha\nB\tC", "Asha B C"},
        {"control characters", "\aA\033[31mB\177\302\205", "A [31mB"},
        {"one emoji", FAMILY, FAMILY},
        {"right to left", "مريم שָׂרָה", "مريم שָׂרָה"},
        {"marks of direction",
         "\xE2\x80\xAE"
         "gnp\xE2\x81\xA6"
         "A\xE2\x81\xA9",
         "gnp   A"},
        {"a dash and quotes", "A – “B”", "A – “B”"},
        {"40 characters", FORTY, FORTY},
        {"40 characters between spaces", "  " FORTY "  ", FORTY},
        {"40 characters in five scripts", MIXED, MIXED},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char kept[NAME_BYTES] = "";
        struct error error = {0};
        bool good = roster_name(kept, rows[i].typed, &error);
        check_text(error.words, "", "%s", rows[i].what);
        check_int(good, true, "%s", rows[i].what);
        check_text(kept, rows[i].kept, "%s", rows[i].what);
    }
}

static void names_that_cannot_be_shown_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *what, *typed, *words;
    } rows[] = {
        {"nothing", "", "the name is empty; give one"},
        {"nothing to be seen", " \t\r\n\x1B\x7F", "the name is empty; give one"},
        {"41 characters", FORTY "k", TOO_LONG "shorten it"},
        {"200 characters", FORTY FORTY FORTY FORTY FORTY, TOO_LONG "shorten it"},
        {"41 characters in five scripts", MIXED "8",
         "the name '" FAMILY "🇮🇳e\u0301कि مر…' has more than 40 characters; shorten it"},
        {"few characters of very many bytes", FAMILIES FAMILIES FAMILIES,
         "the name '" FAMILY FAMILY "👨…' has more than 255 bytes, as emoji and accents take many; "
         "shorten it"},
        {"Latin-1", "J\xFCrg", "the name has the byte 0xFC" NO_UTF8},
        {"half of a character", "A\xC3", "the name has the byte 0xC3" NO_UTF8},
        {"half of a pair", "\xED\xA0\x80", "the name has the byte 0xED" NO_UTF8},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char kept[NAME_BYTES] = "as before";
        struct error error = {0};
        check_int(roster_name(kept, rows[i].typed, &error), false, "%s", rows[i].what);
        check_text(error.words, rows[i].words, "%s", rows[i].what);
        check_int(error.fault, FAULT_INPUT, "%s", rows[i].what);
        check_text(kept, "as before", "%s", rows[i].what);
    }
}

static void names_that_differ_only_in_case_are_one_name(void **state)
{
    (void)state;
    struct error error;
    add("Asha");
    add("Ben");
    assert_false(roster_add(&roster, " ASHA ", &error));
    assert_string_equal(error.words,
                        "'ASHA' is the name of seat 1 already; give each seat a name of its own");
    assert_int_equal(roster.seat_count, 2);
    add("Äsha");
    add("äsha"); /* beyond ASCII, byte for byte */
}

static void a_seat_may_be_renamed_to_its_own_name_but_not_to_anothers(void **state)
{
    (void)state;
    struct error error;
    add("Asha");
    add("Ben");
    assert_true(roster_rename(&roster, 1, "BEN", &error));
    assert_string_equal(roster.seats[1].name, "BEN");
    assert_true(roster_rename(&roster, 1, roster.seats[1].name, &error));
    assert_false(roster_rename(&roster, 1, "asha", &error));
    assert_string_equal(error.words,
                        "'asha' is the name of seat 1 already; give each seat a name of its own");
    assert_false(roster_rename(&roster, 1, " ", &error));
    assert_string_equal(roster.seats[1].name, "BEN");
}

static void thirteen_seats_are_one_too_many(void **state)
{
    (void)state;
    struct error error;
    char name[16];
    for (int seat = 1; seat <= 12; seat++) {
        snprintf(name, sizeof name, "Seat %d", seat);
        add(name);
    }
    assert_false(roster_add(&roster, "Seat 13", &error));
    assert_string_equal(error.words, "'Seat 13' would be seat 13; " FULL);
    assert_int_equal(roster.seat_count, 12);
}

static void twenty_one_members_are_one_too_many(void **state)
{
    (void)state;
    struct error error;
    char name[16];
    add("Team Blue");
    for (int member = 1; member <= 20; member++) {
        snprintf(name, sizeof name, "Member %d", member);
        assert_true(roster_add_member(&roster, 0, name, &error));
    }
    assert_false(roster_add_member(&roster, 0, "Member 21", &error));
    assert_string_equal(error.words, "'Member 21' would be member 21 of 'Team Blue'; a team has at "
                                     "most 20 members, so make two of it");
    assert_int_equal(roster.seats[0].member_count, 20);
    assert_false(roster_add_member(&roster, 0, "", NULL));
}

static void the_members_hold_the_mouse_in_turn(void **state)
{
    (void)state;
    add("Asha");
    add("Team Blue");
    assert_string_equal(roster_holder(&roster, 1, 7), "Team Blue");
    assert_true(roster_add_member(&roster, 1, "Ben", NULL));
    assert_true(roster_add_member(&roster, 1, "Cy", NULL));
    assert_true(roster_add_member(&roster, 1, "Dee", NULL));
    static const char *const holders[] = {"Ben", "Cy", "Dee", "Ben", "Cy"};
    for (int round = 0; round < COUNT(holders); round++)
        check_text(roster_holder(&roster, 1, round), holders[round], "round %d", round);
    assert_string_equal(roster_holder(&roster, 1, ROUNDS_MAX - 1), "Cy");
    assert_string_equal(roster_holder(&roster, 0, 3), "Asha");
}

static void a_pin_has_four_digits(void **state)
{
    (void)state;
    static const char *const wrong[] = {"12a4", "123", "00000", " 1234", "-123", "١٢٣٤", "12\n4"};
    struct error error;
    add("Asha");
    assert_true(roster_set_pin(&roster, 0, "0042", &error));
    for (int i = 0; i < COUNT(wrong); i++) {
        check_int(roster_set_pin(&roster, 0, wrong[i], &error), false, "'%s'", wrong[i]);
        check_text(error.words,
                   "the PIN of 'Asha' needs 4 digits from 0 to 9; leave it empty for none", "'%s'",
                   wrong[i]);
        check_text(roster.seats[0].pin, "0042", "'%s'", wrong[i]);
    }
    assert_true(roster_set_pin(&roster, 0, "", &error));
    assert_string_equal(roster.seats[0].pin, "");
}

/* --- as a list and as a file --------------------------------------------------------------------
 */

/* The roster as "Asha; Team Blue: Ben, Cy". */
static const char *seats(void)
{
    static char text[sizeof(struct roster)];
    size_t used = 0;
    text[0] = '\0';
    for (int i = 0; i < roster.seat_count; i++) {
        const struct roster_seat *seat = &roster.seats[i];
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i > 0 ? "; " : "",
                                 seat->name);
        for (int j = 0; j < seat->member_count; j++)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", j > 0 ? ", " : ": ",
                                     seat->members[j]);
    }
    return text;
}

static void commas_part_the_seats_of_a_list(void **state)
{
    (void)state;
    assert_true(roster_from_list(&roster, "Asha, Ben , Team Blue", NULL));
    assert_string_equal(seats(), "Asha; Ben; Team Blue");
    assert_true(roster_from_list(&roster, "Cy", NULL));
    assert_string_equal(seats(), "Cy");
}

static void a_list_with_a_bad_name_changes_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *list, *words;
    } rows[] = {
        {"", "name 1 of the list '' is empty; put one name between two commas"},
        {"A,,B", "name 2 of the list 'A,,B' is empty; put one name between two commas"},
        {"A,B, ", "name 3 of the list 'A,B, ' is empty; put one name between two commas"},
        {"A,a", "'a' is the name of seat 1 already; give each seat a name of its own"},
        {"A," FORTY "k", TOO_LONG "shorten it"},
        {"A,B,C,D,E,F,G,H,I,J,K,L,M", "'M' would be seat 13; " FULL},
    };
    add("As before");
    for (int i = 0; i < COUNT(rows); i++) {
        struct error error;
        check_int(roster_from_list(&roster, rows[i].list, &error), false, "'%s'", rows[i].list);
        check_text(error.words, rows[i].words, "'%s'", rows[i].list);
        check_text(seats(), "As before", "'%s'", rows[i].list);
    }
}

/* What loading the bytes makes of the roster, and the problems, a line each. */
static void check_load(const void *bytes, size_t byte_count, const char *expected,
                       const char *messages, const char *what)
{
    struct problems problems = {0};
    struct error error = {0};
    folder_write_bytes(&folder, "r.csv", bytes, byte_count);
    bool read = roster_load(&roster, "r.csv", &problems, &error);
    check_text(error.words, "", "%s", what);
    check_int(read, true, "%s", what);
    char *text = NULL;
    size_t text_bytes;
    FILE *stream = open_memstream(&text, &text_bytes);
    assert_non_null(stream);
    problems_write(stream, &problems);
    fclose(stream);
    check_text(text, messages, "%s", what);
    check_text(seats(), expected, "%s", what);
    free(text);
    problems_release(&problems);
}

#define HEAD "seat,member\n"
#define SAVE_AGAIN                                                                                 \
    "save the file again, in Excel as 'CSV UTF-8 (Comma delimited)', in LibreOffice with the "     \
    "character "                                                                                   \
    "set 'Unicode (UTF-8)'\n"
#define BYTES(text) (text), sizeof(text) - 1

static void a_roster_may_be_written_in_many_ways(void **state)
{
    (void)state;
    static const char same[] = "Asha; Blue, or \"B\": Ben, Cy";
    static const char *const rows[] = {
        HEAD "Asha,\n\"Blue, or \"\"B\"\"\",Ben\n\"Blue, or \"\"B\"\"\",Cy\n",
        "\xEF\xBB\xBF" HEAD "Asha\n\"Blue, or \"\"B\"\"\",Ben\n\"BLUE, OR \"\"B\"\"\",Cy",
        "seat;member\r\nAsha;\r\nBlue, or \"B\";Ben\r\nBlue, or \"B\";Cy\r\n",
        "Member\tNote\tSEAT\n\t\tAsha\nBen\tlate\tBlue, or \"B\"\nCy\t\tBlue, or \"B\"\n",
        "\n" HEAD "\nAsha,\" \"\n,,\n \"Blue, or \"\"B\"\"\" , Ben \n\"Blue, or \"\"B\"\"\",Cy,9\n",
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_load(rows[i], strlen(rows[i]), same, "", rows[i]);
}

static void a_broken_row_is_named_and_the_good_ones_are_kept(void **state)
{
    (void)state;
    static const struct {
        const char *what, *text, *seats, *messages;
    } rows[] = {
        {"both too long", HEAD "Asha,\n" FORTY "k," FORTY "k\nCy,\n", "Asha; Cy",
         "r.csv: row 3, column 'seat': " TOO_LONG "shorten it\n"
         "r.csv: row 3, column 'member': " TOO_LONG "shorten it\n"},
        {"a bad member makes no seat", HEAD "Blue,\"\x1B\x07\"\nRed,Ben\n", "Red: Ben",
         "r.csv: row 2, column 'member': the name is empty; give one\n"},
        {"a person twice", HEAD "Asha,\nBen,\nasha,\n", "Asha; Ben",
         "r.csv: row 4, column 'seat': 'Asha' stands in row 2 already; " LEAVE_OUT},
        {"a team with a row of nobody", HEAD "Blue,Ben\nAsha,\nBlue,\nBlue,Cy\n",
         "Blue: Ben, Cy; Asha",
         "r.csv: row 4, column 'seat': 'Blue' stands in row 2 already; " LEAVE_OUT},
        {"a person with a member", HEAD "Asha,\nAsha,Ben\n", "Asha",
         "r.csv: row 3, column 'member': 'Asha' is one person in row 2; name a member there, "
         "too\n"},
        {"no seat, below control characters", HEAD "\"As\nha\",\nB\x1Bn,\n,Cy\n", "As ha; B n",
         "r.csv: row 4, column 'seat': the name is empty; give one\n"},
        {"an open quote", HEAD "Asha,\n\"Ben,\n", "Asha",
         "r.csv: row 3: a quote is opened here and never closed\n"},
        {"13 seats", HEAD "A\nB\nC\nD\nE\nF\nG\nH\nI\nJ\nK\nL\nM,N\nb,\n",
         "A; B; C; D; E; F; G; H; I; J; K; L",
         "r.csv: row 14, column 'seat': 'M' would be seat 13; " FULL "\n"
         "r.csv: row 15, column 'seat': 'B' stands in row 3 already; " LEAVE_OUT},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_load(rows[i].text, strlen(rows[i].text), rows[i].seats, rows[i].messages,
                   rows[i].what);
}

static void a_file_that_is_no_roster_has_its_message(void **state)
{
    (void)state;
    static const char empty[] = "r.csv: the file is empty; it needs the header seat,member and a "
                                "row for each person\n";
    static const struct {
        const char *bytes;
        size_t byte_count;
        const char *messages;
    } rows[] = {
        {BYTES(""), empty},
        {BYTES("\xEF\xBB\xBF\n,,\n"), empty},
        {BYTES(HEAD), "r.csv: there is no name below the header; write a row for each person\n"},
        {BYTES("seat,name\nBlue,Ben\n"),
         "r.csv: row 1: the header has no column 'member'; expected seat,member\n"},
        {BYTES("Asha\nBen\n"),
         "r.csv: row 1: the header has no column 'seat'; expected seat,member\n"
         "r.csv: row 1: the header has no column 'member'; expected seat,member\n"},
        {BYTES(HEAD "Asha,\nJ\xFCrg,\n"),
         "r.csv: row 3: the byte 0xFC ('ü' in Windows-1252) is not UTF-8; " SAVE_AGAIN},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_load(rows[i].bytes, rows[i].byte_count, "", rows[i].messages, rows[i].bytes);
}

static void a_file_that_cannot_be_read_is_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *name, *words;
        enum fault fault;
    } rows[] = {
        {"none.csv", "cannot open 'none.csv': no such file or folder", FAULT_MACHINE},
        {"folder.csv", "cannot open 'folder.csv': it is a folder", FAULT_MACHINE},
        {"large.csv", "'large.csv' is larger than the 1 MiB allowed", FAULT_INPUT},
    };
    folder_make_inside(&folder, "folder.csv");
    folder_write(&folder, "large.csv", HEAD "Asha,\n");
    assert_int_equal(truncate(folder_file(&folder, "large.csv"), ROSTER_BYTES_MAX + 1), 0);
    for (int i = 0; i < COUNT(rows); i++) {
        struct problems problems = {0};
        struct error error;
        check_int(roster_load(&roster, rows[i].name, &problems, &error), false, "%s", rows[i].name);
        check_text(error.words, rows[i].words, "%s", rows[i].name);
        check_int(error.fault, rows[i].fault, "%s", rows[i].name);
        check_int((long long)problems.count, 0, "%s", rows[i].name);
    }
}

/* --- a crew -------------------------------------------------------------------------------------
 */

static void a_crew_is_one_seat_whose_members_take_turns(void **state)
{
    (void)state;
    static struct roster crew;
    struct error error = {0};
    assert_true(roster_crew_from_list(&crew, "The crew", "Asha, Ben,Priya", &error));
    assert_int_equal(crew.seat_count, 1);
    assert_string_equal(crew.seats[0].name, "The crew");
    assert_string_equal(roster_holder(&crew, 0, 0), "Asha");
    assert_string_equal(roster_holder(&crew, 0, 2), "Priya");
    assert_string_equal(roster_holder(&crew, 0, 3), "Asha");
    assert_false(roster_crew_from_list(&crew, "The crew", "Dora,dora", &error));
    assert_string_equal(error.words,
                        "'dora' is in the crew twice; give each member a name of their own");
    assert_int_equal(crew.seats[0].member_count, 3);
}

static void teams_and_people_become_one_crew(void **state)
{
    (void)state;
    static struct roster crew;
    struct error error = {0};
    crew = (struct roster){0};
    assert_true(roster_from_list(&crew, "Asha,Team Blue", &error));
    assert_true(roster_add_member(&crew, 1, "Ben", &error));
    assert_true(roster_add_member(&crew, 1, "Chidi", &error));
    assert_true(roster_become_crew(&crew, "The crew", &error));
    assert_int_equal(crew.seat_count, 1);
    assert_int_equal(crew.seats[0].member_count, 3);
    assert_string_equal(roster_holder(&crew, 0, 0), "Asha");
    assert_string_equal(roster_holder(&crew, 0, 2), "Chidi");
    for (int i = 3; i < MEMBERS_MAX; i++) {
        char name[16];
        snprintf(name, sizeof name, "Member %d", i);
        assert_true(roster_add_member(&crew, 0, name, &error));
    }
    assert_true(roster_add(&crew, "One more", &error));
    assert_false(roster_become_crew(&crew, "The crew", &error));
    assert_int_equal(crew.seat_count, 2);
}

int main(void)
{
#define EMPTY(test) cmocka_unit_test_setup_teardown(test, make_empty, remove_folder)
    const struct CMUnitTest tests[] = {
        EMPTY(names_are_kept_as_typed_but_for_what_cannot_be_shown),
        EMPTY(names_that_cannot_be_shown_are_refused),
        EMPTY(names_that_differ_only_in_case_are_one_name),
        EMPTY(a_seat_may_be_renamed_to_its_own_name_but_not_to_anothers),
        EMPTY(thirteen_seats_are_one_too_many),
        EMPTY(twenty_one_members_are_one_too_many),
        EMPTY(the_members_hold_the_mouse_in_turn),
        EMPTY(a_pin_has_four_digits),
        EMPTY(commas_part_the_seats_of_a_list),
        EMPTY(a_list_with_a_bad_name_changes_nothing),
        EMPTY(a_roster_may_be_written_in_many_ways),
        EMPTY(a_broken_row_is_named_and_the_good_ones_are_kept),
        EMPTY(a_file_that_is_no_roster_has_its_message),
        EMPTY(a_file_that_cannot_be_read_is_told_apart),
        cmocka_unit_test(a_crew_is_one_seat_whose_members_take_turns),
        cmocka_unit_test(teams_and_people_become_one_crew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
