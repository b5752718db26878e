/* A translation beside a good deck: whatever stands in it, the deck plays, and speaks its own
 * language again afterwards. */
#include "store/translation.h"

#include <string.h>

#include "fuzz/fuzz.h"

static const char deck[] =
    "deck: fixture\ntitle: A fixture\nlanguage: en\ncards:\n"
    "  - {id: one, title: One, situation: Something happens., context: mixed, lens: vision,\n"
    "     discuss: What now?, responses: [{text: Yes., approach: both, why: It is.},\n"
    "     {text: No., approach: leadership, why: It is not.}]}\n"
    "  - {id: two, title: Two, situation: Nothing happens., context: stability, lens: success,\n"
    "     responses: [{text: Wait., approach: management, why: So.}, {text: Go., approach: both,\n"
    "     why: Not so.}, {text: Run., approach: leadership, why: Never.}]}\n";

void fuzz_one(const char *bytes, size_t byte_count)
{
    struct deck_file file;
    fuzz_file("deck.yaml", deck, sizeof deck - 1);
    /* The first byte says which format it is: most are YAML. */
    if (byte_count > 0 && bytes[0] == ',')
        fuzz_file("deck.de.csv", bytes + 1, byte_count - 1);
    else
        fuzz_file("deck.de.csv", "", 0);
    fuzz_file("deck.de.yaml", bytes, byte_count);
    fuzz_check(deck_file_load(&file, fuzz_folder(), NULL));
    fuzz_check(file.playable && file.deck.card_count == 2);
    uint64_t before = deck_fingerprint(&file.deck);
    deck_file_use_language(&file, "de");
    fuzz_check(deck_fingerprint(&file.deck) == before);
    for (int i = 0; i < file.deck.card_count; i++) {
        const struct card *card = &file.deck.cards[i];
        fuzz_check(card->title[0] != '\0' && card->situation[0] != '\0');
        for (int j = 0; j < card->response_count; j++)
            fuzz_check(card->responses[j].text[0] != '\0' && card->responses[j].why[0] != '\0');
    }
    deck_file_use_language(&file, "en");
    fuzz_check(strcmp(file.deck.title, "A fixture") == 0);
    fuzz_check(strcmp(file.deck.cards[1].responses[2].text, "Run.") == 0);
    deck_file_release(&file);
}
