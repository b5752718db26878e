/* Surrogate pairs of JSON, joined for the YAML reader. */
#include "store/json_escape.h"

#include <string.h>

#include "support/check.h"

static void json_is_known_by_its_brace(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool json;
    } rows[] = {{"{}", true},        {" \t\r\n{", true}, {"\xEF\xBB\xBF{", true}, {"", false},
                {"deck: {}", false}, {"[]", false},      {"# {\n", false},        {"  ", false}};
    for (int i = 0; i < COUNT(rows); i++)
        check_int(json_looks_like(rows[i].text, strlen(rows[i].text)), rows[i].json, "row %d", i);
}

static void pairs_are_joined_and_all_else_is_left(void **state)
{
    (void)state;
    static const struct {
        const char *text, *joined;
        int count;
    } rows[] = {
        {"\\ud83d\\ude00", "\\U0001F600", 1},
        {"\\uD83D\\uDE00\\ud83d\\ude01", "\\U0001F600\\U0001F601", 2},
        {"\\uD800\\uDC00 \\uDBFF\\uDFFF", "\\U00010000 \\U0010FFFF", 2},
        {"\\u00e4 \\n", "\\u00e4 \\n", 0},
        {"\\ud83d", "\\ud83d", 0},
        {"\\ude00\\ud83d", "\\ude00\\ud83d", 0},
        {"\\ud83d\\u0041", "\\ud83d\\u0041", 0},
        {"\\ud83d\\ud83d\\ude00", "\\ud83d\\U0001F600", 1},
        {"\\\\ud83d\\\\ude00", "\\\\ud83d\\\\ude00", 0}, /* a backslash and text */
        {"\\\\\\ud83d\\ude00", "\\\\\\U0001F600", 1},
        {"\\ud83d\\ude0", "\\ud83d\\ude0", 0},
        {"\\", "\\", 0},
        {"\\u", "\\u", 0},
        {"", "", 0},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct json_escapes escapes = {0};
        char text[64];
        strcpy(text, rows[i].text);
        size_t byte_count = json_escapes_join(&escapes, text, strlen(text));
        text[byte_count] = '\0';
        check_text(text, rows[i].joined, "row %d", i);
        check_int((long long)escapes.count, rows[i].count, "row %d", i);
        json_escapes_release(&escapes);
    }
}

static void columns_are_those_of_the_authors_file(void **state)
{
    (void)state;
    /* "ä<pair>b<pair>c" on each of two lines; in characters of the joined text. */
    char text[] = "ä\\ud83d\\ude00b\\ud83d\\ude00c\nä\\ud83d\\ude00b";
    struct json_escapes escapes = {0};
    json_escapes_join(&escapes, text, strlen(text));
    static const struct {
        size_t line_start, index;
        int shift;
    } rows[] = {
        {0, 0, 0},   {0, 1, 0},   {0, 11, 2},  /* the b */
        {0, 12, 2},  {0, 22, 4},               /* the c */
        {24, 24, 0}, {24, 25, 0}, {24, 35, 2}, /* the second line starts afresh */
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_int(json_escapes_shift(&escapes, rows[i].line_start, rows[i].index), rows[i].shift,
                  "row %d", i);
    json_escapes_release(&escapes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_is_known_by_its_brace),
        cmocka_unit_test(pairs_are_joined_and_all_else_is_left),
        cmocka_unit_test(columns_are_those_of_the_authors_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
