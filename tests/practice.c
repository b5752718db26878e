/* Days, the boxes of Practice, and the day's voyage. */
#include "rules/practice.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "rules/daily.h"
#include "support/cards.h"
#include "support/check.h"

static struct sample_deck sample;
static struct practice_place places[SAMPLE_CARDS_MAX];
static struct practice_sitting sitting;

enum { TODAY = 20782 }; /* 2026-11-25 */

/* --- days ---------------------------------------------------------------------------------------
 */

static void a_day_is_written_and_read_again(void **state)
{
    (void)state;
    static const struct {
        int day;
        const char *text;
    } rows[] = {{0, "1970-01-01"},      {59, "1970-03-01"},    {11016, "2000-02-29"},
                {TODAY, "2026-11-25"},  {47540, "2100-02-28"}, {47541, "2100-03-01"},
                {DAY_MAX, "9999-12-31"}};
    char text[DAY_BYTES];
    for (int i = 0; i < COUNT(rows); i++) {
        int day = -1;
        day_write(text, rows[i].day);
        check_text(text, rows[i].text, "row %d", i);
        assert_true(day_read(text, &day));
        check_int(day, rows[i].day, "row %d", i);
    }
    for (int day = 0; day < DAY_MAX; day += 271) {
        int again = -1;
        day_write(text, day);
        assert_true(day_read(text, &again));
        check_int(again, day, "%s", text);
    }
}

static void what_is_no_day_is_not_read(void **state)
{
    (void)state;
    static const char *const rows[] = {"",           "2026-11",     "2026-02-29", "2026-13-01",
                                       "2026-00-10", "2026-11-31",  "1969-12-31", "2026-11-25 ",
                                       "26-11-25",   "2026-1-5",    "tomorrow",   "2026/11/25",
                                       "+026-11-25", "99999-01-01", "2026-11--5"};
    for (int i = 0; i < COUNT(rows); i++) {
        int day;
        if (day_read(rows[i], &day))
            fail_msg("'%s' was read as day %d", rows[i], day);
    }
}

static void a_day_is_told_as_people_say_it(void **state)
{
    (void)state;
    char words[64];
    day_words(words, sizeof words, TODAY, TODAY);
    assert_string_equal(words, "today");
    day_words(words, sizeof words, TODAY + 1, TODAY);
    assert_string_equal(words, "tomorrow");
    day_words(words, sizeof words, TODAY + 2, TODAY);
    assert_string_equal(words, "Friday, 27 November");
    day_words(words, sizeof words, TODAY + 16, TODAY);
    assert_string_equal(words, "Friday, 11 December");
}

/* --- boxes --------------------------------------------------------------------------------------
 */

static void a_card_goes_up_one_box_or_back_to_the_first(void **state)
{
    (void)state;
    for (int box = PRACTICE_NEW; box <= 5; box++)
        for (int fit = 0; fit <= 10; fit++)
            check_int(practice_box_after(box, fit),
                      fit < 8    ? 1
                      : box == 5 ? 5
                                 : box + 1,
                      "box %d, fit %d", box, fit);
    static const int days[] = {1, 2, 4, 8, 16};
    for (int i = 0; i < COUNT(days); i++)
        check_int(practice_days(i + 1), days[i], "box %d", i + 1);
}

static void a_card_is_due_on_its_day_and_where_a_clock_was_set_back(void **state)
{
    (void)state;
    static const struct {
        int box, due;
        bool is;
    } rows[] = {{PRACTICE_NEW, 0, false}, {1, TODAY + 1, false}, {1, TODAY, true},
                {1, TODAY - 900, true},   {1, TODAY + 2, true},  {2, TODAY + 2, false},
                {5, TODAY + 16, false},   {5, TODAY + 17, true}, {3, DAY_MAX, true}};
    for (int i = 0; i < COUNT(rows); i++)
        check_int(practice_is_due((struct practice_place){rows[i].box, rows[i].due}, TODAY),
                  rows[i].is, "row %d", i);
}

/* --- a sitting ----------------------------------------------------------------------------------
 */

static void put(int card, int box, int due)
{
    places[card] = (struct practice_place){box, due};
}

static void begin(int cards)
{
    sample_deck_even(&sample, cards);
    memset(places, 0, sizeof places);
}

