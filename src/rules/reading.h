/* What a seat's turns add up to: total, par and score, the three readings, and the description that
 * earns nothing. RULES, "The end". */
#ifndef EVENKEEL_RULES_READING_H
#define EVENKEEL_RULES_READING_H

#include <stdbool.h>

#include "rules/ship.h"

enum {
    READING_UNDEFINED = -1, /* shown as "–" */
    BALANCE_SHOWN_FROM = 3, /* cards on each side before balance is shown on a screen */
    BAND_SHOWN_FROM = 8     /* turns before a band is shown; fewer: "too few cards to say" */
};

/* Sums over turns; zeroed is none. All a seat's readings follow from it and its two ships. */
struct tally {
    int turns;
    int answered; /* turns but for "no answer" */
    int fit, best;
    int change_fit, change_best, change_turns; /* c >= 0 */
    int steady_fit, steady_best, steady_turns; /* c <= 0 */
    int lean;                                  /* sum of a - c over answered turns */
    int led, both, managed;                    /* choices by approach: > 0, 0, < 0 */
    int lens_fit[LENS_COUNT], lens_best[LENS_COUNT], lens_turns[LENS_COUNT];
    int best_turns;                  /* turns with fit = best */
    double ratio_sum, ratio_squares; /* of fit / best */
    double blind_sum, blind_variance;
};

/* Percentages, whole, 0 to 100. */
struct band {
    bool known;
    int low, high;
};

struct reading {
    int turns;
    int points, bonus, total;
    int par;            /* the total of the best-fitting response to every card */
    int score;          /* 0 to 100 */
    int fit;            /* percent, or READING_UNDEFINED */
    int balance;        /* percent, or READING_UNDEFINED */
    int follow_through; /* percent, or READING_UNDEFINED */
    int delivered, par_delivered, rescues;
    /* For screens. */
    bool balance_shown;
    int change_fit, steady_fit; /* percent of that side, or READING_UNDEFINED */
    bool lean_known;
    double lean; /* mean of a - c, to be shown with one decimal */
    int led, both, managed;
    int lens_fit[LENS_COUNT]; /* percent, or READING_UNDEFINED */
    struct band band, blind;
};

/* What a session is worth: all that follows from points, fit and best alone. */
struct score {
    int points, bonus, total;
    int par;            /* the total of the best-fitting response to every card */
    int score;          /* 0 to 100 */
    int fit;            /* percent, or READING_UNDEFINED */
    int balance;        /* percent, or READING_UNDEFINED */
    int follow_through; /* percent, or READING_UNDEFINED */
};

void tally_add(struct tally *tally, const struct card *card, int response);

/* Empties what tally_add_fit adds to, and no more. */
void tally_clear_fit(struct tally *tally);

/* The part of tally_add that a score needs: a turn in this context that earned `fit` of `best`.
 * Here, and without branches, for the bots. */
static inline void tally_add_fit(struct tally *tally, int context, int fit, int best)
{
    int changing = context >= 0, steady = context <= 0;
    tally->turns++;
    tally->fit += fit;
    tally->best += best;
    tally->change_turns += changing;
    tally->change_fit += changing * fit;
    tally->change_best += changing * best;
    tally->steady_turns += steady;
    tally->steady_fit += steady * fit;
    tally->steady_best += steady * best;
}

/* As reading_of, without the description; a tally of tally_add_fit alone is enough. */
struct score score_of(const struct tally *tally, const struct ship *played, const struct ship *par);

/* `played` and `par` are the ships after the same cards, played by the seat and by the best
 * responses. */
struct reading reading_of(const struct tally *tally, const struct ship *played,
                          const struct ship *par);

/* floor((2p + q) / (2q)): p / q rounded to a whole number, halves up; p >= 0, q > 0. */
long long round_ratio(long long p, long long q);

#endif
