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

struct names {
    char **list;
    size_t count, capacity;
};

static void release_names(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->list[i]);
    free(names->list);
}

/* The names in a folder, sorted by nothing; with `deck`, of its translations alone. False, with
 * errno, when the folder cannot be read to its end. */
static bool find_names(struct names *names, const char *folder, const char *deck)
{
    char language[TRANSLATION_LANGUAGE_BYTES];
    DIR *stream = opendir(folder);
    *names = (struct names){0};
    if (stream == NULL)
        return false;
    for (struct dirent *entry; errno = 0, (entry = readdir(stream)) != NULL;) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
            (deck != NULL &&
             (strchr(deck, '.') == NULL || !translation_name(name, deck, language))))
            continue;
        names->list = memory_grow(names->list, names->count, &names->capacity, sizeof *names->list);
        names->list[names->count++] = memory_text(name);
    }
    int reason = errno;
    closedir(stream);
    errno = reason;
    return reason == 0;
}

/* All of them, or none and errno. */
static bool move_all(const struct names *names, const char *from, const char *to)
{
    for (size_t i = 0; i < names->count; i++) {
        if (move(from, names->list[i], to, names->list[i]))
            continue;
        int reason = errno;
        while (i-- > 0)
            move(to, names->list[i], from, names->list[i]);
        errno = reason;
        return false;
    }
    return true;
}

bool deck_remove_as(const char *path, const char *name, const char *own_folder,
                    struct deck_removed *removed, struct error *error)
{
    char folder[PATH_BYTES_MAX];
    struct stat status;
    struct names translations = {0};
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
    /* A translation that stays behind would be taken for a deck: it goes where its deck goes, and
     * first, so that the deck is the last to leave. */
    bool moved = (!S_ISREG(status.st_mode) ||
                  find_names(&translations, own_folder, path_name(path))) &&
                 move_all(&translations, own_folder, folder);
    if (moved && !move(own_folder, path_name(path), folder, name)) {
        int reason = errno;
        move_all(&translations, folder, own_folder);
        errno = reason;
        moved = false;
    }
    if (!moved)
        cannot_move(path, error);
    release_names(&translations);
    if (!moved) {
        rmdir(folder);
        return false;
    }
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
    struct names names;
    snprintf(own_folder, sizeof own_folder, "%.*s", (int)(name - removed->from), removed->from);
    /* The deck itself first: where another one is, nothing else of it comes back. */
    if (!move(removed->folder, name, own_folder, name))
        return errno == EEXIST
                   ? error_set(error, FAULT_INPUT,
                               _("'%s' is not brought back: another deck is there now"), name)
                   : cannot_move(removed->folder, error);
    bool moved = find_names(&names, removed->folder, NULL) &&
                 move_all(&names, removed->folder, own_folder);
    if (!moved) {
        cannot_move(removed->folder, error);
        move(own_folder, name, removed->folder, name);
    }
    release_names(&names);
    if (moved)
        rmdir(removed->folder);
    return moved;
}
