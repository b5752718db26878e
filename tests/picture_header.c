/* What a picture says of itself, and what it cannot talk its way out of. */
#include "store/picture_header.h"

#include <stdlib.h>
#include <string.h>

#include "support/check.h"

static bool read_text(struct picture_header *header, const char *text, bool whole)
{
    return picture_header_read(header, text, strlen(text), whole);
}

static void an_svg_says_how_large_it_is(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int w, h;
        bool scaled;
    } rows[] = {
        {"<svg width='12' height=\"7.2px\"/>", 12, 8, false},
        {"<svg viewBox='0 0 4 3'/>", 1000, 750, true},
        {"<svg width='40' viewBox='0,0,1e2,200' height='30'/>", 40, 30, false},
        {"<svg width='100%' height='100%' viewBox='-5 -5 10 5'></svg>", 1000, 500, true},
        {"<svg width='25.4mm' height='1in'></svg>", 96, 96, false},
        {"<svg width='2em' height='3pt'></svg>", 32, 4, false},
        {"<svg width='1e9' height='1'></svg>", 1000000000, 1, false},
        {"<svg width='1e300' height='1'></svg>", -1, 1, false},
        {"<svg width='1e999' height='1'></svg>", 0, 0, false},
        {"<svg width='-5' height='0'></svg>", 0, 0, false},
        {"<svg viewBox='0 0 4'></svg>", 0, 0, false},
        {"<svg viewBox='0 0 0 3'></svg>", 0, 0, false},
        {"<svg xwidth='3' data-width='4' height='5'></svg>", 0, 0, false},
        {"<svg data-note='a > b' width='6' height='5'></svg>", 6, 5, false},
        {"\xEF\xBB\xBF <?xml version='1.0'?>\n<!-- <svg width='1' height='1'> -->\n"
         "<!DOCTYPE svg PUBLIC 'x' 'y'>\n<svg\nwidth='8'\theight='9'>\n</svg>\n",
         8, 9, false},
        {"<svg></svg>", 0, 0, false},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct picture_header header;
        check_int(read_text(&header, rows[i].text, true), true, "%s", rows[i].text);
        check_int(header.kind, PICTURE_SVG, "%s", rows[i].text);
        check_int(header.w, (uint32_t)rows[i].w, "the width of %s", rows[i].text);
        check_int(header.h, (uint32_t)rows[i].h, "the height of %s", rows[i].text);
        check_int(header.scaled, rows[i].scaled, "%s", rows[i].text);
        check_int(header.cut_short || header.more || header.has_entities, false, "%s",
                  rows[i].text);
    }
}

static void only_what_begins_as_one_is_an_svg(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "<",
        "svg",
        "<sv",
        "<svgx/>",
        "<html><svg/></html>",
        "text <svg/>",
        "<g><svg/></g>",
        "<!-- <svg/>",
        "<?xml",
        "%PDF",
        "\xFF\xFE<\0s\0",
        "<!DOCTYPE svg [ <svg/>",
    };
    for (int i = 0; i < COUNT(texts); i++) {
        struct picture_header header;
        check_int(read_text(&header, texts[i], true), false, "%s", texts[i]);
    }
}

static void an_svg_without_its_end_is_cut_short(void **state)
{
    (void)state;
    static const char text[] = "<?xml version='1.0'?><svg viewBox='0 0 4 3'><g><path d='M0 0'/>"
                               "</g></svg>";
    size_t root = (size_t)(strstr(text, "<svg") - text);
    /* "</svg" without its last sign is whole enough. */
    size_t end = (size_t)(strstr(text, "</svg") + 5 - text);
    for (size_t i = 0; i < sizeof text; i++) {
        struct picture_header header;
        bool known = picture_header_read(&header, text, i, true);
        check_int(known, i > root + 4, "%zu bytes", i);
        if (known)
            check_int(header.cut_short, i < end, "%zu bytes", i);
        picture_header_read(&header, text, i, false);
        check_int(header.cut_short, false, "the first %zu bytes of more", i);
    }
}

static void entities_are_noticed(void **state)
{
    (void)state;
    struct picture_header header;
    assert_true(read_text(&header,
                          "<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
                          "<svg width='4' height='3'>&b;</svg>",
                          true));
    assert_true(header.has_entities);
    assert_int_equal(header.w, 4);
    assert_true(read_text(&header, "<svg width='4' height='3'><!-- <!ENTITY --></svg>", true));
    assert_false(header.has_entities);
}

