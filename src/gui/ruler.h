/* How large texts are, for layouts: the window asks its fonts, tests bring a ruler of their own.
 * Free of SDL. */
#ifndef EVENKEEL_GUI_RULER_H
#define EVENKEEL_GUI_RULER_H

#include "gui/metrics.h"

struct ruler {
    const struct metrics *metrics;
    void *context;
    /* The height of a text in lines of `width` pixels, and the width of a text in one line. */
    int (*height)(void *context, const char *text, enum type type, int width);
    int (*width)(void *context, const char *text, enum type type);
};

static inline int ruler_height(const struct ruler *ruler, const char *text, enum type type,
                               int width)
{
    return ruler->height(ruler->context, text, type, width);
}

static inline int ruler_width(const struct ruler *ruler, const char *text, enum type type)
{
    return ruler->width(ruler->context, text, type);
}

#endif
