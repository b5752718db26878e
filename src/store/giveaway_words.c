#include "store/giveaway_words.h"

#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "store/id_table.h"

/* The words of the key: on this share of their cards they name the side (in percent), in this share
 * of the deck's cards they are worth learning, and in fewer cards it may be chance. */
enum { KEY_PERCENT = 80, KEY_WORTH_PERCENT = 5, KEY_CARDS_MIN = 3 };

/* Any other word. */
enum { WORD_PERCENT = 90, WORD_CARDS_MIN = 5, SIDES = 3 };
static const double CHANCE_MAX = 0.01; /* of one false alarm in a deck */

enum { WORD_BYTES_MAX = 40, FORMS_MAX = 6 };

/* --- the words of the key -----------------------------------------------------------------------
 */

/* A star stands for any ending. Not "manager", "management" and "leader": those are people. */
static const char *const steady_words[] = {"stable", "stabili*", "steady",  "steadily", "unchang*",
                                           "manage", "manages",  "managed", "managing", NULL};
static const char *const changing_words[] = {"chang*",     "unstable", "instabili*", "destabili*",
                                             "lead",       "leads",    "led",        "leading",
                                             "leadership", NULL};

struct key_count {
    const char *const *patterns;
    uint32_t first_letters; /* of the patterns, a bit each: most words are none by their first */
    int count, on_side;
    char forms[FORMS_MAX][WORD_BYTES_MAX];
    int form_count;
};

static bool is_form(const char *word, const char *pattern)
{
    while (*pattern != '\0' && *word == *pattern) {
        word++;
        pattern++;
    }
    return *pattern == '*' || (*pattern == '\0' && *word == '\0');
}

static bool is_key_word(const char *word, const char *const patterns[])
{
    for (int i = 0; patterns[i] != NULL; i++)
        if (is_form(word, patterns[i]))
            return true;
    return false;
}

/* The next word in small letters; what follows it, or NULL. A word that is too long becomes "". */
static const char *next_word(const char *text, char word[WORD_BYTES_MAX])
{
    size_t length;
    text = text_word(text, &length);
    if (text == NULL)
        return NULL;
    size_t kept = length < WORD_BYTES_MAX ? length : 0;
    for (size_t i = 0; i < kept; i++)
        word[i] = (unsigned char)text[i] < 0x80 ? (char)tolower((unsigned char)text[i]) : text[i];
    word[kept] = '\0';
    return text + length;
}

static void note_form(struct key_count *key, const char *word)
{
    for (int i = 0; i < key->form_count; i++)
        if (strcmp(key->forms[i], word) == 0)
            return;
    if (key->form_count < FORMS_MAX)
        strcpy(key->forms[key->form_count++], word);
}

/* Whether one of the key's words stands in the text; its forms are noted. */
static bool has_key_word(struct key_count *key, const char *text)
{
    char word[WORD_BYTES_MAX];
    size_t length;
    bool found = false;
    while ((text = text_word(text, &length)) != NULL) {
        unsigned char first = (unsigned char)(*text | 0x20);
        bool may_be = first >= 'a' && first <= 'z' &&
                      (key->first_letters >> (first - 'a') & 1) != 0;
        if (may_be && next_word(text, word) != NULL && is_key_word(word, key->patterns)) {
            note_form(key, word);
            found = true;
        }
        text += length;
    }
    return found;
}

static uint32_t first_letters(const char *const patterns[])
{
    uint32_t letters = 0;
    for (int i = 0; patterns[i] != NULL; i++)
        letters |= UINT32_C(1) << (patterns[i][0] - 'a');
    return letters;
}

static int side_of(int scale)
{
    return (scale > 0) - (scale < 0);
}

static void count_in_situations(struct key_count *key, const struct deck *deck, int side)
{
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        bool in_title = has_key_word(key, card->title);
        if (!has_key_word(key, card->situation) && !in_title)
            continue;
        key->count++;
        key->on_side += side_of(card->context) == side;
    }
}

/* Returns how many responses there are. */
static int count_in_responses(struct key_count *key, const struct deck *deck, int side)
{
    int all = 0;
    for (int i = 0; i < deck->card_count; i++)
        for (int j = 0; j < deck->cards[i].response_count; j++) {
            const struct response *response = &deck->cards[i].responses[j];
            all++;
            if (!has_key_word(key, response->text))
                continue;
            key->count++;
            key->on_side += side_of(response->approach) == side;
        }
    return all;
}

static bool gives_away(const struct key_count *key, int all)
{
    return key->count >= KEY_CARDS_MIN && 100L * key->count >= (long)KEY_WORTH_PERCENT * all &&
           100L * key->on_side >= (long)KEY_PERCENT * key->count;
}

