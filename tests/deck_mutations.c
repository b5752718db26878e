/* Decks broken by chance: whatever stands in a file, reading it never crashes, and either the deck
 * plays or at least one problem says why not. Seeded, so a failure comes back with its number. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/random.h"
#include "base/text.h"
#include "store/deck.h"
#include "store/translation.h"
#include "support/check.h"
#include "support/folder.h"

enum { MUTATIONS_EACH = 700, BYTES_MAX = 64 * 1024 };

static struct folder folder;
static struct random dice;

static size_t below(size_t count)
{
    return count > 0 ? random_below(&dice, (uint32_t)count) : 0;
}

/* --- what chance does ---------------------------------------------------------------------------
 */

struct text {
    char bytes[BYTES_MAX];
    size_t byte_count;
};

static struct text original, mutated;

static void insert(struct text *text, size_t at, const void *bytes, size_t byte_count)
{
    if (text->byte_count + byte_count > BYTES_MAX)
        return;
    memmove(text->bytes + at + byte_count, text->bytes + at, text->byte_count - at);
    memcpy(text->bytes + at, bytes, byte_count);
    text->byte_count += byte_count;
}

static void cut_out(struct text *text, size_t at, size_t byte_count)
{
    if (byte_count > text->byte_count - at)
        byte_count = text->byte_count - at;
    memmove(text->bytes + at, text->bytes + at + byte_count, text->byte_count - at - byte_count);
    text->byte_count -= byte_count;
}

static void flip_bytes(struct text *text)
{
    for (size_t i = 0; i < 1 + below(4) && text->byte_count > 0; i++)
        text->bytes[below(text->byte_count)] ^= (char)(1 << below(8));
}

static void truncate_text(struct text *text)
{
    text->byte_count = below(text->byte_count + 1);
}

/* The line that a random byte lies in. */
static size_t random_line(const struct text *text, size_t *length)
{
    size_t start = below(text->byte_count), end = start;
    while (start > 0 && text->bytes[start - 1] != '\n')
        start--;
    while (end < text->byte_count && text->bytes[end] != '\n')
        end++;
    *length = end < text->byte_count ? end + 1 - start : end - start;
    return start;
}

static void move_line(struct text *text)
{
    char line[4096];
    size_t length, start = random_line(text, &length), unused;
    if (length > sizeof line)
        return;
    memcpy(line, text->bytes + start, length);
    if (below(3) > 0)
        cut_out(text, start, length);
    insert(text, random_line(text, &unused), line, length);
}

static void drop_line(struct text *text)
{
    size_t length, start = random_line(text, &length);
    cut_out(text, start, length);
}

static void plant_word(struct text *text)
{
    static const char *const words[] = {
        "*a",
        "&a ",
        "!x ",
        "!!str ",
        "\"",
        "'",
        "- ",
        "\t",
        "{",
        "[",
        "}",
        "]",
        ",",
        ": ",
        "\n",
        "---\n",
        "...\n",
        "? ",
        "%",
        "@",
        "#",
        "\\ud83d",
        "\\ud83d\\ude00",
        "\\u0000",
        "\\",
        "|",
        ">",
        "~",
        "null",
        "\xEF\xBB\xBF",
        "\xC3",
        "\xF0\x9F\x98\x80",
        "\r",
        ";",
        "\"\"",
        "#title;",
        "id;",
        "A approach;",
        "Z;",
        "sep=,\n",
        "'=",
        "\x1B[31m",
        "<<: ",
        "leads_to: ",
        "id: ",
        "context: change\n",
        "[[[[[[[[[",
        "{{{{{{{{{",
    };
    const char *word = words[below((size_t)COUNT(words))];
    insert(text, below(text->byte_count + 1), word, strlen(word));
}

static void mutate(struct text *text)
{
    static void (*const kinds[])(struct text *) = {flip_bytes, truncate_text, move_line,
                                                   drop_line,  plant_word,    plant_word};
    size_t times = 1 + below(3);
    for (size_t i = 0; i < times; i++)
        kinds[below((size_t)COUNT(kinds))](text);
}

/* --- what must hold -----------------------------------------------------------------------------
 */

static void check_shown(const char *text, const char *what, int number)
{
    check_int(text != NULL, true, "%s of mutation %d", what, number);
    check_int(text_is_utf8(text, strlen(text), NULL), true, "%s of mutation %d", what, number);
}

static void check_problem(const struct problem *problem, int number)
{
    check_int(problem->words[0] != '\0', true, "mutation %d", number);
    check_shown(problem->words, "a problem", number);
    for (const char *byte = problem->words; *byte != '\0'; byte++)
        check_int((unsigned char)*byte >= 0x20, true, "mutation %d: %s", number, problem->words);
    check_int(problem->place.line >= 0, true, "mutation %d", number);
    check_int((problem->place.line > 0 || problem->place.row > 0) || problem->place.column == 0,
              true, "mutation %d", number);
    check_int(problem->place.line == 0 || problem->place.column > 0, true, "mutation %d", number);
    check_int(problem->place.line == 0 || problem->place.row == 0, true, "mutation %d", number);
    if (problem->place.column_name != NULL)
        check_shown(problem->place.column_name, "a column's name", number);
    check_int((size_t)problem->place.line <= mutated.byte_count + 1, true, "mutation %d", number);
}

