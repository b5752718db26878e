/* Looking back over all that was played: one entry for every seat of a session that is over, fit by
 * lens, personal bests. Read from the results that were kept when each session ended; nothing is
 * replayed, so that ten thousand sessions take a moment, not a minute. */
#ifndef EVENKEEL_STORE_PROGRESS_H
#define EVENKEEL_STORE_PROGRESS_H

#include "rules/practice.h"
#include "store/history.h"

/* Whose games. */
enum progress_who {
    PROGRESS_EVERYBODY,
    PROGRESS_ALONE, /* what was played without a name */
    PROGRESS_NAME   /* the seats of this name, and the teams it was a member of */
};

struct progress_filter {
    enum progress_who who;
    const char *name; /* PROGRESS_NAME; borrowed */
};

/* What one seat made of one session. */
struct progress_game {
    long long session;
    int seat; /* from 0 */
    char uuid[UUID_BYTES], started[WHEN_BYTES], way[WAY_BYTES];
    const char *name;       /* "" where it has none; in the progress' arena */
    const char *deck_title; /* the same */
    int turns, answered, points, total, score, delivered, rescues;
    int fit, balance, follow_through; /* percent, or READING_UNDEFINED */
    int lean;                         /* the sum of approach less context over the answers */
    struct band band, blind;
};

/* Of the answers and missed answers to the cards of one lens. */
struct progress_lens {
    int turns;
    long fit, best; /* sums */
    long lean;      /* of approach less context; over `answered` turns */
    int answered;
};

/* Indices into the games, or -1: nothing of the kind yet. */
struct progress_bests {
    int score, fit; /* of whole voyages (BAND_SHOWN_FROM turns and more) */
    int endless;    /* by what was survived */
    int delivered;
};

enum { PROGRESS_BOXES = PRACTICE_BOXES };

/* Zeroed is empty. */
struct progress {
    struct arena arena;
    int session_count; /* that the games belong to */
    int game_count;
    struct progress_game *games; /* the oldest first */
    struct progress_lens lenses[LENS_COUNT];
    long lean; /* sum over `answered` */
    int answered;
    struct progress_bests bests;
    int boxes[PROGRESS_BOXES]; /* cards in each box of practice; everybody's */
};

/* Reads it; false, with words, when the disk refuses or `go_on` (may be NULL) said no: it is asked
 * now and then with the share that is done, 0 to 1. Release in either case. */
bool progress_load(struct progress *progress, struct database *database,
                   const struct progress_filter *filter, bool (*go_on)(void *context, double share),
                   void *context, struct error *error);
void progress_release(struct progress *progress);

/* The cards that an endless voyage survived: the one that emptied a gauge is not among them. */
int progress_survived(const struct progress_game *game);

/* Percent of the lens, and over all lenses, or READING_UNDEFINED. */
int progress_lens_fit(const struct progress_lens *lens);
int progress_fit(const struct progress *progress);

/* The lens that is worth practising: the least fit among those with cards enough to say
 * (PROGRESS_LENS_FROM), unless all are about alike. LENS_NONE: none stands out. */
enum { PROGRESS_LENS_FROM = 4, PROGRESS_LENS_BELOW = 5 };
enum lens progress_weakest(const struct progress *progress);

/* Whether lenses can be compared: two of them have cards enough. */
bool progress_can_compare(const struct progress *progress);

/* The names that were seats or members, the most frequent first, at most `most`; returns how many.
 * free() each. */
struct progress_name {
    char *name;
    int games;
};
int progress_names(struct database *database, struct progress_name names[], int most);
void progress_names_release(struct progress_name names[], int count);

/* Whether anything was played without a name. */
bool progress_has_nameless(struct database *database);

#endif
