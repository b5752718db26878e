#include "gui/card_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "store/id_table.h"
#include "store/translation.h"

void card_list_mark(struct card_list *list, const struct deck_file *file,
                    const struct problems *problems)
{
    int count = file->deck.card_count;
    struct id_table ids = {0};
    free(list->marks);
    list->marks = memory_new((size_t)count, 1);
    list->faulty_count = 0;
    for (int i = 0; problems->count > 0 && i < count; i++)
        id_table_add(&ids, file->deck.cards[i].id, i);
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->list[i];
        int card = problem->card != NULL ? id_table_find(&ids, problem->card) : ID_UNKNOWN;
        unsigned char worst = problem->severity == SEVERITY_ERROR ? CARD_FAULT : CARD_HINT;
        if (card == ID_UNKNOWN)
            continue;
        list->faulty_count += list->marks[card] == CARD_FINE;
        if (list->marks[card] < worst)
            list->marks[card] = worst;
    }
    id_table_release(&ids);
}

static bool fits(const struct card *card, const char *filter)
{
    if (filter[0] == '\0' || text_contains(card->title, filter) ||
        text_contains(card->id, filter) || text_contains(card->situation, filter))
        return true;
    for (int i = 0; i < card->response_count; i++)
        if (text_contains(card->responses[i].text, filter) ||
            text_contains(card->responses[i].why, filter))
            return true;
    return false;
}

void card_list_fill(struct card_list *list, const struct deck_file *file, const char *language)
{
    int count = file->deck.card_count;
    if (list->faulty_count == 0)
        list->faulty_only = false;
    list->cards = memory_resize(list->cards, (size_t)count + 1, sizeof *list->cards);
    list->count = 0;
    for (int i = 0; i < count; i++) {
        struct card card;
        if (list->faulty_only && list->marks[i] == CARD_FINE)
            continue;
        translation_card(&card, file, i, language);
        if (fits(&card, list->filter))
            list->cards[list->count++] = i;
    }
}

void card_list_release(struct card_list *list)
{
    free(list->cards);
    free(list->marks);
    *list = (struct card_list){0};
}

int card_list_place(const struct card_list *list, int card)
{
    int low = 0, high = list->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (list->cards[middle] < card)
            low = middle + 1;
        else
            high = middle;
    }
    return low < list->count ? low : list->count - 1;
}
