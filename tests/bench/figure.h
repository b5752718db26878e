/* What a bench has measured: so many runs of the game and, in turn with them, of a bare program or
 * loop, so that a drifting machine hits both alike. Printed as a line for people, or as a line of
 * JSON where EVENKEEL_BENCH_JSON is set. */
#ifndef EVENKEEL_TESTS_BENCH_FIGURE_H
#define EVENKEEL_TESTS_BENCH_FIGURE_H

enum { FIGURE_RUNS_MAX = 100 };

struct figure {
    const char *name, *unit;
    double goal;  /* what own / bare is to be at most (or at least, see below); 0: none */
    int at_least; /* the goal is a lower bound */
    int count;    /* runs */
    double own[FIGURE_RUNS_MAX];
    double bare[FIGURE_RUNS_MAX]; /* all 0: nothing to compare with */
};

void figure_add(struct figure *figure, double own, double bare);

/* Median and spread of the runs, and of their ratios. */
void figure_print(const struct figure *figure);

double figure_median(const double values[], int count);

/* Whether lines of JSON are wanted. */
int figure_json(void);

#endif
