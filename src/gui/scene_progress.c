/* Progress: how the games went over time, what to practise, the bests; everybody's or one name's.
 */
#include "gui/button.h"
#include "gui/form.h"
#include "gui/key.h"
#include "gui/progress_draw.h"
#include "gui/progress_job.h"
#include "gui/scenes.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "base/words.h"
#include "store/debrief_words.h"

enum progress_control { PROGRESS_BEFORE = 1, PROGRESS_AFTER, PROGRESS_SESSIONS, PROGRESS_DATA };

/* Whose games come one after the other under the arrows: everybody's, those without a name, then
 * every name. */
enum { WHO_EVERYBODY, WHO_ALONE, WHO_NAMES };

struct progress_state {
    struct progress_job *job;
    const struct progress_found *found; /* NULL: it is still looked for */
    double share;
    char who[NAME_BYTES + 32], summary[160], advice[512], box_label[32];
    struct progress_layout layout;
};

static void look(struct app *app, struct progress_state *state)
{
    const struct progress_filter filter = {.who = app->looked_at.who, .name = app->looked_at.name};
    progress_job_free(state->job);
    state->job = progress_job_new(app->database, &filter, app->preferences.decks,
                                  app->today > 0 ? app->today : day_today(), app->headless);
    state->found = progress_job_found(state->job, &state->share);
}

static void progress_open(struct app *app, void *data, int argument)
{
    (void)argument;
    look(app, data);
}

static void progress_close(struct app *app, void *data)
{
    struct progress_state *state = data;
    (void)app;
    progress_job_free(state->job);
}

static void progress_woken(struct app *app, void *data)
{
    struct progress_state *state = data;
    if (state->found != NULL)
        return;
    state->found = progress_job_found(state->job, &state->share);
    app_touch(app);
}

/* --- words --------------------------------------------------------------------------------------
 */

static void say_who(const struct app *app, struct progress_state *state)
{
    switch (app->looked_at.who) {
    case PROGRESS_EVERYBODY:
        snprintf(state->who, sizeof state->who, "%s", _("Everybody"));
        break;
    case PROGRESS_ALONE:
        snprintf(state->who, sizeof state->who, "%s", _("Played without a name"));
        break;
    case PROGRESS_NAME:
        snprintf(state->who, sizeof state->who, "%s", app->looked_at.name);
        text_tame(state->who, false);
        break;
    }
}

static void say_summary(struct progress_state *state)
{
    const struct progress *progress = &state->found->progress;
    int fit = progress_fit(progress);
    state->summary[0] = '\0';
    if (progress->game_count == 0)
        return;
    snprintf(
        state->summary, sizeof state->summary,
        ngettext("%d game, fit %d %%", "%d games, fit %d %%", (unsigned long)progress->game_count),
        progress->game_count, fit != READING_UNDEFINED ? fit : 0);
}

static void say_advice(const struct app *app, struct progress_state *state)
{
    const struct progress *progress = &state->found->progress;
    enum lens weakest = progress_weakest(progress);
    char lean[160] = "";
    if (state->found->failed) {
        snprintf(state->advice, sizeof state->advice, "%.400s", state->found->error.words);
        text_tame(state->advice, false);
        return;
    }
    if (progress->game_count == 0) {
        snprintf(state->advice, sizeof state->advice, "%s",
                 app->looked_at.who == PROGRESS_EVERYBODY
                     ? _("Nothing has been played to its end yet. After the first voyage this page "
                         "shows how it went, and what to practise.")
                     : _("Nothing has been played to its end here yet. The arrows lead to what "
                         "others have played."));
        return;
    }
    if (progress->answered > 0)
        snprintf(lean, sizeof lean, _("Over all games %s"),
                 explain_lean((double)progress->lean / progress->answered));
    if (weakest != LENS_NONE)
        snprintf(state->advice, sizeof state->advice, _("Worth practising: %s. %s"),
                 lens_name(weakest), lean);
    else
        snprintf(state->advice, sizeof state->advice, "%s %s",
                 progress_can_compare(progress)
                     ? _("No lens stands out; go on as you do.")
                     : _("Too few cards yet to say which lens is worth practising."),
                 lean);
}

static const char *legend(void)
{
    return _("Dots: fit. Bars: its band, as sure as so few cards can be. Hatched: blind choice.");
}

