/* The cards of a deck: the list to search in, and each of them as it will look at the table. */
#include "support/decks_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"

/* The scenes' own numbers. */
enum { CARDS_FILTER = 1, CARDS_FAULTY, CARDS_LANGUAGE, CARDS_ROW = 1000 };
enum { PREVIEW_BACK = 100, PREVIEW_BEFORE, PREVIEW_AFTER, PREVIEW_KEY, PREVIEW_LANGUAGE };

/* Five cards, one of which is left out; then one with a hint. */
static const char fleet[] = DECK_HEAD("fleet", "Fleet") DECK_CARD("harbour", "mixed")
    DECK_CARD("storm", "change") DECK_CARD(
        "broken",
        "wet") "  - {id: calm-sea, title: Calm sea, situation: Nothing happens., context: "
               "stability,\n"
               "     responses: [{text: Yes., approach: management, why: It is.},\n"
               "                 {text: No., approach: leadership, why: It is not.}]}\n" DECK_CARD(
                   "landfall", "mixed");

static const char german[] =
    "deck: fleet\nlanguage: de\ntitle: Flotte\ncards:\n"
    "  - {id: storm, title: Der Sturm, responses: [{text: Ja.}, {text: Nein.}, {text: Warte.}]}\n";

static int make(void **state)
{
    decks_page_make(state);
    decks_page_write("fleet.yaml", fleet);
    decks_page_write("fleet.de.yaml", german);
    return 0;
}

static struct app *open_cards(void)
{
    struct app *app = decks_page_open();
    decks_page_choose(app, "fleet");
    stage_key(app, SDLK_RETURN, 0);
    assert_string_equal(stage_scene(app), "deck-cards");
    return app;
}

static const char *window_title(struct app *app)
{
    app_show_title(app);
    return SDL_GetWindowTitle(app->window);
}

static void another_deck_takes_the_place_of_the_one_that_is_previewed(void **state)
{
    (void)state;
    struct app *app = open_cards();
    app_focus(app, CARDS_ROW);
    stage_key(app, SDLK_RETURN, 0);
    assert_string_equal(stage_scene(app), "preview");
    stage_key(app, SDLK_k, 0);
    app_draw(app);
    /* As after a deck was copied to be edited: nothing of the first one is shown any more. */
    app_show_deck(app, decks_page_path("boat.yaml"));
    app_touch(app);
    app_draw(app);
    stage_wait(app, decks_page_is_read);
    assert_non_null(strstr(window_title(app), "Title of"));
    app_free(app);
}

static void where_nothing_is_found_no_key_goes_anywhere(void **state)
{
    (void)state;
    struct app *app = open_cards();
    app_focus(app, CARDS_ROW);
    stage_key(app, SDLK_DOWN, 0);
    assert_true(app_has_focus(app, CARDS_ROW + 1));
    app_focus(app, CARDS_FILTER);
    stage_type(app, "zzz");
    assert_int_equal(app->shelf->cards.count, 0);
    stage_key(app, SDLK_DOWN, 0);
    stage_key(app, SDLK_RETURN, 0);
    assert_true(app_has_focus(app, CARDS_FILTER));
    /* The card that was chosen still is. */
    stage_key(app, SDLK_ESCAPE, 0);
    stage_key(app, SDLK_DOWN, 0);
    assert_true(app_has_focus(app, CARDS_ROW + 1));
    app_free(app);
}

/* --- the list -----------------------------------------------------------------------------------
 */

