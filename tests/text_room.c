/* The room that a text takes in print, guessed without its font. */
#include "store/text_room.h"

#include <string.h>

#include "support/check.h"

static void lines_end_where_words_do(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double ems;
        int lines;
    } rows[] = {
        {"", 10, 1},
        {"One", 10, 1},
        {"one two three four", 100, 1},
        {"mmmm mmmm", 4, 2},        /* 3.9 ems each */
        {"mmmm mmmm ", 4, 2},       /* a space at the end needs no line */
        {"mmmm\nmmmm", 10, 1},      /* a line end is a space */
        {"mmmm mmmm", 3.8, 4},      /* each word is longer than a line */
        {"iiiiiiiiiiiiiiii", 3, 2}, /* and letters differ */
        {"well-known", 4, 2},       /* after a hyphen */
        {"面白い仕事", 2.5, 3},     /* between any two */
        {"e\xCC\x81"
         "e\xCC\x81",
         1.3, 1}, /* an accent takes no room */
        {"🚣🚣🚣", 3, 2},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_int(text_room_lines(rows[i].text, rows[i].ems), rows[i].lines, "row %d: %s", i,
                  rows[i].text);
}

static void a_beginning_fits_its_lines_and_ends_with_a_word(void **state)
{
    (void)state;
    const char *text = "The quick brown fox jumps over the lazy dog, and nobody minds at all.";
    for (int ems = 4; ems < 30; ems++)
        for (int lines = 1; lines < 6; lines++) {
            size_t count = text_room_beginning(text, ems, lines);
            char start[128];
            memcpy(start, text, count);
            start[count] = '\0';
            assert_true(count > 0 && count <= strlen(text));
            assert_true(text_room_lines(start, ems) <= lines);
            check_int(text[count] == '\0' || text[count - 1] == ' ', true, "'%s'", start);
            check_int(count == strlen(text), text_room_lines(text, ems) <= lines,
                      "%d ems, %d lines", ems, lines);
        }
}

static void a_word_longer_than_a_line_is_cut_between_letters(void **state)
{
    (void)state;
    const char *text = "ääääääääääääääääääää";
    size_t count = text_room_beginning(text, 5, 2);
    assert_true(count > 2 && count < strlen(text));
    check_int(count % 2, 0, "%zu bytes", count);
}

static void letters_that_need_more_room_between_lines_are_known(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool tall;
    } rows[] = {{"Plain, ÄÖÜ, ёж, Ω, 仕事 🚣", false},
                {"a नाव", true},
                {"سفينة", true},
                {"เรือ", true},
                {"", false}};
    for (int i = 0; i < COUNT(rows); i++)
        check_int(text_room_is_tall(rows[i].text), rows[i].tall, "%s", rows[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_where_words_do),
        cmocka_unit_test(a_beginning_fits_its_lines_and_ends_with_a_word),
        cmocka_unit_test(a_word_longer_than_a_line_is_cut_between_letters),
        cmocka_unit_test(letters_that_need_more_room_between_lines_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
