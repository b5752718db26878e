#include "tools/simulate_print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"

/* --- the policies -------------------------------------------------------------------------------
 */

enum { NAME_COLUMNS = 13 };

static void pad(int columns, int wanted)
{
    printf("%*s", columns < wanted ? wanted - columns : 0, "");
}

/* A text in a column of its own, on the left; what is too long pushes on. */
static void print_left(const char *text, int wanted)
{
    fputs(text, stdout);
    pad(text_columns(text, strlen(text)), wanted);
}

/* " 42.2  18– 66" */
static void print_spread(const struct spread *spread)
{
    if (spread->known)
        printf("  %5.1f %3d–%3d", spread->mean, spread->low, spread->high);
    else
        printf("  %5s %3s %3s", "-", "", "");
}

static bool is_sailed(const struct simulated *simulated, int policy)
{
    return simulated->simulation->policies >> policy & 1;
}

static void print_policies(const struct simulated *simulated)
{
    const char *const heads[] = {_("score"), _("fit, %"), _("balance, %"), _("follow-thr., %"),
                                 _("rescues")};
    print_left("", NAME_COLUMNS);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        fputs("  ", stdout);
        print_left(heads[i], i + 1 < sizeof heads / sizeof *heads ? 13 : 0);
    }
    putchar('\n');
    for (int i = 0; i < POLICY_COUNT; i++) {
        const struct policy_figures *figures = &simulated->policies[i];
        if (!is_sailed(simulated, i))
            continue;
        const struct spread spreads[] = {spread_of(figures->score.counts, 101),
                                         spread_of(figures->fit.counts, 101),
                                         spread_of(figures->balance.counts, 101),
                                         spread_of(figures->follow_through.counts, 101)};
        struct spread rescues = spread_of(figures->rescues, ROUNDS_MAX + 1);
        print_left(policy_word((enum policy)i), NAME_COLUMNS);
        for (size_t j = 0; j < sizeof spreads / sizeof *spreads; j++)
            print_spread(&spreads[j]);
        printf("  %.2f %d–%d\n", rescues.mean, rescues.low, rescues.high);
    }
}

/* --- the cards ----------------------------------------------------------------------------------
 */

struct ranked {
    int card;
    bool known;
    double discrimination;
};

/* What tells least first, those of which nothing is known last. */
static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->known != y->known)
        return y->known - x->known;
    if (x->known && x->discrimination != y->discrimination)
        return x->discrimination < y->discrimination ? -1 : 1;
    return x->card - y->card;
}

/* The cards that were played; `*count` of them. free() it. */
static struct ranked *rank_cards(const struct simulated *simulated, int *count)
{
    const struct simulation *simulation = simulated->simulation;
    struct ranked *list = memory_new((size_t)simulation->deck->card_count, sizeof *list);
    *count = 0;
    for (int i = 0; i < simulation->deck->card_count; i++) {
        struct ranked one = {.card = i};
        if (card_turns(&simulated->cards[i]) == 0)
            continue;
        one.known = card_discrimination(&simulated->cards[i], &simulation->cards[i],
                                        &one.discrimination);
        list[(*count)++] = one;
    }
    if (*count > 1)
        qsort(list, (size_t)*count, sizeof *list, compare_ranked);
    return list;
}

static void print_card(const struct simulated *simulated, const struct ranked *ranked, int columns)
{
    const struct card *card = &simulated->simulation->deck->cards[ranked->card];
    const struct card_figures *figures = &simulated->cards[ranked->card];
    long long turns = card_turns(figures);
    print_left(card->id, columns);
    for (int i = 0; i < RESPONSES_MAX; i++)
        if (i < card->response_count)
            printf(" %3lld", (200 * card_most(figures, i) + turns) / (2 * turns));
        else
            printf(" %3s", "");
    printf("  %4.1f", card_mean_fit(figures, &simulated->simulation->cards[ranked->card]));
    if (ranked->known)
        printf("  %5.2f\n", ranked->discrimination);
    else
        printf("  %5s\n", "-");
}

