/* The deck editor, with a writer at it: what is typed, chosen, moved and taken back. */
#include "support/editor_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "gui/form.h"
#include "gui/scenes.h"
#include "support/check.h"

/* --- typing -------------------------------------------------------------------------------------
 */

static void what_is_typed_is_in_the_deck_at_once_and_can_be_taken_back(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    editor_page_go(app, editor_page_in_card(0, "title"));
    stage_key(app, SDLK_END, 0);
    stage_type(app, " of two");
    check_text(editor_page_text(app, editor_page_in_card(0, "title")), "The first of two", "typed");
    assert_true(deck_edit_changed(&app->editor->edit));
    stage_key(app, SDLK_z, KMOD_LCTRL);
    check_text(editor_page_text(app, editor_page_in_card(0, "title")), "The first", "taken back");
    assert_false(deck_edit_changed(&app->editor->edit));
    check_text(text_buffer_text(&editor_page_state(app)->area.buffer), "The first", "field");
    stage_key(app, SDLK_y, KMOD_LCTRL);
    check_text(editor_page_text(app, editor_page_in_card(0, "title")), "The first of two",
               "made again");
    stage_key(app, SDLK_z, KMOD_LCTRL | KMOD_LSHIFT);
    check_text(editor_page_text(app, editor_page_in_card(0, "title")), "The first of two",
               "nothing more");
    app_free(app);
}

static void undo_goes_to_where_it_happened(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    editor_page_go(app, editor_page_in_response(0, 1, "why"));
    stage_type(app, " Much.");
    stage_press(app, POINTER_MOUSE, EDITOR_LIST + 2);
    assert_int_equal(app->editor->card, 1);
    stage_key(app, SDLK_z, KMOD_LCTRL);
    assert_int_equal(app->editor->card, 0);
    assert_true(
        app_has_focus(app, editor_page_control(app, editor_page_in_response(0, 1, "why"), FIELD)));
    check_text(editor_page_text(app, editor_page_in_response(0, 1, "why")), "It costs.",
               "taken back");
    app_free(app);
}

static void a_caret_moves_by_key_and_the_keys_change_the_text_there(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    editor_page_go(app, editor_page_in_card(0, "situation"));
    stage_key(app, SDLK_HOME, KMOD_LCTRL);
    stage_key(app, SDLK_RIGHT, KMOD_LCTRL | KMOD_LSHIFT);
    stage_type(app, "Now");
    check_text(editor_page_text(app, editor_page_in_card(0, "situation")), "Now is Monday.",
               "word replaced");
    stage_key(app, SDLK_DELETE, KMOD_LCTRL);
    stage_key(app, SDLK_BACKSPACE, 0);
    check_text(editor_page_text(app, editor_page_in_card(0, "situation")), "No Monday.",
               "words erased");
    /* There is no clipboard without a display; the dummy's will do. */
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_VIDEO), 0);
    stage_key(app, SDLK_a, KMOD_LCTRL);
    stage_key(app, SDLK_c, KMOD_LCTRL);
    stage_key(app, SDLK_END, 0);
    stage_key(app, SDLK_RETURN, 0);
    stage_key(app, SDLK_v, KMOD_LCTRL);
    check_text(editor_page_text(app, editor_page_in_card(0, "situation")), "No Monday.\nNo Monday.",
               "pasted");
    app_free(app);
}

static void the_mouse_sets_the_caret_and_selects(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    struct edit_place place = editor_page_in_card(0, "situation");
    editor_page_go(app, place);
    const struct editor_state *editor = editor_page_state(app);
    struct box box = editor->form.rows[editor_row_of(&editor->form, place)].box;
    struct point start = {box.x + 14, box.y + 20 - app_page(app)->scroll.offset};
    stage_click(app, POINTER_MOUSE, start);
    assert_int_equal(editor->area.buffer.caret, 0);
    stage_drag(app, POINTER_MOUSE, start, (struct point){start.x + 2000, start.y});
    check_int((long long)text_buffer_end(&editor->area.buffer), (long long)strlen("It is Monday."),
              "dragged to the end");
    check_int((long long)text_buffer_start(&editor->area.buffer), 0, "from the start");
    /* Twice on a word. */
    SDL_Event twice = {.button = {.type = SDL_MOUSEBUTTONDOWN,
                                  .button = SDL_BUTTON_LEFT,
                                  .clicks = 2,
                                  .x = start.x + 3,
                                  .y = start.y}};
    stage_send(app, &twice);
    stage_up(app, POINTER_MOUSE, start);
    char *word = text_buffer_selected(&editor->area.buffer);
    check_text(word, "It", "double click");
    free(word);
    app_free(app);
}