static const char *boxes_note(const struct app *app, const struct progress *progress)
{
    if (app->looked_at.who != PROGRESS_EVERYBODY)
        return _("Everybody's who practises on this machine: boxes have no names.");
    for (int i = 0; i < PROGRESS_BOXES; i++)
        if (progress->boxes[i] > 0)
            return _("A card you read well comes back later, one you misread tomorrow.");
    return _("No card is in practice yet.");
}

/* --- layout and drawing -------------------------------------------------------------------------
 */

static bool has_choice(const struct progress_state *state)
{
    return state->found != NULL &&
           (state->found->name_count > 0 && state->found->nameless + state->found->name_count > 0);
}

static void progress_layout(struct app *app, void *data, struct page *page)
{
    struct progress_state *state = data;
    const struct metrics *m = &app->draw.metrics;
    struct ruler ruler = draw_ruler(&app->draw);
    int header = page_header_layout(app, page);
    page->controls.first = FORM_BACK;
    if (state->found == NULL) {
        page_scrolls(app, page, (struct box){0, header, m->w, m->h - header}, 0);
        return;
    }
    const struct progress *progress = &state->found->progress;
    say_who(app, state);
    snprintf(state->box_label, sizeof state->box_label, ngettext("%d day", "%d days", 16), 16);
    say_summary(state);
    say_advice(app, state);
    const struct progress_words words = {
        .who = state->who,
        .choice = has_choice(state),
        .summary = state->summary,
        .advice = state->advice,
        .legend = legend(),
        .boxes = boxes_note(app, progress),
        .box_label = state->box_label,
        .empty = progress->game_count == 0,
        .button_w = {button_width(app, _("Sessions"), NULL),
                     button_width(app, _("Export, import, delete"), NULL)},
        .button_h = button_height(m),
    };
    struct progress_layout *layout = &state->layout;
    layout_progress(layout, &ruler, &words, header);
    if (has_choice(state)) {
        controls_add_scrolling(&page->controls, PROGRESS_BEFORE, layout->before);
        controls_add_scrolling(&page->controls, PROGRESS_AFTER, layout->after);
    }
    for (int i = 0; i < PROGRESS_BUTTONS; i++)
        controls_add_scrolling(&page->controls, PROGRESS_SESSIONS + i, layout->buttons[i]);
    page->controls.first = has_choice(state) ? PROGRESS_AFTER : PROGRESS_SESSIONS;
    page_scrolls(app, page, (struct box){0, header, m->w, m->h - header}, layout->content);
}

/* While it is looked for: how far that is. */
static void draw_wait(struct app *app, const struct progress_state *state, const struct page *page)
{
    struct draw *draw = &app->draw;
    const struct metrics *m = &draw->metrics;
    struct box body = page->scroll.page;
    int w = px(m, 360), line = type_line_height(m, TYPE_SITUATION);
    struct box words = {body.x, body.y + body.h / 3, body.w, line};
    struct box bar = {body.x + (body.w - w) / 2, words.y + line + px(m, 14), w, px(m, 10)};
    draw_label(draw, _("Looking back …"), TYPE_SITUATION, COLOUR_INK, words, ALIGN_CENTRE);
    draw_bar(draw, bar, draw_colour(draw, COLOUR_TRACK));
    bar.w = larger((int)(bar.w * state->share), bar.h);
    draw_bar(draw, bar, draw_colour(draw, COLOUR_BAR));
}

static void draw_who(struct app *app, const struct progress_state *state, const struct page *page)
{
    struct draw *draw = &app->draw;
    int scroll = page->scroll.offset;
    const struct button before = {.control = PROGRESS_BEFORE, .label = "‹"},
                        after = {.control = PROGRESS_AFTER, .label = "›"};
    draw_text_cut(draw, state->who, TYPE_SECTION, COLOUR_INK,
                  box_moved(state->layout.who, 0, -scroll), 1);
    draw_text(draw, state->summary, TYPE_WHY, COLOUR_INK2,
              box_moved(state->layout.summary, 0, -scroll), ALIGN_LEFT);
    if (!has_choice(state))
        return;
    button_draw(app, page, &before);
    button_draw(app, page, &after);
}

