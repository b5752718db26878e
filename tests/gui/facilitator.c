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

static void a_card_that_nobody_answered_has_a_result_to_look_at(void **state)
{
    static const char *const scenes[] = {"crew", "own-watch"};
    (void)state;
    for (int i = 0; i < COUNT(scenes); i++) {
        struct app *app = stage_open(scenes[i], 1280, 720, 100, THEME_DAY);
        for (int j = 0; j < 60 && app->session->phase != SESSION_DEBRIEF; j++) {
            if (session_check(app->session, COMMAND_NO_ANSWER) == REFUSED_NOT)
                facilitator_do(app, COMMAND_NO_ANSWER);
            else if (app->session->phase == SESSION_HANDOVER)
                session_take_seat(app->session, NULL);
            else
                facilitator_do(app, COMMAND_NEXT);
            app_show_session(app);
            app_change_scene(app);
            app_draw(app);
        }
        app_free(app);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_that_nobody_answered_has_a_result_to_look_at),
        cmocka_unit_test(f1_and_f2_in_turn_open_each_page_once),
        cmocka_unit_test(more_time_and_a_pause_leave_a_pick_alone),
        cmocka_unit_test(there_is_no_facilitator_once_the_session_is_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
