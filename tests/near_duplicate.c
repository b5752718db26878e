/* Near-duplicate situations, against a comparison of every pair. */
#include "store/near_duplicate.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "support/check.h"

enum { TEXTS_MAX = 150, TEXT_BYTES = 240, WORDS_MAX = 40, GRAM_BYTES = 60, NONE = -1 };

/* --- every pair ---------------------------------------------------------------------------------
 */

/* A text's distinct word trigrams; of fewer than three words, all of them as one. */
struct grams {
    char list[WORDS_MAX][GRAM_BYTES];
    int count;
};

static int split(const char *text, char words[WORDS_MAX][20])
{
    int count = 0;
    size_t length = 0;
    for (;; text++) {
        unsigned char byte = (unsigned char)*text;
        if (isalnum(byte) || (byte >= 0x80 && strchr("–", byte) == NULL)) {
            words[count][length++] = (char)tolower(byte);
            continue;
        }
        if (length > 0)
            words[count++][length] = '\0';
        length = 0;
        if (byte == '\0')
            return count;
    }
}

static bool has_gram(const struct grams *grams, const char *gram)
{
    for (int i = 0; i < grams->count; i++)
        if (strcmp(grams->list[i], gram) == 0)
            return true;
    return false;
}

static void add_gram(struct grams *grams, const char *gram)
{
    if (!has_gram(grams, gram))
        strcpy(grams->list[grams->count++], gram);
}

static void find_grams(struct grams *grams, const char *text)
{
    char words[WORDS_MAX][20], gram[GRAM_BYTES];
    int count = split(text, words);
    grams->count = 0;
    for (int i = 0; i + 2 < count; i++) {
        snprintf(gram, sizeof gram, "%.18s %.18s %.18s", words[i], words[i + 1], words[i + 2]);
        add_gram(grams, gram);
    }
    if (count == 0 || count > 2)
        return;
    snprintf(gram, sizeof gram, "%.18s/%.18s", words[0], count > 1 ? words[1] : "");
    add_gram(grams, gram);
}

static bool are_near(const struct grams *a, const struct grams *b)
{
    int shared = 0;
    for (int i = 0; i < a->count; i++)
        shared += has_gram(b, a->list[i]);
    int all = a->count + b->count - shared;
    return all > 0 && 10 * shared >= 8 * all;
}

/* The earliest text that each text is near to. */
static void compare_all(const char *const texts[], int count, int nearest[])
{
    static struct grams grams[TEXTS_MAX];
    for (int i = 0; i < count; i++) {
        find_grams(&grams[i], texts[i]);
        nearest[i] = NONE;
        for (int j = 0; j < i && nearest[i] == NONE; j++)
            if (are_near(&grams[j], &grams[i]))
                nearest[i] = j;
    }
}

/* --- the comparison -----------------------------------------------------------------------------
 */

struct found {
    int nearest[TEXTS_MAX];
    int count;
};

static void take(void *context, struct near_duplicate pair)
{
    struct found *found = context;
    assert_true(pair.first < pair.second);
    check_int(found->nearest[pair.second], NONE, "text %d is told once", pair.second);
    found->nearest[pair.second] = pair.first;
    found->count++;
}

static struct found find_near(const char *const texts[], int count)
{
    struct found found = {.count = 0};
    for (int i = 0; i < TEXTS_MAX; i++)
        found.nearest[i] = NONE;
    assert_true(near_duplicates(texts, count, take, &found));
    return found;
}

static char texts[TEXTS_MAX][TEXT_BYTES];
static const char *pointers[TEXTS_MAX];

/* A text of `word_count` words from a small vocabulary, in mixed case, with punctuation. */
static void write_random(char text[TEXT_BYTES], int word_count, uint32_t vocabulary,
                         struct random *random)
{
    static const char *const joins[] = {" ", ", ", ". ", " – ", "\n"};
    size_t used = 0;
    text[0] = '\0';
    for (int i = 0; i < word_count; i++)
        used += (size_t)snprintf(text + used, TEXT_BYTES - used, "%s%c%u",
                                 i > 0 ? joins[random_below(random, (uint32_t)COUNT(joins))] : "",
                                 random_below(random, 2) == 0 ? 'w' : 'W',
                                 random_below(random, vocabulary));
}

/* The text again with one word changed. */
static void write_variant(char text[TEXT_BYTES], const char *original, struct random *random)
{
    snprintf(text, TEXT_BYTES, "%s", original);
    size_t length = strlen(text);
    for (int tries = 0; length > 0 && tries < 20; tries++) {
        size_t at = random_below(random, (uint32_t)length);
        if (!isdigit((unsigned char)text[at]))
            continue;
        text[at] = (char)('0' + random_below(random, 10));
        return;
    }
}

