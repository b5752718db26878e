/* Which font draws what: runs of one text in several scripts, and what they look like. */
#include "gui/fonts.h"

#include <stdio.h>
#include <string.h>

#include "gui/font_search.h"
#include "gui/paint.h"
#include "gui/paragraph.h"
#include "support/check.h"

#define KSSA   "\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7" /* क् + ष, joined */
#define KA     "\xE0\xA4\x95"
#define SSA    "\xE0\xA4\xB7"
#define YOJANA "\xE0\xA4\xAF\xE0\xA5\x8B\xE0\xA4\x9C\xE0\xA4\xA8\xE0\xA4\xBE"
#define SHIP   "\xF0\x9F\x9A\xA2"
#define FLAG   "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA"
#define FAMILY "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"
#define HEART  "\xE2\x9D\xA4\xEF\xB8\x8F" /* a text heart, asked for as emoji */
#define KEYCAP "1\xEF\xB8\x8F\xE2\x83\xA3"
#define HAN    "\xE8\xA8\x88\xE5\x8A\x83"

enum { RUNS = 8, PAD = 24 };

static const struct text_look look = {.face = FACE_SANS, .size = 24, .line_height = 36};

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

/* The test is skipped, aloud, where the system lacks the font. */
static void need_font(const char *file)
{
    char path[PATH_BYTES_MAX];
    if (font_search_by_name(file, path))
        return;
    print_message("'%s' is not installed\n", file);
    skip();
}

static void a_text_is_cut_where_another_font_is_needed(void **state)
{
    need_font("NotoSansDevanagari-Regular.ttf");
    need_font("NotoColorEmoji.ttf");
    static const struct {
        const char *text;
        struct {
            const char *text;
            enum { OWN, DEVA, EMOJI } font;
        } runs[RUNS];
    } rows[] = {
        {"Keep an even keel", {{"Keep an even keel", OWN}}},
        {"\xC3\x84mter, na\xC3\xAFve, 3 \xC3\x97 4 \xE2\x80\x93 \xE2\x80\xA6",
         {{"\xC3\x84mter, na\xC3\xAFve, 3 \xC3\x97 4 \xE2\x80\x93 \xE2\x80\xA6", OWN}}},
        {"cafe\xCC\x81", {{"cafe\xCC\x81", OWN}}},
        {"Plan " YOJANA " Plan", {{"Plan ", OWN}, {YOJANA " ", DEVA}, {"Plan", OWN}}},
        {YOJANA " " YOJANA, {{YOJANA " " YOJANA, DEVA}}},
        {"A" SHIP "B", {{"A", OWN}, {SHIP, EMOJI}, {"B", OWN}}},
        /* A space as wide as an emoji would be too wide. */
        {SHIP " " SHIP, {{SHIP, EMOJI}, {" ", OWN}, {SHIP, EMOJI}}},
        {FLAG FAMILY, {{FLAG FAMILY, EMOJI}}},
        {HEART, {{HEART, EMOJI}}},
        {"Key " KEYCAP "!", {{"Key ", OWN}, {KEYCAP, EMOJI}, {"!", OWN}}},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct paragraph *paragraph = paragraph_new(*state, rows[i].text, look, 0);
        int count = 0;
        for (; count < RUNS && rows[i].runs[count].text != NULL && count < paragraph->run_count;
             count++) {
            const struct text_run *run = &paragraph->runs[count];
            char text[256];
            snprintf(text, sizeof text, "%.*s", run->length, paragraph->text + run->start);
            check_text(text, rows[i].runs[count].text, "row %d, run %d", i, count);
            check_int(run->font.emoji, rows[i].runs[count].font == EMOJI, "row %d, run %d", i,
                      count);
            check_int(run->font.script,
                      rows[i].runs[count].font == DEVA ? ('D' << 24 | 'e' << 16 | 'v' << 8 | 'a')
                                                       : 0,
                      "row %d, run %d", i, count);
            check_int(font_choices_equal(run->font, fonts_face(*state, FACE_SANS)),
                      rows[i].runs[count].font == OWN, "row %d, run %d", i, count);
        }
        check_int(paragraph->run_count, count, "row %d: runs", i);
        check_int(rows[i].runs[count].text == NULL, true, "row %d: run %d is missing", i, count);
        paragraph_free(paragraph);
    }
}

static void letters_that_join_are_shaped_with_their_script(void **state)
{
    need_font("NotoSansDevanagari-Regular.ttf");
    int joined = width_of(*state, KSSA), apart = width_of(*state, KA) + width_of(*state, SSA);
    check_int(joined < apart * 9 / 10, true, "%d joined, %d apart", joined, apart);
}

static void emoji_of_several_characters_are_one_picture(void **state)
{
    need_font("NotoColorEmoji.ttf");
    static const char *const sequences[] = {FLAG, FAMILY, HEART, KEYCAP};
    int one = width_of(*state, SHIP);
    check_int(one >= look.size && one <= look.size * 3 / 2, true, "as large as the text: %d", one);
    for (int i = 0; i < COUNT(sequences); i++) {
        int w = width_of(*state, sequences[i]);
        check_int(w >= one - 2 && w <= one + 2, true, "sequence %d: %d, not %d", i, w, one);
    }
}

