#include "figure.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double figure_median(const double values[], int count)
{
    double sorted[FIGURE_RUNS_MAX];
    memcpy(sorted, values, (size_t)count * sizeof *values);
    qsort(sorted, (size_t)count, sizeof *sorted, compare);
    return count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
}

int figure_json(void)
{
    return getenv("EVENKEEL_BENCH_JSON") != NULL;
}

void figure_add(struct figure *figure, double own, double bare)
{
    assert(figure->count < FIGURE_RUNS_MAX);
    figure->own[figure->count] = own;
    figure->bare[figure->count++] = bare;
}

struct spread {
    double median, low, high;
};

static struct spread spread_of(const double values[], int count)
{
    struct spread spread = {figure_median(values, count), values[0], values[0]};
    for (int i = 1; i < count; i++) {
        spread.low = values[i] < spread.low ? values[i] : spread.low;
        spread.high = values[i] > spread.high ? values[i] : spread.high;
    }
    return spread;
}

void figure_print(const struct figure *figure)
{
    double ratios[FIGURE_RUNS_MAX];
    int compared = figure->bare[0] > 0;
    struct spread own = spread_of(figure->own, figure->count);
    struct spread bare = spread_of(figure->bare, figure->count);
    for (int i = 0; i < figure->count; i++)
        ratios[i] = compared ? figure->own[i] / figure->bare[i] : 0;
    struct spread ratio = spread_of(ratios, figure->count);
    if (figure_json()) {
        printf(
            "{\"name\": \"%s\", \"unit\": \"%s\", \"runs\": %d, \"median\": %.6g, \"low\": %.6g, "
            "\"high\": %.6g",
            figure->name, figure->unit, figure->count, own.median, own.low, own.high);
        if (compared)
            printf(", \"bare\": %.6g, \"ratio\": %.4g, \"ratio_low\": %.4g, \"ratio_high\": %.4g",
                   bare.median, ratio.median, ratio.low, ratio.high);
        if (figure->goal > 0)
            printf(", \"goal\": \"%s %g\"", figure->at_least ? ">=" : "<=", figure->goal);
        printf("}\n");
    } else {
        printf("%-38s %9.3f %-4s [%.3f .. %.3f]", figure->name, own.median, figure->unit, own.low,
               own.high);
        if (compared)
            printf("  bare %9.3f  ratio %.2f [%.2f .. %.2f]", bare.median, ratio.median, ratio.low,
                   ratio.high);
        if (figure->goal > 0)
            printf("  goal %s %g", figure->at_least ? "at least" : "at most", figure->goal);
        printf("\n");
    }
    fflush(stdout);
}
