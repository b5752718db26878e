/* The title: a living sea, and what one may do. */
#include "gui/button.h"
#include "gui/scenes.h"
#include "gui/sea.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "session/resume.h"

enum title_control {
    TITLE_FIRST = 1,
    TITLE_SAIL,
    TITLE_TOGETHER,
    TITLE_HELP,
    TITLE_SETTINGS,
    TITLE_QUIT,
    TITLE_DECKS,
    TITLE_CONTINUE,
    TITLE_UNFINISHED,
    TITLE_PROGRESS
};

enum { CHOICES_MAX = 9, LEFT = 88, WIDTH = 428, GAP = 12, ROW_STEP = 78, ROW_H = 64, MAIN_H = 84 };

struct choice {
    int control;
    const char *label, *note, *art;
};

struct title_state {
    int count;
    struct choice choices[CHOICES_MAX];
    struct box boxes[CHOICES_MAX];
    struct box unfinished; /* the way to all that was left; empty: nothing was */
    char uuid[UUID_BYTES]; /* what is continued; "": nothing */
    char words[ROW_WORDS_BYTES];
    struct box name, lead, motto;
    bool list;
};

static void add(struct title_state *title, struct choice choice)
{
    title->choices[title->count++] = choice;
}

/* The first choice is the one that is offered: what was left unfinished; else the first steps until
 * they were taken, then a voyage. */
static void fill(struct app *app, struct title_state *title)
{
    const struct choice first = {TITLE_FIRST, _("First steps"), _("Three guided cards"),
                                 "approach-0-both"};
    const struct choice sail = {TITLE_SAIL, _("Sail alone"), _("A voyage of about 15 minutes"),
                                "sail"};
    bool done = app->preferences.tutorial_done;
    title->count = 0;
    if (title->uuid[0] != '\0')
        add(title, (struct choice){TITLE_CONTINUE, _("Continue"), title->words, "flag"});
    add(title, done ? sail : first);
    add(title, done ? first : sail);
    add(title, (struct choice){TITLE_TOGETHER, _("Sail together"), NULL, "lens-relationships"});
    add(title, (struct choice){TITLE_DECKS, _("Decks"), NULL, "deck"});
    add(title, (struct choice){TITLE_PROGRESS, _("Progress"), NULL, "flag"});
    add(title, (struct choice){TITLE_HELP, _("How to play"), NULL, "lens-orientation"});
    add(title, (struct choice){TITLE_SETTINGS, _("Settings"), NULL, "settings"});
    add(title, (struct choice){TITLE_QUIT, _("Quit"), NULL, "quit"});
}

/* No session is played any more: the room has nothing to see. */
static void title_open(struct app *app, void *state, int argument)
{
    struct title_state *title = state;
    struct history_row row;
    (void)argument;
    if (app->is_room)
        return;
    app_end_session(app);
    app_close_room(app);
    app_next_drop(app);
    if (history_list(app->database, HISTORY_UNFINISHED, &row, 1) == 0)
        return;
    memcpy(title->uuid, row.uuid, sizeof title->uuid);
    row_words(title->words, &row);
    history_rows_release(&row, 1);
}

/* To the right of what is continued, as high as that. */
static void place_unfinished(struct title_state *title, int gap)
{
    struct box *first = &title->boxes[0];
    title->unfinished = (struct box){0};
    if (title->uuid[0] == '\0')
        return;
    int side = first->h * 3 / 4;
    first->w -= side + gap;
    title->unfinished = (struct box){first->x + first->w + gap, first->y, side, first->h};
}

static void lay_page(struct app *app, struct title_state *title, struct page *page)
{
    const struct metrics *m = &app->draw.metrics;
    int x = px(m, 40), w = m->w - 2 * x - px(m, 40), y = px(m, 24);
    if (w > text_px(m, 440))
        w = text_px(m, 440);
    int name_h = type_line_height(m, TYPE_NAME);
    struct ruler ruler = draw_ruler(&app->draw);
    title->name = (struct box){x, y, m->w - 2 * x, name_h};
    y += name_h;
    title->lead = (struct box){x, y, m->w - 2 * x, 0};
    title->lead.h = ruler_height(&ruler, _("Lead through change, manage through calm."), TYPE_LEAD,
                                 title->lead.w);
    y += title->lead.h + px(m, 20);
    for (int i = 0; i < title->count; i++) {
        int h = text_px(m, i == 0 ? 72 : 48);
        title->boxes[i] = (struct box){x, y, w, h};
        if (i == 0)
            place_unfinished(title, px(m, GAP));
        controls_add_scrolling(&page->controls, title->choices[i].control, title->boxes[i]);
        if (i == 0 && !box_is_empty(title->unfinished))
            controls_add_scrolling(&page->controls, TITLE_UNFINISHED, title->unfinished);
        y += h + px(m, GAP);
    }
    title->motto = (struct box){0};
    page_scrolls(app, page, (struct box){0, 0, m->w, m->h}, y + px(m, 16));
}

