/* Histories that go out of one database as a text and come into another. */
#ifndef EVENKEEL_TESTS_SUPPORT_TRAFFIC_H
#define EVENKEEL_TESTS_SUPPORT_TRAFFIC_H

#include "session/history_import.h"
#include "support/group_session.h"

/* Plays the deck up to the phase, kept as the game keeps it, in the home of the test (home_make).
 * NULL is the deck of the worked sessions. */
void traffic_play(const char *deck, const struct group_case *how, enum session_phase phase);

/* Plays two sessions to their end and a third half, and opens the database that holds them. */
struct database *traffic_fill(void);

/* All of it as a text, free() it; the test fails where that is impossible. */
char *traffic_export(struct database *database);

/* Brings such a text in, from a file named "there.json". */
bool traffic_import(struct database *database, const char *text, struct import_count *count,
                    struct error *error);

/* A text with its first `from` replaced, free() it. */
char *traffic_replaced(const char *text, const char *from, const char *to);

#endif
