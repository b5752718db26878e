#include "store/deck_source.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "base/path.h"
#include "base/text.h"
#include "base/words.h"
#include "store/deck.h"
#include "store/deck_format.h"
#include "store/deck_zip.h"

enum { NAME_BYTES_MAX = 1024 };

static bool is_zip(const char *path)
{
    const char *name = path_name(path), *dot = strrchr(name, '.');
    return dot != NULL && dot != name && text_same(dot, ".zip");
}

bool deck_source_has_ending(const char *path)
{
    return is_zip(path) || deck_format_of(path) != DECK_FORMAT_NONE;
}

bool deck_source_is_no_workbook(const char *path, struct error *error)
{
    static const char *const endings[] = {".xlsx", ".xlsm", ".xls", ".ods", ".numbers"};
    const char *ending = strrchr(path_name(path), '.');
    for (size_t i = 0; ending != NULL && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(ending, endings[i]) == 0)
            return error_set(error, FAULT_INPUT,
                             _("'%s' is a spreadsheet's own format; a deck's table ends in .csv: "
                               "save it in Excel as 'CSV UTF-8 (Comma delimited)', in LibreOffice "
                               "as 'Text CSV' with the character set 'Unicode (UTF-8)'"),
                             path);
    return true;
}

bool deck_source_may_be_deck(const char *path)
{
    if (!folder_exists(path))
        return file_exists(path) && deck_source_has_ending(path);
    for (int i = 0; DECK_FILE_NAMES[i] != NULL; i++) {
        char file[PATH_BYTES_MAX];
        if (path_join(file, path, DECK_FILE_NAMES[i]) && file_exists(file))
            return true;
    }
    return false;
}

/* Whatever bears a deck's name, or may bear it in a folder that may not be looked into: whoever
 * opens it says what is wrong with it. NULL: nothing does. */
static const char *find_in_folder(const char *path)
{
    struct stat status;
    char found[PATH_BYTES_MAX];
    for (int i = 0; DECK_FILE_NAMES[i] != NULL; i++)
        if (path_join(found, path, DECK_FILE_NAMES[i]) &&
            (lstat(found, &status) == 0 || errno != ENOENT))
            return DECK_FILE_NAMES[i];
    return NULL;
}

static char *folder_of(const char *path)
{
    const char *name = path_name(path);
    if (name == path)
        return memory_text(".");
    char *folder = memory_text(path);
    folder[name == path + 1 ? 1 : name - path - 1] = '\0';
    return folder;
}

static bool open_folder(struct deck_source *source, struct error *error)
{
    const char *name = find_in_folder(source->path);
    if (name == NULL)
        return error_set(error, FAULT_INPUT, _("the folder '%s' has no deck.yaml and no deck.csv"),
                         source->path);
    source->kind = DECK_SOURCE_FOLDER;
    source->file_name = memory_text(name);
    source->folder = memory_text(source->path);
    return true;
}

static bool open_file(struct deck_source *source, struct error *error)
{
    if (file_exists(source->path) && !deck_source_is_no_workbook(source->path, error))
        return false;
    if (file_exists(source->path) && !deck_source_has_ending(source->path))
        return error_set(error, FAULT_INPUT,
                         _("'%s' is not a deck; expected a folder with deck.yaml or deck.csv, a "
                           ".yaml, .json or .csv file, or a .zip of such a folder"),
                         source->path);
    source->kind = DECK_SOURCE_FILE;
    source->file_name = memory_text(path_name(source->path));
    source->folder = folder_of(source->path);
    return true;
}

static bool open_zip(struct deck_source *source, struct error *error)
{
    source->kind = DECK_SOURCE_ZIP;
    source->zip = deck_zip_open(source->path, error);
    if (source->zip == NULL)
        return false;
    source->file_name = memory_text(deck_zip_deck_name(source->zip));
    size_t room = strlen(source->path) + strlen(deck_zip_folder(source->zip)) + 2;
    source->folder = memory_new(room, 1);
    snprintf(source->folder, room, "%s/%s", source->path, deck_zip_folder(source->zip));
    return true;
}

bool deck_source_open(struct deck_source *source, const char *path, struct error *error)
{
    *source = (struct deck_source){0};
    if (strlen(path) >= PATH_BYTES_MAX)
        return error_set(error, FAULT_INPUT, _("the path of the deck is too long"));
    source->path = memory_text(path);
    if (folder_exists(path))
        return open_folder(source, error);
    return is_zip(path) ? open_zip(source, error) : open_file(source, error);
}

