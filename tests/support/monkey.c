#include "support/monkey.h"

#include <string.h>

#include "gui/app_frame.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static int below(struct monkey *monkey, int count)
{
    return (int)random_below(&monkey->random, (uint32_t)count);
}

/* True once in so many times. */
static bool once_in(struct monkey *monkey, int times)
{
    return below(monkey, times) == 0;
}

static void send(struct app *app, SDL_Event event)
{
    if (app->depth > 0)
        app_take(app, &event);
}

/* --- keys ---------------------------------------------------------------------------------------
 */

static void press_key(struct monkey *monkey, struct app *app)
{
    static const SDL_Keycode often[] = {
        SDLK_RETURN, SDLK_RETURN, SDLK_RETURN, SDLK_RETURN, SDLK_SPACE, SDLK_TAB,  SDLK_TAB,
        SDLK_LEFT,   SDLK_RIGHT,  SDLK_UP,     SDLK_DOWN,   SDLK_a,     SDLK_b,    SDLK_c,
        SDLK_d,      SDLK_1,      SDLK_2,      SDLK_ESCAPE, SDLK_DOWN,  SDLK_RIGHT};
    static const SDL_Keycode seldom[] = {
        SDLK_PAGEUP, SDLK_PAGEDOWN, SDLK_HOME,     SDLK_END,     SDLK_BACKSPACE, SDLK_DELETE,
        SDLK_F1,     SDLK_F2,       SDLK_F11,      SDLK_F5,      SDLK_e,         SDLK_k,
        SDLK_n,      SDLK_u,        SDLK_p,        SDLK_s,       SDLK_t,         SDLK_h,
        SDLK_z,      SDLK_0,        SDLK_KP_ENTER, SDLK_QUESTION};
    static const SDL_Keycode with_control[] = {
        SDLK_z,    SDLK_y,     SDLK_s,         SDLK_c,      SDLK_v,       SDLK_x,      SDLK_a,
        SDLK_f,    SDLK_n,     SDLK_d,         SDLK_PLUS,   SDLK_MINUS,   SDLK_HOME,   SDLK_END,
        SDLK_LEFT, SDLK_RIGHT, SDLK_UP,        SDLK_DOWN,   SDLK_RETURN,  SDLK_DELETE, SDLK_e,
        SDLK_p,    SDLK_TAB,   SDLK_BACKSPACE, SDLK_PAGEUP, SDLK_PAGEDOWN};
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED}};
    SDL_Keysym *symbol = &event.key.keysym;
    if (once_in(monkey, 12)) {
        symbol->sym = with_control[below(monkey, COUNT(with_control))];
        symbol->mod = KMOD_LCTRL;
    } else if (once_in(monkey, 5)) {
        symbol->sym = seldom[below(monkey, COUNT(seldom))];
    } else {
        symbol->sym = often[below(monkey, COUNT(often))];
    }
    if (once_in(monkey, 400)) {
        symbol->sym = SDLK_q;
        symbol->mod = KMOD_LCTRL;
    }
    if (once_in(monkey, 20))
        symbol->sym = (SDL_Keycode)random_next(&monkey->random);
    if (once_in(monkey, 8))
        symbol->mod |= KMOD_LSHIFT;
    if (once_in(monkey, 60))
        symbol->mod |= KMOD_LALT;
    event.key.repeat = once_in(monkey, 15);
    symbol->scancode = SDL_GetScancodeFromKey(symbol->sym);
    monkey->doing = "key";
    monkey->detail = symbol->sym;
    const struct scene *scene = app->stack[app->depth - 1].scene;
    int focus = app_page(app)->controls.focus;
    send(app, event);
    monkey->stepped = symbol->sym == SDLK_TAB && app->depth > 0 &&
                      scene == app->stack[app->depth - 1].scene &&
                      focus != app_page(app)->controls.focus;
}

static void type_text(struct monkey *monkey, struct app *app)
{
    /* The last are no UTF-8, or end in the middle of a character, as SDL may cut a long text. */
    static const char *const texts[] = {"a",
                                        "Z",
                                        " ",
                                        "7",
                                        ",",
                                        ":",
                                        "#",
                                        "\"",
                                        "é",
                                        "ß",
                                        "Ω",
                                        "水",
                                        "👩‍👩‍👧‍👦",
                                        "שלום",
                                        "e\xcc\x81\xcc\x81\xcc\x81",
                                        "\xe2\x80\x8b",
                                        "\t",
                                        "\n",
                                        "Asha, Ben",
                                        "7KQ2-M0XD-94TB",
                                        "../../etc/passwd",
                                        "a rather long text without end ",
                                        "\xff\xfe",
                                        "\xf0\x9f\x91",
                                        "\xed\xa0\x80"};
    bool composing = once_in(monkey, 6);
    SDL_Event event = {.type = composing ? SDL_TEXTEDITING : SDL_TEXTINPUT};
    monkey->detail = below(monkey, COUNT(texts));
    monkey->doing = composing ? "composing" : "typing";
    SDL_strlcpy(composing ? event.edit.text : event.text.text, texts[monkey->detail],
                SDL_TEXTINPUTEVENT_TEXT_SIZE);
    send(app, event);
}

