#include "store/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "store/deck_mix.h"
#include "store/lease.h"
#include "store/query.h"

/* --- writing ------------------------------------------------------------------------------------
 */

/* The id of a deck's copy, made where nobody has it yet. -1 when SQLite refuses. */
static long long keep_copy(struct database *database, const struct kept_copy *copy)
{
    long failures = database_failures(database);
    /* A checksum is soon the same for two; the text decides. */
    long long id = query_one(database,
                             "SELECT id FROM decks_kept WHERE checksum = ? AND content = ?",
                             VALUES(value_text(copy->checksum), value_text(copy->content)), 0);
    if (id > 0)
        return query_run(database, "UPDATE decks_kept SET path = ?2 WHERE id = ?1 AND path <> ?2",
                         VALUES(value_number(id), value_text(copy->path)))
                   ? id
                   : -1;
    /* What could not be asked is not what is not there. */
    if (database_failures(database) != failures ||
        !query_run(database,
                   "INSERT INTO decks_kept (deck, checksum, path, content) VALUES (?, ?, ?, ?)",
                   VALUES(value_text(copy->deck), value_text(copy->checksum),
                          value_text(copy->path), value_text(copy->content))))
        return -1;
    return sqlite3_last_insert_rowid(database->handle);
}

static bool write_copies(struct database *database, long long session, const struct kept_head *head)
{
    bool done = query_run(database, "DELETE FROM session_decks WHERE session = ?",
                          VALUES(value_number(session)));
    for (int i = 0; done && i < head->copy_count; i++) {
        long long copy = keep_copy(database, &head->copies[i]);
        done = copy > 0 &&
               query_run(database, "INSERT INTO session_decks VALUES (?, ?, ?)",
                         VALUES(value_number(session), value_number(i + 1), value_number(copy)));
    }
    return done;
}

static long long find_session(struct database *database, const char *uuid)
{
    return query_one(database, "SELECT id FROM sessions WHERE uuid = ?", VALUES(value_text(uuid)),
                     0);
}

/* The new session's id, or -1. */
static long long write_head(struct database *database, const struct history_change *change)
{
    const struct kept_head *head = change->head;
    bool done = query_run(
        database,
        "INSERT INTO sessions (uuid, way, deck, deck_title, deck_version, deck_mark, started,"
        " card, cards, setup, place) VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1, ?, '')"
        " ON CONFLICT (uuid) DO UPDATE SET way = excluded.way, deck = excluded.deck,"
        " deck_title = excluded.deck_title, deck_version = excluded.deck_version,"
        " deck_mark = excluded.deck_mark, started = excluded.started, setup = excluded.setup",
        VALUES(value_text(change->uuid), value_text(head->way), value_text(head->deck),
               value_text(head->deck_title), value_text(head->deck_version),
               value_text(head->deck_mark), value_text(head->started), value_text(head->setup)));
    long long id = done ? find_session(database, change->uuid) : -1;
    return id > 0 && write_copies(database, id, head) ? id : -1;
}

static bool write_seats(struct database *database, long long id, const struct roster *roster)
{
    bool done = query_run(database, "DELETE FROM seats WHERE session = ?",
                          VALUES(value_number(id))) &&
                query_run(database, "DELETE FROM members WHERE session = ?",
                          VALUES(value_number(id)));
    for (int seat = 0; done && seat < roster->seat_count; seat++) {
        const struct roster_seat *one = &roster->seats[seat];
        done = query_run(database, "INSERT INTO seats VALUES (?, ?, ?, ?)",
                         VALUES(value_number(id), value_number(seat + 1), value_text(one->name),
                                value_text(one->pin)));
        for (int i = 0; done && i < one->member_count; i++)
            done = query_run(database, "INSERT INTO members VALUES (?, ?, ?, ?)",
                             VALUES(value_number(id), value_number(seat + 1), value_number(i + 1),
                                    value_text(one->members[i])));
    }
    return done;
}

