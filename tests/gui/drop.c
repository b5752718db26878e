/* Files and folders dropped on the window: added, asked about or refused, wherever the player is.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "gui/dialog.h"
#include "support/check.h"
#include "support/decks_page.h"

/* The scene's own numbers. */
enum { INSTALL_CANCEL = 1, INSTALL_ADD, INSTALL_TAKE_PLACE, INSTALL_KEEP_BOTH };

static struct folder downloads;

static int make(void **state)
{
    decks_page_make(state);
    folder_init(&downloads);
    folder_write(&downloads, "ward.yaml", DECK_HEAD("ward", "Ward") DECK_CARD("one", "mixed"));
    folder_write(&downloads, "faulty.yaml",
                 DECK_HEAD("faulty", "Faulty") DECK_CARD("one", "mixed") DECK_CARD("two", "calm")
                     DECK_CARD("three", "wet"));
    folder_write(&downloads, "broken.yaml", "deck: broken\ntitle: Broken\nlanguage: en\n");
    folder_write(&downloads, "boat.yaml",
                 DECK_HEAD("boat", "Another boat") DECK_CARD("one", "mixed"));
    folder_write(&downloads, "core.yaml", DECK_HEAD("core", "My core") DECK_CARD("one", "mixed"));
    folder_write(&downloads, "notes.txt", "no deck");
    folder_write(&downloads, "photo.png", "\x89PNG");
    folder_write(&downloads, "names.csv", "name,team\nAsha,Red\n");
    folder_write(&downloads, "team.csv", "seat,member\nAsha,\nBen,\n");
    folder_write(&downloads, "deck.csv",
                 "#deck,table\n#title,Table\n#language,en\n"
                 "id,title,situation,context,A,A approach,B,B approach\n"
                 "one,One,Something happens.,mixed,Yes.,both,No.,leadership\n");
    return 0;
}

static int discard(void **state)
{
    folder_release(&downloads);
    return decks_page_discard(state);
}

static void drop(struct app *app, const char *name)
{
    stage_drop(app, folder_file(&downloads, name));
}

enum { DROPPED_MOST = 40 };

static void drop_all(struct app *app, const char *const names[], int count)
{
    char *paths[DROPPED_MOST];
    assert_true(count <= DROPPED_MOST);
    for (int i = 0; i < count; i++)
        paths[i] = memory_text(folder_file(&downloads, names[i]));
    stage_drop_all(app, (const char *const *)paths, count);
    for (int i = 0; i < count; i++)
        free(paths[i]);
}

static bool is_over(struct app *app)
{
    return strcmp(stage_scene(app), "install") != 0;
}

/* The dialog asks or tells something: it has more than its way out. */
static bool asks(struct app *app)
{
    const struct page *page = app_page(app);
    return strcmp(stage_scene(app), "install") == 0 &&
           (page->controls.count > 1 ||
            strstr(SDL_GetWindowTitle(app->window), "cannot be added") != NULL);
}

static const char *window_title(struct app *app)
{
    app_show_title(app);
    return SDL_GetWindowTitle(app->window);
}

static bool asks_now(struct app *app)
{
    app_show_title(app);
    return asks(app);
}

/* The dialog is the first thing in its scene's state. */
static const char *words(struct app *app)
{
    const struct dialog *dialog = app->stack[app->depth - 1].state;
    return dialog->words != NULL ? dialog->words : "";
}

/* --- a good deck --------------------------------------------------------------------------------
 */

