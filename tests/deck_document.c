/* A deck as its author wrote it: everything is kept, good or bad, with its place. */
#include "store/deck_document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/folder.h"

static struct deck_document document;

static bool read_yaml(struct deck_document *into, const char *yaml)
{
    char *bytes = strdup(yaml);
    bool whole = deck_document_read(into, DECK_YAML, "a.yaml", bytes, strlen(bytes));
    free(bytes);
    return whole;
}

static const char faulty[] = "deck: My Deck!\n"
                             "title: Faulty\n"
                             "cards:\n"
                             "  - id: one\n"
                             "    context: nowhere\n"
                             "    lens:\n"
                             "    colour: blue\n"
                             "    responses:\n"
                             "      - {text: A, approach: leadreship}\n"
                             "      - {text: B}\n"
                             "      - {text: C}\n"
                             "      - {text: D}\n"
                             "      - {text: E, why: too many}\n"
                             "  - title: Two\n"
                             "    situation: No id.\n";

static void what_is_wrong_is_kept_as_it_was_written(void **state)
{
    (void)state;
    assert_true(read_yaml(&document, faulty));
    assert_string_equal(document.deck.deck.text, "My Deck!");
    assert_null(document.deck.language.text);
    assert_int_equal(document.card_count, 2);
    const struct raw_card *one = &document.cards[0], *two = &document.cards[1];
    assert_string_equal(one->context.text, "nowhere");
    assert_int_equal(one->context.place.line, 5);
    assert_int_equal(one->context.place.column, 14);
    assert_true(one->lens.given);
    assert_null(one->lens.text);
    assert_false(one->picture.given);
    assert_int_equal(one->response_count, 5);
    assert_string_equal(one->responses[0].approach.text, "leadreship");
    assert_string_equal(one->responses[4].why.text, "too many");
    assert_null(two->id.text);
    assert_int_equal(two->response_count, 0);
    /* Only what could not be kept is a problem here. */
    assert_int_equal(document.problems.count, 1);
    assert_string_equal(document.problems.list[0].words,
                        "card 'one': unknown field 'colour' is ignored");
    assert_int_equal(document.problems.list[0].place.line, 7);
    deck_document_release(&document);
}

static void what_comes_before_a_fault_is_kept(void **state)
{
    (void)state;
    assert_false(read_yaml(&document, "deck: a\ncards:\n- id: one\n- id: two\n- id: \"three\n"));
    assert_false(document.whole);
    assert_int_equal(document.problems.error_count, 1);
    assert_int_equal(document.card_count, 3);
    assert_string_equal(document.cards[1].id.text, "two");
    deck_document_release(&document);
}

static void more_responses_than_letters_are_only_counted(void **state)
{
    (void)state;
    char yaml[2048] = "cards:\n- responses:\n";
    for (int i = 0; i < 40; i++)
        strcat(yaml, "  - {text: A}\n");
    assert_true(read_yaml(&document, yaml));
    assert_int_equal(document.cards[0].response_count, 40);
    assert_int_equal(raw_card_kept(&document.cards[0]), RAW_RESPONSES_MAX);
    assert_string_equal(document.cards[0].responses[RAW_RESPONSES_MAX - 1].text.text, "A");
    deck_document_release(&document);
}

static void a_deck_is_loaded_from_its_folder(void **state)
{
    (void)state;
    struct error error;
    assert_true(deck_document_load(&document, PROJECT_FOLDER "/cards/core", &error));
    assert_true(document.whole);
    assert_int_equal(document.format, DECK_YAML);
    assert_int_equal(document.card_count, 72);
    assert_int_equal(document.problems.count, 0);
    deck_document_release(&document);
    assert_false(deck_document_load(&document, "nowhere.yaml", &error));
    assert_string_equal(error.words, "cannot open 'nowhere.yaml': no such file or folder");
    deck_document_release(&document);
}

/* --- changing and comparing --------------------------------------------------------------------
 */

static const char small[] = "deck: small\n"
                            "title: Small\n"
                            "cards:\n"
                            "  - id: one\n"
                            "    lens: vision\n"
                            "    responses:\n"
                            "      - {text: A, why: W}\n"
                            "      - {text: B}\n"
                            "  - id: two\n";

static void set(struct deck_document *changed, const struct field_table *table, const char *field,
                void *owner, const char *words)
{
    deck_document_set(changed, field_find(table, field), owner, words);
}

static void check_difference(struct deck_document *other, const char *expected)
{
    char where[256] = "none";
    bool same = deck_document_same(&document, other, where, sizeof where);
    check_text(where, expected == NULL ? "none" : expected, "the first difference");
    assert_int_equal(same, expected == NULL);
    assert_int_equal(deck_document_same(other, &document, NULL, 0), expected == NULL);
    deck_document_release(other);
    read_yaml(other, small);
}

static void every_difference_is_found_and_named(void **state)
{
    (void)state;
    struct deck_document other;
    read_yaml(&document, small);
    read_yaml(&other, small);
    check_difference(&other, NULL);
    set(&other, &DECK_FIELDS, "about", &other.deck, "  ");
    check_difference(&other, NULL);
    set(&other, &DECK_FIELDS, "about", &other.deck, " x\x01");
    check_difference(&other, "about: '' / 'x'");
    set(&other, &CARD_FIELDS, "lens", &other.cards[0], NULL);
    check_difference(&other, "card 1 ('one'), lens: 'vision' / ''");
    set(&other, &RESPONSE_FIELDS, "why", &other.cards[0].responses[0], "V");
    check_difference(&other, "card 1 ('one'), response 1, why: 'W' / 'V'");
    assert_true(deck_document_add_response(&other, &other.cards[0]));
    assert_string_equal(other.cards[0].responses[1].text.text, "B");
    check_difference(&other, "card 1 ('one'), responses: 2 / 3");
    assert_int_equal(deck_document_add_card(&other)->number, 3);
    check_difference(&other, "cards: 2 / 3");
    deck_document_release(&other);
    deck_document_release(&document);
}

static void a_document_can_be_made_from_nothing(void **state)
{
    (void)state;
    struct deck_document fresh = {0};
    set(&fresh, &DECK_FIELDS, "deck", &fresh.deck, "fresh");
    struct raw_card *card = deck_document_add_card(&fresh);
    set(&fresh, &CARD_FIELDS, "id", card, "one");
    for (int i = 0; i < RAW_RESPONSES_MAX; i++)
        assert_true(deck_document_add_response(&fresh, card));
    assert_false(deck_document_add_response(&fresh, card));
    set(&fresh, &RESPONSE_FIELDS, "text", &card->responses[25], "Z");
    assert_string_equal(fresh.cards[0].responses[25].text.text, "Z");
    assert_null(fresh.cards[0].responses[0].text.text);
    deck_document_release(&fresh);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_is_kept_as_it_was_written),
        cmocka_unit_test(what_comes_before_a_fault_is_kept),
        cmocka_unit_test(more_responses_than_letters_are_only_counted),
        cmocka_unit_test(a_deck_is_loaded_from_its_folder),
        cmocka_unit_test(every_difference_is_found_and_named),
        cmocka_unit_test(a_document_can_be_made_from_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
