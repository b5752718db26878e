/* Pause and the questions over the table: every way in, every way out, and nothing lost. */
#include "gui/scenes.h"

#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/stage.h"

/* Opens the pause by one of its ways: a letter, Escape or the corner's button. */
enum way_in { BY_LETTER, BY_ESCAPE, BY_BUTTON, BY_FINGER, WAYS_IN };

static void pause_by(struct app *app, int way)
{
    switch ((enum way_in)way) {
    case BY_LETTER:
        stage_keys(app, "P");
        break;
    case BY_ESCAPE:
        stage_keys(app, "<");
        break;
    case BY_BUTTON:
        stage_press(app, POINTER_MOUSE, TABLE_MENU);
        break;
    case BY_FINGER:
        stage_press(app, POINTER_FINGER, TABLE_MENU);
        break;
    case WAYS_IN:
        break;
    }
}

static void the_pause_opens_and_closes_in_every_way_from_every_phase(void **state)
{
    (void)state;
    static const char *const scenes[] = {"table", "result", "result-cards", "tutorial"};
    for (int i = 0; i < COUNT(scenes); i++) {
        struct app *app = stage_open(scenes[i], 1280, 720, 100, THEME_DAY);
        char *before = stage_moves(app);
        enum session_phase phase = app->session->phase;
        for (int in = 0; in < WAYS_IN; in++) {
            static const char *const outs[] = {"P", "<", "+"};
            for (int out = 0; out < COUNT(outs); out++) {
                pause_by(app, in);
                check_text(stage_scene(app), "pause", "'%s', way in %d", scenes[i], in);
                check_int(app_has_focus(app, STAGE_PAUSE_ON), true, "back is offered first");
                stage_keys(app, outs[out]);
                check_text(stage_scene(app), "table", "'%s', way out %d", scenes[i], out);
            }
            pause_by(app, in);
            stage_press(app, POINTER_MOUSE, STAGE_PAUSE_ON);
            check_text(stage_scene(app), "table", "'%s', by button", scenes[i]);
        }
        char *after = stage_moves(app);
        check_text(after, before, "'%s': nothing is played", scenes[i]);
        check_int((int)app->session->phase, (int)phase, "'%s'", scenes[i]);
        free(before);
        free(after);
        app_free(app);
    }
}

static void an_act_that_is_over_can_be_paused(void **state)
{
    (void)state;
    static const char *const keys[] = {"P", "<"};
    for (int i = 0; i < COUNT(keys); i++) {
        struct app *app = stage_open("act", 1280, 720, 100, THEME_DAY);
        stage_keys(app, keys[i]);
        check_text(stage_scene(app), "pause", "'%s'", keys[i]);
        stage_keys(app, "+");
        check_text(stage_scene(app), "table", "'%s'", keys[i]);
        check_int((int)app->session->phase, SESSION_ACT_OVER, "'%s'", keys[i]);
        app_free(app);
    }
}

static void a_lifted_card_stays_lifted_over_a_pause(void **state)
{
    (void)state;
    struct app *app = stage_open("lifted", 1280, 720, 100, THEME_DAY);
    stage_keys(app, "P");
    /* The table's letters are not heard through the pause. */
    stage_keys(app, "A");
    assert_string_equal(stage_scene(app), "pause");
    stage_keys(app, "<");
    assert_int_equal(stage_table(app)->lifted, 2);
    assert_true(app_has_focus(app, TABLE_RESPONSE + 2));
    /* Escape puts it back first, then pauses. */
    stage_keys(app, "<");
    assert_string_equal(stage_scene(app), "table");
    assert_int_equal(stage_table(app)->lifted, NOTHING_LIFTED);
    stage_keys(app, "<");
    assert_string_equal(stage_scene(app), "pause");
    app_free(app);
}

static void pages_opened_from_the_pause_lead_back_to_it(void **state)
{
    (void)state;
    static const struct {
        int control;
        const char *scene;
    } rows[] = {{STAGE_PAUSE_HELP, "help"},
                {STAGE_PAUSE_SETTINGS, "settings"},
                {STAGE_PAUSE_END, "question"}};
    struct app *app = stage_open("pause", 1280, 720, 100, THEME_DAY);
    for (int i = 0; i < COUNT(rows); i++) {
        stage_press(app, POINTER_MOUSE, rows[i].control);
        check_text(stage_scene(app), rows[i].scene, "row %d", i);
        stage_keys(app, "<");
        check_text(stage_scene(app), "pause", "row %d", i);
        check_int(app_has_focus(app, rows[i].control), true, "row %d: the focus is kept", i);
    }
    app_free(app);
}

