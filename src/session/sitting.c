#include "session/sitting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/memory.h"
#include "base/words.h"
#include "rules/daily.h"
#include "session/play.h"
#include "store/library.h"

static struct practice_place *load(struct database *database, const struct deck *deck)
{
    struct practice_place *places = memory_new((size_t)deck->card_count + 1, sizeof *places);
    practice_load(database, deck, places);
    return places;
}

bool sitting_prepare(struct session_setup *setup, const struct deck *deck,
                     struct database *database, struct error *error)
{
    struct practice_sitting sitting;
    struct practice_place *places = load(database, deck);
    int today = day_today();
    uint32_t seed = play_fresh_seed();
    practice_deal(&sitting, deck, places, today, seed);
    free(places);
    if (sitting.count == 0) {
        char when[SITTING_WORDS_BYTES];
        day_words(when, sizeof when, sitting.next_due, today);
        return error_set(error, FAULT_INPUT,
                         sitting.next_due < 0 ? _("there is no card to practise in this deck")
                                              : _("nothing is due today; come back %s"),
                         when);
    }
    setup->game = (struct game_setup){.way = WAY_PRACTICE,
                                      .rounds = sitting.count,
                                      .seats = 1,
                                      .difficulty = DIFFICULTY_STANDARD,
                                      .seed = seed};
    for (int i = 0; i < sitting.count; i++) {
        setup->practice_cards[i] = sitting.cards[i];
        setup->practice_boxes[i] = sitting.boxes[i];
    }
    return true;
}

bool sitting_today(char words[SITTING_WORDS_BYTES], const struct deck *deck,
                   struct database *database)
{
    struct practice_sitting sitting;
    struct practice_place *places = load(database, deck);
    int today = day_today();
    practice_deal(&sitting, deck, places, today, 0);
    free(places);
    char when[SITTING_WORDS_BYTES / 2];
    int due = sitting.due_count + sitting.waiting;
    if (due > 0) {
        snprintf(words, SITTING_WORDS_BYTES,
                 ngettext("%d card is due today.", "%d cards are due today.", (unsigned long)due),
                 due);
    } else if (sitting.count > 0) {
        snprintf(words, SITTING_WORDS_BYTES,
                 ngettext("None is due today: %d new card.", "None is due today: %d new cards.",
                          (unsigned long)sitting.count),
                 sitting.count);
    } else {
        day_words(when, sizeof when, sitting.next_due, today);
        snprintf(words, SITTING_WORDS_BYTES, _("Nothing is due today; come back %s."), when);
    }
    return sitting.count > 0;
}

void sitting_next(char words[SITTING_WORDS_BYTES], const struct deck *deck,
                  struct database *database)
{
    struct practice_place *places = load(database, deck);
    int today = day_today(), first = DAY_MAX, count = 0;
    for (int card = 0; card < deck->card_count; card++)
        if (places[card].box != PRACTICE_NEW) {
            int due = practice_is_due(places[card], today) ? today : places[card].due;
            count = due < first ? 1 : count + (due == first);
            first = due < first ? due : first;
        }
    free(places);
    char when[SITTING_WORDS_BYTES / 2];
    day_words(when, sizeof when, first, today);
    words[0] = '\0';
    if (count > 0)
        /* TRANSLATORS: a number of cards, and "tomorrow" or "Friday, 27 November". */
        snprintf(words, SITTING_WORDS_BYTES,
                 ngettext("%d card is due %s.", "%d cards are due %s.", (unsigned long)count),
                 count, when);
}

void sitting_box_words(char words[SITTING_WORDS_BYTES], int box_before, int box_after)
{
    char when[SITTING_WORDS_BYTES / 2];
    int today = day_today();
    day_words(when, sizeof when, today + practice_days(box_after), today);
    if (box_before == PRACTICE_NEW)
        snprintf(words, SITTING_WORDS_BYTES, _("A new card, now in box %d: it comes again %s."),
                 box_after, when);
    else if (box_before == box_after)
        snprintf(words, SITTING_WORDS_BYTES, _("It stays in box %d and comes again %s."), box_after,
                 when);
    else if (box_after > box_before)
        snprintf(words, SITTING_WORDS_BYTES, _("Up from box %d to %d: it comes again %s."),
                 box_before, box_after, when);
    else
        snprintf(words, SITTING_WORDS_BYTES, _("Back from box %d to %d: it comes again %s."),
                 box_before, box_after, when);
}

static void write_daily_code(char text[CODE_BYTES], struct game_setup *game,
                             const struct deck *deck, int day)
{
    daily_setup(game, deck, day);
    struct code code = {.seed = game->seed,
                        .rounds = game->rounds,
                        .way = game->way,
                        .difficulty = game->difficulty,
                        .deck_mark = code_deck_mark(deck)};
    code_write(text, &code);
}

bool sitting_daily_code(char text[CODE_BYTES], const char *deck_names, int day)
{
    char *list = memory_text(deck_names[0] != '\0' ? deck_names : "core"), *rest = list;
    const char *names[DECKS_MIXED_MAX];
    int count = 0;
    while (count < DECKS_MIXED_MAX && (names[count] = strsep(&rest, "/")) != NULL)
        count++;
    struct deck_mix *mix = memory_new(1, sizeof *mix);
    struct game_setup game;
    bool found = library_open_installed(mix, names, count, NULL);
    if (found)
        write_daily_code(text, &game, &mix->deck, day);
    deck_mix_release(mix);
    free(mix);
    free(list);
    return found;
}

/* Today's voyage, its code, and the score it was sailed with first; -1: it was not yet. */
static int day_voyage(struct game_setup *game, char text[CODE_BYTES], const struct deck *deck,
                      struct database *database)
{
    write_daily_code(text, game, deck, day_today());
    return practice_score_of_code(database, text);
}

void sitting_daily(struct session_setup *setup, const struct deck *deck, struct database *database,
                   int *score)
{
    char text[CODE_BYTES];
    *score = day_voyage(&setup->game, text, deck, database);
}

void sitting_daily_words(char words[SITTING_WORDS_BYTES], const struct deck *deck,
                         struct database *database)
{
    char text[CODE_BYTES];
    struct game_setup game;
    int score = day_voyage(&game, text, deck, database);
    if (score >= 0)
        snprintf(words, SITTING_WORDS_BYTES,
                 _("Today: %s. You have sailed it, with a score of %d; the first try counts."),
                 text, score);
    else
        snprintf(words, SITTING_WORDS_BYTES,
                 _("Today: %s, the same for everybody who has this deck. The first try counts, "
                   "also one that is ended early."),
                 text);
}
