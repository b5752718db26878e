#include "store/schema_records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "rules/code.h"
#include "rules/move.h"
#include "store/uuid.h"

/* A record while it is taken apart. */
struct parts {
    struct database *database;
    long long session;
    struct code code;
    bool has_code, written;
    char deck[64], mark[24];
    char *setup; /* the lines that stay as they are */
    size_t setup_bytes;
    FILE *setup_stream;
    int move_count, round;
    int seat, member_count; /* the seat whose members are read */
    /* The number of the first and of the last vote, for the times, which come at the end. */
    int first_vote[SEATS_MAX][ROUNDS_MAX], last_vote[SEATS_MAX][ROUNDS_MAX];
};

/* "KEYWORD rest": the rest, or NULL when the line is another one. */
static const char *after(const char *line, const char *keyword)
{
    size_t length = strlen(keyword);
    return strncmp(line, keyword, length) == 0 && line[length] == ' ' ? line + length + 1 : NULL;
}

static bool write_head(struct parts *parts, const char *started)
{
    char uuid[UUID_BYTES];
    if (parts->written)
        return true;
    parts->written = true;
    memory_stream_flush(parts->setup_stream);
    uuid_make(uuid);
    return query_run(parts->database,
                     "INSERT INTO sessions (id, uuid, way, deck, deck_title, deck_version, "
                     "deck_mark, started, ended, card, cards, setup, place) "
                     "VALUES (?1, ?2, ?3, ?4, ?4, '', ?5, ?6, ?6, 1, ?7, ?8, '')",
                     VALUES(value_number(parts->session), value_text(uuid),
                            value_text(way_word(parts->code.way)), value_text(parts->deck),
                            value_text(parts->mark), value_text(started),
                            value_number(parts->code.rounds), value_text(parts->setup)));
}

static bool write_seat(struct parts *parts, const char *rest)
{
    const char *name = strchr(rest, ' ');
    if (name == NULL)
        return true;
    /* One person alone has no name. */
    bool named = game_is_group(parts->code.way) || parts->code.way == WAY_CREW;
    parts->seat++;
    parts->member_count = 0;
    return query_run(parts->database, "INSERT INTO seats VALUES (?, ?, ?, '')",
                     VALUES(value_number(parts->session), value_number(parts->seat),
                            value_text(named ? name + 1 : "")));
}

static bool write_member(struct parts *parts, const char *rest)
{
    const char *name = strchr(rest, ' ');
    if (name == NULL)
        return true;
    parts->member_count++;
    return query_run(parts->database, "INSERT INTO members VALUES (?, ?, ?, ?)",
                     VALUES(value_number(parts->session), value_number(parts->seat),
                            value_number(parts->member_count), value_text(name + 1)));
}

static bool write_move(struct parts *parts, const char *rest)
{
    struct move move;
    if (!move_read(rest, &move))
        return true;
    parts->move_count++;
    if (move.kind == MOVE_VOTE && parts->round < ROUNDS_MAX) {
        if (parts->first_vote[move.seat][parts->round] == 0)
            parts->first_vote[move.seat][parts->round] = parts->move_count;
        parts->last_vote[move.seat][parts->round] = parts->move_count;
    }
    parts->round += move.kind == MOVE_NEXT || move.kind == MOVE_SKIP;
    return query_run(
        parts->database, "INSERT INTO moves VALUES (?, ?, ?, 0)",
        VALUES(value_number(parts->session), value_number(parts->move_count), value_text(rest)));
}

static bool write_tenths(struct parts *parts, int move, int tenths)
{
    return query_run(
        parts->database, "UPDATE moves SET tenths = ? WHERE session = ? AND number = ?",
        VALUES(value_number(tenths), value_number(parts->session), value_number(move)));
}

static bool write_times(struct parts *parts, const char *rest)
{
    int seat, round, first, last;
    if (sscanf(rest, "%d %d %d %d", &seat, &round, &first, &last) != 4 || seat < 1 ||
        seat > SEATS_MAX || round < 1 || round > ROUNDS_MAX)
        return true;
    /* The last one comes second: of a single vote it is the time. */
    return write_tenths(parts, parts->first_vote[seat - 1][round - 1], first) &&
           write_tenths(parts, parts->last_vote[seat - 1][round - 1], last);
}

/* Lines of the setup come first; what is needed of them is taken down. */
static bool take_setup(struct parts *parts, const char *line)
{
    const char *rest;
    if (parts->written)
        return false;
    if ((rest = after(line, "deck")) != NULL) {
        sscanf(rest, "%63s %23s", parts->deck, parts->mark);
        return true;
    }
    if ((rest = after(line, "code")) != NULL)
        parts->has_code = code_read(rest, &parts->code) == CODE_GOOD;
    else if (after(line, "seats") == NULL && after(line, "votes") == NULL)
        return after(line, "started") != NULL;
    fprintf(parts->setup_stream, "%s\n", line);
    return true;
}

static bool take_line(struct parts *parts, const char *line, const char *started)
{
    const char *rest;
    if (take_setup(parts, line) || !parts->has_code)
        return true;
    if (!write_head(parts, started))
        return false;
    if ((rest = after(line, "seat")) != NULL)
        return write_seat(parts, rest);
    if ((rest = after(line, "member")) != NULL)
        return write_member(parts, rest);
    if ((rest = after(line, "move")) != NULL)
        return write_move(parts, rest);
    if ((rest = after(line, "time")) != NULL)
        return write_times(parts, rest);
    return true;
}

static bool take_apart(struct database *database, long long session, const char *started,
                       char *record)
{
    struct parts *parts = memory_new(1, sizeof *parts);
    *parts = (struct parts){.database = database, .session = session};
    parts->setup_stream = memory_stream(&parts->setup, &parts->setup_bytes);
    bool done = true;
    for (char *rest = record; done && rest != NULL;) {
        char *line = strsep(&rest, "\n");
        done = take_line(parts, line, started);
    }
    done = done && query_run(database, "UPDATE sessions SET card = ? WHERE id = ?",
                             VALUES(value_number(parts->round + 1), value_number(session)));
    memory_stream_end(parts->setup_stream);
    free(parts->setup);
    free(parts);
    return done;
}

bool records_take_apart(struct database *database)
{
    struct query query;
    bool done = true;
    query_start(&query, database, "SELECT id, started, record FROM sessions_2 ORDER BY id",
                NO_VALUES);
    while (done && query_next(&query)) {
        char *started = query_text(&query, 1), *record = query_text(&query, 2);
        done = take_apart(database, query_number(&query, 0), started, record);
        free(started);
        free(record);
    }
    return query_end(&query) && done;
}
