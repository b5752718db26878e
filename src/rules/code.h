/* The session code: a deal that can be written on a flip chart and typed in again. Twelve letters
 * of Crockford's base 32 in three groups, "7KQ2-M0XD-94TB"; the last is a check letter that finds
 * every single wrong letter and every two neighbours swapped. */
#ifndef EVENKEEL_RULES_CODE_H
#define EVENKEEL_RULES_CODE_H

#include <stdint.h>

#include "rules/game.h"

enum { CODE_BYTES = 15 }; /* three groups, two hyphens, NUL */

struct code {
    uint32_t seed; /* 0 to SEED_MAX */
    int rounds;    /* 1 to ROUNDS_MAX */
    enum way way;
    enum difficulty difficulty;
    unsigned deck_mark; /* code_deck_mark() of the deck it was made for */
};

enum code_fault {
    CODE_GOOD,
    CODE_WRONG_LENGTH,
    CODE_WRONG_LETTER,
    CODE_WRONG_CHECK, /* mistyped somewhere */
    CODE_FROM_LATER   /* well-formed, but made by a later version of the game */
};

/* Eleven bits of the deck's fingerprint: tells another version of the deck, once in 2048 not. */
unsigned code_deck_mark(const struct deck *deck);

void code_write(char text[CODE_BYTES], const struct code *code);

/* Reads a code as people type it: any case, with or without hyphens and spaces, O for 0, I and L
 * for 1. */
enum code_fault code_read(const char *text, struct code *code);

/* The sentence for a fault, without the code itself. */
const char *code_fault_words(enum code_fault fault);

#endif
