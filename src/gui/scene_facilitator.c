/* All that the facilitator may do, as a page over what is shown: F2, in every phase. */
#include "gui/button.h"
#include "gui/facilitator.h"
#include "gui/scenes.h"

#include <stdio.h>

#include "base/words.h"

enum { WIDTH = 620, SIDE = 32, GAP = 10, COLUMNS = 2, CLOSE = 1 };
enum { COMMANDS = COMMAND_COUNT + 6 };

struct facilitator_state {
    struct view view;
    bool hint_asked; /* others may see this screen: never before it was asked for */
    struct box panel, title, words;
};

/* What a button of the page is: a command, or one of the four below them. */
static int control_of(int index)
{
    static const int others[] = {FACILITATOR_HINT,     FACILITATOR_SEATS, FACILITATOR_HELP,
                                 FACILITATOR_SETTINGS, FACILITATOR_LEAVE, CLOSE};
    return index < COMMAND_COUNT ? FACILITATOR_COMMAND + index : others[index - COMMAND_COUNT];
}

static const char *label_of(const struct app *app, int index)
{
    static const char *const others[] = {N_("Hint, for you alone"), N_("Seats and timer…"),
                                         N_("How to play"),         N_("Settings"),
                                         N_("Leave it for later"),  N_("Close")};
    return index < COMMAND_COUNT ? facilitator_label(app->session, (enum command)index)
                                 : _(others[index - COMMAND_COUNT]);
}

static const char *words_of(const struct app *app, const struct facilitator_state *state)
{
    if (app->note[0] != '\0')
        return app->note;
    const char *hint = facilitator_hint(&state->view);
    if (!state->hint_asked)
        return _("Nothing here goes on by itself.");
    return hint != NULL ? hint : _("There is a hint after the first vote, until the key is shown.");
}

static void facilitator_page(struct app *app, void *data, struct page *page)
{
    struct facilitator_state *state = data;
    const struct metrics *m = &app->draw.metrics;
    struct ruler ruler = draw_ruler(&app->draw);
    view_of(&state->view, app->session, AUDIENCE_FACILITATOR);
    int w = px(m, WIDTH * (1 + (m->text - 1) * 0.8)), side = px(m, SIDE), gap = px(m, GAP);
    if (w > m->w - px(m, 40))
        w = m->w - px(m, 40);
    int inner = w - 2 * side, h = button_height(m) * 46 / 52;
    int columns = m->list ? 1 : COLUMNS, rows = (COMMANDS + columns - 1) / columns;
    int title_h = type_line_height(m, TYPE_CARD_TITLE);
    int words_h = ruler_height(&ruler, words_of(app, state), TYPE_WHY, inner);
    int all = px(m, 24) + title_h + px(m, 6) + words_h + px(m, 18) + rows * (h + gap) + px(m, 20);
    int x = (m->w - w) / 2, y = all < m->h ? (m->h - all) / 2 : px(m, 8);
    state->panel = (struct box){x, y, w, all};
    state->title = (struct box){x + side, y + px(m, 24), inner, title_h};
    state->words = (struct box){x + side, state->title.y + title_h + px(m, 6), inner, words_h};
    y = state->words.y + words_h + px(m, 18);
    int column_w = (inner - (columns - 1) * gap) / columns;
    for (int i = 0; i < COMMANDS; i++)
        controls_add_scrolling(&page->controls, control_of(i),
                               (struct box){x + side + i % columns * (column_w + gap),
                                            y + i / columns * (h + gap), column_w, h});
    page->controls.first = CLOSE;
    page_scrolls(app, page, (struct box){0, 0, m->w, m->h},
                 all + px(m, 16) > m->h ? all + px(m, 16) : 0);
}

static void facilitator_page_draw(struct app *app, void *data, const struct page *page)
{
    struct facilitator_state *state = data;
    struct draw *draw = &app->draw;
    int scroll = page->scroll.offset;
    char words[128], clock[CLOCK_WORDS];
    draw_dim(draw, 0.45);
    draw_panel(draw, box_moved(state->panel, 0, -scroll), PANEL_RAISED, 14);
    struct view now;
    view_of(&now, app->session, AUDIENCE_ROOM);
    facilitator_clock(&now, clock);
    snprintf(words, sizeof words, clock[0] != '\0' ? _("Facilitator · %s left") : _("Facilitator"),
             clock);
    draw_text(draw, words, TYPE_CARD_TITLE, COLOUR_INK, box_moved(state->title, 0, -scroll),
              ALIGN_LEFT);
    draw_text(draw, words_of(app, state), TYPE_WHY, COLOUR_INK2,
              box_moved(state->words, 0, -scroll), ALIGN_LEFT);
    for (int i = 0; i < COMMANDS; i++) {
        int control = control_of(i);
        bool refused = i < COMMAND_COUNT &&
                       session_check(app->session, (enum command)i) != REFUSED_NOT;
        const struct button button = {.control = control,
                                      .label = label_of(app, i),
                                      .look = refused ? BUTTON_REFUSED : BUTTON_PLAIN};
        button_draw(app, page, &button);
    }
    scroll_bar_draw(app, page);
}

static void facilitator_page_act(struct app *app, void *data, int control)
{
    struct facilitator_state *state = data;
    if (control == FACILITATOR_HINT)
        state->hint_asked = !state->hint_asked;
    else if (control == CLOSE)
        app_pop(app);
    else
        facilitator_act(app, control);
}

static bool facilitator_page_key(struct app *app, void *state, struct key_press press)
{
    (void)state;
    if (press.key != KEY_FACILITATOR)
        return false;
    app_pop(app);
    return true;
}

static void facilitator_page_title(struct app *app, void *state, char *title, size_t room)
{
    (void)app;
    (void)state;
    snprintf(title, room, "%s", _("Facilitator – Even Keel"));
}

static void facilitator_page_close(struct app *app, void *state)
{
    (void)state;
    app->note[0] = '\0';
}

const struct scene scene_facilitator = {
    .name = "facilitator",
    .state_size = sizeof(struct facilitator_state),
    .overlay = true,
    .close = facilitator_page_close,
    .title = facilitator_page_title,
    .layout = facilitator_page,
    .draw = facilitator_page_draw,
    .act = facilitator_page_act,
    .key = facilitator_page_key,
};
