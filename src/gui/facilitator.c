#include "gui/facilitator.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/words.h"
#include "gui/button.h"
#include "gui/scenes.h"

enum { BAR = 66, GAP = 8, BUTTON = 46 };

/* The order on the bar. */
static const enum command bar_commands[] = {
    COMMAND_NEXT,      COMMAND_BACK, COMMAND_TALK, COMMAND_VOTE_AGAIN, COMMAND_SHOW_KEY,
    COMMAND_NO_ANSWER, COMMAND_UNDO, COMMAND_SKIP, COMMAND_PAUSE,      COMMAND_EXTEND,
};
enum { BAR_COMMANDS = sizeof bar_commands / sizeof *bar_commands };

bool facilitator_is_there(const struct app *app)
{
    enum way way = app->session->setup.game.way;
    return !app->is_room && app->session->deck != NULL && app->session->phase != SESSION_DEBRIEF &&
           (game_is_group(way) || way == WAY_CREW);
}

/* --- words --------------------------------------------------------------------------------------
 */

static const char *next_label(const struct session *session)
{
    switch (session->phase) {
    case SESSION_HANDOVER:
        return _("To the vote");
    case SESSION_ALL_IN:
        return session->setup.game.second_vote && session->game.phase == GAME_VOTING
                   ? _("Show the votes")
                   : _("Reveal");
    case SESSION_COUNTS:
        return session->setup.options.discussion ? _("Discuss") : _("Second vote");
    case SESSION_TALK:
        return session->talk_after_key ? _("Back to the result") : _("Second vote");
    case SESSION_RESULT:
        if (session->step == REVEAL_VOTES)
            return _("Show the key");
        return session->step == REVEAL_KEY ? _("All reasons") : _("Next card");
    case SESSION_CHOOSE:
    case SESSION_VOTE:
    case SESSION_ACT_OVER:
    case SESSION_DEBRIEF:
        break;
    }
    return _("Next");
}

const char *facilitator_label(const struct session *session, enum command command)
{
    switch (command) {
    case COMMAND_NEXT:
        return next_label(session);
    case COMMAND_BACK:
        return _("Back to reveal");
    case COMMAND_TALK:
        return _("Discuss");
    case COMMAND_VOTE_AGAIN:
        return _("Vote again");
    case COMMAND_SHOW_KEY:
        return _("Show the key");
    case COMMAND_NO_ANSWER:
        return _("No answer");
    case COMMAND_SKIP:
        return _("Skip card");
    case COMMAND_PAUSE:
        return session->paused ? _("Go on") : _("Pause");
    case COMMAND_EXTEND:
        return _("More time");
    case COMMAND_UNDO:
        return _("Undo");
    case COMMAND_END:
        return _("End with debrief");
    }
    return "";
}

void facilitator_clock(const struct view *view, char words[CLOCK_WORDS])
{
    int seconds = abs(view->seconds_left);
    words[0] = '\0';
    if (view->timer_runs)
        snprintf(words, CLOCK_WORDS, "%s%d:%02d", view->seconds_left < 0 ? "−" : "", seconds / 60,
                 seconds % 60);
}

/* Beside the ship's mast, or under a strip of one line: on paper, to be read over anything. */
void facilitator_draw_clock(struct app *app, const struct hud_layout *hud)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    char words[CLOCK_WORDS];
    struct view now;
    if (!app_session_runs(app))
        return;
    view_of(&now, app->session, AUDIENCE_ROOM);
    facilitator_clock(&now, words);
    int w = draw_paragraph(draw, "−88:88", TYPE_SECTION, 0)->w + px(m, 28), h = text_px(m, 36);
    struct box box = {m->w / 2 - px(m, 90) - w, px(m, 12), w, h};
    if (hud->compact)
        box = (struct box){m->w - page_margin(m) - w - px(m, 28), hud->height + px(m, 6), w, h};
    draw_panel(draw, box, PANEL_EDGED, (double)h / 2 / m->scale);
    draw_label(draw, words, TYPE_SECTION, now.seconds_left < 0 ? COLOUR_BAD : COLOUR_INK, box,
               ALIGN_CENTRE);
}

/* --- what the bar shows -------------------------------------------------------------------------
 */

/* What belongs to the phase stands on the bar, also where it is refused just now; the rest is on
 * the page of all commands. */
