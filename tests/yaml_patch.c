/* A changed deck back in its file: nothing else in it moves. */
#include "store/yaml_patch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/change_case.h"
#include "support/check.h"

/* --- tools --------------------------------------------------------------------------------------
 */

/* Gives a field of the deck, a card or a response another text. */
static void set(struct change_case *one, const struct field_table *table, void *part,
                const char *name, const char *words)
{
    deck_document_set(&one->wanted, field_find(table, name), part, words);
}

static void set_deck(struct change_case *one, const char *name, const char *words)
{
    set(one, &DECK_FIELDS, &one->wanted.deck, name, words);
}

static void set_card(struct change_case *one, int card, const char *name, const char *words)
{
    set(one, &CARD_FIELDS, &one->wanted.cards[card], name, words);
}

static void set_response(struct change_case *one, int card, int response, const char *name,
                         const char *words)
{
    set(one, &RESPONSE_FIELDS, &one->wanted.cards[card].responses[response], name, words);
}

static void check_patched(struct change_case *one, const char *expected)
{
    size_t byte_count;
    char *bytes = change_case_patched(one, &byte_count);
    check_text(bytes, expected, "patched");
    free(bytes);
    change_case_end(one);
}

static const char deck[] = "# A deck.\n"
                           "deck: small   # its name\n"
                           "title: \"A small deck\"\n"
                           "language: en\n"
                           "\n"
                           "cards:\n"
                           "\n"
                           "  # ---- the first part ----\n"
                           "\n"
                           "  # Asha's\n"
                           "  - id: one\n"
                           "    title: One   # or first\n"
                           "    situation: >\n"
                           "      It is Monday, and the first card of the small deck has a\n"
                           "      situation in two lines.\n"
                           "    context: change\n"
                           "    responses:\n"
                           "      - text: Lead.\n"
                           "        approach: leadership\n"
                           "        # why is to be written\n"
                           "      - text: Manage.\n"
                           "        approach: management\n"
                           "\n"
                           "  - id: two\n"
                           "    title: 'Two'\n"
                           "    situation: It is Tuesday.\n"
                           "    context: stability\n"
                           "    responses: []\n"
                           "\n"
                           "  # ---- the end ----\n";

/* The deck with one piece of its text in place of another. */
static char *with(const char *piece, const char *other)
{
    const char *at = strstr(deck, piece);
    char *text = NULL;
    assert_non_null(at);
    assert_true(asprintf(&text, "%.*s%s%s", (int)(at - deck), deck, other, at + strlen(piece)) > 0);
    return text;
}

static void check_piece(struct change_case *one, const char *piece, const char *other)
{
    char *expected = with(piece, other);
    check_patched(one, expected);
    free(expected);
}

/* --- texts --------------------------------------------------------------------------------------
 */

static void nothing_changed_changes_nothing(void **state)
{
    (void)state;
    struct change_case one;
    change_case_start(&one, deck, strlen(deck));
    check_patched(&one, deck);
}

static void a_text_is_changed_where_it_stands_and_its_comment_stays(void **state)
{
    (void)state;
    struct change_case one;
    change_case_start(&one, deck, strlen(deck));
    set_card(&one, 0, "title", "The first: of two");
    check_piece(&one, "One   # or first", "\"The first: of two\"   # or first");
    change_case_start(&one, deck, strlen(deck));
    set_deck(&one, "title", "Small, not \"tiny\"");
    check_piece(&one, "\"A small deck\"", "\"Small, not \\\"tiny\\\"\"");
    change_case_start(&one, deck, strlen(deck));
    set_card(&one, 1, "title", "It's two");
    check_piece(&one, "'Two'", "'It''s two'");
}

static void a_folded_text_stays_folded_in_its_columns(void **state)
{
    (void)state;
    struct change_case one;
    change_case_start(&one, deck, strlen(deck));
    set_card(&one, 0, "situation", "Shorter.\nIn two lines.");
    check_piece(&one,
                "      It is Monday, and the first card of the small deck has a\n"
                "      situation in two lines.\n",
                "      Shorter.\n\n      In two lines.\n");
}

static void a_text_grown_long_is_folded(void **state)
{
    (void)state;
    struct change_case one;
    change_case_start(&one, deck, strlen(deck));
    set_card(
        &one, 1, "situation",
        "It is Tuesday.\nNobody has read the list yet, and the lorry stands at the gate already.");
    check_piece(&one, "situation: It is Tuesday.\n",
                "situation: >-\n"
                "      It is Tuesday.\n\n"
                "      Nobody has read the list yet, and the lorry stands at the gate\n"
                "      already.\n");
}

