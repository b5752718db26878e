/* What the decks in cards/ promise those who play them: every kind of weather and every lens alike,
 * no way to score without reading, and a reason for every response. The guided cards promise what
 * three cards can.
 *
 * One promise is not held here, because what it compares with is no part of the project: that no
 * card repeats the article the game goes back to. Every run of six words of the decks was compared
 * with the article when the cards were written; whoever adds a card writes it in words of their
 * own. */
#include "rules/card.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "store/deck.h"
#include "support/bot_voyage.h"
#include "support/check.h"

#define DECKS_FOLDER PROJECT_FOLDER "/cards"
#define GUIDED_CARDS PROJECT_FOLDER "/assets/tutorial"

enum { CARDS_MAX = 72, VOYAGES = 300 };

/* Whoever adds a deck adds a row. */
static struct shipped {
    const char *name;
    int cards;
    struct deck_file file;
} shipped[] = {
    {.name = "core", .cards = 72},     {.name = "hospital", .cards = 30},
    {.name = "school", .cards = 30},   {.name = "service", .cards = 30},
    {.name = "software", .cards = 30}, {.name = "workshop", .cards = 30},
};

static struct deck_file guided;

static void load(struct deck_file *file, const char *path)
{
    struct error error = {0};
    if (!deck_file_load(file, path, &error))
        fail_msg("%s", error.words);
}

static int load_decks(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(shipped); i++) {
        char path[PATH_BYTES_MAX];
        assert_true(path_join(path, DECKS_FOLDER, shipped[i].name));
        load(&shipped[i].file, path);
    }
    load(&guided, GUIDED_CARDS);
    return 0;
}

static int release_decks(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(shipped); i++)
        deck_file_release(&shipped[i].file);
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

/* The promises are kept deck by deck. */
static void for_each_deck(void (*check)(const struct deck *))
{
    for (int i = 0; i < COUNT(shipped); i++)
        check(&shipped[i].file.deck);
}

/* --- what is in it ------------------------------------------------------------------------------
 */

static bool is_a_deck(const char *name)
{
    char folder[PATH_BYTES_MAX], path[PATH_BYTES_MAX];
    if (!path_join(folder, DECKS_FOLDER, name) || !path_join(path, folder, "deck.yaml"))
        return false;
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return false;
    fclose(file);
    return true;
}

/* All rows have been loaded, so that as many decks as rows are the same decks. */
static void every_deck_in_the_folder_is_held_to_the_promises(void **state)
{
    (void)state;
    DIR *folder = opendir(DECKS_FOLDER);
    assert_non_null(folder);
    int count = 0;
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder))
        count += is_a_deck(entry->d_name);
    closedir(folder);
    check_int(count, COUNT(shipped), "decks in %s", DECKS_FOLDER);
}

static void the_decks_load_and_check_without_a_word(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(shipped); i++) {
        deck_file_check(&shipped[i].file);
        deck_file_play(&shipped[i].file);
        check_no_problems(&shipped[i].file);
        check_int(shipped[i].file.deck.card_count, shipped[i].cards, "%s", shipped[i].name);
    }
}

static void check_lenses(const struct deck *deck)
{
    int counts[LENS_COUNT] = {0};
    for (int i = 0; i < deck->card_count; i++)
        counts[deck->cards[i].lens]++;
    check_int(counts[LENS_NONE], 0, "%s: cards without a lens", deck->id);
    for (int i = 1; i < LENS_COUNT; i++)
        check_int(counts[i], deck->card_count / (LENS_COUNT - 1), "%s: %s", deck->id,
                  lens_word((enum lens)i));
}

static void all_lenses_have_the_same_number_of_cards(void **state)
{
    (void)state;
    for_each_deck(check_lenses);
}

static void check_contexts(const struct deck *deck)
{
    int counts[SCALE_STEPS] = {0};
    for (int i = 0; i < deck->card_count; i++)
        counts[deck->cards[i].context - SCALE_MIN]++;
    const int even = deck->card_count / SCALE_STEPS;
    const bool uneven = deck->card_count % SCALE_STEPS != 0;
    for (int i = 0; i < SCALE_STEPS; i++)
        check_int(counts[i] == even || counts[i] == even + uneven, true, "%s: %s: %d", deck->id,
                  CONTEXT_WORDS[i], counts[i]);
}

static void all_contexts_have_about_the_same_number_of_cards(void **state)
{
    (void)state;
    for_each_deck(check_contexts);
}

static bool has_a_badly_done_response(const struct card *card)
{
    for (int i = 0; i < card->response_count; i++)
        if (card->responses[i].quality != QUALITY_SOUND)
            return true;
    return false;
}

static void check_badly_done(const struct deck *deck)
{
    int count = 0;
    for (int i = 0; i < deck->card_count; i++)
        count += has_a_badly_done_response(&deck->cards[i]);
    check_int(3 * count >= deck->card_count, true, "%s: %d cards", deck->id, count);
}

