/* The deck editor, with a writer at it: what is typed, chosen, moved, taken back and saved. */
#include "gui/editor_scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "gui/form.h"
#include "gui/scenes.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/stage.h"

static struct folder folder;

static const char deck[] = "# Mine.\n"
                           "deck: small\n"
                           "title: Small   # for now\n"
                           "language: en\n"
                           "cards:\n"
                           "  # Asha wrote this.\n"
                           "  - id: one\n"
                           "    title: The first\n"
                           "    situation: It is Monday.\n"
                           "    context: change\n"
                           "    lens: vision\n"
                           "    responses:\n"
                           "      - text: Lead on.\n"
                           "        approach: leadership\n"
                           "        why: It gives.\n"
                           "      - text: Wait.\n"
                           "        approach: management\n"
                           "        why: It costs.\n"
                           "\n"
                           "  - id: two\n"
                           "    title: The second\n"
                           "    situation: It is Tuesday.\n"
                           "    context: stability\n"
                           "    lens: success\n"
                           "    responses:\n"
                           "      - text: Go.\n"
                           "        approach: leadership\n"
                           "        why: It costs.\n"
                           "      - text: Stay.\n"
                           "        approach: management\n"
                           "        why: It gives.\n";

/* --- tools --------------------------------------------------------------------------------------
 */

static int set_up(void **state)
{
    (void)state;
    folder_init(&folder);
    folder_write(&folder, "small.yaml", deck);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    folder_release(&folder);
    return 0;
}

/* The editor on the small deck, which lies in the user's own folder; `path` NULL: a new deck. */
static struct app *open_editor(const char *path, int w, int h, int percent)
{
    struct app *app = stage_open("title", w, h, percent, THEME_DAY);
    snprintf(app->decks_folder, sizeof app->decks_folder, "%s", folder.path);
    app_edit_deck(app, path, NULL);
    app_change_scene(app);
    app_draw(app);
    assert_string_equal(stage_scene(app), "editor");
    return app;
}

static struct app *open_small(void)
{
    return open_editor(folder_file(&folder, "small.yaml"), 1280, 720, 100);
}

static struct editor_state *state_of(struct app *app)
{
    for (int i = 0; i < app->depth; i++)
        if (app->stack[i].scene == &scene_editor)
            return app->stack[i].state;
    fail_msg("the editor is not open");
    return NULL;
}

static const struct deck_document *document_of(struct app *app)
{
    return &app->editor->edit.document;
}

static struct edit_place in_card(int card, const char *field)
{
    return (struct edit_place){card, EDIT_CARD, field_find(&CARD_FIELDS, field)};
}

static struct edit_place in_response(int card, int response, const char *field)
{
    return (struct edit_place){card, response, field_find(&RESPONSE_FIELDS, field)};
}

static const char *text_at(struct app *app, struct edit_place place)
{
    return deck_edit_text(&app->editor->edit, place);
}

/* The control of a place's field; with `option` from 0, of one of its options. */
static int control_of(struct app *app, struct edit_place place, int option)
{
    int row = editor_row_of(&state_of(app)->form, place);
    assert_true(row >= 0);
    return editor_control(&state_of(app)->form.rows[row]) + 1 + option;
}

enum { FIELD = -1 };

static void go(struct app *app, struct edit_place place)
{
    stage_press(app, POINTER_MOUSE, control_of(app, place, FIELD));
}

/* The tool of the open card (EDIT_CARD) or of a response. */
static int tool(struct app *app, int response, enum editor_tool wanted)
{
    const struct editor_form *form = &state_of(app)->form;
    for (int i = 0; i < form->row_count; i++)
        if (form->rows[i].kind == EDITOR_HEAD && form->rows[i].option_count == TOOL_COUNT &&
            form->rows[i].place.response == response)
            return editor_control(&form->rows[i]) + 1 + (int)wanted;
    fail_msg("response %d has no tools", response);
    return 0;
}

static void check_file(const char *name, const char *expected)
{
    char *text = file_text(folder_file(&folder, name));
    check_text(text, expected, "%s", name);
    free(text);
}

