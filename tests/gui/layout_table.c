/* The table before the choice, in windows and text sizes of all kinds: nothing is covered, nothing
 * is cut, everything that is to be pressed is large enough. */
#include "gui/layout_table.h"

#include <string.h>

#include "support/boxes.h"
#include "support/check.h"
#include "support/long_texts.h"

enum {
    TARGET = 44,
    KEYLINE = 7,
    KEEL_DEPTH = 98,         /* ship-keel.svg: below the waterline */
    KEEL_DEPTH_HEELED = 104, /* its lowest corner, at any heel */
    CLEAR = 8
};

static struct table_layout lay_out_with(const struct layout_case *one, int below, double shape)
{
    struct table_layout layout;
    layout_table(
        &layout, &one->ruler, &one->view,
        &(struct table_extras){.hint = one->hint_words, .below = below, .picture_shape = shape});
    return layout;
}

static struct table_layout lay_out(const struct layout_case *one, int below)
{
    return lay_out_with(one, below, 0);
}

static void add_hand(struct boxes *boxes, const struct table_layout *layout,
                     const struct layout_case *one)
{
    boxes_add(boxes, layout->situation.card, "situation");
    boxes_add(boxes, layout->hint, "hint");
    for (int i = 0; i < one->view.response_count; i++)
        boxes_add(boxes, layout->hand[i], "card %c", 'A' + i);
}

/* --- the hand -----------------------------------------------------------------------------------
 */

static void check_cards(const struct layout_case *one, int below)
{
    const struct metrics *m = one->ruler.metrics;
    struct table_layout layout = lay_out(one, below);
    struct boxes boxes = {0};
    add_hand(&boxes, &layout, one);
    boxes_check_apart(&boxes, one->where);
    boxes_check_large(&boxes, px(m, TARGET), px(m, TARGET), one->where);
    if (layout.list) {
        check_int(layout.page.y >= layout.hud.menu.y + layout.hud.menu.h, true,
                  "%s: the page lies below the menu", one->where);
        check_int(layout.page.y + layout.page.h, m->h, "%s: the page ends at the window's end",
                  one->where);
        /* The bar is 48 units from the right end. */
        boxes_check_inside(
            &boxes, (struct box){0, layout.page.y, m->w - px(m, 48), layout.content - px(m, below)},
            one->where);
        return;
    }
    boxes_add(&boxes, layout.hud.menu, "menu");
    boxes_check_apart(&boxes, one->where);
    boxes_check_inside(&boxes, (struct box){0, 0, m->w, m->h - px(m, below)}, one->where);
}

static void check_hand(const struct layout_case *one)
{
    check_cards(one, 0);
    if (!one->hint)
        check_cards(one, 85);
}

static void cards_cover_nothing_and_lie_on_the_page(void **state)
{
    (void)state;
    every_layout_case(SESSION_CHOOSE, check_hand);
}

static void check_equal(const struct layout_case *one)
{
    struct table_layout layout = lay_out(one, 0);
    const struct box *first = &layout.hand[0];
    for (int i = 1; i < one->view.response_count; i++) {
        const struct box *card = &layout.hand[i], *last = &layout.hand[i - 1];
        check_int(card->w, first->w, "%s: width", one->where);
        if (layout.list) {
            check_int(card->x, first->x, "%s: left end", one->where);
            check_int(card->y > last->y, true, "%s: below each other", one->where);
        } else {
            check_int(card->h, first->h, "%s: height", one->where);
            check_int(card->y, first->y, "%s: top", one->where);
            check_int(card->x - last->x, layout.hand[1].x - first->x, "%s: gaps", one->where);
        }
    }
    if (layout.list)
        return;
    /* In the middle, and room to rise. */
    const struct box *right = &layout.hand[one->view.response_count - 1];
    int slack = first->x - (one->ruler.metrics->w - right->x - right->w);
    check_int(slack >= -1 && slack <= 1, true, "%s: %d beside the middle", one->where, slack);
    const struct box *situation = &layout.situation.card;
    check_int(first->y - layout.lift >= situation->y + situation->h, true,
              "%s: a lifted card leaves the situation free", one->where);
    check_int(layout.lift > 0, true, "%s", one->where);
}

