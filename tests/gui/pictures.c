/* Golden images: every scene as it was looked at and accepted, pixel by pixel. They hold where the
 * text is set by the same FreeType, HarfBuzz and fonts as theirs; elsewhere they are skipped,
 * aloud. A difference leaves the new picture and the difference in the build folder. */
#include "support/check.h"

#include <SDL_image.h>
#include <SDL_ttf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "gui/screenshot.h"

struct golden_set {
    const char *suffix;
    int w, h;
    enum theme theme;
    int text_percent;
    const char *scenes[8]; /* none: every scene */
};

static const struct golden_set sets[] = {
    {"day", 1280, 720, THEME_DAY, 100, {NULL}},
    {"night", 1280, 720, THEME_NIGHT, 100, {NULL}},
    {"day-200", 1280, 720, THEME_DAY, 200, {NULL}},
    {"contrast",
     1280,
     720,
     THEME_CONTRAST,
     100,
     {"title", "lifted", "result", "debrief", "own-watch-debrief"}},
    {"1080-day",
     1920,
     1080,
     THEME_DAY,
     100,
     {"title", "lifted", "result", "debrief", "together-debrief"}},
    {"1080-night-200",
     1920,
     1080,
     THEME_NIGHT,
     200,
     {"lifted", "result", "debrief", "together-debrief"}},
};

/* --- where they hold ----------------------------------------------------------------------------
 */

static long font_bytes(void)
{
    struct stat status;
    return stat("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", &status) == 0
               ? (long)status.st_size
               : 0;
}

/* Debian 12's. */
static bool text_is_set_as_theirs(void)
{
    enum { NOTO_SANS_BYTES = 512672 };
    int freetype[3], harfbuzz[3];
    assert_int_equal(TTF_Init(), 0);
    TTF_GetFreeTypeVersion(&freetype[0], &freetype[1], &freetype[2]);
    TTF_GetHarfBuzzVersion(&harfbuzz[0], &harfbuzz[1], &harfbuzz[2]);
    TTF_Quit();
    bool same = freetype[0] == 2 && freetype[1] == 12 && freetype[2] == 1 && harfbuzz[0] == 6 &&
                harfbuzz[1] == 0 && harfbuzz[2] == 0 && font_bytes() == NOTO_SANS_BYTES;
    if (!same)
        print_message("skipped: the golden images are Debian 12's (FreeType 2.12.1, HarfBuzz "
                      "6.0.0, Noto Sans of %d bytes); here are FreeType %d.%d.%d, HarfBuzz "
                      "%d.%d.%d, %ld bytes\n",
                      NOTO_SANS_BYTES, freetype[0], freetype[1], freetype[2], harfbuzz[0],
                      harfbuzz[1], harfbuzz[2], font_bytes());
    return same;
}

/* --- comparing ----------------------------------------------------------------------------------
 */

static const uint32_t *row_of(const SDL_Surface *surface, int y)
{
    return (const uint32_t *)((const uint8_t *)surface->pixels +
                              (size_t)y * (size_t)surface->pitch);
}