static void a_good_deck_is_added_and_shown(void **state)
{
    (void)state;
    struct app *app = decks_page_window();
    drop(app, "ward.yaml");
    stage_wait(app, is_over);
    assert_string_equal(stage_scene(app), "decks");
    assert_string_equal(app->shelf->news, "“Ward” was added to your decks.");
    assert_true(file_exists(decks_page_path("ward/deck.yaml")));
    stage_wait(app, decks_page_is_read);
    assert_string_equal(decks_page_deck(app)->title, "Ward");
    /* Removed after a question, and brought back. */
    stage_press(app, POINTER_MOUSE, DECKS_REMOVE);
    assert_string_equal(stage_scene(app), "question");
    stage_key(app, SDLK_ESCAPE, 0);
    assert_true(file_exists(decks_page_path("ward/deck.yaml")));
    stage_press(app, POINTER_MOUSE, DECKS_REMOVE);
    stage_press(app, POINTER_MOUSE, STAGE_QUESTION_YES);
    assert_string_equal(stage_scene(app), "decks");
    assert_false(file_exists(decks_page_path("ward/deck.yaml")));
    assert_int_equal(shelf_find_name(app->shelf, "ward"), -1);
    assert_non_null(strstr(app->shelf->news, "“Ward” was removed. It is kept in "));
    stage_press(app, POINTER_MOUSE, DECKS_UNDO);
    assert_true(file_exists(decks_page_path("ward/deck.yaml")));
    assert_string_equal(decks_page_deck(app)->name, "ward");
    assert_false(stage_has(app, DECKS_UNDO));
    /* Dropped on the page itself, it is there already. */
    stage_drop(app, decks_page_path("ward"));
    stage_wait(app, asks_now);
    assert_string_equal(window_title(app), "“ward” cannot be added – Even Keel");
    stage_keys(app, "+");
    assert_string_equal(stage_scene(app), "decks");
    stage_press(app, POINTER_MOUSE, DECKS_REMOVE);
    stage_press(app, POINTER_MOUSE, STAGE_QUESTION_YES);
    app_free(app);
}

static bool both_are_there(struct app *app)
{
    return is_over(app) && file_exists(decks_page_path("ward/deck.yaml")) &&
           file_exists(decks_page_path("table/deck.csv"));
}

static void several_are_added_one_after_the_other(void **state)
{
    (void)state;
    struct app *app = decks_page_window();
    drop_all(app, (const char *const[]){"ward.yaml", "notes.txt", "photo.png", "deck.csv"}, 4);
    for (int i = 0; i < 2; i++) {
        stage_wait(app, asks_now);
        assert_string_equal(window_title(app), i == 0 ? "“notes.txt” cannot be added – Even Keel"
                                                      : "“photo.png” cannot be added – Even Keel");
        assert_non_null(strstr(words(app), "is not a deck; expected a folder"));
        stage_keys(app, "+");
    }
    stage_wait(app, both_are_there);
    stage_wait(app, decks_page_is_read);
    assert_string_equal(decks_page_deck(app)->title, "Table");
    for (int i = 0; i < 2; i++) {
        decks_page_choose(app, i == 0 ? "table" : "ward");
        stage_press(app, POINTER_MOUSE, DECKS_REMOVE);
        stage_press(app, POINTER_MOUSE, STAGE_QUESTION_YES);
    }
    app_free(app);
}

/* --- what is asked ------------------------------------------------------------------------------
 */

static void mistakes_are_shown_before_a_deck_is_added(void **state)
{
    (void)state;
    struct app *app = decks_page_window();
    drop(app, "faulty.yaml");
    stage_wait(app, asks_now);
    assert_string_equal(window_title(app), "Add “Faulty” with its mistakes? – Even Keel");
    assert_non_null(strstr(words(app), "1 card can be played, 2 left out:\n• line 9: card 'two'"));
    stage_press(app, POINTER_MOUSE, INSTALL_CANCEL);
    assert_string_equal(stage_scene(app), "title");
    assert_false(file_exists(decks_page_path("faulty/deck.yaml")));
    drop(app, "broken.yaml");
    stage_wait(app, asks_now);
    assert_non_null(strstr(words(app), "It cannot be played before this is mended:\n• the deck has "
                                       "no 'cards'"));
    assert_string_equal(window_title(app), "“broken.yaml” cannot be added – Even Keel");
    assert_int_equal(app_page(app)->controls.count, 1);
    stage_keys(app, "<");
    assert_string_equal(stage_scene(app), "title");
    assert_false(folder_exists(decks_page_path("broken")));
    app_free(app);
}

