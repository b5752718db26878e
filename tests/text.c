/* UTF-8 text: checking, counting, cutting, comparing. */
#include "base/text.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <unigbrk.h>

#include "base/random.h"
#include "support/check.h"

static void utf8_is_told_from_what_is_not(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t byte_count;
        bool good;
        size_t bad;
    } rows[] = {
        {"", 0, true, 0},
        {"plain", 5, true, 0},
        {"a\0b", 3, true, 0},
        {"ä€😀", 9, true, 0},
        {"a\xFC", 2, false, 1},            /* Latin-1 */
        {"\x80", 1, false, 0},             /* a tail alone */
        {"ab\xC3", 3, false, 2},           /* cut short */
        {"\xC0\x80", 2, false, 0},         /* an overlong NUL */
        {"\xED\xA0\x80", 3, false, 0},     /* a surrogate */
        {"\xF4\x90\x80\x80", 4, false, 0}, /* beyond U+10FFFF */
        {"ä\xFF", 3, false, 2},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        size_t bad = 0;
        check_int(text_is_utf8(rows[i].bytes, rows[i].byte_count, &bad), rows[i].good, "row %d", i);
        check_int((long long)bad, (long long)rows[i].bad, "row %d", i);
        check_int(text_is_utf8(rows[i].bytes, rows[i].byte_count, NULL), rows[i].good, "row %d", i);
    }
}

static void characters_are_what_a_reader_counts(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int characters;
    } rows[] = {
        {"", 0},
        {"a", 1},
        {"plain text", 10},
        {"äöü", 3},
        {"e\xCC\x81", 1}, /* e and a combining accent */
        {"a\xCC\x88\xCC\xA3z", 2},
        {"\r\n", 1},
        {"a\r\nb", 3},
        {"\n\r", 2},
        {"👍🏽", 1},           /* skin tone */
        {"👩‍👩‍👧", 1}, /* joined */
        {"🇩🇪🇫🇷", 2},               /* flags, two letters each */
        {"각", 1},
        {"x👩‍👩‍👧y", 3},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_int((long long)text_characters(rows[i].text), rows[i].characters, "'%s'",
                  rows[i].text);
}

/* Counting in stretches gives what the annex gives for the whole. */
static void characters_of_any_text_are_counted_as_a_whole(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a",
                                         "b",
                                         " ",
                                         ".",
                                         "\r",
                                         "\n",
                                         "ä",
                                         "\xCC\x81",
                                         "\xE2\x80\x8D",
                                         "🇩",
                                         "🇪",
                                         "👩",
                                         "🏽",
                                         "각",
                                         "\xE1\x84\x80",
                                         "\xE1\x85\xA1",
                                         "\xD8\x80" /* joins what follows */,
                                         "न",
                                         "ि",
                                         "\xEF\xBB\xBF"};
    struct random random = random_seeded(5, 5);
    for (int i = 0; i < 3000; i++) {
        char text[256] = "", breaks[256];
        int expected = 0;
        for (uint32_t j = random_below(&random, 30); j > 0; j--)
            strcat(text, pieces[random_below(&random, (uint32_t)COUNT(pieces))]);
        u8_grapheme_breaks((const uint8_t *)text, strlen(text), breaks);
        for (size_t j = 0; j < strlen(text); j++)
            expected += breaks[j] != 0;
        check_int((long long)text_characters(text), expected, "text %d: '%s'", i, text);
    }
}

static void a_text_is_cut_between_characters(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t bytes;
        const char *cut;
    } rows[] = {
        {"abc", 5, "abc"},
        {"abc", 3, "abc"},
        {"abc", 2, "ab"},
        {"abc", 0, ""},
        {"aä", 3, "aä"},
        {"aä", 2, "a"},
        {"ä", 1, ""},
        {"a😀", 4, "a"},
        {"a😀", 5, "a😀"},
        {"a\xC3", 2, "a"},
        {"a\xF0\x9F\x98", 4, "a"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char text[16];
        strcpy(text, rows[i].text);
        text_cut(text, rows[i].bytes);
        check_text(text, rows[i].cut, "row %d", i);
    }
}

