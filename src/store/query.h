/* One SQL statement over the database, for the files of store/ alone: SQLite is seen nowhere else.
 *
 * A statement that cannot be prepared, or fails on its way, has no rows; query_end says so, and
 * leaves SQLite's reason with the database (database_fail). */
#ifndef EVENKEEL_STORE_QUERY_H
#define EVENKEEL_STORE_QUERY_H

#include <sqlite3.h>
#include <stddef.h>

#include "store/database.h"

struct database {
    sqlite3 *handle;
    char *path;                       /* of the file */
    char *folder;                     /* it lies in, with what belongs to it */
    int lock;                         /* descriptor of the lock that says it is open, or -1 */
    unsigned long long device, inode; /* of the file that was opened */
    long failures;                    /* queries that did not come to their end */
    char failure[128];                /* why the last of them did not */
};

/* What stands in place of a '?'. Texts are borrowed until query_end. */
struct value {
    enum { VALUE_NULL, VALUE_NUMBER, VALUE_TEXT } kind;
    long long number;
    const char *text;
};

struct value value_null(void);
struct value value_number(long long number);
struct value value_text(const char *text); /* NULL is null */

/* Where a percentage or the like may be undefined: -1 is null. */
struct value value_defined(int number);

/* Values for the '?' of a statement, from the left: VALUES(value_number(3), value_text(line)). */
#define VALUES(...)                                                                                \
    (const struct value[]){__VA_ARGS__},                                                           \
        (int)(sizeof((const struct value[]){__VA_ARGS__}) / sizeof(struct value))
#define NO_VALUES NULL, 0

struct query {
    struct database *database;
    sqlite3_stmt *statement;
    bool failed;
};

void query_start(struct query *query, struct database *database, const char *sql,
                 const struct value values[], int value_count);

/* On to the next row; false after the last one. */
bool query_next(struct query *query);

/* The row's columns, from 0. A text is a copy to be freed: "" for null, and for bytes that are no
 * UTF-8; what else it says is not trusted. */
long long query_number(const struct query *query, int column);
int query_int(const struct query *query, int column); /* within an int's range */
bool query_is_null(const struct query *query, int column);
char *query_text(const struct query *query, int column);

/* The text into `text` (`room` bytes); false when it does not fit or is no UTF-8. */
bool query_text_into(const struct query *query, int column, char text[], size_t room);

/* True when nothing failed. */
bool query_end(struct query *query);

/* A statement without rows. */
bool query_run(struct database *database, const char *sql, const struct value values[],
               int value_count);

/* The first row's first column as a number, or `otherwise`. */
long long query_one(struct database *database, const char *sql, const struct value values[],
                    int value_count, long long otherwise);

/* Several statements without values. */
bool query_script(struct database *database, const char *sql);

/* A change as a whole: everything between begin and a commit that returns true is kept, otherwise
 * nothing of it. Other processes' changes are waited for. */
bool query_begin(struct database *database);
bool query_commit(struct database *database);
void query_rollback(struct database *database);

/* Fills the error with a sentence that has a '%s' for the file and one for the reason that SQLite
 * gave last: to be called before anything else is asked of SQLite. False. */
bool database_fail(struct database *database, const char *sentence, struct error *error);

/* Whether SQLite's last answer was that the file itself is no good. */
bool database_found_damage(struct database *database);

#endif
