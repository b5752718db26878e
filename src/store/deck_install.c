#include "store/deck_install.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "store/deck_folder.h"
#include "store/deck_format.h"
#include "store/deck_remove.h"
#include "store/library.h"
#include "store/translation.h"

enum { ID_BYTES = 41, TITLE_BYTES = 480, NUMBER_MOST = 1000 };

/* And the program's number after it. */
static const char part_start[] = ".part-";

/* --- which deck is meant ------------------------------------------------------------------------
 */

/* The only deck in it, where it is none itself: a zip is often unpacked so, and a removed deck is
 * kept so. */
static bool deck_in_folder(const char *path, char deck[PATH_BYTES_MAX])
{
    int count = 0;
    DIR *stream = folder_exists(path) && !deck_source_may_be_deck(path) ? opendir(path) : NULL;
    if (stream == NULL)
        return false;
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        char inside[PATH_BYTES_MAX], translated[PATH_BYTES_MAX];
        struct stat status;
        if (entry->d_name[0] != '.' && path_join(inside, path, entry->d_name) &&
            lstat(inside, &status) == 0 && (S_ISDIR(status.st_mode) || S_ISREG(status.st_mode)) &&
            deck_source_may_be_deck(inside) && !translation_deck(inside, translated)) {
            memcpy(deck, inside, sizeof inside);
            count++;
        }
    }
    closedir(stream);
    return count == 1;
}

/* Through all links, so that one file under two names is one. */
static bool lies_inside(const char *path, const char *folder)
{
    char *inner = realpath(path, NULL), *outer = realpath(folder, NULL);
    size_t length = outer != NULL ? strlen(outer) : 0;
    bool inside = inner != NULL && outer != NULL && strncmp(inner, outer, length) == 0 &&
                  inner[length] == '/';
    free(inner);
    free(outer);
    return inside;
}

/* --- which decks there are ----------------------------------------------------------------------
 */

static void take(struct deck_install *install, const char *name)
{
    install->taken = memory_grow(install->taken, install->taken_count, &install->taken_capacity,
                                 sizeof *install->taken);
    install->taken[install->taken_count++] = memory_text(name);
}

static bool is_taken(const struct deck_install *install, const char *name)
{
    for (size_t i = 0; i < install->taken_count; i++)
        if (text_same(install->taken[i], name))
            return true;
    return false;
}

static void take_name(struct deck_install *install, const char *path)
{
    char *name = memory_text(path_name(path)), *ending = strrchr(name, '.');
    if (ending != NULL && ending != name)
        *ending = '\0';
    take(install, name);
    free(name);
}

static void meet(struct deck_install *install, const char *path, bool own)
{
    struct deck_file other;
    take_name(install, path);
    if (deck_file_load(&other, path, NULL) && other.deck.id != NULL && other.deck.id[0] != '\0') {
        take(install, other.deck.id);
        if (install->rival[0] == '\0' && install->file.deck.id[0] != '\0' &&
            strcmp(other.deck.id, install->file.deck.id) == 0) {
            snprintf(install->rival, sizeof install->rival, "%s", path);
            free(install->rival_title);
            install->rival_title = memory_text(other.deck.title);
            install->rival_own = own;
        }
    }
    deck_file_release(&other);
}

bool deck_install_read(struct deck_install *install, const char *path, const char *own_folder,
                       const struct data_folders *data, struct error *error)
{
    char other[PATH_BYTES_MAX];
    *install = (struct deck_install){.rival_title = memory_text("")};
    snprintf(install->own_folder, sizeof install->own_folder, "%s", own_folder);
    if (own_folder[0] == '\0')
        return error_set(error, FAULT_MACHINE,
                         _("no home folder: set HOME or XDG_DATA_HOME to keep decks"));
    if (translation_deck(path, other) || deck_in_folder(path, other))
        path = other;
    if (lies_inside(path, own_folder))
        return error_set(error, FAULT_INPUT, _("'%s' is in your folder of decks already"),
                         path_name(path));
    if (!deck_file_load(&install->file, path, error))
        return false;
    struct library library;
    library_init_from(&library, own_folder, data);
    for (size_t i = 0; i < library.count; i++)
        meet(install, library.paths[i], i < library.own_count);
    for (size_t i = 0; i < library.odd.count; i++)
        take_name(install, library.odd.list[i]);
    library_release(&library);
    return true;
}

void deck_install_release(struct deck_install *install)
{
    deck_file_release(&install->file);
    free(install->rival_title);
    for (size_t i = 0; i < install->taken_count; i++)
        free(install->taken[i]);
    free(install->taken);
    *install = (struct deck_install){0};
}

/* --- names --------------------------------------------------------------------------------------
 */

/* The deck's id; without a good one its file's name in an id's letters. */
static void usual_name(const struct deck_install *install, char name[ID_BYTES])
{
    const char *id = install->file.deck.id, *letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t length = 0;
    if (id[0] != '\0' && strlen(id) < ID_BYTES && strspn(id, letters) == strlen(id)) {
        snprintf(name, ID_BYTES, "%s", id);
        return;
    }
    const char *path = path_name(install->file.source.path), *ending = strrchr(path, '.');
    for (; *path != '\0' && path != ending && length + 1 < ID_BYTES; path++) {
        char letter = *path >= 'A' && *path <= 'Z' ? (char)(*path + 32) : *path;
        if (strchr(letters, letter) != NULL)
            name[length++] = letter;
        else if (length > 0 && name[length - 1] != '-')
            name[length++] = '-';
    }
    while (length > 0 && name[length - 1] == '-')
        length--;
    name[length] = '\0';
    if (length == 0)
        snprintf(name, ID_BYTES, "deck");
}

