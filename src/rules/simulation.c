#include "rules/simulation.h"

#include <math.h>
#include <stddef.h>

static void count_percent(struct percents *percents, int value)
{
    if (value == READING_UNDEFINED)
        percents->undefined++;
    else
        percents->counts[value]++;
}

static void add_passage(struct policy_figures *figures, const struct passage *passage)
{
    figures->voyages++;
    count_percent(&figures->score, passage->score.score);
    count_percent(&figures->fit, passage->score.fit);
    count_percent(&figures->balance, passage->score.balance);
    count_percent(&figures->follow_through, passage->score.follow_through);
    figures->rescues[passage->rescues]++;
}

/* What the other turns were worth is known only at the end. */
static void add_cards(struct card_figures figures[], const struct simulation *simulation,
                      const struct passage *passage)
{
    const struct voyage_card *cards = simulation->cards;
    long long all = 0;
    for (int round = 0; round < simulation->rounds; round++)
        all += cards[passage->cards[round]].strokes[passage->responses[round]].fit;
    for (int round = 0; round < simulation->rounds; round++) {
        const struct voyage_card *card = &cards[passage->cards[round]];
        struct card_figures *one = &figures[passage->cards[round]];
        int response = passage->responses[round];
        long long rest = all - card->strokes[response].fit;
        one->taken[response]++;
        one->rest[response] += rest;
        one->rest_squares += rest * rest;
        one->most[voyage_most(card, &passage->ships[round])]++;
    }
}

void simulation_sail(const struct simulation *simulation, uint32_t first_seed, uint32_t count,
                     struct policy_figures figures[], struct card_figures cards[],
                     struct voyage *voyage)
{
    struct passage passage;
    for (uint32_t i = 0; i < count; i++) {
        voyage_deal(voyage, simulation->deck, simulation->cards, simulation->rounds,
                    (first_seed + i) & SEED_MAX);
        for (int policy = 0; policy < POLICY_COUNT; policy++) {
            if ((simulation->policies >> policy & 1) == 0)
                continue;
            voyage_sail(voyage, (enum policy)policy, &passage);
            add_passage(&figures[policy], &passage);
            if (cards != NULL)
                add_cards(cards, simulation, &passage);
        }
    }
}

static void add_counts(long long sum[], const long long counts[], int count)
{
    for (int i = 0; i < count; i++)
        sum[i] += counts[i];
}

static void add_percents(struct percents *sum, const struct percents *percents)
{
    add_counts(sum->counts, percents->counts, 101);
    sum->undefined += percents->undefined;
}

void policy_figures_add(struct policy_figures *sum, const struct policy_figures *figures)
{
    sum->voyages += figures->voyages;
    add_percents(&sum->score, &figures->score);
    add_percents(&sum->fit, &figures->fit);
    add_percents(&sum->balance, &figures->balance);
    add_percents(&sum->follow_through, &figures->follow_through);
    add_counts(sum->rescues, figures->rescues, ROUNDS_MAX + 1);
}

void card_figures_add(struct card_figures *sum, const struct card_figures *figures)
{
    add_counts(sum->taken, figures->taken, RESPONSES_MAX);
    add_counts(sum->rest, figures->rest, RESPONSES_MAX);
    add_counts(sum->most, figures->most, 1 << RESPONSES_MAX);
    sum->rest_squares += figures->rest_squares;
}

/* The lowest value that `percent` of all (there are some) are not above. */
static int percentile(const long long counts[], long long all, int percent)
{
    int value = 0;
    for (long long reached = counts[0]; 100 * reached < percent * all; reached += counts[value])
        value++;
    return value;
}

struct spread spread_of(const long long counts[], int values)
{
    long long all = 0, sum = 0;
    for (int i = 0; i < values; i++) {
        all += counts[i];
        sum += i * counts[i];
    }
    if (all == 0)
        return (struct spread){0};
    return (struct spread){.known = true,
                           .mean = (double)sum / (double)all,
                           .low = percentile(counts, all, 5),
                           .high = percentile(counts, all, 95)};
}

long long card_turns(const struct card_figures *figures)
{
    long long turns = 0;
    for (int i = 0; i < RESPONSES_MAX; i++)
        turns += figures->taken[i];
    return turns;
}

long long card_most(const struct card_figures *figures, int response)
{
    long long turns = 0;
    for (int set = 0; set < 1 << RESPONSES_MAX; set++)
        turns += set >> response & 1 ? figures->most[set] : 0;
    return turns;
}

double card_mean_fit(const struct card_figures *figures, const struct voyage_card *card)
{
    long long sum = 0;
    for (int i = 0; i < RESPONSES_MAX; i++)
        sum += figures->taken[i] * card->strokes[i].fit;
    return (double)sum / (double)card_turns(figures);
}

bool card_discrimination(const struct card_figures *figures, const struct voyage_card *card,
                         double *discrimination)
{
    /* Whole numbers as long as they can be; what is left of long ones may be short. */
    long double turns = card_turns(figures), fit = 0, squares = 0, rest = 0, product = 0;
    for (int i = 0; i < RESPONSES_MAX; i++) {
        long double one = card->strokes[i].fit;
        fit += one * figures->taken[i];
        squares += one * one * figures->taken[i];
        rest += figures->rest[i];
        product += one * figures->rest[i];
    }
    long double fit_spread = turns * squares - fit * fit;
    long double rest_spread = turns * figures->rest_squares - rest * rest;
    if (fit_spread <= 0 || rest_spread <= 0)
        return false;
    *discrimination = (double)((turns * product - fit * rest) /
                               (sqrtl(fit_spread) * sqrtl(rest_spread)));
    return true;
}
