#include "store/near_duplicate.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* 0.8 as a fraction, so that the comparison is exact. */
enum { SIMILAR_PARTS = 4, SIMILAR_WHOLE = 5, TRIGRAM = 3, NONE = -1 };

/* A text's distinct trigrams, as numbers: first hashes, then ranks from rare to common. */
struct trigram_set {
    uint64_t *trigrams;
    int count;
};

struct posting {
    int text;
    int next; /* index of the next posting of this trigram, or NONE */
};

static int compare_trigrams(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The hash of the next word, FNV-1a; returns what follows it, or NULL when there are no more words.
 */
static const char *next_word(const char *text, uint64_t *hash)
{
    size_t length;
    const char *word = text_word(text, &length);
    *hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)word[i];
        if (byte >= 'A' && byte <= 'Z')
            byte |= 0x20;
        *hash = (*hash ^ byte) * UINT64_C(0x100000001b3);
    }
    return word != NULL ? word + length : NULL;
}

/* Sorts and drops what is there twice. */
static void make_distinct(struct trigram_set *set)
{
    int kept = 0;
    qsort(set->trigrams, (size_t)set->count, sizeof *set->trigrams, compare_trigrams);
    for (int i = 0; i < set->count; i++)
        if (kept == 0 || set->trigrams[i] != set->trigrams[kept - 1])
            set->trigrams[kept++] = set->trigrams[i];
    set->count = kept;
}

static struct trigram_set trigrams_of(const char *text)
{
    struct trigram_set set = {.trigrams = memory_new(strlen(text) / 2 + 2, sizeof(uint64_t))};
    uint64_t last[TRIGRAM] = {0}, word;
    int words = 0;
    while ((text = next_word(text, &word)) != NULL) {
        last[words++ % TRIGRAM] = word;
        if (words < TRIGRAM)
            continue;
        uint64_t hash = 0;
        for (int i = 0; i < TRIGRAM; i++)
            hash = (hash ^ last[(words + i) % TRIGRAM]) * UINT64_C(0x9e3779b97f4a7c15);
        set.trigrams[set.count++] = hash;
    }
    if (words > 0 && words < TRIGRAM)
        set.trigrams[set.count++] = last[0] ^ (last[1] * UINT64_C(0x9e3779b97f4a7c15));
    make_distinct(&set);
    return set;
}

/* Replaces the hashes by ranks: the trigram that fewest texts have is 0. Returns how many there
 * are. */
static int rank_by_rarity(struct trigram_set sets[], int set_count)
{
    size_t total = 0;
    for (int i = 0; i < set_count; i++)
        total += (size_t)sets[i].count;
    uint64_t *all = memory_new(total, sizeof *all);
    size_t at = 0;
    for (int i = 0; i < set_count; i++) {
        if (sets[i].count > 0)
            memcpy(all + at, sets[i].trigrams, (size_t)sets[i].count * sizeof *all);
        at += (size_t)sets[i].count;
    }
    qsort(all, total, sizeof *all, compare_trigrams);
    /* One number holds both: how often, then which. */
    uint64_t *distinct = memory_new(total, sizeof *distinct);
    uint64_t *frequency = memory_new(total, sizeof *frequency);
    size_t distinct_count = 0;
    for (size_t i = 0; i < total; i++) {
        if (distinct_count == 0 || distinct[distinct_count - 1] != all[i]) {
            frequency[distinct_count] = (uint64_t)distinct_count;
            distinct[distinct_count++] = all[i];
        }
        frequency[distinct_count - 1] += UINT64_C(1) << 32;
    }
    qsort(frequency, distinct_count, sizeof *frequency, compare_trigrams);
    uint64_t *rank_of = all; /* no longer needed for what it held */
    for (size_t rank = 0; rank < distinct_count; rank++)
        rank_of[(uint32_t)frequency[rank]] = rank;
    for (int i = 0; i < set_count; i++) {
        for (int j = 0; j < sets[i].count; j++) {
            uint64_t *found = bsearch(&sets[i].trigrams[j], distinct, distinct_count,
                                      sizeof *distinct, compare_trigrams);
            sets[i].trigrams[j] = rank_of[found - distinct];
        }
        qsort(sets[i].trigrams, (size_t)sets[i].count, sizeof *sets[i].trigrams, compare_trigrams);
    }
    free(frequency);
    free(distinct);
    free(all);
    return (int)distinct_count;
}

static bool is_similar(const struct trigram_set *a, const struct trigram_set *b)
{
    int shared = 0, i = 0, j = 0;
    while (i < a->count && j < b->count) {
        if (a->trigrams[i] < b->trigrams[j]) {
            i++;
        } else if (a->trigrams[i] > b->trigrams[j]) {
            j++;
        } else {
            shared++;
            i++;
            j++;
        }
    }
    long all = (long)a->count + b->count - shared;
    return all > 0 && (long)shared * SIMILAR_WHOLE >= all * SIMILAR_PARTS;
}

/* So many of a set's rarest trigrams hold one that any similar set has among its own so many. */
static int prefix_length(int count)
{
    return count - (count * SIMILAR_PARTS + SIMILAR_WHOLE - 1) / SIMILAR_WHOLE + 1;
}

/* The earliest of the texts before `text` that is similar to it, or NONE. */
static int earliest_similar(const struct trigram_set sets[], int text, const int heads[],
                            const struct posting postings[], int checked_for[])
{
    int earliest = NONE;
    for (int i = 0; i < prefix_length(sets[text].count) && i < sets[text].count; i++) {
        for (int at = heads[sets[text].trigrams[i]]; at != NONE; at = postings[at].next) {
            int candidate = postings[at].text;
            if (checked_for[candidate] == text || (earliest != NONE && candidate > earliest))
                continue;
            checked_for[candidate] = text;
            if (is_similar(&sets[candidate], &sets[text]))
                earliest = candidate;
        }
    }
    return earliest;
}

void near_duplicates(const char *const texts[], int text_count,
                     void (*found)(void *context, struct near_duplicate pair), void *context)
{
    struct trigram_set *sets = memory_new((size_t)text_count, sizeof *sets);
    for (int i = 0; i < text_count; i++)
        sets[i] = trigrams_of(texts[i]);
    int rank_count = rank_by_rarity(sets, text_count);
    int *heads = memory_new((size_t)rank_count, sizeof *heads);
    int *checked_for = memory_new((size_t)text_count, sizeof *checked_for);
    struct posting *postings = NULL;
    size_t posting_count = 0, posting_capacity = 0;
    for (int i = 0; i < rank_count; i++)
        heads[i] = NONE;
    for (int i = 0; i < text_count; i++)
        checked_for[i] = NONE;
    for (int text = 0; text < text_count; text++) {
        int first = earliest_similar(sets, text, heads, postings, checked_for);
        if (first != NONE)
            found(context, (struct near_duplicate){.first = first, .second = text});
        for (int i = 0; i < prefix_length(sets[text].count) && i < sets[text].count; i++) {
            int *head = &heads[sets[text].trigrams[i]];
            postings = memory_grow(postings, posting_count, &posting_capacity, sizeof *postings);
            postings[posting_count] = (struct posting){.text = text, .next = *head};
            *head = (int)posting_count++;
        }
    }
    for (int i = 0; i < text_count; i++)
        free(sets[i].trigrams);
    free(postings);
    free(checked_for);
    free(heads);
    free(sets);
}
