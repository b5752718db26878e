#include "store/deck_overview.h"

void deck_overview(struct deck_overview *overview, const struct deck_file *file)
{
    const struct deck *deck = &file->deck;
    *overview = (struct deck_overview){
        .cards = deck->card_count,
        .dealable = file->playable ? deck_dealable(deck) : 0,
        .left_out = file->left_out,
        .errors = file->problems.error_count,
        .warnings = file->problems.warning_count,
    };
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        overview->contexts[card->context - SCALE_MIN]++;
        overview->lenses[card->lens]++;
        overview->pictures += card->picture != NULL;
    }
}
