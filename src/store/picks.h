/* A session that was played on paper: PICKS.csv, header `round,seat,card,response` (DESIGN,
 * "Command line"). Everything in it comes from outside and is checked before any of it is used. */
#ifndef EVENKEEL_STORE_PICKS_H
#define EVENKEEL_STORE_PICKS_H

#include <stdbool.h>

#include "base/error.h"
#include "rules/game.h"
#include "store/problem.h"

enum { PICKS_BYTES_MAX = 16 << 20, SEAT_NAME_CHARACTERS_MAX = 200 };

/* The header's columns, in its order: "round", "seat", "card", "response". */
enum picks_column { PICKS_ROUND, PICKS_SEAT, PICKS_CARD, PICKS_RESPONSE };
enum { PICKS_COLUMNS = 4 };
const char *picks_column_name(enum picks_column column);

/* A seat's turns stand at the rounds it played, from first_round to last_round (from 0). */
struct picks_seat {
    const char *name;
    int first_round, last_round;
    int cards[ROUNDS_MAX]; /* index in the deck, CARD_NONE where it did not play */
    int responses[ROUNDS_MAX];
    int rows[ROUNDS_MAX]; /* of the file, for problems */
};

/* Zeroed is empty. */
struct picks {
    int seat_count; /* in the order of their first row */
    int round_count;
    struct picks_seat seats[SEATS_MAX];
    struct problems problems;
    struct arena arena;
};

/* Reads the picks. False, with words, when the file cannot be read; everything wrong inside it is
 * in `problems` and counts as errors. Release in either case. */
bool picks_load(struct picks *picks, const char *path, const struct deck *deck,
                struct error *error);
void picks_release(struct picks *picks);

/* A seat's turns by the rules: fills `turns` (room for ROUNDS_MAX) and returns its readings. */
struct reading picks_score(const struct picks *picks, const struct deck *deck, int seat,
                           struct turn turns[]);

#endif
