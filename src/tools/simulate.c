#include "tools/tool.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/options.h"
#include "base/text.h"
#include "base/words.h"
#include "store/library.h"
#include "tools/simulate_print.h"

enum { GAMES_USUAL = 100000, THREADS_MAX = 256, SHARE_VOYAGES = 500 };
/* Progress is for those who wait: from a second on, five times a second. */
static const long long QUIET_NANOSECONDS = 1000000000, TICK_NANOSECONDS = 200000000;

/* --- sailing on several threads -----------------------------------------------------------------
 */

/* What all threads share; under the lock but for what stays as it is. */
struct work {
    struct simulation simulation;
    uint32_t first_seed, games;
    pthread_mutex_t lock;
    pthread_cond_t done; /* a thread has taken its last share, or voyages are done */
    uint32_t handed_out, sailed;
    int threads_running;
    struct policy_figures policies[POLICY_COUNT];
    struct card_figures *cards;
};

/* The next voyages nobody has taken: how many, from `*start` on; 0: none are left. */
static uint32_t take_share(struct work *work, uint32_t sailed, uint32_t *start)
{
    pthread_mutex_lock(&work->lock);
    work->sailed += sailed;
    uint32_t left = work->games - work->handed_out;
    uint32_t count = left < SHARE_VOYAGES ? left : SHARE_VOYAGES;
    *start = work->handed_out;
    work->handed_out += count;
    pthread_mutex_unlock(&work->lock);
    return count;
}

static void *sail_shares(void *context)
{
    struct work *work = context;
    int card_count = work->simulation.deck->card_count;
    struct policy_figures *policies = memory_new(POLICY_COUNT, sizeof *policies);
    struct card_figures *cards = memory_new((size_t)card_count, sizeof *cards);
    struct voyage *voyage = memory_new(1, sizeof *voyage);
    uint32_t start, count = 0;
    while ((count = take_share(work, count, &start)) > 0)
        simulation_sail(&work->simulation, work->first_seed + start, count, policies, cards,
                        voyage);
    pthread_mutex_lock(&work->lock);
    for (int i = 0; i < POLICY_COUNT; i++)
        policy_figures_add(&work->policies[i], &policies[i]);
    for (int i = 0; i < card_count; i++)
        card_figures_add(&work->cards[i], &cards[i]);
    work->threads_running--;
    pthread_cond_signal(&work->done);
    pthread_mutex_unlock(&work->lock);
    free(voyage);
    free(cards);
    free(policies);
    return NULL;
}

static long long nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static void write_progress(const struct work *work, long long passed)
{
    enum { BAR = 30 };
    int filled = (int)(BAR * (long long)work->sailed / work->games);
    fputs("\r[", stderr);
    for (int i = 0; i < BAR; i++)
        fputc(i < filled ? '#' : '.', stderr);
    fprintf(stderr, "] %3d %%", (int)(100LL * work->sailed / work->games));
    if (work->sailed > 0) {
        long long left = passed / work->sailed * (work->games - work->sailed);
        fprintf(stderr, _(", %lld s left"), (left + 999999999) / 1000000000);
    }
    fputs("\033[K", stderr);
    fflush(stderr);
}

static void wait_for_all(struct work *work)
{
    bool shows = isatty(STDERR_FILENO) == 1, shown = false;
    long long began = nanoseconds();
    pthread_mutex_lock(&work->lock);
    while (work->threads_running > 0) {
        struct timespec until;
        clock_gettime(CLOCK_MONOTONIC, &until);
        long long end = until.tv_nsec + TICK_NANOSECONDS;
        until.tv_sec += (time_t)(end / 1000000000);
        until.tv_nsec = (long)(end % 1000000000);
        pthread_cond_timedwait(&work->done, &work->lock, &until);
        if (!shows || nanoseconds() - began < QUIET_NANOSECONDS || work->threads_running == 0)
            continue;
        write_progress(work, nanoseconds() - began);
        shown = true;
    }
    pthread_mutex_unlock(&work->lock);
    if (shown)
        fputs("\r\033[K", stderr);
}

