#include "gui/dialog.h"

#include <stdio.h>

#include "base/words.h"
#include "gui/button.h"

enum { WIDTH = 560, SIDE = 36, GAP = 12 };

/* In columns they are as wide as the panel, in a row as wide as their words. */
static bool fits_in_row(struct app *app, const struct dialog *dialog, int w)
{
    int sum = -px(&app->draw.metrics, GAP);
    for (int i = 0; i < dialog->button_count; i++)
        sum += button_width(app, dialog->buttons[i].label, NULL) + px(&app->draw.metrics, GAP);
    return sum <= w;
}

void dialog_layout(struct app *app, struct dialog *dialog, struct page *page)
{
    const struct metrics *m = &app->draw.metrics;
    struct ruler ruler = draw_ruler(&app->draw);
    int w = px(m, WIDTH * (1 + (m->text - 1) * 0.8));
    if (w > m->w - px(m, 40))
        w = m->w - px(m, 40);
    int side = px(m, SIDE), inner = w - 2 * side, gap = px(m, GAP), button_h = button_height(m);
    int title_h = ruler_height(&ruler, dialog->title, TYPE_CARD_TITLE, inner);
    int words_h = dialog->words != NULL
                      ? ruler_height(&ruler, dialog->words, TYPE_SITUATION, inner) + px(m, 10)
                      : 0;
    bool column = dialog->column || !fits_in_row(app, dialog, inner);
    int rows = column ? dialog->button_count : 1;
    int h = px(m, 28) + title_h + words_h + px(m, 22) + rows * (button_h + gap) - gap + px(m, 32);
    int y = h < m->h ? (m->h - h) / 2 : px(m, 8);
    dialog->panel = (struct box){(m->w - w) / 2, y, w, h};
    int x = dialog->panel.x + side;
    y += px(m, 28);
    dialog->title_box = (struct box){x, y, inner, title_h};
    y += title_h + px(m, 10);
    dialog->words_box = (struct box){x, y, inner, words_h};
    y += (words_h > 0 ? words_h - px(m, 10) : -px(m, 10)) + px(m, 22);
    int right = x + inner;
    for (int i = 0; i < dialog->button_count; i++) {
        struct box box = {x, y, inner, button_h};
        if (column) {
            y += button_h + gap;
        } else {
            /* From the right: the first button is the one that stands last. */
            box.w = button_width(app, dialog->buttons[i].label, NULL);
            right -= box.w;
            box.x = right;
            right -= gap;
        }
        controls_add_scrolling(&page->controls, dialog->buttons[i].control, box);
    }
    page_scrolls(app, page, (struct box){0, 0, m->w, m->h},
                 h + px(m, 16) > m->h ? h + px(m, 16) : 0);
}

void dialog_draw(struct app *app, const struct dialog *dialog, const struct page *page)
{
    struct draw *draw = &app->draw;
    int scroll = page->scroll.offset;
    draw_dim(draw, 0.45);
    draw_panel(draw, box_moved(dialog->panel, 0, -scroll), PANEL_RAISED, 14);
    draw_text(draw, dialog->title, TYPE_CARD_TITLE, COLOUR_INK,
              box_moved(dialog->title_box, 0, -scroll), ALIGN_LEFT);
    if (dialog->words != NULL)
        draw_text(draw, dialog->words, TYPE_SITUATION, COLOUR_INK,
                  box_moved(dialog->words_box, 0, -scroll), ALIGN_LEFT);
    for (int i = 0; i < dialog->button_count; i++) {
        const struct button button = {.control = dialog->buttons[i].control,
                                      .label = dialog->buttons[i].label,
                                      .look = dialog->buttons[i].primary ? BUTTON_PRIMARY
                                                                         : BUTTON_PLAIN};
        button_draw(app, page, &button);
    }
    scroll_bar_draw(app, page);
}

void dialog_window_title(const struct dialog *dialog, char *title, size_t room)
{
    snprintf(title, room, _("%s – Even Keel"), dialog->title);
}
