/* What a deck is when it has been read: every field where it belongs, in every format. */
#include "store/deck.h"

#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/tree.h"

static struct deck_file file;

static void load(const char *path)
{
    struct error error;
    if (!deck_file_load(&file, path, &error))
        fail_msg("%s", error.words);
}

static void load_fixture(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/decks/%s", TESTS_FOLDER, name);
    load(path);
}

static const struct card *card_called(const char *id)
{
    int index = deck_find(&file.deck, id);
    if (index == CARD_NONE)
        fail_msg("there is no card '%s'", id);
    return &file.deck.cards[index];
}

static const char everything[] =
    "deck: all-fields\n"
    "Title: '  Everything  '\n"
    "LANGUAGE: en-GB\n"
    "version: 1.2.3\n"
    "license: CC0-1.0\n"
    "author: Somebody\n"
    "about: >\n"
    "  Two\n"
    "  lines.\n"
    "cards:\n"
    "  - id: first\n"
    "    title: \"The \\u201cfirst\\u201d\"\n"
    "    situation: |\n"
    "      One.\n"
    "      Two.\n"
    "    context: Mostly Change\n"
    "    lens: Problem-Solving\n"
    "    picture: a.svg\n"
    "    discuss: Why?\n"
    "    responses:\n"
    "      - {text: Yes., approach: leadership, quality: weak, why: W}\n"
    "      - {text: No., approach: mostly leadership, leads_to: second}\n"
    "  - id: second\n"
    "    title: Second\n"
    "    situation: Something else happens.\n"
    "    context: stability\n"
    "    only_follow_up: yes\n"
    "    responses:\n"
    "      - {text: Ä ö., approach: management, why: X}\n"
    "      - {text: C, approach: both, quality: harmful, why: Y}\n"
    "      - {text: D, approach: mostly management, quality: sound}\n";

