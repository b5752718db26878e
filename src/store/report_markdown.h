/* The report as Markdown (CommonMark with GitHub's tables), for a wiki or a mail. */
#ifndef EVENKEEL_STORE_REPORT_MARKDOWN_H
#define EVENKEEL_STORE_REPORT_MARKDOWN_H

#include <stdio.h>

#include "store/report_figures.h"

void report_markdown(struct figures *figures, FILE *stream);

#endif
