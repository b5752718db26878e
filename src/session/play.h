/* What is to be played, as asked for on the command line: the deck opened, the seats taken, the
 * session set up. For the terminal game and for the window alike. */
#ifndef EVENKEEL_SESSION_PLAY_H
#define EVENKEEL_SESSION_PLAY_H

#include <stdio.h>

#include "session/play_request.h"
#include "store/database.h"
#include "store/deck_mix.h"

/* Zeroed is empty. */
struct play {
    struct deck_mix decks;
    struct session_setup setup;
    bool other_version; /* the code was made for another version of the deck */
    bool daily;         /* it is the day's voyage */
    int daily_score;    /* then: what it was sailed with before; -1: it was not */
    bool other_way;     /* the code is of another way to play than was asked for; it counts */
};

/* The database says what is due in Practice, and whether the day's voyage was sailed; it may be
 * NULL. Opens the decks and reads the roster (what is wrong inside them goes to `problem_stream`)
 * and makes the setup; a seed is drawn where no code gives one. The play must not be moved or
 * copied while a session uses its deck. */
bool play_prepare(struct play *play, const struct play_request *request, struct database *database,
                  FILE *problem_stream, struct error *error);
void play_release(struct play *play);

/* Shows the decks in the language that was asked for (a BCP 47 tag), or, with NULL or "", in the
 * one the system's settings ask for, as far as they have it (deck_mix_choose_language). */
bool play_use_language(struct play *play, const char *language, struct error *error);

/* A seed nobody can guess. */
uint32_t play_fresh_seed(void);

#endif
