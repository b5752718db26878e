#include "support/stage.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gui/scenes.h"
#include "gui/screenshot.h"
#include "rules/move.h"
#include "support/check.h"

enum { WHEEL_TURNS_MAX = 4000, WHERE_BYTES = 96 };

struct app *stage_open(const char *scene, int w, int h, int text_percent, enum theme theme)
{
    struct error error;
    const struct screenshot screenshot = {
        .scene = scene, .w = w, .h = h, .theme = theme, .text_percent = text_percent};
    struct app *app = screenshot_stage(&screenshot, &error);
    if (app == NULL)
        fail_msg("'%s' cannot be shown: %s", scene, error.words);
    return app;
}

void stage_every_scene(const struct stage_look looks[], int count,
                       void (*check)(struct app *app, const char *where))
{
    for (int i = 0; i < count; i++) {
        const struct stage_look *look = &looks[i];
        const char *scene;
        for (int j = 0; (scene = screenshot_scene_name(j)) != NULL; j++) {
            char where[WHERE_BYTES];
            snprintf(where, sizeof where, "'%s' in %d x %d at %d %%", scene, look->w, look->h,
                     look->text_percent);
            struct app *app = stage_open(scene, look->w, look->h, look->text_percent, look->theme);
            check(app, where);
            app_free(app);
        }
    }
}

struct app *stage_open_window(int w, int h)
{
    struct error error;
    const struct app_setup setup = {.first = &scene_title, .no_database = true, .w = w, .h = h};
    struct app *app = app_new(&setup, &error);
    if (app == NULL)
        fail_msg("no window: %s", error.words);
    app_draw(app);
    return app;
}

void stage_begin(struct app *app, const struct play_request *request)
{
    struct error error;
    if (!play_prepare(&app->play, request, app->database, stderr, &error) ||
        !app_begin_session(app, &error))
        fail_msg("%s", error.words);
    app_change_scene(app);
}

const char *stage_scene(const struct app *app)
{
    assert_true(app->depth > 0);
    return app->stack[app->depth - 1].scene->name;
}

struct table_state *stage_table(struct app *app)
{
    for (int i = 0; i < app->depth; i++)
        if (app->stack[i].scene == &scene_table)
            return app->stack[i].state;
    fail_msg("the table is not shown");
    return NULL;
}

char *stage_moves(const struct app *app)
{
    size_t room = (size_t)app->session->move_count * MOVE_BYTES + MOVE_BYTES, length = 0;
    char *text = calloc(1, room);
    assert_non_null(text);
    for (int i = 0; i < app->session->move_count; i++) {
        move_write(text + length, app->session->moves[i]);
        length = strlen(text);
        text[length++] = '\n';
    }
    return text;
}

/* --- keys ---------------------------------------------------------------------------------------
 */

void stage_send(struct app *app, const SDL_Event *event)
{
    app_event(app, event);
    app_change_scene(app);
    app_draw(app);
}

void stage_key(struct app *app, SDL_Keycode code, int modifiers)
{
    const SDL_Event event = {.key = {.type = SDL_KEYDOWN,
                                     .state = SDL_PRESSED,
                                     .keysym = {.scancode = SDL_GetScancodeFromKey(code),
                                                .sym = code,
                                                .mod = (Uint16)modifiers}}};
    stage_send(app, &event);
}

void stage_keys(struct app *app, const char *keys)
{
    for (; *keys != '\0'; keys++) {
        switch (*keys) {
        case '+':
            stage_key(app, SDLK_RETURN, 0);
            break;
        case '<':
            stage_key(app, SDLK_ESCAPE, 0);
            break;
        case '>':
            stage_key(app, SDLK_TAB, 0);
            break;
        case '_':
            stage_key(app, SDLK_SPACE, 0);
            break;
        default:
            stage_key(app, *keys >= 'A' && *keys <= 'Z' ? *keys - 'A' + 'a' : *keys, 0);
            break;
        }
    }
}

void stage_type(struct app *app, const char *text)
{
    /* A letter at a time, as it is typed: the key first, then the whole character. */
    while (*text != '\0') {
        if (isalnum((unsigned char)*text) || *text == ' ')
            stage_key(app, tolower((unsigned char)*text),
                      isupper((unsigned char)*text) ? KMOD_LSHIFT : KMOD_NONE);
        SDL_Event event = {.type = SDL_TEXTINPUT};
        size_t length = 1;
        while (((unsigned char)text[length] & 0xC0) == 0x80)
            length++;
        memcpy(event.text.text, text, length);
        stage_send(app, &event);
        text += length;
    }
}

/* --- pointer ------------------------------------------------------------------------------------
 */

