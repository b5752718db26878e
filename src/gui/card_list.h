/* Which cards of the open deck a page shows: those that fit the words typed, in the deck's order.
 * Free of SDL. */
#ifndef EVENKEEL_GUI_CARD_LIST_H
#define EVENKEEL_GUI_CARD_LIST_H

#include "store/deck.h"

enum { CARD_FILTER_BYTES = 64 };

/* Zeroed is empty. */
struct card_list {
    char filter[CARD_FILTER_BYTES];
    bool faulty_only; /* those with problems */
    int *cards;       /* indices in the deck */
    int count;
    /* Of every card of the deck, how bad its worst problem is. */
    unsigned char *marks; /* enum card_mark */
    int faulty_count;
};

enum card_mark { CARD_FINE, CARD_HINT, CARD_FAULT };

/* After a change of the deck or its problems; then, and after a change of what is to be shown, the
 * list is filled. `language` is that of the texts to be searched. */
void card_list_mark(struct card_list *list, const struct deck_file *file,
                    const struct problems *problems);
void card_list_fill(struct card_list *list, const struct deck_file *file, const char *language);
void card_list_release(struct card_list *list);

/* Where in the list a card stands; the place before which it would stand when it is not in it, at
 * most the last. -1 when the list is empty. */
int card_list_place(const struct card_list *list, int card);

#endif
