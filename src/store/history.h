/* What the database keeps of the sessions that are and were played: their setup, seats, moves and,
 * once they are over, their results. Plain values in and out; that the moves can be replayed is
 * session/'s business, and everything read here is hostile until they were.
 *
 * Names are in `seats` and `members` and nowhere else. Sessions are told apart by their uuid, on
 * whatever machine, and come in the order of their ids, whatever the clock said. */
#ifndef EVENKEEL_STORE_HISTORY_H
#define EVENKEEL_STORE_HISTORY_H

#include "base/memory.h"
#include "rules/move.h"
#include "rules/reading.h"
#include "store/database.h"
#include "store/practice.h"
#include "store/roster.h"
#include "store/uuid.h"

enum {
    WHEN_BYTES = 24, /* "2026-11-24 10:00", local time, or "" */
    WAY_BYTES = 16,  /* a way_word */
    MARK_BYTES = 24, /* a fingerprint or a checksum, 16 digits */
    PLACE_BYTES = 64
};

/* One turn of one seat, as it is looked back on. */
struct kept_turn {
    int seat, round; /* from 0 */
    const char *card;
    const char *lens; /* "" where it has none */
    int context;
    bool answered;
    int approach; /* if answered */
    int fit, best;
};

/* What a session comes to for a seat. */
struct kept_result {
    int seat;           /* from 0 */
    int answered, lean; /* lean: the sum of approach less context */
    struct reading reading;
};

struct kept_move {
    char line[MOVE_BYTES];
    int tenths; /* of a second that a vote took, or 0: unknown */
};

/* A deck's copy (store/deck_copy.h). */
struct kept_copy {
    const char *deck; /* its id */
    const char *checksum, *content;
    const char *path; /* where it was read from, or "" */
};

/* A session's head: it stays as it is from the first move to the last. Texts are borrowed. */
struct kept_head {
    const char *way, *deck, *deck_title, *deck_version, *deck_mark;
    const char *started;
    const char *setup; /* lines of a record (session/record.h) */
    /* The copies of its decks, in their order; none is possible. */
    int copy_count;
    const struct kept_copy *copies;
};

/* --- writing ------------------------------------------------------------------------------------
 */

/* What has changed in a session since it was kept last. */
struct history_change {
    char uuid[UUID_BYTES];
    bool forgotten;               /* nothing was played: it is taken out, and all else ignored */
    const struct kept_head *head; /* the session is new; NULL: it is there */
    const struct roster *roster;  /* NULL: the seats are as they were */
    int move_start, move_count;   /* the moves from number `move_start` (from 0) on are these */
    const struct kept_move *moves;
    int card, cards; /* the card that lies open, from 1, and of how many */
    char place[PLACE_BYTES];
    /* Once it is over; its PINs are forgotten then. "" while it is not. */
    char ended[WHEN_BYTES];
    int result_count, turn_count;
    const struct kept_result *results;
    const struct kept_turn *turns;
    /* What has come to another box of Practice. */
    int box_count;
    const struct kept_box *boxes;
};

enum history_answer {
    HISTORY_KEPT,
    HISTORY_UNKNOWN, /* there is no such session, or fewer moves of it than are counted on: it has
                      * to be given whole, with its head */
    HISTORY_FAILED   /* the disk refuses; the words say why */
};

/* Keeps the change, all of it or nothing; HISTORY_KEPT once it is on the disk. A session that is
 * given with its head though it is there already is written anew, and keeps its id. */
enum history_answer history_keep(struct database *database, const struct history_change *change,
                                 struct error *error);

/* The same within a transaction that runs, for whoever keeps many. */
enum history_answer history_write(struct database *database, const struct history_change *change);

/* --- reading ------------------------------------------------------------------------------------
 */

/* A session with all that is needed to play it again. Texts live in its arena; zeroed is empty. */
struct kept_session {
    struct arena arena;
    long long id;
    char uuid[UUID_BYTES];
    struct kept_head head; /* without the copies of its decks */
    char ended[WHEN_BYTES], place[PLACE_BYTES];
    int card, cards;
    struct roster *roster;
    int move_count;
    struct kept_move *moves;
};

/* The session of this id, or for 0 the last one in which something was played, or the one of this
 * uuid. False when there is none, or when it cannot be read whole (database_read_well). Release in
 * either case. */
bool history_load(struct database *database, long long id, struct kept_session *kept);
bool history_load_uuid(struct database *database, const char *uuid, struct kept_session *kept);
void kept_session_release(struct kept_session *kept);

/* Whether it is known what the session came to. */
bool history_has_results(struct database *database, long long id);

/* The copies of a session's decks, into its head and arena. */
void history_load_copies(struct database *database, struct kept_session *kept);

/* A session in a list. */
struct history_row {
    long long id;
    char uuid[UUID_BYTES], way[WAY_BYTES], started[WHEN_BYTES], ended[WHEN_BYTES];
    char *deck_title;
    char *names;          /* of its seats, "Asha, Ben"; "" where there are none */
    char *first, *second; /* the names of the first two */
    int seats, card, cards;
    /* Of a session that is over and has results: the first seat's, in percent, else
     * READING_UNDEFINED. */
    int score, fit;
};

enum history_which {
    HISTORY_ALL,
    HISTORY_PLAYED, /* something was played: a move, and of what is over a card */
    HISTORY_OVER,
    HISTORY_UNFINISHED, /* with a move at least; a list has those that no window plays now */
};

/* The last sessions, the newest first, at most `most` of them; returns how many. Release them. */
int history_list(struct database *database, enum history_which which, struct history_row rows[],
                 int most);
void history_rows_release(struct history_row rows[], int count);

/* The same from number `from` (0 is the newest), and only those in which the name is a seat or a
 * member of one ("": a seat without a name; NULL: all). */
int history_page(struct database *database, enum history_which which, const char *name, int from,
                 struct history_row rows[], int most);

/* How many there are. */
int history_count(struct database *database, enum history_which which);

/* Takes out what was begun, but never played, by windows that are no more. */
void history_sweep(struct database *database);

#endif
