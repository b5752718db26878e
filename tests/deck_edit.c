/* A deck while its author works on it: every step back, and forth again. */
#include "store/deck_edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/deck.h"
#include "support/check.h"
#include "support/document.h"

enum { RANDOM_RUNS = 200, STEPS_MAX = 60 };

static const char deck[] = "deck: small\ntitle: Small\nlanguage: en\ncards:\n"
                           "- id: one\n  title: One\n  responses:\n"
                           "  - text: Lead.\n  - text: Manage.\n"
                           "- id: two\n  title: Two\n  responses:\n"
                           "  - text: Wait.\n  - text: Go.\n";

static void start_with(struct deck_edit *edit, const char *bytes)
{
    struct deck_document document;
    document_read(&document, bytes, strlen(bytes));
    deck_edit_init(edit, &document);
}

static struct edit_place in_card(int card, const char *field)
{
    return (struct edit_place){card, EDIT_CARD, field_find(&CARD_FIELDS, field)};
}

static struct edit_place in_response(int card, int response, const char *field)
{
    return (struct edit_place){card, response, field_find(&RESPONSE_FIELDS, field)};
}

static void check_title(const struct deck_edit *edit, int card, const char *title)
{
    check_text(deck_edit_text(edit, in_card(card, "title")), title, "card %d", card);
}

static void what_is_typed_in_one_go_is_one_step(void **state)
{
    (void)state;
    struct deck_edit edit;
    struct edit_place place;
    start_with(&edit, deck);
    assert_true(deck_edit_type(&edit, in_card(0, "title"), "F"));
    assert_true(deck_edit_type(&edit, in_card(0, "title"), "Fi"));
    assert_true(deck_edit_type(&edit, in_card(0, "title"), "First "));
    check_title(&edit, 0, "First");
    assert_true(deck_edit_undo(&edit, &place));
    check_title(&edit, 0, "One");
    assert_int_equal(place.card, 0);
    assert_string_equal(place.field->name, "title");
    assert_false(deck_edit_undo(&edit, &place));
    assert_true(deck_edit_redo(&edit, &place));
    check_title(&edit, 0, "First");
    deck_edit_release(&edit);
}

static void a_rest_or_another_field_begins_a_new_step(void **state)
{
    (void)state;
    struct deck_edit edit;
    struct edit_place place;
    start_with(&edit, deck);
    deck_edit_type(&edit, in_response(1, 0, "text"), "Wait a");
    deck_edit_rest(&edit);
    deck_edit_type(&edit, in_response(1, 0, "text"), "Wait a day.");
    deck_edit_type(&edit, in_response(1, 1, "text"), "Go now.");
    assert_true(deck_edit_undo(&edit, &place));
    assert_int_equal(place.response, 1);
    assert_true(deck_edit_undo(&edit, &place));
    check_text(deck_edit_text(&edit, in_response(1, 0, "text")), "Wait a", "once");
    assert_true(deck_edit_undo(&edit, &place));
    check_text(deck_edit_text(&edit, in_response(1, 0, "text")), "Wait.", "twice");
    deck_edit_release(&edit);
}

static void spaces_around_a_text_change_nothing(void **state)
{
    (void)state;
    struct deck_edit edit;
    start_with(&edit, deck);
    assert_false(deck_edit_type(&edit, in_card(0, "title"), "  One\n"));
    assert_false(deck_edit_can_undo(&edit));
    assert_false(deck_edit_changed(&edit));
    deck_edit_release(&edit);
}

static void it_is_changed_until_it_is_as_it_was_saved(void **state)
{
    (void)state;
    struct deck_edit edit;
    struct edit_place place;
    start_with(&edit, deck);
    deck_edit_type(&edit, in_card(0, "title"), "A");
    assert_true(deck_edit_changed(&edit));
    deck_edit_saved(&edit);
    assert_false(deck_edit_changed(&edit));
    /* Typed on, it is another step: what was saved can be reached again. */
    deck_edit_type(&edit, in_card(0, "title"), "AB");
    assert_true(deck_edit_changed(&edit));
    deck_edit_undo(&edit, &place);
    assert_false(deck_edit_changed(&edit));
    /* What was saved lies on a way that is not gone any more. */
    deck_edit_undo(&edit, &place);
    assert_true(deck_edit_changed(&edit));
    deck_edit_type(&edit, in_card(0, "title"), "C");
    assert_true(deck_edit_changed(&edit));
    deck_edit_undo(&edit, &place);
    assert_true(deck_edit_changed(&edit));
    deck_edit_release(&edit);
}