/* A thread that the machine refuses is done without: the figures are the same. */
static void sail_all(struct work *work, int thread_count)
{
    pthread_t threads[THREADS_MAX];
    pthread_condattr_t attributes;
    int started = 0;
    pthread_mutex_init(&work->lock, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&work->done, &attributes);
    pthread_condattr_destroy(&attributes);
    pthread_mutex_lock(&work->lock);
    while (started < thread_count &&
           pthread_create(&threads[started], NULL, sail_shares, work) == 0)
        started++;
    work->threads_running = started > 0 ? started : 1;
    pthread_mutex_unlock(&work->lock);
    if (started == 0)
        sail_shares(work);
    wait_for_all(work);
    for (int i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    pthread_cond_destroy(&work->done);
    pthread_mutex_destroy(&work->lock);
}

/* --- the command --------------------------------------------------------------------------------
 */

struct request {
    const char *games, *cards, *threads, *seed;
    const char *policies[POLICY_COUNT];
    bool as_json;
};

static bool read_number(const char *option, const char *text, long least, long most, long usual,
                        long *number, struct error *error)
{
    *number = usual;
    if (text == NULL || (text_to_number(text, most, number) && *number >= least))
        return true;
    return error_set(error, FAULT_COMMAND_LINE, _("%s takes a number from %ld to %ld, not '%.40s'"),
                     option, least, most, text);
}

/* "mostly-right" is "mostly right". */
static bool read_policies(unsigned *set, const char *const words[], int count, struct error *error)
{
    *set = count == 0 ? (1u << POLICY_COUNT) - 1 : 0;
    for (int i = 0; i < count; i++) {
        enum policy policy;
        char word[32];
        snprintf(word, sizeof word, "%s", words[i]);
        for (char *at = word; *at != '\0'; at++)
            *at = *at == '-' ? ' ' : *at;
        if (policy_from_word(word, &policy)) {
            *set |= 1u << policy;
            continue;
        }
        char list[256] = "";
        for (int j = 0; j < POLICY_COUNT; j++)
            snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", j > 0 ? ", " : "",
                     policy_word((enum policy)j));
        return error_set(error, FAULT_COMMAND_LINE, _("unknown policy '%.40s'; expected %s"),
                         words[i], list);
    }
    return true;
}

static int usual_threads(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors < 1 ? 1 : processors > THREADS_MAX ? THREADS_MAX : (int)processors;
}

static void simulate(const struct deck *deck, struct work *work, int thread_count, bool as_json)
{
    struct voyage_card *cards = memory_new((size_t)deck->card_count, sizeof *cards);
    voyage_cards_fill(cards, deck);
    work->simulation.deck = deck;
    work->simulation.cards = cards;
    work->cards = memory_new((size_t)deck->card_count, sizeof *work->cards);
    sail_all(work, thread_count);
    const struct simulated simulated = {.simulation = &work->simulation,
                                        .games = work->games,
                                        .first_seed = work->first_seed,
                                        .policies = work->policies,
                                        .cards = work->cards};
    if (as_json)
        simulate_print_json(&simulated);
    else
        simulate_print(&simulated);
    free(work->cards);
    free(cards);
}

/* How many cards a voyage has: what was asked for, or the usual as far as the deck goes. */
static bool find_rounds(struct simulation *simulation, const struct deck *deck, long asked,
                        struct error *error)
{
    int most = deal_rounds_max(deck, WAY_VOYAGE, 1);
    if (asked > most)
        return error_set(error, FAULT_INPUT,
                         ngettext("the deck '%s' can fill only %d card, not %ld; choose fewer",
                                  "the deck '%s' can fill only %d cards, not %ld; choose fewer",
                                  (unsigned long)most),
                         deck->id, most, asked);
    simulation->rounds = asked > 0 ? (int)asked : most < ROUNDS_USUAL ? most : ROUNDS_USUAL;
    return true;
}

int tool_simulate(int argument_count, char *arguments[])
{
    struct error error;
    struct request request = {0};
    struct option_list policies = {.words = request.policies, .room = POLICY_COUNT};
    const struct option_spec options[] = {{.name = "--games", .value = &request.games},
                                          {.name = "--cards", .value = &request.cards},
                                          {.name = "--seed", .value = &request.seed},
                                          {.name = "--policy", .list = &policies},
                                          {.name = "--json", .flag = &request.as_json},
                                          {.name = "--threads", .value = &request.threads},
                                          {0}};
    int count = options_take(argument_count, arguments, options, &error);
    if (count < 0)
        return error_report(&error);
    long games, cards, threads, seed;
    unsigned set;
    if (count == 0)
        error_set(&error, FAULT_COMMAND_LINE,
                  _("simulate takes a deck, or several to be mixed: evenkeel simulate DECK…"));
    if (count == 0 ||
        !read_number("--games", request.games, 1, SEED_MAX, GAMES_USUAL, &games, &error) ||
        !read_number("--cards", request.cards, 1, ROUNDS_MAX, 0, &cards, &error) ||
        !read_number("--threads", request.threads, 1, THREADS_MAX, usual_threads(), &threads,
                     &error) ||
        !read_number("--seed", request.seed, 0, SEED_MAX, 1, &seed, &error) ||
        !read_policies(&set, request.policies, policies.count, &error))
        return error_report(&error);
    struct deck_mix mix;
    if (!library_open_mix(&mix, (const char *const *)arguments, count, stderr, &error))
        return error_report(&error);
    struct work *work = memory_new(1, sizeof *work);
    work->simulation.policies = set;
    work->first_seed = (uint32_t)seed;
    work->games = (uint32_t)games;
    int status = FAULT_NONE;
    if (find_rounds(&work->simulation, &mix.deck, cards, &error))
        simulate(&mix.deck, work, (int)threads, request.as_json);
    else
        status = error_report(&error);
    free(work);
    deck_mix_release(&mix);
    return status;
}
