/* A group's debrief at the machine: every button by key, mouse and finger, the report on the disk,
 * the moment for those who sailed closest. */
#include "gui/scenes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/stage.h"

enum { STAGE_BACK = 200 };

static const char *const debriefs[] = {"together-debrief", "own-watch-debrief"};
static struct folder home;

static int make_home(void **state)
{
    (void)state;
    folder_init(&home);
    setenv("HOME", home.path, 1);
    unsetenv("XDG_CONFIG_HOME");
    return 0;
}

static int release_home(void **state)
{
    (void)state;
    setenv("HOME", "/dev/null", 1);
    folder_release(&home);
    return 0;
}

/* Tab until the control has the focus. */
static void tab_to(struct app *app, int control)
{
    for (int i = 0; i < CONTROLS_MAX && !app_has_focus(app, control); i++)
        stage_keys(app, ">");
    check_int(app_has_focus(app, control), true, "'%s': Tab reaches %d", stage_scene(app), control);
}

static void every_button_works_by_key_mouse_and_finger(void **state)
{
    (void)state;
    static const struct {
        int control;
        const char *scene;
    } rows[] = {{STAGE_DEBRIEF_SAVE, "save"},
                {STAGE_DEBRIEF_GAUGES, "gauges"},
                {STAGE_DEBRIEF_CARDS, "cards"},
                {STAGE_DEBRIEF_WINNER, "winner"},
                {STAGE_DEBRIEF_DONE, "title"}};
    static const int sizes[][3] = {{1280, 720, 100}, {800, 600, 200}};
    for (int i = 0; i < COUNT(debriefs) * COUNT(sizes); i++) {
        const int *size = sizes[i / COUNT(debriefs)];
        struct app *app = stage_open(debriefs[i % COUNT(debriefs)], size[0], size[1], size[2],
                                     THEME_DAY);
        assert_true(app_has_focus(app, STAGE_DEBRIEF_DONE));
        for (int j = 0; j + 1 < COUNT(rows) * 3; j++) {
            int control = rows[j / 3].control;
            if (j % 3 == 0) {
                tab_to(app, control);
                stage_keys(app, "+");
            } else {
                stage_press(app, j % 3 == 1 ? POINTER_MOUSE : POINTER_FINGER, control);
            }
            check_text(stage_scene(app), rows[j / 3].scene, "row %d", j);
            if (control == STAGE_DEBRIEF_DONE)
                break;
            stage_keys(app, "<");
            check_text(stage_scene(app), "together-debrief", "row %d", j);
            check_int(app_has_focus(app, control), true, "row %d: the focus is kept", j);
        }
        app_free(app);
    }
}

static void escape_leads_home(void **state)
{
    (void)state;
    struct app *app = stage_open(debriefs[0], 1280, 720, 100, THEME_DAY);
    stage_keys(app, "<");
    assert_string_equal(stage_scene(app), "title");
    assert_int_equal(app->depth, 1);
    app_free(app);
}

static void a_rehearsal_has_no_report(void **state)
{
    (void)state;
    static const char *const scenes[] = {"together-debrief", "own-watch-debrief", "debrief"};
    for (int i = 0; i < COUNT(scenes); i++) {
        struct app *app = stage_open(scenes[i], 1280, 720, 100, THEME_DAY);
        check_int(stage_has(app, STAGE_DEBRIEF_SAVE), true, "'%s'", scenes[i]);
        app->session->setup.options.rehearsal = true;
        app_touch(app);
        app_draw(app);
        check_int(stage_has(app, STAGE_DEBRIEF_SAVE), false, "'%s'", scenes[i]);
        app_free(app);
    }
}

static void the_winners_moment_can_be_switched_off(void **state)
{
    (void)state;
    struct app *app = stage_open(debriefs[0], 1280, 720, 100, THEME_DAY);
    struct preferences preferences = app->preferences;
    assert_true(preferences.winner_shown);
    preferences.winner_shown = false;
    app_set_preferences(app, &preferences);
    app_draw(app);
    assert_false(stage_has(app, STAGE_DEBRIEF_WINNER));
    app_free(app);
}

