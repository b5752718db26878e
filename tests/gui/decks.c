/* The page of decks in a window with its threads: what is found, what is wrong with it, and that a
 * change on the disk is seen at once. */
#include "support/decks_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "gui/form.h"
#include "gui/scenes.h"
#include "support/check.h"
#include "support/faults.h"

static const char *title_at(struct app *app, int place)
{
    const struct deck_shelf *shelf = decks_page_state(app)->shelf;
    return place < shelf->shown_count ? shelf->decks[shelf->shown[place]].title : NULL;
}

/* --- what is found ------------------------------------------------------------------------------
 */

static void every_deck_is_listed_and_none_is_hidden(void **state)
{
    (void)state;
    struct app *app = decks_page_open();
    const struct deck_shelf *shelf = decks_page_state(app)->shelf;
    const struct {
        const char *name;
        enum deck_state state;
        bool own;
        const char *reason;
    } rows[] = {
        {"anchor", DECK_PLAYABLE, true, ""},
        {"boat", DECK_PLAYABLE, true, ""},
        {"core", DECK_PLAYABLE, false, ""},
        {"empty", DECK_UNREADABLE, true, "has no deck.yaml"},
        {"notes", DECK_UNREADABLE, true, "is not a deck"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int index = shelf_find_name(shelf, rows[i].name);
        check_int(index >= 0, true, "'%s' is there", rows[i].name);
        check_int(shelf->decks[index].state, rows[i].state, "'%s'", rows[i].name);
        check_int(shelf->decks[index].own, rows[i].own, "'%s'", rows[i].name);
        check_int(strstr(shelf->decks[index].reason, rows[i].reason) != NULL, true, "'%s': %s",
                  rows[i].name, shelf->decks[index].reason);
    }
    /* The one that was played last lies open. */
    assert_string_equal(decks_page_deck(app)->name, "core");
    assert_int_equal(decks_page_deck(app)->overview.cards, 72);
    app_free(app);
}

/* Which decks stand where, by their paths; free() it. */
static char *order_of(const struct app *app)
{
    char *order = memory_new(1 << 16, 1);
    for (int i = 0; i < app->shelf->shown_count; i++) {
        strcat(order, app->shelf->decks[app->shelf->shown[i]].path);
        strcat(order, "\n");
    }
    return order;
}

static void the_order_is_the_same_before_and_after_all_is_read(void **state)
{
    (void)state;
    /* Its name would stand elsewhere than its title. */
    decks_page_write("a-file.yaml", DECK_HEAD("zebra", "Zebra") DECK_CARD("one", "mixed"));
    struct app *app = stage_open_window(1280, 720);
    stage_press(app, POINTER_MOUSE, STAGE_TITLE_DECKS);
    char *before = order_of(app);
    bool known = true;
    for (int i = 0; i < app->shelf->count; i++)
        known = known && app->shelf->decks[i].read;
    stage_wait(app, decks_page_is_read);
    char *after = order_of(app);
    /* A machine that is too slow to read them at once, as under the sanitizers, orders them later.
     */
    if (known)
        assert_string_equal(before, after);
    assert_string_equal(title_at(app, 0), "Anchor");
    assert_string_equal(title_at(app, app->shelf->shown_count - 1), "Zebra");
    free(before);
    free(after);
    app_free(app);
    decks_page_remove("a-file.yaml");
}

static bool one_is_read(struct app *app)
{
    return app->shelf->decks[shelf_find_name(app->shelf, "a-file")].read;
}

/* One that is too large to be read at once changes its place when all are known. */
static void a_large_deck_goes_by_its_files_name_until_it_is_read(void **state)
{
    (void)state;
    static const char head[] = DECK_HEAD("zebra", "Zebra") DECK_CARD("one", "mixed");
    enum { LARGE = 1 << 20 };
    char *text = memory_new(LARGE + sizeof head, 1);
    memset(text, '\n', LARGE);
    memcpy(text + LARGE, head, sizeof head);
    decks_page_write("a-file.yaml", text);
    free(text);
    struct app *app = stage_open_window(1280, 720);
    stage_press(app, POINTER_MOUSE, STAGE_TITLE_DECKS);
    if (!one_is_read(app))
        assert_string_equal(title_at(app, 0), "a-file");
    stage_wait(app, one_is_read);
    stage_wait(app, decks_page_is_read);
    assert_string_equal(title_at(app, app->shelf->shown_count - 1), "Zebra");
    app_free(app);
    decks_page_remove("a-file.yaml");
}

static void the_arrows_go_along_the_list_and_open_what_they_come_to(void **state)
{
    (void)state;
    struct app *app = decks_page_open();
    assert_true(app_has_focus(app, DECKS_ROW + shelf_open_place(app->shelf)));
    stage_key(app, SDLK_HOME, 0);
    stage_wait(app, decks_page_is_read);
    assert_string_equal(decks_page_deck(app)->title, "Anchor");
    stage_key(app, SDLK_DOWN, 0);
    stage_wait(app, decks_page_is_read);
    assert_string_equal(decks_page_deck(app)->title, "Boat");
    const struct decks_state *decks = decks_page_state(app);
    assert_int_equal(decks_page_deck(app)->overview.errors, 1);
    assert_string_equal(decks->words.problem_places[0], "boat.yaml, line 9, column 76");
    assert_string_equal(decks->words.problem_words[0],
                        "card 'two': unknown context 'calm'; expected stability, mostly stability, "
                        "mixed, mostly change or change");
    /* Into the deck and back. */
    stage_key(app, SDLK_RIGHT, 0);
    assert_true(app_page(app)->controls.focus < DECKS_ROW);
    stage_key(app, SDLK_LEFT, 0);
    assert_true(app_has_focus(app, DECKS_ROW + shelf_open_place(app->shelf)));
    stage_key(app, SDLK_END, 0);
    stage_wait(app, decks_page_is_read);
    assert_string_equal(title_at(app, shelf_open_place(app->shelf)), decks_page_deck(app)->title);
    assert_int_equal(shelf_open_place(app->shelf), app->shelf->shown_count - 1);
    stage_key(app, SDLK_ESCAPE, 0);
    assert_string_equal(stage_scene(app), "title");
    assert_null(app->shelf);
    app_free(app);
}

static void a_click_opens_a_deck_and_its_path_can_be_copied(void **state)
{
    (void)state;
    struct app *app = decks_page_open();
    int place = -1;
    for (int i = 0; i < app->shelf->shown_count; i++)
        if (strcmp(title_at(app, i), "Boat") == 0)
            place = i;
    stage_press(app, POINTER_MOUSE, DECKS_ROW + place);
    assert_string_equal(decks_page_deck(app)->title, "Boat");
    stage_press(app, POINTER_MOUSE, DECKS_COPY);
    char *text = SDL_GetClipboardText();
    assert_string_equal(text, decks_page_path("boat.yaml"));
    SDL_free(text);
    assert_true(decks_page_state(app)->copied);
    app_free(app);
}

static void the_order_is_changed_and_kept(void **state)
{
    (void)state;
    struct app *app = decks_page_open();
    assert_string_equal(title_at(app, 0), "Anchor");
    stage_press(app, POINTER_MOUSE, DECKS_SORT);
    assert_int_equal(app->preferences.deck_sort, DECK_SORT_CARDS);
    assert_string_equal(title_at(app, 0), "Even Keel core deck");
    stage_press(app, POINTER_MOUSE, DECKS_SORT);
    assert_int_equal(app->preferences.deck_sort, DECK_SORT_PROBLEMS);
    assert_string_equal(title_at(app, 0), "empty");
    /* What lies open stays open. */
    assert_string_equal(decks_page_deck(app)->name, "core");
    stage_key(app, SDLK_ESCAPE, 0);
    stage_press(app, POINTER_MOUSE, STAGE_TITLE_DECKS);
    stage_wait(app, decks_page_is_read);
    assert_int_equal(app->shelf->sort, DECK_SORT_PROBLEMS);
    assert_string_equal(title_at(app, 0), "empty");
    app_free(app);
}

static void many_decks_can_be_searched(void **state)
{
    (void)state;
    char name[64];
    for (int i = 0; i < 12; i++) {
        snprintf(name, sizeof name, "many-%d.yaml", i);
        decks_page_write(name, DECK_HEAD("many", "Many") DECK_CARD("one", "mixed"));
    }
    struct app *app = decks_page_open();
    stage_press(app, POINTER_MOUSE, DECKS_FILTER);
    stage_type(app, "ANCHÖR");
    assert_int_equal(app->shelf->shown_count, 0);
    stage_key(app, SDLK_BACKSPACE, 0);
    stage_key(app, SDLK_BACKSPACE, 0);
    assert_int_equal(app->shelf->shown_count, 1);
    stage_key(app, SDLK_RETURN, 0);
    assert_string_equal(decks_page_deck(app)->title, "Anchor");
    /* Back into the field; the first Escape takes the words away. */
    stage_press(app, POINTER_MOUSE, DECKS_FILTER);
    stage_key(app, SDLK_ESCAPE, 0);
    assert_string_equal(app->shelf->filter, "");
    assert_true(app->shelf->shown_count > 12);
    stage_key(app, SDLK_ESCAPE, 0);
    assert_string_equal(stage_scene(app), "title");
    app_free(app);
    for (int i = 0; i < 12; i++) {
        snprintf(name, sizeof name, "many-%d.yaml", i);
        decks_page_remove(name);
    }
}

static void a_deck_is_chosen_for_the_next_voyage(void **state)
{
    (void)state;
    struct app *app = decks_page_open();
    stage_key(app, SDLK_HOME, 0);
    stage_wait(app, decks_page_is_read);
    stage_press(app, POINTER_MOUSE, DECKS_PLAY);
    assert_string_equal(stage_scene(app), "setup");
    assert_string_equal(app->preferences.decks, "anchor");
    stage_key(app, SDLK_ESCAPE, 0);
    assert_string_equal(stage_scene(app), "decks");
    app_free(app);
}

static const struct form_option *setup_option(const struct app *app, int number)
{
    const struct form *form = app->stack[app->depth - 1].state;
    return &form->rows[1].options[number];
}

static void decks_of_one_title_are_told_apart_and_a_broken_one_is_not_to_be_had(void **state)
{
    (void)state;
    decks_page_write("bower.yaml", DECK_HEAD("bower", "Anchor") DECK_CARD("one", "mixed"));
    decks_page_write("wreck.yaml", "deck: wreck\ntitle: Wreck\n");
    struct app *app = decks_page_open();
    stage_key(app, SDLK_HOME, 0);
    stage_wait(app, decks_page_is_read);
    stage_press(app, POINTER_MOUSE, DECKS_PLAY);
    assert_string_equal(stage_scene(app), "setup");
    const struct form *form = app->stack[app->depth - 1].state;
    int wreck = -1;
    assert_string_equal(setup_option(app, 0)->label, "Anchor (anchor)");
    for (int i = 0; i < form->rows[1].option_count; i++) {
        if (strcmp(setup_option(app, i)->label, "Wreck") == 0)
            wreck = i;
        if (strncmp(setup_option(app, i)->label, "Anchor", 6) == 0 && i > 0)
            assert_string_equal(setup_option(app, i)->label, "Anchor (bower)");
    }
    assert_true(wreck >= 0);
    assert_true(setup_option(app, wreck)->disabled);
    assert_false(stage_has(app, setup_option(app, wreck)->control));
    assert_non_null(
        strstr(form->rows[1].note, "'Wreck' cannot be played: the deck has no 'language'"));
    assert_false(form->button_disabled);
    app_free(app);
    /* Chosen the last time, it gives way to the first that can be played. */
    app = decks_page_window();
    snprintf(app->preferences.decks, sizeof app->preferences.decks, "%s", "wreck");
    stage_press(app, POINTER_MOUSE, STAGE_TITLE_SAIL);
    assert_true(setup_option(app, 0)->chosen);
    assert_false(setup_option(app, wreck)->chosen);
    app_free(app);
    decks_page_remove("bower.yaml");
    decks_page_remove("wreck.yaml");
}

/* --- while it is open ---------------------------------------------------------------------------
 */

static bool boat_has_three_cards(struct app *app)
{
    int index = shelf_find_name(app->shelf, "boat");
    return index >= 0 && app->shelf->decks[index].overview.cards == 3;
}

static bool boat_is_checked(struct app *app)
{
    int index = shelf_find_name(app->shelf, "boat");
    return index >= 0 && app->shelf->decks[index].checked;
}

static bool there_is_a_new_deck(struct app *app)
{
    return shelf_find_name(app->shelf, "new") >= 0 && decks_page_is_read(app);
}

static bool there_is_no_new_deck(struct app *app)
{
    return shelf_find_name(app->shelf, "new") < 0 && decks_page_is_read(app);
}

static void a_save_is_seen_and_the_place_kept(void **state)
{
    (void)state;
    struct app *app = decks_page_open();
    stage_key(app, SDLK_HOME, 0);
    stage_key(app, SDLK_DOWN, 0);
    stage_wait(app, decks_page_is_read);
    assert_string_equal(decks_page_deck(app)->title, "Boat");
    stage_move(app, POINTER_MOUSE, (struct point){900, 500});
    stage_wheel(app, -2);
    int offset = app_page(app)->scroll.offset, focus = app_page(app)->controls.focus;
    assert_true(offset > 0);
    uint32_t saved = SDL_GetTicks();
    decks_page_replace("boat.yaml", DECK_HEAD("boat", "Boat") DECK_CARD("one", "mixed")
                                        DECK_CARD("two", "change") DECK_CARD("three", "stability"));
    stage_wait(app, boat_has_three_cards);
    /* Within a second; under a sanitizer and beside other tests it may take longer. */
    check_int(SDL_GetTicks() - saved < 5000, true, "%u ms", SDL_GetTicks() - saved);
    stage_wait(app, boat_is_checked);
    assert_int_equal(decks_page_deck(app)->overview.errors, 0);
    assert_string_equal(decks_page_deck(app)->title, "Boat");
    assert_int_equal(app_page(app)->scroll.offset, offset);
    assert_int_equal(app_page(app)->controls.focus, focus);
    app_free(app);
    decks_page_write("boat.yaml",
                     DECK_HEAD("boat", "Boat") DECK_CARD("one", "mixed") DECK_CARD("two", "calm"));
}

static void a_deck_that_comes_and_goes_is_seen(void **state)
{
    (void)state;
    struct app *app = decks_page_open();
    /* Early in the alphabet, so that its row is in sight however many decks there are. */
    decks_page_write("new.yaml", DECK_HEAD("new", "Cutter") DECK_CARD("one", "mixed"));
    stage_wait(app, there_is_a_new_deck);
    for (int i = 0; i < app->shelf->shown_count; i++)
        if (strcmp(title_at(app, i), "Cutter") == 0)
            stage_press(app, POINTER_MOUSE, DECKS_ROW + i);
    stage_wait(app, decks_page_is_read);
    int place = shelf_open_place(app->shelf);
    assert_string_equal(decks_page_deck(app)->title, "Cutter");
    decks_page_remove("new.yaml");
    stage_wait(app, there_is_no_new_deck);
    /* What came into its place lies open. */
    assert_int_equal(shelf_open_place(app->shelf), place);
    app_free(app);
}

static void nothing_wakes_the_window_while_nothing_happens(void **state)
{
    (void)state;
    enum { SILENCE = 300 };
    struct app *app = decks_page_open();
    SDL_Event event;
    /* What the last reading still had to say. */
    SDL_Delay(50);
    while (SDL_PollEvent(&event) != 0)
        app_event(app, &event);
    app_draw(app);
    uint32_t end = SDL_GetTicks() + SILENCE;
    int woken = 0;
    while (SDL_GetTicks() < end) {
        woken += SDL_PollEvent(&event) != 0 && event.type == SDL_USEREVENT;
        SDL_Delay(5);
    }
    assert_int_equal(woken, 0);
    app_draw(app);
    assert_int_equal(app->damage_count, 0);
    app_free(app);
}

/* Threads, a pipe and watches: the page is slower, or has to be opened anew to show a change. */
static void what_the_system_refuses_is_done_without(void **state)
{
    (void)state;
    long number = 0, calls;
    do {
        faults_start(FAULTS_SYSTEM, ++number);
        struct app *app = decks_page_open();
        int boat = shelf_find_name(app->shelf, "boat");
        check_int(app->shelf->decks[boat].state, DECK_PLAYABLE, "without %s", faults_refused());
        check_int(decks_page_deck(app)->overview.cards, 72, "without %s", faults_refused());
        app_free(app);
        calls = faults_stop();
    } while (number <= calls);
    assert_true(number > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_deck_is_listed_and_none_is_hidden),
        cmocka_unit_test(the_order_is_the_same_before_and_after_all_is_read),
        cmocka_unit_test(a_large_deck_goes_by_its_files_name_until_it_is_read),
        cmocka_unit_test(the_arrows_go_along_the_list_and_open_what_they_come_to),
        cmocka_unit_test(a_click_opens_a_deck_and_its_path_can_be_copied),
        cmocka_unit_test(the_order_is_changed_and_kept),
        cmocka_unit_test(many_decks_can_be_searched),
        cmocka_unit_test(a_deck_is_chosen_for_the_next_voyage),
        cmocka_unit_test(decks_of_one_title_are_told_apart_and_a_broken_one_is_not_to_be_had),
        cmocka_unit_test(a_save_is_seen_and_the_place_kept),
        cmocka_unit_test(a_deck_that_comes_and_goes_is_seen),
        cmocka_unit_test(nothing_wakes_the_window_while_nothing_happens),
        cmocka_unit_test(what_the_system_refuses_is_done_without),
    };
    return cmocka_run_group_tests(tests, decks_page_make, decks_page_discard);
}