static void the_cards_of_a_hand_are_alike(void **state)
{
    (void)state;
    every_layout_case(SESSION_CHOOSE, check_equal);
}

/* --- texts --------------------------------------------------------------------------------------
 */

static void check_texts(const struct layout_case *one)
{
    const struct metrics *m = one->ruler.metrics;
    struct table_layout layout = lay_out(one, 0);
    struct metrics list = *m;
    list.list = layout.list;
    for (int i = 0; i < one->view.response_count; i++) {
        const struct box *card = &layout.hand[i];
        struct response_layout parts;
        layout_response(
            &parts, &list,
            &(struct response_shape){
                .list = layout.list, .badge = one->view.key_shown, .w = card->w, .h = card->h});
        int text_h = ruler_height(&one->ruler, one->view.responses[i].text, layout.response_type,
                                  parts.text.w);
        check_int(parts.text.w > 0, true, "%s: room for words", one->where);
        check_int(parts.text.y + text_h <= card->h - px(m, KEYLINE), true,
                  "%s: the text of card %c ends %d below it", one->where, 'A' + i,
                  parts.text.y + text_h - card->h);
        struct boxes boxes = {0};
        parts.text.h = text_h;
        boxes_add(&boxes, parts.text, "text");
        boxes_add(&boxes, parts.suit, "suit");
        boxes_add(&boxes, parts.ornament, "wave");
        boxes_check_apart(&boxes, one->where);
        boxes_check_inside(&boxes, (struct box){0, 0, card->w, card->h}, one->where);
    }
    const struct situation_layout *situation = &layout.situation;
    struct boxes boxes = {0};
    boxes_add(&boxes, situation->title, "title");
    boxes_add(&boxes, situation->text, "text");
    boxes_add(&boxes, situation->follows, "follows");
    boxes_add(&boxes, situation->lens_icon, "lens");
    if (!layout.list)
        boxes_add(&boxes, situation->lens_label, "lens's name");
    boxes_check_apart(&boxes, one->where);
    boxes_check_inside(&boxes, situation->card, one->where);
    check_int(box_is_empty(situation->follows), !one->view.follows, "%s", one->where);
    /* "Problem-solving" may be broken at its hyphen, the longest of the others nowhere. */
    if (one->view.lens != LENS_NONE)
        check_int(words_fit(&one->ruler, lens_name(LENS_RELATIONSHIPS), TYPE_LABEL,
                            layout.list ? situation->lens_label.w : situation->lens_panel.w),
                  true, "%s: the lens's name", one->where);
    if (one->hint) {
        struct boxes hint = {0};
        boxes_add(&hint, layout.hint_text, "hint's text");
        boxes_check_inside(&hint, layout.hint, one->where);
        check_int(ruler_height(&one->ruler, one->hint_words, TYPE_WHY, layout.hint_text.w) <=
                      layout.hint_text.h,
                  true, "%s: the hint's words", one->where);
    }
}

static void every_text_fits_in_its_box(void **state)
{
    (void)state;
    every_layout_case(SESSION_CHOOSE, check_texts);
}

/* --- the strip at the top -----------------------------------------------------------------------
 */

