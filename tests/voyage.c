/* A voyage of rules/voyage.h is the voyage of the game: the same cards, and for the same choices
 * the same end, move by move. */
#include "rules/voyage.h"

#include "rules/game.h"
#include "support/cards.h"
#include "support/check.h"
#include "support/worked_deck.h"

static struct game game;
static struct voyage voyage;
static struct passage passage;
static struct voyage_card cards[SAMPLE_CARDS_MAX];

/* Plays the voyage with moves, the bot choosing by the game's own cards and ship, and compares
 * every card, every choice and the end. */
static void check_same(const struct deck *deck, int rounds, uint32_t seed, enum policy policy,
                       const char *what)
{
    struct game_setup setup = {.way = WAY_VOYAGE, .rounds = rounds, .seats = 1, .seed = seed};
    struct random random = random_seeded(seed, 2);
    struct events events;
    voyage_sail(&voyage, policy, &passage);
    game_start(&game, deck, &setup);
    while (game.phase != GAME_OVER) {
        int round = game.round, card = game_card(&game, 0);
        check_int(passage.cards[round], card, "%s, seed %u, %s: card %d", what, seed,
                  policy_word(policy), round);
        struct move vote = {.kind = MOVE_VOTE};
        vote.response = bot_choose(policy, &deck->cards[card], &game.seats[0].ship,
                                   act_of_round(rounds, round), &random);
        check_int(passage.responses[round], vote.response, "%s, seed %u, %s: response %d", what,
                  seed, policy_word(policy), round);
        game_apply(&game, deck, vote, &events);
        game_apply(&game, deck, (struct move){.kind = MOVE_SHOW}, &events);
        game_apply(&game, deck, (struct move){.kind = MOVE_NEXT}, &events);
    }
    struct reading reading = game_reading(&game, 0);
    const int found[] = {passage.score.points,  passage.score.bonus,          passage.score.total,
                         passage.score.par,     passage.score.score,          passage.score.fit,
                         passage.score.balance, passage.score.follow_through, passage.rescues};
    const int expected[] = {reading.points,  reading.bonus,          reading.total,
                            reading.par,     reading.score,          reading.fit,
                            reading.balance, reading.follow_through, reading.rescues};
    for (int i = 0; i < COUNT(found); i++)
        check_int(found[i], expected[i], "%s, seed %u, %s: figure %d", what, seed,
                  policy_word(policy), i);
}

/* Every policy over some seeds. Returns how many voyages a follow-up changed. */
static int check_deck(const struct deck *deck, int rounds, uint32_t first_seed, int seeds,
                      const char *what)
{
    int changed = 0;
    voyage_cards_fill(cards, deck);
    for (uint32_t seed = first_seed; seed < first_seed + (uint32_t)seeds; seed++) {
        voyage_deal(&voyage, deck, cards, rounds, seed);
        for (int policy = 0; policy < POLICY_COUNT; policy++) {
            check_same(deck, rounds, seed, (enum policy)policy, what);
            for (int i = 0; i < rounds; i++)
                if (passage.cards[i] != voyage.deal.cards[0][i]) {
                    changed++;
                    break;
                }
        }
    }
    return changed;
}

static void a_voyage_on_the_worked_deck_is_the_games(void **state)
{
    (void)state;
    struct deck_file file;
    worked_deck_load(&file);
    check_deck(&file.deck, ROUNDS_USUAL, 1, 40, "worked deck");
    deck_file_release(&file);
}

static void a_voyage_with_follow_ups_is_the_games(void **state)
{
    (void)state;
    struct deck_file file;
    struct error error;
    assert_true(deck_file_load(&file, PROJECT_FOLDER "/cards/core", &error));
    int changed = check_deck(&file.deck, ROUNDS_USUAL, SEED_MAX - 39, 40, "core deck");
    assert_true(changed > 20);
    deck_file_release(&file);
}

/* Decks of every size and kind, where a response in three leads to some card, marked or not. */
static void a_voyage_on_any_deck_is_the_games(void **state)
{
    (void)state;
    struct sample_deck *sample = test_malloc(sizeof *sample);
    struct random random = random_seeded(11, 3);
    int changed = 0;
    for (int trial = 0; trial < 100; trial++) {
        int count = 1 + (int)random_below(&random, 60);
        sample_deck_random(sample, count, &random);
        for (int i = 0; i < count; i++) {
            struct card *card = &sample->cards[i];
            card->only_follow_up = i > 0 && random_below(&random, 5) == 0;
            for (int j = 0; j < card->response_count; j++) {
                card->responses[j].text_letters = 1 + (int)random_below(&random, 4);
                if (random_below(&random, 3) == 0)
                    card->responses[j].leads_to = (int)random_below(&random, (uint32_t)count);
            }
        }
        sample_deck_finish(sample);
        int most = deal_rounds_max(&sample->deck, WAY_VOYAGE, 1);
        char what[32];
        snprintf(what, sizeof what, "deck %d", trial);
        changed += check_deck(&sample->deck, 1 + (int)random_below(&random, (uint32_t)most),
                              random_below(&random, 1 << 29), 4, what);
    }
    assert_true(changed > 400);
    test_free(sample);
}

static void one_seed_and_policy_are_one_passage(void **state)
{
    (void)state;
    static struct passage again;
    struct sample_deck *sample = test_malloc(sizeof *sample);
    int different = 0;
    sample_deck_even(sample, 60);
    voyage_cards_fill(cards, &sample->deck);
    for (uint32_t seed = 0; seed < 50; seed++) {
        voyage_deal(&voyage, &sample->deck, cards, ROUNDS_USUAL, seed);
        voyage_sail(&voyage, POLICY_RANDOM, &passage);
        voyage_sail(&voyage, POLICY_BEST, &again);
        different += passage.score.points != again.score.points;
        voyage_sail(&voyage, POLICY_RANDOM, &again);
        assert_memory_equal(again.responses, passage.responses, ROUNDS_USUAL);
        assert_memory_equal(&again.score, &passage.score, sizeof passage.score);
    }
    assert_true(different > 40);
    test_free(sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_voyage_on_the_worked_deck_is_the_games),
        cmocka_unit_test(a_voyage_with_follow_ups_is_the_games),
        cmocka_unit_test(a_voyage_on_any_deck_is_the_games),
        cmocka_unit_test(one_seed_and_policy_are_one_passage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
