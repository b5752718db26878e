#include "store/near_duplicate.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* 0.8 as a fraction, so that the comparison is exact. */
enum { SIMILAR_PARTS = 4, SIMILAR_WHOLE = 5, TRIGRAM = 3, NONE = -1 };

/* A trigram is its hash: in the upper bits how common it is, so that sorted sets begin with their
 * rarest, below them what tells it from others. */
enum { COMMON_BITS = 12, COUNTERS_MAX = 1 << 24, INSERTION_MAX = 64 };

/* After so many looks at a candidate the search is given up: about half a second. */
enum { LOOKS_MAX = 20 * 1000 * 1000 };

/* Of all texts in turn: text i has those from starts[i] to starts[i + 1]. */
struct trigrams {
    uint64_t *list;
    size_t capacity;
    size_t *starts;
    int *counts; /* distinct ones */
};

struct posting {
    int text;
    int next; /* index of the next posting of this trigram, a later text's, or NONE */
};

/* The texts that have a trigram among their rarest. Open addressing; a slot is free while its list
 * has no first. */
struct slot {
    uint64_t trigram;
    int first, last;
};

struct index {
    struct slot *slots;
    size_t capacity, used;
    struct posting *postings;
    size_t posting_count, posting_capacity;
    long looks;
};

/* --- the trigrams of a text ---------------------------------------------------------------------
 */

/* The hash of the next word, FNV-1a; returns what follows it, or NULL when there are no more words.
 */
static const char *next_word(const char *text, uint64_t *hash)
{
    size_t length;
    const char *word = text_word(text, &length);
    uint64_t value = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)word[i];
        if (byte >= 'A' && byte <= 'Z')
            byte |= 0x20;
        value = (value ^ byte) * UINT64_C(0x100000001b3);
    }
    *hash = value;
    return word != NULL ? word + length : NULL;
}

static void add(struct trigrams *trigrams, size_t *count, uint64_t hash)
{
    trigrams->list = memory_grow(trigrams->list, *count, &trigrams->capacity, sizeof hash);
    /* The multiplication leaves the low bits poor. */
    trigrams->list[(*count)++] = hash ^ hash >> 32;
}

static void find_trigrams(struct trigrams *trigrams, const char *const texts[], int text_count)
{
    size_t count = 0;
    for (int i = 0; i < text_count; i++) {
        const char *text = texts[i];
        uint64_t last[TRIGRAM] = {0}, word;
        int words = 0;
        trigrams->starts[i] = count;
        while ((text = next_word(text, &word)) != NULL) {
            last[words++ % TRIGRAM] = word;
            if (words < TRIGRAM)
                continue;
            uint64_t hash = 0;
            for (int j = 0; j < TRIGRAM; j++)
                hash = (hash ^ last[(words + j) % TRIGRAM]) * UINT64_C(0x9e3779b97f4a7c15);
            add(trigrams, &count, hash);
        }
        if (words > 0 && words < TRIGRAM)
            add(trigrams, &count, last[0] ^ (last[1] * UINT64_C(0x9e3779b97f4a7c15)));
    }
    trigrams->starts[text_count] = count;
}

/* --- from rare to common ------------------------------------------------------------------------
 */

