/* The result, in windows and text sizes of all kinds: rows with their whys, the scale, the
 * buttons. */
#include "gui/layout_result.h"

#include "support/boxes.h"
#include "support/check.h"
#include "support/long_texts.h"

enum { TARGET = 44 };

static struct result_layout lay_out(const struct layout_case *one)
{
    const struct metrics *m = one->ruler.metrics;
    struct result_layout layout;
    struct result_words words = {
        .hint = one->hint_words,
        .ship = one->texts == TEXTS_SHORT
                    ? "Both gauges held."
                    : "Direction gave way and Order gained (−12, +14). The sail hung empty: help "
                      "from outside filled Direction to 30 and cost 5 points.",
        .cards_button_w = ruler_width(&one->ruler, "Show the cards", TYPE_BUTTON) + text_px(m, 44),
        .next_button_w = ruler_width(&one->ruler, "Continue", TYPE_BUTTON) + text_px(m, 110),
        .button_h = text_px(m, 52) > px(m, 44) ? text_px(m, 52) : px(m, 44),
    };
    for (int i = 0; i < one->view.response_count; i++)
        words.heads[i] = "Too loose for this weather";
    layout_result(&layout, &one->ruler, &one->view, &words);
    return layout;
}

static void add_blocks(struct boxes *boxes, const struct result_layout *layout)
{
    for (int i = 0; i < layout->row_count; i++)
        boxes_add(boxes, layout->rows[i].row, "row %d", i);
    boxes_add(boxes, layout->hint, "hint");
    if (!layout->list)
        return;
    boxes_add(boxes, layout->panel, "panel");
    boxes_add(boxes, layout->cards_button, "cards");
    boxes_add(boxes, layout->next_button, "next");
}

static void check_page(const struct layout_case *one)
{
    const struct metrics *m = one->ruler.metrics;
    struct result_layout layout = lay_out(one);
    struct boxes page = {0}, still = {0};
    check_int(layout.row_count, one->view.response_count, "%s", one->where);
    add_blocks(&page, &layout);
    boxes_check_apart(&page, one->where);
    int right = layout.content > layout.page.h ? m->w - px(m, 48) : m->w;
    boxes_check_inside(
        &page, (struct box){layout.page.x, layout.page.y, right - layout.page.x, layout.content},
        one->where);
    boxes_add(&still, layout.hud.menu, "menu");
    if (!layout.list) {
        boxes_add(&still, layout.panel, "panel");
        boxes_add(&still, layout.cards_button, "cards");
        boxes_add(&still, layout.next_button, "next");
        /* What scrolls does so beside and above what does not. */
        boxes_check_apart(&still, one->where);
        boxes_add(
            &still,
            (struct box){layout.rows[0].row.x, layout.page.y, layout.rows[0].row.w, layout.page.h},
            "the rows' page");
    }
    boxes_check_apart(&still, one->where);
    boxes_check_inside(&still, (struct box){0, 0, m->w, m->h}, one->where);
    struct boxes targets = {0};
    boxes_add(&targets, layout.cards_button, "cards");
    boxes_add(&targets, layout.next_button, "next");
    boxes_check_large(&targets, px(m, TARGET), px(m, TARGET), one->where);
    check_int(layout.page.h > 0, true, "%s: something of the page is in sight", one->where);
}

static void rows_and_buttons_cover_nothing(void **state)
{
    (void)state;
    every_layout_case(SESSION_RESULT, check_page);
}

static void check_rows(const struct layout_case *one)
{
    struct result_layout layout = lay_out(one);
    for (int i = 0; i < layout.row_count; i++) {
        const struct why_row *row = &layout.rows[i];
        const struct view_response *response = &one->view.responses[row->response];
        struct boxes parts = {0};
        check_int(row->response, one->view.order[i], "%s: the view's order", one->where);
        boxes_add(&parts, row->suit, "suit");
        boxes_add(&parts, row->head, "verdict");
        boxes_add(&parts, row->why, "why");
        boxes_add(&parts, row->approach_icon, "approach");
        boxes_add(&parts, row->approach_label, "approach's name");
        boxes_add(&parts, row->fit, "fit");
        boxes_add(&parts, row->fit_word, "fit's word");
        boxes_check_apart(&parts, one->where);
        boxes_check_inside(&parts, row->row, one->where);
        check_int(ruler_height(&one->ruler, response->why, layout.why_type, row->why.w) <=
                      row->why.h,
                  true, "%s: why %d", one->where, i);
        check_int(words_fit(&one->ruler, "+10", TYPE_NUMBER, row->fit.w), true, "%s: fit",
                  one->where);
        check_int(words_fit(&one->ruler, "★ best", TYPE_SMALL_LABEL, row->fit_word.w), true,
                  "%s: best is %d wide, not %d", one->where,
                  ruler_width(&one->ruler, "★ best", TYPE_SMALL_LABEL), row->fit_word.w);
        /* Its words are broken only between them. */
        check_int(words_fit(&one->ruler, "management", TYPE_SMALL_LABEL, row->approach_label.w),
                  true, "%s: approach", one->where);
    }
}

static void a_row_holds_all_its_words(void **state)
{
    (void)state;
    every_layout_case(SESSION_RESULT, check_rows);
}

static void check_panel(const struct layout_case *one)
{
    const struct metrics *m = one->ruler.metrics;
    struct result_layout layout = lay_out(one);
    struct boxes parts = {0};
    boxes_add(&parts, layout.played_label, "you played");
    boxes_add(&parts, layout.suit, "suit");
    /* "+10 fit" as it is drawn. */
    struct box fit = layout.fit;
    fit.w = ruler_width(&one->ruler, "+10", TYPE_HUGE_NUMBER) + px(m, 14) +
            ruler_width(&one->ruler, "fit", TYPE_SECTION);
    boxes_add(&parts, fit, "fit");
    /* The badge at its widest, as it is drawn. */
    static const char *const badges[] = {"becalmed −5", "capsized −5", "vision raised",
                                         "+3 delivered"};
    struct box badge = layout.badge;
    for (int i = 0; i < COUNT(badges); i++) {
        int w = ruler_width(&one->ruler, badges[i], TYPE_BUTTON) + badge.h * 2 / 3 + px(m, 30);
        badge.w = w > badge.w ? w : badge.w;
    }
    badge.x -= badge.w - layout.badge.w;
    boxes_add(&parts, badge, "badge");
    boxes_add(&parts, layout.weather_label, "the weather was");
    boxes_add(&parts, layout.weather_name, "weather");
    boxes_add(&parts, layout.scale, "scale");
    boxes_add(&parts, layout.ship_text, "ship");
    boxes_check_apart(&parts, one->where);
    boxes_check_inside(&parts, layout.panel, one->where);
    check_int(words_fit(&one->ruler, "Mostly stability", TYPE_CARD_TITLE, layout.weather_name.w),
              true, "%s: the weather's name", one->where);
    for (int value = SCALE_MIN; value <= SCALE_MAX; value++)
        for (int row = 0; row < 3; row++)
            check_int(box_contains(layout.scale, scale_point(layout.scale, value, row)), true,
                      "%s: %d in row %d", one->where, value, row);
    if (one->hint) {
        struct boxes hint = {0};
        boxes_add(&hint, layout.hint_text, "hint's text");
        boxes_check_inside(&hint, layout.hint, one->where);
    }
}

static void the_panel_holds_what_was_played(void **state)
{
    (void)state;
    every_layout_case(SESSION_RESULT, check_panel);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_buttons_cover_nothing),
        cmocka_unit_test(a_row_holds_all_its_words),
        cmocka_unit_test(the_panel_holds_what_was_played),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
