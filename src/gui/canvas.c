#include "gui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "gui/blend.h"

enum item_kind { ITEM_PICTURE, ITEM_FILL, ITEM_GRADIENT };

/* Compared byte by byte: zeroed before it is filled. */
struct item {
    enum item_kind kind;
    uint8_t alpha;
    struct rgba top, bottom;
    struct box box, part, clip;
    uint64_t key;
    SDL_Surface *picture;
};

struct item_list {
    struct item *items;
    size_t count, capacity;
};

struct canvas {
    struct item_list now, last;
    struct box whole, clip;
    int last_w, last_h;
};

struct canvas *canvas_new(void)
{
    return memory_new(1, sizeof(struct canvas));
}

void canvas_free(struct canvas *canvas)
{
    if (canvas == NULL)
        return;
    free(canvas->now.items);
    free(canvas->last.items);
    free(canvas);
}

/* --- recording ----------------------------------------------------------------------------------
 */

void canvas_start(struct canvas *canvas, int w, int h)
{
    canvas->now.count = 0;
    canvas->whole = canvas->clip = (struct box){0, 0, w, h};
}

static struct item *add(struct canvas *canvas, enum item_kind kind, struct box box)
{
    static struct item outside;
    if (!boxes_meet(box, canvas->clip))
        return &outside;
    struct item_list *list = &canvas->now;
    list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    struct item *item = &list->items[list->count++];
    memset(item, 0, sizeof *item);
    item->kind = kind;
    item->alpha = 255;
    item->box = box;
    item->clip = box_common(box, canvas->clip);
    return item;
}

void canvas_picture(struct canvas *canvas, uint64_t key, SDL_Surface *picture, int x, int y,
                    double share)
{
    if (share <= 0)
        return;
    struct item *item = add(canvas, ITEM_PICTURE, (struct box){x, y, picture->w, picture->h});
    item->key = key;
    item->picture = picture;
    item->part = (struct box){0, 0, picture->w, picture->h};
    item->alpha = share >= 1 ? 255 : (uint8_t)(share * 255 + 0.5);
}

void canvas_picture_part(struct canvas *canvas, uint64_t key, SDL_Surface *picture, struct box part,
                         int x, int y)
{
    part = box_common(part, (struct box){0, 0, picture->w, picture->h});
    struct item *item = add(canvas, ITEM_PICTURE, (struct box){x, y, part.w, part.h});
    item->key = key;
    item->picture = picture;
    item->part = part;
}

void canvas_fill(struct canvas *canvas, struct box box, struct rgba colour)
{
    add(canvas, ITEM_FILL, box)->top = colour;
}

void canvas_gradient(struct canvas *canvas, struct box box, struct rgba top, struct rgba bottom)
{
    struct item *item = add(canvas, ITEM_GRADIENT, box);
    item->top = top;
    item->bottom = bottom;
}

void canvas_clip(struct canvas *canvas, struct box box)
{
    canvas->clip = box_common(canvas->whole, box);
}

void canvas_unclip(struct canvas *canvas)
{
    canvas->clip = canvas->whole;
}

/* --- what has changed ---------------------------------------------------------------------------
 */

struct damage {
    struct box *boxes;
    int count;
};

static long area(struct box box)
{
    return box_is_empty(box) ? 0 : (long)box.w * box.h;
}

/* Adds a box; boxes that cost less painted together than apart are joined. */
static void add_damage(struct damage *damage, struct box box)
{
    for (int i = 0; i < damage->count; i++) {
        struct box joined = box_together(damage->boxes[i], box);
        if (area(joined) > (area(damage->boxes[i]) + area(box)) * 5 / 4)
            continue;
        damage->boxes[i] = damage->boxes[--damage->count];
        add_damage(damage, joined);
        return;
    }
    if (damage->count < DAMAGE_MAX) {
        damage->boxes[damage->count++] = box;
        return;
    }
    /* Too many: with the one it enlarges least. */
    int best = 0;
    long least = -1;
    for (int i = 0; i < damage->count; i++) {
        long more = area(box_together(damage->boxes[i], box)) - area(damage->boxes[i]);
        if (least < 0 || more < least) {
            least = more;
            best = i;
        }
    }
    damage->boxes[best] = box_together(damage->boxes[best], box);
}

static bool items_equal(const struct item *a, const struct item *b)
{
    return a->kind == b->kind && a->key == b->key && a->alpha == b->alpha &&
           boxes_equal(a->box, b->box) && boxes_equal(a->clip, b->clip) &&
           boxes_equal(a->part, b->part) && memcmp(&a->top, &b->top, sizeof a->top) == 0 &&
           memcmp(&a->bottom, &b->bottom, sizeof a->bottom) == 0;
}