static bool write_moves(struct database *database, long long id,
                        const struct history_change *change)
{
    bool done = query_run(database, "DELETE FROM moves WHERE session = ? AND number > ?",
                          VALUES(value_number(id), value_number(change->move_start)));
    for (int i = 0; done && i < change->move_count; i++)
        done = query_run(database, "INSERT INTO moves VALUES (?, ?, ?, ?)",
                         VALUES(value_number(id), value_number(change->move_start + i + 1),
                                value_text(change->moves[i].line),
                                value_number(change->moves[i].tenths)));
    return done;
}

static struct value band_end(struct band band, int end)
{
    return band.known ? value_number(end) : value_null();
}

static bool write_result(struct database *database, long long id, const struct kept_result *result)
{
    const struct reading *reading = &result->reading;
    return query_run(
        database,
        "INSERT INTO results (session, seat, turns, answered, points, total, par, score, fit,"
        " balance, follow_through, delivered, par_delivered, rescues, lean, led, both, managed,"
        " band_low, band_high, blind_low, blind_high)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        VALUES(value_number(id), value_number(result->seat + 1), value_number(reading->turns),
               value_number(result->answered), value_number(reading->points),
               value_number(reading->total), value_number(reading->par),
               value_number(reading->score), value_defined(reading->fit),
               value_defined(reading->balance_shown ? reading->balance : READING_UNDEFINED),
               value_defined(reading->follow_through), value_number(reading->delivered),
               value_number(reading->par_delivered), value_number(reading->rescues),
               value_number(result->lean), value_number(reading->led), value_number(reading->both),
               value_number(reading->managed), band_end(reading->band, reading->band.low),
               band_end(reading->band, reading->band.high),
               band_end(reading->blind, reading->blind.low),
               band_end(reading->blind, reading->blind.high)));
}

static bool write_turn(struct database *database, long long id, const struct kept_turn *turn)
{
    return query_run(
        database,
        "INSERT INTO turns (session, seat, round, card, lens, context, approach, fit, best)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        VALUES(value_number(id), value_number(turn->seat + 1), value_number(turn->round + 1),
               value_text(turn->card), value_text(turn->lens), value_number(turn->context),
               turn->answered ? value_number(turn->approach) : value_null(),
               value_number(turn->fit), value_number(turn->best)));
}

static bool write_results(struct database *database, long long id,
                          const struct history_change *change)
{
    bool done = query_run(database, "DELETE FROM results WHERE session = ?",
                          VALUES(value_number(id))) &&
                query_run(database, "DELETE FROM turns WHERE session = ?",
                          VALUES(value_number(id)));
    for (int i = 0; done && i < change->result_count; i++)
        done = write_result(database, id, &change->results[i]);
    for (int i = 0; done && i < change->turn_count; i++)
        done = write_turn(database, id, &change->turns[i]);
    return done && (change->ended[0] == '\0' ||
                    query_run(database, "UPDATE seats SET pin = '' WHERE session = ?",
                              VALUES(value_number(id))));
}

static bool write_place(struct database *database, long long id,
                        const struct history_change *change)
{
    return query_run(
        database, "UPDATE sessions SET card = ?, cards = ?, place = ?, ended = ? WHERE id = ?",
        VALUES(value_number(change->card), value_number(change->cards), value_text(change->place),
               value_text(change->ended[0] != '\0' ? change->ended : NULL), value_number(id)));
}

static int move_count(struct database *database, long long id)
{
    return (int)query_one(database, "SELECT max(number) FROM moves WHERE session = ?",
                          VALUES(value_number(id)), 0);
}

/* Copies of cards go with the last session that needs them. */
static bool forget(struct database *database, const char *uuid)
{
    return query_run(database, "DELETE FROM sessions WHERE uuid = ?", VALUES(value_text(uuid))) &&
           query_run(database,
                     "DELETE FROM decks_kept WHERE id NOT IN"
                     " (SELECT deck FROM session_decks)",
                     NO_VALUES);
}

