/* The deck format as a JSON Schema, for editors: with it they complete a field's name and its
 * values, show what it is for, and underline what is wrong. Made from the tables that the readers
 * read by (raw_card.h), so that it cannot say anything else. Draft 7, which is what the editors'
 * language servers speak.
 *
 * A schema sees less than deck check: not whether a response fits, nor whether an id is there. What
 * it refuses, deck check refuses or warns of; but fields and words are expected in small letters.
 */
#ifndef EVENKEEL_STORE_DECK_SCHEMA_H
#define EVENKEEL_STORE_DECK_SCHEMA_H

#include <stdio.h>

/* What the schema's file is called where it lies beside decks. */
#define DECK_SCHEMA_NAME "deck.schema.json"

enum schema_kind { SCHEMA_DECK, SCHEMA_TRANSLATION };

/* Writes the schema of a deck or of a deck's translation. */
void deck_schema_write(FILE *stream, enum schema_kind kind);

#endif