static void a_deck_of_the_same_id_is_asked_about(void **state)
{
    (void)state;
    struct app *app = decks_page_open();
    drop(app, "boat.yaml");
    stage_wait(app, asks_now);
    assert_string_equal(window_title(app), "There is a deck “boat” already – Even Keel");
    assert_non_null(strstr(words(app), "“Another boat” has the same id as “Boat” in your decks."));
    stage_press(app, POINTER_MOUSE, INSTALL_KEEP_BOTH);
    stage_wait(app, is_over);
    stage_wait(app, decks_page_is_read);
    assert_string_equal(decks_page_deck(app)->title, "Another boat (2)");
    assert_true(file_exists(decks_page_path("boat.yaml")));
    /* One that comes with the game. */
    drop(app, "core.yaml");
    stage_wait(app, asks_now);
    assert_non_null(strstr(words(app), "which comes with the game. Yours would be taken instead"));
    stage_press(app, POINTER_MOUSE, INSTALL_TAKE_PLACE);
    stage_wait(app, is_over);
    stage_wait(app, decks_page_is_read);
    assert_string_equal(decks_page_deck(app)->title, "My core");
    assert_true(decks_page_deck(app)->own);
    stage_press(app, POINTER_MOUSE, DECKS_REMOVE);
    stage_press(app, POINTER_MOUSE, STAGE_QUESTION_YES);
    stage_wait(app, decks_page_is_read);
    assert_int_equal(app->shelf->decks[shelf_find_name(app->shelf, "core")].own, false);
    decks_page_choose(app, "boat-2");
    stage_press(app, POINTER_MOUSE, DECKS_REMOVE);
    stage_press(app, POINTER_MOUSE, STAGE_QUESTION_YES);
    app_free(app);
}

static void what_took_another_ones_place_can_be_taken_back(void **state)
{
    (void)state;
    struct app *app = decks_page_open();
    drop(app, "boat.yaml");
    stage_wait(app, asks_now);
    /* What the dialog began with, the way out, has not kept the focus. */
    assert_true(app_has_focus(app, INSTALL_KEEP_BOTH));
    stage_key(app, SDLK_LEFT, 0);
    assert_true(app_has_focus(app, INSTALL_TAKE_PLACE));
    stage_keys(app, "+");
    stage_wait(app, is_over);
    stage_wait(app, decks_page_is_read);
    assert_string_equal(decks_page_deck(app)->title, "Another boat");
    assert_false(file_exists(decks_page_path("boat.yaml")));
    assert_non_null(strstr(app->shelf->news,
                           "“Another boat” was added to your decks. The old one is kept in "));
    stage_press(app, POINTER_MOUSE, DECKS_UNDO);
    stage_wait(app, decks_page_is_read);
    assert_string_equal(decks_page_deck(app)->title, "Boat");
    assert_true(file_exists(decks_page_path("boat.yaml")));
    assert_false(folder_exists(decks_page_path("boat")));
    assert_non_null(strstr(app->shelf->news, "The old one is back. The new one is kept in "));
    assert_false(stage_has(app, DECKS_UNDO));
    /* One that took nobody's place is removed by it, and comes back by the next. */
    drop(app, "ward.yaml");
    stage_wait(app, is_over);
    stage_press(app, POINTER_MOUSE, DECKS_UNDO);
    assert_false(folder_exists(decks_page_path("ward")));
    stage_press(app, POINTER_MOUSE, DECKS_UNDO);
    assert_true(folder_exists(decks_page_path("ward")));
    stage_press(app, POINTER_MOUSE, DECKS_REMOVE);
    stage_press(app, POINTER_MOUSE, STAGE_QUESTION_YES);
    app_free(app);
}

/* --- elsewhere ----------------------------------------------------------------------------------
 */

static void on_a_groups_setup_a_roster_stays_a_roster(void **state)
{
    (void)state;
    struct app *app = decks_page_window();
    stage_press(app, POINTER_MOUSE, STAGE_TITLE_TOGETHER);
    drop(app, "team.csv");
    assert_string_equal(stage_scene(app), "together");
    /* A table that is no deck's was meant as a roster. */
    drop(app, "names.csv");
    assert_string_equal(stage_scene(app), "message");
    assert_non_null(strstr(app->message, "the header has no column 'seat'; expected seat,member"));
    stage_keys(app, "+");
    drop(app, "photo.png");
    stage_wait(app, asks_now);
    assert_string_equal(window_title(app), "“photo.png” cannot be added – Even Keel");
    stage_keys(app, "+");
    assert_string_equal(stage_scene(app), "together");
    /* A deck is a deck, in a table as well. */
    drop(app, "deck.csv");
    assert_string_equal(stage_scene(app), "install");
    stage_wait(app, is_over);
    assert_string_equal(stage_scene(app), "message");
    assert_non_null(strstr(app->message, "“Table” was added to your decks."));
    stage_keys(app, "+");
    assert_string_equal(stage_scene(app), "together");
    stage_keys(app, "<");
    stage_press(app, POINTER_MOUSE, STAGE_TITLE_DECKS);
    stage_wait(app, decks_page_is_read);
    decks_page_choose(app, "table");
    stage_press(app, POINTER_MOUSE, DECKS_REMOVE);
    stage_press(app, POINTER_MOUSE, STAGE_QUESTION_YES);
    app_free(app);
}

