#include "gui/app_input.h"

#include <stdlib.h>

#include "gui/facilitator.h"
#include "gui/key_codes.h"
#include "gui/scenes.h"

enum { DRAG_DISTANCE = 8, WHEEL_STEP = 60 };

static const struct scene *top_scene(const struct app *app)
{
    return app->stack[app->depth - 1].scene;
}

/* Anywhere in the stack: a page is never opened over itself. */
static bool is_open(const struct app *app, const struct scene *scene)
{
    for (int i = 0; i < app->depth; i++)
        if (app->stack[i].scene == scene)
            return true;
    return false;
}

static void *top_state(const struct app *app)
{
    return app->stack[app->depth - 1].state;
}

/* What moves goes to its end. True when the input is used up by that. */
static bool finish_motion(struct app *app)
{
    app->dirty = true;
    return top_scene(app)->finish != NULL && top_scene(app)->finish(app, top_state(app));
}

/* What is in sight has changed. */
static void scrolled(struct app *app)
{
    app->dirty = true;
    if (top_scene(app)->long_page)
        app->relayout = true;
}

static void show_focus(struct app *app)
{
    struct page *page = app_page(app);
    const struct control *control = controls_find(&page->controls, page->controls.focus);
    int margin = px(&app->draw.metrics, 16);
    if (control != NULL && control->scrolls)
        scroll_to_show(&page->scroll, control->box, margin);
    if (control != NULL && control->aside)
        scroll_to_show(&page->aside, control->box, margin);
    scrolled(app);
}

