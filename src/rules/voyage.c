#include "rules/voyage.h"

#include <string.h>

/* The deal's own generator is number 1. */
enum { STREAM_BOT = 2 };

/* As voyage_most, from any ship. */
static unsigned find_most(const struct voyage_card *card, const struct ship *ship)
{
    unsigned found = 0;
    int most = 0;
    for (int i = 0; i < card->response_count; i++) {
        struct ship after = *ship;
        ship_play(&after, &card->strokes[i], 0);
        if (after.points > most) {
            found = 0;
            most = after.points;
        }
        if (after.points == most)
            found |= 1u << i;
    }
    return found;
}

unsigned voyage_most(const struct voyage_card *card, const struct ship *ship)
{
    if (ship->direction > card->safe && ship->order > card->safe)
        return card->most[ship->visions > 0];
    return find_most(card, ship);
}

static int most_lost(const struct stroke *stroke)
{
    return stroke->direction < stroke->order ? -stroke->direction : -stroke->order;
}

static void fill_most(struct voyage_card *card)
{
    struct ship ship = ship_new();
    for (int i = 0; i < card->response_count; i++)
        if (most_lost(&card->strokes[i]) > card->safe)
            card->safe = (signed char)most_lost(&card->strokes[i]);
    for (int visions = 0; visions < 2; visions++) {
        ship.visions = visions;
        card->most[visions] = (unsigned char)find_most(card, &ship);
    }
}

void voyage_cards_fill(struct voyage_card cards[], const struct deck *deck)
{
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        cards[i] = (struct voyage_card){
            .bot = bot_card_of(card),
            .context = (signed char)card->context,
            .response_count = (signed char)card->response_count,
            .best = (signed char)card_best_response(card),
        };
        for (int j = 0; j < card->response_count; j++) {
            cards[i].strokes[j] = stroke_of(card, j);
            cards[i].leads = cards[i].leads || card->responses[j].leads_to != CARD_NONE;
        }
        fill_most(&cards[i]);
    }
}

/* The ship of the best responses. */
static struct ship par_of(const struct voyage_card cards[], const int dealt[], int rounds)
{
    struct ship par = ship_new();
    for (int round = 0; round < rounds; round++) {
        const struct voyage_card *card = &cards[dealt[round]];
        ship_play(&par, &card->strokes[card->best], 0);
    }
    return par;
}

void voyage_deal(struct voyage *voyage, const struct deck *deck, const struct voyage_card cards[],
                 int rounds, uint32_t seed)
{
    voyage->deck = deck;
    voyage->cards = cards;
    voyage->seed = seed;
    deal_cards(&voyage->deal, deck, WAY_VOYAGE, 1, rounds, seed);
    voyage->par = par_of(cards, voyage->deal.cards[0], rounds);
}

void voyage_sail(const struct voyage *voyage, enum policy policy, struct passage *passage)
{
    int rounds = voyage->deal.rounds;
    int *dealt = passage->cards;
    struct random random = random_seeded(voyage->seed, STREAM_BOT);
    struct ship ship = ship_new();
    struct tally tally;
    bool as_dealt = true;
    tally_clear_fit(&tally);
    memcpy(dealt, voyage->deal.cards[0], (size_t)rounds * sizeof *dealt);
    enum act act = ACT_CALM;
    int act_end = act_length(rounds, act);
    for (int round = 0; round < rounds; round++) {
        while (round >= act_end)
            act_end += act_length(rounds, ++act);
        const struct voyage_card *card = &voyage->cards[dealt[round]];
        int response = bot_take(policy, &card->bot, ship.direction - ship.order, act, &random);
        const struct stroke *stroke = &card->strokes[response];
        passage->responses[round] = (signed char)response;
        passage->ships[round] = ship;
        ship_play(&ship, stroke, 0);
        tally_add_fit(&tally, card->context, stroke->fit, card->strokes[card->best].fit);
        if (!card->leads)
            continue;
        int target = voyage->deck->cards[dealt[round]].responses[response].leads_to;
        if (target != CARD_NONE && deal_follow_up(dealt, rounds, round, target))
            as_dealt = false;
    }
    struct ship par = as_dealt ? voyage->par : par_of(voyage->cards, dealt, rounds);
    passage->score = score_of(&tally, &ship, &par);
    passage->rescues = ship.rescues;
}