static void what_an_input_method_composes_is_not_in_the_deck_yet(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    editor_page_go(app, editor_page_in_card(0, "title"));
    SDL_Event event = {.type = SDL_TEXTEDITING};
    snprintf(event.edit.text, sizeof event.edit.text, "\xE3\x81\x8B");
    stage_send(app, &event);
    check_text(editor_page_state(app)->area.composition, "\xE3\x81\x8B", "composed");
    check_text(editor_page_text(app, editor_page_in_card(0, "title")), "The first", "deck");
    stage_type(app, "\xE9\xA2\xA8");
    check_text(editor_page_state(app)->area.composition, "", "over");
    check_text(editor_page_text(app, editor_page_in_card(0, "title")), "The first\xE9\xA2\xA8",
               "deck");
    app_free(app);
}

static void enter_goes_on_to_the_next_field_where_there_is_one_line(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    editor_page_go(app, editor_page_in_card(0, "title"));
    stage_key(app, SDLK_RETURN, 0);
    assert_true(
        app_has_focus(app, editor_page_control(app, editor_page_in_card(0, "situation"), FIELD)));
    /* Escape leaves the field, then the page. */
    stage_key(app, SDLK_ESCAPE, 0);
    assert_true(app_has_focus(app, EDITOR_LIST + 1));
    stage_key(app, SDLK_ESCAPE, 0);
    assert_string_equal(stage_scene(app), "title");
    app_free(app);
}

/* --- choosing -----------------------------------------------------------------------------------
 */

static void weather_lens_and_approach_are_chosen_by_their_pictures(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    stage_press(app, POINTER_MOUSE, editor_page_control(app, editor_page_in_card(0, "context"), 2));
    check_text(editor_page_text(app, editor_page_in_card(0, "context")), "mixed", "context");
    stage_press(app, POINTER_MOUSE, editor_page_control(app, editor_page_in_card(0, "lens"), 0));
    check_text(editor_page_text(app, editor_page_in_card(0, "lens")), "orientation", "lens");
    /* What need not be there goes when it is chosen once more. */
    stage_press(app, POINTER_MOUSE, editor_page_control(app, editor_page_in_card(0, "lens"), 0));
    check_text(editor_page_text(app, editor_page_in_card(0, "lens")), "", "lens");
    stage_press(app, POINTER_MOUSE,
                editor_page_control(app, editor_page_in_response(0, 1, "approach"), 1));
    check_text(editor_page_text(app, editor_page_in_response(0, 1, "approach")),
               "mostly management", "approach");
    stage_press(app, POINTER_MOUSE,
                editor_page_control(app, editor_page_in_response(0, 1, "quality"), 2));
    check_text(editor_page_text(app, editor_page_in_response(0, 1, "quality")), "harmful",
               "quality");
    stage_press(app, POINTER_MOUSE,
                editor_page_control(app, editor_page_in_response(0, 1, "quality"), 0));
    check_text(editor_page_text(app, editor_page_in_response(0, 1, "quality")), "",
               "sound need not be said");
    stage_press(app, POINTER_MOUSE,
                editor_page_control(app, editor_page_in_card(0, "only_follow_up"), 1));
    check_text(editor_page_text(app, editor_page_in_card(0, "only_follow_up")), "true",
               "follow-up");
    /* Each was a step of its own. */
    for (int i = 0; i < 7; i++)
        stage_key(app, SDLK_z, KMOD_LCTRL);
    assert_false(deck_edit_changed(&app->editor->edit));
    app_free(app);
}

static void the_card_that_follows_is_offered_while_it_is_typed(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    editor_page_go(app, editor_page_in_response(0, 0, "leads_to"));
    const struct editor_state *editor = editor_page_state(app);
    int row = editor_row_of(&editor->form, editor_page_in_response(0, 0, "leads_to"));
    assert_int_equal(editor->form.rows[row].option_count, 1);
    stage_type(app, "sec"); /* of its title */
    assert_int_equal(editor->form.rows[row].option_count, 1);
    stage_press(app, POINTER_MOUSE,
                editor_page_control(app, editor_page_in_response(0, 0, "leads_to"), 0));
    check_text(editor_page_text(app, editor_page_in_response(0, 0, "leads_to")), "two", "chosen");
    app_free(app);
}