static void draw_found(struct app *app, const struct progress_state *state, const struct page *page)
{
    struct draw *draw = &app->draw;
    const struct progress_layout *layout = &state->layout;
    const struct progress *progress = &state->found->progress;
    int scroll = page->scroll.offset;
    if (progress->game_count == 0) {
        draw_panel(draw, box_moved(layout->lenses, 0, -scroll), PANEL_REST, 14);
        draw_text(draw, state->advice, TYPE_SITUATION, COLOUR_INK,
                  box_moved(layout->advice, 0, -scroll), ALIGN_LEFT);
        return;
    }
    /* A session that is over stays as it is: the last one and their number tell which they are. */
    uint64_t key = key_text(key_start("progress"), state->who);
    key = key_number(key_number(key, progress->game_count),
                     progress->games[progress->game_count - 1].session);
    progress_draw_games(draw, layout, progress, legend(), key, scroll);
    progress_draw_lean(draw, layout, progress, key, scroll);
    progress_draw_lenses(draw, layout, progress, state->advice, scroll);
    progress_draw_bests(draw, layout, progress, state->found->daily_code, scroll);
    progress_draw_boxes(draw, layout, progress, boxes_note(app, progress), scroll);
}

static void progress_draw(struct app *app, void *data, const struct page *page)
{
    const struct progress_state *state = data;
    page_header_draw(app, page, _("Progress"));
    if (state->found == NULL) {
        draw_wait(app, state, page);
        return;
    }
    canvas_clip(app->draw.canvas, page->scroll.page);
    draw_who(app, state, page);
    draw_found(app, state, page);
    const struct button sessions = {.control = PROGRESS_SESSIONS, .label = _("Sessions")},
                        more = {.control = PROGRESS_DATA, .label = _("Export, import, delete")};
    button_draw(app, page, &sessions);
    button_draw(app, page, &more);
    canvas_unclip(app->draw.canvas);
    scroll_bar_draw(app, page);
}

/* --- doing --------------------------------------------------------------------------------------
 */

static int who_index(const struct app *app, const struct progress_state *state)
{
    switch (app->looked_at.who) {
    case PROGRESS_EVERYBODY:
        return WHO_EVERYBODY;
    case PROGRESS_ALONE:
        return WHO_ALONE;
    case PROGRESS_NAME:
        break;
    }
    for (int i = 0; i < state->found->name_count; i++)
        if (strcmp(state->found->names[i].name, app->looked_at.name) == 0)
            return WHO_NAMES + i;
    return WHO_EVERYBODY;
}

static void step(struct app *app, struct progress_state *state, int by)
{
    if (!has_choice(state))
        return;
    int count = WHO_NAMES + state->found->name_count;
    int index = (who_index(app, state) + by + count) % count;
    if (index == WHO_ALONE && !state->found->nameless)
        index = (index + by + count) % count;
    app->looked_at.who = index == WHO_EVERYBODY ? PROGRESS_EVERYBODY
                         : index == WHO_ALONE   ? PROGRESS_ALONE
                                                : PROGRESS_NAME;
    app->looked_at.name[0] = '\0';
    if (index >= WHO_NAMES)
        snprintf(app->looked_at.name, sizeof app->looked_at.name, "%s",
                 state->found->names[index - WHO_NAMES].name);
    look(app, state);
    app_touch(app);
}

static void progress_act(struct app *app, void *data, int control)
{
    switch (control) {
    case PROGRESS_BEFORE:
        step(app, data, -1);
        break;
    case PROGRESS_AFTER:
        step(app, data, 1);
        break;
    case PROGRESS_SESSIONS:
        app_push(app, &scene_sessions, 0);
        break;
    case PROGRESS_DATA:
        app_push(app, &scene_history_data, 0);
        break;
    case FORM_BACK:
        app_pop(app);
        break;
    }
}

static bool progress_key(struct app *app, void *data, struct key_press press)
{
    if (!has_choice(data) || (press.key != KEY_LEFT && press.key != KEY_RIGHT))
        return false;
    step(app, data, press.key == KEY_RIGHT ? 1 : -1);
    return true;
}

static void progress_title(struct app *app, void *data, char *title, size_t room)
{
    (void)app;
    (void)data;
    snprintf(title, room, "%s", _("Progress – Even Keel"));
}

const struct scene scene_progress = {
    .name = "progress",
    .state_size = sizeof(struct progress_state),
    .open = progress_open,
    .close = progress_close,
    .title = progress_title,
    .layout = progress_layout,
    .draw = progress_draw,
    .act = progress_act,
    .key = progress_key,
    .woken = progress_woken,
};