/* The small deck with one piece in place of another. */
static char *with(const char *piece, const char *other)
{
    const char *at = strstr(deck, piece);
    char *text = NULL;
    assert_non_null(at);
    assert_true(asprintf(&text, "%.*s%s%s", (int)(at - deck), deck, other, at + strlen(piece)) > 0);
    return text;
}

/* --- typing -------------------------------------------------------------------------------------
 */

static void what_is_typed_is_in_the_deck_at_once_and_can_be_taken_back(void **state)
{
    (void)state;
    struct app *app = open_small();
    go(app, in_card(0, "title"));
    stage_key(app, SDLK_END, 0);
    stage_type(app, " of two");
    check_text(text_at(app, in_card(0, "title")), "The first of two", "typed");
    assert_true(deck_edit_changed(&app->editor->edit));
    stage_key(app, SDLK_z, KMOD_LCTRL);
    check_text(text_at(app, in_card(0, "title")), "The first", "taken back");
    assert_false(deck_edit_changed(&app->editor->edit));
    check_text(text_buffer_text(&state_of(app)->area.buffer), "The first", "field");
    stage_key(app, SDLK_y, KMOD_LCTRL);
    check_text(text_at(app, in_card(0, "title")), "The first of two", "made again");
    stage_key(app, SDLK_z, KMOD_LCTRL | KMOD_LSHIFT);
    check_text(text_at(app, in_card(0, "title")), "The first of two", "nothing more");
    app_free(app);
}

static void undo_goes_to_where_it_happened(void **state)
{
    (void)state;
    struct app *app = open_small();
    go(app, in_response(0, 1, "why"));
    stage_type(app, " Much.");
    stage_press(app, POINTER_MOUSE, EDITOR_LIST + 2);
    assert_int_equal(app->editor->card, 1);
    stage_key(app, SDLK_z, KMOD_LCTRL);
    assert_int_equal(app->editor->card, 0);
    assert_true(app_has_focus(app, control_of(app, in_response(0, 1, "why"), FIELD)));
    check_text(text_at(app, in_response(0, 1, "why")), "It costs.", "taken back");
    app_free(app);
}

static void a_caret_moves_by_key_and_the_keys_change_the_text_there(void **state)
{
    (void)state;
    struct app *app = open_small();
    go(app, in_card(0, "situation"));
    stage_key(app, SDLK_HOME, KMOD_LCTRL);
    stage_key(app, SDLK_RIGHT, KMOD_LCTRL | KMOD_LSHIFT);
    stage_type(app, "Now");
    check_text(text_at(app, in_card(0, "situation")), "Now is Monday.", "word replaced");
    stage_key(app, SDLK_DELETE, KMOD_LCTRL);
    stage_key(app, SDLK_BACKSPACE, 0);
    check_text(text_at(app, in_card(0, "situation")), "No Monday.", "words erased");
    /* There is no clipboard without a display; the dummy's will do. */
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_VIDEO), 0);
    stage_key(app, SDLK_a, KMOD_LCTRL);
    stage_key(app, SDLK_c, KMOD_LCTRL);
    stage_key(app, SDLK_END, 0);
    stage_key(app, SDLK_RETURN, 0);
    stage_key(app, SDLK_v, KMOD_LCTRL);
    check_text(text_at(app, in_card(0, "situation")), "No Monday.\nNo Monday.", "pasted");
    app_free(app);
}

static void the_mouse_sets_the_caret_and_selects(void **state)
{
    (void)state;
    struct app *app = open_small();
    struct edit_place place = in_card(0, "situation");
    go(app, place);
    const struct editor_state *editor = state_of(app);
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
    struct app *app = open_small();
    go(app, in_card(0, "title"));
    SDL_Event event = {.type = SDL_TEXTEDITING};
    snprintf(event.edit.text, sizeof event.edit.text, "\xE3\x81\x8B");
    stage_send(app, &event);
    check_text(state_of(app)->area.composition, "\xE3\x81\x8B", "composed");
    check_text(text_at(app, in_card(0, "title")), "The first", "deck");
    stage_type(app, "\xE9\xA2\xA8");
    check_text(state_of(app)->area.composition, "", "over");
    check_text(text_at(app, in_card(0, "title")), "The first\xE9\xA2\xA8", "deck");
    app_free(app);
}