static void act(struct app *app, int control)
{
    if (control != CONTROL_NONE && top_scene(app)->act != NULL)
        top_scene(app)->act(app, top_state(app), control);
    app_touch(app);
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
static void let_go(struct app *app)
{
    if (!app->pointer_down)
        return;
    if (app->dragging)
        drag(app, DRAG_CANCEL);
    app->pointer_down = app->dragging = app->page_dragging = app->thumb_dragging = false;
    app_page(app)->controls.pressed = CONTROL_NONE;
    app->dirty = true;
}

/* --- keys ---------------------------------------------------------------------------------------
 */

static void go_back(struct app *app)
{
    if (top_scene(app)->back != NULL)
        top_scene(app)->back(app, top_state(app));
    else if (app->depth > 1)
        app_pop(app);
}

/* The page, and what the room sees of it in its own window, which nobody can scroll. */
static bool scroll_all(struct app *app, int by)
{
    if (app->room != NULL && app->room->depth > 0 && scroll_by(&app_page(app->room)->scroll, by))
        app->room->dirty = true;
    bool moved = scroll_by(&app_page(app)->scroll, by);
    if (moved)
        scrolled(app);
    return moved;
}

static void move_focus(struct app *app, enum direction direction)
{
    struct page *page = app_page(app);
    bool moved = controls_move(&page->controls, direction);
    /* Where nothing lies further up or down, the page itself moves: it may hold only text. */
    if (!moved && (direction == TOWARDS_TOP || direction == TOWARDS_BOTTOM))
        scroll_all(app,
                   px(&app->draw.metrics, direction == TOWARDS_TOP ? -WHEEL_STEP : WHEEL_STEP));
    else if (moved)
        show_focus(app);
}

static void scroll_pages(struct app *app, int pages)
{
    scroll_all(app, pages * app_page(app)->scroll.page.h * 9 / 10);
}

void app_press(struct app *app, struct key_press press)
{
    struct page *page = app_page(app);
    app->dirty = true;
    if (top_scene(app)->key != NULL && top_scene(app)->key(app, top_state(app), press)) {
        app->relayout = true;
        return;
    }
    switch (press.key) {
    case KEY_ENTER:
    case KEY_SPACE:
        act(app, page->controls.focus);
        break;
    case KEY_ESCAPE:
        go_back(app);
        break;
    case KEY_LEFT:
        move_focus(app, TOWARDS_LEFT);
        break;
    case KEY_RIGHT:
        move_focus(app, TOWARDS_RIGHT);
        break;
    case KEY_UP:
        move_focus(app, TOWARDS_TOP);
        break;
    case KEY_DOWN:
        move_focus(app, TOWARDS_BOTTOM);
        break;
    case KEY_PAGE_UP:
        scroll_pages(app, -1);
        break;
    case KEY_PAGE_DOWN:
        scroll_pages(app, 1);
        break;
    case KEY_HOME:
        scroll_pages(app, -1000);
        break;
    case KEY_END:
        scroll_pages(app, 1000);
        break;
    case KEY_FACILITATOR:
        if (facilitator_is_there(app) && !is_open(app, &scene_facilitator) &&
            !is_open(app, &scene_seats))
            app_push(app, &scene_facilitator, 0);
        break;
    case KEY_LETTER:
        if (press.letter == 'U')
            app_undo(app);
        break;
    case KEY_OTHER:
    case KEY_BACKSPACE:
        break;
    }
}

static void change_text_size(struct app *app, int steps)
{
    struct preferences preferences = app->preferences;
    int percent = preferences.text_percent + steps * TEXT_PERCENT_STEP;
    if (percent < TEXT_PERCENT_MIN || percent > TEXT_PERCENT_MAX)
        return;
    preferences.text_percent = percent;
    app_set_preferences(app, &preferences);
}

/* Keys that mean the same everywhere, and no letter's. True when it was one. */
static bool global_key(struct app *app, const SDL_Keysym *symbol)
{
    bool control = (symbol->mod & KMOD_CTRL) != 0;
    if (symbol->sym == SDLK_TAB) {
        controls_step(&app_page(app)->controls, symbol->mod & KMOD_SHIFT ? -1 : 1);
        show_focus(app);
    } else if (symbol->sym == SDLK_F11 ||
               (symbol->sym == SDLK_RETURN && (symbol->mod & KMOD_ALT) != 0)) {
        app_toggle_full_screen(app);
    } else if (symbol->sym == SDLK_F1) {
        if (!is_open(app, &scene_help))
            app_push(app, &scene_help, 0);
    } else if (control && (symbol->sym == SDLK_q)) {
        SDL_Event quit = {.type = SDL_QUIT};
        app_event(app, &quit);
    } else if (control && symbol->sym == SDLK_z) {
        app_undo(app);
    } else if (control && symbol->sym == SDLK_v && top_scene(app)->type != NULL) {
        char *text = SDL_GetClipboardText();
        if (text != NULL)
            top_scene(app)->type(app, top_state(app), text);
        SDL_free(text);
        app_touch(app);
    } else if (control && (symbol->sym == SDLK_PLUS || symbol->sym == SDLK_EQUALS ||
                           symbol->sym == SDLK_KP_PLUS)) {
        change_text_size(app, 1);
    } else if (control && (symbol->sym == SDLK_MINUS || symbol->sym == SDLK_KP_MINUS)) {
        change_text_size(app, -1);
    } else {
        return false;
    }
    return true;
}

static void key_down(struct app *app, const SDL_KeyboardEvent *event)
{
    struct key_press press = key_of(&event->keysym);
    bool dragged = app->dragging;
    let_go(app);
    /* Escape has done its work with that. */
    if (finish_motion(app) || (dragged && press.key == KEY_ESCAPE) ||
        global_key(app, &event->keysym))
        return;
    /* A held Enter must not run through a whole voyage. */
    if (event->repeat != 0 && (press.key == KEY_ENTER || press.key == KEY_SPACE ||
                               press.key == KEY_ESCAPE || press.key == KEY_LETTER))
        return;
    if ((event->keysym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) == 0)
        app_press(app, press);
}

/* --- pointer ------------------------------------------------------------------------------------
 */

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
    static SDL_Cursor *hand, *arrow;
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
    }
    SDL_SetCursor(at != CONTROL_NONE && hand != NULL ? hand : arrow);
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
    scrolled(app);
}

static void pointer_down(struct app *app)
{
    struct page *page = app_page(app);
    if (finish_motion(app))
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
    } else if (app->dragging) {
        drag(app, DRAG_MOVE);
    } else if (app->page_dragging) {
        scroll_by(scroll, app->drag_offset + app->press_point.y - app->pointer.y - scroll->offset);
        scrolled(app);
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
    bool was_drag = app->dragging, was_other = app->thumb_dragging || app->page_dragging;
    if (was_drag)
        drag(app, DRAG_DROP);
    app->pointer_down = app->dragging = app->page_dragging = app->thumb_dragging = false;
    page->controls.pressed = CONTROL_NONE;
    app_touch(app);
    if (was_drag || was_other || pressed == CONTROL_NONE ||
        pressed != control_at(app, app->pointer))
        return;
    page->controls.focus = pressed;
    act(app, pressed);
}

