/* Tables in CSV. */
#include "store/csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"

/* Reads all rows and writes them as "row: cell|cell|", a line each, and the fault at the end. */
static char *read_all(const char *bytes, size_t byte_count)
{
    static struct csv csv;
    static char text[16384];
    /* Just the bytes and one more, so that the sanitizer sees every step too far. */
    char *copy = malloc(byte_count + 1);
    assert_non_null(copy);
    memcpy(copy, bytes, byte_count);
    copy[byte_count] = 'x';
    size_t used = 0;
    text[0] = '\0';
    csv_init(&csv, copy, byte_count);
    while (csv_next(&csv)) {
        used += (size_t)snprintf(text + used, sizeof text - used, "%d: ", csv.row);
        for (int i = 0; i < csv.cell_count; i++)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s|", csv.cells[i]);
        used += (size_t)snprintf(text + used, sizeof text - used, "\n");
    }
    if (csv.fault != CSV_GOOD)
        snprintf(text + used, sizeof text - used, "%d: %s\n", csv.row, csv_fault_words(csv.fault));
    free(copy);
    return text;
}

static void rows_and_cells_are_read_as_rfc_4180_has_them(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rows;
    } rows[] = {
        {"", ""},
        {"\n\n", ""},
        {"a", "1: a|\n"},
        {"a,b\n", "1: a|b|\n"},
        {"a,b,", "1: a|b||\n"},
        {",", ""},
        {",b", "1: |b|\n"},
        {"a\nb\n", "1: a|\n2: b|\n"},
        {"a\r\nb\r\n", "1: a|\n2: b|\n"},
        {"a\rb\r", "1: a|\n2: b|\n"},
        {"a\n\n \n,,\nb", "1: a|\n5: b|\n"},
        {"  a  , b\t,c", "1: a|b|c|\n"},
        {"\"a\",\"b\"\n", "1: a|b|\n"},
        {"\"a,b\";\"c\"", "1: a,b|c|\n"}, /* the comma in quotes separates nothing */
        {"\"a \"\"b\"\" c\"", "1: a \"b\" c|\n"},
        {"\"\"\"\"", "1: \"|\n"},
        {"\"a\r\nb\",c\nd", "1: a\r\nb|c|\n2: d|\n"},
        {" \"a\" , \"b\" ", "1: a|b|\n"},
        {"\" a \"", "1:  a |\n"},
        {"a\"b,c", "1: a\"b|c|\n"},
        {"\"\",\"\"", ""},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_text(read_all(rows[i].text, strlen(rows[i].text)), rows[i].rows, "row %d", i);
}

static void the_separator_is_what_the_first_row_has_most_of(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rows;
    } rows[] = {
        {"a;b\nc;d,e", "1: a|b|\n2: c|d,e|\n"},
        {"\n \r\na;b\nc;d,e", "3: a|b|\n4: c|d,e|\n"},
        {"a\tb\nc;d\te", "1: a|b|\n2: c;d|e|\n"},
        {"a,b;c,d", "1: a|b;c|d|\n"},
        {"a,b;c", "1: a|b;c|\n"}, /* as many of each: the comma */
        {"\"a;b;c\",d", "1: a;b;c|d|\n"},
        {"abc", "1: abc|\n"},
        {"a;\"x\ny\";c", "1: a|x\ny|c|\n"},
        /* rows that begin with # are not asked where there are others */
        {"#a;b, c, d, e\nf;g", "1: #a|b, c, d, e|\n2: f|g|\n"},
        {" \"#a\";\"b, c\nd, e\"\n\nf;g", "1: #a|b, c\nd, e|\n3: f|g|\n"},
        {"#a;b", "1: #a|b|\n"},
        /* a quote inside a cell opens nothing */
        {"a 5\" screen;b;c,d\n", "1: a 5\" screen|b|c,d|\n"},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_text(read_all(rows[i].text, strlen(rows[i].text)), rows[i].rows, "row %d", i);
}

