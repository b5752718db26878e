/* The stack of scenes. */
#include "gui/app.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static void pop_now(struct app *app)
{
    int top = --app->depth;
    const struct scene *scene = app->stack[top].scene;
    if (scene->close != NULL)
        scene->close(app, app->stack[top].state);
    free(app->stack[top].state);
    memset(&app->stack[top], 0, sizeof app->stack[top]);
}

static void push_now(struct app *app, const struct scene *scene, int argument)
{
    assert(app->depth < SCENES_MAX);
    int top = app->depth++;
    memset(&app->stack[top], 0, sizeof app->stack[top]);
    app->stack[top].scene = scene;
    app->stack[top].state = memory_new(1, scene->state_size);
    if (scene->open != NULL)
        scene->open(app, app->stack[top].state, argument);
}

void app_change_scene(struct app *app)
{
    if (app->pops == 0 && app->push_count == 0)
        return;
    /* What was pressed on the page below is not any more when that comes back. */
    if (app->depth > 0)
        app_page(app)->controls.pressed = CONTROL_NONE;
    /* What a scene asks for while it is opened comes on top of it, in the same step. */
    while (app->pops > 0 || app->push_count > 0) {
        for (; app->pops > 0 && app->depth > 0; app->pops--)
            pop_now(app);
        app->pops = 0;
        if (app->push_count == 0)
            break;
        const struct scene *scene = app->pushes[0].scene;
        int argument = app->pushes[0].argument;
        app->push_count--;
        memmove(&app->pushes[0], &app->pushes[1], (size_t)app->push_count * sizeof app->pushes[0]);
        push_now(app, scene, argument);
    }
    app->pointer_down = app->dragging = app->page_dragging = app->thumb_dragging = false;
    app->pressing = false;
    app_touch(app);
}

void app_push(struct app *app, const struct scene *scene, int argument)
{
    assert(app->push_count < PUSHES_MAX);
    app->pushes[app->push_count].scene = scene;
    app->pushes[app->push_count++].argument = argument;
}

void app_pop(struct app *app)
{
    app->pops = 1;
}

void app_pop_two(struct app *app)
{
    app->pops = 2;
}

void app_pop_over(struct app *app)
{
    app->pops = app->depth - 1;
    app->push_count = 0;
}

void app_replace(struct app *app, const struct scene *scene, int argument)
{
    app->pops = app->depth;
    app->push_count = 0;
    app_push(app, scene, argument);
}

struct page *app_page(struct app *app)
{
    return &app->stack[app->depth - 1].page;
}

bool app_has_focus(struct app *app, int control)
{
    return app->depth > 0 && app_page(app)->controls.focus == control;
}

void app_focus(struct app *app, int control)
{
    app_page(app)->controls.focus = control;
    app->dirty = true;
}
