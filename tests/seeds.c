/* The seed catalogue: what seeds give on the worked deck. A change of the dealing shows as a text
 * difference, seed by seed. */
#include "rules/deal.h"

#include <stdlib.h>

#include "support/check.h"
#include "support/golden.h"
#include "support/worked_deck.h"

static struct deal deal;

/* "voyage 7: 12 3 40 …": the numbers in the cards' ids, "card-12". */
static void write_rows(FILE *stream, const char *name, uint32_t seed)
{
    for (int row = 0; row < deal.rows; row++) {
        fprintf(stream, "%s %u", name, seed);
        if (deal.rows > 1)
            fprintf(stream, " seat %d", row + 1);
        fputc(':', stream);
        for (int round = 0; round < deal.rounds; round++)
            fprintf(stream, " %d", atoi(worked_deck.deck.cards[deal.cards[row][round]].id + 5));
        fputc('\n', stream);
    }
}

static void write_deals(FILE *stream, const char *name, enum way way, int seats, int rounds,
                        uint32_t first, uint32_t last)
{
    for (uint32_t seed = first; seed <= last; seed++) {
        deal_cards(&deal, &worked_deck.deck, way, seats, rounds, seed);
        /* Endless goes on for 500; twice round the deck shows all there is to see. */
        if (way == WAY_ENDLESS)
            deal.rounds = 2 * worked_deck.deck.card_count;
        write_rows(stream, name, seed);
    }
}

static void each_seed_deals_what_the_catalogue_says(void **state)
{
    (void)state;
    char *text = NULL;
    size_t byte_count;
    FILE *stream = open_memstream(&text, &byte_count);
    assert_non_null(stream);
    write_deals(stream, "voyage", WAY_VOYAGE, 1, 12, 1, 200);
    write_deals(stream, "voyage", WAY_VOYAGE, 1, 12, SEED_MAX, SEED_MAX);
    write_deals(stream, "short-voyage", WAY_VOYAGE, 1, 5, 1, 10);
    write_deals(stream, "whole-deck", WAY_VOYAGE, 1, worked_deck.deck.card_count, 1, 5);
    write_deals(stream, "own-watch-of-2", WAY_OWN_WATCH, 2, 12, 1, 5);
    write_deals(stream, "own-watch-of-3", WAY_OWN_WATCH, 3, 12, 1, 5);
    write_deals(stream, "endless", WAY_ENDLESS, 1, ROUNDS_MAX, 1, 5);
    fclose(stream);
    bool same = golden_same("golden/seeds.txt", text);
    free(text);
    assert_true(same);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_seed_deals_what_the_catalogue_says)};
    return cmocka_run_group_tests(tests, worked_deck_open, worked_deck_close);
}