enum history_answer history_write(struct database *database, const struct history_change *change)
{
    if (change->forgotten)
        return forget(database, change->uuid) ? HISTORY_KEPT : HISTORY_FAILED;
    long long id = change->head != NULL ? write_head(database, change)
                                        : find_session(database, change->uuid);
    if (id == 0 || move_count(database, id) < change->move_start)
        return HISTORY_UNKNOWN;
    bool done = id > 0 && (change->roster == NULL || write_seats(database, id, change->roster)) &&
                write_moves(database, id, change) && write_place(database, id, change) &&
                ((change->ended[0] == '\0' && change->head == NULL) ||
                 write_results(database, id, change)) &&
                practice_write(database, change->boxes, change->box_count);
    return done ? HISTORY_KEPT : HISTORY_FAILED;
}

enum history_answer history_keep(struct database *database, const struct history_change *change,
                                 struct error *error)
{
    enum history_answer answer = HISTORY_FAILED;
    if (query_begin(database))
        answer = history_write(database, change);
    if (answer == HISTORY_KEPT && !query_commit(database))
        answer = HISTORY_FAILED;
    if (answer == HISTORY_FAILED)
        database_fail(database, _("cannot write to '%s': %s"), error);
    query_rollback(database);
    return answer;
}

/* --- reading ------------------------------------------------------------------------------------
 */

static const char *arena_column(struct arena *arena, const struct query *query, int column)
{
    char *text = query_text(query, column);
    const char *kept = arena_text(arena, text, strlen(text));
    free(text);
    return kept;
}

static void read_seats(struct database *database, struct kept_session *kept)
{
    struct roster *roster = kept->roster;
    struct query query;
    query_start(&query, database,
                "SELECT seat, name, pin FROM seats WHERE session = ? ORDER BY seat",
                VALUES(value_number(kept->id)));
    while (query_next(&query) && roster->seat_count < SEATS_MAX &&
           query_int(&query, 0) == roster->seat_count + 1) {
        struct roster_seat *one = &roster->seats[roster->seat_count++];
        query_text_into(&query, 1, one->name, sizeof one->name);
        query_text_into(&query, 2, one->pin, sizeof one->pin);
    }
    query_end(&query);
    query_start(&query, database,
                "SELECT seat, name FROM members WHERE session = ? ORDER BY seat, number",
                VALUES(value_number(kept->id)));
    while (query_next(&query)) {
        int seat = query_int(&query, 0) - 1;
        if (seat < 0 || seat >= roster->seat_count ||
            roster->seats[seat].member_count == MEMBERS_MAX)
            continue;
        struct roster_seat *one = &roster->seats[seat];
        if (query_text_into(&query, 1, one->members[one->member_count], NAME_BYTES))
            one->member_count++;
    }
    query_end(&query);
}

static void read_moves(struct database *database, struct kept_session *kept)
{
    struct query query;
    size_t capacity = 0;
    struct kept_move *moves = NULL;
    query_start(&query, database,
                "SELECT line, tenths, number FROM moves WHERE session = ? ORDER BY number",
                VALUES(value_number(kept->id)));
    while (query_next(&query) && query_int(&query, 2) == kept->move_count + 1) {
        moves = memory_grow(moves, (size_t)kept->move_count, &capacity, sizeof *moves);
        struct kept_move *move = &moves[kept->move_count++];
        *move = (struct kept_move){.tenths = query_int(&query, 1)};
        /* What is no move is found out when it is replayed. */
        query_text_into(&query, 0, move->line, sizeof move->line);
    }
    query_end(&query);
    kept->moves = arena_new(&kept->arena, (size_t)(kept->move_count + 1) * sizeof *moves);
    if (moves != NULL)
        memcpy(kept->moves, moves, (size_t)kept->move_count * sizeof *moves);
    free(moves);
}

/* Of what is over there are results; what was begun and never played leaves a row for a while. */
#define PLAYED                                                                                     \
    "((ended IS NULL AND EXISTS (SELECT 1 FROM moves WHERE session = sessions.id))"                \
    " OR EXISTS (SELECT 1 FROM results r WHERE r.session = sessions.id AND r.turns > 0))"

