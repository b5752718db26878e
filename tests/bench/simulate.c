/* What a bot's decision costs: in the simulator, and in a bare loop that draws a card and a
 * response, scores it and keeps gauges, visions and points, with nothing else around it. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "figure.h"
#include "rules/simulation.h"
#include "store/deck.h"

enum { VOYAGES = 100000, ROUNDS = 12, RUNS = 5 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* The floor: a voyage and nothing else. Draws a card that has not been drawn before, chooses a
 * response, works out what it scores, and moves gauges, visions and points. */
static long long sail_bare(const struct deck *deck)
{
    static int cards[DECK_CARDS_MAX];
    struct random random = random_seeded(1, 3);
    long long points = 0;
    for (int i = 0; i < deck->card_count; i++)
        cards[i] = i;
    for (int i = 0; i < VOYAGES; i++) {
        struct ship ship = ship_new();
        for (int round = 0; round < ROUNDS; round++) {
            int place = round + (int)random_below(&random, (uint32_t)(deck->card_count - round));
            int drawn = cards[place];
            cards[place] = cards[round];
            cards[round] = drawn;
            const struct card *card = &deck->cards[drawn];
            struct stroke stroke = stroke_of(
                card, (int)random_below(&random, (uint32_t)card->response_count));
            ship_play(&ship, &stroke, 0);
        }
        points += ship.points;
    }
    return points;
}

static double sail(struct simulation *simulation, unsigned policies)
{
    static struct voyage voyage;
    static struct policy_figures figures[POLICY_COUNT];
    struct card_figures *cards = calloc((size_t)simulation->deck->card_count, sizeof *cards);
    if (cards == NULL)
        exit(1);
    int count = 0;
    for (int i = 0; i < POLICY_COUNT; i++)
        count += policies >> i & 1;
    simulation->policies = policies;
    double began = seconds();
    simulation_sail(simulation, 1, VOYAGES, figures, cards, &voyage);
    double took = seconds() - began;
    free(cards);
    return (double)VOYAGES * ROUNDS * count / took / 1e6;
}

/* The whole program on so many threads, in seconds of the clock on the wall. */
static double run_program(const char *program, const char *deck, const char *threads)
{
    struct timespec began, ended;
    clock_gettime(CLOCK_MONOTONIC, &began);
    pid_t child = fork();
    if (child == 0) {
        if (freopen("/dev/null", "w", stdout) == NULL || freopen("/dev/null", "w", stderr) == NULL)
            _exit(127);
        execl(program, program, "simulate", deck, "--games", "200000", "--threads", threads,
              (char *)NULL);
        _exit(127);
    }
    int status = -1;
    waitpid(child, &status, 0);
    clock_gettime(CLOCK_MONOTONIC, &ended);
    if (status != 0)
        exit(1);
    return (double)(ended.tv_sec - began.tv_sec) + (double)(ended.tv_nsec - began.tv_nsec) * 1e-9;
}

int main(int argument_count, char *arguments[])
{
    struct deck_file file;
    struct error error;
    long long points = 0;
    if (argument_count != 3) {
        fputs("usage: bench_simulate DECK GAME\n", stderr);
        return 2;
    }
    if (!deck_file_load(&file, arguments[1], &error)) {
        fprintf(stderr, "%s\n", error.words);
        return 1;
    }
    struct voyage_card *cards = calloc((size_t)file.deck.card_count, sizeof *cards);
    if (cards == NULL)
        return 1;
    voyage_cards_fill(cards, &file.deck);
    struct simulation simulation = {.deck = &file.deck, .cards = cards, .rounds = ROUNDS};
    struct figure all = {
        .name = "decisions, all policies", .unit = "M/s", .goal = 0.5, .at_least = 1};
    struct figure one = {.name = "decisions, random alone", .unit = "M/s"};
    struct figure threads = {
        .name = "one thread beside two", .unit = "s", .goal = 1.9, .at_least = 1};
    for (int i = 0; i < RUNS; i++) {
        double began = seconds();
        points += sail_bare(&file.deck);
        double bare = (double)VOYAGES * ROUNDS / (seconds() - began) / 1e6;
        figure_add(&all, sail(&simulation, (1u << POLICY_COUNT) - 1), bare);
        figure_add(&one, sail(&simulation, 1u << POLICY_RANDOM), bare);
    }
    for (int i = 0; i < RUNS; i++) {
        double alone = run_program(arguments[2], arguments[1], "1");
        figure_add(&threads, alone, run_program(arguments[2], arguments[1], "2"));
    }
    figure_print(&all);
    figure_print(&one);
    figure_print(&threads);
    free(cards);
    deck_file_release(&file);
    return points > 0 ? 0 : 1;
}
