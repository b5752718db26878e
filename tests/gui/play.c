/* A card is lifted, put back and played: by key, mouse and finger, with the same moves. */
#include "gui/scenes.h"

#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/stage.h"

enum { TURNS_BEFORE = 4 }; /* of the stage "table", each three moves */

static struct app *open_table(int percent)
{
    return stage_open("table", 1280, 720, percent, THEME_DAY);
}

static struct point card(struct app *app, int response)
{
    return stage_place(app, TABLE_RESPONSE + response);
}

static struct point situation(struct app *app)
{
    return box_centre(stage_table(app)->layout.situation.card);
}

static void check_lifted(struct app *app, int lifted, const char *where)
{
    check_int(stage_table(app)->view.phase, SESSION_CHOOSE, "%s: nothing is played yet", where);
    check_int(stage_table(app)->lifted, lifted, "%s", where);
    if (lifted != NOTHING_LIFTED)
        check_int(app_has_focus(app, TABLE_RESPONSE + lifted), true, "%s: the focus", where);
}

/* The move list ends in this vote and its showing, and nothing else has happened. */
static void check_played(struct app *app, char letter, const char *where)
{
    char *moves = stage_moves(app), expected[] = "vote 1 A\nshow\n";
    size_t length = strlen(moves), end = strlen(expected);
    expected[7] = letter;
    check_int(app->session->move_count, 3 * TURNS_BEFORE + 2, "%s", where);
    check_text(length >= end ? moves + length - end : moves, expected, "%s", where);
    check_int(stage_table(app)->view.phase, SESSION_RESULT, "%s", where);
    check_int(stage_table(app)->lifted, NOTHING_LIFTED, "%s", where);
    check_int(app_has_focus(app, TABLE_NEXT), true, "%s: the focus goes on", where);
    free(moves);
}

/* --- keys ---------------------------------------------------------------------------------------
 */

static void keys_lift_put_back_and_play(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        int lifted;
        char played; /* or 0 */
    } rows[] = {
        {"", NOTHING_LIFTED, 0},
        {"C", 2, 0},
        {"3", 2, 0},
        {"D", 3, 0},
        {"4", 3, 0},
        {"CA", 0, 0},
        {"CC", 2, 0}, /* the letter alone never plays: a second one is no slip */
        {"E", NOTHING_LIFTED, 0},
        {"0", NOTHING_LIFTED, 0},
        {"5", NOTHING_LIFTED, 0},
        {"C<", NOTHING_LIFTED, 0},
        {"C<B", 1, 0},
        {"+", 0, 0}, /* the focus is on A */
        {"_", 0, 0},
        {"C+", 0, 'C'},
        {"3+", 0, 'C'},
        {"++", 0, 'A'},
        {"__", 0, 'A'},
        {"AB<+", 1, 0},
        {"AB<++", 0, 'B'},
        {"D<C<2+", 0, 'B'},
        {">+", 1, 0}, /* Tab from A to B */
        {"A>+", 0, 'A'},
        {"A>_", 1, 0},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct app *app = open_table(100);
        stage_keys(app, rows[i].keys);
        if (rows[i].played != 0)
            check_played(app, rows[i].played, rows[i].keys);
        else
            check_lifted(app, rows[i].lifted, rows[i].keys);
        app_free(app);
    }
}

static void arrows_walk_along_the_hand(void **state)
{
    (void)state;
    static const struct {
        int percent;
        const char *keys; /* l, r, u, d: arrows */
        int lifted;
    } rows[] = {
        {100, "r", 0},  {100, "rr", 1},   {100, "rrrr", 3}, {100, "rrl", 0},    {200, "d", 0},
        {200, "dd", 1}, {200, "dddd", 3}, {200, "ddu", 0},  {200, "dddddd", 3},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct app *app = open_table(rows[i].percent);
        for (const char *key = rows[i].keys; *key != '\0'; key++)
            stage_key(app,
                      *key == 'l'   ? SDLK_LEFT
                      : *key == 'r' ? SDLK_RIGHT
                      : *key == 'u' ? SDLK_UP
                                    : SDLK_DOWN,
                      0);
        check_lifted(app, rows[i].lifted, rows[i].keys);
        stage_key(app, SDLK_KP_ENTER, 0);
        check_played(app, (char)('A' + rows[i].lifted), rows[i].keys);
        app_free(app);
    }
}

