/* Whatever a text is like, in whatever style it is wished for: it reads back as it was. */
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/random.h"
#include "base/text.h"
#include "store/yaml_scalar.h"
#include "support/check.h"

enum { TEXTS = 6000, PIECES_MAX = 14, TEXT_BYTES = 512 };

static char *written(const char *text, const struct scalar_form *form)
{
    char *bytes = NULL;
    size_t byte_count = 0;
    FILE *stream = open_memstream(&bytes, &byte_count);
    yaml_scalar_write(stream, text, form);
    fclose(stream);
    return bytes;
}

/* The value of the first field behind its name in a deck that holds the scalar. */
static void check_reads_back(const char *text, const struct scalar_form *form, const char *where)
{
    char *scalar = written(text, form), *file = NULL;
    size_t byte_count = 0;
    FILE *stream = open_memstream(&file, &byte_count);
    fprintf(stream, form->flow ? "{one: %s, two: x}%s" : "one: %s%stwo: x", scalar, form->line_end);
    fclose(stream);
    yaml_parser_t parser;
    yaml_document_t document;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)file, byte_count);
    if (yaml_parser_load(&parser, &document) == 0)
        fail_msg("%s: %s in:\n%s", where, parser.problem, file);
    yaml_node_t *root = yaml_document_get_root_node(&document);
    assert_int_equal(root->data.mapping.pairs.top - root->data.mapping.pairs.start, 2);
    yaml_node_t *value = yaml_document_get_node(&document, root->data.mapping.pairs.start->value);
    check_text((const char *)value->data.scalar.value, text, "%s:\n%s", where, file);
    yaml_document_delete(&document);
    yaml_parser_delete(&parser);
    free(file);
    free(scalar);
}

static void check_written(const char *text, struct scalar_form form, const char *expected)
{
    form.line_end = form.line_end != NULL ? form.line_end : "\n";
    form.width = form.width > 0 ? form.width : SCALAR_WIDTH_USUAL;
    char *scalar = written(text, &form);
    check_text(scalar, expected, "'%s'", text);
    free(scalar);
}

static void a_short_text_stands_as_it_is(void **state)
{
    (void)state;
    check_written("The merger rumour", (struct scalar_form){.column = 7}, "The merger rumour");
    check_written("1.0.0", (struct scalar_form){0}, "1.0.0");
    check_written("12 nurses", (struct scalar_form){0}, "12 nurses");
    check_written("yes, we do", (struct scalar_form){0}, "yes, we do");
    /* where it is wished for, as a truth is */
    check_written("true", (struct scalar_form){.style = SCALAR_PLAIN}, "true");
}

static void a_text_that_yaml_would_misread_stands_in_quotes(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"One: two", "\"One: two\""},
        {"a #1", "\"a #1\""},
        {"- a dash", "\"- a dash\""},
        {"null", "\"null\""},
        {"", "\"\""},
        {"say \"go: on\"", "'say \"go: on\"'"},
        {"it's \"so\": on", "'it''s \"so\": on'"},
        {"ends:", "\"ends:\""},
        {"@home", "\"@home\""},
        {"C:\\deck: x", "'C:\\deck: x'"},
        /* by others */
        {"yes", "\"yes\""},
        {"Off", "\"Off\""},
        {"1.0", "\"1.0\""},
        {"-12", "\"-12\""},
        {"1e5", "\"1e5\""},
        {"0x1F", "\"0x1F\""},
        {"0b101", "\"0b101\""},
        {"12:30", "\"12:30\""},
        {"2026-01-02", "\"2026-01-02\""},
        {".5", "\".5\""},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_written(rows[i][0], (struct scalar_form){0}, rows[i][1]);
}

static void a_long_text_is_folded_between_its_words(void **state)
{
    (void)state;
    const struct scalar_form form = {.column = 6, .indent = 2, .width = 20};
    check_written("One two three four five", form, ">-\n  One two three four\n  five");
    check_written("One  two   threefour fives", form, ">-\n  One  two   threefour\n  fives");
}

static void lines_of_a_folded_text_stand_apart(void **state)
{
    (void)state;
    const struct scalar_form form = {.indent = 4};
    check_written("One\ntwo\n\nthree", form, ">-\n    One\n\n    two\n\n\n    three");
}

