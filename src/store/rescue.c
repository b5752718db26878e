#include "store/rescue.h"

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
#include "base/path.h"
#include "base/words.h"
#include "store/schema.h"

static const char unfinished_name[] = "evenkeel-rescue.db";
static const char finished_name[] = "evenkeel-rescued.db";
static const char damaged_prefix[] = "evenkeel-damaged-";

enum {
    ROWS_MAX = 10000000, /* of a table: a damaged one may go in circles */
    PROBES_MAX = 1000000
};

static bool is_there(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

static long long byte_count(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? (long long)status.st_size : 0;
}

/* --- copying rows -------------------------------------------------------------------------------
 */

struct rescue {
    struct database old, fresh;
    char *names;  /* "a, b, c": the columns of the table that is being copied */
    char *places; /* "?, ?, ?" */
    int column_count;
};

/* A path beside the database; NULL when it is too long. */
static char *beside(const char *folder, const char *name)
{
    char path[PATH_BYTES_MAX];
    return path_join(path, folder, name) ? memory_text(path) : NULL;
}

/* The columns that the table has in the version of the old file. */
static bool name_columns(struct rescue *rescue, const struct schema_table *table)
{
    size_t name_bytes = 0, place_bytes = 0;
    struct query query;
    free(rescue->names);
    free(rescue->places);
    FILE *names = memory_stream(&rescue->names, &name_bytes);
    FILE *places = memory_stream(&rescue->places, &place_bytes);
    rescue->column_count = 0;
    query_start(&query, &rescue->fresh, "SELECT name FROM pragma_table_info(?)",
                VALUES(value_text(table->name)));
    while (query_next(&query)) {
        char *name = query_text(&query, 0);
        const char *comma = rescue->column_count++ > 0 ? ", " : "";
        fprintf(names, "%s%s", comma, name);
        fprintf(places, "%s?", comma);
        free(name);
    }
    memory_stream_end(names);
    memory_stream_end(places);
    return query_end(&query) && rescue->column_count > 0;
}

static bool is_out_of_room(int answer)
{
    return answer == SQLITE_FULL || answer == SQLITE_IOERR || answer == SQLITE_NOMEM ||
           answer == SQLITE_CANTOPEN || answer == SQLITE_READONLY;
}

/* Copies the rows that the statement gives until it ends or fails: `*whole` says which. False when
 * the new file cannot take them. */
static bool copy_rows(struct rescue *rescue, sqlite3_stmt *from, sqlite3_stmt *to, bool *whole)
{
    int answer = SQLITE_DONE;
    for (int i = 0; i < ROWS_MAX && (answer = sqlite3_step(from)) == SQLITE_ROW; i++) {
        for (int column = 0; column < rescue->column_count; column++)
            sqlite3_bind_value(to, column + 1, sqlite3_column_value(from, column));
        sqlite3_step(to);
        /* A row that the table refuses is one of the damaged ones. */
        if (is_out_of_room(sqlite3_reset(to)))
            return false;
    }
    *whole = answer == SQLITE_DONE;
    sqlite3_reset(from);
    return true;
}

static sqlite3_stmt *prepare(struct database *database, char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (sql != NULL && sqlite3_prepare_v2(database->handle, sql, -1, &statement, NULL) != SQLITE_OK)
        statement = NULL;
    sqlite3_free(sql);
    return statement;
}

/* The keys by which single rows may still be found when a scan stops on the way: those of the
 * sessions that were rescued, or all there can have been. */
static long long highest_key(struct rescue *rescue, const struct schema_table *table)
{
    long long highest = 0;
    char *sql = sqlite3_mprintf("SELECT max(id) FROM %s",
                                strcmp(table->key, "id") == 0 ? table->name : "sessions");
    if (sql != NULL)
        highest = query_one(&rescue->fresh, sql, NO_VALUES, 0);
    sqlite3_free(sql);
    if (strcmp(table->key, "id") == 0) {
        sql = sqlite3_mprintf("SELECT max(id) FROM %s", table->name);
        long long told = sql != NULL ? query_one(&rescue->old, sql, NO_VALUES, 0) : 0;
        sqlite3_free(sql);
        highest = told > highest ? told : highest;
    }
    return highest < PROBES_MAX ? highest : PROBES_MAX;
}

static bool probe_rows(struct rescue *rescue, const struct schema_table *table, sqlite3_stmt *to)
{
    bool done = true, whole;
    long long highest = highest_key(rescue, table);
    sqlite3_stmt *from = prepare(
        &rescue->old,
        sqlite3_mprintf("SELECT %s FROM %s WHERE %s = ?", rescue->names, table->name, table->key));
    for (long long key = 1; done && from != NULL && key <= highest; key++) {
        sqlite3_bind_int64(from, 1, key);
        done = copy_rows(rescue, from, to, &whole);
    }
    sqlite3_finalize(from);
    return done;
}

/* From the beginning as far as it goes, then from the end, then row by row. */
static bool copy_table(struct rescue *rescue, const struct schema_table *table)
{
    static const char *const orders[] = {"", "ORDER BY 1 DESC"};
    bool done = true, whole = false;
    if (!name_columns(rescue, table))
        return true;
    sqlite3_stmt *to = prepare(&rescue->fresh,
                               sqlite3_mprintf("INSERT OR IGNORE INTO %s (%s) VALUES (%s)",
                                               table->name, rescue->names, rescue->places));
    if (to == NULL)
        return false;
    for (int i = 0; done && !whole && i < 2; i++) {
        sqlite3_stmt *from = prepare(
            &rescue->old,
            sqlite3_mprintf("SELECT %s FROM %s %s", rescue->names, table->name, orders[i]));
        done = from == NULL || copy_rows(rescue, from, to, &whole);
        sqlite3_finalize(from);
    }
    if (done && !whole && table->key != NULL)
        done = probe_rows(rescue, table, to);
    sqlite3_finalize(to);
    return done;
}

/* What hangs on a row that is lost, and the moves after a lost one. */
static bool tidy(struct database *database)
{
    return query_script(
        database,
        /* Some of a mix's decks alone are none of its. */
        "DELETE FROM session_decks WHERE session NOT IN (SELECT id FROM sessions) OR session IN"
        "  (SELECT session FROM session_decks WHERE deck NOT IN (SELECT id FROM decks_kept));"
        "DELETE FROM seats WHERE session NOT IN (SELECT id FROM sessions);"
        "DELETE FROM members WHERE session NOT IN (SELECT id FROM sessions);"
        "DELETE FROM moves WHERE session NOT IN (SELECT id FROM sessions);"
        "DELETE FROM results WHERE session NOT IN (SELECT id FROM sessions);"
        "DELETE FROM turns WHERE session NOT IN (SELECT id FROM sessions);"
        "CREATE TEMP TABLE gaps AS SELECT session, min(number) AS number FROM"
        "  (SELECT session, number,"
        "    row_number() OVER (PARTITION BY session ORDER BY number) AS place FROM moves)"
        "  WHERE number <> place GROUP BY session;"
        "DELETE FROM moves WHERE (session, number) IN (SELECT m.session, m.number FROM gaps g"
        "  JOIN moves m ON m.session = g.session AND m.number >= g.number);"
        "DROP TABLE gaps;");
}

static bool copy_all(struct rescue *rescue, struct error *error)
{
    struct database *fresh = &rescue->fresh;
    int version = DATABASE_VERSION;
    if (rescue->old.handle == NULL || !schema_version(&rescue->old, &version) || version < 1 ||
        version > DATABASE_VERSION)
        version = DATABASE_VERSION;
    bool done = query_script(fresh, "PRAGMA synchronous = FULL") &&
                schema_upgrade(fresh, version) && query_begin(fresh);
    for (int i = 0; done && rescue->old.handle != NULL && i < schema_table_count; i++)
        if (schema_tables[i].since <= version)
            done = copy_table(rescue, &schema_tables[i]);
    done = done && query_commit(fresh) &&
           (version == DATABASE_VERSION || schema_upgrade(fresh, DATABASE_VERSION)) &&
           tidy(fresh) && settings_keep_number(fresh, SETTING_RESCUED, 1, NULL);
    if (!done)
        database_fail(fresh,
                      _("the history is damaged, and '%s', where it is to be rescued, "
                        "cannot be written: %s"),
                      error);
    query_rollback(fresh);
    return done;
}

/* Reading changes nothing, not even by tidying up its log. */
static void open_old(struct database *old)
{
    int ignored;
    /* Of a file without a byte SQLite would remove the log, which somebody may yet make sense of.
     */
    if (byte_count(old->path) == 0)
        return;
    if (sqlite3_open_v2(old->path, &old->handle, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
        sqlite3_close(old->handle);
        old->handle = NULL;
        return;
    }
    sqlite3_db_config(old->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &ignored);
    /* With a writable schema SQLite reads past entries that make no sense. */
    query_script(old, "PRAGMA query_only = ON; PRAGMA writable_schema = ON;"
                      "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF");
}

/* --- files --------------------------------------------------------------------------------------
 */

static void remove_database(const char *path)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    char file[PATH_BYTES_MAX];
    for (int i = 0; i < 4; i++)
        if (snprintf(file, sizeof file, "%s%s", path, endings[i]) < PATH_BYTES_MAX)
            unlink(file);
}

static void sync_folder(const char *folder)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
}

