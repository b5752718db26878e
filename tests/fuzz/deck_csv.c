/* Decks in CSV. */
#include "fuzz/deck_checks.h"
#include "fuzz/fuzz.h"

void fuzz_one(const char *bytes, size_t byte_count)
{
    check_deck_bytes(bytes, byte_count, DECK_CSV, "deck.csv");
}
