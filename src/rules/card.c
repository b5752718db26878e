#include "rules/card.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* RULES, "One turn", step 1. */
static const int fit_by_distance[SCALE_STEPS] = {10, 8, 4, 1, 0};

int card_fit(const struct card *card, int response)
{
    if (response == RESPONSE_NONE)
        return 0;
    assert(response >= 0 && response < card->response_count);
    const struct response *chosen = &card->responses[response];
    int fit = fit_by_distance[abs(card->context - chosen->approach)];
    switch (chosen->quality) {
    case QUALITY_SOUND:
        return fit;
    case QUALITY_WEAK:
        return fit / 2;
    case QUALITY_HARMFUL:
        break;
    }
    return 0;
}

int card_best_response(const struct card *card)
{
    int best = 0;
    for (int i = 1; i < card->response_count; i++)
        if (card_fit(card, i) > card_fit(card, best))
            best = i;
    return best;
}

int card_best_fit(const struct card *card)
{
    return card_fit(card, card_best_response(card));
}

char response_letter(int response)
{
    return response == RESPONSE_NONE ? '-' : (char)('A' + response);
}

bool response_from_letter(const struct card *card, char letter, int *response)
{
    static const char letters[] = "ABCDabcd1234";
    int found = RESPONSE_NONE;
    if (letter != '-') {
        const char *place = memchr(letters, letter, sizeof letters - 1);
        if (place == NULL)
            return false;
        found = (int)(place - letters) % RESPONSES_MAX;
    }
    if (found >= card->response_count)
        return false;
    *response = found;
    return true;
}

int deck_find(const struct deck *deck, const char *id)
{
    for (int i = 0; i < deck->card_count; i++)
        if (strcmp(deck->cards[i].id, id) == 0)
            return i;
    return CARD_NONE;
}

const struct deck_part *deck_part_of(const struct deck *deck, int card)
{
    for (int part = deck->part_count - 1; part >= 0; part--)
        if (deck->parts[part].first_card <= card)
            return &deck->parts[part];
    return NULL;
}

int card_kind(const struct card *card)
{
    return (card->context - SCALE_MIN) * LENS_COUNT + (int)card->lens;
}

void deck_index(struct deck *deck, int by_kind[])
{
    int counts[DECK_KINDS] = {0};
    for (int i = 0; i < deck->card_count; i++)
        if (!deck->cards[i].only_follow_up)
            counts[card_kind(&deck->cards[i])]++;
    deck->kind_start[0] = 0;
    for (int kind = 0; kind < DECK_KINDS; kind++)
        deck->kind_start[kind + 1] = deck->kind_start[kind] + counts[kind];
    int next[DECK_KINDS];
    memcpy(next, deck->kind_start, sizeof next);
    for (int i = 0; i < deck->card_count; i++)
        if (!deck->cards[i].only_follow_up)
            by_kind[next[card_kind(&deck->cards[i])]++] = i;
    deck->by_kind = by_kind;
}

int deck_dealable(const struct deck *deck)
{
    if (deck->by_kind != NULL)
        return deck->kind_start[DECK_KINDS];
    int count = 0;
    for (int i = 0; i < deck->card_count; i++)
        count += !deck->cards[i].only_follow_up;
    return count;
}

static uint64_t mix_byte(uint64_t hash, unsigned char byte)
{
    return (hash ^ byte) * UINT64_C(0x100000001b3);
}

static uint64_t mix_text(uint64_t hash, const char *text)
{
    do
        hash = mix_byte(hash, (unsigned char)*text);
    while (*text++ != '\0');
    return hash;
}

uint64_t deck_fingerprint(const struct deck *deck)
{
    uint64_t hash = mix_text(UINT64_C(0xcbf29ce484222325), deck->id);
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        hash = mix_text(hash, card->id);
        hash = mix_byte(hash, (unsigned char)(card->context - SCALE_MIN));
        hash = mix_byte(hash, (unsigned char)card->lens);
        hash = mix_byte(hash, card->only_follow_up);
        for (int j = 0; j < card->response_count; j++) {
            const struct response *response = &card->responses[j];
            hash = mix_byte(hash, (unsigned char)(response->approach - SCALE_MIN));
            hash = mix_byte(hash, (unsigned char)response->quality);
            for (int shift = 0; shift < 32; shift += 8)
                hash = mix_byte(hash, (unsigned char)((uint32_t)response->leads_to >> shift));
        }
    }
    return hash;
}