static Uint32 which(enum pointer pointer)
{
    return pointer == POINTER_FINGER ? SDL_TOUCH_MOUSEID : 0;
}

static void button(struct app *app, enum pointer pointer, Uint32 type, struct point at)
{
    const SDL_Event event = {
        .button = {.type = type,
                   .which = which(pointer),
                   .button = SDL_BUTTON_LEFT,
                   .state = type == SDL_MOUSEBUTTONDOWN ? SDL_PRESSED : SDL_RELEASED,
                   .clicks = 1,
                   .x = at.x,
                   .y = at.y}};
    stage_send(app, &event);
}

void stage_move(struct app *app, enum pointer pointer, struct point to)
{
    const SDL_Event event = {
        .motion = {.type = SDL_MOUSEMOTION, .which = which(pointer), .x = to.x, .y = to.y}};
    stage_send(app, &event);
}

void stage_down(struct app *app, enum pointer pointer, struct point at)
{
    button(app, pointer, SDL_MOUSEBUTTONDOWN, at);
}

void stage_up(struct app *app, enum pointer pointer, struct point at)
{
    button(app, pointer, SDL_MOUSEBUTTONUP, at);
}

void stage_click(struct app *app, enum pointer pointer, struct point at)
{
    stage_move(app, pointer, at);
    stage_down(app, pointer, at);
    stage_up(app, pointer, at);
}

void stage_drag(struct app *app, enum pointer pointer, struct point from, struct point to)
{
    enum { STEPS = 5 };
    stage_move(app, pointer, from);
    stage_down(app, pointer, from);
    for (int i = 1; i <= STEPS; i++)
        stage_move(app, pointer,
                   (struct point){from.x + (to.x - from.x) * i / STEPS,
                                  from.y + (to.y - from.y) * i / STEPS});
    stage_up(app, pointer, to);
}

void stage_wheel(struct app *app, int notches)
{
    const SDL_Event event = {
        .wheel = {.type = SDL_MOUSEWHEEL, .y = notches, .preciseY = (float)notches}};
    stage_send(app, &event);
}

/* --- controls -----------------------------------------------------------------------------------
 */

bool stage_has(struct app *app, int control)
{
    return controls_find(&app_page(app)->controls, control) != NULL;
}

struct point stage_place(struct app *app, int control)
{
    const struct page *page = app_page(app);
    const struct control *found = controls_find(&page->controls, control);
    if (found == NULL) {
        fail_msg("'%s' has no control %d", stage_scene(app), control);
        return (struct point){0, 0};
    }
    struct point middle = box_centre(found->box);
    if (found->scrolls)
        middle.y -= page->scroll.offset;
    if (found->aside)
        middle.y -= page->aside.offset;
    return middle;
}

void stage_drop_all(struct app *app, const char *const paths[], int count)
{
    const SDL_Event end = {.drop = {.type = SDL_DROPCOMPLETE}};
    for (int i = 0; i < count; i++) {
        const SDL_Event event = {.drop = {.type = SDL_DROPFILE, .file = SDL_strdup(paths[i])}};
        stage_send(app, &event);
    }
    stage_send(app, &end);
}

void stage_drop(struct app *app, const char *path)
{
    stage_drop_all(app, (const char *const[]){path}, 1);
}

void stage_wait(struct app *app, bool (*done)(struct app *app))
{
    enum { WAIT_MOST = 20000, STEP = 2 };
    for (int i = 0; i < WAIT_MOST / STEP; i++) {
        SDL_Event event;
        while (SDL_PollEvent(&event) != 0) {
            app_event(app, &event);
            app_change_scene(app);
        }
        app_draw(app);
        if (done(app))
            return;
        SDL_Delay(STEP);
    }
    fail_msg("'%s': waited for another thread in vain", stage_scene(app));
}

void stage_press(struct app *app, enum pointer pointer, int control)
{
    const struct control *found = controls_find(&app_page(app)->controls, control);
    const struct page *page = app_page(app);
    bool aside = found != NULL && found->aside, moves = aside || (found != NULL && found->scrolls);
    const struct scroll *scroll = aside ? &page->aside : &page->scroll;
    /* The wheel turns what the pointer is over. */
    if (moves && !box_is_empty(page->aside.page))
        stage_move(app, pointer, box_centre(scroll->page));
    for (int i = 0; i < WHEEL_TURNS_MAX && moves; i++) {
        int y = stage_place(app, control).y, before = scroll->offset;
        if (y >= scroll->page.y && y < scroll->page.y + scroll->page.h)
            break;
        stage_wheel(app, y < scroll->page.y ? 1 : -1);
        if (scroll->offset == before)
            fail_msg("'%s': control %d cannot be brought into sight", stage_scene(app), control);
    }
    stage_click(app, pointer, stage_place(app, control));
}
