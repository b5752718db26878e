#include "rules/ship.h"

static const int strength_by_quality[QUALITY_COUNT] = {4, 2, 0};

/* A situation asks for this much of each gauge a step; a sound match supplies just as much. */
enum { DEMAND = 4, FITTING_GAIN = 2 };

struct ship ship_new(void)
{
    return (struct ship){.direction = GAUGE_START, .order = GAUGE_START};
}

int endless_wear(int turn)
{
    return (turn - 1) / 6;
}

struct stroke stroke_of(const struct card *card, int response)
{
    int approach = 0, strength = 0;
    if (response != RESPONSE_NONE) {
        approach = card->responses[response].approach;
        strength = strength_by_quality[card->responses[response].quality];
    }
    int fit = card_fit(card, response);
    int gain = fit >= FIT_CREATES ? FITTING_GAIN : 0;
    return (struct stroke){
        .fit = (signed char)fit,
        .direction = (signed char)(strength * (2 + approach) - DEMAND * (2 + card->context) + gain),
        .order = (signed char)(strength * (2 - approach) - DEMAND * (2 - card->context) + gain),
        .creates = fit >= FIT_CREATES && approach >= 1,
        .delivers = fit >= FIT_CREATES && approach < 1,
    };
}

struct turn ship_turn(struct ship *ship, const struct deck *deck, int card_index, int response,
                      int wear)
{
    const struct card *card = &deck->cards[card_index];
    struct stroke stroke = stroke_of(card, response);
    struct ship before = *ship;
    unsigned events = ship_play(ship, &stroke, wear);
    return (struct turn){
        .card = card_index,
        .response = response,
        .fit = stroke.fit,
        .best = card_best_fit(card),
        .direction_change = ship->direction - before.direction,
        .order_change = ship->order - before.order,
        .vision_created = (events & SHIP_VISION_CREATED) != 0,
        .delivered = (events & SHIP_DELIVERED) != 0,
        .becalmed = (events & SHIP_BECALMED) != 0,
        .capsized = (events & SHIP_CAPSIZED) != 0,
        .after = *ship,
    };
}
