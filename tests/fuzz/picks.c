/* Picks of a session on paper, for the deck of the worked sessions: what is good is scored. */
#include "store/picks.h"

#include <stdlib.h>

#include "fuzz/fuzz.h"
#include "support/worked_deck.h"

static struct deck_file file;
static struct picks picks;

static void release_deck(void)
{
    deck_file_release(&file);
}

void fuzz_one(const char *bytes, size_t byte_count)
{
    static struct turn turns[ROUNDS_MAX];
    struct error error = {0};
    if (file.path == NULL) {
        worked_deck_load(&file);
        atexit(release_deck);
    }
    if (picks_load(&picks, fuzz_file("picks.csv", bytes, byte_count), &file.deck, &error)) {
        fuzz_check(picks.seat_count >= 0 && picks.seat_count <= SEATS_MAX);
        for (int i = 0; picks.problems.error_count == 0 && i < picks.seat_count; i++) {
            struct reading reading = picks_score(&picks, &file.deck, i, turns);
            fuzz_check(reading.points >= 0 || reading.points < 0);
        }
    } else {
        fuzz_check(error.words[0] != '\0');
    }
    picks_release(&picks);
}
