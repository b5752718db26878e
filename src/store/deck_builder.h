/* From raw cards to a deck: every field checked, every problem named, what is broken left out. The
 * formats' readers feed it card by card. */
#ifndef EVENKEEL_STORE_DECK_BUILDER_H
#define EVENKEEL_STORE_DECK_BUILDER_H

#include "store/deck.h"
#include "store/id_table.h"
#include "store/raw_card.h"

struct pending_lead;

struct deck_builder {
    struct deck_file *file;
    const char *name; /* of the file, for problems */
    struct id_table ids;
    int *card_of_id; /* by the number in `ids`: index in file->cards, or CARD_NONE when left out */
    struct place *place_of_id;
    size_t id_count, id_capacity, id_place_capacity;
    size_t card_capacity, place_capacity;
    struct pending_lead *leads;
    size_t lead_count, lead_capacity;
};

/* A text of the deck's own, trimmed and tamed; NULL when nothing is left of it. For readers filling
 * a raw card. */
const char *deck_builder_text(struct deck_builder *builder, const char *bytes, size_t byte_count);

/* Notes a problem of a card that is being read; its words get the card's name before them later. */
void raw_card_problem(struct deck_builder *builder, struct raw_card *card, enum severity severity,
                      struct place place, int response, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* Hands the problems noted for the card over to the file's, with the card's name before their
 * words. */
void raw_card_report(struct deck_builder *builder, struct raw_card *card);

void deck_builder_init(struct deck_builder *builder, struct deck_file *file);

/* Checks one card and keeps it or leaves it out. The raw card may be used again afterwards. */
void deck_builder_card(struct deck_builder *builder, struct raw_card *raw);

/* Checks the deck's own fields, ties up the follow-ups and fills file->deck. `refused`: the reader
 * gave up before the end. */
void deck_builder_finish(struct deck_builder *builder, const struct raw_deck *raw, bool refused);
void deck_builder_release(struct deck_builder *builder);

#endif