static void a_third_of_the_cards_or_more_offer_something_badly_done(void **state)
{
    (void)state;
    for_each_deck(check_badly_done);
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
    for_each_deck(check_complete);
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

static void check_reached(const struct deck *deck)
{
    bool reached[CARDS_MAX] = {false};
    assert_in_range(deck->card_count, 1, CARDS_MAX);
    for (int i = 0; i < deck->card_count; i++)
        if (!deck->cards[i].only_follow_up)
            reach(deck, i, reached);
    for (int i = 0; i < deck->card_count; i++)
        check_int(reached[i], true, "%s: %s", deck->id, deck->cards[i].id);
}

static void every_follow_up_can_come(void **state)
{
    (void)state;
    for_each_deck(check_reached);
}

/* That the card exists is the loader's affair: an unknown one is an error. */
static void check_follow_ups(const struct deck *deck)
{
    int count = 0;
    for (int i = 0; i < deck->card_count; i++)
        for (int j = 0; j < deck->cards[i].response_count; j++) {
            int target = deck->cards[i].responses[j].leads_to;
            check_int(target != i, true, "%s leads to itself", deck->cards[i].id);
            count += target != CARD_NONE;
        }
    check_int(12 * count >= deck->card_count, true, "%s: %d", deck->id, count);
}

static void one_response_in_a_dozen_cards_leads_to_another_card(void **state)
{
    (void)state;
    for_each_deck(check_follow_ups);
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
static void check_lengths(const struct deck *deck)
{
    for (int sign = -1; sign <= 1; sign += 2) {
        int count = 0;
        for (int i = 0; i < deck->card_count; i++)
            count += best_stands_out(&deck->cards[i], sign);
        check_int(100 * count >= 20 * deck->card_count && 100 * count <= 33 * deck->card_count,
                  true, "%s: %s: %d", deck->id, sign > 0 ? "longest" : "shortest", count);
    }
}

static void the_best_response_is_now_and_then_the_longest_or_the_shortest(void **state)
{
    (void)state;
    for_each_deck(check_lengths);
}

/* Dealt by chance, the best response would stand at a letter on the sum of 1/n over the cards that
 * have this letter, n being their responses: D rarer than A to C, as some cards have no D. Within a
 * quarter of that, somebody who always takes one letter wins less than one card in a voyage. */
static void check_letters(const struct deck *deck)
{
    double chance[RESPONSES_MAX] = {0};
    int counts[RESPONSES_MAX] = {0};
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        counts[card_best_response(card)]++;
        for (int j = 0; j < card->response_count; j++)
            chance[j] += 1.0 / card->response_count;
    }
    for (int i = 0; i < RESPONSES_MAX; i++)
        check_int(counts[i] >= 0.75 * chance[i] && counts[i] <= 1.25 * chance[i], true,
                  "%s: %c: %d, by chance %.1f", deck->id, response_letter(i), counts[i], chance[i]);
}

static void the_best_response_stands_at_each_letter_about_as_often_as_by_chance(void **state)
{
    (void)state;
    for_each_deck(check_letters);
}

static void check_sides(const struct deck *deck)
{
    int counts[2] = {0};
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        int approach = card->responses[card_best_response(card)].approach;
        counts[0] += approach > 0;
        counts[1] += approach < 0;
    }
    for (int i = 0; i < COUNT(counts); i++)
        check_int(100 * counts[i] >= 35 * deck->card_count &&
                      100 * counts[i] <= 42 * deck->card_count,
                  true, "%s: %s: %d", deck->id, i == 0 ? "leading" : "managing", counts[i]);
}

static void leading_and_managing_are_best_equally_often(void **state)
{
    (void)state;
    for_each_deck(check_sides);
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
    for_each_deck(no_card_names_its_weather);
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
    for (int i = 0; i < COUNT(shipped); i++) {
        deck_file_play(&shipped[i].file);
        const struct play_check *check = &shipped[i].file.play_check;
        assert_int_equal(check->voyages, PLAY_CHECK_VOYAGES);
        for (int j = 0; j < POLICY_COUNT; j++) {
            enum policy policy = (enum policy)j;
            int tenths = play_check_tenths(check, policy), bound = policy_bound(policy);
            if (bound > 0)
                check_int(tenths <= 10 * bound - 100, true, "%s: %s: mean %d.%d, bound %d",
                          shipped[i].name, policy_word(policy), tenths / 10, tenths % 10, bound);
        }
    }
}

static void check_best_voyages(const struct deck *deck)
{
    for (uint32_t seed = 1; seed <= VOYAGES; seed++) {
        struct reading reading = bot_voyage(POLICY_BEST, deck, seed);
        check_int(reading.score, 100, "%s: seed %u", deck->id, seed);
        check_int(reading.rescues, 0, "%s: seed %u: rescues", deck->id, seed);
    }
}

static void whoever_reads_every_card_right_scores_a_hundred(void **state)
{
    (void)state;
    for_each_deck(check_best_voyages);
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
        cmocka_unit_test(every_deck_in_the_folder_is_held_to_the_promises),
        cmocka_unit_test(the_decks_load_and_check_without_a_word),
        cmocka_unit_test(all_lenses_have_the_same_number_of_cards),
        cmocka_unit_test(all_contexts_have_about_the_same_number_of_cards),
        cmocka_unit_test(a_third_of_the_cards_or_more_offer_something_badly_done),
        cmocka_unit_test(every_card_gives_a_choice_its_reasons_and_a_question),
        cmocka_unit_test(every_follow_up_can_come),
        cmocka_unit_test(one_response_in_a_dozen_cards_leads_to_another_card),
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