static int compare_trigrams(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void sort(uint64_t *list, size_t count)
{
    if (count > INSERTION_MAX) {
        qsort(list, count, sizeof *list, compare_trigrams);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        uint64_t one = list[i];
        size_t at = i;
        for (; at > 0 && list[at - 1] > one; at--)
            list[at] = list[at - 1];
        list[at] = one;
    }
}

/* Puts how common each is in front, and sorts each text's, each once. Counted by the low bits of
 * the hash, so one may seem more common than it is, which costs time only; but one that seems to
 * be there once is. */
static void sort_by_rarity(struct trigrams *trigrams, int text_count)
{
    size_t all = trigrams->starts[text_count], counter_count = 1024;
    const unsigned most = (1u << COMMON_BITS) - 1;
    while (counter_count < all && counter_count < COUNTERS_MAX)
        counter_count *= 2;
    uint16_t *counters = memory_new(counter_count, sizeof *counters);
    for (size_t i = 0; i < all; i++) {
        uint16_t *counter = &counters[trigrams->list[i] & (counter_count - 1)];
        *counter += *counter < most;
    }
    for (size_t i = 0; i < all; i++) {
        uint64_t hash = trigrams->list[i];
        uint64_t common = counters[hash & (counter_count - 1)];
        trigrams->list[i] = common << (64 - COMMON_BITS) | hash >> COMMON_BITS;
    }
    free(counters);
    for (int i = 0; i < text_count; i++) {
        uint64_t *list = trigrams->list + trigrams->starts[i];
        size_t count = trigrams->starts[i + 1] - trigrams->starts[i], kept = 0;
        sort(list, count);
        for (size_t j = 0; j < count; j++)
            if (kept == 0 || list[j] != list[kept - 1])
                list[kept++] = list[j];
        trigrams->counts[i] = (int)kept;
    }
}

static bool is_alone(uint64_t trigram)
{
    return trigram >> (64 - COMMON_BITS) == 1;
}

/* --- the index ----------------------------------------------------------------------------------
 */

static struct slot *find_slot(const struct index *index, uint64_t trigram)
{
    size_t at = (size_t)(trigram * UINT64_C(0x9e3779b97f4a7c15) >> 20) & (index->capacity - 1);
    while (index->slots[at].first != NONE && index->slots[at].trigram != trigram)
        at = (at + 1) & (index->capacity - 1);
    return &index->slots[at];
}

static void grow(struct index *index)
{
    struct index larger = *index;
    larger.capacity = index->capacity > 0 ? index->capacity * 2 : 1024;
    larger.slots = memory_new(larger.capacity, sizeof *larger.slots);
    for (size_t i = 0; i < larger.capacity; i++)
        larger.slots[i].first = NONE;
    for (size_t i = 0; i < index->capacity; i++)
        if (index->slots[i].first != NONE)
            *find_slot(&larger, index->slots[i].trigram) = index->slots[i];
    free(index->slots);
    *index = larger;
}

static void add_posting(struct index *index, uint64_t trigram, int text)
{
    if (index->used * 2 >= index->capacity)
        grow(index);
    index->postings = memory_grow(index->postings, index->posting_count, &index->posting_capacity,
                                  sizeof *index->postings);
    int fresh = (int)index->posting_count++;
    index->postings[fresh] = (struct posting){.text = text, .next = NONE};
    struct slot *slot = find_slot(index, trigram);
    if (slot->first == NONE) {
        *slot = (struct slot){.trigram = trigram, .first = fresh, .last = fresh};
        index->used++;
    } else {
        index->postings[slot->last].next = fresh;
        slot->last = fresh;
    }
}

/* --- the search ---------------------------------------------------------------------------------
 */

/* So many of a set's rarest trigrams hold one that any similar set has among its own so many. */
static int prefix_length(int count)
{
    return count - (count * SIMILAR_PARTS + SIMILAR_WHOLE - 1) / SIMILAR_WHOLE + (count > 0);
}

static bool is_similar(struct index *index, const struct trigrams *trigrams, int a, int b)
{
    const uint64_t *x = trigrams->list + trigrams->starts[a];
    const uint64_t *y = trigrams->list + trigrams->starts[b];
    int x_count = trigrams->counts[a], y_count = trigrams->counts[b];
    int shared = 0, i = 0, j = 0;
    /* All of the smaller one would not be enough. */
    if (x_count * SIMILAR_WHOLE < y_count * SIMILAR_PARTS ||
        y_count * SIMILAR_WHOLE < x_count * SIMILAR_PARTS)
        return false;
    while (i < x_count && j < y_count) {
        if (x[i] == y[j]) {
            shared++;
            i++;
            j++;
        } else if (x[i] < y[j]) {
            i++;
        } else {
            j++;
        }
    }
    index->looks += (i + j) / 8;
    return (long)shared * SIMILAR_WHOLE >= ((long)x_count + y_count - shared) * SIMILAR_PARTS;
}

/* The earliest of the texts in the index that is similar to `text`, or NONE. */
static int earliest_similar(struct index *index, const struct trigrams *trigrams, int text,
                            int checked_for[])
{
    const uint64_t *list = trigrams->list + trigrams->starts[text];
    int earliest = NONE;
    if (index->capacity == 0)
        return NONE;
    for (int i = 0; i < prefix_length(trigrams->counts[text]); i++) {
        if (is_alone(list[i]))
            continue;
        for (int at = find_slot(index, list[i])->first; at != NONE; at = index->postings[at].next) {
            int candidate = index->postings[at].text;
            if (earliest != NONE && candidate >= earliest)
                break;
            if (++index->looks > LOOKS_MAX)
                return earliest;
            if (checked_for[candidate] == text)
                continue;
            checked_for[candidate] = text;
            if (is_similar(index, trigrams, candidate, text))
                earliest = candidate;
        }
    }
    return earliest;
}

bool near_duplicates(const char *const texts[], int text_count,
                     void (*found)(void *context, struct near_duplicate pair), void *context)
{
    struct trigrams trigrams = {
        .starts = memory_new((size_t)text_count + 1, sizeof *trigrams.starts),
        .counts = memory_new((size_t)text_count, sizeof *trigrams.counts),
    };
    struct index index = {0};
    int *checked_for = memory_new((size_t)text_count, sizeof *checked_for);
    find_trigrams(&trigrams, texts, text_count);
    /* Without a single one there is no list, and nothing that could be alike. */
    if (trigrams.list == NULL)
        text_count = 0;
    else
        sort_by_rarity(&trigrams, text_count);
    for (int i = 0; i < text_count; i++)
        checked_for[i] = NONE;
    for (int text = 0; text < text_count && index.looks <= LOOKS_MAX; text++) {
        const uint64_t *list = trigrams.list + trigrams.starts[text];
        int first = earliest_similar(&index, &trigrams, text, checked_for);
        if (first != NONE)
            found(context, (struct near_duplicate){.first = first, .second = text});
        for (int i = 0; i < prefix_length(trigrams.counts[text]); i++)
            if (!is_alone(list[i]))
                add_posting(&index, list[i], text);
    }
    free(checked_for);
    free(index.slots);
    free(index.postings);
    free(trigrams.list);
    free(trigrams.starts);
    free(trigrams.counts);
    return index.looks <= LOOKS_MAX;
}
