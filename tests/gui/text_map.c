/* Bytes and places on the screen: the caret stands where the letters are, and a click finds it. */
#include "gui/text_map.h"

#include <stdlib.h>
#include <string.h>

#include "support/check.h"

static const struct text_look look = {.face = FACE_SANS, .size = 20, .line_height = 30};

struct mapped {
    struct paragraph *paragraph;
    struct text_map map;
};

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

static void start(struct mapped *mapped, struct fonts *fonts, const char *text, int width)
{
    mapped->paragraph = paragraph_new(fonts, text, look, width);
    text_map_init(&mapped->map, fonts, text, mapped->paragraph, width);
}

static void end(struct mapped *mapped)
{
    text_map_release(&mapped->map);
    paragraph_free(mapped->paragraph);
}

static const char *const texts[] = {
    "",
    "a",
    "One line.",
    "Several words that need more than one line, as most situations do.",
    "Ends in spaces   ",
    "Ends in lines\n\n",
    "\n\nBegins with them",
    "   ",
    "Averylongwordwithoutanyspacethatmustbecutsomewhere and more",
    "soft\xC2\xADhyphen soft\xC2\xADhyphen soft\xC2\xADhyphen soft\xC2\xADhyphen",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 and e\xCC\x81t\xC3\xA9",
    "et \xE4\xB8\xAD\xE6\x96\x87",
    "two  spaces  between   words  that  break  anywhere",
    "first\nsecond line is longer than the first\n\nfourth",
};

static void lines_cover_the_text_without_gaps(void **state)
{
    for (int i = 0; i < COUNT(texts); i++) {
        struct mapped mapped;
        start(&mapped, *state, texts[i], 200);
        const struct text_map *map = &mapped.map;
        check_int((int)map->lines[0].start, 0, "text %d", i);
        for (int line = 1; line < map->line_count; line++)
            check_int((int)map->lines[line].start, (int)map->lines[line - 1].end,
                      "text %d, line %d", i, line);
        check_int((int)map->lines[map->line_count - 1].end, (int)strlen(texts[i]), "text %d", i);
        check_int(map->h, map->line_count * look.line_height, "text %d", i);
        end(&mapped);
    }
}

static void a_click_on_the_caret_finds_its_place_again(void **state)
{
    for (int i = 0; i < COUNT(texts); i++) {
        struct mapped mapped;
        start(&mapped, *state, texts[i], 200);
        size_t length = strlen(texts[i]);
        int last_y = 0;
        for (size_t place = 0; place <= length; place++) {
            if (place < length && mapped.map.breaks[place] == 0)
                continue;
            struct box caret = text_map_caret(&mapped.map, place);
            size_t found = text_map_place(&mapped.map, (struct point){caret.x, caret.y + 10});
            struct box again = text_map_caret(&mapped.map, found);
            check_int(again.x, caret.x, "text %d, byte %zu", i, place);
            check_int(again.y, caret.y, "text %d, byte %zu", i, place);
            check_int(caret.y >= last_y, true, "text %d, byte %zu", i, place);
            last_y = caret.y;
        }
        end(&mapped);
    }
}

static void the_caret_goes_right_as_one_types(void **state)
{
    static const char text[] = "It is Monday   ";
    struct mapped mapped;
    int x = -1;
    start(&mapped, *state, text, 400);
    for (size_t place = 0; place <= strlen(text); place++) {
        int now = text_map_caret(&mapped.map, place).x;
        check_int(now > x, true, "byte %zu", place);
        x = now;
    }
    end(&mapped);
}

static void a_new_line_is_there_as_soon_as_it_is_typed(void **state)
{
    struct mapped mapped;
    start(&mapped, *state, "One\n", 400);
    assert_int_equal(mapped.map.line_count, 2);
    check_int(text_map_caret(&mapped.map, 4).y, look.line_height, "caret");
    check_int(text_map_caret(&mapped.map, 4).x, 0, "caret");
    check_int((int)text_map_line_end(&mapped.map, 0), 3, "end");
    end(&mapped);
}

static void spaces_that_do_not_fit_keep_the_caret_inside(void **state)
{
    struct mapped mapped;
    start(&mapped, *state, "word                                                            ", 120);
    check_int(text_map_caret(&mapped.map, 60).x <= 120, true, "caret");
    end(&mapped);
}

static void a_selection_fills_what_it_holds(void **state)
{
    struct mapped mapped;
    struct box boxes[8];
    static const char text[] = "first\nsecond";
    start(&mapped, *state, text, 400);
    check_int(text_map_boxes(&mapped.map, 2, 2, boxes, 8), 0, "nothing");
    check_int(text_map_boxes(&mapped.map, 1, 3, boxes, 8), 1, "within a word");
    check_int(boxes[0].x, text_map_caret(&mapped.map, 1).x, "from");
    check_int(boxes[0].x + boxes[0].w, text_map_caret(&mapped.map, 3).x, "to");
    /* "rst", its line end, "sec" */
    check_int(text_map_boxes(&mapped.map, 2, 9, boxes, 8), 3, "over a line end");
    check_int(boxes[1].x, boxes[0].x + boxes[0].w, "the line end");
    check_int(boxes[2].y, look.line_height, "the second line");
    check_int(text_map_boxes(&mapped.map, 0, strlen(text), boxes, 1), 1,
              "no more than there is room for");
    end(&mapped);
}

static void a_click_outside_finds_the_nearest_place(void **state)
{
    struct mapped mapped;
    start(&mapped, *state, "first\nsecond", 400);
    check_int((int)text_map_place(&mapped.map, (struct point){-50, -50}), 0, "above");
    check_int((int)text_map_place(&mapped.map, (struct point){999, 5}), 5, "behind the first line");
    check_int((int)text_map_place(&mapped.map, (struct point){999, 999}), 12, "below");
    end(&mapped);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_cover_the_text_without_gaps),
        cmocka_unit_test(a_click_on_the_caret_finds_its_place_again),
        cmocka_unit_test(the_caret_goes_right_as_one_types),
        cmocka_unit_test(a_new_line_is_there_as_soon_as_it_is_typed),
        cmocka_unit_test(spaces_that_do_not_fit_keep_the_caret_inside),
        cmocka_unit_test(a_selection_fills_what_it_holds),
        cmocka_unit_test(a_click_outside_finds_the_nearest_place),
    };
    return cmocka_run_group_tests(tests, set_fonts, free_fonts);
}
