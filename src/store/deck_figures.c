#include "store/deck_figures.h"

/* Whether response `best` is longer (sign 1) or shorter (sign -1) than all others of its card. */
static bool stands_out(const struct card *card, int best, int sign)
{
    for (int i = 0; i < card->response_count; i++)
        if (i != best &&
            sign * (card->responses[best].text_letters - card->responses[i].text_letters) <= 0)
            return false;
    return true;
}

struct deck_figures deck_figures_of(const struct deck *deck)
{
    struct deck_figures figures = {.cards = deck->card_count, .dealable = deck_dealable(deck)};
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        int best = card_best_response(card);
        figures.contexts[card->context - SCALE_MIN]++;
        figures.lenses[card->lens]++;
        figures.longest += stands_out(card, best, 1);
        figures.shortest += stands_out(card, best, -1);
        figures.places[best]++;
    }
    return figures;
}