static bool load(struct database *database, const char *where, struct value value,
                 struct kept_session *kept)
{
    char sql[768];
    struct query query;
    *kept = (struct kept_session){0};
    if (database == NULL)
        return false;
    long failures = database_failures(database);
    snprintf(sql, sizeof sql,
             "SELECT id, uuid, way, deck, deck_title, deck_version, deck_mark, started,"
             " ended, card, cards, setup, place FROM sessions WHERE %s ORDER BY id DESC LIMIT 1",
             where);
    query_start(&query, database, sql, &value, 1);
    bool found = query_next(&query) && query_text_into(&query, 1, kept->uuid, UUID_BYTES);
    if (found) {
        struct arena *arena = &kept->arena;
        kept->id = query_number(&query, 0);
        kept->head = (struct kept_head){
            .way = arena_column(arena, &query, 2),
            .deck = arena_column(arena, &query, 3),
            .deck_title = arena_column(arena, &query, 4),
            .deck_version = arena_column(arena, &query, 5),
            .deck_mark = arena_column(arena, &query, 6),
            .started = arena_column(arena, &query, 7),
            .setup = arena_column(arena, &query, 11),
        };
        query_text_into(&query, 8, kept->ended, sizeof kept->ended);
        kept->card = query_int(&query, 9);
        kept->cards = query_int(&query, 10);
        query_text_into(&query, 12, kept->place, sizeof kept->place);
    }
    query_end(&query);
    if (!found)
        return false;
    kept->roster = arena_new(&kept->arena, sizeof *kept->roster);
    read_seats(database, kept);
    read_moves(database, kept);
    return database_read_well(database, failures, NULL);
}

bool history_load(struct database *database, long long id, struct kept_session *kept)
{
    return load(database, "id = ?1 OR (?1 = 0 AND " PLAYED ")", value_number(id), kept);
}

bool history_load_uuid(struct database *database, const char *uuid, struct kept_session *kept)
{
    return load(database, "uuid = ?1", value_text(uuid), kept);
}

void kept_session_release(struct kept_session *kept)
{
    arena_release(&kept->arena);
    *kept = (struct kept_session){0};
}

bool history_has_results(struct database *database, long long id)
{
    return query_one(database, "SELECT EXISTS (SELECT 1 FROM results WHERE session = ?)",
                     VALUES(value_number(id)), 0) > 0;
}

void history_load_copies(struct database *database, struct kept_session *kept)
{
    struct query query;
    struct kept_copy *copies = arena_new(&kept->arena, DECKS_MIXED_MAX * sizeof *copies);
    int count = 0;
    query_start(&query, database,
                "SELECT d.deck, checksum, content, path FROM session_decks s"
                " JOIN decks_kept d ON d.id = s.deck WHERE session = ? ORDER BY number",
                VALUES(value_number(kept->id)));
    while (count < DECKS_MIXED_MAX && query_next(&query))
        copies[count++] = (struct kept_copy){.deck = arena_column(&kept->arena, &query, 0),
                                             .checksum = arena_column(&kept->arena, &query, 1),
                                             .content = arena_column(&kept->arena, &query, 2),
                                             .path = arena_column(&kept->arena, &query, 3)};
    query_end(&query);
    kept->head.copies = copies;
    kept->head.copy_count = count;
}

/* --- lists --------------------------------------------------------------------------------------
 */

static void read_row(struct history_row *row, const struct query *query)
{
    *row = (struct history_row){.id = query_number(query, 0),
                                .deck_title = query_text(query, 5),
                                .names = query_text(query, 6),
                                .first = query_text(query, 12),
                                .second = query_text(query, 13),
                                .seats = query_int(query, 7),
                                .card = query_int(query, 8),
                                .cards = query_int(query, 9),
                                .score = READING_UNDEFINED,
                                .fit = READING_UNDEFINED};
    query_text_into(query, 1, row->uuid, sizeof row->uuid);
    query_text_into(query, 2, row->way, sizeof row->way);
    query_text_into(query, 3, row->started, sizeof row->started);
    query_text_into(query, 4, row->ended, sizeof row->ended);
    if (!query_is_null(query, 10))
        row->score = query_int(query, 10);
    if (!query_is_null(query, 11))
        row->fit = query_int(query, 11);
    text_tame(row->deck_title, false);
    text_tame(row->names, false);
    text_tame(row->first, false);
    text_tame(row->second, false);
    text_tame(row->started, false);
    text_tame(row->ended, false);
}