static void keys_of_the_pad_and_of_other_alphabets_lift(void **state)
{
    (void)state;
    static const SDL_Keysym keys[] = {
        {.scancode = SDL_SCANCODE_KP_3, .sym = SDLK_KP_3},
        {.scancode = SDL_SCANCODE_C, .sym = 0x441}, /* Cyrillic es, where C is */
        {.scancode = SDL_SCANCODE_3, .sym = '3'},
        {.scancode = SDL_SCANCODE_C, .sym = 'c', .mod = KMOD_LSHIFT | KMOD_CAPS},
    };
    for (int i = 0; i < COUNT(keys); i++) {
        struct app *app = open_table(100);
        const SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = keys[i]}};
        stage_send(app, &event);
        check_lifted(app, 2, "a key");
        app_free(app);
    }
}

static void a_held_key_does_not_run_through_the_voyage(void **state)
{
    (void)state;
    struct app *app = open_table(100);
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_RETURN}}};
    stage_send(app, &event);
    event.key.repeat = 1;
    for (int i = 0; i < 20; i++)
        stage_send(app, &event);
    check_lifted(app, 0, "Enter held");
    app_free(app);
}

static void keys_with_control_or_alt_are_not_the_tables(void **state)
{
    (void)state;
    static const int modifiers[] = {KMOD_LCTRL, KMOD_LALT, KMOD_RGUI};
    for (int i = 0; i < COUNT(modifiers); i++) {
        struct app *app = open_table(100);
        stage_key(app, SDLK_c, modifiers[i]);
        check_lifted(app, NOTHING_LIFTED, "with a modifier");
        app_free(app);
    }
}

/* --- pointers -----------------------------------------------------------------------------------
 */

static void a_click_lifts_and_a_second_plays(void **state)
{
    (void)state;
    static const int percents[] = {100, 150, 200};
    for (int i = 0; i < COUNT(percents); i++) {
        for (int pointer = POINTER_MOUSE; pointer <= POINTER_FINGER; pointer++) {
            struct app *app = open_table(percents[i]);
            stage_press(app, (enum pointer)pointer, TABLE_RESPONSE + 3);
            check_lifted(app, 3, "clicked");
            stage_press(app, (enum pointer)pointer, TABLE_RESPONSE + 2);
            check_lifted(app, 2, "another clicked");
            stage_key(app, SDLK_ESCAPE, 0);
            check_lifted(app, NOTHING_LIFTED, "put back");
            stage_press(app, (enum pointer)pointer, TABLE_RESPONSE + 2);
            stage_press(app, (enum pointer)pointer, TABLE_RESPONSE + 2);
            check_played(app, 'C', "clicked twice");
            app_free(app);
        }
    }
}

static void a_press_that_ends_elsewhere_does_nothing(void **state)
{
    (void)state;
    struct app *app = open_table(100);
    stage_down(app, POINTER_MOUSE, stage_place(app, TABLE_MENU));
    stage_up(app, POINTER_MOUSE, card(app, 1));
    check_lifted(app, NOTHING_LIFTED, "from the menu to a card");
    assert_string_equal(stage_scene(app), "table");
    /* Nor do the other buttons. */
    const struct point at = card(app, 1);
    SDL_Event event = {
        .button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_RIGHT, .x = at.x, .y = at.y}};
    stage_send(app, &event);
    event.type = SDL_MOUSEBUTTONUP;
    stage_send(app, &event);
    check_lifted(app, NOTHING_LIFTED, "the right button");
    app_free(app);
}

static void a_card_dropped_on_the_situation_is_played(void **state)
{
    (void)state;
    for (int pointer = POINTER_MOUSE; pointer <= POINTER_FINGER; pointer++) {
        struct app *app = open_table(100);
        stage_drag(app, (enum pointer)pointer, card(app, 2), situation(app));
        check_played(app, 'C', "dropped");
        app_free(app);
    }
}

