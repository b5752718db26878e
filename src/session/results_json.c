#include "session/results_json.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/query.h"

/* --- texts --------------------------------------------------------------------------------------
 */

enum { TEXT_BYTES_MOST = 1000 };

/* Into the arena, fit to be shown; NULL where it is none. */
const char *results_text_read(const struct json_tree *tree, const char *key, struct arena *arena)
{
    char kept[TEXT_BYTES_MOST + 1];
    const char *text = json_tree_text(tree, key);
    if (text == NULL || strlen(text) > TEXT_BYTES_MOST)
        return NULL;
    snprintf(kept, sizeof kept, "%s", text);
    text_tame(kept, false);
    return arena_text(arena, kept, strlen(kept));
}

void results_text_write(struct json *json, const char *key, const char *text)
{
    char kept[TEXT_BYTES_MOST + 1];
    snprintf(kept, sizeof kept, "%s", text);
    text_tame(kept, false);
    json_key_text(json, key, kept);
}

/* --- numbers ------------------------------------------------------------------------------------
 */

enum { POINTS_MOST = 1000000, LEAN_MOST = ROUNDS_MAX * (SCALE_MAX - SCALE_MIN), FIT_MOST = 10 };
enum { NOTHING = INT_MIN }; /* null, where a field may be that */

struct field {
    const char *name; /* of the column, and in JSON */
    int low, high;
    bool optional;
};

enum {
    RESULT_SEAT,
    RESULT_TURNS,
    RESULT_ANSWERED,
    RESULT_POINTS,
    RESULT_TOTAL,
    RESULT_PAR,
    RESULT_SCORE,
    RESULT_FIT,
    RESULT_BALANCE,
    RESULT_FOLLOW_THROUGH,
    RESULT_DELIVERED,
    RESULT_PAR_DELIVERED,
    RESULT_RESCUES,
    RESULT_LEAN,
    RESULT_LED,
    RESULT_BOTH,
    RESULT_MANAGED,
    RESULT_BAND_LOW,
    RESULT_BAND_HIGH,
    RESULT_BLIND_LOW,
    RESULT_BLIND_HIGH,
    RESULT_FIELDS
};

static const struct field result_fields[RESULT_FIELDS] = {
    [RESULT_SEAT] = {"seat", 1, SEATS_MAX, false},
    [RESULT_TURNS] = {"turns", 1, ROUNDS_MAX, false},
    [RESULT_ANSWERED] = {"answered", 0, ROUNDS_MAX, false},
    [RESULT_POINTS] = {"points", -POINTS_MOST, POINTS_MOST, false},
    [RESULT_TOTAL] = {"total", -POINTS_MOST, POINTS_MOST, false},
    [RESULT_PAR] = {"par", -POINTS_MOST, POINTS_MOST, false},
    [RESULT_SCORE] = {"score", 0, 100, false},
    [RESULT_FIT] = {"fit", 0, 100, true},
    [RESULT_BALANCE] = {"balance", 0, 100, true},
    [RESULT_FOLLOW_THROUGH] = {"follow_through", 0, 100, true},
    [RESULT_DELIVERED] = {"delivered", 0, POINTS_MOST, false},
    [RESULT_PAR_DELIVERED] = {"par_delivered", 0, POINTS_MOST, false},
    [RESULT_RESCUES] = {"rescues", 0, POINTS_MOST, false},
    [RESULT_LEAN] = {"lean", -LEAN_MOST, LEAN_MOST, false},
    [RESULT_LED] = {"led", 0, ROUNDS_MAX, false},
    [RESULT_BOTH] = {"both", 0, ROUNDS_MAX, false},
    [RESULT_MANAGED] = {"managed", 0, ROUNDS_MAX, false},
    [RESULT_BAND_LOW] = {"band_low", 0, 100, true},
    [RESULT_BAND_HIGH] = {"band_high", 0, 100, true},
    [RESULT_BLIND_LOW] = {"blind_low", 0, 100, true},
    [RESULT_BLIND_HIGH] = {"blind_high", 0, 100, true},
};

enum { TURN_SEAT, TURN_ROUND, TURN_CONTEXT, TURN_APPROACH, TURN_FIT, TURN_BEST, TURN_FIELDS };

