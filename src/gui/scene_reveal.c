/* The group sees its votes: how many chose what, then the key, then every why; and the talk before
 * or after it. */
#include "gui/button.h"
#include "gui/card_face.h"
#include "gui/facilitator.h"
#include "gui/layout_reveal.h"
#include "gui/scale_draw.h"
#include "gui/scenes.h"
#include "gui/sea.h"
#include "gui/votes_draw.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "session/explain.h"

enum { WORDS = 640, NAMES = 1024, BARS_TIME = 420 };

struct reveal_state {
    struct view view;
    struct reveal_layout layout;
    char heading[WORDS], side_title[WORDS], side_text[WORDS];
    char names[RESPONSES_MAX][NAMES];
    int best; /* the response whose why is told first */
    struct tween bars;
};

/* --- words --------------------------------------------------------------------------------------
 */

static bool talks(const struct reveal_state *state)
{
    return state->view.phase == SESSION_TALK;
}

static void fill_heading(struct reveal_state *state)
{
    const struct view *view = &state->view;
    const char *what = view->phase == SESSION_COUNTS ? _("the first vote")
                       : talks(state)                ? _("time to talk")
                       : view->voted_twice           ? _("after the second vote")
                                                     : _("the votes");
    snprintf(state->heading, WORDS, _("%s  ·  Card %d of %d  ·  %s"),
             view->way == WAY_CREW ? _("Crew") : _("Same boat"), view->round + 1, view->rounds,
             what);
}

/* What to talk about: whom to ask first, then the card's own question. */
static void fill_talk(struct reveal_state *state)
{
    const struct view *view = &state->view;
    char ask[256] = "";
    if (view->opener_count == 2)
        snprintf(ask, sizeof ask,
                 _("Somebody who chose %c: what did you see?\nThen somebody who chose %c.\n"),
                 response_letter(view->openers[0]), response_letter(view->openers[1]));
    else if (view->opener_count == 1)
        snprintf(ask, sizeof ask, _("You all chose %c: what did you see?\n"),
                 response_letter(view->openers[0]));
    snprintf(state->side_title, WORDS, "%s", _("Talk about it"));
    snprintf(state->side_text, WORDS, "%s%s%s", ask, ask[0] != '\0' ? "\n" : "",
             view->discuss[0] != '\0' ? view->discuss
                                      : _("What in the situation's own words decided it for you?"));
}

static void fill_side(struct reveal_state *state)
{
    const struct view *view = &state->view;
    state->side_text[0] = '\0';
    if (talks(state)) {
        fill_talk(state);
    } else if (view->key_shown) {
        snprintf(state->side_title, WORDS, _("The weather was: %s"), context_name(view->context));
    } else if (view->phase == SESSION_COUNTS) {
        snprintf(state->side_title, WORDS, "%s", _("So far"));
        snprintf(state->side_text, WORDS, "%s",
                 _("What each response is worth is not told yet. Talk first, then everybody votes "
                   "again."));
    } else {
        snprintf(state->side_title, WORDS, "%s", _("These are your votes"));
        snprintf(state->side_text, WORDS, "%s",
                 _("Before the key is shown: what would you bet on?"));
    }
}

/* "Asha, Ben": who chose the response with the last vote. */
static void fill_names(struct reveal_state *state)
{
    for (int i = 0; i < RESPONSES_MAX; i++)
        state->names[i][0] = '\0';
    for (int seat = 0; seat < state->view.seat_count; seat++) {
        const struct view_seat *one = &state->view.seats[seat];
        if (one->last < 0 || one->last >= RESPONSES_MAX)
            continue;
        char *names = state->names[one->last];
        size_t used = strlen(names);
        snprintf(names + used, NAMES - used, "%s%s", used > 0 ? ", " : "", one->name);
    }
}

static void reveal_open(struct app *app, void *data, int argument)
{
    struct reveal_state *state = data;
    (void)argument;
    view_of(&state->view, app->session, AUDIENCE_ROOM);
    state->best = 0;
    for (int i = 0; i < state->view.response_count; i++)
        if (state->view.responses[i].best) {
            state->best = i;
            break;
        }
    fill_heading(state);
    fill_side(state);
    fill_names(state);
    if (state->view.step == REVEAL_VOTES || state->view.phase == SESSION_COUNTS)
        state->bars = app_tween(app, 0, BARS_TIME);
}

/* --- layout -------------------------------------------------------------------------------------
 */

