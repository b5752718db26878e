#include "rules/deal.h"

#include <assert.h>
#include <string.h>

#include "base/random.h"

enum { STREAM_DEAL = 1 };

/* Bots have a million decks dealt in a second: of `dealt` only what the deck needs is ever touched.
 */
struct dealer {
    const struct deck *deck;
    struct random random;
    int left[DECK_KINDS];
    int left_of_context[SCALE_STEPS]; /* the same, all lenses together */
    int lens_used[SEATS_MAX][LENS_COUNT];
    unsigned char dealt[DECK_CARDS_MAX / 8 + 1];
};

const char *way_word(enum way way)
{
    static const char *const words[WAY_COUNT] = {"voyage",    "endless",   "practice",
                                                 "same-boat", "own-watch", "crew"};
    return words[way];
}

int act_length(int rounds, enum act act)
{
    return (rounds + 2 - (int)act) / 3;
}

enum act act_of_round(int rounds, int round)
{
    int calm = act_length(rounds, ACT_CALM);
    if (round < calm)
        return ACT_CALM;
    return round < calm + act_length(rounds, ACT_STORM) ? ACT_STORM : ACT_OPEN_SEA;
}

bool act_ends_after(int rounds, int round)
{
    return round + 1 == rounds || act_of_round(rounds, round) != act_of_round(rounds, round + 1);
}

bool way_is_alone(enum way way)
{
    return way == WAY_VOYAGE || way == WAY_ENDLESS || way == WAY_PRACTICE;
}

bool way_has_acts(enum way way)
{
    return way != WAY_ENDLESS && way != WAY_PRACTICE;
}

int deal_rounds_max(const struct deck *deck, enum way way, int seats)
{
    int dealable = deck_dealable(deck);
    int most = dealable;
    if (way == WAY_ENDLESS)
        most = dealable > 0 ? ROUNDS_MAX : 0;
    else if (way == WAY_OWN_WATCH)
        most = seats > 0 ? dealable / seats : 0;
    return most < ROUNDS_MAX ? most : ROUNDS_MAX;
}

/* --- the wanted contexts ------------------------------------------------------------------------
 */

static void shuffle(int items[], int count, struct random *random)
{
    for (int i = count - 1; i > 0; i--) {
        int j = (int)random_below(random, (uint32_t)i + 1);
        int swap = items[i];
        items[i] = items[j];
        items[j] = swap;
    }
}

/* `length` sides, round(3L/4) of them `main_side`, the rest the other. */
static void weather_sides(int sides[], int length, int main_side, struct random *random)
{
    int main_count = (3 * length + 2) / 4;
    for (int i = 0; i < length; i++)
        sides[i] = i < main_count ? main_side : -main_side;
    shuffle(sides, length, random);
}

/* One side (-1 steady, 0 mixed, +1 changing) a round, then an intensity for each. */
static void want_contexts(int wanted[], int rounds, struct random *random)
{
    int *sides = wanted;
    weather_sides(sides, act_length(rounds, ACT_CALM), -1, random);
    sides += act_length(rounds, ACT_CALM);
    weather_sides(sides, act_length(rounds, ACT_STORM), 1, random);
    sides += act_length(rounds, ACT_STORM);
    int length = act_length(rounds, ACT_OPEN_SEA);
    int mixed = (length + 1) / 2;
    int side = random_below(random, 2) == 0 ? -1 : 1;
    for (int i = 0; i < length; i++) {
        sides[i] = i < mixed ? 0 : side;
        if (i >= mixed)
            side = -side;
    }
    for (int i = 0; i < rounds; i++)
        /* The acts fill all. NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult) */
        if (wanted[i] != 0)
            wanted[i] *= 1 + (int)random_below(random, 2);
}

/* --- one place ----------------------------------------------------------------------------------
 */

static bool is_dealt(const struct dealer *dealer, int card)
{
    return dealer->dealt[card >> 3] >> (card & 7) & 1;
}

static void forget_dealt(struct dealer *dealer)
{
    size_t byte_count = (size_t)dealer->deck->card_count / 8 + 1;
    assert(byte_count <= sizeof dealer->dealt);
    memset(dealer->dealt, 0, byte_count);
}

static bool has_left(const struct dealer *dealer, int context, int needed)
{
    return context >= SCALE_MIN && context <= SCALE_MAX &&
           dealer->left_of_context[context - SCALE_MIN] >= needed;
}

/* The context nearest to `wanted` that has `needed` cards left; of two as near, the one nearer to
 * 0, between -d and +d the seed. False when none has that many. */
static bool nearest_context(struct dealer *dealer, int wanted, int needed, int *context)
{
    for (int distance = 0; distance <= SCALE_MAX - SCALE_MIN; distance++) {
        int towards = wanted > 0 ? wanted - distance : wanted + distance;
        int away = wanted > 0 ? wanted + distance : wanted - distance;
        bool towards_fits = has_left(dealer, towards, needed);
        bool away_fits = has_left(dealer, away, needed);
        if (!towards_fits && !away_fits)
            continue;
        bool take_away = !towards_fits;
        if (towards_fits && away_fits && wanted == 0 && distance > 0)
            take_away = random_below(&dealer->random, 2) == 1;
        *context = take_away ? away : towards;
        return true;
    }
    return false;
}

