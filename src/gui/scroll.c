#include "gui/scroll.h"

enum { THUMB_LEAST = 24 };

static int furthest(const struct scroll *scroll)
{
    return scroll->content > scroll->page.h ? scroll->content - scroll->page.h : 0;
}

static bool go_to(struct scroll *scroll, int offset)
{
    int before = scroll->offset;
    scroll->offset = offset > furthest(scroll) ? furthest(scroll) : offset;
    if (scroll->offset < 0)
        scroll->offset = 0;
    return scroll->offset != before;
}

void scroll_set(struct scroll *scroll, struct box page, int content)
{
    scroll->page = page;
    scroll->content = content;
    go_to(scroll, scroll->offset);
}

bool scroll_needed(const struct scroll *scroll)
{
    return furthest(scroll) > 0;
}

bool scroll_by(struct scroll *scroll, int pixels)
{
    return go_to(scroll, scroll->offset + pixels);
}

bool scroll_to_show(struct scroll *scroll, struct box box, int margin)
{
    int top = box.y - margin - scroll->page.y, bottom = box.y + box.h + margin - scroll->page.y;
    if (top < scroll->offset || bottom - top > scroll->page.h)
        return go_to(scroll, top);
    if (bottom > scroll->offset + scroll->page.h)
        return go_to(scroll, bottom - scroll->page.h);
    return false;
}

struct box scroll_thumb(const struct scroll *scroll, struct box bar)
{
    if (!scroll_needed(scroll))
        return (struct box){bar.x, bar.y, 0, 0};
    int h = (int)((long)bar.h * scroll->page.h / scroll->content);
    if (h < THUMB_LEAST)
        h = THUMB_LEAST < bar.h ? THUMB_LEAST : bar.h;
    int y = bar.y + (int)((long)(bar.h - h) * scroll->offset / furthest(scroll));
    return (struct box){bar.x, y, bar.w, h};
}

void scroll_to_thumb(struct scroll *scroll, struct box bar, int y)
{
    struct box thumb = scroll_thumb(scroll, bar);
    int room = bar.h - thumb.h;
    if (room > 0)
        go_to(scroll, (int)((long)(y - bar.y - thumb.h / 2) * furthest(scroll) / room));
}
