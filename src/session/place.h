/* Where in a session somebody is, as far as no move tells: which step of a result is shown, whether
 * the group talks, whether an act's end was read, what the timer is set to. One line of words:
 *
 *     result step 2 seat 1 timer soft 90
 */
#ifndef EVENKEEL_SESSION_PLACE_H
#define EVENKEEL_SESSION_PLACE_H

#include "session/session.h"
#include "store/history.h"

void place_write(char text[PLACE_BYTES], const struct session *session);

/* Goes there, in a session whose moves have just been replayed, as far as its phase allows it: a
 * vote that ran resumes at the handover. What makes no sense there is ignored. */
void place_read(struct session *session, const char *text);

#endif
