/* A card as it would lie on the table. */
#include "session/preview.h"

#include "support/check.h"

static struct card make(void)
{
    struct card card = {.id = "dock",
                        .title = "The empty dock",
                        .situation = "Two carriers were late.",
                        .discuss = "",
                        .context = 2,
                        .lens = LENS_VISION,
                        .only_follow_up = true,
                        .response_count = 3};
    static const int approaches[] = {-2, 0, 2};
    for (int i = 0; i < 3; i++)
        card.responses[i] = (struct response){.text = "Something",
                                              .why = "Because",
                                              .approach = approaches[i],
                                              .leads_to = 7,
                                              .text_letters = 9};
    return card;
}

static void a_card_is_seen_as_the_first_of_a_voyage(void **state)
{
    (void)state;
    struct card card = make();
    struct preview *preview = preview_new(&card);
    struct view view;
    preview_view(preview, RESPONSE_NONE, &view);
    assert_int_equal(view.phase, SESSION_CHOOSE);
    assert_int_equal(view.round, 0);
    assert_int_equal(view.rounds, ROUNDS_USUAL);
    assert_string_equal(view.title, "The empty dock");
    assert_int_equal(view.response_count, 3);
    assert_false(view.key_shown);
    assert_false(view.context_shown);
    assert_null(view.responses[0].why);
    preview_free(preview);
    preview_free(NULL);
}

static void after_each_choice_the_key_is_seen(void **state)
{
    (void)state;
    struct card card = make();
    struct preview *preview = preview_new(&card);
    static const int fits[] = {2, 6, 10};
    for (int i = 0; i < 3; i++) {
        struct view view;
        preview_view(preview, i, &view);
        check_int(view.phase, SESSION_RESULT, "%d", i);
        check_int(view.key_shown, true, "%d", i);
        check_int(view.chosen, i, "%d", i);
        check_int(view.responses[i].fit, card_fit(&card, i), "%d", i);
        check_int(view.turn.fit >= 0 && view.turn.fit <= fits[i], true, "%d: %d", i, view.turn.fit);
        check_text(view.responses[i].why, "Because", "%d", i);
        check_int(view.context, 2, "%d", i);
    }
    /* And before the choice again. */
    struct view view;
    preview_view(preview, RESPONSE_NONE, &view);
    assert_int_equal(view.phase, SESSION_CHOOSE);
    preview_free(preview);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_is_seen_as_the_first_of_a_voyage),
        cmocka_unit_test(after_each_choice_the_key_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