static const char *condition(enum history_which which)
{
    switch (which) {
    case HISTORY_ALL:
        return "1";
    case HISTORY_PLAYED:
        return PLAYED;
    case HISTORY_OVER:
        return "ended IS NOT NULL";
    case HISTORY_UNFINISHED:
        return "ended IS NULL AND EXISTS (SELECT 1 FROM moves WHERE session = id)";
    }
    return "1";
}

int history_page(struct database *database, enum history_which which, const char *name, int from,
                 struct history_row rows[], int most)
{
    char sql[1200];
    struct query query;
    int count = 0;
    if (database == NULL)
        return 0;
    snprintf(sql, sizeof sql,
             "SELECT id, uuid, way, started, ended, deck_title,"
             " (SELECT group_concat(name, ', ') FROM (SELECT name FROM seats"
             "   WHERE session = id AND name <> '' ORDER BY seat)),"
             " (SELECT count(*) FROM seats WHERE session = id), card, cards, score, fit,"
             " (SELECT name FROM seats WHERE session = id AND seat = 1),"
             " (SELECT name FROM seats WHERE session = id AND seat = 2)"
             " FROM sessions LEFT JOIN results ON results.session = id AND results.seat = 1"
             " WHERE %s AND (?1 IS NULL"
             "   OR EXISTS (SELECT 1 FROM seats n WHERE n.session = id AND n.name = ?1)"
             "   OR EXISTS (SELECT 1 FROM members m WHERE m.session = id AND m.name = ?1))"
             " ORDER BY id DESC LIMIT -1 OFFSET ?2",
             condition(which));
    query_start(&query, database, sql, VALUES(value_text(name), value_number(from)));
    while (count < most && query_next(&query)) {
        read_row(&rows[count], &query);
        bool played = which == HISTORY_UNFINISHED &&
                      lease_is_taken(database->lock, rows[count].uuid);
        if (played)
            history_rows_release(&rows[count], 1);
        else
            count++;
    }
    query_end(&query);
    return count;
}

int history_list(struct database *database, enum history_which which, struct history_row rows[],
                 int most)
{
    return history_page(database, which, NULL, 0, rows, most);
}

void history_rows_release(struct history_row rows[], int count)
{
    for (int i = 0; i < count; i++) {
        free(rows[i].deck_title);
        free(rows[i].names);
        free(rows[i].first);
        free(rows[i].second);
    }
}

int history_count(struct database *database, enum history_which which)
{
    char sql[512];
    if (database == NULL)
        return 0;
    snprintf(sql, sizeof sql, "SELECT count(*) FROM sessions WHERE %s", condition(which));
    return (int)query_one(database, sql, NO_VALUES, 0);
}

void history_sweep(struct database *database)
{
    enum { MOST = 100 };
    char uuids[MOST][UUID_BYTES];
    int count = 0;
    struct query query;
    query_start(&query, database,
                "SELECT uuid FROM sessions WHERE ended IS NULL"
                " AND NOT EXISTS (SELECT 1 FROM moves WHERE session = id)",
                NO_VALUES);
    while (count < MOST && query_next(&query))
        if (query_text_into(&query, 0, uuids[count], UUID_BYTES) &&
            !lease_is_taken(database->lock, uuids[count]))
            count++;
    query_end(&query);
    bool done = count > 0 && query_begin(database);
    while (done && count > 0)
        done = forget(database, uuids[--count]);
    if (done)
        query_commit(database);
    query_rollback(database);
}