static void a_new_card_has_two_responses_and_an_id_of_its_own(void **state)
{
    (void)state;
    struct deck_edit edit;
    start_with(&edit, deck);
    assert_true(deck_edit_add_card(&edit, 2));
    assert_true(deck_edit_add_card(&edit, 0));
    check_text(deck_edit_text(&edit, in_card(3, "id")), "new-card", "first");
    check_text(deck_edit_text(&edit, in_card(0, "id")), "new-card-2", "second");
    assert_int_equal(edit.document.cards[0].response_count, 2);
    assert_true(edit.document.cards[0].key != edit.document.cards[3].key);
    deck_edit_release(&edit);
}

static void a_copy_is_changed_without_its_original(void **state)
{
    (void)state;
    struct deck_edit edit;
    start_with(&edit, deck);
    assert_true(deck_edit_copy_card(&edit, 0));
    check_text(deck_edit_text(&edit, in_card(1, "id")), "one-2", "id");
    deck_edit_type(&edit, in_response(1, 0, "text"), "Another.");
    check_text(deck_edit_text(&edit, in_response(0, 0, "text")), "Lead.", "original");
    deck_edit_release(&edit);
}

static void a_card_has_four_responses_at_most(void **state)
{
    (void)state;
    struct deck_edit edit;
    start_with(&edit, deck);
    assert_true(deck_edit_add_response(&edit, 0));
    assert_true(deck_edit_copy_response(&edit, 0, 0));
    check_text(deck_edit_text(&edit, in_response(0, 1, "text")), "Lead.", "copy");
    assert_false(deck_edit_add_response(&edit, 0));
    assert_false(deck_edit_copy_response(&edit, 0, 1));
    deck_edit_release(&edit);
}

static void nothing_moves_over_an_end(void **state)
{
    (void)state;
    struct deck_edit edit;
    start_with(&edit, deck);
    assert_false(deck_edit_move_card(&edit, 0, -1));
    assert_false(deck_edit_move_card(&edit, 1, 2));
    assert_false(deck_edit_move_response(&edit, 0, 1, 2));
    assert_true(deck_edit_move_card(&edit, 0, 1));
    check_title(&edit, 1, "One");
    assert_true(deck_edit_move_response(&edit, 1, 0, 1));
    check_text(deck_edit_text(&edit, in_response(1, 1, "text")), "Lead.", "moved");
    deck_edit_release(&edit);
}

static void an_id_is_made_of_the_words_and_is_nobody_elses(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"The merger: a rumour?", "the-merger-a-rumour"},
        {"  One!", "one-2"},
        {"two-2", "two-2"},
        {"\xC3\x9C"
         "ber 12 B\xC3\xBC"
         "ros",
         "ber-12-b-ros"},
        {"\xE6\x9C\x9D", "card"},
        {"A very long title that goes on and on and on", "a-very-long-title-that-goes-on-and-o"},
    };
    struct deck_edit edit;
    start_with(&edit, deck);
    for (int i = 0; i < COUNT(rows); i++) {
        char id[64];
        deck_edit_new_id(&edit, rows[i][0], id);
        check_text(id, rows[i][1], "%s", rows[i][0]);
    }
    deck_edit_release(&edit);
}

/* --- what is wrong with it ----------------------------------------------------------------------
 */

/* The deck's problems, one a line: "2 1 text: words" is card 2, response 1. */
static void check_problems(const struct deck_edit *edit, const char *expected)
{
    struct deck_file file;
    char *lines = NULL;
    size_t byte_count = 0;
    FILE *stream = open_memstream(&lines, &byte_count);
    deck_file_from_document(&file, &edit->document, NULL);
    for (size_t i = 0; i < file.problems.count; i++) {
        const struct problem *problem = &file.problems.list[i];
        const char *field = problem->place.column_name;
        fprintf(stream, "%d %d %s: %s\n", problem->place.card, problem->place.response,
                field != NULL ? field : "-", problem->words);
    }
    fclose(stream);
    check_text(lines, expected, "problems");
    free(lines);
    deck_file_release(&file);
}

static void problems_know_card_response_and_field(void **state)
{
    (void)state;
    struct deck_edit edit;
    struct deck_document document = {0};
    deck_edit_init(&edit, &document);
    check_problems(&edit, "0 0 deck: 'deck' is empty\n"
                          "0 0 title: 'title' is empty\n"
                          "0 0 language: 'language' is empty\n");
    deck_edit_release(&edit);
    start_with(&edit, deck);
    edit.document.card_count = 1;
    deck_edit_copy_card(&edit, 0);
    deck_edit_type(&edit, in_card(1, "id"), "one");
    deck_edit_type(&edit, in_card(1, "context"), "chnge");
    deck_edit_type(&edit, in_response(1, 1, "quality"), "good");
    check_problems(&edit, "1 0 situation: 'situation' is empty\n"
                          "1 0 context: 'context' is empty\n"
                          "1 0 lens: no 'lens'; without it the debrief cannot sort this card\n"
                          "1 1 approach: 'approach' is empty\n"
                          "1 1 why: no 'why'; say what this choice gives and costs here\n"
                          "1 2 approach: 'approach' is empty\n"
                          "1 2 why: no 'why'; say what this choice gives and costs here\n"
                          "2 0 id: duplicate id; card 1 has it, too\n"
                          "2 0 situation: 'situation' is empty\n"
                          "2 0 context: unknown context 'chnge'; did you mean 'change'?\n"
                          "2 0 lens: no 'lens'; without it the debrief cannot sort this card\n"
                          "2 1 approach: 'approach' is empty\n"
                          "2 1 why: no 'why'; say what this choice gives and costs here\n"
                          "2 2 approach: 'approach' is empty\n"
                          "2 2 quality: unknown quality 'good'; expected sound, weak or harmful\n"
                          "2 2 why: no 'why'; say what this choice gives and costs here\n");
    deck_edit_release(&edit);
}

