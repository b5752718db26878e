/* A disk that takes its time: the window goes on without it, and shows no result before it is kept.
 */
#include <stdio.h>

#include "gui/scenes.h"
#include "session/play.h"
#include "store/query.h"
#include "support/check.h"
#include "support/home.h"
#include "support/stage.h"

/* Another program that has the database, as far as ours can tell. */
static void ask_for(struct database *other, const char *statement)
{
    struct query query;
    query_start(&query, other, statement, NO_VALUES);
    query_next(&query);
    assert_true(query_end(&query));
}

static struct app *open_without_a_page(void)
{
    struct error error, notice = {0};
    const struct app_setup setup = {.w = 1280, .h = 720, .notice = &notice};
    struct app *app = app_new(&setup, &error);
    if (app == NULL)
        fail_msg("%s", error.words);
    /* A real window has a real clock: what moves would still be on its way. */
    app->preferences.speed = SPEED_OFF;
    return app;
}

static void begin(struct app *app)
{
    const struct play_request request = {
        .decks = {PROJECT_FOLDER "/tests/vectors/deck.yaml"}, .deck_count = 1, .cards = "6"};
    stage_begin(app, &request);
}

static bool shows_the_result(struct app *app)
{
    return !stage_table(app)->holding;
}

static bool shows_the_next_page(struct app *app)
{
    return !app->show_waits;
}

/* The window's own loop: the disk wakes it. */
static void run_until(struct app *app, bool (*done)(struct app *app))
{
    for (int frames = 0; !done(app); frames++) {
        if (frames == 1000)
            fail_msg("'%s': the disk has answered in vain", stage_scene(app));
        app_frame(app);
    }
}

static void a_program_started_with_a_session_shows_it_at_once(void **state)
{
    (void)state;
    struct app *app = open_without_a_page();
    struct database *other = home_open();
    ask_for(other, "BEGIN IMMEDIATE");
    begin(app);
    /* A window without a page would be closed. */
    assert_int_equal(app->depth, 1);
    assert_string_equal(stage_scene(app), "table");
    assert_false(app_noted(app));
    ask_for(other, "COMMIT");
    assert_true(autosave_wait(&app->autosave, -1));
    database_close(other);
    app_free(app);
}

static void a_result_and_a_next_page_are_shown_once_they_are_kept(void **state)
{
    (void)state;
    struct app *app = open_without_a_page();
    struct database *other = home_open();
    begin(app);
    assert_true(autosave_wait(&app->autosave, -1));
    ask_for(other, "BEGIN IMMEDIATE");
    stage_keys(app, "A+");
    assert_true(stage_table(app)->holding);
    assert_false(app_noted(app));
    ask_for(other, "COMMIT");
    run_until(app, shows_the_result);
    assert_true(app_noted(app));
    ask_for(other, "BEGIN IMMEDIATE");
    stage_keys(app, "+");
    int moves = app->session->move_count;
    assert_true(app->show_waits);
    /* What is typed meanwhile would be typed at a page that is not there yet. */
    stage_keys(app, "A+");
    assert_int_equal(app->session->move_count, moves);
    ask_for(other, "COMMIT");
    run_until(app, shows_the_next_page);
    stage_keys(app, "A+");
    assert_true(app->session->move_count > moves);
    database_close(other);
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_started_with_a_session_shows_it_at_once),
        cmocka_unit_test(a_result_and_a_next_page_are_shown_once_they_are_kept),
    };
    return cmocka_run_group_tests(tests, home_make, home_remove);
}