/* Card number `skip` of those of the kind that are not dealt yet. */
static int undealt_card(const struct dealer *dealer, int kind, int skip)
{
    for (int i = dealer->deck->kind_start[kind];; i++) {
        int card = dealer->deck->by_kind[i];
        if (!is_dealt(dealer, card) && skip-- == 0)
            return card;
    }
}

/* Of the context's cards not yet dealt, one whose lens this row has used least. */
static int take_card(struct dealer *dealer, int row, int context)
{
    int first_kind = (context - SCALE_MIN) * LENS_COUNT;
    int *used = dealer->lens_used[row];
    const int *left = &dealer->left[first_kind];
    int least = ROUNDS_MAX, candidates = 0, before[LENS_COUNT], lens = 0;
    for (int i = 0; i < LENS_COUNT; i++)
        least = left[i] > 0 && used[i] < least ? used[i] : least;
    for (int i = 0; i < LENS_COUNT; i++) {
        before[i] = candidates;
        candidates += used[i] == least ? left[i] : 0;
    }
    assert(candidates > 0);
    int skip = (int)random_below(&dealer->random, (uint32_t)candidates);
    for (int i = 1; i < LENS_COUNT; i++)
        lens += before[i] <= skip;
    skip -= before[lens];
    int card = undealt_card(dealer, first_kind + lens, skip);
    dealer->dealt[card >> 3] |= (unsigned char)(1 << (card & 7));
    dealer->left[first_kind + lens]--;
    dealer->left_of_context[context - SCALE_MIN]--;
    used[lens]++;
    return card;
}

static void deal_voyage(struct deal *deal, struct dealer *dealer)
{
    int wanted[ROUNDS_MAX];
    want_contexts(wanted, deal->rounds, &dealer->random);
    for (int round = 0; round < deal->rounds; round++) {
        int context = wanted[round];
        bool alike = nearest_context(dealer, wanted[round], deal->rows, &context);
        for (int row = 0; row < deal->rows; row++) {
            /* Near the end of a small deck no context may be left for everyone. */
            if (!alike) {
                bool found = nearest_context(dealer, wanted[round], 1, &context);
                assert(found); /* no more rounds than the deck can fill */
            }
            deal->cards[row][round] = take_card(dealer, row, context);
        }
    }
}

/* --- Endless ------------------------------------------------------------------------------------
 */

/* Shuffle after shuffle, where a card has to have been away for half a deck before it comes again.
 */
static void deal_endless(struct deal *deal, struct dealer *dealer)
{
    const struct deck *deck = dealer->deck;
    int count = deck->kind_start[DECK_KINDS];
    int *cards = deal->cards[0];
    for (int start = 0; start < deal->rounds; start += count) {
        forget_dealt(dealer);
        int end = start + count < deal->rounds ? start + count : deal->rounds;
        for (int round = start; round < end; round++) {
            int recent = round - count / 2 > 0 ? round - count / 2 : 0;
            for (;;) {
                int card = deck->by_kind[random_below(&dealer->random, (uint32_t)count)];
                bool away = !is_dealt(dealer, card);
                for (int i = recent; away && i < start; i++)
                    away = cards[i] != card;
                if (!away)
                    continue;
                dealer->dealt[card >> 3] |= (unsigned char)(1 << (card & 7));
                cards[round] = card;
                break;
            }
        }
    }
}

static void start_dealing(struct dealer *dealer, const struct deck *deck, uint32_t seed)
{
    dealer->deck = deck;
    dealer->random = random_seeded(seed, STREAM_DEAL);
    for (int i = 0; i < SCALE_STEPS; i++)
        dealer->left_of_context[i] = deck->kind_start[(i + 1) * LENS_COUNT] -
                                     deck->kind_start[i * LENS_COUNT];
    for (int kind = 0; kind < DECK_KINDS; kind++)
        dealer->left[kind] = deck->kind_start[kind + 1] - deck->kind_start[kind];
    memset(dealer->lens_used, 0, sizeof dealer->lens_used);
    forget_dealt(dealer);
}

void deal_cards(struct deal *deal, const struct deck *deck, enum way way, int seats, int rounds,
                uint32_t seed)
{
    assert(rounds >= 1 && rounds <= deal_rounds_max(deck, way, seats));
    assert(deck->by_kind != NULL);
    struct dealer dealer;
    start_dealing(&dealer, deck, seed);
    deal->rows = way == WAY_OWN_WATCH ? seats : 1;
    deal->rounds = rounds;
    switch (way) {
    case WAY_VOYAGE:
    case WAY_PRACTICE:
    case WAY_SAME_BOAT:
    case WAY_OWN_WATCH:
    case WAY_CREW:
        deal_voyage(deal, &dealer);
        break;
    case WAY_ENDLESS:
        deal_endless(deal, &dealer);
        break;
    }
}

bool deal_follow_up(int cards[], int rounds, int round, int target)
{
    int place = round + 2;
    if (place >= rounds)
        return false;
    for (int i = 0; i < place; i++)
        if (cards[i] == target)
            return false;
    int standing = place;
    while (standing < rounds && cards[standing] != target)
        standing++;
    if (standing < rounds)
        cards[standing] = cards[place];
    cards[place] = target;
    return true;
}
