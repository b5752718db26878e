/* Setup: what is offered, and the session code as people type it. */
#include "gui/scenes.h"

#include <stdio.h>
#include <string.h>

#include "gui/form.h"
#include "support/check.h"
#include "support/stage.h"

/* The scene's state begins with its form. */
static const struct form *form_of(const struct app *app)
{
    assert_string_equal(stage_scene(app), "setup");
    return app->stack[app->depth - 1].state;
}

static const struct form_row *code_row(const struct app *app)
{
    const struct form *form = form_of(app);
    for (int i = 0; i < form->row_count; i++)
        if (form->rows[i].field == STAGE_SETUP_CODE)
            return &form->rows[i];
    fail_msg("there is no field for the code");
    return NULL;
}

static struct app *open_setup(void)
{
    struct app *app = stage_open("setup", 1280, 720, 100, THEME_DAY);
    return app;
}

/* A code that the core deck can be dealt by. */
static void good_code(struct app *app, char text[CODE_BYTES])
{
    struct app *voyage = stage_open("expert", 64, 48, 100, THEME_DAY);
    session_code(voyage->session, text);
    app_free(voyage);
    assert_true(app->depth > 0);
}

static void a_code_that_is_not_right_is_told_so_in_a_sentence(void **state)
{
    (void)state;
    char good[CODE_BYTES], swapped[CODE_BYTES];
    struct app *app = open_setup();
    good_code(app, good);
    /* Two different neighbours changed for each other. */
    snprintf(swapped, sizeof swapped, "%s", good);
    int at = 5; /* of the second group */
    while (at < 8 && good[at] == good[at + 1])
        at++;
    assert_true(at < 8);
    swapped[at] = good[at + 1];
    swapped[at + 1] = good[at];
    const struct {
        const char *typed;
        enum code_fault fault;
    } rows[] = {
        {"A", CODE_WRONG_LENGTH},
        {"7KQ2-M0XD", CODE_WRONG_LENGTH},
        {"7KQ2M0XD94TB7KQ2", CODE_WRONG_LENGTH},
        {"7KQ2-M0XD-94T!", CODE_WRONG_LETTER},
        {"7KQ2-M0XD-94T*", CODE_WRONG_LETTER},
        {swapped, CODE_WRONG_CHECK},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        stage_press(app, POINTER_MOUSE, STAGE_SETUP_CODE);
        stage_type(app, rows[i].typed);
        check_text(code_row(app)->text, rows[i].typed, "row %d", i);
        check_text(code_row(app)->note, code_fault_words(rows[i].fault), "row %d", i);
        check_int(code_row(app)->wrong, true, "row %d", i);
        check_int(form_of(app)->button_disabled, true, "row %d", i);
        /* Neither Enter nor the button starts it. */
        stage_keys(app, "+");
        check_text(stage_scene(app), "setup", "row %d", i);
        stage_press(app, POINTER_MOUSE, STAGE_SETUP_START);
        check_text(stage_scene(app), "setup", "row %d", i);
        for (size_t j = 0; j <= strlen(rows[i].typed); j++)
            stage_key(app, SDLK_BACKSPACE, 0);
        check_text(code_row(app)->text, "", "row %d", i);
        check_int(code_row(app)->wrong, false, "row %d", i);
        check_int(form_of(app)->button_disabled, false, "row %d", i);
    }
    app_free(app);
}

static void a_good_code_deals_what_it_says(void **state)
{
    (void)state;
    char good[CODE_BYTES], lower[CODE_BYTES], again[CODE_BYTES];
    struct app *app = open_setup();
    good_code(app, good);
    for (int i = 0; i < CODE_BYTES; i++)
        lower[i] = (char)(good[i] >= 'A' && good[i] <= 'Z' ? good[i] + 32 : good[i]);
    stage_press(app, POINTER_MOUSE, STAGE_SETUP_CODE);
    stage_type(app, lower);
    assert_string_equal(code_row(app)->text, good);
    assert_false(code_row(app)->wrong);
    /* It says how many cards and how hard: that cannot be chosen beside it. */
    assert_false(stage_has(app, STAGE_SETUP_CARDS));
    assert_false(stage_has(app, STAGE_SETUP_DIFFICULTY));
    stage_keys(app, "+");
    assert_string_equal(stage_scene(app), "table");
    assert_int_equal(app->session->setup.game.difficulty, DIFFICULTY_EXPERT);
    assert_int_equal(app->session->setup.game.rounds, ROUNDS_USUAL);
    session_code(app->session, again);
    assert_string_equal(again, good);
    app_free(app);
}

