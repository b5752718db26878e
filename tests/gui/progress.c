/* The pages of progress, pressed: whose games, the list of sessions, deleting in every size. */
#include "gui/scenes.h"

#include <stdio.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/stage.h"

enum {
    BACK = 200,
    BEFORE = 1,
    AFTER,
    SESSIONS,
    DATA,
    LOOK = 1,
    DELETE = 40,
    NEWER = 80,
    OLDER,
    DELETE_A_NAME = 1,
    DELETE_ALL,
    EXPORT,
    COPY,
    STOP,
    IMPORT,
    YES = 1,
    NO
};

static int kept(struct app *app)
{
    return history_count(app->database, HISTORY_OVER);
}

static void the_arrows_go_from_everybody_to_each_name_and_round(void **state)
{
    (void)state;
    struct app *app = stage_open("progress", 1280, 720, 100, THEME_DAY);
    check_int(app->looked_at.who, PROGRESS_EVERYBODY, "everybody's first");
    stage_press(app, POINTER_MOUSE, AFTER);
    check_int(app->looked_at.who, PROGRESS_ALONE, "without a name");
    stage_key(app, SDLK_RIGHT, 0);
    check_text(app->looked_at.name, "Asha", "a name");
    stage_press(app, POINTER_FINGER, AFTER);
    check_text(app->looked_at.name, "Ben", "another one");
    stage_press(app, POINTER_MOUSE, AFTER);
    check_int(app->looked_at.who, PROGRESS_EVERYBODY, "round");
    stage_press(app, POINTER_MOUSE, BEFORE);
    check_text(app->looked_at.name, "Ben", "and back");
    stage_press(app, POINTER_MOUSE, SESSIONS);
    check_int(stage_has(app, DELETE + 4), true, "his five sessions");
    check_int(stage_has(app, DELETE + 5), false, "and no others");
    app_free(app);
}

static void the_list_turns_its_pages_by_buttons(void **state)
{
    (void)state;
    struct app *app = stage_open("sessions", 1280, 720, 100, THEME_DAY);
    check_int(stage_has(app, NEWER), false, "the newest are shown");
    stage_press(app, POINTER_MOUSE, OLDER);
    stage_press(app, POINTER_MOUSE, OLDER);
    check_int(stage_has(app, OLDER), false, "the oldest are shown");
    check_int(stage_has(app, LOOK + 5), true, "26 in all");
    check_int(stage_has(app, LOOK + 6), false, "26 in all");
    stage_press(app, POINTER_MOUSE, NEWER);
    check_int(stage_has(app, OLDER), true, "back");
    app_free(app);
}

static void a_session_is_deleted_after_the_question_alone(void **state)
{
    static const int texts[] = {100, 200};
    (void)state;
    for (int i = 0; i < COUNT(texts); i++) {
        struct app *app = stage_open("sessions", 1280, 720, texts[i], THEME_DAY);
        int before = kept(app);
        stage_press(app, POINTER_MOUSE, DELETE + 1);
        check_text(stage_scene(app), "delete", "it is asked");
        check_int(app_has_focus(app, NO), true, "keeping is offered first");
        stage_keys(app, "+");
        check_text(stage_scene(app), "sessions", "kept");
        check_int(kept(app), before, "all are there");
        stage_press(app, POINTER_MOUSE, DELETE + 1);
        stage_press(app, POINTER_FINGER, YES);
        check_text(stage_scene(app), "sessions", "the list, without it");
        check_int(kept(app), before - 1, "one is gone");
        stage_keys(app, "<");
        check_text(stage_scene(app), "progress", "the way back");
        stage_keys(app, "<");
        check_text(stage_scene(app), "title", "to the title");
        app_free(app);
    }
}

static void a_name_and_then_everything_are_deleted(void **state)
{
    (void)state;
    struct app *app = stage_open("progress", 1280, 720, 100, THEME_NIGHT);
    snprintf(app->preferences.together_names, TOGETHER_NAMES_BYTES, "Asha, Ben");
    assert_true(preferences_keep(&app->preferences, app->database, NULL));
    stage_press(app, POINTER_MOUSE, BEFORE);
    stage_press(app, POINTER_MOUSE, DATA);
    stage_press(app, POINTER_MOUSE, DELETE_A_NAME);
    stage_press(app, POINTER_MOUSE, YES);
    check_text(stage_scene(app), "progress", "anew");
    check_int(app->looked_at.who, PROGRESS_EVERYBODY, "everybody's");
    check_text(app->preferences.together_names, "", "not in the last setup either");
    check_int(kept(app), 26, "games with others stay");
    stage_press(app, POINTER_MOUSE, DATA);
    check_int(stage_has(app, DELETE_A_NAME), false, "nobody is chosen");
    stage_press(app, POINTER_MOUSE, DELETE_ALL);
    stage_press(app, POINTER_MOUSE, YES);
    check_int(kept(app), 0, "nothing is left");
    check_int(stage_has(app, AFTER), false, "and nobody to choose");
    stage_press(app, POINTER_MOUSE, SESSIONS);
    check_int(stage_has(app, LOOK), false, "an empty list");
    app_free(app);
}

