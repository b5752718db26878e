#include "gui/app_input.h"

#include "gui/app_pointer.h"
#include "gui/facilitator.h"
#include "gui/key_codes.h"
#include "gui/scenes.h"

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
bool app_finish_motion(struct app *app)
{
    app->dirty = true;
    return top_scene(app)->finish != NULL && top_scene(app)->finish(app, top_state(app));
}

/* What is in sight has changed. */
void app_scrolled(struct app *app)
{
    app->dirty = true;
    if (top_scene(app)->long_page)
        app->relayout = true;
}

bool app_scroll_to_focus(struct app *app)
{
    struct page *page = app_page(app);
    const struct control *control = controls_find(&page->controls, page->controls.focus);
    int margin = px(&app->draw.metrics, 16);
    if (control != NULL && control->scrolls)
        return scroll_to_show(&page->scroll, control->box, margin);
    if (control != NULL && control->aside)
        return scroll_to_show(&page->aside, control->box, margin);
    return false;
}

void app_show_focus(struct app *app)
{
    app_scroll_to_focus(app);
    /* What lost the focus may become smaller by that, and all that is below it moves. */
    app->focus_moved = true;
    app_scrolled(app);
}

void app_act(struct app *app, int control)
{
    /* What is pressed may lead to another place. */
    app->focus_moved = false;
    if (control != CONTROL_NONE && top_scene(app)->act != NULL)
        top_scene(app)->act(app, top_state(app), control);
    app_touch(app);
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
bool app_scroll_all(struct app *app, int by)
{
    if (app->room != NULL && app->room->depth > 0 && scroll_by(&app_page(app->room)->scroll, by))
        app->room->dirty = true;
    bool moved = scroll_by(&app_page(app)->scroll, by);
    if (moved)
        app_scrolled(app);
    return moved;
}

static void move_focus(struct app *app, enum direction direction)
{
    struct page *page = app_page(app);
    bool moved = controls_move(&page->controls, direction);
    /* Where nothing lies further up or down, the page itself moves: it may hold only text. */
    if (!moved && (direction == TOWARDS_TOP || direction == TOWARDS_BOTTOM))
        app_scroll_all(app,
                       px(&app->draw.metrics, direction == TOWARDS_TOP ? -WHEEL_STEP : WHEEL_STEP));
    else if (moved)
        app_show_focus(app);
}

static void scroll_pages(struct app *app, int pages)
{
    app_scroll_all(app, pages * app_page(app)->scroll.page.h * 9 / 10);
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
        app_act(app, page->controls.focus);
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
    case KEY_DELETE:
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
        app_show_focus(app);
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
    bool dragged = app->dragging, other = (event->keysym.mod & (KMOD_ALT | KMOD_GUI)) != 0;
    press.shift = (event->keysym.mod & KMOD_SHIFT) != 0;
    press.control = (event->keysym.mod & KMOD_CTRL) != 0;
    pointer_let_go(app);
    /* Escape has done its work with that. */
    if (app_finish_motion(app) || (dragged && press.key == KEY_ESCAPE))
        return;
    if (press.control && !other && top_scene(app)->shortcut != NULL &&
        top_scene(app)->shortcut(app, top_state(app), press)) {
        app_touch(app);
        return;
    }
    if (global_key(app, &event->keysym))
        return;
    /* A held Enter must not run through a whole voyage. */
    if (event->repeat != 0 && (press.key == KEY_ENTER || press.key == KEY_SPACE ||
                               press.key == KEY_ESCAPE || press.key == KEY_LETTER))
        return;
    if (!press.control && !other)
        app_press(app, press);
}

/* --- events -------------------------------------------------------------------------------------
 */

/* A scene that has something to ask first keeps the window open. */
static void close_window(struct app *app)
{
    for (int i = app->depth - 1; i >= 0; i--) {
        const struct scene *scene = app->stack[i].scene;
        if (scene->may_close != NULL && !scene->may_close(app, app->stack[i].state))
            return;
    }
    app->quit = true;
}

static void window_event(struct app *app, const SDL_WindowEvent *event)
{
    /* With the room's window open SDL sends no quit for this one. */
    if (event->event == SDL_WINDOWEVENT_CLOSE) {
        close_window(app);
    } else if (event->event == SDL_WINDOWEVENT_LEAVE) {
        app_page(app)->controls.hover = CONTROL_NONE;
        app->dirty = true;
    } else if (event->event == SDL_WINDOWEVENT_FOCUS_LOST ||
               event->event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        pointer_let_go(app);
    }
}

static bool is_input(uint32_t type)
{
    return type == SDL_KEYDOWN || type == SDL_MOUSEMOTION || type == SDL_MOUSEBUTTONDOWN ||
           type == SDL_MOUSEBUTTONUP || type == SDL_MOUSEWHEEL || type == SDL_TEXTINPUT ||
           type == SDL_TEXTEDITING;
}

/* What another thread did may concern any of them. */
void app_wake_scenes(struct app *app)
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
        close_window(app);
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
        if (event->drop.file != NULL &&
            (top_scene(app)->drop == NULL ||
             !top_scene(app)->drop(app, top_state(app), event->drop.file)))
            app_take_drop(app, event->drop.file);
        SDL_free(event->drop.file);
        app_touch(app);
        break;
    case SDL_DROPCOMPLETE:
        app_end_drop(app);
        break;
    case SDL_TEXTEDITING:
        if (top_scene(app)->compose != NULL)
            top_scene(app)->compose(app, top_state(app), event->edit.text);
        break;
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
    case SDL_MOUSEWHEEL:
        pointer_event(app, event);
        break;
    case SDL_USEREVENT:
        app_wake_scenes(app);
        break;
    default:
        break;
    }
}