static void only_letters_of_a_code_get_into_the_field(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *text;
    } rows[] = {
        {"ab 12", "AB12"},
        {"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x9A\xA2x", "X"},
        {"\t\n\x7F-", "-"},
        {"0123456789012345678901234567890123456789", "012345678901234567890123"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct app *app = open_setup();
        /* Not before the field is open. */
        stage_type(app, "ab12");
        check_text(code_row(app)->text, "", "row %d", i);
        stage_press(app, POINTER_MOUSE, STAGE_SETUP_CODE);
        stage_type(app, rows[i].typed);
        check_text(code_row(app)->text, rows[i].text, "row %d", i);
        app_free(app);
    }
}

static void letters_in_the_field_are_no_commands(void **state)
{
    (void)state;
    struct app *app = open_setup();
    stage_press(app, POINTER_MOUSE, STAGE_SETUP_CODE);
    stage_keys(app, "P_A1");
    stage_key(app, SDLK_LEFT, 0);
    assert_string_equal(stage_scene(app), "setup");
    assert_true(app_has_focus(app, STAGE_SETUP_CODE));
    stage_keys(app, "<");
    assert_string_equal(stage_scene(app), "title");
    app_free(app);
}

static void a_code_is_pasted_from_the_clipboard(void **state)
{
    (void)state;
    /* The clipboard needs a display, if only the dummy one. */
    struct app *app = stage_open_window(1280, 720);
    stage_press(app, POINTER_MOUSE, STAGE_TITLE_SAIL);
    assert_int_equal(SDL_SetClipboardText(" 7kq2-m0xd-94t!\r\n"), 0);
    stage_key(app, SDLK_v, KMOD_LCTRL);
    assert_string_equal(code_row(app)->text, "");
    stage_press(app, POINTER_MOUSE, STAGE_SETUP_CODE);
    stage_key(app, SDLK_v, KMOD_LCTRL);
    assert_string_equal(code_row(app)->text, "7KQ2-M0XD-94T!");
    assert_string_equal(code_row(app)->note, code_fault_words(CODE_WRONG_LETTER));
    app_free(app);
}

/* Tab is enough to type a code, the second time too. */
static void the_field_takes_text_whenever_it_has_the_focus(void **state)
{
    (void)state;
    struct app *app = stage_open_window(1280, 720);
    for (int i = 0; i < 2; i++) {
        stage_press(app, POINTER_MOUSE, STAGE_TITLE_SAIL);
        check_int(SDL_IsTextInputActive(), false, "visit %d: not yet", i);
        for (int j = 0; j < CONTROLS_MAX && !app_has_focus(app, STAGE_SETUP_CODE); j++)
            stage_keys(app, ">");
        check_int(SDL_IsTextInputActive(), true, "visit %d: by Tab", i);
        stage_keys(app, ">");
        check_int(SDL_IsTextInputActive(), false, "visit %d: left", i);
        stage_press(app, POINTER_MOUSE, STAGE_SETUP_CODE);
        check_int(SDL_IsTextInputActive(), true, "visit %d: by click", i);
        stage_keys(app, "<");
        check_int(SDL_IsTextInputActive(), false, "visit %d: gone", i);
    }
    app_free(app);
}

static void a_way_to_play_is_dealt_and_remembered(void **state)
{
    (void)state;
    static const struct {
        enum way way;
        int rounds;
        bool cards, difficulty; /* can be chosen */
    } rows[ALONE_COUNT] = {[ALONE_VOYAGE] = {WAY_VOYAGE, 6, true, true},
                           [ALONE_DAILY] = {WAY_VOYAGE, ROUNDS_USUAL, false, false},
                           [ALONE_ENDLESS] = {WAY_ENDLESS, ROUNDS_MAX, false, true},
                           [ALONE_PRACTICE] = {WAY_PRACTICE, PRACTICE_CARDS_FEW, false, false}};
    uint32_t seeds[2];
    for (int i = 0; i < ALONE_COUNT; i++) {
        struct app *app = open_setup();
        stage_press(app, POINTER_MOUSE, STAGE_SETUP_CARDS);
        stage_press(app, POINTER_MOUSE, STAGE_SETUP_WAY + i);
        check_int(stage_has(app, STAGE_SETUP_CARDS), rows[i].cards, "way %d: cards", i);
        check_int(stage_has(app, STAGE_SETUP_DIFFICULTY), rows[i].difficulty, "way %d: difficulty",
                  i);
        stage_press(app, POINTER_MOUSE, STAGE_SETUP_START);
        check_text(stage_scene(app), "table", "way %d", i);
        check_int((int)app->session->setup.game.way, (int)rows[i].way, "way %d", i);
        check_int(app->session->setup.game.rounds, rows[i].rounds, "way %d", i);
        check_int((int)app->preferences.alone, i, "way %d", i);
        app_free(app);
    }
    /* The day's cards are the same for everybody. */
    for (int i = 0; i < 2; i++) {
        struct app *app = open_setup();
        stage_press(app, POINTER_MOUSE, STAGE_SETUP_WAY + ALONE_DAILY);
        stage_press(app, POINTER_MOUSE, STAGE_SETUP_START);
        seeds[i] = app->session->setup.game.seed;
        app_free(app);
    }
    check_int(seeds[0], seeds[1], "the day's seed");
}