/* --- cards --------------------------------------------------------------------------------------
 */

static void check_titles(struct app *app, const char *const titles[], int count)
{
    check_int(editor_page_document(app)->card_count, count, "cards");
    for (int i = 0; i < count; i++)
        check_text(editor_page_text(app, editor_page_in_card(i, "title")), titles[i], "card %d", i);
}

static void cards_are_added_copied_moved_and_removed(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    stage_press(app, POINTER_MOUSE, EDITOR_ADD);
    assert_int_equal(app->editor->card, 1);
    stage_type(app, "Between");
    check_titles(app, (const char *const[]){"The first", "Between", "The second"}, 3);
    /* It has an id of its title as soon as that is left. */
    stage_key(app, SDLK_RETURN, 0);
    check_text(editor_page_text(app, editor_page_in_card(1, "id")), "between", "id");
    stage_press(app, POINTER_MOUSE, editor_page_tool(app, EDIT_CARD, TOOL_DOWN));
    check_titles(app, (const char *const[]){"The first", "The second", "Between"}, 3);
    assert_int_equal(app->editor->card, 2);
    stage_key(app, SDLK_UP, KMOD_LCTRL | KMOD_LSHIFT);
    assert_int_equal(app->editor->card, 1);
    stage_press(app, POINTER_MOUSE, editor_page_tool(app, EDIT_CARD, TOOL_COPY));
    check_titles(app, (const char *const[]){"The first", "Between", "Between", "The second"}, 4);
    check_text(editor_page_text(app, editor_page_in_card(2, "id")), "between-2", "id of the copy");
    stage_press(app, POINTER_MOUSE, EDITOR_LIST + 1);
    stage_key(app, SDLK_DELETE, 0);
    check_titles(app, (const char *const[]){"Between", "Between", "The second"}, 3);
    assert_true(strstr(app->editor->note, "Ctrl+Z") != NULL);
    stage_key(app, SDLK_z, KMOD_LCTRL);
    check_titles(app, (const char *const[]){"The first", "Between", "Between", "The second"}, 4);
    while (deck_edit_can_undo(&app->editor->edit))
        stage_key(app, SDLK_z, KMOD_LCTRL);
    check_titles(app, (const char *const[]){"The first", "The second"}, 2);
    assert_false(deck_edit_changed(&app->editor->edit));
    app_free(app);
}

static void responses_are_added_copied_moved_and_removed(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    stage_press(app, POINTER_MOUSE, editor_page_tool(app, 0, TOOL_DOWN));
    check_text(editor_page_text(app, editor_page_in_response(0, 1, "text")), "Lead on.", "moved");
    stage_press(app, POINTER_MOUSE, editor_page_tool(app, 1, TOOL_COPY));
    check_text(editor_page_text(app, editor_page_in_response(0, 2, "text")), "Lead on.", "copied");
    /* The last panel's only button. */
    const struct editor_form *form = &editor_page_state(app)->form;
    stage_press(app, POINTER_MOUSE, editor_control(&form->rows[form->row_count - 1]) + 1);
    assert_int_equal(editor_page_document(app)->cards[0].response_count, 4);
    stage_type(app, "A fourth.");
    check_text(editor_page_text(app, editor_page_in_response(0, 3, "text")), "A fourth.", "typed");
    for (int i = 0; i < 4; i++)
        stage_press(app, POINTER_MOUSE, editor_page_tool(app, 0, TOOL_REMOVE));
    assert_int_equal(editor_page_document(app)->cards[0].response_count, 0);
    while (deck_edit_can_undo(&app->editor->edit))
        stage_key(app, SDLK_z, KMOD_LCTRL);
    check_text(editor_page_text(app, editor_page_in_response(0, 0, "text")), "Lead on.",
               "as it was");
    app_free(app);
}

