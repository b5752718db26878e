/* From raw cards to a deck: every field checked, every problem named, what is broken left out. The
 * formats' readers feed it card by card. */
#ifndef EVENKEEL_STORE_DECK_BUILDER_H
#define EVENKEEL_STORE_DECK_BUILDER_H

#include "store/deck.h"
#include "store/id_table.h"
#include "store/picture.h"
#include "store/raw_card.h"

struct pending_lead;

struct deck_builder {
    struct deck_file *file;
    struct raw_notes notes; /* the file's own name, problems and arena */
    struct id_table ids;
    struct picture_checks pictures;
    int *card_of_id; /* by the number in `ids`: index in file->cards, or CARD_NONE when left out */
    struct place *place_of_id;
    size_t id_count, id_capacity, id_place_capacity;
    size_t card_capacity, place_capacity;
    struct pending_lead *leads;
    size_t lead_count, lead_capacity;
};

void deck_builder_init(struct deck_builder *builder, struct deck_file *file);

/* Checks one card and keeps it or leaves it out. The raw card may be used again afterwards. */
void deck_builder_card(struct deck_builder *builder, struct raw_card *raw);

/* Checks the deck's own fields, ties up the follow-ups and fills file->deck. `refused`: the reader
 * gave up before the end. */
void deck_builder_finish(struct deck_builder *builder, const struct raw_deck *raw, bool refused);
void deck_builder_release(struct deck_builder *builder);

#endif
