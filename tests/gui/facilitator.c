/* The facilitator's pages: never over themselves, and no thief of what was picked. */
#include "gui/facilitator.h"

#include "gui/scenes.h"
#include "support/check.h"
#include "support/stage.h"

static void f1_and_f2_in_turn_open_each_page_once(void **state)
{
    (void)state;
    struct app *app = stage_open("handover", 1280, 720, 100, THEME_DAY);
    for (int i = 0; i < 8; i++)
        stage_key(app, i % 2 == 0 ? SDLK_F2 : SDLK_F1, 0);
    check_int(app->depth <= 3, true, "%d pages", app->depth);
    app_free(app);
}

static void more_time_and_a_pause_leave_a_pick_alone(void **state)
{
    (void)state;
    struct app *app = stage_open("vote-timed", 1280, 720, 100, THEME_DAY);
    int votes = app->session->move_count;
    stage_key(app, SDLK_b, 0);
    facilitator_do(app, COMMAND_EXTEND);
    app_change_scene(app);
    facilitator_do(app, COMMAND_PAUSE);
    app_change_scene(app);
    assert_string_equal(stage_scene(app), "paused");
    facilitator_do(app, COMMAND_PAUSE);
    app_change_scene(app);
    assert_string_equal(stage_scene(app), "vote");
    stage_key(app, SDLK_RETURN, 0);
    check_int(app->session->move_count, votes + 1, "the vote is in");
    check_int(app->session->moves[votes].response, 1, "as it was picked");
    app_free(app);
}

static void there_is_no_facilitator_once_the_session_is_over(void **state)
{
    (void)state;
    struct app *app = stage_open("together-debrief", 1280, 720, 100, THEME_DAY);
    stage_key(app, SDLK_F2, 0);
    assert_string_equal(stage_scene(app), "together-debrief");
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(f1_and_f2_in_turn_open_each_page_once),
        cmocka_unit_test(more_time_and_a_pause_leave_a_pick_alone),
        cmocka_unit_test(there_is_no_facilitator_once_the_session_is_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
