/* Words that give an answer away: those of the key in English, and in any language those that stand
 * in situations of one kind alone. */
#include "store/giveaway_words.h"

#include <stdio.h>
#include <string.h>

#include "support/cards.h"
#include "support/check.h"

enum { TEXT_BYTES = 160 };

static struct sample_deck sample;
static char situations[SAMPLE_CARDS_MAX][TEXT_BYTES];

struct found {
    int count;
    struct giveaway_words list[8];
    char words[8][100];
};

static void take(void *context, const struct giveaway_words *giveaway)
{
    struct found *found = context;
    assert_true(found->count < 8);
    snprintf(found->words[found->count], sizeof found->words[0], "%s", giveaway->words);
    found->list[found->count++] = *giveaway;
}

static struct found find(const char *language)
{
    struct found found = {0};
    sample.deck.language = language;
    giveaway_words(&sample.deck, take, &found);
    return found;
}

/* `count` cards, the contexts going round from stability to change, with texts that give nothing
 * away. */
static void plain_deck(int count)
{
    sample_deck_even(&sample, count);
    for (int i = 0; i < count; i++) {
        snprintf(situations[i], TEXT_BYTES, "The post of day %d is late.", i);
        sample.cards[i].situation = situations[i];
        sample.cards[i].title = "Post";
    }
}

/* Puts `text` on the first `count` cards of this context. */
static void write_on(int context, int count, const char *text)
{
    for (int i = 0; i < sample.deck.card_count && count > 0; i++)
        if (sample.cards[i].context == context && strstr(situations[i], text) == NULL) {
            snprintf(situations[i], TEXT_BYTES, "Day %d: %s", i, text);
            count--;
        }
}

static void a_well_written_deck_gives_nothing_away(void **state)
{
    (void)state;
    plain_deck(60);
    assert_int_equal(find("en").count, 0);
    plain_deck(1);
    assert_int_equal(find("en").count, 0);
}

static void words_of_the_key_are_told_with_their_forms_and_cards(void **state)
{
    (void)state;
    plain_deck(60);
    write_on(2, 2, "All of this CHANGES now.");
    write_on(1, 3, "Change is here, and changing us.");
    write_on(0, 1, "Change the bulb.");
    struct found found = find("en-GB");
    assert_int_equal(found.count, 1);
    assert_string_equal(found.words[0], "'change', 'changing', 'changes'");
    assert_int_equal(found.list[0].word_count, 3);
    assert_false(found.list[0].in_responses);
    assert_int_equal(found.list[0].side, 1);
    assert_int_equal(found.list[0].count, 6);
    assert_int_equal(found.list[0].on_side, 5);
}

static void words_of_the_key_are_told_from_three_cards_and_four_fifths_on(void **state)
{
    (void)state;
    static const struct {
        int cards, steady, mixed, found;
    } rows[] = {{20, 2, 0, 0}, {20, 3, 0, 1}, {20, 3, 1, 0}, {20, 4, 1, 1},
                {80, 3, 0, 0}, {80, 4, 0, 1}, {80, 8, 3, 0}};
    for (int i = 0; i < COUNT(rows); i++) {
        plain_deck(rows[i].cards);
        write_on(-2, rows[i].steady, "Steady.");
        write_on(0, rows[i].mixed, "A steady hand.");
        check_int(find("en").count, rows[i].found, "row %d", i);
    }
}

static void words_of_the_key_are_words_of_english(void **state)
{
    (void)state;
    plain_deck(20);
    write_on(2, 4, "Die Change ist da.");
    assert_int_equal(find("de").count, 0);
    assert_int_equal(find("enm").count, 0);
    assert_int_equal(find("en").count, 1);
    assert_int_equal(find("EN-us").count, 1);
}

static void people_are_no_words_of_the_key(void **state)
{
    (void)state;
    plain_deck(20);
    write_on(2, 4, "The leader and the manager ask the management; a ledger.");
    write_on(-2, 4, "The leader and the manager ask the management; a ledger.");
    assert_int_equal(find("en").count, 0);
}

static void responses_are_told_by_their_approach(void **state)
{
    (void)state;
    plain_deck(20);
    for (int i = 0; i < 10; i++)
        for (int j = 0; j < sample.cards[i].response_count; j++) {
            struct response *response = &sample.cards[i].responses[j];
            if (response->approach > 0)
                response->text = "I lead them through it.";
            else if (response->approach == 0)
                response->text = i == 0 ? "I lead and manage." : "I do both.";
        }
    struct found found = find("en");
    assert_int_equal(found.count, 1);
    assert_true(found.list[0].in_responses);
    assert_int_equal(found.list[0].side, 1);
    assert_int_equal(found.list[0].count - found.list[0].on_side, 1);
    assert_string_equal(found.words[0], "'lead'");
}

static void any_word_that_is_found_on_one_side_alone_is_told_in_any_language(void **state)
{
    (void)state;
    for (int context = -2; context <= 2; context++) {
        plain_deck(60);
        write_on(context, 11, "Plötzlich ist alles anders.");
        struct found found = find("de");
        check_int(found.count, 4, "context %d", context);
        check_text(found.words[0], "'plötzlich'", "context %d", context);
        check_int(found.list[0].count, 11, "context %d", context);
        check_int(found.list[0].on_side, 11, "context %d", context);
        check_int(found.list[0].side, (context > 0) - (context < 0), "context %d", context);
    }
}

static void a_word_that_chance_may_have_put_on_one_side_is_not_told(void **state)
{
    (void)state;
    plain_deck(60);
    write_on(2, 5, "Plötzlich.");
    assert_int_equal(find("de").count, 0);
    /* Often, but on all sides. */
    plain_deck(60);
    for (int context = -2; context <= 2; context++)
        write_on(context, 11, "Plötzlich.");
    assert_int_equal(find("de").count, 0);
}

/* Decks whose words know nothing of the context: of a hundred, one may be told by chance. */
static void random_words_hardly_ever_raise_an_alarm(void **state)
{
    (void)state;
    struct random random = random_seeded(5, 5);
    int alarms = 0, decks = 200;
    for (int i = 0; i < decks; i++) {
        plain_deck(20 + (int)random_below(&random, 80));
        for (int j = 0; j < sample.deck.card_count; j++) {
            size_t used = 0;
            for (int k = 0; k < 20; k++) {
                /* Few words are frequent, and most are rare. */
                uint32_t range = 4 + random_below(&random, 200);
                used += (size_t)snprintf(situations[j] + used, TEXT_BYTES - used, "word%u ",
                                         random_below(&random, range));
            }
        }
        alarms += find("en").count > 0;
    }
    check_int(alarms <= decks / 50, true, "%d alarms", alarms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_well_written_deck_gives_nothing_away),
        cmocka_unit_test(words_of_the_key_are_told_with_their_forms_and_cards),
        cmocka_unit_test(words_of_the_key_are_told_from_three_cards_and_four_fifths_on),
        cmocka_unit_test(words_of_the_key_are_words_of_english),
        cmocka_unit_test(people_are_no_words_of_the_key),
        cmocka_unit_test(responses_are_told_by_their_approach),
        cmocka_unit_test(any_word_that_is_found_on_one_side_alone_is_told_in_any_language),
        cmocka_unit_test(a_word_that_chance_may_have_put_on_one_side_is_not_told),
        cmocka_unit_test(random_words_hardly_ever_raise_an_alarm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