/* --- the report ---------------------------------------------------------------------------------
 */

static char *saved_text(const char *ending, const char *way)
{
    char name[256];
    snprintf(name, sizeof name, "Documents/Even Keel/even-keel-2026-11-24-1000-%s.%s", way, ending);
    char *text = file_text(folder_file(&home, name));
    if (text == NULL)
        fail_msg("'%s' was not written", home.file);
    return text;
}

static struct app *open_save(const char *scene)
{
    struct app *app = stage_open(scene, 1280, 720, 100, THEME_DAY);
    snprintf(app->session->started, STARTED_BYTES, "2026-11-24 10:00");
    stage_press(app, POINTER_MOUSE, STAGE_DEBRIEF_SAVE);
    assert_string_equal(stage_scene(app), "save");
    return app;
}

static void the_four_formats_are_written_and_hold_what_was_played(void **state)
{
    (void)state;
    static const struct {
        const char *ending, *begin, *holds;
    } rows[] = {{"html", "<!DOCTYPE html>", "</html>"},
                {"csv", "session,", "Same boat"},
                {"md", "# Even Keel", "Seat 5"},
                {"json", "{", "\"seats\""}};
    struct app *app = open_save(debriefs[0]);
    for (int i = 0; i < COUNT(rows); i++) {
        tab_to(app, STAGE_SAVE_FORMAT + i);
        stage_keys(app, "+");
        assert_true(app_has_focus(app, STAGE_SAVE_COPY));
        char *text = saved_text(rows[i].ending, "same-boat");
        const char *start = strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text;
        check_int(strncmp(start, rows[i].begin, strlen(rows[i].begin)), 0, "%s: %.60s",
                  rows[i].ending, text);
        check_int(strstr(text, rows[i].holds) != NULL || i == 1, true, "%s", rows[i].ending);
        check_int(strstr(text, "Asha") == NULL, true, "%s: nobody is named", rows[i].ending);
        free(text);
    }
    app_free(app);
}

static void names_stand_in_it_only_when_asked_for(void **state)
{
    (void)state;
    struct app *app = open_save(debriefs[1]);
    stage_press(app, POINTER_FINGER, STAGE_SAVE_NAMES + 1);
    stage_press(app, POINTER_FINGER, STAGE_SAVE_FORMAT + 2);
    char *text = saved_text("md", "own-watch");
    assert_non_null(strstr(text, "Asha"));
    free(text);
    stage_press(app, POINTER_FINGER, STAGE_SAVE_NAMES);
    stage_press(app, POINTER_FINGER, STAGE_SAVE_FORMAT + 2);
    text = file_text(
        folder_file(&home, "Documents/Even Keel/even-keel-2026-11-24-1000-own-watch-2.md"));
    assert_non_null(text);
    assert_null(strstr(text, "Asha"));
    free(text);
    app_free(app);
}

static void the_path_can_be_copied(void **state)
{
    (void)state;
    struct app *app = open_save(debriefs[0]);
    /* The clipboard is the display's. */
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_VIDEO), 0);
    assert_false(stage_has(app, STAGE_SAVE_COPY));
    stage_keys(app, "+");
    assert_true(stage_has(app, STAGE_SAVE_COPY));
    stage_keys(app, "+");
    char *copied = SDL_GetClipboardText();
    assert_string_equal(
        copied, folder_file(&home, "Documents/Even Keel/even-keel-2026-11-24-1000-same-boat.html"));
    SDL_free(copied);
    app_free(app);
}

static void a_voyage_alone_has_a_report_without_a_question_of_names(void **state)
{
    (void)state;
    struct app *app = open_save("debrief");
    assert_false(stage_has(app, STAGE_SAVE_NAMES));
    stage_keys(app, "+");
    char *text = saved_text("html", "voyage");
    assert_non_null(strstr(text, "</html>"));
    free(text);
    stage_keys(app, "<");
    assert_string_equal(stage_scene(app), "debrief");
    app_free(app);
}

