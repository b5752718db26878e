#include "rules/reading.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static const double Z_95 = 1.96;

long long round_ratio(long long p, long long q)
{
    return (2 * p + q) / (2 * q);
}

void tally_clear_fit(struct tally *tally)
{
    memset(tally, 0, offsetof(struct tally, lean));
}

void tally_add(struct tally *tally, const struct card *card, int response)
{
    int fit = card_fit(card, response), best = card_best_fit(card);
    tally_add_fit(tally, card->context, fit, best);
    tally->best_turns += fit == best;
    if (response != RESPONSE_NONE) {
        int approach = card->responses[response].approach;
        tally->answered++;
        tally->lean += approach - card->context;
        tally->led += approach > 0;
        tally->both += approach == 0;
        tally->managed += approach < 0;
    }
    tally->lens_turns[card->lens]++;
    tally->lens_fit[card->lens] += fit;
    tally->lens_best[card->lens] += best;

    /* A card whose best fit is 0 says nothing about anybody (the deck reader refuses such cards).
     */
    if (best == 0)
        return;
    double ratio = (double)fit / best;
    tally->ratio_sum += ratio;
    tally->ratio_squares += ratio * ratio;
    double sum = 0, squares = 0;
    for (int i = 0; i < card->response_count; i++) {
        double one = (double)card_fit(card, i) / best;
        sum += one;
        squares += one * one;
    }
    double mean = sum / card->response_count;
    tally->blind_sum += mean;
    tally->blind_variance += squares / card->response_count - mean * mean;
}

static int percent(int part, int whole)
{
    return whole > 0 ? (int)round_ratio(100LL * part, whole) : READING_UNDEFINED;
}

static int clip_percent(double share)
{
    return (int)fmin(fmax(floor(100 * share + 0.5), 0), 100);
}

static struct band band_around(double mean, double half_width)
{
    return (struct band){.known = true,
                         .low = clip_percent(mean - half_width),
                         .high = clip_percent(mean + half_width)};
}

/* The 95 % band of the mean of fit/best over the turns. */
static struct band played_band(const struct tally *tally)
{
    int n = tally->turns;
    if (n < BAND_SHOWN_FROM)
        return (struct band){0};
    /* No spread to measure: the lower end is Wilson's (1927) for n of n. */
    if (tally->best_turns == n)
        return (struct band){.known = true, .low = clip_percent(n / (n + 3.84)), .high = 100};
    double mean = tally->ratio_sum / n;
    double variance = (tally->ratio_squares - n * mean * mean) / (n - 1);
    return band_around(mean, Z_95 * sqrt(fmax(variance, 0) / n));
}

/* The band that blind choice would give on these very cards. */
static struct band blind_band(const struct tally *tally)
{
    int n = tally->turns;
    if (n < BAND_SHOWN_FROM)
        return (struct band){0};
    return band_around(tally->blind_sum / n, Z_95 * sqrt(fmax(tally->blind_variance, 0)) / n);
}

/* Balance as an exact fraction, 2·fc·fs / (fc·bs + fs·bc). */
static void balance_fraction(const struct tally *tally, long long *p, long long *q)
{
    long long fc = tally->change_fit, fs = tally->steady_fit;
    *p = 2 * fc * fs;
    *q = fc * tally->steady_best + fs * tally->change_best;
}

static bool balance_defined(const struct tally *tally)
{
    return tally->change_best > 0 && tally->steady_best > 0;
}

static int balance_bonus(const struct tally *tally)
{
    long long p, q;
    balance_fraction(tally, &p, &q);
    return balance_defined(tally) && q > 0 ? (int)round_ratio(2 * tally->turns * p, q) : 0;
}

static int balance_percent(const struct tally *tally)
{
    long long p, q;
    balance_fraction(tally, &p, &q);
    if (!balance_defined(tally))
        return READING_UNDEFINED;
    return q > 0 ? (int)round_ratio(100 * p, q) : 0;
}

/* Par's tally is the seat's with every fit at its best: balance is 1 where it is defined. */
static int par_bonus(const struct tally *tally)
{
    return balance_defined(tally) ? 2 * tally->turns : 0;
}

static int at_most_100(long long value)
{
    static const int most = 100;
    return (int)(value < most ? value : most);
}

struct score score_of(const struct tally *tally, const struct ship *played, const struct ship *par)
{
    struct score score = {
        .points = played->points,
        .bonus = balance_bonus(tally),
        .par = par->points + par_bonus(tally),
        .fit = percent(tally->fit, tally->best),
        .balance = balance_percent(tally),
        .follow_through = READING_UNDEFINED,
    };
    score.total = score.points + score.bonus;
    if (score.par > 0)
        score.score = at_most_100(round_ratio(100LL * score.total, score.par));
    if (par->delivered > 0)
        score.follow_through = at_most_100(round_ratio(100LL * played->delivered, par->delivered));
    return score;
}

struct reading reading_of(const struct tally *tally, const struct ship *played,
                          const struct ship *par)
{
    struct score score = score_of(tally, played, par);
    struct reading reading = {
        .turns = tally->turns,
        .points = score.points,
        .bonus = score.bonus,
        .total = score.total,
        .par = score.par,
        .score = score.score,
        .fit = score.fit,
        .balance = score.balance,
        .follow_through = score.follow_through,
        .delivered = played->delivered,
        .par_delivered = par->delivered,
        .rescues = played->rescues,
        .change_fit = percent(tally->change_fit, tally->change_best),
        .steady_fit = percent(tally->steady_fit, tally->steady_best),
        .led = tally->led,
        .both = tally->both,
        .managed = tally->managed,
        .band = played_band(tally),
        .blind = blind_band(tally),
    };
    reading.balance_shown = reading.balance != READING_UNDEFINED &&
                            tally->change_turns >= BALANCE_SHOWN_FROM &&
                            tally->steady_turns >= BALANCE_SHOWN_FROM;
    reading.lean_known = tally->answered > 0;
    if (reading.lean_known)
        reading.lean = (double)tally->lean / tally->answered;
    for (int lens = 0; lens < LENS_COUNT; lens++)
        reading.lens_fit[lens] = percent(tally->lens_fit[lens], tally->lens_best[lens]);
    return reading;
}
