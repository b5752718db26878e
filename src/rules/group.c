#include "rules/group.h"

#include <stdlib.h>
#include <string.h>

enum { EXPLAIN_BELOW = 35, GO_ON_ABOVE = 70 }; /* percent */

bool group_shares_cards(const struct game *game)
{
    return game->deal.rows == 1;
}

bool group_round_played(const struct game *game, int round)
{
    for (int seat = 0; seat < SEATS_MAX; seat++)
        if (game->turns[seat][round].played)
            return true;
    return false;
}

static int vote_of(const struct game_turn *turn, bool first)
{
    return first ? turn->first : turn->last;
}

static const struct card *card_of(const struct game *game, const struct deck *deck, int round)
{
    return &deck->cards[game_card_at(game, 0, round)];
}

void group_counts(const struct game *game, int round, bool first, int counts[COUNT_PLACES])
{
    memset(counts, 0, sizeof(int[COUNT_PLACES]));
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        int vote = vote_of(&game->turns[seat][round], first);
        if (vote != VOTE_MISSING)
            counts[vote == RESPONSE_NONE ? COUNT_NO_ANSWER : vote]++;
    }
}

/* --- the talk -----------------------------------------------------------------------------------
 */

enum group_hint group_hint_of(const struct game *game, const struct deck *deck, int round)
{
    const struct card *card = card_of(game, deck, round);
    int counts[COUNT_PLACES], best = 0, voted;
    group_counts(game, round, true, counts);
    voted = counts[COUNT_NO_ANSWER];
    for (int i = 0; i < card->response_count; i++) {
        voted += counts[i];
        best += card_fit(card, i) == card_best_fit(card) ? counts[i] : 0;
    }
    if (100 * best < EXPLAIN_BELOW * voted)
        return GROUP_EXPLAIN_FIRST;
    return 100 * best > GO_ON_ABOVE * voted ? GROUP_EXPLAIN_AND_GO_ON : GROUP_DISCUSS;
}

int group_openers(const struct game *game, const struct deck *deck, int round, int responses[2])
{
    const struct card *card = card_of(game, deck, round);
    int counts[COUNT_PLACES], highest = RESPONSE_NONE, lowest = RESPONSE_NONE;
    group_counts(game, round, true, counts);
    for (int i = 0; i < card->response_count; i++) {
        if (counts[i] == 0)
            continue;
        if (highest == RESPONSE_NONE || card_fit(card, i) > card_fit(card, highest))
            highest = i;
        if (lowest == RESPONSE_NONE || card_fit(card, i) <= card_fit(card, lowest))
            lowest = i;
    }
    if (highest == RESPONSE_NONE)
        return 0;
    responses[0] = highest < lowest ? highest : lowest;
    responses[1] = highest < lowest ? lowest : highest;
    return highest == lowest ? 1 : 2;
}

struct group_shift group_shift_of(const struct game *game, const struct deck *deck, int round)
{
    struct group_shift shift = {0};
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const struct game_turn *turn = &game->turns[seat][round];
        if (turn->first == VOTE_MISSING || turn->last == VOTE_MISSING)
            continue;
        const struct card *card = &deck->cards[game_card_at(game, seat, round)];
        int change = card_fit(card, turn->last) - card_fit(card, turn->first);
        shift.better += change > 0;
        shift.same += change == 0;
        shift.worse += change < 0;
    }
    return shift;
}

/* --- the rounds to talk about -------------------------------------------------------------------
 */

/* Pairs of answers, and how many of them are the same; both counted twice. */
static void count_pairs(const struct game *game, int round, bool first, int *same, int *all)
{
    int counts[COUNT_PLACES], answered = 0;
    group_counts(game, round, first, counts);
    *same = 0;
    for (int i = 0; i < RESPONSES_MAX; i++) {
        answered += counts[i];
        *same += counts[i] * (counts[i] - 1);
    }
    *all = answered * (answered - 1);
}

int group_agreement(const struct game *game, int round, bool first)
{
    int same, all;
    count_pairs(game, round, first, &same, &all);
    return all > 0 ? (int)round_ratio(100LL * same, all) : AGREEMENT_UNDEFINED;
}

int group_most_divided(const struct game *game)
{
    int divided = ROUND_NONE, lowest_same = 1, lowest_all = 1;
    if (!group_shares_cards(game))
        return ROUND_NONE;
    for (int round = 0; round <= game->round; round++) {
        int same, all;
        if (!group_round_played(game, round))
            continue;
        count_pairs(game, round, true, &same, &all);
        if (same * lowest_all < lowest_same * all) {
            divided = round;
            lowest_same = same;
            lowest_all = all;
        }
    }
    return divided;
}