static void a_card_dropped_elsewhere_is_put_back(void **state)
{
    (void)state;
    struct app *app = open_table(100);
    stage_drag(app, POINTER_MOUSE, card(app, 2), (struct point){20, 700});
    check_lifted(app, NOTHING_LIFTED, "dropped beside");
    assert_false(stage_table(app)->dragged);
    stage_keys(app, "C");
    stage_drag(app, POINTER_MOUSE, card(app, 2), (struct point){20, 700});
    check_lifted(app, NOTHING_LIFTED, "lifted, then dropped beside");
    stage_drag(app, POINTER_MOUSE, card(app, 1), situation(app));
    check_played(app, 'B', "then another");
    app_free(app);
}

/* What may come between the press and the drop. */
static void a_drag_that_is_interrupted_plays_nothing_by_itself(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        int lifted;
    } rows[] = {{"<", NOTHING_LIFTED},
                {"+", 2},
                {"_", 2},
                {"A", 0},
                {"D", 3},
                {"P", NOTHING_LIFTED},
                {"P<", NOTHING_LIFTED},
                {"P+", NOTHING_LIFTED}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct app *app = open_table(100);
        struct point from = card(app, 2), to = situation(app);
        stage_down(app, POINTER_MOUSE, from);
        stage_move(app, POINTER_MOUSE, (struct point){from.x, from.y - 60});
        assert_true(stage_table(app)->dragged);
        stage_keys(app, rows[i].keys);
        check_int(stage_table(app)->dragged, false, "'%s' ends the drag", rows[i].keys);
        stage_move(app, POINTER_MOUSE, to);
        stage_up(app, POINTER_MOUSE, to);
        check_int(stage_table(app)->dragged, false, "'%s': and so it stays", rows[i].keys);
        check_int(stage_table(app)->lifted, rows[i].lifted, "'%s'", rows[i].keys);
        check_int(app->session->move_count, 3 * TURNS_BEFORE, "'%s'", rows[i].keys);
        app_free(app);
    }
}

static void a_window_that_loses_the_pointer_puts_the_card_back(void **state)
{
    (void)state;
    static const Uint8 losses[] = {SDL_WINDOWEVENT_FOCUS_LOST, SDL_WINDOWEVENT_SIZE_CHANGED};
    for (int i = 0; i < COUNT(losses); i++) {
        struct app *app = open_table(100);
        struct point from = card(app, 2), to = situation(app);
        stage_down(app, POINTER_MOUSE, from);
        stage_move(app, POINTER_MOUSE, to);
        const SDL_Event event = {.window = {.type = SDL_WINDOWEVENT, .event = losses[i]}};
        stage_send(app, &event);
        stage_up(app, POINTER_MOUSE, to);
        check_lifted(app, NOTHING_LIFTED, "lost");
        assert_false(stage_table(app)->dragged);
        app_free(app);
    }
}

static void a_finger_pulls_the_list_and_lifts_nothing_by_it(void **state)
{
    (void)state;
    struct app *app = open_table(200);
    const struct scroll *scroll = &app_page(app)->scroll;
    struct point from = {640, 600}, to = {640, 300};
    assert_true(scroll_needed(scroll));
    stage_drag(app, POINTER_MOUSE, from, to);
    assert_int_equal(scroll->offset, 0);
    stage_drag(app, POINTER_FINGER, from, to);
    assert_int_equal(scroll->offset, 300);
    stage_drag(app, POINTER_FINGER, to, from);
    assert_int_equal(scroll->offset, 0);
    check_lifted(app, NOTHING_LIFTED, "pulled");
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_lift_put_back_and_play),
        cmocka_unit_test(arrows_walk_along_the_hand),
        cmocka_unit_test(keys_of_the_pad_and_of_other_alphabets_lift),
        cmocka_unit_test(a_held_key_does_not_run_through_the_voyage),
        cmocka_unit_test(keys_with_control_or_alt_are_not_the_tables),
        cmocka_unit_test(a_click_lifts_and_a_second_plays),
        cmocka_unit_test(a_press_that_ends_elsewhere_does_nothing),
        cmocka_unit_test(a_card_dropped_on_the_situation_is_played),
        cmocka_unit_test(a_card_dropped_elsewhere_is_put_back),
        cmocka_unit_test(a_drag_that_is_interrupted_plays_nothing_by_itself),
        cmocka_unit_test(a_window_that_loses_the_pointer_puts_the_card_back),
        cmocka_unit_test(a_finger_pulls_the_list_and_lifts_nothing_by_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