static void the_cards_are_listed_and_searched(void **state)
{
    (void)state;
    struct app *app = open_cards();
    const struct card_list *list = &app->shelf->cards;
    assert_int_equal(list->count, 4);
    assert_string_equal(window_title(app), "Cards: Fleet · 4 cards – Even Keel");
    stage_press(app, POINTER_MOUSE, CARDS_FILTER);
    stage_type(app, "title of");
    assert_int_equal(list->count, 3);
    stage_type(app, " storm");
    assert_int_equal(list->count, 1);
    assert_string_equal(window_title(app), "Cards: Fleet · 1 of 4 cards – Even Keel");
    /* Enter leaves the field for the list, the next one shows the card. */
    stage_key(app, SDLK_RETURN, 0);
    assert_true(app_has_focus(app, CARDS_ROW));
    stage_key(app, SDLK_RETURN, 0);
    assert_string_equal(window_title(app), "Preview of card 2: Title of storm – Even Keel");
    assert_false(stage_has(app, PREVIEW_BEFORE));
    stage_key(app, SDLK_ESCAPE, 0);
    /* Words that no card has. */
    stage_press(app, POINTER_MOUSE, CARDS_FILTER);
    stage_type(app, "!");
    assert_int_equal(list->count, 0);
    stage_key(app, SDLK_DOWN, 0);
    assert_true(app_has_focus(app, CARDS_FILTER));
    stage_key(app, SDLK_ESCAPE, 0);
    assert_int_equal(list->count, 4);
    stage_key(app, SDLK_ESCAPE, 0);
    assert_string_equal(stage_scene(app), "decks");
    app_free(app);
}

static void the_cards_with_problems_can_be_had_alone(void **state)
{
    (void)state;
    struct app *app = open_cards();
    const struct card_list *list = &app->shelf->cards;
    assert_int_equal(list->faulty_count, 3); /* near-duplicates, and one without a lens */
    assert_int_equal(list->marks[0], CARD_FINE);
    assert_int_equal(list->marks[2], CARD_HINT);
    stage_press(app, POINTER_MOUSE, CARDS_FAULTY);
    assert_true(list->faulty_only);
    assert_int_equal(list->count, 3);
    /* The focus is on a card that is there. */
    stage_key(app, SDLK_DOWN, 0);
    assert_true(app_has_focus(app, CARDS_ROW));
    stage_press(app, POINTER_MOUSE, CARDS_FAULTY);
    assert_int_equal(list->count, 4);
    app_free(app);
}

static void the_keys_go_along_the_list(void **state)
{
    (void)state;
    struct app *app = open_cards();
    static const struct {
        SDL_Keycode key;
        int place;
    } rows[] = {{SDLK_DOWN, 1}, {SDLK_DOWN, 2},   {SDLK_UP, 1},       {SDLK_END, 3},
                {SDLK_DOWN, 3}, {SDLK_PAGEUP, 0}, {SDLK_PAGEDOWN, 3}, {SDLK_HOME, 0}};
    for (int i = 0; i < COUNT(rows); i++) {
        stage_key(app, rows[i].key, 0);
        check_int(app_page(app)->controls.focus - CARDS_ROW, rows[i].place, "row %d", i);
    }
    /* Above the first row stand the tools, and below them the list again. */
    stage_key(app, SDLK_UP, 0);
    assert_true(app_page(app)->controls.focus < CARDS_ROW);
    stage_key(app, SDLK_DOWN, 0);
    assert_int_equal(app_page(app)->controls.focus, CARDS_ROW);
    app_free(app);
}

static void of_many_cards_only_those_in_sight_are_laid_out(void **state)
{
    (void)state;
    enum { MANY = 3000 };
    static const char card[] = "  - {id: c%d, title: T%d, situation: S%d., context: mixed,\n"
                               "     responses: [{text: Yes., approach: both},\n"
                               "                 {text: No., approach: leadership}]}\n";
    size_t room = MANY * (sizeof card + 32) + 128;
    char *text = malloc(room);
    assert_non_null(text);
    size_t length = (size_t)snprintf(text, room, "%s", DECK_HEAD("many", "Many"));
    for (int i = 0; i < MANY; i++)
        length += (size_t)snprintf(text + length, room - length, card, i, i, i);
    decks_page_write("many.yaml", text);
    free(text);
    struct app *app = decks_page_open();
    decks_page_choose(app, "many");
    stage_key(app, SDLK_RETURN, 0);
    assert_string_equal(stage_scene(app), "deck-cards");
    assert_int_equal(app->shelf->cards.count, MANY);
    assert_true(app_page(app)->controls.count < 40);
    stage_key(app, SDLK_END, 0);
    assert_true(app_has_focus(app, CARDS_ROW + MANY - 1));
    assert_true(app_page(app)->controls.count < 40);
    /* The wheel leads far away from what has the focus, and Tab stays one step. */
    stage_wheel(app, 100);
    assert_true(app_has_focus(app, CARDS_ROW + MANY - 1));
    stage_key(app, SDLK_TAB, 0);
    assert_true(app_page(app)->controls.focus < CARDS_ROW);
    stage_key(app, SDLK_TAB, KMOD_LSHIFT);
    assert_true(app_has_focus(app, CARDS_ROW + MANY - 1));
    stage_key(app, SDLK_RETURN, 0);
    assert_string_equal(window_title(app), "Preview of card 3000: T2999 – Even Keel");
    app_free(app);
    decks_page_remove("many.yaml");
}

