#include "gui/field_draw.h"

void field_draw(struct draw *draw, const struct field_look *look)
{
    const struct metrics *m = &draw->metrics;
    struct box box = look->box;
    draw_panel(draw, box, PANEL_EDGED, 10);
    if (look->open)
        draw_focus(draw, box, 10);
    bool empty = look->text == NULL || look->text[0] == '\0';
    struct box inside = {box.x + px(m, 14), box.y, box.w - px(m, 28), box.h};
    /* Of a text that is too long the end is seen, where the caret stands. */
    int over = empty ? 0
                     : draw_paragraph(draw, look->text, TYPE_BUTTON, 0)->w + px(m, 4) - inside.w;
    canvas_clip(draw->canvas, box_common(look->clip, box_grown(inside, px(m, 4))));
    if (over > 0)
        inside.x -= over;
    if (!empty || !look->open)
        draw_label(draw, empty ? look->placeholder : look->text, empty ? TYPE_WHY : TYPE_BUTTON,
                   empty ? COLOUR_INK2 : COLOUR_INK, inside, ALIGN_LEFT);
    canvas_clip(draw->canvas, look->clip);
    if (!look->open)
        return;
    /* The caret. */
    int x = inside.x + (empty ? 0 : draw_paragraph(draw, look->text, TYPE_BUTTON, 0)->w + px(m, 2));
    int h = box.h * 3 / 5;
    canvas_fill(draw->canvas, (struct box){x, box.y + (box.h - h) / 2, px(m, 2), h},
                draw_colour(draw, COLOUR_INK));
}