void deck_source_release(struct deck_source *source)
{
    free(source->path);
    free(source->file_name);
    free(source->folder);
    deck_zip_free(source->zip);
    *source = (struct deck_source){0};
}

char *deck_source_shown(const struct deck_source *source, const char *name)
{
    /* "./deck.yaml" only where the deck itself was named so. */
    if (strcmp(source->path, source->file_name) == 0)
        return memory_text(name);
    const char *slash = source->folder[strlen(source->folder) - 1] == '/' ? "" : "/";
    size_t room = strlen(source->folder) + strlen(name) + 2;
    char *shown = memory_new(room, 1);
    snprintf(shown, room, "%s%s%s", source->folder, slash, name);
    return shown;
}

enum source_state deck_source_read(const struct deck_source *source, const char *name,
                                   size_t byte_limit, size_t first_bytes,
                                   struct file_content *content, const char **reason)
{
    static const enum source_state states[] = {
        [FILE_GOOD] = SOURCE_GOOD,           [FILE_LINK] = SOURCE_LINK,
        [FILE_TOO_LARGE] = SOURCE_TOO_LARGE, [FILE_MISSING] = SOURCE_MISSING,
        [FILE_FAILED] = SOURCE_FAILED,
    };
    if (!path_stays_inside(name) || strlen(name) >= NAME_BYTES_MAX)
        return SOURCE_OUTSIDE;
    return states[source->kind == DECK_SOURCE_ZIP
                      ? deck_zip_read(source->zip, name, byte_limit, first_bytes, content, reason)
                      : file_read_inside(content, source->folder, name, byte_limit, first_bytes,
                                         reason)];
}

bool deck_source_read_text(const struct deck_source *source, const char *name,
                           struct file_content *content, struct error *error)
{
    const char *reason = NULL;
    char *shown = deck_source_shown(source, name);
    bool done = false;
    switch (deck_source_read(source, name, DECK_BYTES_MAX, 0, content, &reason)) {
    case SOURCE_GOOD:
        done = true;
        break;
    case SOURCE_OUTSIDE:
        error_set(error, FAULT_INPUT, _("the name of '%s' is not allowed; call it deck.yaml"),
                  shown);
        break;
    case SOURCE_LINK:
        error_set(error, FAULT_INPUT, _("'%s' is a link; put the file itself there"), shown);
        break;
    case SOURCE_TOO_LARGE:
        error_set(error, FAULT_INPUT, _("'%s' is larger than the %d MiB allowed"), shown,
                  DECK_BYTES_MAX >> 20);
        break;
    case SOURCE_MISSING:
        /* In a zip it is damaged: the directory has named it. */
        error_set(error, source->kind == DECK_SOURCE_ZIP ? FAULT_INPUT : FAULT_MACHINE,
                  _("cannot open '%s': %s"), shown, reason);
        break;
    case SOURCE_FAILED:
        error_set(error, FAULT_MACHINE, _("cannot open '%s': %s"), shown, reason);
        break;
    }
    free(shown);
    return done;
}

bool deck_source_read_deck(const struct deck_source *source, struct file_content *content,
                           struct error *error)
{
    return source->kind == DECK_SOURCE_FILE
               ? file_read(content, source->path, DECK_BYTES_MAX, error)
               : deck_source_read_text(source, source->file_name, content, error);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool list_folder(const char *path, struct source_names *names, struct error *error)
{
    DIR *folder = opendir(path);
    int reason = errno;
    if (folder != NULL) {
        /* readdir's end and its failure look alike but for errno. */
        for (struct dirent *entry; errno = 0, (entry = readdir(folder)) != NULL;) {
            names->list = memory_grow(names->list, names->count, &names->capacity,
                                      sizeof *names->list);
            names->list[names->count++] = memory_text(entry->d_name);
        }
        reason = errno;
        closedir(folder);
    }
    if (reason == 0)
        return true;
    source_names_release(names);
    return error_set(error, FAULT_MACHINE, _("cannot read the folder '%s': %s"), path,
                     error_reason(reason));
}

bool deck_source_list(const struct deck_source *source, struct source_names *names,
                      struct error *error)
{
    *names = (struct source_names){0};
    if (source->kind == DECK_SOURCE_ZIP)
        names->count = deck_zip_list(source->zip, &names->list);
    else if (!list_folder(source->folder, names, error))
        return false;
    /* A folder's order differs from machine to machine. */
    if (names->count > 1)
        qsort(names->list, names->count, sizeof *names->list, compare_names);
    return true;
}

void source_names_release(struct source_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->list[i]);
    free(names->list);
    *names = (struct source_names){0};
}
