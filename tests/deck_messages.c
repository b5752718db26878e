/* Every mistake an author can make has its message: each deck in tests/decks, good or broken,
 * checked by the real program, gives exactly the text that lies beside it. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/golden.h"
#include "support/program.h"

#define DECKS_FOLDER TESTS_FOLDER "/decks"

/* What was printed, what was complained, and the exit status, as one text. */
static char *checked(const char *deck, const char *option)
{
    struct run run;
    char *text = NULL;
    size_t byte_count;
    FILE *stream = open_memstream(&text, &byte_count);
    assert_non_null(stream);
    program_run(&run, &(struct program){.folder = DECKS_FOLDER,
                                        .arguments = {"deck", "check", deck, option}});
    fputs(run.output, stream);
    fputs(run.complaints, stream);
    fprintf(stream, "[exit status %d]\n", run.status);
    fclose(stream);
    run_release(&run);
    return text;
}

/* "deck-list" for "deck-list.yaml"; a folder's name is its own. */
static void expected_name(char path[], size_t room, const char *deck, const char *suffix)
{
    const char *dot = strrchr(deck, '.');
    snprintf(path, room, "decks/%.*s%s.expected",
             (int)(dot != NULL ? (size_t)(dot - deck) : strlen(deck)), deck, suffix);
}

static bool has_ending(const char *name, const char *ending)
{
    size_t length = strlen(name), ending_length = strlen(ending);
    return length > ending_length && strcmp(name + length - ending_length, ending) == 0;
}

static int is_deck(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && !has_ending(entry->d_name, ".expected");
}

static int is_expected(const struct dirent *entry)
{
    return has_ending(entry->d_name, ".expected");
}

static void every_deck_gives_exactly_its_messages(void **state)
{
    (void)state;
    struct dirent **decks;
    int count = scandir(DECKS_FOLDER, &decks, is_deck, alphasort), different = 0;
    assert_true(count > 100);
    for (int i = 0; i < count; i++) {
        char name[512];
        char *text = checked(decks[i]->d_name, NULL);
        expected_name(name, sizeof name, decks[i]->d_name, "");
        different += !golden_same(name, text);
        free(text);
        free(decks[i]);
    }
    free(decks);
    assert_int_equal(different, 0);
}

/* The same decks under an option. */
static const struct {
    const char *deck, *option, *suffix;
} variants[] = {
    {"good.yaml", "--strict", "-strict"},
    {"no-why.yaml", "--strict", "-strict"},
    {"good.yaml", "--json", "-in-json"},
    {"card-id-twice.yaml", "--json", "-in-json"},
    {"encoding-control-escape.yaml", "--json", "-in-json"},
    {"deck-fields-missing.yaml", "--json", "-in-json"},
    {"no-deck-in-folder", "--json", "-in-json"},
    {"csv-cells-empty.csv", "--json", "-in-json"},
    {"translation-partial", "--json", "-in-json"},
    {"unfair-leading.yaml", "--strict", "-strict"},
    {"unfair-leading.yaml", "--json", "-in-json"},
};

static void strict_and_json_say_the_same_in_their_way(void **state)
{
    (void)state;
    int different = 0;
    for (int i = 0; i < COUNT(variants); i++) {
        char name[512];
        char *text = checked(variants[i].deck, variants[i].option);
        expected_name(name, sizeof name, variants[i].deck, variants[i].suffix);
        different += !golden_same(name, text);
        free(text);
    }
    assert_int_equal(different, 0);
}

/* Whether a deck or a variant has this expected text. */
static bool is_wanted(const char *expected, struct dirent **decks, int count)
{
    char name[512];
    for (int i = 0; i < count; i++) {
        expected_name(name, sizeof name, decks[i]->d_name, "");
        if (strcmp(name + strlen("decks/"), expected) == 0)
            return true;
    }
    for (int i = 0; i < COUNT(variants); i++) {
        expected_name(name, sizeof name, variants[i].deck, variants[i].suffix);
        if (strcmp(name + strlen("decks/"), expected) == 0)
            return true;
    }
    return false;
}

static void every_expected_text_has_its_deck(void **state)
{
    (void)state;
    struct dirent **decks, **expected;
    int deck_count = scandir(DECKS_FOLDER, &decks, is_deck, alphasort);
    int expected_count = scandir(DECKS_FOLDER, &expected, is_expected, alphasort), unwanted = 0;
    for (int i = 0; i < expected_count; i++) {
        if (!is_wanted(expected[i]->d_name, decks, deck_count)) {
            print_error("decks/%s belongs to no deck\n", expected[i]->d_name);
            unwanted++;
        }
        free(expected[i]);
    }
    for (int i = 0; i < deck_count; i++)
        free(decks[i]);
    free(decks);
    free(expected);
    assert_int_equal(unwanted, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_deck_gives_exactly_its_messages),
        cmocka_unit_test(strict_and_json_say_the_same_in_their_way),
        cmocka_unit_test(every_expected_text_has_its_deck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
