#include "store/query.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"

struct value value_null(void)
{
    return (struct value){.kind = VALUE_NULL};
}

struct value value_number(long long number)
{
    return (struct value){.kind = VALUE_NUMBER, .number = number};
}

struct value value_text(const char *text)
{
    return (struct value){.kind = text != NULL ? VALUE_TEXT : VALUE_NULL, .text = text};
}

struct value value_defined(int number)
{
    return number < 0 ? value_null() : value_number(number);
}

static bool bind(sqlite3_stmt *statement, int index, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        return sqlite3_bind_null(statement, index) == SQLITE_OK;
    case VALUE_NUMBER:
        return sqlite3_bind_int64(statement, index, value->number) == SQLITE_OK;
    case VALUE_TEXT:
        return sqlite3_bind_text(statement, index, value->text, -1, SQLITE_STATIC) == SQLITE_OK;
    }
    return false;
}

void query_start(struct query *query, struct database *database, const char *sql,
                 const struct value values[], int value_count)
{
    *query = (struct query){.database = database};
    query->failed = sqlite3_prepare_v2(database->handle, sql, -1, &query->statement, NULL) !=
                    SQLITE_OK;
    for (int i = 0; !query->failed && i < value_count; i++)
        query->failed = !bind(query->statement, i + 1, &values[i]);
}

bool query_next(struct query *query)
{
    if (query->failed)
        return false;
    int answer = sqlite3_step(query->statement);
    query->failed = answer != SQLITE_ROW && answer != SQLITE_DONE;
    return answer == SQLITE_ROW;
}

long long query_number(const struct query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

int query_int(const struct query *query, int column)
{
    long long number = query_number(query, column);
    return number > INT_MAX ? INT_MAX : number < INT_MIN ? INT_MIN : (int)number;
}

bool query_is_null(const struct query *query, int column)
{
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

/* The column's text, or NULL for what is none. */
static const char *text_of(const struct query *query, int column)
{
    const char *text = (const char *)sqlite3_column_text(query->statement, column);
    return text != NULL && text_is_utf8(text, strlen(text), NULL) ? text : NULL;
}

char *query_text(const struct query *query, int column)
{
    const char *text = text_of(query, column);
    return memory_text(text != NULL ? text : "");
}

bool query_text_into(const struct query *query, int column, char text[], size_t room)
{
    const char *from = text_of(query, column);
    if (from == NULL || strlen(from) >= room)
        return false;
    strcpy(text, from);
    return true;
}

static const char *reason(struct database *database)
{
    int code = sqlite3_errcode(database->handle);
    /* The files beside the database fail with the system's reason alone. */
    int system = code == SQLITE_IOERR ? sqlite3_system_errno(database->handle) : 0;
    if (system == ENOSPC || system == EDQUOT)
        code = SQLITE_FULL;
    switch (code) {
    case SQLITE_FULL:
        return _("the disk is full");
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return _("it may not be written to");
    case SQLITE_CANTOPEN:
        return _("it cannot be opened or made");
    case SQLITE_IOERR:
        return _("the disk does not read or write it");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return _("another program keeps it busy");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return _("it is damaged");
    case SQLITE_NOMEM:
        return _("there is no memory left");
    default:
        return sqlite3_errmsg(database->handle);
    }
}

bool query_end(struct query *query)
{
    if (sqlite3_finalize(query->statement) != SQLITE_OK)
        query->failed = true;
    query->statement = NULL;
    if (query->failed) {
        struct database *database = query->database;
        database->failures++;
        snprintf(database->failure, sizeof database->failure, "%s", reason(database));
    }
    return !query->failed;
}

bool query_run(struct database *database, const char *sql, const struct value values[],
               int value_count)
{
    struct query query;
    query_start(&query, database, sql, values, value_count);
    while (query_next(&query))
        continue;
    return query_end(&query);
}

long long query_one(struct database *database, const char *sql, const struct value values[],
                    int value_count, long long otherwise)
{
    struct query query;
    query_start(&query, database, sql, values, value_count);
    if (query_next(&query) && !query_is_null(&query, 0))
        otherwise = query_number(&query, 0);
    query_end(&query);
    return otherwise;
}

bool query_script(struct database *database, const char *sql)
{
    return sqlite3_exec(database->handle, sql, NULL, NULL, NULL) == SQLITE_OK;
}

bool query_begin(struct database *database)
{
    return query_script(database, "BEGIN IMMEDIATE");
}

bool query_commit(struct database *database)
{
    return query_script(database, "COMMIT");
}

void query_rollback(struct database *database)
{
    /* After some failures SQLite has rolled back by itself; where it was out of memory from the
     * start there is no handle. */
    if (database->handle != NULL && sqlite3_get_autocommit(database->handle) == 0)
        query_script(database, "ROLLBACK");
}

bool database_fail(struct database *database, const char *sentence, struct error *error)
{
    return error_set(error, FAULT_MACHINE, sentence, database->path, reason(database));
}

bool database_found_damage(struct database *database)
{
    int code = sqlite3_errcode(database->handle);
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

long database_failures(const struct database *database)
{
    return database->failures;
}

bool database_read_well(const struct database *database, long failures, struct error *error)
{
    return database->failures == failures ||
           error_set(error, FAULT_MACHINE, _("cannot read '%s': %s"), database->path,
                     database->failure);
}
