/* What is in the database, version by version: the tables, and how a file of an earlier version
 * becomes one of the next. */
#ifndef EVENKEEL_STORE_SCHEMA_H
#define EVENKEEL_STORE_SCHEMA_H

#include "store/query.h"

/* The version that the file says it has. False when it cannot be read. */
bool schema_version(struct database *database, int *version);

/* Takes the steps from the file's version to `version`, all or none of them. False when SQLite
 * refuses. */
bool schema_upgrade(struct database *database, int version);

/* Whether every table of the present version is there with its columns. */
bool schema_is_whole(struct database *database);

/* The tables in the order in which their rows may be written, each with the whole-numbered column
 * by which single rows can be asked for (NULL: there is none), and the version it came with. */
struct schema_table {
    const char *name, *key;
    int since;
};
extern const struct schema_table schema_tables[];
extern const int schema_table_count;

#endif