static void a_byte_order_mark_is_passed_over(void **state)
{
    (void)state;
    check_text(read_all("\xEF\xBB\xBF"
                        "a,b",
                        6),
               "1: a|b|\n", "with one");
    check_text(read_all("\xEF\xBB\xBF\"a\",b", 8), "1: a|b|\n", "before a quote");
    check_text(read_all("\xEF\xBB", 2), "1: \xEF\xBB|\n", "with half of one");
}

static void a_fault_ends_the_reading_and_says_its_row(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rows;
    } rows[] = {
        {"a\n\"b\nc\n", "1: a|\n2: a quote is opened here and never closed\n"},
        {"\"", "1: a quote is opened here and never closed\n"},
        {"a\n\"b\"c,d\n", "1: a|\n2: there is text after a closing quote; a quote inside a cell is "
                          "written twice\n"},
        {"\"a\" \"b\"", "1: there is text after a closing quote; a quote inside a cell is written "
                        "twice\n"},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_text(read_all(rows[i].text, strlen(rows[i].text)), rows[i].rows, "row %d", i);
}

static void a_row_may_have_1024_cells_and_no_more(void **state)
{
    (void)state;
    char text[1200];
    memset(text, ',', sizeof text);
    text[0] = 'a';
    text[1024] = '\n';
    /* A letter, then 1023 commas: 1024 cells. */
    assert_int_equal(strncmp(read_all(text, 1025), "1: a|", 5), 0);
    text[1024] = ',';
    text[1025] = 'b';
    text[1026] = '\n';
    check_text(read_all(text, 1027), "1: more than 1024 columns\n", "1025 cells");
}

static void empty_cells_past_the_last_column_are_passed_over(void **state)
{
    (void)state;
    enum { CELLS = 10000 };
    static char text[CELLS + 4];
    memset(text, ';', sizeof text);
    text[0] = 'a';
    memcpy(text + CELLS, "\r\nb", 3);
    char *rows = read_all(text, CELLS + 3);
    assert_int_equal(strncmp(rows, "1: a|", 5), 0);
    assert_string_equal(strchr(rows, '\n'), "\n2: b|\n");
}

static void excel_may_name_the_separator_in_a_line_of_its_own(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rows;
    } rows[] = {
        {"sep=;\r\na;b,c,d\r\n", "1: a|b,c,d|\n"},
        {"\xEF\xBB\xBFSEP=,\na,b\n", "1: a|b|\n"},
        {"sep=\t\ra\tb", "1: a|b|\n"},
        {"sep=x\na,b", "1: sep=x|\n2: a|b|\n"},
        {"sep=;", "1: sep=||\n"},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_text(read_all(rows[i].text, strlen(rows[i].text)), rows[i].rows, "row %d", i);
}

static void a_byte_lies_in_the_row_a_spreadsheet_shows(void **state)
{
    (void)state;
    static const struct {
        const char *text; /* up to the byte */
        int row;
    } rows[] = {{"", 1},       {"a", 1},          {"a\n", 2},   {"a\r\nb\r\n", 3}, {"a\rb\r", 3},
                {"\n\n\n", 4}, {"\"a\nb\"\n", 2}, {"\"a\n", 1}, {"\"a\"\"\nb", 1}, {"5\" a\nb", 2}};
    for (int i = 0; i < COUNT(rows); i++)
        check_int(csv_row_of(rows[i].text, strlen(rows[i].text)), rows[i].row, "row %d", i);
}

static void a_good_table_has_no_words_of_fault(void **state)
{
    (void)state;
    assert_string_equal(csv_fault_words(CSV_GOOD), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_cells_are_read_as_rfc_4180_has_them),
        cmocka_unit_test(the_separator_is_what_the_first_row_has_most_of),
        cmocka_unit_test(a_byte_order_mark_is_passed_over),
        cmocka_unit_test(a_fault_ends_the_reading_and_says_its_row),
        cmocka_unit_test(a_row_may_have_1024_cells_and_no_more),
        cmocka_unit_test(empty_cells_past_the_last_column_are_passed_over),
        cmocka_unit_test(excel_may_name_the_separator_in_a_line_of_its_own),
        cmocka_unit_test(a_byte_lies_in_the_row_a_spreadsheet_shows),
        cmocka_unit_test(a_good_table_has_no_words_of_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