static void a_new_field_stands_where_fields_of_its_name_stand(void **state)
{
    (void)state;
    struct change_case one;
    change_case_start(&one, deck, strlen(deck));
    set_card(&one, 0, "lens", "vision");
    check_piece(&one, "    context: change\n", "    context: change\n    lens: vision\n");
    change_case_start(&one, deck, strlen(deck));
    set_deck(&one, "license", "CC0-1.0");
    check_piece(&one, "language: en\n", "language: en\nlicense: CC0-1.0\n");
    change_case_start(&one, deck, strlen(deck));
    set_response(&one, 0, 0, "why", "It gives.");
    check_piece(&one, "        approach: leadership\n",
                "        approach: leadership\n        why: It gives.\n");
}

static void an_emptied_field_goes_with_its_lines(void **state)
{
    (void)state;
    struct change_case one;
    change_case_start(&one, deck, strlen(deck));
    set_card(&one, 0, "situation", NULL);
    check_piece(&one,
                "    situation: >\n"
                "      It is Monday, and the first card of the small deck has a\n"
                "      situation in two lines.\n",
                "");
    change_case_start(&one, deck, strlen(deck));
    set_card(&one, 1, "id", "");
    check_piece(&one, "- id: two\n    title", "- title");
}

/* --- cards and responses ------------------------------------------------------------------------
 */

static void a_new_card_is_set_apart_as_the_others_are(void **state)
{
    (void)state;
    struct change_case one;
    change_case_start(&one, deck, strlen(deck));
    struct raw_card *card = deck_document_add_card(&one.wanted);
    set_card(&one, 2, "id", "three");
    set_card(&one, 2, "title", "Three");
    deck_document_add_response(&one.wanted, card);
    set_response(&one, 2, 0, "text", "Go on.");
    check_piece(&one, "    responses: []\n",
                "    responses: []\n"
                "\n"
                "  - id: three\n"
                "    title: Three\n"
                "    responses:\n"
                "      - text: Go on.\n");
}

static void a_card_moves_with_the_comment_above_it(void **state)
{
    (void)state;
    struct change_case one;
    change_case_start(&one, deck, strlen(deck));
    struct raw_card first = one.wanted.cards[0];
    one.wanted.cards[0] = one.wanted.cards[1];
    one.wanted.cards[1] = first;
    size_t byte_count;
    char *bytes = change_case_patched(&one, &byte_count);
    const char *two = strstr(bytes, "- id: two"), *asha = strstr(bytes, "# Asha's\n  - id: one");
    assert_non_null(two);
    assert_non_null(asha);
    assert_true(two < asha);
    assert_true(strstr(bytes, "# ---- the first part ----") < two);
    assert_true(strstr(bytes, "# ---- the end ----") > asha);
    assert_int_equal(byte_count, strlen(deck));
    free(bytes);
    change_case_end(&one);
}

static void a_removed_card_takes_one_gap_with_it(void **state)
{
    (void)state;
    struct change_case one;
    change_case_start(&one, deck, strlen(deck));
    one.wanted.card_count = 1;
    check_piece(&one,
                "  - id: two\n"
                "    title: 'Two'\n"
                "    situation: It is Tuesday.\n"
                "    context: stability\n"
                "    responses: []\n"
                "\n",
                "");
}

static void without_cards_the_list_is_empty_and_can_be_filled_again(void **state)
{
    (void)state;
    struct change_case one;
    change_case_start(&one, deck, strlen(deck));
    one.wanted.card_count = 0;
    size_t byte_count;
    char *bytes = change_case_patched(&one, &byte_count);
    change_case_end(&one);
    check_text(bytes,
               "# A deck.\n"
               "deck: small   # its name\n"
               "title: \"A small deck\"\n"
               "language: en\n"
               "\n"
               "cards: []\n"
               "\n"
               "  # ---- the first part ----\n"
               "\n"
               "  # ---- the end ----\n",
               "emptied");
    change_case_start(&one, bytes, byte_count);
    deck_document_add_card(&one.wanted);
    set_card(&one, 0, "id", "new");
    check_patched(&one, "# A deck.\n"
                        "deck: small   # its name\n"
                        "title: \"A small deck\"\n"
                        "language: en\n"
                        "\n"
                        "cards:\n"
                        "  - id: new\n"
                        "\n"
                        "  # ---- the first part ----\n"
                        "\n"
                        "  # ---- the end ----\n");
    free(bytes);
}