static void enter_goes_on_to_the_next_field_where_there_is_one_line(void **state)
{
    (void)state;
    struct app *app = open_small();
    go(app, in_card(0, "title"));
    stage_key(app, SDLK_RETURN, 0);
    assert_true(app_has_focus(app, control_of(app, in_card(0, "situation"), FIELD)));
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
    struct app *app = open_small();
    stage_press(app, POINTER_MOUSE, control_of(app, in_card(0, "context"), 2));
    check_text(text_at(app, in_card(0, "context")), "mixed", "context");
    stage_press(app, POINTER_MOUSE, control_of(app, in_card(0, "lens"), 0));
    check_text(text_at(app, in_card(0, "lens")), "orientation", "lens");
    /* What need not be there goes when it is chosen once more. */
    stage_press(app, POINTER_MOUSE, control_of(app, in_card(0, "lens"), 0));
    check_text(text_at(app, in_card(0, "lens")), "", "lens");
    stage_press(app, POINTER_MOUSE, control_of(app, in_response(0, 1, "approach"), 1));
    check_text(text_at(app, in_response(0, 1, "approach")), "mostly management", "approach");
    stage_press(app, POINTER_MOUSE, control_of(app, in_response(0, 1, "quality"), 2));
    check_text(text_at(app, in_response(0, 1, "quality")), "harmful", "quality");
    stage_press(app, POINTER_MOUSE, control_of(app, in_response(0, 1, "quality"), 0));
    check_text(text_at(app, in_response(0, 1, "quality")), "", "sound need not be said");
    stage_press(app, POINTER_MOUSE, control_of(app, in_card(0, "only_follow_up"), 1));
    check_text(text_at(app, in_card(0, "only_follow_up")), "true", "follow-up");
    /* Each was a step of its own. */
    for (int i = 0; i < 7; i++)
        stage_key(app, SDLK_z, KMOD_LCTRL);
    assert_false(deck_edit_changed(&app->editor->edit));
    app_free(app);
}

static void the_card_that_follows_is_offered_while_it_is_typed(void **state)
{
    (void)state;
    struct app *app = open_small();
    go(app, in_response(0, 0, "leads_to"));
    const struct editor_state *editor = state_of(app);
    int row = editor_row_of(&editor->form, in_response(0, 0, "leads_to"));
    assert_int_equal(editor->form.rows[row].option_count, 1);
    stage_type(app, "sec"); /* of its title */
    assert_int_equal(editor->form.rows[row].option_count, 1);
    stage_press(app, POINTER_MOUSE, control_of(app, in_response(0, 0, "leads_to"), 0));
    check_text(text_at(app, in_response(0, 0, "leads_to")), "two", "chosen");
    app_free(app);
}

/* --- cards --------------------------------------------------------------------------------------
 */

static void check_titles(struct app *app, const char *const titles[], int count)
{
    check_int(document_of(app)->card_count, count, "cards");
    for (int i = 0; i < count; i++)
        check_text(text_at(app, in_card(i, "title")), titles[i], "card %d", i);
}

