/* An exported history (session/history_export.h) coming in. It is hostile until checked: every
 * session is replayed on its own copy of its decks through the checks that let moves in, and what
 * is kept of it is made anew from that. Only the results of sessions whose moves are lost are taken
 * as they are told (session/history_remains.h). All of it comes in, or nothing. */
#ifndef EVENKEEL_SESSION_HISTORY_IMPORT_H
#define EVENKEEL_SESSION_HISTORY_IMPORT_H

#include "store/history.h"

struct import_count {
    int added;
    int known;        /* were there already, by their id */
    int results_only; /* of those added: their moves are lost */
};

/* Imports a file. A session that is there is left as it is, unless it can still be continued and
 * the file has it to its end. `go_on` (may be NULL) is asked before each session with the share
 * that is done; its no leaves everything as it was. False, with words. */
bool history_import(struct database *database, const char *path,
                    bool (*go_on)(void *context, double share), void *context,
                    struct import_count *count, struct error *error);

/* The same of bytes, which are changed, with room for one more; `name` is the file's in messages.
 */
bool history_import_bytes(struct database *database, const char *name, char *bytes,
                          size_t byte_count, bool (*go_on)(void *context, double share),
                          void *context, struct import_count *count, struct error *error);

#endif
