/* What the short way through JSON says is what libyaml says, event by event and place by place; or
 * it leaves the file to libyaml. */
#include "store/json_events.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "base/text.h"
#include "store/yaml_place.h"
#include "support/check.h"

enum { FILES = 20000, BYTES_MAX = 1024 };

static struct random dice;

static unsigned below(unsigned limit)
{
    return random_below(&dice, limit);
}

/* Whether the file was taken; if so, every event is compared. */
static bool compare(const char *file, size_t byte_count)
{
    struct json_events events;
    struct yaml_places places = {0};
    yaml_parser_t parser;
    yaml_event_t expected, event;
    /* Just the bytes and one more, so that the sanitizer sees every step too far. */
    char *fast = malloc(byte_count + 1), *slow = malloc(byte_count + 1);
    memcpy(fast, file, byte_count);
    fast[byte_count] = '\0';
    memcpy(slow, file, byte_count);
    bool taken = json_events_init(&events, fast, byte_count);
    if (!taken) {
        assert_memory_equal(fast, file, byte_count);
        free(fast);
        free(slow);
        return false;
    }
    size_t joined = json_escapes_join(&places.escapes, slow, byte_count);
    yaml_places_find(&places, slow, joined);
    assert_int_equal(yaml_parser_initialize(&parser), 1);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)slow, joined);
    for (bool more = true; more;) {
        if (!yaml_parser_parse(&parser, &expected))
            fail_msg("libyaml refuses what was taken, %s: '%s'", parser.problem, file);
        json_events_next(&events, &event);
        check_int(event.type, expected.type, "'%s'", file);
        more = expected.type != YAML_STREAM_END_EVENT;
        bool scalar = expected.type == YAML_SCALAR_EVENT;
        if (scalar) {
            check_int((long long)event.data.scalar.length, (long long)expected.data.scalar.length,
                      "'%s'", file);
            assert_memory_equal(event.data.scalar.value, expected.data.scalar.value,
                                expected.data.scalar.length + 1);
            check_int(event.data.scalar.style, expected.data.scalar.style, "'%s'", file);
            assert_null(event.data.scalar.anchor);
            assert_null(event.data.scalar.tag);
        }
        if (scalar || expected.type == YAML_MAPPING_START_EVENT ||
            expected.type == YAML_SEQUENCE_START_EVENT) {
            struct yaml_places none = {0};
            struct place there = yaml_place(&places, &expected.start_mark);
            struct place here = yaml_place(&none, &event.start_mark);
            check_int(here.line, there.line, "the line in '%s'", file);
            check_int(here.column, there.column, "the column in '%s'", file);
        }
        yaml_event_delete(&expected);
    }
    yaml_parser_delete(&parser);
    yaml_places_release(&places);
    free(fast);
    free(slow);
    return true;
}

static void check_taken(const char *file, bool taken)
{
    check_int(compare(file, strlen(file)), taken, "'%s'", file);
}

static void json_is_taken(void **state)
{
    (void)state;
    static const char *const files[] = {
        "{}",
        " \r\n {\n}\n\r\n ",
        "{\"a\": []}",
        "{\"a\":{\"b\":[[],{},[{}]]},\t\"c\"\t:\n null }",
        "{\"a\":[1,-2.5e+10,0,true , false,null,\"\"]}",
        "{\"ä\":\"\\u00e4\\ud83d\\ude00\\\"\\\\\\/\\b\\f\\n\\r\\t😀\", \"b\": 1}",
        "{\"\\ud83d\\ude00\": \"\\ud83d\\ude00\", \"b\":\n\"x\\u0000y\"}",
        "{\"a\": \"- # : , [ { ' & * ! | > % @ `\"}",
        "{\"a\":1,\r\n \"b\":2,\r \"c\":3}",
    };
    for (int i = 0; i < COUNT(files); i++)
        /* libyaml knows no tab before a colon. */
        check_taken(files[i], strstr(files[i], "\t:") == NULL);
}