static bool belongs(const struct session *session, enum command command)
{
    bool voting = session->phase == SESSION_HANDOVER || session->phase == SESSION_VOTE;
    bool after = session->phase == SESSION_COUNTS || session->phase == SESSION_TALK ||
                 session->phase == SESSION_RESULT;
    switch (command) {
    case COMMAND_NEXT:
        return session->phase != SESSION_HANDOVER && session->phase != SESSION_VOTE;
    case COMMAND_BACK:
        return after;
    /* Not where the first button says the same. */
    case COMMAND_TALK:
        return after && !(session->phase == SESSION_COUNTS && session->setup.options.discussion) &&
               session->phase != SESSION_TALK;
    case COMMAND_VOTE_AGAIN:
        return session->setup.game.second_vote &&
               (session->phase == SESSION_RESULT ||
                (session->phase == SESSION_COUNTS && session->setup.options.discussion));
    case COMMAND_SHOW_KEY:
        return session_check(session, command) == REFUSED_NOT && session->phase != SESSION_ALL_IN;
    case COMMAND_NO_ANSWER:
        return voting;
    case COMMAND_UNDO:
        return (voting || session->phase == SESSION_ALL_IN) &&
               session_check(session, command) == REFUSED_NOT;
    case COMMAND_EXTEND:
        return session->setup.options.timer != TIMER_OFF && (voting || after);
    case COMMAND_SKIP:
    case COMMAND_PAUSE:
    case COMMAND_END:
        return true;
    }
    return true;
}

struct slot {
    int control;
    const char *label;
};

/* The buttons of the bar from left to right. */
static int fill_slots(const struct session *session, struct slot slots[])
{
    int count = 0;
    for (int i = 0; i < BAR_COMMANDS; i++)
        if (belongs(session, bar_commands[i]))
            slots[count++] = (struct slot){FACILITATOR_COMMAND + (int)bar_commands[i],
                                           facilitator_label(session, bar_commands[i])};
    slots[count++] = (struct slot){FACILITATOR_SEATS, _("Seats…")};
    slots[count++] = (struct slot){FACILITATOR_COMMAND + COMMAND_END,
                                   facilitator_label(session, COMMAND_END)};
    return count;
}

enum { SLOTS_MAX = BAR_COMMANDS + 2 };

static bool refused_now(const struct app *app, int control)
{
    int command = control - FACILITATOR_COMMAND;
    return command >= 0 && command < COMMAND_COUNT &&
           session_check(app->session, (enum command)command) != REFUSED_NOT;
}

/* A button's width on the bar: tighter than elsewhere, there are many. */
static int slot_width(struct app *app, const char *label)
{
    return draw_paragraph(&app->draw, label, TYPE_BUTTON, 0)->w + 2 * px(&app->draw.metrics, 15);
}

int facilitator_layout(struct app *app, struct page *page, struct box corner)
{
    const struct metrics *m = &app->draw.metrics;
    if (!facilitator_is_there(app))
        return m->h;
    struct slot slots[SLOTS_MAX];
    int count = fill_slots(app->session, slots), gap = px(m, GAP), margin = page_margin(m);
    int more_w = slot_width(app, "F2"), x = margin, top = m->h - px(m, BAR);
    if (m->list || m->w < px(m, 900)) {
        if (!box_is_empty(corner))
            controls_add(&page->controls, FACILITATOR_MORE, corner);
        return m->h;
    }
    int h = px(m, BUTTON), y = top + (px(m, BAR) - h) / 2, end = m->w - margin - more_w - gap;
    for (int i = 0; i < count; i++) {
        int w = slot_width(app, slots[i].label);
        if (x + w > end)
            break;
        controls_add(&page->controls, slots[i].control, (struct box){x, y, w, h});
        x += w + gap;
    }
    controls_add(&page->controls, FACILITATOR_MORE,
                 (struct box){m->w - margin - more_w, y, more_w, h});
    return top;
}

/* --- drawing ------------------------------------------------------------------------------------
 */

static void draw_slot(struct app *app, const struct page *page, const struct slot *slot)
{
    struct draw *draw = &app->draw;
    const struct control *control = controls_find(&page->controls, slot->control);
    if (control == NULL)
        return;
    bool refused = refused_now(app, slot->control);
    bool primary = slot->control == FACILITATOR_COMMAND + COMMAND_NEXT && !refused;
    struct box box = control->box;
    if (page->controls.hover == slot->control && page->controls.pressed != slot->control)
        box.y -= px(&draw->metrics, 2);
    draw_panel(draw, box, refused ? PANEL_DASHED : primary ? PANEL_PRIMARY : PANEL_EDGED, 10);
    if (page->controls.focus == slot->control)
        draw_focus(draw, box, 10);
    draw_label(draw, slot->label, TYPE_BUTTON,
               refused   ? COLOUR_INK2
               : primary ? COLOUR_PRIMARY_TEXT
                         : COLOUR_INK,
               box, ALIGN_CENTRE);
}

