/* Which cards come, and in what order: RULES, "Dealing". Drawn by a seeded generator, the same on
 * every platform. */
#ifndef EVENKEEL_RULES_DEAL_H
#define EVENKEEL_RULES_DEAL_H

#include <stdbool.h>
#include <stdint.h>

#include "rules/card.h"

enum { ROUNDS_MAX = 500, SEATS_MAX = 12, ROUNDS_USUAL = 12 };
enum { SEED_MAX = (1 << 30) - 1 }; /* 30 bits, so that a session code stays short */

enum way { WAY_VOYAGE, WAY_ENDLESS, WAY_PRACTICE, WAY_SAME_BOAT, WAY_OWN_WATCH, WAY_CREW };
enum { WAY_COUNT = 6 };

/* "voyage", "same-boat", … as it is typed and kept. */
const char *way_word(enum way way);

/* One player at a desk: Voyage, Endless, Practice. */
bool way_is_alone(enum way way);

/* Whether it goes through three acts; Endless and Practice go on as they are. */
bool way_has_acts(enum way way);

/* A session's three parts; named on screen only when they are over. */
enum act { ACT_CALM, ACT_STORM, ACT_OPEN_SEA };
enum { ACT_COUNT = 3 };

/* `cards[row][round]`: one row for all seats, or a row a seat in Own watch. */
struct deal {
    int rows;
    int rounds;
    int cards[SEATS_MAX][ROUNDS_MAX];
};

/* How many of a session's `rounds` cards act `act` has. */
int act_length(int rounds, enum act act);

/* The act that round number `round` (from 0) belongs to. */
enum act act_of_round(int rounds, int round);

/* Whether `round` (from 0) is the last of its act. */
bool act_ends_after(int rounds, int round);

/* The most rounds the deck can fill for so many seats; 0 when it cannot be played at all. */
int deal_rounds_max(const struct deck *deck, enum way way, int seats);

/* Deals `rounds` cards, at most deal_rounds_max(), by the way's rules. The deck must be indexed. */
void deal_cards(struct deal *deal, const struct deck *deck, enum way way, int seats, int rounds,
                uint32_t seed);

/* Puts the follow-up `target`, chosen in `round`, in place for the round two after it; `cards` is a
 * row of a deal. Standing later already, the two change places. False when it is dropped: played
 * before, standing in the next round, or no such round. */
bool deal_follow_up(int cards[], int rounds, int round, int target);

#endif
