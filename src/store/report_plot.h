/* The pictures of the HTML report as SVG inside the page, coloured by the page's style sheet: shape
 * and letter say what the colour says. */
#ifndef EVENKEEL_STORE_REPORT_PLOT_H
#define EVENKEEL_STORE_REPORT_PLOT_H

#include <stdio.h>

#include "store/report_figures.h"

/* The symbols that the others use; once a page, before them. */
void plot_symbols(FILE *stream);

/* Small marks in a line of text. They have no words of their own. */
void plot_weather(FILE *stream, int context);
void plot_approach(FILE *stream, int approach);
void plot_suit(FILE *stream, int response); /* shape and letter; RESPONSE_NONE: a dash */
void plot_star(FILE *stream);
void plot_ship(FILE *stream);

/* Context against approach, with the diagonal of perfect fit. */
void plot_squares(struct figures *figures, FILE *stream);

/* Direction and Order over time, of one of the figures' seats or GAUGES_OF_ALL. */
enum plot_size { PLOT_WIDE, PLOT_SMALL };
void plot_gauges(struct figures *figures, FILE *stream, int index, enum plot_size size);

/* A seat's fit in its band above blind choice's. */
void plot_band(struct figures *figures, FILE *stream, const struct reading *reading);

/* A bar of so many percent. */
void plot_bar(FILE *stream, int percent);

/* Flags for visions: delivered ones full, up to par's empty. Nothing where they would be too many.
 */
void plot_flags(FILE *stream, int delivered, int par);

/* How many of `seats` chose a response, last above first; `first` below 0: there was one vote. */
void plot_votes(struct figures *figures, FILE *stream, int first, int last, int seats);

#endif
