/* RULES, "Dealing": where a follow-up card stands, and who decides on it. */
#include "rules/game.h"

#include <string.h>

#include "support/cards.h"
#include "support/check.h"

enum { ROUNDS = 6 };

/* --- its place ----------------------------------------------------------------------------------
 */

static void a_follow_up_stands_two_rounds_later(void **state)
{
    (void)state;
    static const struct {
        int round, target;
        bool stands;
        int after[ROUNDS];
        const char *what;
    } rows[] = {
        {1, 9, true, {0, 1, 2, 9, 4, 5}, "it takes the place of the card there"},
        {0, 9, true, {0, 1, 9, 3, 4, 5}, "from the first round"},
        {3, 9, true, {0, 1, 2, 3, 4, 9}, "into the last round"},
        {4, 9, false, {0, 1, 2, 3, 4, 5}, "there is no such round"},
        {5, 9, false, {0, 1, 2, 3, 4, 5}, "there is no such round"},
        {1, 0, false, {0, 1, 2, 3, 4, 5}, "played already"},
        {1, 1, false, {0, 1, 2, 3, 4, 5}, "the card itself"},
        {1, 2, false, {0, 1, 2, 3, 4, 5}, "standing in the next round"},
        {1, 3, true, {0, 1, 2, 3, 4, 5}, "standing there already"},
        {1, 4, true, {0, 1, 2, 4, 3, 5}, "standing later: they change places"},
        {1, 5, true, {0, 1, 2, 5, 4, 3}, "standing last: they change places"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int cards[ROUNDS];
        for (int round = 0; round < ROUNDS; round++)
            cards[round] = round;
        check_int(deal_follow_up(cards, ROUNDS, rows[i].round, rows[i].target), rows[i].stands,
                  "%s", rows[i].what);
        for (int round = 0; round < ROUNDS; round++)
            check_int(cards[round], rows[i].after[round], "%s, round %d", rows[i].what, round);
    }
}

/* --- who decides --------------------------------------------------------------------------------
 */

enum { TARGET_X = 10, TARGET_Y = 11 };

static struct sample_deck sample;
static struct game game;

/* Cards 0 to 11, all mixed with four responses: A and C lead to X, B to Y, D nowhere. */
static int use_leading_cards(void **state)
{
    (void)state;
    static const int approaches[] = {0, 1, 2, -1};
    memset(&sample, 0, sizeof sample);
    for (int i = 0; i < 12; i++) {
        struct card card = card_offering(0, approaches, 4);
        if (i == 0) {
            card.responses[0].leads_to = card.responses[2].leads_to = TARGET_X;
            card.responses[1].leads_to = TARGET_Y;
        }
        sample_deck_add(&sample, card);
    }
    sample_deck_finish(&sample);
    return 0;
}

static void start(enum way way, int seats, bool second_vote)
{
    static const int cards[ROUNDS] = {0, 1, 2, 3, 4, 5};
    struct game_setup setup = {
        .way = way, .rounds = ROUNDS, .seats = seats, .second_vote = second_vote};
    game_start_with(&game, &setup, cards);
    assert_int_equal(game.deal.rows, 1); /* the same cards for everybody */
}

static struct events play(enum move_kind kind, int seat, int response)
{
    struct events events;
    struct move move = {.kind = kind, .seat = seat, .response = response};
    check_int(game_check(&game, &sample.deck, move), REFUSED_NOT, "kind %d, seat %d", kind, seat);
    game_apply(&game, &sample.deck, move, &events);
    return events;
}

/* Seat after seat gives the response of its letter. */
static void vote_all(const char *letters)
{
    for (int seat = 0; letters[seat] != '\0'; seat++)
        play(MOVE_VOTE, seat, letters[seat] == '-' ? RESPONSE_NONE : letters[seat] - 'A');
}

/* The card of the follow-up event, which says its round as well; CARD_NONE without one. */
static int announced(const struct events *events)
{
    int card = CARD_NONE;
    for (int i = 0; i < events->count; i++)
        if (events->list[i].kind == EVENT_FOLLOW_UP) {
            assert_int_equal(events->list[i].round, 2);
            card = events->list[i].card;
        }
    return card;
}

static void the_target_that_most_seats_chose_comes(void **state)
{
    (void)state;
    static const struct {
        const char *votes;
        int target;
    } rows[] = {
        {"AA", TARGET_X},           {"AC", TARGET_X},
        {"BB", TARGET_Y},           {"DD", CARD_NONE},
        {"AB", CARD_NONE}, /* a tie */
        {"ACB", TARGET_X},          {"ABB", TARGET_Y},
        {"ACBB", CARD_NONE},        {"ABBB", TARGET_Y},
        {"ABDD", CARD_NONE}, /* a tie of those who chose one */
        {"DDDA", TARGET_X},  /* only one target was chosen at all */
        {"--B-", TARGET_Y},         {"----", CARD_NONE},
        {"ABABC", TARGET_X},        {"AAAAAABBBBBB", CARD_NONE},
        {"AAAAACBBBBBD", TARGET_X},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        start(WAY_SAME_BOAT, (int)strlen(rows[i].votes), false);
        vote_all(rows[i].votes);
        struct events events = play(MOVE_SHOW, 0, 0);
        check_int(announced(&events), rows[i].target, "%s", rows[i].votes);
        int standing = rows[i].target == CARD_NONE ? 2 : rows[i].target;
        check_int(game_card_at(&game, 0, 2), standing, "%s", rows[i].votes);
    }
}

static void only_the_last_vote_leads(void **state)
{
    (void)state;
    start(WAY_SAME_BOAT, 2, true);
    vote_all("AA");
    struct events talk = play(MOVE_SHOW, 0, 0);
    assert_int_equal(announced(&talk), CARD_NONE);
    play(MOVE_VOTE_AGAIN, 0, 0);
    vote_all("BB");
    struct events shown = play(MOVE_SHOW, 0, 0);
    assert_int_equal(announced(&shown), TARGET_Y);
}

static void who_has_left_does_not_decide(void **state)
{
    (void)state;
    start(WAY_SAME_BOAT, 3, false);
    vote_all("ABB");
    play(MOVE_LEAVE, 1, 0);
    play(MOVE_LEAVE, 2, 0);
    struct events events = play(MOVE_SHOW, 0, 0);
    assert_int_equal(announced(&events), TARGET_X);
}

static void a_skipped_card_leads_nowhere(void **state)
{
    (void)state;
    start(WAY_SAME_BOAT, 2, false);
    vote_all("AA");
    struct events events = play(MOVE_SKIP, 0, 0);
    assert_int_equal(announced(&events), CARD_NONE);
    assert_int_equal(game_card_at(&game, 0, 2), 2);
}

static void one_seat_leads_where_it_will_but_not_in_practice(void **state)
{
    (void)state;
    static const struct {
        enum way way;
        int target;
    } rows[] = {{WAY_VOYAGE, TARGET_X},
                {WAY_CREW, TARGET_X},
                {WAY_ENDLESS, TARGET_X},
                {WAY_PRACTICE, CARD_NONE}};
    for (int i = 0; i < COUNT(rows); i++) {
        start(rows[i].way, 1, false);
        vote_all("A");
        struct events events = play(MOVE_SHOW, 0, 0);
        check_int(announced(&events), rows[i].target, "way %d", rows[i].way);
    }
}

static void there_are_no_follow_ups_in_own_watch(void **state)
{
    (void)state;
    struct deal *before = test_malloc(sizeof *before);
    for (int i = 0; i < 12; i++)
        sample.cards[i].responses[0].leads_to = (i + 1) % 12;
    for (uint32_t seed = 0; seed < 20; seed++) {
        struct game_setup setup = {.way = WAY_OWN_WATCH, .rounds = 4, .seats = 2, .seed = seed};
        game_start(&game, &sample.deck, &setup);
        *before = game.deal;
        vote_all("AA");
        struct events events = play(MOVE_SHOW, 0, 0);
        check_int(announced(&events), CARD_NONE, "seed %u", seed);
        for (int row = 0; row < 2; row++)
            assert_memory_equal(game.deal.cards[row], before->cards[row], 4 * sizeof(int));
    }
    test_free(before);
}

static void a_dropped_follow_up_is_not_announced(void **state)
{
    (void)state;
    sample.cards[0].responses[0].leads_to = 1; /* standing in the next round */
    start(WAY_VOYAGE, 1, false);
    vote_all("A");
    struct events events = play(MOVE_SHOW, 0, 0);
    assert_int_equal(announced(&events), CARD_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_follow_up_stands_two_rounds_later),
        cmocka_unit_test_setup(the_target_that_most_seats_chose_comes, use_leading_cards),
        cmocka_unit_test_setup(only_the_last_vote_leads, use_leading_cards),
        cmocka_unit_test_setup(who_has_left_does_not_decide, use_leading_cards),
        cmocka_unit_test_setup(a_skipped_card_leads_nowhere, use_leading_cards),
        cmocka_unit_test_setup(one_seat_leads_where_it_will_but_not_in_practice, use_leading_cards),
        cmocka_unit_test_setup(there_are_no_follow_ups_in_own_watch, use_leading_cards),
        cmocka_unit_test_setup(a_dropped_follow_up_is_not_announced, use_leading_cards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