static void a_response_moves_with_what_is_said_below_it(void **state)
{
    (void)state;
    struct change_case one;
    change_case_start(&one, deck, strlen(deck));
    struct raw_response *responses = one.wanted.cards[0].responses, first = responses[0];
    responses[0] = responses[1];
    responses[1] = first;
    check_piece(&one,
                "      - text: Lead.\n"
                "        approach: leadership\n"
                "        # why is to be written\n"
                "      - text: Manage.\n"
                "        approach: management\n",
                "      - text: Manage.\n"
                "        approach: management\n"
                "      - text: Lead.\n"
                "        approach: leadership\n"
                "        # why is to be written\n");
}

static void the_last_line_stays_open_where_it_was(void **state)
{
    (void)state;
    struct change_case one;
    static const char open[] = "deck: x\ncards:\n- id: a";
    change_case_start(&one, open, strlen(open));
    set_card(&one, 0, "title", "A");
    check_patched(&one, "deck: x\ncards:\n- id: a\n  title: A");
    change_case_start(&one, open, strlen(open));
    deck_document_add_card(&one.wanted);
    set_card(&one, 1, "id", "b");
    check_patched(&one, "deck: x\ncards:\n- id: a\n\n- id: b");
}

static void a_byte_order_mark_and_line_ends_stay(void **state)
{
    (void)state;
    struct change_case one;
    static const char marked[] = "\xEF\xBB\xBF"
                                 "deck: x\r\ncards:\r\n- id: a\r\n";
    change_case_start(&one, marked, strlen(marked));
    set_card(&one, 0, "title", "A");
    set_deck(&one, "title", "X");
    check_patched(&one, "\xEF\xBB\xBF"
                        "deck: x\r\ntitle: X\r\ncards:\r\n- id: a\r\n  title: A\r\n");
}

/* --- what cannot be done ------------------------------------------------------------------------
 */

static void what_stands_in_braces_is_written_in_lines(void **state)
{
    (void)state;
    struct change_case one;
    static const char braces[] = "deck: x\ncards:\n- {id: a, title: A}\n- {id: b}\n";
    change_case_start(&one, braces, strlen(braces));
    set_card(&one, 0, "title", "B");
    check_patched(&one, "deck: x\ncards:\n- id: a\n  title: B\n- {id: b}\n");
}

static void check_refused(const char *bytes, const char *words)
{
    struct change_case one;
    struct error error;
    char *changed;
    size_t byte_count;
    change_case_start(&one, bytes, strlen(bytes));
    set_card(&one, 0, "title", "B");
    assert_false(
        yaml_patch(bytes, strlen(bytes), &one.was, &one.wanted, &changed, &byte_count, &error));
    assert_null(changed);
    check_text(error.words, words, "%s", bytes);
    change_case_end(&one);
}

static void what_would_be_lost_is_refused(void **state)
{
    (void)state;
    check_refused("deck: x\ncards:\n- {id: a} # a comment\n",
                  "the file is written in a way that cannot be changed line by line (a part in { } "
                  "or [ ] has a comment that would be lost); save it under another name");
    check_refused("deck: x\ncards:\n- {id: a, remark: b}\n",
                  "the file is written in a way that cannot be changed line by line (a part in { } "
                  "has a field that would be lost); save it under another name");
    check_refused("{\"deck\": \"x\", \"cards\": [{\"id\": \"a\"}]}",
                  "the file is written in a way that cannot be changed line by line (braces, tabs "
                  "or odd line ends); save it under another name");
    check_refused("deck: x\ncards:\n- ? id\n  : a\n",
                  "the file is written in a way that cannot be changed line by line (braces, tabs "
                  "or odd line ends); save it under another name");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_changed_changes_nothing),
        cmocka_unit_test(a_text_is_changed_where_it_stands_and_its_comment_stays),
        cmocka_unit_test(a_folded_text_stays_folded_in_its_columns),
        cmocka_unit_test(a_text_grown_long_is_folded),
        cmocka_unit_test(a_new_field_stands_where_fields_of_its_name_stand),
        cmocka_unit_test(an_emptied_field_goes_with_its_lines),
        cmocka_unit_test(a_new_card_is_set_apart_as_the_others_are),
        cmocka_unit_test(a_card_moves_with_the_comment_above_it),
        cmocka_unit_test(a_removed_card_takes_one_gap_with_it),
        cmocka_unit_test(without_cards_the_list_is_empty_and_can_be_filled_again),
        cmocka_unit_test(a_response_moves_with_what_is_said_below_it),
        cmocka_unit_test(the_last_line_stays_open_where_it_was),
        cmocka_unit_test(a_byte_order_mark_and_line_ends_stay),
        cmocka_unit_test(what_stands_in_braces_is_written_in_lines),
        cmocka_unit_test(what_would_be_lost_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
