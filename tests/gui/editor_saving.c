/* The deck editor, when it is saved and left: what is asked, and what is in the file then. */
#include "support/editor_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gui/form.h"
#include "gui/scenes.h"
#include "support/check.h"
#include "support/little_room.h"

/* --- saving -------------------------------------------------------------------------------------
 */

static void saving_touches_what_was_changed_alone(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    char title[256];
    editor_page_go(app, editor_page_in_response(0, 1, "text"));
    stage_key(app, SDLK_a, KMOD_LCTRL);
    stage_type(app, "Wait: and see.");
    scene_editor.title(app, editor_page_state(app), title, sizeof title);
    check_text(title, "*Small – Even Keel", "window");
    stage_key(app, SDLK_s, KMOD_LCTRL);
    assert_false(deck_edit_changed(&app->editor->edit));
    scene_editor.title(app, editor_page_state(app), title, sizeof title);
    check_text(title, "Small – Even Keel", "window");
    char *expected = editor_page_with("text: Wait.", "text: \"Wait: and see.\"");
    editor_page_check_file("small.yaml", expected);
    free(expected);
    app_free(app);
}

/* The words are too long for the disk: they stay in the window until there is room again. */
static void a_disk_that_is_full_keeps_the_old_file_and_what_was_typed(void **state)
{
    (void)state;
    char path[FOLDER_PATH_BYTES + 16], words[4000];
    folder_make_inside(&editor_page_folder, "little");
    snprintf(path, sizeof path, "%s", folder_file(&editor_page_folder, "little"));
    const char *reason = little_room_make(path);
    folder_write(&editor_page_folder, "little/small.yaml", editor_page_deck);
    struct app *app = editor_page_open(folder_file(&editor_page_folder, "little/small.yaml"), 1280,
                                       720, 100);
    /* There is no clipboard without a display; the dummy's will do. */
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_VIDEO), 0);
    for (size_t i = 0; i < sizeof words; i++)
        words[i] = "many words "[i % 11];
    words[sizeof words - 1] = '\0';
    for (int i = 0; i < 3; i++) {
        editor_page_go(app, editor_page_in_response(0, i % 2, i < 2 ? "why" : "text"));
        assert_int_equal(SDL_SetClipboardText(words), 0);
        stage_key(app, SDLK_v, KMOD_LCTRL);
    }
    stage_key(app, SDLK_s, KMOD_LCTRL);
    assert_string_equal(stage_scene(app), "message");
    assert_non_null(strstr(app->message, reason));
    editor_page_check_file("little/small.yaml", editor_page_deck);
    assert_true(deck_edit_changed(&app->editor->edit));
    stage_key(app, SDLK_ESCAPE, 0);
    assert_string_equal(stage_scene(app), "editor");
    little_room_end(path);
    app_free(app);
}

enum { ANSWER_SAVE = 1, ANSWER_DROP, ANSWER_STAY, ANSWER_OVER, ANSWER_RELOAD, ANSWER_NAME };

static struct app *open_changed(void)
{
    struct app *app = editor_page_open_small();
    editor_page_go(app, editor_page_in_card(0, "title"));
    stage_type(app, "!");
    return app;
}

static void leaving_with_changes_asks(void **state)
{
    (void)state;
    struct app *app = open_changed();
    stage_press(app, POINTER_MOUSE, FORM_BACK);
    assert_string_equal(stage_scene(app), "editor question");
    stage_press(app, POINTER_MOUSE, ANSWER_STAY);
    assert_string_equal(stage_scene(app), "editor");
    stage_press(app, POINTER_MOUSE, FORM_BACK);
    stage_press(app, POINTER_MOUSE, ANSWER_DROP);
    assert_string_equal(stage_scene(app), "title");
    editor_page_check_file("small.yaml", editor_page_deck);
    assert_null(app->editor);
    app_free(app);
    app = open_changed();
    stage_press(app, POINTER_MOUSE, FORM_BACK);
    stage_press(app, POINTER_MOUSE, ANSWER_SAVE);
    assert_string_equal(stage_scene(app), "title");
    char *expected = editor_page_with("The first", "The first!");
    editor_page_check_file("small.yaml", expected);
    free(expected);
    app_free(app);
}