static void cards_are_added_copied_moved_and_removed(void **state)
{
    (void)state;
    struct app *app = open_small();
    stage_press(app, POINTER_MOUSE, EDITOR_ADD);
    assert_int_equal(app->editor->card, 1);
    stage_type(app, "Between");
    check_titles(app, (const char *const[]){"The first", "Between", "The second"}, 3);
    /* It has an id of its title as soon as that is left. */
    stage_key(app, SDLK_RETURN, 0);
    check_text(text_at(app, in_card(1, "id")), "between", "id");
    stage_press(app, POINTER_MOUSE, tool(app, EDIT_CARD, TOOL_DOWN));
    check_titles(app, (const char *const[]){"The first", "The second", "Between"}, 3);
    assert_int_equal(app->editor->card, 2);
    stage_key(app, SDLK_UP, KMOD_LCTRL | KMOD_LSHIFT);
    assert_int_equal(app->editor->card, 1);
    stage_press(app, POINTER_MOUSE, tool(app, EDIT_CARD, TOOL_COPY));
    check_titles(app, (const char *const[]){"The first", "Between", "Between", "The second"}, 4);
    check_text(text_at(app, in_card(2, "id")), "between-2", "id of the copy");
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
    struct app *app = open_small();
    stage_press(app, POINTER_MOUSE, tool(app, 0, TOOL_DOWN));
    check_text(text_at(app, in_response(0, 1, "text")), "Lead on.", "moved");
    stage_press(app, POINTER_MOUSE, tool(app, 1, TOOL_COPY));
    check_text(text_at(app, in_response(0, 2, "text")), "Lead on.", "copied");
    /* The last panel's only button. */
    const struct editor_form *form = &state_of(app)->form;
    stage_press(app, POINTER_MOUSE, editor_control(&form->rows[form->row_count - 1]) + 1);
    assert_int_equal(document_of(app)->cards[0].response_count, 4);
    stage_type(app, "A fourth.");
    check_text(text_at(app, in_response(0, 3, "text")), "A fourth.", "typed");
    for (int i = 0; i < 4; i++)
        stage_press(app, POINTER_MOUSE, tool(app, 0, TOOL_REMOVE));
    assert_int_equal(document_of(app)->cards[0].response_count, 0);
    while (deck_edit_can_undo(&app->editor->edit))
        stage_key(app, SDLK_z, KMOD_LCTRL);
    check_text(text_at(app, in_response(0, 0, "text")), "Lead on.", "as it was");
    app_free(app);
}

static void all_cards_can_go_and_the_deck_is_left(void **state)
{
    (void)state;
    struct app *app = open_small();
    for (int i = 0; i < 2; i++)
        stage_press(app, POINTER_MOUSE, tool(app, EDIT_CARD, TOOL_REMOVE));
    assert_int_equal(app->editor->card, EDIT_DECK);
    stage_press(app, POINTER_MOUSE, EDITOR_ADD);
    assert_int_equal(document_of(app)->card_count, 1);
    app_free(app);
}

static void the_list_is_walked_by_keys_and_filtered(void **state)
{
    (void)state;
    struct app *app = open_small();
    app_focus(app, EDITOR_LIST + 1);
    stage_key(app, SDLK_DOWN, 0);
    assert_int_equal(app->editor->card, 1);
    stage_key(app, SDLK_HOME, 0);
    assert_int_equal(app->editor->card, EDIT_DECK);
    stage_key(app, SDLK_f, KMOD_LCTRL);
    stage_type(app, "SECOND");
    assert_int_equal(state_of(app)->shown_count, 1);
    stage_key(app, SDLK_RETURN, 0);
    assert_int_equal(app->editor->card, 1);
    stage_key(app, SDLK_RIGHT, 0);
    assert_true(app_has_focus(app, control_of(app, in_card(1, "title"), FIELD)));
    app_free(app);
}

static void the_next_problem_is_gone_to(void **state)
{
    (void)state;
    struct app *app = open_small();
    stage_press(app, POINTER_MOUSE, EDITOR_LIST + 2);
    go(app, in_response(1, 1, "why"));
    stage_key(app, SDLK_a, KMOD_LCTRL);
    stage_key(app, SDLK_DELETE, 0);
    assert_int_equal(editor_mark_of(app->editor, 1), MARK_HINT);
    stage_press(app, POINTER_MOUSE, EDITOR_LIST + 1);
    stage_key(app, SDLK_j, KMOD_LCTRL);
    for (int i = 0; i < 20 && !app_has_focus(app, control_of(app, in_response(1, 1, "why"), FIELD));
         i++)
        stage_key(app, SDLK_j, KMOD_LCTRL);
    assert_int_equal(app->editor->card, 1);
    assert_true(app_has_focus(app, control_of(app, in_response(1, 1, "why"), FIELD)));
    app_free(app);
}