/* A name that nothing has yet, made of the time at which the rescue was done. */
static bool name_damaged(const char *folder, const char *finished, char name[PATH_BYTES_MAX])
{
    enum { NAMES_MAX = 1000 };
    char when[32] = "undated", file[96];
    struct stat status;
    struct tm local;
    if (stat(finished, &status) == 0 && localtime_r(&status.st_mtime, &local) != NULL)
        strftime(when, sizeof when, "%Y-%m-%d-%H%M%S", &local);
    for (int number = 1; number < NAMES_MAX; number++) {
        char more[16] = "";
        if (number > 1)
            snprintf(more, sizeof more, "-%d", number);
        snprintf(file, sizeof file, "%s%s%s.db", damaged_prefix, when, more);
        if (!path_join(name, folder, file))
            return false;
        if (!is_there(name))
            return true;
    }
    return false;
}

/* The log goes first: left behind, it would be taken for the new file's. */
static bool set_aside(const char *folder, const char *path, const char *finished,
                      char name[PATH_BYTES_MAX])
{
    char log[PATH_BYTES_MAX], log_name[PATH_BYTES_MAX];
    if (!name_damaged(folder, finished, name) ||
        snprintf(log, sizeof log, "%s-wal", path) >= PATH_BYTES_MAX ||
        snprintf(log_name, sizeof log_name, "%s-wal", name) >= PATH_BYTES_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    if (byte_count(log) == 0)
        unlink(log);
    if ((is_there(log) && rename(log, log_name) != 0) ||
        (is_there(path) && rename(path, name) != 0))
        return false;
    if (snprintf(log, sizeof log, "%s-shm", path) < PATH_BYTES_MAX)
        unlink(log);
    sync_folder(folder);
    return true;
}

/* Puts the new file in its place. `name` is where the damaged one is now. */
static bool take_place(const char *folder, const char *path, char name[PATH_BYTES_MAX],
                       struct error *error)
{
    char *finished = beside(folder, finished_name);
    bool done = finished != NULL && set_aside(folder, path, finished, name) &&
                rename(finished, path) == 0;
    if (!done)
        error_set(error, FAULT_MACHINE, _("cannot replace the damaged '%s': %s"), path,
                  error_reason(errno));
    sync_folder(folder);
    free(finished);
    return done;
}

bool rescue_was_interrupted(const char *folder)
{
    char path[PATH_BYTES_MAX];
    return path_join(path, folder, finished_name) && is_there(path);
}

bool rescue_finish(const char *folder, const char *path)
{
    char name[PATH_BYTES_MAX];
    return take_place(folder, path, name, NULL);
}

/* --- the rescue ---------------------------------------------------------------------------------
 */

bool rescue_into(const char *fresh, const char *path, int *count, struct error *error)
{
    struct rescue rescue = {.old = {.path = memory_text(path)},
                            .fresh = {.path = memory_text(fresh)}};
    remove_database(fresh);
    /* As the one whose place it takes. */
    file_make_private(fresh);
    open_old(&rescue.old);
    bool done = sqlite3_open_v2(fresh, &rescue.fresh.handle,
                                SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) == SQLITE_OK;
    if (!done)
        database_fail(&rescue.fresh,
                      _("the history is damaged, and '%s', where it is to be rescued, cannot be "
                        "written: %s"),
                      error);
    done = done && copy_all(&rescue, error);
    if (done)
        *count = (int)query_one(&rescue.fresh, "SELECT count(*) FROM sessions", NO_VALUES, 0);
    sqlite3_close(rescue.fresh.handle);
    sqlite3_close(rescue.old.handle);
    free(rescue.old.path);
    free(rescue.fresh.path);
    free(rescue.names);
    free(rescue.places);
    if (!done)
        remove_database(fresh);
    return done;
}

bool rescue_database(const char *folder, const char *path, struct error *error)
{
    char *fresh = beside(folder, unfinished_name), *finished = beside(folder, finished_name);
    char name[PATH_BYTES_MAX];
    int count = 0;
    bool done = fresh != NULL && finished != NULL && rescue_into(fresh, path, &count, error);
    if (done && rename(fresh, finished) != 0) {
        done = error_set(error, FAULT_MACHINE, _("cannot replace the damaged '%s': %s"), path,
                         error_reason(errno));
        remove_database(fresh);
    }
    if (done)
        done = take_place(folder, path, name, error);
    if (done)
        error_set(error, FAULT_MACHINE,
                  ngettext("your history was damaged; %d session in it could be read and is here "
                           "again; the damaged file is kept as '%s'",
                           "your history was damaged; %d sessions in it could be read and are here "
                           "again; the damaged file is kept as '%s'",
                           (unsigned long)count),
                  count, name);
    free(fresh);
    free(finished);
    return done;
}

static bool begins(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

int rescue_kept(const char *folder)
{
    int count = 0;
    DIR *listing = opendir(folder);
    for (const struct dirent *entry; listing != NULL && (entry = readdir(listing)) != NULL;) {
        size_t length = strlen(entry->d_name);
        /* Its log belongs to it. */
        count += begins(entry->d_name, damaged_prefix) && length > 3 &&
                 strcmp(entry->d_name + length - 3, ".db") == 0;
    }
    if (listing != NULL)
        closedir(listing);
    return count;
}

bool rescue_forget(const char *folder, struct error *error)
{
    bool done = true;
    DIR *listing = opendir(folder);
    for (const struct dirent *entry; listing != NULL && (entry = readdir(listing)) != NULL;) {
        char path[PATH_BYTES_MAX];
        if ((!begins(entry->d_name, damaged_prefix) && !begins(entry->d_name, unfinished_name)) ||
            !path_join(path, folder, entry->d_name))
            continue;
        if (unlink(path) != 0)
            done = error_set(error, FAULT_MACHINE, _("cannot remove '%s': %s"), path,
                             error_reason(errno));
    }
    if (listing != NULL)
        closedir(listing);
    return done;
}