static void every_field_is_read_into_its_place(void **state)
{
    (void)state;
    struct folder folder;
    folder_init(&folder);
    folder_write(&folder, "a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    folder_write(&folder, "deck.yaml", everything);
    load(folder.path);
    assert_true(file.playable);
    assert_int_equal(file.problems.error_count, 0);
    const struct deck *deck = &file.deck;
    assert_string_equal(deck->id, "all-fields");
    assert_string_equal(deck->title, "Everything");
    assert_string_equal(deck->language, "en-GB");
    assert_string_equal(deck->version, "1.2.3");
    assert_string_equal(deck->license, "CC0-1.0");
    assert_string_equal(deck->author, "Somebody");
    assert_string_equal(deck->about, "Two lines.");
    assert_int_equal(deck->card_count, 2);
    assert_int_equal(deck_dealable(deck), 1);

    const struct card *first = &deck->cards[0], *second = &deck->cards[1];
    assert_string_equal(first->id, "first");
    assert_string_equal(first->title, "The “first”");
    assert_string_equal(first->situation, "One.\nTwo.");
    assert_string_equal(first->picture, "a.svg");
    assert_string_equal(first->discuss, "Why?");
    assert_int_equal(first->context, 1);
    assert_int_equal(first->lens, LENS_PROBLEM_SOLVING);
    assert_false(first->only_follow_up);
    assert_int_equal(first->response_count, 2);
    assert_string_equal(first->responses[0].text, "Yes.");
    assert_string_equal(first->responses[0].why, "W");
    assert_int_equal(first->responses[0].approach, 2);
    assert_int_equal(first->responses[0].quality, QUALITY_WEAK);
    assert_int_equal(first->responses[0].leads_to, CARD_NONE);
    assert_string_equal(first->responses[1].why, "");
    assert_int_equal(first->responses[1].quality, QUALITY_SOUND);
    assert_int_equal(first->responses[1].leads_to, 1);

    assert_true(second->only_follow_up);
    assert_null(second->picture);
    assert_string_equal(second->discuss, "");
    assert_int_equal(second->lens, LENS_NONE);
    assert_int_equal(second->response_count, 3);
    assert_int_equal(second->responses[0].text_letters, 4);
    assert_int_equal(second->responses[1].quality, QUALITY_HARMFUL);
    deck_file_release(&file);
    folder_release(&folder);
}

static void a_follow_up_is_the_same_card_when_others_are_left_out(void **state)
{
    (void)state;
    struct folder folder;
    folder_init(&folder);
    /* The first leads to nobody and is left out, so that all others move up. */
    folder_write(
        &folder, "deck.yaml",
        "deck: moving\ntitle: M\nlanguage: en\ncards:\n"
        "  - {id: out, title: O, situation: S o, context: mixed,\n"
        "     responses: [{text: A, approach: both, leads_to: nobody}, {text: B, approach: "
        "both}]}\n"
        "  - {id: one, title: O, situation: S one, context: mixed,\n"
        "     responses: [{text: A, approach: both, leads_to: two}, {text: B, approach: both}]}\n"
        "  - {id: broken, title: O, situation: S b, context: nowhere,\n"
        "     responses: [{text: A, approach: both}, {text: B, approach: both}]}\n"
        "  - {id: two, title: O, situation: S two, context: mixed,\n"
        "     responses: [{text: A, approach: both, leads_to: one}, {text: B, approach: both,\n"
        "                  leads_to: broken}]}\n");
    load(folder.path);
    assert_true(file.playable);
    assert_int_equal(file.deck.card_count, 2);
    assert_int_equal(file.left_out, 2);
    assert_int_equal(card_called("one")->responses[0].leads_to, deck_find(&file.deck, "two"));
    assert_int_equal(card_called("two")->responses[0].leads_to, deck_find(&file.deck, "one"));
    assert_int_equal(card_called("two")->responses[1].leads_to, CARD_NONE);
    deck_file_release(&file);
    folder_release(&folder);
}

static void line_ends_and_byte_order_marks_change_nothing(void **state)
{
    (void)state;
    load_fixture("good.yaml");
    uint64_t fingerprint = deck_fingerprint(&file.deck);
    char *situation = strdup(card_called("night-shift")->situation);
    deck_file_release(&file);
    load_fixture("encoding-bom-crlf-good.yaml");
    assert_true(deck_fingerprint(&file.deck) == fingerprint);
    assert_string_equal(card_called("night-shift")->situation, situation);
    deck_file_release(&file);
    free(situation);
}

static void a_deck_in_json_is_the_same_deck(void **state)
{
    (void)state;
    struct folder folder;
    yaml_document_t tree;
    char *yaml = file_text(TESTS_FOLDER "/vectors/deck.yaml");
    folder_init(&folder);
    tree_read(&tree, yaml);
    char *json = tree_as_json(&tree);
    folder_write(&folder, "deck.json", json);
    load(TESTS_FOLDER "/vectors/deck.yaml");
    uint64_t fingerprint = deck_fingerprint(&file.deck);
    int cards = file.deck.card_count;
    deck_file_release(&file);
    load(folder_file(&folder, "deck.json"));
    assert_true(deck_fingerprint(&file.deck) == fingerprint);
    assert_int_equal(file.deck.card_count, cards);
    deck_file_release(&file);
    yaml_document_delete(&tree);
    free(json);
    free(yaml);
    folder_release(&folder);
}

static void surrogate_pairs_are_characters(void **state)
{
    (void)state;
    load_fixture("json-good.json");
    assert_string_equal(file.deck.title, "A fixture 😀");
    deck_file_release(&file);
}

static void a_refused_deck_can_be_released_and_is_not_played(void **state)
{
    (void)state;
    static const char *const refused[] = {"deck-empty.yaml", "syntax-late.yaml", "deck-list.yaml",
                                          "deck-title-list.yaml", "deck-only-follow-ups.yaml"};
    for (int i = 0; i < COUNT(refused); i++) {
        load_fixture(refused[i]);
        check_int(file.playable, false, "%s", refused[i]);
        check_int(file.problems.error_count > 0, true, "%s", refused[i]);
        deck_file_check(&file);
        deck_file_release(&file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_is_read_into_its_place),
        cmocka_unit_test(a_follow_up_is_the_same_card_when_others_are_left_out),
        cmocka_unit_test(line_ends_and_byte_order_marks_change_nothing),
        cmocka_unit_test(a_deck_in_json_is_the_same_deck),
        cmocka_unit_test(surrogate_pairs_are_characters),
        cmocka_unit_test(a_refused_deck_can_be_released_and_is_not_played),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
