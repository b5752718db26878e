/* One ship and one turn: the arithmetic of RULES, "One turn, in this order". Everything is whole
 * numbers; two builds agree to the last point. */
#ifndef EVENKEEL_RULES_SHIP_H
#define EVENKEEL_RULES_SHIP_H

#include <stdbool.h>

#include "rules/card.h"

enum {
    GAUGE_START = 50,
    GAUGE_FULL = 100,
    GAUGE_AFTER_RESCUE = 30,
    VISIONS_MAX = 3,
    FIT_CREATES = 8, /* from this fit on a response creates or delivers */
    POINTS_DELIVERED = 3,
    POINTS_RESCUE = 5
};

struct ship {
    int direction; /* fed by leadership, 1 to 100 */
    int order;     /* fed by management, 1 to 100 */
    int visions;   /* created and not yet delivered, 0 to 3 */
    int delivered;
    int rescues;
    int points; /* never below 0 */
};

/* What one turn did; enough to animate, explain and report it. */
struct turn {
    int card;     /* index in the deck */
    int response; /* or RESPONSE_NONE */
    int fit;
    int best;
    int direction_change; /* from before the turn to after it, a rescue included */
    int order_change;
    bool vision_created; /* also when three were waiting already and the new one is lost */
    bool delivered;
    bool becalmed; /* Direction ran empty */
    bool capsized; /* Order ran empty */
    struct ship after;
};

/* What a response does to any ship, worked out once: bots play the same cards a million times. */
struct stroke {
    signed char fit; /* 0 to 10 */
    signed char direction,
        order;              /* what both gauges get, the gain of a fitting response included */
    bool creates, delivers; /* a vision; delivers: if one is waiting */
};

/* What a turn did to the ship; a set. */
enum ship_event {
    SHIP_VISION_CREATED = 1, /* also when three were waiting already and the new one is lost */
    SHIP_DELIVERED = 2,
    SHIP_BECALMED = 4,
    SHIP_CAPSIZED = 8
};

struct ship ship_new(void);

/* RESPONSE_NONE is a stroke, too. */
struct stroke stroke_of(const struct card *card, int response);

/* Plays the stroke, steps 2 to 6 of the turn, and returns a set of ship events. `wear` is taken
 * from both gauges after the turn's other changes: 0 except in Endless (`endless_wear`).
 * Here, and without branches where a processor could only guess: bots take millions of turns in a
 * second. */
static inline unsigned ship_play(struct ship *ship, const struct stroke *stroke, int wear)
{
    int delivered = stroke->delivers && ship->visions > 0;
    unsigned events = stroke->creates * SHIP_VISION_CREATED + (unsigned)delivered * SHIP_DELIVERED;
    int waiting = ship->visions + stroke->creates;
    ship->visions = (waiting < VISIONS_MAX ? waiting : VISIONS_MAX) - delivered;
    ship->delivered += delivered;
    ship->points += stroke->fit + POINTS_DELIVERED * delivered;
    int direction = ship->direction + stroke->direction, order = ship->order + stroke->order;
    ship->direction = (direction < GAUGE_FULL ? direction : GAUGE_FULL) - wear;
    ship->order = (order < GAUGE_FULL ? order : GAUGE_FULL) - wear;
    if (ship->direction > 0 && ship->order > 0)
        return events;
    if (ship->direction <= 0) {
        events |= SHIP_BECALMED;
        ship->direction = GAUGE_AFTER_RESCUE;
    }
    if (ship->order <= 0) {
        events |= SHIP_CAPSIZED;
        ship->order = GAUGE_AFTER_RESCUE;
    }
    ship->rescues++;
    ship->points = ship->points > POINTS_RESCUE ? ship->points - POINTS_RESCUE : 0;
    return events;
}

/* Plays `response` to card number `card_index` of the deck, and says what it did. */
struct turn ship_turn(struct ship *ship, const struct deck *deck, int card_index, int response,
                      int wear);

/* Endless: what turn number `turn` (from 1) takes from both gauges. */
int endless_wear(int turn);

#endif
