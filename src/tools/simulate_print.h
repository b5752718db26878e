/* What simulate found out, as a table for people and as JSON for programs. */
#ifndef EVENKEEL_TOOLS_SIMULATE_PRINT_H
#define EVENKEEL_TOOLS_SIMULATE_PRINT_H

#include "rules/simulation.h"

/* Everything is borrowed. */
struct simulated {
    const struct simulation *simulation;
    uint32_t games, first_seed; /* of each policy */
    const struct policy_figures *policies;
    const struct card_figures *cards; /* one for each of the deck's */
};

/* To standard output. The table shows the CARDS_SHOWN_MAX cards that tell players apart least. */
enum { CARDS_SHOWN_MAX = 100 };
void simulate_print(const struct simulated *simulated);
void simulate_print_json(const struct simulated *simulated);

#endif
