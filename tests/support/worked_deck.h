/* The deck of the worked sessions, tests/vectors/deck.yaml. */
#ifndef EVENKEEL_TESTS_SUPPORT_WORKED_DECK_H
#define EVENKEEL_TESTS_SUPPORT_WORKED_DECK_H

#include "store/deck.h"

/* Loads it; the test fails when it cannot be played. Release it with deck_file_release. */
void worked_deck_load(struct deck_file *file);

/* One for all tests of a file: the setup and the teardown of their group. */
extern struct deck_file worked_deck;
int worked_deck_open(void **state);
int worked_deck_close(void **state);

#endif
