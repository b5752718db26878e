/* Painting ahead: what comes after a page is drawn while that is still read, on a canvas that is
 * never shown. What makes a new page slow, its texts and cards, is ready then. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "gui/app.h"
#include "gui/app_frame.h"

/* The same program, with another session and no window: its motion is at its end, and what it does
 * reaches neither screen nor disk. What it paints is kept where the window's own is. */
static struct app *double_of(const struct app *app, struct session *session)
{
    struct app *ahead = memory_new(1, sizeof *ahead);
    *ahead = *app;
    ahead->draw.canvas = canvas_new();
    ahead->session = session;
    ahead->session_borrowed = ahead->headless = true;
    ahead->window = NULL;
    ahead->screen = NULL;
    ahead->room = NULL;
    ahead->writer = ahead->autosave.writer = NULL;
    ahead->drops = NULL;
    ahead->drop_count = ahead->drop_capacity = 0;
    memset(ahead->stack, 0, sizeof ahead->stack);
    ahead->depth = ahead->pops = ahead->push_count = 0;
    ahead->note[0] = '\0';
    return ahead;
}

void app_paint_ahead(struct app *app, struct session *session)
{
    struct app *ahead = double_of(app, session);
    app_show_session(ahead);
    app_change_scene(ahead);
    if (ahead->depth > 0) {
        app_lay_out(ahead);
        app_record_scenes(ahead);
    }
    while (ahead->depth > 0) {
        ahead->pops = ahead->depth;
        app_change_scene(ahead);
    }
    canvas_free(ahead->draw.canvas);
    free(ahead);
}

void app_rest(struct app *app)
{
    if (app->depth == 0 || app->dirty || app->is_room || app->show_waits ||
        card_pictures_busy(app->draw.card_pictures))
        return;
    const struct scene *scene = app->stack[app->depth - 1].scene;
    if (scene->rest != NULL)
        scene->rest(app, app->stack[app->depth - 1].state);
}