static void check_card(const struct deck *deck, const struct card *card, int number)
{
    check_shown(card->id, "an id", number);
    check_shown(card->title, "a title", number);
    check_shown(card->situation, "a situation", number);
    check_int(card->id[0] != '\0' && card->title[0] != '\0' && card->situation[0] != '\0', true,
              "mutation %d", number);
    check_int(card->response_count >= RESPONSES_MIN && card->response_count <= RESPONSES_MAX, true,
              "mutation %d", number);
    check_int(card_best_fit(card) >= 8, true, "mutation %d", number);
    for (int i = 0; i < card->response_count; i++) {
        int leads_to = card->responses[i].leads_to;
        check_shown(card->responses[i].text, "a response", number);
        check_shown(card->responses[i].why, "a why", number);
        check_int(leads_to == CARD_NONE || (leads_to >= 0 && leads_to < deck->card_count), true,
                  "mutation %d", number);
    }
}

static void load_mutation(const char *path, int number)
{
    struct deck_file file;
    struct error error;
    check_int(deck_file_load(&file, path, &error), true, "mutation %d", number);
    check_int(file.playable || file.problems.error_count > 0, true,
              "mutation %d: not playable, and nobody says why", number);
    check_int(file.left_out == 0 || file.problems.error_count > 0, true,
              "mutation %d: a card is left out, and nobody says why", number);
    deck_file_check(&file);
    for (size_t i = 0; i < file.problems.count; i++)
        check_problem(&file.problems.list[i], number);
    if (file.playable) {
        check_int(deck_dealable(&file.deck) > 0, true, "mutation %d", number);
        for (int i = 0; i < file.deck.card_count; i++)
            check_card(&file.deck, &file.deck.cards[i], number);
        deck_file_use_language(&file, "de");
        for (int i = 0; i < file.deck.card_count; i++)
            check_card(&file.deck, &file.deck.cards[i], number);
    }
    deck_file_release(&file);
}

static void read_original(const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/decks/%s", TESTS_FOLDER, name);
    char *text = file_text(path);
    assert_non_null(text);
    original.byte_count = strlen(text);
    assert_true(original.byte_count < BYTES_MAX);
    memcpy(original.bytes, text, original.byte_count);
    free(text);
}

/* Mutates `name` under the name `as`, and loads `deck`. */
static void load_mutations(const char *name, const char *as, const char *deck, uint64_t seed)
{
    read_original(name);
    for (int number = 0; number < MUTATIONS_EACH; number++) {
        dice = random_seeded(seed, (uint64_t)number);
        mutated = original;
        mutate(&mutated);
        /* Not over the one before: some disks wait for that. */
        unlink(folder_file(&folder, as));
        folder_write_bytes(&folder, as, mutated.bytes, mutated.byte_count);
        load_mutation(folder_file(&folder, deck), number);
    }
}

static void mutated_yaml_loads_or_says_why_not(void **state)
{
    (void)state;
    load_mutations("leads-to-later.yaml", "a.yaml", "a.yaml", 1);
}

static void mutated_lines_in_block_style_load_or_say_why_not(void **state)
{
    (void)state;
    load_mutations("card-lengths-over.yaml", "b.yaml", "b.yaml", 2);
}

static void mutated_json_loads_or_says_why_not(void **state)
{
    (void)state;
    load_mutations("json-surrogate-pairs.json", "c.json", "c.json", 3);
    load_mutations("json-good.json", "d.json", "d.json", 4);
}

static void mutated_csv_loads_or_says_why_not(void **state)
{
    (void)state;
    load_mutations("csv-from-excel.csv", "e.csv", "e.csv", 6);
    load_mutations("csv-leads-to.csv", "f.csv", "f.csv", 7);
}

static void a_mutated_sheet_does_no_harm_to_its_deck(void **state)
{
    (void)state;
    char *deck = file_text(TESTS_FOLDER "/decks/translation-sheet/deck.csv");
    folder_write(&folder, "sheet.csv", deck);
    free(deck);
    load_mutations("translation-sheet/deck.de.csv", "sheet.de.csv", "sheet.csv", 8);
}

static void a_mutated_translation_does_no_harm_to_its_deck(void **state)
{
    (void)state;
    char *deck = file_text(TESTS_FOLDER "/decks/translation-good/deck.yaml");
    folder_write(&folder, "deck.yaml", deck);
    free(deck);
    load_mutations("translation-good/deck.de.yaml", "deck.de.yaml", "deck.yaml", 5);
}

static int make_folder(void **state)
{
    (void)state;
    folder_init(&folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    folder_release(&folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mutated_yaml_loads_or_says_why_not),
        cmocka_unit_test(mutated_lines_in_block_style_load_or_say_why_not),
        cmocka_unit_test(mutated_json_loads_or_says_why_not),
        cmocka_unit_test(mutated_csv_loads_or_says_why_not),
        cmocka_unit_test(a_mutated_sheet_does_no_harm_to_its_deck),
        cmocka_unit_test(a_mutated_translation_does_no_harm_to_its_deck),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
