/* Cards and decks as plain values. Texts and arrays are borrowed: whoever read the deck owns them
 * (store/deck.h) and they outlive the game. */
#ifndef EVENKEEL_RULES_CARD_H
#define EVENKEEL_RULES_CARD_H

#include <stdbool.h>
#include <stdint.h>

#include "rules/scale.h"

enum {
    RESPONSES_MIN = 2,
    RESPONSES_MAX = 4,
    RESPONSE_NONE = -1, /* no answer: a hard timer ran out, "-" in a picks file */
    CARD_NONE = -1,
    DECK_CARDS_MAX = 200000,
    DECK_KINDS = SCALE_STEPS * LENS_COUNT
};

struct response {
    const char *text;
    const char *why; /* "" when the deck gives none */
    int approach;    /* SCALE_MIN to SCALE_MAX */
    enum quality quality;
    int leads_to;     /* index of a card in the deck, or CARD_NONE */
    int text_letters; /* characters of the text, for the bot that takes the longest */
};

struct deck_source; /* store/deck_source.h */

struct card {
    const char *id;
    const char *title;
    const char *situation;
    const char *picture; /* path inside the deck, or NULL */
    const struct deck_source
        *source;         /* what the picture is read from by whoever draws it, or NULL */
    const char *discuss; /* "" when the deck gives none */
    int context;         /* SCALE_MIN to SCALE_MAX */
    enum lens lens;
    bool only_follow_up;
    int response_count;
    struct response responses[RESPONSES_MAX];
};

/* One of the decks that a deck was mixed of (store/deck_mix.h). */
struct deck_part {
    const char *id, *title, *version, *license;
    int first_card; /* its cards go on to the next part's first */
};

struct deck {
    const char *id;
    const char *title;
    const char *language; /* BCP 47 */
    const char *version;  /* "" when the deck gives none */
    const char *license;
    const char *author;
    const char *about;
    const struct card *cards;
    int card_count;
    /* The dealable cards' indices by kind, written by deck_index. */
    const int *by_kind;
    int kind_start[DECK_KINDS + 1];
    /* What it was mixed of, by id; none for a deck of its own. */
    const struct deck_part *parts;
    int part_count;
};

/* Sorts the dealable cards by kind into `by_kind` (room for card_count, kept, borrowed). Call once,
 * when the cards are complete; a deck that is never dealt from can do without. */
void deck_index(struct deck *deck, int by_kind[]);

/* A card's kind: its context and lens in one number, 0 to DECK_KINDS - 1. */
int card_kind(const struct card *card);

/* The points of fit that RULES gives for a response, 0 to 10. RESPONSE_NONE gives 0. */
int card_fit(const struct card *card, int response);

/* The highest fit among the card's responses, and the first response that has it. */
int card_best_fit(const struct card *card);
int card_best_response(const struct card *card);

/* 'A' to 'D', '-' for RESPONSE_NONE; and back from A–D, a–d, 1–4 or '-' (false for anything else,
 * and for a letter past the card's last response). */
char response_letter(int response);
bool response_from_letter(const struct card *card, char letter, int *response);

/* The card with this id, or CARD_NONE. */
int deck_find(const struct deck *deck, const char *id);

/* The part that a card of a mix comes from; NULL in a deck of its own. */
const struct deck_part *deck_part_of(const struct deck *deck, int card);

/* How many cards may be dealt from the start (those not marked only_follow_up). */
int deck_dealable(const struct deck *deck);

/* A number that another version of the deck hardly shares: made of everything that a deal or a
 * score depends on (ids, contexts, lenses, approaches, qualities, follow-ups), not of the wording.
 * FNV-1a, 64 bit. */
uint64_t deck_fingerprint(const struct deck *deck);

#endif
