/* Decks as their authors wrote them, for tests that change and write them. */
#ifndef EVENKEEL_TESTS_SUPPORT_DOCUMENT_H
#define EVENKEEL_TESTS_SUPPORT_DOCUMENT_H

#include "base/random.h"
#include "store/deck_document.h"

/* Reads a YAML deck, with keys from 1 for cards and for responses; the test fails when it holds a
 * fault. Release it. */
void document_read(struct deck_document *document, const char *bytes, size_t byte_count);

enum change { CHANGE_TEXT, CHANGE_ADD, CHANGE_REMOVE, CHANGE_MOVE };
enum { CHANGES = 4 };

/* One change by chance, of the deck, a card or a response, as an author might make it. */
enum change document_change(struct deck_document *document, struct random *dice);

/* A deck by chance as a YAML file, written in many ways: styles, indentation, comments, blank
 * lines, line ends. free() it. */
char *document_random_yaml(struct random *dice, size_t *byte_count);

#endif
