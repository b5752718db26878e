/* Every scene, in windows of many sizes: it opens, is drawn, has controls that can be hit, and
 * closes. */
#include "gui/screenshot.h"

#include <string.h>

#include "support/boxes.h"
#include "support/check.h"
#include "support/stage.h"

/* In design units: a target's height follows the window's scale. */
enum { TARGET = 44 };

static const struct stage_look looks[] = {
    {1280, 720, 100, THEME_DAY},      {1280, 720, 200, THEME_NIGHT},
    {1280, 720, 150, THEME_CONTRAST}, {1920, 1080, 125, THEME_NIGHT},
    {800, 600, 100, THEME_CONTRAST},  {800, 600, 200, THEME_DAY},
    {640, 480, 175, THEME_NIGHT},     {320, 240, 100, THEME_DAY},
    {500, 900, 100, THEME_NIGHT},     {2000, 500, 100, THEME_DAY},
};

/* --- drawing ------------------------------------------------------------------------------------
 */

static void check_drawn(struct app *app, const char *where)
{
    const SDL_Surface *screen = app->screen;
    const uint32_t *first = screen->pixels;
    bool varied = false;
    for (int y = 0; y < screen->h && !varied; y++) {
        const uint32_t *row = (const uint32_t *)((const uint8_t *)screen->pixels +
                                                 (size_t)y * (size_t)screen->pitch);
        for (int x = 0; x < screen->w && !varied; x++)
            varied = row[x] != first[0];
    }
    check_int(varied, true, "%s: something is drawn", where);
    /* A page that scrolls says so by its bar. */
    const struct page *page = app_page(app);
    if (scroll_needed(&page->scroll)) {
        struct point at = box_centre(scroll_thumb(&page->scroll, page->scroll_bar));
        struct rgba ink = draw_colour(&app->draw, COLOUR_INK);
        const uint8_t *pixel = (const uint8_t *)screen->pixels + at.y * screen->pitch + 4 * at.x;
        check_int(*(const uint32_t *)pixel & 0xFFFFFF, ink.r << 16 | ink.g << 8 | ink.b,
                  "%s: the bar", where);
    }
    /* Drawn again, nothing has changed; laid out again, neither. */
    app_draw(app);
    check_int(app->damage_count, 0, "%s: a second frame is the same", where);
    app_touch(app);
    app_draw(app);
    check_int(app->damage_count, 0, "%s: a second layout is the same", where);
}

static void every_scene_is_drawn_in_a_sliver_of_a_window(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {2, 300}, {300, 2}, {17, 17}, {64, 48}};
    for (int i = 0; i < COUNT(sizes); i++) {
        const char *scene;
        for (int j = 0; (scene = screenshot_scene_name(j)) != NULL; j++) {
            struct app *app = stage_open(scene, sizes[i][0], sizes[i][1], 200, THEME_DAY);
            app_draw(app);
            check_int(app->damage_count, 0, "'%s' in %d x %d", scene, sizes[i][0], sizes[i][1]);
            app_free(app);
        }
    }
}

static void an_unknown_scene_is_refused_with_the_names_there_are(void **state)
{
    (void)state;
    struct error error;
    const struct screenshot screenshot = {.scene = "tabel", .w = 64, .h = 64, .text_percent = 100};
    assert_null(screenshot_stage(&screenshot, &error));
    assert_non_null(strstr(error.words, "unknown scene 'tabel'"));
    for (int i = 0; screenshot_scene_name(i) != NULL; i++)
        assert_non_null(strstr(error.words, screenshot_scene_name(i)));
    assert_null(screenshot_scene_name(-1));
}

/* --- controls -----------------------------------------------------------------------------------
 */

static void check_controls(struct app *app, const char *where)
{
    const struct page *page = app_page(app);
    const struct metrics *m = &app->draw.metrics;
    struct boxes fixed = {0}, scrolling = {0}, aside = {0};
    check_int(page->controls.count > 0, true, "%s: something can be pressed", where);
    for (int i = 0; i < page->controls.count; i++) {
        const struct control *control = &page->controls.list[i];
        boxes_add(control->scrolls ? &scrolling
                  : control->aside ? &aside
                                   : &fixed,
                  control->box, "control %d", control->id);
        check_int(control->box.w > 0 && control->box.h > 0, true, "%s: control %d is there", where,
                  control->id);
    }
    boxes_check_large(&fixed, px(m, TARGET), px(m, TARGET), where);
    boxes_check_large(&scrolling, px(m, TARGET), px(m, TARGET), where);
    boxes_check_large(&aside, px(m, TARGET), px(m, TARGET), where);
    boxes_check_apart(&fixed, where);
    boxes_check_apart(&scrolling, where);
    boxes_check_apart(&aside, where);
    boxes_check_inside(&fixed, (struct box){0, 0, m->w, m->h}, where);
    boxes_check_inside(&scrolling,
                       (struct box){page->scroll.page.x, page->scroll.page.y, page->scroll.page.w,
                                    page->scroll.content > page->scroll.page.h
                                        ? page->scroll.content
                                        : page->scroll.page.h},
                       where);
    boxes_check_inside(&aside,
                       (struct box){page->aside.page.x, page->aside.page.y, page->aside.page.w,
                                    larger(page->aside.content, page->aside.page.h)},
                       where);
    if (!scroll_needed(&page->scroll))
        return;
    struct boxes bar = scrolling;
    boxes_check_inside(&(struct boxes){1, {{"bar", page->scroll_bar}}},
                       (struct box){0, 0, m->w, m->h}, where);
    boxes_add(&bar, page->scroll_bar, "scroll bar");
    /* Beside the page's controls, not over them. */
    bar.list[bar.count - 1].box.y = page->scroll.page.y;
    bar.list[bar.count - 1].box.h = page->scroll.content;
    boxes_check_apart(&bar, where);
}

/* Both in one go: to set a scene up costs more than to look at it. */
static void check_scene(struct app *app, const char *where)
{
    check_drawn(app, where);
    check_controls(app, where);
}

static void every_scene_stays_as_it_is_and_can_be_pressed(void **state)
{
    (void)state;
    stage_every_scene(looks, COUNT(looks), check_scene);
}

static void scenes_are_drawn_at_four_thousand_pixels(void **state)
{
    enum { EVERY = 4 };
    (void)state;
    for (int i = 0; screenshot_scene_name(i) != NULL; i++) {
        if (i % EVERY != 0)
            continue;
        struct app *app = stage_open(screenshot_scene_name(i), 3840, 2160, 125, THEME_DAY);
        check_scene(app, screenshot_scene_name(i));
        app_free(app);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scene_stays_as_it_is_and_can_be_pressed),
        cmocka_unit_test(scenes_are_drawn_at_four_thousand_pixels),
        cmocka_unit_test(every_scene_is_drawn_in_a_sliver_of_a_window),
        cmocka_unit_test(an_unknown_scene_is_refused_with_the_names_there_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