static const struct field turn_fields[TURN_FIELDS] = {
    [TURN_SEAT] = {"seat", 1, SEATS_MAX, false},
    [TURN_ROUND] = {"round", 1, ROUNDS_MAX, false},
    [TURN_CONTEXT] = {"context", SCALE_MIN, SCALE_MAX, false},
    [TURN_APPROACH] = {"approach", SCALE_MIN, SCALE_MAX, true},
    [TURN_FIT] = {"fit", 0, FIT_MOST, false},
    [TURN_BEST] = {"best", 0, FIT_MOST, false},
};

static bool in_order(int low, int high)
{
    return (low == NOTHING) == (high == NOTHING) && low <= high;
}

static bool result_is_good(const int values[])
{
    return values[RESULT_ANSWERED] <= values[RESULT_TURNS] &&
           in_order(values[RESULT_BAND_LOW], values[RESULT_BAND_HIGH]) &&
           in_order(values[RESULT_BLIND_LOW], values[RESULT_BLIND_HIGH]);
}

static bool turn_is_good(const int values[])
{
    return values[TURN_FIT] <= values[TURN_BEST];
}

static bool take_columns(const struct query *query, const struct field fields[], int count,
                         int values[])
{
    for (int i = 0; i < count; i++) {
        long long number = query_number(query, i);
        bool none = query_is_null(query, i);
        /* Only an optional one may be null, as the table has it. */
        if (!none && (number < fields[i].low || number > fields[i].high))
            return false;
        values[i] = none ? NOTHING : (int)number;
    }
    return true;
}

static bool take_number(const struct json_tree *tree, const struct field *field, int *value)
{
    const char *text = json_tree_text(tree, field->name);
    long number;
    *value = NOTHING;
    if (text == NULL || (field->optional && strcmp(text, "null") == 0))
        return text != NULL;
    bool below = text[0] == '-';
    if (!text_to_number(text + below, POINTS_MOST, &number))
        return false;
    *value = below ? -(int)number : (int)number;
    return *value >= field->low && *value <= field->high;
}

static bool take_numbers(const struct json_tree *tree, const struct field fields[], int count,
                         int values[])
{
    for (int i = 0; i < count; i++)
        if (!take_number(tree, &fields[i], &values[i]))
            return false;
    return true;
}

static void write_numbers(struct json *json, const struct field fields[], int count,
                          const int values[])
{
    for (int i = 0; i < count; i++) {
        json_key(json, fields[i].name);
        if (values[i] == NOTHING)
            json_null(json);
        else
            json_number(json, values[i]);
    }
}

static bool is_lens(const char *text)
{
    enum lens lens;
    return text != NULL && (text[0] == '\0' || lens_from_word(text, &lens));
}

/* --- going out ----------------------------------------------------------------------------------
 */

/* Begins the list that is called as the table; `rest` is the SELECT's from its last columns on. */
static void start_rows(struct query *query, struct json *json, const char *table,
                       const struct field fields[], int count, const char *rest,
                       struct database *database, long long session)
{
    char sql[1000] = "SELECT ";
    for (int i = 0; i < count; i++) {
        strcat(sql, i > 0 ? ", " : "");
        strcat(sql, fields[i].name);
    }
    strcat(sql, rest);
    json_key(json, table);
    json_array(json);
    query_start(query, database, sql, VALUES(value_number(session)));
}

bool results_write(struct json *json, struct database *database, long long id)
{
    int values[RESULT_FIELDS];
    struct query query;
    start_rows(&query, json, "results", result_fields, RESULT_FIELDS,
               " FROM results WHERE session = ? ORDER BY seat", database, id);
    while (query_next(&query)) {
        if (!take_columns(&query, result_fields, RESULT_FIELDS, values) || !result_is_good(values))
            continue;
        json_object(json);
        write_numbers(json, result_fields, RESULT_FIELDS, values);
        json_object_end(json);
    }
    json_array_end(json);
    return query_end(&query);
}

bool turns_write(struct json *json, struct database *database, long long id)
{
    int values[TURN_FIELDS];
    struct query query;
    start_rows(&query, json, "turns", turn_fields, TURN_FIELDS,
               ", card, lens FROM turns WHERE session = ? ORDER BY seat, round", database, id);
    while (query_next(&query)) {
        char *card = query_text(&query, TURN_FIELDS), *lens = query_text(&query, TURN_FIELDS + 1);
        if (take_columns(&query, turn_fields, TURN_FIELDS, values) && turn_is_good(values) &&
            is_lens(lens)) {
            json_object(json);
            write_numbers(json, turn_fields, TURN_FIELDS, values);
            results_text_write(json, "card", card);
            json_key_text(json, "lens", lens);
            json_object_end(json);
        }
        free(card);
        free(lens);
    }
    json_array_end(json);
    return query_end(&query);
}