/* --- a card as at the table ---------------------------------------------------------------------
 */

static struct app *open_preview(void)
{
    struct app *app = open_cards();
    stage_key(app, SDLK_RETURN, 0);
    assert_string_equal(window_title(app), "Preview of card 1: Title of harbour – Even Keel");
    return app;
}

static void the_arrows_lead_from_card_to_card(void **state)
{
    (void)state;
    struct app *app = open_preview();
    stage_key(app, SDLK_LEFT, 0); /* there is none before it */
    assert_string_equal(window_title(app), "Preview of card 1: Title of harbour – Even Keel");
    stage_key(app, SDLK_RIGHT, 0);
    assert_string_equal(window_title(app), "Preview of card 2: Title of storm – Even Keel");
    stage_press(app, POINTER_MOUSE, PREVIEW_AFTER);
    assert_string_equal(window_title(app), "Preview of card 3: Calm sea – Even Keel");
    stage_key(app, SDLK_RIGHT, 0);
    stage_key(app, SDLK_RIGHT, 0);
    assert_string_equal(window_title(app), "Preview of card 4: Title of landfall – Even Keel");
    assert_false(stage_has(app, PREVIEW_AFTER));
    stage_press(app, POINTER_MOUSE, PREVIEW_BEFORE);
    stage_press(app, POINTER_MOUSE, PREVIEW_BACK);
    assert_string_equal(stage_scene(app), "deck-cards");
    app_free(app);
}

static void the_key_is_shown_after_any_choice(void **state)
{
    (void)state;
    struct app *app = open_preview();
    stage_key(app, SDLK_RIGHT, 0); /* the storm: best is leadership, B */
    stage_keys(app, "K");
    assert_string_equal(window_title(app), "Key of card 2: Title of storm – Even Keel");
    stage_keys(app, "K");
    assert_string_equal(window_title(app), "Preview of card 2: Title of storm – Even Keel");
    stage_keys(app, "C");
    assert_string_equal(window_title(app), "Key of card 2: Title of storm – Even Keel");
    stage_keys(app, "D"); /* it has three responses only */
    stage_key(app, SDLK_BACKSPACE, 0);
    assert_string_equal(window_title(app), "Preview of card 2: Title of storm – Even Keel");
    /* A click on a card of the hand. */
    stage_press(app, POINTER_MOUSE, TABLE_RESPONSE);
    assert_string_equal(window_title(app), "Key of card 2: Title of storm – Even Keel");
    /* The next card's key follows. */
    stage_key(app, SDLK_RIGHT, 0);
    assert_string_equal(window_title(app), "Key of card 3: Calm sea – Even Keel");
    /* Nothing of it is a session. */
    assert_null(app->session->deck);
    app_free(app);
}

static void a_card_is_shown_in_the_decks_languages(void **state)
{
    (void)state;
    struct app *app = open_preview();
    stage_key(app, SDLK_RIGHT, 0);
    stage_keys(app, "L");
    assert_string_equal(window_title(app), "Preview of card 2: Der Sturm – Even Keel");
    stage_press(app, POINTER_MOUSE, PREVIEW_LANGUAGE);
    assert_string_equal(window_title(app), "Preview of card 2: Title of storm – Even Keel");
    stage_keys(app, "L");
    stage_key(app, SDLK_ESCAPE, 0);
    /* The list is in that language, too, and so are the words that are searched for. */
    stage_press(app, POINTER_MOUSE, CARDS_FILTER);
    stage_type(app, "sturm");
    assert_int_equal(app->shelf->cards.count, 1);
    app_free(app);
}

