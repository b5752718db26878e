#include "store/deck_remove.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/options.h"
#include "base/words.h"
#include "store/library.h"
#include "tools/tool.h"

/* A path into the user's folder, written in whatever way, as the path there. */
static bool is_in_own_folder(const char *named, const char *own_folder, char path[PATH_BYTES_MAX])
{
    char above[PATH_BYTES_MAX];
    const char *name = path_name(named);
    snprintf(above, sizeof above, "%.*s", (int)(name - named), named);
    char *given = realpath(above[0] != '\0' ? above : ".", NULL);
    char *own = realpath(own_folder, NULL);
    bool inside = given != NULL && own != NULL && strcmp(given, own) == 0;
    free(given);
    free(own);
    return inside && path_join(path, own_folder, name);
}

/* The user's own deck of this name comes before a file of that name that happens to lie here. */
static bool find(const struct library *library, const char *named, const char *own_folder,
                 char path[PATH_BYTES_MAX], struct error *error)
{
    for (size_t i = 0; i < library->own_count && strchr(named, '/') == NULL; i++)
        if (strcmp(path_name(library->paths[i]), named) == 0 ||
            library_same_name(library->paths[i], named)) {
            snprintf(path, PATH_BYTES_MAX, "%s", library->paths[i]);
            return true;
        }
    char found[PATH_BYTES_MAX];
    if (library->trouble.fault != FAULT_NONE && strchr(named, '/') == NULL)
        return error_set(error, library->trouble.fault, "%s", library->trouble.words);
    if (!library_find(library, named, found, error))
        return false;
    if (!is_in_own_folder(found, own_folder, path))
        return error_set(error, FAULT_INPUT,
                         _("'%s' is not in your folder of decks (%s); only those can be removed"),
                         named, own_folder);
    return true;
}

static bool remove_deck(const char *named, struct error *error)
{
    struct data_folders data;
    struct library library;
    struct deck_removed removed;
    char own[PATH_BYTES_MAX], path[PATH_BYTES_MAX];
    if (!library_own_folder(own, error))
        return false;
    data_folders_init(&data);
    library_init(&library, &data);
    bool done = find(&library, named, own, path, error) && deck_remove(path, own, &removed, error);
    if (done)
        printf(_("'%s' is removed; it is kept in %s, and 'deck install' brings it back from "
                 "there\n"),
               path_name(path), removed.folder);
    library_release(&library);
    data_folders_release(&data);
    return done;
}

int tool_deck_remove(int argument_count, char *arguments[])
{
    struct error error;
    const struct option_spec options[] = {{0}};
    int count = options_take(argument_count, arguments, options, &error);
    if (count < 0)
        return error_report(&error);
    if (count != 1) {
        error_set(&error, FAULT_COMMAND_LINE,
                  _("deck remove takes one of your own decks: evenkeel deck remove DECK"));
        return error_report(&error);
    }
    return remove_deck(arguments[0], &error) ? FAULT_NONE : error_report(&error);
}
