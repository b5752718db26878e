/* Motion: a share of time done, and the curves that make it look like a thing and not like a
 * program (mockups, "Motion"). Free of SDL; times are milliseconds. */
#ifndef EVENKEEL_GUI_EASE_H
#define EVENKEEL_GUI_EASE_H

#include <stdbool.h>

/* Zeroed has ended long ago. */
struct tween {
    double start, length;
};

/* How much of it is done, 0 to 1. */
double tween_share(struct tween tween, double now);
bool tween_runs(struct tween tween, double now); /* also before its start */
double tween_end(struct tween tween);

double ease_out(double share);       /* cubic: quick, then settling */
double ease_in_out(double share);    /* cubic: from rest to rest */
double ease_overshoot(double share); /* once past the end by about a tenth, and back */
double blend(double from, double to, double share);

#endif
