#include "session/history_import.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/file.h"
#include "base/text.h"
#include "base/words.h"
#include "rules/practice.h"
#include "session/history_export.h"
#include "session/history_remains.h"
#include "session/place.h"
#include "session/record.h"
#include "session/resume.h"
#include "session/snapshot.h"
#include "store/deck_copy.h"
#include "store/json_tree.h"
#include "store/query.h"

enum { BYTES_MAX = 512 * 1024 * 1024 };

struct import {
    struct database *database;
    long failures; /* of the database, before */
    const char *name;
    struct error *error;
    const struct json_tree *tree;
    struct arena arena; /* the changes live in it until they are written */
    struct kept_copy *copies;
    int copy_count;
    struct history_change **changes;
    int change_count;
    struct remains *remains;
    int remains_count;
    struct session *session;
    struct import_count count;
    /* The decks of the session before: most have the same. */
    struct deck_mix decks;
    const struct json_tree *decks_of; /* its list of copies */
};

static bool fail(struct import *import, const char *words)
{
    return error_set(import->error, FAULT_INPUT, _("'%s' was not imported: %s"), import->name,
                     words);
}

static bool fail_session(struct import *import, int index, const char *words)
{
    return error_set(import->error, FAULT_INPUT,
                     _("'%s' was not imported: its session %d cannot be played again: %s"),
                     import->name, index + 1, words);
}

static bool read_decks(struct import *import)
{
    const struct json_tree *list = json_tree_list(import->tree, "decks");
    if (list == NULL)
        return fail(import, _("its decks are missing"));
    import->copies = arena_new(&import->arena, (size_t)(list->count + 1) * sizeof *import->copies);
    for (int i = 0; i < list->count; i++) {
        char *checksum = arena_new(&import->arena, MARK_BYTES);
        const char *deck = json_tree_text(list->items[i], "deck");
        const char *content = json_tree_text(list->items[i], "content");
        const char *told = json_tree_text(list->items[i], "checksum");
        if (deck == NULL || content == NULL || told == NULL)
            return fail(import, _("one of its decks is incomplete"));
        deck_copy_checksum(checksum, content);
        if (strcmp(checksum, told) != 0)
            return fail(import, _("the cards of one of its decks are not as they were exported"));
        import->copies[import->copy_count++] = (struct kept_copy){
            .deck = deck, .checksum = checksum, .content = content, .path = ""};
    }
    return true;
}

static bool read_remains(struct import *import)
{
    const struct json_tree *list = json_tree_list(import->tree, "results_only");
    if (list == NULL)
        return true;
    import->remains = arena_new(&import->arena,
                                (size_t)(list->count + 1) * sizeof *import->remains);
    for (; import->remains_count < list->count; import->remains_count++)
        if (!remains_read(&import->remains[import->remains_count],
                          list->items[import->remains_count], &import->arena))
            return error_set(import->error, FAULT_INPUT,
                             _("'%s' was not imported: the results of its session without moves "
                               "%d make no sense"),
                             import->name, import->remains_count + 1);
    return true;
}

static struct remains *find_remains(struct import *import, const char *uuid)
{
    for (int i = 0; i < import->remains_count; i++)
        if (strcmp(import->remains[i].change.uuid, uuid) == 0)
            return &import->remains[i];
    return NULL;
}

/* The session's copies into `copies`; their number, or -1. */
static int find_copies(struct import *import, const struct json_tree *list,
                       struct kept_copy copies[])
{
    if (list == NULL || list->count > DECKS_MIXED_MAX)
        return -1;
    for (int i = 0; i < list->count; i++) {
        long index;
        if (list->items[i]->kind != JSON_SCALAR ||
            !text_to_number(list->items[i]->text, import->copy_count - 1, &index))
            return -1;
        copies[i] = import->copies[index];
    }
    return list->count;
}

static bool same_list(const struct json_tree *a, const struct json_tree *b)
{
    bool same = a != NULL && a->count > 0 && a->count == b->count;
    for (int i = 0; same && i < a->count; i++)
        same = strcmp(a->items[i]->text, b->items[i]->text) == 0;
    return same;
}

static bool open_decks(struct import *import, const struct json_tree *list,
                       const struct kept_session *kept, struct error *error)
{
    bool changed;
    if (same_list(import->decks_of, list))
        return true;
    if (import->decks_of != NULL)
        deck_mix_release(&import->decks);
    import->decks_of = NULL;
    if (!kept_open_copies(&import->decks, kept, &changed, error))
        return false;
    import->decks_of = list;
    return true;
}

