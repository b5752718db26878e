/* The HTML report's cards, one by one: what was asked, what was answered, and why it paid or cost.
 */
#ifndef EVENKEEL_STORE_REPORT_CARDS_H
#define EVENKEEL_STORE_REPORT_CARDS_H

#include <stdio.h>

#include "store/report_figures.h"

void report_cards(struct figures *figures, FILE *stream);

#endif
