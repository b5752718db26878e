#include "support/decks_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/check.h"

static struct folder folder;

const char *decks_page_path(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "user/evenkeel/decks/%s", name);
    return folder_file(&folder, path);
}

void decks_page_write(const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "user/evenkeel/decks/%s", name);
    folder_write(&folder, path, text);
}

void decks_page_remove(const char *name)
{
    assert_int_equal(unlink(decks_page_path(name)), 0);
}

void decks_page_replace(const char *name, const char *text)
{
    char path[FOLDER_PATH_BYTES];
    decks_page_write(".new", text);
    snprintf(path, sizeof path, "%s", decks_page_path(".new"));
    assert_int_equal(rename(path, decks_page_path(name)), 0);
}

int decks_page_make(void **state)
{
    (void)state;
    folder_init(&folder);
    folder_make_inside(&folder, "user");
    folder_make_inside(&folder, "user/evenkeel");
    folder_make_inside(&folder, "user/evenkeel/decks");
    folder_make_inside(&folder, "user/evenkeel/decks/empty");
    decks_page_write("anchor.yaml", DECK_HEAD("anchor", "Anchor") DECK_CARD("one", "mixed"));
    decks_page_write("boat.yaml",
                     DECK_HEAD("boat", "Boat") DECK_CARD("one", "mixed") DECK_CARD("two", "calm"));
    decks_page_write("notes.txt", "no deck");
    setenv("XDG_DATA_HOME", folder_file(&folder, "user"), 1);
    return 0;
}

int decks_page_discard(void **state)
{
    (void)state;
    unsetenv("XDG_DATA_HOME");
    folder_release(&folder);
    return 0;
}

struct decks_state *decks_page_state(struct app *app)
{
    assert_string_equal(stage_scene(app), "decks");
    return app->stack[app->depth - 1].state;
}

struct shelf_deck *decks_page_deck(struct app *app)
{
    int index = shelf_open_index(app->shelf);
    assert_true(index >= 0);
    return &app->shelf->decks[index];
}

bool decks_page_is_read(struct app *app)
{
    const struct deck_shelf *shelf = app->shelf;
    for (int i = 0; i < shelf->count; i++)
        if (shelf->decks[i].state == DECK_WAITING)
            return false;
    return shelf->reading == NULL && shelf->next == NULL && !shelf_checks(shelf);
}

struct app *decks_page_window(void)
{
    struct app *app = stage_open_window(1280, 720);
    /* However many decks come with the game, these tests know of one. */
    app->installed_only = "core";
    return app;
}

struct app *decks_page_open(void)
{
    struct app *app = decks_page_window();
    stage_press(app, POINTER_MOUSE, STAGE_TITLE_DECKS);
    assert_string_equal(stage_scene(app), "decks");
    stage_wait(app, decks_page_is_read);
    return app;
}

void decks_page_choose(struct app *app, const char *name)
{
    int index = shelf_find_name(app->shelf, name);
    app_focus(app, DECKS_ROW + shelf_open_place(app->shelf));
    stage_key(app, SDLK_HOME, 0);
    for (int i = 0; i < app->shelf->count && shelf_open_index(app->shelf) != index; i++)
        stage_key(app, SDLK_DOWN, 0);
    assert_int_equal(shelf_open_index(app->shelf), index);
    stage_wait(app, decks_page_is_read);
}
