/* How to play: what one needs to know, on one page, with the pictures one will meet. */
#include "gui/button.h"
#include "gui/form.h"
#include "gui/scenes.h"

#include <stdio.h>

#include "base/words.h"

enum { MARGIN = 40, SIDE = 24, GAP = 16, TOPICS = 6 };

struct topic {
    const char *head, *words;
    const char *arts[5]; /* up to five pictures in a row, NULL ends */
};

static const struct topic topics[TOPICS] = {
    {N_("Read the weather"),
     N_("Every card is a situation. Is the ground well known, or is it moving, or both at once? "
        "The words tell; the "
        "sky does not."),
     {"weather-1-stability", "weather-2-mostly-stability", "weather-3-mixed",
      "weather-4-mostly-change", "weather-5-change"}},
    {N_("Choose how to answer"),
     N_("Calm asks for management: plan, rule, check. Change asks for leadership: direction, "
        "meaning, people who "
        "come along. Mixed asks for both. The nearer you are, the better the fit: 10, 8, 4, 1, 0. "
        "Right words half "
        "done earn half; a caricature earns nothing."),
     {"approach-m2-management", "approach-m1-mostly-management", "approach-0-both",
      "approach-1-mostly-leadership", "approach-2-leadership"}},
    {N_("Keep sail and keel"),
     N_("Leadership feeds Direction, management feeds Order, and every situation draws on both. "
        "When a gauge runs "
        "empty, help costs 5 points: without Direction nobody knows where to go, without Order "
        "promises fall apart."),
     {"sail", "keel", NULL}},
    {N_("Raise and deliver visions"),
     N_("A fitting leadership response raises a flag, three at most. The next fitting management "
        "response delivers "
        "it for 3 points. A vision nobody carries out earns nothing."),
     {"flag", "flag", "flag-empty", NULL}},
    {N_("Come home in balance"),
     N_("A voyage has three acts; each is named only when it is over. At the end a bonus rewards "
        "reading calm and "
        "change equally well. Par is the total of the best-fitting responses: 100 means par or "
        "better."),
     {"star", NULL}},
    {N_("Keys and mouse"),
     N_("A to D, 1 to 4, the arrows or a click lift a card. A second click, Enter, or dropping it "
        "on the situation "
        "plays it; Esc puts it back. Enter goes on, U goes back to the last result until you "
        "choose "
        "again, P or Esc pauses, F11 fills the screen, Ctrl + and Ctrl − change the text size, F1 "
        "brings you here."),
     {"suit-a", "suit-b", "suit-c", "suit-d", NULL}},
};

struct help_state {
    struct box panels[TOPICS], heads[TOPICS], words[TOPICS], arts[TOPICS];
};

static int place_topic(struct help_state *help, const struct ruler *ruler, int index,
                       struct box place)
{
    const struct metrics *m = ruler->metrics;
    int side = px(m, SIDE), x = place.x + side, w = place.w - 2 * side, y = place.y + px(m, 18);
    int art_h = text_px(m, 40),
        head_h = ruler_height(ruler, _(topics[index].head), TYPE_CARD_TITLE, w);
    int words_h = ruler_height(ruler, _(topics[index].words), TYPE_WHY, w);
    help->arts[index] = (struct box){x, y, w, art_h};
    y += art_h + px(m, 8);
    help->heads[index] = (struct box){x, y, w, head_h};
    y += head_h + px(m, 4);
    help->words[index] = (struct box){x, y, w, words_h};
    help->panels[index] = place;
    help->panels[index].h = y + words_h + px(m, 18) - place.y;
    return help->panels[index].h;
}

static void help_layout(struct app *app, void *state, struct page *page)
{
    struct help_state *help = state;
    const struct metrics *m = &app->draw.metrics;
    struct ruler ruler = draw_ruler(&app->draw);
    int header = page_header_layout(app, page), gap = px(m, GAP), margin = px(m, MARGIN);
    int columns = m->text > 1.3 || m->list ? 1 : m->w > px(m, 1100) ? 3 : 2;
    int w = (m->w - 2 * margin - px(m, 24) - (columns - 1) * gap) / columns;
    int y = header + px(m, 20);
    for (int first = 0; first < TOPICS; first += columns) {
        int tallest = 0;
        for (int i = first; i < first + columns && i < TOPICS; i++) {
            int h = place_topic(help, &ruler, i,
                                (struct box){margin + (i - first) * (w + gap), y, w, 0});
            tallest = h > tallest ? h : tallest;
        }
        for (int i = first; i < first + columns && i < TOPICS; i++)
            help->panels[i].h = tallest;
        y += tallest + gap;
    }
    page->controls.first = FORM_BACK;
    page_scrolls(app, page, (struct box){0, header, m->w, m->h - header}, y + px(m, 6) - header);
}

static void help_draw(struct app *app, void *state, const struct page *page)
{
    const struct help_state *help = state;
    struct draw *draw = &app->draw;
    int scroll = page->scroll.offset;
    page_header_draw(app, page, _("How to play"));
    canvas_clip(draw->canvas, page->scroll.page);
    for (int i = 0; i < TOPICS; i++) {
        draw_panel(draw, box_moved(help->panels[i], 0, -scroll), PANEL_REST, 14);
        struct box art = box_moved(help->arts[i], 0, -scroll);
        for (int j = 0; j < 5 && topics[i].arts[j] != NULL; j++)
            draw_art(
                draw, topics[i].arts[j],
                (struct box){art.x + j * (art.h + px(&draw->metrics, 12)), art.y, art.h, art.h}, 1);
        draw_text(draw, _(topics[i].head), TYPE_CARD_TITLE, COLOUR_INK,
                  box_moved(help->heads[i], 0, -scroll), ALIGN_LEFT);
        draw_text(draw, _(topics[i].words), TYPE_WHY, COLOUR_INK,
                  box_moved(help->words[i], 0, -scroll), ALIGN_LEFT);
    }
    canvas_unclip(draw->canvas);
    scroll_bar_draw(app, page);
}

static void help_act(struct app *app, void *state, int control)
{
    (void)state;
    (void)control;
    app_pop(app);
}

static void help_title(struct app *app, void *state, char *title, size_t room)
{
    (void)app;
    (void)state;
    snprintf(title, room, "%s", _("How to play – Even Keel"));
}

const struct scene scene_help = {
    .name = "help",
    .state_size = sizeof(struct help_state),
    .title = help_title,
    .layout = help_layout,
    .draw = help_draw,
    .act = help_act,
};
