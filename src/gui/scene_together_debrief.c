/* A group's debrief. */
#include "gui/button.h"
#include "gui/form.h"
#include "gui/scenes.h"

#include <stdio.h>

#include "base/words.h"

static void together_debrief_layout(struct app *app, void *state, struct page *page)
{
    const struct metrics *m = &app->draw.metrics;
    int header = page_header_layout(app, page);
    (void)state;
    scroll_set(&page->scroll, (struct box){0, header, m->w, m->h - header}, 0);
}

static void together_debrief_draw(struct app *app, void *state, const struct page *page)
{
    (void)state;
    page_header_draw(app, page, _("Home from the voyage"));
}

static void together_debrief_back(struct app *app, void *state)
{
    (void)state;
    app_replace(app, &scene_title, 0);
}

static void together_debrief_act(struct app *app, void *state, int control)
{
    (void)control;
    together_debrief_back(app, state);
}

static void together_debrief_title(struct app *app, void *state, char *title, size_t room)
{
    (void)app;
    (void)state;
    snprintf(title, room, "%s", _("Debrief – Even Keel"));
}

const struct scene scene_together_debrief = {
    .name = "together-debrief",
    .title = together_debrief_title,
    .layout = together_debrief_layout,
    .draw = together_debrief_draw,
    .act = together_debrief_act,
    .back = together_debrief_back,
};
