#include "rules/practice.h"

#include "base/random.h"

enum { FIT_READ_WELL = 8, STREAM_PRACTICE = 3 };

bool practice_read_well(int fit)
{
    return fit >= FIT_READ_WELL;
}

int practice_box_after(int box, int fit)
{
    if (!practice_read_well(fit))
        return 1;
    return box < PRACTICE_BOXES ? box + 1 : PRACTICE_BOXES;
}

int practice_days(int box)
{
    return 1 << (box - 1);
}

bool practice_is_due(struct practice_place place, int today)
{
    return place.box != PRACTICE_NEW &&
           (place.due <= today || place.due > today + practice_days(place.box));
}

/* A smaller number comes first. */
static bool comes_before(struct practice_place a, struct practice_place b)
{
    return a.box != b.box ? a.box < b.box : a.due < b.due;
}

/* Keeps the first of what is due, sorted: there are at most PRACTICE_CARDS_MOST. */
static void add_due(struct practice_sitting *sitting, const struct practice_place places[],
                    int card)
{
    int at = sitting->count;
    while (at > 0 && comes_before(places[card], places[sitting->cards[at - 1]]))
        at--;
    if (at == PRACTICE_CARDS_MOST) {
        sitting->waiting++;
        return;
    }
    if (sitting->count == PRACTICE_CARDS_MOST)
        sitting->waiting++;
    else
        sitting->count++;
    for (int i = sitting->count - 1; i > at; i--)
        sitting->cards[i] = sitting->cards[i - 1];
    sitting->cards[at] = card;
}

/* Each new card has the same chance: a reservoir of as many as are wanted, none where enough are
 * due. */
static void add_new(struct practice_sitting *sitting, const struct deck *deck,
                    const struct practice_place places[], uint32_t seed)
{
    struct random random = random_seeded(seed, STREAM_PRACTICE);
    int first = sitting->count, room = PRACTICE_CARDS_FEW - first, seen = 0;
    for (int i = 0; i < deck->kind_start[DECK_KINDS]; i++) {
        int card = deck->by_kind[i];
        if (places[card].box != PRACTICE_NEW)
            continue;
        seen++;
        if (sitting->count < first + room) {
            int at = first + (int)random_below(&random, (uint32_t)(sitting->count - first + 1));
            sitting->cards[sitting->count] = sitting->cards[at];
            sitting->cards[at] = card;
            sitting->count++;
        } else {
            int at = (int)random_below(&random, (uint32_t)seen);
            if (at < room)
                sitting->cards[first + at] = card;
        }
    }
}

void practice_deal(struct practice_sitting *sitting, const struct deck *deck,
                   const struct practice_place places[], int today, uint32_t seed)
{
    *sitting = (struct practice_sitting){.next_due = -1};
    for (int i = 0; i < deck->kind_start[DECK_KINDS]; i++)
        if (practice_is_due(places[deck->by_kind[i]], today))
            add_due(sitting, places, deck->by_kind[i]);
    sitting->due_count = sitting->count;
    add_new(sitting, deck, places, seed);
    for (int i = 0; i < sitting->count; i++)
        sitting->boxes[i] = places[sitting->cards[i]].box;
    /* Then every card is in a box and waits. */
    for (int i = 0; i < deck->kind_start[DECK_KINDS] && sitting->count == 0; i++) {
        struct practice_place place = places[deck->by_kind[i]];
        if (i == 0 || place.due < sitting->next_due)
            sitting->next_due = place.due;
    }
}
