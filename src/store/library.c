#include "store/library.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/words.h"
#include "store/translation.h"
#include "store/deck_format.h"

/* A deck's name is its file's without the ending, or its folder's. */
static size_t name_length(const char *path)
{
    const char *name = path_name(path);
    const char *ending = strrchr(name, '.');
    return ending != NULL && ending != name ? (size_t)(ending - name) : strlen(name);
}

bool library_same_name(const char *a, const char *b)
{
    size_t length = name_length(a);
    return length == name_length(b) && strncmp(path_name(a), path_name(b), length) == 0;
}

static void paths_add(struct paths *paths, const char *path)
{
    paths->list = memory_grow(paths->list, paths->count, &paths->capacity, sizeof *paths->list);
    paths->list[paths->count++] = memory_text(path);
}

static void paths_release(struct paths *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        free(paths->list[i]);
    free(paths->list);
    *paths = (struct paths){0};
}

enum owner { OWNER_USER, OWNER_PROGRAM };

static void add_path(struct library *library, const char *path, enum owner owner)
{
    for (size_t i = 0; i < library->count; i++) {
        if (!library_same_name(library->paths[i], path))
            continue;
        /* The program's own folders may well hold the same deck twice. */
        if (owner == OWNER_USER || i < library->own_count)
            paths_add(&library->odd, path);
        return;
    }
    library->paths = memory_grow(library->paths, library->count, &library->capacity,
                                 sizeof *library->paths);
    library->paths[library->count++] = memory_text(path);
    library->own_count += owner == OWNER_USER;
}

static bool looks_like_path(const char *name)
{
    return strchr(name, '/') != NULL || deck_source_has_ending(name);
}

/* "hospital.de.yaml" beside "hospital.yaml" is no deck of its own. */
static bool is_translation(const char *path)
{
    char deck[PATH_BYTES_MAX];
    return translation_deck(path, deck);
}

/* What lies beside decks by right, and what editors leave behind. */
static bool is_company(const char *path)
{
    static const char *const endings[] = {".svg",  ".png",         ".jpg", ".jpeg",
                                          ".webp", ".schema.json", "~"};
    static const char *const starts[] = {"LICENSE", "README", "pictures", "#"};
    const char *name = path_name(path);
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && strcasecmp(name + length - ending, endings[i]) == 0)
            return true;
    }
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncasecmp(name, starts[i], strlen(starts[i])) == 0)
            return true;
    return is_translation(path);
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void cannot_read(struct library *library, const char *folder)
{
    error_set(&library->trouble, FAULT_MACHINE, _("cannot read the folder '%s': %s"), folder,
              error_reason(errno));
}

static void add_folder(struct library *library, const char *folder, enum owner owner)
{
    DIR *stream = opendir(folder);
    if (stream == NULL) {
        if (errno != ENOENT && errno != ENOTDIR)
            cannot_read(library, folder);
        return;
    }
    struct paths found = {0};
    for (struct dirent *entry; errno = 0, (entry = readdir(stream)) != NULL;) {
        char path[PATH_BYTES_MAX];
        if (entry->d_name[0] != '.' && path_join(path, folder, entry->d_name) &&
            !is_translation(path) &&
            (owner == OWNER_USER ? !is_company(path) : deck_source_may_be_deck(path)))
            paths_add(&found, path);
    }
    if (errno != 0)
        cannot_read(library, folder);
    closedir(stream);
    if (found.count > 1)
        qsort(found.list, found.count, sizeof *found.list, compare_paths);
    for (size_t i = 0; i < found.count; i++)
        if (deck_source_may_be_deck(found.list[i]))
            add_path(library, found.list[i], owner);
        else
            paths_add(&library->odd, found.list[i]);
    paths_release(&found);
}

bool library_own_folder(char path[PATH_BYTES_MAX], struct error *error)
{
    char user[PATH_BYTES_MAX];
    return path_user_folder(user, error) &&
           (path_join(path, user, "decks") ||
            error_set(error, FAULT_MACHINE, _("the path of the folder for decks is too long")));
}