static void check_cards(const int cards[], int count)
{
    check_int(sitting.count, count, "cards");
    for (int i = 0; i < count; i++)
        check_int(sitting.cards[i], cards[i], "card %d", i);
}

static void the_lowest_box_comes_first_and_in_it_what_waited_longest(void **state)
{
    (void)state;
    begin(12);
    for (int card = 0; card < 12; card++)
        put(card, 5, TODAY + 10);
    put(3, 2, TODAY - 5);
    put(4, 1, TODAY);
    put(7, 1, TODAY - 2);
    put(9, 3, TODAY - 90);
    put(10, 3, TODAY - 90); /* as long: in the deck's order of kinds */
    practice_deal(&sitting, &sample.deck, places, TODAY, 1);
    check_cards((const int[]){7, 4, 3, 10, 9}, 5);
    check_int(sitting.due_count, 5, "due");
    check_int(sitting.boxes[0], 1, "box");
    check_int(sitting.boxes[3], 3, "box");
    check_int(sitting.waiting, 0, "waiting");
}

static void at_most_twenty_are_dealt_and_the_rest_waits(void **state)
{
    (void)state;
    begin(60);
    for (int card = 0; card < 60; card++)
        put(card, card < 15 ? 2 : 1, TODAY - card % 7);
    practice_deal(&sitting, &sample.deck, places, TODAY, 1);
    check_int(sitting.count, 20, "cards");
    check_int(sitting.due_count, 20, "due");
    check_int(sitting.waiting, 40, "waiting");
    for (int i = 0; i < sitting.count; i++) {
        check_int(sitting.boxes[i], 1, "box of card %d", i);
        if (i > 0 && places[sitting.cards[i]].due < places[sitting.cards[i - 1]].due)
            fail_msg("card %d has waited longer than the one before it", i);
    }
}

static void new_cards_come_along_where_few_are_due(void **state)
{
    (void)state;
    begin(60);
    put(5, 1, TODAY);
    put(6, 4, TODAY + 3);
    bool differs = false;
    for (uint32_t seed = 0; seed < 50; seed++) {
        int before = sitting.cards[1];
        practice_deal(&sitting, &sample.deck, places, TODAY, seed);
        check_int(sitting.count, 10, "seed %u", seed);
        check_int(sitting.due_count, 1, "seed %u", seed);
        check_int(sitting.cards[0], 5, "seed %u", seed);
        differs = differs || (seed > 0 && before != sitting.cards[1]);
        for (int i = 1; i < sitting.count; i++) {
            check_int(sitting.boxes[i], PRACTICE_NEW, "seed %u, card %d", seed, i);
            for (int j = 0; j < i; j++)
                assert_int_not_equal(sitting.cards[i], sitting.cards[j]);
        }
    }
    assert_true(differs);
}

/* Worked out apart from this program: PCG32, stream 3, and a reservoir of ten. */
static void the_same_seed_brings_the_same_new_cards_in_the_same_order(void **state)
{
    (void)state;
    static const int first[] = {6, 0, 8, 2, 11, 1, 4, 9, 7, 10};
    static const int second[] = {7, 3, 8, 10, 1, 4, 9, 5, 11, 2};
    begin(12);
    practice_deal(&sitting, &sample.deck, places, TODAY, 1);
    check_cards(first, 10);
    practice_deal(&sitting, &sample.deck, places, TODAY, 2);
    check_cards(second, 10);
}

static void where_ten_or_more_are_due_nothing_new_comes_along(void **state)
{
    (void)state;
    for (int due = 10 - 1; due <= 10 + 1; due++) {
        begin(60);
        for (int card = 0; card < due; card++)
            put(card, 1, TODAY);
        practice_deal(&sitting, &sample.deck, places, TODAY, 1);
        check_int(sitting.due_count, due, "%d due", due);
        check_int(sitting.count, due < 10 ? 10 : due, "%d due", due);
        for (int i = 0; i < due; i++)
            check_int(sitting.boxes[i], 1, "%d due, card %d", due, i);
    }
}