static void a_tamed_text_holds_nothing_a_terminal_obeys(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool keep_line_ends;
        const char *tamed;
    } rows[] = {
        {"plain – ä €😀", false, "plain – ä €😀"},
        {"a\nb\tc\rd", false, "a b c d"},
        {"a\nb\tc\rd", true, "a\nb c d"},
        {"\x1B[31mred\x7F", false, " [31mred "},
        {"a\xC2\x9B"
         "31m",
         false, "a 31m"},                /* U+009B, the other way to say ESC [ */
        {"\xC2\xA0", false, "\xC2\xA0"}, /* a space that does not break is none of them */
        {"cut \xC3", false, "cut "},
        {"'\xF0\x9F\x98' and", false, "'' and"},
        {"\xFF\xFE", false, ""},
        {"", false, ""},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char text[32];
        strcpy(text, rows[i].text);
        text_tame(text, rows[i].keep_line_ends);
        check_text(text, rows[i].tamed, "row %d", i);
    }
}

static void texts_are_the_same_in_any_case_of_ascii(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"", "", true},       {"Mixed", "mIXED", true}, {"mixed", "mixed ", false},
        {"ab", "abc", false}, {"abc", "ab", false},     {"Ä", "ä", false},
        {"ä", "ä", true},     {"a@", "a`", false},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_int(text_same(rows[i].a, rows[i].b), rows[i].same, "row %d", i);
}

static void names_that_are_one_on_other_machines_fold_to_the_same(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"Deck.YAML", "deck.yaml", true},
        {"deck.yaml", "deck.yml", false},
        {"S\u00DCD", "su\u0308d", true},
        {"stra\u00DFe", "STRASSE", true},
        {"", "", true},
        {"a b", "ab", false},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char *a = text_folded(rows[i].a), *b = text_folded(rows[i].b);
        check_int(strcmp(a, b) == 0, rows[i].same, "row %d", i);
        free(a);
        free(b);
    }
}

static void words_are_letters_and_digits_of_any_script(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *words[4];
    } rows[] = {
        {"One, two – “three”…", {"One", "two", "three"}},
        {"it's 24/7", {"it", "s", "24", "7"}},
        {"für die Straße", {"für", "die", "Straße"}},
        {"हिन्दी। हाँ", {"हिन्दी", "हाँ"}},
        {"نعم، لا", {"نعم", "لا"}},
        {"一、二", {"一", "二"}},
        {"cut \xC3", {"cut"}},
        {" …! ", {NULL}},
        {"", {NULL}},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        const char *at = rows[i].text;
        size_t length = 0;
        for (int j = 0; j < 4 && rows[i].words[j] != NULL; j++) {
            char word[40];
            at = text_word(at, &length);
            assert_non_null(at);
            snprintf(word, sizeof word, "%.*s", (int)length, at);
            check_text(word, rows[i].words[j], "row %d", i);
            at += length;
        }
        check_int(text_word(at, &length) == NULL, true, "row %d: no more words", i);
    }
}

static void white_space_is_trimmed_on_either_side(void **state)
{
    (void)state;
    static const struct {
        const char *text, *trimmed;
    } rows[] = {{"", ""},          {" \t\r\n", ""}, {"a", "a"},
                {" a b\n", "a b"}, {"\t\ta", "a"},  {"a\xC2\xA0", "a\xC2\xA0"}};
    for (int i = 0; i < COUNT(rows); i++) {
        size_t count = 99;
        const char *trimmed = text_trim(rows[i].text, strlen(rows[i].text), &count);
        check_int((long long)count, (long long)strlen(rows[i].trimmed), "row %d", i);
        check_int(memcmp(trimmed, rows[i].trimmed, count), 0, "row %d", i);
    }
}

