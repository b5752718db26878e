/* The user's database: one SQLite file. Holds the settings and the sessions that were played.
 * Write-ahead log and full synchronisation, so that what was said to be kept survives a power cut.
 */
#ifndef EVENKEEL_STORE_DATABASE_H
#define EVENKEEL_STORE_DATABASE_H

#include <stdbool.h>

#include "base/error.h"

struct database;

enum { DATABASE_VERSION = 2 };

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

/* A session that was played to its debrief. The texts are owned; the record is session/record.h's,
 * and hostile until it has been replayed. */
struct kept_session {
    long id;       /* from 1 */
    char *started; /* "2026-11-24 10:00", local time */
    char *title;   /* one line for a list */
    char *record;
};

/* Keeps a session (its id is given by the database). False, with words, when the disk refuses; a
 * NULL database keeps nothing and is true. */
bool sessions_keep(struct database *database, const struct kept_session *kept, struct error *error);

/* The session of this id, or the last one for 0. False when there is none. Release it. */
bool sessions_find(struct database *database, long id, struct kept_session *kept);

/* The last sessions, the newest first, without their records; returns how many. Release each. */
int sessions_list(struct database *database, struct kept_session list[], int most);

void kept_session_release(struct kept_session *kept);

#endif