static void where_nothing_can_be_written_a_sentence_says_so(void **state)
{
    (void)state;
    folder_write(&home, "Documents", "in the way");
    struct app *app = open_save(debriefs[0]);
    int moves = app->session->move_count;
    for (int i = 0; i < 4; i++) {
        stage_press(app, POINTER_MOUSE, STAGE_SAVE_FORMAT + i);
        check_int(stage_has(app, STAGE_SAVE_COPY), false, "format %d", i);
        check_text(stage_scene(app), "save", "format %d", i);
    }
    /* Put right, it is saved from the same page. */
    remove(folder_file(&home, "Documents"));
    stage_press(app, POINTER_MOUSE, STAGE_SAVE_FORMAT);
    assert_true(stage_has(app, STAGE_SAVE_COPY));
    assert_int_equal(app->session->move_count, moves);
    stage_keys(app, "<");
    assert_string_equal(stage_scene(app), "together-debrief");
    app_free(app);
}

/* --- pages --------------------------------------------------------------------------------------
 */

static void each_own_watch_has_its_gauges(void **state)
{
    (void)state;
    enum { PLACES = 6 };
    struct app *app = stage_open("own-watch-gauges", 1280, 720, 100, THEME_DAY);
    size_t bytes = (size_t)app->screen->h * (size_t)app->screen->pitch;
    void *mean = malloc(bytes);
    assert_non_null(mean);
    assert_true(app_has_focus(app, STAGE_GAUGES_AFTER));
    memcpy(mean, app->screen->pixels, bytes);
    for (int i = 1; i <= PLACES; i++) {
        stage_keys(app, "+");
        check_int(memcmp(mean, app->screen->pixels, bytes) == 0, i == PLACES, "ship %d", i);
    }
    for (int i = 1; i <= PLACES; i++) {
        stage_key(app, i % 2 == 0 ? SDLK_LEFT : SDLK_RIGHT, 0);
        check_int(memcmp(mean, app->screen->pixels, bytes) == 0, i % 2 == 0, "key %d", i);
    }
    stage_press(app, POINTER_MOUSE, STAGE_GAUGES_BEFORE);
    assert_string_equal(stage_scene(app), "gauges");
    stage_press(app, POINTER_MOUSE, STAGE_BACK);
    assert_string_equal(stage_scene(app), "together-debrief");
    free(mean);
    app_free(app);
    /* One boat has one course. */
    app = stage_open(debriefs[0], 1280, 720, 100, THEME_DAY);
    stage_press(app, POINTER_MOUSE, STAGE_DEBRIEF_GAUGES);
    assert_false(stage_has(app, STAGE_GAUGES_BEFORE));
    app_free(app);
}

/* A group of so many with names of all kinds, who end after so many cards. */
static struct app *open_group(enum way way, int seats, int rounds, int percent)
{
    static const char *const names[SEATS_MAX] = {"Asha",
                                                 "Maximiliane von Hohenstein-Wolkenburg-X.",
                                                 "مريم عبد الرحمن",
                                                 "🚣🏽‍♀️ Team Rudder 🏳️‍🌈",
                                                 "Donaudampfschifffahrtsgesellschaftskapit",
                                                 "שרה לוי",
                                                 "B",
                                                 "王小明 and 佐藤花子",
                                                 "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
                                                 "Ben",
                                                 "Priya",
                                                 "Tomás"};
    struct error error;
    struct app *app = stage_open(debriefs[0], 1280, 720, percent, THEME_DAY);
    struct session_setup setup = {.game = {.way = way,
                                           .seats = seats,
                                           .rounds = rounds,
                                           .difficulty = DIFFICULTY_STANDARD,
                                           .seed = 7}};
    for (int i = 0; i < seats; i++)
        assert_true(roster_add(&setup.roster, names[i], &error));
    if (!session_start(app->session, app->session->deck, &setup, &error))
        fail_msg("%s", error.words);
    struct session *session = app->session;
    while (session->phase != SESSION_DEBRIEF) {
        const struct card *card =
            session->seat < 0 ? NULL
                              : &session->deck->cards[game_card(&session->game, session->seat)];
        if (session->phase == SESSION_HANDOVER)
            session_take_seat(session, NULL);
        else if (session->phase == SESSION_VOTE && session->seat % 2 == 0)
            session_vote(session, card_best_response(card));
        else if (session->phase == SESSION_VOTE)
            session_vote(session, (card_best_response(card) + 1) % card->response_count);
        else
            session_command(session, COMMAND_NEXT);
    }
    app_show_session(app);
    app_change_scene(app);
    app_draw(app);
    return app;
}

