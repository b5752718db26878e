/* Voyages with a bot at the helm, many in a row: what the play check and the simulator are made of.
 *
 * Cards, deal, ship and score are those of the game; only the moves in between are left out, and
 * what can be worked out of a card once is not worked out again. A voyage here ends exactly as the
 * same choices end it through game_apply (tests/voyage.c). No allocation, no state besides what is
 * handed in: any number of threads may sail with the same cards. */
#ifndef EVENKEEL_RULES_VOYAGE_H
#define EVENKEEL_RULES_VOYAGE_H

#include "rules/bot.h"
#include "rules/reading.h"

/* A card as a bot sees it. */
struct voyage_card {
    struct stroke strokes[RESPONSES_MAX];
    struct bot_card bot;
    signed char context;
    signed char response_count;
    /* The responses that earn most at once, as a set (1 for A, 2 for B, …): without a vision that
     * waits, and with one. True where both gauges are above `safe`: no response empties one. */
    unsigned char most[2];
    signed char safe;
    signed char best; /* the first best response, par's */
    bool leads;       /* a response leads to another card */
};

/* The responses that earn most at once from this ship, as a set: fit, a delivered vision, a rescue.
 */
unsigned voyage_most(const struct voyage_card *card, const struct ship *ship);

/* Fills `cards`, one for each of the deck's. */
void voyage_cards_fill(struct voyage_card cards[], const struct deck *deck);

/* The cards of one seed. The deck must be indexed; it and `cards` are borrowed. */
struct voyage {
    const struct deck *deck;
    const struct voyage_card *cards;
    uint32_t seed;
    struct deal deal;
    struct ship par; /* of the cards as they were dealt */
};

/* Deals `rounds` cards, 1 to deal_rounds_max(), by the seed, 0 to SEED_MAX. */
void voyage_deal(struct voyage *voyage, const struct deck *deck, const struct voyage_card cards[],
                 int rounds, uint32_t seed);

/* How one voyage went. */
struct passage {
    struct score score;
    int rescues;
    /* The first `rounds` of each: what was played (follow-ups in their place), what was chosen, and
     * the ship before it. */
    int cards[ROUNDS_MAX];
    signed char responses[ROUNDS_MAX];
    struct ship ships[ROUNDS_MAX];
};

/* Sails the voyage once. Its chances are drawn by the seed: another policy, the same cards, the
 * same policy, the same passage. */
void voyage_sail(const struct voyage *voyage, enum policy policy, struct passage *passage);

#endif
