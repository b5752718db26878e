/* What the votes of a group say: for the facilitator during a round, and for the debrief. RULES,
 * "Ways to play" (second vote) and "The end" (bands). Sentences and names are the front ends'.
 *
 * A seat counts in a round when its vote there is in; one that was not there, left before the end
 * of the round or whose card was skipped does not. Seats have the same card in front of them except
 * in Own watch: what compares their votes is for shared cards only (group_shares_cards). */
#ifndef EVENKEEL_RULES_GROUP_H
#define EVENKEEL_RULES_GROUP_H

#include "rules/debrief.h"

enum {
    ROUND_NONE = -1,
    AGREEMENT_UNDEFINED = -1,
    LEVEL_UNKNOWN = -1,
    COUNT_NO_ANSWER = RESPONSES_MAX, /* the place of "no answer" in group_counts */
    COUNT_PLACES = COUNT_NO_ANSWER + 1
};

/* What to do after the first vote, by the share of seats that chose a best-fitting response. */
enum group_hint {
    GROUP_EXPLAIN_FIRST,    /* under 35 % */
    GROUP_DISCUSS,          /* 35 to 70 %, both ends included; also when nobody voted */
    GROUP_EXPLAIN_AND_GO_ON /* above 70 % */
};

/* Seats by what the second vote did to their fit; without a second vote all are the same. */
struct group_shift {
    int better, same, worse;
};

/* A response to a card, by all seats that gave it together. */
struct group_choice {
    int round, card; /* from 0; index in the deck */
    int response;    /* or RESPONSE_NONE */
    int seats;       /* how many chose it; 1 in Own watch */
    int points;      /* what it brought (turn_points) or cost (turn_cost), summed over them */
};

bool group_shares_cards(const struct game *game);

/* Whether a turn of this round has been played by any seat. */
bool group_round_played(const struct game *game, int round);

/* How many seats chose each response with their first or their last vote. In the talk, with only
 * first votes in, both are the same; during the second vote `last` counts those that are in. */
void group_counts(const struct game *game, int round, bool first, int counts[COUNT_PLACES]);

enum group_hint group_hint_of(const struct game *game, const struct deck *deck, int round);

/* Whom to ask first in the talk: of the responses chosen in the first vote, the first listed with
 * the highest fit and the last listed with the lowest, in the deck's order. Two where two different
 * ones were chosen, else one; 0 where nobody answered. */
int group_openers(const struct game *game, const struct deck *deck, int round, int responses[2]);

struct group_shift group_shift_of(const struct game *game, const struct deck *deck, int round);

/* Of all pairs of seats that answered, how many percent gave the same response, rounded halves up;
 * AGREEMENT_UNDEFINED for fewer than two answers. */
int group_agreement(const struct game *game, int round, bool first);

/* The played round with the lowest agreement in the first votes, compared as exact fractions; of
 * equals the earliest. ROUND_NONE where nobody ever disagreed, or the cards are not shared. */
int group_most_divided(const struct game *game);

/* The played round in which the second vote changed the fit of most seats (better and worse
 * together); of equals the earliest. ROUND_NONE where it changed none. */
int group_largest_shift(const struct game *game, const struct deck *deck);

/* The choice that brought the group most, and the one that cost it most; of equals the earliest
 * round, then the first response in the deck's order, then the first seat. False when there is none
 * (nothing paid; every choice was a best one). With one seat it is the story's. */
bool group_paid_most(const struct game *game, const struct deck *deck, struct group_choice *choice);
bool group_cost_most(const struct game *game, const struct deck *deck, struct group_choice *choice);

/* Which seats stand level: those with the same number. Two seats whose bands overlap (ends
 * included) do, and so do all that are linked by a chain of such pairs. The number is that of the
 * first seat among them, so that it says nothing about who fits better: never show it as a rank.
 * LEVEL_UNKNOWN for a seat without a band: too few cards to say. */
void group_levels(const struct game *game, int level[SEATS_MAX]);

/* Who sailed closest to the weather: marks the seats that stand level at the top, and returns
 * true. Where nobody's band stands apart, or no seat has one, all that played are marked, and false
 * is returned. */
bool group_closest(const struct game *game, bool closest[SEATS_MAX]);

#endif
