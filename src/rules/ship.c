#include "rules/ship.h"

static const int strength_by_quality[QUALITY_COUNT] = {4, 2, 0};

/* A situation asks for this much of each gauge a step; a sound match supplies just as much. */
enum { DEMAND = 4, FITTING_GAIN = 2 };

static int least(int a, int b)
{
    return a < b ? a : b;
}

struct ship ship_new(void)
{
    return (struct ship){.direction = GAUGE_START, .order = GAUGE_START};
}

int endless_wear(int turn)
{
    return (turn - 1) / 6;
}

static bool refill(int *gauge)
{
    bool empty = *gauge <= 0;
    if (empty)
        *gauge = GAUGE_AFTER_RESCUE;
    return empty;
}

struct turn ship_turn(struct ship *ship, const struct deck *deck, int card_index, int response,
                      int wear)
{
    const struct card *card = &deck->cards[card_index];
    struct turn turn = {.card = card_index,
                        .response = response,
                        .fit = card_fit(card, response),
                        .best = card_best_fit(card)};
    int direction = ship->direction, order = ship->order;
    int approach = 0, strength = 0;
    if (response != RESPONSE_NONE) {
        approach = card->responses[response].approach;
        strength = strength_by_quality[card->responses[response].quality];
    }
    direction += strength * (2 + approach) - DEMAND * (2 + card->context);
    order += strength * (2 - approach) - DEMAND * (2 - card->context);
    ship->points += turn.fit;
    if (turn.fit >= FIT_CREATES) {
        direction += FITTING_GAIN;
        order += FITTING_GAIN;
        if (approach >= 1) {
            turn.vision_created = true;
            ship->visions = least(VISIONS_MAX, ship->visions + 1);
        } else if (ship->visions > 0) {
            turn.delivered = true;
            ship->visions--;
            ship->delivered++;
            ship->points += POINTS_DELIVERED;
        }
    }
    direction = least(GAUGE_FULL, direction) - wear;
    order = least(GAUGE_FULL, order) - wear;
    turn.becalmed = refill(&direction);
    turn.capsized = refill(&order);
    if (turn.becalmed || turn.capsized) {
        ship->rescues++;
        ship->points = ship->points > POINTS_RESCUE ? ship->points - POINTS_RESCUE : 0;
    }
    turn.direction_change = direction - ship->direction;
    turn.order_change = order - ship->order;
    ship->direction = direction;
    ship->order = order;
    turn.after = *ship;
    return turn;
}