static void what_an_svg_has_that_is_not_drawn_is_named(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"<svg><path/></svg>", NULL},
        {"<svg><text x='1'>A</text></svg>", "text"},
        {"<svg><textPath/></svg>", NULL},
        {"<svg><!-- <text> --><use/></svg>", "use"},
        {"<svg><!-- <text> ", NULL},
        {"<svg><clipPath id='a'></clipPath><text>A</text></svg>", "clipPath"},
        {"<svg><image/></svg>", "image"},
        {"<svg><mask></svg>", "mask"},
        {"<text", NULL},
        {"<", NULL},
        {"", NULL},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_text(picture_svg_undrawn(rows[i][0], strlen(rows[i][0])), rows[i][1], "%s",
                   rows[i][0]);
}

/* --- bitmaps ------------------------------------------------------------------------------------
 */

static const unsigned char png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13,
                                    'I',  'H', 'D', 'R', 0,    0,    1,    0,    0, 0, 2, 0,
                                    8,    2,   0,   0,   0,    0,    0,    0,    0, 0, 0, 0,
                                    0,    'I', 'E', 'N', 'D',  0,    0,    0,    0};
/* A small picture of its own in its first segment, with an end marker. */
static const unsigned char jpeg[] = {0xFF, 0xD8, 0xFF, 0xE1, 0, 8,   0xFF, 0xD8, 0xFF, 0xD9, 0,   0,
                                     0xFF, 0xFF, 0xC4, 0,    3, 0,   0xFF, 0xC2, 0,    11,   8,   1,
                                     0,    2,    0,    1,    1, 1,   0,    0xFF, 0xDA, 0,    8,   1,
                                     1,    0,    0,    63,   0, 'x', 0xFF, 0,    'y',  0xFF, 0xD9};
static const unsigned char webp[] = {'R', 'I', 'F', 'F', 22,  0,   0,  0,   'W', 'E',
                                     'B', 'P', 'V', 'P', '8', 'X', 10, 0,   0,   0,
                                     0,   0,   0,   0,   0,   1,   0,  255, 1,   0};

static void bitmaps_say_how_large_they_are(void **state)
{
    (void)state;
    static const struct {
        const unsigned char *bytes;
        size_t count, told; /* how many bytes are enough to tell the size */
        enum picture_kind kind;
        int w, h;
    } rows[] = {{png, sizeof png, 24, PICTURE_PNG, 256, 512},
                {jpeg, sizeof jpeg, 28, PICTURE_JPEG, 512, 256},
                {webp, sizeof webp, 30, PICTURE_WEBP, 257, 512}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct picture_header header;
        for (size_t count = 0; count <= rows[i].count; count++) {
            /* A copy of its own, so that a sanitizer sees a step too far. */
            unsigned char *bytes = malloc(count + (count == 0));
            assert_non_null(bytes);
            memcpy(bytes, rows[i].bytes, count);
            bool known = picture_header_read(&header, bytes, count, true);
            if (known && header.w > 0) {
                check_int(header.kind, rows[i].kind, "row %d, %zu bytes", i, count);
                check_int(header.w, rows[i].w, "row %d, %zu bytes", i, count);
                check_int(header.h, rows[i].h, "row %d, %zu bytes", i, count);
            }
            check_int(known && !header.cut_short, count == rows[i].count, "row %d, %zu bytes", i,
                      count);
            known = picture_header_read(&header, bytes, count, false);
            check_int(known && !header.more && header.w > 0, count >= rows[i].told,
                      "row %d, the first %zu bytes", i, count);
            free(bytes);
        }
    }
}

static void a_size_of_nothing_or_a_length_of_nothing_is_no_picture(void **state)
{
    (void)state;
    static const struct {
        const unsigned char *bytes;
        size_t count, at;
    } rows[] = {{png, sizeof png, 18}, {jpeg, sizeof jpeg, 5}, {jpeg, sizeof jpeg, 25}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct picture_header header;
        unsigned char bytes[64];
        memcpy(bytes, rows[i].bytes, rows[i].count);
        bytes[rows[i].at] = 0;
        bytes[rows[i].at - 1] = 0;
        bytes[rows[i].at + 1] = 0;
        check_int(picture_header_read(&header, bytes, rows[i].count, true), false, "row %d", i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_svg_says_how_large_it_is),
        cmocka_unit_test(only_what_begins_as_one_is_an_svg),
        cmocka_unit_test(an_svg_without_its_end_is_cut_short),
        cmocka_unit_test(entities_are_noticed),
        cmocka_unit_test(what_an_svg_has_that_is_not_drawn_is_named),
        cmocka_unit_test(bitmaps_say_how_large_they_are),
        cmocka_unit_test(a_size_of_nothing_or_a_length_of_nothing_is_no_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
