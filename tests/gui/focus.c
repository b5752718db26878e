/* The keyboard's way through every scene: the Tab key and the arrows. */
#include "support/check.h"
#include "support/stage.h"

static const struct stage_look looks[] = {
    {1280, 720, 100, THEME_DAY},  {1280, 720, 200, THEME_NIGHT}, {800, 600, 125, THEME_CONTRAST},
    {640, 480, 175, THEME_NIGHT}, {320, 240, 100, THEME_DAY},
};

static bool in_sight(const struct page *page, const struct control *control, int margin)
{
    const struct scroll *scroll = control->aside ? &page->aside : &page->scroll;
    if (!control->scrolls && !control->aside)
        return true;
    struct box box = box_moved(control->box, 0, -scroll->offset);
    /* Of what is higher than the page, its beginning. */
    if (box.h + 2 * margin > scroll->page.h)
        return box.y >= scroll->page.y && box.y < scroll->page.y + scroll->page.h;
    return box_holds(scroll->page, box);
}

static void check_tabs(struct app *app, const char *where)
{
    const struct page *page = app_page(app);
    int count = page->controls.count, enabled = 0, seen[CONTROLS_MAX], seen_count = 0;
    int margin = px(&app->draw.metrics, 16);
    for (int i = 0; i < count; i++)
        enabled += !page->controls.list[i].disabled && !page->controls.list[i].by_keys;
    for (int i = 0; i < enabled; i++) {
        stage_key(app, SDLK_TAB, 0);
        const struct control *control = controls_find(&page->controls, page->controls.focus);
        check_int(control != NULL && !control->disabled, true, "%s: focus on a control", where);
        check_int(in_sight(page, control, margin), true, "%s: control %d is in sight", where,
                  control->id);
        for (int j = 0; j < seen_count; j++)
            check_int(seen[j] != control->id, true, "%s: control %d once", where, control->id);
        seen[seen_count++] = control->id;
    }
    int last = page->controls.focus;
    stage_key(app, SDLK_TAB, 0);
    check_int(page->controls.focus, seen[0], "%s: round the end", where);
    stage_key(app, SDLK_TAB, KMOD_LSHIFT);
    check_int(page->controls.focus, last, "%s: and back", where);
}

static void check_arrows(struct app *app, const char *where)
{
    static const SDL_Keycode keys[] = {SDLK_DOWN,     SDLK_RIGHT, SDLK_DOWN, SDLK_LEFT, SDLK_UP,
                                       SDLK_PAGEDOWN, SDLK_END,   SDLK_UP,   SDLK_HOME, SDLK_PAGEUP,
                                       SDLK_DOWN,     SDLK_DOWN,  SDLK_UP};
    const char *scene = stage_scene(app);
    for (int i = 0; i < COUNT(keys); i++) {
        stage_key(app, keys[i], 0);
        const struct page *page = app_page(app);
        const struct control *control = controls_find(&page->controls, page->controls.focus);
        check_int(control != NULL && !control->disabled, true, "%s: focus after key %d", where, i);
        check_text(stage_scene(app), scene, "%s: arrows stay on the page", where);
        check_int(page->scroll.offset >= 0, true, "%s", where);
    }
}

static void check_keys(struct app *app, const char *where)
{
    check_tabs(app, where);
    check_arrows(app, where);
}

static void tab_reaches_every_control_once_and_arrows_never_lose_the_focus(void **state)
{
    (void)state;
    stage_every_scene(looks, COUNT(looks), check_keys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tab_reaches_every_control_once_and_arrows_never_lose_the_focus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