static void what_is_chosen_is_dealt_and_remembered(void **state)
{
    (void)state;
    static const struct {
        int cards, difficulty; /* options */
        int rounds;
    } rows[] = {{0, 0, 6}, {2, 1, 12}, {5, 2, 24}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct app *app = open_setup();
        stage_press(app, POINTER_MOUSE, STAGE_SETUP_CARDS + rows[i].cards);
        stage_press(app, POINTER_MOUSE, STAGE_SETUP_DIFFICULTY + rows[i].difficulty);
        stage_press(app, POINTER_MOUSE, STAGE_SETUP_START);
        check_text(stage_scene(app), "table", "row %d", i);
        check_int(app->session->setup.game.rounds, rows[i].rounds, "row %d", i);
        check_int((int)app->session->setup.game.difficulty, rows[i].difficulty, "row %d", i);
        check_int(app->preferences.cards, rows[i].rounds, "row %d", i);
        check_int((int)app->preferences.difficulty, rows[i].difficulty, "row %d", i);
        check_text(app->preferences.decks, "core", "row %d", i);
        app_free(app);
    }
}

/* The row of decks: the library's order is by name, the core deck first. */
static void decks_are_mixed_and_remembered(void **state)
{
    (void)state;
    struct app *app = open_setup();
    const struct form_row *row = &form_of(app)->rows[1];
    assert_string_equal(row->options[0].label, "Even Keel core deck");
    assert_true(row->options[0].chosen);
    /* One always stays. */
    stage_press(app, POINTER_MOUSE, STAGE_SETUP_DECK);
    assert_true(form_of(app)->rows[1].options[0].chosen);
    stage_press(app, POINTER_MOUSE, STAGE_SETUP_DECK + 1);
    row = &form_of(app)->rows[1];
    assert_true(row->options[0].chosen);
    assert_true(row->options[1].chosen);
    assert_string_equal(row->note, "97 cards to deal, mixed from 2 decks");
    stage_press(app, POINTER_MOUSE, STAGE_SETUP_START);
    assert_string_equal(stage_scene(app), "table");
    assert_string_equal(app->preferences.decks, "core/hospital");
    assert_string_equal(app->session->deck->id, "core+hospital");
    assert_int_equal(app->play.decks.file_count, 2);
    app_free(app);
}

static void a_deck_can_take_anothers_place(void **state)
{
    (void)state;
    struct app *app = open_setup();
    stage_press(app, POINTER_MOUSE, STAGE_SETUP_DECK + 1);
    stage_press(app, POINTER_MOUSE, STAGE_SETUP_DECK);
    const struct form_row *row = &form_of(app)->rows[1];
    assert_false(row->options[0].chosen);
    assert_true(row->options[1].chosen);
    stage_press(app, POINTER_MOUSE, STAGE_SETUP_START);
    assert_string_equal(app->preferences.decks, "hospital");
    assert_string_equal(app->session->deck->id, "hospital");
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decks_are_mixed_and_remembered),
        cmocka_unit_test(a_deck_can_take_anothers_place),
        cmocka_unit_test(a_code_that_is_not_right_is_told_so_in_a_sentence),
        cmocka_unit_test(a_good_code_deals_what_it_says),
        cmocka_unit_test(only_letters_of_a_code_get_into_the_field),
        cmocka_unit_test(letters_in_the_field_are_no_commands),
        cmocka_unit_test(a_code_is_pasted_from_the_clipboard),
        cmocka_unit_test(the_field_takes_text_whenever_it_has_the_focus),
        cmocka_unit_test(a_way_to_play_is_dealt_and_remembered),
        cmocka_unit_test(what_is_chosen_is_dealt_and_remembered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