const char *facilitator_hint(const struct view *view)
{
    if (!view->hint_known || view->key_shown)
        return NULL;
    switch (view->hint) {
    case GROUP_EXPLAIN_FIRST:
        return _("Few have found the best fit. Explain first: what is known here, what is not?");
    case GROUP_DISCUSS:
        return _("The group is of two minds. Let them discuss, then vote again.");
    case GROUP_EXPLAIN_AND_GO_ON:
        return _("Most have found the best fit. Explain briefly and go on.");
    }
    return NULL;
}

/* Over the bar: why the last command was refused, until the next input; or the hint, where the room
 * has a window of its own and cannot see this one. */
static void draw_note(struct app *app, int top)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    struct view view;
    const char *words = app->note[0] != '\0' ? app->note : NULL;
    if (words == NULL && app->room != NULL) {
        view_of(&view, app->session, AUDIENCE_FACILITATOR);
        words = facilitator_hint(&view);
    }
    if (words == NULL)
        return;
    int h = px(m, 40), w = draw_paragraph(draw, words, TYPE_WHY, 0)->w + px(m, 40);
    struct box note = {(m->w - w) / 2, top - h - px(m, 8), w, h};
    draw_panel(draw, note, PANEL_AMBER, 10);
    draw_label(draw, words, TYPE_WHY, COLOUR_INK, note, ALIGN_CENTRE);
}

void facilitator_draw(struct app *app, const struct page *page)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    const struct control *more = controls_find(&page->controls, FACILITATOR_MORE);
    struct slot slots[SLOTS_MAX];
    if (!facilitator_is_there(app) || more == NULL)
        return;
    if (m->list || m->w < px(m, 900)) {
        const struct button button = {.control = FACILITATOR_MORE, .label = ""};
        button_draw(app, page, &button);
        draw_art(draw, "menu", box_grown(more->box, -more->box.w / 5), 1);
        return;
    }
    int top = m->h - px(m, BAR), count = fill_slots(app->session, slots);
    canvas_fill(draw->canvas, (struct box){0, top, m->w, m->h - top},
                draw_colour(draw, COLOUR_PAPER));
    canvas_fill(draw->canvas, (struct box){0, top, m->w, px(m, 1)},
                draw_colour(draw, COLOUR_KEYLINE));
    for (int i = 0; i < count; i++)
        draw_slot(app, page, &slots[i]);
    draw_slot(app, page, &(struct slot){FACILITATOR_MORE, _("F2")});
    draw_note(app, top);
}

/* --- acting -------------------------------------------------------------------------------------
 */

void facilitator_do(struct app *app, enum command command)
{
    /* When the time has run out in this very moment, the command was not meant for what follows. */
    if (session_clock(app->session, app_milliseconds(app))) {
        app_show_session(app);
        return;
    }
    enum refusal refusal = session_command(app->session, command);
    snprintf(app->note, sizeof app->note, "%s", refusal_words(refusal));
    if (refusal == REFUSED_NOT && (command == COMMAND_EXTEND || command == COMMAND_PAUSE))
        app_keep_page(app);
    else if (refusal == REFUSED_NOT)
        app_show_session(app);
    app_touch(app);
}

bool facilitator_act(struct app *app, int control)
{
    if (control < FACILITATOR_COMMAND || control > FACILITATOR_LAST)
        return false;
    if (control == FACILITATOR_SEATS)
        app_push(app, &scene_seats, 0);
    else if (control == FACILITATOR_MORE)
        app_push(app, &scene_facilitator, 0);
    else if (control == FACILITATOR_HELP)
        app_push(app, &scene_help, 0);
    else if (control == FACILITATOR_SETTINGS)
        app_push(app, &scene_settings, 0);
    else if (control == FACILITATOR_LEAVE)
        app_leave_session(app);
    else if (control == FACILITATOR_COMMAND + COMMAND_END)
        app_push(app, &scene_question, QUESTION_END_SESSION);
    else if (control < FACILITATOR_COMMAND + COMMAND_COUNT)
        facilitator_do(app, (enum command)(control - FACILITATOR_COMMAND));
    return true;
}
