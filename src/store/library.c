#include "store/library.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "base/words.h"

/* A deck's name is its file's without the ending, or its folder's. */
static size_t name_length(const char *path)
{
    const char *name = path_name(path);
    const char *ending = strrchr(name, '.');
    return ending != NULL && ending != name ? (size_t)(ending - name) : strlen(name);
}

static bool same_name(const char *a, const char *b)
{
    size_t length = name_length(a);
    return length == name_length(b) && strncmp(path_name(a), path_name(b), length) == 0;
}

static void add_path(struct library *library, const char *path)
{
    for (size_t i = 0; i < library->count; i++)
        if (same_name(library->paths[i], path))
            return;
    library->paths = memory_grow(library->paths, library->count, &library->capacity,
                                 sizeof *library->paths);
    library->paths[library->count++] = memory_text(path);
}

static bool looks_like_path(const char *name)
{
    return strchr(name, '/') != NULL || deck_source_has_ending(name);
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_folder(struct library *library, const char *folder)
{
    DIR *stream = opendir(folder);
    if (stream == NULL)
        return;
    char **paths = NULL;
    size_t count = 0, capacity = 0;
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        char path[PATH_BYTES_MAX];
        if (entry->d_name[0] == '.' || !path_join(path, folder, entry->d_name) ||
            !deck_source_may_be_deck(path))
            continue;
        paths = memory_grow(paths, count, &capacity, sizeof *paths);
        paths[count++] = memory_text(path);
    }
    closedir(stream);
    if (count > 1)
        qsort(paths, count, sizeof *paths, compare_paths);
    for (size_t i = 0; i < count; i++) {
        add_path(library, paths[i]);
        free(paths[i]);
    }
    free(paths);
}

void library_init(struct library *library, const struct data_folders *data)
{
    char folder[PATH_BYTES_MAX], user[PATH_BYTES_MAX];
    *library = (struct library){0};
    if (path_user_folder(user, NULL) && path_join(folder, user, "decks"))
        add_folder(library, folder);
    for (int i = 0; i < data->count; i++)
        if (path_join(folder, data->folders[i], "cards"))
            add_folder(library, folder);
}

void library_release(struct library *library)
{
    for (size_t i = 0; i < library->count; i++)
        free(library->paths[i]);
    free(library->paths);
    *library = (struct library){0};
}

static bool not_found(const struct library *library, const char *name, struct error *error)
{
    char list[512] = "";
    for (size_t i = 0; i < library->count; i++) {
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%.*s", i > 0 ? ", " : "",
                 (int)name_length(library->paths[i]), path_name(library->paths[i]));
    }
    const char *own = getenv("EVENKEEL_DATADIR");
    if (library->count == 0 && own != NULL && own[0] != '\0')
        return error_set(error, FAULT_INPUT,
                         _("no deck '%s'; EVENKEEL_DATADIR is '%s', where no deck is installed: "
                           "correct it, or give the path of a deck"),
                         name, own);
    if (library->count == 0)
        return error_set(error, FAULT_INPUT,
                         _("no deck '%s'; no deck is installed, so give the path of one"), name);
    return error_set(
        error, FAULT_INPUT,
        _("no deck '%s'; give the path of a deck, or the name of an installed one: %s"), name,
        list);
}

bool library_find(const struct library *library, const char *name, char path[PATH_BYTES_MAX],
                  struct error *error)
{
    struct stat status;
    /* A plain word means an installed deck, even where a folder of that name happens to lie about.
     */
    if (strchr(name, '/') == NULL)
        for (size_t i = 0; i < library->count; i++)
            if (name_length(library->paths[i]) == strlen(name) &&
                strncmp(path_name(library->paths[i]), name, strlen(name)) == 0) {
                snprintf(path, PATH_BYTES_MAX, "%s", library->paths[i]);
                return true;
            }
    if (strlen(name) >= PATH_BYTES_MAX)
        return error_set(error, FAULT_INPUT, _("the path of the deck is too long"));
    /* Of a path that leads nowhere, whoever opens it says why. */
    if (stat(name, &status) != 0 && !looks_like_path(name))
        return not_found(library, name, error);
    snprintf(path, PATH_BYTES_MAX, "%s", name);
    return true;
}

bool library_open_deck(struct deck_file *file, const char *name, FILE *problem_stream,
                       struct error *error)
{
    struct data_folders data;
    struct library library;
    char path[PATH_BYTES_MAX];
    data_folders_init(&data);
    library_init(&library, &data);
    bool opened = library_find(&library, name, path, error) &&
                  deck_file_open(file, path, problem_stream, error);
    library_release(&library);
    data_folders_release(&data);
    return opened;
}
