/* The deck editor: what is gone to, by wheel or by key, is in sight. */
#include "support/check.h"
#include "support/editor_page.h"

static void a_long_list_is_scrolled_by_wheel_and_followed_by_keys(void **state)
{
    (void)state;
    struct app *app = editor_page_open(PROJECT_FOLDER "/cards/core", 1024, 600, 150);
    const struct scroll *list = &app_page(app)->aside;
    struct box filter = controls_find(&app_page(app)->controls, EDITOR_FILTER)->box;
    stage_move(app, POINTER_MOUSE, (struct point){filter.x + 20, list->page.y + 40});
    stage_wheel(app, -3);
    int offset = list->offset;
    assert_true(offset > 0);
    /* Laid out anew it is where it was. */
    app_touch(app);
    app_draw(app);
    assert_int_equal(list->offset, offset);
    stage_press(app, POINTER_MOUSE, EDITOR_LIST + 10);
    assert_int_equal(editor_page_state(app)->editor->card, 9);
    app_focus(app, EDITOR_LIST + 10);
    stage_key(app, SDLK_END, 0);
    struct box row = controls_find(&app_page(app)->controls, app_page(app)->controls.focus)->box;
    assert_true(row.y - list->offset >= list->page.y);
    assert_true(row.y + row.h - list->offset <= list->page.y + list->page.h);
    app_free(app);
}

static bool row_is_in_sight(const struct app *app, int row)
{
    const struct page *page = &app->stack[app->depth - 1].page;
    const struct control *control = controls_find(&page->controls, EDITOR_LIST + row);
    int top = control->box.y - page->aside.offset - page->aside.page.y;
    return top >= 0 && top + control->box.h <= page->aside.page.h;
}

static void a_card_that_is_new_is_in_sight_in_the_list(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    for (int i = 0; i < 30; i++) {
        if (i % 2 == 0)
            stage_press(app, POINTER_MOUSE, EDITOR_ADD);
        else
            stage_press(app, POINTER_MOUSE, editor_page_tool(app, EDIT_CARD, TOOL_COPY));
        int card = editor_page_state(app)->editor->card;
        check_int(row_is_in_sight(app, card + 1), true, "card %d", card + 1);
    }
    /* Undone, what lies open then is. */
    for (int i = 0; i < 12; i++) {
        editor_undo(app, editor_page_state(app), false);
        app_draw(app);
        int card = editor_page_state(app)->editor->card;
        check_int(row_is_in_sight(app, card + 1), true, "undone, card %d", card + 1);
    }
    app_free(app);
}

/* Lines that are empty at a text's end are gone once it is left, and all that lies below it moves
 * up.
 */
static void what_tab_goes_to_is_in_sight(void **state)
{
    (void)state;
    struct app *app = editor_page_open_small();
    const struct page *page = app_page(app);
    for (int i = 0; i < 30; i++) {
        const struct control *focus = controls_find(&page->controls, page->controls.focus);
        if (focus != NULL && focus->types && page->controls.focus != EDITOR_FILTER) {
            int here = page->controls.focus;
            stage_key(app, SDLK_END, KMOD_LCTRL);
            /* Where there is one line Enter goes on. */
            for (int j = 0; j < 30 && page->controls.focus == here; j++)
                stage_key(app, SDLK_RETURN, 0);
        }
        stage_key(app, SDLK_TAB, 0);
        focus = controls_find(&page->controls, page->controls.focus);
        check_int(focus != NULL, true, "after %d steps", i);
        if (!focus->scrolls)
            continue;
        int top = focus->box.y - page->scroll.offset - page->scroll.page.y;
        check_int(top + focus->box.h > 0 && top < page->scroll.page.h, true,
                  "after %d steps: %d at %d of %d", i, focus->id, top, page->scroll.page.h);
    }
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_long_list_is_scrolled_by_wheel_and_followed_by_keys,
                                        editor_page_make, editor_page_discard),
        cmocka_unit_test_setup_teardown(a_card_that_is_new_is_in_sight_in_the_list,
                                        editor_page_make, editor_page_discard),
        cmocka_unit_test_setup_teardown(what_tab_goes_to_is_in_sight, editor_page_make,
                                        editor_page_discard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
