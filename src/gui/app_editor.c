/* From anywhere into the deck editor. */
#include "gui/app.h"
#include "gui/editor.h"
#include "gui/scenes.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/words.h"
#include "store/deck_duplicate.h"

static bool lies_in(const char *path, const char *folder)
{
    size_t length = strlen(folder);
    return length > 0 && strncmp(path, folder, length) == 0 &&
           (path[length] == '/' || path[length] == '\0' || folder[length - 1] == '/');
}

/* The program's own decks, and what cannot be written to, are not changed where they are. */
static bool is_to_be_copied(const struct app *app, const char *path)
{
    struct deck_source source;
    bool copied = false;
    if (deck_source_open(&source, path, NULL)) {
        char *file = deck_source_shown(&source, source.file_name);
        copied = source.kind == DECK_SOURCE_ZIP || access(file, W_OK) != 0;
        free(file);
    }
    deck_source_release(&source);
    if (lies_in(path, app->decks_folder))
        return copied;
    for (int i = 0; i < app->data.count; i++)
        copied = copied || lies_in(path, app->data.folders[i]);
    return copied;
}

static int card_with(const struct editor *editor, const char *id)
{
    const struct deck_document *document = &editor->edit.document;
    for (int i = 0; id != NULL && i < document->card_count; i++)
        if (document->cards[i].id.text != NULL && strcmp(document->cards[i].id.text, id) == 0)
            return i;
    return editor->card;
}

void app_edit_deck(struct app *app, const char *path, const char *card)
{
    struct error error;
    char copied[PATH_BYTES_MAX] = "";
    if (app->editor != NULL)
        return;
    if (path != NULL && is_to_be_copied(app, path)) {
        if (app->decks_folder[0] == '\0') {
            app_tell(app, _("There is no folder for decks of your own, because there is no home "
                            "folder; copy the deck yourself and open the copy."));
            return;
        }
        if (!deck_duplicate(path, app->decks_folder, copied, &error)) {
            app_tell(app, error.words);
            return;
        }
        path = copied;
    }
    app->editor = path != NULL ? editor_open(path, &error) : editor_new();
    if (app->editor == NULL) {
        app_tell(app, error.words);
        return;
    }
    app->editor->card = card_with(app->editor, card);
    if (copied[0] != '\0')
        snprintf(app->editor->note, sizeof app->editor->note,
                 _("This is a copy of your own, in %s; the deck it was made of stays as it is."),
                 copied);
    app_push(app, &scene_editor, 0);
}

void app_save_aside(struct app *app)
{
    enum { FILES_MAX = 100 };
    char name[32] = "unsaved.yaml", path[PATH_BYTES_MAX];
    struct error error;
    struct editor *editor = app->editor;
    if (editor == NULL || !deck_edit_changed(&editor->edit))
        return;
    if (app->decks_folder[0] == '\0') {
        error_set(&error, FAULT_MACHINE,
                  _("what was changed in the deck editor is lost: there is "
                    "no home folder to keep it in"));
        error_report(&error);
        return;
    }
    enum saving saving = SAVING_EXISTS;
    for (int i = 2; saving == SAVING_EXISTS && i <= FILES_MAX; i++) {
        if (!path_join(path, app->decks_folder, name))
            return;
        saving = deck_home_save_as(&editor->home, &editor->edit, path, false, &error);
        snprintf(name, sizeof name, "unsaved-%d.yaml", i);
    }
    if (saving != SAVING_DONE)
        error_report(&error);
}
