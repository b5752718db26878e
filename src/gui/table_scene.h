/* The table's state, shared by the files that make up its scene: scene_table.c (what happens),
 * table_page.c (where it lies), table_draw.c (before the choice), result_draw.c (after it). */
#ifndef EVENKEEL_GUI_TABLE_SCENE_H
#define EVENKEEL_GUI_TABLE_SCENE_H

#include "gui/app.h"
#include "gui/hud.h"
#include "gui/layout_result.h"
#include "gui/layout_table.h"
#include "gui/sea.h"
#include "session/explain.h"

enum table_control {
    TABLE_RESPONSE = 1, /* to TABLE_RESPONSE + 3 */
    TABLE_MENU = 10,
    TABLE_NEXT,
    TABLE_CARDS /* show the cards again, or the reasons */
};

enum { NOTHING_LIFTED = -1 };

struct table_state {
    struct view view;
    struct view played; /* the view the card was played in, while it flies */
    struct table_layout layout;
    struct result_layout result;
    char ship_words[EXPLAIN_BYTES];
    int lifted;       /* a response, or NOTHING_LIFTED */
    int put_back;     /* the one on its way down */
    bool next_ready;  /* the page after this one has been painted ahead */
    bool cards_shown; /* in the result: the cards with their fits, not the reasons */

    bool dragged; /* the lifted card follows the pointer */
    struct point drag_by;

    struct tween deal[RESPONSES_MAX + 1]; /* the situation last */
    struct tween lift, fall;
    struct tween flight;
    bool holding; /* it may be shown where the card flies once the disk has it */
    struct point flight_from;
    struct tween fit, gauges, vision, rows[RESPONSES_MAX];
};

/* True while the played card is on its way. */
bool table_flies(const struct app *app, const struct table_state *table);

/* Whether the hand lies open: before the choice, while a card flies, or looked at again. */
bool table_shows_hand(const struct app *app, const struct table_state *table);

/* For the layout: the shape of the card's picture, 0 when there is none that can be drawn. */
double table_picture_shape(struct app *app, const struct view *view);

void table_layout_page(struct app *app, struct table_state *table, struct page *page);
void table_draw_sea(struct app *app, const struct table_state *table, const struct hud_layout *hud,
                    const struct view *view);
void table_draw_hand(struct app *app, const struct table_state *table, const struct page *page);
void table_draw_result(struct app *app, const struct table_state *table, const struct page *page);
void table_draw_act(struct app *app, const struct table_state *table, const struct page *page);
void table_draw_menu(struct app *app, const struct page *page);

/* The panel of an act's end, by its words; the place of its button. */
struct act_layout {
    struct box panel, label, name, text, figures;
    struct box button;
};

void table_layout_act(struct app *app, const struct table_state *table, struct act_layout *layout);

#endif
