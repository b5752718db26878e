/* A sitting of Practice: what is due in the boxes, dealt on the decks that are to be played. */
#ifndef EVENKEEL_SESSION_SITTING_H
#define EVENKEEL_SESSION_SITTING_H

#include "session/session.h"
#include "store/practice.h"

/* Makes the setup one of Practice. The database may be NULL: then all cards are new. False, with
 * words that say when to come back, when there is nothing to practise today. */
bool sitting_prepare(struct session_setup *setup, const struct deck *deck,
                     struct database *database, struct error *error);

/* What there is to practise today: "12 cards are due today.", or when to come back. False: nothing.
 */
enum { SITTING_WORDS_BYTES = 160 };
bool sitting_today(char words[SITTING_WORDS_BYTES], const struct deck *deck,
                   struct database *database);

/* When what was practised is due next: "7 cards are due tomorrow", …; "" when nothing is in a box.
 * Looks at all of the deck's boxes. */
void sitting_next(char words[SITTING_WORDS_BYTES], const struct deck *deck,
                  struct database *database);

/* "From box 2 to box 3: it comes again on Friday, 27 November.", of a card that has been read. */
void sitting_box_words(char words[SITTING_WORDS_BYTES], int box_before, int box_after);

/* Makes the setup the day's voyage. `*score` is what it was sailed with, the first time; -1: it was
 * not yet. */
void sitting_daily(struct session_setup *setup, const struct deck *deck, struct database *database,
                   int *score);

/* The code of a day's voyage with installed decks, by their names: "core/school", "" is the core
 * deck. False: they are not there. */
bool sitting_daily_code(char text[CODE_BYTES], const char *deck_names, int day);

/* What the day's voyage is, with its code; once it was sailed, with the score that counts. */
void sitting_daily_words(char words[SITTING_WORDS_BYTES], const struct deck *deck,
                         struct database *database);

#endif