static void title_layout(struct app *app, void *state, struct page *page)
{
    struct title_state *title = state;
    const struct metrics *m = &app->draw.metrics;
    fill(app, title);
    page->controls.first = title->choices[0].control;
    title->list = m->list || type_size(m, TYPE_BUTTON) > px(m, 20);
    if (title->list) {
        lay_page(app, title, page);
        return;
    }
    int x = px(m, LEFT), down = (m->h - px(m, DESIGN_H)) / 3;
    title->name = (struct box){x - px(m, 3), px(m, 64) + down, 0, 0};
    title->lead = (struct box){x, px(m, 172) + down, 0, 0};
    title->boxes[0] = (struct box){x, px(m, 234) + down, px(m, WIDTH), px(m, MAIN_H)};
    place_unfinished(title, px(m, GAP));
    int half = (px(m, WIDTH) - px(m, GAP)) / 2;
    for (int i = 1; i < title->count; i++) {
        int column = (i - 1) % 2, row = (i - 1) / 2;
        title->boxes[i] = (struct box){x + column * (half + px(m, GAP)),
                                       px(m, 340 + row * ROW_STEP) + down, half, px(m, ROW_H)};
    }
    for (int i = 0; i < title->count; i++) {
        controls_add(&page->controls, title->choices[i].control, title->boxes[i]);
        if (i == 0 && !box_is_empty(title->unfinished))
            controls_add(&page->controls, TITLE_UNFINISHED, title->unfinished);
    }
    title->motto = (struct box){x, m->h - px(m, 37), 0, px(m, 24)};
    scroll_set(&page->scroll, (struct box){0, 0, m->w, m->h}, 0);
}

static void draw_sea_of_title(struct app *app)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    bool night = theme_is_night(draw->theme);
    /* Measures from the picture: distances from the right edge and from the waterline. */
    int right = m->w, line = m->h * 432 / DESIGN_H;
    struct sea sea = {.kind = SEA_DEEP, .waterline = line, .drift = app_loop(app, 9000)};
    if (m->list) {
        /* Large text stands where the picture would be. */
        sea_draw(draw, &sea);
        return;
    }
    if (night)
        sea_add(&sea, m, "moon", right - px(m, 250), line - px(m, 400), 240, 240, 0.9, 1);
    else
        sea_add(&sea, m, "sun", right - px(m, 298 + 206), line - px(m, 133 + 206), 240, 240, 1.72,
                1);
    sea_add(&sea, m, "cloud", right - px(m, 710), line - px(m, 335), 230, 70, 0.913, 0.9);
    sea_add(&sea, m, "cloud", right - px(m, 232), line - px(m, 262), 230, 70, 0.674, 0.7);
    sea_add(&sea, m, "gulls", right - px(m, 586), line - px(m, 277), 120, 50, 0.6, 1);
    sea_add(&sea, m, "headland", right - px(m, 717), line - px(m, 67), 420, 90, 0.93, 1);
    sea.ship = (struct ship_look){.shown = true,
                                  .x = right - px(m, 349),
                                  .y = line + px(m, 94),
                                  .scale = 1.27,
                                  .flag = true,
                                  .heel = 2.9 +
                                          1.2 * sin(2 * 3.14159265358979 * app_loop(app, 6000))};
    sea_draw(draw, &sea);
}

