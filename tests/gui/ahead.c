/* What comes next is painted while a result is read: it is ready then, and nothing else has
 * changed.
 */
#include <stdlib.h>
#include <string.h>

#include "gui/app_frame.h"
#include "gui/scenes.h"
#include "support/check.h"
#include "support/stage.h"

/* A result that is read, in a window that waits for no picture. */
static struct app *open_result(const char *scene)
{
    struct app *app = stage_open(scene, 1280, 720, 100, THEME_DAY);
    card_pictures_wait(app->draw.card_pictures, false);
    return app;
}

static void rest(struct app *app)
{
    do {
        app_rest(app);
        for (; card_pictures_busy(app->draw.card_pictures); app_tick(app))
            SDL_Delay(1);
        app_draw(app);
    } while (!stage_table(app)->next_ready);
}

static size_t painted_by_going_on(struct app *app)
{
    size_t before = pictures_bytes(app->draw.pictures);
    stage_keys(app, "+");
    return pictures_bytes(app->draw.pictures) - before;
}

static void the_next_page_is_ready_when_it_is_asked_for(void **state)
{
    (void)state;
    static const char *const scenes[] = {"result", "result-cards", "act"};
    for (int i = 0; i < COUNT(scenes); i++) {
        struct app *app = open_result(scenes[i]);
        size_t unprepared = painted_by_going_on(app);
        app_free(app);
        app = open_result(scenes[i]);
        rest(app);
        size_t prepared = painted_by_going_on(app);
        check_int(prepared * 20 < unprepared, true, "'%s': %zu bytes of %zu", scenes[i], prepared,
                  unprepared);
        app_free(app);
    }
}

static void nothing_is_played_and_nothing_shown_by_it(void **state)
{
    (void)state;
    struct app *app = open_result("result");
    char *before = stage_moves(app);
    struct page page = *app_page(app);
    app_draw(app);
    rest(app);
    assert_int_equal(app->depth, 1);
    assert_string_equal(stage_scene(app), "table");
    assert_int_equal(app->session->phase, SESSION_RESULT);
    assert_memory_equal(&page, app_page(app), sizeof page);
    char *after = stage_moves(app);
    assert_string_equal(after, before);
    app_draw(app);
    assert_int_equal(app->damage_count, 0);
    free(before);
    free(after);
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_page_is_ready_when_it_is_asked_for),
        cmocka_unit_test(nothing_is_played_and_nothing_shown_by_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
