/* Words that give a card's answer away, found in two ways.
 *
 * In a deck in English, the words of the key itself (change, stable, lead, manage, in their forms):
 * where the situations that have one of them lie on its side of the scale, or the responses do,
 * nobody has to read on. In any language, words that stand in situations of one kind nearly alone,
 * more often than chance would have it in one deck of a hundred: a player learns them in a few
 * voyages. */
#ifndef EVENKEEL_STORE_GIVEAWAY_WORDS_H
#define EVENKEEL_STORE_GIVEAWAY_WORDS_H

#include <stdbool.h>

#include "rules/card.h"

struct giveaway_words {
    const char *words; /* "'change', 'changing'"; only valid during the call */
    int word_count;
    bool in_responses; /* counted by response and approach; otherwise by card (title and situation)
                          and context */
    int side;          /* -1 stability or management, 0 mixed, 1 change or leadership */
    int count;         /* cards or responses that have one of the words */
    int on_side;       /* those of them that are on that side */
};

/* Calls `found` for each word, or group of words, that gives away. */
void giveaway_words(const struct deck *deck,
                    void (*found)(void *context, const struct giveaway_words *giveaway),
                    void *context);

#endif
