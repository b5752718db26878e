/* What the core deck promises those who play it: every kind of weather and every lens alike, no way
 * to score without reading, and a reason for every response. The guided cards promise what three
 * cards can.
 *
 * One promise is not held here, because what it compares with is no part of the project: that no
 * card repeats the article the game goes back to. Every run of six words of the deck was compared
 * with the article when the cards were written; whoever adds a card writes it in words of their
 * own. */
#include "rules/card.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "store/deck.h"
#include "support/bot_voyage.h"
#include "support/check.h"

#define CORE_DECK    PROJECT_FOLDER "/cards/core"
#define GUIDED_CARDS PROJECT_FOLDER "/assets/tutorial"

enum { CARDS = 72, VOYAGES = 300 };

static struct deck_file core, guided;

static void load(struct deck_file *file, const char *path)
{
    struct error error = {0};
    if (!deck_file_load(file, path, &error))
        fail_msg("%s", error.words);
}

static int load_decks(void **state)
{
    (void)state;
    load(&core, CORE_DECK);
    load(&guided, GUIDED_CARDS);
    return 0;
}

static int release_decks(void **state)
{
    (void)state;
    deck_file_release(&core);
    deck_file_release(&guided);
    return 0;
}

static void check_no_problems(const struct deck_file *file)
{
    if (file->problems.count > 0)
        problems_write(stderr, &file->problems);
    check_int((long long)file->problems.count, 0, "problems of %s", file->path);
    check_int(file->left_out, 0, "cards left out of %s", file->path);
    assert_true(file->playable);
}

/* --- what is in it ------------------------------------------------------------------------------
 */

static void the_deck_loads_and_checks_without_a_word(void **state)
{
    (void)state;
    deck_file_check(&core);
    deck_file_play(&core);
    check_no_problems(&core);
    assert_int_equal(core.deck.card_count, CARDS);
}

static void each_lens_has_twelve_cards(void **state)
{
    (void)state;
    int counts[LENS_COUNT] = {0};
    for (int i = 0; i < core.deck.card_count; i++)
        counts[core.deck.cards[i].lens]++;
    check_int(counts[LENS_NONE], 0, "cards without a lens");
    for (int i = 1; i < LENS_COUNT; i++)
        check_int(counts[i], 12, "%s", lens_word((enum lens)i));
}

static void each_context_has_fourteen_or_fifteen_cards(void **state)
{
    (void)state;
    int counts[SCALE_STEPS] = {0};
    for (int i = 0; i < core.deck.card_count; i++)
        counts[core.deck.cards[i].context - SCALE_MIN]++;
    for (int i = 0; i < SCALE_STEPS; i++)
        check_int(counts[i] == 14 || counts[i] == 15, true, "%s: %d", CONTEXT_WORDS[i], counts[i]);
}

static bool has_a_badly_done_response(const struct card *card)
{
    for (int i = 0; i < card->response_count; i++)
        if (card->responses[i].quality != QUALITY_SOUND)
            return true;
    return false;
}

static void a_third_of_the_cards_or_more_offer_something_badly_done(void **state)
{
    (void)state;
    int count = 0;
    for (int i = 0; i < core.deck.card_count; i++)
        count += has_a_badly_done_response(&core.deck.cards[i]);
    check_int(3 * count >= CARDS, true, "%d cards", count);
}

static int approaches_of(const struct card *card)
{
    bool seen[SCALE_STEPS] = {false};
    int count = 0;
    for (int i = 0; i < card->response_count; i++) {
        bool *approach = &seen[card->responses[i].approach - SCALE_MIN];
        count += !*approach;
        *approach = true;
    }
    return count;
}

static bool ends_with(const char *text, char last)
{
    size_t length = strlen(text);
    return length > 0 && text[length - 1] == last;
}

/* Three or four responses of two kinds or more, a reason for each, and a question to talk about. */
static void check_complete(const struct deck *deck)
{
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        check_int(card->response_count >= 3, true, "responses of %s", card->id);
        check_int(approaches_of(card) >= 2, true, "kinds of approach of %s", card->id);
        check_int(ends_with(card->discuss, '?'), true, "the question of %s", card->id);
        for (int j = 0; j < card->response_count; j++)
            check_int(card->responses[j].why[0] != '\0', true, "%s: why %c", card->id,
                      response_letter(j));
    }
}

static void every_card_gives_a_choice_its_reasons_and_a_question(void **state)
{
    (void)state;
    check_complete(&core.deck);
}

/* --- follow-ups ---------------------------------------------------------------------------------
 */

/* Marks what `card` leads to, and what that leads to. */
static void reach(const struct deck *deck, int card, bool reached[])
{
    if (reached[card])
        return;
    reached[card] = true;
    for (int i = 0; i < deck->cards[card].response_count; i++)
        if (deck->cards[card].responses[i].leads_to != CARD_NONE)
            reach(deck, deck->cards[card].responses[i].leads_to, reached);
}

