#include "gui/scale_draw.h"

#include "gui/card_face.h"
#include "gui/key.h"
#include "gui/layout_result.h"
#include "gui/paint.h"

static struct box box_around(struct point middle, int side)
{
    return (struct box){middle.x - side / 2, middle.y - side / 2, side, side};
}

static void draw_ring(struct draw *draw, struct point middle, int side)
{
    uint64_t key = key_number(key_number(key_start("ring"), side), draw->theme);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        picture = paint_surface(side, side);
        struct shape circle = {0, 0, side, side, side / 2.0};
        paint_rounded(picture, circle, draw_colour(draw, COLOUR_PAPER));
        paint_edge(picture, circle, 3 * draw->metrics.scale, draw_colour(draw, COLOUR_INK));
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, middle.x - side / 2, middle.y - side / 2, 1);
}

/* The responses that share an approach stand one above the other. */
static struct point suit_place(struct box scale, const struct view *view, int response, int side)
{
    int before = 0, all = 0;
    for (int i = 0; i < view->response_count; i++) {
        bool same = view->responses[i].approach == view->responses[response].approach;
        before += same && i < response;
        all += same;
    }
    struct point place = scale_point(scale, view->responses[response].approach, 1);
    place.y += (2 * before - (all - 1)) * side * 9 / 16;
    return place;
}

void scale_draw(struct draw *draw, struct box scale, const struct view *view)
{
    const struct metrics *m = &draw->metrics;
    int column = scale.w / SCALE_STEPS, icon = column * 2 / 3;
    if (icon > text_px(m, 44))
        icon = text_px(m, 44);
    struct point weather = scale_point(scale, view->context, 0);
    struct box here = {weather.x - column / 2 + px(m, 2), scale.y, column - px(m, 4), scale.h};
    draw_panel(draw, here, PANEL_AMBER, 10);
    struct point left = scale_point(scale, SCALE_MIN, 1), right = scale_point(scale, SCALE_MAX, 1);
    draw_rule(draw, (struct box){left.x, left.y, right.x - left.x, 1}, COLOUR_INK2);
    for (int value = SCALE_MIN; value <= SCALE_MAX; value++) {
        struct point middle = scale_point(scale, value, 1);
        draw_art(draw, weather_art(value), box_around(scale_point(scale, value, 0), icon),
                 value == view->context ? 1 : 0.75);
        draw_art(draw, approach_art(value), box_around(scale_point(scale, value, 2), icon), 1);
        int dot = px(m, 8);
        draw_bar(draw, (struct box){middle.x - dot / 2, middle.y - dot / 2, dot, dot},
                 draw_colour(draw, COLOUR_INK2));
    }
    int suit = text_px(m, 27) < icon ? text_px(m, 27) : icon;
    for (int i = 0; i < view->response_count; i++)
        if (view->responses[i].chosen)
            draw_ring(draw, suit_place(scale, view, i, suit), suit * 7 / 4);
    for (int i = 0; i < view->response_count; i++)
        suit_draw(draw, i, box_around(suit_place(scale, view, i, suit), suit));
}
