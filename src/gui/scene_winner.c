/* A calm moment after a group's debrief: who sailed closest to the weather. Seats that stand level
 * are named together, in the order of the seats; nobody is ranked. */
#include "gui/button.h"
#include "gui/scenes.h"
#include "gui/sea.h"

#include <stdio.h>

#include "base/words.h"
#include "session/report.h"
#include "store/report_figures.h"

enum { WINNER_BACK = 1 };
enum { PANEL_W = 720, SIDE = 44, NAMES_IN_A_COLUMN = 6 };

struct winner_state {
    struct report report;
    struct figures figures;
    bool apart; /* somebody's band stands apart */
    int name_count;
    const char *names[SEATS_MAX];
    const char *words;
    bool list;
    struct box panel, flag, title, words_box, name_boxes[SEATS_MAX];
};

static bool nobody_has_a_band(const struct figures *figures)
{
    for (int i = 0; i < figures->seat_count; i++)
        if (figures->seats[i].level != LEVEL_UNKNOWN)
            return false;
    return true;
}

static void winner_open(struct app *app, void *state, int argument)
{
    struct winner_state *winner = state;
    const struct figures *figures = &winner->figures;
    bool closest[SEATS_MAX];
    (void)argument;
    session_report(app->session, &winner->report);
    winner->report.names = true;
    figures_init(&winner->figures, &winner->report);
    winner->apart = group_closest(figures->game, closest);
    for (int i = 0; i < figures->seat_count; i++)
        if (closest[figures->seats[i].seat])
            winner->names[winner->name_count++] = figures->seats[i].label;
}

static void winner_close(struct app *app, void *state)
{
    struct winner_state *winner = state;
    (void)app;
    figures_release(&winner->figures);
}

static const char *words_of(const struct winner_state *winner)
{
    if (winner->apart)
        return winner->name_count == 1
                   ? _("Closest to the weather, clear of every other band:")
                   : _("Closest to the weather, level with each other: their bands overlap.");
    if (nobody_has_a_band(&winner->figures))
        return _("So few cards tell nobody apart. You all came home:");
    return _("Nobody's band stands apart: you stand level, all of you.");
}

/* --- layout -------------------------------------------------------------------------------------
 */

/* Names from above down, then in the next column; in the order of the seats either way. */
static int place_names(struct winner_state *winner, const struct ruler *ruler, struct box place)
{
    const struct metrics *m = ruler->metrics;
    int columns = winner->name_count > NAMES_IN_A_COLUMN && !winner->list ? 2 : 1;
    int rows = (winner->name_count + columns - 1) / columns, gap = px(m, 24), tallest = 0;
    int w = (place.w - (columns - 1) * gap) / columns;
    for (int column = 0; column < columns; column++) {
        int y = place.y;
        for (int i = column * rows; i < winner->name_count && i < (column + 1) * rows; i++) {
            int h = ruler_height(ruler, winner->names[i], TYPE_CARD_TITLE, w);
            winner->name_boxes[i] = (struct box){place.x + column * (w + gap), y, w, h};
            y += h + px(m, 6);
        }
        tallest = larger(tallest, y - place.y);
    }
    return tallest;
}

static int panel_content(struct winner_state *winner, const struct ruler *ruler, struct box panel)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, SIDE), x = panel.x + side, w = panel.w - 2 * side, y = panel.y + px(m, 22);
    int flag = text_px(m, 76);
    winner->flag = (struct box){panel.x + (panel.w - flag) / 2, y, flag, flag};
    y += flag + px(m, 4);
    int title_h = ruler_height(ruler, _("Well sailed"), TYPE_PAGE_TITLE, w);
    winner->title = (struct box){x, y, w, title_h};
    y += title_h + px(m, 6);
    int words_h = ruler_height(ruler, winner->words, TYPE_SITUATION, w);
    winner->words_box = (struct box){x, y, w, words_h};
    y += words_h + px(m, 18);
    y += place_names(winner, ruler, (struct box){x, y, w, 0});
    return y + px(m, 22) - panel.y;
}