/* --- coming in ----------------------------------------------------------------------------------
 */

static struct band band_of(int low, int high)
{
    if (low == NOTHING)
        return (struct band){0};
    return (struct band){.known = true, .low = low, .high = high};
}

static int percent_of(int value)
{
    return value == NOTHING ? READING_UNDEFINED : value;
}

static struct kept_result result_of(const int values[])
{
    return (struct kept_result){
        .seat = values[RESULT_SEAT] - 1,
        .answered = values[RESULT_ANSWERED],
        .lean = values[RESULT_LEAN],
        .reading = {.turns = values[RESULT_TURNS],
                    .points = values[RESULT_POINTS],
                    .total = values[RESULT_TOTAL],
                    .par = values[RESULT_PAR],
                    .score = values[RESULT_SCORE],
                    .fit = percent_of(values[RESULT_FIT]),
                    .balance = percent_of(values[RESULT_BALANCE]),
                    .balance_shown = values[RESULT_BALANCE] != NOTHING,
                    .follow_through = percent_of(values[RESULT_FOLLOW_THROUGH]),
                    .delivered = values[RESULT_DELIVERED],
                    .par_delivered = values[RESULT_PAR_DELIVERED],
                    .rescues = values[RESULT_RESCUES],
                    .led = values[RESULT_LED],
                    .both = values[RESULT_BOTH],
                    .managed = values[RESULT_MANAGED],
                    .band = band_of(values[RESULT_BAND_LOW], values[RESULT_BAND_HIGH]),
                    .blind = band_of(values[RESULT_BLIND_LOW], values[RESULT_BLIND_HIGH])}};
}

/* Each seat at most once. */
bool results_read(struct history_change *change, const struct json_tree *list, struct arena *arena)
{
    bool seen[SEATS_MAX + 1] = {false};
    if (list == NULL || list->count > SEATS_MAX)
        return false;
    struct kept_result *results = arena_new(arena, (size_t)(list->count + 1) * sizeof *results);
    for (int i = 0; i < list->count; i++) {
        int values[RESULT_FIELDS];
        if (!take_numbers(list->items[i], result_fields, RESULT_FIELDS, values) ||
            !result_is_good(values) || seen[values[RESULT_SEAT]])
            return false;
        seen[values[RESULT_SEAT]] = true;
        results[i] = result_of(values);
    }
    change->result_count = list->count;
    change->results = results;
    return true;
}

/* Each turn at most once. */
bool turns_read(struct history_change *change, const struct json_tree *list, struct arena *arena)
{
    static const size_t places = (SEATS_MAX + 1) * (ROUNDS_MAX + 1);
    if (list == NULL || list->count > SEATS_MAX * ROUNDS_MAX)
        return false;
    struct kept_turn *turns = arena_new(arena, (size_t)(list->count + 1) * sizeof *turns);
    bool *seen = memory_new(places, sizeof *seen), good = true;
    for (int i = 0; good && i < list->count; i++) {
        int values[TURN_FIELDS];
        const char *card = results_text_read(list->items[i], "card", arena);
        const char *lens = results_text_read(list->items[i], "lens", arena);
        good = take_numbers(list->items[i], turn_fields, TURN_FIELDS, values) &&
               turn_is_good(values) && card != NULL && is_lens(lens);
        if (!good)
            break;
        bool *place = &seen[values[TURN_SEAT] * (ROUNDS_MAX + 1) + values[TURN_ROUND]];
        good = !*place;
        *place = true;
        turns[i] = (struct kept_turn){
            .seat = values[TURN_SEAT] - 1,
            .round = values[TURN_ROUND] - 1,
            .card = card,
            .lens = lens,
            .context = values[TURN_CONTEXT],
            .answered = values[TURN_APPROACH] != NOTHING,
            .approach = values[TURN_APPROACH] != NOTHING ? values[TURN_APPROACH] : 0,
            .fit = values[TURN_FIT],
            .best = values[TURN_BEST]};
    }
    free(seen);
    change->turn_count = list->count;
    change->turns = turns;
    return good;
}