/* --- whatever is done ---------------------------------------------------------------------------
 */

static bool step_by_chance(struct deck_edit *edit, struct random *dice)
{
    int cards = edit->document.card_count, card = (int)random_below(dice, (uint32_t)cards + 1);
    if (card == cards)
        return deck_edit_add_card(edit, (int)random_below(dice, (uint32_t)cards + 1));
    int responses = edit->document.cards[card].response_count;
    int response = responses > 0 ? (int)random_below(dice, (uint32_t)responses) : 0;
    char text[16];
    snprintf(text, sizeof text, "t%u", random_below(dice, 20));
    switch (random_below(dice, responses > 0 ? 11 : 7)) {
    case 0:
        return deck_edit_copy_card(edit, card);
    case 1:
        return deck_edit_remove_card(edit, card);
    case 2:
        return deck_edit_move_card(edit, card, (int)random_below(dice, (uint32_t)cards));
    case 3:
        return deck_edit_add_response(edit, card);
    case 4:
        return deck_edit_type(
            edit, (struct edit_place){EDIT_DECK, EDIT_CARD, field_find(&DECK_FIELDS, "title")},
            text);
    case 5:
    case 6:
        return deck_edit_type(edit, in_card(card, "title"), text);
    case 7:
        return deck_edit_copy_response(edit, card, response);
    case 8:
        return deck_edit_remove_response(edit, card, response);
    case 9:
        return deck_edit_move_response(edit, card, response,
                                       (int)random_below(dice, (uint32_t)responses));
    default:
        return deck_edit_type(edit, in_response(card, response, "text"), text);
    }
}

/* A copy by way of nothing but what can be seen. */
static void check_same(const struct deck_edit *edit, const struct deck_document *expected, int run)
{
    char where[256] = "";
    if (!deck_document_same(&edit->document, expected, where, sizeof where))
        fail_msg("run %d: %s", run, where);
}

static void whatever_was_done_goes_back_and_forth(void **state)
{
    (void)state;
    for (int run = 0; run < RANDOM_RUNS; run++) {
        struct random dice = random_seeded((uint64_t)run, 3);
        struct deck_edit edit, again;
        struct deck_document before;
        struct edit_place place;
        start_with(&edit, deck);
        start_with(&again, deck);
        document_read(&before, deck, strlen(deck));
        for (int i = 0; i < STEPS_MAX; i++)
            step_by_chance(&edit, &dice);
        while (deck_edit_undo(&edit, &place))
            assert_true(place.card == EDIT_DECK || place.card < edit.document.card_count);
        check_same(&edit, &before, run);
        while (deck_edit_redo(&edit, &place))
            assert_true(place.card == EDIT_DECK || place.card < edit.document.card_count);
        /* The same chances give the same deck again. */
        dice = random_seeded((uint64_t)run, 3);
        for (int i = 0; i < STEPS_MAX; i++)
            step_by_chance(&again, &dice);
        check_same(&edit, &again.document, run);
        deck_document_release(&before);
        deck_edit_release(&again);
        deck_edit_release(&edit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_typed_in_one_go_is_one_step),
        cmocka_unit_test(a_rest_or_another_field_begins_a_new_step),
        cmocka_unit_test(spaces_around_a_text_change_nothing),
        cmocka_unit_test(it_is_changed_until_it_is_as_it_was_saved),
        cmocka_unit_test(a_new_card_has_two_responses_and_an_id_of_its_own),
        cmocka_unit_test(a_copy_is_changed_without_its_original),
        cmocka_unit_test(a_card_has_four_responses_at_most),
        cmocka_unit_test(nothing_moves_over_an_end),
        cmocka_unit_test(an_id_is_made_of_the_words_and_is_nobody_elses),
        cmocka_unit_test(problems_know_card_response_and_field),
        cmocka_unit_test(whatever_was_done_goes_back_and_forth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