static void wheel(struct app *app, const SDL_MouseWheelEvent *event)
{
    finish_motion(app);
    float turn = event->preciseY != 0 ? event->preciseY : (float)event->y;
    if (event->direction == SDL_MOUSEWHEEL_FLIPPED)
        turn = -turn;
    int by = -(int)(turn * (float)px(&app->draw.metrics, WHEEL_STEP));
    struct page *page = app_page(app);
    bool aside = box_contains(page->aside.page, app->pointer);
    if (aside ? scroll_by(&page->aside, by) : scroll_all(app, by)) {
        scrolled(app);
        hover(app, app->pointer);
    }
}

/* --- events -------------------------------------------------------------------------------------
 */

static void window_event(struct app *app, const SDL_WindowEvent *event)
{
    /* With the room's window open SDL sends no quit for this one. */
    if (event->event == SDL_WINDOWEVENT_CLOSE) {
        app->quit = true;
    } else if (event->event == SDL_WINDOWEVENT_LEAVE) {
        app_page(app)->controls.hover = CONTROL_NONE;
        app->dirty = true;
    } else if (event->event == SDL_WINDOWEVENT_FOCUS_LOST ||
               event->event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        let_go(app);
    }
}

static bool is_input(uint32_t type)
{
    return type == SDL_KEYDOWN || type == SDL_MOUSEMOTION || type == SDL_MOUSEBUTTONDOWN ||
           type == SDL_MOUSEBUTTONUP || type == SDL_MOUSEWHEEL || type == SDL_TEXTINPUT;
}

/* What another thread did may concern any of them. */
static void wake_scenes(struct app *app)
{
    for (int i = 0; i < app->depth; i++)
        if (app->stack[i].scene->woken != NULL)
            app->stack[i].scene->woken(app, app->stack[i].state);
}

void app_event(struct app *app, const SDL_Event *event)
{
    /* While a page waits for the disk, what is shown is no longer what is played. */
    if (app->depth == 0 || (app->show_waits && is_input(event->type)))
        return;
    if (is_input(event->type)) {
        app->last_input = app->now;
        if (event->type != SDL_MOUSEMOTION && app->note[0] != '\0') {
            app->note[0] = '\0';
            app->dirty = true;
        }
    }
    /* Where things are must be what is on the screen. */
    if (app->relayout && is_input(event->type))
        app_draw(app);
    switch (event->type) {
    case SDL_QUIT:
        app->quit = true;
        break;
    case SDL_WINDOWEVENT:
        window_event(app, &event->window);
        break;
    case SDL_KEYDOWN:
        key_down(app, &event->key);
        break;
    case SDL_TEXTINPUT:
        if (top_scene(app)->type != NULL) {
            top_scene(app)->type(app, top_state(app), event->text.text);
            app_touch(app);
        }
        break;
    case SDL_DROPFILE:
        if (top_scene(app)->drop != NULL && event->drop.file != NULL)
            top_scene(app)->drop(app, top_state(app), event->drop.file);
        SDL_free(event->drop.file);
        app_touch(app);
        break;
    case SDL_MOUSEMOTION:
        app->pointer = pixels_of(app, event->motion.x, event->motion.y);
        pointer_moved(app, event->motion.which == SDL_TOUCH_MOUSEID);
        break;
    case SDL_MOUSEBUTTONDOWN:
        if (event->button.button != SDL_BUTTON_LEFT)
            break;
        app->pointer = pixels_of(app, event->button.x, event->button.y);
        pointer_down(app);
        break;
    case SDL_MOUSEBUTTONUP:
        if (event->button.button != SDL_BUTTON_LEFT || !app->pointer_down)
            break;
        app->pointer = pixels_of(app, event->button.x, event->button.y);
        pointer_up(app);
        break;
    case SDL_MOUSEWHEEL:
        wheel(app, &event->wheel);
        break;
    case SDL_USEREVENT:
        wake_scenes(app);
        break;
    default:
        break;
    }
}
