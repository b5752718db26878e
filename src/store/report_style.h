/* The style sheet of the HTML report: the house's colours by day and by night, one column on a
 * small screen, and pages for A4 and letter on which no card is cut. */
#ifndef EVENKEEL_STORE_REPORT_STYLE_H
#define EVENKEEL_STORE_REPORT_STYLE_H

#include <stdio.h>

void report_style(FILE *stream);

/* Of that, the colours by day and the looks of report_symbols.c's marks: for another page's
 * <style>.
 */
void report_style_marks(FILE *stream);

#endif