static void print_cards(const struct simulated *simulated)
{
    const struct card *cards = simulated->simulation->deck->cards;
    int count, columns = 12;
    struct ranked *list = rank_cards(simulated, &count);
    int shown = count < CARDS_SHOWN_MAX ? count : CARDS_SHOWN_MAX;
    for (int i = 0; i < shown; i++) {
        int width = text_columns(cards[list[i].card].id, strlen(cards[list[i].card].id));
        columns = width > columns && width <= 48 ? width : columns;
    }
    putchar('\n');
    puts(_("How often each response earns most at once, in percent (several may), the card's mean "
           "fit, and\nhow well it tells those who read from those who do not, from -1 to 1; what "
           "tells least first:\n"));
    print_left("", columns);
    printf("   A   B   C   D   %s  %s\n", _("fit"), _("tells"));
    for (int i = 0; i < shown; i++)
        print_card(simulated, &list[i], columns);
    if (count > shown)
        printf(ngettext("and %d card more; --json has them all\n",
                        "and %d cards more; --json has them all\n", (unsigned long)(count - shown)),
               count - shown);
    free(list);
}

void simulate_print(const struct simulated *simulated)
{
    const struct deck *deck = simulated->simulation->deck;
    int rounds = simulated->simulation->rounds;
    printf(ngettext("%s: %u voyages of %d card by each policy, from seed %u on.\n",
                    "%s: %u voyages of %d cards by each policy, from seed %u on.\n",
                    (unsigned long)rounds),
           deck->title, simulated->games, rounds, simulated->first_seed);
    puts(_("Each figure: the mean, and what 5 and 95 of 100 voyages do not exceed.\n"));
    print_policies(simulated);
    print_cards(simulated);
}

/* --- JSON ---------------------------------------------------------------------------------------
 */

static void key_spread(struct json *json, const char *key, const long long counts[], int values)
{
    struct spread spread = spread_of(counts, values);
    json_key(json, key);
    if (!spread.known) {
        json_null(json);
        return;
    }
    json_object(json);
    json_key(json, "mean");
    json_decimal(json, spread.mean, 3);
    json_key_number(json, "p5", spread.low);
    json_key_number(json, "p95", spread.high);
    json_object_end(json);
}

static void write_policy(struct json *json, const struct policy_figures *figures, int policy)
{
    json_object(json);
    json_key_text(json, "policy", policy_word((enum policy)policy));
    json_key_number(json, "voyages", figures->voyages);
    key_spread(json, "score", figures->score.counts, 101);
    key_spread(json, "fit", figures->fit.counts, 101);
    key_spread(json, "balance", figures->balance.counts, 101);
    key_spread(json, "follow_through", figures->follow_through.counts, 101);
    key_spread(json, "rescues", figures->rescues, ROUNDS_MAX + 1);
    json_object_end(json);
}

static void write_card(struct json *json, const struct simulated *simulated, int index)
{
    const struct card *card = &simulated->simulation->deck->cards[index];
    const struct card_figures *figures = &simulated->cards[index];
    const struct voyage_card *prepared = &simulated->simulation->cards[index];
    double discrimination;
    json_object(json);
    json_key_text(json, "card", card->id);
    json_key_text(json, "context", context_word(card->context));
    json_key_text(json, "lens", lens_word(card->lens));
    json_key_number(json, "turns", card_turns(figures));
    json_key(json, "responses");
    json_array(json);
    for (int i = 0; i < card->response_count; i++) {
        json_object(json);
        json_key_text(json, "response", (char[]){response_letter(i), '\0'});
        json_key_number(json, "fit", prepared->strokes[i].fit);
        json_key_number(json, "taken", figures->taken[i]);
        json_key_number(json, "earned_most", card_most(figures, i));
        json_object_end(json);
    }
    json_array_end(json);
    json_key(json, "mean_fit");
    if (card_turns(figures) > 0)
        json_decimal(json, card_mean_fit(figures, prepared), 3);
    else
        json_null(json);
    json_key(json, "discrimination");
    if (card_discrimination(figures, prepared, &discrimination))
        json_decimal(json, discrimination, 3);
    else
        json_null(json);
    json_object_end(json);
}

void simulate_print_json(const struct simulated *simulated)
{
    const struct deck *deck = simulated->simulation->deck;
    struct json json;
    json_start(&json, stdout);
    json_object(&json);
    json_key_text(&json, "deck", deck->id);
    json_key_text(&json, "title", deck->title);
    json_key_number(&json, "games", simulated->games);
    json_key_number(&json, "cards", simulated->simulation->rounds);
    json_key_number(&json, "first_seed", simulated->first_seed);
    json_key(&json, "policies");
    json_array(&json);
    for (int i = 0; i < POLICY_COUNT; i++)
        if (is_sailed(simulated, i))
            write_policy(&json, &simulated->policies[i], i);
    json_array_end(&json);
    json_key(&json, "deck_cards");
    json_array(&json);
    for (int i = 0; i < deck->card_count; i++)
        write_card(&json, simulated, i);
    json_array_end(&json);
    json_object_end(&json);
    json_end(&json);
}
