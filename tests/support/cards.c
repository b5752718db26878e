#include "support/cards.h"

#include <stdio.h>

#include "support/check.h"

struct card card_offering(int context, const int approaches[], int count)
{
    struct card card = {.id = "card",
                        .title = "A card",
                        .situation = "A situation.",
                        .discuss = "",
                        .context = context,
                        .lens = LENS_VISION,
                        .response_count = count};
    for (int i = 0; i < count; i++)
        card.responses[i] = (struct response){.text = "A response.",
                                              .why = "A why.",
                                              .approach = approaches[i],
                                              .leads_to = CARD_NONE,
                                              .text_letters = 11};
    return card;
}

struct card card_plain(int context)
{
    static const int usual[] = {-2, 0, 2};
    const int with_match[] = {-2, context, 0, 2};
    if (context % 2 == 0)
        return card_offering(context, usual, COUNT(usual));
    return card_offering(context, with_match, COUNT(with_match));
}

int sample_deck_add(struct sample_deck *sample, struct card card)
{
    int index = sample->deck.card_count++;
    assert_true(index < SAMPLE_CARDS_MAX);
    snprintf(sample->ids[index], sizeof sample->ids[index], "c%d", index + 1);
    card.id = sample->ids[index];
    sample->cards[index] = card;
    return index;
}

void sample_deck_finish(struct sample_deck *sample)
{
    struct deck *deck = &sample->deck;
    deck->id = "sample";
    deck->title = "Sample";
    deck->language = "en";
    deck->version = deck->license = deck->author = deck->about = "";
    deck->cards = sample->cards;
    deck_index(deck, sample->by_kind);
}

void sample_deck_even(struct sample_deck *sample, int count)
{
    *sample = (struct sample_deck){0};
    for (int i = 0; i < count; i++) {
        struct card card = card_plain(SCALE_MIN + i % SCALE_STEPS);
        card.lens = (enum lens)(1 + i % (LENS_COUNT - 1));
        sample_deck_add(sample, card);
    }
    sample_deck_finish(sample);
}

void sample_deck_random(struct sample_deck *sample, int count, struct random *random)
{
    *sample = (struct sample_deck){0};
    for (int i = 0; i < count; i++) {
        int approaches[RESPONSES_MAX];
        int responses = RESPONSES_MIN +
                        (int)random_below(random, RESPONSES_MAX - RESPONSES_MIN + 1);
        for (int j = 0; j < responses; j++)
            approaches[j] = SCALE_MIN + (int)random_below(random, SCALE_STEPS);
        int fitting = (int)random_below(random, (uint32_t)responses);
        struct card card = card_offering(SCALE_MIN + (int)random_below(random, SCALE_STEPS),
                                         approaches, responses);
        for (int j = 0; j < responses; j++)
            card.responses[j].quality = (enum quality)random_below(random, QUALITY_COUNT);
        card.responses[fitting].approach = card.context;
        card.responses[fitting].quality = QUALITY_SOUND;
        card.lens = (enum lens)random_below(random, LENS_COUNT);
        sample_deck_add(sample, card);
    }
    sample_deck_finish(sample);
}