static int legend_width(struct app *app)
{
    const struct metrics *m = &app->draw.metrics;
    return draw_paragraph(&app->draw, _("second vote"), TYPE_LABEL, 0)->w +
           draw_paragraph(&app->draw, _("first vote"), TYPE_LABEL, 0)->w + 2 * text_px(m, 26) +
           px(m, 40);
}

static int shift_width(struct app *app, const struct view *view)
{
    const struct metrics *m = &app->draw.metrics;
    if (!view->voted_twice || !view->key_shown)
        return 0;
    return draw_paragraph(&app->draw, _("better"), TYPE_WHY, 0)->w +
           draw_paragraph(&app->draw, _("same"), TYPE_WHY, 0)->w +
           draw_paragraph(&app->draw, _("worse"), TYPE_WHY, 0)->w + 3 * text_px(m, 60) + px(m, 48);
}

static void reveal_layout_page(struct app *app, void *data, struct page *page)
{
    struct reveal_state *state = data;
    const struct metrics *m = &app->draw.metrics;
    const struct view *view = &state->view;
    struct ruler ruler = draw_ruler(&app->draw);
    int corner = larger(px(m, 44), text_px(m, 40));
    int bottom = facilitator_layout(
        app, page, (struct box){m->w - px(m, 40) - corner, px(m, 10), corner, corner});
    bool result = view->phase == SESSION_RESULT;
    struct reveal_words words = {
        .heading = state->heading,
        .title = view->title,
        .side_title = state->side_title,
        .side_text = state->side_text,
        .why = result && view->step == REVEAL_KEY ? view->responses[state->best].why : "",
        .whys = result && view->step == REVEAL_WHYS,
        .legend = view->voted_twice,
        .legend_w = view->voted_twice ? legend_width(app) : 0,
        .shift_w = shift_width(app, view),
    };
    for (int i = 0; i < RESPONSES_MAX; i++)
        words.names[i] = state->names[i];
    for (int i = 0; i < RESPONSES_MAX; i++)
        words.has_names = words.has_names || state->names[i][0] != '\0';
    layout_reveal(&state->layout, &ruler, view, &words, bottom);
    page->controls.first = bottom < m->h ? FACILITATOR_COMMAND + COMMAND_NEXT : FACILITATOR_MORE;
    if (bottom == m->h) {
        /* No bar: the way on stands at the end of the page. */
        const char *label = facilitator_label(app->session, COMMAND_NEXT);
        int h = button_height(m), w = button_width(app, label, _("Enter"));
        int y = state->layout.page.y + state->layout.content;
        controls_add_scrolling(&page->controls, FACILITATOR_COMMAND + COMMAND_NEXT,
                               (struct box){px(m, 40), y, w, h});
        page->controls.first = FACILITATOR_COMMAND + COMMAND_NEXT;
        state->layout.content = y + h + px(m, 24) - state->layout.page.y;
    }
    page_scrolls(app, page, state->layout.page, state->layout.content);
    if (!scroll_needed(&page->scroll))
        page->scroll.offset = 0;
}

/* --- drawing ------------------------------------------------------------------------------------
 */

static void draw_votes_bar(struct app *app, const struct reveal_state *state, int response,
                           struct box track)
{
    const struct view *view = &state->view;
    const struct votes_bar bar = {.response = response,
                                  .voters = view->voters,
                                  .last = view->last_counts[response],
                                  .first = view->voted_twice ? view->first_counts[response] : 0,
                                  .share = ease_out(tween_share(state->bars, app->now))};
    votes_draw_bar(&app->draw, &bar, track);
}