static void all_cards_can_go_and_the_deck_is_left(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    for (int i = 0; i < 2; i++)
        stage_press(app, POINTER_MOUSE, editor_page_tool(app, EDIT_CARD, TOOL_REMOVE));
    assert_int_equal(app->editor->card, EDIT_DECK);
    stage_press(app, POINTER_MOUSE, EDITOR_ADD);
    assert_int_equal(editor_page_document(app)->card_count, 1);
    app_free(app);
}

static void the_list_is_walked_by_keys_and_filtered(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    app_focus(app, EDITOR_LIST + 1);
    stage_key(app, SDLK_DOWN, 0);
    assert_int_equal(app->editor->card, 1);
    stage_key(app, SDLK_HOME, 0);
    assert_int_equal(app->editor->card, EDIT_DECK);
    stage_key(app, SDLK_f, KMOD_LCTRL);
    stage_type(app, "SECOND");
    assert_int_equal(editor_page_state(app)->shown_count, 1);
    stage_key(app, SDLK_RETURN, 0);
    assert_int_equal(app->editor->card, 1);
    stage_key(app, SDLK_RIGHT, 0);
    assert_true(
        app_has_focus(app, editor_page_control(app, editor_page_in_card(1, "title"), FIELD)));
    app_free(app);
}

static void the_next_problem_is_gone_to(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    stage_press(app, POINTER_MOUSE, EDITOR_LIST + 2);
    editor_page_go(app, editor_page_in_response(1, 1, "why"));
    stage_key(app, SDLK_a, KMOD_LCTRL);
    stage_key(app, SDLK_DELETE, 0);
    assert_int_equal(editor_mark_of(app->editor, 1), MARK_HINT);
    stage_press(app, POINTER_MOUSE, EDITOR_LIST + 1);
    stage_key(app, SDLK_j, KMOD_LCTRL);
    for (int i = 0;
         i < 20 &&
         !app_has_focus(app, editor_page_control(app, editor_page_in_response(1, 1, "why"), FIELD));
         i++)
        stage_key(app, SDLK_j, KMOD_LCTRL);
    assert_int_equal(app->editor->card, 1);
    assert_true(
        app_has_focus(app, editor_page_control(app, editor_page_in_response(1, 1, "why"), FIELD)));
    app_free(app);
}

static void problems_that_come_and_go_leave_the_focus_where_it_is(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    /* Without a fitting response the card as a whole is wrong; with one it is not. */
    editor_page_go(app, editor_page_in_card(0, "discuss"));
    int rows = editor_page_state(app)->form.row_count;
    for (int i = 0; i < 2; i++) {
        stage_press(
            app, POINTER_MOUSE,
            editor_page_control(app, editor_page_in_response(0, 0, "approach"), i == 0 ? 0 : 4));
        editor_page_go(app, editor_page_in_card(0, "discuss"));
        stage_type(app, "x");
        stage_type(app, "y");
        assert_true(
            app_has_focus(app, editor_page_control(app, editor_page_in_card(0, "discuss"), FIELD)));
        check_int(editor_page_state(app)->form.row_count != rows, i == 0, "a row more");
    }
    check_text(editor_page_text(app, editor_page_in_card(0, "discuss")), "xyxy", "typed");
    app_free(app);
}

/* --- small windows ------------------------------------------------------------------------------
 */

static void in_large_text_one_thing_is_shown_at_a_time(void **state)
{
    (void)state;
    struct app *app = editor_page_open(folder_file(&editor_page_folder, "small.yaml"), 1280, 720,
                                       200);
    const struct editor_state *editor = editor_page_state(app);
    assert_int_equal(editor->frame.mode, EDITOR_STACKED);
    assert_int_equal(editor->view, VIEW_LIST);
    stage_press(app, POINTER_MOUSE, EDITOR_LIST + 2);
    assert_int_equal(editor->view, VIEW_FORM);
    editor_page_go(app, editor_page_in_card(1, "title"));
    stage_type(app, "!");
    check_text(editor_page_text(app, editor_page_in_card(1, "title")), "The second!", "typed");
    stage_press(app, POINTER_MOUSE, EDITOR_SHOW_PREVIEW);
    assert_int_equal(editor->view, VIEW_PREVIEW);
    stage_press(app, POINTER_MOUSE, FORM_BACK);
    assert_int_equal(editor->view, VIEW_FORM);
    stage_press(app, POINTER_MOUSE, FORM_BACK);
    assert_int_equal(editor->view, VIEW_LIST);
    stage_press(app, POINTER_MOUSE, FORM_BACK);
    assert_string_equal(stage_scene(app), "editor question");
    app_free(app);
}

