/* A window on SDL's dummy display: sizes from one pixel to huge, frames only when something has
 * changed, and the end. */
#include "gui/scenes.h"

#include <string.h>

#include "support/check.h"
#include "support/stage.h"

/* Lets the loop take what is waiting. An event of ours keeps it from waiting for another. */
static void take_events(struct app *app)
{
    SDL_Event event = {.type = SDL_USEREVENT};
    SDL_PushEvent(&event);
    app_frame(app);
    app_draw(app);
}

static void resize(struct app *app, int w, int h)
{
    SDL_SetWindowMinimumSize(app->window, 1, 1);
    SDL_SetWindowSize(app->window, w, h);
    take_events(app);
    check_int(app->draw.metrics.w == w && app->draw.metrics.h == h, true, "%d x %d: %d x %d", w, h,
              app->draw.metrics.w, app->draw.metrics.h);
    check_int(app->screen->w == w && app->screen->h == h, true, "%d x %d: the screen", w, h);
}

static void a_window_of_any_size_keeps_running(void **state)
{
    (void)state;
    static const int sizes[][2] = {{320, 240}, {1, 1},  {1, 3000},    {3000, 1}, {640, 480},
                                   {2, 2},     {33, 7}, {3840, 2160}, {800, 600}};
    /* Title, table, a lifted card, a result, a pause over it. */
    static const char *const keys[] = {"", "+", "C", "+", "P"};
    struct app *app = stage_open_window(1280, 720);
    /* A real window has a real clock: what moves would still be on its way. */
    app->preferences.speed = SPEED_OFF;
    for (int i = 0; i < COUNT(keys); i++) {
        stage_keys(app, keys[i]);
        const char *scene = stage_scene(app);
        for (int j = 0; j < COUNT(sizes); j++) {
            resize(app, sizes[j][0], sizes[j][1]);
            check_text(stage_scene(app), scene, "%d x %d", sizes[j][0], sizes[j][1]);
            int focus = app_page(app)->controls.focus;
            check_int(focus != CONTROL_NONE, true, "%d x %d: focus", sizes[j][0], sizes[j][1]);
        }
        resize(app, 1280, 720);
    }
    assert_string_equal(stage_scene(app), "pause");
    assert_int_equal(stage_table(app)->view.chosen, 2);
    app_free(app);
}

static void keys_and_clicks_are_heard_in_a_window_of_one_pixel(void **state)
{
    (void)state;
    struct app *app = stage_open_window(1280, 720);
    resize(app, 1, 1);
    stage_keys(app, "+B+");
    stage_click(app, POINTER_MOUSE, (struct point){0, 0});
    stage_drag(app, POINTER_FINGER, (struct point){0, 0}, (struct point){0, -40});
    stage_wheel(app, -3);
    assert_int_equal(app->session->move_count, 2);
    app_free(app);
}

/* Where nothing moves by itself. */
static struct app *open_still_window(void)
{
    struct app *app = stage_open_window(1280, 720);
    struct preferences preferences = app->preferences;
    preferences.reduced_motion = true;
    app_set_preferences(app, &preferences);
    return app;
}

static void nothing_is_drawn_while_nothing_changes(void **state)
{
    (void)state;
    struct app *app = open_still_window();
    take_events(app);
    for (int i = 0; i < 3; i++) {
        app->damage_count = -1;
        SDL_Event event = {.type = SDL_USEREVENT};
        SDL_PushEvent(&event);
        app_frame(app);
        check_int(app->damage_count, -1, "frame %d is not drawn", i);
    }
    stage_keys(app, ">");
    assert_true(app->damage_count > 0);
    app_free(app);
}

static void the_title_says_where_one_is(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *words;
    } rows[] = {{"", "Even Keel"},
                {"+", "Card 1 of 3: "},
                {"B+", "Result of card 1 of 3"},
                {"P", "Pause"},
                {"<+", "Card 2 of 3: "}};
    struct app *app = open_still_window();
    for (int i = 0; i < COUNT(rows); i++) {
        stage_keys(app, rows[i].keys);
        app_touch(app);
        take_events(app);
        const char *title = SDL_GetWindowTitle(app->window);
        check_int(strstr(title, rows[i].words) != NULL, true, "row %d: %s", i, title);
        check_int(strstr(title, "Even Keel") != NULL, true, "row %d: %s", i, title);
    }
    app_free(app);
}

static void full_screen_is_one_key_away(void **state)
{
    (void)state;
    struct app *app = stage_open_window(1280, 720);
    stage_key(app, SDLK_F11, 0);
    take_events(app);
    assert_true(app->preferences.full_screen);
    assert_true((SDL_GetWindowFlags(app->window) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0);
    stage_key(app, SDLK_RETURN, KMOD_LALT);
    take_events(app);
    assert_false(app->preferences.full_screen);
    assert_false(SDL_GetWindowFlags(app->window) & SDL_WINDOW_FULLSCREEN);
    assert_string_equal(stage_scene(app), "title");
    app_free(app);
}

static void the_player_can_quit_from_anywhere(void **state)
{
    (void)state;
    static const char *const scenes[] = {"title", "setup", "table", "question", "debrief"};
    for (int i = 0; i < COUNT(scenes); i++) {
        struct app *app = stage_open(scenes[i], 640, 480, 100, THEME_DAY);
        stage_key(app, SDLK_q, KMOD_LCTRL);
        check_int(app->quit, true, "'%s' by key", scenes[i]);
        app->quit = false;
        const SDL_Event event = {.type = SDL_QUIT};
        stage_send(app, &event);
        check_int(app->quit, true, "'%s' by the window's button", scenes[i]);
        app_free(app);
    }
}

static void a_window_is_opened_again_after_it_was_closed(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct app *app = stage_open_window(640, 480);
        check_text(stage_scene(app), "title", "window %d", i);
        app_free(app);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_window_of_any_size_keeps_running),
        cmocka_unit_test(keys_and_clicks_are_heard_in_a_window_of_one_pixel),
        cmocka_unit_test(nothing_is_drawn_while_nothing_changes),
        cmocka_unit_test(the_title_says_where_one_is),
        cmocka_unit_test(full_screen_is_one_key_away),
        cmocka_unit_test(the_player_can_quit_from_anywhere),
        cmocka_unit_test(a_window_is_opened_again_after_it_was_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
