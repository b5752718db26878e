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

static bool take_copy(struct merge *merge, const char *name, const char *copy)
{
    char *text;
    size_t byte_count;
    struct import_count count;
    struct database *database = database_open_copy(copy, name, merge->error);
    if (database == NULL)
        return false;
    FILE *stream = memory_stream(&text, &byte_count);
    bool done = history_export_print(database, stream, merge->error);
    memory_stream_end(stream);
    database_close(database);
    done = done && history_import_bytes(merge->all, name, text, byte_count, NULL, NULL, &count,
                                        merge->error);
    free(text);
    return done;
}

static bool take_database(struct merge *merge, const char *path)
{
    char folder[] = "/tmp/evenkeel-merge-XXXXXX", copy[64], log[PATH_BYTES_MAX], log_copy[64];
    if (snprintf(log, sizeof log, "%s-wal", path) >= PATH_BYTES_MAX)
        return error_set(merge->error, FAULT_INPUT, _("the path '%s' is too long"), path);
    if (mkdtemp(folder) == NULL)
        return error_set(merge->error, FAULT_MACHINE, _("cannot make a folder in '/tmp': %s"),
                         error_reason(errno));
    snprintf(copy, sizeof copy, "%s/copy.db", folder);
    snprintf(log_copy, sizeof log_copy, "%s/copy.db-wal", folder);
    bool done = copy_file(path, copy, true, merge->error) &&
                copy_file(log, log_copy, false, merge->error) && take_copy(merge, path, copy);
    folder_remove(folder);
    return done;
}

/* --- files and folders --------------------------------------------------------------------------
 */

static bool take_file(struct merge *merge, const char *path)
{
    struct import_count count;
    merge->sources++;
    return ends_with(path, ".db")
               ? take_database(merge, path)
               : history_import(merge->all, path, NULL, NULL, &count, merge->error);
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