static void find_key_words(const struct deck *deck,
                           void (*found)(void *context, const struct giveaway_words *giveaway),
                           void *context)
{
    for (int in_responses = 0; in_responses < 2; in_responses++)
        for (int side = -1; side <= 1; side += 2) {
            struct key_count key = {.patterns = side < 0 ? steady_words : changing_words};
            key.first_letters = first_letters(key.patterns);
            int all = deck->card_count;
            if (in_responses)
                all = count_in_responses(&key, deck, side);
            else
                count_in_situations(&key, deck, side);
            if (!gives_away(&key, all))
                continue;
            char words[FORMS_MAX * (WORD_BYTES_MAX + 4)] = "";
            for (int i = 0; i < key.form_count; i++)
                sprintf(words + strlen(words), "%s'%s'", i > 0 ? ", " : "", key.forms[i]);
            found(context, &(struct giveaway_words){.words = words,
                                                    .word_count = key.form_count,
                                                    .in_responses = in_responses,
                                                    .side = side,
                                                    .count = key.count,
                                                    .on_side = key.on_side});
        }
}

/* --- any other word -----------------------------------------------------------------------------
 */

/* In how many situations of each side a word stands. */
struct word_count {
    const char *word;
    int counts[SIDES];
    int last_card;
};

struct vocabulary {
    struct id_table ids;
    struct word_count *list;
    size_t count, capacity;
    struct arena arena;
};

static void count_words(struct vocabulary *vocabulary, const char *text, int card, int side)
{
    char word[WORD_BYTES_MAX];
    while ((text = next_word(text, word)) != NULL) {
        if (word[0] == '\0' || word[1] == '\0')
            continue;
        int number = id_table_find(&vocabulary->ids, word);
        if (number == ID_UNKNOWN) {
            vocabulary->list = memory_grow(vocabulary->list, vocabulary->count,
                                           &vocabulary->capacity, sizeof *vocabulary->list);
            number = (int)vocabulary->count++;
            vocabulary->list[number] = (struct word_count){
                .word = arena_text(&vocabulary->arena, word, strlen(word)), .last_card = CARD_NONE};
            id_table_add(&vocabulary->ids, vocabulary->list[number].word, number);
        }
        struct word_count *one = &vocabulary->list[number];
        one->counts[side + 1] += one->last_card != card;
        one->last_card = card;
    }
}

static double log_choose(int all, int some)
{
    return lgamma(all + 1.0) - lgamma(some + 1.0) - lgamma(all - some + 1.0);
}

/* The chance that of `drawn` cards out of `all`, `special` of which are special, `hits` or more are
 * special (the hypergeometric distribution's upper tail, as in Fisher's exact test). */
static double chance_of(int all, int special, int drawn, int hits)
{
    double sum = 0;
    for (int i = hits; i <= drawn && i <= special; i++)
        if (drawn - i <= all - special)
            sum += exp(log_choose(special, i) + log_choose(all - special, drawn - i) -
                       log_choose(all, drawn));
    return sum;
}

static int sum_of(const int counts[SIDES])
{
    return counts[0] + counts[1] + counts[2];
}

static void find_one_sided_words(const struct deck *deck, bool in_english,
                                 void (*found)(void *context,
                                               const struct giveaway_words *giveaway),
                                 void *context)
{
    struct vocabulary vocabulary = {0};
    int cards[SIDES] = {0}, tried = 0;
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        int side = side_of(card->context);
        cards[side + 1]++;
        count_words(&vocabulary, card->title, i, side);
        count_words(&vocabulary, card->situation, i, side);
    }
    for (size_t i = 0; i < vocabulary.count; i++)
        tried += SIDES * (sum_of(vocabulary.list[i].counts) >= WORD_CARDS_MIN);
    for (size_t i = 0; i < vocabulary.count; i++) {
        const struct word_count *one = &vocabulary.list[i];
        int count = sum_of(one->counts);
        if (count < WORD_CARDS_MIN || (in_english && (is_key_word(one->word, steady_words) ||
                                                      is_key_word(one->word, changing_words))))
            continue;
        for (int side = -1; side <= 1; side++) {
            int on_side = one->counts[side + 1];
            if (100L * on_side < (long)WORD_PERCENT * count ||
                tried * chance_of(deck->card_count, cards[side + 1], count, on_side) > CHANCE_MAX)
                continue;
            char words[WORD_BYTES_MAX + 4];
            snprintf(words, sizeof words, "'%s'", one->word);
            found(context, &(struct giveaway_words){.words = words,
                                                    .word_count = 1,
                                                    .side = side,
                                                    .count = count,
                                                    .on_side = on_side});
        }
    }
    free(vocabulary.list);
    id_table_release(&vocabulary.ids);
    arena_release(&vocabulary.arena);
}

void giveaway_words(const struct deck *deck,
                    void (*found)(void *context, const struct giveaway_words *giveaway),
                    void *context)
{
    bool in_english = text_same(deck->language, "en") || strncmp(deck->language, "en-", 3) == 0 ||
                      strncmp(deck->language, "EN-", 3) == 0;
    if (in_english)
        find_key_words(deck, found, context);
    find_one_sided_words(deck, in_english, found, context);
}
