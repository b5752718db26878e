#include "store/database.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"
#include "base/text.h"
#include "base/words.h"
#include "store/history_delete.h"
#include "store/lease.h"
#include "store/rescue.h"
#include "store/schema.h"

/* Another window of the game may be writing. */
enum { BUSY_MILLISECONDS = 2000 };

/* --- opening ------------------------------------------------------------------------------------
 */

enum opening { OPENED, REFUSED, DAMAGED };

/* After a failure: the words, and whether the file is to blame. */
static enum opening give_up(struct database *database, struct error *error)
{
    bool damaged = database_found_damage(database);
    database_fail(database, _("cannot open '%s': %s"), error);
    query_rollback(database);
    return damaged ? DAMAGED : REFUSED;
}

static enum opening prepare(struct database *database, struct error *error)
{
    int version, ignored;
    sqlite3_busy_timeout(database->handle, BUSY_MILLISECONDS);
    /* A file that we may not touch is not tidied up either. */
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &ignored);
    if (!schema_version(database, &version))
        return give_up(database, error);
    if (version < 0 || version > DATABASE_VERSION) {
        error_set(error, FAULT_MACHINE,
                  _("'%s' was written by a later version of the game; it is left as it is"),
                  database->path);
        return REFUSED;
    }
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, &ignored);
    if (!query_script(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
                                "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"))
        return give_up(database, error);
    if (version < DATABASE_VERSION && !schema_upgrade(database, DATABASE_VERSION))
        return give_up(database, error);
    if (schema_is_whole(database))
        return OPENED;
    /* A table that is not there is damage, whatever SQLite calls it; a full disk is not. */
    bool missing = sqlite3_errcode(database->handle) == SQLITE_ERROR;
    return give_up(database, error) == DAMAGED || missing ? DAMAGED : REFUSED;
}

/* A database of no bytes is a new one, unless its log says otherwise: SQLite would throw that
 * away. */
static bool was_emptied(const char *path)
{
    char log[PATH_BYTES_MAX];
    struct stat status;
    return stat(path, &status) == 0 && status.st_size == 0 &&
           snprintf(log, sizeof log, "%s-wal", path) < PATH_BYTES_MAX && stat(log, &status) == 0 &&
           status.st_size > 0;
}

/* The database's folder and the lock that says who has it open. */
static struct database *find(struct error *error)
{
    char folder[PATH_BYTES_MAX], path[PATH_BYTES_MAX];
    if (!path_user_folder(folder, error) || !folder_make(folder, error))
        return NULL;
    if (!path_join(path, folder, "evenkeel.db")) {
        error_set(error, FAULT_MACHINE, _("the path '%s' is too long"), folder);
        return NULL;
    }
    int lock = lease_open(folder);
    if (lock < 0) {
        error_set(error, FAULT_MACHINE,
                  errno == EAGAIN ? _("another window is repairing '%s'")
                                  : _("cannot open '%s': %s"),
                  path, error_reason(errno));
        return NULL;
    }
    struct database *database = memory_new(1, sizeof *database);
    *database = (struct database){
        .path = memory_text(path), .folder = memory_text(folder), .lock = lock};
    return database;
}

