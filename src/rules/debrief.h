/* The story of a seat's voyage, for the debrief: which turns to talk about. The readings are in
 * rules/reading.h; the sentences are the front ends'. */
#ifndef EVENKEEL_RULES_DEBRIEF_H
#define EVENKEEL_RULES_DEBRIEF_H

#include "rules/game.h"

enum { TURN_NONE = -1 };

struct story {
    int turn_count;
    struct turn turns[ROUNDS_MAX];
    int rounds[ROUNDS_MAX]; /* the round (from 0) of each turn */
    int paid_most;          /* index in turns, or TURN_NONE: nothing paid */
    int cost_most;          /* or TURN_NONE: every choice was a best one */
    int turned_most;        /* the turn that moved Direction - Order most, or TURN_NONE */
};

/* The points a turn brought: fit, a delivered vision, less a rescue. */
int turn_points(const struct turn *turn);

/* The points a turn cost: what the best fit would have brought more, and a rescue. */
int turn_cost(const struct turn *turn);

/* Fills the story of a seat. Of equals the earliest is told. */
void story_of(struct story *story, const struct game *game, const struct deck *deck, int seat);

/* How many turns lie on each square of context against approach: counts[context][approach], both
 * from SCALE_MIN; turns without an answer are left out. */
void story_plot(const struct story *story, const struct deck *deck,
                int counts[SCALE_STEPS][SCALE_STEPS]);

#endif