static void every_follow_up_can_come(void **state)
{
    (void)state;
    bool reached[CARDS] = {false};
    assert_int_equal(core.deck.card_count, CARDS);
    for (int i = 0; i < core.deck.card_count; i++)
        if (!core.deck.cards[i].only_follow_up)
            reach(&core.deck, i, reached);
    for (int i = 0; i < core.deck.card_count; i++)
        check_int(reached[i], true, "%s", core.deck.cards[i].id);
}

/* That the card exists is the loader's affair: an unknown one is an error. */
static void six_responses_or_more_lead_to_another_card(void **state)
{
    (void)state;
    int count = 0;
    for (int i = 0; i < core.deck.card_count; i++)
        for (int j = 0; j < core.deck.cards[i].response_count; j++) {
            int target = core.deck.cards[i].responses[j].leads_to;
            check_int(target != i, true, "%s leads to itself", core.deck.cards[i].id);
            count += target != CARD_NONE;
        }
    check_int(count >= 6, true, "%d", count);
}

/* --- nothing gives the answer away --------------------------------------------------------------
 */

/* Whether the best response is longer (sign 1) or shorter (sign -1) than all others. */
static bool best_stands_out(const struct card *card, int sign)
{
    int best = card_best_response(card);
    for (int i = 0; i < card->response_count; i++)
        if (i != best &&
            sign * (card->responses[best].text_letters - card->responses[i].text_letters) <= 0)
            return false;
    return true;
}

/* Of four texts each is the longest on 25 %. Less than 20 % would be as good a hint as 40 %. */
static void the_best_response_is_now_and_then_the_longest_or_the_shortest(void **state)
{
    (void)state;
    for (int sign = -1; sign <= 1; sign += 2) {
        int count = 0;
        for (int i = 0; i < core.deck.card_count; i++)
            count += best_stands_out(&core.deck.cards[i], sign);
        check_int(100 * count >= 20 * CARDS && 100 * count <= 40 * CARDS, true, "%s: %d of %d",
                  sign > 0 ? "longest" : "shortest", count, CARDS);
    }
}

/* Dealt by chance, the best response would stand at a letter on the sum of 1/n over the cards that
 * have this letter, n being their responses: D rarer than A to C, as some cards have no D. Within a
 * quarter of that, somebody who always takes one letter wins less than one card in a voyage. */
static void the_best_response_stands_at_each_letter_about_as_often_as_by_chance(void **state)
{
    (void)state;
    double chance[RESPONSES_MAX] = {0};
    int counts[RESPONSES_MAX] = {0};
    for (int i = 0; i < core.deck.card_count; i++) {
        const struct card *card = &core.deck.cards[i];
        counts[card_best_response(card)]++;
        for (int j = 0; j < card->response_count; j++)
            chance[j] += 1.0 / card->response_count;
    }
    for (int i = 0; i < RESPONSES_MAX; i++)
        check_int(counts[i] >= 0.75 * chance[i] && counts[i] <= 1.25 * chance[i], true,
                  "%c: %d, by chance %.1f", response_letter(i), counts[i], chance[i]);
}

static void leading_and_managing_are_best_equally_often(void **state)
{
    (void)state;
    int leading = 0, managing = 0;
    for (int i = 0; i < core.deck.card_count; i++) {
        const struct card *card = &core.deck.cards[i];
        int approach = card->responses[card_best_response(card)].approach;
        leading += approach > 0;
        managing += approach < 0;
    }
    check_int(100 * leading >= 35 * CARDS && 100 * leading <= 42 * CARDS, true, "leading: %d",
              leading);
    check_int(100 * managing >= 35 * CARDS && 100 * managing <= 42 * CARDS, true, "managing: %d",
              managing);
}

/* The words of the key. A star stands for any ending. */
static const char *const giving_away[] = {
    "chang*", "unchang*", "stable", "unstable", "stabili*", "destabili*", "steady",  "steadily",
    "lead",   "leads",    "led",    "leading",  "leader*",  "manage*",    "managing"};

static bool is_word(const char *word, size_t length, const char *pattern)
{
    size_t fixed = strcspn(pattern, "*");
    if (length < fixed || (pattern[fixed] == '\0' && length > fixed))
        return false;
    for (size_t i = 0; i < fixed; i++)
        if (tolower((unsigned char)word[i]) != pattern[i])
            return false;
    return true;
}

static void check_words(const struct card *card, const char *what, const char *text)
{
    while (*text != '\0') {
        size_t length = 0;
        while (isalpha((unsigned char)text[length]))
            length++;
        for (int i = 0; i < COUNT(giving_away); i++)
            if (is_word(text, length, giving_away[i]))
                fail_msg("%s: the %s has '%.*s'", card->id, what, (int)length, text);
        text += length > 0 ? length : 1;
    }
}

