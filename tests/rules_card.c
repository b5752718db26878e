/* Cards and decks as values: letters, indices, fingerprints. The expected numbers were worked out
 * apart from this program, from the descriptions in the headers (FNV-1a, 64 bit). */
#include "rules/card.h"

#include <stdint.h>
#include <string.h>

#include "rules/code.h"
#include "support/check.h"

/* --- letters ------------------------------------------------------------------------------------
 */

static void letters_and_digits_name_the_responses_a_card_has(void **state)
{
    (void)state;
    static const char accepted[] = "ABCDabcd1234-";
    static const int responses[] = {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, RESPONSE_NONE};
    for (int count = RESPONSES_MIN; count <= RESPONSES_MAX; count++) {
        struct card card = {.response_count = count};
        for (int i = 0; i < 128; i++) {
            int found = 99;
            const char *place = i > 0 ? strchr(accepted, i) : NULL;
            bool good = place != NULL && responses[place - accepted] < count;
            check_int(response_from_letter(&card, (char)i, &found), good, "'%c' of %d", i, count);
            check_int(found, good ? responses[place - accepted] : 99, "'%c' of %d", i, count);
        }
    }
    check_int(response_letter(RESPONSE_NONE), '-', "none");
    check_int(response_letter(3), 'D', "the last");
}

/* --- a deck -------------------------------------------------------------------------------------
 */

static struct card cards[] = {
    {.id = "merger",
     .context = 2,
     .lens = LENS_ORIENTATION,
     .response_count = 3,
     .responses = {{.approach = 2, .leads_to = CARD_NONE},
                   {.approach = -2, .quality = QUALITY_HARMFUL, .leads_to = 70000},
                   {.approach = 0, .quality = QUALITY_WEAK, .leads_to = 1}}},
    {.id = "day-one",
     .context = -1,
     .lens = LENS_VISION,
     .only_follow_up = true,
     .response_count = 2,
     .responses = {{.approach = -1},
                   {.approach = 1, .quality = QUALITY_WEAK, .leads_to = CARD_NONE}}},
};

static struct deck two_cards(void)
{
    return (struct deck){.id = "a-deck", .cards = cards, .card_count = 2};
}

static void a_fingerprint_is_the_same_on_every_machine(void **state)
{
    (void)state;
    struct deck deck = two_cards(), empty = {.id = ""};
    assert_true(deck_fingerprint(&deck) == UINT64_C(0x5e1772b2850a2c28));
    assert_true(deck_fingerprint(&empty) == UINT64_C(0xaf63bd4c8601b7df));
    check_int(code_deck_mark(&deck), 1690, "the eleven bits of it that a code holds");
}

static void cards_are_counted_and_found(void **state)
{
    (void)state;
    struct deck deck = two_cards();
    int by_kind[2] = {9, 9};
    deck.kind_start[0] = 9; /* whatever stood there */
    check_int(deck_dealable(&deck), 1, "before it is indexed");
    deck_index(&deck, by_kind);
    check_int(deck_dealable(&deck), 1, "and after");
    check_int(by_kind[0], 0, "the one that is dealt");
    check_int(by_kind[1], 9, "a follow-up is not");
    for (int kind = 0; kind <= DECK_KINDS; kind++)
        check_int(deck.kind_start[kind], kind > card_kind(&cards[0]), "kind %d", kind);
    check_int(deck_find(&deck, "merger"), 0, "the first");
    check_int(deck_find(&deck, "day-one"), 1, "the last");
    check_int(deck_find(&deck, "day-two"), CARD_NONE, "none");
}

static void the_first_of_several_best_responses_is_the_best(void **state)
{
    (void)state;
    struct card card = {
        .context = 1,
        .response_count = 4,
        .responses = {{.approach = -2}, {.approach = 0}, {.approach = 2}, {.approach = 0}}};
    check_int(card_best_response(&card), 1, "8 three times");
    check_int(card_best_fit(&card), 8, "8 three times");
    card.responses[0].approach = 1;
    check_int(card_best_response(&card), 0, "10 at the start");
    card.response_count = 1;
    card.responses[0] = (struct response){.approach = 1, .quality = QUALITY_HARMFUL};
    check_int(card_fit(&card, 0), 0, "harmful");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_and_digits_name_the_responses_a_card_has),
        cmocka_unit_test(a_fingerprint_is_the_same_on_every_machine),
        cmocka_unit_test(cards_are_counted_and_found),
        cmocka_unit_test(the_first_of_several_best_responses_is_the_best),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
