#include "store/database.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"
#include "base/text.h"
#include "base/words.h"

struct database {
    sqlite3 *handle;
    char *path;
};

/* Another window of the game may be writing. */
enum { BUSY_MILLISECONDS = 2000 };

static const char schema[] = "CREATE TABLE settings ("
                             "  name TEXT PRIMARY KEY,"
                             "  value TEXT NOT NULL"
                             ") STRICT, WITHOUT ROWID;"
                             "PRAGMA user_version = 1;";

static bool fail(struct database *database, const char *what, struct error *error)
{
    return error_set(error, FAULT_MACHINE, _("cannot %s '%s': %s; settings are not kept"), what,
                     database->path, sqlite3_errmsg(database->handle));
}

static bool run(struct database *database, const char *statements)
{
    return sqlite3_exec(database->handle, statements, NULL, NULL, NULL) == SQLITE_OK;
}

static bool read_version(struct database *database, int *version)
{
    sqlite3_stmt *statement;
    *version = 0;
    if (sqlite3_prepare_v2(database->handle, "PRAGMA user_version", -1, &statement, NULL) !=
        SQLITE_OK)
        return false;
    bool read = sqlite3_step(statement) == SQLITE_ROW;
    if (read)
        *version = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return read;
}

static bool prepare(struct database *database, struct error *error)
{
    int version;
    sqlite3_busy_timeout(database->handle, BUSY_MILLISECONDS);
    if (!run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                       "PRAGMA foreign_keys = ON;") ||
        !read_version(database, &version))
        return fail(database, _("open"), error);
    if (version > DATABASE_VERSION)
        return error_set(
            error, FAULT_MACHINE,
            _("'%s' was written by a later version of the game; settings are not kept"),
            database->path);
    if (version == DATABASE_VERSION)
        return true;
    /* Two windows may be opened for the first time at once: the one that comes second finds it
     * made. */
    if (!run(database, "BEGIN IMMEDIATE") || !read_version(database, &version))
        return fail(database, _("set up"), error);
    bool made = version == DATABASE_VERSION || run(database, schema);
    if (!run(database, made ? "COMMIT" : "ROLLBACK") || !made)
        return fail(database, _("set up"), error);
    return true;
}

struct database *database_open(struct error *error)
{
    char folder[PATH_BYTES_MAX], path[PATH_BYTES_MAX];
    if (!path_user_folder(folder, error) || !folder_make(folder, error))
        return NULL;
    if (!path_join(path, folder, "evenkeel.db")) {
        error_set(error, FAULT_MACHINE, _("the path '%s' is too long"), folder);
        return NULL;
    }
    struct database *database = memory_new(1, sizeof *database);
    database->path = memory_text(path);
    if (sqlite3_open_v2(path, &database->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                        NULL) != SQLITE_OK
            ? fail(database, _("open"), error)
            : prepare(database, error))
        return database;
    database_close(database);
    return NULL;
}

void database_close(struct database *database)
{
    if (database == NULL)
        return;
    sqlite3_close(database->handle);
    free(database->path);
    free(database);
}

/* --- settings -----------------------------------------------------------------------------------
 */

void settings_text(struct database *database, const char *name, char *text, int room,
                   const char *otherwise)
{
    sqlite3_stmt *statement;
    snprintf(text, (size_t)room, "%s", otherwise);
    if (database == NULL ||
        sqlite3_prepare_v2(database->handle, "SELECT value FROM settings WHERE name = ?", -1,
                           &statement, NULL) != SQLITE_OK)
        return;
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    if (sqlite3_step(statement) == SQLITE_ROW) {
        const char *value = (const char *)sqlite3_column_text(statement, 0);
        size_t byte_count = (size_t)sqlite3_column_bytes(statement, 0);
        if (value != NULL && byte_count < (size_t)room && text_is_utf8(value, byte_count, NULL))
            snprintf(text, (size_t)room, "%s", value);
    }
    sqlite3_finalize(statement);
}

long settings_number(struct database *database, const char *name, long otherwise)
{
    char text[16];
    long number;
    settings_text(database, name, text, sizeof text, "");
    return text_to_number(text, 1000000000, &number) ? number : otherwise;
}

bool settings_keep_text(struct database *database, const char *name, const char *text,
                        struct error *error)
{
    sqlite3_stmt *statement;
    if (database == NULL)
        return true;
    if (sqlite3_prepare_v2(database->handle,
                           "INSERT INTO settings (name, value) VALUES (?, ?) "
                           "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                           -1, &statement, NULL) != SQLITE_OK)
        return fail(database, _("write to"), error);
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, text, -1, SQLITE_STATIC);
    bool kept = sqlite3_step(statement) == SQLITE_DONE;
    if (!kept)
        fail(database, _("write to"), error);
    sqlite3_finalize(statement);
    return kept;
}

bool settings_keep_number(struct database *database, const char *name, long number,
                          struct error *error)
{
    char text[16];
    snprintf(text, sizeof text, "%ld", number);
    return settings_keep_text(database, name, text, error);
}