static void closing_the_window_with_changes_asks_too(void **state)
{
    (void)state;
    struct app *app = open_changed();
    const SDL_Event quit = {.type = SDL_QUIT};
    stage_send(app, &quit);
    assert_false(app->quit);
    assert_string_equal(stage_scene(app), "editor question");
    stage_press(app, POINTER_MOUSE, ANSWER_STAY);
    stage_key(app, SDLK_q, KMOD_LCTRL);
    assert_false(app->quit);
    stage_press(app, POINTER_MOUSE, ANSWER_SAVE);
    assert_true(app->quit);
    app_free(app);
    /* The page is drawn once more, without what was in the field. */
    app = editor_page_open_small();
    editor_page_go(app, editor_page_in_card(0, "title"));
    stage_send(app, &quit);
    assert_true(app->quit);
    app_free(app);
}

static void a_file_that_is_another_now_is_asked_about(void **state)
{
    (void)state;
    static const char theirs[] = "deck: small\ntitle: Theirs\nlanguage: en\ncards: []\n";
    struct app *app = open_changed();
    folder_write(&editor_page_folder, "small.yaml", theirs);
    stage_key(app, SDLK_s, KMOD_LCTRL);
    assert_string_equal(stage_scene(app), "editor question");
    editor_page_check_file("small.yaml", theirs);
    stage_press(app, POINTER_MOUSE, ANSWER_OVER);
    char *expected = editor_page_with("The first", "The first!");
    editor_page_check_file("small.yaml", expected);
    free(expected);
    app_free(app);
    /* The other way: theirs is read, and shown. */
    folder_write(&editor_page_folder, "small.yaml", editor_page_deck);
    app = open_changed();
    folder_write(&editor_page_folder, "small.yaml", theirs);
    stage_key(app, SDLK_s, KMOD_LCTRL);
    stage_press(app, POINTER_MOUSE, ANSWER_RELOAD);
    assert_string_equal(stage_scene(app), "editor");
    check_text(editor_title(app->editor), "Theirs", "title");
    assert_false(deck_edit_changed(&app->editor->edit));
    assert_int_equal(app->editor->card, EDIT_DECK);
    app_free(app);
}

static void a_new_deck_is_saved_under_a_name(void **state)
{
    (void)state;
    struct app *app = editor_page_open(NULL, 1280, 720, 100);
    struct edit_place title = {EDIT_DECK, EDIT_CARD, field_find(&DECK_FIELDS, "title")};
    editor_page_go(app, title);
    stage_key(app, SDLK_a, KMOD_LCTRL);
    stage_type(app, "Yard and gate");
    stage_key(app, SDLK_s, KMOD_LCTRL);
    assert_string_equal(stage_scene(app), "editor name");
    stage_key(app, SDLK_RETURN, 0);
    assert_string_equal(stage_scene(app), "editor");
    assert_false(deck_edit_changed(&app->editor->edit));
    char *text = file_text(folder_file(&editor_page_folder, "yard-and-gate.yaml"));
    assert_non_null(text);
    assert_non_null(strstr(text, "title: Yard and gate\n"));
    free(text);
    app_free(app);
}

static void save_as_writes_a_table_by_its_ending_and_asks_before_it_overwrites(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    stage_key(app, SDLK_s, KMOD_LCTRL | KMOD_LSHIFT);
    assert_string_equal(stage_scene(app), "editor name");
    enum { NAME_FORMAT_CSV = 11, NAME_SAVE = 20 };
    stage_press(app, POINTER_MOUSE, NAME_FORMAT_CSV);
    folder_write(&editor_page_folder, "small.csv", "mine\n");
    stage_press(app, POINTER_MOUSE, NAME_SAVE);
    assert_string_equal(stage_scene(app), "editor name");
    editor_page_check_file("small.csv", "mine\n");
    stage_press(app, POINTER_MOUSE, NAME_SAVE);
    assert_string_equal(stage_scene(app), "editor");
    char *text = file_text(folder_file(&editor_page_folder, "small.csv"));
    assert_non_null(strstr(text, "#title,Small"));
    free(text);
    editor_page_check_file("small.yaml", editor_page_deck);
    app_free(app);
}

