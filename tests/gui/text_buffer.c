/* A text while it is typed: what every key does to caret, selection and text. */
#include "gui/text_buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "base/text.h"
#include "support/check.h"

#define FAMILY                                                                                     \
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7" /* one character */
#define E_ACUTE "e\xCC\x81"                                                    /* one, too */

enum { RANDOM_KEYS = 20000 };

/* Sets the text; '[' and ']' are the ends of the selection, '|' the caret, which may be either. */
static void start(struct text_buffer *buffer, const char *marked)
{
    char text[256];
    size_t length = 0, caret = 0, anchor = 0;
    bool has_caret = false;
    for (; *marked != '\0'; marked++) {
        if (*marked == '[') {
            anchor = length;
        } else if (*marked == '|') {
            caret = length;
            has_caret = true;
        } else if (*marked == ']') {
            caret = length;
        } else {
            text[length++] = *marked;
        }
    }
    text[length] = '\0';
    *buffer = (struct text_buffer){0};
    text_buffer_set(buffer, text);
    text_buffer_go(buffer, has_caret ? caret : anchor, false);
    text_buffer_go(buffer, caret, true);
}

static void check(struct text_buffer *buffer, const char *marked)
{
    char got[256];
    size_t start_at = text_buffer_start(buffer), end = text_buffer_end(buffer);
    const char *text = text_buffer_text(buffer);
    if (start_at == end)
        snprintf(got, sizeof got, "%.*s|%s", (int)end, text, text + end);
    else
        snprintf(got, sizeof got, "%.*s[%.*s]%s", (int)start_at, text, (int)(end - start_at),
                 text + start_at, text + end);
    check_text(got, marked, "buffer");
    text_buffer_release(buffer);
}

static void what_is_typed_takes_the_place_of_what_is_selected(void **state)
{
    (void)state;
    struct text_buffer buffer;
    start(&buffer, "a|c");
    assert_true(text_buffer_insert(&buffer, "b"));
    check(&buffer, "ab|c");
    start(&buffer, "one [two] three");
    assert_true(text_buffer_insert(&buffer, "2"));
    check(&buffer, "one 2| three");
    start(&buffer, "|");
    assert_true(text_buffer_insert(&buffer, "a\r\nb\tc\x1B"));
    check(&buffer, "a\nb c |");
}

static void a_field_of_one_line_takes_line_ends_for_spaces(void **state)
{
    (void)state;
    struct text_buffer buffer = {.one_line = true};
    assert_true(text_buffer_insert(&buffer, "a\nb\xE2\x80\xA8"
                                            "c"));
    check(&buffer, "a b c|");
}

static void what_is_not_utf8_is_not_typed(void **state)
{
    (void)state;
    struct text_buffer buffer;
    start(&buffer, "a|");
    assert_false(text_buffer_insert(&buffer, "\xFF"));
    assert_false(text_buffer_insert(&buffer, ""));
    check(&buffer, "a|");
}

static void a_step_is_a_character_whatever_it_is_made_of(void **state)
{
    (void)state;
    struct text_buffer buffer;
    start(&buffer, "a" FAMILY "|" E_ACUTE);
    text_buffer_step(&buffer, STEP_CHARACTER, true, false);
    text_buffer_step(&buffer, STEP_CHARACTER, false, false);
    text_buffer_step(&buffer, STEP_CHARACTER, false, false);
    check(&buffer, "a|" FAMILY E_ACUTE);
    start(&buffer, "a" FAMILY "|" E_ACUTE);
    assert_true(text_buffer_erase(&buffer, STEP_CHARACTER, true));
    assert_true(text_buffer_erase(&buffer, STEP_CHARACTER, false));
    check(&buffer, "a|");
    start(&buffer, "a|");
    assert_false(text_buffer_erase(&buffer, STEP_CHARACTER, true));
    check(&buffer, "a|");
}

static void words_end_where_a_reader_ends_them(void **state)
{
    (void)state;
    static const char *const forward[][2] = {{"|one two", "one| two"},
                                             {"one| two", "one two|"},
                                             {"|  don't, stop", "  don't|, stop"},
                                             {"don't|, stop", "don't,| stop"},
                                             {"a|", "a|"}};
    static const char *const backward[][2] = {{"one two|", "one |two"},
                                              {"one |two", "|one two"},
                                              {"one t|wo", "one |two"},
                                              {"a\n\n|b", "|a\n\nb"},
                                              {"|a", "|a"}};
    struct text_buffer buffer;
    for (int i = 0; i < COUNT(forward); i++) {
        start(&buffer, forward[i][0]);
        text_buffer_step(&buffer, STEP_WORD, true, false);
        check(&buffer, forward[i][1]);
        start(&buffer, backward[i][0]);
        text_buffer_step(&buffer, STEP_WORD, false, false);
        check(&buffer, backward[i][1]);
    }
    start(&buffer, "one two| three");
    text_buffer_erase(&buffer, STEP_WORD, false);
    check(&buffer, "one | three");
}