static enum opening open_file(struct database *database, struct error *error)
{
    if (was_emptied(database->path)) {
        error_set(error, FAULT_MACHINE, _("'%s' is damaged"), database->path);
        return DAMAGED;
    }
    /* What is in it is nobody else's business on this machine; its log is as its file is. */
    file_make_private(database->path);
    if (sqlite3_open_v2(database->path, &database->handle,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
        return give_up(database, error);
    enum opening opening = prepare(database, error);
    struct stat status;
    if (opening == OPENED && stat(database->path, &status) == 0) {
        database->device = (unsigned long long)status.st_dev;
        database->inode = (unsigned long long)status.st_ino;
    }
    return opening;
}

bool database_is_in_place(struct database *database)
{
    struct stat status;
    return stat(database->path, &status) == 0 &&
           database->device == (unsigned long long)status.st_dev &&
           database->inode == (unsigned long long)status.st_ino;
}

static void close_file(struct database *database)
{
    sqlite3_close(database->handle);
    database->handle = NULL;
}

/* Rescues, and opens what came out of it: the words tell the player. */
static bool rescue(struct database *database, struct error *error)
{
    struct error again;
    close_file(database);
    if (!lease_alone(database->lock))
        return error_set(error, FAULT_MACHINE,
                         _("'%s' is damaged, and another window has it open; close all windows and "
                           "start again"),
                         database->path);
    bool rescued = rescue_database(database->folder, database->path, error);
    bool opened = rescued && open_file(database, &again) == OPENED;
    lease_share(database->lock);
    if (rescued && !opened && error != NULL)
        *error = again;
    return opened;
}

struct database *database_open(struct error *error)
{
    struct database *database = find(error);
    if (database == NULL)
        return NULL;
    if (rescue_was_interrupted(database->folder) && lease_alone(database->lock)) {
        rescue_finish(database->folder, database->path);
        lease_share(database->lock);
    }
    enum opening opening = open_file(database, error);
    /* What a disk gives the second time is not damaged. */
    if (opening == DAMAGED) {
        close_file(database);
        opening = open_file(database, error);
        if (opening == OPENED && error != NULL)
            *error = (struct error){0};
    }
    if (opening == OPENED || (opening == DAMAGED && rescue(database, error))) {
        history_delete_finish(database);
        return database;
    }
    database_close(database);
    return NULL;
}

struct database *database_open_in_memory(void)
{
    struct database *database = memory_new(1, sizeof *database);
    *database = (struct database){
        .path = memory_text(":memory:"), .folder = memory_text(""), .lock = -1};
    if (sqlite3_open_v2(database->path, &database->handle,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) == SQLITE_OK &&
        prepare(database, NULL) == OPENED)
        return database;
    database_close(database);
    return NULL;
}

static bool check_once(struct database *database)
{
    struct query query;
    char answer[8] = "";
    query_start(&query, database, "PRAGMA quick_check(1)", NO_VALUES);
    bool good = query_next(&query) && query_text_into(&query, 0, answer, sizeof answer) &&
                text_same(answer, "ok");
    bool asked = query_end(&query);
    /* A disk that does not answer is no damage. */
    return good || (!asked && !database_found_damage(database));
}

bool database_check(struct database *database)
{
    return database_look(database, NULL, NULL) != HEALTH_DAMAGED;
}

struct look {
    bool (*away)(void *context);
    void *context;
    bool broken_off;
};

static int is_broken_off(void *context)
{
    struct look *look = context;
    look->broken_off = look->broken_off || look->away(look->context);
    return look->broken_off;
}

enum database_health database_look(struct database *database, bool (*away)(void *context),
                                   void *context)
{
    enum { STEPS = 1000 }; /* of SQLite's between two questions: well below a millisecond */
    struct look look = {.away = away, .context = context};
    if (away != NULL)
        sqlite3_progress_handler(database->handle, STEPS, is_broken_off, &look);
    /* SQLite takes a page that it could not read for a damaged one; what a disk gives the second
     * time is not damaged. */
    bool good = check_once(database) || check_once(database);
    sqlite3_progress_handler(database->handle, 0, NULL, NULL);
    if (look.broken_off)
        return HEALTH_UNKNOWN;
    return good ? HEALTH_GOOD : HEALTH_DAMAGED;
}

static enum opening open_copy(struct database *database, const char *path, struct error *error)
{
    if (was_emptied(path))
        return DAMAGED;
    if (sqlite3_open_v2(path, &database->handle, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        return give_up(database, error);
    enum opening opening = prepare(database, error);
    return opening == OPENED && !database_check(database) ? DAMAGED : opening;
}

static enum opening rescue_copy(struct database *database, const char *path, int *rescued,
                                struct error *error)
{
    char fresh[PATH_BYTES_MAX];
    close_file(database);
    if (snprintf(fresh, sizeof fresh, "%s-rescued", path) >= PATH_BYTES_MAX) {
        error_set(error, FAULT_MACHINE, _("the path '%s' is too long"), path);
        return REFUSED;
    }
    if (!rescue_into(fresh, path, rescued, error))
        return REFUSED;
    if (*rescued > 0)
        return open_copy(database, fresh, error);
    error_set(
        error, FAULT_INPUT,
        _("'%s' is damaged, and no session in it can be read; copy it once more from where it "
          "was played, or leave it out"),
        database->path);
    return REFUSED;
}

struct database *database_open_copy(const char *path, const char *name, int *rescued,
                                    struct error *error)
{
    struct database *database = memory_new(1, sizeof *database);
    struct error damage = {0};
    *database = (struct database){.path = memory_text(name), .folder = memory_text(""), .lock = -1};
    *rescued = -1;
    enum opening opening = open_copy(database, path, &damage);
    if (opening == DAMAGED)
        opening = rescue_copy(database, path, rescued, &damage);
    if (opening == OPENED)
        return database;
    if (damage.fault == FAULT_NONE)
        error_set(&damage, FAULT_INPUT, _("'%s' is damaged"), name);
    if (error != NULL)
        *error = damage;
    database_close(database);
    return NULL;
}

struct database *database_open_checked(struct error *error)
{
    struct database *database = database_open(error);
    if (database == NULL || database_check(database) || rescue(database, error))
        return database;
    database_close(database);
    return NULL;
}

bool database_rescue(struct error *error)
{
    struct database *database = find(error);
    bool done = database != NULL && rescue(database, error);
    database_close(database);
    return done;
}

void database_close(struct database *database)
{
    if (database == NULL)
        return;
    close_file(database);
    lease_close(database->lock);
    free(database->path);
    free(database->folder);
    free(database);
}

/* --- settings -----------------------------------------------------------------------------------
 */

void settings_text(struct database *database, const char *name, char *text, int room,
                   const char *otherwise)
{
    struct query query;
    snprintf(text, (size_t)room, "%s", otherwise);
    if (database == NULL)
        return;
    query_start(&query, database, "SELECT value FROM settings WHERE name = ?",
                VALUES(value_text(name)));
    if (query_next(&query))
        query_text_into(&query, 0, text, (size_t)room);
    query_end(&query);
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
    return database == NULL ||
           query_run(database,
                     "INSERT INTO settings (name, value) VALUES (?, ?) "
                     "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                     VALUES(value_text(name), value_text(text))) ||
           database_fail(database, _("cannot write to '%s': %s"), error);
}

bool settings_keep_number(struct database *database, const char *name, long number,
                          struct error *error)
{
    char text[16];
    snprintf(text, sizeof text, "%ld", number);
    return settings_keep_text(database, name, text, error);
}
