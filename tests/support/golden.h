/* Texts that were looked at once and accepted: a seed catalogue, transcripts, messages.
 *
 * A difference fails the test, names the first line that differs, and leaves the new text in the
 * build folder, to be compared by a person. When the change is meant, EVENKEEL_ACCEPT=1 makes the
 * tests write their new texts over the old ones (see tests/README.md). */
#ifndef EVENKEEL_TESTS_SUPPORT_GOLDEN_H
#define EVENKEEL_TESTS_SUPPORT_GOLDEN_H

#include <stdbool.h>

/* Compares with the file `name`, a path in tests/. True when they are the same, or accepted;
 * otherwise the difference has been printed, and the caller fails when it has looked at
 * everything. */
bool golden_same(const char *name, const char *text);

#endif
