/* The report as one JSON document with every figure, for programs. Rounds and seats count from 1;
 * what is undefined or not known is null. The words are the deck format's, never translated. */
#ifndef EVENKEEL_STORE_REPORT_JSON_H
#define EVENKEEL_STORE_REPORT_JSON_H

#include <stdio.h>

#include "store/report_figures.h"

void report_json(struct figures *figures, FILE *stream);

#endif
