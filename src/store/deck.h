/* A deck as it lies on the disk: read, checked, and held for as long as it is played. One loader
 * for every format (DECKS). */
#ifndef EVENKEEL_STORE_DECK_H
#define EVENKEEL_STORE_DECK_H

#include <stdbool.h>

#include "base/error.h"
#include "base/path.h"
#include "rules/card.h"
#include "store/deck_source.h"
#include "store/play_check.h"
#include "store/problem.h"

enum { DECK_BYTES_MAX = 256 << 20 };

struct translation;

/* Zeroed is empty. `deck` borrows from the rest: not to be moved or copied once it is loaded. */
struct deck_file {
    struct deck deck; /* what can be played; indexed */
    bool playable;    /* false: the deck is refused, or no card is left */
    char *path;       /* of the deck file, as messages show it; to open the deck: source.path */
    struct deck_source source; /* where its pictures and translations come from */
    int left_out;              /* cards with errors */
    struct problems problems;
    struct play_check play_check; /* filled by deck_file_play */
    struct card *cards;
    struct place *places; /* of the cards, for problems found later */
    int *by_kind;
    struct translation *translations; /* a linked list, by language */
    struct arena arena;
};

/* Reads the deck at `path`, a folder or a file as deck_source_open has it. False, with words, when
 * there is no such file or it cannot be read at all; everything that is wrong inside it is in
 * `problems`, also when the deck is refused (`playable` false). Release in either case. */
bool deck_file_load(struct deck_file *file, const char *path, struct error *error);
void deck_file_release(struct deck_file *file);

/* Builds a deck from a document that is being edited, as if it lay at `path` (for its pictures;
 * NULL: nowhere yet). The problems' places are cards, responses and fields. The file borrows
 * nothing from the document. Release it. */
struct deck_document;
void deck_file_from_document(struct deck_file *file, const struct deck_document *document,
                             const char *path);

/* "deck.yaml: 23 cards loaded, 2 left out, 4 warnings", no line end. */
void deck_file_write_summary(FILE *stream, const struct deck_file *file);

/* Loads a deck that is to be played or scored: its errors go to `problem_stream` (NULL: nowhere),
 * and a deck that cannot be played is an error. */
bool deck_file_open(struct deck_file *file, const char *path, FILE *problem_stream,
                    struct error *error);

/* Adds what can only be seen with all cards in hand (DECKS, the deck-wide warnings) to `problems`,
 * and sorts them: give-aways, coverage, near-duplicates. */
void deck_file_check(struct deck_file *file);

/* Lets bots play the deck, fills `play_check` and adds a warning where it is unfair. Costs a
 * twentieth of a second, where reading costs a hundredth. */
void deck_file_play(struct deck_file *file);

#endif
