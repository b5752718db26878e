#include "session/history_export.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/day.h"
#include "base/file.h"
#include "base/json.h"
#include "base/words.h"
#include "rules/practice.h"
#include "session/history_remains.h"
#include "session/record.h"
#include "store/query.h"

static void key_column(struct json *json, const char *key, const struct query *query, int column)
{
    char *text = query_text(query, column);
    json_key_text(json, key, text);
    free(text);
}

/* The decks in the order of their ids, which `ids` keeps: sessions name them by their place. */
static bool decks(struct json *json, struct database *database, long long **ids, int *count)
{
    struct query query;
    size_t capacity = 0;
    json_key(json, "decks");
    json_array(json);
    query_start(&query, database, "SELECT id, deck, checksum, content FROM decks_kept ORDER BY id",
                NO_VALUES);
    while (query_next(&query)) {
        *ids = memory_grow(*ids, (size_t)*count, &capacity, sizeof **ids);
        (*ids)[(*count)++] = query_number(&query, 0);
        json_object(json);
        key_column(json, "deck", &query, 1);
        key_column(json, "checksum", &query, 2);
        key_column(json, "content", &query, 3);
        json_object_end(json);
    }
    json_array_end(json);
    return query_end(&query);
}

static bool copies(struct json *json, struct database *database, long long session,
                   const long long ids[], int count)
{
    struct query query;
    json_key(json, "copies");
    json_array(json);
    query_start(&query, database,
                "SELECT deck FROM session_decks WHERE session = ? ORDER BY number",
                VALUES(value_number(session)));
    while (query_next(&query)) {
        long long id = query_number(&query, 0);
        for (int i = 0; i < count; i++)
            if (ids[i] == id)
                json_number(json, i);
    }
    json_array_end(json);
    return query_end(&query);
}

/* A PIN is a secret of its session on this machine. */
static void record(struct json *json, struct kept_session *kept)
{
    for (int seat = 0; seat < kept->roster->seat_count; seat++)
        kept->roster->seats[seat].pin[0] = '\0';
    char *text = record_of_kept(kept);
    json_key(json, "record");
    json_array(json);
    /* Every line of it ends. */
    for (char *rest = text; *rest != '\0';)
        json_text(json, strsep(&rest, "\n"));
    json_array_end(json);
    free(text);
}

static bool session(struct json *json, struct database *database, long long id,
                    const long long ids[], int count)
{
    struct kept_session kept;
    bool found = history_load(database, id, &kept), done = true;
    if (found) {
        json_object(json);
        json_key_text(json, "id", kept.uuid);
        json_key_text(json, "deck", kept.head.deck);
        json_key_text(json, "started", kept.head.started);
        json_key_text(json, "ended", kept.ended[0] != '\0' ? kept.ended : NULL);
        done = copies(json, database, id, ids, count);
        record(json, &kept);
        json_object_end(json);
    }
    kept_session_release(&kept);
    return done;
}

/* Those in which something was played. */
static bool sessions(struct json *json, struct database *database, const long long ids[], int count)
{
    struct query query;
    bool done = true;
    json_key(json, "sessions");
    json_array(json);
    query_start(&query, database,
                "SELECT id FROM sessions s WHERE EXISTS"
                " (SELECT 1 FROM moves WHERE session = s.id) ORDER BY id",
                NO_VALUES);
    while (done && query_next(&query))
        done = session(json, database, query_number(&query, 0), ids, count);
    json_array_end(json);
    return query_end(&query) && done;
}

static bool practice(struct json *json, struct database *database)
{
    struct query query;
    json_key(json, "practice");
    json_array(json);
    query_start(&query, database, "SELECT deck, card, box, due FROM practice ORDER BY deck, card",
                NO_VALUES);
    while (query_next(&query)) {
        char due[DAY_BYTES];
        int day, box = query_int(&query, 2);
        /* What makes no sense would be refused when it comes back. */
        if (box < 1 || box > PRACTICE_BOXES || !query_text_into(&query, 3, due, sizeof due) ||
            !day_read(due, &day))
            continue;
        json_object(json);
        key_column(json, "deck", &query, 0);
        key_column(json, "card", &query, 1);
        json_key(json, "box");
        json_number(json, box);
        json_key_text(json, "due", due);
        json_object_end(json);
    }
    json_array_end(json);
    return query_end(&query);
}

bool history_export_print(struct database *database, FILE *stream, struct error *error)
{
    struct json writer, *json = &writer;
    long long *ids = NULL;
    int count = 0;
    json_start(json, stream);
    json_object(json);
    json_key_text(json, "format", HISTORY_FORMAT);
    long failures = database_failures(database);
    /* One state of it, whatever another window does meanwhile. */
    bool done = query_script(database, "BEGIN") && decks(json, database, &ids, &count) &&
                sessions(json, database, ids, count) && remains_write(json, database) &&
                practice(json, database);
    if (!done)
        database_fail(database, _("cannot read '%s': %s"), error);
    query_rollback(database);
    free(ids);
    if (!database_read_well(database, failures, error) || !done)
        return false;
    json_object_end(json);
    json_end(json);
    return true;
}

bool history_export(struct database *database, const char *path, struct error *error)
{
    char *text;
    size_t byte_count;
    FILE *stream = memory_stream(&text, &byte_count);
    bool done = history_export_print(database, stream, error);
    memory_stream_end(stream);
    done = done && file_write(path, text, byte_count, error);
    free(text);
    return done;
}

bool history_export_save(struct database *database, char path[PATH_BYTES_MAX], struct error *error)
{
    enum { NUMBERS_MAX = 10000 };
    char documents[PATH_BYTES_MAX], folder[PATH_BYTES_MAX], day[16] = "", name[64];
    struct stat status;
    struct tm local;
    time_t now = time(NULL);
    if (!path_documents_folder(documents, error))
        return false;
    if (!path_join(folder, documents, "Even Keel"))
        return error_set(error, FAULT_MACHINE, _("the path of the documents folder is too long"));
    if (!folder_make(folder, error))
        return false;
    if (localtime_r(&now, &local) != NULL)
        strftime(day, sizeof day, "-%Y-%m-%d", &local);
    for (int number = 1;; number++) {
        char more[16] = "";
        if (number > 1)
            snprintf(more, sizeof more, "-%d", number);
        snprintf(name, sizeof name, "even-keel-history%s%s.json", day, more);
        if (!path_join(path, folder, name) || number == NUMBERS_MAX)
            return error_set(error, FAULT_MACHINE, _("no name is free for an export in '%s'"),
                             folder);
        if (lstat(path, &status) != 0)
            return history_export(database, path, error);
    }
}