static void random_texts_are_compared_as_every_pair_would_be(void **state)
{
    (void)state;
    struct random random = random_seeded(8, 8);
    int near = 0, not_near = 0;
    for (int trial = 0; trial < 60; trial++) {
        uint32_t vocabulary = 2 + random_below(&random, 30);
        int count = 2 + (int)random_below(&random, TEXTS_MAX - 1), nearest[TEXTS_MAX];
        for (int i = 0; i < count; i++) {
            if (i > 0 && random_below(&random, 3) == 0)
                write_variant(texts[i], texts[random_below(&random, (uint32_t)i)], &random);
            else
                write_random(texts[i], (int)random_below(&random, 30), vocabulary, &random);
            pointers[i] = texts[i];
        }
        compare_all(pointers, count, nearest);
        struct found found = find_near(pointers, count);
        for (int i = 0; i < count; i++) {
            check_int(found.nearest[i], nearest[i], "trial %d, text %d: '%s'", trial, i, texts[i]);
            near += nearest[i] != NONE;
            not_near += nearest[i] == NONE;
        }
    }
    assert_true(near > 300 && not_near > 300);
}

static void four_fifths_shared_are_near_and_less_are_not(void **state)
{
    (void)state;
    /* Trigrams: 4 shared of 5 in all; 7 of 9; 8 of 10. */
    static const struct {
        const char *a, *b;
        bool near;
    } rows[] = {
        {"a b c d e f g", "a b c d e f", true},
        {"a b c d e f g h i j", "a b c d e f g h i x y", false},
        {"a b c d e f g h i j k", "a b c d e f g h i j x", true},
        {"a b c d e f g h i j k l", "a b c d e f g h i j", true},
        {"The ship, the sea.", "the SHIP the sea", true},
        {"Two words", "two words!", true},
        {"Two words", "words two", false},
        {"One", "one", true},
        {"One", "one two", false},
        {"", "", false},
        {"...", "!", false},
        {"für die Straße", "Für die straße", true},
        {"one – “two” three…", "one two: three", true},
        {"a b c", "c b a", false},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        const char *const pair[] = {rows[i].a, rows[i].b};
        check_int(find_near(pair, 2).count, rows[i].near, "row %d", i);
    }
}

static void the_earliest_of_several_is_named(void **state)
{
    (void)state;
    static const char *const same[] = {"x y z", "a b c", "a b c", "A B C", "d e f"};
    struct found found = find_near(same, COUNT(same));
    assert_int_equal(found.count, 2);
    assert_int_equal(found.nearest[2], 1);
    assert_int_equal(found.nearest[3], 1);
}

static void no_text_and_one_text_are_near_nothing(void **state)
{
    (void)state;
    static const char *const one[] = {"a b c"};
    assert_int_equal(find_near(one, 0).count, 0);
    assert_int_equal(find_near(one, 1).count, 0);
}

/* --- what must not take for ever -----------------------------------------------------------------
 */

enum { MANY = 20000, MANY_BYTES = 160 };

static void count_pairs(void *context, struct near_duplicate pair)
{
    (void)pair;
    ++*(int *)context;
}

static void many_copies_of_one_text_are_found_at_once(void **state)
{
    (void)state;
    static const char *copies[MANY];
    int pairs = 0;
    for (int i = 0; i < MANY; i++)
        copies[i] = "one two three four five six seven eight nine ten";
    assert_true(near_duplicates(copies, MANY, count_pairs, &pairs));
    assert_int_equal(pairs, MANY - 1);
}

/* Every trigram is in thousands of texts, and no two texts are alike. */
static void many_texts_of_few_words_are_given_up_in_time(void **state)
{
    (void)state;
    static char buffers[MANY][MANY_BYTES];
    static const char *many[MANY];
    struct random random = random_seeded(9, 9);
    int pairs = 0;
    for (int i = 0; i < MANY; i++) {
        for (int j = 0; j + 2 < MANY_BYTES; j += 2)
            memcpy(buffers[i] + j, (const char[]){(char)('a' + random_below(&random, 4)), ' '}, 2);
        many[i] = buffers[i];
    }
    assert_false(near_duplicates(many, MANY, count_pairs, &pairs));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_texts_are_compared_as_every_pair_would_be),
        cmocka_unit_test(four_fifths_shared_are_near_and_less_are_not),
        cmocka_unit_test(the_earliest_of_several_is_named),
        cmocka_unit_test(no_text_and_one_text_are_near_nothing),
        cmocka_unit_test(many_copies_of_one_text_are_found_at_once),
        cmocka_unit_test(many_texts_of_few_words_are_given_up_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