/* The lines as one record; NULL when they are no list of lines. free() it. */
static char *join(const struct json_tree *lines)
{
    char *text;
    size_t byte_count;
    bool good = lines != NULL;
    FILE *stream = memory_stream(&text, &byte_count);
    for (int i = 0; good && i < lines->count; i++) {
        good = lines->items[i]->kind == JSON_SCALAR && strchr(lines->items[i]->text, '\n') == NULL;
        if (good)
            fprintf(stream, "%s\n", lines->items[i]->text);
    }
    memory_stream_end(stream);
    if (good)
        return text;
    free(text);
    return NULL;
}

/* When a session ended, as the file tells it; false where it tells nothing. */
static bool told_end(char when[WHEN_BYTES], const char *ended)
{
    bool told = ended != NULL && ended[0] != '\0' && strlen(ended) < WHEN_BYTES &&
                strcmp(ended, "null") != 0;
    snprintf(when, WHEN_BYTES, "%s", told ? ended : "?");
    text_tame(when, false);
    return told;
}

/* Its moves do not lead to the session's end. What it came to is told, or lost as well. */
static void keep_results(struct history_change *change, const struct remains *remains)
{
    if (remains == NULL)
        return;
    change->result_count = remains->change.result_count;
    change->results = remains->change.results;
    change->turn_count = remains->change.turn_count;
    change->turns = remains->change.turns;
    if (remains->change.card > change->card)
        change->card = remains->change.card;
}

static void keep_change(struct import *import, const char *uuid, const char *ended,
                        const struct kept_copy copies[], int copy_count,
                        const struct remains *remains)
{
    char when[WHEN_BYTES];
    bool told = told_end(when, ended) || remains != NULL;
    const struct session *session = import->session;
    struct history_change *change = arena_new(&import->arena, sizeof *change);
    struct roster *roster = arena_new(&import->arena, sizeof *roster);
    snprintf(change->uuid, UUID_BYTES, "%s", uuid);
    change->head = snapshot_head(session, copies, copy_count, &import->arena);
    *roster = snapshot_seats(session);
    change->roster = roster;
    snapshot_moves(session, 0, &import->arena, change);
    place_write(change->place, session);
    change->card = session->game.round + 1;
    change->cards = session->game.deal.rounds;
    if (session->phase == SESSION_DEBRIEF || told)
        memcpy(change->ended, when, WHEN_BYTES);
    if (session->phase == SESSION_DEBRIEF)
        snapshot_results(session, &import->arena, change);
    else
        keep_results(change, remains);
    import->changes[import->change_count++] = change;
}

static bool is_known(struct import *import, const char *uuid, bool over)
{
    return query_one(import->database,
                     "SELECT count(*) FROM sessions WHERE uuid = ?1 AND (ended IS NOT NULL OR ?2)",
                     VALUES(value_text(uuid), value_number(!over)), 0) > 0;
}

static bool is_twice(const struct import *import, const char *uuid)
{
    /* Of what was read so far: ids that come twice follow each other or were written by hand. */
    for (int i = 0; i < import->change_count; i++)
        if (strcmp(import->changes[i]->uuid, uuid) == 0)
            return true;
    return false;
}

static bool read_session(struct import *import, const struct json_tree *tree, int index)
{
    struct kept_copy copies[DECKS_MIXED_MAX];
    struct error error = {0};
    const char *uuid = json_tree_text(tree, "id"), *ended = json_tree_text(tree, "ended");
    const char *deck = json_tree_text(tree, "deck");
    const struct json_tree *list = json_tree_list(tree, "copies");
    int count = find_copies(import, list, copies);
    if (uuid == NULL || !uuid_is(uuid) || deck == NULL || count < 0)
        return fail_session(import, index, _("its id or its decks are missing"));
    char *text = join(json_tree_list(tree, "record"));
    if (text == NULL)
        return fail_session(import, index, _("its moves are missing"));
    const struct kept_session kept = {
        .head = {.deck = deck, .copy_count = count, .copies = copies}};
    bool done = open_decks(import, list, &kept, &error) &&
                record_replay(import->session, &import->decks.deck, text, &error);
    free(text);
    struct remains *remains = find_remains(import, uuid);
    /* Its results are told without them. */
    if ((!done || import->session->move_count == 0) && remains != NULL)
        return true;
    if (!done)
        return fail_session(import, index, error.words);
    /* Nobody exports what was not played, and nobody would see it here. */
    if (import->session->move_count == 0)
        return fail_session(import, index, _("its moves are missing"));
    bool whole = import->session->phase == SESSION_DEBRIEF;
    if (is_known(import, uuid, whole || remains != NULL) || is_twice(import, uuid)) {
        import->count.known++;
    } else {
        keep_change(import, uuid, ended, copies, count, remains);
        import->count.results_only += !whole && remains != NULL;
    }
    if (remains != NULL)
        remains->used = true;
    return true;
}