/* The first choice has a note and the key that takes it. */
static void draw_main(struct app *app, const struct title_state *title, const struct page *page)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct choice *choice = &title->choices[0];
    const struct control *control = controls_find(&page->controls, choice->control);
    struct box box = control->box;
    box.y -= title->list ? page->scroll.offset : 0;
    bool hover = page->controls.hover == choice->control;
    if (hover && page->controls.pressed != choice->control)
        box.y -= px(m, 2);
    draw_panel(draw, box, PANEL_RAISED, 14);
    if (page->controls.focus == choice->control)
        draw_focus(draw, box, 14);
    int icon = text_px(m, 48), x = box.x + px(m, 26);
    draw_art(draw, choice->art, (struct box){x, box.y + (box.h - icon) / 2, icon, icon}, 1);
    x += icon + px(m, 20);
    int label_h = type_line_height(m, TYPE_SECTION), note_h = type_line_height(m, TYPE_WHY);
    int y = box.y + (box.h - label_h - note_h) / 2;
    draw_label(draw, choice->label, TYPE_SECTION, COLOUR_INK, (struct box){x, y, 0, label_h},
               ALIGN_LEFT);
    draw_text_cut(draw, choice->note, TYPE_WHY, COLOUR_INK2,
                  (struct box){x, y + label_h, box.x + box.w - px(m, 16) - x, note_h}, 1);
    if (app->preferences.keys_shown && !title->list && box_is_empty(title->unfinished))
        draw_key_cap(draw, _("Enter"), box.x + box.w - px(m, 24), box.y + box.h / 2, true,
                     COLOUR_INK);
}

static void title_draw(struct app *app, void *state, const struct page *page)
{
    const struct title_state *title = state;
    struct draw *draw = &app->draw;
    int scroll = title->list ? page->scroll.offset : 0;
    draw_sea_of_title(app);
    draw_text(draw, _("Even Keel"), TYPE_NAME, COLOUR_INK, box_moved(title->name, 0, -scroll),
              ALIGN_LEFT);
    draw_text(draw, _("Lead through change, manage through calm."), TYPE_LEAD, COLOUR_INK,
              box_moved(title->lead, 0, -scroll), ALIGN_LEFT);
    draw_main(app, title, page);
    if (!box_is_empty(title->unfinished)) {
        const struct button button = {
            .control = TITLE_UNFINISHED, .label = "", .look = BUTTON_TITLE};
        struct box icon = box_moved(title->unfinished, 0, -scroll);
        int side = icon.w / 2;
        button_draw(app, page, &button);
        draw_art(
            draw, "menu",
            (struct box){icon.x + (icon.w - side) / 2, icon.y + (icon.h - side) / 2, side, side},
            1);
    }
    for (int i = 1; i < title->count; i++) {
        const struct button button = {.control = title->choices[i].control,
                                      .label = title->choices[i].label,
                                      .art = title->choices[i].art,
                                      .look = BUTTON_TITLE};
        button_draw(app, page, &button);
    }
    if (!title->list) {
        struct rgba white = draw->theme == THEME_CONTRAST ? draw_colour(draw, COLOUR_INK)
                                                          : (struct rgba){255, 255, 255, 255};
        draw_text_in(draw, _("Leadership is the sail. Management is the keel. You need both."),
                     TYPE_WHY_HEAD, white, title->motto, ALIGN_LEFT, 1);
    }
    scroll_bar_draw(app, page);
}

static void title_act(struct app *app, void *state, int control)
{
    const struct title_state *title = state;
    struct error error;
    switch ((enum title_control)control) {
    case TITLE_CONTINUE:
        if (!app_resume_session(app, title->uuid, &error))
            app_tell(app, error.words);
        break;
    case TITLE_UNFINISHED:
        app_push(app, &scene_unfinished, 0);
        break;
    case TITLE_FIRST:
        app_begin_tutorial(app);
        break;
    case TITLE_SAIL:
        app_push(app, &scene_setup, 0);
        break;
    case TITLE_TOGETHER:
        app_push(app, &scene_together, 0);
        break;
    case TITLE_DECKS:
        app_push(app, &scene_decks, 0);
        break;
    case TITLE_PROGRESS:
        app_push(app, &scene_progress, 0);
        break;
    case TITLE_HELP:
        app_push(app, &scene_help, 0);
        break;
    case TITLE_SETTINGS:
        app_push(app, &scene_settings, 0);
        break;
    case TITLE_QUIT:
        app->quit = true;
        break;
    }
}

const struct scene scene_title = {
    .name = "title",
    .state_size = sizeof(struct title_state),
    .ambient = true,
    .open = title_open,
    .layout = title_layout,
    .draw = title_draw,
    .act = title_act,
};
