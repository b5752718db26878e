/* A session as a text that can be kept and replayed: what was set up, who took part, every move,
 * how long each vote took. Lines of words, to be read by people too:
 *
 *     even keel session 1
 *     deck core 4b1c…        the deck's id and fingerprint; of a mix "core+school"
 *     way same-boat
 *     …
 *     seat 1 Asha
 *     move vote 1 B
 *     time 1 1 42 57         seat, round, tenths of a second of the first and the last vote
 *
 * A record comes from outside: every line is checked, every move goes through game_check. */
#ifndef EVENKEEL_SESSION_RECORD_H
#define EVENKEEL_SESSION_RECORD_H

#include <stdio.h>

#include "session/session.h"
#include "store/database.h"
#include "store/deck_mix.h"

enum { RECORD_BYTES_MAX = 4 << 20 };

/* `started` is the local time as "2026-11-24 10:00". */
void record_write(FILE *stream, const struct session *session);

/* The deck that a record was played with, or the mix: its id into `id` (deck_mix_split_id). False,
 * with words, for what is no record. */
bool record_deck(const char *record, char id[MIX_ID_BYTES], struct error *error);

/* Keeps a session that was played in the database. False, with words, when the disk refuses. */
bool session_keep(const struct session *session, struct database *database, struct error *error);

/* Plays the record again on its deck. False, with words that name the line, when it is no record,
 * belongs to another version of the deck, or holds a move that the rules refuse. */
bool record_replay(struct session *session, const struct deck *deck, const char *record,
                   struct error *error);

#endif
