#include "session/history_remains.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "session/results_json.h"
#include "store/query.h"

static bool is_when(const char *text)
{
    return text != NULL && strlen(text) < WHEN_BYTES &&
           text[strspn(text, "0123456789-: ?")] == '\0';
}

static bool is_way(const char *text)
{
    for (int way = 0; text != NULL && way < WAY_COUNT; way++)
        if (strcmp(text, way_word((enum way)way)) == 0)
            return true;
    return false;
}

/* --- going out ----------------------------------------------------------------------------------
 */

#define NONE_IN(table) "NOT EXISTS (SELECT 1 FROM " table " WHERE session = s.id)"

/* The last move of a session is its end, or goes on from its last card: where neither is among
 * them, they do not lead to its end. Of the first versions' sessions there never were results. */
#define MOVES_LOST                                                                                 \
    "s.ended IS NOT NULL AND (" NONE_IN("moves") " OR (NOT " NONE_IN(                              \
        "results") " AND NOT EXISTS (SELECT 1 FROM moves WHERE session = s.id AND line = 'end') "  \
                   "AND"                                                                           \
                   " (SELECT count(*) FROM moves WHERE session = s.id AND line IN ('next', "       \
                   "'skip')) < s.card))"

/* With its moves, but perhaps without the cards or the seats to play them again. */
#define PERHAPS_LOST                                                                               \
    "s.ended IS NOT NULL AND NOT " NONE_IN("results") " AND (" NONE_IN(                            \
        "session_decks") " OR " NONE_IN("seats") ")"

/* Names that a roster would refuse are no names. */
static void write_seats(struct json *json, const struct roster *from)
{
    struct roster *kept = memory_new(1, sizeof *kept);
    json_key(json, "seats");
    json_array(json);
    for (int seat = 0; seat < from->seat_count; seat++) {
        const struct roster_seat *one = &from->seats[seat];
        if (!roster_add(kept, one->name, NULL))
            kept->seat_count++;
        for (int i = 0; i < one->member_count; i++)
            roster_add_member(kept, seat, one->members[i], NULL);
        json_object(json);
        json_key_text(json, "name", kept->seats[seat].name);
        json_key(json, "members");
        json_array(json);
        for (int i = 0; i < kept->seats[seat].member_count; i++)
            json_text(json, kept->seats[seat].members[i]);
        json_array_end(json);
        json_object_end(json);
    }
    json_array_end(json);
    free(kept);
}

static int count_of(int count)
{
    return count < 1 ? 1 : count > ROUNDS_MAX ? ROUNDS_MAX : count;
}

static void write_head(struct json *json, const struct kept_session *kept)
{
    const struct kept_head *head = &kept->head;
    json_key_text(json, "id", kept->uuid);
    json_key_text(json, "way", head->way);
    results_text_write(json, "deck", head->deck);
    results_text_write(json, "deck_title", head->deck_title);
    results_text_write(json, "deck_version", head->deck_version);
    results_text_write(json, "deck_mark", head->deck_mark);
    json_key_text(json, "started", is_when(head->started) ? head->started : "");
    json_key_text(json, "ended",
                  is_when(kept->ended) && kept->ended[0] != '\0' ? kept->ended : "?");
    json_key_number(json, "card", count_of(kept->card));
    json_key_number(json, "cards", count_of(kept->cards));
    write_seats(json, kept->roster);
}

static bool write_one(struct json *json, struct database *database, long long id, bool *begun)
{
    struct kept_session kept;
    long failures = database_failures(database);
    bool found = history_load(database, id, &kept) && uuid_is(kept.uuid) && is_way(kept.head.way);
    if (found && !*begun) {
        json_key(json, "results_only");
        json_array(json);
        *begun = true;
    }
    if (found) {
        json_object(json);
        write_head(json, &kept);
        results_write(json, database, id);
        turns_write(json, database, id);
        json_object_end(json);
    }
    kept_session_release(&kept);
    return database_read_well(database, failures, NULL);
}

