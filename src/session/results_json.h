/* The results and turns of a session that is over as JSON, with the columns of the database's
 * tables (store/schema.c), for histories that go out and come in (session/history_remains.h).
 * Whatever comes in may be anything: it is checked to be what a session can come to. */
#ifndef EVENKEEL_SESSION_RESULTS_JSON_H
#define EVENKEEL_SESSION_RESULTS_JSON_H

#include "base/json.h"
#include "store/history.h"
#include "store/json_tree.h"

/* Writes a session's rows as a list with its key, but for those that reading would refuse. False
 * when the database cannot be read. */
bool results_write(struct json *json, struct database *database, long long session);
bool turns_write(struct json *json, struct database *database, long long session);

/* Reads the list into the change; the rows live in the arena. False when it makes no sense. */
bool results_read(struct history_change *change, const struct json_tree *list, struct arena *arena);
bool turns_read(struct history_change *change, const struct json_tree *list, struct arena *arena);

/* A text, fit to be shown, in the arena; NULL where it is none or longer than any is. And one to be
 * read so. */
const char *results_text_read(const struct json_tree *tree, const char *key, struct arena *arena);
void results_text_write(struct json *json, const char *key, const char *text);

#endif
