/* The user's database: one SQLite file with the settings and the sessions that are and were played.
 * Write-ahead log and full synchronisation, so that what was said to be kept survives a power cut.
 *
 * Opened here, and looked through; its tables are in store/schema.c, what is kept of a session in
 * store/history.h. Any number of windows may have it open. */
#ifndef EVENKEEL_STORE_DATABASE_H
#define EVENKEEL_STORE_DATABASE_H

#include <stdbool.h>

#include "base/error.h"

struct database;

enum { DATABASE_VERSION = 3 };

/* Front ends open it by session/history_open.h, which does after a rescue what the store cannot.
 *
 * Opens (or makes) the database in the user's folder. NULL, with words, when there is no home, the
 * disk refuses, or the file is from a later version of the game, which is not touched: the game is
 * played without it then.
 *
 * A file that shows itself to be damaged is set aside under a dated name; what can be read of it is
 * rescued into a new one, and `error` tells the player, though the database is there. It must be
 * zeroed before. */
struct database *database_open(struct error *error);
void database_close(struct database *database); /* NULL is fine */

/* A database that is nowhere and empty, for pictures. NULL where there is no memory left. */
struct database *database_open_in_memory(void);

/* Opens a copy of somebody's database, which is brought up to date. A damaged one is rescued into
 * another file beside it, which is opened instead: `*rescued` sessions, -1 where it was good.
 * `name` is the original's, for messages. NULL, with words, also when nothing at all can be read.
 */
struct database *database_open_copy(const char *path, const char *name, int *rescued,
                                    struct error *error);

/* Looks through the whole file, which takes a moment where there is much in it. False when it is
 * damaged. */
bool database_check(struct database *database);

/* The same for whoever may be called away: `away` is asked again and again, and where it says so
 * the look is broken off and nothing known. */
enum database_health { HEALTH_UNKNOWN, HEALTH_GOOD, HEALTH_DAMAGED };
enum database_health database_look(struct database *database, bool (*away)(void *context),
                                   void *context);

/* How many queries have failed so far, on a broken disk or without memory; and whether none has
 * since there were `failures`. False, with words about the last one: what was read since is not
 * all there is. */
long database_failures(const struct database *database);
bool database_read_well(const struct database *database, long failures, struct error *error);

/* Whether the file that was opened is still the one of its name: somebody may have moved it. */
bool database_is_in_place(struct database *database);

/* Opens, looks through the whole file, and rescues if that finds damage: for whoever has time. */
struct database *database_open_checked(struct error *error);

/* Sets the damaged database aside and rescues what can be read, as database_open does: nobody in
 * this process may have it open. False, with words, when it is in use elsewhere or the disk
 * refuses; everything is then as it was. Otherwise the words are for the player. */
bool database_rescue(struct error *error);

/* The one setting in which people are named: who took part in the last group, as it was typed. */
#define SETTING_TOGETHER_NAMES "together names"

/* Set by a rescue until what it could read was played again (session/history_open.h). */
#define SETTING_RESCUED "history rescued"

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
