/* Text in lines: where they break, how wide and high they become, which font draws what. */
#include "gui/paragraph.h"

#include <stdio.h>
#include <string.h>

#include "gui/font_search.h"
#include "support/check.h"

#define SHY  "\xC2\xAD"
#define ZWSP "\xE2\x80\x8B"
#define ZWJ  "\xE2\x80\x8D"
#define NBSP "\xC2\xA0"

enum { LINES = 12, LINE_BYTES = 512 };

static const struct text_look look = {.face = FACE_SANS, .size = 20, .line_height = 30};

static int set_fonts(void **state)
{
    struct error error;
    if (TTF_Init() != 0)
        return -1;
    *state = fonts_new(&error);
    return *state != NULL ? 0 : -1;
}

static int free_fonts(void **state)
{
    fonts_free(*state);
    TTF_Quit();
    return 0;
}

static int width_of(struct fonts *fonts, const char *text)
{
    struct paragraph *paragraph = paragraph_new(fonts, text, look, 0);
    int w = paragraph->w;
    paragraph_free(paragraph);
    return w;
}

/* What a line shows: its runs one after the other, "-" for the hyphen that is not in the text. */
static void write_line(const struct paragraph *paragraph, int index, char text[LINE_BYTES])
{
    const struct text_line *line = &paragraph->lines[index];
    text[0] = '\0';
    for (int i = 0; i < line->run_count; i++) {
        const struct text_run *run = &paragraph->runs[line->first_run + i];
        size_t length = strlen(text);
        snprintf(text + length, LINE_BYTES - length, "%.*s", run->length,
                 paragraph->text + run->start);
    }
    if (line->hyphen)
        snprintf(text + strlen(text), LINE_BYTES - strlen(text), "-");
}

/* What holds for every paragraph: runs stand beside each other, nothing is wider than asked for,
 * lines make the height. */
static void check_whole(const struct paragraph *paragraph, int width, const char *where)
{
    int widest = 0, runs = 0;
    for (int i = 0; i < paragraph->line_count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        int x = 0;
        check_int(line->first_run, runs, "%s: line %d begins where the last ended", where, i);
        for (int j = 0; j < line->run_count; j++) {
            const struct text_run *run = &paragraph->runs[line->first_run + j];
            check_int(run->x, x, "%s: line %d, run %d", where, i, j);
            check_int(run->length > 0, true, "%s: line %d, run %d is not empty", where, i, j);
            x += run->w;
        }
        runs += line->run_count;
        check_int(line->hyphen ? line->w > x : line->w == x, true, "%s: line %d", where, i);
        check_int(width == 0 || line->w <= width, true, "%s: line %d is %d wide, not %d", where, i,
                  line->w, width);
        widest = line->w > widest ? line->w : widest;
    }
    check_int(runs, paragraph->run_count, "%s: every run is in a line", where);
    check_int(paragraph->w, widest, "%s", where);
    check_int(paragraph->h, paragraph->line_count * paragraph->look.line_height, "%s", where);
}