/* Both lists begin and end alike, mostly: what lies between has changed. With as many items before
 * as after, each stands for itself. */
static void find_damage(const struct canvas *canvas, struct damage *damage)
{
    const struct item_list *now = &canvas->now, *last = &canvas->last;
    size_t first = 0, end_now = now->count, end_last = last->count;
    while (first < end_now && first < end_last &&
           items_equal(&now->items[first], &last->items[first]))
        first++;
    while (end_now > first && end_last > first &&
           items_equal(&now->items[end_now - 1], &last->items[end_last - 1])) {
        end_now--;
        end_last--;
    }
    bool pairs = end_now == end_last;
    for (size_t i = first; i < end_now; i++)
        if (!pairs || !items_equal(&now->items[i], &last->items[i]))
            add_damage(damage, now->items[i].clip);
    for (size_t i = first; i < end_last; i++)
        if (!pairs || !items_equal(&now->items[i], &last->items[i]))
            add_damage(damage, last->items[i].clip);
}

/* --- painting -----------------------------------------------------------------------------------
 */

/* One channel between two, with a threshold of 0 to 15 sixteenths: the steps of so slow a gradient
 * would show. */
static unsigned dithered(uint8_t top, uint8_t bottom, double share, int threshold)
{
    return (unsigned)(top + (bottom - top) * share + threshold / 16.0);
}

static void paint_gradient(SDL_Surface *screen, const struct item *item, struct box within)
{
    /* Bayer's 4 × 4 matrix. */
    static const int thresholds[4][4] = {
        {0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};
    for (int y = within.y; y < within.y + within.h; y++) {
        double share = item->box.h > 1 ? (double)(y - item->box.y) / (item->box.h - 1) : 0;
        uint32_t pattern[4];
        for (int i = 0; i < 4; i++) {
            int threshold = thresholds[y & 3][i];
            pattern[i] = SDL_MapRGB(
                screen->format, (uint8_t)dithered(item->top.r, item->bottom.r, share, threshold),
                (uint8_t)dithered(item->top.g, item->bottom.g, share, threshold),
                (uint8_t)dithered(item->top.b, item->bottom.b, share, threshold));
        }
        uint32_t *row = (uint32_t *)((uint8_t *)screen->pixels + (size_t)y * (size_t)screen->pitch);
        for (int x = within.x; x < within.x + within.w; x++)
            row[x] = pattern[x & 3];
    }
}

static void paint_item(SDL_Surface *screen, const struct item *item, struct box within)
{
    const struct point from = {item->part.x + within.x - item->box.x,
                               item->part.y + within.y - item->box.y};
    switch (item->kind) {
    case ITEM_PICTURE:
        blend_picture(screen, within, item->picture, from, item->alpha);
        break;
    case ITEM_FILL:
        blend_colour(screen, within, item->top);
        break;
    case ITEM_GRADIENT:
        paint_gradient(screen, item, within);
        break;
    }
}

static bool hides_all_below(const struct item *item, struct box box)
{
    return item->kind != ITEM_PICTURE && item->top.a == 255 && box_holds(item->clip, box);
}

static void paint_box(const struct canvas *canvas, SDL_Surface *screen, struct box box)
{
    const struct item_list *list = &canvas->now;
    size_t first = 0;
    for (size_t i = list->count; i > 0 && first == 0; i--)
        if (hides_all_below(&list->items[i - 1], box))
            first = i - 1;
    for (size_t i = first; i < list->count; i++) {
        struct box within = box_common(list->items[i].clip, box);
        if (!box_is_empty(within))
            paint_item(screen, &list->items[i], within);
    }
}

int canvas_finish(struct canvas *canvas, SDL_Surface *screen, bool all,
                  struct box damage_boxes[DAMAGE_MAX])
{
    struct damage damage = {.boxes = damage_boxes};
    if (all || canvas->last_w != screen->w || canvas->last_h != screen->h)
        add_damage(&damage, (struct box){0, 0, screen->w, screen->h});
    else
        find_damage(canvas, &damage);
    for (int i = 0; i < damage.count; i++)
        paint_box(canvas, screen, damage.boxes[i]);
    canvas->last_w = screen->w;
    canvas->last_h = screen->h;
    struct item_list swap = canvas->last;
    canvas->last = canvas->now;
    canvas->now = swap;
    return damage.count;
}