int group_largest_shift(const struct game *game, const struct deck *deck)
{
    int largest = ROUND_NONE, most = 0;
    for (int round = 0; round <= game->round; round++) {
        if (!group_round_played(game, round))
            continue;
        struct group_shift shift = group_shift_of(game, deck, round);
        if (shift.better + shift.worse > most) {
            most = shift.better + shift.worse;
            largest = round;
        }
    }
    return largest;
}

/* --- the choices to talk about ------------------------------------------------------------------
 */

struct sums {
    int points[ROUNDS_MAX][COUNT_PLACES];
    int seats[ROUNDS_MAX][COUNT_PLACES];
};

static void add_turns(struct sums *sums, const struct game *game, const struct deck *deck, int seat,
                      int (*value)(const struct turn *))
{
    struct turn turns[ROUNDS_MAX];
    int rounds[ROUNDS_MAX];
    int count = game_turns(game, deck, seat, turns, rounds);
    for (int i = 0; i < count; i++) {
        int response = turns[i].response;
        int place = response == RESPONSE_NONE ? COUNT_NO_ANSWER : response;
        sums->points[rounds[i]][place] += value(&turns[i]);
        sums->seats[rounds[i]][place]++;
    }
}

/* Takes the highest of the sums when it is above the choice's, or as high and in an earlier round.
 */
static void take_highest(struct group_choice *choice, const struct sums *sums,
                         const struct game *game, int seat)
{
    for (int round = 0; round <= game->round; round++)
        for (int place = 0; place <= RESPONSES_MAX; place++) {
            int points = sums->points[round][place];
            if (points < choice->points || points <= 0 ||
                (points == choice->points && round >= choice->round))
                continue;
            *choice = (struct group_choice){.round = round,
                                            .card = game_card_at(game, seat, round),
                                            .response = place == COUNT_NO_ANSWER ? RESPONSE_NONE
                                                                                 : place,
                                            .seats = sums->seats[round][place],
                                            .points = points};
        }
}

static bool highest_choice(const struct game *game, const struct deck *deck,
                           int (*value)(const struct turn *), struct group_choice *choice)
{
    struct sums sums = {0};
    *choice = (struct group_choice){.round = ROUNDS_MAX, .card = CARD_NONE};
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        add_turns(&sums, game, deck, seat, value);
        if (group_shares_cards(game))
            continue;
        take_highest(choice, &sums, game, seat);
        memset(&sums, 0, sizeof sums);
    }
    if (group_shares_cards(game))
        take_highest(choice, &sums, game, 0);
    return choice->points > 0;
}

bool group_paid_most(const struct game *game, const struct deck *deck, struct group_choice *choice)
{
    return highest_choice(game, deck, turn_points, choice);
}

bool group_cost_most(const struct game *game, const struct deck *deck, struct group_choice *choice)
{
    return highest_choice(game, deck, turn_cost, choice);
}

/* --- who stands level ---------------------------------------------------------------------------
 */

void group_levels(const struct game *game, int level[SEATS_MAX])
{
    struct band bands[SEATS_MAX];
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        bands[seat] = game_reading(game, seat).band;
        level[seat] = bands[seat].known ? seat : LEVEL_UNKNOWN;
    }
    for (int a = 0; a < SEATS_MAX; a++)
        for (int b = 0; b < a; b++) {
            bool overlap = level[a] != LEVEL_UNKNOWN && level[b] != LEVEL_UNKNOWN &&
                           bands[a].low <= bands[b].high && bands[b].low <= bands[a].high;
            if (!overlap || level[a] == level[b])
                continue;
            int low = level[a] < level[b] ? level[a] : level[b];
            int high = level[a] < level[b] ? level[b] : level[a];
            for (int seat = 0; seat < SEATS_MAX; seat++)
                level[seat] = level[seat] == high ? low : level[seat];
        }
}

bool group_closest(const struct game *game, bool closest[SEATS_MAX])
{
    int level[SEATS_MAX], top = LEVEL_UNKNOWN, highest = -1;
    bool apart = false;
    group_levels(game, level);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (level[seat] == LEVEL_UNKNOWN)
            continue;
        /* Levels do not overlap: any band of one tells which stands higher. */
        int low = game_reading(game, seat).band.low;
        apart = apart || (top != LEVEL_UNKNOWN && level[seat] != top);
        if (low > highest) {
            highest = low;
            top = level[seat];
        }
    }
    for (int seat = 0; seat < SEATS_MAX; seat++)
        closest[seat] = apart ? level[seat] == top : game->seats[seat].tally.turns > 0;
    return apart;
}