static void when_nothing_is_due_the_first_day_is_told(void **state)
{
    (void)state;
    begin(10);
    for (int card = 0; card < 10; card++)
        put(card, 5, TODAY + 5 + card);
    practice_deal(&sitting, &sample.deck, places, TODAY, 1);
    check_int(sitting.count, 0, "cards");
    check_int(sitting.next_due, TODAY + 5, "the day");
    put(3, 5, TODAY + 1);
    put(8, 5, TODAY + 2);
    practice_deal(&sitting, &sample.deck, places, TODAY, 1);
    check_int(sitting.next_due, TODAY + 1, "an earlier one in the middle");
    begin(0);
    practice_deal(&sitting, &sample.deck, places, TODAY, 1);
    check_int(sitting.next_due, -1, "a deck with nothing to practise");
}

static void cards_that_follow_are_not_practised(void **state)
{
    (void)state;
    begin(10);
    for (int card = 0; card < 10; card++) {
        put(card, 1, TODAY);
        sample.cards[card].only_follow_up = card % 2 == 0;
    }
    sample_deck_finish(&sample);
    practice_deal(&sitting, &sample.deck, places, TODAY, 1);
    check_int(sitting.count, 5, "cards");
    for (int i = 0; i < sitting.count; i++)
        check_int(sitting.cards[i] % 2, 1, "card %d", i);
}

/* --- the day's voyage ---------------------------------------------------------------------------
 */

static void a_day_deals_the_same_to_everybody_with_the_same_deck(void **state)
{
    (void)state;
    struct game_setup one, other;
    sample_deck_even(&sample, 60);
    daily_setup(&one, &sample.deck, TODAY);
    daily_setup(&other, &sample.deck, TODAY);
    check_int(other.seed, one.seed, "the same day");
    check_int(one.rounds, ROUNDS_USUAL, "cards");
    check_int(one.way, WAY_VOYAGE, "way");
    check_int(one.difficulty, DIFFICULTY_STANDARD, "difficulty");
    assert_int_equal(game_setup_check(&sample.deck, &one), SETUP_GOOD);
    for (int day = TODAY + 1; day < TODAY + 366; day++) {
        daily_setup(&other, &sample.deck, day);
        assert_true(other.seed <= SEED_MAX);
        assert_int_not_equal(other.seed, one.seed);
    }
    /* Another version of the deck. */
    sample.cards[7].context = sample.cards[7].context == 0 ? 1 : 0;
    daily_setup(&other, &sample.deck, TODAY);
    assert_int_not_equal(other.seed, one.seed);
}

/* Two versions of the game deal the same. Worked out apart from this program: FNV-1a of the deck,
 * mixed with the day, as the seed of PCG32's stream 4. */
static void the_seed_of_a_day_stays_what_it_is(void **state)
{
    (void)state;
    static const struct {
        int cards, rounds, day;
        uint32_t seed;
    } rows[] = {{5, 5, TODAY, 366634227},
                {5, 5, TODAY + 1, 596918377},
                {60, 12, TODAY, 180694392},
                {60, 12, TODAY + 1, 352205702}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct game_setup setup;
        sample_deck_even(&sample, rows[i].cards);
        daily_setup(&setup, &sample.deck, rows[i].day);
        check_int(setup.seed, rows[i].seed, "row %d", i);
        check_int(setup.rounds, rows[i].rounds, "row %d", i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_written_and_read_again),
        cmocka_unit_test(what_is_no_day_is_not_read),
        cmocka_unit_test(a_day_is_told_as_people_say_it),
        cmocka_unit_test(a_card_goes_up_one_box_or_back_to_the_first),
        cmocka_unit_test(a_card_is_due_on_its_day_and_where_a_clock_was_set_back),
        cmocka_unit_test(the_lowest_box_comes_first_and_in_it_what_waited_longest),
        cmocka_unit_test(at_most_twenty_are_dealt_and_the_rest_waits),
        cmocka_unit_test(new_cards_come_along_where_few_are_due),
        cmocka_unit_test(the_same_seed_brings_the_same_new_cards_in_the_same_order),
        cmocka_unit_test(where_ten_or_more_are_due_nothing_new_comes_along),
        cmocka_unit_test(when_nothing_is_due_the_first_day_is_told),
        cmocka_unit_test(cards_that_follow_are_not_practised),
        cmocka_unit_test(a_day_deals_the_same_to_everybody_with_the_same_deck),
        cmocka_unit_test(the_seed_of_a_day_stays_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