static void shift_selects_and_a_step_aside_goes_to_the_end(void **state)
{
    (void)state;
    struct text_buffer buffer;
    start(&buffer, "one| two");
    text_buffer_step(&buffer, STEP_WORD, true, true);
    text_buffer_step(&buffer, STEP_CHARACTER, false, true);
    check(&buffer, "one[ tw]o");
    start(&buffer, "one[ tw]o");
    text_buffer_step(&buffer, STEP_CHARACTER, false, false);
    check(&buffer, "one| two");
    start(&buffer, "one[ tw]o");
    text_buffer_step(&buffer, STEP_CHARACTER, true, false);
    check(&buffer, "one tw|o");
    start(&buffer, "one|");
    text_buffer_select_all(&buffer);
    check(&buffer, "[one]");
    start(&buffer, "one two|");
    text_buffer_select_word(&buffer, 5);
    check(&buffer, "one [two]");
    start(&buffer, "one two|");
    text_buffer_select_word(&buffer, 7);
    check(&buffer, "one [two]");
}

static void a_copy_is_what_is_selected(void **state)
{
    (void)state;
    struct text_buffer buffer;
    start(&buffer, "a[b" E_ACUTE "]c");
    char *selected = text_buffer_selected(&buffer);
    assert_string_equal(selected, "b" E_ACUTE);
    free(selected);
    text_buffer_release(&buffer);
}

static void another_text_leaves_the_caret_where_it_can_be(void **state)
{
    (void)state;
    struct text_buffer buffer;
    start(&buffer, "one t|wo");
    text_buffer_set(&buffer, "one two three");
    check(&buffer, "one t|wo three");
    start(&buffer, "one two|");
    text_buffer_set(&buffer, "one");
    check(&buffer, "one|");
    start(&buffer, "one two|");
    text_buffer_set(&buffer, "one two three");
    check(&buffer, "one two three|");
    start(&buffer, "ab|c");
    text_buffer_set(&buffer, "a" E_ACUTE);
    check(&buffer, "a|" E_ACUTE);
}

static void whatever_is_pressed_the_text_is_a_text(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a",
                                         " ",
                                         "\n",
                                         "one two",
                                         FAMILY,
                                         E_ACUTE,
                                         "\xE4\xB8\xAD",
                                         "\xCC\x81",
                                         "\xD8\xB9\xD8\xB1",
                                         "'",
                                         "-",
                                         "\xF0\x9F\x87\xA9"};
    struct random dice = random_seeded(5, 5);
    struct text_buffer buffer = {0};
    for (int i = 0; i < RANDOM_KEYS; i++) {
        enum text_step step = (enum text_step)random_below(&dice, i % 50 == 0 ? 3 : 2);
        bool forward = random_below(&dice, 2) == 0, select = random_below(&dice, 3) == 0;
        size_t bad;
        switch (random_below(&dice, 5)) {
        case 0:
        case 1:
            text_buffer_insert(&buffer, pieces[random_below(&dice, COUNT(pieces))]);
            break;
        case 2:
            text_buffer_erase(&buffer, step, forward);
            break;
        case 3:
            text_buffer_step(&buffer, step, forward, select);
            break;
        default:
            text_buffer_go(&buffer, random_below(&dice, (uint32_t)buffer.length + 3), select);
            break;
        }
        check_int(buffer.length, (long long)strlen(text_buffer_text(&buffer)), "key %d", i);
        check_int(buffer.caret <= buffer.length && buffer.anchor <= buffer.length, true, "key %d",
                  i);
        if (!text_is_utf8(text_buffer_text(&buffer), buffer.length, &bad) ||
            !text_is_utf8(text_buffer_text(&buffer), buffer.caret, &bad))
            fail_msg("key %d cut a character", i);
    }
    text_buffer_release(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_typed_takes_the_place_of_what_is_selected),
        cmocka_unit_test(a_field_of_one_line_takes_line_ends_for_spaces),
        cmocka_unit_test(what_is_not_utf8_is_not_typed),
        cmocka_unit_test(a_step_is_a_character_whatever_it_is_made_of),
        cmocka_unit_test(words_end_where_a_reader_ends_them),
        cmocka_unit_test(shift_selects_and_a_step_aside_goes_to_the_end),
        cmocka_unit_test(a_copy_is_what_is_selected),
        cmocka_unit_test(another_text_leaves_the_caret_where_it_can_be),
        cmocka_unit_test(whatever_is_pressed_the_text_is_a_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