/* --- mouse and finger ---------------------------------------------------------------------------
 */

static struct point some_point(struct monkey *monkey, struct app *app)
{
    const struct page *page = app_page(app);
    const struct controls *controls = &page->controls;
    int w = app->draw.metrics.w, h = app->draw.metrics.h;
    if (controls->count > 0 && !once_in(monkey, 3)) {
        const struct control *control = &controls->list[below(monkey, controls->count)];
        struct point at = box_centre(control->box);
        at.y -= control->scrolls ? page->scroll.offset : control->aside ? page->aside.offset : 0;
        return at;
    }
    return (struct point){below(monkey, w + 100) - 50, below(monkey, h + 100) - 50};
}

static void move(struct app *app, struct point to, Uint32 which)
{
    send(app, (SDL_Event){.motion = {.type = SDL_MOUSEMOTION,
                                     .which = which,
                                     .windowID = SDL_GetWindowID(app->window),
                                     .x = to.x,
                                     .y = to.y}});
}

static void button(struct monkey *monkey, struct app *app, bool down, struct point at, Uint32 which)
{
    send(app,
         (SDL_Event){.button = {.type = down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP,
                                .which = which,
                                .windowID = SDL_GetWindowID(app->window),
                                .button = once_in(monkey, 30) ? SDL_BUTTON_RIGHT : SDL_BUTTON_LEFT,
                                .state = down ? SDL_PRESSED : SDL_RELEASED,
                                .clicks = (Uint8)(1 + below(monkey, 3)),
                                .x = at.x,
                                .y = at.y}});
}

static void point_at(struct monkey *monkey, struct app *app)
{
    Uint32 which = once_in(monkey, 4) ? SDL_TOUCH_MOUSEID : 0;
    struct point at = some_point(monkey, app);
    monkey->doing = "pointer";
    monkey->detail = at.x;
    switch (below(monkey, 5)) {
    case 0:
        move(app, at, which);
        break;
    case 1:
        button(monkey, app, !monkey->held, at, which);
        monkey->held = !monkey->held;
        break;
    default:
        move(app, at, which);
        if (app->depth > 0)
            button(monkey, app, true, at, which);
        if (app->depth > 0)
            button(monkey, app, false, at, which);
        monkey->held = false;
        break;
    }
}

static void drag(struct monkey *monkey, struct app *app)
{
    Uint32 which = once_in(monkey, 2) ? SDL_TOUCH_MOUSEID : 0;
    struct point at = some_point(monkey, app);
    monkey->doing = "drag";
    button(monkey, app, true, at, which);
    for (int i = below(monkey, 4); i >= 0 && app->depth > 0; i--)
        move(app, some_point(monkey, app), which);
    monkey->held = once_in(monkey, 3);
    if (!monkey->held && app->depth > 0)
        button(monkey, app, false, some_point(monkey, app), which);
}

static void turn_wheel(struct monkey *monkey, struct app *app)
{
    static const float turns[] = {1, -1, 3, -3, 0.25F, -0.1F, 1000, -100000, 0};
    float turn = turns[below(monkey, COUNT(turns))];
    monkey->doing = "wheel";
    send(app, (SDL_Event){.wheel = {.type = SDL_MOUSEWHEEL,
                                    .windowID = SDL_GetWindowID(app->window),
                                    .direction = once_in(monkey, 9) ? SDL_MOUSEWHEEL_FLIPPED
                                                                    : SDL_MOUSEWHEEL_NORMAL,
                                    .y = (int)turn,
                                    .preciseY = turn}});
}

/* --- the window and the desktop -----------------------------------------------------------------
 */

static void take_waiting(struct app *app)
{
    SDL_Event event;
    while (app->depth > 0 && SDL_PollEvent(&event) != 0)
        app_take(app, &event);
}

struct extent {
    int w, h;
};

