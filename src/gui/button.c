#include "gui/button.h"

#include "gui/ruler.h"

enum { RADIUS = 10, TITLE_RADIUS = 14, SIDE = 22, KEY_GAP = 14, HEIGHT = 52 };

int button_height(const struct metrics *metrics)
{
    int h = px(metrics, HEIGHT * (1 + (metrics->text - 1) * 0.7));
    return h > px(metrics, 44) ? h : px(metrics, 44);
}

static int key_width(struct app *app, const char *key)
{
    if (key == NULL || !app->preferences.keys_shown)
        return 0;
    return draw_key_cap_width(&app->draw, key) + px(&app->draw.metrics, KEY_GAP);
}

int button_width(struct app *app, const char *label, const char *key)
{
    return draw_paragraph(&app->draw, label, TYPE_BUTTON, 0)->w + key_width(app, key) +
           2 * text_px(&app->draw.metrics, SIDE);
}

static enum panel panel_of(const struct button *button, const struct control *control, bool hover)
{
    if (control->disabled)
        return PANEL_DASHED;
    switch (button->look) {
    case BUTTON_PLAIN:
        return PANEL_EDGED;
    case BUTTON_PRIMARY:
        return PANEL_PRIMARY;
    case BUTTON_TITLE:
        return hover ? PANEL_RAISED : PANEL_REST;
    case BUTTON_REFUSED:
        return PANEL_DASHED;
    }
    return PANEL_EDGED;
}

void button_draw(struct app *app, const struct page *page, const struct button *button)
{
    struct draw *draw = &app->draw;
    const struct metrics *metrics = &draw->metrics;
    const struct control *control = controls_find(&page->controls, button->control);
    /* The room's window is not pressed. */
    if (control == NULL || app->is_room)
        return;
    struct box box = control->box;
    if (control->scrolls)
        box.y -= page->scroll.offset;
    if (control->aside)
        box.y -= page->aside.offset;
    bool hover = page->controls.hover == button->control;
    bool pressed = hover && page->controls.pressed == button->control;
    double radius = button->look == BUTTON_TITLE ? TITLE_RADIUS : RADIUS;
    if (hover && !pressed)
        box.y -= px(metrics, 2);
    draw_panel(draw, box, panel_of(button, control, hover), radius);
    if (page->controls.focus == button->control)
        draw_focus(draw, box, radius);
    enum colour ink = control->disabled || button->look == BUTTON_REFUSED ? COLOUR_INK2
                      : button->look == BUTTON_PRIMARY                    ? COLOUR_PRIMARY_TEXT
                                                                          : COLOUR_INK;
    struct box inner = box;
    if (button->art != NULL) {
        int side = text_px(metrics, 36), gap = px(metrics, 14);
        struct box art = {box.x + gap, box.y + (box.h - side) / 2, side, side};
        draw_art(draw, button->art, art, 1);
        inner.x = art.x + side + px(metrics, 12);
        draw_label(draw, button->label, TYPE_BUTTON, ink, inner, ALIGN_LEFT);
        return;
    }
    int cap = key_width(app, button->key);
    int label_w = draw_paragraph(draw, button->label, TYPE_BUTTON, 0)->w;
    inner.x += (box.w - label_w - cap) / 2;
    draw_label(draw, button->label, TYPE_BUTTON, ink, inner, ALIGN_LEFT);
    if (cap > 0)
        draw_key_cap(draw, button->key, inner.x + label_w + px(metrics, KEY_GAP), box.y + box.h / 2,
                     false, ink);
}

void page_scrolls(struct app *app, struct page *page, struct box box, int content)
{
    const struct metrics *metrics = &app->draw.metrics;
    scroll_set(&page->scroll, box, content);
    page->scroll_bar = (struct box){metrics->w - px(metrics, 48), box.y + px(metrics, 4),
                                    px(metrics, 12), box.h - px(metrics, 8)};
}

static void draw_scroll_bar(struct draw *draw, const struct scroll *scroll, struct box bar)
{
    if (!scroll_needed(scroll))
        return;
    struct rgba ink = draw_colour(draw, COLOUR_INK);
    draw_bar(draw, bar, rgba_with_alpha(ink, 0.15));
    draw_bar(draw, scroll_thumb(scroll, bar), ink);
}

void scroll_bar_draw(struct app *app, const struct page *page)
{
    draw_scroll_bar(&app->draw, &page->scroll, page->scroll_bar);
}

void aside_bar_draw(struct app *app, const struct page *page)
{
    draw_scroll_bar(&app->draw, &page->aside, page->aside_bar);
}
