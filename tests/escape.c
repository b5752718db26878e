/* Text that somebody else wrote, made harmless. */
#include "store/escape.h"

#include <stdlib.h>

#include "support/check.h"

static struct arena arena;

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void html_takes_no_markup(void **state)
{
    (void)state;
    static const struct {
        const char *text, *escaped;
    } rows[] = {
        {"", ""},
        {"Asha & Ben", "Asha &amp; Ben"},
        {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
        {"\"x\" onload='y'", "&quot;x&quot; onload=&#39;y&#39;"},
        {"&amp;", "&amp;amp;"},
        {"]]>", "]]&gt;"},
        {"two\nlines\ta\x01z", "two\nlines a z"},
        {"broken \xff\xc3", "broken "},
        {"مريم 🚣 שרה", "مريم 🚣 שרה"},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_text(escape_html(&arena, rows[i].text), rows[i].escaped, "row %d", i);
}

static void markdown_takes_no_markup(void **state)
{
    (void)state;
    static const struct {
        const char *text, *escaped;
    } rows[] = {
        {"Plain, with a dot. And (more) - fine!", "Plain, with a dot. And (more) - fine!"},
        {"*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`"},
        {"[link](http://x.y)", "\\[link\\](http\\://x.y)"},
        {"a|b", "a\\|b"},
        {"<b>&lt;", "&lt;b&gt;&amp;lt;"},
        {"R & D", "R & D"},
        {"one\n# two", "one \\# two"},
        {"back\\slash", "back\\\\slash"},
        {"@all ~x~", "\\@all \\~x\\~"},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_text(escape_markdown(&arena, rows[i].text), rows[i].escaped, "row %d", i);
}

static void no_cell_is_a_formula(void **state)
{
    (void)state;
    static const struct {
        const char *text, *cell;
    } rows[] = {
        {"", ""},
        {"Asha", "Asha"},
        {"=1+1", "'=1+1"},
        {"+1", "'+1"},
        {"-1", "'-1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "\"' =1\""},
        {"\rx", "\"' x\""},
        {"  =1", "\"'  =1\""},
        {"\n=1", "\"'\n=1\""},
        {"＝1", "'＝1"},
        {"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
        {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
        {"a,b", "\"a,b\""},
        {"a;b", "\"a;b\""},
        {"say \"hi\"", "\"say \"\"hi\"\"\""},
        {"two\nlines", "\"two\nlines\""},
        {"a=b", "a=b"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char *cell = NULL;
        size_t byte_count;
        FILE *stream = open_memstream(&cell, &byte_count);
        assert_non_null(stream);
        escape_csv(stream, rows[i].text);
        fclose(stream);
        check_text(cell, rows[i].cell, "row %d", i);
        free(cell);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_takes_no_markup),
        cmocka_unit_test(markdown_takes_no_markup),
        cmocka_unit_test(no_cell_is_a_formula),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