static void lines_end_where_the_text_allows_it(void **state)
{
    /* As wide as the words of `fitting`; 0 sets no limit. */
    static const struct {
        const char *text, *fitting;
        const char *lines[LINES];
    } rows[] = {
        {"one two three", "one two", {"one two", "three"}},
        {"one two three", "one two three", {"one two three"}},
        {"one two three", "three", {"one", "two", "three"}},
        {"well-known ground", "ground", {"well-", "known", "ground"}},
        {"one  two", "one", {"one", "two"}},
        {"one" NBSP "two three", "one" NBSP "two", {"one" NBSP "two", "three"}},
        {"(in brackets), then", "brackets),", {"(in", "brackets),", "then"}},
        {"a/b and 3.5 %", "a/b and", {"a/b and", "3.5 %"}},
        /* Newlines of any system; spaces before them and at the end do not count. */
        {"one\ntwo", NULL, {"one", "two"}},
        {"one\r\ntwo\rthree", NULL, {"one", "two", "three"}},
        {"one\n\ntwo", NULL, {"one", "", "two"}},
        {"\none", NULL, {"", "one"}},
        {"one  \n  two \n\n", NULL, {"one", "  two"}},
        {"one two\nthree", "one", {"one", "two", "thr-", "ee"}},
        /* The other separators of Unicode. */
        {"one\xE2\x80\xA8two\xE2\x80\xA9three", NULL, {"one", "two", "three"}},
        {"one\xC2\x85two", NULL, {"one", "two"}},
        /* A soft hyphen is seen only where the line ends. */
        {"manage" SHY "ment", NULL, {"manage" SHY "ment"}},
        {"manage" SHY "ment", "manage-", {"manage" SHY "-", "ment"}},
        {"a manage" SHY "ment", "manage-", {"a", "manage" SHY "-", "ment"}},
        {"plan" ZWSP "plan" ZWSP "plan",
         "plan" ZWSP "plan" ZWSP,
         {"plan" ZWSP "plan" ZWSP, "plan"}},
        {"", NULL, {0}},
        {"   ", NULL, {0}},
        {"\n \n", NULL, {0}},
        {"\t \r\n", "x", {0}},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int width = rows[i].fitting != NULL ? width_of(*state, rows[i].fitting) : 0, count = 0;
        struct paragraph *paragraph = paragraph_new(*state, rows[i].text, look, width);
        check_whole(paragraph, width, rows[i].text);
        for (; count < LINES && rows[i].lines[count] != NULL && count < paragraph->line_count;
             count++) {
            char line[LINE_BYTES];
            write_line(paragraph, count, line);
            check_text(line, rows[i].lines[count], "row %d, line %d", i, count);
        }
        check_int(paragraph->line_count, count, "row %d: lines", i);
        check_int(rows[i].lines[count] == NULL, true, "row %d: line %d is missing", i, count);
        paragraph_free(paragraph);
    }
}

static void a_word_that_no_line_can_hold_is_broken_not_cut(void **state)
{
    static const struct {
        const char *text;
        bool hyphens;
    } rows[] = {
        {"Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", true},
        {"Die Rechtsschutzversicherungsgesellschaften antworten.", true},
        {"https://example.org/a_very_long_address_without_any_place_to_break_it?x=1234567890",
         true},
        {"12345678901234567890123456789012345678901234567890", false},
        {"________________________________________________________________", false},
        {"\xE6\x88\x91\xE5\x80\x91\xE5\x9C\xA8\xE6\xB5\xB7\xE4\xB8\x8A\xE8\x88\xAA\xE8\xA1\x8C",
         false},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        for (int width = 60; width <= 300; width += 24) {
            struct paragraph *paragraph = paragraph_new(*state, rows[i].text, look, width);
            char all[LINE_BYTES] = "", line[LINE_BYTES];
            bool hyphens = false;
            check_whole(paragraph, width, rows[i].text);
            for (int j = 0; j < paragraph->line_count; j++) {
                write_line(paragraph, j, line);
                check_int(line[0] != '\0', true, "row %d: no line is empty", i);
                if (paragraph->lines[j].hyphen)
                    line[strlen(line) - 1] = '\0';
                hyphens = hyphens || paragraph->lines[j].hyphen;
                snprintf(all + strlen(all), sizeof all - strlen(all), "%s", line);
            }
            /* Nothing is lost but the spaces at which lines end. */
            char expected[LINE_BYTES] = "";
            size_t out = 0;
            for (const char *p = rows[i].text; *p != '\0'; p++)
                if (*p != ' ')
                    expected[out++] = *p;
            out = 0;
            for (const char *p = all; *p != '\0'; p++)
                if (*p != ' ')
                    all[out++] = *p;
            all[out] = '\0';
            check_text(all, expected, "row %d at %d", i, width);
            check_int(hyphens && !rows[i].hyphens, false, "row %d: only words have hyphens", i);
            paragraph_free(paragraph);
        }
    }
}

