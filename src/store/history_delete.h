/* Deleting for good: the rows, the log they stood in, the free pages of the file, and the damaged
 * copies that were once set aside. What was exported or saved as a report is not ours any more and
 * stays; whoever asks has to say so. */
#ifndef EVENKEEL_STORE_HISTORY_DELETE_H
#define EVENKEEL_STORE_HISTORY_DELETE_H

#include "store/history.h"

enum delete_what {
    DELETE_SESSION,   /* one, by its uuid */
    DELETE_NAME,      /* the name wherever it stands, and the sessions that were nobody else's */
    DELETE_EVERYTHING /* sessions, decks' copies, practice, the names of the last setup; what the
                       * player has set stays */
};

struct deletion {
    enum delete_what what;
    const char *uuid, *name; /* borrowed */
};

/* What a deletion would do. */
struct deletion_extent {
    int sessions; /* that go */
    int shared;   /* that stay, without the name: others took part */
    int aside;    /* damaged copies that go */
};
void history_delete_extent(struct database *database, const struct deletion *deletion,
                           struct deletion_extent *extent);

/* Deletes. False, with words: nothing was deleted (another window plays such a session, the disk
 * refuses), or (`*deleted`) the rows are gone and traces of them are still in the file, which the
 * next start will wipe. */
bool history_delete(struct database *database, const struct deletion *deletion, bool *deleted,
                    struct error *error);

/* Finishes a deletion that was interrupted before its traces were wiped; true when there is none.
 */
bool history_delete_finish(struct database *database);

#endif
