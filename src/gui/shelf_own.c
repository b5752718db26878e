/* The user's own decks: added, removed, and either taken back. */
#include "gui/deck_shelf.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/words.h"

enum { TITLE_BYTES = 256 };

/* Opens the deck at this path, which has just come into the folder; returns its title. */
static const char *show(struct deck_shelf *shelf, const char *path)
{
    shelf->added = (struct deck_installed){0};
    shelf->removed = (struct deck_removed){0};
    shelf->news[0] = '\0';
    shelf_refresh(shelf);
    int index = shelf_find_path(shelf, path);
    if (index < 0)
        return path_name(path);
    /* Words in the filter must not hide it. */
    shelf->filter[0] = '\0';
    shelf_open(shelf, index);
    shelf_arrange(shelf);
    return shelf->decks[index].title;
}

static void tell_removed(struct deck_shelf *shelf, const char *title,
                         const struct deck_removed *removed)
{
    char *shown = shelf_shown_path(shelf, removed->folder);
    snprintf(shelf->news, sizeof shelf->news, _("“%.100s” was removed. It is kept in %.200s."),
             title, shown);
    free(shown);
    shelf->added = (struct deck_installed){0};
    shelf->removed = *removed;
}

void shelf_show_added(struct deck_shelf *shelf, const struct deck_installed *added)
{
    show(shelf, added->path);
    shelf->added = *added;
    if (added->replaced.folder[0] == '\0') {
        snprintf(shelf->news, sizeof shelf->news, _("“%.100s” was added to your decks."),
                 added->title);
        return;
    }
    char *shown = shelf_shown_path(shelf, added->replaced.folder);
    snprintf(shelf->news, sizeof shelf->news,
             _("“%.100s” was added to your decks. The old one is kept in %.200s."), added->title,
             shown);
    free(shown);
}

bool shelf_remove(struct deck_shelf *shelf, struct error *error)
{
    struct deck_removed removed;
    char title[TITLE_BYTES];
    int index = shelf_open_index(shelf);
    /* It may have gone by itself. */
    if (index < 0)
        return true;
    const struct shelf_deck *deck = &shelf->decks[index];
    snprintf(title, sizeof title, "%s", deck->title);
    if (!deck_remove(deck->path, shelf->own_folder, &removed, error))
        return false;
    tell_removed(shelf, title, &removed);
    shelf_refresh(shelf);
    return true;
}

bool shelf_can_undo(const struct deck_shelf *shelf)
{
    return shelf->added.path[0] != '\0' || shelf->removed.folder[0] != '\0';
}

/* The deck that was added goes, and the one comes back whose place it took. */
static bool undo_added(struct deck_shelf *shelf, struct error *error)
{
    const struct deck_installed added = shelf->added;
    struct deck_removed removed;
    if (!deck_install_undo(&added, &removed, error))
        return false;
    if (added.replaced.folder[0] == '\0') {
        tell_removed(shelf, added.title, &removed);
        shelf_refresh(shelf);
        return true;
    }
    show(shelf, added.replaced.from);
    char *shown = shelf_shown_path(shelf, removed.folder);
    snprintf(shelf->news, sizeof shelf->news,
             _("The old one is back. The new one is kept in %.200s."), shown);
    free(shown);
    return true;
}

bool shelf_undo(struct deck_shelf *shelf, struct error *error)
{
    const struct deck_removed removed = shelf->removed;
    if (shelf->added.path[0] != '\0')
        return undo_added(shelf, error);
    if (!deck_bring_back(&removed, error))
        return false;
    snprintf(shelf->news, sizeof shelf->news, _("“%.100s” is back."), show(shelf, removed.from));
    return true;
}
