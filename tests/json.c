/* Writing JSON. */
#include "base/json.h"

#include <stdio.h>
#include <stdlib.h>

#include "support/check.h"

struct page {
    struct json json;
    char *text;
    size_t byte_count;
};

static struct json *open_page(struct page *page)
{
    FILE *stream = open_memstream(&page->text, &page->byte_count);
    assert_non_null(stream);
    json_start(&page->json, stream);
    return &page->json;
}

static void check_page(struct page *page, const char *expected)
{
    json_end(&page->json);
    fclose(page->json.stream);
    check_text(page->text, expected, "the page");
    free(page->text);
}

static void values_are_written_as_rfc_8259_has_them(void **state)
{
    (void)state;
    struct page page;
    struct json *json = open_page(&page);
    json_array(json);
    json_text(json, "text");
    json_text(json, NULL);
    json_number(json, -12);
    json_decimal(json, 1.25, 1);
    json_bool(json, true);
    json_bool(json, false);
    json_null(json);
    json_array_end(json);
    check_page(&page, "[\n \"text\",\n null,\n -12,\n 1.2,\n true,\n false,\n null\n]\n");
}

static void commas_and_indentation_follow_the_nesting(void **state)
{
    (void)state;
    struct page page;
    struct json *json = open_page(&page);
    json_object(json);
    json_key(json, "empty");
    json_object(json);
    json_object_end(json);
    json_key(json, "list");
    json_array(json);
    json_array(json);
    json_array_end(json);
    json_object(json);
    json_key(json, "one");
    json_number(json, 1);
    json_object_end(json);
    json_array_end(json);
    json_object_end(json);
    check_page(&page, "{\n \"empty\": {},\n \"list\": [\n  [],\n  {\n   \"one\": 1\n  }\n ]\n}\n");
}

static void what_a_text_may_not_hold_is_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *text, *written;
    } rows[] = {
        {"", "\"\"\n"},
        {"\"\\/", "\"\\\"\\\\/\"\n"},
        {"a\nb\tc", "\"a\\nb\\tc\"\n"},
        {"\r\x01\x1B\x7F", "\"\\u000d\\u0001\\u001b\\u007f\"\n"},
        {"ä€😀", "\"ä€😀\"\n"},
        {"\u2027\u2028\u2029\u202A", "\"\u2027\\u2028\\u2029\u202A\"\n"},
        {"\uFEFF\uFFFD\xEF\xBF\xBE\xEF\xBF\xBF", "\"\\ufeff\uFFFD\\ufffe\\uffff\"\n"},
        {"\xC2\x85\xC2\xA0", "\"\\u0085\xC2\xA0\"\n"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct page page;
        json_text(open_page(&page), rows[i].text);
        check_page(&page, rows[i].written);
    }
}

static void a_key_is_escaped_as_well(void **state)
{
    (void)state;
    struct page page;
    struct json *json = open_page(&page);
    json_object(json);
    json_key(json, "a \"key\"");
    json_null(json);
    json_object_end(json);
    check_page(&page, "{\n \"a \\\"key\\\"\": null\n}\n");
}

static void sixteen_levels_are_written(void **state)
{
    (void)state;
    struct page page;
    struct json *json = open_page(&page);
    for (int i = 0; i < JSON_DEPTH_MAX; i++)
        json_array(json);
    for (int i = 0; i < JSON_DEPTH_MAX; i++)
        json_array_end(json);
    json_end(json);
    fclose(json->stream);
    int brackets = 0;
    for (const char *byte = page.text; *byte != '\0'; byte++)
        brackets += *byte == '[' || *byte == ']';
    free(page.text);
    assert_int_equal(brackets, 2 * JSON_DEPTH_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_written_as_rfc_8259_has_them),
        cmocka_unit_test(commas_and_indentation_follow_the_nesting),
        cmocka_unit_test(what_a_text_may_not_hold_is_escaped),
        cmocka_unit_test(a_key_is_escaped_as_well),
        cmocka_unit_test(sixteen_levels_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