static void winner_layout(struct app *app, void *state, struct page *page)
{
    struct winner_state *winner = state;
    const struct metrics *m = &app->draw.metrics;
    struct ruler ruler = draw_ruler(&app->draw);
    winner->words = words_of(winner);
    winner->list = m->list || m->w < px(m, PANEL_W + 120);
    int button_h = button_height(m), gap = px(m, 20), bar = px(m, 28);
    int w = winner->list ? m->w - 2 * px(m, 40) - bar : px(m, PANEL_W);
    struct box panel = {winner->list ? px(m, 40) : (m->w - w) / 2, px(m, 24), w, 0};
    panel.h = panel_content(winner, &ruler, panel);
    int whole = panel.h + gap + button_h;
    if (whole + 2 * px(m, 24) < m->h) {
        panel.y = (m->h - whole) * 2 / 5;
        panel_content(winner, &ruler, panel);
    }
    winner->panel = panel;
    int button_w = larger(button_width(app, _("Back to the debrief"), NULL), px(m, 220));
    int y = panel.y + panel.h + gap;
    controls_add_scrolling(&page->controls, WINNER_BACK,
                           (struct box){panel.x + (panel.w - button_w) / 2, y, button_w, button_h});
    page->controls.first = WINNER_BACK;
    page_scrolls(app, page, (struct box){0, 0, m->w, m->h}, y + button_h + px(m, 24));
}

/* --- drawing ------------------------------------------------------------------------------------
 */

static void draw_sea(struct app *app)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    bool night = theme_is_night(draw->theme);
    struct sea sea = {.kind = SEA_DEEP,
                      .waterline = m->h * 62 / 100,
                      .drift = app_loop(app, 9000),
                      .ship = {.shown = !m->list,
                               .x = m->w - px(m, 150),
                               .y = m->h * 66 / 100,
                               .scale = 0.55,
                               .flag = true}};
    sea_add(&sea, m, night ? "moon" : "sun", px(m, 60), px(m, 40), 240, 240, 0.83, 1);
    sea_add(&sea, m, "headland", px(m, -60), sea.waterline - px(m, 64), 420, 90, 0.75, 1);
    sea_draw(draw, &sea);
}

static void winner_draw(struct app *app, void *state, const struct page *page)
{
    const struct winner_state *winner = state;
    struct draw *draw = &app->draw;
    int scroll = page->scroll.offset;
    const struct button back = {
        .control = WINNER_BACK, .label = _("Back to the debrief"), .look = BUTTON_PRIMARY};
    draw_sea(app);
    draw_panel(draw, box_moved(winner->panel, 0, -scroll), PANEL_RAISED, 14);
    draw_art(draw, "flag", box_moved(winner->flag, 0, -scroll), 1);
    draw_text(draw, _("Well sailed"), TYPE_PAGE_TITLE, COLOUR_INK,
              box_moved(winner->title, 0, -scroll), ALIGN_CENTRE);
    draw_text(draw, winner->words, TYPE_SITUATION, COLOUR_INK2,
              box_moved(winner->words_box, 0, -scroll), ALIGN_CENTRE);
    for (int i = 0; i < winner->name_count; i++)
        draw_text(draw, winner->names[i], TYPE_CARD_TITLE, COLOUR_INK,
                  box_moved(winner->name_boxes[i], 0, -scroll), ALIGN_CENTRE);
    button_draw(app, page, &back);
    scroll_bar_draw(app, page);
}

static void winner_act(struct app *app, void *state, int control)
{
    (void)state;
    (void)control;
    app_pop(app);
}

static void winner_title(struct app *app, void *state, char *title, size_t room)
{
    (void)app;
    (void)state;
    snprintf(title, room, "%s", _("Well sailed – Even Keel"));
}

const struct scene scene_winner = {
    .name = "winner",
    .state_size = sizeof(struct winner_state),
    .ambient = true,
    .open = winner_open,
    .close = winner_close,
    .title = winner_title,
    .layout = winner_layout,
    .draw = winner_draw,
    .act = winner_act,
};
