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

/* What each version added; a file of an earlier one takes the steps it lacks. */
static const char *const steps[DATABASE_VERSION] = {
    "CREATE TABLE settings ("
    "  name TEXT PRIMARY KEY,"
    "  value TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "PRAGMA user_version = 1;",
    "CREATE TABLE sessions ("
    "  id INTEGER PRIMARY KEY,"
    "  started TEXT NOT NULL,"
    "  title TEXT NOT NULL,"
    "  record TEXT NOT NULL"
    ") STRICT;"
    "PRAGMA user_version = 2;",
};

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
    if (version < 0 || version > DATABASE_VERSION)
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
    bool made = version >= 0;
    for (; made && version < DATABASE_VERSION; version++)
        made = run(database, steps[version]);
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

/* --- sessions -----------------------------------------------------------------------------------
 */

bool sessions_keep(struct database *database, const struct kept_session *kept, struct error *error)
{
    sqlite3_stmt *statement;
    if (database == NULL)
        return true;
    if (sqlite3_prepare_v2(database->handle,
                           "INSERT INTO sessions (started, title, record) VALUES (?, ?, ?)", -1,
                           &statement, NULL) != SQLITE_OK)
        return fail(database, _("write to"), error);
    sqlite3_bind_text(statement, 1, kept->started, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, kept->title, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, kept->record, -1, SQLITE_STATIC);
    bool written = sqlite3_step(statement) == SQLITE_DONE;
    if (!written)
        fail(database, _("write to"), error);
    sqlite3_finalize(statement);
    return written;
}

/* A text column as a copy; "" for what is no text. */
static char *column(sqlite3_stmt *statement, int index)
{
    const char *text = (const char *)sqlite3_column_text(statement, index);
    return memory_text(text != NULL ? text : "");
}

static void read_session(struct kept_session *kept, sqlite3_stmt *statement)
{
    kept->id = (long)sqlite3_column_int64(statement, 0);
    kept->started = column(statement, 1);
    kept->title = column(statement, 2);
    kept->record = column(statement, 3);
}

bool sessions_find(struct database *database, long id, struct kept_session *kept)
{
    sqlite3_stmt *statement;
    *kept = (struct kept_session){0};
    if (database == NULL || sqlite3_prepare_v2(database->handle,
                                               "SELECT id, started, title, record FROM sessions "
                                               "WHERE id = ?1 OR ?1 = 0 ORDER BY id DESC LIMIT 1",
                                               -1, &statement, NULL) != SQLITE_OK)
        return false;
    sqlite3_bind_int64(statement, 1, id);
    bool found = sqlite3_step(statement) == SQLITE_ROW;
    if (found)
        read_session(kept, statement);
    sqlite3_finalize(statement);
    return found;
}

int sessions_list(struct database *database, struct kept_session list[], int most)
{
    sqlite3_stmt *statement;
    int count = 0;
    if (database == NULL ||
        sqlite3_prepare_v2(database->handle,
                           "SELECT id, started, title, '' FROM sessions ORDER BY id DESC LIMIT ?",
                           -1, &statement, NULL) != SQLITE_OK)
        return 0;
    sqlite3_bind_int(statement, 1, most);
    while (count < most && sqlite3_step(statement) == SQLITE_ROW)
        read_session(&list[count++], statement);
    sqlite3_finalize(statement);
    return count;
}

void kept_session_release(struct kept_session *kept)
{
    free(kept->started);
    free(kept->title);
    free(kept->record);
    *kept = (struct kept_session){0};
}
