/* A deck as its author wrote it: all its fields, cards and responses as texts with their places,
 * good or bad. It is what a deck is converted from and what an editor works on; whether it can be
 * played is deck.h's business.
 *
 * Every text is reached by the tables of fields: field_text(&CARD_FIELDS.fields[i], &card). Texts
 * live in the document's arena and are never written to; to change one, give its raw_text another.
 */
#ifndef EVENKEEL_STORE_DECK_DOCUMENT_H
#define EVENKEEL_STORE_DECK_DOCUMENT_H

#include "base/error.h"
#include "store/deck_format.h"
#include "store/raw_card.h"

/* Zeroed is an empty deck. */
struct deck_document {
    enum deck_format format; /* it was read from */
    char *path;              /* the file it was read from, or NULL */
    bool whole;              /* false: reading stopped at a fault, and the rest is not here */
    struct raw_deck deck;
    struct raw_card *cards; /* in the order of the file; their `responses` hold what is kept */
    int card_count;
    size_t card_capacity;
    struct problems problems; /* what the reader found: syntax, encoding, fields that are not known
                               * and not kept; not whether a value is right */
    struct arena arena;
};

/* Reads the deck at `path`: a folder with a deck, or one file. False, with words, when there is no
 * such file or it cannot be read at all; what is wrong inside it is in `problems`. Release in
 * either case. */
bool deck_document_load(struct deck_document *document, const char *path, struct error *error);

/* The same from bytes, which are changed; `name` is the file's in problems. The document takes
 * nothing over from the bytes. False when reading stopped at a fault (`whole`). */
bool deck_document_read(struct deck_document *document, enum deck_format format, const char *name,
                        char *bytes, size_t byte_count);
void deck_document_release(struct deck_document *document);

/* Gives a field of the document's deck, card or response (`owner`) another text, trimmed and tamed
 * as a reader would do it; NULL or nothing but white space empties it. Its place stays. */
void deck_document_set(struct deck_document *document, const struct field *field, void *owner,
                       const char *words);

/* Adds an empty card at the end, or an empty response to a card. The pointers into `cards`, or into
 * the card's `responses`, are void afterwards. False for one response too many
 * (RAW_RESPONSES_MAX). */
struct raw_card *deck_document_add_card(struct deck_document *document);
bool deck_document_add_response(struct deck_document *document, struct raw_card *card);

/* Whether both hold the same texts in the same order, wherever those stand in their files; an empty
 * field is the same as none. If not, `where` (may be NULL) names the first difference: "card 3
 * ('merger'), response 2, approach: 'both' / nothing". */
bool deck_document_same(const struct deck_document *a, const struct deck_document *b, char where[],
                        size_t room);

#endif