bool remains_write(struct json *json, struct database *database)
{
    struct query query;
    bool begun = false, done = true;
    query_start(&query, database,
                "SELECT id FROM sessions s WHERE (" MOVES_LOST ") OR (" PERHAPS_LOST
                ") ORDER BY id",
                NO_VALUES);
    while (done && query_next(&query))
        done = write_one(json, database, query_number(&query, 0), &begun);
    if (begun)
        json_array_end(json);
    return query_end(&query) && done;
}

int remains_count(struct database *database, char numbers[REMAINS_NUMBERS_BYTES])
{
    enum { NAMED_MOST = 10 };
    struct query query;
    int count = 0;
    size_t length = 0;
    numbers[0] = '\0';
    query_start(&query, database, "SELECT id FROM sessions s WHERE " MOVES_LOST " ORDER BY id",
                NO_VALUES);
    for (; query_next(&query); count++) {
        if (count < NAMED_MOST)
            length += (size_t)snprintf(numbers + length, REMAINS_NUMBERS_BYTES - length,
                                       count > 0 ? ", %d" : "%d", query_int(&query, 0));
        else if (count == NAMED_MOST)
            snprintf(numbers + length, REMAINS_NUMBERS_BYTES - length, ", …");
    }
    query_end(&query);
    return count;
}

/* --- coming in ----------------------------------------------------------------------------------
 */

static bool read_seats(struct roster *roster, const struct json_tree *list)
{
    bool good = list != NULL && list->count <= SEATS_MAX;
    for (int seat = 0; good && seat < list->count; seat++) {
        const char *name = json_tree_text(list->items[seat], "name");
        const struct json_tree *members = json_tree_list(list->items[seat], "members");
        good = name != NULL && members != NULL;
        if (good && name[0] == '\0')
            roster->seat_count++;
        else
            good = good && roster_add(roster, name, NULL);
        for (int i = 0; good && i < members->count; i++)
            good = members->items[i]->kind == JSON_SCALAR &&
                   roster_add_member(roster, seat, members->items[i]->text, NULL);
    }
    return good;
}

static bool read_count(const struct json_tree *tree, const char *key, int *count)
{
    const char *text = json_tree_text(tree, key);
    long number;
    if (text == NULL || !text_to_number(text, ROUNDS_MAX, &number) || number < 1)
        return false;
    *count = (int)number;
    return true;
}

static bool read_head(struct history_change *change, const struct json_tree *tree,
                      struct arena *arena)
{
    struct kept_head *head = arena_new(arena, sizeof *head);
    const char *uuid = json_tree_text(tree, "id"), *ended = json_tree_text(tree, "ended");
    *head = (struct kept_head){.way = results_text_read(tree, "way", arena),
                               .deck = results_text_read(tree, "deck", arena),
                               .deck_title = results_text_read(tree, "deck_title", arena),
                               .deck_version = results_text_read(tree, "deck_version", arena),
                               .deck_mark = results_text_read(tree, "deck_mark", arena),
                               .started = results_text_read(tree, "started", arena),
                               .setup = ""};
    change->head = head;
    if (uuid == NULL || !uuid_is(uuid) || !is_when(ended) || ended[0] == '\0' ||
        !is_way(head->way) || head->deck == NULL || head->deck_title == NULL ||
        head->deck_version == NULL || head->deck_mark == NULL || !is_when(head->started))
        return false;
    snprintf(change->uuid, UUID_BYTES, "%s", uuid);
    snprintf(change->ended, WHEN_BYTES, "%s", ended);
    return read_count(tree, "card", &change->card) && read_count(tree, "cards", &change->cards);
}

bool remains_read(struct remains *remains, const struct json_tree *tree, struct arena *arena)
{
    struct history_change *change = &remains->change;
    struct roster *roster = arena_new(arena, sizeof *roster);
    *remains = (struct remains){.change = {.roster = roster}};
    *roster = (struct roster){0};
    return read_head(change, tree, arena) && read_seats(roster, json_tree_list(tree, "seats")) &&
           results_read(change, json_tree_list(tree, "results"), arena) &&
           turns_read(change, json_tree_list(tree, "turns"), arena);
}
