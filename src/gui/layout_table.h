/* Where things lie on the table before the choice: the situation, the hand, and in large text the
 * page they become. Free of SDL. */
#ifndef EVENKEEL_GUI_LAYOUT_TABLE_H
#define EVENKEEL_GUI_LAYOUT_TABLE_H

#include "gui/geometry.h"
#include "gui/ruler.h"
#include "session/view.h"

/* The strip at the top: gauges, flags, points. */
struct hud_layout {
    bool raised;  /* the sea lies higher: more room below */
    bool compact; /* one line: icons with numbers */
    bool brief;   /* compact, and narrow: no words */
    int height;   /* what lies below starts here at the earliest */
    int waterline;
    struct box progress; /* "Act 2 · Card 5 of 12" */
    struct box pips;
    struct box direction_icon, direction_label, direction_number, direction_bar;
    struct box order_icon, order_label, order_number, order_bar;
    struct box flags[VISIONS_MAX];
    struct box visions;
    struct box points;
    struct box menu;
    int ship_x, ship_y; /* where the mast meets the water; no ship when compact */
    double ship_scale;
};

/* `raised`: after the choice, when the result needs the room. */
void layout_hud(struct hud_layout *layout, const struct ruler *ruler, const struct view *view,
                bool raised);

/* The parts of a situation card. */
struct situation_layout {
    struct box card;
    struct box picture; /* empty when there is none, or no room for it */
    struct box lens_panel, lens_icon, lens_label;
    struct box title, ornament, text;
    struct box follows; /* the line that says it follows from a choice; empty when it does not */
};

struct table_layout {
    bool list; /* the hand is a list, the page scrolls */
    struct hud_layout hud;
    struct box hint; /* the tutorial's words; empty when there are none */
    struct box hint_text;
    struct situation_layout situation;
    struct box hand[RESPONSES_MAX];
    enum type response_type;
    int lift;        /* how far a lifted card rises, pixels */
    struct box page; /* the list's: what scrolls is inside */
    int content;
    int keys_y; /* the middle of the line of keys below the hand; 0: no room */
};

/* What shares the page with the hand. */
struct table_extras {
    const char *hint; /* the tutorial's words, or NULL */
    int below;        /* what stands under the hand and is not to be covered, design units; 0: the
                       * line of keys */
    double picture_shape; /* the width of the card's picture by its height; 0: it has none */
};

/* The picture widens the situation card and takes nothing from the words; where there is no room
 * beside them, or the hand is a list, it is not shown. */
void layout_table(struct table_layout *layout, const struct ruler *ruler, const struct view *view,
                  const struct table_extras *extras);

/* A response as a card of the hand, or as a row of the list. */
struct response_shape {
    bool list;
    bool badge; /* what it earned stands in its corner */
    int w, h;
};

/* Where a response's suit and text stand on it, from its corner. */
struct response_layout {
    struct box suit, text, ornament, small_suit;
};

void layout_response(struct response_layout *layout, const struct metrics *metrics,
                     const struct response_shape *shape);

#endif
