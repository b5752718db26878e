/* Where everything lies on the table: before the choice, in the result, at an act's end. */
#include "gui/table_scene.h"

#include "base/words.h"
#include "gui/button.h"

static void add_control(struct page *page, int id, struct box box, bool scrolls)
{
    if (scrolls)
        controls_add_scrolling(&page->controls, id, box);
    else
        controls_add(&page->controls, id, box);
}

static void lay_hand(struct app *app, struct table_state *table, struct page *page, int below)
{
    struct ruler ruler = draw_ruler(&app->draw);
    const struct table_layout *layout = &table->layout;
    bool choosing = table->view.phase == SESSION_CHOOSE;
    const struct table_extras extras = {
        .hint = choosing ? tutorial_hint(&table->view) : NULL,
        .below = below,
        .picture_shape = table_picture_shape(app, &table->view),
    };
    layout_table(&table->layout, &ruler, &table->view, &extras);
    for (int i = 0; choosing && i < table->view.response_count; i++) {
        struct box box = layout->hand[i];
        /* A lifted card is pressed where it is. */
        if (i == table->lifted && !layout->list)
            box = (struct box){box.x, box.y - layout->lift, box.w, box.h + layout->lift};
        add_control(page, TABLE_RESPONSE + i, box, layout->list);
    }
    controls_add(&page->controls, TABLE_MENU, layout->hud.menu);
    if (layout->list)
        page_scrolls(app, page, layout->page, layout->content);
    else
        scroll_set(&page->scroll, (struct box){0, 0, app->draw.metrics.w, app->draw.metrics.h}, 0);
}

static void lay_result(struct app *app, struct table_state *table, struct page *page)
{
    struct ruler ruler = draw_ruler(&app->draw);
    struct result_layout *layout = &table->result;
    struct result_words words = {
        .hint = tutorial_hint(&table->view),
        .ship = table->ship_words,
        .cards_button_w = button_width(app, _("Show the cards"), NULL),
        .next_button_w = button_width(app, _("Continue"), _("Enter")),
        .button_h = button_height(&app->draw.metrics),
    };
    for (int i = 0; i < table->view.response_count; i++) {
        int response = table->view.order[i];
        words.heads[i] = table->view.responses[response].chosen
                             ? _("Your choice")
                             : explain_verdict(&table->view, response);
    }
    layout_result(layout, &ruler, &table->view, &words);
    add_control(page, TABLE_CARDS, layout->cards_button, layout->list);
    add_control(page, TABLE_NEXT, layout->next_button, layout->list);
    controls_add(&page->controls, TABLE_MENU, layout->hud.menu);
    page_scrolls(app, page, layout->page, layout->content);
}

/* The cards with their fits: the hand's layout, and the two buttons below it. */
static void lay_cards_again(struct app *app, struct table_state *table, struct page *page)
{
    const struct metrics *m = &app->draw.metrics;
    int h = button_height(m), w = button_width(app, _("Continue"), _("Enter"));
    int why_w = button_width(app, _("Show the reasons"), NULL);
    int below = (int)((h + px(m, 32)) / m->scale) + 1;
    lay_hand(app, table, page, below);
    int left = px(m, 66), right = m->w - px(m, 66), y = m->h - h - px(m, 14);
    bool list = table->layout.list;
    if (list) {
        left = px(m, 40);
        right = m->w - px(m, 80);
        y = page->scroll.page.y + page->scroll.content - h - px(m, 16);
    }
    add_control(page, TABLE_CARDS, (struct box){left, y, why_w, h}, list);
    add_control(page, TABLE_NEXT, (struct box){right - w, y, w, h}, list);
}

void table_layout_page(struct app *app, struct table_state *table, struct page *page)
{
    struct act_layout act;
    switch (table->view.phase) {
    case SESSION_CHOOSE:
        page->controls.first = TABLE_RESPONSE;
        lay_hand(app, table, page, 0);
        break;
    case SESSION_RESULT:
        page->controls.first = TABLE_NEXT;
        if (table->cards_shown)
            lay_cards_again(app, table, page);
        else
            lay_result(app, table, page);
        break;
    case SESSION_ACT_OVER:
        page->controls.first = TABLE_NEXT;
        table_layout_act(app, table, &act);
        controls_add(&page->controls, TABLE_NEXT, act.button);
        scroll_set(&page->scroll, act.panel, 0);
        break;
    case SESSION_HANDOVER:
    case SESSION_VOTE:
    case SESSION_ALL_IN:
    case SESSION_COUNTS:
    case SESSION_TALK:
    case SESSION_DEBRIEF:
        break;
    }
}
