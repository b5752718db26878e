/* The user's history opened for a front end. After a rescue (store/rescue.h) what could be read is
 * played again once: results and turns that are lost are made anew from the moves, and the moves
 * from the first one on that makes no sense go. Whoever shows or changes what was played opens it
 * here; the store's own thread only adds to it. */
#ifndef EVENKEEL_SESSION_HISTORY_OPEN_H
#define EVENKEEL_SESSION_HISTORY_OPEN_H

#include "store/database.h"

/* As database_open and database_open_checked. */
struct database *history_open(struct error *error);
struct database *history_open_checked(struct error *error);

/* Plays again what a rescue has left, where that is still to be done. A disk that refuses leaves
 * everything as it was, for the next time. */
void history_mend(struct database *database);

#endif