static void problems_that_come_and_go_leave_the_focus_where_it_is(void **state)
{
    (void)state;
    struct app *app = open_small();
    /* Without a fitting response the card as a whole is wrong; with one it is not. */
    go(app, in_card(0, "discuss"));
    int rows = state_of(app)->form.row_count;
    for (int i = 0; i < 2; i++) {
        stage_press(app, POINTER_MOUSE,
                    control_of(app, in_response(0, 0, "approach"), i == 0 ? 0 : 4));
        go(app, in_card(0, "discuss"));
        stage_type(app, "x");
        stage_type(app, "y");
        assert_true(app_has_focus(app, control_of(app, in_card(0, "discuss"), FIELD)));
        check_int(state_of(app)->form.row_count != rows, i == 0, "a row more");
    }
    check_text(text_at(app, in_card(0, "discuss")), "xyxy", "typed");
    app_free(app);
}

/* --- saving -------------------------------------------------------------------------------------
 */

static void saving_touches_what_was_changed_alone(void **state)
{
    (void)state;
    struct app *app = open_small();
    char title[256];
    go(app, in_response(0, 1, "text"));
    stage_key(app, SDLK_a, KMOD_LCTRL);
    stage_type(app, "Wait: and see.");
    scene_editor.title(app, state_of(app), title, sizeof title);
    check_text(title, "*Small – Even Keel", "window");
    stage_key(app, SDLK_s, KMOD_LCTRL);
    assert_false(deck_edit_changed(&app->editor->edit));
    scene_editor.title(app, state_of(app), title, sizeof title);
    check_text(title, "Small – Even Keel", "window");
    char *expected = with("text: Wait.", "text: \"Wait: and see.\"");
    check_file("small.yaml", expected);
    free(expected);
    app_free(app);
}

enum { ANSWER_SAVE = 1, ANSWER_DROP, ANSWER_STAY, ANSWER_OVER, ANSWER_RELOAD, ANSWER_NAME };

static struct app *open_changed(void)
{
    struct app *app = open_small();
    go(app, in_card(0, "title"));
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
    check_file("small.yaml", deck);
    assert_null(app->editor);
    app_free(app);
    app = open_changed();
    stage_press(app, POINTER_MOUSE, FORM_BACK);
    stage_press(app, POINTER_MOUSE, ANSWER_SAVE);
    assert_string_equal(stage_scene(app), "title");
    char *expected = with("The first", "The first!");
    check_file("small.yaml", expected);
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
    app = open_small();
    stage_send(app, &quit);
    assert_true(app->quit);
    app_free(app);
}

static void a_file_that_is_another_now_is_asked_about(void **state)
{
    (void)state;
    static const char theirs[] = "deck: small\ntitle: Theirs\nlanguage: en\ncards: []\n";
    struct app *app = open_changed();
    folder_write(&folder, "small.yaml", theirs);
    stage_key(app, SDLK_s, KMOD_LCTRL);
    assert_string_equal(stage_scene(app), "editor question");
    check_file("small.yaml", theirs);
    stage_press(app, POINTER_MOUSE, ANSWER_OVER);
    char *expected = with("The first", "The first!");
    check_file("small.yaml", expected);
    free(expected);
    app_free(app);
    /* The other way: theirs is read, and shown. */
    folder_write(&folder, "small.yaml", deck);
    app = open_changed();
    folder_write(&folder, "small.yaml", theirs);
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
    struct app *app = open_editor(NULL, 1280, 720, 100);
    struct edit_place title = {EDIT_DECK, EDIT_CARD, field_find(&DECK_FIELDS, "title")};
    go(app, title);
    stage_key(app, SDLK_a, KMOD_LCTRL);
    stage_type(app, "Yard and gate");
    stage_key(app, SDLK_s, KMOD_LCTRL);
    assert_string_equal(stage_scene(app), "editor name");
    stage_key(app, SDLK_RETURN, 0);
    assert_string_equal(stage_scene(app), "editor");
    assert_false(deck_edit_changed(&app->editor->edit));
    char *text = file_text(folder_file(&folder, "yard-and-gate.yaml"));
    assert_non_null(text);
    assert_non_null(strstr(text, "title: Yard and gate\n"));
    free(text);
    app_free(app);
}

