/* The deck editor on a small deck in the user's own folder. */
#include "support/editor_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gui/scenes.h"
#include "support/check.h"

struct folder editor_page_folder;

const char editor_page_deck[] = "# Mine.\n"
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

int editor_page_make(void **state)
{
    (void)state;
    folder_init(&editor_page_folder);
    folder_write(&editor_page_folder, "small.yaml", editor_page_deck);
    return 0;
}

int editor_page_discard(void **state)
{
    (void)state;
    folder_release(&editor_page_folder);
    return 0;
}

struct app *editor_page_open(const char *path, int w, int h, int percent)
{
    struct app *app = stage_open("title", w, h, percent, THEME_DAY);
    snprintf(app->decks_folder, sizeof app->decks_folder, "%s", editor_page_folder.path);
    app_edit_deck(app, path, NULL);
    app_change_scene(app);
    app_draw(app);
    assert_string_equal(stage_scene(app), "editor");
    return app;
}

struct app *editor_page_open_small(void)
{
    return editor_page_open(folder_file(&editor_page_folder, "small.yaml"), 1280, 720, 100);
}

struct editor_state *editor_page_state(struct app *app)
{
    for (int i = 0; i < app->depth; i++)
        if (app->stack[i].scene == &scene_editor)
            return app->stack[i].state;
    fail_msg("the editor is not open");
    return NULL;
}

const struct deck_document *editor_page_document(struct app *app)
{
    return &app->editor->edit.document;
}

struct edit_place editor_page_in_card(int card, const char *field)
{
    return (struct edit_place){card, EDIT_CARD, field_find(&CARD_FIELDS, field)};
}

struct edit_place editor_page_in_response(int card, int response, const char *field)
{
    return (struct edit_place){card, response, field_find(&RESPONSE_FIELDS, field)};
}

const char *editor_page_text(struct app *app, struct edit_place place)
{
    return deck_edit_text(&app->editor->edit, place);
}

int editor_page_control(struct app *app, struct edit_place place, int option)
{
    int row = editor_row_of(&editor_page_state(app)->form, place);
    assert_true(row >= 0);
    return editor_control(&editor_page_state(app)->form.rows[row]) + 1 + option;
}

void editor_page_go(struct app *app, struct edit_place place)
{
    stage_press(app, POINTER_MOUSE, editor_page_control(app, place, FIELD));
}

int editor_page_tool(struct app *app, int response, enum editor_tool wanted)
{
    const struct editor_form *form = &editor_page_state(app)->form;
    for (int i = 0; i < form->row_count; i++)
        if (form->rows[i].kind == EDITOR_HEAD && form->rows[i].option_count == TOOL_COUNT &&
            form->rows[i].place.response == response)
            return editor_control(&form->rows[i]) + 1 + (int)wanted;
    fail_msg("response %d has no tools", response);
    return 0;
}

void editor_page_check_file(const char *name, const char *expected)
{
    char *text = file_text(folder_file(&editor_page_folder, name));
    check_text(text, expected, "%s", name);
    free(text);
}

char *editor_page_with(const char *piece, const char *other)
{
    const char *at = strstr(editor_page_deck, piece);
    char *text = NULL;
    assert_non_null(at);
    assert_true(asprintf(&text, "%.*s%s%s", (int)(at - editor_page_deck), editor_page_deck, other,
                         at + strlen(piece)) > 0);
    return text;
}
