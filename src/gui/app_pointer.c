#include "gui/app_pointer.h"

#include <stdlib.h>

#include "gui/app_input.h"

enum { DRAG_DISTANCE = 8 };

static const struct scene *top_scene(const struct app *app)
{
    return app->stack[app->depth - 1].scene;
}

static void *top_state(const struct app *app)
{
    return app->stack[app->depth - 1].state;
}

static bool drag(struct app *app, enum drag kind)
{
    const struct scene *scene = top_scene(app);
    return scene->drag != NULL &&
           scene->drag(app, top_state(app), kind, app_page(app)->controls.pressed, app->pointer,
                       app->press_point);
}

/* Whatever the pointer was doing is over, undone: its button may come up somewhere else, or never.
 */
void pointer_let_go(struct app *app)
{
    if (!app->pointer_down)
        return;
    if (app->dragging)
        drag(app, DRAG_CANCEL);
    app->pointer_down = app->dragging = app->page_dragging = app->thumb_dragging = false;
    app->pressing = false;
    app_page(app)->controls.pressed = CONTROL_NONE;
    app->dirty = true;
}

/* Events come in window units; on a dense display a unit is more than a pixel. */
static struct point pixels_of(const struct app *app, int x, int y)
{
    int w = 0, h = 0;
    if (app->window == NULL)
        return (struct point){x, y};
    SDL_GetWindowSize(app->window, &w, &h);
    if (w <= 0 || h <= 0)
        return (struct point){x, y};
    return (struct point){x * app->draw.metrics.w / w, y * app->draw.metrics.h / h};
}

static int control_at(struct app *app, struct point point)
{
    const struct page *page = app_page(app);
    return controls_at(&page->controls, point, &page->scroll, &page->aside);
}

static void hover(struct app *app, struct point point)
{
    static SDL_Cursor *hand, *arrow, *beam;
    struct controls *controls = &app_page(app)->controls;
    int at = control_at(app, point);
    if (at == controls->hover)
        return;
    controls->hover = at;
    app->dirty = true;
    if (app->headless)
        return;
    if (hand == NULL) {
        hand = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_HAND);
        arrow = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_ARROW);
        beam = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_IBEAM);
    }
    const struct control *control = controls_find(controls, at);
    SDL_SetCursor(control == NULL || hand == NULL ? arrow : control->types ? beam : hand);
}

/* The bar that is pressed, and whether it is the list's beside the page. */
static bool bar_at(struct app *app, struct point point)
{
    const struct page *page = app_page(app);
    app->on_aside = scroll_needed(&page->aside) &&
                    box_contains(box_grown(page->aside_bar, 4), point);
    return app->on_aside ||
           (scroll_needed(&page->scroll) && box_contains(box_grown(page->scroll_bar, 4), point));
}

static void drag_thumb(struct app *app)
{
    struct page *page = app_page(app);
    if (app->on_aside)
        scroll_to_thumb(&page->aside, page->aside_bar, app->pointer.y);
    else
        scroll_to_thumb(&page->scroll, page->scroll_bar, app->pointer.y);
    app_scrolled(app);
}

/* What lies under the pointer may take it for itself, as a text does that is selected. */
static bool press(struct app *app, enum press press, int clicks)
{
    const struct scene *scene = top_scene(app);
    int control = app_page(app)->controls.pressed;
    return control != CONTROL_NONE && scene->press != NULL &&
           scene->press(app, top_state(app), press, control, app->pointer, clicks);
}

static void pointer_down(struct app *app, int clicks)
{
    struct page *page = app_page(app);
    if (app_finish_motion(app))
        return;
    app->pointer_down = true;
    app->press_point = app->pointer;
    app->thumb_dragging = bar_at(app, app->pointer);
    page->controls.pressed = app->thumb_dragging ? CONTROL_NONE : control_at(app, app->pointer);
    if (app->thumb_dragging)
        drag_thumb(app);
    else
        app->on_aside = box_contains(page->aside.page, app->pointer);
    app->drag_offset = app->on_aside ? page->aside.offset : page->scroll.offset;
    app->pressing = press(app, PRESS_DOWN, clicks);
}

static bool moved_far(const struct app *app)
{
    int far = px(&app->draw.metrics, DRAG_DISTANCE);
    return abs(app->pointer.x - app->press_point.x) > far ||
           abs(app->pointer.y - app->press_point.y) > far;
}

static void pointer_moved(struct app *app, bool touch)
{
    struct page *page = app_page(app);
    if (!app->pointer_down) {
        hover(app, app->pointer);
        return;
    }
    app->dirty = true;
    struct scroll *scroll = app->on_aside ? &page->aside : &page->scroll;
    if (app->thumb_dragging) {
        drag_thumb(app);
    } else if (app->pressing) {
        press(app, PRESS_MOVE, 0);
    } else if (app->dragging) {
        drag(app, DRAG_MOVE);
    } else if (app->page_dragging) {
        scroll_by(scroll, app->drag_offset + app->press_point.y - app->pointer.y - scroll->offset);
        app_scrolled(app);
    } else if (moved_far(app)) {
        app->dragging = page->controls.pressed != CONTROL_NONE && drag(app, DRAG_START);
        /* A finger on the page pulls it along; a mouse has a wheel. */
        app->page_dragging = !app->dragging && touch && scroll_needed(scroll);
        if (app->page_dragging)
            page->controls.pressed = CONTROL_NONE;
    }
}

static void pointer_up(struct app *app)
{
    struct page *page = app_page(app);
    int pressed = page->controls.pressed;
    bool was_drag = app->dragging;
    bool was_other = app->thumb_dragging || app->page_dragging || app->pressing;
    if (app->pressing)
        press(app, PRESS_UP, 0);
    if (was_drag)
        drag(app, DRAG_DROP);
    app->pointer_down = app->dragging = app->page_dragging = app->thumb_dragging = false;
    app->pressing = false;
    page->controls.pressed = CONTROL_NONE;
    app_touch(app);
    if (was_drag || was_other || pressed == CONTROL_NONE ||
        pressed != control_at(app, app->pointer))
        return;
    page->controls.focus = pressed;
    app_act(app, pressed);
}

static void wheel(struct app *app, const SDL_MouseWheelEvent *event)
{
    app_finish_motion(app);
    float turn = event->preciseY != 0 ? event->preciseY : (float)event->y;
    if (event->direction == SDL_MOUSEWHEEL_FLIPPED)
        turn = -turn;
    int by = -(int)(turn * (float)px(&app->draw.metrics, WHEEL_STEP));
    struct page *page = app_page(app);
    bool aside = box_contains(page->aside.page, app->pointer);
    if (aside ? scroll_by(&page->aside, by) : app_scroll_all(app, by)) {
        app_scrolled(app);
        hover(app, app->pointer);
    }
}

void pointer_event(struct app *app, const SDL_Event *event)
{
    bool left = event->button.button == SDL_BUTTON_LEFT;
    if (event->type == SDL_MOUSEMOTION) {
        app->pointer = pixels_of(app, event->motion.x, event->motion.y);
        pointer_moved(app, event->motion.which == SDL_TOUCH_MOUSEID);
    } else if (event->type == SDL_MOUSEWHEEL) {
        wheel(app, &event->wheel);
    } else if (event->type == SDL_MOUSEBUTTONDOWN && left) {
        app->pointer = pixels_of(app, event->button.x, event->button.y);
        pointer_down(app, event->button.clicks);
    } else if (event->type == SDL_MOUSEBUTTONUP && left && app->pointer_down) {
        app->pointer = pixels_of(app, event->button.x, event->button.y);
        pointer_up(app);
    }
}
