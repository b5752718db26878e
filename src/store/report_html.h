/* The report as one page for people: no script, nothing fetched, plots inside, for screens light
 * and dark and for paper. Well-formed as XML, too. */
#ifndef EVENKEEL_STORE_REPORT_HTML_H
#define EVENKEEL_STORE_REPORT_HTML_H

#include <stdio.h>

#include "store/report_figures.h"

void report_html(struct figures *figures, FILE *stream);

#endif