static void in_setup_the_new_deck_is_listed_and_the_choice_stays(void **state)
{
    (void)state;
    struct app *app = decks_page_window();
    stage_press(app, POINTER_MOUSE, STAGE_TITLE_SAIL);
    assert_string_equal(stage_scene(app), "setup");
    int count = app_page(app)->controls.count;
    drop(app, "ward.yaml");
    stage_wait(app, is_over);
    assert_string_equal(stage_scene(app), "message");
    stage_keys(app, "+");
    assert_string_equal(stage_scene(app), "setup");
    assert_int_equal(app_page(app)->controls.count, count + 1);
    folder_remove(decks_page_path("ward"));
    app_free(app);
}

/* A game is harmed by nothing that is dropped, and be it the whole folder. */
static void many_that_are_dropped_in_a_game_are_told_once(void **state)
{
    (void)state;
    const char *names[DROPPED_MOST];
    struct app *app = decks_page_window();
    stage_keys(app, "+"); /* the guided cards */
    char *moves = stage_moves(app);
    for (int i = 0; i < DROPPED_MOST; i++)
        names[i] = "notes.txt";
    for (int i = 0; i < 20; i++)
        drop_all(app, names, DROPPED_MOST);
    assert_string_equal(stage_scene(app), "message");
    assert_non_null(strstr(app->message, "40 files wait until the game is over: they are offered"));
    stage_keys(app, "+");
    assert_string_equal(stage_scene(app), "table");
    char *later = stage_moves(app);
    assert_string_equal(later, moves);
    free(moves);
    free(later);
    app_free(app);
}

static void in_a_game_it_waits_for_the_title(void **state)
{
    (void)state;
    struct app *app = decks_page_window();
    stage_keys(app, "+"); /* the guided cards */
    assert_string_equal(stage_scene(app), "table");
    drop(app, "ward.yaml");
    assert_string_equal(stage_scene(app), "message");
    assert_non_null(strstr(app->message, "“ward.yaml” waits until the game is over"));
    stage_keys(app, "+");
    assert_string_equal(stage_scene(app), "table");
    assert_false(file_exists(decks_page_path("ward/deck.yaml")));
    stage_keys(app, "P");
    stage_press(app, POINTER_MOUSE, STAGE_PAUSE_LEAVE);
    stage_wait(app, is_over);
    assert_string_equal(stage_scene(app), "decks");
    stage_wait(app, decks_page_is_read);
    assert_string_equal(decks_page_deck(app)->title, "Ward");
    stage_press(app, POINTER_MOUSE, DECKS_REMOVE);
    stage_press(app, POINTER_MOUSE, STAGE_QUESTION_YES);
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_deck_is_added_and_shown),
        cmocka_unit_test(several_are_added_one_after_the_other),
        cmocka_unit_test(mistakes_are_shown_before_a_deck_is_added),
        cmocka_unit_test(a_deck_of_the_same_id_is_asked_about),
        cmocka_unit_test(what_took_another_ones_place_can_be_taken_back),
        cmocka_unit_test(in_setup_the_new_deck_is_listed_and_the_choice_stays),
        cmocka_unit_test(on_a_groups_setup_a_roster_stays_a_roster),
        cmocka_unit_test(many_that_are_dropped_in_a_game_are_told_once),
        cmocka_unit_test(in_a_game_it_waits_for_the_title),
    };
    return cmocka_run_group_tests(tests, make, discard);
}
