/* The user's own decks: added, removed and brought back. */
#include "gui/deck_shelf.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/words.h"

enum { TITLE_BYTES = 256 };

void shelf_show_added(struct deck_shelf *shelf, const char *path)
{
    shelf_refresh(shelf);
    int index = shelf_find_path(shelf, path);
    if (index < 0)
        return;
    /* Words in the filter must not hide it. */
    shelf->filter[0] = '\0';
    shelf_open(shelf, index);
    shelf_arrange(shelf);
    shelf->removed = (struct deck_removed){0};
    snprintf(shelf->news, sizeof shelf->news, "%s", _("Added to your decks."));
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
    char *shown = shelf_shown_path(shelf, removed.folder);
    snprintf(shelf->news, sizeof shelf->news, _("“%.100s” was removed. It is kept in %.200s."),
             title, shown);
    free(shown);
    shelf->removed = removed;
    shelf_refresh(shelf);
    return true;
}

bool shelf_bring_back(struct deck_shelf *shelf, struct error *error)
{
    struct deck_removed removed = shelf->removed;
    if (!deck_bring_back(&removed, error))
        return false;
    shelf_show_added(shelf, removed.from);
    snprintf(shelf->news, sizeof shelf->news, "%s", _("It is back."));
    return true;
}