static void groups_of_every_size_fit(void **state)
{
    (void)state;
    for (int i = 0; i < 12; i++) {
        int seats = i < 4 ? 2 : i < 8 ? 7 : 12;
        struct app *app = open_group(i % 2 == 0 ? WAY_SAME_BOAT : WAY_OWN_WATCH, seats,
                                     i % 4 < 2 || seats > 2 ? 4 : 10, i % 4 < 2 ? 100 : 200);
        static const int pages[] = {STAGE_DEBRIEF_GAUGES, STAGE_DEBRIEF_CARDS,
                                    STAGE_DEBRIEF_WINNER};
        check_text(stage_scene(app), "together-debrief", "group %d", i);
        for (int j = 0; j < COUNT(pages); j++) {
            stage_press(app, POINTER_MOUSE, pages[j]);
            stage_key(app, SDLK_END, 0);
            app_draw(app);
            check_int(app->damage_count, 0, "group %d, page %d", i, j);
            stage_keys(app, "<");
            check_text(stage_scene(app), "together-debrief", "group %d, page %d", i, j);
        }
        app_free(app);
    }
}

static void a_session_that_ended_before_its_first_card_can_be_left(void **state)
{
    (void)state;
    struct app *app = stage_open("handover", 1280, 720, 100, THEME_DAY);
    struct error error;
    struct session_setup setup = app->session->setup;
    assert_true(session_start(app->session, app->session->deck, &setup, &error));
    assert_int_equal(session_command(app->session, COMMAND_END), REFUSED_NOT);
    app_show_session(app);
    app_change_scene(app);
    app_draw(app);
    assert_string_equal(stage_scene(app), "together-debrief");
    assert_false(stage_has(app, STAGE_DEBRIEF_WINNER));
    for (int control = STAGE_DEBRIEF_GAUGES; control <= STAGE_DEBRIEF_CARDS; control++) {
        stage_press(app, POINTER_MOUSE, control);
        stage_keys(app, "<");
        check_text(stage_scene(app), "together-debrief", "page %d", control);
    }
    stage_press(app, POINTER_MOUSE, STAGE_DEBRIEF_DONE);
    assert_string_equal(stage_scene(app), "title");
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_button_works_by_key_mouse_and_finger),
        cmocka_unit_test(escape_leads_home),
        cmocka_unit_test(a_rehearsal_has_no_report),
        cmocka_unit_test(the_winners_moment_can_be_switched_off),
        cmocka_unit_test_setup_teardown(the_four_formats_are_written_and_hold_what_was_played,
                                        make_home, release_home),
        cmocka_unit_test_setup_teardown(names_stand_in_it_only_when_asked_for, make_home,
                                        release_home),
        cmocka_unit_test_setup_teardown(the_path_can_be_copied, make_home, release_home),
        cmocka_unit_test_setup_teardown(a_voyage_alone_has_a_report_without_a_question_of_names,
                                        make_home, release_home),
        cmocka_unit_test_setup_teardown(where_nothing_can_be_written_a_sentence_says_so, make_home,
                                        release_home),
        cmocka_unit_test(each_own_watch_has_its_gauges),
        cmocka_unit_test(groups_of_every_size_fit),
        cmocka_unit_test(a_session_that_ended_before_its_first_card_can_be_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
