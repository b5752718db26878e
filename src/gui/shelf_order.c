/* Which of the decks are listed, and in which order. */
#include "gui/deck_shelf.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

static int problem_rank(const struct shelf_deck *deck)
{
    return deck->state == DECK_UNREADABLE || deck->state == DECK_REFUSED ? 1 << 20
                                                                         : deck->overview.errors;
}

static int compare_decks(const struct shelf_deck *a, const struct shelf_deck *b,
                         enum deck_sort sort)
{
    switch (sort) {
    case DECK_SORT_TITLE:
        break;
    case DECK_SORT_CARDS:
        if (a->overview.cards != b->overview.cards)
            return a->overview.cards > b->overview.cards ? -1 : 1;
        break;
    case DECK_SORT_PROBLEMS:
        if (problem_rank(a) != problem_rank(b))
            return problem_rank(a) > problem_rank(b) ? -1 : 1;
        if (a->overview.warnings != b->overview.warnings)
            return a->overview.warnings > b->overview.warnings ? -1 : 1;
        break;
    }
    int order = text_compare(a->title, b->title);
    return order != 0 ? order : strcmp(a->path, b->path);
}

static bool passes(const struct deck_shelf *shelf, const struct shelf_deck *deck)
{
    const char *filter = shelf->filter;
    return filter[0] == '\0' || text_contains(deck->title, filter) ||
           text_contains(deck->name, filter) || text_contains(deck->author, filter) ||
           text_contains(deck->languages, filter);
}

void shelf_arrange(struct deck_shelf *shelf)
{
    free(shelf->shown);
    shelf->shown = memory_new((size_t)shelf->count, sizeof *shelf->shown);
    shelf->shown_count = 0;
    /* Into its place: there are few, and they come mostly in order. */
    for (int i = 0; i < shelf->count; i++) {
        if (!passes(shelf, &shelf->decks[i]))
            continue;
        int at = shelf->shown_count++;
        for (; at > 0 && compare_decks(&shelf->decks[i], &shelf->decks[shelf->shown[at - 1]],
                                       shelf->sort) < 0;
             at--)
            shelf->shown[at] = shelf->shown[at - 1];
        shelf->shown[at] = i;
    }
}

void shelf_arrange_settled(struct deck_shelf *shelf)
{
    for (int i = 0; i < shelf->count; i++) {
        const struct shelf_deck *deck = &shelf->decks[i];
        if (!(shelf->sort == DECK_SORT_PROBLEMS ? deck->done || deck->checked : deck->read))
            return;
    }
    shelf_arrange(shelf);
}