/* Black where both agree, the new picture where they do not. */
static SDL_Surface *difference(const SDL_Surface *now, const SDL_Surface *was, long *pixels)
{
    SDL_Surface *picture = SDL_CreateRGBSurfaceWithFormat(0, now->w, now->h, 32,
                                                          SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(picture);
    *pixels = 0;
    for (int y = 0; y < now->h; y++) {
        uint32_t *row = (uint32_t *)((uint8_t *)picture->pixels +
                                     (size_t)y * (size_t)picture->pitch);
        for (int x = 0; x < now->w; x++) {
            /* With the opacity: the screen begins see-through, and what no scene paints stays so.
             */
            bool same = y < was->h && x < was->w && row_of(now, y)[x] == row_of(was, y)[x];
            row[x] = 0xFF000000u | (same ? 0 : row_of(now, y)[x]);
            *pixels += !same;
        }
    }
    if (now->w != was->w || now->h != was->h)
        *pixels += 1;
    return picture;
}

static SDL_Surface *read_golden(const char *path)
{
    SDL_Surface *loaded = IMG_Load(path), *picture;
    if (loaded == NULL)
        return NULL;
    picture = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(loaded);
    return picture;
}

static bool same_as_golden(SDL_Surface *now, const char *name)
{
    char path[1024], fresh[1024], off[1024];
    long pixels = -1;
    snprintf(path, sizeof path, "%s/tests/pictures/%s.png", PROJECT_FOLDER, name);
    snprintf(fresh, sizeof fresh, "%s/%s.png", NEW_FOLDER, name);
    snprintf(off, sizeof off, "%s/%s-difference.png", NEW_FOLDER, name);
    remove(fresh);
    remove(off);
    SDL_Surface *was = read_golden(path), *picture = NULL;
    if (was != NULL)
        picture = difference(now, was, &pixels);
    bool same = pixels == 0;
    const char *accept = getenv("EVENKEEL_ACCEPT");
    if (!same && accept != NULL && strcmp(accept, "1") == 0) {
        assert_int_equal(IMG_SavePNG(now, path), 0);
        print_message("accepted: %s\n", path);
        same = true;
    } else if (!same) {
        assert_int_equal(IMG_SavePNG(now, fresh), 0);
        if (picture != NULL)
            assert_int_equal(IMG_SavePNG(picture, off), 0);
        print_error("%s: %ld pixels differ\n  new: %s\n", name, pixels, fresh);
    }
    SDL_FreeSurface(picture);
    SDL_FreeSurface(was);
    return same;
}

/* "debrief-end" is the end of a page that scrolls only in large text. */
static bool is_another(const char *scene, const struct golden_set *set)
{
    size_t length = strlen(scene);
    return set->text_percent > 100 || length < 4 || strcmp(scene + length - 4, "-end") != 0;
}

static bool scene_is_golden(const char *scene, const struct golden_set *set)
{
    const struct screenshot screenshot = {scene, set->w, set->h, set->theme, set->text_percent};
    struct error error;
    char name[128];
    struct app *app = screenshot_stage(&screenshot, &error);
    if (app == NULL)
        fail_msg("%s: %s", scene, error.words);
    snprintf(name, sizeof name, "%s-%s", scene, set->suffix);
    bool same = same_as_golden(app->screen, name);
    app_free(app);
    return same;
}

/* --- tests --------------------------------------------------------------------------------------
 */

static void every_scene_looks_as_it_was_accepted(void **state)
{
    int off = 0;
    (void)state;
    if (!text_is_set_as_theirs())
        skip();
    mkdir(NEW_FOLDER, 0777);
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        const char *const *scenes = sets[i].scenes;
        for (int scene = 0; scenes[0] == NULL && screenshot_scene_name(scene) != NULL; scene++)
            if (is_another(screenshot_scene_name(scene), &sets[i]))
                off += !scene_is_golden(screenshot_scene_name(scene), &sets[i]);
        for (int scene = 0; scenes[scene] != NULL; scene++)
            off += !scene_is_golden(scenes[scene], &sets[i]);
    }
    assert_int_equal(off, 0);
}

/* What no scene paints would be rubbish in a window. The golden images hold that for day and night;
 * in high contrast, where waves are lines, there is more to leave out. */
static void every_pixel_is_painted_in_high_contrast(void **state)
{
    (void)state;
    for (int scene = 0; screenshot_scene_name(scene) != NULL; scene++) {
        const struct screenshot screenshot = {screenshot_scene_name(scene), 1000, 900,
                                              THEME_CONTRAST, 100 + scene % 2 * 100};
        struct error error;
        long bare = 0;
        struct app *app = screenshot_stage(&screenshot, &error);
        assert_non_null(app);
        for (int y = 0; y < screenshot.h; y++)
            for (int x = 0; x < screenshot.w; x++)
                bare += row_of(app->screen, y)[x] >> 24 != 255;
        check_int(bare, 0, "bare pixels in %s", screenshot.scene);
        app_free(app);
    }
}

static void the_same_scene_twice_is_the_same_to_the_pixel(void **state)
{
    const struct screenshot screenshot = {"result", 1280, 720, THEME_DAY, 100};
    struct error error;
    long pixels;
    (void)state;
    struct app *one = screenshot_stage(&screenshot, &error);
    struct app *two = screenshot_stage(&screenshot, &error);
    assert_true(one != NULL && two != NULL);
    SDL_FreeSurface(difference(one->screen, two->screen, &pixels));
    assert_int_equal(pixels, 0);
    app_free(one);
    app_free(two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scene_looks_as_it_was_accepted),
        cmocka_unit_test(every_pixel_is_painted_in_high_contrast),
        cmocka_unit_test(the_same_scene_twice_is_the_same_to_the_pixel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