static void the_closest_word_is_what_was_meant(void **state)
{
    (void)state;
    static const char *const words[] = {"stability", "mostly stability", "mixed", "mostly change",
                                        "change"};
    static const struct {
        const char *word, *closest;
    } rows[] = {
        {"stabilty", "stability"},
        {"STABILITY!", "stability"},
        {"mostly stable", "mostly stability"},
        {"chnage", "change"}, /* a swap is one mistake */
        {"chan", "change"},
        {"mixd", "mixed"},
        {"mostlychange", "mostly change"},
        {"tricky", NULL},
        {"x", NULL},
        {"", NULL},
        {"a word that is so long that nobody can have meant one of these", NULL},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_text(text_closest(rows[i].word, words, (size_t)COUNT(words)), rows[i].closest, "'%s'",
                   rows[i].word);
    assert_null(text_closest("change", words, 0));
}

static void a_number_is_digits_up_to_the_highest(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        long highest, number;
    } rows[] = {
        {"0", 10, 0},
        {"10", 10, 10},
        {"007", 10, 7},
        {"11", 10, -1},
        {"", 10, -1},
        {"-1", 10, -1},
        {"+1", 10, -1},
        {" 1", 10, -1},
        {"1 ", 10, -1},
        {"1.0", 10, -1},
        {"0x1", 10, -1},
        {"99999999999999999999", 1000000, -1},
        {"1000000", 1000000, 1000000},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        long number = -1;
        check_int(text_to_number(rows[i].text, rows[i].highest, &number), rows[i].number >= 0,
                  "'%s'", rows[i].text);
        check_int(number, rows[i].number, "'%s'", rows[i].text);
    }
}

static void texts_come_in_the_order_people_expect_in_any_case(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        int order;
    } rows[] = {
        {"anchor", "Anchor", 0},
        {"anchor", "Boat", -1},
        {"Boat", "anchor", 1},
        {"boat", "boats", -1},
        {"boats", "boat", 1},
        {"", "", 0},
        {"", "a", -1},
        {"Übergabe", "übergabe", 0},
        {"zulu", "übergabe", -1},
        {"ÉTAT", "état", 0},
        {"Σ", "σ", 0},
        {"Д", "е", -1},
        {"bad \xFF", "bad \xFF", 0},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int order = text_compare(rows[i].a, rows[i].b);
        check_int((order > 0) - (order < 0), rows[i].order, "'%s' and '%s'", rows[i].a, rows[i].b);
    }
}

static void a_part_is_found_in_any_case(void **state)
{
    (void)state;
    static const struct {
        const char *text, *part;
        bool found;
    } rows[] = {
        {"The empty dock", "DOCK", true},
        {"The empty dock", "empty d", true},
        {"The empty dock", "", true},
        {"", "", true},
        {"", "a", false},
        {"The empty dock", "docks", false},
        {"ababac", "abac", true},
        {"Die Übergabe", "über", true},
        {"наш ДОК", "док", true},
        {"caf\xC3\xA9", "CAF\xC3\x89", true},
        {"cut \xC3", "t \xC3", true},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_int(text_contains(rows[i].text, rows[i].part), rows[i].found, "'%s' in '%s'",
                  rows[i].part, rows[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_told_from_what_is_not),
        cmocka_unit_test(characters_are_what_a_reader_counts),
        cmocka_unit_test(characters_of_any_text_are_counted_as_a_whole),
        cmocka_unit_test(a_text_is_cut_between_characters),
        cmocka_unit_test(a_tamed_text_holds_nothing_a_terminal_obeys),
        cmocka_unit_test(texts_are_the_same_in_any_case_of_ascii),
        cmocka_unit_test(names_that_are_one_on_other_machines_fold_to_the_same),
        cmocka_unit_test(words_are_letters_and_digits_of_any_script),
        cmocka_unit_test(texts_come_in_the_order_people_expect_in_any_case),
        cmocka_unit_test(a_part_is_found_in_any_case),
        cmocka_unit_test(white_space_is_trimmed_on_either_side),
        cmocka_unit_test(the_closest_word_is_what_was_meant),
        cmocka_unit_test(a_number_is_digits_up_to_the_highest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
