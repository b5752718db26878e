/* Motion: how long it takes, that any input ends it, and that no input is lost by it. */
#include "gui/scenes.h"

#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/stage.h"

enum { LONG = 100000 }; /* milliseconds: longer than anything moves */

/* A table in a window, its cards just being dealt. */
static struct app *deal(enum speed speed, bool reduced)
{
    struct app *app = stage_open_window(1280, 720);
    struct preferences preferences = app->preferences;
    app->now = 1000;
    preferences.speed = speed;
    preferences.reduced_motion = reduced;
    app_set_preferences(app, &preferences);
    stage_keys(app, "+");
    assert_string_equal(stage_scene(app), "table");
    assert_false(stage_table(app)->layout.list);
    return app;
}

static double moves_until(struct app *app)
{
    return scene_table.moves_until(app, stage_table(app));
}

static void motion_takes_the_time_that_is_set(void **state)
{
    (void)state;
    /* mockups, "Motion": four cards and the situation, 60 ms apart, 220 ms each; a flight of 320;
     * then fit and gauges. */
    static const struct {
        enum speed speed;
        bool reduced;
        double dealt, result;
    } rows[] = {{SPEED_NORMAL, false, 460, 1000},
                {SPEED_SLOW, false, 736, 1600},
                {SPEED_FAST, false, 230, 500},
                {SPEED_OFF, false, 0, 0},
                {SPEED_NORMAL, true, 0, 0}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct app *app = deal(rows[i].speed, rows[i].reduced);
        check_int((int)(moves_until(app) + 0.5), (int)(1000 + rows[i].dealt), "row %d: dealt", i);
        stage_keys(app, "B+");
        check_int((int)(moves_until(app) + 0.5), (int)(1000 + rows[i].result), "row %d: result", i);
        check_int(table_flies(app, stage_table(app)), rows[i].result > 0, "row %d", i);
        app_free(app);
    }
}

static void an_input_while_cards_are_dealt_counts(void **state)
{
    (void)state;
    struct app *app = deal(SPEED_NORMAL, false);
    stage_keys(app, "B");
    assert_int_equal(stage_table(app)->lifted, 1);
    /* All cards lie there; only the lifted one still rises. */
    assert_true(moves_until(app) <= app->now + 140);
    app_free(app);
    app = deal(SPEED_NORMAL, false);
    stage_press(app, POINTER_MOUSE, TABLE_RESPONSE + 2);
    assert_int_equal(stage_table(app)->lifted, 2);
    app_free(app);
}

/* What the window shows; free() it. */
static uint32_t *picture(const struct app *app)
{
    const SDL_Surface *screen = app->screen;
    uint32_t *copy = malloc((size_t)screen->h * (size_t)screen->pitch);
    assert_non_null(copy);
    memcpy(copy, screen->pixels, (size_t)screen->h * (size_t)screen->pitch);
    return copy;
}

static void an_input_while_a_card_flies_ends_the_flight_and_no_more(void **state)
{
    (void)state;
    static const SDL_Event inputs[] = {
        {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_RETURN}}},
        {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_SPACE}}},
        {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_ESCAPE}}},
        {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_p}}},
        {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_F1}}},
        {.button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_LEFT, .x = 1100, .y = 650}},
        {.button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_LEFT, .x = 5, .y = 5}},
        {.wheel = {.type = SDL_MOUSEWHEEL, .y = -1, .preciseY = -1}},
    };
    for (int i = 0; i < COUNT(inputs); i++) {
        struct app *app = deal(SPEED_NORMAL, false);
        stage_keys(app, "B+");
        assert_true(table_flies(app, stage_table(app)));
        app->now += 100;
        app_draw(app);
        stage_send(app, &inputs[i]);
        check_int(table_flies(app, stage_table(app)), false, "input %d", i);
        check_int(moves_until(app) <= app->now, true, "input %d: nothing moves", i);
        check_text(stage_scene(app), "table", "input %d", i);
        check_int(stage_table(app)->view.phase, SESSION_RESULT, "input %d", i);
        check_int(stage_table(app)->view.round, 0, "input %d", i);
        /* The same is shown as when one waits. */
        uint32_t *skipped = picture(app);
        app->now += LONG;
        app_touch(app);
        app_draw(app);
        uint32_t *waited = picture(app);
        check_int(memcmp(skipped, waited, (size_t)app->screen->h * (size_t)app->screen->pitch), 0,
                  "input %d: the end of the motion", i);
        free(skipped);
        free(waited);
        /* The next Enter goes on. */
        stage_keys(app, "+");
        check_int(stage_table(app)->view.round, 1, "input %d: on", i);
        app_free(app);
    }
}

static void moving_the_mouse_is_no_reason_to_hurry(void **state)
{
    (void)state;
    struct app *app = deal(SPEED_NORMAL, false);
    stage_keys(app, "B+");
    double until = moves_until(app);
    stage_move(app, POINTER_MOUSE, (struct point){300, 300});
    stage_move(app, POINTER_MOUSE, (struct point){310, 300});
    assert_true(table_flies(app, stage_table(app)));
    assert_true(moves_until(app) == until);
    app_free(app);
}

static void what_is_to_be_seen_while_the_reasons_appear_can_be_acted_on(void **state)
{
    (void)state;
    struct app *app = deal(SPEED_NORMAL, false);
    stage_keys(app, "B+");
    app->now += 400; /* past the flight */
    app_draw(app);
    assert_true(moves_until(app) > app->now);
    stage_keys(app, "+");
    assert_int_equal(stage_table(app)->view.round, 1);
    app_free(app);
}

static void every_moment_of_a_motion_can_be_drawn(void **state)
{
    (void)state;
    struct app *app = deal(SPEED_SLOW, false);
    static const char *const keys[] = {"", "C", "A", "<", "B", "+", "+"};
    for (int i = 0; i < COUNT(keys); i++) {
        stage_keys(app, keys[i]);
        int frames = 0;
        for (; app->now < moves_until(app); app->now += 37, frames++)
            app_draw(app);
        app_draw(app);
        check_int(frames > 0, true, "'%s' moves something", keys[i]);
        app_draw(app);
        check_int(app->damage_count, 0, "'%s': at rest", keys[i]);
    }
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(motion_takes_the_time_that_is_set),
        cmocka_unit_test(an_input_while_cards_are_dealt_counts),
        cmocka_unit_test(an_input_while_a_card_flies_ends_the_flight_and_no_more),
        cmocka_unit_test(moving_the_mouse_is_no_reason_to_hurry),
        cmocka_unit_test(what_is_to_be_seen_while_the_reasons_appear_can_be_acted_on),
        cmocka_unit_test(every_moment_of_a_motion_can_be_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
