/* What a bot's decision costs: in the simulator, and in a bare loop that draws a card and a
 * response, and keeps gauges, visions and points of them, with nothing else around it. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "rules/simulation.h"
#include "store/deck.h"

enum { VOYAGES = 100000, ROUNDS = 12 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void print(const char *what, double decisions, double began)
{
    printf("  %-34s %6.1f million decisions a second\n", what,
           decisions / (seconds() - began) / 1e6);
}

/* The floor: the arithmetic of a turn alone. */
static long long sail_bare(const struct voyage_card cards[], int card_count)
{
    struct random random = random_seeded(1, 3);
    long long points = 0;
    for (int i = 0; i < VOYAGES; i++) {
        struct ship ship = ship_new();
        for (int round = 0; round < ROUNDS; round++) {
            const struct voyage_card *card = &cards[random_below(&random, (uint32_t)card_count)];
            uint32_t response = random_below(&random, (uint32_t)card->response_count);
            ship_play(&ship, &card->strokes[response], 0);
        }
        points += ship.points;
    }
    return points;
}

static void sail(const struct simulation *simulation, const char *what, int policies)
{
    static struct voyage voyage;
    static struct policy_figures figures[POLICY_COUNT];
    struct card_figures *cards = calloc((size_t)simulation->deck->card_count, sizeof *cards);
    if (cards == NULL)
        exit(1);
    double began = seconds();
    simulation_sail(simulation, 1, VOYAGES, figures, cards, &voyage);
    print(what, (double)VOYAGES * ROUNDS * policies, began);
    free(cards);
}

int main(int argument_count, char *arguments[])
{
    struct deck_file file;
    struct error error;
    if (!deck_file_load(&file, argument_count > 1 ? arguments[1] : "cards/core", &error)) {
        fprintf(stderr, "%s\n", error.words);
        return 1;
    }
    struct voyage_card *cards = calloc((size_t)file.deck.card_count, sizeof *cards);
    if (cards == NULL)
        return 1;
    voyage_cards_fill(cards, &file.deck);
    struct simulation simulation = {
        .deck = &file.deck, .cards = cards, .rounds = ROUNDS, .policies = (1u << POLICY_COUNT) - 1};
    sail(&simulation, "all policies", POLICY_COUNT);
    simulation.policies = 1u << POLICY_RANDOM;
    sail(&simulation, "one policy, random", 1);
    double began = seconds();
    long long points = sail_bare(cards, file.deck.card_count);
    print("a bare loop", (double)VOYAGES * ROUNDS, began);
    free(cards);
    deck_file_release(&file);
    return points > 0 ? 0 : 1;
}
