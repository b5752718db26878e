/* The figures of a session, worked out once for all four kinds of report. Numbers only; their
 * sentences are in report_words.h. */
#ifndef EVENKEEL_STORE_REPORT_FIGURES_H
#define EVENKEEL_STORE_REPORT_FIGURES_H

#include "base/memory.h"
#include "rules/group.h"
#include "store/report.h"

/* A seat that has played at least one turn. */
struct figure_seat {
    int seat; /* in the game, from 0 */
    const char
        *label; /* its name if names were asked for and it has one, else "Seat 3"; not escaped */
    struct reading reading;
    struct story story;
    int level; /* as in group_levels */
};

/* Zeroed is empty. Borrows the report. */
struct figures {
    const struct report *report;
    const struct game *game;
    const struct deck *deck;
    struct arena arena; /* for texts made on the way */

    int seat_count;
    struct figure_seat *seats; /* in seat order */
    bool shared;               /* all seats had the same cards */
    bool group;                /* several seats, by the way to play */
    bool sailed;               /* the way has gauges, visions and par: not Practice */
    bool twice;                /* with a second vote */
    int round_count;           /* played ones */
    int rounds[ROUNDS_MAX];

    int plot[SCALE_STEPS][SCALE_STEPS]; /* context, approach; last votes of all seats */
    int lens_fit[LENS_COUNT];           /* percent over all seats' turns, or READING_UNDEFINED */
    bool lean_known;
    double lean; /* mean over all seats' answers */

    int most_divided, largest_shift; /* rounds, or ROUND_NONE */
    bool something_paid, something_cost;
    struct group_choice paid_most, cost_most;
};

void figures_init(struct figures *figures, const struct report *report);
void figures_release(struct figures *figures);

/* A text in the arena (printf). */
const char *figures_say(struct figures *figures, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The gauges after a round. */
struct gauge_point {
    int round; /* the first point is the one before the first turn */
    int direction, order;
    bool becalmed, capsized; /* of one ship: which gauge ran empty */
};

/* A ship's gauges from the start to its last turn: of one of the figures' seats, or with
 * GAUGES_OF_ALL the mean over the seats that played each round, rounded halves up. Fills `points`
 * (room for ROUNDS_MAX + 1) and returns how many there are. */
enum { GAUGES_OF_ALL = -1 };
int figures_gauges(const struct figures *figures, int index, struct gauge_point points[]);

#endif