static void check_hud(const struct layout_case *one)
{
    const struct metrics *m = one->ruler.metrics;
    struct table_layout layout = lay_out(one, 0);
    const struct hud_layout *hud = &layout.hud;
    struct boxes boxes = {0};
    boxes_add(&boxes, hud->menu, "menu");
    boxes_check_large(&boxes, px(m, TARGET), px(m, TARGET), one->where);
    boxes_add(&boxes, hud->progress, "progress");
    boxes_add(&boxes, hud->points, "points");
    boxes_add(&boxes, hud->visions, "visions");
    boxes_add(&boxes, hud->flags[0], "flag");
    boxes_add(&boxes, hud->direction_icon, "sail");
    boxes_add(&boxes, hud->direction_number, "Direction");
    boxes_add(&boxes, hud->direction_bar, "Direction's bar");
    boxes_add(&boxes, hud->order_icon, "keel");
    boxes_add(&boxes, hud->order_number, "Order");
    boxes_add(&boxes, hud->order_bar, "Order's bar");
    boxes_check_apart(&boxes, one->where);
    boxes_check_inside(&boxes, (struct box){0, 0, m->w, hud->height}, one->where);
    check_int(hud->brief && !hud->compact, false, "%s", one->where);
    if (hud->compact) {
        enum type type = TYPE_SECTION;
        check_int(
            words_fit(&one->ruler, hud->brief ? "88/88" : "Card 88 of 88", type, hud->progress.w),
            true, "%s: progress", one->where);
        check_int(ruler_width(&one->ruler, hud->brief ? "888" : "888 points", type), hud->points.w,
                  "%s: points", one->where);
        return;
    }
    check_int(words_fit(&one->ruler, "Act 3 · Card 88 of 88", TYPE_BUTTON, hud->progress.w), true,
              "%s: progress", one->where);
    int gauge = ruler_width(&one->ruler, "Direction", TYPE_BUTTON) +
                ruler_width(&one->ruler, "100", TYPE_NUMBER) +
                ruler_width(&one->ruler, "▲ +28", TYPE_BUTTON) + px(m, 14);
    check_int(gauge <= hud->direction_label.w, true, "%s: a gauge's words are %d wide, not %d",
              one->where, gauge, hud->direction_label.w);
}

static void what_the_top_tells_stands_apart(void **state)
{
    (void)state;
    every_layout_case(SESSION_CHOOSE, check_hud);
}

static void check_keel(const struct layout_case *one)
{
    const struct metrics *m = one->ruler.metrics;
    for (int i = 0; i < 2; i++) {
        struct table_layout layout = lay_out(one, i == 0 || one->hint ? 0 : 85);
        const struct hud_layout *hud = &layout.hud;
        if (hud->compact)
            continue;
        int top = layout.hint.h > 0 ? layout.hint.y : layout.situation.card.y;
        int keel = hud->ship_y + px(m, KEEL_DEPTH * hud->ship_scale);
        int heeled = hud->ship_y + px(m, KEEL_DEPTH_HEELED * hud->ship_scale);
        /* Each of the three measures is rounded. */
        check_int(top - keel >= px(m, CLEAR) - 1, true, "%s: %d pixels below the keel", one->where,
                  top - keel);
        check_int(top > heeled, true, "%s: a heeled keel reaches the card", one->where);
    }
}

static void the_keel_clears_the_cards(void **state)
{
    (void)state;
    every_layout_case(SESSION_CHOOSE, check_keel);
}

static void check_keys(const struct layout_case *one)
{
    const struct metrics *m = one->ruler.metrics;
    struct table_layout layout = lay_out(one, 0);
    if (layout.keys_y == 0)
        return;
    int half = (type_line_height(m, TYPE_LABEL) + 1) / 2;
    check_int(layout.keys_y + half <= m->h, true, "%s: the keys are cut", one->where);
    check_int(layout.keys_y - half >= layout.hand[0].y + layout.hand[0].h, true,
              "%s: the keys reach %d into the cards", one->where,
              layout.hand[0].y + layout.hand[0].h - layout.keys_y + half);
}

/* --- the card's picture -------------------------------------------------------------------------
 */

static void check_same_words(struct box with, struct box without, const char *what,
                             const struct layout_case *one)
{
    check_int(with.w, without.w, "%s: the width of the %s", one->where, what);
    check_int(with.h, without.h, "%s: the height of the %s", one->where, what);
    check_int(with.y, without.y, "%s: the place of the %s", one->where, what);
}