static void text_of_many_scripts_stays_within_its_width(void **state)
{
    static const char text[] = "Plan " YOJANA " " KSSA " " SHIP FLAG FAMILY " " HAN HAN
                               " Verantwortungs" SHIP "bereitschaft " HEART KEYCAP YOJANA YOJANA;
    for (int width = 70; width < 400; width += 11) {
        struct paragraph *paragraph = paragraph_new(*state, text, look, width);
        check_int(paragraph->line_count > 1, true, "%d pixels", width);
        for (int i = 0; i < paragraph->line_count; i++)
            check_int(paragraph->lines[i].w <= width && paragraph->lines[i].w > 0, true,
                      "line %d is %d wide, not %d", i, paragraph->lines[i].w, width);
        check_int(paragraph->h, paragraph->line_count * look.line_height, "%d pixels", width);
        paragraph_free(paragraph);
    }
}

static bool has_ink(const SDL_Surface *surface, struct box box)
{
    for (int y = box.y; y < box.y + box.h; y++) {
        const uint32_t *row = (const uint32_t *)((const uint8_t *)surface->pixels +
                                                 (size_t)y * (size_t)surface->pitch);
        for (int x = box.x; x < box.x + box.w; x++)
            if (row[x] >> 24 != 0)
                return true;
    }
    return false;
}

/* Drawing leaves 2 pixels and an eighth of the size around a text (draw.c): it must be enough. */
static void the_paint_of_a_text_stays_close_to_its_box(void **state)
{
    static const char *const texts[] = {
        "jf \xC3\x85 \xC3\x87Qg", "Direction", "f",          "j",
        YOJANA " " KSSA,          SHIP FLAG,   "\xC5\x98W/", "one\ntwo\nthree"};
    static const int sizes[] = {14, 18, 36, 92};
    for (int i = 0; i < COUNT(texts); i++) {
        for (int face = 0; face < FACE_COUNT; face++) {
            for (int j = 0; j < COUNT(sizes); j++) {
                int size = sizes[j], near = 2 + size / 8;
                struct text_look one = {(enum face)face, size, size * 7 / 5};
                struct paragraph *paragraph = paragraph_new(*state, texts[i], one, 0);
                int w = paragraph->w, h = paragraph->h;
                SDL_Surface *surface = paint_surface(w + 2 * PAD, h + 2 * PAD);
                paragraph_paint(paragraph, *state, surface, PAD, PAD, w, ALIGN_LEFT,
                                (struct rgba){0, 0, 0, 255});
                int out = PAD - near;
                check_int(has_ink(surface, (struct box){PAD, PAD, w, h}), true,
                          "text %d, face %d at %d is there", i, face, size);
                check_int(has_ink(surface, (struct box){0, 0, out, h + 2 * PAD}), false,
                          "text %d, face %d at %d: left", i, face, size);
                check_int(has_ink(surface, (struct box){PAD + w + near, 0, out, h + 2 * PAD}),
                          false, "text %d, face %d at %d: right", i, face, size);
                check_int(has_ink(surface, (struct box){0, 0, w + 2 * PAD, out}), false,
                          "text %d, face %d at %d: above", i, face, size);
                check_int(has_ink(surface, (struct box){0, PAD + h + near, w + 2 * PAD, out}),
                          false, "text %d, face %d at %d: below", i, face, size);
                SDL_FreeSurface(surface);
                paragraph_free(paragraph);
            }
        }
    }
}

static void lines_are_aligned_within_the_width(void **state)
{
    static const struct {
        enum align align;
        int left; /* of the short line, where 200 is the width */
    } rows[] = {{ALIGN_LEFT, 0}, {ALIGN_CENTRE, 100}, {ALIGN_RIGHT, 200}};
    struct paragraph *paragraph = paragraph_new(*state, "HH", look, 0);
    for (int i = 0; i < COUNT(rows); i++) {
        SDL_Surface *surface = paint_surface(200, look.line_height);
        paragraph_paint(paragraph, *state, surface, 0, 0, 200, rows[i].align,
                        (struct rgba){0, 0, 0, 255});
        int left = rows[i].left - paragraph->w * rows[i].left / 200;
        check_int(has_ink(surface, (struct box){left, 0, paragraph->w, look.line_height}), true,
                  "row %d", i);
        check_int(has_ink(surface, (struct box){0, 0, left, look.line_height}), false, "row %d", i);
        check_int(has_ink(surface, (struct box){left + paragraph->w, 0, 200 - left - paragraph->w,
                                                look.line_height}),
                  false, "row %d", i);
        SDL_FreeSurface(surface);
    }
    paragraph_free(paragraph);
}

static void a_handle_is_kept_for_each_size_and_never_missing(void **state)
{
    struct font_choice sans = fonts_face(*state, FACE_SANS);
    TTF_Font *first = fonts_handle(*state, sans, 20);
    assert_non_null(first);
    assert_ptr_equal(fonts_handle(*state, sans, 20), first);
    assert_ptr_not_equal(fonts_handle(*state, sans, 21), first);
    /* More sizes than handles: the oldest ones are given up, none is missing. */
    for (int size = 8; size < 300; size++)
        check_int(TTF_FontHeight(fonts_handle(*state, sans, size)) >= size, true, "%d", size);
    assert_true(width_of(*state, "still here") > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_cut_where_another_font_is_needed),
        cmocka_unit_test(letters_that_join_are_shaped_with_their_script),
        cmocka_unit_test(emoji_of_several_characters_are_one_picture),
        cmocka_unit_test(text_of_many_scripts_stays_within_its_width),
        cmocka_unit_test(the_paint_of_a_text_stays_close_to_its_box),
        cmocka_unit_test(lines_are_aligned_within_the_width),
        cmocka_unit_test(a_handle_is_kept_for_each_size_and_never_missing),
    };
    return cmocka_run_group_tests(tests, set_fonts, free_fonts);
}