static void a_line_that_begins_with_a_space_is_kept_literally(void **state)
{
    (void)state;
    const struct scalar_form form = {.indent = 2, .line_end = "\r\n"};
    check_written("One\n  two", form, "|-\r\n  One\r\n    two");
}

static void an_invisible_line_end_is_written_as_an_escape(void **state)
{
    (void)state;
    check_written("a\xE2\x80\xA8"
                  "b\n\xEF\xBB\xBF",
                  (struct scalar_form){0}, "\"a\\u2028b\\n\\uFEFF\"");
}

static void the_style_wished_for_is_kept_where_it_holds_the_text(void **state)
{
    (void)state;
    check_written("short", (struct scalar_form){.style = SCALAR_FOLDED, .header = ">", .indent = 2},
                  ">\n  short");
    check_written("short",
                  (struct scalar_form){.style = SCALAR_LITERAL, .header = ">", .indent = 2},
                  "|-\n  short");
    check_written("it's", (struct scalar_form){.style = SCALAR_SINGLE_QUOTED}, "'it''s'");
    check_written("a, b", (struct scalar_form){.style = SCALAR_PLAIN, .flow = true}, "\"a, b\"");
    check_written("far too long", (struct scalar_form){.style = SCALAR_PLAIN, .width = 4},
                  "far too long");
}

static void any_text_in_any_style_reads_back(void **state)
{
    (void)state;
    static const char *const pieces[] = {" ",
                                         " ",
                                         " ",
                                         "  ",
                                         "\n",
                                         "\n\n",
                                         "\n ",
                                         " \n",
                                         "word",
                                         "a",
                                         "Z",
                                         "#",
                                         " #",
                                         ": ",
                                         ":",
                                         "- ",
                                         "-",
                                         "'",
                                         "\"",
                                         "\\",
                                         "{",
                                         "}",
                                         "[",
                                         "]",
                                         ",",
                                         "?",
                                         "? ",
                                         "&a",
                                         "*b",
                                         "!",
                                         "%",
                                         "@",
                                         "`",
                                         "|",
                                         ">",
                                         "---",
                                         "...",
                                         "\xC3\xA9",
                                         "\xE2\x82\xAC",
                                         "\xF0\x9F\x98\x80",
                                         "\xC2\x85",
                                         "\xE2\x80\xA8",
                                         "\xE2\x80\xA9",
                                         "\xEF\xBB\xBF",
                                         "\xC2\xA0",
                                         "\x7F",
                                         "\x01",
                                         "\t",
                                         "\r",
                                         "~",
                                         "null",
                                         "yes",
                                         "1.0",
                                         "=",
                                         "<<",
                                         "aVeryLongWordWithoutAnySpaceInIt"};
    static const char *const line_ends[] = {"\n", "\r\n", "\r"};
    struct random dice = random_seeded(11, 1);
    for (int i = 0; i < TEXTS; i++) {
        char text[TEXT_BYTES] = "", where[64];
        for (uint32_t left = 1 + random_below(&dice, PIECES_MAX); left > 0; left--)
            strcat(text, pieces[random_below(&dice, COUNT(pieces))]);
        size_t length;
        const char *trimmed = text_trim(text, strlen(text), &length);
        memmove(text, trimmed, length);
        text[length] = '\0';
        struct scalar_form form = {.style = (enum scalar_style)random_below(&dice, 6),
                                   .column = (int)random_below(&dice, 30),
                                   .indent = 1 + (int)random_below(&dice, 8),
                                   .width = 5 + (int)random_below(&dice, 60),
                                   .flow = random_below(&dice, 4) == 0,
                                   .line_end = line_ends[random_below(&dice, 3)]};
        snprintf(where, sizeof where, "text %d, style %d, flow %d", i, (int)form.style, form.flow);
        check_reads_back(text, &form, where);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_text_stands_as_it_is),
        cmocka_unit_test(a_text_that_yaml_would_misread_stands_in_quotes),
        cmocka_unit_test(a_long_text_is_folded_between_its_words),
        cmocka_unit_test(lines_of_a_folded_text_stand_apart),
        cmocka_unit_test(a_line_that_begins_with_a_space_is_kept_literally),
        cmocka_unit_test(an_invisible_line_end_is_written_as_an_escape),
        cmocka_unit_test(the_style_wished_for_is_kept_where_it_holds_the_text),
        cmocka_unit_test(any_text_in_any_style_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