static void save_as_writes_a_table_by_its_ending_and_asks_before_it_overwrites(void **state)
{
    (void)state;
    struct app *app = open_small();
    stage_key(app, SDLK_s, KMOD_LCTRL | KMOD_LSHIFT);
    assert_string_equal(stage_scene(app), "editor name");
    enum { NAME_FORMAT_CSV = 11, NAME_SAVE = 20 };
    stage_press(app, POINTER_MOUSE, NAME_FORMAT_CSV);
    folder_write(&folder, "small.csv", "mine\n");
    stage_press(app, POINTER_MOUSE, NAME_SAVE);
    assert_string_equal(stage_scene(app), "editor name");
    check_file("small.csv", "mine\n");
    stage_press(app, POINTER_MOUSE, NAME_SAVE);
    assert_string_equal(stage_scene(app), "editor");
    char *text = file_text(folder_file(&folder, "small.csv"));
    assert_non_null(strstr(text, "#title,Small"));
    free(text);
    check_file("small.yaml", deck);
    app_free(app);
}

static void a_deck_of_the_programs_is_copied_first(void **state)
{
    (void)state;
    struct app *app = open_editor(PROJECT_FOLDER "/cards/core", 1280, 720, 100);
    check_text(app->editor->home.path, folder_file(&folder, "core-copy/deck.yaml"), "path");
    check_text(editor_title(app->editor), "Even Keel core deck (copy)", "title");
    assert_false(deck_edit_changed(&app->editor->edit));
    assert_true(strstr(app->editor->note, "core-copy") != NULL);
    app_free(app);
    /* The copy is a deck like any other. */
    struct deck_file file;
    struct error error;
    assert_true(deck_file_load(&file, folder_file(&folder, "core-copy"), &error));
    assert_true(file.playable);
    assert_int_equal(file.problems.error_count, 0);
    assert_non_null(file.translations);
    deck_file_release(&file);
}

static void what_cannot_be_edited_is_told(void **state)
{
    (void)state;
    struct app *app = stage_open("title", 640, 480, 100, THEME_DAY);
    folder_write(&folder, "broken.yaml", "deck: a\ntitle: One: two\n");
    app_edit_deck(app, folder_file(&folder, "broken.yaml"), NULL);
    app_change_scene(app);
    assert_string_equal(stage_scene(app), "message");
    assert_non_null(strstr(app->message, "mended in a text editor: line 2"));
    assert_null(app->editor);
    app_free(app);
}

/* --- small windows ------------------------------------------------------------------------------
 */

static void in_large_text_one_thing_is_shown_at_a_time(void **state)
{
    (void)state;
    struct app *app = open_editor(folder_file(&folder, "small.yaml"), 1280, 720, 200);
    const struct editor_state *editor = state_of(app);
    assert_int_equal(editor->frame.mode, EDITOR_STACKED);
    assert_int_equal(editor->view, VIEW_LIST);
    stage_press(app, POINTER_MOUSE, EDITOR_LIST + 2);
    assert_int_equal(editor->view, VIEW_FORM);
    go(app, in_card(1, "title"));
    stage_type(app, "!");
    check_text(text_at(app, in_card(1, "title")), "The second!", "typed");
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
        struct app *app = open_editor(folder_file(&folder, "small.yaml"), 900, 600,
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
        assert_true(deck_document_load(&before, folder_file(&folder, "small.yaml"), &error));
        if (!deck_document_same(document_of(app), &before, where, sizeof where))
            fail_msg("run %d: %s", run, where);
        deck_document_release(&before);
        app_free(app);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

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
        TEST(saving_touches_what_was_changed_alone),
        TEST(leaving_with_changes_asks),
        TEST(closing_the_window_with_changes_asks_too),
        TEST(a_file_that_is_another_now_is_asked_about),
        TEST(a_new_deck_is_saved_under_a_name),
        TEST(save_as_writes_a_table_by_its_ending_and_asks_before_it_overwrites),
        TEST(a_deck_of_the_programs_is_copied_first),
        TEST(what_cannot_be_edited_is_told),
        TEST(in_large_text_one_thing_is_shown_at_a_time),
        TEST(whatever_is_pressed_all_of_it_can_be_taken_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
