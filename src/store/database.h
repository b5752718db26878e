/* The user's database: one SQLite file. Holds the settings so far. Write-ahead log and full
 * synchronisation, so that what was said to be kept survives a power cut. */
#ifndef EVENKEEL_STORE_DATABASE_H
#define EVENKEEL_STORE_DATABASE_H

#include <stdbool.h>

#include "base/error.h"

struct database;

enum { DATABASE_VERSION = 1 };

/* Opens (or makes) the database in the user's folder. NULL, with words, when there is no home, the
 * disk refuses, or the file is from a later version of the game or damaged: the game is played
 * without it then. */
struct database *database_open(struct error *error);
void database_close(struct database *database); /* NULL is fine */

/* Settings by name. A missing or odd value gives `otherwise`; so does a NULL database. */
long settings_number(struct database *database, const char *name, long otherwise);

/* The text in `text` (`room` bytes), or `otherwise`. */
void settings_text(struct database *database, const char *name, char *text, int room,
                   const char *otherwise);

/* Keeps a value; false, with words, when the disk refuses. A NULL database keeps nothing and is
 * true. */
bool settings_keep_number(struct database *database, const char *name, long number,
                          struct error *error);
bool settings_keep_text(struct database *database, const char *name, const char *text,
                        struct error *error);

#endif