void library_init_from(struct library *library, const char *own_folder,
                       const struct data_folders *data)
{
    char folder[PATH_BYTES_MAX];
    *library = (struct library){0};
    if (own_folder != NULL)
        add_folder(library, own_folder, OWNER_USER);
    for (int i = 0; i < data->count; i++)
        if (path_join(folder, data->folders[i], "cards"))
            add_folder(library, folder, OWNER_PROGRAM);
}

void library_init(struct library *library, const struct data_folders *data)
{
    char own[PATH_BYTES_MAX];
    library_init_from(library, library_own_folder(own, NULL) ? own : NULL, data);
}

void library_release(struct library *library)
{
    for (size_t i = 0; i < library->count; i++)
        free(library->paths[i]);
    free(library->paths);
    paths_release(&library->odd);
    *library = (struct library){0};
}

static bool not_found(const struct library *library, const char *name, struct error *error)
{
    if (library->trouble.fault != FAULT_NONE)
        return error_set(error, library->trouble.fault, "%s", library->trouble.words);
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

/* A deck goes by its id, too, which is what `evenkeel decks` lists: night.zip may hold night-shift.
 */
static bool find_id(const struct library *library, const char *id, char path[PATH_BYTES_MAX])
{
    bool found = false;
    for (size_t i = 0; i < library->count && !found; i++) {
        struct deck_file file;
        found = deck_file_load(&file, library->paths[i], NULL) && file.playable &&
                strcasecmp(file.deck.id, id) == 0;
        deck_file_release(&file);
        if (found)
            snprintf(path, PATH_BYTES_MAX, "%s", library->paths[i]);
    }
    return found;
}

static bool find_name(const struct library *library, const char *name, char path[PATH_BYTES_MAX])
{
    for (size_t i = 0; i < library->count; i++)
        if (name_length(library->paths[i]) == strlen(name) &&
            strncmp(path_name(library->paths[i]), name, strlen(name)) == 0) {
            snprintf(path, PATH_BYTES_MAX, "%s", library->paths[i]);
            return true;
        }
    return false;
}

bool library_find(const struct library *library, const char *name, char path[PATH_BYTES_MAX],
                  struct error *error)
{
    struct stat status;
    /* A plain word means an installed deck, even where a folder of that name happens to lie about.
     */
    if (find_name(library, name, path))
        return true;
    if (strlen(name) >= PATH_BYTES_MAX)
        return error_set(error, FAULT_INPUT, _("the path of the deck is too long"));
    /* Of a path that leads nowhere, whoever opens it says why. */
    if (stat(name, &status) != 0 && !looks_like_path(name))
        return find_id(library, name, path) || not_found(library, name, error);
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

static bool open_mix(struct deck_mix *mix, const char *const names[], int name_count,
                     bool (*find)(const struct library *library, const char *name,
                                  char path[PATH_BYTES_MAX], struct error *error),
                     FILE *problem_stream, struct error *error)
{
    struct data_folders data;
    struct library library;
    char(*paths)[PATH_BYTES_MAX] = memory_new((size_t)name_count, sizeof *paths);
    const char **list = memory_new((size_t)name_count, sizeof *list);
    bool found = true;
    *mix = (struct deck_mix){0};
    data_folders_init(&data);
    library_init(&library, &data);
    for (int i = 0; i < name_count && found; i++) {
        found = find(&library, names[i], paths[i], error);
        list[i] = paths[i];
    }
    bool opened = found && deck_mix_open(mix, list, name_count, problem_stream, error);
    library_release(&library);
    data_folders_release(&data);
    free(list);
    free(paths);
    return opened;
}

bool library_open_mix(struct deck_mix *mix, const char *const names[], int name_count,
                      FILE *problem_stream, struct error *error)
{
    return open_mix(mix, names, name_count, library_find, problem_stream, error);
}

static bool find_installed(const struct library *library, const char *name,
                           char path[PATH_BYTES_MAX], struct error *error)
{
    return find_name(library, name, path) || find_id(library, name, path) ||
           error_set(error, FAULT_INPUT, _("the deck '%s' is not installed"), name);
}

bool library_open_installed(struct deck_mix *mix, const char *const names[], int name_count,
                            struct error *error)
{
    return open_mix(mix, names, name_count, find_installed, NULL, error);
}
