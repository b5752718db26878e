/* Decks in YAML, and in JSON, which begins with a brace. */
#include "fuzz/deck_checks.h"
#include "fuzz/fuzz.h"

void fuzz_one(const char *bytes, size_t byte_count)
{
    if (byte_count > 0 && bytes[0] == '{')
        check_deck_bytes(bytes, byte_count, DECK_JSON, "deck.json");
    else
        check_deck_bytes(bytes, byte_count, DECK_YAML, "deck.yaml");
}
