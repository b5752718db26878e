/* Settings take effect at once, wherever they are changed. */
#include "gui/scenes.h"

#include <string.h>

#include "support/check.h"
#include "support/stage.h"

static void each_setting_is_kept_as_soon_as_it_is_chosen(void **state)
{
    (void)state;
    struct app *app = stage_open("settings", 1280, 720, 100, THEME_DAY);
    struct preferences *now = &app->preferences;
    for (int i = 4; i >= 0; i--) {
        stage_press(app, POINTER_MOUSE, STAGE_SETTINGS_TEXT + i);
        check_int(now->text_percent, 100 + 25 * i, "text size %d", i);
        check_int((int)(app->draw.metrics.text * 100 + 0.5), 100 + 25 * i, "text size %d", i);
    }
    for (int i = THEME_COUNT - 1; i >= 0; i--) {
        stage_press(app, POINTER_MOUSE, STAGE_SETTINGS_THEME + i);
        check_int((int)now->theme, i, "theme %d", i);
        check_int((int)app->draw.theme, i, "theme %d", i);
        check_int(app->damage_count > 0, true, "theme %d is seen", i);
    }
    for (int i = SPEED_COUNT - 1; i >= 0; i--) {
        stage_press(app, POINTER_MOUSE, STAGE_SETTINGS_SPEED + i);
        check_int((int)now->speed, i, "speed %d", i);
    }
    for (int i = 1; i >= 0; i--) {
        stage_press(app, POINTER_MOUSE, STAGE_SETTINGS_MOTION + i);
        check_int(now->reduced_motion, i == 1, "motion %d", i);
        stage_press(app, POINTER_MOUSE, STAGE_SETTINGS_KEYS + i);
        check_int(now->keys_shown, i == 1, "keys %d", i);
        stage_press(app, POINTER_MOUSE, STAGE_SETTINGS_WINNER + i);
        check_int(now->winner_shown, i == 1, "winner's moment %d", i);
    }
    assert_string_equal(stage_scene(app), "settings");
    stage_keys(app, "<");
    assert_string_equal(stage_scene(app), "title");
    app_free(app);
}

static void a_setting_is_chosen_by_keys_and_keeps_the_focus(void **state)
{
    (void)state;
    struct app *app = stage_open("settings", 1280, 720, 100, THEME_DAY);
    for (int i = 0; i < CONTROLS_MAX && !app_has_focus(app, STAGE_SETTINGS_TEXT + 4); i++)
        stage_keys(app, ">");
    stage_keys(app, "_");
    assert_int_equal(app->preferences.text_percent, 200);
    assert_true(app_has_focus(app, STAGE_SETTINGS_TEXT + 4));
    app_free(app);
}

static void the_text_size_is_changed_anywhere(void **state)
{
    (void)state;
    static const char *const scenes[] = {"title",        "setup", "table", "lifted",  "result",
                                         "result-cards", "act",   "pause", "debrief", "help"};
    for (int i = 0; i < COUNT(scenes); i++) {
        struct app *app = stage_open(scenes[i], 1280, 720, 100, THEME_DAY);
        const char *before = stage_scene(app);
        for (int j = 1; j <= 5; j++) {
            stage_key(app, j % 2 == 0 ? SDLK_PLUS : SDLK_EQUALS, KMOD_LCTRL);
            check_int(app->draw.metrics.text * 100 + 0.5 >= (j > 4 ? 200 : 100 + 25 * j), true,
                      "'%s', step %d", scenes[i], j);
        }
        check_int(app->preferences.text_percent, 200, "'%s': no more than that", scenes[i]);
        for (int j = 0; j < 5; j++)
            stage_key(app, SDLK_MINUS, KMOD_RCTRL);
        check_int(app->preferences.text_percent, 100, "'%s': no less", scenes[i]);
        check_text(stage_scene(app), before, "'%s'", scenes[i]);
        app_free(app);
    }
}

static void there_and_back_again_is_the_same_picture(void **state)
{
    (void)state;
    static const char *const scenes[] = {"table", "lifted", "result", "debrief", "settings"};
    for (int i = 0; i < COUNT(scenes); i++) {
        struct app *app = stage_open(scenes[i], 1280, 720, 100, THEME_DAY);
        struct app *other = stage_open(scenes[i], 1280, 720, 100, THEME_DAY);
        stage_key(app, SDLK_PLUS, KMOD_LCTRL);
        stage_key(app, SDLK_MINUS, KMOD_LCTRL);
        size_t bytes = (size_t)app->screen->h * (size_t)app->screen->pitch;
        check_int(memcmp(app->screen->pixels, other->screen->pixels, bytes), 0, "'%s'", scenes[i]);
        app_free(other);
        app_free(app);
    }
}

static void a_card_that_is_lifted_stays_so_in_any_text_size(void **state)
{
    (void)state;
    struct app *app = stage_open("lifted", 1280, 720, 100, THEME_DAY);
    for (int i = 0; i < 4; i++) {
        stage_key(app, SDLK_PLUS, KMOD_LCTRL);
        check_int(stage_table(app)->lifted, 2, "step %d", i);
        check_int(app_has_focus(app, TABLE_RESPONSE + 2), true, "step %d", i);
    }
    assert_true(stage_table(app)->layout.list);
    stage_keys(app, "+");
    assert_int_equal(stage_table(app)->view.phase, SESSION_RESULT);
    assert_int_equal(stage_table(app)->view.chosen, 2);
    app_free(app);
}

static void keys_that_are_hidden_are_not_drawn(void **state)
{
    (void)state;
    struct app *app = stage_open("lifted", 1280, 720, 100, THEME_DAY);
    struct preferences preferences = app->preferences;
    int line = stage_table(app)->layout.keys_y;
    assert_true(line > 0);
    preferences.keys_shown = false;
    app_set_preferences(app, &preferences);
    app_draw(app);
    struct app *other = stage_open("lifted", 1280, 720, 100, THEME_DAY);
    size_t row = (size_t)line * (size_t)app->screen->pitch;
    assert_true(memcmp((uint8_t *)app->screen->pixels + row, (uint8_t *)other->screen->pixels + row,
                       (size_t)app->screen->pitch) != 0);
    app_free(other);
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_setting_is_kept_as_soon_as_it_is_chosen),
        cmocka_unit_test(a_setting_is_chosen_by_keys_and_keeps_the_focus),
        cmocka_unit_test(the_text_size_is_changed_anywhere),
        cmocka_unit_test(there_and_back_again_is_the_same_picture),
        cmocka_unit_test(a_card_that_is_lifted_stays_so_in_any_text_size),
        cmocka_unit_test(keys_that_are_hidden_are_not_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