static void a_deck_of_the_programs_is_copied_first(void **state)
{
    (void)state;
    struct app *app = editor_page_open(PROJECT_FOLDER "/cards/core", 1280, 720, 100);
    check_text(app->editor->home.path, folder_file(&editor_page_folder, "core-copy/deck.yaml"),
               "path");
    check_text(editor_title(app->editor), "Even Keel core deck (copy)", "title");
    assert_false(deck_edit_changed(&app->editor->edit));
    assert_true(strstr(app->editor->note, "core-copy") != NULL);
    app_free(app);
    /* The copy is a deck like any other. */
    struct deck_file file;
    struct error error;
    assert_true(deck_file_load(&file, folder_file(&editor_page_folder, "core-copy"), &error));
    assert_true(file.playable);
    assert_int_equal(file.problems.error_count, 0);
    assert_non_null(file.translations);
    deck_file_release(&file);
}

static void what_cannot_be_edited_is_told(void **state)
{
    (void)state;
    struct app *app = stage_open("title", 640, 480, 100, THEME_DAY);
    folder_write(&editor_page_folder, "broken.yaml", "deck: a\ntitle: One: two\n");
    app_edit_deck(app, folder_file(&editor_page_folder, "broken.yaml"), NULL);
    app_change_scene(app);
    assert_string_equal(stage_scene(app), "message");
    assert_non_null(strstr(app->message, "mended in a text editor: line 2"));
    assert_null(app->editor);
    app_free(app);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, editor_page_make, editor_page_discard)

/* In YAML it is left where it is; in a table it would be lost, and saving is refused. */
static void what_only_the_file_has_is_told_before_it_is_saved(void **state)
{
    (void)state;
    char *text = editor_page_with("    context: change\n", "    context: change\n    mood: low\n");
    folder_write(&editor_page_folder, "odd.yaml", text);
    free(text);
    struct app *app = editor_page_open(folder_file(&editor_page_folder, "odd.yaml"), 1280, 720,
                                       100);
    const struct editor *editor = editor_page_state(app)->editor;
    assert_int_equal(editor_mark_of(editor, 0), MARK_HINT);
    assert_int_equal(editor_mark_of(editor, 1), MARK_NONE);
    bool told = false;
    for (size_t i = 0; i < editor->problems.count; i++)
        told = told || strcmp(editor->problems.list[i].words,
                              "card 'one': unknown field 'mood' is ignored") == 0;
    assert_true(told);
    app_free(app);
    folder_write(&editor_page_folder, "odd.csv",
                 "#deck,small\n#title,Small\n#language,en\nid,title,reviewed by\none,One,Asha\n");
    app = editor_page_open(folder_file(&editor_page_folder, "odd.csv"), 1280, 720, 100);
    assert_true(editor_page_state(app)->editor->deck_hints > 0);
    editor_page_go(app, editor_page_in_card(0, "title"));
    stage_type(app, "!");
    stage_key(app, SDLK_s, KMOD_LCTRL);
    assert_string_equal(app->message,
                        "Nothing was saved: the file holds what a deck does not have, and it would "
                        "be lost (unknown column 'reviewed by' is ignored); save it under another "
                        "name.");
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(saving_touches_what_was_changed_alone),
        TEST(a_disk_that_is_full_keeps_the_old_file_and_what_was_typed),
        TEST(leaving_with_changes_asks),
        TEST(closing_the_window_with_changes_asks_too),
        TEST(a_file_that_is_another_now_is_asked_about),
        TEST(a_new_deck_is_saved_under_a_name),
        TEST(save_as_writes_a_table_by_its_ending_and_asks_before_it_overwrites),
        TEST(a_deck_of_the_programs_is_copied_first),
        TEST(what_cannot_be_edited_is_told),
        TEST(what_only_the_file_has_is_told_before_it_is_saved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
