#include "store/deck.h"

#include <stdlib.h>

#include "base/words.h"
#include "store/deck_figures.h"
#include "store/giveaway_words.h"
#include "store/id_table.h"
#include "store/near_duplicate.h"
#include "store/picture.h"

/* DECKS, "Messages", in percent. */
enum { GIVEAWAY_PERCENT = 40, CONTEXT_PERCENT = 15, LENS_PERCENT = 8, CARDS_FEW = ROUNDS_USUAL };

static int percent(int part, int whole)
{
    return (100 * part + whole / 2) / whole;
}

/* Exactly: is part / whole more than `limit` percent? */
static bool is_over(int part, int whole, int limit)
{
    return 100L * part > (long)limit * whole;
}

#define DECK_WARNING(file, ...)                                                                    \
    problem_add(&(file)->problems, SEVERITY_WARNING, (file)->path, (struct place){0}, __VA_ARGS__)

static void check_giveaways(struct deck_file *file, const struct deck_figures *figures)
{
    int all = figures->cards, longest = figures->longest, shortest = figures->shortest;
    const int *places = figures->places;
    if (is_over(longest, all, GIVEAWAY_PERCENT))
        DECK_WARNING(file,
                     _("the best answer is the longest on %d of %d cards (%d %%), which gives it "
                       "away; keep it to 40 %% by shortening some"),
                     longest, all, percent(longest, all));
    if (is_over(shortest, all, GIVEAWAY_PERCENT))
        DECK_WARNING(file,
                     _("the best answer is the shortest on %d of %d cards (%d %%), which gives it "
                       "away; keep it to 40 %% by lengthening some"),
                     shortest, all, percent(shortest, all));
    for (int i = 0; i < RESPONSES_MAX; i++)
        if (is_over(places[i], all, GIVEAWAY_PERCENT))
            DECK_WARNING(file,
                         _("the best answer stands at %c on %d of %d cards (%d %%), which gives it "
                           "away; keep it to 40 %% by moving some"),
                         response_letter(i), places[i], all, percent(places[i], all));
}

/* One whole sentence for each, so that they can be translated. */
static const char *giveaway_sentence(const struct giveaway_words *giveaway)
{
    unsigned long words = (unsigned long)giveaway->word_count;
    if (giveaway->in_responses && giveaway->side < 0)
        return ngettext("the word %s is in %d responses, %d of them ways to manage, which gives "
                        "these away; use other words",
                        "the words %s are in %d responses, %d of them ways to manage, which gives "
                        "these away; use other words",
                        words);
    if (giveaway->in_responses)
        return ngettext("the word %s is in %d responses, %d of them ways to lead, which gives "
                        "these away; use other words",
                        "the words %s are in %d responses, %d of them ways to lead, which gives "
                        "these away; use other words",
                        words);
    if (giveaway->side < 0)
        return ngettext("the word %s is on %d cards, %d of them steady situations, which gives "
                        "these away; use other words",
                        "the words %s are on %d cards, %d of them steady situations, which gives "
                        "these away; use other words",
                        words);
    if (giveaway->side > 0)
        return ngettext("the word %s is on %d cards, %d of them changing situations, which gives "
                        "these away; use other words",
                        "the words %s are on %d cards, %d of them changing situations, which "
                        "gives these away; use other words",
                        words);
    return ngettext("the word %s is on %d cards, %d of them mixed situations, which gives these "
                    "away; use other words",
                    "the words %s are on %d cards, %d of them mixed situations, which gives these "
                    "away; use other words",
                    words);
}

static void add_giveaway(void *context, const struct giveaway_words *giveaway)
{
    struct deck_file *file = context;
    DECK_WARNING(file, giveaway_sentence(giveaway), giveaway->words, giveaway->count,
                 giveaway->on_side);
}

static void check_coverage(struct deck_file *file, const struct deck_figures *figures)
{
    int all = figures->cards;
    const int *contexts = figures->contexts, *lenses = figures->lenses;
    for (int i = 0; i < SCALE_STEPS; i++)
        if (is_over(all - contexts[i], all, 100 - CONTEXT_PERCENT))
            DECK_WARNING(
                file, _("only %d of %d cards (%d %%) have the context '%s'; give it 15 %% or more"),
                contexts[i], all, percent(contexts[i], all), CONTEXT_WORDS[i]);
    for (int i = 0; i + 1 < LENS_COUNT; i++)
        if (is_over(all - lenses[i + 1], all, 100 - LENS_PERCENT))
            DECK_WARNING(file,
                         _("only %d of %d cards (%d %%) have the lens '%s'; give it 8 %% or more"),
                         lenses[i + 1], all, percent(lenses[i + 1], all), LENS_WORDS[i]);
}

