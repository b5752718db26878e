/* A session as a report takes it, and the report's file among the user's documents. Filled in one
 * place for every front end. */
#ifndef EVENKEEL_SESSION_REPORT_H
#define EVENKEEL_SESSION_REPORT_H

#include "base/path.h"
#include "session/session.h"
#include "store/report.h"

/* Whether there may be one: not of a rehearsal, which is recorded nowhere, nor of the guided
 * cards. */
bool session_has_report(const struct session *session);

/* Whether the session knows names that could stand in it. */
bool session_has_names(const struct session *session);

/* Fills the report, without names until `report->names` is set. It borrows the session, its deck
 * and its texts. */
void session_report(const struct session *session, struct report *report);

/* Writes the report into "Even Keel" in the user's documents folder (made when missing), under a
 * name of date, time and way to play that nothing has yet: the file's path is in `path`. False,
 * with words; then nothing has been written. */
bool session_report_save(const struct session *session, enum report_format format, bool names,
                         char path[PATH_BYTES_MAX], struct error *error);

#endif