static void a_line_too_narrow_for_one_letter_still_holds_one(void **state)
{
    for (int width = 1; width <= 4; width++) {
        struct paragraph *paragraph = paragraph_new(*state, "Mut zur Wende", look, width);
        check_int(paragraph->line_count, 11, "%d pixels: one line a letter", width);
        paragraph_free(paragraph);
    }
}

static void what_cannot_be_drawn_is_no_box(void **state)
{
    static const struct {
        const char *text, *shown;
    } rows[] = {
        {"a\tb", "a b"},
        {"a\x01\x1F\x7F"
         "b",
         "a   b"},
        {"a\xFF\xFE"
         "b",
         "a??b"},
        {"\xC3", "?"},
        {"a\xE2\x82", "a??"},
        {"\xED\xA0\x80", "???"},
        {"a\xC0\x80", "a??"},
        /* C1 controls are as invisible as the others. */
        {"a\xC2\x80\xC2\x9F"
         "b",
         "ab"},
        {"a\xC2\x9B"
         "1m",
         "a1m"},
        /* Marks of direction, a byte order mark, a joiner: nothing to see. */
        {"a" ZWSP "b", "ab"},
        {"\xEF\xBB\xBF"
         "ab",
         "ab"},
        {"a\xE2\x80\x8E\xE2\x80\x8F"
         "b",
         "ab"},
        {"a\xE2\x81\xA6"
         "b\xE2\x81\xA9",
         "ab"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct paragraph *paragraph = paragraph_new(*state, rows[i].text, look, 0);
        check_whole(paragraph, 0, rows[i].shown);
        check_int(paragraph->line_count, 1, "row %d", i);
        /* Letters may stand a pixel nearer or further when something invisible lies between. */
        int off = paragraph->w - width_of(*state, rows[i].shown);
        check_int(off >= -2 && off <= 2, true, "row %d: %d pixels off", i, off);
        paragraph_free(paragraph);
    }
}

static void the_height_is_that_of_the_lines_and_grows_as_the_width_shrinks(void **state)
{
    static const char text[] =
        "The plant has two weeks left before the audit. Nobody has told the night shift, and the "
        "inspectors have asked for the same papers twice. Ämter, Öfen und Übersee: 42 %.";
    int last = 0;
    for (int width = 900; width >= 100; width -= 7) {
        struct paragraph *paragraph = paragraph_new(*state, text, look, width);
        check_whole(paragraph, width, "shrinking");
        check_int(paragraph->h >= last, true, "%d pixels", width);
        last = paragraph->h;
        paragraph_free(paragraph);
    }
    assert_true(last > 10 * look.line_height);
}

static void the_same_text_has_the_same_size_twice(void **state)
{
    static const char *const texts[] = {"Keep an even keel", "na\xC3\xAFve caf\xC3\xA9",
                                        "\xE0\xA4\xB6\xE0\xA5\x8D\xE0\xA4\xB0\xE0\xA5\x80 2",
                                        "\xF0\x9F\x9A\xA2 ahoy", "a\nb"};
    for (int i = 0; i < COUNT(texts); i++) {
        for (int size = 8; size <= 64; size += 14) {
            struct text_look other = {FACE_SERIF_BOLD, size, size * 3 / 2};
            struct paragraph *first = paragraph_new(*state, texts[i], other, 120);
            struct paragraph *second = paragraph_new(*state, texts[i], other, 120);
            check_int(first->w == second->w && first->h == second->h, true, "text %d", i);
            check_int(first->run_count, second->run_count, "text %d", i);
            check_int(first->w > 0, true, "text %d", i);
            paragraph_free(first);
            paragraph_free(second);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_where_the_text_allows_it),
        cmocka_unit_test(a_word_that_no_line_can_hold_is_broken_not_cut),
        cmocka_unit_test(a_line_too_narrow_for_one_letter_still_holds_one),
        cmocka_unit_test(what_cannot_be_drawn_is_no_box),
        cmocka_unit_test(the_height_is_that_of_the_lines_and_grows_as_the_width_shrinks),
        cmocka_unit_test(the_same_text_has_the_same_size_twice),
    };
    return cmocka_run_group_tests(tests, set_fonts, free_fonts);
}
