/* The report as a table, RFC 4180 in UTF-8: a header, then one row a seat and played round. Context
 * and approach are numbers from -2 to 2, seconds have one decimal, what is not known is empty, "-"
 * is no answer. The second vote and its seconds are empty where the session had none; approach,
 * quality, fit and what follows are those of the vote that counted. */
#ifndef EVENKEEL_STORE_REPORT_CSV_H
#define EVENKEEL_STORE_REPORT_CSV_H

#include <stdio.h>

#include "store/report_figures.h"

void report_csv(struct figures *figures, FILE *stream);

#endif