/* "hospital-2", or the first number after it that is free. False when none is. */
static bool free_name(const struct deck_install *install, const char *name, char found[ID_BYTES],
                      int *number)
{
    for (*number = 2; *number < NUMBER_MOST; (*number)++) {
        char ending[8];
        snprintf(ending, sizeof ending, "-%d", *number);
        snprintf(found, ID_BYTES, "%.*s%s", (int)(ID_BYTES - 1 - strlen(ending)), name, ending);
        if (!is_taken(install, found))
            return true;
    }
    return false;
}

static void name_of_path(const char *path, char name[ID_BYTES])
{
    snprintf(name, ID_BYTES, "%.40s", path_name(path));
    char *ending = strrchr(name, '.');
    if (ending != NULL && ending != name)
        *ending = '\0';
}

/* --- putting it there ---------------------------------------------------------------------------
 */

void deck_part_name(char name[], size_t room)
{
    snprintf(name, room, "%s%ld", part_start, (long)getpid());
}

/* Copies that were never finished, because their program was killed. */
static void sweep(const char *own_folder)
{
    DIR *stream = opendir(own_folder);
    if (stream == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        char path[PATH_BYTES_MAX];
        long number;
        size_t start = sizeof part_start - 1;
        if (strncmp(entry->d_name, part_start, start) == 0 &&
            text_to_number(entry->d_name + start, INT32_MAX, &number) &&
            kill((pid_t)number, 0) != 0 && errno == ESRCH &&
            path_join(path, own_folder, entry->d_name))
            folder_remove(path);
    }
    closedir(stream);
}

static void sync_folder(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
}

/* Puts the new copy in the rival's place. Where both are folders of one name they change places in
 * one step; otherwise the rival goes first, and comes back when the copy cannot take its place. */
static bool replace(const struct deck_install *install, const char *part, const char *target,
                    struct deck_removed *replaced, struct error *error)
{
    if (strcmp(install->rival, target) == 0 && folder_exists(target) &&
        renameat2(AT_FDCWD, part, AT_FDCWD, target, RENAME_EXCHANGE) == 0) {
        /* The old one has the new one's name now; it is kept under its own. */
        if (deck_remove_as(part, path_name(target), install->own_folder, replaced, error))
            return true;
        renameat2(AT_FDCWD, part, AT_FDCWD, target, RENAME_EXCHANGE);
        return false;
    }
    if (!deck_remove(install->rival, install->own_folder, replaced, error))
        return false;
    if (rename(part, target) == 0)
        return true;
    error_set(error, FAULT_MACHINE, _("cannot write '%s': %s"), target, error_reason(errno));
    deck_bring_back(replaced, NULL);
    return false;
}

/* The copy is whole: it takes the name that people see. */
static bool settle(const struct deck_install *install, enum install_way way, const char *part,
                   struct deck_installed *installed, struct error *error)
{
    const char *target = installed->path;
    if (way == INSTALL_REPLACE && install->rival_own)
        return replace(install, part, target, &installed->replaced, error);
    if (renameat2(AT_FDCWD, part, AT_FDCWD, target, RENAME_NOREPLACE) == 0 ||
        ((errno == EINVAL || errno == ENOSYS) && rename(part, target) == 0))
        return true;
    return error_set(error, FAULT_MACHINE, _("cannot write '%s': %s"), target, error_reason(errno));
}

bool deck_install_do(const struct deck_install *install, enum install_way way,
                     struct deck_installed *installed, struct error *error)
{
    char name[ID_BYTES], other[ID_BYTES], part_name[32], part[PATH_BYTES_MAX];
    struct deck_naming naming = {0};
    int number;
    *installed = (struct deck_installed){0};
    usual_name(install, name);
    snprintf(installed->title, sizeof installed->title, "%s",
             install->file.deck.title[0] != '\0' ? install->file.deck.title : name);
    /* Never within a letter, and with room for a number. */
    text_cut(installed->title, TITLE_BYTES);
    if (way == INSTALL_REPLACE) {
        name_of_path(install->rival, name);
    } else if (way == INSTALL_BOTH || is_taken(install, name)) {
        if (!free_name(install, name, other, &number))
            return error_set(error, FAULT_INPUT, _("there are too many decks called '%s'"), name);
        if (way == INSTALL_BOTH) {
            size_t length = strlen(installed->title);
            snprintf(installed->title + length, sizeof installed->title - length, " (%d)", number);
            naming = (struct deck_naming){.id = other, .title = installed->title};
        }
        memcpy(name, other, sizeof name);
    }
    deck_part_name(part_name, sizeof part_name);
    if (!path_join(part, install->own_folder, part_name) ||
        !path_join(installed->path, install->own_folder, name))
        return error_set(error, FAULT_MACHINE, _("the path of the folder for decks is too long"));
    if (!folder_make(install->own_folder, error))
        return false;
    sweep(install->own_folder);
    folder_remove(part);
    if (!deck_folder_copy(&install->file.source, part, &naming, error))
        return false;
    sync_folder(part);
    bool settled = settle(install, way, part, installed, error);
    if (!settled)
        folder_remove(part);
    sync_folder(install->own_folder);
    return settled;
}

bool deck_install_undo(const struct deck_installed *installed, struct deck_removed *removed,
                       struct error *error)
{
    char own_folder[PATH_BYTES_MAX];
    snprintf(own_folder, sizeof own_folder, "%.*s",
             (int)(path_name(installed->path) - installed->path - 1), installed->path);
    if (!deck_remove(installed->path, own_folder, removed, error))
        return false;
    if (installed->replaced.folder[0] == '\0' || deck_bring_back(&installed->replaced, error))
        return true;
    deck_bring_back(removed, NULL);
    return false;
}