static bool storm_has_a_new_title(struct app *app)
{
    return strstr(window_title(app), "The storm") != NULL;
}

static bool storm_is_gone(struct app *app)
{
    return strstr(window_title(app), "storm") == NULL && decks_page_is_read(app);
}

static void a_save_is_seen_on_the_card(void **state)
{
    (void)state;
    struct app *app = open_preview();
    stage_key(app, SDLK_RIGHT, 0);
    stage_keys(app, "K");
    /* It moves to another place, and stays the one that is shown. */
    decks_page_replace("fleet.yaml",
                       DECK_HEAD("fleet", "Fleet") DECK_CARD("first", "mixed") DECK_CARD(
                           "harbour", "mixed") "  - {id: storm, title: The storm, situation: It "
                                               "blows., context: change, lens: vision,\n"
                                               "     responses: [{text: Yes., approach: both},\n"
                                               "                 {text: No., approach: "
                                               "leadership}]}\n");
    stage_wait(app, storm_has_a_new_title);
    assert_string_equal(window_title(app), "Key of card 3: The storm – Even Keel");
    decks_page_replace("fleet.yaml", DECK_HEAD("fleet", "Fleet") DECK_CARD("first", "mixed"));
    stage_wait(app, storm_is_gone);
    assert_string_equal(window_title(app), "Key of card 1: Title of first – Even Keel");
    /* A deck that cannot be played any more. */
    decks_page_replace("fleet.yaml", "deck: fleet\n");
    stage_wait(app, decks_page_is_read);
    decks_page_replace("fleet.yaml", fleet);
    stage_wait(app, decks_page_is_read);
    stage_key(app, SDLK_ESCAPE, 0);
    stage_key(app, SDLK_ESCAPE, 0);
    assert_string_equal(stage_scene(app), "decks");
    app_free(app);
}

static void a_problem_leads_to_its_card(void **state)
{
    (void)state;
    struct app *app = decks_page_open();
    decks_page_choose(app, "fleet");
    const struct problems *problems = shelf_problems(app->shelf);
    int lens = -1, left_out = -1;
    for (size_t i = 0; i < problems->count; i++) {
        if (problems->list[i].card != NULL && strcmp(problems->list[i].card, "calm-sea") == 0)
            lens = (int)i;
        if (problems->list[i].card != NULL && strcmp(problems->list[i].card, "broken") == 0)
            left_out = (int)i;
    }
    assert_true(lens >= 0 && left_out >= 0);
    /* There is no card to show where it was left out. */
    assert_false(stage_has(app, DECKS_PROBLEM + left_out));
    stage_press(app, POINTER_MOUSE, DECKS_PROBLEM + lens);
    assert_string_equal(window_title(app), "Preview of card 3: Calm sea – Even Keel");
    stage_key(app, SDLK_ESCAPE, 0);
    assert_string_equal(stage_scene(app), "decks");
    assert_true(app_has_focus(app, DECKS_PROBLEM + lens));
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cards_are_listed_and_searched),
        cmocka_unit_test(another_deck_takes_the_place_of_the_one_that_is_previewed),
        cmocka_unit_test(where_nothing_is_found_no_key_goes_anywhere),
        cmocka_unit_test(the_cards_with_problems_can_be_had_alone),
        cmocka_unit_test(the_keys_go_along_the_list),
        cmocka_unit_test(of_many_cards_only_those_in_sight_are_laid_out),
        cmocka_unit_test(the_arrows_lead_from_card_to_card),
        cmocka_unit_test(the_key_is_shown_after_any_choice),
        cmocka_unit_test(a_card_is_shown_in_the_decks_languages),
        cmocka_unit_test(a_save_is_seen_on_the_card),
        cmocka_unit_test(a_problem_leads_to_its_card),
    };
    return cmocka_run_group_tests(tests, make, decks_page_discard);
}
