/* The command line's options. */
#include "base/options.h"

#include <string.h>

#include "support/check.h"

enum { ARGUMENTS_MAX = 8 };

struct taken {
    bool json, strict;
    const char *deck, *code;
    const char *lists[2];
    int list_count;
    int left;
    char *arguments[ARGUMENTS_MAX + 1];
    struct error error;
};

/* Takes the options out of the words, up to a NULL. */
static struct taken take(const char *const words[])
{
    struct taken taken = {0};
    struct option_list list = {.words = taken.lists, .room = 2};
    const struct option_spec options[] = {
        {.name = "--list", .list = &list},           {.name = "--json", .flag = &taken.json},
        {.name = "--strict", .flag = &taken.strict}, {.name = "--deck", .value = &taken.deck},
        {.name = "--code", .value = &taken.code},    {0},
    };
    int count = 0;
    for (; words[count] != NULL; count++)
        taken.arguments[count] = (char *)words[count];
    taken.left = options_take(count, taken.arguments, options, &taken.error);
    taken.list_count = list.count;
    return taken;
}

#define TAKE(...) take((const char *const[]){__VA_ARGS__, NULL})

static void options_are_taken_out_wherever_they_stand(void **state)
{
    (void)state;
    struct taken taken = TAKE("a", "--json", "b", "--deck", "core", "c");
    assert_true(taken.json);
    assert_false(taken.strict);
    assert_string_equal(taken.deck, "core");
    assert_null(taken.code);
    assert_int_equal(taken.left, 3);
    assert_string_equal(taken.arguments[0], "a");
    assert_string_equal(taken.arguments[1], "b");
    assert_string_equal(taken.arguments[2], "c");
}

static void a_value_may_follow_an_equals_sign(void **state)
{
    (void)state;
    struct taken taken = TAKE("--deck=core", "--code=A=B");
    assert_string_equal(taken.deck, "core");
    assert_string_equal(taken.code, "A=B");
    assert_int_equal(taken.left, 0);
    assert_string_equal(TAKE("--deck=").deck, "");
}

static void a_value_may_look_like_an_option(void **state)
{
    (void)state;
    struct taken taken = TAKE("--deck", "--json");
    assert_string_equal(taken.deck, "--json");
    assert_false(taken.json);
}

static void two_hyphens_end_the_options(void **state)
{
    (void)state;
    struct taken taken = TAKE("--json", "--", "--strict", "--");
    assert_true(taken.json);
    assert_false(taken.strict);
    assert_int_equal(taken.left, 2);
    assert_string_equal(taken.arguments[0], "--strict");
    assert_string_equal(taken.arguments[1], "--");
}

static void a_single_hyphen_is_an_argument(void **state)
{
    (void)state;
    struct taken taken = TAKE("-");
    assert_int_equal(taken.left, 1);
    assert_string_equal(taken.arguments[0], "-");
}

static void the_last_of_several_values_counts(void **state)
{
    (void)state;
    assert_string_equal(TAKE("--deck", "a", "--deck", "b").deck, "b");
}

static void what_is_wrong_is_said_in_words(void **state)
{
    (void)state;
    static const struct {
        const char *words[3];
        const char *sentence;
    } rows[] = {
        {{"--jsn"}, "unknown option '--jsn'; see evenkeel --help"},
        {{"--jsonx"}, "unknown option '--jsonx'; see evenkeel --help"},
        {{"--js"}, "unknown option '--js'; see evenkeel --help"},
        {{"-j"}, "unknown option '-j'; see evenkeel --help"},
        {{"--=x"}, "unknown option '--=x'; see evenkeel --help"},
        {{"--json=yes"}, "the option '--json' takes no value"},
        {{"a", "--deck"}, "the option '--deck' needs a value after it"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct taken taken = take(rows[i].words);
        check_int(taken.left, -1, "%s", rows[i].sentence);
        check_text(taken.error.words, rows[i].sentence, "row %d", i);
        check_int(taken.error.fault, FAULT_COMMAND_LINE, "%s", rows[i].sentence);
    }
}

static void nothing_gives_nothing(void **state)
{
    (void)state;
    static const char *const none[] = {NULL};
    assert_int_equal(take(none).left, 0);
}

static void a_list_takes_as_many_words_as_it_has_room_for(void **state)
{
    (void)state;
    struct taken taken = TAKE("--list", "a", "x", "--list=b");
    assert_int_equal(taken.left, 1);
    assert_int_equal(taken.list_count, 2);
    assert_string_equal(taken.lists[0], "a");
    assert_string_equal(taken.lists[1], "b");
    assert_int_equal(TAKE("x").list_count, 0);
    taken = TAKE("--list", "a", "--list=b", "--list", "c");
    assert_int_equal(taken.left, -1);
    assert_string_equal(taken.error.words, "the option '--list' can be there 2 times at most");
    taken = TAKE("--list");
    assert_int_equal(taken.left, -1);
    assert_string_equal(taken.error.words, "the option '--list' needs a value after it");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_are_taken_out_wherever_they_stand),
        cmocka_unit_test(a_list_takes_as_many_words_as_it_has_room_for),
        cmocka_unit_test(a_value_may_follow_an_equals_sign),
        cmocka_unit_test(a_value_may_look_like_an_option),
        cmocka_unit_test(two_hyphens_end_the_options),
        cmocka_unit_test(a_single_hyphen_is_an_argument),
        cmocka_unit_test(the_last_of_several_values_counts),
        cmocka_unit_test(what_is_wrong_is_said_in_words),
        cmocka_unit_test(nothing_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