static void check_picture(const struct layout_case *one)
{
    static const double shapes[] = {0.05, 0.75, 1, 4 / 3.0, 20};
    const struct metrics *m = one->ruler.metrics;
    struct table_layout without = lay_out(one, 0);
    check_int(box_is_empty(without.situation.picture), true, "%s: no picture", one->where);
    for (int i = 0; i < COUNT(shapes); i++) {
        struct table_layout with = lay_out_with(one, 0, shapes[i]);
        const struct situation_layout *card = &with.situation;
        check_int(with.list, without.list, "%s: a list or not", one->where);
        check_int(with.response_type, without.response_type, "%s: the type", one->where);
        check_same_words(card->text, without.situation.text, "situation", one);
        check_same_words(card->title, without.situation.title, "title", one);
        for (int j = 0; j < one->view.response_count; j++)
            check_box(with.hand[j], without.hand[j], "%s: card %d", one->where, j);
        if (box_is_empty(card->picture)) {
            check_box(card->card, without.situation.card, "%s: the card", one->where);
            continue;
        }
        struct boxes boxes = {0};
        boxes_add(&boxes, card->picture, "picture");
        boxes_add(&boxes, card->text, "situation");
        boxes_add(&boxes, card->title, "title");
        boxes_check_apart(&boxes, one->where);
        boxes_check_inside(&boxes, card->card, one->where);
        boxes_add(&boxes, card->card, "card");
        boxes_check_inside(&boxes, (struct box){0, 0, m->w, m->h}, one->where);
        check_int(with.list, false, "%s: a picture in a list", one->where);
    }
}

static void the_picture_takes_nothing_from_the_words(void **state)
{
    (void)state;
    every_layout_case(SESSION_CHOOSE, check_picture);
}

static void the_picture_has_its_place_where_there_is_room(void **state)
{
    (void)state;
    static const struct {
        int w, h, text_percent;
        bool shown;
    } rows[] = {
        {1280, 720, 100, true}, {1920, 1080, 100, true}, {3840, 2160, 100, true},
        {1024, 768, 100, true}, {1280, 720, 125, true},  {1280, 720, 200, false},
    };
    struct app *app = ruler_app();
    for (int i = 0; i < COUNT(rows); i++) {
        struct ruler ruler = ruler_for(app, rows[i].w, rows[i].h, rows[i].text_percent);
        struct view view = {.title = "Rain",
                            .situation = "It rains, and everybody waits for what you will say.",
                            .lens = LENS_VISION,
                            .response_count = 4,
                            .gauges_shown = true};
        for (int j = 0; j < 4; j++)
            view.responses[j].text = "Wait until the rain is over, and say so to everybody.";
        struct table_layout layout;
        layout_table(&layout, &ruler, &view, &(struct table_extras){.picture_shape = 1.2});
        check_int(!box_is_empty(layout.situation.picture), rows[i].shown, "row %d", i);
    }
    app_free(app);
}

static void the_keys_stand_below_the_hand(void **state)
{
    (void)state;
    every_layout_case(SESSION_CHOOSE, check_keys);
}

static void the_picture_of_the_table_is_met(void **state)
{
    (void)state;
    /* mockups, "Grid and cards", at the size of the pictures. */
    struct app *app = ruler_app();
    struct ruler ruler = ruler_for(app, 1280, 720, 100);
    struct view view = {.title = "Rain",
                        .situation = "It rains.",
                        .lens = LENS_VISION,
                        .response_count = 4,
                        .gauges_shown = true};
    for (int i = 0; i < 4; i++)
        view.responses[i].text = "Wait.";
    struct table_layout layout;
    layout_table(&layout, &ruler, &view, &(struct table_extras){0});
    assert_false(layout.list);
    assert_int_equal(layout.hud.waterline, 142);
    for (int i = 0; i < 4; i++)
        check_box(layout.hand[i], (struct box){66 + i * 292, 456, 272, 216}, "card %d", i);
    assert_int_equal(layout.situation.card.w, 800);
    assert_int_equal(layout.situation.card.h, 190);
    assert_int_equal(layout.lift, 28);
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cards_cover_nothing_and_lie_on_the_page),
        cmocka_unit_test(the_cards_of_a_hand_are_alike),
        cmocka_unit_test(every_text_fits_in_its_box),
        cmocka_unit_test(what_the_top_tells_stands_apart),
        cmocka_unit_test(the_keel_clears_the_cards),
        cmocka_unit_test(the_picture_takes_nothing_from_the_words),
        cmocka_unit_test(the_picture_has_its_place_where_there_is_room),
        cmocka_unit_test(the_keys_stand_below_the_hand),
        cmocka_unit_test(the_picture_of_the_table_is_met),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
