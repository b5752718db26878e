/* The boxes of Practice, as the database keeps them: by deck and card, so that a card is in the
 * same box whatever its deck is mixed with. */
#ifndef EVENKEEL_STORE_PRACTICE_H
#define EVENKEEL_STORE_PRACTICE_H

#include "rules/practice.h"
#include "store/database.h"

/* A card that has come to a box. */
struct kept_box {
    const char *deck, *card; /* ids; of a mix the part's, and without its prefix */
    int box;                 /* from 1 */
    int due;                 /* a day */
};

/* The ids that a deck's card is kept under, borrowed from the deck. */
void practice_key(const struct deck *deck, int card, const char **deck_id, const char **card_id);

/* Where each of the deck's cards is; those that are nowhere, or of which nonsense is kept, are new.
 * `places` has room for card_count. */
void practice_load(struct database *database, const struct deck *deck,
                   struct practice_place places[]);

/* Writes boxes within a transaction that runs. */
bool practice_write(struct database *database, const struct kept_box boxes[], int count);

/* The first score, in percent, of a voyage of this session code that was sailed to its end; -1:
 * there is none. */
int practice_score_of_code(struct database *database, const char *code);

#endif
