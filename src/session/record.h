/* A session as a text that can be kept and replayed: what was set up, who took part, every move,
 * how long each vote took. Lines of words, to be read by people too:
 *
 *     even keel session 1
 *     deck core 4b1c…           the deck's id and fingerprint; of a mix "core+school"
 *     code 7KQ2-M0XD-94TB       seed, cards, way to play, difficulty
 *     seats 3                   that the cards were dealt to
 *     votes 2
 *     practice 1 late-bus       in Practice: a card, and the box it was in
 *     options discuss names     how a group plays
 *     started 2026-11-24 10:00
 *     seat 1 Asha
 *     pin 1 1234
 *     member 1 Team mate
 *     move vote 1 B
 *     took 42                   tenths of a second for the vote above
 *     place result step 2       what no move tells, see session/place.h
 *
 * A record comes from outside: every line is checked, every move goes through game_check. The
 * database keeps the same in parts (store/history.h): the lines from `code` to `options` as they
 * are, everything else in tables. */
#ifndef EVENKEEL_SESSION_RECORD_H
#define EVENKEEL_SESSION_RECORD_H

#include <stdio.h>

#include "session/session.h"
#include "store/history.h"

void record_write(FILE *stream, const struct session *session);

/* The lines of the setup alone. */
void record_write_setup(FILE *stream, const struct session *session);

/* The record of a session that was kept, free() it. */
char *record_of_kept(const struct kept_session *kept);

/* Plays the record again on its deck. False, with words that name the line, when it is no record,
 * belongs to another version of the deck, or holds a move that the rules refuse. */
bool record_replay(struct session *session, const struct deck *deck, const char *record,
                   struct error *error);

#endif
