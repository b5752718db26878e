#include "session/history_open.h"

#include <stdlib.h>
#include <string.h>

#include "session/record.h"
#include "session/resume.h"
#include "session/snapshot.h"
#include "store/deck_copy.h"
#include "store/query.h"

struct mending {
    struct database *database;
    struct session *session;
    /* The decks of a session before: most have the same. */
    struct kept_session decks_of;
    struct deck_mix decks;
    bool has_decks;
    long failures; /* of the database, before */
};

/* What could not be read looks as if it were not there; and where the disk fails SQLite may have
 * taken back all of the change: nothing may be written after that. */
static bool all_well(const struct mending *mending)
{
    return database_read_well(mending->database, mending->failures, NULL);
}

static void release_decks(struct mending *mending)
{
    if (mending->has_decks)
        deck_mix_release(&mending->decks);
    kept_session_release(&mending->decks_of);
    mending->has_decks = false;
}

static bool same_copies(const struct kept_head *a, const struct kept_head *b)
{
    bool same = a->copy_count > 0 && a->copy_count == b->copy_count;
    for (int i = 0; same && i < a->copy_count; i++)
        same = strcmp(a->copies[i].content, b->copies[i].content) == 0 &&
               strcmp(a->copies[i].path, b->copies[i].path) == 0;
    return same;
}

/* --- decks --------------------------------------------------------------------------------------
 * A copy that is not as it was kept would be refused wherever it is imported, with all that is in
 * the file. Where it is still a deck, a letter of a text is another one: it is kept as it is now.
 */

static bool is_deck(const char *content)
{
    struct deck_file file = {0};
    bool is = deck_copy_open(&file, content, "", NULL);
    deck_file_release(&file);
    return is;
}

static bool mend_deck(struct database *database, long long id, const char *content)
{
    char checksum[MARK_BYTES];
    deck_copy_checksum(checksum, content);
    if (is_deck(content))
        return query_run(database, "UPDATE decks_kept SET checksum = ?2 WHERE id = ?1",
                         VALUES(value_number(id), value_text(checksum)));
    return query_run(database,
                     "DELETE FROM session_decks WHERE session IN"
                     " (SELECT session FROM session_decks WHERE deck = ?)",
                     VALUES(value_number(id))) &&
           query_run(database, "DELETE FROM decks_kept WHERE id = ?", VALUES(value_number(id)));
}

static bool mend_decks(struct database *database)
{
    struct query query;
    bool done = true;
    query_start(&query, database, "SELECT id, checksum, content FROM decks_kept", NO_VALUES);
    while (done && query_next(&query)) {
        char right[MARK_BYTES], told[MARK_BYTES];
        char *content = query_text(&query, 2);
        deck_copy_checksum(right, content);
        if (!query_text_into(&query, 1, told, sizeof told) || strcmp(right, told) != 0)
            done = mend_deck(database, query_number(&query, 0), content);
        free(content);
    }
    return query_end(&query) && done;
}

/* --- sessions -----------------------------------------------------------------------------------
 */

/* The kept session is the mending's afterwards, as long as its decks are. */
static bool open_decks(struct mending *mending, struct kept_session *kept)
{
    bool changed;
    history_load_copies(mending->database, kept);
    if (mending->has_decks && same_copies(&kept->head, &mending->decks_of.head))
        return true;
    release_decks(mending);
    mending->has_decks = kept_open_copies(&mending->decks, kept, &changed, NULL);
    return mending->has_decks;
}

/* True unless the disk refuses. What cannot be played at all on a deck that is not the session's
 * own copy stays as it is: the right one may come back. */
static bool keep(struct mending *mending, const struct kept_session *kept, bool replayed)
{
    struct session *session = mending->session;
    struct arena arena = {0};
    struct history_change change = {.card = session->game.round + 1,
                                    .cards = session->game.deal.rounds};
    int good = session->move_count;
    snprintf(change.uuid, UUID_BYTES, "%s", kept->uuid);
    snprintf(change.place, PLACE_BYTES, "%s", kept->place);
    if (!replayed)
        return (good == 0 && kept->head.copy_count == 0) ||
               query_run(mending->database, "DELETE FROM moves WHERE session = ? AND number > ?",
                         VALUES(value_number(kept->id), value_number(good)));
    /* Of one whose last moves are lost the results are all there is to know how it ended. */
    if (kept->ended[0] == '\0' || session->phase != SESSION_DEBRIEF)
        return true;
    snprintf(change.ended, WHEN_BYTES, "%s", kept->ended);
    change.move_start = good;
    snapshot_results(session, &arena, &change);
    bool kept_now = history_write(mending->database, &change) == HISTORY_KEPT;
    arena_release(&arena);
    return kept_now;
}

static bool mend_session(struct mending *mending, long long id)
{
    struct kept_session kept;
    /* Not to be read for its uuid, say: that is no disk's fault. */
    if (!history_load(mending->database, id, &kept)) {
        kept_session_release(&kept);
        return all_well(mending);
    }
    mending->session->move_count = 0;
    bool opened = open_decks(mending, &kept), done = all_well(mending);
    if (opened && done) {
        char *record = record_of_kept(&kept);
        bool replayed = record_replay(mending->session, &mending->decks.deck, record, NULL);
        free(record);
        done = keep(mending, &kept, replayed);
    }
    if (opened && mending->decks_of.id == 0)
        mending->decks_of = kept;
    else
        kept_session_release(&kept);
    return done;
}

void history_mend(struct database *database)
{
    long long id = 0;
    if (database == NULL || settings_number(database, SETTING_RESCUED, 0) == 0)
        return;
    struct mending mending = {.database = database,
                              .session = memory_new(1, sizeof *mending.session)};
    mending.failures = database_failures(database);
    /* All at once, and alone: another window may have come to do the same. */
    bool done = query_begin(database) && settings_number(database, SETTING_RESCUED, 0) != 0;
    done = done && mend_decks(database);
    while (done && (id = query_one(database, "SELECT min(id) FROM sessions WHERE id > ?",
                                   VALUES(value_number(id)), 0)) > 0)
        done = mend_session(&mending, id);
    if (done && all_well(&mending) &&
        query_run(database, "DELETE FROM settings WHERE name = ?",
                  VALUES(value_text(SETTING_RESCUED))))
        query_commit(database);
    query_rollback(database);
    release_decks(&mending);
    free(mending.session);
}

static struct database *mended(struct database *database)
{
    history_mend(database);
    return database;
}

struct database *history_open(struct error *error)
{
    return mended(database_open(error));
}

struct database *history_open_checked(struct error *error)
{
    return mended(database_open_checked(error));
}
