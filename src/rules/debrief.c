#include "rules/debrief.h"

#include <stdlib.h>
#include <string.h>

int turn_points(const struct turn *turn)
{
    int points = turn->fit + (turn->delivered ? POINTS_DELIVERED : 0);
    return turn->becalmed || turn->capsized ? points - POINTS_RESCUE : points;
}

int turn_cost(const struct turn *turn)
{
    return turn->best - turn->fit + (turn->becalmed || turn->capsized ? POINTS_RESCUE : 0);
}

static int heel_change(const struct turn *turn)
{
    return abs(turn->direction_change - turn->order_change);
}

/* The first turn with the highest value above 0. */
static int first_highest(const struct story *story, int (*value)(const struct turn *))
{
    int highest = TURN_NONE, most = 0;
    for (int i = 0; i < story->turn_count; i++) {
        int one = value(&story->turns[i]);
        if (one > most) {
            most = one;
            highest = i;
        }
    }
    return highest;
}

void story_of(struct story *story, const struct game *game, const struct deck *deck, int seat)
{
    story->turn_count = game_turns(game, deck, seat, story->turns, story->rounds);
    story->paid_most = first_highest(story, turn_points);
    story->cost_most = first_highest(story, turn_cost);
    story->turned_most = first_highest(story, heel_change);
}

void story_plot(const struct story *story, const struct deck *deck,
                int counts[SCALE_STEPS][SCALE_STEPS])
{
    memset(counts, 0, sizeof(int[SCALE_STEPS][SCALE_STEPS]));
    for (int i = 0; i < story->turn_count; i++) {
        const struct turn *turn = &story->turns[i];
        if (turn->response == RESPONSE_NONE)
            continue;
        const struct card *card = &deck->cards[turn->card];
        counts[card->context - SCALE_MIN][card->responses[turn->response].approach - SCALE_MIN]++;
    }
}