static void draw_row(struct app *app, const struct reveal_state *state, int response, int scroll)
{
    struct draw *draw = &app->draw;
    const struct view *view = &state->view;
    const struct reveal_row *row = &state->layout.rows[response];
    const struct view_response *one = &view->responses[response];
    bool list = draw->metrics.list;
    char words[WORDS];
    if (view->key_shown && one->best)
        draw_panel(draw, box_moved(row->row, 0, -scroll), PANEL_TINT, 10);
    suit_draw(draw, response, box_moved(row->suit, 0, -scroll));
    draw_text(draw, one->text, TYPE_WHY, COLOUR_INK, box_moved(row->text, 0, -scroll), ALIGN_LEFT);
    if (row->why.w > 0) {
        draw_text(draw, one->why, TYPE_WHY, COLOUR_INK2, box_moved(row->why, 0, -scroll),
                  ALIGN_LEFT);
    } else if (row->track.w > 0) {
        draw_votes_bar(app, state, response, box_moved(row->track, 0, -scroll));
        struct box count = box_moved(row->count, 0, -scroll);
        snprintf(words, sizeof words, "%d", view->last_counts[response]);
        draw_label(draw, words, TYPE_SECTION, COLOUR_INK, count, ALIGN_LEFT);
        if (view->voted_twice) {
            count.x += draw_paragraph(draw, words, TYPE_SECTION, 0)->w + px(&draw->metrics, 8);
            snprintf(words, sizeof words, _("was %d"), view->first_counts[response]);
            draw_label(draw, words, TYPE_WHY, COLOUR_INK2, count, ALIGN_LEFT);
        }
    }
    if (row->names.w > 0)
        draw_text(draw, state->names[response], TYPE_SMALL_LABEL, COLOUR_INK2,
                  box_moved(row->names, 0, -scroll), ALIGN_LEFT);
    if (!view->key_shown)
        return;
    draw_art(draw, approach_art(one->approach), box_moved(row->approach_icon, 0, -scroll), 1);
    draw_text(draw, approach_name(one->approach), TYPE_SMALL_LABEL, COLOUR_INK2,
              box_moved(row->approach_label, 0, -scroll), list ? ALIGN_LEFT : ALIGN_CENTRE);
    snprintf(words, sizeof words, "+%d", one->fit);
    draw_label(draw, words, TYPE_NUMBER, COLOUR_INK, box_moved(row->fit, 0, -scroll),
               list ? ALIGN_RIGHT : ALIGN_CENTRE);
    draw_label(draw, one->best ? _("★ best") : _("fit"), TYPE_SMALL_LABEL,
               one->best ? COLOUR_AMBER_TEXT : COLOUR_INK2, box_moved(row->fit_word, 0, -scroll),
               list ? ALIGN_LEFT : ALIGN_CENTRE);
}

static void draw_legend(struct app *app, struct box box)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    int mark = text_px(m, 22), h = text_px(m, 12), x = box.x;
    const char *words[] = {_("second vote"), _("first vote")};
    for (int i = 0; i < 2; i++) {
        struct box swatch = {x, box.y + (box.h - h) / 2, mark, h};
        if (i == 0)
            draw_bar(draw, swatch, draw_colour(draw, COLOUR_INK2));
        else
            votes_draw_dashed(draw, swatch);
        x += mark + px(m, 6);
        draw_label(draw, words[i], TYPE_LABEL, COLOUR_INK2, (struct box){x, box.y, 0, box.h},
                   ALIGN_LEFT);
        x += draw_paragraph(draw, words[i], TYPE_LABEL, 0)->w + px(m, 16);
    }
}

/* ▲ 2 better   = 3 same   ▼ 0 worse */
static void draw_shift(struct app *app, const struct view *view, struct box box)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct {
        const char *sign, *word;
        int count;
        enum colour colour;
    } parts[] = {{"▲", _("better"), view->shift.better, COLOUR_GOOD},
                 {"=", _("same"), view->shift.same, COLOUR_INK},
                 {"▼", _("worse"), view->shift.worse, COLOUR_BAD}};
    int x = box.x + px(m, 24);
    draw_panel(draw, box, PANEL_REST, 10);
    for (int i = 0; i < 3; i++) {
        char words[32];
        snprintf(words, sizeof words, "%s %d", parts[i].sign, parts[i].count);
        draw_label(draw, words, TYPE_SECTION, parts[i].colour, (struct box){x, box.y, 0, box.h},
                   ALIGN_LEFT);
        x += draw_paragraph(draw, words, TYPE_SECTION, 0)->w + px(m, 8);
        draw_label(draw, parts[i].word, TYPE_WHY, COLOUR_INK, (struct box){x, box.y, 0, box.h},
                   ALIGN_LEFT);
        x += draw_paragraph(draw, parts[i].word, TYPE_WHY, 0)->w + px(m, 20);
    }
}

