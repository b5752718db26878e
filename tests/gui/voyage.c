/* Whole voyages, from the title to the debrief and back: by keys alone and by the pointer alone. */
#include "gui/scenes.h"

#include <stdlib.h>
#include <string.h>

#include "gui/form.h"
#include "support/check.h"
#include "support/stage.h"

/* The votes of a move list, "ABBA…"; free() it. */
static char *votes(const struct app *app)
{
    char *moves = stage_moves(app), *letters = calloc(1, strlen(moves) + 1);
    int count = 0;
    assert_non_null(letters);
    for (const char *line = moves; (line = strstr(line, "vote 1 ")) != NULL; line++)
        letters[count++] = line[7];
    free(moves);
    return letters;
}

static void check_votes(const struct app *app, const char *expected)
{
    char *letters = votes(app);
    assert_string_equal(letters, expected);
    free(letters);
}

static void check_debrief(struct app *app)
{
    assert_string_equal(stage_scene(app), "debrief");
    assert_int_equal(app->session->phase, SESSION_DEBRIEF);
    check_votes(app, "BBBBBBBBBBBB");
}

static void the_first_start_offers_the_guided_cards_by_keys_alone(void **state)
{
    (void)state;
    struct app *app = stage_open_window(1280, 720);
    assert_string_equal(stage_scene(app), "title");
    assert_false(app->preferences.tutorial_done);
    stage_keys(app, "+");
    assert_string_equal(stage_scene(app), "table");
    assert_true(app->session->setup.tutorial);
    for (int i = 0; i < 3; i++) {
        check_int(stage_table(app)->view.round, i, "card %d", i);
        assert_non_null(tutorial_hint(&stage_table(app)->view));
        stage_keys(app, "B+");
        assert_int_equal(stage_table(app)->view.phase, SESSION_RESULT);
        app->now += 10000;
        stage_keys(app, "+");
    }
    check_votes(app, "BBB");
    assert_string_equal(stage_scene(app), "question");
    assert_true(app->preferences.tutorial_done);
    stage_keys(app, "+");
    assert_string_equal(stage_scene(app), "setup");
    stage_keys(app, "+");
    assert_string_equal(stage_scene(app), "table");
    assert_false(app->session->setup.tutorial);
    assert_int_equal(app->session->setup.game.rounds, ROUNDS_USUAL);
    app_free(app);
}

static void a_tutorial_that_was_taken_leads_back_to_the_title_too(void **state)
{
    (void)state;
    struct app *app = stage_open("tutorial-result", 1280, 720, 100, THEME_DAY);
    stage_keys(app, "+B++B++");
    assert_string_equal(stage_scene(app), "question");
    stage_press(app, POINTER_MOUSE, STAGE_QUESTION_YES);
    assert_string_equal(stage_scene(app), "title");
    /* Now the voyage comes first. */
    assert_int_equal(app_page(app)->controls.focus, STAGE_TITLE_SAIL);
    app_free(app);
}

static void a_voyage_is_played_by_keys_alone(void **state)
{
    (void)state;
    static const int percents[] = {100, 200};
    for (int i = 0; i < COUNT(percents); i++) {
        struct app *app = stage_open("title", 1280, 720, percents[i], THEME_DAY);
        int acts = 0;
        stage_keys(app, "++");
        assert_string_equal(stage_scene(app), "table");
        while (app->session->phase != SESSION_DEBRIEF) {
            assert_int_equal(stage_table(app)->view.phase, SESSION_CHOOSE);
            stage_keys(app, "2++");
            if (app->session->phase == SESSION_ACT_OVER) {
                acts++;
                stage_keys(app, "+");
            }
        }
        assert_int_equal(acts, 2); /* the third ends in the debrief */
        check_debrief(app);
        stage_keys(app, "+");
        assert_string_equal(stage_scene(app), "title");
        app_free(app);
    }
}

static void play_by_pointer(struct app *app, enum pointer pointer)
{
    stage_press(app, pointer, STAGE_TITLE_SAIL);
    assert_string_equal(stage_scene(app), "setup");
    stage_press(app, pointer, STAGE_SETUP_START);
    assert_string_equal(stage_scene(app), "table");
    while (app->session->phase != SESSION_DEBRIEF) {
        assert_int_equal(stage_table(app)->view.phase, SESSION_CHOOSE);
        stage_press(app, pointer, TABLE_RESPONSE + 1);
        stage_press(app, pointer, TABLE_RESPONSE + 1);
        /* Once around: the cards again, and back to the reasons. */
        stage_press(app, pointer, TABLE_CARDS);
        assert_true(stage_table(app)->cards_shown);
        stage_press(app, pointer, TABLE_CARDS);
        assert_false(stage_table(app)->cards_shown);
        stage_press(app, pointer, TABLE_NEXT);
        if (app->session->phase == SESSION_ACT_OVER)
            stage_press(app, pointer, TABLE_NEXT);
    }
}

static void a_voyage_is_played_by_the_pointer_alone(void **state)
{
    (void)state;
    static const struct {
        enum pointer pointer;
        int w, h, percent;
    } rows[] = {{POINTER_MOUSE, 1280, 720, 100},
                {POINTER_MOUSE, 640, 480, 150},
                {POINTER_FINGER, 1280, 720, 200}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct app *app = stage_open("title", rows[i].w, rows[i].h, rows[i].percent, THEME_NIGHT);
        play_by_pointer(app, rows[i].pointer);
        check_debrief(app);
        static const struct {
            int control;
            const char *scene;
        } pages[] = {{STAGE_DEBRIEF_GAUGES, "gauges"}, {STAGE_DEBRIEF_CARDS, "cards"}};
        for (int j = 0; j < COUNT(pages); j++) {
            stage_press(app, rows[i].pointer, pages[j].control);
            assert_string_equal(stage_scene(app), pages[j].scene);
            stage_press(app, rows[i].pointer, FORM_BACK);
            assert_string_equal(stage_scene(app), "debrief");
        }
        stage_press(app, rows[i].pointer, STAGE_DEBRIEF_DONE);
        assert_string_equal(stage_scene(app), "title");
        stage_press(app, rows[i].pointer, STAGE_TITLE_QUIT);
        assert_true(app->quit);
        app_free(app);
    }
}

static void nothing_that_expert_shows_depends_on_the_gauges(void **state)
{
    (void)state;
    static const struct {
        const char *scene;
        int damage; /* places that change with the gauges: at least so many */
    } rows[] = {{"expert", 0}, {"guided", 2}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct app *app = stage_open(rows[i].scene, 1280, 720, 100, THEME_DAY);
        struct ship *ship = &app->session->game.seats[0].ship;
        ship->direction = 3;
        ship->order = 97;
        view_of(&stage_table(app)->view, app->session, AUDIENCE_ROOM);
        app_touch(app);
        app_draw(app);
        check_int(rows[i].damage == 0 ? app->damage_count == 0
                                      : app->damage_count >= rows[i].damage,
                  true, "'%s': %d places", rows[i].scene, app->damage_count);
        app_free(app);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_start_offers_the_guided_cards_by_keys_alone),
        cmocka_unit_test(a_tutorial_that_was_taken_leads_back_to_the_title_too),
        cmocka_unit_test(a_voyage_is_played_by_keys_alone),
        cmocka_unit_test(a_voyage_is_played_by_the_pointer_alone),
        cmocka_unit_test(nothing_that_expert_shows_depends_on_the_gauges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
