/* A deck on paper: one HTML page that prints as a game. In this order:
 *
 *     1     how to print and cut             3     the choices: a PICKS.csv to fill in by hand
 *     2     how to play on paper             4     the ships' logs, two on a page
 *     5, 6  voting cards and a cover card, and their neutral backs
 *     7 …   the cards, fronts on odd pages, backs on the page after
 *     then  the facilitator's key
 *
 * A card's front is the situation, its back the responses. Backs stand mirrored, row by row, so
 * that both meet when the paper is turned on its long edge. Cards are of poker size, nine on a
 * page. Type gets smaller with the length of the texts, down to TYPE_LEAST; where that is not
 * enough for one card, all cards are larger, four on a page; what is longer still ends with a mark
 * on the card and stands whole in the key. Nothing needs the network or a script. */
#ifndef EVENKEEL_STORE_PRINTOUT_H
#define EVENKEEL_STORE_PRINTOUT_H

#include <stdio.h>

#include "base/error.h"
#include "store/deck.h"
#include "store/printout_fit.h"

enum paper { PAPER_A4, PAPER_LETTER };
enum { PER_PAGE_BY_LENGTH = 0, PER_PAGE_LARGE = 4, PER_PAGE_SMALL = 9 };

/* More cards than anybody prints: a browser would not open the page. */
enum { PRINTOUT_CARDS_MAX = 2000 };

/* Zeroed is empty. Borrows the deck. */
struct printout {
    const struct deck_file *file;
    const struct deck *deck;
    const char *name;      /* of the deck for evenkeel score: its id, or what a caller sets */
    const char *language;  /* of the deck's texts */
    const char *direction; /* "ltr" or "rtl", by the language */
    enum paper paper;
    const struct card_size *size;
    struct card_fit *fits;     /* one a card */
    int crowded_count;         /* cards that are too much for the small size */
    const char *first_crowded; /* their first one's id */
    int continued_count;       /* cards that end in the key */
    int sheet_count;           /* of cards; two pages each */
    struct error failed;       /* a picture that is there and could not be read, or zeroed */
    struct arena arena;
};

/* The deck as it stands in `file`; `language` is the one it was told to speak
 * (deck_file_choose_language), NULL its own. At most PRINTOUT_CARDS_MAX cards. `per_page` is one of
 * the three above. */
void printout_init(struct printout *printout, const struct deck_file *file, const char *language,
                   enum paper paper, int per_page);
void printout_release(struct printout *printout);

void printout_print(struct printout *printout, FILE *stream);

/* Writes it to a file, whole or not at all. False, with words that name the file and the reason. */
bool printout_save(struct printout *printout, const char *path, struct error *error);

#endif
