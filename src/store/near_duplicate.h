/* Situations that say nearly the same: pairs of texts whose word trigrams have a Jaccard similarity
 * of 0.8 or more (DECKS). Found without comparing every pair: two sets that similar share one of
 * their rarest trigrams, so only those are looked up (prefix filtering; Bayardo, Ma and Srikant
 * 2007, "Scaling up all pairs similarity search"). */
#ifndef EVENKEEL_STORE_NEAR_DUPLICATE_H
#define EVENKEEL_STORE_NEAR_DUPLICATE_H

#include <stdbool.h>

struct near_duplicate {
    int first, second; /* indices of the texts, first < second */
};

/* Calls `found` for every text that is a near-duplicate of an earlier one, once, with the earliest
 * such. Letters in either case are the same, punctuation does not count; a text of fewer than three
 * words is compared as a whole. False: so many texts are made of so few words that the search was
 * given up, and some may not have been found. */
bool near_duplicates(const char *const texts[], int text_count,
                     void (*found)(void *context, struct near_duplicate pair), void *context);

#endif