/* Not the whys and the question: they come when the key has been shown. */
static void no_card_names_its_weather(const struct deck *deck)
{
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        check_words(card, "title", card->title);
        check_words(card, "situation", card->situation);
        for (int j = 0; j < card->response_count; j++)
            check_words(card, "response", card->responses[j].text);
    }
}

static void the_words_of_the_key_stand_on_no_card(void **state)
{
    (void)state;
    no_card_names_its_weather(&core.deck);
    no_card_names_its_weather(&guided.deck);
}

static void the_words_of_the_key_are_found_in_any_form(void **state)
{
    (void)state;
    static const struct {
        const char *word, *pattern;
        bool same;
    } rows[] = {{"Changing", "chang*", true}, {"chan", "chang*", false}, {"led", "led", true},
                {"ledger", "led", false},     {"LEAD", "lead", true},    {"lea", "lead", false}};
    for (int i = 0; i < COUNT(rows); i++)
        check_int(is_word(rows[i].word, strlen(rows[i].word), rows[i].pattern), rows[i].same,
                  "%s, %s", rows[i].word, rows[i].pattern);
}

/* --- fair to those who read ---------------------------------------------------------------------
 */

/* The check's own bounds would have been a warning; this says by how much they hold. */
static void bots_that_do_not_read_score_well_below_their_bounds(void **state)
{
    (void)state;
    deck_file_play(&core);
    assert_int_equal(core.play_check.voyages, PLAY_CHECK_VOYAGES);
    for (int i = 0; i < POLICY_COUNT; i++) {
        enum policy policy = (enum policy)i;
        int tenths = play_check_tenths(&core.play_check, policy), bound = policy_bound(policy);
        if (bound > 0)
            check_int(tenths <= 10 * bound - 100, true, "%s: mean %d.%d, bound %d",
                      policy_word(policy), tenths / 10, tenths % 10, bound);
    }
}

static void whoever_reads_every_card_right_scores_a_hundred(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= VOYAGES; seed++) {
        struct reading reading = bot_voyage(POLICY_BEST, &core.deck, seed);
        check_int(reading.score, 100, "seed %u", seed);
        check_int(reading.rescues, 0, "seed %u: rescues", seed);
    }
}

/* --- the guided cards ---------------------------------------------------------------------------
 */

static void the_guided_cards_are_calm_then_storm_then_open_sea(void **state)
{
    (void)state;
    static const int contexts[] = {-2, 2, 0};
    check_no_problems(&guided);
    assert_int_equal(guided.deck.card_count, COUNT(contexts));
    for (int i = 0; i < COUNT(contexts); i++) {
        const struct card *card = &guided.deck.cards[i];
        check_int(card->context, contexts[i], "%s", card->id);
        check_int(card_best_fit(card), 10, "%s: the best response fits wholly", card->id);
    }
    check_complete(&guided.deck);
}

static void the_guided_cards_best_responses_stand_at_different_letters(void **state)
{
    (void)state;
    bool seen[RESPONSES_MAX] = {false};
    for (int i = 0; i < guided.deck.card_count; i++) {
        int best = card_best_response(&guided.deck.cards[i]);
        check_int(seen[best], false, "%s: %c again", guided.deck.cards[i].id,
                  response_letter(best));
        seen[best] = true;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_deck_loads_and_checks_without_a_word),
        cmocka_unit_test(each_lens_has_twelve_cards),
        cmocka_unit_test(each_context_has_fourteen_or_fifteen_cards),
        cmocka_unit_test(a_third_of_the_cards_or_more_offer_something_badly_done),
        cmocka_unit_test(every_card_gives_a_choice_its_reasons_and_a_question),
        cmocka_unit_test(every_follow_up_can_come),
        cmocka_unit_test(six_responses_or_more_lead_to_another_card),
        cmocka_unit_test(the_best_response_is_now_and_then_the_longest_or_the_shortest),
        cmocka_unit_test(the_best_response_stands_at_each_letter_about_as_often_as_by_chance),
        cmocka_unit_test(leading_and_managing_are_best_equally_often),
        cmocka_unit_test(the_words_of_the_key_stand_on_no_card),
        cmocka_unit_test(the_words_of_the_key_are_found_in_any_form),
        cmocka_unit_test(bots_that_do_not_read_score_well_below_their_bounds),
        cmocka_unit_test(whoever_reads_every_card_right_scores_a_hundred),
        cmocka_unit_test(the_guided_cards_are_calm_then_storm_then_open_sea),
        cmocka_unit_test(the_guided_cards_best_responses_stand_at_different_letters),
    };
    return cmocka_run_group_tests(tests, load_decks, release_decks);
}