static void ending_asks_first_and_then_tells_what_was_played(void **state)
{
    (void)state;
    struct app *app = stage_open("pause", 1280, 720, 100, THEME_DAY);
    stage_press(app, POINTER_MOUSE, STAGE_PAUSE_END);
    assert_string_equal(stage_scene(app), "question");
    /* Enter, pressed without reading, goes on playing. */
    assert_true(app_has_focus(app, STAGE_QUESTION_NO));
    stage_keys(app, "+");
    assert_string_equal(stage_scene(app), "pause");
    stage_press(app, POINTER_MOUSE, STAGE_PAUSE_END);
    stage_press(app, POINTER_MOUSE, STAGE_QUESTION_YES);
    assert_string_equal(stage_scene(app), "debrief");
    assert_int_equal(app->depth, 1);
    struct debrief_view *view = malloc(sizeof *view);
    assert_non_null(view);
    debrief_view_of(view, app->session, 0);
    assert_true(view->ended_early);
    assert_int_equal(view->story.turn_count, 4);
    free(view);
    stage_keys(app, "<");
    assert_string_equal(stage_scene(app), "title");
    app_free(app);
}

static void ending_before_the_first_card_has_a_debrief_too(void **state)
{
    (void)state;
    static const char *const pages[] = {"gauges", "cards"};
    struct app *app = stage_open("setup", 1280, 720, 100, THEME_DAY);
    stage_keys(app, "+P");
    stage_press(app, POINTER_MOUSE, STAGE_PAUSE_END);
    stage_press(app, POINTER_MOUSE, STAGE_QUESTION_YES);
    assert_string_equal(stage_scene(app), "debrief");
    for (int i = 0; i < COUNT(pages); i++) {
        stage_press(app, POINTER_MOUSE, STAGE_DEBRIEF_GAUGES + i);
        check_text(stage_scene(app), pages[i], "page %d", i);
        stage_keys(app, "<");
    }
    app_free(app);
}

static void leaving_asks_only_when_something_would_be_lost(void **state)
{
    (void)state;
    struct app *app = stage_open("pause", 1280, 720, 100, THEME_DAY);
    stage_press(app, POINTER_MOUSE, STAGE_PAUSE_LEAVE);
    assert_string_equal(stage_scene(app), "question");
    stage_press(app, POINTER_MOUSE, STAGE_QUESTION_NO);
    assert_string_equal(stage_scene(app), "pause");
    stage_press(app, POINTER_MOUSE, STAGE_PAUSE_LEAVE);
    stage_press(app, POINTER_MOUSE, STAGE_QUESTION_YES);
    assert_string_equal(stage_scene(app), "title");
    assert_int_equal(app->depth, 1);
    app_free(app);
    static const char *const nothing_lost[] = {"setup", "tutorial-result"};
    for (int i = 0; i < COUNT(nothing_lost); i++) {
        app = stage_open(nothing_lost[i], 1280, 720, 100, THEME_DAY);
        stage_keys(app, i == 0 ? "+P" : "P");
        stage_press(app, POINTER_MOUSE, STAGE_PAUSE_LEAVE);
        check_text(stage_scene(app), "title", "'%s'", nothing_lost[i]);
        app_free(app);
    }
}

static void help_is_one_key_away_and_no_deeper(void **state)
{
    (void)state;
    static const char *const scenes[] = {"title", "setup",    "settings", "table",
                                         "act",   "question", "debrief",  "cards"};
    for (int i = 0; i < COUNT(scenes); i++) {
        struct app *app = stage_open(scenes[i], 1280, 720, 100, THEME_DAY);
        const char *before = stage_scene(app);
        for (int j = 0; j < 3; j++)
            stage_key(app, SDLK_F1, 0);
        check_text(stage_scene(app), "help", "'%s'", scenes[i]);
        stage_keys(app, "<");
        check_text(stage_scene(app), before, "'%s'", scenes[i]);
        app_free(app);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_pause_opens_and_closes_in_every_way_from_every_phase),
        cmocka_unit_test(an_act_that_is_over_can_be_paused),
        cmocka_unit_test(a_lifted_card_stays_lifted_over_a_pause),
        cmocka_unit_test(pages_opened_from_the_pause_lead_back_to_it),
        cmocka_unit_test(ending_asks_first_and_then_tells_what_was_played),
        cmocka_unit_test(ending_before_the_first_card_has_a_debrief_too),
        cmocka_unit_test(leaving_asks_only_when_something_would_be_lost),
        cmocka_unit_test(help_is_one_key_away_and_no_deeper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
