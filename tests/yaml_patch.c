/* A changed deck back in its file: nothing else in it moves. */
#include "store/yaml_patch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "store/deck.h"
#include "support/check.h"
#include "support/document.h"

enum { RANDOM_DECKS = 400, SHIPPED_CHANGES = 60 };

/* --- tools --------------------------------------------------------------------------------------
 */

struct change_case {
    struct deck_document was, wanted;
    const char *bytes;
    size_t byte_count;
};

static void start(struct change_case *one, const char *bytes, size_t byte_count)
{
    one->bytes = bytes;
    one->byte_count = byte_count;
    document_read(&one->was, bytes, byte_count);
    document_read(&one->wanted, bytes, byte_count);
}

static void end(struct change_case *one)
{
    deck_document_release(&one->was);
    deck_document_release(&one->wanted);
}

static char *patched(struct change_case *one, size_t *byte_count)
{
    struct error error;
    char *bytes = NULL;
    if (!yaml_patch(one->bytes, one->byte_count, &one->was, &one->wanted, &bytes, byte_count,
                    &error))
        fail_msg("%s\n%s", error.words, one->bytes);
    return bytes;
}

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
    char *bytes = patched(one, &byte_count);
    check_text(bytes, expected, "patched");
    free(bytes);
    end(one);
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
    start(&one, deck, strlen(deck));
    check_patched(&one, deck);
}

static void a_text_is_changed_where_it_stands_and_its_comment_stays(void **state)
{
    (void)state;
    struct change_case one;
    start(&one, deck, strlen(deck));
    set_card(&one, 0, "title", "The first: of two");
    check_piece(&one, "One   # or first", "\"The first: of two\"   # or first");
    start(&one, deck, strlen(deck));
    set_deck(&one, "title", "Small, not \"tiny\"");
    check_piece(&one, "\"A small deck\"", "\"Small, not \\\"tiny\\\"\"");
    start(&one, deck, strlen(deck));
    set_card(&one, 1, "title", "It's two");
    check_piece(&one, "'Two'", "'It''s two'");
}

static void a_folded_text_stays_folded_in_its_columns(void **state)
{
    (void)state;
    struct change_case one;
    start(&one, deck, strlen(deck));
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
    start(&one, deck, strlen(deck));
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
    start(&one, deck, strlen(deck));
    set_card(&one, 0, "lens", "vision");
    check_piece(&one, "    context: change\n", "    context: change\n    lens: vision\n");
    start(&one, deck, strlen(deck));
    set_deck(&one, "license", "CC0-1.0");
    check_piece(&one, "language: en\n", "language: en\nlicense: CC0-1.0\n");
    start(&one, deck, strlen(deck));
    set_response(&one, 0, 0, "why", "It gives.");
    check_piece(&one, "        approach: leadership\n",
                "        approach: leadership\n        why: It gives.\n");
}

static void an_emptied_field_goes_with_its_lines(void **state)
{
    (void)state;
    struct change_case one;
    start(&one, deck, strlen(deck));
    set_card(&one, 0, "situation", NULL);
    check_piece(&one,
                "    situation: >\n"
                "      It is Monday, and the first card of the small deck has a\n"
                "      situation in two lines.\n",
                "");
    start(&one, deck, strlen(deck));
    set_card(&one, 1, "id", "");
    check_piece(&one, "- id: two\n    title", "- title");
}

/* --- cards and responses ------------------------------------------------------------------------
 */

static void a_new_card_is_set_apart_as_the_others_are(void **state)
{
    (void)state;
    struct change_case one;
    start(&one, deck, strlen(deck));
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
    start(&one, deck, strlen(deck));
    struct raw_card first = one.wanted.cards[0];
    one.wanted.cards[0] = one.wanted.cards[1];
    one.wanted.cards[1] = first;
    size_t byte_count;
    char *bytes = patched(&one, &byte_count);
    const char *two = strstr(bytes, "- id: two"), *asha = strstr(bytes, "# Asha's\n  - id: one");
    assert_non_null(two);
    assert_non_null(asha);
    assert_true(two < asha);
    assert_true(strstr(bytes, "# ---- the first part ----") < two);
    assert_true(strstr(bytes, "# ---- the end ----") > asha);
    assert_int_equal(byte_count, strlen(deck));
    free(bytes);
    end(&one);
}