static void resize(struct monkey *monkey, struct app *app)
{
    static const struct extent sizes[] = {{1, 1},     {2, 900},   {900, 3},    {17, 23},
                                          {320, 240}, {320, 240}, {400, 300},  {300, 640},
                                          {640, 480}, {640, 480}, {1280, 720}, {480, 270}};
    struct extent size = sizes[below(monkey, COUNT(sizes))];
    if (once_in(monkey, 3))
        size = (struct extent){1 + below(monkey, 700), 1 + below(monkey, 500)};
    if (monkey->large && once_in(monkey, 25))
        size = (struct extent){7680, 4320};
    monkey->doing = "resize";
    monkey->detail = size.w;
    SDL_SetWindowSize(app->window, size.w, size.h);
    take_waiting(app);
}

static void manage_window(struct monkey *monkey, struct app *app)
{
    static const Uint8 kinds[] = {SDL_WINDOWEVENT_FOCUS_LOST, SDL_WINDOWEVENT_FOCUS_GAINED,
                                  SDL_WINDOWEVENT_LEAVE,      SDL_WINDOWEVENT_ENTER,
                                  SDL_WINDOWEVENT_EXPOSED,    SDL_WINDOWEVENT_SIZE_CHANGED,
                                  SDL_WINDOWEVENT_MINIMIZED,  SDL_WINDOWEVENT_RESTORED};
    SDL_Event event = {.window = {.type = SDL_WINDOWEVENT,
                                  .windowID = SDL_GetWindowID(app->window),
                                  .event = kinds[below(monkey, COUNT(kinds))]}};
    monkey->doing = "window";
    if (once_in(monkey, 4) && app->room != NULL)
        event.window.windowID = SDL_GetWindowID(app->room->window);
    if (once_in(monkey, 12))
        event.window.event = SDL_WINDOWEVENT_CLOSE;
    monkey->detail = event.window.event;
    if (once_in(monkey, 12))
        event = (SDL_Event){.type = SDL_QUIT};
    if (once_in(monkey, 12))
        event = (SDL_Event){.type = SDL_RENDER_TARGETS_RESET};
    if (once_in(monkey, 12))
        event = (SDL_Event){.type = SDL_RENDER_DEVICE_RESET};
    send(app, event);
}

static void drop(struct monkey *monkey, struct app *app)
{
    monkey->doing = "drop";
    for (int i = 1 + below(monkey, 3); i > 0 && monkey->drop_count > 0; i--) {
        monkey->detail = below(monkey, monkey->drop_count);
        send(app, (SDL_Event){.drop = {.type = SDL_DROPFILE,
                                       .file = SDL_strdup(monkey->drops[monkey->detail])}});
    }
    send(app, (SDL_Event){.drop = {.type = SDL_DROPCOMPLETE}});
}

static void change_settings(struct monkey *monkey, struct app *app)
{
    static const char *const languages[] = {"", "en", "de", "pt-BR", "xx", "not a language"};
    static const char *const clips[] = {"", "Ben", "many\nlines\n\nof it", "\xff\xfe\xfd", "水水"};
    struct preferences preferences = app->preferences;
    monkey->doing = "settings";
    monkey->detail = below(monkey, 9);
    switch (monkey->detail) {
    case 0:
    case 1:
        preferences.text_percent = 100 + 25 * below(monkey, 5);
        break;
    case 2:
        preferences.theme = (enum theme)below(monkey, THEME_COUNT);
        break;
    case 3:
        SDL_strlcpy(preferences.language, languages[below(monkey, COUNT(languages))],
                    sizeof preferences.language);
        break;
    case 4:
        preferences.two_screens = once_in(monkey, 2);
        break;
    case 5:
        preferences.projector = once_in(monkey, 2);
        break;
    case 6:
        preferences.speed = (enum speed)below(monkey, SPEED_COUNT);
        preferences.reduced_motion = once_in(monkey, 3);
        break;
    case 7:
        SDL_SetClipboardText(clips[below(monkey, COUNT(clips))]);
        break;
    case 8:
        preferences.keys_shown = once_in(monkey, 2);
        preferences.timer = below(monkey, 3);
        preferences.timer_seconds = 10;
        break;
    }
    app_set_preferences(app, &preferences);
    app_change_scene(app);
}

/* --- all of it ----------------------------------------------------------------------------------
 */

void monkey_act(struct monkey *monkey, struct app *app)
{
    int choice = below(monkey, 1000);
    monkey->stepped = false;
    monkey->detail = 0;
    if (choice < 480)
        press_key(monkey, app);
    else if (choice < 560)
        type_text(monkey, app);
    else if (choice < 850)
        point_at(monkey, app);
    else if (choice < 890)
        drag(monkey, app);
    else if (choice < 950)
        turn_wheel(monkey, app);
    else if (choice < 960)
        resize(monkey, app);
    else if (choice < 980)
        manage_window(monkey, app);
    else if (choice < 984)
        drop(monkey, app);
    else
        change_settings(monkey, app);
}
