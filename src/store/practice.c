#include "store/practice.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "store/query.h"

void practice_key(const struct deck *deck, int card, const char **deck_id, const char **card_id)
{
    const struct deck_part *part = deck_part_of(deck, card);
    *card_id = deck->cards[card].id;
    *deck_id = part != NULL ? part->id : deck->id;
    if (part != NULL)
        *card_id += strlen(part->id) + 1; /* "school/late-bus" */
}

/* The cards from `first` to before `end` are those of the deck with this id. */
static void load_part(struct database *database, const struct deck *deck, const char *id, int first,
                      int end, struct practice_place places[])
{
    struct query query;
    query_start(&query, database, "SELECT card, box, due FROM practice WHERE deck = ?",
                VALUES(value_text(id)));
    while (query_next(&query)) {
        char *name = query_text(&query, 0), *due = query_text(&query, 2);
        struct practice_place place = {.box = query_int(&query, 1)};
        bool good = place.box >= 1 && place.box <= PRACTICE_BOXES && day_read(due, &place.due);
        for (int card = first; good && card < end; card++) {
            const char *deck_id, *card_id;
            practice_key(deck, card, &deck_id, &card_id);
            if (strcmp(card_id, name) == 0)
                places[card] = place;
        }
        free(name);
        free(due);
    }
    query_end(&query);
}

void practice_load(struct database *database, const struct deck *deck,
                   struct practice_place places[])
{
    memset(places, 0, (size_t)deck->card_count * sizeof *places);
    if (database == NULL)
        return;
    if (deck->part_count == 0)
        load_part(database, deck, deck->id, 0, deck->card_count, places);
    for (int i = 0; i < deck->part_count; i++) {
        int end = i + 1 < deck->part_count ? deck->parts[i + 1].first_card : deck->card_count;
        load_part(database, deck, deck->parts[i].id, deck->parts[i].first_card, end, places);
    }
}

bool practice_write(struct database *database, const struct kept_box boxes[], int count)
{
    bool done = true;
    for (int i = 0; done && i < count; i++) {
        struct query query;
        char due[DAY_BYTES];
        day_write(due, boxes[i].due);
        query_start(&query, database,
                    "INSERT OR REPLACE INTO practice (deck, card, box, due) VALUES (?, ?, ?, ?)",
                    VALUES(value_text(boxes[i].deck), value_text(boxes[i].card),
                           value_number(boxes[i].box), value_text(due)));
        query_next(&query);
        done = query_end(&query);
    }
    return done;
}

int practice_score_of_code(struct database *database, const char *code)
{
    struct query query;
    int score = -1;
    if (database == NULL)
        return score;
    query_start(&query, database,
                "SELECT results.score FROM sessions JOIN results ON results.session = sessions.id"
                " WHERE sessions.way = 'voyage' AND sessions.ended IS NOT NULL"
                " AND results.score IS NOT NULL AND instr(sessions.setup, 'code ' || ?) = 1"
                " ORDER BY sessions.id LIMIT 1",
                VALUES(value_text(code)));
    if (query_next(&query))
        score = query_int(&query, 0);
    query_end(&query);
    return score;
}