static void check_count(struct deck_file *file, const struct deck_figures *figures)
{
    int all = figures->cards, dealable = figures->dealable;
    if (all < CARDS_FEW)
        DECK_WARNING(
            file,
            ngettext("%d card is few; a voyage has 12, and bots need as many to try the deck out",
                     "%d cards are few; a voyage has 12, and bots need as many to try the deck out",
                     (unsigned long)all),
            all);
    else if (dealable < CARDS_FEW)
        DECK_WARNING(file,
                     _("only %d of %d cards are dealt, the others follow up; a voyage has 12, and "
                       "bots need as many to try the deck out"),
                     dealable, all);
}

static void add_near_duplicate(void *context, struct near_duplicate pair)
{
    struct deck_file *file = context;
    const char *first = file->deck.cards[pair.first].id, *second = file->deck.cards[pair.second].id;
    problem_about(
        &file->problems,
        problem_add(&file->problems, SEVERITY_WARNING, file->path, file->places[pair.second],
                    _("card '%.40s': its situation is nearly that of card '%.40s'"), second, first),
        second);
}

/* What shows only when a picture is read to its end: each once, at the first card that has it. */
static void check_pictures(struct deck_file *file)
{
    struct id_table seen = {0};
    for (int i = 0; i < file->deck.card_count; i++) {
        const struct card *card = &file->deck.cards[i];
        struct picture picture;
        struct error error;
        if (card->picture == NULL || id_table_add(&seen, card->picture, i) != i)
            continue;
        if (picture_read(&picture, &file->source, card->picture, &error) != PICTURE_GOOD) {
            problem_add(&file->problems, SEVERITY_WARNING, file->path, file->places[i],
                        _("card '%.40s': %s"), card->id, error.words);
            continue;
        }
        const char *undrawn = picture.kind == PICTURE_SVG
                                  ? picture_svg_undrawn(picture.content.bytes,
                                                        picture.content.byte_count)
                                  : NULL;
        if (undrawn != NULL)
            problem_add(&file->problems, SEVERITY_WARNING, file->path, file->places[i],
                        _("card '%.40s': picture '%.60s' has a <%s>, which the window does not "
                          "draw; turn it into paths"),
                        card->id, card->picture, undrawn);
        picture_release(&picture);
    }
    id_table_release(&seen);
}

void deck_file_check(struct deck_file *file)
{
    if (!file->playable)
        return;
    const struct deck *deck = &file->deck;
    struct deck_figures figures = deck_figures_of(deck);
    check_giveaways(file, &figures);
    giveaway_words(deck, add_giveaway, file);
    check_coverage(file, &figures);
    check_count(file, &figures);
    check_pictures(file);
    const char **situations = memory_new((size_t)deck->card_count, sizeof *situations);
    for (int i = 0; i < deck->card_count; i++)
        situations[i] = deck->cards[i].situation;
    if (!near_duplicates(situations, deck->card_count, add_near_duplicate, file))
        DECK_WARNING(file, _("too many situations are made of too few words to look for all that "
                             "say nearly the same"));
    free(situations);
    problems_sort(&file->problems);
}

void deck_file_play(struct deck_file *file)
{
    if (!file->playable)
        return;
    play_check_run(&file->play_check, &file->deck);
    for (int i = 0; i < POLICY_COUNT && file->play_check.voyages > 0; i++) {
        enum policy policy = (enum policy)i;
        if (!play_check_unfair(&file->play_check, policy))
            continue;
        int tenths = play_check_tenths(&file->play_check, policy);
        DECK_WARNING(file, _("unfair: %s scores %d.%d of 100 on average, and up to %d is fair; %s"),
                     play_check_name(policy), tenths / 10, tenths % 10, policy_bound(policy),
                     play_check_remedy(policy));
    }
    problems_sort(&file->problems);
}
