/* Boxes in whole pixels. Free of SDL, so that layouts can be computed and tested without a window.
 */
#ifndef EVENKEEL_GUI_GEOMETRY_H
#define EVENKEEL_GUI_GEOMETRY_H

#include <stdbool.h>

struct point {
    int x, y;
};

struct box {
    int x, y, w, h;
};

static inline int larger(int a, int b)
{
    return a > b ? a : b;
}

bool box_is_empty(struct box box);
bool box_contains(struct box box, struct point point);
bool boxes_meet(struct box a, struct box b);
bool boxes_equal(struct box a, struct box b);
struct box box_common(struct box a, struct box b); /* empty when they do not meet */
struct box box_together(struct box a,
                        struct box b); /* the smallest that holds both; empty ones do not count */
struct box box_grown(struct box box, int by); /* on all four sides */
struct box box_moved(struct box box, int x, int y);
bool box_holds(struct box outer, struct box inner);
struct point box_centre(struct box box);

#endif
