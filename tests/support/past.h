/* Sessions that were played to their end, made by hand: weeks of them, without playing one. */
#ifndef EVENKEEL_TESTS_SUPPORT_PAST_H
#define EVENKEEL_TESTS_SUPPORT_PAST_H

#include "store/history.h"

/* A session of 12 cards, two of each lens. */
struct past {
    int number;        /* its uuid, and the day it was played on */
    const char *way;   /* NULL: a voyage */
    const char *names; /* "Asha, Ben"; NULL: one person without a name */
    int fit;           /* percent, of every seat: even, 0 to 100 */
    const char *low;   /* a lens whose cards were answered with no fit at all, or NULL */
    int turns;         /* 0: 12 */
    bool unfinished;
    bool sunk; /* a gauge ran empty in the last turn */
};

/* "00000007-0000-4000-8000-000000000000" */
void past_uuid(char uuid[UUID_BYTES], int number);

/* Keeps it; the test fails where the disk refuses. */
void past_keep(struct database *database, const struct past *past);

/* Writes it within a transaction that runs. */
bool past_write(struct database *database, const struct past *past);

#endif
