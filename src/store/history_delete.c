#include "store/history_delete.h"

#include <stdio.h>

#include "base/text.h"
#include "base/words.h"
#include "store/lease.h"
#include "store/query.h"
#include "store/rescue.h"

/* In the settings while traces are left to wipe. */
static const char wipe_setting[] = "wipe";

/* The sessions that a deletion takes out whole, those it leaves without a name, and all that it
 * touches: each a condition on "sessions s", with the name or uuid as ?1. */
#define NAMED                                                                                      \
    "(s.id IN (SELECT session FROM seats WHERE name = ?1)"                                         \
    " OR s.id IN (SELECT session FROM members WHERE name = ?1))"
#define SHARED                                                                                     \
    "((SELECT count(*) FROM seats WHERE session = s.id) > 1"                                       \
    " OR EXISTS (SELECT 1 FROM seats WHERE session = s.id AND name <> ?1)"                         \
    " OR EXISTS (SELECT 1 FROM members WHERE session = s.id AND name <> ?1))"

static const char *condition(enum delete_what what)
{
    switch (what) {
    case DELETE_SESSION:
        return "s.uuid = ?1";
    case DELETE_NAME:
        return NAMED " AND NOT " SHARED;
    case DELETE_EVERYTHING:
        return "?1 IS NULL";
    }
    return "0";
}

static const char *touched(enum delete_what what)
{
    return what == DELETE_NAME ? NAMED : condition(what);
}

static struct value subject(const struct deletion *deletion)
{
    switch (deletion->what) {
    case DELETE_SESSION:
        return value_text(deletion->uuid);
    case DELETE_NAME:
        return value_text(deletion->name);
    case DELETE_EVERYTHING:
        break;
    }
    return value_null();
}

static int count(struct database *database, const char *where, const struct deletion *deletion)
{
    char sql[1024];
    const struct value value = subject(deletion);
    snprintf(sql, sizeof sql, "SELECT count(*) FROM sessions s WHERE %s", where);
    return (int)query_one(database, sql, &value, 1, 0);
}

void history_delete_extent(struct database *database, const struct deletion *deletion,
                           struct deletion_extent *extent)
{
    *extent = (struct deletion_extent){
        .sessions = count(database, condition(deletion->what), deletion),
        .shared = deletion->what == DELETE_NAME ? count(database, NAMED " AND " SHARED, deletion)
                                                : 0,
        .aside = rescue_kept(database->folder)};
}

/* A session that another window plays would be written anew by it. */
static bool is_played(struct database *database, const struct deletion *deletion)
{
    char sql[1024], uuid[UUID_BYTES];
    struct query query;
    bool played = false;
    const struct value value = subject(deletion);
    snprintf(sql, sizeof sql, "SELECT uuid FROM sessions s WHERE ended IS NULL AND %s",
             touched(deletion->what));
    query_start(&query, database, sql, &value, 1);
    while (!played && query_next(&query))
        played = query_text_into(&query, 0, uuid, sizeof uuid) &&
                 lease_is_taken(database->lock, uuid);
    query_end(&query);
    return played;
}

static bool run(struct database *database, const char *sql, const struct deletion *deletion)
{
    const struct value value = subject(deletion);
    return query_run(database, sql, &value, 1);
}

static bool delete_sessions(struct database *database, const struct deletion *deletion)
{
    char sql[1024];
    snprintf(sql, sizeof sql, "DELETE FROM sessions AS s WHERE %s", condition(deletion->what));
    return run(database, sql, deletion) &&
           query_run(database,
                     "DELETE FROM decks_kept WHERE id NOT IN (SELECT deck FROM session_decks)",
                     NO_VALUES);
}

/* Where a session can still be continued its seat is called by its number. */
static bool take_out_name(struct database *database, const struct deletion *deletion)
{
    return query_run(database,
                     "UPDATE seats SET name = CASE WHEN EXISTS (SELECT 1 FROM sessions"
                     " WHERE id = seats.session AND ended IS NULL) THEN ?2 || ' ' || seat"
                     " ELSE '' END WHERE name = ?1",
                     VALUES(value_text(deletion->name), value_text(_("Seat")))) &&
           run(database, "DELETE FROM members WHERE name = ?1", deletion);
}

/* The names that were typed for the last setup. */
static bool forget_setup(struct database *database, const struct deletion *deletion)
{
    char names[1024];
    settings_text(database, SETTING_TOGETHER_NAMES, names, sizeof names, "");
    if (deletion->what == DELETE_SESSION ||
        (deletion->what == DELETE_NAME && !text_contains(names, deletion->name)))
        return true;
    return query_run(database, "DELETE FROM settings WHERE name = ?",
                     VALUES(value_text(SETTING_TOGETHER_NAMES)));
}

static bool delete_rows(struct database *database, const struct deletion *deletion)
{
    return delete_sessions(database, deletion) &&
           (deletion->what != DELETE_NAME || take_out_name(database, deletion)) &&
           (deletion->what != DELETE_EVERYTHING ||
            query_script(database, "DELETE FROM practice")) &&
           forget_setup(database, deletion) &&
           settings_keep_number(database, wipe_setting, 1, NULL);
}

/* --- traces -------------------------------------------------------------------------------------
 */

/* What is in the log goes to the file, and the log to no bytes; false when somebody reads it. */
static bool empty_log(struct database *database)
{
    return query_one(database, "PRAGMA wal_checkpoint(TRUNCATE)", NO_VALUES, 1) == 0;
}

static bool wipe(struct database *database, struct error *error)
{
    if (!query_script(database, "VACUUM"))
        return database_fail(
            database, _("deleted, but traces are still in '%s' (%s); the next start wipes them"),
            error);
    if (!empty_log(database))
        return error_set(error, FAULT_MACHINE,
                         _("deleted, but traces are still in '%s', which another window is using; "
                           "close all windows and start again to wipe them"),
                         database->path);
    return rescue_forget(database->folder, error) &&
           query_run(database, "DELETE FROM settings WHERE name = ?",
                     VALUES(value_text(wipe_setting))) &&
           empty_log(database);
}

bool history_delete(struct database *database, const struct deletion *deletion, bool *deleted,
                    struct error *error)
{
    *deleted = false;
    if (is_played(database, deletion) || rescue_was_interrupted(database->folder))
        return error_set(error, FAULT_INPUT,
                         _("another window is playing such a session, or repairing the history; "
                           "close it and delete then"));
    *deleted = query_begin(database) && delete_rows(database, deletion) && query_commit(database);
    if (!*deleted)
        database_fail(database, _("cannot write to '%s': %s"), error);
    query_rollback(database);
    return *deleted && wipe(database, error);
}

bool history_delete_finish(struct database *database)
{
    return settings_number(database, wipe_setting, 0) == 0 || wipe(database, NULL);
}