/* Those of which there are no moves at all, or none that can be played again. */
static void take_remains(struct import *import)
{
    for (int i = 0; i < import->remains_count; i++) {
        const struct remains *remains = &import->remains[i];
        const char *uuid = remains->change.uuid;
        if (remains->used)
            continue;
        if (is_known(import, uuid, true) || is_twice(import, uuid)) {
            import->count.known++;
            continue;
        }
        struct history_change *change = arena_new(&import->arena, sizeof *change);
        *change = remains->change;
        import->changes[import->change_count++] = change;
        import->count.results_only++;
    }
}

static bool read_sessions(struct import *import, bool (*go_on)(void *context, double share),
                          void *context)
{
    const struct json_tree *list = json_tree_list(import->tree, "sessions");
    if (list == NULL)
        return fail(import, _("its sessions are missing"));
    import->changes = arena_new(&import->arena,
                                (size_t)(list->count + import->remains_count + 1) * sizeof(void *));
    for (int i = 0; i < list->count; i++) {
        if (go_on != NULL && !go_on(context, (double)i / list->count))
            return fail(import, _("it was stopped; everything is as it was"));
        if (!read_session(import, list->items[i], i))
            return false;
    }
    take_remains(import);
    return true;
}

/* Boxes of practice that are here already stay as they are. */
static bool write_practice(struct import *import)
{
    const struct json_tree *list = json_tree_list(import->tree, "practice");
    bool done = true;
    for (int i = 0; done && list != NULL && i < list->count; i++) {
        const char *deck = json_tree_text(list->items[i], "deck");
        const char *card = json_tree_text(list->items[i], "card");
        const char *due = json_tree_text(list->items[i], "due");
        const char *box = json_tree_text(list->items[i], "box");
        long number;
        int day;
        if (deck == NULL || card == NULL || due == NULL || box == NULL || !day_read(due, &day) ||
            !text_to_number(box, PRACTICE_BOXES, &number) || number < 1)
            return fail(import, _("one of its boxes of practice makes no sense"));
        done = query_run(import->database,
                         "INSERT OR IGNORE INTO practice (deck, card, box, due)"
                         " VALUES (?, ?, ?, ?)",
                         VALUES(value_text(deck), value_text(card), value_number(number),
                                value_text(due))) ||
               database_fail(import->database, _("cannot write to '%s': %s"), import->error);
    }
    return done;
}

static bool write_all(struct import *import)
{
    /* What is known already was asked before. */
    if (!database_read_well(import->database, import->failures, import->error))
        return false;
    bool done = query_begin(import->database);
    for (int i = 0; done && i < import->change_count; i++)
        done = history_write(import->database, import->changes[i]) == HISTORY_KEPT;
    if (!done)
        database_fail(import->database, _("cannot write to '%s': %s"), import->error);
    done = done && write_practice(import) &&
           (query_commit(import->database) ||
            database_fail(import->database, _("cannot write to '%s': %s"), import->error));
    query_rollback(import->database);
    import->count.added = import->change_count;
    return done;
}

bool history_import_bytes(struct database *database, const char *name, char *bytes,
                          size_t byte_count, bool (*go_on)(void *context, double share),
                          void *context, struct import_count *count, struct error *error)
{
    struct import *import = memory_new(1, sizeof *import);
    import->database = database;
    import->failures = database_failures(database);
    import->name = name;
    import->error = error;
    import->session = memory_new(1, sizeof *import->session);
    import->tree = json_tree_read(&import->arena, bytes, byte_count);
    const char *format = json_tree_text(import->tree, "format");
    bool done;
    if (format == NULL || strncmp(format, "evenkeel history ", 17) != 0)
        done = fail(import, _("it is no history that evenkeel history export wrote"));
    else if (strcmp(format, HISTORY_FORMAT) != 0)
        done = fail(import, _("it was exported by a later version of the game"));
    else
        done = read_decks(import) && read_remains(import) &&
               read_sessions(import, go_on, context) && write_all(import);
    *count = import->count;
    if (import->decks_of != NULL)
        deck_mix_release(&import->decks);
    arena_release(&import->arena);
    free(import->session);
    free(import);
    return done;
}

bool history_import(struct database *database, const char *path,
                    bool (*go_on)(void *context, double share), void *context,
                    struct import_count *count, struct error *error)
{
    struct file_content content;
    *count = (struct import_count){0};
    if (!file_read(&content, path, BYTES_MAX, error))
        return false;
    bool done = history_import_bytes(database, path, content.bytes, content.byte_count, go_on,
                                     context, count, error);
    file_content_release(&content);
    return done;
}
