/* The day's voyage: the same cards for everybody who has the same version of the deck. */
#ifndef EVENKEEL_RULES_DAILY_H
#define EVENKEEL_RULES_DAILY_H

#include "rules/game.h"

/* Twelve cards, or as many as a small deck has, in the Standard difficulty. The seed is made of the
 * day (base/day.h) and the deck's fingerprint. The deck must be indexed. */
void daily_setup(struct game_setup *setup, const struct deck *deck, int day);

#endif
