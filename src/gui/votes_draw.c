#include "gui/votes_draw.h"

#include "gui/key.h"
#include "gui/paint.h"
#include "rules/card.h"

void votes_draw_dashed(struct draw *draw, struct box box)
{
    uint64_t key = key_number(key_number(key_start("first vote"), box.w), box.h);
    key = key_number(key, draw->theme);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        picture = paint_surface(box.w, box.h);
        paint_dashed_edge(picture, (struct shape){0, 0, box.w, box.h, 6 * draw->metrics.scale},
                          2 * draw->metrics.scale, 6 * draw->metrics.scale,
                          draw_colour(draw, COLOUR_INK));
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, box.x, box.y, 1);
}

void votes_draw_bar(struct draw *draw, const struct votes_bar *bar, struct box track)
{
    const struct metrics *m = &draw->metrics;
    int voters = larger(bar->voters, 1), gap = px(m, 3);
    int segment = (track.w - (voters - 1) * gap) / voters;
    struct rgba colour = draw_colour(
        draw, bar->response < RESPONSES_MAX ? colour_of_suit(bar->response) : COLOUR_INK2);
    draw_bar(draw, track, draw_colour(draw, COLOUR_TRACK));
    int shown = (int)((bar->last * (segment + gap)) * bar->share + 0.5);
    for (int i = 0; i < bar->last; i++) {
        struct box box = {track.x + i * (segment + gap), track.y, segment, track.h};
        int room = track.x + shown - box.x;
        if (room < box.w)
            box.w = room;
        if (box.w > 0)
            draw_bar(draw, box, colour);
    }
    if (bar->first > 0)
        votes_draw_dashed(draw, box_grown((struct box){track.x, track.y,
                                                       bar->first * (segment + gap) - gap, track.h},
                                          px(m, 3)));
}
