/* evenkeel history merge FILE… [--json] [-o ALL.json]   several histories as one */
#include "tools/tool.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/options.h"
#include "base/path.h"
#include "base/words.h"
#include "session/history_export.h"
#include "session/history_import.h"
#include "session/history_open.h"
#include "tools/history_print.h"

enum { DATABASE_BYTES_MAX = 1024 * 1024 * 1024, FILES_MAX = 10000 };

struct merge {
    struct database *all;
    int sources;
    struct error *error;
};

static bool ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text), end = strlen(ending);
    return length > end && strcasecmp(text + length - end, ending) == 0;
}

/* --- a database ---------------------------------------------------------------------------------
 * It is copied with its log first, and the copy opened: reading one in place would write beside it.
 */

/* Copies a file that may be missing where `must` is false. */
static bool copy_file(const char *from, const char *to, bool must, struct error *error)
{
    struct file_content content;
    if (!must && !file_exists(from))
        return true;
    if (!file_read(&content, from, DATABASE_BYTES_MAX, error))
        return false;
    bool copied = file_create(to, content.bytes, content.byte_count, error);
    file_content_release(&content);
    return copied;
}

/* What is done about a damaged one: nothing to itself. */
static void tell_rescued(const char *name, int count)
{
    struct error note;
    error_set(&note, FAULT_INPUT,
              ngettext("'%s' is damaged, and left as it is; %d session in it could be read and is "
                       "taken; open Even Keel where it was played, which repairs it",
                       "'%s' is damaged, and left as it is; %d sessions in it could be read and "
                       "are taken; open Even Keel where it was played, which repairs it",
                       (unsigned long)count),
              name, count);
    error_report(&note);
}

static bool take_copy(struct merge *merge, const char *name, const char *copy)
{
    char *text;
    size_t byte_count;
    int rescued;
    struct import_count count = {0};
    struct database *database = database_open_copy(copy, name, &rescued, merge->error);
    if (database == NULL)
        return false;
    history_mend(database);
    FILE *stream = memory_stream(&text, &byte_count);
    bool done = history_export_print(database, stream, merge->error);
    memory_stream_end(stream);
    database_close(database);
    done = done && history_import_bytes(merge->all, name, text, byte_count, NULL, NULL, &count,
                                        merge->error);
    free(text);
    if (done && rescued >= 0)
        tell_rescued(name, rescued);
    history_print_results_only(name, done ? count.results_only : 0);
    return done;
}

/* Where files may lie for a moment: as the user wants it, or as everywhere. */
static const char *temporary_folder(void)
{
    const char *folder = getenv("TMPDIR");
    return folder != NULL && folder[0] == '/' ? folder : "/tmp";
}

static bool take_database(struct merge *merge, const char *path)
{
    char folder[PATH_BYTES_MAX], copy[PATH_BYTES_MAX], log[PATH_BYTES_MAX],
        log_copy[PATH_BYTES_MAX];
    const char *place = temporary_folder();
    if (snprintf(log, sizeof log, "%s-wal", path) >= PATH_BYTES_MAX)
        return error_set(merge->error, FAULT_INPUT, _("the path '%s' is too long"), path);
    if (!path_join(folder, place, "evenkeel-merge-XXXXXX") || strlen(folder) > PATH_BYTES_MAX - 64)
        return error_set(merge->error, FAULT_MACHINE, _("the path '%s' is too long"), place);
    if (mkdtemp(folder) == NULL)
        return error_set(merge->error, FAULT_MACHINE, _("cannot make a folder in '%s': %s"), place,
                         error_reason(errno));
    bool done = path_join(copy, folder, "copy.db") && path_join(log_copy, folder, "copy.db-wal") &&
                copy_file(path, copy, true, merge->error) &&
                copy_file(log, log_copy, false, merge->error) && take_copy(merge, path, copy);
    folder_remove(folder);
    return done;
}

/* --- files and folders --------------------------------------------------------------------------
 */

static bool take_file(struct merge *merge, const char *path)
{
    struct import_count count = {0};
    merge->sources++;
    if (ends_with(path, ".db"))
        return take_database(merge, path);
    bool done = history_import(merge->all, path, NULL, NULL, &count, merge->error);
    history_print_results_only(path, done ? count.results_only : 0);
    return done;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The databases and exports in the folder, by name; what a rescue set aside is not among them. */
static bool take_folder(struct merge *merge, const char *folder)
{
    char **names = memory_new(FILES_MAX, sizeof *names);
    int count = 0, before = merge->sources;
    bool done = true;
    DIR *listing = opendir(folder);
    for (const struct dirent *entry;
         listing != NULL && count < FILES_MAX && (entry = readdir(listing)) != NULL;)
        if ((ends_with(entry->d_name, ".db") && strncmp(entry->d_name, "evenkeel-", 9) != 0) ||
            (ends_with(entry->d_name, ".json") &&
             strncmp(entry->d_name, "even-keel-history", 17) == 0))
            names[count++] = memory_text(entry->d_name);
    if (listing != NULL)
        closedir(listing);
    qsort(names, (size_t)count, sizeof *names, by_name);
    for (int i = 0; i < count; i++) {
        char path[PATH_BYTES_MAX];
        done = done && path_join(path, folder, names[i]) && take_file(merge, path);
        free(names[i]);
    }
    free(names);
    return done && (merge->sources > before ||
                    error_set(merge->error, FAULT_INPUT,
                              _("the folder '%s' holds no history: neither a .db nor an export "
                                "even-keel-history….json"),
                              folder));
}

static bool tell(struct merge *merge, const char *path, bool json)
{
    const struct progress_filter everybody = {.who = PROGRESS_EVERYBODY};
    struct progress progress;
    if (path != NULL)
        return history_export(merge->all, path, merge->error);
    bool done = progress_load(&progress, merge->all, &everybody, NULL, NULL, merge->error);
    if (done && json)
        history_print_json(stdout, &progress);
    else if (done)
        history_print(stdout, merge->all, &progress);
    progress_release(&progress);
    return done;
}

int tool_history_merge(int argument_count, char *arguments[])
{
    struct error error = {0};
    struct merge merge = {.error = &error};
    const char *path = NULL;
    bool json = false;
    const struct option_spec options[] = {
        {.name = "--json", .flag = &json}, {.name = "-o", .value = &path}, {0}};
    int count = options_take(argument_count, arguments, options, &error);
    if (count < 0)
        return error_report(&error);
    if (count == 0 || (json && path != NULL)) {
        error_set(&error, FAULT_COMMAND_LINE,
                  _("history merge takes databases, exports and folders of them, and at most one "
                    "of --json and -o ALL.json"));
        return error_report(&error);
    }
    merge.all = database_open_in_memory();
    bool done = merge.all != NULL || error_set(&error, FAULT_MACHINE, _("there is no memory left"));
    for (int i = 0; done && i < count; i++)
        done = folder_exists(arguments[i]) ? take_folder(&merge, arguments[i])
                                           : take_file(&merge, arguments[i]);
    done = done && tell(&merge, path, json);
    database_close(merge.all);
    return done ? FAULT_NONE : error_report(&error);
}
