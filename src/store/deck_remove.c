#include "store/deck_remove.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/words.h"
#include "store/translation.h"

enum { TRIES_MOST = 1000 };

static bool cannot_move(const char *path, struct error *error)
{
    return error_set(error, FAULT_MACHINE, _("cannot move '%s': %s"), path, error_reason(errno));
}

/* A folder nobody has yet: "removed/hospital 2026-11-25 10.15". */
static bool make_folder(const char *name, const char *own_folder, char folder[PATH_BYTES_MAX],
                        struct error *error)
{
    char above[PATH_BYTES_MAX], removed[PATH_BYTES_MAX], moment[32] = "", one[512];
    time_t now = time(NULL);
    struct tm parts;
    snprintf(above, sizeof above, "%.*s", (int)(path_name(own_folder) - own_folder), own_folder);
    if (localtime_r(&now, &parts) != NULL)
        strftime(moment, sizeof moment, "%Y-%m-%d %H.%M", &parts);
    if (!path_join(removed, above[0] != '\0' ? above : ".", "removed"))
        return error_set(error, FAULT_MACHINE, _("the path of the folder for decks is too long"));
    if (!folder_make(removed, error))
        return false;
    for (int i = 1; i < TRIES_MOST; i++) {
        snprintf(one, sizeof one, i == 1 ? "%.200s %s" : "%.200s %s (%d)", name, moment, i);
        if (!path_join(folder, removed, one))
            break;
        if (mkdir(folder, 0700) == 0)
            return true;
        if (errno != EEXIST)
            break;
    }
    return error_set(error, FAULT_MACHINE, _("cannot make the folder '%s': %s"), folder,
                     error_reason(errno));
}

/* Never over anything that is there. */
static bool move(const char *from_folder, const char *from, const char *to_folder, const char *to)
{
    char source[PATH_BYTES_MAX], target[PATH_BYTES_MAX];
    struct stat status;
    if (!path_join(source, from_folder, from) || !path_join(target, to_folder, to)) {
        errno = ENAMETOOLONG;
        return false;
    }
    if (renameat2(AT_FDCWD, source, AT_FDCWD, target, RENAME_NOREPLACE) == 0)
        return true;
    /* Not every file system knows how; then a look before has to do. */
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    if (lstat(target, &status) == 0) {
        errno = EEXIST;
        return false;
    }
    return rename(source, target) == 0;
}

/* The names in a folder, sorted by nothing; free() them and the list. */
static char **names_in(const char *folder, size_t *count)
{
    char **names = NULL;
    size_t capacity = 0;
    DIR *stream = opendir(folder);
    *count = 0;
    if (stream == NULL)
        return NULL;
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        names = memory_grow(names, *count, &capacity, sizeof *names);
        names[(*count)++] = memory_text(entry->d_name);
    }
    closedir(stream);
    return names;
}

/* A translation that stays behind would be taken for a deck; it goes where its deck goes. */
static void move_translations(const char *path, const char *from, const char *to)
{
    const char *name = path_name(path);
    char language[TRANSLATION_LANGUAGE_BYTES];
    size_t count;
    char **names = names_in(from, &count);
    for (size_t i = 0; i < count; i++) {
        if (strchr(name, '.') != NULL && translation_name(names[i], name, language))
            move(from, names[i], to, names[i]);
        free(names[i]);
    }
    free(names);
}

bool deck_remove_as(const char *path, const char *name, const char *own_folder,
                    struct deck_removed *removed, struct error *error)
{
    char folder[PATH_BYTES_MAX];
    struct stat status;
    size_t length = strlen(own_folder);
    *removed = (struct deck_removed){0};
    /* Only what lies in the user's folder itself is his to remove. */
    if (strncmp(path, own_folder, length) != 0 || path[length] != '/' ||
        path + length + 1 != path_name(path) || path_name(path)[0] == '\0')
        return error_set(error, FAULT_INPUT, _("'%s' is not in your folder of decks"), path);
    if (lstat(path, &status) != 0)
        return cannot_move(path, error);
    if (!make_folder(name, own_folder, folder, error))
        return false;
    if (!move(own_folder, path_name(path), folder, name)) {
        cannot_move(path, error);
        rmdir(folder);
        return false;
    }
    if (S_ISREG(status.st_mode))
        move_translations(path, own_folder, folder);
    snprintf(removed->folder, sizeof removed->folder, "%s", folder);
    return path_join(removed->from, own_folder, name);
}

bool deck_remove(const char *path, const char *own_folder, struct deck_removed *removed,
                 struct error *error)
{
    return deck_remove_as(path, path_name(path), own_folder, removed, error);
}

bool deck_bring_back(const struct deck_removed *removed, struct error *error)
{
    char own_folder[PATH_BYTES_MAX];
    const char *name = path_name(removed->from);
    size_t count;
    snprintf(own_folder, sizeof own_folder, "%.*s", (int)(name - removed->from), removed->from);
    /* The deck itself first: where another one is, nothing else of it comes back. */
    if (!move(removed->folder, name, own_folder, name))
        return errno == EEXIST
                   ? error_set(error, FAULT_INPUT,
                               _("'%s' is not brought back: another deck is there now"), name)
                   : cannot_move(removed->folder, error);
    char **names = names_in(removed->folder, &count);
    for (size_t i = 0; i < count; i++) {
        move(removed->folder, names[i], own_folder, names[i]);
        free(names[i]);
    }
    free(names);
    rmdir(removed->folder);
    return true;
}