static void a_removed_card_takes_one_gap_with_it(void **state)
{
    (void)state;
    struct change_case one;
    start(&one, deck, strlen(deck));
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
    start(&one, deck, strlen(deck));
    one.wanted.card_count = 0;
    size_t byte_count;
    char *bytes = patched(&one, &byte_count);
    end(&one);
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
    start(&one, bytes, byte_count);
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
    start(&one, deck, strlen(deck));
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
    start(&one, open, strlen(open));
    set_card(&one, 0, "title", "A");
    check_patched(&one, "deck: x\ncards:\n- id: a\n  title: A");
    start(&one, open, strlen(open));
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
    start(&one, marked, strlen(marked));
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
    start(&one, braces, strlen(braces));
    set_card(&one, 0, "title", "B");
    check_patched(&one, "deck: x\ncards:\n- id: a\n  title: B\n- {id: b}\n");
}

static void check_refused(const char *bytes, const char *words)
{
    struct change_case one;
    struct error error;
    char *changed;
    size_t byte_count;
    start(&one, bytes, strlen(bytes));
    set_card(&one, 0, "title", "B");
    assert_false(
        yaml_patch(bytes, strlen(bytes), &one.was, &one.wanted, &changed, &byte_count, &error));
    assert_null(changed);
    check_text(error.words, words, "%s", bytes);
    end(&one);
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

/* --- whatever is changed ------------------------------------------------------------------------
 */

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The text's lines that are not blank, in order; they lie in the text, which is cut up. */
static char **lines_of(char *text, size_t *count)
{
    size_t capacity = 0;
    char **lines = NULL;
    *count = 0;
    for (char *line = strtok(text, "\r\n"); line != NULL; line = strtok(NULL, "\r\n")) {
        if (line[strspn(line, " ")] == '\0')
            continue;
        lines = memory_grow(lines, *count, &capacity, sizeof *lines);
        lines[(*count)++] = line;
    }
    return lines;
}

/* How many lines of `before` are not in `after`, in its order where `ordered`: what is left out of
 * the longest common row of lines. */
static int lines_lost(const char *before, const char *after, bool ordered)
{
    char *copies[2] = {memory_text(before), memory_text(after)};
    size_t counts[2];
    char **lines[2] = {lines_of(copies[0], &counts[0]), lines_of(copies[1], &counts[1])};
    int *common = memory_new(counts[1] + 1, sizeof *common);
    for (int i = 0; i < 2 && !ordered; i++)
        if (counts[i] > 1)
            qsort(lines[i], counts[i], sizeof *lines[i], compare_lines);
    for (size_t i = 0; i < counts[0]; i++) {
        int diagonal = 0;
        for (size_t j = 0; j < counts[1]; j++) {
            int above = common[j + 1];
            if (strcmp(lines[0][i], lines[1][j]) == 0)
                common[j + 1] = diagonal + 1;
            else if (common[j] > above)
                common[j + 1] = common[j];
            diagonal = above;
        }
    }
    int lost = (int)counts[0] - common[counts[1]];
    for (int i = 0; i < 2; i++) {
        free(lines[i]);
        free(copies[i]);
    }
    free(common);
    return lost;
}

/* Fails, with both files to look at, where more than one line is lost. */
static void check_lost(const char *before, const char *after, bool ordered, int seed)
{
    int lost = lines_lost(before, after, ordered);
    if (lost <= 1)
        return;
    fprintf(stderr, "%s\n--------\n%s\n--------\n", before, after);
    fail_msg("deck %d: %d lines are lost", seed, lost);
}

/* How many numbered notes are not there any more. */
static int notes_lost(const char *before, const char *after)
{
    int lost = 0;
    for (const char *note = before; (note = strstr(note, "# note: ")) != NULL; note++) {
        char words[32];
        snprintf(words, sizeof words, "%.*s", (int)strcspn(note, "\r\n"), note);
        const char *found = after;
        while ((found = strstr(found, words)) != NULL && found[strlen(words)] >= '0' &&
               found[strlen(words)] <= '9')
            found++;
        lost += found == NULL;
    }
    return lost;
}

/* After one change: what was not touched is there, in its order. One line may be another: a list
 * that was empty before or is now, a field that follows a dash now. What stands in braces is
 * written in lines as soon as it is touched. */
static void check_one_change(const char *bytes, size_t byte_count, struct random *dice, int seed)
{
    struct change_case one;
    size_t count;
    start(&one, bytes, byte_count);
    enum change change = document_change(&one.wanted, dice);
    char *after = patched(&one, &count);
    bool braces = strstr(bytes, "{text") != NULL;
    switch (change) {
    case CHANGE_TEXT:
        /* A note behind a text goes with it. */
        check_int(notes_lost(bytes, after) <= 1, true, "deck %d", seed);
        break;
    case CHANGE_ADD:
        check_int(notes_lost(bytes, after), 0, "deck %d", seed);
        if (!braces)
            check_lost(bytes, after, true, seed);
        break;
    case CHANGE_REMOVE:
        if (!braces)
            check_lost(after, bytes, true, seed);
        break;
    case CHANGE_MOVE:
        check_int(notes_lost(bytes, after), 0, "deck %d", seed);
        if (!braces) {
            check_lost(bytes, after, false, seed);
            check_lost(after, bytes, false, seed);
        }
        break;
    }
    free(after);
    end(&one);
}

static void random_decks_read_as_wanted_after_any_change(void **state)
{
    (void)state;
    for (int i = 0; i < RANDOM_DECKS; i++) {
        struct random dice = random_seeded((uint64_t)i, 5);
        size_t byte_count;
        char *bytes = document_random_yaml(&dice, &byte_count);
        check_one_change(bytes, byte_count, &dice, i);
        free(bytes);
    }
}

static void many_changes_are_written_in_one_go(void **state)
{
    (void)state;
    for (int i = 0; i < RANDOM_DECKS / 3; i++) {
        struct random dice = random_seeded((uint64_t)i, 6);
        struct change_case one;
        size_t byte_count, count;
        char *bytes = document_random_yaml(&dice, &byte_count);
        start(&one, bytes, byte_count);
        for (int changes = 2 + (int)random_below(&dice, 20); changes > 0; changes--)
            document_change(&one.wanted, &dice);
        /* That it reads as wanted is tried before it is given out. */
        free(patched(&one, &count));
        end(&one);
        free(bytes);
    }
}

/* --- the shipped deck ---------------------------------------------------------------------------
 */

/* How many lines of `before` lie between what both begin and end with. */
static int lines_touched(const char *before, const char *after)
{
    size_t a = strlen(before), b = strlen(after), first = 0;
    while (first < a && first < b && before[first] == after[first])
        first++;
    while (a > first && b > first && before[a - 1] == after[b - 1]) {
        a--;
        b--;
    }
    int lines = 1;
    for (size_t i = first; i < a; i++)
        lines += before[i] == '\n';
    return lines;
}

static void a_changed_text_of_the_shipped_deck_touches_its_own_lines_alone(void **state)
{
    (void)state;
    struct error error;
    struct file_content content;
    struct random dice = random_seeded(3, 7);
    assert_true(
        file_read(&content, PROJECT_FOLDER "/cards/core/deck.yaml", DECK_BYTES_MAX, &error));
    for (int i = 0; i < SHIPPED_CHANGES; i++) {
        struct change_case one;
        size_t byte_count;
        start(&one, content.bytes, content.byte_count);
        enum change change = document_change(&one.wanted, &dice);
        char *after = patched(&one, &byte_count);
        /* No text of it has more than six lines. */
        if (change == CHANGE_TEXT)
            check_int(lines_touched(content.bytes, after) <= 7, true, "change %d", i);
        if (change == CHANGE_ADD)
            check_int(lines_touched(content.bytes, after), 1, "change %d", i);
        if (change == CHANGE_MOVE)
            check_int((int)byte_count, (int)content.byte_count, "change %d", i);
        free(after);
        end(&one);
    }
    file_content_release(&content);
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
        cmocka_unit_test(random_decks_read_as_wanted_after_any_change),
        cmocka_unit_test(many_changes_are_written_in_one_go),
        cmocka_unit_test(a_changed_text_of_the_shipped_deck_touches_its_own_lines_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
