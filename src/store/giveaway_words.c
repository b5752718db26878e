#include "store/giveaway_words.h"

#include <assert.h>
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

enum { KEY_SIDES = 2 };
static const char *const *const key_words[KEY_SIDES] = {steady_words, changing_words};
static const int key_sides[KEY_SIDES] = {-1, 1};

/* What was found of one side's words, in situations or in responses. */
struct key_count {
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
        word[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] | 0x20) : text[i];
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

/* The letters that a side's words begin with, a bit each: most words are none by their first. */
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

/* The key's words in a text, or in several that count as one. */
struct key_search {
    uint32_t letters[KEY_SIDES];
    bool found[KEY_SIDES];
    struct key_count in_situations[KEY_SIDES], in_responses[KEY_SIDES];
};

static void look_at_word(struct key_search *search, struct key_count counts[], const char *word)
{
    unsigned letter = (unsigned)(unsigned char)word[0] - 'a';
    for (int side = 0; side < KEY_SIDES && letter < 26; side++) {
        if ((search->letters[side] >> letter & 1) == 0 || !is_key_word(word, key_words[side]))
            continue;
        note_form(&counts[side], word);
        search->found[side] = true;
    }
}

/* Counts what was found since the last time. */
static void count_found(struct key_search *search, struct key_count counts[], int scale)
{
    for (int side = 0; side < KEY_SIDES; side++) {
        counts[side].count += search->found[side];
        counts[side].on_side += search->found[side] && side_of(scale) == key_sides[side];
        search->found[side] = false;
    }
}

/* Returns how many responses there are. */
static int search_responses(struct key_search *search, const struct deck *deck)
{
    char word[WORD_BYTES_MAX];
    int all = 0;
    for (int i = 0; i < deck->card_count; i++)
        for (int j = 0; j < deck->cards[i].response_count; j++) {
            const struct response *response = &deck->cards[i].responses[j];
            const char *text = response->text;
            all++;
            while ((text = next_word(text, word)) != NULL)
                look_at_word(search, search->in_responses, word);
            count_found(search, search->in_responses, response->approach);
        }
    return all;
}

static bool gives_away(const struct key_count *key, int all)
{
    return key->count >= KEY_CARDS_MIN && 100L * key->count >= (long)KEY_WORTH_PERCENT * all &&
           100L * key->on_side >= (long)KEY_PERCENT * key->count;
}

static void tell_key_words(const struct key_count counts[], int all, bool in_responses,
                           void (*found)(void *context, const struct giveaway_words *giveaway),
                           void *context)
{
    for (int side = 0; side < KEY_SIDES; side++) {
        const struct key_count *key = &counts[side];
        char words[FORMS_MAX * (WORD_BYTES_MAX + 4)] = "";
        if (!gives_away(key, all))
            continue;
        for (int i = 0; i < key->form_count; i++)
            sprintf(words + strlen(words), "%s'%s'", i > 0 ? ", " : "", key->forms[i]);
        found(context, &(struct giveaway_words){.words = words,
                                                .word_count = key->form_count,
                                                .in_responses = in_responses,
                                                .side = key_sides[side],
                                                .count = key->count,
                                                .on_side = key->on_side});
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

static void count_word(struct vocabulary *vocabulary, const char *word, int card, int side)
{
    if (word[0] == '\0' || word[1] == '\0')
        return;
    int number = id_table_find(&vocabulary->ids, word);
    if (number == ID_UNKNOWN) {
        vocabulary->list = memory_grow(vocabulary->list, vocabulary->count, &vocabulary->capacity,
                                       sizeof *vocabulary->list);
        number = (int)vocabulary->count++;
        vocabulary->list[number] = (struct word_count){
            .word = arena_text(&vocabulary->arena, word, strlen(word)), .last_card = CARD_NONE};
        id_table_add(&vocabulary->ids, vocabulary->list[number].word, number);
    }
    assert(vocabulary->list != NULL && number < (int)vocabulary->count);
    struct word_count *one = &vocabulary->list[number];
    one->counts[side + 1] += one->last_card != card;
    one->last_card = card;
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

static void
tell_one_sided_words(const struct vocabulary *vocabulary, const struct deck *deck, bool in_english,
                     void (*found)(void *context, const struct giveaway_words *giveaway),
                     void *context)
{
    int cards[SIDES] = {0}, tried = 0;
    for (int i = 0; i < deck->card_count; i++)
        cards[side_of(deck->cards[i].context) + 1]++;
    for (size_t i = 0; i < vocabulary->count; i++)
        tried += SIDES * (sum_of(vocabulary->list[i].counts) >= WORD_CARDS_MIN);
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct word_count *one = &vocabulary->list[i];
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
}

/* --- both ---------------------------------------------------------------------------------------
 */

void giveaway_words(const struct deck *deck,
                    void (*found)(void *context, const struct giveaway_words *giveaway),
                    void *context)
{
    bool in_english = text_same(deck->language, "en") || strncmp(deck->language, "en-", 3) == 0 ||
                      strncmp(deck->language, "EN-", 3) == 0;
    struct vocabulary vocabulary = {0};
    struct key_search search = {.letters = {0}};
    for (int side = 0; side < KEY_SIDES && in_english; side++)
        search.letters[side] = first_letters(key_words[side]);
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        const char *const texts[] = {card->title, card->situation};
        for (int j = 0; j < 2; j++) {
            char word[WORD_BYTES_MAX];
            const char *text = texts[j];
            while ((text = next_word(text, word)) != NULL) {
                look_at_word(&search, search.in_situations, word);
                count_word(&vocabulary, word, i, side_of(card->context));
            }
        }
        count_found(&search, search.in_situations, card->context);
    }
    if (in_english) {
        tell_key_words(search.in_situations, deck->card_count, false, found, context);
        tell_key_words(search.in_responses, search_responses(&search, deck), true, found, context);
    }
    tell_one_sided_words(&vocabulary, deck, in_english, found, context);
    free(vocabulary.list);
    id_table_release(&vocabulary.ids);
    arena_release(&vocabulary.arena);
}
