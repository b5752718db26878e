/* What is left of a session that was played to its end, and whose moves do not lead there any more
 * because a rescue (session/history_open.h) could not read them: who took part, and what it came
 * to. An export (session/history_export.h) has it in a list of its own,
 *
 *     "results_only": [{"id": "…", "way": "crew", "deck": "core", "deck_title": "…",
 *                       "deck_version": "…", "deck_mark": "…", "started": "…", "ended": "…",
 *                       "card": 12, "cards": 12,
 *                       "seats": [{"name": "Asha", "members": []}],
 *                       "results": [{"seat": 1, "turns": 12, …}],
 *                       "turns": [{"seat": 1, "round": 1, "card": "…", "lens": "…", …}]}]
 *
 * with the columns of the database's tables (store/schema.c). What cannot be worked out anew is
 * believed, as far as it could be so. */
#ifndef EVENKEEL_SESSION_HISTORY_REMAINS_H
#define EVENKEEL_SESSION_HISTORY_REMAINS_H

#include "base/json.h"
#include "store/history.h"
#include "store/json_tree.h"

struct remains {
    struct history_change change; /* the session whole, without moves and copies of decks */
    bool used;                    /* for whoever brings them together with moves */
};

/* Writes the list with its key, unless there is nothing to be in it. False when the database cannot
 * be read. What reading would refuse is left out. */
bool remains_write(struct json *json, struct database *database);

/* Reads one of the list; all it points to lives in the arena. False when it makes no sense. */
bool remains_read(struct remains *remains, const struct json_tree *tree, struct arena *arena);

/* How many sessions there are of which the moves are lost, and their numbers as words: "3, 7". */
enum { REMAINS_NUMBERS_BYTES = 128 };
int remains_count(struct database *database, char numbers[REMAINS_NUMBERS_BYTES]);

#endif