/* --- whatever is pressed ------------------------------------------------------------------------
 */

static bool leads_away(int control)
{
    return control == FORM_BACK || control == EDITOR_SAVE || control == EDITOR_SAVE_AS;
}

static void whatever_is_pressed_all_of_it_can_be_taken_back(void **state)
{
    (void)state;
    enum { RUNS = 2, KEYS = 120 };
    static const SDL_Keycode codes[] = {
        SDLK_TAB,       SDLK_RETURN, SDLK_UP,  SDLK_DOWN,   SDLK_LEFT,     SDLK_RIGHT, SDLK_DELETE,
        SDLK_BACKSPACE, SDLK_HOME,   SDLK_END, SDLK_PAGEUP, SDLK_PAGEDOWN, SDLK_SPACE};
    static const SDL_Keycode commands[] = {SDLK_z,    SDLK_y,      SDLK_n,       SDLK_d, SDLK_j,
                                           SDLK_f,    SDLK_a,      SDLK_v,       SDLK_x, SDLK_UP,
                                           SDLK_DOWN, SDLK_PAGEUP, SDLK_PAGEDOWN};
    for (int run = 0; run < RUNS; run++) {
        struct random dice = random_seeded((uint64_t)run, 12);
        struct deck_document before;
        struct error error;
        char where[256] = "";
        struct app *app = editor_page_open(folder_file(&editor_page_folder, "small.yaml"), 900, 600,
                                           run % 2 == 0 ? 100 : 200);
        for (int i = 0; i < KEYS; i++) {
            const struct controls *controls = &app_page(app)->controls;
            int modifiers = random_below(&dice, 3) == 0 ? KMOD_LSHIFT : 0;
            switch (random_below(&dice, 4)) {
            case 0:
                /* Whatever leads away or to the disk is tried elsewhere. */
                if (!leads_away(controls->focus))
                    stage_key(app, codes[random_below(&dice, COUNT(codes))], modifiers);
                else
                    stage_key(app, SDLK_TAB, modifiers);
                break;
            case 1:
                stage_key(app, commands[random_below(&dice, COUNT(commands))],
                          KMOD_LCTRL | modifiers);
                break;
            case 2:
                stage_type(app, "x ");
                break;
            default: {
                const struct control *control =
                    &controls->list[random_below(&dice, (uint32_t)controls->count)];
                if (!leads_away(control->id) && !control->disabled)
                    stage_press(app, POINTER_MOUSE, control->id);
                break;
            }
            }
            assert_string_equal(stage_scene(app), "editor");
        }
        struct edit_place place;
        while (deck_edit_undo(&app->editor->edit, &place))
            continue;
        assert_true(
            deck_document_load(&before, folder_file(&editor_page_folder, "small.yaml"), &error));
        if (!deck_document_same(editor_page_document(app), &before, where, sizeof where))
            fail_msg("run %d: %s", run, where);
        deck_document_release(&before);
        app_free(app);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, editor_page_make, editor_page_discard)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_typed_is_in_the_deck_at_once_and_can_be_taken_back),
        TEST(undo_goes_to_where_it_happened),
        TEST(a_caret_moves_by_key_and_the_keys_change_the_text_there),
        TEST(the_mouse_sets_the_caret_and_selects),
        TEST(what_an_input_method_composes_is_not_in_the_deck_yet),
        TEST(enter_goes_on_to_the_next_field_where_there_is_one_line),
        TEST(weather_lens_and_approach_are_chosen_by_their_pictures),
        TEST(the_card_that_follows_is_offered_while_it_is_typed),
        TEST(cards_are_added_copied_moved_and_removed),
        TEST(responses_are_added_copied_moved_and_removed),
        TEST(all_cards_can_go_and_the_deck_is_left),
        TEST(the_list_is_walked_by_keys_and_filtered),
        TEST(the_next_problem_is_gone_to),
        TEST(problems_that_come_and_go_leave_the_focus_where_it_is),
        TEST(in_large_text_one_thing_is_shown_at_a_time),
        TEST(whatever_is_pressed_all_of_it_can_be_taken_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
