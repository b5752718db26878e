/* The whole history as one JSON document, to be kept elsewhere or taken to another machine:
 *
 *     {"format": "evenkeel history 1",
 *      "decks": [{"deck": "core", "checksum": "…", "content": "…"}],
 *      "sessions": [{"id": "…", "deck": "core", "started": "…", "ended": "…" or null,
 *                    "copies": [0], "record": ["even keel session 1", "code …", "move vote 1 B"]}],
 *      "results_only": [{"id": "…", …, "results": [{…}], "turns": [{…}]}],
 *      "practice": [{"deck": "core", "card": "…", "box": 1, "due": "2026-11-24"}]}
 *
 * Names are in it; PINs are not, nor where a deck lay. Coming back, every session is replayed
 * (session/history_import.h): what it came to is not in it, but for those sessions, if there are
 * any, whose moves do not tell any more (session/history_remains.h). Of such a session the moves
 * that are left are among "sessions" under the same id. */
#ifndef EVENKEEL_SESSION_HISTORY_EXPORT_H
#define EVENKEEL_SESSION_HISTORY_EXPORT_H

#include <stdio.h>

#include "base/path.h"
#include "store/history.h"

#define HISTORY_FORMAT "evenkeel history 1"

/* Writes it to the stream. False, with words, when the database cannot be read. */
bool history_export_print(struct database *database, FILE *stream, struct error *error);

/* Into a file, whole or not at all. */
bool history_export(struct database *database, const char *path, struct error *error);

/* Into "Even Keel" in the user's documents folder, under a name of the day that nothing has yet;
 * the path is in `path`. */
bool history_export_save(struct database *database, char path[PATH_BYTES_MAX], struct error *error);

#endif