/* The pictures' sessions were never played. */
static void a_session_that_cannot_be_replayed_says_so(void **state)
{
    (void)state;
    struct app *app = stage_open("sessions", 1280, 720, 100, THEME_DAY);
    stage_press(app, POINTER_MOUSE, LOOK);
    check_text(stage_scene(app), "message", "a sentence");
    stage_keys(app, "+");
    check_text(stage_scene(app), "sessions", "and back");
    app_free(app);
}

/* Nobody goes on in the middle of a session that is over. */
static void a_session_whose_last_moves_are_lost_is_not_gone_back_to(void **state)
{
    (void)state;
    struct app *app = stage_open("history-data", 1280, 720, 100, THEME_DAY);
    stage_drop(app, TESTS_FOLDER "/fuzz/corpus/history_import/results-and-moves.json");
    check_int(kept(app), 27, "it came in");
    stage_keys(app, "<");
    check_text(stage_scene(app), "progress", "back");
    stage_press(app, POINTER_MOUSE, SESSIONS);
    stage_press(app, POINTER_MOUSE, LOOK);
    check_text(stage_scene(app), "message", "a sentence");
    app_free(app);
}

static const struct data_words {
    const char *file, *words;
} imports[] = {
    {"{\"format\": \"evenkeel history 1\", \"decks\": [], \"sessions\": [], \"practice\": "
     "[{\"deck\": \"core\", \"card\": \"a\", \"box\": 2, \"due\": \"2026-11-24\"}]}",
     "data-good"},
    {"{\"format\": \"evenkeel history 9\"}", "data-later"},
    {"Dear diary,", "data-none"},
};

static void a_dropped_export_comes_in_and_anything_else_does_no_harm(void **state)
{
    struct folder folder;
    struct progress progress;
    (void)state;
    folder_init(&folder);
    for (int i = 0; i < COUNT(imports); i++) {
        struct app *app = stage_open("history-data", 1280, 720, 100, THEME_DAY);
        folder_write(&folder, "there.json", imports[i].file);
        stage_drop(app, folder_file(&folder, "there.json"));
        check_text(stage_scene(app), "history-data", "%s", imports[i].words);
        check_int(kept(app), 26, "%s: what was there", imports[i].words);
        const struct progress_filter everybody = {.who = PROGRESS_EVERYBODY};
        assert_true(progress_load(&progress, app->database, &everybody, NULL, NULL, NULL));
        check_int(progress.boxes[1], i == 0, "%s: a box", imports[i].words);
        progress_release(&progress);
        stage_keys(app, "<");
        check_text(stage_scene(app), "progress", "and back");
        app_free(app);
    }
    folder_release(&folder);
}

/* The tests have no home. */
static void an_export_that_has_nowhere_to_go_says_so(void **state)
{
    (void)state;
    struct app *app = stage_open("history-data", 1280, 720, 200, THEME_DAY);
    stage_press(app, POINTER_MOUSE, EXPORT);
    check_text(stage_scene(app), "history-data", "the page says it");
    check_int(stage_has(app, COPY), false, "there is no path to copy");
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_arrows_go_from_everybody_to_each_name_and_round),
        cmocka_unit_test(the_list_turns_its_pages_by_buttons),
        cmocka_unit_test(a_session_is_deleted_after_the_question_alone),
        cmocka_unit_test(a_name_and_then_everything_are_deleted),
        cmocka_unit_test(a_dropped_export_comes_in_and_anything_else_does_no_harm),
        cmocka_unit_test(an_export_that_has_nowhere_to_go_says_so),
        cmocka_unit_test(a_session_that_cannot_be_replayed_says_so),
        cmocka_unit_test(a_session_whose_last_moves_are_lost_is_not_gone_back_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