static void anything_else_is_left_to_libyaml(void **state)
{
    (void)state;
    static const char *const files[] = {
        "",
        "[]",
        "\t{}",
        "{}\t",
        "{} x",
        "{} {}",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\" \n:1}",
        "{a: 1}",
        "{'a': 1}",
        "{\"a\": 'b'}",
        "{\"a\": b}",
        "{\"a\": 01}",
        "{\"a\": 1.}",
        "{\"a\": .5}",
        "{\"a\": +1}",
        "{\"a\": 1e}",
        "{\"a\": -}",
        "{\"a\": tru}",
        "{\"a\": truex}",
        "{\"a\": 1 2}",
        "{\"a\": \"\\x41\"}",
        "{\"a\": \"\\u12g4\"}",
        "{\"a\": \"\\ud83d\"}",
        "{\"a\": \"\\ud83d\\u0041\"}",
        "{\"a\": \"\\ude00\"}",
        "{\"a\": \"b\nc\"}",
        "{\"a\": \"b\tc\"}",
        "{\"a\": \"\x7F\"}",
        "{\"a\": \"\xC2\x85\"}",
        "{\"a\": \"\xE2\x80\xA8\"}",
        "{\"a\": \"\xEF\xBB\xBF\"}",
        "{\"a\": \"\xEF\xBF\xBF\"}",
        "{\"a\": \"b\\",
        "{\"a\": \"b",
        "{\"a\": 1, # why\n \"b\": 2}",
        "{\"a\": 1]",
        "{\"a\": [1}",
        "{\"a\": *b}",
    };
    for (int i = 0; i < COUNT(files); i++)
        check_taken(files[i], false);
    char deep[200] = "{\"a\":";
    memset(deep + strlen(deep), '[', 100);
    check_taken(deep, false);
}

/* --- files by chance ----------------------------------------------------------------------------
 */

static void add(char file[BYTES_MAX], const char *text)
{
    if (strlen(file) + strlen(text) < BYTES_MAX)
        strcat(file, text);
}

static void add_space(char file[BYTES_MAX])
{
    static const char *const spaces[] = {"", "", "", " ", "  ", "\n", "\r\n", "\r", "\t"};
    add(file, spaces[below(COUNT(spaces))]);
}

static void add_text(char file[BYTES_MAX])
{
    static const char *const pieces[] = {
        "a", "word",           " ", "ä",   "😀",    "\\n", "\\\"", "\\\\", "\\u00e4", "#", ":",
        ",", "\\ud83d\\ude00", "}", "\\/", "中文", "'",   "-"};
    add(file, "\"");
    for (unsigned i = below(5); i > 0; i--)
        add(file, pieces[below(COUNT(pieces))]);
    add(file, "\"");
}

static void add_value(char file[BYTES_MAX], unsigned depth)
{
    static const char *const words[] = {"true", "false", "null", "0", "-1", "12.50", "1e9"};
    unsigned kind = depth == 0 ? below(2) : below(4);
    if (kind == 0) {
        add_text(file);
    } else if (kind == 1) {
        add(file, words[below(COUNT(words))]);
    } else {
        add(file, kind == 2 ? "{" : "[");
        for (unsigned i = below(4), first = 1; i > 0; i--, first = 0) {
            if (!first)
                add(file, ",");
            add_space(file);
            if (kind == 2) {
                add_text(file);
                add(file, below(4) == 0 ? " :" : ":");
                add_space(file);
            }
            add_value(file, depth - 1);
            add_space(file);
        }
        add(file, kind == 2 ? "}" : "]");
    }
}

static void spoil(char file[BYTES_MAX])
{
    static const char odd[] = "{}[],:\"\\ \n\t#'-0au";
    size_t length = strlen(file), at = below((unsigned)length);
    if (below(2) == 0)
        file[at] = odd[below(sizeof odd - 1)];
    else
        memmove(file + at, file + at + 1, length - at);
}

static void files_by_chance_are_read_alike(void **state)
{
    (void)state;
    int taken = 0;
    for (int i = 0; i < FILES; i++) {
        char file[BYTES_MAX] = "";
        dice = random_seeded(31, (uint64_t)i);
        do {
            file[0] = '\0';
            add_value(file, 4);
        } while (file[0] != '{');
        for (unsigned j = below(3); j > 0; j--)
            spoil(file);
        if (text_is_utf8(file, strlen(file), NULL))
            taken += compare(file, strlen(file));
    }
    assert_true(taken > FILES / 3);
    assert_true(taken < FILES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_is_taken),
        cmocka_unit_test(anything_else_is_left_to_libyaml),
        cmocka_unit_test(files_by_chance_are_read_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