static void draw_side(struct app *app, const struct reveal_state *state, int scroll)
{
    struct draw *draw = &app->draw;
    const struct reveal_layout *layout = &state->layout;
    const struct view *view = &state->view;
    draw_panel(draw, box_moved(layout->side, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, state->side_title, TYPE_SECTION, COLOUR_INK,
              box_moved(layout->side_title, 0, -scroll), ALIGN_LEFT);
    if (state->side_text[0] != '\0')
        draw_text(draw, state->side_text, TYPE_SITUATION, COLOUR_INK,
                  box_moved(layout->side_text, 0, -scroll), ALIGN_LEFT);
    else
        scale_draw(draw, box_moved(layout->scale, 0, -scroll), view);
    if (layout->why.w <= 0)
        return;
    draw_panel(draw, box_moved(layout->why, 0, -scroll), PANEL_REST, 14);
    suit_draw(draw, state->best, box_moved(layout->why_suit, 0, -scroll));
    draw_label(draw, _("Why this fits"), TYPE_SECTION, COLOUR_INK,
               box_moved(layout->why_title, 0, -scroll), ALIGN_LEFT);
    draw_text(draw, view->responses[state->best].why, TYPE_WHY, COLOUR_INK,
              box_moved(layout->why_text, 0, -scroll), ALIGN_LEFT);
}

static void reveal_draw(struct app *app, void *data, const struct page *page)
{
    const struct reveal_state *state = data;
    const struct reveal_layout *layout = &state->layout;
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    int scroll = page->scroll.offset;
    struct sea sea = {.kind = SEA_STRIP,
                      .waterline = layout->header - px(m, 17),
                      .bottom = layout->header,
                      .drift = app_loop(app, 9000)};
    sea_draw(draw, &sea);
    draw_text(draw, state->heading, TYPE_LABEL, COLOUR_INK2, layout->heading, ALIGN_LEFT);
    draw_text(draw, state->view.title, TYPE_CARD_TITLE, COLOUR_INK, layout->title, ALIGN_LEFT);
    if (layout->shift.w > 0 && !layout->list)
        draw_shift(app, &state->view, layout->shift);
    canvas_clip(draw->canvas, page->scroll.page);
    if (layout->shift.w > 0 && layout->list)
        draw_shift(app, &state->view, box_moved(layout->shift, 0, -scroll));
    draw_panel(draw, box_moved(layout->votes, 0, -scroll), PANEL_REST, 14);
    draw_text(draw,
              layout->rows[0].why.w > 0 ? _("Every choice has its reason") : _("How you voted"),
              TYPE_SECTION, COLOUR_INK, box_moved(layout->votes_title, 0, -scroll), ALIGN_LEFT);
    if (layout->legend.w > 0 && layout->rows[0].track.w > 0)
        draw_legend(app, box_moved(layout->legend, 0, -scroll));
    for (int i = 0; i < layout->row_count; i++)
        draw_row(app, state, i, scroll);
    draw_side(app, state, scroll);
    const struct button next = {.control = FACILITATOR_COMMAND + COMMAND_NEXT,
                                .label = facilitator_label(app->session, COMMAND_NEXT),
                                .key = _("Enter"),
                                .look = BUTTON_PRIMARY};
    const struct control *way_on = controls_find(&page->controls, next.control);
    if (way_on != NULL && way_on->scrolls)
        button_draw(app, page, &next);
    canvas_unclip(draw->canvas);
    scroll_bar_draw(app, page);
    facilitator_draw(app, page);
}

/* --- what happens -------------------------------------------------------------------------------
 */

static void reveal_act(struct app *app, void *data, int control)
{
    (void)data;
    facilitator_act(app, control);
}

static bool reveal_key(struct app *app, void *data, struct key_press press)
{
    (void)data;
    if (press.key == KEY_BACKSPACE) {
        facilitator_do(app, COMMAND_BACK);
        return true;
    }
    return false;
}

static void reveal_back(struct app *app, void *data)
{
    (void)data;
    app_push(app, &scene_facilitator, 0);
}

static bool reveal_finish(struct app *app, void *data)
{
    struct reveal_state *state = data;
    (void)app;
    state->bars = (struct tween){0};
    return false;
}

static double reveal_moves_until(struct app *app, void *data)
{
    const struct reveal_state *state = data;
    (void)app;
    return tween_end(state->bars);
}

static void reveal_title(struct app *app, void *data, char *title, size_t room)
{
    const struct reveal_state *state = data;
    const char *format = talks(state) ? _("Talk, card %d of %d – Even Keel")
                         : state->view.phase == SESSION_COUNTS
                             ? _("First vote, card %d of %d – Even Keel")
                         : state->view.step == REVEAL_VOTES ? _("Votes, card %d of %d – Even Keel")
                         : state->view.step == REVEAL_KEY   ? _("Key, card %d of %d – Even Keel")
                                                          : _("Reasons, card %d of %d – Even Keel");
    (void)app;
    snprintf(title, room, format, state->view.round + 1, state->view.rounds);
}

const struct scene scene_reveal = {
    .name = "reveal",
    .state_size = sizeof(struct reveal_state),
    .open = reveal_open,
    .title = reveal_title,
    .layout = reveal_layout_page,
    .draw = reveal_draw,
    .act = reveal_act,
    .key = reveal_key,
    .back = reveal_back,
    .finish = reveal_finish,
    .moves_until = reveal_moves_until,
};
