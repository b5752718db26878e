#include "gui/geometry.h"

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

bool box_is_empty(struct box box)
{
    return box.w <= 0 || box.h <= 0;
}

bool box_contains(struct box box, struct point point)
{
    return point.x >= box.x && point.x < box.x + box.w && point.y >= box.y &&
           point.y < box.y + box.h;
}

bool boxes_meet(struct box a, struct box b)
{
    return !box_is_empty(box_common(a, b));
}

bool boxes_equal(struct box a, struct box b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

struct box box_common(struct box a, struct box b)
{
    int x = most(a.x, b.x), y = most(a.y, b.y);
    int right = least(a.x + a.w, b.x + b.w), bottom = least(a.y + a.h, b.y + b.h);
    if (right <= x || bottom <= y)
        return (struct box){x, y, 0, 0};
    return (struct box){x, y, right - x, bottom - y};
}

struct box box_together(struct box a, struct box b)
{
    if (box_is_empty(a))
        return b;
    if (box_is_empty(b))
        return a;
    int x = least(a.x, b.x), y = least(a.y, b.y);
    return (struct box){x, y, most(a.x + a.w, b.x + b.w) - x, most(a.y + a.h, b.y + b.h) - y};
}

struct box box_grown(struct box box, int by)
{
    return (struct box){box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by};
}

struct box box_moved(struct box box, int x, int y)
{
    return (struct box){box.x + x, box.y + y, box.w, box.h};
}

bool box_holds(struct box outer, struct box inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

struct point box_centre(struct box box)
{
    return (struct point){box.x + box.w / 2, box.y + box.h / 2};
}
