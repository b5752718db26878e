/* Boxes with names: checks of layouts that say which two things lie over each other, or what sticks
 * out where. */
#ifndef EVENKEEL_TESTS_SUPPORT_BOXES_H
#define EVENKEEL_TESTS_SUPPORT_BOXES_H

#include "gui/geometry.h"

enum { BOXES_MAX = 96, BOX_NAME_BYTES = 48 };

struct named_box {
    char name[BOX_NAME_BYTES];
    struct box box;
};

/* Zeroed is empty. */
struct boxes {
    int count;
    struct named_box list[BOXES_MAX];
};

/* Adds a box under a name (printf). One without width or height is not there and not added. */
void boxes_add(struct boxes *boxes, struct box box, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The test fails when two of them meet, or when one is not wholly inside `outer`; `where` says
 * which layout it is. */
void boxes_check_apart(const struct boxes *boxes, const char *where);
void boxes_check_inside(const struct boxes *boxes, struct box outer, const char *where);

/* ... when one is less high or less wide than this. */
void boxes_check_large(const struct boxes *boxes, int w, int h, const char *where);

/* check_box(actual, expected, where...) fails the test unless both are the same;
 * check_box_near(tolerance, actual, expected, where...) allows so many pixels on each side. */
#define check_box(...)                 check_box_at(__FILE__, __LINE__, 0, __VA_ARGS__)
#define check_box_near(tolerance, ...) check_box_at(__FILE__, __LINE__, (tolerance), __VA_ARGS__)

void check_box_at(const char *file, int line, int tolerance, struct box actual, struct box expected,
                  const char *format, ...) __attribute__((format(printf, 6, 7)));

#endif
