#include "support/boxes.h"

#include <stdio.h>
#include <stdlib.h>

#include "support/check.h"

void boxes_add(struct boxes *boxes, struct box box, const char *format, ...)
{
    if (box_is_empty(box))
        return;
    assert_true(boxes->count < BOXES_MAX);
    struct named_box *named = &boxes->list[boxes->count++];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(named->name, sizeof named->name, format, arguments);
    va_end(arguments);
    named->box = box;
}

static void print_box(const char *name, struct box box)
{
    print_error("  %s: %d,%d %d x %d\n", name, box.x, box.y, box.w, box.h);
}

void boxes_check_apart(const struct boxes *boxes, const char *where)
{
    for (int i = 0; i < boxes->count; i++) {
        for (int j = i + 1; j < boxes->count; j++) {
            const struct named_box *a = &boxes->list[i], *b = &boxes->list[j];
            if (!boxes_meet(a->box, b->box))
                continue;
            print_error("%s: '%s' and '%s' lie over each other\n", where, a->name, b->name);
            print_box(a->name, a->box);
            print_box(b->name, b->box);
            fail();
        }
    }
}

void boxes_check_inside(const struct boxes *boxes, struct box outer, const char *where)
{
    for (int i = 0; i < boxes->count; i++) {
        if (box_holds(outer, boxes->list[i].box))
            continue;
        print_error("%s: '%s' sticks out\n", where, boxes->list[i].name);
        print_box(boxes->list[i].name, boxes->list[i].box);
        print_box("of", outer);
        fail();
    }
}

void boxes_check_large(const struct boxes *boxes, int w, int h, const char *where)
{
    for (int i = 0; i < boxes->count; i++) {
        if (boxes->list[i].box.w >= w && boxes->list[i].box.h >= h)
            continue;
        print_error("%s: '%s' is smaller than %d x %d\n", where, boxes->list[i].name, w, h);
        print_box(boxes->list[i].name, boxes->list[i].box);
        fail();
    }
}

void check_box_at(const char *file, int line, int tolerance, struct box actual, struct box expected,
                  const char *format, ...)
{
    if (abs(actual.x - expected.x) <= tolerance && abs(actual.y - expected.y) <= tolerance &&
        abs(actual.w - expected.w) <= tolerance && abs(actual.h - expected.h) <= tolerance)
        return;
    char where[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(where, sizeof where, format, arguments);
    va_end(arguments);
    print_error("at %s:\n", where);
    print_box("is", actual);
    print_box("expected", expected);
    _fail(file, line);
}
