#include "gui/control.h"

#include <assert.h>
#include <stdlib.h>

void controls_start(struct controls *controls)
{
    controls->count = 0;
}

void controls_add_control(struct controls *controls, struct control control)
{
    assert(controls->count < CONTROLS_MAX);
    controls->list[controls->count++] = control;
}

void controls_add(struct controls *controls, int id, struct box box)
{
    controls_add_control(controls, (struct control){.id = id, .box = box});
}

void controls_add_scrolling(struct controls *controls, int id, struct box box)
{
    controls_add_control(controls, (struct control){.id = id, .box = box, .scrolls = true});
}

void controls_add_disabled(struct controls *controls, int id, struct box box)
{
    controls_add_control(controls, (struct control){.id = id, .box = box, .disabled = true});
}

void controls_add_field(struct controls *controls, int id, struct box box)
{
    controls_add_control(controls,
                         (struct control){.id = id, .box = box, .scrolls = true, .types = true});
}

static int index_of(const struct controls *controls, int id)
{
    for (int i = 0; i < controls->count; i++)
        if (controls->list[i].id == id)
            return i;
    return -1;
}

static bool may_have_focus(const struct controls *controls, int id)
{
    int index = index_of(controls, id);
    return index >= 0 && !controls->list[index].disabled;
}

void controls_finish(struct controls *controls)
{
    if (!may_have_focus(controls, controls->focus))
        controls->focus = controls->first;
    if (!may_have_focus(controls, controls->focus)) {
        controls->focus = CONTROL_NONE;
        controls_step(controls, 1);
    }
    if (!may_have_focus(controls, controls->hover))
        controls->hover = CONTROL_NONE;
    if (!may_have_focus(controls, controls->pressed))
        controls->pressed = CONTROL_NONE;
}

const struct control *controls_find(const struct controls *controls, int id)
{
    int index = index_of(controls, id);
    return index >= 0 ? &controls->list[index] : NULL;
}

int controls_at(const struct controls *controls, struct point point, const struct scroll *scroll,
                const struct scroll *aside)
{
    for (int i = controls->count - 1; i >= 0; i--) {
        const struct control *control = &controls->list[i];
        const struct scroll *on = control->scrolls ? scroll : control->aside ? aside : NULL;
        struct point at = point;
        if (control->disabled || (on != NULL && !box_contains(on->page, point)))
            continue;
        if (on != NULL)
            at.y += on->offset;
        if (box_contains(control->box, at))
            return control->id;
    }
    return CONTROL_NONE;
}

void controls_step(struct controls *controls, int step)
{
    int count = controls->count;
    int index = index_of(controls, controls->focus);
    if (index < 0 && step < 0)
        index = 0;
    for (int i = 0; i < count; i++) {
        index = (index + step + count) % count;
        if (controls->list[index].disabled || controls->list[index].by_keys)
            continue;
        controls->focus = controls->list[index].id;
        return;
    }
}

/* How far `to` lies from `from` in a direction: 0 or less when it does not lie there. Sideways
 * counts double, so that the row or column one is in comes first. */
static long distance(struct box from, struct box to, enum direction direction)
{
    struct point a = box_centre(from), b = box_centre(to);
    long ahead = 0, aside = 0;
    switch (direction) {
    case TOWARDS_LEFT:
        ahead = a.x - b.x;
        aside = labs((long)a.y - b.y);
        break;
    case TOWARDS_RIGHT:
        ahead = b.x - a.x;
        aside = labs((long)a.y - b.y);
        break;
    case TOWARDS_TOP:
        ahead = a.y - b.y;
        aside = labs((long)a.x - b.x);
        break;
    case TOWARDS_BOTTOM:
        ahead = b.y - a.y;
        aside = labs((long)a.x - b.x);
        break;
    }
    return ahead <= 0 || aside > 3 * ahead ? 0 : ahead + 2 * aside;
}

bool controls_move(struct controls *controls, enum direction direction)
{
    int from = index_of(controls, controls->focus), nearest = -1;
    long least = 0;
    for (int i = 0; from >= 0 && i < controls->count; i++) {
        if (i == from || controls->list[i].disabled)
            continue;
        long one = distance(controls->list[from].box, controls->list[i].box, direction);
        if (one == 0 || (nearest >= 0 && one >= least))
            continue;
        least = one;
        nearest = i;
    }
    if (nearest >= 0)
        controls->focus = controls->list[nearest].id;
    return nearest >= 0;
}
